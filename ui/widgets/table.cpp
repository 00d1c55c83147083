// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/table.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace unitrail {

static constexpr double sideMm = 2;
static constexpr double gapMm = 2.2;
static constexpr double indentMm = 5;
static constexpr double leastSeen = 0.4; ///< of a row at the lower edge

Table::Table(const Theme &theme, const QString &name, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
{
    setObjectName(name);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::TabFocus);
}

double Table::headMm() const
{
    const bool titled = std::any_of(m_content.columns.begin(), m_content.columns.end(),
        [](const Column &column) { return !column.title.isEmpty(); });
    return titled ? 6.4 : 0.8;
}

void Table::setContent(const Content &content)
{
    const bool same = content.rows.size() == m_content.rows.size();
    m_content = content;
    setAccessibleName(content.name);
    if (!same)
        m_current = -1;
    measure();
    tellReader();
    viewport()->update();
}

void Table::setCurrent(int row)
{
    if (row == m_current || row >= int(m_content.rows.size()))
        return;
    m_current = row;
    show(row);
    tellReader();
    viewport()->update();
    emit currentChanged(row);
}

/** The description is what a screen reader says when the row changes. */
void Table::tellReader()
{
    QString said = m_content.rows.empty() ? m_content.whenEmpty : QString();
    if (m_current >= 0 && m_current < itemCount())
        said = itemText(m_current);
    if (said == accessibleDescription())
        return;
    setAccessibleDescription(said);
    if (m_current >= 0)
        return tellCurrentItem(this, m_current);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

/** What its sign and its line through say is said too. */
QString Table::itemText(int index) const
{
    const Row &row = m_content.rows[size_t(index)];
    QStringList said(row.cells.begin(), row.cells.end());
    said.removeAll(QString());
    if (row.shape == unitrail::Shape::Hold)
        said << tr("on hold");
    if (row.struck)
        said << tr("struck through");
    return said.join(QStringLiteral(", "));
}

QRect Table::itemRect(int row) const
{
    const int high = m_theme.mm(rowMm);
    return {0, m_theme.mm(headMm()) + row * high - verticalScrollBar()->value(), viewport()->width(), high};
}

bool Table::isTree() const
{
    return std::any_of(
        m_content.rows.begin(), m_content.rows.end(), [](const Row &row) { return row.indent > 0; });
}

void Table::goToItem(int row)
{
    if (!m_content.rows[size_t(row)].heading)
        setCurrent(row);
}

void Table::chooseItem(int row)
{
    if (!m_content.rows[size_t(row)].heading)
        emit chosen(row);
}

void Table::measure()
{
    const int row = m_theme.mm(rowMm);
    const int room = viewport()->height() - m_theme.mm(headMm());
    const int total = int(m_content.rows.size()) * row + m_theme.mm(1);
    verticalScrollBar()->setPageStep(std::max(row, room - row));
    verticalScrollBar()->setSingleStep(row);
    verticalScrollBar()->setRange(0, std::max(0, total - room));
}

void Table::show(int row)
{
    if (row < 0)
        return;
    const int high = m_theme.mm(rowMm);
    const int room = viewport()->height() - m_theme.mm(headMm());
    const int top = row * high;
    QScrollBar *bar = verticalScrollBar();
    // The headings over the first row belong to it.
    const bool first = std::all_of(m_content.rows.begin(), m_content.rows.begin() + row,
        [](const Row &before) { return before.heading; });
    if (first)
        bar->setValue(0);
    else if (top < bar->value())
        bar->setValue(top);
    else if (top + high > bar->value() + room)
        bar->setValue(top + high - room);
}

void Table::scrollPages(int pages)
{
    verticalScrollBar()->setValue(verticalScrollBar()->value() + pages * verticalScrollBar()->pageStep());
}

void Table::step(int by)
{
    int row = m_current;
    do {
        row += by > 0 ? 1 : -1;
    } while (row >= 0 && row < int(m_content.rows.size()) && m_content.rows[size_t(row)].heading);
    if (row >= 0 && row < int(m_content.rows.size()))
        setCurrent(row);
}

void Table::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Down:
        return step(1);
    case Qt::Key_Up:
        return step(-1);
    case Qt::Key_PageDown:
        return scrollPages(1);
    case Qt::Key_PageUp:
        return scrollPages(-1);
    case Qt::Key_Home:
        m_current = -1;
        return step(1);
    case Qt::Key_End:
        m_current = int(m_content.rows.size());
        return step(-1);
    case Qt::Key_Space:
        if (m_current >= 0)
            emit chosen(m_current);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void Table::mouseReleaseEvent(QMouseEvent *event)
{
    const double y = event->position().y() - m_theme.mm(headMm()) + verticalScrollBar()->value();
    const int row = y < 0 ? -1 : int(y / m_theme.mm(rowMm));
    if (row < 0 || row >= int(m_content.rows.size()) || m_content.rows[size_t(row)].heading)
        return;
    setCurrent(row);
    emit chosen(row);
}

void Table::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    if (m_current < 0)
        step(1);
    viewport()->update();
}

