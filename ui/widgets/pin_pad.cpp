// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/pin_pad.h"

#include "ui/widgets/keypad.h"

#include <QKeyEvent>

#include <utility>

namespace unitrail {

PinPad::PinPad(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("pinPad"));
    setFocusPolicy(Qt::TabFocus);
    for (int key = 0; key < KeyCount; ++key) {
        auto &button = m_keys[static_cast<size_t>(key)];
        button = std::make_unique<ActionButton>(theme, QStringLiteral("pin%1").arg(key), this);
        connect(button.get(), &ActionButton::fired, this, [this, key] { press(key); });
    }
}

void PinPad::begin()
{
    if (!m_begun) {
        m_typed.clear();
        for (const auto &button : m_keys)
            button->beDeaf(deafMs);
    }
    m_begun = true;
    setAccessibleName(tr("Number keys"));
    retell();
    arrange();
}

void PinPad::hideEvent(QHideEvent *)
{
    m_begun = false;
    m_typed.clear();
}

void PinPad::retell()
{
    for (int digit = Digit0; digit <= Digit9; ++digit)
        m_keys[size_t(digit)]->setContent(
            {QString::number(digit), {}, Shape::None, ActionButton::Face::Plain, true});
    m_keys[Erase]->setContent({{}, {}, Shape::Erase, ActionButton::Face::Plain});
    m_keys[Erase]->setAccessibleName(tr("Erase"));
    m_keys[Sign]->setContent({tr("Sign"), {}, Shape::None,
        m_typed.isEmpty() ? ActionButton::Face::Plain : ActionButton::Face::NextQuiet});
    update();
}

void PinPad::press(int key)
{
    if (key <= Digit9 && m_typed.size() < typedMax)
        m_typed += QString::number(key);
    else if (key == Erase)
        m_typed.chop(1);
    else if (key == Sign && !m_typed.isEmpty())
        emit entered(std::exchange(m_typed, QString()));
    retell();
}

void PinPad::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (event->modifiers() & ~Qt::KeypadModifier)
        return event->ignore();
    if (key >= Qt::Key_0 && key <= Qt::Key_9)
        press(key - Qt::Key_0);
    else if (key == Qt::Key_Backspace)
        press(Erase);
    else
        event->ignore();
}

void PinPad::arrange()
{
    const double gap = m_theme.metrics().exact(2);
    const double top = m_theme.metrics().exact(Keypad::displayMm) + gap;
    const double keyWidth = (width() - 2 * gap) / 3;
    const double keyHeight = (height() - top - 4 * gap) / 5;
    const auto place = [&](int key, int column, int row, int columns) {
        m_keys[size_t(key)]->setGeometry(QRectF(column * (keyWidth + gap), top + row * (keyHeight + gap),
            columns * keyWidth + (columns - 1) * gap, keyHeight)
                                             .toRect());
    };
    for (int digit = 1; digit <= Digit9; ++digit)
        place(digit, (digit - 1) % 3, 2 - (digit - 1) / 3, 1);
    place(Digit0, 1, 3, 1);
    place(Erase, 0, 4, 1);
    place(Sign, 1, 4, 2);
}

void PinPad::resizeEvent(QResizeEvent *)
{
    arrange();
}

void PinPad::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF display(0, 0, width(), canvas.mm(Keypad::displayMm));
    canvas.box(display, tokens.raised, hasFocus() ? tokens.focus : tokens.border,
        canvas.mm(hasFocus() ? 0.7 : 0.35));
    const double side = canvas.mm(2);
    const bool empty = m_typed.isEmpty();
    canvas.text(display.adjusted(side, 0, -side, 0),
        empty ? tr("Type your PIN") : QString(m_typed.size(), QChar(0x2022)), // nobody reads along
        {.type = empty ? Type::Body : Type::Figure,
            .ink = empty ? tokens.text2 : tokens.text,
            .ground = tokens.raised,
            .alignment = empty ? Qt::AlignLeading | Qt::AlignVCenter : Qt::AlignTrailing | Qt::AlignVCenter,
            .em = empty ? 0 : 6.4});
}

} // namespace unitrail
