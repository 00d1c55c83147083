// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/keypad.h"

#include "core/base/decimal.h"

#include <QKeyEvent>

namespace unitrail {

static constexpr int typedMax = 12;

Keypad::Keypad(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("keypad"));
    setFocusPolicy(Qt::TabFocus);
    for (int key = 0; key < KeyCount; ++key) {
        auto &button = m_keys[static_cast<size_t>(key)];
        button = std::make_unique<ActionButton>(theme, QStringLiteral("key%1").arg(key), this);
        connect(button.get(), &ActionButton::fired, this, [this, key] { press(key); });
    }
}

void Keypad::setContent(const Prompt &prompt, const Speech &speech)
{
    m_mark = speech.language().locale.decimalPoint().at(0);
    m_unit = prompt.unitOfMeasure;
    m_attribute = prompt.unitOfMeasure.isEmpty() && !prompt.lower && !prompt.upper;
    const QString about = (prompt.characteristic ? prompt.characteristic->text() : QString()) + u'#'
        + QString::number(prompt.index) + u'#' + QString::number(prompt.done);
    if (about != m_about)
        m_typed.clear();
    m_about = about;
    setAccessibleName(tr("Number keys"));
    retell();
    arrange();
}

void Keypad::retell()
{
    const auto key = [this](int which) -> ActionButton & { return *m_keys[static_cast<size_t>(which)]; };
    for (int digit = Digit0; digit <= Digit9; ++digit)
        key(digit).setContent({QString::number(digit), {}, Shape::None, ActionButton::Face::Plain, true});
    key(Sign).setContent({QStringLiteral("±"), {}, Shape::None, ActionButton::Face::Plain, true});
    key(Mark).setContent({QString(m_mark), {}, Shape::None, ActionButton::Face::Plain, true});
    key(Erase).setContent({{}, {}, Shape::Erase, ActionButton::Face::Plain});
    key(Erase).setAccessibleName(tr("Erase"));
    const bool complete = Decimal::fromText(m_typed).has_value();
    key(Save).setContent({tr("Save value"), {}, Shape::None,
        complete ? ActionButton::Face::NextQuiet : ActionButton::Face::Plain});
    key(Good).setContent({tr("OK"), {}, Shape::Tick, ActionButton::Face::Plain});
    key(Bad).setContent({tr("Not OK"), {}, Shape::Diamond, ActionButton::Face::Plain});
    key(Mark).setAccessibleName(tr("Decimal mark"));
    key(Sign).setAccessibleName(tr("Plus or minus"));
    setAccessibleDescription(m_typed);
    update();
}

void Keypad::press(int key)
{
    const bool number = Decimal::fromText(m_typed).has_value();
    if (key <= Digit9 && m_typed.size() < typedMax)
        m_typed += QString::number(key);
    else if (key == Mark && !m_typed.contains(u'.') && m_typed.size() < typedMax)
        m_typed += m_typed.isEmpty() || m_typed == u"-" ? QStringLiteral("0.") : QStringLiteral(".");
    else if (key == Sign)
        m_typed = m_typed.startsWith(u'-') ? m_typed.mid(1) : u'-' + m_typed;
    else if (key == Erase)
        m_typed.chop(1);
    else if (key == Save && number)
        emit entered(m_typed);
    else if (key == Good || key == Bad)
        emit entered(key == Good ? QStringLiteral("OK") : QStringLiteral("NOK"));
    retell();
}

void Keypad::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (m_attribute || event->modifiers() & ~Qt::KeypadModifier)
        return event->ignore();
    if (key >= Qt::Key_0 && key <= Qt::Key_9)
        press(key - Qt::Key_0);
    else if (key == Qt::Key_Period || key == Qt::Key_Comma)
        press(Mark);
    else if (key == Qt::Key_Minus)
        press(Sign);
    else if (key == Qt::Key_Backspace)
        press(Erase);
    else
        event->ignore();
}

void Keypad::place(int key, const QRect &rect)
{
    ActionButton &button = *m_keys[static_cast<size_t>(key)];
    button.setGeometry(rect);
    button.setVisible(rect.isValid());
}

void Keypad::arrange()
{
    const double gap = m_theme.metrics().exact(2);
    const double top = m_theme.metrics().exact(displayMm) + gap;
    const double keyWidth = (width() - 2 * gap) / 3;
    const double keyHeight = (height() - top - 4 * gap) / 5;
    const auto cell = [&](int column, int row, int columns) {
        return QRectF(column * (keyWidth + gap), top + row * (keyHeight + gap),
            columns * keyWidth + (columns - 1) * gap, keyHeight)
            .toRect();
    };
    const QRect nowhere(0, 0, 0, 0);
    for (int digit = 1; digit <= Digit9; ++digit)
        place(digit, m_attribute ? nowhere : cell((digit - 1) % 3, 2 - (digit - 1) / 3, 1));
    place(Sign, m_attribute ? nowhere : cell(0, 3, 1));
    place(Digit0, m_attribute ? nowhere : cell(1, 3, 1));
    place(Mark, m_attribute ? nowhere : cell(2, 3, 1));
    place(Erase, m_attribute ? nowhere : cell(0, 4, 1));
    place(Save, m_attribute ? nowhere : cell(1, 4, 2));
    place(Good, m_attribute ? cell(0, 0, 3).united(cell(0, 2, 3)) : nowhere);
    place(Bad, m_attribute ? cell(0, 3, 3).united(cell(0, 4, 3)) : nowhere);
}

void Keypad::resizeEvent(QResizeEvent *)
{
    arrange();
}

void Keypad::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF display(0, 0, width(), canvas.mm(displayMm));
    canvas.box(display, tokens.raised, hasFocus() ? tokens.focus : tokens.border,
        canvas.mm(hasFocus() ? 0.7 : 0.35));
    const double unitWidth = m_unit.isEmpty() ? 0 : canvas.width(m_unit, Type::Verdict) + canvas.mm(2);
    const double side = canvas.mm(2);
    QString shown = m_typed;
    shown.replace(u'.', m_mark);
    const bool empty = shown.isEmpty();
    canvas.text(QRectF(side, 0, display.width() - 2 * side - unitWidth, display.height()),
        empty ? (m_attribute ? tr("Choose") : tr("Type the value")) : shown,
        {.type = empty ? Type::Body : Type::Figure,
            .ink = empty ? tokens.text2 : tokens.text,
            .ground = tokens.raised,
            .alignment = empty ? Qt::AlignLeading | Qt::AlignVCenter : Qt::AlignTrailing | Qt::AlignVCenter,
            .em = empty ? 0 : 6.4});
    if (!m_unit.isEmpty())
        canvas.text(QRectF(display.width() - side - unitWidth, 0, unitWidth, display.height()), m_unit,
            {.type = Type::Verdict,
                .ink = tokens.text2,
                .ground = tokens.raised,
                .alignment = Qt::AlignTrailing | Qt::AlignVCenter});
}

} // namespace unitrail
