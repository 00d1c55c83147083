// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/canvas.h"

namespace unitrail {

/**
 * Units down, characteristics across, one cell framed: what is typed goes there. Arrow keys and a touch move
 * the frame; rows that do not fit are scrolled to. It keeps the place and nothing else.
 */
class SampleGrid : public Drawn {
    Q_OBJECT
public:
    struct Cell {
        Shape shape = Shape::None;
        QString text; ///< a value; empty: its shape says it
        bool open = false; ///< still to be measured
        bool operator==(const Cell &) const = default;
    };
    struct Row {
        QString name; ///< serial
        Shape shape = Shape::Ring;
        std::vector<Cell> cells;
        bool operator==(const Row &) const = default;
    };
    struct Content {
        QString name; ///< for a screen reader
        QString title; ///< above the serials
        std::vector<QString> columns; ///< whole names; the head shows their numbers
        std::vector<Row> rows;
        QString whenEmpty;
        bool operator==(const Content &) const = default;
    };
    SampleGrid(const Theme &theme, QWidget *parent);

    void setContent(const Content &content);
    /** What is being typed into the framed cell, and how it would be judged. */
    void setTyped(const QString &typed, Shape live);
    void setPlace(int row, int column);
    [[nodiscard]] int row() const { return m_row; }
    [[nodiscard]] int column() const { return m_column; }

    static constexpr double rowMm = 7.8;
    static constexpr double headMm = 7;
    static constexpr double serialMm = 40;

signals:
    void placeChanged();
    /** A key that writes: a digit, '.', '-', Backspace, Enter. */
    void keyPressed(int key);

protected:
    void draw(Canvas &canvas) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    [[nodiscard]] int rowsThatFit() const;
    [[nodiscard]] double columnWidth() const;
    void move(int rows, int columns);
    void tellReader();
    void drawCell(Canvas &canvas, const QRectF &room, const Cell &cell, bool framed);

    Content m_content;
    QString m_typed;
    Shape m_live = Shape::None;
    int m_row = 0, m_column = 0, m_top = 0;
};

} // namespace unitrail
