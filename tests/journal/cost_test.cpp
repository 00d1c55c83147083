// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/journal/journal_fixture.h"
#include "tests/journal/shim_vfs.h"

#include <QFileInfo>

#include <ctime>

using namespace unitrail;

/** Units in work side by side, as on a line: a unit's entries are not neighbours in the file. */
class Line {
public:
    explicit Line(Bench &bench, int inWork)
        : m_bench(bench)
        , m_stage(size_t(inWork))
        , m_serial(size_t(inWork))
    { }

    /** The next entry of some unit; about 36 a unit: 12 components, 10 operations, 3 measurements at each
     * second one. */
    void step()
    {
        const size_t at = size_t(m_steps++) % m_stage.size();
        int &stage = m_stage[at];
        if (stage == 0)
            m_serial[at] = ++m_units;
        const QString serial = QStringLiteral("LA40-26-%1").arg(m_serial[at], 6, 10, QLatin1Char('0'));
        const std::vector<Subject> unit{unitSubject(serial)};
        const OperationId running
            = operation(QStringLiteral("%1").arg(10 + stage / 4 * 10, 3, 10, QLatin1Char('0')));
        if (stage == 0) {
            m_bench.create(serial, QStringLiteral("WO-26-0611"), QStringLiteral("PL-2611"));
        } else if (stage == 37) {
            m_bench.record(unit, OperationCompleted{running, 1, true});
            stage = -1;
        } else if (stage % 4 == 1) {
            m_bench.record(unit, OperationStarted{running, 1});
        } else if (stage % 4 == 0) {
            m_bench.record(unit, OperationCompleted{running, 1});
        } else if (stage % 8 < 4) {
            Component component = stage % 4 == 2
                ? piece(QStringLiteral("ENC-12"), QStringLiteral("E%1-%2").arg(m_serial[at]).arg(stage),
                    QStringLiteral("EN2619-B"), QStringLiteral("B1"))
                : piece(QStringLiteral("SCR-M4"), {}, QStringLiteral("S-7781"), QStringLiteral("S1"));
            std::vector<Subject> about = unit;
            if (const auto child = component.unit())
                about.push_back(Subject::of(*child));
            m_bench.record(about, ComponentInstalled{running, {component}});
        } else {
            const Measurement measured{
                .characteristic = CharacteristicId::known(QStringLiteral("torque-rear")),
                .value = QStringLiteral("2.41"),
                .unit = QStringLiteral("N·m"),
                .lower = Decimal(220, 2),
                .upper = Decimal(260, 2),
                .limitRevision = QStringLiteral("C"),
                .verdict = Verdict::Pass,
                .gauge = QStringLiteral("DIN-07"),
                .raw = {}};
            m_bench.record(unit, TestRecorded{running, 1, {measured}});
        }
        ++stage;
    }

private:
    Bench &m_bench;
    std::vector<int> m_stage;
    std::vector<int> m_serial;
    qint64 m_steps = 0;
    int m_units = 0;
};

static qint64 logSize(const QString &directory, const char *name)
{
    return QFileInfo(directory + QLatin1Char('/') + QLatin1String(name)).size();
}

class CostTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    int m_count = 0;
    QString freshDirectory() { return m_root.filePath(QString::number(++m_count)); }

private slots:
    void initTestCase();
    void one_append_is_exactly_one_sync();
    void the_log_stays_small_when_the_station_rests();
    void an_entry_costs_at_most_175_bytes_besides_its_body();
    void batches_of_a_thousand_are_fast();
};

void CostTest::initTestCase()
{
    ShimVfs::install();
}

void CostTest::one_append_is_exactly_one_sync()
{
    ShimVfs &disk = ShimVfs::install();
    Bench bench(freshDirectory());
    for (int i = 0; i < 3000; ++i) {
        const Entry entry = bench.make({unitSubject(QString::number(i % 50))}, UnitMoved{QString(400, u'x')});
        disk.reset();
        QVERIFY(bench.journal->append({entry}));
        QCOMPARE(disk.journal.syncs, 1);
        QCOMPARE(disk.cache.syncs, 0);
        disk.reset();
        bench.journal->rest();
        if (disk.journal.syncs > 0)
            ++m_count; // there were checkpoints, and none of them charged the append behind it
    }
    QVERIFY(m_count > 1);
}

