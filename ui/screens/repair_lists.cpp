// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/repair_lists.h"

#include "core/base/match.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace unitrail {

namespace {
/** The words of the lists. */
struct RepairLists {
    Q_DECLARE_TR_FUNCTIONS(RepairLists)
public:
    static QString wrong() { return tr("What is wrong"); }
    static QString nothingWrong()
    {
        return tr("Nothing is recorded against this unit. Find the cause first.");
    }
    static QString life() { return tr("What it has been through"); }
    static QString noLife() { return tr("No step of this unit is known here yet."); }
    static QString parts() { return tr("Built in now"); }
    static QString noParts() { return tr("Nothing is built into this unit yet."); }
    static QString symptom() { return tr("Symptom"); }
    static QString notPassed() { return tr("Not passed"); }
    static QString made() { return tr("Made"); }
    static QString passedAgain(int passed)
    {
        return passed == 1
            ? tr("1 step passed")
            : tr("{count} steps passed").replace(QStringLiteral("{count}"), QString::number(passed));
    }
};
} // namespace

std::vector<const Entry *> newestFirst(const UnitHistory &history)
{
    const auto ids = voidedIds(history.entries);
    const std::set<EventId> voided(ids.begin(), ids.end());
    const Subject subject = Subject::of(history.unit);
    std::vector<const Recorded *> sorted;
    for (const Recorded &recorded : history.entries) {
        if (!voided.contains(recorded.entry.id) && recorded.entry.subject() == subject)
            sorted.push_back(&recorded);
    }
    std::sort(sorted.begin(), sorted.end(),
        [&](const Recorded *a, const Recorded *b) { return foldsBefore(*b, *a, subject); });
    std::vector<const Entry *> entries;
    for (const Recorded *recorded : sorted)
        entries.push_back(&recorded->entry);
    return entries;
}

static QString defectWords(const RepairBench &bench, const Speech &speech, const DefectCode &code)
{
    const auto known = bench.defects.find(code);
    return known == bench.defects.end() ? code.text() : speech.name(known->second);
}

/** Why it lies here: what the customer said, the last fail with its defects and values, and what is not
 * decided. */
ListPanel::Content wrongPanel(const RepairBench &bench, const Speech &speech)
{
    using Lists = RepairLists;
    ListPanel::Content content{
        .title = Lists::wrong(), .count = {}, .rows = {}, .whenEmpty = Lists::nothingWrong()};
    auto &rows = content.rows;
    const auto symptom = [&](const QString &text, const QString &customer) {
        rows.push_back({.shape = Shape::Triangle,
            .lead = {},
            .main = text.isEmpty() ? Lists::symptom() : isolated(text),
            .aside = isolated(customer),
            .strong = true});
    };
    for (const Entry *entry : newestFirst(bench.history)) {
        if (std::holds_alternative<ReworkReturned>(entry->event))
            break; // what was before was dealt with
        bool all = true;
        match(
            entry->event, [&](const UnitReturned &e) { symptom(e.symptom, e.customer); },
            [&](const ServiceOpened &e) { symptom(e.symptom, e.customer); },
            [&](const OperationFailed &e) {
                rows.push_back({.shape = Shape::Diamond,
                    .lead = e.operation.text(),
                    .main = Lists::notPassed(),
                    .aside = speech.language().time(entry->stamp.wallMs),
                    .strong = true});
                for (const DefectCode &code : e.defects)
                    rows.push_back({.shape = Shape::None,
                        .lead = code.text(),
                        .main = isolated(defectWords(bench, speech, code)),
                        .aside = {}});
                const auto standing = bench.history.standing.unit().operations.find(e.operation);
                const auto &values = standing == bench.history.standing.unit().operations.end()
                    ? std::vector<Measurement>()
                    : standing->second.measurements;
                for (const Measurement &m : values) {
                    if (m.verdict == Verdict::Fail)
                        rows.push_back({.shape = Shape::None,
                            .lead = {},
                            .main = isolated(m.characteristic.text()) + u' ' + speech.measurement(m),
                            .aside = speech.limits(m.lower, m.upper, {})});
                }
                all = false;
            },
            [&](const DefectRecorded &e) {
                rows.push_back({.shape = Shape::Diamond,
                    .lead = e.defect.text(),
                    .main = isolated(defectWords(bench, speech, e.defect)),
                    .aside = isolated(e.place)});
            },
            [](const auto &) {});
        if (!all)
            break;
    }
    for (const auto &[id, nonconformance] : bench.history.standing.unit().nonconformances) {
        if (nonconformance.open())
            rows.insert(rows.begin(),
                {.shape = Shape::Hold,
                    .lead = {},
                    .main = isolated(id.text()),
                    .aside = nonconformance.disposition ? Speech::word(*nonconformance.disposition)
                                                        : Speech::word(nonconformance.state),
                    .strong = true});
    }
    return content;
}

