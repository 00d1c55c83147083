// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/quality.h"
#include "core/domain/serials.h"
#include "tests/domain/small_plant.h"

#include <QFile>

using namespace unitrail;
using namespace unitrail::small;
using namespace Qt::Literals::StringLiterals;

/** A command in a world in which nothing but the person can speak against it. */
struct Situation {
    World world;
    Command command;
};

static const NonconformanceId nc = named<NonconformanceId>("NC-1");
static const CaseId recall = named<CaseId>("RC-1");
static const ContainerId carton = named<ContainerId>("CRT-1");
static const ContainerId pallet = named<ContainerId>("PLT-1");
static const LotId seals = lot("SEAL", "S1");
static const Subject pumpSubject = Subject::of(pump);

static const ContainmentId c7 = named<ContainmentId>("C-0007");
static ContainmentRule ofPump()
{
    return {.subject = pumpSubject};
}

static World upTo(const char *operation)
{
    World w;
    passed(w, operation);
    return w;
}
static World begun(const char *before, const char *station)
{
    World w = upTo(before);
    w.at(station).then(start());
    return w;
}
static World failedTest()
{
    World w = begun("030", "TST-1");
    w.then(fail());
    return w;
}
static World opened()
{
    World w = failedTest();
    w.then(OpenNonconformance{pump, nc, op("040"), {}, u"dent"_s});
    return w;
}
static Situation decided(Disposition disposition)
{
    Situation s{opened(), DispositionNonconformance{pump, nc, disposition, u"board"_s}};
    if (disposition != Disposition::UseAsIs)
        return s;
    const ConcessionId permit = named<ConcessionId>("CN-1");
    s.world.signedBy("kim").then(
        GrantConcession{permit, {.kind = u"concession"_s, .countMax = 5, .why = u"fits"_s}});
    std::get<DispositionNonconformance>(s.command).concession = permit;
    return s;
}

/** A lot of two, of which both are drawn and inspected. */
static Situation judgedLot()
{
    World w;
    WorkOrder &order = w.plant.orders.begin()->second;
    order.quantity = 2;
    w.plant.samplingPlans[u"s"_s] = {.name = u"s"_s, .aql = small::number("6.5")};
    for (Operation &operation : w.plant.routings.front().operations) {
        for (Characteristic &c : operation.characteristics)
            c.samplingPlan = c.id.text() == u"leds" ? u"s"_s : QString();
    }
    std::vector<Operation> &steps = w.plant.routings.front().operations;
    std::erase_if(steps, [](const Operation &o) { return o.id.text() != u"010" && o.id.text() != u"040"; });
    for (const UnitId &id : {pump, otherPump}) {
        w.at("KIT-1").then(CreateUnit{id, order.number});
        w.then(StartOperation{id, {}}).then(CompleteOperation{id});
        w.at("TST-1").then(StartOperation{id, {}});
        w.then(RecordMeasurement{id, named<CharacteristicId>("leds"), {u"OK"_s}, {}, {}, {}});
    }
    return {w, JudgeLot{Subject::of(order.number), op("040"), u"s"_s, {pump, otherPump}, hold("H-9"), {}}};
}

/** A packing station that numbers totes; the first of them has its number, and its label where asked. */
static World numberedTote(bool printed)
{
    World w;
    w.plant.labels = {{.name = u"tote"_s, .of = Label::Of::Container}};
    w.plant.containerTypes = {{.name = u"tote"_s,
        .block = u"TOTE-####"_s,
        .label = u"tote"_s,
        .ranges = {{small::at("PCK-1"), {11, 12}}}}};
    w.at("PCK-1").then(NumberContainer{named<ContainerId>("TOTE-0011"), u"tote"_s});
    if (printed)
        w.then(PrintContainerLabel{named<ContainerId>("TOTE-0011"), u"zebra"_s, u"tote/1"_s, {}});
    return w;
}

using Setting = std::function<Situation(const char *person)>;

