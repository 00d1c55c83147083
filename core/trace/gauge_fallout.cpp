// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/gauge_fallout.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <map>
#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

struct Check {
    qint64 atMs = 0;
    bool good = false;
};

/** From the last good check before the latest bad one to that one; without a bad one, from the last good
 * check on. */
static void findWindow(const std::vector<Check> &checks, GaugeFallout &fallout)
{
    const auto bad
        = std::find_if(checks.rbegin(), checks.rend(), [](const Check &check) { return !check.good; });
    fallout.foundBad = bad != checks.rend();
    if (fallout.foundBad)
        fallout.toMs = bad->atMs;
    const auto good = std::find_if(fallout.foundBad ? bad : checks.rbegin(), checks.rend(),
        [](const Check &check) { return check.good; });
    fallout.fromMs = good == checks.rend() ? 0 : good->atMs;
}

Result<GaugeFallout> gaugeFallout(
    Journal &journal, const GaugeId &gauge, const FalloutWindow &window, qint64 nowMs)
{
    GaugeFallout fallout{.gauge = gauge, .toMs = nowMs, .values = {}};
    const auto entries = journal.entriesOf(Subject::of(gauge));
    if (!entries)
        return entries.error();
    const auto voided = voidedIds(*entries);
    std::vector<Check> checks;
    for (const Recorded &recorded : *entries) {
        const auto *checked = std::get_if<GaugeChecked>(&recorded.entry.event);
        if (checked && std::find(voided.begin(), voided.end(), recorded.entry.id) == voided.end())
            checks.push_back({recorded.entry.stamp.wallMs, checked->good});
    }
    findWindow(checks, fallout);
    fallout.fromMs = window.fromMs.value_or(fallout.fromMs);
    fallout.toMs = window.toMs.value_or(fallout.toMs);
    auto figures = Figures::open(journal);
    if (!figures)
        return figures.error();
    if (const auto caughtUp = (*figures)->catchUp(); !caughtUp)
        return caughtUp.error();
    auto values = measuredBy(**figures, gauge, fallout.fromMs, fallout.toMs);
    if (!values)
        return values.error();
    fallout.values = *std::move(values);
    std::stable_sort(fallout.values.begin(), fallout.values.end(),
        [](const Measured &a, const Measured &b) { return a.unit < b.unit; });
    return fallout;
}

static QString isoTime(qint64 ms)
{
    return ms == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate);
}

static QJsonObject valueJson(const Measured &value, const Margin &margin)
{
    const Measurement &m = value.measurement;
    return {{u"characteristic"_s, m.characteristic.text()}, {u"index"_s, m.index}, {u"value"_s, m.value},
        {u"unit_of_measure"_s, m.unit}, {u"lower"_s, m.lower ? m.lower->text() : QString()},
        {u"upper"_s, m.upper ? m.upper->text() : QString()}, {u"limit_revision"_s, m.limitRevision},
        {u"verdict"_s, verdictName(m.verdict)}, {u"margin"_s, marginBandName(margin.band)},
        {u"margin_percent"_s, QString::number(margin.percent, 'f', 1)},
        {u"operation"_s, value.operation.text()}, {u"pass"_s, value.pass},
        {u"station"_s, value.station.text()}, {u"person"_s, value.person ? value.person->text() : QString()},
        {u"at"_s, isoTime(value.atMs)}, {u"entry"_s, value.entry.text()}};
}

Result<QJsonObject> gaugeFalloutJson(Journal &journal, const GaugeFallout &fallout)
{
    using Band = Margin::Band;
    QJsonArray units;
    std::map<Band, int> bands;
    std::set<QString> characteristics;
    for (auto first = fallout.values.begin(); first != fallout.values.end();) {
        const auto last = std::find_if(
            first, fallout.values.end(), [&](const Measured &value) { return value.unit != first->unit; });
        Margin worst;
        QJsonArray values;
        for (auto value = first; value != last; ++value) {
            const Margin margin = marginOf(value->measurement);
            if (margin.band < worst.band || (margin.band == worst.band && margin.percent < worst.percent))
                worst = margin;
            values.append(valueJson(*value, margin));
            characteristics.insert(value->measurement.characteristic.text());
        }
        auto unit = whereaboutsJson(journal, first->unit);
        if (!unit)
            return unit.error();
        unit->insert(u"margin"_s, marginBandName(worst.band));
        unit->insert(u"margin_percent"_s, QString::number(worst.percent, 'f', 1));
        unit->insert(u"values"_s, values);
        units.append(*unit);
        ++bands[worst.band];
        first = last;
    }
    QJsonObject byMargin;
    for (const Band band : {Band::Outside, Band::Tenth, Band::Quarter, Band::Wide, Band::Unknown})
        byMargin.insert(marginBandName(band), bands[band]);
    QJsonArray names;
    for (const QString &name : characteristics)
        names.append(name);
    return QJsonObject{{u"gauge"_s, fallout.gauge.text()}, {u"from"_s, isoTime(fallout.fromMs)},
        {u"to"_s, isoTime(fallout.toMs)}, {u"found_bad"_s, fallout.foundBad}, {u"units"_s, units.size()},
        {u"values"_s, int(fallout.values.size())}, {u"characteristics"_s, names},
        {u"units_by_margin"_s, byMargin}, {u"list"_s, units}};
}

} // namespace unitrail
