// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/canvas.h"
#include "ui/widgets/items.h"

#include <QAbstractScrollArea>

namespace unitrail {

/**
 * Rows in columns, as many as there are: what is out of sight is scrolled to, never left out. With indents it
 * is a tree. Arrow keys walk the rows, the space key or a touch chooses one; whoever reads the screen aloud
 * hears the row that is current, and finds each.
 */
class Table : public QAbstractScrollArea, public Lettered, public Itemed {
    Q_OBJECT
public:
    struct Column {
        QString title;
        double share = 1; ///< of the width
        bool operator==(const Column &) const = default;
    };
    struct Row {
        unitrail::Shape shape = unitrail::Shape::None; ///< a QFrame has a Shape of its own
        std::vector<QString> cells;
        int indent = 0; ///< of the first cell
        bool strong = false;
        bool struck = false; ///< all of it but the last cell
        bool heading = false; ///< spans all columns and cannot be chosen
        bool operator==(const Row &) const = default;
    };
    struct Content {
        QString name; ///< for a screen reader
        std::vector<Column> columns;
        std::vector<Row> rows;
        QString whenEmpty;
        bool operator==(const Content &) const = default;
    };

    Table(const Theme &theme, const QString &name, QWidget *parent);
    void setContent(const Content &content);
    [[nodiscard]] const Content &content() const { return m_content; }
    void setCurrent(int row); ///< -1: none
    [[nodiscard]] int current() const { return m_current; }
    void scrollPages(int pages);

    [[nodiscard]] int itemCount() const override { return int(m_content.rows.size()); }
    [[nodiscard]] QString itemText(int row) const override;
    [[nodiscard]] QRect itemRect(int row) const override;
    [[nodiscard]] int currentItem() const override { return m_current; }
    [[nodiscard]] bool isTree() const override;
    void goToItem(int row) override;
    void chooseItem(int row) override;

    static constexpr double rowMm = 7.4;

signals:
    void currentChanged(int row);
    void chosen(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void measure();
    void show(int row);
    void tellReader();
    void step(int by);
    void drawRow(Canvas &canvas, int index, double top) const;
    [[nodiscard]] double headMm() const;

    const Theme &m_theme;
    Content m_content;
    int m_current = -1;
};

} // namespace unitrail
