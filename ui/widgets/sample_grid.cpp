// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/sample_grid.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>

namespace unitrail {

SampleGrid::SampleGrid(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("sampleGrid"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
}

void SampleGrid::setContent(const Content &content)
{
    m_content = content;
    setAccessibleName(content.name);
    setPlace(m_row, m_column);
    update();
}

void SampleGrid::setTyped(const QString &typed, Shape live)
{
    m_typed = typed;
    m_live = live;
    update();
}

int SampleGrid::rowsThatFit() const
{
    return std::max(1, int((m_theme.metrics().toMm(height()) - headMm) / rowMm));
}

double SampleGrid::columnWidth() const
{
    const double room = width() - m_theme.metrics().exact(serialMm);
    return room / std::max<double>(1, double(m_content.columns.size()));
}

void SampleGrid::setPlace(int row, int column)
{
    m_row = row;
    m_column = column;
    if (m_content.rows.empty())
        return; // kept until there is something
    m_row = std::clamp(row, 0, int(m_content.rows.size()) - 1);
    m_column = std::clamp(column, 0, std::max(0, int(m_content.columns.size()) - 1));
    const int fit = rowsThatFit();
    m_top = std::clamp(m_top, std::max(0, m_row - fit + 1), m_row);
    m_top = std::clamp(m_top, 0, std::max(0, int(m_content.rows.size()) - fit));
    tellReader();
    update();
}

void SampleGrid::move(int rows, int columns)
{
    setPlace(m_row + rows, m_column + columns);
    emit placeChanged();
}

/** The description is what a screen reader says when the frame moves. */
void SampleGrid::tellReader()
{
    QString said = m_content.whenEmpty;
    if (!m_content.rows.empty() && !m_content.columns.empty()) {
        const Row &row = m_content.rows[size_t(m_row)];
        said = row.name + QStringLiteral(", ") + m_content.columns[size_t(m_column)];
        if (const QString &text = row.cells[size_t(m_column)].text; !text.isEmpty())
            said += QStringLiteral(", ") + text;
    }
    if (said == accessibleDescription())
        return;
    setAccessibleDescription(said);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void SampleGrid::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    switch (key) {
    case Qt::Key_Up:
        return move(-1, 0);
    case Qt::Key_Down:
        return move(1, 0);
    case Qt::Key_Left:
        return move(0, mirrored ? 1 : -1);
    case Qt::Key_Right:
        return move(0, mirrored ? -1 : 1);
    case Qt::Key_PageUp:
        return move(-rowsThatFit(), 0);
    case Qt::Key_PageDown:
        return move(rowsThatFit(), 0);
    case Qt::Key_Home:
        return move(-int(m_content.rows.size()), 0);
    case Qt::Key_End:
        return move(int(m_content.rows.size()), 0);
    default:
        break;
    }
    // Return ends scans and is left alone; the Enter key of a number block saves.
    const bool digit = key >= Qt::Key_0 && key <= Qt::Key_9;
    const bool saves = key == Qt::Key_Enter && event->modifiers() & Qt::KeypadModifier;
    const bool writes = digit || saves || key == Qt::Key_Period || key == Qt::Key_Comma
        || key == Qt::Key_Minus || key == Qt::Key_Backspace;
    if (!writes || event->modifiers() & ~Qt::KeypadModifier)
        return event->ignore();
    emit keyPressed(key);
}

void SampleGrid::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    const double y = event->position().y() - m_theme.metrics().exact(headMm);
    const double x
        = layoutDirection() == Qt::RightToLeft ? width() - event->position().x() : event->position().x();
    const int row = m_top + int(y / m_theme.metrics().exact(rowMm));
    if (y < 0 || row >= int(m_content.rows.size()))
        return;
    const double behind = x - m_theme.metrics().exact(serialMm);
    setPlace(row, behind < 0 ? m_column : int(behind / columnWidth()));
    emit placeChanged();
}

void SampleGrid::wheelEvent(QWheelEvent *event)
{
    const int last = std::max(0, int(m_content.rows.size()) - rowsThatFit());
    m_top = std::clamp(m_top - event->angleDelta().y() / 120, 0, last);
    update();
}

void SampleGrid::drawCell(Canvas &canvas, const QRectF &room, const Cell &cell, bool framed)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF inside = room.adjusted(canvas.mm(0.4), canvas.mm(0.4), -canvas.mm(0.4), -canvas.mm(0.4));
    const QColor ground = framed ? tokens.raised : cell.open ? tokens.sunken : tokens.surface;
    canvas.box(inside, ground, framed ? tokens.focus : tokens.divider, canvas.mm(framed ? 0.7 : 0.2));
    const bool typing = framed && (!m_typed.isEmpty() || m_live != Shape::None);
    const QString &text = typing ? m_typed : cell.text;
    const Shape shape = typing ? m_live : cell.shape;
    const double sign = canvas.mm(4.2);
    if (shape != Shape::None && text.isEmpty())
        return canvas.shape(shape,
            QRectF(inside.center().x() - sign / 2, inside.center().y() - sign / 2, sign, sign), ground);
    if (text.isEmpty())
        return;
    const bool both = shape != Shape::None && inside.width() > canvas.mm(14);
    if (both)
        canvas.shape(
            shape, QRectF(inside.left() + canvas.mm(1), inside.center().y() - sign / 2, sign, sign), ground);
    canvas.text(inside.adjusted(both ? sign + canvas.mm(1.6) : canvas.mm(0.6), 0, -canvas.mm(0.6), 0), text,
        {.type = framed ? Type::Strong : Type::Body,
            .ink = tokens.text,
            .ground = ground,
            .alignment = Qt::AlignCenter});
}

