// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/tile.h"

#include <QKeyEvent>

namespace unitrail {

Tile::Tile(const Theme &theme, const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setObjectName(name);
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QAbstractButton::clicked, this, &Tile::fired);
}

void Tile::setContent(const Content &content)
{
    if (m_content == content)
        return;
    m_content = content;
    QStringList spoken{content.title, content.value};
    for (const Line &line : content.lines)
        spoken.append(line.text);
    spoken.removeAll(QString());
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    update();
}

void Tile::keyPressEvent(QKeyEvent *event)
{
    // Enter ends a scan of a keyboard wedge; the space bar presses.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return event->ignore();
    QAbstractButton::keyPressEvent(event);
}

/** One bar of a Pareto: its name on it, its number at the end. */
void Tile::drawBar(Canvas &canvas, const QColor &ground, const QColor &ink)
{
    const QRectF all = QRectF(rect()).adjusted(canvas.mm(1), canvas.mm(0.6), -canvas.mm(1), -canvas.mm(0.6));
    const double numbers = canvas.mm(22), name = all.width() * 0.44;
    canvas.text(QRectF(all.left(), all.top(), name - canvas.mm(1), all.height()), m_content.title,
        {.type = Type::Note, .ink = ink, .ground = ground, .mayElide = true});
    const double room = all.width() - name - numbers - canvas.mm(1);
    const QRectF bar(all.left() + name, all.top() + all.height() * 0.15,
        std::max(canvas.mm(0.8), room * *m_content.bar), all.height() * 0.7);
    canvas.painter().fillRect(bar, m_theme.tokens()[Tone::Act].edge);
    canvas.text(QRectF(all.right() - numbers, all.top(), numbers, all.height()), m_content.value,
        {.type = Type::Note, .ink = ink, .ground = ground, .alignment = Qt::AlignRight | Qt::AlignVCenter});
}

void Tile::drawFigure(Canvas &canvas, const QColor &ground, const QColor &ink)
{
    const QRectF all
        = QRectF(rect()).adjusted(canvas.mm(1.4), canvas.mm(0.8), -canvas.mm(1.4), -canvas.mm(0.8));
    const QColor &quiet = m_theme.tokens().text2;
    const bool wall = m_content.valueEmMm > 0;
    const double row = wall ? canvas.mm(9) : canvas.mm(4.1);
    double y = all.top();
    canvas.text(QRectF(all.left(), y, all.width(), row), m_content.title,
        {.type = m_content.value.isEmpty() ? Type::Strong : Type::Note,
            .ink = m_content.value.isEmpty() ? ink : quiet,
            .ground = ground,
            .em = wall ? 6.0 : 0,
            .mayElide = true});
    if (m_content.sign != Shape::None) {
        const double side = row * 0.95;
        canvas.shape(m_content.sign, QRectF(all.right() - side, y + (row - side) / 2, side, side), ground);
    }
    y += row;
    const double lines = double(m_content.lines.size()) * row;
    if (!m_content.value.isEmpty()) {
        const double high = all.bottom() - y - lines;
        canvas.text(QRectF(all.left(), y, all.width(), high), m_content.value,
            {.type = Type::Figure, .ink = ink, .ground = ground, .em = m_content.valueEmMm});
        y += high;
    }
    for (const Line &line : m_content.lines) {
        double left = all.left();
        if (line.shape != Shape::None) {
            const double side = row * 0.78;
            canvas.shape(line.shape, QRectF(left, y + (row - side) / 2, side, side), ground);
            left += side + canvas.mm(0.8);
        }
        canvas.text(QRectF(left, y, all.right() - left, row), line.text,
            {.type = Type::Note,
                .ink = line.strong ? ink : quiet,
                .ground = ground,
                .em = wall ? 6.0 : 0,
                .mayElide = true});
        y += row;
    }
}

void Tile::paintEvent(QPaintEvent *)
{
    Canvas canvas(*this, m_theme, m_drawn);
    const Tokens &tokens = m_theme.tokens();
    const QColor ground = isDown() ? tokens.text : tokens.raised;
    const QColor ink = isDown() ? tokens.raised : m_content.grey ? tokens.text2 : tokens.text;
    const Accent &attention = tokens[Tone::Attention];
    canvas.box(QRectF(rect()), ground, m_content.alarm ? attention.edge : tokens.divider,
        canvas.mm(m_content.alarm ? 0.6 : 0.25), 0.8);
    if (m_content.hatched && !isDown()) {
        // Only at the end edge, where no text stands: what is hatched is old.
        const QRectF strip(
            width() - canvas.mm(2.2), canvas.mm(0.6), canvas.mm(1.6), height() - canvas.mm(1.2));
        canvas.painter().fillRect(strip, QBrush(tokens.text2, Qt::BDiagPattern));
    }
    if (m_content.bar)
        drawBar(canvas, ground, ink);
    else
        drawFigure(canvas, ground, ink);
    if (hasFocus()) {
        QPainter &painter = canvas.painter();
        painter.setPen(QPen(tokens.focus, 3.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(2, 2, -2, -2));
    }
}

} // namespace unitrail
