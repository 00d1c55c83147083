// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/doctor_explain.h"

#include "core/codes/aim.h"
#include "core/codes/bytes.h"

#include <QRegularExpression>

namespace unitrail {

/** No scanner is known to put more in front of a code. */
static constexpr qsizetype frontSizeMax = 32;
/** ... or to write more for one GS; "[GS]", "<GS>" and "^]" are the longest seen. */
static constexpr int separatorSizeMax = 8;

static char swappedCase(char c)
{
    if (isUpper(c))
        return static_cast<char>(c - 'A' + 'a');
    return isLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

std::optional<QByteArray> Suspicion::shown(char character) const
{
    const auto one = [](char c) { return QByteArray(1, c); };
    switch (kind) {
    case Kind::Nothing:
    case Kind::EighthBit: // is taken off before anything is compared
        return one(character);
    case Kind::Layout:
        return shownForKey(character, scanner, host);
    case Kind::CaseSwapped:
        return one(swappedCase(character));
    case Kind::AllUpper:
        return one(isLower(character) ? swappedCase(character) : character);
    case Kind::AllLower:
        return one(isUpper(character) ? swappedCase(character) : character);
    }
    Q_UNREACHABLE();
}

QByteArray Suspicion::shown(const QByteArray &text) const
{
    QByteArray result;
    for (const char c : text)
        result += shown(c).value_or(QByteArray());
    return result;
}

const std::vector<Suspicion> &suspicions()
{
    static const std::vector<Suspicion> all = [] {
        std::vector<Suspicion> list{{}};
        for (const QString &scanner : keyboardLayouts()) {
            for (const QString &host : keyboardLayouts()) {
                // Scanners type for the layout with dead keys; which of the two a host has it shows itself.
                const bool isPossible = scanner != host && !scanner.endsWith(QLatin1String("-nodeadkeys"))
                    && !host.startsWith(scanner);
                if (isPossible)
                    list.push_back({Suspicion::Kind::Layout, scanner, host});
            }
        }
        list.push_back({Suspicion::Kind::CaseSwapped});
        list.push_back({Suspicion::Kind::AllUpper});
        list.push_back({Suspicion::Kind::AllLower});
        list.push_back({Suspicion::Kind::EighthBit});
        return list;
    }();
    return all;
}

static QString quoted(const QByteArray &bytes)
{
    return QRegularExpression::escape(QString::fromLatin1(bytes));
}

/** All the ways in which a scan of this code may look, a byte a character. */
static QString patternOf(const TestCode &code, const Suspicion &suspicion)
{
    QString pattern;
    bool afterDeadKey = false;
    bool separated = false;
    for (const char c : code.data) {
        if (c == gsByte) {
            pattern
                += separated ? QStringLiteral("\\g{1}") : QStringLiteral("(.{0,%1}?)").arg(separatorSizeMax);
            separated = true;
            continue;
        }
        const std::optional<QByteArray> shown = suspicion.shown(c);
        const bool isOpen = !shown || shown->isEmpty();
        if (isOpen)
            pattern += QStringLiteral(".{0,4}?");
        else // a dead key may swallow the next one
            pattern += afterDeadKey ? QStringLiteral("(?:%1)?").arg(quoted(*shown)) : quoted(*shown);
        afterDeadKey = isOpen;
    }
    return pattern;
}

static const QRegularExpression &expressionFor(const TestCode &code, const Suspicion &suspicion)
{
    static const std::vector<QRegularExpression> all = [] {
        std::vector<QRegularExpression> list;
        for (const Suspicion &each : suspicions()) {
            for (const TestCode &one : testSheet())
                list.emplace_back(patternOf(one, each), QRegularExpression::DotMatchesEverythingOption);
        }
        return list;
    }();
    const auto row = static_cast<size_t>(&suspicion - suspicions().data());
    const auto column = static_cast<size_t>(&code - testSheet().data());
    return all[row * testSheet().size() + column];
}

bool Suspicion::fits(const QByteArray &bytes, const QByteArray &text) const
{
    const QString pattern = patternOf({.data = text}, *this);
    return QRegularExpression(
        QRegularExpression::anchoredPattern(pattern), QRegularExpression::DotMatchesEverythingOption)
        .match(QString::fromLatin1(bytes))
        .hasMatch();
}

bool tellsApart(const TestCode &code, const Suspicion &one, const Suspicion &other)
{
    return patternOf(code, one) != patternOf(code, other);
}

int openCharacters(const TestCode &code, const Suspicion &suspicion)
{
    return static_cast<int>(std::count_if(code.data.begin(), code.data.end(),
        [&suspicion](char c) { return c != gsByte && suspicion.shown(c).value_or(QByteArray()).isEmpty(); }));
}

static QByteArray withoutEighthBit(QByteArray bytes)
{
    for (char &c : bytes)
        c = static_cast<char>(static_cast<unsigned char>(c) & 0x7f);
    return bytes;
}

static std::optional<Explanation> explainAs(
    const TestCode &code, const QString &text, const Suspicion &suspicion)
{
    const QRegularExpression &expression = expressionFor(code, suspicion);
    auto match = expression.match(text);
    if (!match.hasMatch() || match.capturedStart() > frontSizeMax)
        return {};
    Explanation explanation{.code = &code,
        .front = text.left(match.capturedStart()).toLatin1(),
        .body = match.captured().toLatin1()};
    if (code.data.contains(gsByte))
        explanation.separator = match.captured(1).toLatin1();
    qsizetype end = match.capturedEnd();
    while ((match = expression.match(text, end)).hasMatch()) {
        ++explanation.times;
        end = match.capturedEnd();
    }
    explanation.back = text.mid(end).toLatin1();
    return explanation;
}

static std::optional<Explanation> explainText(const QByteArray &bytes, const Suspicion &suspicion)
{
    const QString text = QString::fromLatin1(bytes);
    std::optional<Explanation> best;
    for (const TestCode &code : testSheet()) {
        auto explanation = explainAs(code, text, suspicion);
        if (explanation && (!best || explanation->front.size() < best->front.size()))
            best = std::move(explanation);
    }
    return best;
}

QByteArray terminatorOf(const QByteArray &bytes)
{
    qsizetype from = bytes.size();
    while (from > 0 && static_cast<unsigned char>(bytes[from - 1]) < 0x20 && bytes[from - 1] != gsByte)
        --from;
    return bytes.mid(from);
}

std::optional<Explanation> explain(const QByteArray &bytes, const Suspicion &suspicion)
{
    QByteArray text = bytes;
    if (suspicion.kind == Suspicion::Kind::EighthBit) {
        text = withoutEighthBit(bytes);
        if (text == bytes)
            return {};
    }
    if (auto explanation = explainText(text, suspicion))
        return explanation;
    // Cut into pieces by a line end?
    const QByteArray end = terminatorOf(text);
    QByteArray joined = text.chopped(end.size());
    QByteArray taken;
    for (const char control : {'\r', '\n', '\t'}) {
        if (joined.contains(control)) {
            joined.replace(QByteArray(1, control), QByteArray());
            taken += control;
        }
    }
    if (taken.isEmpty())
        return {};
    auto explanation = explainText(joined + end, suspicion);
    if (explanation)
        explanation->splitBy = taken;
    return explanation;
}

static QString decoded(const QByteArray &bytes)
{
    const QString text = QString::fromUtf8(bytes);
    return text.toUtf8() == bytes ? text : QString::fromLatin1(bytes);
}

static std::optional<Swaps> swapsAs(const TestCode &code, const QString &text)
{
    const qsizetype front = text.size() - code.data.size();
    if (front != 0 && front != code.aim.size())
        return {};
    const QByteArray meant = (front == 0 ? QByteArray() : code.aim) + code.data;
    std::map<char, QByteArray> shown;
    qsizetype right = 0;
    for (qsizetype i = 0; i < meant.size(); ++i) {
        const QByteArray came = QString(text[i]).toUtf8();
        if (shown.try_emplace(meant[i], came).first->second != came)
            return {};
        right += came == QByteArray(1, meant[i]);
    }
    if (right * 2 < meant.size())
        return {};
    return Swaps{.code = &code,
        .front = text.left(front).toUtf8(),
        .body = text.mid(front).toUtf8(),
        .shown = std::move(shown)};
}

std::optional<Swaps> swapsIn(const QByteArray &bytes)
{
    const QString text = decoded(bytes.chopped(terminatorOf(bytes).size()));
    for (const TestCode &code : testSheet()) {
        if (auto swaps = swapsAs(code, text))
            return swaps;
    }
    return {};
}

const TestCode *cutCode(const QByteArray &bytes)
{
    static constexpr qsizetype sizeMin = 5; // what is shorter may be a piece of anything
    QByteArray body = bytes.chopped(terminatorOf(bytes).size());
    if (leadingAimId(bytesOf(body)) != nullptr)
        body.remove(0, 3);
    if (body.size() < sizeMin)
        return nullptr;
    const TestCode *found = nullptr;
    for (const TestCode &code : testSheet()) {
        if (body.size() >= code.data.size() || !(code.data.startsWith(body) || code.data.endsWith(body)))
            continue;
        if (found != nullptr)
            return nullptr;
        found = &code;
    }
    return found;
}

} // namespace unitrail
