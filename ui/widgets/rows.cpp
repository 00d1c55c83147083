// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/rows.h"

#include <algorithm>

namespace unitrail {

Shape shapeOf(OperationStatus status)
{
    switch (status) {
    case OperationStatus::Open:
        return Shape::Ring;
    case OperationStatus::Active:
        return Shape::Play;
    case OperationStatus::Paused:
        return Shape::Pause;
    case OperationStatus::Passed:
        return Shape::Tick;
    case OperationStatus::Failed:
        return Shape::Diamond;
    case OperationStatus::Skipped:
    case OperationStatus::Waived:
        return Shape::Dash;
    case OperationStatus::Invalidated:
        return Shape::Rework;
    }
    return Shape::Ring;
}

IdentityRow::IdentityRow(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("identity"));
}

void IdentityRow::setContent(const Content &content)
{
    if (m_content == content)
        return;
    m_content = content;
    setAccessibleName(content.serial.isEmpty() ? content.title : content.serial);
    setAccessibleDescription(content.state);
    update();
}

void IdentityRow::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF all(rect());
    double right = all.width();
    if (!m_content.duration.isEmpty()) {
        const double width = canvas.width(m_content.duration, Type::Serial, 6.0) + 1;
        right -= width;
        canvas.text(QRectF(right, 0, width, all.height()), m_content.duration,
            {.type = Type::Serial, .ink = tokens.text2, .ground = tokens.window, .em = 6.0});
        right -= canvas.mm(4);
    }
    double left = 0;
    if (!m_content.serial.isEmpty()) {
        const QString tail = m_content.serial.right(4);
        const QString head = m_content.serial.chopped(tail.size());
        // The serial gives way before the word for its state is cut.
        const double stateWidth
            = m_content.state.isEmpty() ? 0 : canvas.width(m_content.state, Type::Button) + canvas.mm(14);
        double em = Theme::em(Type::Serial);
        while (em > Theme::emMin(Type::Serial)
            && canvas.width(m_content.serial, Type::Serial, em) + canvas.mm(7) + stateWidth > right)
            em -= 0.2;
        const double headWidth = canvas.width(head, Type::Serial, em) + 1;
        const double tailWidth = canvas.width(tail, Type::Serial, em) + canvas.mm(2);
        canvas.text(QRectF(left, 0, std::min(headWidth, right), all.height()), head,
            {.type = Type::Serial,
                .ink = tokens.text2,
                .ground = tokens.window,
                .em = em,
                .mayElide = headWidth > right});
        left += headWidth + canvas.mm(0.4);
        const QRectF frame(left, 0, tailWidth, all.height());
        canvas.box(frame, tokens.raised, tokens.border, canvas.mm(0.3));
        canvas.text(frame, tail,
            {.type = Type::Serial,
                .ink = tokens.text,
                .ground = tokens.raised,
                .alignment = Qt::AlignCenter,
                .em = em});
        left = frame.right() + canvas.mm(4);
    }
    if (m_content.shape != Shape::None) {
        canvas.shape(m_content.shape,
            QRectF(left, all.center().y() - canvas.mm(3.1), canvas.mm(6.2), canvas.mm(6.2)), tokens.window);
        left += canvas.mm(8);
    }
    if (!m_content.state.isEmpty()) {
        const double width = std::min(canvas.width(m_content.state, Type::Button) + 1, right - left);
        canvas.text(QRectF(left, 0, width, all.height()), m_content.state,
            {.type = Type::Button, .ink = tokens.text, .ground = tokens.window});
        left += width + canvas.mm(4);
    }
    // The title is an extra beside a serial: left out whole when there is no room for it.
    const Type type = m_content.serial.isEmpty() ? Type::Title : Type::Verdict;
    const double needed = canvas.width(m_content.title, type, Theme::emMin(type));
    if (m_content.serial.isEmpty() || needed < right - left)
        canvas.text(QRectF(left, 0, right - left, all.height()), m_content.title,
            {.type = type,
                .ink = m_content.serial.isEmpty() ? tokens.text : tokens.text2,
                .ground = tokens.window});
}

Stepper::Stepper(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("stepper"));
}

void Stepper::setSteps(const std::vector<Step> &steps, const QString &accessibleText)
{
    setAccessibleName(accessibleText);
    if (m_steps == steps)
        return;
    m_steps = steps;
    update();
}

