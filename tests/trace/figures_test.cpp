// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/chain.h"
#include "core/trace/figures.h"
#include "core/trace/figures_unit.h"
#include "core/trace/yield.h"
#include "tests/journal/journal_fixture.h"

#include <QFile>
#include <QRandomGenerator>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

static constexpr auto everything = R"(
    SELECT 'unit', part, serial, created, revision, routing, product_lot, work_order, created_ms, life, active, done, finished_ms,
      shipped_ms, ended_ms, last_ms, customer, container, location, holds FROM unit;
    SELECT 'run', serial, operation, pass, station, person, started_ms, run.ended_ms, paused_ms, outcome, defects, overrides,
      captures, manual, hex(entry) FROM run JOIN unit ON unit.id = run.unit;
    SELECT 'measurement', serial, characteristic, station, at_ms, operation, pass, idx, attempt, value, number, uom, lower,
      upper, limits, verdict, gauge, program, person, hex(entry) FROM measurement JOIN unit ON unit.id = measurement.unit;
    SELECT 'defect', serial, operation, pass, code, station, person, at_ms, hex(entry) FROM defect JOIN unit ON id = unit;
    SELECT 'refusal', serial, subject, station, at_ms, person, operation, reason, hex(entry)
      FROM refusal LEFT JOIN unit ON id = unit;
    SELECT 'override', serial, operation, pass, station, at_ms, person, second_person, reason, hex(entry)
      FROM override JOIN unit ON id = unit;
    SELECT 'tool', serial, operation, kind, name, station, at_ms, hex(entry) FROM tool JOIN unit ON id = unit;
    SELECT 'touch', serial, station, person, at_ms, hex(entry) FROM touch JOIN unit ON id = unit;
    SELECT 'mark', hex(entry), subject, stopped, at_ms, reason, planned FROM mark;
    SELECT 'stop', station, from_ms, to_ms, reason, planned, hex(entry) FROM stop;
    SELECT 'andon', hex(entry), subject, station, at_ms, person, unit, why FROM andon;
    SELECT 'answer', hex(call), hex(entry), at_ms, person, note FROM andon_answer;)";

static std::unique_ptr<Figures> opened(Journal &journal)
{
    auto figures = Figures::open(journal);
    if (!figures)
        qFatal("%s", qUtf8Printable(figures.error().text));
    return std::move(*figures);
}

static qint64 caughtUp(Journal &journal)
{
    const auto read = opened(journal)->catchUp();
    if (!read)
        qFatal("%s", qUtf8Printable(read.error().text));
    return *read;
}

/** All rows, in no order of their own; which number a unit's row has does not matter. */
static QStringList rowsIn(const QString &directory)
{
    QStringList rows = RawFile(directory + u"/figures.db"_s).rows(everything);
    rows.sort();
    return rows;
}

static void forget(const QString &directory)
{
    for (const auto *suffix : {"", "-wal", "-shm"})
        QFile::remove(directory + u"/figures.db"_s + QLatin1String(suffix));
}

static Measurement torque(const QString &value)
{
    return {.characteristic = CharacteristicId::known(u"CH-1"_s),
        .index = 1,
        .value = value,
        .unit = u"N·m"_s,
        .lower = Decimal(290, 2),
        .upper = Decimal(330, 2),
        .limitRevision = u"C"_s,
        .gauge = u"TRQ-1"_s};
}

static DefectCode code(const QString &text)
{
    return DefectCode::known(text);
}

/** A life without rules: whatever can be recorded is, in any order. */
class Chaos {
public:
    explicit Chaos(quint32 seed)
        : m_random(seed)
    { }

