// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/genealogy_layout.h"
#include "ui/widgets/canvas.h"
#include "ui/words/speech.h"

#include <QAbstractScrollArea>

namespace unitrail {

/**
 * The same tree from left to right. The style of a line says how well the link is known: solid by serial,
 * dashed by lot, dotted by time only. Arrow keys walk along the lines: left to what it hangs on, right to its
 * first child, up and down among its neighbours.
 */
class GenealogyGraph : public QAbstractScrollArea, public Lettered {
    Q_OBJECT
public:
    GenealogyGraph(const Theme &theme, QWidget *parent);
    void setGenealogy(const Genealogy &genealogy, const QString &name);
    void setCurrent(int node);

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

    static constexpr double boxWideMm = 44, boxHighMm = 10, columnMm = 56, rowMm = 12, edgeMm = 2.5;
    const Theme &m_theme;
    Genealogy m_genealogy;
    GenealogyLayout m_layout;
    int m_current = 0;
};

} // namespace unitrail
