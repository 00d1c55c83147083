// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/match.h"
#include "core/base/signing.h"
#include "core/domain/containment.h"
#include "core/domain/decide.h"

#include <QtTest>

#include <functional>

/*
 * A plant small enough to know by heart, and a world that runs commands through the rules: no files, no
 * journal.
 *
 * Pump P-1 rev B by routing PU/3, order W-1, product lot PL-1:
 *   010 serialize  KIT-1          mints
 *   020 press      PRS-1, PRS-2   two bearings BRG (lot, "front" and "rear"), a screw SCR (serial); needs
 * "press" 030 assemble   ASM-1          motor MOT (serial, revision C or D, or its substitute MOT-X), grease
 * GRS from the loaded lot, 12.5 g 040 test       TST-1, TST-2   travel 99.7 to 100.3 mm twice, leds OK,
 * firmware text; three attempts; back to 030 or 040 050 label      TST-1          may be skipped 060 pack
 * PCK-1 MOD is a module this plant builds itself by routing MO/1 (010 at KIT-1) and builds into the pump at
 * 030 as line 50.
 */
namespace unitrail::small {

template <typename Named> Named named(const char *text)
{
    return *Named::fromText(QString::fromUtf8(text));
}
inline OperationId op(const char *text)
{
    return named<OperationId>(text);
}
inline StationName at(const char *text)
{
    return named<StationName>(text);
}
inline PartNumber part(const char *text)
{
    return named<PartNumber>(text);
}
inline HoldId hold(const char *text)
{
    return named<HoldId>(text);
}
inline UnitId unit(const char *partNumber, const char *serial)
{
    return {part(partNumber), named<SerialNumber>(serial)};
}
inline LotId lot(const char *partNumber, const char *number)
{
    return {part(partNumber), named<LotNumber>(number)};
}
inline Decimal number(const char *text)
{
    return *Decimal::fromText(QString::fromUtf8(text));
}
inline QDate day(const char *iso)
{
    return QDate::fromString(QString::fromUtf8(iso), Qt::ISODate);
}
/** Noon of that day in plant time, which is two hours east of UTC. */
inline qint64 noon(const char *iso)
{
    return day(iso).startOfDay(Qt::UTC).toMSecsSinceEpoch() + 10 * 3'600'000;
}

inline const UnitId pump = unit("P-1", "0001");
inline const UnitId otherPump = unit("P-1", "0002");

inline Component serial(const char *partNumber, const char *serialNumber, const char *revision = "")
{
    return {.part = part(partNumber),
        .serial = named<SerialNumber>(serialNumber),
        .lot = {},
        .revision = QString::fromUtf8(revision),
        .position = {}};
}
inline Component fromLot(const char *partNumber, const char *number, const char *position = nullptr)
{
    return {.part = part(partNumber),
        .serial = {},
        .lot = named<LotNumber>(number),
        .revision = {},
        .position = position ? std::optional(named<PositionName>(position)) : std::nullopt};
}

inline Person person(const char *id, std::set<Role> roles, std::vector<Qualification> qualifications)
{
    return {.id = named<PersonId>(id),
        .name = QString::fromUtf8(id),
        .shortName = QString::fromUtf8(id),
        .roles = std::move(roles),
        .badge = QString::fromUtf8(id),
        .language = {},
        .qualifications = std::move(qualifications)};
}

inline Routing pumpRouting()
{
    const auto travel = [](const char *upper, const char *revision, std::optional<QDate> from) {
        return Characteristic{.id = named<CharacteristicId>("travel"),
            .name = {},
            .unit = QStringLiteral("mm"),
            .lower = number("99.7"),
            .nominal = number("100"),
            .upper = number(upper),
            .plausibleLower = number("50"),
            .plausibleUpper = number("150"),
            .guardBand = number("0.05"),
            .repeats = 2,
            .limitRevision = QString::fromUtf8(revision),
            .effectiveFrom = from,
            .gaugeClass = {}};
    };
    Routing routing{
        .name = QStringLiteral("PU"), .revision = 3, .parts = {part("P-1")}, .operations = {}, .boms = {}};
    routing.operations = {
        {.id = op("010"),
            .name = {},
            .kind = Operation::Kind::Serialize,
            .stations = {at("KIT-1")},
            .mints = true},
        {.id = op("020"),
            .name = {},
            .stations = {at("PRS-1"), at("PRS-2")},
            .qualifications = {QStringLiteral("press")}},
        {.id = op("030"), .name = {}, .stations = {at("ASM-1")}},
        {.id = op("040"),
            .name = {},
            .kind = Operation::Kind::Test,
            .stations = {at("TST-1"), at("TST-2")},
            .characteristics = {travel("100.3", "C", {}), travel("100.2", "D", day("2026-06-15")),
                {.id = named<CharacteristicId>("leds"),
                    .name = {},
                    .kind = Characteristic::Kind::Attribute,
                    .unit = {},
                    .limitRevision = QStringLiteral("A"),
                    .gaugeClass = {}},
                {.id = named<CharacteristicId>("firmware"),
                    .name = {},
                    .kind = Characteristic::Kind::Text,
                    .unit = {},
                    .limitRevision = {},
                    .gaugeClass = {},
                    .required = false},
                {.id = named<CharacteristicId>("cycles"),
                    .name = {},
                    .kind = Characteristic::Kind::Count,
                    .unit = {},
                    .limitRevision = {},
                    .gaugeClass = {},
                    .required = false}},
            .reworkTo = {op("030")},
            .attemptsMax = 3},
        {.id = op("050"), .name = {}, .stations = {at("TST-1")}, .skippable = true},
        {.id = op("060"), .name = {}, .kind = Operation::Kind::Pack, .stations = {at("PCK-1")}},
    };
    routing.boms[part("P-1")] = {
        {.line = 10,
            .part = part("BRG"),
            .quantity = Decimal(2, 0),
            .positions = {named<PositionName>("front"), named<PositionName>("rear")},
            .tracking = TrackingMode::Lot,
            .capturedAt = op("020")},
        {.line = 20, .part = part("SCR"), .tracking = TrackingMode::Serial, .capturedAt = op("020")},
        {.line = 30,
            .part = part("MOT"),
            .revisions = {QStringLiteral("C"), QStringLiteral("D")},
            .substitutes = {part("MOT-X")},
            .tracking = TrackingMode::Serial,
            .capturedAt = op("030")},
        {.line = 40,
            .part = part("GRS"),
            .substitutes = {part("GRS-X")},
            .quantity = number("12.5"),
            .tracking = TrackingMode::Lot,
            .capturedAt = op("030"),
            .fromLoadedLot = true},
        {.line = 50, .part = part("MOD"), .tracking = TrackingMode::Serial, .capturedAt = op("030")},
        {.line = 60, .part = part("BOX"), .tracking = TrackingMode::None, .capturedAt = op("060")},
    };
    return routing;
}

inline Plant smallPlant()
{
    Plant plant{.name = QStringLiteral("Small"),
        .revision = QStringLiteral("1"),
        .digest = "digest",
        .utcOffsetMinutes = 120,
        .badgePrefix = {}};
    for (const char *name : {"P-1", "BRG", "SCR", "MOT", "MOT-X", "GRS", "GRS-X", "MOD", "BOX"})
        plant.parts.emplace(
            part(name), Part{.number = part(name), .revision = QStringLiteral("B"), .name = {}});
    plant.parts.at(part("P-1")).serialPattern = QStringLiteral("[0-9]{4}");
    plant.parts.at(part("SCR")).serialPattern = QStringLiteral("S[0-9]+");
    plant.parts.at(part("BRG")).lotPattern = QStringLiteral("L[0-9]+");
    plant.parts.at(part("GRS")).openLifeDays = 90;
    plant.routings = {pumpRouting(),
        {.name = QStringLiteral("MO"),
            .revision = 1,
            .parts = {part("MOD")},
            .operations = {{.id = op("010"), .name = {}, .stations = {at("KIT-1")}, .mints = true}},
            .boms = {}}};
    for (const char *name : {"KIT-1", "PRS-1", "PRS-2", "ASM-1", "TST-1", "TST-2", "PCK-1", "DESK"})
        plant.stations.emplace(at(name), Station{.name = at(name), .title = {}, .line = {}});
    plant.stations.emplace(
        at("REP-1"), Station{.name = at("REP-1"), .title = {}, .line = {}, .kind = Station::Kind::Repair});
    const auto add = [&](const Person &who) { plant.people.emplace(who.id, who); };
    add(person("ana", {Role::Operator}, {{QStringLiteral("press"), day("2026-05-20")}}));
    add(person("ben", {Role::Operator}, {}));
    add(person("cara", {Role::Operator}, {{QStringLiteral("press"), {}}, {QStringLiteral("release"), {}}}));
    add(person("sue", {Role::Supervisor}, {}));
    add(person("kim", {Role::QualityEngineer}, {}));
    add(person("ivo", {Role::Inspector}, {}));
    add(person("tess", {Role::ServiceTechnician}, {}));
    add(person("adam", {Role::Administrator}, {}));
    plant.holdReasons = {{QStringLiteral("supplier-notice"), {}}};
    plant.orders.emplace(named<OrderNumber>("W-1"),
        WorkOrder{.number = named<OrderNumber>("W-1"),
            .part = part("P-1"),
            .quantity = 10,
            .routing = QStringLiteral("PU/3"),
            .productLot = named<LotNumber>("PL-1")});
    return plant;
}

/** Who does what, where and when; a later line of a test changes one of these. */
struct Scene {
    const char *station = "KIT-1";
    const char *person = "cara"; ///< nullptr: nobody is signed in
    qint64 nowMs = noon("2026-05-04");
    const char *second = nullptr;
    QString why;
    const char *signer = nullptr; ///< has proved badge and PIN
};

/**
 * Everything recorded so far, in memory. give() judges a command as a station does, turns the facts into
 * entries upon the known heads, and folds them.
 */
class World {
public:
    World()
        : plant(smallPlant())
    { }