static bool isTurn(const Event &event)
{
    return std::holds_alternative<OperationFailed>(event) || std::holds_alternative<ReworkReturned>(event)
        || std::holds_alternative<RepairRecorded>(event) || std::holds_alternative<ComponentRemoved>(event)
        || std::holds_alternative<UnitShipped>(event) || std::holds_alternative<UnitReturned>(event)
        || std::holds_alternative<NonconformanceDispositioned>(event)
        || std::holds_alternative<NonconformanceClosed>(event) || std::holds_alternative<HoldPlaced>(event)
        || std::holds_alternative<HoldReleased>(event) || std::holds_alternative<UnitReleased>(event)
        || std::holds_alternative<OperationWaived>(event) || std::holds_alternative<OperationSkipped>(event);
}

/** The turns of its life, newest first; what simply went well is only counted. The birth stands last. */
ListPanel::Content lifePanel(const RepairBench &bench, const Speech &speech)
{
    using Lists = RepairLists;
    ListPanel::Content content{.title = Lists::life(), .count = {}, .rows = {}, .whenEmpty = Lists::noLife()};
    int passed = 0;
    const auto tellPassed = [&] {
        if (passed > 0)
            content.rows.push_back({.shape = Shape::Tick,
                .lead = {},
                .main = Lists::passedAgain(passed),
                .aside = {},
                .asideIsExtra = true});
        passed = 0;
    };
    for (const Entry *entry : newestFirst(bench.history)) {
        const QString day = speech.language().date(entry->stamp.wallMs);
        if (std::holds_alternative<OperationCompleted>(entry->event)) {
            ++passed;
        } else if (const auto *made = std::get_if<UnitCreated>(&entry->event)) {
            tellPassed();
            QStringList birth;
            if (made->order)
                birth.append(isolated(made->order->text()));
            if (made->productLot)
                birth.append(isolated(made->productLot->text()));
            content.rows.push_back({.shape = Shape::Info,
                .lead = day,
                .main = Lists::made() + (birth.isEmpty() ? QString() : QStringLiteral(": "))
                    + birth.join(QStringLiteral(" · ")),
                .aside = {}});
        } else if (isTurn(entry->event)) {
            tellPassed();
            const EventWords words = speech.wordsFor(entry->event);
            content.rows.push_back({.shape = shapeOf(entry->event),
                .lead = day,
                .main = words.what,
                .aside = words.detail,
                .asideIsExtra = true});
        }
    }
    tellPassed();
    return content;
}

ListPanel::Content partsPanel(const RepairBench &bench, const Speech &speech)
{
    using Lists = RepairLists;
    ListPanel::Content content{
        .title = Lists::parts(), .count = {}, .rows = {}, .whenEmpty = Lists::noParts()};
    for (const InstalledComponent &installed : bench.history.standing.unit().components)
        content.rows.push_back({.shape = Shape::Tick,
            .lead = installed.operation.text(),
            .main = speech.component(installed.component),
            .aside = {}});
    content.count = QString::number(content.rows.size());
    return content;
}

} // namespace unitrail
