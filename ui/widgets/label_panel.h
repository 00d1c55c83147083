// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/labels/layout.h"
#include "core/station/view.h"
#include "ui/widgets/canvas.h"

namespace unitrail {

/** A label as the printer prints it, in its own size where there is room. */
class LabelPanel : public Drawn {
    Q_OBJECT
public:
    LabelPanel(const Theme &theme, QWidget *parent);
    void setLabel(const LabelView &label);

protected:
    void draw(Canvas &canvas) override;

private:
    void drawPaper(Canvas &canvas, const QRectF &room);

    std::optional<LabelView> m_label;
    std::optional<LabelLayout> m_layout;
    QString m_trouble; ///< why there is no picture
};

} // namespace unitrail
