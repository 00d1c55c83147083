// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/action_button.h"
#include "ui/words/speech.h"

#include <QScrollArea>

#include <memory>

namespace unitrail {

/** A sheet of codes beside the screen, in demo mode only. What is clicked takes the way of every other scan.
 */
class PracticePanel : public QWidget {
    Q_OBJECT
public:
    PracticePanel(const Theme &theme, QWidget *parent);
    void setCodes(const std::vector<PracticeCode> &codes);
    /** Shows the codes that are of use at this station, by step, in that language. */
    void show(const StationView &view, const Speech &speech);
    using QWidget::show;

    static constexpr int widthAt(const QSize &)
    {
        return 360;
    } ///< px; it is for a mouse at a desk, not for gloves

signals:
    void codeWished(const QByteArray &bytes);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Sheet;

    const Theme &m_theme;
    std::vector<PracticeCode> m_codes;
    QString m_shownFor; ///< station and language the sheet was made for
    QScrollArea m_scroll;
    Sheet *m_sheet;
};

} // namespace unitrail
