// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"
#include "ui/screens/history_compare.h"

namespace unitrail {

static Words words(const char *english, const char *german)
{
    return {{{QStringLiteral("en"), QString::fromUtf8(english)},
        {QStringLiteral("de"), QString::fromUtf8(german)}}};
}

/** Writes the record of one unit, entry upon entry. */
class SampleRecord {
public:
    explicit SampleRecord(const UnitId &unit)
        : m_subject(Subject::of(unit))
    { }
    /** Goes on with a record that is there. */
    explicit SampleRecord(const UnitHistory &known)
        : entries(known.entries)
        , m_subject(Subject::of(known.unit))
        , m_count(int(known.entries.size()))
    { }

    EventId add(int minutesAgo, const char *station, const char *person, Event event)
    {
        ++m_count;
        EventId id;
        id.bytes[15] = static_cast<quint8>(m_count);
        Knowledge knowledge{.subject = m_subject, .base = {}, .depth = m_count};
        const qint64 wall = sampleNowMs - minutesAgo * 60000LL;
        Stamp stamp{.station = StationName::known(QString::fromLatin1(station)),
            .person = PersonId::known(QString::fromLatin1(person)),
            .session = 1,
            .how = CaptureMethod::Scan,
            .device = QStringLiteral("Scanner 1"),
            .wallMs = wall,
            .offsetMinutes = sampleOffsetMinutes,
            .clock = ClockQuality::Synced,
            .raw = {}};
        entries.push_back({{.station = {}, .incarnation = 1, .sequence = m_count, .hlc = wall << 16}, {},
            {id, {knowledge}, stamp, std::move(event)}});
        return id;
    }
    std::vector<Recorded> entries;

private:
    Subject m_subject;
    int m_count = 0;
};

UnitHistory sampleHistory()
{
    const UnitId unit{PartNumber::known(QStringLiteral("LA-40-100")),
        SerialNumber::known(QStringLiteral("LA40-26-000123K"))};
    const auto op = [](const char *id) { return OperationId::known(QString::fromLatin1(id)); };
    const auto lotOf = [](const char *part, const char *lot) {
        return Component{.part = PartNumber::known(QString::fromLatin1(part)),
            .serial = {},
            .lot = LotNumber::known(QString::fromLatin1(lot)),
            .revision = {},
            .position = {}};
    };
    const Component motor{.part = PartNumber::known(QStringLiteral("M24-120")),
        .serial = SerialNumber::known(QStringLiteral("M24-26-04417")),
        .lot = {},
        .revision = {},
        .position = {}};
    const auto measured
        = [](const char *what, const char *value, const char *unitOfMeasure, Verdict verdict) {
              return Measurement{.characteristic = CharacteristicId::known(QString::fromLatin1(what)),
                  .index = 1,
                  .value = QString::fromLatin1(value),
                  .unit = QString::fromUtf8(unitOfMeasure),
                  .lower = {},
                  .upper = {},
                  .limitRevision = {},
                  .verdict = verdict,
                  .gauge = {},
                  .raw = {}};
          };

    SampleRecord record(unit);
    const int yesterday = 24 * 60;
    record.add(yesterday + 320, "KIT-1", "ana",
        UnitCreated{.revision = QStringLiteral("D"),
            .routing = QStringLiteral("LA-40/7"),
            .order = OrderNumber::known(QStringLiteral("WO-2611")),
            .productLot = {},
            .minted = true});
    record.add(yesterday + 319, "KIT-1", "ana", OperationStarted{op("010"), 1});
    record.add(yesterday + 318, "KIT-1", "ana", OperationCompleted{op("010"), 1});
    record.add(yesterday + 70, "PRS-1", "ben", OperationStarted{op("020"), 1});
    record.add(yesterday + 68, "PRS-1", "ben", ComponentInstalled{op("020"), {lotOf("BRG-6001", "B6-2217")}});
    record.add(yesterday + 66, "PRS-1", "ben",
        TestRecorded{op("020"), 1, {measured("press-force", "5.91", "kN", Verdict::Fail)}});
    record.add(yesterday + 65, "PRS-1", "ben",
        OperationFailed{op("020"), 1, {DefectCode::known(QStringLiteral("P01"))}, {}});
    record.add(yesterday + 30, "PRS-2", "ben", OperationStarted{op("020"), 2});
    record.add(yesterday + 28, "PRS-2", "ben",
        TestRecorded{op("020"), 2,
            {measured("press-force", "4.47", "kN", Verdict::Pass),
                measured("press-depth", "12.004", "mm", Verdict::Pass)}});
    record.add(yesterday + 27, "PRS-2", "ben", OperationCompleted{op("020"), 2});
    record.add(
        13, "ASM-1", "ana", HoldPlaced{HoldId::known(QStringLiteral("H-0007")), QStringLiteral("audit"), {}});
    record.add(9, "ASM-1", "eva",
        HoldReleased{HoldId::known(QStringLiteral("H-0007")), QStringLiteral("checked and good")});
    record.add(6, "ASM-1", "ana", OperationStarted{op("030"), 1});
    record.add(3, "ASM-1", "ana", ComponentInstalled{op("030"), {motor}});
    const EventId wrong
        = record.add(2, "ASM-1", "ana", ComponentInstalled{op("030"), {lotOf("GS-17", "0526-02")}});
    record.add(1, "ASM-1", "ana", EventVoided{wrong, QStringLiteral("wrong lot scanned")});
    record.add(0, "ASM-1", "ana", ComponentInstalled{op("030"), {lotOf("GS-17", "0526-03")}});

    UnitHistory history{.unit = unit,
        .partName = words("Linear actuator LA-40", "Linearantrieb LA-40"),
        .standing = fold(Subject::of(unit), record.entries),
        .entries = record.entries,
        .operations = {},
        .people = {}};
    for (const auto &[id, english, german] :
        {std::tuple{"010", "Serialize and kit", "Serialisieren und Kommissionieren"},
            {"020", "Press bearings, fit screw", "Lager pressen, Spindel einsetzen"},
            {"030", "Motor and gearbox", "Motor und Getriebe"},
            {"040", "Controller, encoder, flash", "Steuerung, Geber, Firmware"},
            {"050", "Calibrate", "Kalibrieren"}})
        history.operations.emplace(op(id), words(english, german));
    history.people = {{PersonId::known(QStringLiteral("ana")), QStringLiteral("Ana K.")},
        {PersonId::known(QStringLiteral("ben")), QStringLiteral("Ben T.")},
        {PersonId::known(QStringLiteral("eva")), QStringLiteral("Eva M.")}};
    return history;
}

UnitHistory sampleShippedHistory()
{
    UnitHistory shipped = sampleHistory();
    constexpr qint64 agoMs = 3 * 3'600'000;
    for (Recorded &recorded : shipped.entries) {
        recorded.entry.stamp.wallMs -= agoMs;
        recorded.position.hlc -= agoMs << 16;
    }
    SampleRecord record(shipped);
    int minutes = 170;
    for (const auto &[operation, name] : shipped.operations) {
        if (operation.text() < QStringLiteral("030"))
            continue;
        if (operation.text() > QStringLiteral("030"))
            record.add(--minutes, "CAL-1", "ben", OperationStarted{operation, 1});
        record.add(--minutes, "CAL-1", "ben",
            OperationCompleted{operation, 1, operation == shipped.operations.rbegin()->first});
    }
    const ContainerId carton = ContainerId::known(QStringLiteral("340123450000000017"));
    record.add(120, "PCK-1", "ana", UnitPacked{carton});
    record.add(12, "PCK-1", "ana",
        UnitShipped{QStringLiteral("Lakeside Care Systems"), QStringLiteral("SO-26-702")});
    shipped.entries = record.entries;
    shipped.standing = fold(Subject::of(shipped.unit), record.entries);
    return shipped;
}

UnitHistory sampleOtherHistory()
{
    UnitHistory other = asOf(sampleHistory(), sampleNowMs - 23 * 3'600'000LL);
    const Subject before = Subject::of(other.unit);
    other.unit.serial = SerialNumber::known(QStringLiteral("LA40-26-000124H"));
    for (Recorded &recorded : other.entries) {
        for (Knowledge &knowledge : recorded.entry.about) {
            if (knowledge.subject == before)
                knowledge.subject = Subject::of(other.unit);
        }
    }
    return other;
}

} // namespace unitrail