void Table::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void Table::resizeEvent(QResizeEvent *)
{
    measure();
    show(m_current);
}

void Table::drawRow(Canvas &canvas, int index, double top) const
{
    const Tokens &tokens = m_theme.tokens();
    const Row &row = m_content.rows[size_t(index)];
    const double high = canvas.mm(rowMm);
    const double right = viewport()->width() - canvas.mm(sideMm);
    double left = canvas.mm(sideMm);
    const bool current = index == m_current && !row.heading;
    const QColor ground = current ? tokens[Tone::Act].tint : tokens.surface;
    const QColor ink = current ? tokens[Tone::Act].onTint : row.struck ? tokens.text2 : tokens.text;
    const QColor quiet = current ? tokens[Tone::Act].onTint : tokens.text2;
    if (current)
        canvas.box(QRectF(canvas.mm(0.6), top, viewport()->width() - canvas.mm(1.2), high), ground,
            hasFocus() ? tokens.focus : tokens[Tone::Act].edge, canvas.mm(hasFocus() ? 0.5 : 0.25));
    if (row.heading) {
        canvas.text(QRectF(left, top, right - left, high), row.cells.empty() ? QString() : row.cells.front(),
            {.type = Type::Strong, .ink = tokens.text2, .ground = tokens.surface, .mayElide = true});
        return;
    }
    double shares = 0;
    for (const Column &column : m_content.columns)
        shares += column.share;
    const double sign = canvas.mm(6.2);
    const bool signs = std::any_of(m_content.rows.begin(), m_content.rows.end(),
        [](const Row &one) { return one.shape != unitrail::Shape::None; });
    const double room = right - left - canvas.mm(gapMm) * (double(m_content.columns.size()) - 1);
    for (size_t i = 0; i < m_content.columns.size() && i < row.cells.size(); ++i) {
        const double wide = room * m_content.columns[i].share / shares;
        double from = left;
        if (i == 0) {
            from += canvas.mm(indentMm) * row.indent;
            if (row.shape != unitrail::Shape::None)
                canvas.shape(row.shape,
                    QRectF(from, top + (high - canvas.mm(4.6)) / 2, canvas.mm(4.6), canvas.mm(4.6)), ground);
            from += signs ? sign : 0;
        }
        if (left + wide > from)
            canvas.text(QRectF(from, top, left + wide - from, high), row.cells[i],
                {.type = i == 0 && row.strong ? Type::Strong : Type::Body,
                    .ink = i == 0 ? ink : quiet,
                    .ground = ground,
                    .mayElide = true,
                    .struck = row.struck && i + 1 < row.cells.size()});
        left += wide + canvas.mm(gapMm);
    }
}

void Table::paintEvent(QPaintEvent *)
{
    Canvas canvas(*viewport(), m_theme, m_drawn);
    const Tokens &tokens = m_theme.tokens();
    // Where no row can show the focus, the whole does.
    const bool focused = hasFocus() && (m_content.rows.empty() || m_current < 0);
    canvas.box(QRectF(viewport()->rect()), tokens.surface, focused ? tokens.focus : tokens.divider,
        canvas.mm(focused ? 0.5 : 0.2));
    if (m_content.rows.empty()) {
        canvas.text(
            QRectF(viewport()->rect()).adjusted(canvas.mm(3), canvas.mm(3), -canvas.mm(3), -canvas.mm(3)),
            m_content.whenEmpty,
            {.type = Type::Body,
                .ink = tokens.text2,
                .ground = tokens.surface,
                .alignment = Qt::AlignLeading | Qt::AlignTop,
                .lines = 4});
        return;
    }
    const double head = canvas.mm(headMm());
    const int row = m_theme.mm(rowMm);
    const int scrolled = verticalScrollBar()->value();
    canvas.painter().save();
    canvas.painter().setClipRect(QRectF(0, head, viewport()->width(), viewport()->height() - head));
    for (int i = scrolled / row; i < int(m_content.rows.size()); ++i) {
        const double top = head + i * row - scrolled;
        if (top + row * leastSeen > viewport()->height()) // the tops of letters tell nothing
            break;
        drawRow(canvas, i, top);
    }
    canvas.painter().restore();
    if (headMm() < 1)
        return;
    double shares = 0;
    for (const Column &column : m_content.columns)
        shares += column.share;
    double left = canvas.mm(sideMm);
    const double room
        = viewport()->width() - 2 * left - canvas.mm(gapMm) * (double(m_content.columns.size()) - 1);
    for (const Column &column : m_content.columns) {
        const double wide = room * column.share / shares;
        canvas.text(QRectF(left, 0, wide, head), column.title,
            {.type = Type::Strong, .ink = tokens.text2, .ground = tokens.surface});
        left += wide + canvas.mm(gapMm);
    }
}

} // namespace unitrail