    Decision judge(const Command &command) const { return decide(command, snapshot(command)); }

    Decision give(const Command &command)
    {
        Decision decision = judge(command);
        if (const auto *facts = std::get_if<Facts>(&decision))
            record(*facts);
        scene.nowMs += 1000;
        return decision;
    }

    /** For the way to what a test is about: each of these must be granted. */
    World &then(const Command &command)
    {
        const Decision decision = give(command);
        if (const auto *refusal = std::get_if<Refusal>(&decision))
            qFatal("refused on the way: %s %s", qPrintable(reasonName(refusal->reason)),
                qPrintable(refusal->detail));
        return *this;
    }
    World &at(const char *station)
    {
        scene.station = station;
        return *this;
    }
    World &by(const char *who)
    {
        scene.person = who;
        return *this;
    }
    World &on(const char *iso)
    {
        scene.nowMs = noon(iso);
        return *this;
    }
    World &permittedBy(const char *who, const QString &why = QStringLiteral("urgent"))
    {
        scene.second = who;
        scene.why = why;
        return *this;
    }

    /** For the next commands; nullptr: nobody signs. */
    World &signedBy(const char *who)
    {
        scene.signer = who;
        return *this;
    }

    void record(const Facts &facts)
    {
        for (const Fact &fact : facts) {
            Entry entry{
                .id = EventId::make(scene.nowMs,
                    QCryptographicHash::hash(QByteArray::number(m_sequence), QCryptographicHash::Sha1)),
                .about = {},
                .stamp = {.station = small::at(scene.station),
                    .person = scene.person ? std::optional(named<PersonId>(scene.person)) : std::nullopt,
                    .device = {},
                    .wallMs = scene.nowMs},
                .event = fact.event};
            for (const Subject &subject : fact.about)
                entry.about.push_back(knowledge(subject, standing(subject)));
            entries.push_back({.position = {.station = QUuid::fromRfc4122(QByteArray(16, 'a')),
                                   .incarnation = 1,
                                   .sequence = ++m_sequence,
                                   .hlc = scene.nowMs << 16},
                .hash = {},
                .entry = entry});
            for (const Subject &subject : fact.about)
                m_standings.insert_or_assign(subject, fold(subject, about(subject)));
        }
    }

