// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/match.h"
#include "core/trace/commonality.h"
#include "core/trace/gauge_fallout.h"
#include "core/trace/oee.h"
#include "core/trace/rejudge.h"
#include "core/trace/yield.h"
#include "tests/practice/practice_run.h"

#include <QTest>

#include <map>
#include <set>

using namespace unitrail;

/** What became of a unit, as its entries tell: nothing of the line's own bookkeeping is asked. */
struct UnitTale {
    std::optional<OrderNumber> order;
    std::optional<LotNumber> productLot;
    std::map<PartNumber, std::set<LotNumber>> everLots; ///< lot-tracked pieces and supplier lots
    std::multiset<QString> recalledNow; ///< serials of encoders of the recalled lot that are in it
    bool recalledEver = false;
    int removedAtRepair = 0;
    QString customer, location;
    bool voided = false, scrapped = false, packed = false, shipped = false, returned = false;
    int holds = 0;
    int failsAtLoadTest = 0;
    bool attemptsRefused = false;
    bool reserved = false, bound = false;
    int printed = 0;
    bool boardAwaited = false; ///< a start was refused while nobody had decided
    std::optional<Disposition> decided;
    bool conceded = false, waivedLoadTest = false, closed = false;
    int signatures = 0;
};

class PracticeCampaignTest : public QObject {
    Q_OBJECT

    static constexpr int unitCount = 5000;
    const Plant m_plant = demoPlant();
    const PartNumber m_encoder = PartNumber::known(QStringLiteral("ENC-12"));
    const LotNumber m_recalled = LotNumber::known(QStringLiteral("EN2619-B"));
    std::unique_ptr<PracticeRun> m_run;
    std::map<Subject, UnitTale> m_units;
    std::map<OperationId, std::pair<std::set<Subject>, std::set<Subject>>>
        m_yields; ///< entered, passed at pass 1
    std::set<Subject> m_inDrift;
    std::map<Subject, double> m_linearityInDrift;
    qint64 m_entries = 0;

    void take(const Recorded &recorded);
    std::vector<const UnitTale *> tales(const std::function<bool(const UnitTale &)> &wanted) const
    {
        std::vector<const UnitTale *> found;
        for (const auto &[subject, tale] : m_units) {
            if (wanted(tale))
                found.push_back(&tale);
        }
        return found;
    }

private slots:
    void initTestCase()
    {
        m_run = std::make_unique<PracticeRun>(m_plant, unitCount, 1);
        QVERIFY2(
            *m_run->report, m_run->report->operator bool() ? "" : qPrintable(m_run->report->error().text));
        const Outcome walked = m_run->journal->forEach([&](const Recorded &recorded, const QByteArray &) {
            take(recorded);
            return true;
        });
        QVERIFY(walked);
        QCOMPARE(m_entries, (**m_run->report).entries);
        qInfo("%lld entries", static_cast<long long>(m_entries));
    }

    void what_the_noisy_returns_have_in_common_is_their_gears()
    {
        const auto figures = Figures::open(*m_run->journal);
        QVERIFY(figures && (*figures)->catchUp());
        CommonalityQuestion question;
        for (const auto &[subject, tale] : m_units) {
            if (tale.returned)
                question.failing.push_back(*subject.unit());
        }
        QCOMPARE(question.failing.size(), 4U);
        const auto answer = commonalityOf(**figures, m_plant, question);
        QVERIFY(answer);
        const Commonality &first = answer->ranked.front();
        QCOMPARE(first.factor, Factor::ComponentLot);
        QCOMPARE(first.name, QStringLiteral("GS-17/0526-03"));
        QCOMPARE(first.table.failingWith, 4);
        QVERIFY(first.corrected < 0.01);
        QVERIFY(answer->ranked.at(1).corrected > first.corrected);
    }

