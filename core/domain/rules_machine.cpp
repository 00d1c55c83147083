// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/machine_number.h"
#include "core/domain/measuring.h"
#include "core/domain/rules.h"

#include <algorithm>

/*
 * What a machine found is recorded by the rules that hold for people: started, measured, completed or failed,
 * each judged upon what the one before has made of the unit.
 */
namespace unitrail {

namespace {

/** The rules asked one after the other, as if what they granted so far had been recorded. */
class Ahead {
public:
    explicit Ahead(const Case &c)
        : m_snapshot(c.snapshot)
        , m_permitted(c.permitted)
    { }

    [[nodiscard]] Case now() const { return {m_snapshot, m_permitted, true}; }
    [[nodiscard]] const Facts &facts() const { return m_facts; }

    template <typename Command> [[nodiscard]] std::optional<Refusal> give(const Command &command)
    {
        const Decision decision = rule(command, now());
        if (const auto *refusal = std::get_if<Refusal>(&decision))
            return *refusal;
        for (const Fact &fact : std::get<Facts>(decision))
            take(fact);
        return {};
    }

    /** The values of one run stand in one entry. */
    void take(const Fact &fact)
    {
        happen(fact);
        auto *last = m_facts.empty() ? nullptr : std::get_if<TestRecorded>(&m_facts.back().event);
        const auto *more = std::get_if<TestRecorded>(&fact.event);
        if (last && more)
            last->measurements.insert(
                last->measurements.end(), more->measurements.begin(), more->measurements.end());
        else
            m_facts.push_back(fact);
    }

private:
    void happen(const Fact &fact)
    {
        for (const Subject &subject : fact.about) {
            const auto found = m_snapshot.standings.find(subject);
            if (found == m_snapshot.standings.end())
                continue;
            Entry entry{.id = {},
                .about = {{subject, {}, found->second.depth + 1}},
                .stamp = {.station = m_snapshot.station,
                    .person = m_snapshot.person ? std::optional(m_snapshot.person->id) : std::nullopt,
                    .wallMs = m_snapshot.nowMs},
                .event = fact.event};
            evolve(found->second, subject, entry);
        }
    }