void CostTest::the_log_stays_small_when_the_station_rests()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    Line line(bench, 20);
    qint64 largest = 0;
    for (int i = 0; i < 4000; ++i) {
        line.step();
        bench.journal->rest();
        largest
            = std::max({largest, logSize(directory, "journal.db-wal"), logSize(directory, "cache.db-wal")});
    }
    QVERIFY2(largest < 8 << 20, qPrintable(QString::number(largest)));

    // A burst grows it; the next rest cuts it.
    QVERIFY(bench.journal->beginBatch());
    for (int i = 0; i < 50000; ++i)
        line.step();
    QVERIFY(bench.journal->commitBatch());
    QVERIFY(logSize(directory, "journal.db-wal") > 16 << 20);
    bench.journal->rest();
    QVERIFY(logSize(directory, "journal.db-wal") < 1 << 20);
}

void CostTest::an_entry_costs_at_most_175_bytes_besides_its_body()
{
    const QString directory = freshDirectory();
    constexpr int count = 60000;
    {
        Bench bench(directory);
        Line line(bench, 80); // as 250 in work among 5,000: what is kept of them must not hide the rest
        for (int i = 0; i < count / 1000; ++i) {
            QVERIFY(bench.journal->beginBatch());
            for (int k = 0; k < 1000; ++k)
                line.step();
            QVERIFY(bench.journal->commitBatch());
            bench.journal->rest();
        }
    }
    const auto report = [&](const char *name) {
        RawFile raw(directory + QLatin1Char('/') + QLatin1String(name));
        for (const QString &row :
            raw.rows("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 8"))
            qInfo().noquote() << name << row.section(u'|', 0, 0) << row.section(u'|', 1).toDouble() / count
                              << "bytes an entry";
    };
    report("journal.db");
    report("cache.db");
    RawFile standings(directory + QStringLiteral("/cache.db"));
    qInfo().noquote() << "standings with bytes, and their bytes"
                      << standings.rows("SELECT count(*), avg(length(bytes)) FROM standing_bytes").front();
    RawFile raw(directory + QStringLiteral("/journal.db"));
    const double bodies = raw.rows("SELECT avg(length(body)) FROM journal").front().toDouble();
    qInfo() << "bodies" << bodies << "bytes";
    const double each = double(logSize(directory, "journal.db") + logSize(directory, "cache.db")) / count;
    qInfo() << each << "bytes an entry in all";
    // Measured 172: hash, position, id and its index 126; subjects, links and standings 46.
    QVERIFY2(each - bodies <= 175, qPrintable(QString::number(each - bodies)));
}

/** No gate on time. Processor time, because a busy machine would be measured otherwise. */
void CostTest::batches_of_a_thousand_are_fast()
{
    Bench bench(freshDirectory());
    Line line(bench, 200);
    constexpr int count = 50000;
    std::clock_t began = std::clock();
    const auto report = [&](const char *what, int entries) {
        const double seconds = double(std::clock() - began) / CLOCKS_PER_SEC;
        qInfo() << qint64(entries / seconds) << "entries a second of processor time:" << what;
        began = std::clock();
    };
    for (int i = 0; i < count / 1000; ++i) {
        QVERIFY(bench.journal->beginBatch());
        for (int k = 0; k < 1000; ++k)
            line.step();
        QVERIFY(bench.journal->commitBatch());
        bench.journal->rest();
    }
    report("in batches of 1000, making them included", count);
    QVERIFY(bench.journal->rebuildCache());
    report("folding the cache anew", count);
    QVERIFY(!bench.journal->verify()->firstBroken);
    report("verifying the chain", count);
    for (int i = 0; i < 1000; ++i)
        line.step();
    report("one by one", 1000);
}

QTEST_GUILESS_MAIN(CostTest)
#include "cost_test.moc"