static const std::map<QString, Setting> &settings()
{
    const auto plain = [](World w, Command command) { return Situation{std::move(w), std::move(command)}; };
    const auto at = [](const char *operation, const char *station) {
        World w = upTo(operation);
        w.at(station);
        return w;
    };
    static const std::map<QString, Setting> all{
        {u"CreateUnit"_s, [=](auto) { return plain(World(), create()); }},
        {u"BindIdentifier"_s,
            [=](auto) {
                return plain(upTo("010"), BindIdentifier{pump, u"mac"_s, u"00:11"_s});
            }},
        {u"VoidIdentifier"_s,
            [=](auto) {
                return plain(World(),
                    VoidIdentifier{otherPump, u"serial"_s, otherPump.serial.text(), u"printer jam"_s});
            }},
        {u"StartOperation"_s, [=](auto) { return plain(at("010", "PRS-1"), start()); }},
        {u"CompleteOperation"_s, [=](auto) { return plain(begun("050", "PCK-1"), complete()); }},
        {u"FailOperation"_s, [=](auto) { return plain(begun("030", "TST-1"), fail()); }},
        {u"PauseOperation"_s, [=](auto) { return plain(begun("030", "TST-1"), PauseOperation{pump}); }},
        {u"ResumeOperation"_s,
            [=](auto) {
                World w = begun("030", "TST-1");
                w.then(PauseOperation{pump});
                return plain(w, ResumeOperation{pump});
            }},
        {u"SkipOperation"_s,
            [=](auto) {
                return plain(at("040", "TST-1"), SkipOperation{pump, op("050"), u"none left"_s});
            }},
        {u"WaiveOperation, signed"_s,
            [=](auto) {
                return plain(at("050", "PCK-1"), WaiveOperation{pump, op("060"), u"loose"_s});
            }},
        {u"InstallComponent"_s,
            [=](auto) { return plain(begun("010", "PRS-1"), install(fromLot("BRG", "L1"))); }},
        {u"RemoveComponent"_s,
            [=](auto) {
                World w = begun("010", "PRS-1");
                w.then(install(fromLot("BRG", "L1")));
                return plain(w, RemoveComponent{pump, fromLot("BRG", "L1"), u"bent"_s, u"scrap"_s});
            }},
        {u"ReceiveLot"_s,
            [=](auto) {
                return plain(World(), ReceiveLot{lot("BRG", "L1"), {}, u"released"_s, {}});
            }},
        {u"LoadLot"_s,
            [=](auto) {
                World w;
                w.at("ASM-1");
                return plain(w, LoadLot{lot("GRS", "G1"), {}, {}});
            }},
        {u"UnloadLot"_s,
            [=](auto) {
                World w;
                w.at("ASM-1").then(LoadLot{lot("GRS", "G1"), {}, {}});
                return plain(w, UnloadLot{lot("GRS", "G1"), u"empty"_s});
            }},
        {u"RecordMeasurement"_s,
            [=](auto) { return plain(begun("030", "TST-1"), measure("travel", {"100.0"})); }},
        {u"ReserveSerials"_s,
            [=](auto) {
                World w;
                w.plant.parts.at(part("P-1")).serialBlock = u"####"_s;
                w.plant.labels = {{.name = u"pump"_s, .parts = {part("P-1")}}};
                return plain(w, ReserveSerials{part("P-1"), {otherPump.serial}});
            }},
        {u"PrintLabel, a further copy"_s,
            [=](auto) {
                return plain(upTo("010"), PrintLabel{pump, u"zebra"_s, u"unit 1"_s, u"smeared"_s});
            }},
        {u"OpenRecallCase"_s,
            [=](auto) {
                return plain(World(), OpenRecallCase{recall, u"{}"_s, {}, 1});
            }},
        {u"CloseRecallUnit"_s,
            [=](auto) {
                World w = upTo("010");
                w.by("kim").then(OpenRecallCase{recall, u"{}"_s, {}, 1});
                return plain(w, CloseRecallUnit{pump, recall, u"reworked"_s, {}});
            }},
        {u"CloseRecallCase"_s,
            [=](auto) {
                World w = upTo("010");
                w.by("kim").then(OpenRecallCase{recall, u"{}"_s, {}, 1});
                w.then(CloseRecallUnit{pump, recall, u"reworked"_s, {}});
                return plain(w, CloseRecallCase{recall, u"done"_s});
            }},
        {u"StopStation"_s,
            [=](auto) {
                World w;
                w.plant.stopReasons = {{u"break"_s, {}, true}};
                return plain(w, StopStation{u"break"_s});
            }},
        {u"ResumeStation"_s,
            [=](auto) {
                World w;
                w.plant.stopReasons = {{u"break"_s, {}, true}};
                w.then(StopStation{u"break"_s});
                return plain(w, ResumeStation{});
            }},
        {u"CallHelp"_s, [=](auto) { return plain(World(), CallHelp{}); }},
        {u"AnswerCall"_s,
            [=](auto) {
                World w;
                w.then(CallHelp{});
                return plain(w, AnswerCall{Subject::of(small::at("KIT-1")), {}});
            }},
        {u"FreezeFigure"_s, [=](auto) { return plain(World(), FreezeFigure{}); }},
        {u"IssueContainment"_s,
            [=](auto) {
                return plain(World(), IssueContainment{c7, signedTerms(c7, {ofPump()})});
            }},
        {u"TrustIssuer, signed"_s,
            [=](auto) {
                return plain(World(),
                    TrustIssuer{small::at("KIT-1"), QString::fromLatin1(QByteArray(32, 'k').toBase64())});
            }},
        {u"TakeContainment"_s,
            [=](auto) {
                return plain(World(), TakeContainment{c7, signedTerms(c7, {ofPump()}), u"file"_s, true});
            }},
        {u"AcknowledgeContainment"_s,
            [=](auto) {
                return plain(World(), AcknowledgeContainment{c7, u"sync"_s});
            }},
        {u"ReleaseHold, of a containment to be inspected"_s,
            [=](auto) {
                World w = upTo("010");
                ContainmentIssued terms{.rules = {ofPump()}, .reason = u"audit"_s};
                terms.action = ContainmentAction::Inspect;
                w.by("sue").then(IssueContainment{c7, sign(c7, terms)});
                return plain(w, ReleaseHold{pumpSubject, containmentHold(c7, 1), u"good"_s});
            }},
        {u"ResolveConflict, signed"_s,
            [=](auto) {
                World w = begun("030", "TST-1");
                const Standing before = w.standing(pumpSubject);
                w.then(fail());
                w.arrive(apart(pumpSubject, before.heads, before.depth + 1,
                    OperationCompleted{op("040"), 1, false}, "TST-2", 1));
                return plain(w, ResolveConflict{pump, {}, u"looked"_s});
            }},
        {u"ProposeCorrection"_s,
            [=](auto) {
                World w = failedTest();
                return plain(w, ProposeCorrection{pumpSubject, w.last().entry.id, {}, {}, u"slip"_s});
            }},
        {u"DecideCorrection"_s,
            [=](auto) {
                World w = failedTest();
                w.by("ben").then(ProposeCorrection{pumpSubject, w.last().entry.id, {}, {}, u"slip"_s});
                return plain(w, DecideCorrection{pumpSubject, w.last().entry.id, true, {}});
            }},
        {u"RecordTestResults, as a machine brings them"_s,
            [=](auto) {
                return plain(begun("030", "TST-1"),
                    RecordTestResults{.unit = pump,
                        .values = {{.name = u"travel"_s, .value = u"100.0"_s}},
                        .outcome = Verdict::Pass,
                        .program = u"TRAVEL 4"_s,
                        .source = QString(64, u'a'),
                        .why = {}});
            }},
        {u"AttachFile"_s,
            [=](auto) {
                return plain(upTo("010"),
                    AttachFile{pump,
                        {.sha256 = QString(64, u'a'),
                            .name = u"seal.jpg"_s,
                            .mediaType = u"image/jpeg"_s,
                            .size = 4,
                            .place = {}}});
            }},
        {u"FreezeControlLimits"_s,
            [=](auto) {
                return plain(World(),
                    FreezeControlLimits{named<CharacteristicId>("travel"),
                        {.process = u"PU/3 C"_s,
                            .chart = u"I-MR"_s,
                            .n = 25,
                            .centre = number("100"),
                            .lower = number("99.8"),
                            .upper = number("100.2"),
                            .rangeCentre = number("0.05"),
                            .rangeUpper = number("0.2")}});
            }},
        {u"ReturnForRework on the line"_s,
            [=](auto) {
                return plain(failedTest(), ReturnForRework{pump, op("040"), u"again"_s});
            }},
        {u"ReturnForRework at repair"_s,
            [=](auto) {
                World w = failedTest();
                w.at("REP-1");
                return plain(w, ReturnForRework{pump, op("040"), u"again"_s});
            }},
        {u"RecordRepair at repair"_s,
            [=](auto) {
                World w = failedTest();
                w.at("REP-1");
                return plain(w, RecordRepair{pump, {.action = u"clean"_s}});
            }},
        {u"PlaceHold"_s, [=](auto) { return plain(upTo("010"), holdOn(pumpSubject)); }},
        {u"ReleaseHold"_s,
            [=](auto) {
                World w = upTo("010");
                w.then(holdOn(pumpSubject));
                return plain(w, ReleaseHold{pumpSubject, hold("H-1"), u"checked"_s});
            }},
        {u"ScrapUnit"_s,
            [=](auto) {
                return plain(upTo("010"), ScrapUnit{pump, u"dropped"_s});
            }},
        {u"MoveUnit"_s,
            [=](auto) {
                return plain(upTo("010"), MoveUnit{pump, u"SHELF-1"_s});
            }},
        {u"PackUnit"_s,
            [=](auto) {
                return plain(upTo("060"), PackUnit{pump, carton});
            }},
        {u"UnpackUnit"_s,
            [=](auto) {
                World w = upTo("060");
                w.then(PackUnit{pump, carton});
                return plain(w, UnpackUnit{pump, u"audit"_s});
            }},
        {u"SealContainer"_s,
            [=](auto) {
                World w = upTo("060");
                w.then(PackUnit{pump, carton});
                return plain(w, SealContainer{carton, {}});
            }},
        {u"PackContainer"_s,
            [=](auto) {
                World w = upTo("060");
                w.then(PackUnit{pump, carton});
                return plain(w, PackContainer{carton, pallet});
            }},
        {u"UnpackContainer"_s,
            [=](auto) {
                World w = upTo("060");
                w.then(PackUnit{pump, carton}).then(PackContainer{carton, pallet});
                return plain(w, UnpackContainer{carton, u"audit"_s});
            }},
        {u"PackLoose"_s,
            [=](auto) {
                return plain(World(), PackLoose{carton, seals, Decimal(5, 0)});
            }},
        {u"UnpackLoose"_s,
            [=](auto) {
                World w;
                w.then(PackLoose{carton, seals, Decimal(5, 0)});
                return plain(w, UnpackLoose{carton, seals, Decimal(2, 0), u"audit"_s});
            }},
        {u"MoveContainer"_s,
            [=](auto) {
                World w = upTo("060");
                w.then(PackUnit{pump, carton});
                return plain(w, MoveContainer{carton, u"FG-1"_s});
            }},
        {u"ShipContainer"_s,
            [=](auto) {
                World w = upTo("060");
                w.then(PackUnit{pump, carton}).then(SealContainer{carton, u"1"_s});
                return plain(w, ShipContainer{carton, u"C"_s, u"SO-1"_s});
            }},
        {u"ShipOrder"_s,
            [=](auto) {
                return plain(upTo("060"), ShipOrder{u"C"_s, u"SO-1"_s, {}, {pump}});
            }},
        {u"ReleaseUnit, signed"_s,
            [=](auto) {
                return plain(upTo("060"), ReleaseUnit{pump, u"conforms"_s});
            }},
        {u"ShipUnit"_s,
            [=](auto) {
                return plain(upTo("060"), ShipUnit{pump, u"C"_s, {}});
            }},
        {u"TakeBackUnit"_s,
            [=](auto) {
                World w = upTo("060");
                w.then(ShipUnit{pump, u"C"_s, {}});
                return plain(w, TakeBackUnit{pump, u"C"_s, u"noisy"_s});
            }},
        {u"OpenService"_s,
            [=](auto) {
                World w = upTo("060");
                w.then(ShipUnit{pump, u"C"_s, {}});
                return plain(w, OpenService{pump, u"RMA-1"_s, {}, u"noisy"_s});
            }},
        {u"CloseService"_s,
            [=](auto) {
                World w = upTo("060");
                w.then(ShipUnit{pump, u"C"_s, {}}).then(OpenService{pump, u"RMA-1"_s, {}, u"noisy"_s});
                return plain(w, CloseService{pump, u"bearing changed"_s});
            }},
        {u"DecommissionUnit, signed"_s,
            [=](auto) {
                return plain(upTo("060"), DecommissionUnit{pump, u"recycled"_s});
            }},
        {u"RecordDrill"_s, [=](auto) { return plain(World(), RecordDrill{}); }},
        {u"SignIn"_s, [=](const char *person) { return plain(World(), SignIn{named<PersonId>(person)}); }},
        {u"SignOut"_s, [=](auto) { return plain(World(), SignOut{u"break"_s}); }},
        {u"UndoEntry, own and fresh"_s,
            [=](const char *person) {
                World w = upTo("010");
                w.by(person).then(MoveUnit{pump, u"SHELF-1"_s});
                return plain(w, UndoEntry{pumpSubject, w.last().entry.id, u"undo"_s});
            }},
        {u"OpenNonconformance"_s,
            [=](auto) {
                return plain(failedTest(), OpenNonconformance{pump, nc, {}, {}, u"dent"_s});
            }},
        {u"AdvanceNonconformance to review"_s,
            [=](auto) {
                return plain(
                    opened(), AdvanceNonconformance{pump, nc, NonconformanceState::UnderReview, u"x"_s});
            }},
        {u"AdvanceNonconformance to cancelled"_s,
            [=](auto) {
                return plain(
                    opened(), AdvanceNonconformance{pump, nc, NonconformanceState::Cancelled, u"x"_s});
            }},
        {u"DispositionNonconformance rework, signed"_s, [](auto) { return decided(Disposition::Rework); }},
        {u"DispositionNonconformance scrap, signed"_s, [](auto) { return decided(Disposition::Scrap); }},
        {u"DispositionNonconformance use as is, signed"_s,
            [](auto) { return decided(Disposition::UseAsIs); }},
        {u"DispositionNonconformance repair, signed"_s, [](auto) { return decided(Disposition::Repair); }},
        {u"DispositionNonconformance regrade, signed"_s, [](auto) { return decided(Disposition::Regrade); }},
        {u"DispositionNonconformance return to supplier, signed"_s,
            [](auto) { return decided(Disposition::ReturnToSupplier); }},
        {u"CloseNonconformance"_s,
            [=](auto) {
                World w = decided(Disposition::Scrap).world;
                w.by("kim").signedBy("kim").then(
                    DispositionNonconformance{pump, nc, Disposition::Scrap, u"board"_s});
                w.then(AdvanceNonconformance{pump, nc, NonconformanceState::Verified, {}});
                return plain(w, CloseNonconformance{pump, nc, {}});
            }},
        {u"GrantConcession, signed"_s,
            [=](auto) {
                return plain(World(),
                    GrantConcession{named<ConcessionId>("CN-2"),
                        {.kind = u"deviation"_s, .countMax = 5, .why = u"late parts"_s}});
            }},
        {u"JudgeLot"_s, [=](auto) { return judgedLot(); }},
        {u"NumberContainer"_s,
            [=](auto) {
                return plain(
                    numberedTote(false), NumberContainer{named<ContainerId>("TOTE-0012"), u"tote"_s});
            }},
        {u"PrintContainerLabel, a further copy"_s,
            [=](auto) {
                return plain(numberedTote(true),
                    PrintContainerLabel{named<ContainerId>("TOTE-0011"), u"zebra"_s, u"tote/1"_s, u"lost"_s});
            }},
        {u"BindContainer"_s,
            [=](auto) {
                const ContainerId tote = named<ContainerId>("TOTE-0011");
                return plain(numberedTote(true), BindContainer{tote, tote});
            }},
        {u"VoidContainer"_s,
            [=](auto) {
                return plain(
                    numberedTote(true), VoidContainer{named<ContainerId>("TOTE-0011"), u"printer jam"_s});
            }},
        {u"RecordGaugeCheck"_s,
            [=](auto) {
                World w;
                w.plant.gauges.emplace(named<GaugeId>("G-1"), Gauge{.id = named<GaugeId>("G-1")});
                return plain(w, RecordGaugeCheck{named<GaugeId>("G-1"), true, {}, {}});
            }},
        {u"SignRecord, signed"_s,
            [=](auto) {
                World w = upTo("010");
                return plain(
                    w, SignRecord{pumpSubject, {{w.last().entry.id, QString(64, u'0')}}, u"performed"_s, {}});
            }},
        {u"DeclineSignature"_s,
            [=](auto) {
                return plain(upTo("010"), DeclineSignature{pumpSubject, u"released"_s, u"x"_s});
            }},
    };
    return all;
}

