// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/carried.h"
#include "core/domain/decide.h"
#include "core/domain/quality.h"
#include "core/station/verb_steps.h"

#include <algorithm>

/* Commands by name: printed codes and touch buttons (UX C10). */
namespace unitrail {

// ---- questions with a list of answers

Ask askDefect(const Conversation &c)
{
    Question question{.kind = Question::Kind::WhichDefect};
    for (const bool first : {true, false}) { // the operation's own codes first
        for (const auto &[code, defect] : c.plant.defects) {
            const bool here = c.openUnit.active
                && std::find(defect.operations.begin(), defect.operations.end(), *c.openUnit.active)
                    != defect.operations.end();
            if (here == first)
                question.choices.push_back({code.text(), defect.name});
        }
    }
    return {.question = question};
}

/** Where something is tested or inspected the fail is described, with its places; elsewhere a code says it.
 */
static bool isDescribed(const Operation &operation)
{
    return operation.kind == Operation::Kind::Test || operation.kind == Operation::Kind::Inspection;
}

static Step stepForFail(const Conversation &c, const QString &argument)
{
    if (argument.isEmpty() && c.active() && isDescribed(*c.running()))
        return Amend{.entering = c.entering, .failing = Failing{}};
    if (argument.isEmpty())
        return c.running() ? Step(askDefect(c)) : giveOnOpen(c, [](const UnitId &unit) {
            return FailOperation{unit, {}, {}};
        });
    const auto code = DefectCode::fromText(argument);
    if (!code || !c.plant.defects.contains(*code))
        return stepForUnknown(argument);
    return giveOnOpen(c, [&](const UnitId &unit) { return FailOperation{unit, {*code}, {}}; });
}

/** The unit on the table, or the container that was scanned. */
static Step stepForHold(const Conversation &c, const QString &argument, qint64 nowMs)
{
    const auto container = c.asked ? c.asked->container : std::nullopt;
    if (!c.open && !container)
        return stepForNothingOpen();
    if (argument.isEmpty()) {
        Question question{.kind = Question::Kind::WhichHoldReason};
        for (const HoldReason &reason : c.plant.holdReasons)
            question.choices.push_back({reason.code, reason.name});
        return Ask{.question = question, .container = container};
    }
    // Printed codes are upper case.
    const auto reason = std::find_if(c.plant.holdReasons.begin(), c.plant.holdReasons.end(),
        [&](const HoldReason &known) { return known.code.compare(argument, Qt::CaseInsensitive) == 0; });
    const auto hold = HoldId::fromText(QStringLiteral("H-%1-%2").arg(c.station.text().left(24)).arg(nowMs));
    if (!hold || reason == c.plant.holdReasons.end())
        return stepForUnknown(argument);
    return GiveCommand{
        PlaceHold{container ? Subject::of(*container) : Subject::of(*c.open), *hold, reason->code, {}}};
}

/** The hold that was met last, or the open unit's; where nothing is held, a finished unit for delivery. */
static Step stepForRelease(const Conversation &c, const QString &argument)
{
    const QString why = argument.isEmpty() ? QStringLiteral("released") : argument;
    if (c.held)
        return GiveCommand{ReleaseHold{c.held->holder, c.held->hold, why}};
    if (!c.open)
        return stepForNothingOpen();
    if (!c.openHolds.empty())
        return GiveCommand{ReleaseHold{Subject::of(*c.open), c.openHolds.begin()->first, why}};
    const bool packs = c.running() && c.running()->kind == Operation::Kind::Pack;
    if (packs || c.openUnit.finished)
        return GiveCommand{ReleaseUnit{*c.open, QStringLiteral("released")}};
    return Reject{{.reason = Reason::NotOnHold, .subject = Subject::of(*c.open)}};
}

static Step stepForRework(const Conversation &c, const QString &argument)
{
    if (!c.open)
        return stepForNothingOpen();
    const Routing *routing = c.plant.routing(c.openUnit.routing);
    if (!argument.isEmpty()) {
        const auto operation = OperationId::fromText(argument);
        if (!operation)
            return stepForUnknown(argument);
        return GiveCommand{ReturnForRework{*c.open, *operation, QStringLiteral("rework")}};
    }
    Question question{.kind = Question::Kind::WhichRework};
    for (const Operation &operation : routing ? routing->operations : std::vector<Operation>()) {
        const auto standing = c.openUnit.operations.find(operation.id);
        if (standing == c.openUnit.operations.end() || standing->second.status != OperationStatus::Failed)
            continue;
        for (const OperationId &to : operation.reworkTo) {
            if (to != operation.id)
                question.choices.push_back(
                    {to.text(), routing->find(to) ? routing->find(to)->name : Words{}});
        }
        question.choices.push_back({operation.id.text(), operation.name});
        break;
    }
    // Nothing failed, and it came back or is looked at: any step that was done may be done again.
    for (const Operation &operation :
        question.choices.empty() && routing ? routing->operations : std::vector<Operation>()) {
        if (c.openUnit.operations.contains(operation.id))
            question.choices.push_back({operation.id.text(), operation.name});
    }
    if (question.choices.empty())
        return Reject{{.reason = Reason::ReworkNotAllowed, .subject = Subject::of(*c.open)}};
    return Ask{.question = question};
}

/** STOP asks why, STOP.reason says it. */
static Step stepForStop(const Conversation &c, const QString &argument)
{
    if (!argument.isEmpty())
        return GiveCommand{StopStation{argument}};
    Question question{.kind = Question::Kind::WhichStopReason};
    for (const StopReason &reason : c.plant.stopReasons)
        question.choices.push_back({reason.code, reason.name});
    if (question.choices.empty())
        return stepForUnknown(QStringLiteral("STOP")); // this plant counts no stops
    return Ask{.question = question};
}

/** Which of these is taken out: chosen by touch, or by a scan of its label. */
static Ask askWhich(
    const Conversation &c, Ask::Purpose purpose, const std::vector<Reading> &there, const QString &why)
{
    Ask ask{
        .question = {.kind = Question::Kind::WhichPart}, .readings = there, .purpose = purpose, .why = why};
    for (const Reading &reading : there) {
        const Part *part = c.plant.part(reading.part);
        const QString id = reading.item.serial ? UnitId{reading.part, *reading.item.serial}.text()
                                               : Subject::of(LotId{reading.part, *reading.item.lot}).text();
        ask.question.choices.push_back({id, part ? part->name : Words{}});
    }
    return ask;
}

/** REMOVE or REMOVE.SCRAP: a component of the open unit; it goes back to stock or is scrapped. */
static Step stepForRemove(const Conversation &c, const QString &argument)
{
    if (!c.open)
        return stepForNothingOpen();
    if (!argument.isEmpty() && argument != u"SCRAP" && argument != u"STOCK" && argument != u"SUPPLIER")
        return stepForUnknown(argument);
    std::vector<Reading> there;
    for (const auto &[component, operation, entry, atMs] : c.openUnit.components) {
        if (component.serial || component.lot)
            there.push_back({ItemCode{.part = component.part,
                                 .serial = component.serial,
                                 .lot = component.serial ? std::nullopt : component.lot},
                component.part, true});
    }
    if (there.empty())
        return Reject{{.reason = Reason::NotInstalled, .subject = Subject::of(*c.open)}};
    return askWhich(
        c, Ask::Purpose::Remove, there, argument.isEmpty() ? QStringLiteral("stock") : argument.toLower());
}

/** A lot that is loaded at this station is taken away: empty, expired or changed. */
static Step stepForUnload(const Conversation &c)
{
    std::vector<Reading> there;
    for (const LoadedLot &loaded : c.loaded)
        there.push_back({ItemCode{.part = loaded.lot.part, .lot = loaded.lot.lot}, loaded.lot.part, true});
    if (there.empty())
        return Reject{{.reason = Reason::LotNotLoaded}};
    return askWhich(c, Ask::Purpose::Unload, there, {});
}

static QString meaningOf(const Command &command)
{
    if (std::holds_alternative<ReleaseUnit>(command))
        return QStringLiteral("released");
    if (std::holds_alternative<DispositionNonconformance>(command))
        return QStringLiteral("dispositioned");
    if (std::holds_alternative<WaiveOperation>(command))
        return QStringLiteral("waived");
    if (std::holds_alternative<GrantConcession>(command))
        return QStringLiteral("concession");
    if (std::holds_alternative<ResolveConflict>(command))
        return QStringLiteral("conflict");
    if (std::holds_alternative<DecommissionUnit>(command))
        return QStringLiteral("decommissioned");
    if (std::holds_alternative<TrustIssuer>(command))
        return QStringLiteral("trusted");
    if (std::holds_alternative<ShipOrder>(command) || std::holds_alternative<ShipContainer>(command)
        || std::holds_alternative<ShipUnit>(command))
        return QStringLiteral("shipped");
    const auto *sign = std::get_if<SignRecord>(&command);
    return sign ? sign->meaning : QStringLiteral("performed");
}

Ask askSignature(const Command &command, const Conversation &c)
{
    Question question{.kind = Question::Kind::Signature,
        .choices = {},
        .about = {},
        .signing = Question::Signing{.meaning = meaningOf(command)}};
    question.about.what = Answer::What::AskSignature;
    question.about.unit = mainSubject(command, c.station).unit();
    question.about.text = question.signing->meaning;
    if (const auto *decision = std::get_if<DispositionNonconformance>(&command))
        question.about.disposition = decision->disposition;
    if (const auto *waived = std::get_if<WaiveOperation>(&command))
        question.about.operation = waived->operation;
    return {.question = question, .yes = command};
}

/** DECLINE or DECLINE.why: no signature, and the record says so. */
static Step stepForDecline(const Conversation &c, const QString &why)
{
    const bool again = c.asked && c.asked->question.kind == Question::Kind::WhyDeclined;
    const bool asked
        = c.asked && c.asked->yes && (again || c.asked->question.kind == Question::Kind::Signature);
    if (!asked)
        return Reject{{.reason = Reason::NothingToSign}};
    const Subject subject = mainSubject(*c.asked->yes, c.station);
    if (!why.isEmpty())
        return GiveCommand{DeclineSignature{subject, meaningOf(*c.asked->yes), why}};
    Ask ask{
        .question = {.kind = Question::Kind::WhyDeclined, .choices = {}, .about = c.asked->question.about},
        .yes = c.asked->yes};
    for (const char *reason : {"not-convinced", "record-incomplete", "not-my-decision"})
        ask.question.choices.push_back({QString::fromLatin1(reason), {}});
    return ask;
}

// ---- answers

static Step stepForUndo(const Conversation &c, qint64 nowMs)
{
    const qint64 sinceAsked = nowMs - c.askedMs;
    const bool asked = c.asked && c.asked->question.kind == Question::Kind::UndoLast && c.asked->yes;
    if (asked && sinceAsked >= confirmFromMs && sinceAsked <= confirmToMs)
        return GiveCommand{*c.asked->yes};
    if (!c.lastWork)
        return Reject{{.reason = Reason::NothingToUndo}};
    const UndoEntry undo{c.lastWork->entry.subject(), c.lastWork->entry.id, QStringLiteral("undo")};
    if (!c.canUndo(nowMs))
        return GiveCommand{undo}; // the rules say why not
    return Ask{.question = {.kind = Question::Kind::UndoLast, .about = c.lastWork->about}, .yes = undo};
}

static Step stepForYes(const Conversation &c)
{
    if (!c.asked)
        return LocalAction{LocalAction::Kind::Keep, {}, {}};
    const bool signs = c.asked->question.kind == Question::Kind::Signature;
    if (c.asked->yes && c.asked->question.choices.empty() && !signs)
        return GiveCommand{*c.asked->yes, c.asked->putsAside};
    return *c.asked; // only a choice or a second badge is a yes
}

static Step stepForChosen(const Conversation &c, const QString &id)
{
    const auto &choices = c.asked->question.choices;
    const auto chosen = std::find_if(
        choices.begin(), choices.end(), [&](const Question::Choice &choice) { return choice.id == id; });
    if (chosen == choices.end())
        return *c.asked;
    if (c.asked->purpose == Ask::Purpose::Mint)
        return stepForMint(c, id);
    const Reading &reading = c.asked->readings[size_t(chosen - choices.begin())];
    switch (c.asked->purpose) {
    case Ask::Purpose::Use:
        return stepForReading(c, reading);
    case Ask::Purpose::Remove: {
        const Component component{
            .part = reading.part, .serial = reading.item.serial, .lot = reading.item.lot};
        return giveOnOpen(c, [&](const UnitId &unit) {
            return RemoveComponent{unit, component, QStringLiteral("repair"), c.asked->why};
        });
    }
    case Ask::Purpose::Unload:
        return GiveCommand{UnloadLot{{reading.part, *reading.item.lot}, QStringLiteral("unload")}};
    case Ask::Purpose::Mint:
        break;
    }
    Q_UNREACHABLE();
}

/** Why something is done again: a test from its beginning, or one characteristic of it. */
static Step stepForRetest(const Conversation &c, const QString &why, qint64 nowMs)
{
    const auto *start = c.asked->yes ? std::get_if<StartOperation>(&*c.asked->yes) : nullptr;
    if (!start)
        return *stepForEntering(c, QStringLiteral("AGAIN"), why, nowMs);
    const auto &choices = c.asked->question.choices;
    const auto chosen = std::find_if(choices.begin(), choices.end(),
        [&](const Question::Choice &choice) { return choice.id.compare(why, Qt::CaseInsensitive) == 0; });
    if (chosen == choices.end())
        return *c.asked;
    return GiveCommand{StartOperation{start->unit, start->operation, chosen->id}, c.asked->putsAside};
}

static Step stepForChoice(const Conversation &c, const QString &id, qint64 nowMs)
{
    if (!c.asked)
        return LocalAction{LocalAction::Kind::Keep, {}, {}};
    switch (c.asked->question.kind) {
    case Question::Kind::WhichDefect:
        return stepForFail(c, id);
    case Question::Kind::WhichHoldReason:
        return stepForHold(c, id, nowMs);
    case Question::Kind::WhichRework:
        return stepForRework(c, id);
    case Question::Kind::WhichStopReason:
        return stepForStop(c, id);
    case Question::Kind::WhichPart:
        return stepForChosen(c, id);
    case Question::Kind::WhichReprintReason:
        return stepForReprint(c, id);
    case Question::Kind::WhichVoidReason:
        return stepForVoid(c, id);
    case Question::Kind::WhichNonconformance:
        return *stepForQuality(c, QStringLiteral("NC"), id, nowMs);
    case Question::Kind::Signature:
        return stepForDecline(c, {});
    case Question::Kind::WhyDeclined:
        return stepForDecline(c, id);
    case Question::Kind::WhatWithContainer:
        if (id == u"HOLD")
            return stepForHold(c, {}, nowMs);
        if (id == u"REPRINT")
            return stepForReprint(c, {});
        return stepForShipping(c, id, {}).value_or(*c.asked);
    case Question::Kind::WhyUnpacked:
        return *stepForShipping(c, QStringLiteral("UNPACK"), id);
    case Question::Kind::WhichRetestReason:
        return stepForRetest(c, id, nowMs);
    case Question::Kind::WriteTag: // the tag answers it
        return *c.asked;
    case Question::Kind::RecordFail:
    case Question::Kind::UndoLast:
    case Question::Kind::PrintAgain:
    case Question::Kind::LeaveOpenUnit:
    case Question::Kind::OverrideRefusal:
        return stepForYes(c);
    }
    Q_UNREACHABLE();
}

static Step stepForOverride(const Conversation &c, const QString &argument)
{
    if (!c.refused)
        return Reject{{.reason = Reason::NotAllowed}};
    if (argument.trimmed().isEmpty())
        return Reject{{.reason = Reason::ReasonNeeded}};
    Ask ask{.question = {.kind = Question::Kind::OverrideRefusal}, .why = argument};
    ask.question.about = c.lastAnswer;
    ask.question.about.text = argument;
    return ask;
}

/** What a person may wish who has not said who he is. */
static bool needsNobody(const QString &verb)
{
    static const QStringList verbs{QStringLiteral("LANG"), QStringLiteral("THEME"), QStringLiteral("HELP"),
        QStringLiteral("LOCK"), QStringLiteral("LOGOUT"), QStringLiteral("NO"), QStringLiteral("CANCEL"),
        QStringLiteral("CARRY")};
    return verbs.contains(verb);
}

Step stepForVerb(const Conversation &c, const QString &verb, const QString &argument, qint64 nowMs)
{
    if (!c.person && !needsNobody(verb))
        return Reject{{.reason = Reason::NotSignedIn}};
    if (verb == u"CARRY" && argument.size() <= carriedTextMax) // its signature speaks, whoever scans it
        return LocalAction{LocalAction::Kind::CarryIn, argument, {}};
    if (argument.size() > argumentSizeMax)
        return Reject{{.reason = Reason::BadValue, .detail = argument.left(argumentSizeMax)}};
    if (auto step = stepForFailing(c, verb, argument))
        return *std::move(step);
    if (auto step = stepForEntering(c, verb, argument, nowMs))
        return *std::move(step);
    if (auto step = stepForQuality(c, verb, argument, nowMs))
        return *std::move(step);
    if (auto step = stepForShipping(c, verb, argument))
        return *std::move(step);
    if (verb == u"COMPLETE")
        return giveOnOpen(c, [](const UnitId &unit) { return CompleteOperation{unit}; });
    if (verb == u"FAIL" || verb == u"DEFECT")
        return stepForFail(c, argument);
    if (verb == u"UNDO")
        return stepForUndo(c, nowMs);
    if (verb == u"HOLD")
        return stepForHold(c, argument, nowMs);
    if (verb == u"RELEASE")
        return stepForRelease(c, argument);
    if (verb == u"REWORK")
        return stepForRework(c, argument);
    if (verb == u"MINT")
        return stepForMint(c, argument);
    if (verb == u"REPRINT")
        return stepForReprint(c, argument);
    if (verb == u"VOID")
        return stepForVoid(c, argument);
    if (verb == u"TAG")
        return stepForTag(c);
    if (verb == u"REMOVE")
        return stepForRemove(c, argument);
    if (verb == u"UNLOAD")
        return stepForUnload(c);
    if (verb == u"SIGN")
        return c.open ? Step(SignLastWork{}) : stepForNothingOpen();
    if (verb == u"DECLINE")
        return stepForDecline(c, argument);
    if (verb == u"STOP")
        return stepForStop(c, argument);
    if (verb == u"RESUME")
        return GiveCommand{ResumeStation{}};
    if (verb == u"ANSWER") {
        const auto station = StationName::fromText(argument);
        if (!station)
            return stepForUnknown(argument);
        return GiveCommand{AnswerCall{Subject::of(*station), {}}};
    }
    if (verb == u"PARK")
        return giveOnOpen(c, [](const UnitId &unit) { return PauseOperation{unit}; });
    if (verb == u"START") // a paused one goes on
        return giveOnOpen(c, [](const UnitId &unit) { return StartOperation{unit, {}}; });
    if (verb == u"SKIP") {
        const auto operation = OperationId::fromText(argument);
        if (!operation)
            return stepForUnknown(argument);
        return giveOnOpen(c, [&](const UnitId &unit) {
            return SkipOperation{unit, *operation, QStringLiteral("skip")};
        });
    }
    if (verb == u"SCRAP")
        return giveOnOpen(c, [&](const UnitId &unit) { return ScrapUnit{unit, argument}; });
    if (verb == u"VALUE")
        return stepForValue(c, argument, dayAt(nowMs, c.plant));
    if (verb == u"TAKE")
        return c.active() ? Step(LocalAction{LocalAction::Kind::TakeReading, {}, c.open})
                          : Reject{{.reason = Reason::NotStarted}};
    if (verb == u"OVERRIDE")
        return stepForOverride(c, argument);
    if (verb == u"CHOOSE")
        return stepForChoice(c, argument, nowMs);
    if (verb == u"YES")
        return stepForYes(c);
    if (verb == u"NO" || verb == u"CANCEL")
        return LocalAction{LocalAction::Kind::Keep, {}, {}};
    if (verb == u"LOCK" && argument == u"IDLE") // nobody did it
        return GiveCommand{SignOut{QStringLiteral("idle")}};
    if (verb == u"LOGOUT" || verb == u"LOCK")
        return GiveCommand{SignOut{verb.toLower()}};
    if (verb == u"LANG")
        return LocalAction{LocalAction::Kind::ChangeLanguage, argument.toLower(), {}};
    if (verb == u"THEME")
        return LocalAction{LocalAction::Kind::ChangeTheme, argument.toLower(), {}};
    if (verb == u"HELP")
        return GiveCommand{CallHelp{argument, c.open}};
    return stepForUnknown(verb.left(argumentSizeMax));
}

} // namespace unitrail