void Stepper::drawStep(Canvas &canvas, const Step &step, const QRectF &room, Detail detail)
{
    const Tokens &tokens = m_theme.tokens();
    const Accent &act = tokens[Tone::Act];
    const bool roomy = detail == Detail::AllNamed || detail == Detail::CurrentNamed;
    const QColor ground = step.current ? act.tint : tokens.surface;
    canvas.box(room, ground, step.current ? act.edge : tokens.divider, canvas.mm(step.current ? 0.6 : 0.2));
    const double side = canvas.mm(4.6);
    const QRectF sign(room.left() + canvas.mm(roomy ? 1.4 : 0.8), room.center().y() - side / 2, side, side);
    if (step.current && step.shape == Shape::Play)
        canvas.shape(step.shape, sign, act.edge, ground);
    else
        canvas.shape(step.shape, sign, ground);
    const double left = sign.right() + canvas.mm(roomy ? 1 : 0.6);
    const QRectF text(left, room.top(), room.right() - left - canvas.mm(0.4), room.height());
    const QColor ink = step.current ? act.onTint : tokens.text;
    canvas.text(text, textOf(step, detail),
        {.type = step.current ? Type::Strong : Type::Stepper,
            .ink = ink,
            .ground = ground,
            .em = roomy ? 3.8 : 3.4});
}

QString Stepper::textOf(const Step &step, Detail detail)
{
    const bool named = detail == Detail::AllNamed || (detail == Detail::CurrentNamed && step.current);
    if (detail == Detail::CurrentNumbered && !step.current)
        return {};
    return named && !step.name.isEmpty() ? step.number + u' ' + step.name : step.number;
}

void Stepper::draw(Canvas &canvas)
{
    if (m_steps.empty())
        return;
    const double gap = canvas.mm(0.9);
    const auto count = static_cast<double>(m_steps.size());
    const double room = width() - gap * (count - 1);
    const auto needed = [&](const Step &step, Detail detail) {
        const bool roomy = detail == Detail::AllNamed || detail == Detail::CurrentNamed;
        const QString text = textOf(step, detail);
        const double around = canvas.mm(roomy          ? 1.4 + 4.6 + 1 + 0.8
                                      : text.isEmpty() ? 0.8 + 4.6 + 0.8
                                                       : 0.8 + 4.6 + 0.6 + 0.4)
            + 2;
        return around + canvas.width(text, step.current ? Type::Strong : Type::Stepper, roomy ? 3.8 : 3.4);
    };
    const auto sum = [&](Detail detail) {
        double total = 0;
        for (const Step &step : m_steps)
            total += needed(step, detail);
        return total;
    };
    // As much as there is room for: all names, the current one's, numbers only, at last only the current
    // number.
    Detail detail = Detail::CurrentNumbered;
    for (const Detail candidate : {Detail::AllNamed, Detail::CurrentNamed, Detail::Numbered}) {
        if (sum(candidate) <= room) {
            detail = candidate;
            break;
        }
    }
    const double spare = std::max(0.0, room - sum(detail)) / count;
    double left = 0;
    for (const Step &step : m_steps) {
        const double cell = needed(step, detail) + spare;
        drawStep(canvas, step, QRectF(left, 0, cell, height()), detail);
        left += cell + gap;
    }
}

BigFigures::BigFigures(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("figures"));
}

void BigFigures::setFigures(const QString &title, const std::vector<Figure> &figures)
{
    QString text = title;
    for (const Figure &figure : figures)
        text += QStringLiteral(", ") + figure.word + u' ' + figure.value;
    setAccessibleName(text);
    m_title = title;
    m_figures = figures;
    update();
}

void BigFigures::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF all(rect());
    if (m_figures.empty())
        return;
    canvas.box(all, tokens.surface, tokens.divider, canvas.mm(0.2));
    const double titleWidth = canvas.width(m_title, Type::Strong) + canvas.mm(6);
    canvas.text(QRectF(canvas.mm(2.5), 0, titleWidth, all.height()), m_title,
        {.type = Type::Strong, .ink = tokens.text2, .ground = tokens.surface});
    // Each takes what its words need; what is left over stands between them.
    double needed = 0;
    const auto widthOf = [&](const Figure &figure) {
        return canvas.width(figure.value, Type::Figure) + canvas.width(figure.word, Type::Body)
            + canvas.mm(3);
    };
    for (const Figure &figure : m_figures)
        needed += widthOf(figure);
    const double room = all.width() - titleWidth - canvas.mm(4);
    const double spare = std::max(0.0, room - needed) / static_cast<double>(m_figures.size());
    const double share = std::min(1.0, room / needed);
    double left = titleWidth + canvas.mm(2);
    for (const Figure &figure : m_figures) {
        const double wide = widthOf(figure) * share;
        const double valueWidth = canvas.width(figure.value, Type::Figure) + 2;
        canvas.text(QRectF(left, 0, valueWidth, all.height()), figure.value,
            {.type = Type::Figure, .ink = tokens.text, .ground = tokens.surface});
        canvas.text(
            QRectF(left + valueWidth + canvas.mm(1.6), 0, wide - valueWidth - canvas.mm(1.6), all.height()),
            figure.word, {.type = Type::Body, .ink = tokens.text2, .ground = tokens.surface, .lines = 2});
        left += wide + spare;
    }
}

ListPanel::ListPanel(const Theme &theme, const QString &name, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(name);
}

