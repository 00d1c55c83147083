// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/central.h"
#include "core/sync/central_link.h"
#include "core/sync/sync_pass.h"
#include "tests/support/test_postgres.h"

#include <QtTest>

#include <set>
#include <thread>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

static const PartNumber pump = PartNumber::known(u"P-1"_s);
static const StationName kitting = StationName::known(u"KIT-1"_s);

/** Two stations make pumps and nothing divides their numbers. */
static Plant plantWith(const QString &block)
{
    Plant plant;
    plant.parts.emplace(pump, Part{.number = pump, .serialBlock = block});
    plant.routings.push_back({.name = u"PU"_s,
        .revision = 1,
        .parts = {pump},
        .operations = {{.id = OperationId::known(u"010"_s),
            .stations = {kitting, StationName::known(u"KIT-2"_s)},
            .mints = true}}});
    return plant;
}

/** A station's chain and what it mints, in memory. */
class MintingPort final : public SyncPort {
public:
    explicit MintingPort(Plant plant)
        : m_plant(std::move(plant))
    { }
    Result<std::vector<Incarnation>> incarnations() override { return std::vector<Incarnation>(); }
    Result<std::vector<Frame>> frames(qint64, qint64, int) override { return std::vector<Frame>(); }
    Result<QByteArray> hashAt(qint64, qint64) override { return QByteArray(); }
    Result<FeedCursor> feedCursor(int feed) override
    {
        return FeedCursor{.feed = feed, .generation = 0, .position = 0, .feedHash = QByteArray(32, '\0')};
    }
    Result<int> unacknowledged() override { return 0; }
    Outcome setAcknowledged(const ChainHead &) override { return Done{}; }
    Outcome forgetFeed(int) override { return Done{}; }
    Result<qint64> takeFeed(int, int, const std::vector<FeedBatch> &) override { return 0; }
    Result<std::vector<SerialNeed>> serialNeeds() override
    {
        return unitrail::serialNeeds(m_plant, kitting, workplace);
    }
    Outcome takeLease(const SerialBlockLeased &lease) override
    {
        workplace.blocks.push_back({lease.part, lease.first, lease.last, lease.source});
        return Done{};
    }
    Workplace workplace;

private:
    Plant m_plant;
};

class SerialLeaseTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestPostgres> m_server;
    QString m_database;

    CentralConfig config() const
    {
        return {.connection = m_server->connection(m_database), .note = {}, .client = {}};
    }
    std::unique_ptr<CentralLink> station() const
    {
        auto link = std::make_unique<CentralLink>(config(), QUuid::createUuid());
        if (!link->open() || !link->enrol())
            qFatal("central does not take a station");
        return link;
    }
    static SerialNeed need(const QString &block, qint64 count = 100, qint64 known = 0)
    {
        return {.part = pump, .block = block, .count = count, .behind = 0, .last = 999'999, .known = known};
    }

private slots:
    void initTestCase()
    {
        auto server = TestPostgres::start();
        QVERIFY2(server, server ? "" : qPrintable(server.error().text));
        m_server = std::move(*server);
        m_database = *m_server->createDatabase();
        const Outcome made = initCentral(config());
        QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    }

    void stations_that_ask_at_once_never_get_the_same_number()
    {
        std::mutex mutex;
        std::set<qint64> numbers;
        qint64 leased = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&] {
                const auto link = station();
                qint64 known = 0;
                for (int round = 0; round < 10; ++round) {
                    const auto lease = link->leaseSerials(need(u"A-######"_s, 7, known));
                    if (!lease || !*lease)
                        continue;
                    known = (**lease).second;
                    const std::lock_guard lock(mutex);
                    for (qint64 number = (**lease).first; number <= (**lease).second; ++number) {
                        numbers.insert(number);
                        ++leased;
                    }
                }
                link->close();
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(leased, 6 * 10 * 7);
        QCOMPARE(qint64(numbers.size()), leased);
    }

    void an_answer_that_was_lost_is_given_again()
    {
        const auto link = station();
        const auto first = link->leaseSerials(need(u"B-######"_s));
        const auto again = link->leaseSerials(need(u"B-######"_s));
        QVERIFY(first && again);
        QCOMPARE(**again, **first);
        const auto next = link->leaseSerials(need(u"B-######"_s, 100, (**first).second));
        QCOMPARE((**next).first, (**first).second + 1);
    }

    void what_the_definition_divides_is_left_alone_and_the_end_is_the_end()
    {
        const auto link = station();
        SerialNeed wish = need(u"C-##"_s, 100);
        wish.behind = 90;
        wish.last = 99;
        const auto lease = link->leaseSerials(wish);
        QCOMPARE(**lease, std::pair(qint64(91), qint64(99)));
        wish.known = 99;
        const auto none = link->leaseSerials(wish);
        QVERIFY(none && !*none);
    }

    void a_station_that_central_does_not_know_gets_nothing()
    {
        CentralLink stranger(config(), QUuid::createUuid());
        QVERIFY(stranger.open());
        QVERIFY(!stranger.leaseSerials(need(u"D-######"_s)));
    }

    void a_lease_stays_as_it_is()
    {
        QVERIFY(!m_server->run(m_database, u"UPDATE trc.serial_lease SET last_no = last_no + 1"_s));
        QVERIFY(!m_server->run(m_database, u"DELETE FROM trc.serial_lease"_s));
    }

    void sync_fetches_numbers_when_few_are_left_and_not_before()
    {
        const auto link = station();
        MintingPort port(plantWith(u"E-######"_s));
        const SystemClock clock;
        SyncPass pass(*link, port, clock);
        QVERIFY(pass.run());
        QCOMPARE(port.workplace.blocks.size(), size_t(1));
        QCOMPARE(port.workplace.blocks[0].source, u"central"_s);
        QCOMPARE(port.workplace.blocks[0].last - port.workplace.blocks[0].first + 1, serialsLeasedAtOnce);
        QVERIFY(pass.run());
        QCOMPARE(port.workplace.blocks.size(), size_t(1));

        const qint64 nearly = port.workplace.blocks[0].last - serialsLeftMin + 1;
        const QString serial = u"E-"_s + QString::number(nearly).rightJustified(6, u'0');
        port.workplace.minted.insert_or_assign(pump, SerialNumber::known(serial));
        QVERIFY(pass.run());
        QCOMPARE(port.workplace.blocks.size(), size_t(2));
        QCOMPARE(port.workplace.blocks[1].first, port.workplace.blocks[0].last + 1);
    }

    void one_that_has_all_numbers_by_the_definition_asks_for_none()
    {
        Plant plant = plantWith(u"F-####"_s);
        QCOMPARE(serialNeeds(plant, kitting, {}).size(), size_t(1));
        plant.parts.at(pump).serialRanges = {{kitting, {1, 9999}}};
        Workplace nearlyAll;
        nearlyAll.minted.emplace(pump, SerialNumber::known(u"F-9990"_s));
        QVERIFY(serialNeeds(plant, kitting, nearlyAll).empty());
        plant.parts.at(pump).serialRanges = {{kitting, {1, 5000}}};
        nearlyAll.minted.at(pump) = SerialNumber::known(u"F-4990"_s);
        const auto needs = serialNeeds(plant, kitting, nearlyAll);
        QCOMPARE(needs.size(), size_t(1));
        QCOMPARE(needs[0].behind, 5000);
        QCOMPARE(needs[0].last, 9999);
        // One that makes no pumps needs no numbers of them.
        QVERIFY(serialNeeds(plant, StationName::known(u"PACK-1"_s), {}).empty());
    }
};

QTEST_GUILESS_MAIN(SerialLeaseTest)
#include "serial_lease_test.moc"
