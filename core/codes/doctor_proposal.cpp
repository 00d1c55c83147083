// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/bytes.h"
#include "core/codes/doctor_explain.h"

namespace unitrail {

/** What comes for a character: empty for a dead key, none where nobody knows. */
using Shown = std::function<std::optional<QByteArray>(char)>;

bool areBearable(const QByteArray &characters)
{
    const QByteArray needed = testCharacters();
    return std::none_of(
        characters.begin(), characters.end(), [&needed](char c) { return needed.contains(c); });
}

bool isTerminator(const QByteArray &bytes, const ReaderSetting &setting)
{
    if (bytes.isEmpty())
        return false;
    if (setting.terminators.contains(bytes))
        return true;
    // CR LF is one line end for whoever waits for either, and empty messages are none.
    const bool line = setting.terminators.contains("\r") || setting.terminators.contains("\n");
    return std::all_of(bytes.begin(), bytes.end(), [&](char c) {
        return setting.terminators.contains(QByteArray(1, c)) || (line && (c == '\r' || c == '\n'));
    });
}

/** The printable characters that the map turns into something else. */
static QByteArray costsOf(const RepairMap &map, const Shown &shown)
{
    QByteArray costs;
    for (char c = ' '; c < 0x7f; ++c) {
        const auto came = shown(c);
        if (came && !came->isEmpty() && repaired(*came, map) != QByteArray(1, c))
            costs += c;
    }
    return costs;
}

/** What a right reading gives, but for the characters that the map gives up. */
static QByteArray expectedText(
    const QByteArray &text, const RepairMap &map, const QByteArray &costs, const Shown &shown)
{
    QByteArray result;
    for (const char c : text)
        result += costs.contains(c) ? repaired(shown(c).value_or(QByteArray()), map) : QByteArray(1, c);
    return result;
}

static bool isProved(const Explanation &explanation, const Suspicion &suspicion, const QByteArray &prefix,
    const RepairMap &map, const QByteArray &costs)
{
    const TestCode &code = *explanation.code;
    QByteArray front = explanation.front;
    if (!prefix.isEmpty() && front.startsWith(prefix))
        front.remove(0, prefix.size());
    // Without its identifier a symbol would be taken for another.
    if (!front.isEmpty() && suspicion.fits(front, code.aim) && repaired(front, map) != code.aim)
        return false;
    // Of a dead key nothing comes; what its neighbour made of it can be neither proved nor repaired.
    QByteArray dead;
    for (const char c : code.data) {
        if (c != gsByte && suspicion.shown(c).value_or(QByteArray()).isEmpty())
            dead += c;
    }
    if (!dead.isEmpty())
        return areBearable(dead);
    const auto shown = [&suspicion](char c) { return suspicion.shown(c); };
    return repaired(explanation.body, map) == expectedText(code.data, map, costs, shown);
}

std::optional<MapProposal> proposalFor(const Account &account, const ReaderSetting &setting)
{
    const Suspicion &suspicion = *account.suspicion;
    QStringList parts;
    for (const auto &explanation : account.explained) {
        if (!explanation || !explanation->separator || explanation->separator->isEmpty())
            continue;
        const QByteArray &separator = *explanation->separator;
        const QString part = repairText(separator) + QStringLiteral("={GS}");
        if (separator != QByteArray(1, gsByte) && !isTerminator(separator, setting) && !parts.contains(part))
            parts += part;
    }
    if (suspicion.kind == Suspicion::Kind::Layout)
        parts += QStringLiteral("layout=") + suspicion.layout();
    const auto map = repairMapFromText(parts.join(u' '));
    if (parts.isEmpty() || !map)
        return {};
    const MapProposal proposal{.repair = parts.join(u' '),
        .costs = costsOf(*map, [&suspicion](char c) { return suspicion.shown(c); })};
    const bool proved = std::all_of(account.explained.begin(), account.explained.end(),
        [&](const std::optional<Explanation> &explanation) {
            return !explanation || isProved(*explanation, suspicion, setting.prefix, *map, proposal.costs);
        });
    if (!proved || !areBearable(proposal.costs))
        return {};
    return proposal;
}

std::optional<MapProposal> proposalFor(
    const std::vector<Swaps> &readings, const std::map<char, QByteArray> &shown)
{
    QStringList parts;
    for (const auto &[meant, came] : shown) {
        if (came != QByteArray(1, meant))
            parts += repairText(came) + u'=' + repairText(QByteArray(1, meant));
    }
    const auto map = repairMapFromText(parts.join(u' '));
    if (parts.isEmpty() || !map) // one character stands for two
        return {};
    const auto shownFor = [&shown](char c) -> std::optional<QByteArray> {
        const auto known = shown.find(c);
        return known == shown.end() ? QByteArray(1, c) : known->second;
    };
    const MapProposal proposal{.repair = parts.join(u' '), .costs = costsOf(*map, shownFor)};
    const bool proved = std::all_of(readings.begin(), readings.end(), [&](const Swaps &reading) {
        return repaired(reading.body, *map)
            == expectedText(reading.code->data, *map, proposal.costs, shownFor);
    });
    if (!proved || !areBearable(proposal.costs))
        return {};
    return proposal;
}

} // namespace unitrail