class RoleTableTest : public QObject {
    Q_OBJECT

    struct Line {
        QString command;
        QStringList cells;
    };
    std::vector<Line> m_lines;

private slots:
    void initTestCase()
    {
        QFile file(QStringLiteral(UNITRAIL_SOURCE_DIR "/core/domain/roles.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n');
        for (const QString &line : lines) {
            if (!line.startsWith(u"| ") || line.startsWith(u"| command"))
                continue;
            QStringList cells = line.mid(1, line.size() - 2).split(u'|');
            for (QString &cell : cells)
                cell = cell.trimmed();
            QCOMPARE(cells.size(), 7);
            const QString command = cells.takeFirst();
            m_lines.push_back({command, cells});
        }
    }

    void the_table_has_every_command_and_only_those()
    {
        std::set<size_t> commands;
        for (const Line &line : m_lines) {
            QVERIFY2(settings().contains(line.command), qPrintable(line.command));
            commands.insert(settings().at(line.command)("sue").command.index());
        }
        QCOMPARE(m_lines.size(), settings().size());
        for (size_t i = 0; i < std::variant_size_v<Command>; ++i)
            QVERIFY2(commands.contains(i), qPrintable(u"command number %1 is not in the table"_s.arg(i)));
    }

    void every_cell_is_what_the_rules_say()
    {
        // In the order of the columns. Each holds every qualification, so that only the role is left to
        // judge.
        const char *const people[] = {"cara", "ivo", "sue", "kim", "tess", "adam"};
        QStringList wrong;
        int cells = 0;
        for (const Line &line : m_lines) {
            for (int column = 0; column < 6; ++column) {
                Situation s = settings().at(line.command)(people[column]);
                for (auto &[id, person] : s.world.plant.people)
                    person.qualifications = {{u"press"_s, {}}, {u"release"_s, {}}};
                s.world.by(people[column])
                    .signedBy(line.command.endsWith(u", signed") ? people[column] : nullptr);
                const QString said = answer(s.world.judge(s.command));
                const QString cell = line.cells[column];
                const QString wanted = cell == u"yes" ? u"granted"_s : u"NotAllowed"_s;
                ++cells;
                if (said != wanted)
                    wrong.append(
                        u"%1 by %2: %3"_s.arg(line.command, QString::fromLatin1(people[column]), said));
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QCOMPARE(cells, int(m_lines.size()) * 6);
    }
};

QTEST_GUILESS_MAIN(RoleTableTest)
#include "role_table_test.moc"