void ListPanel::setContent(const Content &content)
{
    if (m_content == content)
        return;
    m_content = content;
    QStringList lines;
    for (const Row &row : content.rows)
        lines << row.lead + u' ' + row.main + u' ' + row.aside;
    setAccessibleName(content.title + u' ' + content.count);
    setAccessibleDescription(lines.isEmpty() ? content.whenEmpty : lines.join(QStringLiteral("; ")));
    update();
}

int ListPanel::rowsThatFit() const
{
    const double room = m_theme.metrics().toMm(height()) - titleMm - 2 * edgeMm;
    return std::max(1, static_cast<int>((room + 0.4) / rowMm));
}

void ListPanel::drawRow(Canvas &canvas, const Row &row, double top, double leadWidth, double mainWidth)
{
    const Tokens &tokens = m_theme.tokens();
    const double height = canvas.mm(rowMm);
    double left = canvas.mm(2);
    const double right = width() - canvas.mm(2);
    if (row.shape != Shape::None) {
        const double side = canvas.mm(4.6);
        canvas.shape(row.shape, QRectF(left, top + (height - side) / 2, side, side), tokens.surface);
        left += canvas.mm(6.4);
    }
    if (leadWidth > 0) {
        canvas.text(QRectF(left, top, leadWidth, height), row.lead,
            {.type = Type::Body, .ink = tokens.text2, .ground = tokens.surface});
        left += leadWidth + canvas.mm(2.4);
    }
    const double gap = canvas.mm(2.4);
    const Type mainType = row.strong ? Type::Strong : Type::Body;
    const double asideNeeds
        = row.aside.isEmpty() ? 0 : canvas.width(row.aside, Type::Body, Theme::emMin(Type::Body)) + 1;
    const bool room = right - left - gap - asideNeeds >= canvas.width(row.main, mainType);
    const bool alone = row.aside.isEmpty() || (row.asideIsExtra && !room);
    // The name gives way to its value, and a common column to a long value.
    const double main = alone
        ? right - left
        : std::max((right - left) * 0.3, std::min(mainWidth, right - left - gap - asideNeeds));
    canvas.text(QRectF(left, top, main, height), row.main,
        {.type = mainType,
            .ink = row.struck ? tokens.text2 : tokens.text,
            .ground = tokens.surface,
            .mayElide = true,
            .struck = row.struck});
    if (!alone) {
        left += main + gap;
        canvas.text(QRectF(left, top, right - left, height), row.aside,
            {.type = Type::Body, .ink = tokens.text2, .ground = tokens.surface, .mayElide = true});
    }
}

int ListPanel::firstRow() const
{
    const int total = static_cast<int>(m_content.rows.size());
    return std::clamp(m_content.inSight - m_content.before, 0, std::max(0, total - rowsThatFit()));
}

void ListPanel::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF all(rect());
    canvas.box(all, tokens.surface, tokens.divider, canvas.mm(0.2));
    const double edge = canvas.mm(edgeMm);
    const double side = canvas.mm(2);
    // The count is told by the prompt too: it gives way to the title in a narrow panel.
    const double countNeeds = canvas.width(m_content.count, Type::Body) + 2;
    const double titleNeeds = canvas.width(m_content.title, Type::Strong, Theme::emMin(Type::Strong)) + 2;
    const double countWidth
        = m_content.count.isEmpty() || titleNeeds + countNeeds > all.width() - 2 * side ? 0 : countNeeds;
    canvas.text(QRectF(side, edge, all.width() - 2 * side - countWidth, canvas.mm(titleMm)), m_content.title,
        {.type = Type::Strong, .ink = tokens.text2, .ground = tokens.surface});
    if (countWidth > 0)
        canvas.text(QRectF(all.width() - side - countWidth, edge, countWidth, canvas.mm(titleMm)),
            m_content.count, {.type = Type::Body, .ink = tokens.text2, .ground = tokens.surface});
    const double top = edge + canvas.mm(titleMm);
    if (m_content.rows.empty()) {
        canvas.text(QRectF(side, top, all.width() - 2 * side, all.height() - top - edge), m_content.whenEmpty,
            {.type = Type::Body,
                .ink = tokens.text2,
                .ground = tokens.surface,
                .alignment = Qt::AlignLeading | Qt::AlignTop,
                .lines = 4});
        return;
    }
    const int total = static_cast<int>(m_content.rows.size());
    const int fit = rowsThatFit();
    const int first = firstRow();
    const int last = std::min(total, first + fit);
    double lead = 0;
    double main = 0;
    for (int i = first; i < last; ++i) {
        const Row &row = m_content.rows[static_cast<size_t>(i)];
        lead = std::max(lead, row.lead.isEmpty() ? 0 : canvas.width(row.lead, Type::Body) + 2);
        if (!row.aside.isEmpty())
            main = std::max(main, canvas.width(row.main, row.strong ? Type::Strong : Type::Body) + 2);
    }
    for (int i = first; i < last; ++i)
        drawRow(
            canvas, m_content.rows[static_cast<size_t>(i)], top + (i - first) * canvas.mm(rowMm), lead, main);
}

} // namespace unitrail
