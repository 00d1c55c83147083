// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/quality.h"
#include "core/station/verb_steps.h"

#include <algorithm>

/* Verbs about quality: nonconformances and their disposition, repairs, instruments, permissions. */
namespace unitrail {

/** NC or NC.defect: something does not conform, and somebody must decide. */
static Step stepForNonconformance(const Conversation &c, const QString &argument, qint64 nowMs)
{
    if (!c.open)
        return stepForNothingOpen();
    if (argument.isEmpty()) {
        Ask ask = askDefect(c);
        ask.question.kind = Question::Kind::WhichNonconformance;
        return ask;
    }
    const auto code = DefectCode::fromText(argument);
    if (!code || !c.plant.defects.contains(*code))
        return stepForUnknown(argument);
    return GiveCommand{
        OpenNonconformance{*c.open, nonconformanceIdAt(c.station, nowMs), c.openUnit.active, {*code}, {}}};
}

/** The nonconformance that waits longest for its next step, or the last one there was. */
static std::optional<NonconformanceId> nonconformanceAtHand(const Conversation &c)
{
    std::optional<NonconformanceId> found;
    qint64 openedMs = 0;
    for (const auto &[id, nonconformance] : c.openUnit.nonconformances) {
        const bool earlier = !found || nonconformance.openedMs < openedMs;
        if (!nonconformance.open() || !earlier)
            continue;
        found = id;
        openedMs = nonconformance.openedMs;
    }
    if (!found && !c.openUnit.nonconformances.empty())
        found = c.openUnit.nonconformances.rbegin()->first;
    return found;
}

static Step stepForNoNonconformance(const Conversation &c)
{
    return c.open ? Step(Reject{{.reason = Reason::UnknownNonconformance, .subject = Subject::of(*c.open)}})
                  : stepForNothingOpen();
}

/** ADVANCE.state[.why]: REVIEW, ACTION, VERIFIED, CLOSED, CANCELLED. */
static Step stepForAdvance(const Conversation &c, const QString &argument)
{
    const auto id = c.open ? nonconformanceAtHand(c) : std::nullopt;
    if (!id)
        return stepForNoNonconformance(c);
    const QString state = argument.section(u'.', 0, 0);
    const QString why = argument.section(u'.', 1);
    if (state == u"CLOSED")
        return GiveCommand{CloseNonconformance{*c.open, *id, why}};
    static const std::map<QString, NonconformanceState> states{
        {QStringLiteral("REVIEW"), NonconformanceState::UnderReview},
        {QStringLiteral("ACTION"), NonconformanceState::ActionInProgress},
        {QStringLiteral("VERIFIED"), NonconformanceState::Verified},
        {QStringLiteral("CANCELLED"), NonconformanceState::Cancelled}};
    const auto to = states.find(state);
    if (to == states.end())
        return stepForUnknown(argument);
    return GiveCommand{AdvanceNonconformance{*c.open, *id, to->second, why}};
}

/** DISPOSE.decision.target.why: the target of rework and repair is the operation, of "use as is" the
 * concession. */
static Step stepForDispose(const Conversation &c, const QString &argument)
{
    const auto id = c.open ? nonconformanceAtHand(c) : std::nullopt;
    if (!id)
        return stepForNoNonconformance(c);
    const QString word = argument.section(u'.', 0, 0);
    const QString target = argument.section(u'.', 1, 1);
    std::optional<Disposition> disposition;
    for (int i = 0; i <= int(Disposition::ReturnToSupplier); ++i) {
        if (dispositionName(Disposition(i)).compare(word, Qt::CaseInsensitive) == 0)
            disposition = Disposition(i);
    }
    if (!disposition)
        return stepForUnknown(argument);
    DispositionNonconformance command{*c.open, *id, *disposition, argument.section(u'.', 2)};
    if (disposition == Disposition::UseAsIs)
        command.concession = ConcessionId::fromText(target);
    else
        command.returnTo = OperationId::fromText(target);
    return GiveCommand{command};
}

/** REPAIR.action[.cause[.defect]], in the plant's words. */
static Step stepForRepair(const Conversation &c, const QString &argument)
{
    const QString action = argument.section(u'.', 0, 0), cause = argument.section(u'.', 1, 1);
    const auto isWord = [](const std::vector<RepairWord> &words, const QString &code) {
        return std::any_of(words.begin(), words.end(),
            [&](const RepairWord &word) { return word.code.compare(code, Qt::CaseInsensitive) == 0; });
    };
    if (!isWord(c.plant.repairs, action) || (!cause.isEmpty() && !isWord(c.plant.causes, cause)))
        return stepForUnknown(argument);
    return giveOnOpen(c, [&](const UnitId &unit) {
        return RecordRepair{unit,
            {.action = action.toLower(),
                .cause = cause.toLower(),
                .defect = DefectCode::fromText(argument.section(u'.', 2)),
                .note = {}}};
    });
}

/** CHECK.GOOD.gauge[.note] and CHECK.BAD.gauge.what: numbers of instruments may hold dots. */
static Step stepForCheck(const Conversation &c, const QString &argument)
{
    const QString outcome = argument.section(u'.', 0, 0), rest = argument.section(u'.', 1);
    if (outcome != u"GOOD" && outcome != u"BAD")
        return stepForUnknown(argument);
    const Gauge *meant = nullptr;
    for (const auto &[id, gauge] : c.plant.gauges) {
        const QString &name = id.text();
        const bool begins = rest.startsWith(name, Qt::CaseInsensitive)
            && (rest.size() == name.size() || rest[name.size()] == u'.');
        if (begins && (!meant || name.size() > meant->id.text().size()))
            meant = &gauge;
    }
    if (!meant)
        return stepForUnknown(rest);
    return GiveCommand{RecordGaugeCheck{.gauge = meant->id,
        .good = outcome == u"GOOD",
        .due = {},
        .note = rest.mid(meant->id.text().size() + 1)}};
}

/** What is departed from on the open unit: of the nonconformance at hand, else of the step that runs. */
static ConcessionGranted departureOf(const Conversation &c)
{
    ConcessionGranted terms{.kind = QStringLiteral("concession"), .part = c.open->part};
    if (const auto id = nonconformanceAtHand(c)) {
        const Nonconformance &nonconformance = c.openUnit.nonconformances.at(*id);
        terms.operation = nonconformance.operation;
        if (!nonconformance.defects.empty())
            terms.defect = nonconformance.defects.front();
    } else {
        terms.operation = c.openUnit.active;
    }
    const auto standing
        = terms.operation ? c.openUnit.operations.find(*terms.operation) : c.openUnit.operations.end();
    if (standing == c.openUnit.operations.end() || terms.defect)
        return terms;
    for (const Measurement &m : standing->second.measurements) {
        if (m.verdict == Verdict::Fail)
            terms.characteristic = m.characteristic;
    }
    return terms;
}

/** CONCESSION.number.limit.why: the limit is a count of units or a last day, "5" or "2026-12-31". It covers
 * what does not conform on the open unit, on its part at its step. */
static Step stepForConcession(const Conversation &c, const QString &argument)
{
    if (!c.open)
        return stepForNothingOpen();
    const auto id = ConcessionId::fromText(argument.section(u'.', 0, 0));
    const QString limit = argument.section(u'.', 1, 1);
    ConcessionGranted terms = departureOf(c);
    const QDate day = QDate::fromString(limit, Qt::ISODate);
    bool isCount = false;
    const int count = limit.toInt(&isCount);
    if (isCount)
        terms.countMax = count;
    else if (day.isValid())
        terms.validThrough = day;
    if (!id || (!limit.isEmpty() && !isCount && !day.isValid()))
        return stepForUnknown(argument);
    terms.why = argument.section(u'.', 2);
    return GiveCommand{GrantConcession{*id, terms}};
}

std::optional<Step> stepForQuality(
    const Conversation &c, const QString &verb, const QString &argument, qint64 nowMs)
{
    if (verb == u"NC")
        return stepForNonconformance(c, argument, nowMs);
    if (verb == u"ADVANCE")
        return stepForAdvance(c, argument);
    if (verb == u"DISPOSE")
        return stepForDispose(c, argument);
    if (verb == u"REPAIR")
        return stepForRepair(c, argument);
    if (verb == u"CHECK")
        return stepForCheck(c, argument);
    if (verb == u"CONCESSION")
        return stepForConcession(c, argument);
    if (verb == u"PHOTO")
        return c.open ? Step(LocalAction{LocalAction::Kind::LeaveToPage, verb, c.open})
                      : stepForNothingOpen();
    if (verb == u"FREEZE")
        return argument.isEmpty()
            ? stepForUnknown(verb)
            : LocalAction{LocalAction::Kind::LeaveToPage, QStringLiteral("FREEZE ") + argument, {}};
    return {};
}

} // namespace unitrail