    /** What another station recorded, as sync brings it. */
    void arrive(const Recorded &recorded)
    {
        entries.push_back(recorded);
        for (const Knowledge &knowledge : recorded.entry.about)
            m_standings.insert_or_assign(
                knowledge.subject, fold(knowledge.subject, about(knowledge.subject)));
    }

    std::vector<Recorded> about(const Subject &subject) const
    {
        std::vector<Recorded> found;
        std::copy_if(entries.begin(), entries.end(), std::back_inserter(found),
            [&](const Recorded &r) { return r.entry.knowledgeOf(subject); });
        return found;
    }
    Standing standing(const Subject &subject) const
    {
        const auto found = m_standings.find(subject);
        return found == m_standings.end() ? blank(subject) : found->second;
    }
    Unit unit(const UnitId &id) const { return standing(Subject::of(id)).unit(); }
    const Recorded &last() const { return entries.back(); }

    Scene scene;
    Plant plant;
    std::vector<Recorded> entries;

private:
    const Person *find(const char *id) const { return id ? &plant.people.at(named<PersonId>(id)) : nullptr; }

    /** Only what the domain itself asks for, so that a subject forgotten there is missed here. */
    Snapshot snapshot(const Command &command) const
    {
        const StationName station = small::at(scene.station);
        Snapshot seen{.plant = plant,
            .station = station,
            .person = find(scene.person),
            .secondPerson = find(scene.second),
            .overrideReason = scene.why,
            .signer = find(scene.signer),
            .nowMs = scene.nowMs,
            .standings = {}};
        const auto add
            = [&](const Subject &subject) { seen.standings.insert_or_assign(subject, standing(subject)); };
        const Subject main = mainSubject(command, station);
        add(main);
        for (const Subject &subject : furtherSubjects(command, seen.of(main), station))
            add(subject);
        for (const Routing &routing : plant.routings) {
            for (const Operation *operation : plant.operationsAt(station, routing))
                add(Subject::of(operation->id));
        }
        if (std::holds_alternative<RecordMeasurement>(command)
            || std::holds_alternative<RecordTestResults>(command)) {
            for (const GaugeId &gauge : gaugesAt(plant, station))
                add(Subject::of(gauge));
        }
        for (auto missing = missingIn(seen, command); !missing.empty(); missing = missingIn(seen, command)) {
            for (const Subject &subject : missing)
                add(subject);
        }
        const Workplace workplace = seen.of(Subject::of(station)).workplace();
        for (const LoadedLot &loaded : workplace.loaded) {
            add(Subject::of(loaded.lot));
            seen.used.insert_or_assign(loaded.lot, usedOf(loaded.lot));
        }
        std::map<ContainmentId, Containment> contained;
        for (const auto &[subject, known] : m_standings) {
            const auto id = ContainmentId::fromText(subject.name());
            if (subject.kind() == Subject::Kind::Containment && id && !known.containment().lifted())
                contained.emplace(*id, known.containment());
        }
        m_containments = std::make_shared<const ContainmentIndex>(contained);
        seen.containments = m_containments.get();
        if (m_containments->looksInside()) {
            for (const auto &[subject, known] : m_standings)
                add(subject);
        }
        m_aboutMain = about(main);
        std::sort(m_aboutMain.begin(), m_aboutMain.end(),
            [&](const Recorded &a, const Recorded &b) { return foldsBefore(a, b, main); });
        seen.entries = &m_aboutMain;
        std::optional<EventId> named;
        if (const auto *undo = std::get_if<UndoEntry>(&command))
            named = undo->entry;
        else if (const auto *propose = std::get_if<ProposeCorrection>(&command))
            named = propose->entry;
        else if (const auto *decide = std::get_if<DecideCorrection>(&command)) {
            const auto &open = seen.of(decide->subject).proposals;
            if (const auto found = open.find(decide->proposal); found != open.end())
                named = found->second.correction.event;
        }
        if (named) {
            for (const Recorded &recorded : entries) {
                if (recorded.entry.id != *named)
                    continue;
                seen.undone = &recorded;
                for (const Knowledge &knowledge : recorded.entry.about)
                    add(knowledge.subject);
            }
        }
        return seen;
    }
    Decimal usedOf(const LotId &wanted) const
    {
        Decimal used;
        for (const auto &[subject, standing] : m_standings) {
            const auto *unit = std::get_if<Unit>(&standing.state);
            for (const InstalledComponent &installed :
                unit ? unit->components : std::vector<InstalledComponent>()) {
                if (installed.component.lotId() == wanted)
                    used = *used.plus(installed.component.quantity);
            }
        }
        return used;
    }

