// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/bands.h"

#include <QAccessible>
#include <QAccessibleEvent>
#include <QPainterPath>

namespace unitrail {

Shape shapeOf(Answer::Kind kind)
{
    switch (kind) {
    case Answer::Kind::None:
        return Shape::Info;
    case Answer::Kind::Accepted:
    case Answer::Kind::Completed:
        return Shape::Tick;
    case Answer::Kind::Refused:
    case Answer::Kind::NotRecorded:
        return Shape::Octagon;
    case Answer::Kind::Attention:
        return Shape::Triangle;
    case Answer::Kind::Held:
        return Shape::Hold;
    case Answer::Kind::Undone:
        return Shape::Undone;
    }
    return Shape::Info;
}

Tone toneOf(Answer::Kind kind)
{
    switch (kind) {
    case Answer::Kind::Accepted:
    case Answer::Kind::Completed:
        return Tone::Ok;
    case Answer::Kind::Refused:
    case Answer::Kind::NotRecorded:
        return Tone::Stop;
    case Answer::Kind::Attention:
        return Tone::Attention;
    case Answer::Kind::Held:
        return Tone::Hold;
    case Answer::Kind::None:
    case Answer::Kind::Undone:
        return Tone::Info;
    }
    return Tone::Info;
}

BandPlan planBands(const StationView &view, const VerdictWords &words, Theme::Kind theme)
{
    const Answer::Kind kind = view.answer.kind;
    BandPlan plan;
    plan.verdictSolid = kind == Answer::Kind::Refused || kind == Answer::Kind::Attention
        || kind == Answer::Kind::Held || kind == Answer::Kind::NotRecorded;
    plan.verdictTall = plan.verdictSolid || !words.next.isEmpty();
    // Dark theme: a large bright blue would dazzle, so the prompt is a tint there and solid is left to what
    // went wrong.
    const bool completeIsNext
        = view.prompt.kind == Prompt::Kind::Complete && view.screen == StationView::Screen::UnitAtStep;
    plan.promptSolid = !plan.verdictSolid && !completeIsNext && theme == Theme::Kind::Light;
    plan.completeSolid = !plan.verdictSolid && completeIsNext;
    return plan;
}

static Shape pictogramOf(Prompt::Kind kind)
{
    switch (kind) {
    case Prompt::Kind::SignIn:
        return Shape::Badge;
    case Prompt::Kind::ScanUnit:
    case Prompt::Kind::WaitForLabel:
    case Prompt::Kind::PrintLabel:
    case Prompt::Kind::ScanLabel:
    case Prompt::Kind::ScanComponent:
    case Prompt::Kind::ScanLotToLoad:
        return Shape::Barcode;
    case Prompt::Kind::Measure:
        return Shape::Gauge;
    case Prompt::Kind::Complete:
        return Shape::Tick;
    case Prompt::Kind::Fail:
        return Shape::Diamond;
    case Prompt::Kind::ChooseRework:
    case Prompt::Kind::TakeTo:
        return Shape::Arrow;
    case Prompt::Kind::Stopped:
        return Shape::Octagon;
    }
    return Shape::Barcode;
}

PromptBand::PromptBand(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("prompt"));
}

void PromptBand::setContent(const PromptWords &words, Prompt::Kind kind, bool solid, bool small)
{
    m_words = words;
    m_pictogram = pictogramOf(kind);
    m_solid = solid;
    m_small = small;
    setAccessibleName(words.sentence);
    setAccessibleDescription(words.detail);
    update();
}

void PromptBand::draw(Canvas &canvas)
{
    const Accent &act = m_theme.tokens()[Tone::Act];
    const QRectF all(rect());
    const QColor ground = m_solid ? act.solid : act.tint;
    const QColor ink = m_solid ? act.onSolid : act.onTint;
    const QColor sign = m_solid ? act.onSolid : act.edge;
    canvas.box(all, ground, m_solid ? act.solid : act.edge, canvas.mm(0.5));

    const double side = canvas.mm(m_small ? 7 : 11.5);
    const QRectF post(canvas.mm(3), all.center().y() - side / 2, side, side);
    canvas.shape(Shape::Signpost, post, sign, ground);
    // The pictogram stands on the square part of the signpost.
    const double inner = side * 0.42;
    canvas.shape(m_pictogram, QRectF(post.left() + side * 0.14, post.center().y() - inner / 2, inner, inner),
        ground, sign);

    const double left = post.right() + canvas.mm(3);
    QRectF room(left, canvas.mm(0.8), all.width() - left - canvas.mm(2.5), all.height() - canvas.mm(1.6));
    if (m_small) {
        canvas.text(room, m_words.sentence, {.type = Type::Title, .ink = ink, .ground = ground, .lines = 2});
        return;
    }
    const QRectF detail(room.left(), room.bottom() - canvas.mm(7.4), room.width(), canvas.mm(6.4));
    if (!m_words.detail.isEmpty()) {
        canvas.text(detail, m_words.detail, {.type = Type::Body, .ink = ink, .ground = ground});
        room.setBottom(detail.top());
        room.setTop(canvas.mm(1.2));
    }
    canvas.text(room, m_words.sentence, {.type = Type::Prompt, .ink = ink, .ground = ground, .lines = 2});
}

