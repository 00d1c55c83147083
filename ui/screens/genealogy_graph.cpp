// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/genealogy_graph.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainterPath>
#include <QScrollBar>

#include <algorithm>

namespace unitrail {

GenealogyGraph::GenealogyGraph(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
    , m_genealogy{.question = {.start = Subject::plant()}}
{
    setObjectName(QStringLiteral("genealogyGraph"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::TabFocus);
}

void GenealogyGraph::setGenealogy(const Genealogy &genealogy, const QString &name)
{
    setAccessibleName(name);
    m_genealogy = genealogy;
    m_layout = layoutOf(genealogy);
    m_current = std::clamp(m_current, 0, std::max(int(genealogy.nodes.size()) - 1, 0));
    measure();
    viewport()->update();
}

void GenealogyGraph::setSpoken(std::vector<QString> spoken)
{
    m_spoken = std::move(spoken);
    setAccessibleDescription(m_genealogy.nodes.empty() ? QString() : itemText(m_current));
}

QString GenealogyGraph::itemText(int node) const
{
    return size_t(node) < m_spoken.size() ? m_spoken[size_t(node)] : QString();
}

void GenealogyGraph::setCurrent(int node)
{
    if (node < 0 || node >= int(m_genealogy.nodes.size()))
        return;
    const bool changed = node != m_current;
    m_current = node;
    const QRectF box = boxOf(size_t(node));
    const auto bring = [](QScrollBar *bar, double from, double to, double room) {
        if (from < 0)
            bar->setValue(bar->value() + int(from));
        else if (to > room)
            bar->setValue(bar->value() + int(to - room));
    };
    bring(horizontalScrollBar(), box.left() - m_theme.mm(edgeMm), box.right() + m_theme.mm(edgeMm),
        viewport()->width());
    bring(verticalScrollBar(), box.top() - m_theme.mm(1), box.bottom() + m_theme.mm(1), viewport()->height());
    viewport()->update();
    if (!changed)
        return;
    setAccessibleDescription(itemText(node));
    tellCurrentItem(this, node);
    emit currentChanged(node);
}

void GenealogyGraph::measure()
{
    const Metrics &metrics = m_theme.metrics();
    const double wide = metrics.exact(2 * edgeMm + (m_layout.columns - 1) * columnMm + boxWideMm);
    const double high = metrics.exact(2 * edgeMm + (m_layout.rows - 1) * rowMm + boxHighMm);
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, int(wide) - viewport()->width()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(m_theme.mm(rowMm));
    verticalScrollBar()->setRange(0, std::max(0, int(high) - viewport()->height()));
}

QRectF GenealogyGraph::boxOf(size_t node) const
{
    const Metrics &metrics = m_theme.metrics();
    const GenealogyLayout::Place &place = m_layout.places[node];
    return {metrics.exact(edgeMm + place.column * columnMm) - horizontalScrollBar()->value(),
        metrics.exact(edgeMm + place.row * rowMm) - verticalScrollBar()->value(), metrics.exact(boxWideMm),
        metrics.exact(boxHighMm)};
}

/** The next one in the same column. */
int GenealogyGraph::neighbour(int by) const
{
    const auto &places = m_layout.places;
    int best = m_current;
    for (int i = 0; i < int(places.size()); ++i) {
        const double away = (places[size_t(i)].row - places[size_t(m_current)].row) * by;
        const bool same = places[size_t(i)].column == places[size_t(m_current)].column;
        if (!same || away <= 0)
            continue;
        const double known = (places[size_t(best)].row - places[size_t(m_current)].row) * by;
        if (best == m_current || away < known)
            best = i;
    }
    return best;
}

void GenealogyGraph::keyPressEvent(QKeyEvent *event)
{
    if (m_genealogy.nodes.empty())
        return;
    const std::vector<int> children = m_genealogy.childrenOf(m_current);
    switch (event->key()) {
    case Qt::Key_Left:
        return setCurrent(m_genealogy.nodes[size_t(m_current)].parent);
    case Qt::Key_Right:
        return setCurrent(children.empty() ? m_current : children.front());
    case Qt::Key_Up:
        return setCurrent(neighbour(-1));
    case Qt::Key_Down:
        return setCurrent(neighbour(1));
    case Qt::Key_Home:
        return setCurrent(0);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void GenealogyGraph::mouseReleaseEvent(QMouseEvent *event)
{
    for (size_t i = 0; i < m_genealogy.nodes.size(); ++i) {
        if (boxOf(i).contains(event->position()))
            return setCurrent(int(i));
    }
}

void GenealogyGraph::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void GenealogyGraph::resizeEvent(QResizeEvent *)
{
    measure();
}

void GenealogyGraph::drawLink(Canvas &canvas, size_t node) const
{
    const GenealogyNode &it = m_genealogy.nodes[node];
    if (it.parent < 0)
        return;
    const QRectF from = boxOf(size_t(it.parent));
    const QRectF to = boxOf(node);
    const double bend = (from.right() + to.left()) / 2;
    QPainterPath path(QPointF(from.right(), from.center().y()));
    path.cubicTo(bend, from.center().y(), bend, to.center().y(), to.left(), to.center().y());
    QPen pen(m_theme.tokens().text2, canvas.mm(0.4));
    switch (it.quality) {
    case LinkQuality::Start:
    case LinkQuality::ExactSerial:
        pen.setWidthF(canvas.mm(0.6));
        break;
    case LinkQuality::ExactLot:
    case LinkQuality::ByLabel:
        pen.setStyle(Qt::DashLine);
        break;
    case LinkQuality::TimeWindow:
        pen.setStyle(Qt::DotLine);
        break;
    }
    canvas.painter().setPen(pen);
    canvas.painter().setBrush(Qt::NoBrush);
    canvas.painter().drawPath(path);
}

void GenealogyGraph::drawNode(Canvas &canvas, size_t node) const
{
    const Tokens &tokens = m_theme.tokens();
    const GenealogyNode &it = m_genealogy.nodes[node];
    const QRectF box = boxOf(node);
    const bool current = int(node) == m_current;
    const Accent &act = tokens[Tone::Act];
    const QColor ground = current ? act.tint : tokens.raised;
    canvas.box(box, ground, current ? (hasFocus() ? tokens.focus : act.edge) : tokens.border,
        canvas.mm(current ? 0.6 : 0.25), it.subject.unit() ? 0.8 : 4);
    const auto unit = it.subject.unit();
    const auto lot = it.subject.lot();
    const QString part = unit ? unit->part.text() : lot ? lot->part.text() : it.subject.name();
    const QString number = unit ? unit->serial.text() : lot ? lot->lot.text() : QString();
    double left = box.left() + canvas.mm(1.3);
    if (it.holds > 0) {
        canvas.shape(unitrail::Shape::Hold,
            QRectF(left, box.center().y() - canvas.mm(2.3), canvas.mm(4.6), canvas.mm(4.6)), ground);
        left += canvas.mm(5.4);
    }
    const double wide = box.right() - canvas.mm(0.8) - left;
    const QColor ink = current ? act.onTint : tokens.text;
    canvas.text(QRectF(left, box.top() + canvas.mm(0.4), wide, box.height() / 2), part,
        {.type = Type::Strong, .ink = ink, .ground = ground, .em = 3.6, .mayElide = true});
    canvas.text(QRectF(left, box.center().y() - canvas.mm(0.2), wide, box.height() / 2), number,
        {.type = Type::Body,
            .ink = ink,
            .ground = ground,
            .em = 3.8,
            .mayElide = true,
            .struck = it.removed.has_value()});
    if (it.leftOut > 0)
        canvas.text(QRectF(box.right() + canvas.mm(1), box.top(), canvas.mm(10), box.height()),
            QStringLiteral("+%1").arg(it.leftOut),
            {.type = Type::Strong, .ink = tokens.text2, .ground = tokens.surface});
}

void GenealogyGraph::paintEvent(QPaintEvent *)
{
    Canvas canvas(*viewport(), m_theme, m_drawn);
    canvas.box(
        QRectF(viewport()->rect()), m_theme.tokens().surface, m_theme.tokens().divider, canvas.mm(0.2));
    const QRectF seen
        = QRectF(viewport()->rect()).adjusted(-canvas.mm(columnMm), -canvas.mm(rowMm), 0, canvas.mm(rowMm));
    for (size_t i = 0; i < m_genealogy.nodes.size(); ++i)
        drawLink(canvas, i);
    for (size_t i = 0; i < m_genealogy.nodes.size(); ++i) {
        if (seen.intersects(boxOf(i)))
            drawNode(canvas, i);
    }
}

} // namespace unitrail
