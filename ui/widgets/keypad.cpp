// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/keypad.h"

#include "core/base/decimal.h"

#include <QKeyEvent>

namespace unitrail {

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

Keypad::Content Keypad::contentFor(const Prompt &prompt, const QString &typed)
{
    const bool byEye = prompt.unitOfMeasure.isEmpty() && !prompt.lower && !prompt.upper;
    return {.kind = byEye ? Content::Kind::TwoAnswers : Content::Kind::Number,
        .typed = typed,
        .unit = prompt.unitOfMeasure,
        .saves = Decimal::fromText(typed).has_value(),
        .dead = !prompt.typed};
}

void Keypad::setContent(const Content &content, const Speech &speech)
{
    m_mark = speech.language().locale.decimalPoint().at(0);
    m_content = content;
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
    key(Save).setContent({tr("Save value"), {}, Shape::None,
        m_content.saves ? ActionButton::Face::NextQuiet : ActionButton::Face::Plain});
    key(Good).setContent({tr("OK"), {}, Shape::Tick, ActionButton::Face::Plain});
    key(Bad).setContent({tr("Not OK"), {}, Shape::Diamond, ActionButton::Face::Plain});
    key(Mark).setAccessibleName(tr("Decimal mark"));
    key(Sign).setAccessibleName(tr("Plus or minus"));
    setAccessibleDescription(m_content.typed);
    update();
}

void Keypad::press(int key)
{
    if (m_content.dead && key != Good && key != Bad)
        return;
    if (key <= Digit9)
        emit verbWished(QStringLiteral("D%1").arg(key), {});
    else if (key == Mark)
        emit verbWished(QStringLiteral("DOT"), {});
    else if (key == Sign)
        emit verbWished(QStringLiteral("MINUS"), {});
    else if (key == Erase)
        emit verbWished(QStringLiteral("ERASE"), {});
    else if (key == Save && !m_content.typed.isEmpty())
        emit verbWished(QStringLiteral("ENTER"), {});
    else if (key == Good || key == Bad)
        emit verbWished(QStringLiteral("VALUE"), key == Good ? QStringLiteral("OK") : QStringLiteral("NOK"));
}

void Keypad::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (m_content.kind != Content::Kind::Number || event->modifiers() & ~Qt::KeypadModifier)
        return event->ignore();
    if (key >= Qt::Key_0 && key <= Qt::Key_9)
        press(key - Qt::Key_0);
    else if (key == Qt::Key_Period || key == Qt::Key_Comma)
        press(Mark);
    else if (key == Qt::Key_Minus)
        press(Sign);
    else if (key == Qt::Key_Backspace)
        press(Erase);
    else if (key == Qt::Key_Enter && event->modifiers() & Qt::KeypadModifier)
        press(Save);
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
    const bool number = m_content.kind == Content::Kind::Number;
    const bool two = m_content.kind == Content::Kind::TwoAnswers;
    const auto at = [&](int column, int row, int columns) {
        return number ? cell(column, row, columns) : QRect(0, 0, 0, 0);
    };
    for (int digit = 1; digit <= Digit9; ++digit)
        place(digit, at((digit - 1) % 3, 2 - (digit - 1) / 3, 1));
    place(Sign, at(0, 3, 1));
    place(Digit0, at(1, 3, 1));
    place(Mark, at(2, 3, 1));
    place(Erase, at(0, 4, 1));
    place(Save, at(1, 4, 2));
    // Two equal answers, and none of them the usual one.
    const double half = (height() - top - gap) / 2;
    const auto answer = [&](int which) {
        return two ? QRectF(0, top + which * (half + gap), width(), half).toRect() : QRect(0, 0, 0, 0);
    };
    place(Good, answer(0));
    place(Bad, answer(1));
}

void Keypad::resizeEvent(QResizeEvent *)
{
    arrange();
}

QString Keypad::invitation() const
{
    if (!m_content.why.isEmpty())
        return m_content.why;
    if (m_content.dead)
        return tr("Only from the instrument");
    switch (m_content.kind) {
    case Content::Kind::Number:
        return tr("Type the value");
    case Content::Kind::TwoAnswers:
        return tr("Choose");
    case Content::Kind::Text:
        return tr("Scan the text");
    }
    return {};
}

void Keypad::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF display(0, 0, width(), canvas.mm(displayMm));
    canvas.box(display, tokens.raised, hasFocus() ? tokens.focus : tokens.border,
        canvas.mm(hasFocus() ? 0.7 : 0.35));
    const QString &unit = m_content.unit;
    const double unitWidth = unit.isEmpty() ? 0 : canvas.width(unit, Type::Verdict) + canvas.mm(2);
    const double side = canvas.mm(2);
    QString shown = m_content.typed;
    shown.replace(u'.', m_mark);
    const bool empty = shown.isEmpty();
    canvas.text(QRectF(side, 0, display.width() - 2 * side - unitWidth, display.height()),
        empty ? invitation() : shown,
        {.type = empty ? Type::Body : Type::Figure,
            .ink = empty ? tokens.text2 : tokens.text,
            .ground = tokens.raised,
            .alignment = empty ? Qt::AlignLeading | Qt::AlignVCenter : Qt::AlignTrailing | Qt::AlignVCenter,
            .em = empty ? 0 : 6.4});
    if (!unit.isEmpty())
        canvas.text(QRectF(display.width() - side - unitWidth, 0, unitWidth, display.height()), unit,
            {.type = Type::Verdict,
                .ink = tokens.text2,
                .ground = tokens.raised,
                .alignment = Qt::AlignTrailing | Qt::AlignVCenter});
}

} // namespace unitrail
