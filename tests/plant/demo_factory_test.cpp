// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/pin.h"
#include "core/plant/read_plant.h"

#include <QTest>

#include <cmath>

using namespace unitrail;

static const QString demo = QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo");

static OperationId op(const QString &id)
{
    return OperationId::known(id);
}

static Decimal number(const QString &text)
{
    return *Decimal::fromText(text);
}

/** The share of a normal distribution that lies inside the limits. */
static double inside(const Characteristic &c)
{
    const auto below = [&](const Decimal &limit) {
        return 0.5 * std::erfc(-(limit.toDouble() - *c.practiceMean) / *c.practiceSigma / std::sqrt(2.0));
    };
    return (c.upper ? below(*c.upper) : 1.0) - (c.lower ? below(*c.lower) : 0.0);
}

/** The demo factory holds exactly what its design says; the numbers here are that design's tables. */
class DemoFactoryTest : public QObject {
    Q_OBJECT

    PlantReading m_reading;
    const Routing *m_routing = nullptr;

    [[nodiscard]] const Plant &plant() const { return *m_reading.plant; }

private slots:
    void initTestCase()
    {
        m_reading = readPlantDirectory(demo);
        QVERIFY2(m_reading.plant.has_value(), qPrintable(describe(m_reading)));
        m_routing = plant().routing(QStringLiteral("LA-40/7"));
        QVERIFY(m_routing);
    }

    void it_loads_without_a_mistake_or_a_warning()
    {
        QVERIFY2(m_reading.mistakes.empty(), qPrintable(describe(m_reading)));
    }

    void it_counts_what_the_design_counts()
    {
        QCOMPARE(m_routing->operations.size(), 10U);
        QCOMPARE(plant().parts.size(), 14U);
        QCOMPARE(plant().stations.size(), 19U);
        QCOMPARE(plant().people.size(), 22U);
        QCOMPARE(plant().qualifications.size(), 7U);
        QCOMPARE(plant().defects.size(), 18U);
        QCOMPARE(plant().causes.size(), 7U);
        QCOMPARE(plant().repairs.size(), 8U);
        QCOMPARE(plant().holdReasons.size(), 4U);
        QCOMPARE(plant().orders.size(), 25U);
        QCOMPARE(plant().gauges.size(), 16U);
        QCOMPARE(plant().utcOffsetMinutes, 120);
    }

    void whoever_decides_can_sign_with_the_documented_pin()
    {
        for (const auto &[id, person] : plant().people) {
            const bool decides
                = std::any_of(person.roles.begin(), person.roles.end(), [](Role role) {
                      return role == Role::Supervisor || role == Role::QualityEngineer
                          || role == Role::Inspector;
                  });
            QVERIFY2(!decides || !person.pin.isEmpty(), qPrintable(id.text()));
        }
        QVERIFY(isPinOf(
            QStringLiteral("246810"), plant().people.at(PersonId::known(QStringLiteral("P401"))).pin));
    }

    void the_depth_gauge_of_one_press_is_overdue_from_the_second_of_june()
    {
        const Gauge &gauge = plant().gauges.at(GaugeId::known(QStringLiteral("DIN-07")));
        QCOMPARE(*gauge.due, QDate(2026, 6, 1));
        QCOMPARE(gauge.gaugeClass, QStringLiteral("depth"));
    }

    void the_campaign_is_five_thousand_units_of_one_product_lot()
    {
        int units = 0;
        std::map<PartNumber, int> orders;
        for (const auto &[orderNumber, order] : plant().orders) {
            units += order.quantity;
            orders[order.part]++;
            QCOMPARE(order.quantity, 200);
            QCOMPARE(order.productLot.text(), QStringLiteral("LA40-26A"));
            QCOMPARE(order.routing, QStringLiteral("LA-40/7"));
        }
        QCOMPARE(units, 5000);
        QCOMPARE(orders.size(), 2U);
    }

