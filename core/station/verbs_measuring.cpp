// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/decide.h"
#include "core/station/workflow.h"

#include <algorithm>

/* A value, key by key: the same verbs for a finger, a keyboard and printed codes (UX E1, E2, C10). */
namespace unitrail {

static constexpr qsizetype digitsMax = 18;

static const std::vector<Measurement> &recordedOf(const Conversation &c)
{
    static const std::vector<Measurement> nothing;
    const Operation *operation = c.running();
    return operation ? c.openUnit.operations.at(operation->id).measurements : nothing;
}

static std::vector<Characteristic> demandedNow(const Conversation &c, const QDate &today)
{
    const Operation *operation = c.running();
    return operation ? demandedOf(*operation, today, *c.open, c.openUnit, c.plant)
                     : std::vector<Characteristic>();
}

static std::optional<Characteristic> find(
    const std::vector<Characteristic> &all, const std::optional<CharacteristicId> &id)
{
    const auto found
        = std::find_if(all.begin(), all.end(), [&](const Characteristic &c) { return c.id == id; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

std::optional<Characteristic> measuredNow(const Conversation &c, const QDate &today)
{
    const auto demanded = demandedNow(c, today);
    if (const auto chosen = find(demanded, c.entering.chosen))
        return chosen;
    if (demanded.empty())
        return {};
    const MissingCaptures missing = missingCaptures(c.openUnit, *c.running(), c.bom(), demanded);
    return missing.measurements.empty() ? std::nullopt
                                        : std::optional(*missing.measurements.front().characteristic);
}

static Amend amended(const Conversation &c, const Entering &entering)
{
    return {.entering = entering, .failing = c.failing};
}

static Step rejectWithout(const Conversation &c, const QString &detail)
{
    const Operation *operation = c.running();
    if (!operation)
        return Reject{{.reason = c.person ? Reason::NotStarted : Reason::NotSignedIn, .detail = detail}};
    return Reject{{.reason = Reason::UnknownCharacteristic,
        .subject = Subject::of(*c.open),
        .operation = operation->id,
        .detail = detail}};
}

static RecordMeasurement commandFor(
    const Conversation &c, const Characteristic &measured, const QString &value)
{
    return {.unit = *c.open,
        .characteristic = measured.id,
        .values = {value},
        .unitOfMeasure = {},
        .gauge = {},
        .raw = {},
        .why = c.entering.why};
}

Step stepForValue(const Conversation &c, const QString &value, const QDate &today)
{
    const QString detail = value.left(argumentSizeMax);
    const auto measured = measuredNow(c, today);
    if (!measured)
        return rejectWithout(c, detail);
    if (value.size() > argumentSizeMax)
        return Reject{{.reason = Reason::BadValue,
            .subject = Subject::of(*c.open),
            .operation = c.running()->id,
            .detail = detail}};
    return GiveCommand{commandFor(c, *measured, value)};
}

/** A value that would fail its unit by itself: where the last or the mean counts, it need not. */
static bool failsByItself(const Characteristic &c, const Progress &progress)
{
    using Rule = Characteristic::ResultRule;
    const bool last = progress.values + 1 >= c.repeats;
    return c.resultRule == Rule::Each || c.resultRule == Rule::Worst || (c.resultRule == Rule::Last && last);
}

static Ask askWhyAgain(const Conversation &c)
{
    Question question{.kind = Question::Kind::WhichRetestReason};
    question.about.unit = c.open;
    for (const RepairWord &reason : c.plant.retestReasons)
        question.choices.push_back({reason.code, reason.name});
    return {.question = question};
}

/** What was typed is to be recorded. What would fail the unit is asked about first: it cannot be taken back.
 */
static Step stepForEnter(const Conversation &c, const QString &argument, const QDate &today)
{
    const QString text = argument.isEmpty() ? c.entering.typed : argument;
    const auto measured = measuredNow(c, today);
    if (!measured)
        return rejectWithout(c, text.left(argumentSizeMax));
    const Progress progress = progressOf(*measured, recordedOf(c));
    if (progress.complete(*measured) && c.entering.why.isEmpty() && progress.attempt < measured->attemptsMax)
        return askWhyAgain(c);
    const auto read = readValue(text.left(argumentSizeMax), {}, *measured);
    const auto *value = std::get_if<ReadValue>(&read);
    const bool number = value && value->number;
    const Progress next = c.entering.why.isEmpty() ? progress : Progress{progress.attempt + 1, 0};
    if (!number || value->verdict != Verdict::Fail || !failsByItself(*measured, next))
        return stepForValue(c, text, today);
    Question question{.kind = Question::Kind::RecordFail};
    question.about.unit = c.open;
    question.about.operation = c.running()->id;
    question.about.operationName = c.running()->name;
    question.about.measurement = Measurement{.characteristic = measured->id,
        .value = value->text,
        .unit = measured->unit,
        .lower = measured->lower,
        .upper = measured->upper,
        .limitRevision = measured->limitRevision,
        .verdict = value->verdict};
    return Ask{.question = question, .yes = commandFor(c, *measured, text)};
}

// ---- keys

static bool isNumber(const Characteristic &c)
{
    return c.kind == Characteristic::Kind::Numeric || c.kind == Characteristic::Kind::Count;
}

static Step stepForKey(const Conversation &c, const QString &key, const QDate &today)
{
    const auto measured = measuredNow(c, today);
    if (!measured || !isNumber(*measured))
        return rejectWithout(c, key);
    Entering entering = c.entering;
    QString &typed = entering.typed;
    const auto digits = std::count_if(typed.begin(), typed.end(), [](QChar ch) { return ch.isDigit(); });
    if (key == u"MINUS")
        typed = typed.startsWith(u'-') ? typed.mid(1) : u'-' + typed;
    else if (key == u"ERASE")
        typed.chop(1);
    else if (key == u"CLEAR")
        typed.clear();
    else if (key == u"DOT" && !typed.contains(u'.'))
        typed += digits == 0 ? QStringLiteral("0.") : QStringLiteral(".");
    else if (key.size() == 2 && digits < digitsMax)
        typed += key[1];
    return amended(c, entering);
}

// ---- which characteristic

static Step stepForChosen(const Conversation &c, const QString &id, const QDate &today)
{
    const auto demanded = demandedNow(c, today);
    // Printed codes are upper case.
    const auto chosen = std::find_if(demanded.begin(), demanded.end(), [&](const Characteristic &candidate) {
        return candidate.id.text().compare(id, Qt::CaseInsensitive) == 0;
    });
    if (chosen == demanded.end())
        return rejectWithout(c, id);
    return amended(c, {.chosen = chosen->id});
}

static Step stepForNeighbour(const Conversation &c, int by, const QDate &today)
{
    const auto demanded = demandedNow(c, today);
    if (demanded.empty())
        return rejectWithout(c, {});
    const auto measured = measuredNow(c, today);
    const auto count = ptrdiff_t(demanded.size());
    ptrdiff_t at = by > 0 ? -1 : count;
    for (ptrdiff_t i = 0; i < count; ++i) {
        if (measured && demanded[size_t(i)].id == measured->id)
            at = i;
    }
    return amended(c, {.chosen = demanded[size_t((at + by + count) % count)].id});
}

/** AGAIN: the chosen one, else the one that was measured last. */
static Step stepForAgain(const Conversation &c, const QString &why, const QDate &today)
{
    const auto &recorded = recordedOf(c);
    std::optional<CharacteristicId> id = c.entering.chosen;
    if (!id && !recorded.empty())
        id = recorded.back().characteristic;
    const auto measured = find(demandedNow(c, today), id);
    if (!measured)
        return rejectWithout(c, why);
    const Progress progress = progressOf(*measured, recorded);
    if (progress.attempt >= measured->attemptsMax)
        return Reject{{.reason = Reason::AttemptsUsedUp,
            .subject = Subject::of(*c.open),
            .operation = c.running()->id,
            .names = {measured->id.text()},
            .detail = QString::number(measured->attemptsMax)}};
    Entering entering{.chosen = measured->id, .typed = c.entering.typed};
    if (progress.values == 0)
        return amended(c, entering);
    const auto &reasons = c.plant.retestReasons;
    const auto known = std::find_if(reasons.begin(), reasons.end(),
        [&](const RepairWord &reason) { return reason.code.compare(why, Qt::CaseInsensitive) == 0; });
    if (known == reasons.end() && (why.isEmpty() || !reasons.empty()))
        return reasons.empty()
            ? Step(Reject{{.reason = Reason::ReasonNeeded, .subject = Subject::of(*c.open)}})
            : Step(askWhyAgain(c));
    entering.why = known == reasons.end() ? why : known->code;
    return amended(c, entering);
}

std::optional<Ask> askBeforeStart(const Conversation &c, const StartOperation &command, const Unit &unit)
{
    const Routing *routing = c.plant.routing(unit.routing);
    const Operation *due = routing && !unit.active ? dueOperation(unit, *routing) : nullptr;
    if (!due || !command.why.isEmpty() || c.plant.retestReasons.empty() || !isTestedAgain(unit, *due)
        || std::find(due->stations.begin(), due->stations.end(), c.station) == due->stations.end())
        return {};
    // Where no attempt is left the rules say so, and no reason helps.
    if (due->attemptsMax > 0 && unit.operations.at(due->id).pass >= due->attemptsMax)
        return {};
    Ask ask = askWhyAgain(c);
    ask.question.about.unit = command.unit;
    ask.question.about.operation = due->id;
    ask.question.about.operationName = due->name;
    ask.yes = command;
    return ask;
}

std::optional<Step> stepForEntering(
    const Conversation &c, const QString &verb, const QString &argument, qint64 nowMs)
{
    const QDate today = dayAt(nowMs, c.plant);
    const bool digit = verb.size() == 2 && verb[0] == u'D' && verb[1] >= u'0' && verb[1] <= u'9';
    if (digit || verb == u"DOT" || verb == u"MINUS" || verb == u"ERASE" || verb == u"CLEAR")
        return stepForKey(c, verb, today);
    if (verb == u"ENTER")
        return stepForEnter(c, argument, today);
    if (verb == u"MEASURE")
        return stepForChosen(c, argument, today);
    if (verb == u"NEXT" || verb == u"BACK")
        return stepForNeighbour(c, verb == u"NEXT" ? 1 : -1, today);
    if (verb == u"AGAIN")
        return stepForAgain(c, argument, today);
    return {};
}

} // namespace unitrail