    Recorded happen(Bench &bench)
    {
        bench.clock.advance(m_random.bounded(1, 90) * 1000);
        const QString serial = u"S"_s + QString::number(m_random.bounded(6));
        const OperationId op = operation(u"0%10"_s.arg(m_random.bounded(1, 4)));
        const int pass = m_random.bounded(1, 4);
        const Subject unit = unitSubject(serial);
        const Subject station = Subject::of(StationName::known(u"ASM-1"_s));
        const Refusal refusal{.reason = Reason::EarlierOperationMissing,
            .subject = unit,
            .operation = op,
            .part = {},
            .other = {}};
        switch (m_random.bounded(26)) {
        case 0:
            return bench.create(serial, u"WO-1"_s, u"PL-1"_s);
        case 1:
        case 2:
        case 3:
            return bench.record({unit}, OperationStarted{op, pass});
        case 4:
            return bench.record({unit}, OperationPaused{op});
        case 5:
            return bench.record({unit}, OperationResumed{op});
        case 6:
        case 7:
            return bench.record({unit}, OperationCompleted{op, pass, m_random.bounded(3) == 0});
        case 8:
            return bench.record({unit}, OperationFailed{op, pass, {code(u"A11"_s), code(u"A11"_s)}, {}});
        case 9:
            return bench.record({unit}, OperationSkipped{op, u"why"_s, false});
        case 10:
            return bench.record({unit}, OperationWaived{op, u"why"_s, true});
        case 11:
            return bench.record(
                {unit}, TestRecorded{op, pass, {torque(u"3.05"_s), torque(u"OK"_s)}, u"prog 3"_s, {}});
        case 12:
            return bench.record({unit}, DefectRecorded{op, code(u"A11"_s), {}, {}});
        case 13:
            return bench.record({unit}, ReworkReturned{op, op, {op}, u"why"_s});
        case 14:
            return bench.record({unit}, ScanRefused{refusal, u"code"_s});
        case 15:
            return bench.record({unit}, OverrideGranted{refusal, PersonId::known(u"eva"_s), u"why"_s});
        case 16:
            return bench.install(serial, piece(u"ENC-12"_s, u"E"_s + serial, u"L1"_s));
        case 17:
            return bench.record({unit}, ToolUsed{op, u"fixture"_s, u"FX-2"_s});
        case 18:
            return bench.record({unit}, UnitShipped{u"Acme"_s, u"CO-1"_s});
        case 19:
            return bench.record({unit}, HoldPlaced{HoldId::known(u"H1"_s), u"why"_s, {}});
        case 20:
            return bench.record({station}, StationStopped{u"break"_s, m_random.bounded(2) == 0});
        case 21:
            return bench.record({station}, StationResumed{});
        case 22:
            return bench.record({station}, AndonCalled{u"help"_s, unit});
        case 23:
            return bench.record({station}, ScanRefused{refusal, u"code"_s});
        default:
            return takeBack(bench);
        }
    }
    void remember(const Recorded &recorded) { m_past.push_back(recorded); }

private:
    /** Voids or sets aside something of before, perhaps a voiding. */
    Recorded takeBack(Bench &bench)
    {
        if (m_past.empty())
            return bench.create(u"S0"_s);
        const Recorded &past = m_past[size_t(m_random.bounded(int(m_past.size())))];
        std::vector<Subject> about;
        for (const Knowledge &knowledge : past.entry.about)
            about.push_back(knowledge.subject);
        if (m_random.bounded(4) == 0)
            return bench.record(about, ConflictResolved{{}, {past.entry.id}, u"why"_s});
        return bench.record(about, EventVoided{past.entry.id, u"why"_s});
    }

    QRandomGenerator m_random;
    std::vector<Recorded> m_past;
};

class FiguresTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    int m_count = 0;
    QString freshDirectory() { return m_root.filePath(QString::number(++m_count)); }

private slots:
    void a_run_says_who_where_how_long_and_how_it_ended();
    void a_defect_named_twice_is_one_and_a_further_one_is_another();
    void an_override_belongs_to_the_run_it_permitted();
    void what_was_voided_or_set_aside_is_not_counted();
    void a_run_that_was_returned_or_scrapped_is_abandoned();
    void a_skipped_operation_was_not_entered();
    void stops_follow_one_another_and_end_when_work_goes_on();
    void a_component_nothing_was_done_to_has_no_row();
    void following_bit_by_bit_gives_what_making_anew_gives_data();
    void following_bit_by_bit_gives_what_making_anew_gives();
    void entries_of_others_in_any_order_give_the_same();
    void a_first_pass_that_was_stopped_goes_on();
    void figures_of_another_journal_or_of_rubbish_are_made_anew();
    void nothing_is_read_twice();
    void no_statement_scans_a_table();
};