    void the_figures_are_those_of_the_entries()
    {
        const auto figures = Figures::open(*m_run->journal);
        QVERIFY(figures && (*figures)->catchUp());
        const auto yields = yieldsOf(**figures, m_plant, {});
        QVERIFY(yields);
        QCOMPARE(yields->operations.size(), m_yields.size());
        for (const auto &[operation, units] : m_yields) {
            const Figure *throughput = yields->find(QStringLiteral("throughput_yield"), operation.text());
            QVERIFY(throughput);
            QCOMPARE(throughput->baseCount(), qint64(units.first.size()));
            const Figure *fpy = yields->find(QStringLiteral("fpy"), operation.text());
            QVERIFY(fpy->hitCount() <= qint64(units.second.size())); // a defect or an override leaves it
            QCOMPARE(fpy->baseCount(), qint64(units.first.size()));
        }
        const auto effect = oeeOf(**figures, m_plant, {.toMs = m_run->clock.wallMs()});
        QVERIFY(effect);
        const bool stood = std::any_of(effect->begin(), effect->end(),
            [](const StationOee &station) { return station.unplannedStopMs > 0; });
        QVERIFY(stood);
        for (const StationOee &station : *effect) {
            QVERIFY2(!station.availability
                    || (*station.availability <= 1 && (*station.availability > 0 || station.ended.empty())),
                qPrintable(station.station));
            QVERIFY2(!station.performance || *station.performance < 1.5, qPrintable(station.station));
        }
    }

    void the_product_lot_is_the_whole_campaign()
    {
        const auto of
            = tales([](const UnitTale &t) { return t.productLot && t.productLot->text() == u"LA40-26A"; });
        QCOMPARE(int(of.size()), 5000);
    }

    void the_recalled_lot_was_issued_to_three_orders_of_600_units()
    {
        std::set<OrderNumber> orders;
        for (const UnitTale *tale : tales([](const UnitTale &t) { return t.recalledEver; }))
            orders.insert(*tale->order);
        QCOMPARE(int(orders.size()), 3);
        QCOMPARE(
            int(tales([&](const UnitTale &t) { return t.order && orders.contains(*t.order); }).size()), 600);
    }

    void units_had_the_recalled_lot_in_them_143_and_have_it_140()
    {
        QCOMPARE(int(tales([](const UnitTale &t) { return t.recalledEver; }).size()), 143);
        QCOMPARE(int(tales([](const UnitTale &t) { return !t.recalledNow.empty(); }).size()), 140);
        const auto excluded
            = tales([](const UnitTale &t) { return t.recalledEver && t.recalledNow.empty(); });
        QCOMPARE(int(excluded.size()), 3);
        for (const UnitTale *tale : excluded)
            QCOMPARE(tale->removedAtRepair, 1);
    }

    void of_the_140_each_is_where_the_story_says()
    {
        std::set<QString> customers, pallets;
        int scrapped = 0, inProcess = 0, inStock = 0, shipped = 0;
        for (const UnitTale *tale : tales([](const UnitTale &t) { return !t.recalledNow.empty(); })) {
            scrapped += tale->scrapped ? 1 : 0;
            inProcess += !tale->scrapped && !tale->packed ? 1 : 0;
            inStock += tale->packed && !tale->shipped ? 1 : 0;
            shipped += tale->shipped ? 1 : 0;
            if (tale->packed && !tale->shipped)
                pallets.insert(tale->location);
            if (tale->shipped)
                customers.insert(tale->customer);
        }
        QCOMPARE(scrapped, 6);
        QCOMPARE(inProcess, 9);
        QCOMPARE(inStock, 21);
        QCOMPARE(int(pallets.size()), 2);
        QCOMPARE(shipped, 104);
        QCOMPARE(int(customers.size()), 5);
    }

    void bearings_of_two_lots_are_in_57_units()
    {
        const PartNumber bearing = PartNumber::known(QStringLiteral("BRG-6001"));
        const auto mixed = tales([&](const UnitTale &t) {
            return t.everLots.contains(bearing) && t.everLots.at(bearing).size() == 2;
        });
        QCOMPARE(int(mixed.size()), 57);
        for (const UnitTale *tale : mixed)
            QVERIFY(tale->everLots.at(bearing) == mixed.front()->everLots.at(bearing));
    }

    void five_units_use_up_their_attempts_at_the_load_test()
    {
        const auto loops = tales([](const UnitTale &t) { return t.failsAtLoadTest >= 3; });
        QCOMPARE(int(loops.size()), 5);
        int scrapped = 0, conceded = 0;
        for (const UnitTale *tale : loops) {
            QVERIFY(tale->boardAwaited && tale->decided && tale->closed);
            scrapped += tale->scrapped && tale->decided == Disposition::Scrap ? 1 : 0;
            conceded += tale->conceded && tale->waivedLoadTest && tale->packed
                    && tale->decided == Disposition::UseAsIs
                ? 1
                : 0;
        }
        QCOMPARE(scrapped, 2);
        QCOMPARE(conceded, 3);
    }

