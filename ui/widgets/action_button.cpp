// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/action_button.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>

namespace unitrail {

ActionButton::ActionButton(const Theme &theme, const QString &name, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setObjectName(name);
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QAbstractButton::clicked, this, &ActionButton::fireOnce);
}

void ActionButton::setContent(const Content &content)
{
    if (m_content == content)
        return;
    m_content = content;
    setAccessibleName(content.second.isEmpty() ? content.text : content.text + u' ' + content.second);
    update();
}

void ActionButton::beDeaf(int milliseconds)
{
    m_deafMs = milliseconds;
    m_sinceDeaf.start();
}

void ActionButton::fireOnce()
{
    if (m_sinceDeaf.isValid() && m_sinceDeaf.elapsed() < m_deafMs)
        return;
    beDeaf(deafMs);
    emit fired();
}

void ActionButton::keyPressEvent(QKeyEvent *event)
{
    // Enter ends every scan of a keyboard wedge; only the space bar presses a focused button, as Qt has it.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return event->ignore();
    QAbstractButton::keyPressEvent(event);
}

bool ActionButton::hitButton(const QPoint &position) const
{
    const int slop = isDown() ? m_theme.mm(3) : 0;
    return rect().adjusted(-slop, -slop, slop, slop).contains(position);
}

int ActionButton::widthOnBar() const
{
    const QFontMetricsF metrics(m_theme.font(Type::Strong));
    const double sign = m_content.shape == Shape::None ? 0 : m_theme.metrics().exact(6.5);
    return static_cast<int>(std::ceil(metrics.horizontalAdvance(m_content.text) + sign)) + m_theme.mm(6);
}

void ActionButton::drawOnBar(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF all(rect());
    const QColor ground = isDown() ? tokens[Tone::Info].solid : tokens.bar;
    const QColor ink = isDown() ? tokens[Tone::Info].onSolid : tokens.onBar;
    canvas.box(all, ground, {}, 0, 0);
    double left = canvas.mm(3);
    if (m_content.shape != Shape::None) {
        const QRectF sign(left, all.center().y() - canvas.mm(2.4), canvas.mm(4.8), canvas.mm(4.8));
        const bool attention = m_content.shape == Shape::Triangle;
        canvas.shape(
            m_content.shape, sign, attention ? Tokens::dark()[Tone::Attention].edge : tokens.onBar2, ground);
        left += canvas.mm(6.5);
    }
    canvas.text(QRectF(left, 0, all.width() - left - canvas.mm(2.5), all.height()), m_content.text,
        {.type = Type::Strong, .ink = ink, .ground = ground});
}

void ActionButton::drawFace(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const Accent &act = tokens[Tone::Act];
    const bool dead = !isEnabled(); // it says so: nobody touches it again and again
    const bool next = m_content.face == Face::Next && !dead;
    const bool marked = (m_content.face == Face::NextQuiet || m_content.face == Face::Chosen) && !dead;
    QColor ground = next ? act.solid : marked ? act.tint : dead ? tokens.surface : tokens.raised;
    QColor ink = next ? act.onSolid : marked ? act.onTint : dead ? tokens.disabled : tokens.text;
    if (isDown()) {
        ground = tokens.text;
        ink = tokens.raised;
    }
    const QRectF all(rect());
    canvas.box(all, ground,
        next         ? act.solid
            : marked ? act.edge
            : dead   ? tokens.divider
                     : tokens.border,
        marked ? canvas.mm(0.6) : canvas.mm(0.35), 1.2);

    QRectF room = all.adjusted(canvas.mm(1), canvas.mm(0.8), -canvas.mm(1), -canvas.mm(0.8));
    TextStyle style{.type = m_content.big ? Type::Figure : Type::Button,
        .ink = ink,
        .ground = ground,
        .alignment = Qt::AlignCenter,
        .lines = m_content.big ? 1 : 3,
        .wrapFirst = true};
    if (m_content.small) {
        style.type = Type::Note;
        style.em = 2.9;
        style.alignment = Qt::AlignLeft | Qt::AlignVCenter;
        const double side = canvas.mm(4);
        canvas.shape(m_content.shape, QRectF(room.left(), room.center().y() - side / 2, side, side), ground);
        room.setLeft(room.left() + side + canvas.mm(1.2));
        canvas.text(room, m_content.text, style);
        return;
    }
    if (m_content.shape != Shape::None) {
        // Sign and words stand together in the middle; words too long for that take all the room there is.
        const double side = canvas.mm(6.4);
        const double gap = canvas.mm(1.4);
        const bool alone = m_content.text.isEmpty();
        const double words = alone ? -gap
                                   : std::max(canvas.width(m_content.text, Type::Button),
                                         canvas.width(m_content.second, Type::Button))
                + 2;
        const double spare = std::max(0.0, room.width() - side - gap - words) / 2;
        const QRectF sign(room.left() + spare, room.center().y() - side / 2, side, side);
        if (next || dead || isDown())
            canvas.shape(m_content.shape, sign, ink, ground);
        else
            canvas.shape(m_content.shape, sign, ground);
        room.setLeft(sign.right() + gap);
        room.setRight(room.right() - spare);
    }
    if (m_content.second.isEmpty()) {
        canvas.text(room, m_content.text, style);
    } else {
        const bool wraps
            = canvas.width(m_content.text, Type::Button, Theme::emMin(Type::Button)) > room.width();
        const double half = room.height() * (wraps ? 0.62 : 0.5);
        TextStyle first = style;
        first.alignment = Qt::AlignHCenter | Qt::AlignBottom;
        canvas.text(QRectF(room.left(), room.top(), room.width(), half), m_content.text, first);
        TextStyle second = style;
        second.alignment = Qt::AlignHCenter | Qt::AlignTop;
        if (canvas.width(m_content.second, Type::Button, Theme::emMin(Type::Button)) > room.width())
            second.type = Type::Note;
        canvas.text(QRectF(room.left(), room.top() + half, room.width(), room.height() - half),
            m_content.second, second);
    }
    if (hasFocus()) {
        QPainter &painter = canvas.painter();
        painter.setPen(QPen(next ? tokens.window : tokens.focus, 4));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(all.adjusted(4, 4, -4, -4), canvas.mm(0.8), canvas.mm(0.8));
    }
}

void ActionButton::paintEvent(QPaintEvent *)
{
    Canvas canvas(*this, m_theme, m_drawn);
    if (m_content.face == Face::Bar)
        drawOnBar(canvas);
    else
        drawFace(canvas);
}

} // namespace unitrail
