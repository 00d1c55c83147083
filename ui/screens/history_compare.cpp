// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/history_compare.h"

#include <algorithm>
#include <map>
#include <set>

namespace unitrail {

namespace {

/** What one unit says of a line: "attempt 2 · CAL-1 · P106". */
using Side = std::map<QString, QString>; ///< line -> words

QString runWords(const OperationStanding &standing, const UnitHistory &history)
{
    QStringList words{Speech::word(standing.status)};
    if (standing.pass > 1)
        words.append(HistoryScreen::tr("attempt {number}")
                         .replace(QStringLiteral("{number}"), QString::number(standing.pass)));
    if (standing.station)
        words.append(standing.station->text());
    if (standing.person) {
        const auto known = history.people.find(*standing.person);
        words.append(isolated(known == history.people.end() ? standing.person->text() : known->second));
    }
    return words.join(QStringLiteral(" · "));
}

/** One group of lines of both records. */
class Lines {
public:
    Lines(RecordComparison &comparison, QString title)
        : m_comparison(comparison)
        , m_title(std::move(title))
    { }
    void add(bool first, const QString &line, const QString &words)
    {
        QString &there = (first ? m_first : m_second)[line];
        there = there.isEmpty() ? words : there + QStringLiteral(", ") + words;
    }
    void tell()
    {
        std::set<QString> lines;
        for (const Side *side : {&m_first, &m_second}) {
            for (const auto &[line, words] : *side)
                lines.insert(line);
        }
        if (lines.empty())
            return;
        m_comparison.table.rows.push_back({.cells = {m_title}, .heading = true});
        for (const QString &line : lines) {
            const QString first = m_first[line], second = m_second[line];
            const bool differs = first != second;
            m_comparison.differences += differs ? 1 : 0;
            const auto shown
                = [](const QString &words) { return words.isEmpty() ? QStringLiteral("–") : words; };
            m_comparison.table.rows.push_back({.shape = differs ? Shape::Triangle : Shape::None,
                .cells
                = {line, shown(first), shown(second), differs ? HistoryScreen::tr("differs") : QString()},
                .strong = differs});
        }
    }

private:
    RecordComparison &m_comparison;
    QString m_title;
    Side m_first, m_second;
};

const Unit *unitOf(const UnitHistory &history)
{
    return std::get_if<Unit>(&history.standing.state);
}

} // namespace

RecordComparison compareRecords(const UnitHistory &first, const UnitHistory &second, const Speech &speech)
{
    RecordComparison comparison;
    comparison.table = {.name = HistoryScreen::tr("Two records"),
        .columns
        = {{QString(), 1.5}, {first.unit.serial.text(), 2}, {second.unit.serial.text(), 2}, {QString(), 0.7}},
        .rows = {},
        .whenEmpty = {}};
    Lines whole(comparison, HistoryScreen::tr("The unit")), steps(comparison, HistoryScreen::tr("Steps")),
        values(comparison, HistoryScreen::tr("Values")), parts(comparison, HistoryScreen::tr("Built in now"));
    for (const auto &[history, isFirst] : {std::pair(&first, true), std::pair(&second, false)}) {
        const Unit *unit = unitOf(*history);
        if (!unit)
            continue;
        whole.add(isFirst, HistoryScreen::tr("State"), Speech::word(unit->life));
        whole.add(
            isFirst, HistoryScreen::tr("Part"), isolated(history->unit.part.text() + u' ' + unit->revision));
        if (unit->order)
            whole.add(isFirst, HistoryScreen::tr("Order"), isolated(unit->order->text()));
        if (!unit->customer.isEmpty())
            whole.add(isFirst, HistoryScreen::tr("Customer"), isolated(unit->customer));
        if (unit->container)
            whole.add(isFirst, HistoryScreen::tr("Container"), isolated(unit->container->text()));
        if (!unit->location.isEmpty())
            whole.add(isFirst, HistoryScreen::tr("Location"), isolated(unit->location));
        whole.add(isFirst, HistoryScreen::tr("Holds"), QString::number(history->standing.holds.size()));
        for (const auto &[operation, standing] : unit->operations) {
            const auto name = history->operations.find(operation);
            steps.add(isFirst,
                operation.text() + u' '
                    + (name == history->operations.end() ? QString() : speech.name(name->second)),
                runWords(standing, *history));
            for (const Measurement &measurement : standing.measurements)
                values.add(isFirst, operation.text() + u' ' + measurement.characteristic.text(),
                    isolated(speech.language().number(measurement.value) + u' ' + measurement.unit));
        }
        for (const InstalledComponent &installed : unit->components) {
            const Component &component = installed.component;
            const QString place = component.position ? component.position->text() : QString();
            parts.add(isFirst, (component.part.text() + u' ' + place).trimmed(),
                isolated(component.serial ? component.serial->text()
                        : component.lot   ? component.lot->text()
                                          : component.quantity.text()));
        }
    }
    for (Lines *lines : {&whole, &steps, &values, &parts})
        lines->tell();
    return comparison;
}

UnitHistory asOf(UnitHistory history, qint64 atMs)
{
    std::erase_if(
        history.entries, [&](const Recorded &recorded) { return recorded.entry.stamp.wallMs > atMs; });
    history.standing = fold(Subject::of(history.unit), history.entries);
    return history;
}

} // namespace unitrail
