// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/stopped_screen.h"

#include <algorithm>

namespace unitrail {

StoppedScreen::StoppedScreen(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("stoppedScreen"));
}

void StoppedScreen::show(const Answer &answer, const Speech &speech)
{
    Answer notRecorded = answer;
    notRecorded.kind = Answer::Kind::NotRecorded;
    m_words = speech.wordsFor(notRecorded);
    m_detail = isolated(answer.text);
    setAccessibleName(m_words.word);
    setAccessibleDescription(m_words.what + u' ' + m_words.next);
    update();
}

void StoppedScreen::draw(Canvas &canvas)
{
    const Accent &stop = m_theme.tokens()[Tone::Stop];
    canvas.painter().fillRect(rect(), stop.solid);
    const double side = canvas.mm(38);
    const double left = canvas.mm(10);
    const double middle = height() / 2.0;
    canvas.shape(Shape::Octagon, QRectF(left, middle - side / 2, side, side), stop.onSolid, stop.solid);
    const double textLeft = left + side + canvas.mm(8);
    const double wide = std::max(canvas.mm(20), width() - textLeft - canvas.mm(8));
    double top = middle - canvas.mm(34);
    const auto line = [&](double high, const QString &text, TextStyle style) {
        style.ink = stop.onSolid;
        style.ground = stop.solid;
        canvas.text(QRectF(textLeft, top, wide, canvas.mm(high)), text, style);
        top += canvas.mm(high + 2);
    };
    line(14, m_words.word, {.type = Type::Prompt, .mayElide = true});
    line(20, m_words.what, {.type = Type::Title, .lines = 2});
    line(20, QStringLiteral("→ ") + m_words.next, {.type = Type::Prompt, .lines = 2});
    if (!m_detail.isEmpty())
        line(12, m_detail, {.type = Type::Body, .lines = 2, .mayElide = true});
}

} // namespace unitrail