VerdictBand::VerdictBand(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("verdict"));
    m_punch.setSingleShot(true);
    m_punch.setInterval(punchMs);
    connect(&m_punch, &QTimer::timeout, this, qOverload<>(&QWidget::update));
}

void VerdictBand::setContent(const VerdictWords &words, Answer::Kind kind, bool solid)
{
    m_words = words;
    m_kind = kind;
    m_solid = solid;
    setAccessibleName(words.word);
    setAccessibleDescription(words.next.isEmpty() ? words.what : words.what + u' ' + words.next);
    update();
}

void VerdictBand::punch()
{
    m_punch.start();
    update();
    if (QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void VerdictBand::drawHatching(Canvas &canvas, const QRectF &room, const QColor &colour)
{
    QPainter &painter = canvas.painter();
    painter.save();
    painter.setClipRect(room);
    painter.setPen(QPen(colour, canvas.mm(1.4)));
    const double step = canvas.mm(4);
    for (double x = room.left() - room.height(); x < room.right() + step; x += step)
        painter.drawLine(QPointF(x, room.bottom()), QPointF(x + room.height(), room.top()));
    painter.restore();
}

void VerdictBand::draw(Canvas &canvas)
{
    const Accent &accent = m_theme.tokens()[toneOf(m_kind)];
    const bool inverted = punching();
    const bool loud = m_solid != inverted;
    const bool quietNothing = m_kind == Answer::Kind::None;
    const QColor ground = loud ? accent.solid : accent.tint;
    const QColor ink = loud ? accent.onSolid : accent.onTint;
    const QColor sign = loud ? accent.onSolid : accent.edge;
    const QRectF all(rect());
    canvas.box(all, ground,
        quietNothing ? m_theme.tokens().border
            : loud   ? accent.solid
                     : accent.edge,
        canvas.mm(quietNothing ? 0.25 : 0.5));

    double left = canvas.mm(3);
    if (m_kind == Answer::Kind::Held && loud) {
        drawHatching(canvas, QRectF(0, 0, all.width(), canvas.mm(1.3)), accent.onSolid);
        drawHatching(
            canvas, QRectF(0, all.height() - canvas.mm(1.3), all.width(), canvas.mm(1.3)), accent.onSolid);
    }
    const bool tall = !m_words.next.isEmpty() || all.height() > canvas.mm(20);
    const double side = canvas.mm(tall ? 13.5 : 9.8);
    canvas.shape(shapeOf(m_kind), QRectF(left, all.center().y() - side / 2, side, side), sign, ground);
    left += side + canvas.mm(3.2);

    const double width = all.width() - left - canvas.mm(2.5);
    const TextStyle title{.type = Type::Title, .ink = ink, .ground = ground, .mayElide = true};
    const TextStyle what{.type = Type::Verdict, .ink = ink, .ground = ground, .lines = 2};
    if (!tall) {
        canvas.text(QRectF(left, canvas.mm(1.2), width, canvas.mm(7.6)), m_words.word, title);
        canvas.text(QRectF(left, canvas.mm(9), width, all.height() - canvas.mm(10)), m_words.what, what);
        return;
    }
    const double edge = canvas.mm(1.6);
    const double inner = all.height() - 2 * edge;
    TextStyle oneLine = what;
    oneLine.lines = 1;
    const bool wraps = !fitText(m_theme, m_words.what, {width, canvas.mm(8)}, oneLine).fits;
    const double wordHeight = canvas.mm(wraps ? 6.2 : 7.2);
    const double nextHeight = m_words.next.isEmpty() ? 0 : canvas.mm(wraps ? 6 : 7.4);
    canvas.text(QRectF(left, edge, width, wordHeight), m_words.word, title);
    canvas.text(QRectF(left, edge + wordHeight, width, inner - wordHeight - nextHeight), m_words.what, what);
    if (!m_words.next.isEmpty()) {
        const QString arrow
            = layoutDirection() == Qt::RightToLeft ? QStringLiteral("← ") : QStringLiteral("→ ");
        canvas.text(QRectF(left, edge + inner - nextHeight, width, nextHeight), arrow + m_words.next,
            {.type = Type::Button, .ink = ink, .ground = ground});
    }
}

} // namespace unitrail
