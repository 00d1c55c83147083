// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/canvas.h"

#include <optional>

namespace unitrail {

/**
 * The last values of one characteristic here, as a line of points: a glance at the step, not a study. Limits
 * of the specification are solid, control limits thin and dashed; a value out of the first is a diamond.
 */
class TrendStrip : public Drawn {
    Q_OBJECT
public:
    struct Content {
        QString title; ///< for whoever hears it
        QString remark; ///< "Last values here: nothing unusual."
        Shape shape = Shape::None; ///< of the remark
        std::vector<double> values; ///< oldest first
        std::optional<double> lower, upper; ///< specification
        std::optional<double> centre, lowerControl, upperControl;
        bool operator==(const Content &) const = default;
    };
    TrendStrip(const Theme &theme, QWidget *parent);
    void setContent(const Content &content);

protected:
    void draw(Canvas &canvas) override;

private:
    void drawPoints(Canvas &canvas, const QRectF &room);
    Content m_content;
};

} // namespace unitrail
