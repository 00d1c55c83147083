// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shipping_facts.h"

#include "core/trace/figures.h"

#include <QRegularExpression>

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

Result<ShippingFacts> shippingFacts(const QString &directory, const QString &order)
{
    constexpr int shipmentsMax = 2000, awayMax = 200;
    const SystemClock clock;
    auto journal = Journal::open(directory, clock, {.exclusive = false});
    if (!journal)
        return journal.error();
    auto figures = Figures::open(**journal);
    if (!figures)
        return figures.error();
    if (const auto followed = (*figures)->catchUp(); !followed)
        return followed.error();
    ShippingFacts known;
    auto orders = shippedOrders(**figures, shipmentsMax);
    auto away = unitsAway(**figures, awayMax);
    if (!orders || !away)
        return !orders ? orders.error() : away.error();
    known.orders = *std::move(orders);
    known.away = *std::move(away);
    if (!order.isEmpty()) {
        auto sent = shippedFor(**journal, **figures, order);
        if (!sent)
            return sent.error();
        known.sent = *std::move(sent);
    }
    return known;
}

Result<std::vector<UnitId>> unitsIn(const Code &code, Journal &journal)
{
    std::vector<UnitId> units;
    const auto add = [&](const QString &text) -> Outcome {
        const auto found = journal.resolve(text);
        if (!found)
            return found.error();
        for (const UnitId &unit : *found) {
            if (std::find(units.begin(), units.end(), unit) == units.end())
                units.push_back(unit);
        }
        return Done{};
    };
    for (const Meaning &meaning : code.meanings) {
        const auto *item = std::get_if<ItemCode>(&meaning);
        const auto *alias = std::get_if<AliasCode>(&meaning);
        if (item && item->part && item->serial) {
            units.push_back({*item->part, *item->serial});
        } else if ((item && item->serial) || alias) {
            if (const Outcome added = add(item && item->serial ? item->serial->text() : alias->value); !added)
                return added.error();
        }
    }
    if (code.meanings.empty() && !code.error) {
        if (const Outcome added = add(code.text); !added)
            return added.error();
    }
    return units;
}

QString customerOrderIn(const Code &code)
{
    if (code.error)
        return {};
    for (const Element &element : code.elements) {
        if (element.identifier == u"400" && !element.value.isEmpty())
            return element.value;
    }
    constexpr qsizetype numberMax = 40;
    const QString text = code.text.trimmed();
    static const QRegularExpression plain(u"^[\\x21-\\x7e]+$"_s);
    return code.meanings.empty() && text.size() <= numberMax && plain.match(text).hasMatch() ? text
                                                                                             : QString();
}

} // namespace unitrail
