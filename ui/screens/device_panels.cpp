// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/device_panels.h"

#include "ui/words/language.h"

namespace unitrail {

JudgementPanel::JudgementPanel(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("judgement"));
}

void JudgementPanel::setContent(const QString &title, const QString &text, Shape shape)
{
    m_title = title;
    m_text = text;
    m_shape = shape;
    setAccessibleName(title);
    setAccessibleDescription(text);
    update();
}

void JudgementPanel::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF all(rect());
    canvas.box(all, tokens.surface, tokens.divider, canvas.mm(0.2));
    const double side = canvas.mm(10);
    const QRectF sign(canvas.mm(3), canvas.mm(3), side, side);
    canvas.shape(m_shape, sign, tokens.surface);
    const double left = sign.right() + canvas.mm(3);
    const double wide = all.width() - left - canvas.mm(2.5);
    canvas.text(QRectF(left, canvas.mm(1.5), wide, canvas.mm(13.5)), m_title,
        {.type = Type::Title, .ink = tokens.text, .ground = tokens.surface, .lines = 2});
    canvas.text(QRectF(left, canvas.mm(15.5), wide, all.height() - canvas.mm(16)), m_text,
        {.type = Type::Body,
            .ink = tokens.text2,
            .ground = tokens.surface,
            .alignment = Qt::AlignLeading | Qt::AlignTop,
            .lines = 2});
}

FindingsPanel::FindingsPanel(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("findings"));
}

void FindingsPanel::setContent(const QString &title, const std::vector<Item> &items, const QString &whenEmpty)
{
    m_title = title;
    m_items = items;
    m_whenEmpty = whenEmpty;
    QStringList texts;
    for (const Item &item : items)
        texts += item.what + u' ' + item.mend;
    setAccessibleName(title);
    setAccessibleDescription(items.empty() ? whenEmpty : texts.join(u' '));
    update();
}

static constexpr double whatMm = 6;
static constexpr double mendMm = 5.6; ///< one line; two are twice as high
static constexpr double settingsMm = 9.6;
static constexpr double betweenMm = 1.2;

/** Returns where it ends; it draws nothing and returns its top when it does not fit above the last line. */
double FindingsPanel::drawItem(Canvas &canvas, const Item &item, double top, bool isLast)
{
    const Tokens &tokens = m_theme.tokens();
    const double left = canvas.mm(8.4);
    const double wide = width() - left - canvas.mm(2);
    const bool isLong = canvas.width(item.mend, Type::Body, Theme::emMin(Type::Body)) > wide - canvas.mm(1);
    const double mend = item.mend.isEmpty() ? 0 : canvas.mm(isLong ? 2 * mendMm - 1.2 : mendMm);
    const double bottom = height() - canvas.mm(isLast ? 1 : 5.5); // else a line for what is left
    if (top + canvas.mm(whatMm) + mend > bottom)
        return top;
    const double side = canvas.mm(4.6);
    if (item.shape != Shape::None)
        canvas.shape(item.shape, QRectF(canvas.mm(2), top + canvas.mm(0.7), side, side), tokens.surface);
    canvas.text(QRectF(left, top, wide, canvas.mm(whatMm)), item.what,
        {.type = Type::Strong, .ink = tokens.text, .ground = tokens.surface, .mayElide = true});
    top += canvas.mm(whatMm);
    if (mend > 0)
        canvas.text(QRectF(left, top, wide, mend), item.mend,
            {.type = Type::Body, .ink = tokens.text, .ground = tokens.surface, .lines = isLong ? 2 : 1});
    top += mend;
    if (!item.settings.isEmpty() && top + canvas.mm(settingsMm) < bottom) {
        canvas.text(QRectF(left, top, wide, canvas.mm(settingsMm)), item.settings,
            {.type = Type::Note,
                .ink = tokens.text2,
                .ground = tokens.surface,
                .alignment = Qt::AlignLeading | Qt::AlignTop,
                .lines = 2});
        top += canvas.mm(settingsMm);
    }
    return top + canvas.mm(betweenMm);
}

void FindingsPanel::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF all(rect());
    canvas.box(all, tokens.surface, tokens.divider, canvas.mm(0.2));
    const double wide = all.width() - canvas.mm(4);
    canvas.text(QRectF(canvas.mm(2), canvas.mm(0.6), wide, canvas.mm(5.6)), m_title,
        {.type = Type::Strong, .ink = tokens.text2, .ground = tokens.surface});
    double top = canvas.mm(6.8);
    if (m_items.empty()) {
        canvas.text(QRectF(canvas.mm(2), top, wide, canvas.mm(6)), m_whenEmpty,
            {.type = Type::Body, .ink = tokens.text2, .ground = tokens.surface});
        return;
    }
    for (size_t i = 0; i < m_items.size(); ++i) {
        const double end = drawItem(canvas, m_items[i], top, i + 1 == m_items.size());
        if (end > top) {
            top = end;
            continue;
        }
        canvas.text(
            QRectF(canvas.mm(8.4), all.height() - canvas.mm(5.6), wide - canvas.mm(6.4), canvas.mm(5)),
            filled(tr("and {count} more"), {{"count", QString::number(m_items.size() - i)}}),
            {.type = Type::Note, .ink = tokens.text2, .ground = tokens.surface});
        return;
    }
}

TestCodePanel::TestCodePanel(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("testCode"));
}

void TestCodePanel::setCode(const PlacedTestCode *code, const QString &title)
{
    m_code = code;
    m_title = title;
    setAccessibleName(title);
    update();
}

void TestCodePanel::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF all(rect());
    canvas.box(all, tokens.surface, tokens.divider, canvas.mm(0.2));
    const double titleHeight = m_code == nullptr ? all.height() : canvas.mm(7);
    canvas.text(QRectF(canvas.mm(2), 0, all.width() - canvas.mm(4), titleHeight), m_title,
        {.type = Type::Strong,
            .ink = tokens.text,
            .ground = tokens.surface,
            .alignment = Qt::AlignCenter,
            .lines = m_code == nullptr ? 4 : 1});
    if (m_code == nullptr)
        return;
    // Black on white in both themes, whole pixels a module: scanners care for nothing else.
    const Modules &modules = m_code->modules;
    const int quiet = modules.quietZone + 1;
    const int across = modules.size.width() + 2 * quiet;
    const double room = std::min(all.height() - titleHeight - canvas.mm(1.5), all.width() - canvas.mm(3));
    const int pixels = std::max(1, static_cast<int>(room / across));
    const int side = pixels * across;
    const QRectF paper(qRound((all.width() - side) / 2), qRound(titleHeight), side, side);
    canvas.box(paper, Qt::white, {}, 0, 0);
    drawModules(canvas.painter(), modules,
        QRectF(paper.topLeft() + QPointF(quiet, quiet) * pixels, QSizeF(modules.size) * pixels));
}

} // namespace unitrail
