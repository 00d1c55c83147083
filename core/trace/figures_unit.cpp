// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/figures_unit.h"

#include "core/base/match.h"

#include <algorithm>
#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

/** Goes through what happened to a unit, one entry after the other, in the order of folding. */
class Count {
public:
    explicit Count(UnitFigures &figures)
        : m_figures(figures)
    { }
    void take(const Entry &entry);

private:
    RunFigure *open(const OperationId &operation);
    RunFigure *last(const OperationId &operation);
    void begin(const OperationStarted &event, const Entry &entry);
    void end(const OperationId &operation, RunOutcome outcome, qint64 atMs);
    void leaveOut(const OperationId &operation, RunOutcome outcome, const Entry &entry);
    void abandon(qint64 atMs);
    void permit(RunFigure &run);
    void capture(const OperationId &operation, const Entry &entry);
    void addDefect(const OperationId &operation, const DefectCode &code, const Entry &entry);
    void fail(const OperationFailed &event, const Entry &entry);
    void test(const TestRecorded &event, const Entry &entry);
    void permit(const OverrideGranted &event, const Entry &entry);
    void touch(const Entry &entry);

    UnitFigures &m_figures;
    std::optional<size_t> m_active; ///< the run that was begun last and has not ended
    std::optional<qint64> m_pausedMs; ///< since when it stands
    QString m_container; ///< in which it lies
    std::vector<size_t> m_permitted; ///< overrides in front of what they permit
};

RunFigure *Count::last(const OperationId &operation)
{
    const auto run = std::find_if(m_figures.runs.rbegin(), m_figures.runs.rend(),
        [&](const RunFigure &candidate) { return candidate.operation == operation; });
    return run == m_figures.runs.rend() ? nullptr : &*run;
}

RunFigure *Count::open(const OperationId &operation)
{
    RunFigure *run = last(operation);
    return run && run->outcome == RunOutcome::Open ? run : nullptr;
}

/** What stands in front of a run in the same command was permitted for it. */
void Count::permit(RunFigure &run)
{
    for (const size_t index : m_permitted) {
        m_figures.overrides[index].operation = run.operation;
        m_figures.overrides[index].pass = run.pass;
        ++run.overrides;
    }
    m_permitted.clear();
}

void Count::begin(const OperationStarted &event, const Entry &entry)
{
    const auto same = std::find_if(m_figures.runs.begin(), m_figures.runs.end(),
        [&](const RunFigure &run) { return run.operation == event.operation && run.pass == event.pass; });
    // Begun at two stations apart, and both count: it is one attempt all the same.
    if (same == m_figures.runs.end()) {
        m_figures.runs.push_back(
            {.operation = event.operation, .pass = event.pass, .begun = entry.stamp, .entry = entry.id});
        m_active = m_figures.runs.size() - 1;
    } else {
        m_active = size_t(same - m_figures.runs.begin());
    }
    m_pausedMs.reset();
    permit(m_figures.runs[*m_active]);
    capture(event.operation, entry);
}

void Count::end(const OperationId &operation, RunOutcome outcome, qint64 atMs)
{
    RunFigure *run = open(operation);
    if (!run)
        return;
    permit(*run);
    if (m_pausedMs && m_active && &m_figures.runs[*m_active] == run)
        run->pausedMs += std::max<qint64>(atMs - *m_pausedMs, 0);
    run->outcome = outcome;
    run->endedMs = atMs;
    if (m_active && &m_figures.runs[*m_active] == run) {
        m_active.reset();
        m_pausedMs.reset();
    }
}

void Count::leaveOut(const OperationId &operation, RunOutcome outcome, const Entry &entry)
{
    if (open(operation)) {
        end(operation, outcome, entry.stamp.wallMs);
        return;
    }
    RunFigure decided{.operation = operation,
        .pass = 0,
        .begun = entry.stamp,
        .endedMs = entry.stamp.wallMs,
        .outcome = outcome,
        .entry = entry.id};
    permit(decided);
    const auto same = std::find_if(m_figures.runs.begin(), m_figures.runs.end(),
        [&](const RunFigure &run) { return run.operation == operation && run.pass == 0; });
    if (same != m_figures.runs.end())
        *same = std::move(decided); // decided again after a return: the last one counts
    else
        m_figures.runs.push_back(std::move(decided));
}

void Count::abandon(qint64 atMs)
{
    if (m_active) {
        const OperationId operation = m_figures.runs[*m_active].operation;
        end(operation, RunOutcome::Abandoned, atMs);
    }
}

void Count::capture(const OperationId &operation, const Entry &entry)
{
    if (RunFigure *run = open(operation)) {
        ++run->captures;
        run->manual += entry.stamp.how == CaptureMethod::Manual ? 1 : 0;
    }
}