    Snapshot m_snapshot;
    std::set<Reason> m_permitted;
    Facts m_facts;
};

} // namespace

static bool isWhole(Verdict outcome)
{
    return outcome == Verdict::Pass || outcome == Verdict::Fail;
}

/** As programs spell names: "Load_Current" is "load-current". */
static QString spelled(const QString &name)
{
    QString plain = name.trimmed().toLower();
    return plain.replace(u'_', u'-').replace(u' ', u'-');
}

static const Characteristic *named(const QString &name, const std::vector<Characteristic> &inForce)
{
    const auto exact = std::find_if(inForce.begin(), inForce.end(),
        [&](const Characteristic &candidate) { return candidate.id.text() == name; });
    if (exact != inForce.end())
        return &*exact;
    const auto like = std::find_if(inForce.begin(), inForce.end(),
        [&](const Characteristic &candidate) { return spelled(candidate.id.text()) == spelled(name); });
    return like == inForce.end() ? nullptr : &*like;
}

/** The value in the words of the plan; nothing when it is none. */
static std::optional<QString> valueFor(const MachineValue &machine, const Characteristic &characteristic)
{
    QString text = machine.value.trimmed();
    switch (characteristic.kind) {
    case Characteristic::Kind::Numeric:
    case Characteristic::Kind::Count: {
        if (machine.decimalComma && text.count(u',') == 1 && !text.contains(u'.'))
            text.replace(u',', u'.');
        const auto number = machineNumber(text, characteristic.lower, characteristic.upper);
        return number ? std::optional(number->text()) : std::nullopt;
    }
    case Characteristic::Kind::Attribute: {
        static const QStringList good{QStringLiteral("ok"), QStringLiteral("pass"), QStringLiteral("passed"),
            QStringLiteral("true"), QStringLiteral("1")};
        static const QStringList bad{QStringLiteral("nok"), QStringLiteral("not ok"), QStringLiteral("fail"),
            QStringLiteral("failed"), QStringLiteral("false"), QStringLiteral("0")};
        if (good.contains(text.toLower()))
            return QStringLiteral("OK");
        return bad.contains(text.toLower()) ? std::optional(QStringLiteral("NOK")) : std::nullopt;
    }
    case Characteristic::Kind::Text:
    case Characteristic::Kind::Picture:
        return text;
    }
    Q_UNREACHABLE();
}

static Refusal badValue(const RecordTestResults &command, const OperationId &operation,
    const Characteristic &characteristic, const QString &value)
{
    return {.reason = Reason::BadValue,
        .subject = Subject::of(command.unit),
        .operation = operation,
        .names = {characteristic.id.text()},
        .detail = value};
}

/** A run that broke off: what it had measured is kept, and judges nothing. */
static Measurement unjudged(
    const MachineValue &machine, const Characteristic &characteristic, Verdict outcome)
{
    return {.characteristic = characteristic.id,
        .value = valueFor(machine, characteristic).value_or(machine.value.trimmed()),
        .unit = characteristic.unit,
        .limitRevision = characteristic.limitRevision,
        .verdict = outcome == Verdict::Error ? Verdict::Error : Verdict::Aborted,
        .gauge = machine.gauge,
        .raw = machine.value};
}

static std::optional<Refusal> record(const RecordTestResults &command, const OperationId &operation,
    const std::vector<Characteristic> &inForce, Ahead &ahead)
{
    const bool judged = isWhole(command.outcome);
    const Unit &unit = ahead.now().unit(command.unit);
    ahead.take(fact(command.unit,
        TestRecorded{operation, unit.operations.at(operation).pass, {}, command.program, command.source}));
    QStringList strangers;
    bool known = false;
    for (const MachineValue &machine : command.values) {
        const Characteristic *characteristic = named(machine.name, inForce);
        if (!characteristic) {
            strangers.append(machine.name);
            continue;
        }
        known = true;
        if (!judged) {
            ahead.take(fact(command.unit,
                TestRecorded{operation, unit.operations.at(operation).pass,
                    {unjudged(machine, *characteristic, command.outcome)}}));
            continue;
        }
        const auto value = valueFor(machine, *characteristic);
        if (!value)
            return badValue(command, operation, *characteristic, machine.value);
        if (const auto refusal = ahead.give(RecordMeasurement{.unit = command.unit,
                .characteristic = characteristic->id,
                .values = {*value},
                .unitOfMeasure = machine.unitOfMeasure,
                .gauge = machine.gauge,
                .raw = machine.value}))
            return refusal;
    }
    // A result that says nothing the plan asks for belongs to another operation or program.
    if (!known && !strangers.isEmpty() && !inForce.empty())
        return Refusal{.reason = Reason::UnknownCharacteristic,
            .subject = Subject::of(command.unit),
            .operation = operation,
            .names = strangers.mid(0, 8)};
    return {};
}

Decision rule(const RecordTestResults &command, const Case &c)
{
    Ahead ahead(c);
    // What a program gives for a reason and the plant does not know stays in its file.
    const bool told = !command.why.isEmpty() && isRetestReason(command.why, c.snapshot.plant);
    if (const auto refusal
        = ahead.give(StartOperation{command.unit, {}, told ? command.why : retestByMachine}))
        return *refusal;
    const Unit &unit = ahead.now().unit(command.unit);
    const Routing *routing = ahead.now().routing(command.unit);
    const Operation *operation = routing && unit.active ? routing->find(*unit.active) : nullptr;
    if (!operation)
        return Refusal{.reason = Reason::NotOnRoute,
            .subject = Subject::of(command.unit),
            .operation = unit.active,
            .detail = unit.routing};
    if (const auto refusal = record(command, operation->id, operation->characteristicsOn(c.today()), ahead))
        return *refusal;
    if (!isWhole(command.outcome))
        return ahead.facts(); // neither passed nor failed: it runs until it is tested again

    const auto &measured = unit.operations.at(operation->id).measurements;
    const auto inForce = operation->characteristicsOn(c.today());
    const bool failed
        = std::any_of(inForce.begin(), inForce.end(), [&](const Characteristic &characteristic) {
              const auto outturn = outturnOf(characteristic, measured);
              return outturn && outturn->verdict == Verdict::Fail;
          });
    if (command.outcome == Verdict::Fail || failed) {
        const QString note = command.outcome == Verdict::Fail ? command.program : QString();
        if (const auto refusal = ahead.give(FailOperation{command.unit, {}, note}))
            return *refusal;
        return ahead.facts();
    }
    // Whether it is done, the rule for completing says; if it is not, somebody has still to do the rest.
    Ahead completed = ahead;
    if (!completed.give(CompleteOperation{command.unit}))
        return completed.facts();
    return ahead.facts();
}

Decision rule(const AttachFile &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject subject = Subject::of(command.unit);
    if (!c.standing(command.unit).known())
        return Refusal{.reason = Reason::UnknownUnit, .subject = subject};
    static const QRegularExpression digest(QStringLiteral("^[0-9a-f]{64}$"));
    if (!digest.match(command.file.sha256).hasMatch() || command.file.size < 0)
        return Refusal{.reason = Reason::BadValue, .subject = subject, .detail = command.file.sha256};
    return Facts{fact(command.unit, command.file)};
}

Decision rule(const FreezeControlLimits &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject subject = Subject::of(command.characteristic);
    if (!has(c.snapshot.person, {Role::QualityEngineer}))
        return Refusal{.reason = Reason::NotAllowed, .subject = subject};
    const ControlLimitsFrozen &limits = command.limits;
    constexpr int valuesMin = 20; // UX E3
    if (limits.n < valuesMin || limits.process.trimmed().isEmpty() || limits.lower > limits.centre
        || limits.centre > limits.upper || limits.rangeCentre > limits.rangeUpper)
        return Refusal{.reason = Reason::BadValue,
            .subject = subject,
            .names = {command.characteristic.text()},
            .detail = QString::number(limits.n)};
    return Facts{{{subject}, limits}};
}

} // namespace unitrail