    void every_packed_unit_was_released_by_a_signature()
    {
        const auto unsigned_ = tales([](const UnitTale &t) { return t.packed && t.signatures == 0; });
        QCOMPARE(int(unsigned_.size()), 0);
    }

    void gauge_fallout_finds_the_31_units_and_the_4_near_a_limit()
    {
        const GaugeId gauge = GaugeId::known(QStringLiteral("CAL-2-G1"));
        const auto fallout = gaugeFallout(*m_run->journal, gauge, {}, m_run->clock.wallMs());
        QVERIFY(fallout);
        QVERIFY(fallout->foundBad);
        const auto json = gaugeFalloutJson(*m_run->journal, *fallout);
        QVERIFY(json);
        QCOMPARE(json->value(QStringLiteral("units")).toInt(), 31);
        const QJsonObject margins = json->value(QStringLiteral("units_by_margin")).toObject();
        QCOMPARE(margins.value(QStringLiteral("within 10 %")).toInt(), 4);
        QCOMPARE(margins.value(QStringLiteral("outside")).toInt(), 0);
    }

    void a_new_noise_limit_flips_units_that_were_judged_by_the_old_one()
    {
        const auto again = rejudge(*m_run->journal, m_plant, QStringLiteral("D"), {});
        QVERIFY(again);
        QVERIFY(!again->flips.empty());
        for (const Flip &flip : again->flips) {
            const auto value = Decimal::fromText(flip.value.measurement.value);
            QCOMPARE(flip.value.measurement.limitRevision, QStringLiteral("C"));
            QVERIFY(*value > *Decimal::fromText(u"57.0") && *value <= *Decimal::fromText(u"58.0"));
            QVERIFY(flip.value.measurement.verdict != Verdict::Fail && flip.would == Verdict::Fail);
        }
    }

    void four_units_come_back_and_share_a_lot_of_gear_sets()
    {
        const auto back = tales([](const UnitTale &t) { return t.returned; });
        QCOMPARE(int(back.size()), 4);
        std::map<PartNumber, std::set<LotNumber>> lots;
        for (const UnitTale *tale : back) {
            for (const auto &[part, of] : tale->everLots)
                lots[part].insert(of.begin(), of.end());
        }
        const std::set<LotNumber> gears{LotNumber::known(QStringLiteral("0526-03"))};
        QVERIFY(lots.at(PartNumber::known(QStringLiteral("GS-17"))) == gears);
        QVERIFY(lots.at(PartNumber::known(QStringLiteral("HSG-40"))).size() > 1);
        QVERIFY(lots.at(PartNumber::known(QStringLiteral("SK-40"))).size() > 1);
    }

    void twelve_labels_were_printed_and_never_bound()
    {
        const auto ghosts = tales([](const UnitTale &t) { return t.voided; });
        QCOMPARE(int(ghosts.size()), 12);
        for (const UnitTale *ghost : ghosts)
            QVERIFY(!ghost->order && !ghost->productLot && ghost->reserved && ghost->printed == 1
                && !ghost->bound);
    }

    void every_other_number_was_reserved_printed_and_scanned_back_once()
    {
        const auto units = tales([](const UnitTale &t) { return t.order && !t.voided; });
        QCOMPARE(int(units.size()), unitCount);
        for (const UnitTale *unit : units)
            QVERIFY(unit->reserved && unit->printed == 1 && unit->bound);
    }

    void a_drifting_reference_measured_31_units_and_4_near_a_limit()
    {
        QCOMPARE(int(m_inDrift.size()), 31);
        const auto near = std::count_if(m_linearityInDrift.begin(), m_linearityInDrift.end(),
            [](const auto &item) { return std::abs(item.second) > 0.20; });
        QCOMPARE(int(near), 4);
    }

