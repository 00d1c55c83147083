// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/figure.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Definition {
    const char *id;
    const char *words;
};
/** DOMAIN D4. Entries that were voided or set aside are in none of them. */
constexpr Definition definitions[]{
    {"fpy",
        "units that passed the operation at pass 1 with no defect (process indicators do not count) and no "
        "override / "
        "units that entered it"},
    {"throughput_yield", "units that passed the operation after any attempt / units that entered it"},
    {"rty", "product of the first-pass yields of all operations that were entered"},
    {"dpu", "defects recorded at the operation on the units that entered it / these units"},
    {"dpmo",
        "defects / (units that entered the operation * opportunities) * 1,000,000; opportunities: defect "
        "codes the "
        "plant offers there, process indicators left out, at least 1"},
    {"cycle", "median time from start to end of a run, parked time left out"},
    {"queue", "median time from the end of the unit's run before (or its creation) to the start of the run"},
    {"rework", "runs at pass 2 or later / runs begun"},
    {"repeat_failure", "runs at pass 2 or later that failed / runs at pass 2 or later"},
    {"override", "runs that a second person had to permit / runs begun"},
    {"manual", "runs in which something was typed or touched instead of scanned or sent / runs begun"},
    {"done", "units whose routing was finished in the time"},
    {"shipped", "units shipped in the time, the last time each, wherever they are now"},
    {"lead", "median time from creation to the end of the routing, of units finished in the time"},
    {"touch",
        "median sum of the cycle times of a unit's runs, batch processes left out, of units finished in the "
        "time"},
    {"scrap", "units scrapped in the time / units scrapped or finished in the time"},
    {"refusal", "refused scans and touches / runs begun"},
    {"refusals", "refused scans and touches by cause"},
    {"defects", "defects recorded in the time by code, process indicators left out"},
    {"in_process", "units created, not finished, scrapped or shipped: as they stand now"},
    {"wip", "units in process that are at the operation or due there: as they stand now"},
    {"wip_age", "median time since the last entry of the units that are at the operation or due there, now"},
    {"on_hold", "units with an open hold of their own: as they stand now"},
    {"andon", "calls for help that nobody has answered"},
    {"availability", "(planned time - unplanned stops) / planned time"},
    {"performance", "ideal cycle * runs ended / (run time * places)"},
    {"quality", "runs that ended good at pass 1 / runs ended"},
    {"oee", "availability * performance * quality"},
};

QJsonArray itemsJson(const std::vector<FigureItem> &items)
{
    QJsonArray array;
    for (const FigureItem &item : items) {
        QJsonObject line;
        if (!item.unit.isEmpty())
            line.insert(u"unit"_s, item.unit);
        if (!item.operation.isEmpty())
            line.insert(u"operation"_s, item.operation);
        if (item.pass > 0)
            line.insert(u"pass"_s, item.pass);
        if (!item.station.isEmpty())
            line.insert(u"station"_s, item.station);
        if (item.atMs > 0)
            line.insert(u"at"_s, iso(item.atMs));
        if (item.amountMs > 0)
            line.insert(u"ms"_s, item.amountMs);
        if (!item.detail.isEmpty())
            line.insert(u"detail"_s, item.detail);
        if (const auto id = EventId::fromBytes(item.entry))
            line.insert(u"entry"_s, id->text());
        array.append(line);
    }
    return array;
}

} // namespace

QString iso(qint64 atMs)
{
    return QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(Qt::ISODateWithMs);
}

std::optional<qint64> quantile(const std::vector<FigureItem> &items, double share)
{
    if (items.empty())
        return {};
    std::vector<qint64> amounts;
    amounts.reserve(items.size());
    for (const FigureItem &item : items)
        amounts.push_back(item.amountMs);
    const size_t rank = size_t(std::ceil(share * double(amounts.size())));
    const auto nth = amounts.begin() + qsizetype(std::clamp<size_t>(rank, 1, amounts.size()) - 1);
    std::nth_element(amounts.begin(), nth, amounts.end());
    return *nth;
}