    void an_operation_is_what_the_routing_table_says_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("stations");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<double>("firstPassYield");
        QTest::addColumn<QString>("returns");
        QTest::addColumn<int>("attempts");
        const auto row = [](const char *id, const char *name, const char *stations, int seconds, double yield,
                             const char *returns, int attempts) {
            QTest::newRow(id) << QString::fromUtf8(name) << QString::fromUtf8(stations) << seconds << yield
                              << QString::fromUtf8(returns) << attempts;
        };
        row("010", "Serialize and kit", "KIT-1", 55, 99.90, "", 0);
        row("020", "Press bearings, fit screw", "PRS-1 PRS-2", 150, 99.40, "", 0);
        row("030", "Motor and gearbox", "ASM-1 ASM-2", 235, 99.13, "020 030", 0);
        row("040", "Controller, encoder, flash", "PCB-1", 175, 98.79, "", 0);
        row("050", "Calibrate", "CAL-1 CAL-2", 240, 97.45, "040", 3);
        row("060", "Hipot and bond", "HIP-1", 60, 99.82, "", 2);
        row("070", "Burn-in, rack of 48", "BRN-1 BRN-2 BRN-3", 7200, 99.14, "", 0);
        row("080", "Functional load test", "FNC-1 FNC-2", 225, 96.62, "030 040", 3);
        row("090", "Final inspection", "INS-1", 150, 98.30, "080", 0);
        row("100", "Pack, aggregate, release", "PCK-1", 90, 99.90, "", 0);
    }

    void an_operation_is_what_the_routing_table_says()
    {
        QFETCH(QString, name);
        QFETCH(QString, stations);
        QFETCH(int, seconds);
        QFETCH(double, firstPassYield);
        QFETCH(QString, returns);
        QFETCH(int, attempts);
        const Operation *operation = m_routing->find(op(QString::fromUtf8(QTest::currentDataTag())));
        QVERIFY(operation);
        QStringList at, back;
        for (const StationName &station : operation->stations)
            at += station.text();
        for (const OperationId &to : operation->reworkTo)
            back += to.text();
        QCOMPARE(operation->name.in(QStringLiteral("en")), name);
        QCOMPARE(at.join(u' '), stations);
        QCOMPARE(operation->standardSeconds, seconds);
        QCOMPARE(back.join(u' '), returns);
        QCOMPARE(operation->attemptsMax, attempts);
        QVERIFY2(std::abs(100 * yieldOf(*operation) - firstPassYield) < 0.01,
            qPrintable(QString::number(100 * yieldOf(*operation))));
    }

    void the_yields_multiply_to_the_rolled_throughput_yield()
    {
        double rolled = 1;
        for (const Operation &operation : m_routing->operations)
            rolled *= yieldOf(operation);
        QVERIFY2(std::abs(100 * rolled - 88.98) < 0.01, qPrintable(QString::number(100 * rolled)));
    }

    void a_characteristic_is_what_the_test_table_says_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("limits"); // lower nominal upper, with all their places
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("sigma");
        const auto row = [](const char *id, const char *operation, const char *unit, const char *limits,
                             double mean, double sigma) {
            QTest::newRow(id) << QString::fromUtf8(operation) << QString::fromUtf8(unit)
                              << QString::fromUtf8(limits) << mean << sigma;
        };
        row("press-force", "020", "kN", "3.20 4.50 5.80", 4.45, 0.42);
        row("press-depth", "020", "mm", "11.950 12.000 12.050", 12.002, 0.014);
        row("screw-torque", "030", "N·m", "5.10 5.50 5.90", 5.52, 0.105);
        row("screw-angle", "030", "°", "20 40 60", 38, 6.2);
        row("idle-current", "040", "mA", "18 25 32", 24.6, 1.7);
        row("no-load-current", "050", "A", "0.45 0.65 0.85", 0.634, 0.056);
        row("travel", "050", "mm", "99.70 100.00 100.30", 100.02, 0.088);
        row("backlash", "050", "mm", "none none 0.100", 0.058, 0.0165);
        row("linearity", "050", "% FS", "-0.25 0 0.25", 0.09, 0.06);
        row("leakage", "060", "mA", "none none 1.00", 0.31, 0.09);
        row("insulation", "060", "MΩ", "100 none none", 820, 210);
        row("bond", "060", "Ω", "none none 0.100", 0.042, 0.011);
        row("temperature-rise", "070", "K", "none none 45", 33.5, 3.9);
        row("speed", "080", "mm/s", "10.8 12.0 13.2", 11.94, 0.42);
        row("load-current", "080", "A", "none none 5.20", 4.31, 0.33);
        row("clutch", "080", "N", "2600 3000 3400", 2980, 145);
        row("noise", "080", "dB(A)", "none none 58.0", 53.2, 1.9);
        row("label-grade", "090", "grade", "2.0 none none", 3.4, 0.35);
    }

    void a_characteristic_is_what_the_test_table_says()
    {
        QFETCH(QString, operation);
        QFETCH(QString, unit);
        QFETCH(QString, limits);
        QFETCH(double, mean);
        QFETCH(double, sigma);
        const Characteristic c = at(operation, QString::fromUtf8(QTest::currentDataTag()), QDate(2026, 4, 1));
        QStringList texts;
        for (const auto &limit : {c.lower, c.nominal, c.upper})
            texts += limit ? limit->text() : QStringLiteral("none");
        QCOMPARE(texts.join(u' '), limits);
        QCOMPARE(c.unit, unit);
        QCOMPARE(c.limitRevision, QStringLiteral("C"));
        QCOMPARE(*c.practiceMean, mean);
        QCOMPARE(*c.practiceSigma, sigma);
        QCOMPARE(c.repeats, c.id.text() == u"screw-torque" ? 4 : 1);
    }

    void a_unit_is_measured_twenty_four_times_beside_the_visual_points()
    {
        int values = 0, points = 0;
        for (const Operation &operation : m_routing->operations) {
            for (const Characteristic &c : operation.characteristicsOn(QDate(2026, 4, 1)))
                (c.kind == Characteristic::Kind::Attribute ? points : values) += c.repeats;
        }
        QCOMPARE(values, 24);
        QCOMPARE(points, 13); // 12 visual points and the torque mark
    }

    void noise_tightens_on_the_fifteenth_of_june()
    {
        const Characteristic before = at(QStringLiteral("080"), QStringLiteral("noise"), QDate(2026, 6, 14));
        const Characteristic after = at(QStringLiteral("080"), QStringLiteral("noise"), QDate(2026, 6, 15));
        QCOMPARE(*before.upper, number(QStringLiteral("58.0")));
        QCOMPARE(before.limitRevision, QStringLiteral("C"));
        QCOMPARE(*after.upper, number(QStringLiteral("57.0")));
        QCOMPARE(after.limitRevision, QStringLiteral("D"));
    }

    void a_line_is_what_the_bill_of_material_says_data()
    {
        QTest::addColumn<QString>("says"); // part quantity mode level operation positions
        const auto row = [](int line, const char *says) {
            QTest::newRow(qPrintable(QString::number(line))) << QString::fromUtf8(says);
        };
        row(10, "M24-120 1 serial 3 030 MOTOR");
        row(20, "CP-200 1 serial 3 040 CTRL");
        row(30, "ENC-12 1 serial 3 040 ENC");
        row(40, "BS-12x4 1 serial 3 020 SCREW");
        row(50, "GS-17 1 lot 2 030 GEARS");
        row(60, "BRG-6001 2 lot 2 020 BRG-A BRG-B");
        row(70, "SK-40 1 lot 2 030 SEAL");
        row(80, "HSG-40 1 lot 2 020 HOUSING");
        row(90, "GR-EP2 12 loaded 2 030 GREASE");
        row(100, "LOC-243 0.2 loaded 1 030 LOCKER");
        row(110, "CA-150 1 lot 1 040 CABLE");
        row(120, "M5x16 4 none 1 order");
    }

    void a_line_is_what_the_bill_of_material_says()
    {
        QFETCH(QString, says);
        for (const char *product : {"LA-40-100", "LA-40-100-M"}) {
            const auto &bom = m_routing->boms.at(PartNumber::known(QLatin1String(product)));
            QCOMPARE(bom.size(), 12U);
            const auto line = std::find_if(bom.begin(), bom.end(),
                [](const BomLine &l) { return QByteArray::number(l.line) == QTest::currentDataTag(); });
            QVERIFY(line != bom.end());
            const QString mode = line->fromLoadedLot     ? QStringLiteral("loaded")
                : line->tracking == TrackingMode::Serial ? QStringLiteral("serial")
                : line->tracking == TrackingMode::Lot    ? QStringLiteral("lot")
                                                         : QStringLiteral("none");
            QStringList words{line->part.text(), line->quantity.text(), mode,
                QString::number(static_cast<int>(line->level)),
                line->capturedAt ? line->capturedAt->text() : QStringLiteral("order")};
            for (const PositionName &position : line->positions)
                words += position.text();
            QCOMPARE(words.join(u' '), says);
        }
    }

    void every_shelf_and_open_life_is_kept()
    {
        QCOMPARE(part("SK-40").shelfLifeDays, std::optional(3 * 365));
        QCOMPARE(part("GR-EP2").openLifeDays, std::optional(90));
        QVERIFY(part("LOC-243").shelfLifeDays);
        QCOMPARE(part("GR-EP2").unitOfMeasure, QStringLiteral("g"));
    }

    void every_role_is_filled()
    {
        std::map<Role, int> roles;
        for (const auto &[id, person] : plant().people) {
            for (const Role role : person.roles)
                roles[role]++;
        }
        const std::map<Role, int> wanted{{Role::Operator, 14}, {Role::Inspector, 3}, {Role::Supervisor, 2},
            {Role::QualityEngineer, 1}, {Role::ServiceTechnician, 1}, {Role::Administrator, 1}};
        QVERIFY(roles == wanted);
    }

    void one_hipot_certificate_ends_in_the_campaign()
    {
        int ending = 0, others = 0;
        for (const auto &[id, person] : plant().people) {
            for (const Qualification &qualification : person.qualifications) {
                if (qualification.name == u"hipot")
                    (qualification.validThrough == QDate(2026, 5, 20) ? ending : others)++;
            }
        }
        QCOMPARE(ending, 1);
        QVERIFY(others > 0);
    }

    void somebody_is_qualified_for_every_operation_all_the_time()
    {
        for (const Operation &operation : m_routing->operations) {
            const bool anybody
                = std::any_of(plant().people.begin(), plant().people.end(), [&](const auto &entry) {
                      return std::all_of(operation.qualifications.begin(), operation.qualifications.end(),
                          [&](const QString &wanted) {
                              const auto &held = entry.second.qualifications;
                              return std::any_of(held.begin(), held.end(), [&](const Qualification &q) {
                                  return q.name == wanted
                                      && (!q.validThrough || *q.validThrough > QDate(2026, 12, 31));
                              });
                          });
                  });
            QVERIFY2(anybody, qPrintable(operation.id.text()));
        }
    }

    void everything_people_read_is_there_in_english_and_german()
    {
        const auto verify = [](const Words &words) {
            QVERIFY2(words.byLanguage.contains(QStringLiteral("en"))
                    && words.byLanguage.contains(QStringLiteral("de")),
                qPrintable(words.in(QStringLiteral("en"))));
        };
        for (const auto &[id, part] : plant().parts)
            verify(part.name);
        for (const auto &[id, station] : plant().stations)
            verify(station.title);
        for (const auto &[id, name] : plant().qualifications)
            verify(name);
        for (const auto &[id, defect] : plant().defects)
            verify(defect.name);
        for (const HoldReason &reason : plant().holdReasons)
            verify(reason.name);
        for (const auto *words : {&plant().causes, &plant().repairs}) {
            for (const RepairWord &word : *words)
                verify(word.name);
        }
        for (const PracticeCode &code : plant().practiceCodes)
            verify(code.title);
        for (const Operation &operation : m_routing->operations) {
            verify(operation.name);
            for (const Characteristic &c : operation.characteristics)
                verify(c.name);
        }
    }

    void its_description_counts_it_on_a_page()
    {
        const QString text = describe(m_reading);
        QVERIFY2(text.startsWith(QStringLiteral("Nordhavn Motion, revision 2026-06-15, digest ")),
            qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("14 parts, 19 stations, 22 people")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral(
                     "routing LA-40/7: 10 operations, 35 characteristics in 2 plan revisions, builds "
                     "LA-40-100 (12 lines), LA-40-100-M (12 lines)")),
            qPrintable(text));
        QVERIFY2(text.endsWith(QStringLiteral("No mistakes.\n")), qPrintable(text));
    }

    void its_digest_is_that_of_its_files()
    {
        const auto documents = readPlantDocuments(demo);
        QVERIFY(documents);
        QCOMPARE(plant().digest, plantDigest(*documents));
        QCOMPARE(plant().digest.size(), 32);
    }

private:
    static double yieldOf(const Operation &operation)
    {
        double yield = operation.practiceAttributeYield.value_or(1);
        for (const Characteristic &c : operation.characteristicsOn(QDate(2026, 4, 1))) {
            if (c.practiceMean && *c.practiceSigma > 0)
                yield *= std::pow(inside(c), c.repeats);
        }
        return yield;
    }

    [[nodiscard]] const Part &part(const char *name) const
    {
        return *plant().part(PartNumber::known(QLatin1String(name)));
    }

    [[nodiscard]] Characteristic at(const QString &operation, const QString &id, const QDate &day) const
    {
        for (const Characteristic &c : m_routing->find(op(operation))->characteristicsOn(day)) {
            if (c.id.text() == id)
                return c;
        }
        return {.id = CharacteristicId::known(QStringLiteral("missing"))};
    }
};

QTEST_APPLESS_MAIN(DemoFactoryTest)
#include "demo_factory_test.moc"