void FiguresTest::a_run_says_who_where_how_long_and_how_it_ended()
{
    Bench bench(freshDirectory());
    bench.create(u"1"_s, u"WO-1"_s, u"PL-1"_s);
    const Recorded begun = bench.record({unitSubject(u"1"_s)}, OperationStarted{operation(), 1});
    bench.clock.advance(60'000);
    const Recorded paused = bench.record({unitSubject(u"1"_s)}, OperationPaused{operation()});
    bench.clock.advance(30'000);
    const Recorded resumed = bench.record({unitSubject(u"1"_s)}, OperationResumed{operation()});
    bench.record({unitSubject(u"1"_s)}, TestRecorded{operation(), 1, {torque(u"3.05"_s)}, {}, {}});
    const Recorded done = bench.record({unitSubject(u"1"_s)}, OperationCompleted{operation(), 1, true});
    caughtUp(*bench.journal);

    RawFile raw(bench.journal->directory() + u"/figures.db"_s);
    const qint64 pausedMs = resumed.entry.stamp.wallMs - paused.entry.stamp.wallMs;
    QCOMPARE(
        raw.rows(
            "SELECT operation, pass, station, person, started_ms, ended_ms, paused_ms, outcome, defects, "
            "overrides, captures, manual FROM run"),
        QStringList{u"010|1|ASM-1|ana|%1|%2|%3|1|0|0|2|0"_s.arg(begun.entry.stamp.wallMs)
                        .arg(done.entry.stamp.wallMs)
                        .arg(pausedMs)});
    QCOMPARE(
        raw.rows(
            "SELECT characteristic, operation, pass, idx, attempt, value, number, uom, lower, upper, limits, "
            "verdict, gauge FROM measurement"),
        QStringList{u"CH-1|010|1|1|1|3.05|3.05|N·m|2.90|3.30|C|0|TRQ-1"_s});
    QCOMPARE(raw.rows("SELECT part, serial, work_order, product_lot, finished_ms FROM unit"),
        QStringList{u"LA40|1|WO-1|PL-1|%1"_s.arg(done.entry.stamp.wallMs)});
}

void FiguresTest::a_defect_named_twice_is_one_and_a_further_one_is_another()
{
    Bench bench(freshDirectory());
    const Subject unit = unitSubject(u"1"_s);
    std::vector<Recorded> all{bench.create(u"1"_s), bench.record({unit}, OperationStarted{operation(), 1}),
        bench.record({unit}, DefectRecorded{operation(), code(u"A11"_s), u"U7"_s, {}}),
        bench.record(
            {unit}, OperationFailed{operation(), 1, {code(u"A11"_s), code(u"A11"_s), code(u"A12"_s)}, {}})};
    const UnitFigures figures = figuresOf(unit, all);
    QCOMPARE(figures.runs.size(), 1U);
    QCOMPARE(figures.runs[0].defects, 3);
    QCOMPARE(figures.defects.size(), 3U);
    QCOMPARE(figures.runs[0].outcome, RunOutcome::Failed);
}

void FiguresTest::an_override_belongs_to_the_run_it_permitted()
{
    Bench bench(freshDirectory());
    const Subject unit = unitSubject(u"1"_s);
    const OverrideGranted granted{
        {.reason = Reason::NotQualified, .subject = unit}, PersonId::known(u"eva"_s), u"why"_s};
    std::vector<Recorded> all{bench.create(u"1"_s), bench.record({unit}, granted),
        bench.record({unit}, OperationStarted{operation(), 1}), bench.record({unit}, granted),
        bench.record({unit}, OperationCompleted{operation(), 1, false}), bench.record({unit}, granted),
        bench.record({unit}, UnitMoved{u"B-2"_s}),
        bench.record({unit}, OperationStarted{operation(u"020"_s), 1})};
    const UnitFigures figures = figuresOf(unit, all);
    QCOMPARE(figures.runs.size(), 2U);
    QCOMPARE(figures.runs[0].overrides, 2); // in front of it and in it
    QCOMPARE(figures.runs[1].overrides, 0); // the third was for the move
    QCOMPARE(figures.overrides.size(), 3U);
    QCOMPARE(figures.overrides[0].pass, 1);
    QVERIFY(!figures.overrides[2].operation);
}

void FiguresTest::what_was_voided_or_set_aside_is_not_counted()
{
    Bench bench(freshDirectory());
    const Subject unit = unitSubject(u"1"_s);
    std::vector<Recorded> all{bench.create(u"1"_s), bench.record({unit}, OperationStarted{operation(), 1})};
    all.push_back(bench.record({unit}, TestRecorded{operation(), 1, {torque(u"9.99"_s)}, {}, {}}));
    all.push_back(bench.record({unit}, EventVoided{all.back().entry.id, u"slip"_s}));
    all.push_back(bench.record({unit}, OperationFailed{operation(), 1, {code(u"A11"_s)}, {}}));
    all.push_back(bench.record({unit}, ConflictResolved{{}, {all.back().entry.id}, u"apart"_s}));
    const UnitFigures figures = figuresOf(unit, all);
    QCOMPARE(figures.measurements.size(), 0U);
    QCOMPARE(figures.defects.size(), 0U);
    QCOMPARE(figures.runs[0].outcome, RunOutcome::Open);
}

void FiguresTest::a_run_that_was_returned_or_scrapped_is_abandoned()
{
    Bench bench(freshDirectory());
    const Subject unit = unitSubject(u"1"_s);
    const OperationId first = operation(), second = operation(u"020"_s);
    std::vector<Recorded> all{bench.create(u"1"_s), bench.record({unit}, OperationStarted{second, 1}),
        bench.record({unit}, ReworkReturned{second, first, {first, second}, u"why"_s}),
        bench.record({unit}, OperationStarted{first, 2}), bench.record({unit}, UnitScrapped{u"why"_s})};
    const UnitFigures figures = figuresOf(unit, all);
    QCOMPARE(figures.runs[0].outcome, RunOutcome::Abandoned);
    QCOMPARE(figures.runs[1].outcome, RunOutcome::Abandoned);
    QCOMPARE(figures.runs[1].endedMs, all.back().entry.stamp.wallMs);
}

void FiguresTest::a_skipped_operation_was_not_entered()
{
    Bench bench(freshDirectory());
    const Subject unit = unitSubject(u"1"_s);
    const UnitFigures figures = figuresOf(
        unit, {bench.create(u"1"_s), bench.record({unit}, OperationSkipped{operation(), u"why"_s, false})});
    QCOMPARE(figures.runs.size(), 1U);
    QCOMPARE(figures.runs[0].pass, 0);
    QCOMPARE(figures.runs[0].outcome, RunOutcome::Skipped);
}

void FiguresTest::stops_follow_one_another_and_end_when_work_goes_on()
{
    Bench bench(freshDirectory());
    const Subject station = Subject::of(StationName::known(u"ASM-1"_s));
    const qint64 a = bench.record({station}, StationStopped{u"break"_s, true}).entry.stamp.wallMs;
    const Recorded wrong = bench.record({station}, StationStopped{u"no-material"_s, false});
    const qint64 c = bench.record({station}, StationStopped{u"breakdown"_s, false}).entry.stamp.wallMs;
    const qint64 d = bench.record({station}, StationResumed{}).entry.stamp.wallMs;
    const qint64 e = bench.record({station}, StationStopped{u"changeover"_s, true}).entry.stamp.wallMs;
    caughtUp(*bench.journal);
    bench.record({station}, EventVoided{wrong.entry.id, u"slip"_s});
    caughtUp(*bench.journal);
    QCOMPARE(RawFile(bench.journal->directory() + u"/figures.db"_s)
                 .rows("SELECT station, from_ms, to_ms, reason, planned FROM stop ORDER BY from_ms"),
        (QStringList{u"ASM-1|%1|%2|break|1"_s.arg(a).arg(c), u"ASM-1|%1|%2|breakdown|0"_s.arg(c).arg(d),
            u"ASM-1|%1|-|changeover|1"_s.arg(e)}));
}

void FiguresTest::a_component_nothing_was_done_to_has_no_row()
{
    Bench bench(freshDirectory());
    bench.create(u"1"_s);
    bench.install(u"1"_s, piece(u"ENC-12"_s, u"E1"_s));
    caughtUp(*bench.journal);
    QCOMPARE(RawFile(bench.journal->directory() + u"/figures.db"_s).rows("SELECT serial FROM unit"),
        QStringList{u"1"_s});
}

void FiguresTest::following_bit_by_bit_gives_what_making_anew_gives_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void FiguresTest::following_bit_by_bit_gives_what_making_anew_gives()
{
    QFETCH(quint32, seed);
    Bench bench(freshDirectory());
    Chaos chaos(seed);
    QRandomGenerator random(seed + 1000);
    for (int i = 0; i < 180; ++i) {
        chaos.remember(chaos.happen(bench));
        if (random.bounded(12) == 0)
            caughtUp(*bench.journal);
    }
    caughtUp(*bench.journal);
    const QString directory = bench.journal->directory();
    const QStringList followed = rowsIn(directory);
    QVERIFY(followed.size() > 50);

    forget(directory);
    caughtUp(*bench.journal);
    QCOMPARE(rowsIn(directory), followed);
    QVERIFY(bench.journal->rebuildCache());
    caughtUp(*bench.journal);
    QCOMPARE(rowsIn(directory), followed);

    // And each unit's rows are those of its entries.
    for (int unit = 0; unit < 6; ++unit) {
        const Subject subject = unitSubject(u"S"_s + QString::number(unit));
        const auto entries = bench.journal->entriesOf(subject);
        QVERIFY(entries);
        const UnitFigures figures = figuresOf(subject, *entries);
        RawFile raw(directory + u"/figures.db"_s);
        const QByteArray ofUnit
            = "FROM unit, %1 WHERE serial = 'S" + QByteArray::number(unit) + "' AND unit = id";
        const auto count = [&](const char *table) {
            return raw.rows("SELECT count(*) " + QByteArray(ofUnit).replace("%1", table)).front().toInt();
        };
        QCOMPARE(count("run"), int(figures.runs.size()));
        QCOMPARE(count("measurement"), int(figures.measurements.size()));
        QCOMPARE(count("defect"), int(figures.defects.size()));
        QCOMPARE(count("override"), int(figures.overrides.size()));
        QCOMPARE(count("refusal"), int(figures.refusals.size()));
        QCOMPARE(count("tool"), int(figures.tools.size()));
    }
}

/** The bodies of a journal, handed over as another station's chain would be. */
static std::vector<FeedBatch> asFeed(Journal &journal, QRandomGenerator &random)
{
    std::vector<QByteArray> bodies;
    const Outcome walked = journal.forEach([&](const Recorded &, const QByteArray &body) {
        bodies.push_back(body);
        return true;
    });
    if (!walked)
        qFatal("%s", qUtf8Printable(walked.error().text));
    std::vector<FeedBatch> batches;
    const QUuid station = QUuid::createUuid();
    std::vector<Frame> frames;
    qint64 hlc = 0;
    QByteArray hash = chainStart();
    for (size_t i = 0; i < bodies.size(); ++i) {
        hlc = nextHlc(hlc, monday);
        hash = chainHash(station, 77, qint64(i) + 1, hlc, hash, bodies[i]);
        frames.push_back({qint64(i) + 1, hlc, hash, bodies[i]});
    }
    std::shuffle(frames.begin(), frames.end(), random);
    for (size_t i = 0; i < frames.size(); i += 20) {
        const std::vector<Frame> some(
            frames.begin() + qsizetype(i), frames.begin() + qsizetype(std::min(i + 20, frames.size())));
        batches.push_back({.position = qint64(batches.size()) + 1,
            .feedHash = QByteArray(32, 'x'),
            .station = station,
            .incarnation = 77,
            .frames = some});
    }
    return batches;
}

void FiguresTest::entries_of_others_in_any_order_give_the_same()
{
    Bench bench(freshDirectory());
    Chaos chaos(77);
    for (int i = 0; i < 200; ++i)
        chaos.remember(chaos.happen(bench));
    caughtUp(*bench.journal);
    const QStringList own = rowsIn(bench.journal->directory());
    QRandomGenerator random(5);
    Bench reader(freshDirectory());
    for (const FeedBatch &batch : asFeed(*bench.journal, random)) {
        QVERIFY(reader.journal->takeFeed(0, 1, {batch}));
        caughtUp(*reader.journal);
    }
    QCOMPARE(rowsIn(reader.journal->directory()), own);
}

void FiguresTest::a_first_pass_that_was_stopped_goes_on()
{
    Bench bench(freshDirectory());
    for (int i = 0; i < 450; ++i)
        bench.create(u"C%1"_s.arg(i));
    int slices = 0;
    {
        const auto figures = opened(*bench.journal);
        QVERIFY(figures->catchUp([&] { return ++slices < 1; }));
        QVERIFY(!figures->inStep());
    }
    bench.create(u"late"_s);
    const auto figures = opened(*bench.journal);
    const auto read = figures->catchUp();
    QVERIFY(read);
    QVERIFY(figures->inStep());
    QVERIFY2(*read < 400, qPrintable(QString::number(*read))); // not all of them once more
    QCOMPARE(RawFile(bench.journal->directory() + u"/figures.db"_s).rows("SELECT count(*) FROM unit"),
        QStringList{u"451"_s});
}

void FiguresTest::figures_of_another_journal_or_of_rubbish_are_made_anew()
{
    Bench first(freshDirectory());
    first.create(u"1"_s);
    caughtUp(*first.journal);
    Bench second(freshDirectory());
    second.create(u"2"_s);
    const QString path = second.journal->directory() + u"/figures.db"_s;
    QVERIFY(QFile::copy(first.journal->directory() + u"/figures.db"_s, path));
    caughtUp(*second.journal);
    QCOMPARE(RawFile(path).rows("SELECT serial FROM unit"), QStringList{u"2"_s});

    forget(second.journal->directory());
    QFile rubbish(path);
    QVERIFY(rubbish.open(QIODevice::WriteOnly));
    rubbish.write(QByteArray(8192, '\x5a'));
    rubbish.close();
    caughtUp(*second.journal);
    QCOMPARE(RawFile(path).rows("SELECT serial FROM unit"), QStringList{u"2"_s});
}

void FiguresTest::nothing_is_read_twice()
{
    Bench bench(freshDirectory());
    for (int i = 0; i < 20; ++i)
        bench.create(u"C%1"_s.arg(i));
    QCOMPARE(caughtUp(*bench.journal), 20);
    QCOMPARE(caughtUp(*bench.journal), 0);
    bench.record({unitSubject(u"C3"_s)}, OperationStarted{operation(), 1});
    QCOMPARE(caughtUp(*bench.journal), 1);
}

void FiguresTest::no_statement_scans_a_table()
{
    Bench bench(freshDirectory());
    bench.create(u"1"_s);
    const auto figures = opened(*bench.journal);
    for (const bool analysed : {false, true}) {
        if (analysed)
            QVERIFY(figures->store().run("ANALYZE"));
        const auto plans = figures->plans();
        QVERIFY(plans);
        QVERIFY(plans->size() > 20);
        const auto ofYields = yieldPlans(*figures);
        QVERIFY(ofYields);
        for (const QString &line : *plans + *ofYields) {
            // Of applied and follow there is one row; of chain, one for each station, all are asked for.
            QVERIFY2(!line.startsWith(u"SCAN "_s) || line == u"SCAN applied"_s || line == u"SCAN follow"_s
                    || line == u"SCAN chain"_s,
                qPrintable(line));
            QVERIFY2(!line.contains(u"BLOOM"_s), qPrintable(line));
        }
    }
}

QTEST_GUILESS_MAIN(FiguresTest)
#include "figures_test.moc"