void Count::addDefect(const OperationId &operation, const DefectCode &code, const Entry &entry)
{
    RunFigure *run = last(operation);
    if (run)
        ++run->defects;
    m_figures.defects.push_back({.operation = operation,
        .pass = run ? run->pass : 0,
        .code = code,
        .stamp = entry.stamp,
        .entry = entry.id});
}

void Count::fail(const OperationFailed &event, const Entry &entry)
{
    // A defect that was recorded with its place is named again by the fail: it is one.
    const RunFigure *run = last(event.operation);
    std::multiset<DefectCode> recorded;
    for (const DefectFigure &defect : m_figures.defects) {
        if (run && defect.operation == event.operation && defect.pass == run->pass)
            recorded.insert(defect.code);
    }
    for (const DefectCode &code : event.defects) {
        if (const auto known = recorded.find(code); known != recorded.end())
            recorded.erase(known);
        else
            addDefect(event.operation, code, entry);
    }
    end(event.operation, RunOutcome::Failed, entry.stamp.wallMs);
}

void Count::test(const TestRecorded &event, const Entry &entry)
{
    capture(event.operation, entry);
    for (const Measurement &measurement : event.measurements)
        m_figures.measurements.push_back({.operation = event.operation,
            .pass = event.pass,
            .measurement = measurement,
            .program = event.program,
            .stamp = entry.stamp,
            .entry = entry.id});
    if (!event.program.isEmpty())
        m_figures.tools.push_back({.operation = event.operation,
            .kind = u"program"_s,
            .name = event.program,
            .stamp = entry.stamp,
            .entry = entry.id});
}

void Count::permit(const OverrideGranted &event, const Entry &entry)
{
    m_figures.overrides.push_back({.operation = {},
        .pass = 0,
        .reason = event.refusal.reason,
        .secondPerson = event.secondPerson,
        .stamp = entry.stamp,
        .entry = entry.id});
    m_permitted.push_back(m_figures.overrides.size() - 1);
    if (m_active)
        permit(m_figures.runs[*m_active]);
}

static ShipmentFigure shipmentOf(const UnitShipped &event, const QString &container, const Entry &entry)
{
    return {.customer = event.customer,
        .order = event.order,
        .container = container,
        .stamp = entry.stamp,
        .entry = entry.id};
}

/** Something was done with the unit in an operation or at a repair bench. */
static bool isWork(const Event &event)
{
    return match(
        event, [](const OperationStarted &) { return true; }, [](const OperationPaused &) { return true; },
        [](const OperationResumed &) { return true; }, [](const OperationCompleted &) { return true; },
        [](const OperationFailed &) { return true; }, [](const OperationSkipped &) { return true; },
        [](const OperationWaived &) { return true; }, [](const ComponentInstalled &) { return true; },
        [](const ComponentRemoved &) { return true; }, [](const TestRecorded &) { return true; },
        [](const DefectRecorded &) { return true; }, [](const RepairRecorded &) { return true; },
        [](const ReworkReturned &) { return true; }, [](const ParameterRecorded &) { return true; },
        [](const ToolUsed &) { return true; }, [](const auto &) { return false; });
}

/** Asked before the entry is taken: what ends a run still belongs to it. */
void Count::touch(const Entry &entry)
{
    if (!isWork(entry.event))
        return;
    const Stamp &stamp = entry.stamp;
    const auto tells = [&](const Stamp &begun) {
        return begun.station == stamp.station && begun.person == stamp.person && begun.wallMs <= stamp.wallMs;
    };
    const bool begins = std::holds_alternative<OperationStarted>(entry.event)
        && std::none_of(m_figures.runs.begin(), m_figures.runs.end(), [&](const RunFigure &run) {
               const auto &start = std::get<OperationStarted>(entry.event);
               return run.operation == start.operation && run.pass == start.pass;
           });
    if (!begins && !(m_active && tells(m_figures.runs[*m_active].begun)))
        m_figures.touches.push_back({.stamp = stamp, .entry = entry.id});
}

