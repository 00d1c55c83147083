// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/genealogy_layout.h"
#include "ui/widgets/canvas.h"
#include "ui/widgets/items.h"
#include "ui/words/speech.h"

#include <QAbstractScrollArea>

namespace unitrail {

/**
 * The same tree from left to right. The style of a line says how well the link is known: solid by serial,
 * dashed by lot, dotted by time only. Arrow keys walk along the lines: left to what it hangs on, right to its
 * first child, up and down among its neighbours.
 */
class GenealogyGraph : public QAbstractScrollArea, public Lettered, public Itemed {
    Q_OBJECT
public:
    GenealogyGraph(const Theme &theme, QWidget *parent);
    void setGenealogy(const Genealogy &genealogy, const QString &name);
    /** What a screen reader says of each node; as many as there are. */
    void setSpoken(std::vector<QString> spoken);
    void setCurrent(int node);

    [[nodiscard]] int itemCount() const override { return int(m_genealogy.nodes.size()); }
    [[nodiscard]] QString itemText(int node) const override;
    [[nodiscard]] QRect itemRect(int node) const override { return boxOf(size_t(node)).toRect(); }
    [[nodiscard]] int currentItem() const override { return m_current; }
    [[nodiscard]] bool isTree() const override { return true; }
    void goToItem(int node) override { setCurrent(node); }
    void chooseItem(int) override { } // to go there is all there is

signals:
    void currentChanged(int node);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void measure();
    [[nodiscard]] QRectF boxOf(size_t node) const; ///< in the viewport
    [[nodiscard]] int neighbour(int by) const;
    void drawLink(Canvas &canvas, size_t node) const;
    void drawNode(Canvas &canvas, size_t node) const;

    static constexpr double boxWideMm = 39, boxHighMm = 10, columnMm = 45.5, rowMm = 12, edgeMm = 2.5;
    const Theme &m_theme;
    Genealogy m_genealogy;
    GenealogyLayout m_layout;
    std::vector<QString> m_spoken;
    int m_current = 0;
};

} // namespace unitrail
