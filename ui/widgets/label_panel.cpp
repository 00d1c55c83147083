// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/label_panel.h"

#include "ui/widgets/rows.h"

namespace unitrail {

LabelPanel::LabelPanel(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("labelPanel"));
}

void LabelPanel::setLabel(const LabelView &label)
{
    const bool same = m_label && m_label->form == label.form && m_label->data == label.data;
    m_label = label;
    if (!same) {
        auto layout = layOut(label.form, label.data);
        m_trouble = layout ? QString() : layout.error().text;
        m_layout = layout ? std::optional(*std::move(layout)) : std::nullopt;
    }
    const auto serial = label.data.find(Label::Field::Serial);
    setAccessibleName(tr("Label"));
    setAccessibleDescription(serial == label.data.end() ? QString() : serial->second);
    update();
}

void LabelPanel::drawPaper(Canvas &canvas, const QRectF &room)
{
    const double own = m_theme.metrics().exact(25.4 / m_layout->dpi); // of a dot
    const double scale = std::min(
        {own * 1.6, room.width() / m_layout->size.width(), room.height() / m_layout->size.height()});
    const QSizeF size = QSizeF(m_layout->size) * scale;
    const QRectF paper(QPointF(room.center().x() - size.width() / 2, room.top()), size);
    // Paper is white and ink is black in every theme.
    canvas.box(paper, Qt::white, m_theme.tokens().divider, canvas.mm(0.2), 0.6);
    QPainter &painter = canvas.painter();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintLabel(painter, *m_layout, paper);
    painter.restore();
}

void LabelPanel::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF all(rect());
    canvas.box(all, tokens.surface, tokens.divider, canvas.mm(0.2));
    if (!m_label)
        return;
    const double side = canvas.mm(2);
    const double edge = canvas.mm(ListPanel::edgeMm);
    const double title = canvas.mm(ListPanel::titleMm);
    const QString copies = m_label->copies > 1
        ? tr("{number} copies").replace(QStringLiteral("{number}"), QString::number(m_label->copies))
        : QString();
    const double copiesWidth = copies.isEmpty() ? 0 : canvas.width(copies, Type::Body) + 2;
    canvas.text(QRectF(side, edge, all.width() - 2 * side - copiesWidth, title), tr("Label"),
        {.type = Type::Strong, .ink = tokens.text2, .ground = tokens.surface});
    if (!copies.isEmpty())
        canvas.text(QRectF(all.width() - side - copiesWidth, edge, copiesWidth, title), copies,
            {.type = Type::Body, .ink = tokens.text2, .ground = tokens.surface});
    const QRectF room(side, edge + title, all.width() - 2 * side, all.height() - edge - title - side);
    if (m_layout)
        drawPaper(canvas, room);
    else
        canvas.text(room, m_trouble,
            {.type = Type::Body,
                .ink = tokens.text2,
                .ground = tokens.surface,
                .alignment = Qt::AlignLeading | Qt::AlignTop,
                .lines = 4});
}

} // namespace unitrail