void SampleGrid::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    canvas.box(QRectF(rect()), tokens.surface, hasFocus() ? tokens.focus : tokens.divider,
        canvas.mm(hasFocus() ? 0.7 : 0.2));
    if (m_content.rows.empty()) {
        canvas.text(QRectF(rect()).adjusted(canvas.mm(3), canvas.mm(3), -canvas.mm(3), -canvas.mm(3)),
            m_content.whenEmpty,
            {.type = Type::Body,
                .ink = tokens.text2,
                .ground = tokens.surface,
                .alignment = Qt::AlignLeading | Qt::AlignTop,
                .lines = 4});
        return;
    }
    const double serial = canvas.mm(serialMm), head = canvas.mm(headMm), high = canvas.mm(rowMm);
    const double wide = columnWidth();
    canvas.text(QRectF(canvas.mm(2), 0, serial - canvas.mm(2), head), m_content.title,
        {.type = Type::Strong, .ink = tokens.text2, .ground = tokens.surface});
    for (size_t i = 0; i < m_content.columns.size(); ++i) {
        canvas.text(QRectF(serial + double(i) * wide, 0, wide, head), QString::number(i + 1),
            {.type = int(i) == m_column ? Type::Strong : Type::Body,
                .ink = int(i) == m_column ? tokens.text : tokens.text2,
                .ground = tokens.surface,
                .alignment = Qt::AlignCenter});
    }
    const int last = std::min(int(m_content.rows.size()), m_top + rowsThatFit());
    for (int i = m_top; i < last; ++i) {
        const Row &row = m_content.rows[size_t(i)];
        const double top = head + (i - m_top) * high;
        const double sign = canvas.mm(4.6);
        canvas.shape(row.shape, QRectF(canvas.mm(2), top + (high - sign) / 2, sign, sign), tokens.surface);
        canvas.text(QRectF(canvas.mm(8), top, serial - canvas.mm(9), high), row.name,
            {.type = i == m_row ? Type::Strong : Type::Body,
                .ink = tokens.text,
                .ground = tokens.surface,
                .mayElide = true});
        for (size_t c = 0; c < row.cells.size(); ++c)
            drawCell(canvas, QRectF(serial + double(c) * wide, top, wide, high), row.cells[c],
                i == m_row && int(c) == m_column);
    }
}

} // namespace unitrail
