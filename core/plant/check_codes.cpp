// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/match.h"
#include "core/codes/read_code.h"
#include "core/plant/sections.h"

namespace unitrail {

static bool isOfKind(const Meaning &meaning, CodeRule::Meaning kind)
{
    using Kind = CodeRule::Meaning;
    return match(
        meaning,
        [&](const ItemCode &item) {
            return kind == Kind::Lot ? item.lot && !item.serial
                                     : (kind == Kind::Unit || kind == Kind::Component);
        },
        [&](const BadgeCode &) { return kind == Kind::Badge; },
        [&](const ContainerCode &) { return kind == Kind::Container; },
        [&](const StationCode &) { return kind == Kind::Station; },
        [&](const OrderCode &) { return kind == Kind::Order; }, [&](const CommandCode &) { return false; },
        [&](const AliasCode &) { return false; });
}

/** What a code is taken for besides what it should be, or why it is not understood; empty: nothing of the
 * kind. */
static QString trouble(const Code &code)
{
    if (code.error)
        return QStringLiteral("is not understood: %1").arg(code.error->text);
    if (code.meanings.empty())
        return QStringLiteral("means nothing in this plant");
    if (code.meanings.size() > 1)
        return QStringLiteral("means %1 things at once").arg(code.meanings.size());
    return {};
}

void checkCodes(const PlantDraft &draft)
{
    const Plant &plant = draft.plant;
    for (const CodeRule &rule : plant.codeRules) {
        const Place &place = draft.places.at(QStringLiteral("code ") + rule.name);
        const Code code = readCode(rule.example.toUtf8(), plant);
        const QString wrong = trouble(code);
        if (!wrong.isEmpty()) {
            draft.mistakes.error(place,
                QStringLiteral("The example %1 of \"%2\" %3").arg(rule.example, rule.name, wrong),
                QStringLiteral("Put the example right, or narrow the pattern that takes it too"));
        } else if (!isOfKind(code.meanings.front(), rule.meaning)) {
            draft.mistakes.error(place,
                QStringLiteral("The example %1 of \"%2\" is read as something else")
                    .arg(rule.example, rule.name),
                QStringLiteral("Narrow this pattern, or give the rule the meaning its codes have"));
        }
    }
    for (size_t i = 0; i < plant.practiceCodes.size(); ++i) {
        const PracticeCode &practice = plant.practiceCodes[i];
        const Code code = readCode(practice.code, plant);
        if (const QString wrong = trouble(code); !wrong.isEmpty()) {
            draft.mistakes.error(draft.practicePlaces[i],
                QStringLiteral("The practice code %1 %2").arg(code.shown(), wrong),
                QStringLiteral("Write a code that a label of this plant really holds"));
        }
    }
}

} // namespace unitrail
