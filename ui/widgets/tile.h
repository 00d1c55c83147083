// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/canvas.h"

#include <QAbstractButton>

namespace unitrail {

/** A figure that can be touched: a title, a number, a remark, and perhaps a bar. For supervisors at a desk.
 */
class Tile : public QAbstractButton, public Lettered {
    Q_OBJECT
public:
    struct Line {
        Shape shape = Shape::None;
        QString text;
        bool strong = false;
        bool operator==(const Line &) const = default;
    };
    struct Content {
        QString title;
        QString value; ///< large; empty: lines only
        Shape sign = Shape::None; ///< at the end of the title's line
        std::vector<Line> lines{};
        std::optional<double> bar{}; ///< 0 to 1: the title stands on it, the value at its end
        bool grey = false; ///< too few to say anything
        bool hatched = false; ///< not up to date
        bool alarm = false; ///< outside of its limit: edged, and said in a line
        double valueEmMm = 0; ///< 0: a figure's; more on a wall
        bool operator==(const Content &) const = default;
    };
    Tile(const Theme &theme, const QString &name, QWidget *parent);
    void setContent(const Content &content);
    [[nodiscard]] const Content &content() const { return m_content; }

signals:
    void fired();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void drawBar(Canvas &canvas, const QColor &ground, const QColor &ink);
    void drawFigure(Canvas &canvas, const QColor &ground, const QColor &ink);

    const Theme &m_theme;
    Content m_content;
};

} // namespace unitrail