void Count::take(const Entry &entry)
{
    touch(entry);
    const qint64 atMs = entry.stamp.wallMs;
    if (const auto *refused = std::get_if<ScanRefused>(&entry.event)) {
        m_figures.refusals.push_back({.operation = refused->refusal.operation,
            .reason = refused->refusal.reason,
            .stamp = entry.stamp,
            .entry = entry.id});
        return;
    }
    if (const auto *granted = std::get_if<OverrideGranted>(&entry.event)) {
        permit(*granted, entry);
        return;
    }
    match(
        entry.event, [&](const OperationStarted &event) { begin(event, entry); },
        [&](const OperationPaused &event) {
            if (open(event.operation))
                m_pausedMs = atMs;
        },
        [&](const OperationResumed &event) {
            RunFigure *run = open(event.operation);
            if (run && m_pausedMs)
                run->pausedMs += std::max<qint64>(atMs - *m_pausedMs, 0);
            m_pausedMs.reset();
        },
        [&](const OperationCompleted &event) {
            end(event.operation, RunOutcome::Passed, atMs);
            if (event.last)
                m_figures.finishedMs = atMs;
        },
        [&](const OperationFailed &event) { fail(event, entry); },
        [&](const OperationSkipped &event) {
            leaveOut(event.operation, RunOutcome::Skipped, entry);
            if (event.last)
                m_figures.finishedMs = atMs;
        },
        [&](const OperationWaived &event) {
            leaveOut(event.operation, RunOutcome::Waived, entry);
            if (event.last)
                m_figures.finishedMs = atMs;
        },
        [&](const ComponentInstalled &event) { capture(event.operation, entry); },
        [&](const TestRecorded &event) { test(event, entry); },
        [&](const DefectRecorded &event) { addDefect(event.operation, event.defect, entry); },
        [&](const ToolUsed &event) {
            m_figures.tools.push_back({.operation = event.operation,
                .kind = event.kind,
                .name = event.name,
                .stamp = entry.stamp,
                .entry = entry.id});
        },
        [&](const ReworkReturned &) { abandon(atMs); }, [&](const UnitScrapped &) { abandon(atMs); },
        [&](const UnitDecommissioned &) { abandon(atMs); },
        [&](const UnitCreated &) { m_figures.createdMs = atMs; },
        [&](const UnitPacked &event) { m_container = event.container.text(); },
        [&](const UnitUnpacked &) { m_container.clear(); },
        [&](const UnitReturned &) { m_container.clear(); },
        [&](const UnitShipped &event) {
            m_figures.shippedMs = atMs;
            m_figures.shipments.push_back(shipmentOf(event, m_container, entry));
        },
        [](const auto &) {});
    m_permitted.clear(); // what it was granted for has happened
}

std::set<EventId> setOf(const std::vector<EventId> &ids)
{
    return {ids.begin(), ids.end()};
}

} // namespace

UnitFigures figuresOf(const Subject &unit, std::vector<Recorded> entries)
{
    std::sort(entries.begin(), entries.end(),
        [&](const Recorded &a, const Recorded &b) { return foldsBefore(a, b, unit); });
    UnitFigures figures;
    Count count(figures);
    std::set<EventId> left = setOf(voidedIds(entries)); // voided, and then: seen
    for (const Recorded &recorded : entries) {
        if (left.insert(recorded.entry.id).second && recorded.entry.subject() == unit)
            count.take(recorded.entry);
    }
    const Standing standing = fold(unit, std::move(entries));
    figures.unit = standing.unit();
    figures.holds = int(standing.holds.size());
    figures.lastMs = standing.lastMs;
    if (!figures.unit.finished)
        figures.finishedMs.reset();
    return figures;
}

PlaceFigures placeFiguresOf(const Subject &place, const std::vector<Recorded> &entries)
{
    PlaceFigures figures;
    figures.mended = std::any_of(entries.begin(), entries.end(), [](const Recorded &recorded) {
        return std::holds_alternative<EventVoided>(recorded.entry.event)
            || std::holds_alternative<ConflictResolved>(recorded.entry.event);
    });
    std::vector<Recorded> sorted;
    if (figures.mended) {
        sorted = entries;
        std::sort(sorted.begin(), sorted.end(),
            [&](const Recorded &a, const Recorded &b) { return foldsBefore(a, b, place); });
    }
    std::set<EventId> left = setOf(voidedIds(sorted));
    for (const Recorded &recorded : figures.mended ? sorted : entries) {
        const Entry &entry = recorded.entry;
        if (entry.subject() != place || !left.insert(entry.id).second)
            continue;
        if (const auto *shipped = std::get_if<UnitShipped>(&entry.event))
            figures.shipments.push_back(shipmentOf(*shipped, {}, entry));
        const auto mark = [&](bool stopped, const QString &reason, bool planned) {
            figures.marks.push_back({.depth = entry.about.front().depth,
                .hlc = recorded.position.hlc,
                .stopped = stopped,
                .reason = reason,
                .planned = planned,
                .atMs = entry.stamp.wallMs,
                .entry = entry.id});
        };
        match(
            entry.event,
            [&](const ScanRefused &event) {
                figures.refusals.push_back({.operation = event.refusal.operation,
                    .reason = event.refusal.reason,
                    .stamp = entry.stamp,
                    .entry = entry.id});
            },
            [&](const StationStopped &event) { mark(true, event.reason, event.planned); },
            [&](const StationResumed &) { mark(false, {}, false); },
            [&](const AndonCalled &event) {
                figures.calls.push_back(
                    {.why = event.why, .unit = event.subject, .stamp = entry.stamp, .entry = entry.id});
            },
            [&](const AndonAnswered &event) {
                figures.answers.push_back(
                    {.call = event.call, .note = event.note, .stamp = entry.stamp, .entry = entry.id});
            },
            [](const auto &) {});
    }
    return figures;
}

} // namespace unitrail
