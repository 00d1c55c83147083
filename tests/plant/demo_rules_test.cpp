// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/decide.h"
#include "core/plant/read_plant.h"

#include <QTest>

using namespace unitrail;

/** What the demo factory's files say is what the rules judge by. */
class DemoRulesTest : public QObject {
    Q_OBJECT

    PlantReading m_reading;
    const UnitId m_unit{PartNumber::known(QStringLiteral("LA-40-100")),
        SerialNumber::known(QStringLiteral("LA40-26-000001V"))};

    /** The verdict on a value that Eva records at the station's operation on that day. */
    [[nodiscard]] QString judged(const char *station, const char *operation, const char *characteristic,
        const char *value, const QDate &day) const
    {
        const Plant &plant = *m_reading.plant;
        const StationName at = StationName::known(QLatin1String(station));
        const OperationId id = OperationId::known(QLatin1String(operation));
        Unit unit;
        unit.created = true;
        unit.routing = QStringLiteral("LA-40/7");
        unit.life = LifeCycle::InProcess;
        unit.active = id;
        OperationStanding &running = unit.operations[id];
        running.status = OperationStatus::Active;
        running.pass = 1;
        running.station = at;
        Standing standing = blank(Subject::of(m_unit));
        standing.entries = 1;
        standing.state = unit;
        const qint64 now = day.startOfDay(Qt::UTC).toMSecsSinceEpoch() - plant.utcOffsetMinutes * 60'000 + 1;
        const Snapshot snapshot{.plant = plant,
            .station = at,
            .person = plant.personByBadge(QStringLiteral("1301")),
            .overrideReason = {},
            .nowMs = now,
            .standings = {{Subject::of(m_unit), standing}}};
        const Decision decision
            = decide(RecordMeasurement{.unit = m_unit,
                         .characteristic = CharacteristicId::known(QLatin1String(characteristic)),
                         .values = {QString::fromUtf8(value)},
                         .unitOfMeasure = {},
                         .gauge = {},
                         .raw = {}},
                snapshot);
        if (const auto *refusal = std::get_if<Refusal>(&decision))
            return reasonName(refusal->reason);
        const auto *recorded = std::get_if<TestRecorded>(&std::get<Facts>(decision).at(0).event);
        if (!recorded)
            return QStringLiteral("no test recorded");
        const Measurement &measurement = recorded->measurements.at(0);
        return verdictName(measurement.verdict) + u' ' + measurement.limitRevision;
    }

private slots:
    void initTestCase()
    {
        m_reading = readPlantDirectory(QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo"));
        QVERIFY2(m_reading.plant.has_value(), qPrintable(describe(m_reading)));
    }

    void noise_between_the_old_limit_and_the_new_passes_until_the_day_it_tightens()
    {
        QCOMPARE(judged("FNC-1", "080", "noise", "57.4", QDate(2026, 6, 14)), QStringLiteral("Pass C"));
        QCOMPARE(judged("FNC-1", "080", "noise", "57.4", QDate(2026, 6, 15)), QStringLiteral("Fail D"));
        QCOMPARE(judged("FNC-1", "080", "noise", "57.0", QDate(2026, 6, 15)), QStringLiteral("Marginal D"));
    }

    void a_value_on_its_limit_passes_and_one_step_beyond_fails()
    {
        const QDate day(2026, 4, 1);
        QCOMPARE(judged("PRS-1", "020", "press-depth", "12.050", day), QStringLiteral("Marginal C"));
        QCOMPARE(judged("PRS-1", "020", "press-depth", "12.051", day), QStringLiteral("Fail C"));
        QCOMPARE(judged("PRS-1", "020", "press-depth", "11.949", day), QStringLiteral("Fail C"));
        QCOMPARE(judged("PRS-1", "020", "press-depth", "1205", day), QStringLiteral("ImplausibleValue"));
    }

    void another_firmware_than_the_plans_fails()
    {
        const QDate day(2026, 4, 1);
        QCOMPARE(judged("PCB-1", "040", "firmware", "2.4.1", day), QStringLiteral("Pass C"));
        QCOMPARE(judged("PCB-1", "040", "firmware", "2.4.10", day), QStringLiteral("Fail C"));
        QCOMPARE(judged("PCB-1", "040", "firmware", "2x4x1", day), QStringLiteral("Fail C"));
        QCOMPARE(judged("PCB-1", "040", "firmware-crc", "9E3C51A8", day), QStringLiteral("Fail C"));
    }
};

QTEST_APPLESS_MAIN(DemoRulesTest)
#include "demo_rules_test.moc"