Figure counted(Figure figure)
{
    const double hits = double(figure.hits.size()), base = double(figure.base.size());
    switch (figure.kind) {
    case Figure::Kind::Count:
        figure.value = hits;
        break;
    case Figure::Kind::Share:
    case Figure::Kind::PerUnit:
        figure.value = base > 0 ? std::optional(hits / base) : std::nullopt;
        break;
    case Figure::Kind::PerMillion:
        figure.value = base > 0 ? std::optional(hits / (base * figure.opportunities) * 1e6) : std::nullopt;
        break;
    case Figure::Kind::Duration: {
        const auto median = quantile(figure.hits, 0.5);
        figure.value = median ? std::optional(double(*median)) : std::nullopt;
        break;
    }
    case Figure::Kind::Product:
        break;
    }
    return figure;
}

QString definitionOf(const QString &id)
{
    for (const Definition &definition : definitions) {
        if (id == QLatin1String(definition.id))
            return QString::fromLatin1(definition.words);
    }
    return {};
}

QStringList figureIds()
{
    QStringList ids;
    for (const Definition &definition : definitions)
        ids.append(QString::fromLatin1(definition.id));
    return ids;
}

QJsonObject figureJson(const Figure &figure, bool lists)
{
    QJsonObject json{{u"figure"_s, figure.id}, {u"definition"_s, definitionOf(figure.id)},
        {u"count"_s, figure.hitCount()}};
    json.insert(u"value"_s, figure.value ? QJsonValue(*figure.value) : QJsonValue());
    if (!figure.about.isEmpty())
        json.insert(u"about"_s, figure.about);
    const bool divided = figure.kind == Figure::Kind::Share || figure.kind == Figure::Kind::PerUnit
        || figure.kind == Figure::Kind::PerMillion;
    if (divided)
        json.insert(u"of"_s, figure.baseCount());
    if (figure.kind == Figure::Kind::PerMillion)
        json.insert(u"opportunities"_s, figure.opportunities);
    if (figure.kind == Figure::Kind::Duration) {
        json.insert(u"unit"_s, u"ms"_s);
        if (const auto slow = quantile(figure.hits, 0.9))
            json.insert(u"p90"_s, *slow);
    }
    if (lists) {
        json.insert(u"list"_s, itemsJson(figure.hits));
        if (divided)
            json.insert(u"list_of"_s, itemsJson(figure.base));
    }
    return json;
}

QJsonObject filterJson(const FigureFilter &filter)
{
    QJsonObject json;
    if (filter.operation)
        json.insert(u"operation"_s, filter.operation->text());
    if (filter.station)
        json.insert(u"station"_s, filter.station->text());
    if (filter.order)
        json.insert(u"order"_s, filter.order->text());
    if (filter.part)
        json.insert(u"part"_s, filter.part->text());
    if (filter.fromMs > 0)
        json.insert(u"from"_s, iso(filter.fromMs));
    if (filter.toMs < std::numeric_limits<qint64>::max())
        json.insert(u"to"_s, iso(filter.toMs));
    return json;
}

std::optional<FigureFilter> filterFromJson(const QJsonObject &json)
{
    FigureFilter filter;
    const auto take = [&](const QString &key, auto &into) {
        if (!json.contains(key))
            return true;
        using Name = typename std::decay_t<decltype(into)>::value_type;
        into = Name::fromText(json.value(key).toString());
        return into.has_value();
    };
    const auto takeTime = [&](const QString &key, qint64 &into) {
        if (!json.contains(key))
            return true;
        const QDateTime at = QDateTime::fromString(json.value(key).toString(), Qt::ISODateWithMs);
        into = at.toMSecsSinceEpoch();
        return at.isValid();
    };
    const bool sound = take(u"operation"_s, filter.operation) && take(u"station"_s, filter.station)
        && take(u"order"_s, filter.order) && take(u"part"_s, filter.part)
        && takeTime(u"from"_s, filter.fromMs) && takeTime(u"to"_s, filter.toMs);
    return sound ? std::optional(filter) : std::nullopt;
}

} // namespace unitrail