    std::map<Subject, Standing> m_standings;
    mutable std::shared_ptr<const ContainmentIndex> m_containments; ///< that the last snapshot points to
    mutable std::vector<Recorded> m_aboutMain;
    qint64 m_sequence = 0;
};

inline CreateUnit create(const UnitId &id = pump)
{
    return {.unit = id, .order = named<OrderNumber>("W-1")};
}
inline StartOperation start(const UnitId &id = pump)
{
    return {.unit = id, .operation = {}};
}
inline CompleteOperation complete(const UnitId &id = pump)
{
    return {.unit = id};
}
inline FailOperation fail(const UnitId &id = pump)
{
    return {.unit = id, .defects = {named<DefectCode>("F61")}, .note = {}};
}
inline InstallComponent install(const Component &component, const UnitId &into = pump)
{
    return {.unit = into, .component = component, .expiry = {}};
}
inline RecordMeasurement measure(
    const char *characteristic, std::initializer_list<const char *> values, const UnitId &id = pump)
{
    RecordMeasurement command{.unit = id,
        .characteristic = named<CharacteristicId>(characteristic),
        .values = {},
        .unitOfMeasure = {},
        .gauge = {},
        .raw = {}};
    for (const char *value : values)
        command.values.push_back(QString::fromUtf8(value));
    return command;
}
inline PlaceHold holdOn(const Subject &subject)
{
    return {.subject = subject,
        .hold = hold("H-1"),
        .reason = QStringLiteral("supplier-notice"),
        .note = QStringLiteral("cracked")};
}

/** Quality finds that the pump's open nonconformance was none: whoever acts is the quality engineer from now
 * on. */
inline AdvanceNonconformance cancelled(World &w)
{
    w.by("kim");
    return {.unit = pump,
        .nonconformance = w.unit(pump).nonconformances.begin()->first,
        .to = NonconformanceState::Cancelled,
        .why = QStringLiteral("test bench")};
}

/** A world in which all of this was granted. */
inline World after(std::initializer_list<Command> commands)
{
    World world;
    for (const Command &command : commands)
        world.then(command);
    return world;
}

/** The pump up to that operation: passed, all before it too. Serials follow the unit's, so that two pumps do
 * not share. */
inline World &passed(World &w, const char *upTo, const UnitId &id = pump)
{
    const QString last = QString::fromUtf8(upTo);
    const QByteArray n = id.serial.text().toUtf8();
    w.at("KIT-1").by("cara").then(create(id)).then(complete(id));
    if (last >= u"020") {
        w.at("PRS-1")
            .then(start(id))
            .then(install(fromLot("BRG", "L1"), id))
            .then(install(fromLot("BRG", "L1"), id));
        w.then(install(serial("SCR", "S" + n), id)).then(complete(id));
    }
    if (last >= u"030") {
        w.at("KIT-1").then(CreateUnit{unit("MOD", n), {}}).then(complete(unit("MOD", n))).at("ASM-1");
        if (w.standing(Subject::of(small::at("ASM-1"))).workplace().loaded.empty())
            w.then(LoadLot{lot("GRS", "G1"), {}, {}});
        w.then(start(id))
            .then(install(serial("MOT", "M" + n, "C"), id))
            .then(install(serial("MOD", n), id))
            .then(complete(id));
    }
    if (last >= u"040")
        w.at("TST-1")
            .then(start(id))
            .then(measure("travel", {"100.0", "100.1"}, id))
            .then(measure("leds", {"OK"}, id))
            .then(complete(id));
    if (last >= u"050")
        w.at("TST-1").then(start(id)).then(complete(id));
    if (last >= u"060")
        w.at("PCK-1").then(start(id)).then(complete(id));
    return w;
}

/** Signed as its station would. */
inline ContainmentIssued sign(const ContainmentId &id, ContainmentIssued terms)
{
    const SigningKey key = SigningKey::fromSeed(QByteArray(32, 'k'));
    terms.key = QString::fromLatin1(key.publicKey().toBase64());
    terms.signature = QString::fromLatin1(key.sign(containmentMessage(id, terms)).toBase64());
    return terms;
}
inline ContainmentIssued signedTerms(
    const ContainmentId &id, std::vector<ContainmentRule> rules, int version = 1)
{
    ContainmentIssued terms{
        .version = version, .rules = std::move(rules), .reason = QStringLiteral("supplier-notice")};
    terms.issuedMs = noon("2026-06-15");
    terms.issuedAt = at("KIT-1");
    terms.issuer = named<PersonId>("sue");
    return sign(id, terms);
}

/** What another station did with the subject, which knew of it only up to `known`. */
inline Recorded apart(const Subject &subject, const std::vector<EventId> &known, int depth, Event event,
    const char *station, int sequence, const char *person = "ben")
{
    return {.position = {.station = QUuid::fromRfc4122(QByteArray(16, 'b')),
                .incarnation = 2,
                .sequence = sequence,
                .hlc = (noon("2026-06-15") + sequence) << 16},
        .hash = {},
        .entry = {.id = EventId::make(noon("2026-06-15") + sequence,
                      QCryptographicHash::hash(QByteArray("apart") + station + QByteArray::number(sequence),
                          QCryptographicHash::Sha1)),
            .about = {{subject, known, depth}},
            .stamp = {.station = at(station),
                .person = named<PersonId>(person),
                .device = {},
                .wallMs = noon("2026-06-15") + sequence},
            .event = std::move(event)}};
}

inline const Refusal *refusalOf(const Decision &decision)
{
    return std::get_if<Refusal>(&decision);
}
/** The name of the reason, or "granted": what tests compare, so that a failing one can be read. */
inline QString answer(const Decision &decision)
{
    const Refusal *refusal = refusalOf(decision);
    return refusal ? reasonName(refusal->reason) : QStringLiteral("granted");
}
template <typename E> const E *factOf(const Decision &decision)
{
    if (const auto *facts = std::get_if<Facts>(&decision)) {
        for (const Fact &fact : *facts) {
            if (const auto *event = std::get_if<E>(&fact.event))
                return event;
        }
    }
    return nullptr;
}

#define REFUSED(decision, wanted) QCOMPARE(small::answer(decision), reasonName(Reason::wanted))
#define GRANTED(decision) QCOMPARE(small::answer(decision), QStringLiteral("granted"))

} // namespace unitrail::small