    void first_pass_yields_are_those_of_the_demo_factory()
    {
        const std::vector<std::pair<const char *, double>> expected{{"010", 99.90}, {"020", 99.40},
            {"030", 99.13}, {"040", 98.79}, {"050", 97.45}, {"060", 99.82}, {"070", 99.14}, {"080", 96.62},
            {"090", 98.30}, {"100", 99.90}};
        for (const auto &[id, percent] : expected) {
            const OperationId operation = OperationId::known(QLatin1StringView(id));
            const auto &[entered, passed] = m_yields[operation];
            const double yield = 100.0 * double(passed.size()) / double(entered.size());
            QVERIFY2(std::abs(yield - percent) < 1.0,
                qPrintable(QStringLiteral("%1: %2").arg(operation.text()).arg(yield)));
            const SimulationReport::Yield &told = (**m_run->report).yields.at(operation);
            QCOMPARE(told.entered, int(entered.size()));
            QCOMPARE(told.firstPass, int(passed.size()));
        }
    }
};

void PracticeCampaignTest::take(const Recorded &recorded)
{
    ++m_entries;
    const Entry &entry = recorded.entry;
    const Subject &subject = entry.subject();
    if (subject.kind() != Subject::Kind::Unit)
        return;
    UnitTale &tale = m_units[subject];
    const auto isRecalled = [&](const Component &component) {
        return component.part == m_encoder && component.lot == m_recalled;
    };
    match(
        entry.event,
        [&](const UnitCreated &e) {
            tale.order = e.order;
            tale.productLot = e.productLot;
        },
        [&](const ComponentInstalled &e) {
            for (const Component &component : e.components) {
                if (component.lot)
                    tale.everLots[component.part].insert(*component.lot);
                if (!isRecalled(component))
                    continue;
                tale.recalledEver = true;
                tale.recalledNow.insert(component.serial->text());
            }
        },
        [&](const ComponentRemoved &e) {
            for (const Component &component : e.components) {
                if (!isRecalled(component))
                    continue;
                tale.recalledNow.erase(component.serial->text());
                tale.removedAtRepair += entry.stamp.station.text() == u"REP-1" ? 1 : 0;
            }
        },
        [&](const OperationStarted &e) { m_yields[e.operation].first.insert(subject); },
        [&](const OperationCompleted &e) {
            if (e.pass == 1)
                m_yields[e.operation].second.insert(subject);
        },
        [&](const OperationFailed &e) { tale.failsAtLoadTest += e.operation.text() == u"080" ? 1 : 0; },
        [&](const ScanRefused &e) {
            tale.boardAwaited = tale.boardAwaited || e.refusal.reason == Reason::NotDispositioned;
        },
        [&](const NonconformanceDispositioned &e) { tale.decided = e.disposition; },
        [&](const NonconformanceClosed &) { tale.closed = true; },
        [&](const ConcessionUsed &) { tale.conceded = true; },
        [&](const OperationWaived &e) { tale.waivedLoadTest = e.operation.text() == u"080"; },
        [&](const SignatureApplied &) { ++tale.signatures; },
        [&](const TestRecorded &e) {
            const qint64 begin = QDateTime(QDate(2026, 6, 3), QTime(7, 10), Qt::UTC).toMSecsSinceEpoch();
            const qint64 end = QDateTime(QDate(2026, 6, 3), QTime(9, 35), Qt::UTC).toMSecsSinceEpoch();
            if (entry.stamp.station.text() != u"CAL-2" || entry.stamp.wallMs < begin
                || entry.stamp.wallMs > end)
                return;
            m_inDrift.insert(subject);
            if (e.measurements.front().characteristic.text() == u"linearity")
                m_linearityInDrift[subject] = e.measurements.front().value.toDouble();
        },
        [&](const IdentifierReserved &) { tale.reserved = true; },
        [&](const IdentifierPrinted &) { ++tale.printed; },
        [&](const IdentifierBound &e) { tale.bound = tale.bound || e.type == u"serial"; },
        [&](const IdentifierVoided &) { tale.voided = true; }, [&](const HoldPlaced &) { ++tale.holds; },
        [&](const UnitScrapped &) { tale.scrapped = true; },
        [&](const UnitMoved &e) { tale.location = e.location; },
        [&](const UnitPacked &) { tale.packed = true; },
        [&](const UnitShipped &e) {
            tale.shipped = true;
            tale.customer = e.customer;
        },
        [&](const UnitReturned &) { tale.returned = true; }, [](const auto &) {});
}

QTEST_GUILESS_MAIN(PracticeCampaignTest)
#include "practice_campaign_test.moc"
