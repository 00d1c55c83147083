// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"
#include "ui/samples_pages.h"
#include "ui/screens/release_page.h"
#include "ui/screens/repair_page.h"

namespace unitrail {

static Words words(const char *english, const char *german)
{
    return {{{QStringLiteral("en"), QString::fromUtf8(english)},
        {QStringLiteral("de"), QString::fromUtf8(german)}}};
}

static OperationId op(const char *id)
{
    return OperationId::known(QString::fromLatin1(id));
}

static const UnitId unit{
    PartNumber::known(QStringLiteral("LA-40-100")), SerialNumber::known(QStringLiteral("LA40-26-000417P"))};

static std::map<OperationId, Words> operations()
{
    return {{op("010"), words("Serialize and kit", "Serialisieren und Kommissionieren")},
        {op("020"), words("Press bearings, fit screw", "Lager pressen, Spindel einsetzen")},
        {op("030"), words("Motor and gearbox", "Motor und Getriebe")},
        {op("040"), words("Controller, encoder, flash", "Steuerung, Geber, Firmware")},
        {op("050"), words("Calibrate", "Kalibrieren")},
        {op("060"), words("Hipot and bond", "Hochspannung und Schutzleiter")},
        {op("070"), words("Burn-in", "Einlauf")},
        {op("080"), words("Functional load test", "Funktionsprüfung unter Last")},
        {op("090"), words("Final inspection", "Endprüfung")},
        {op("100"), words("Pack, aggregate, release", "Verpacken und Freigeben")}};
}

/** Entry upon entry, folded as a station folds them. */
class BenchRecord {
public:
    void add(int minutesAgo, const char *station, Event event)
    {
        ++m_count;
        EventId id;
        id.bytes[15] = static_cast<quint8>(m_count);
        const qint64 wall = sampleNowMs - minutesAgo * 60000LL;
        const Knowledge knowledge{.subject = Subject::of(unit), .base = {}, .depth = m_count};
        const Stamp stamp{.station = StationName::known(QString::fromLatin1(station)),
            .person = PersonId::known(QStringLiteral("P101")),
            .wallMs = wall,
            .offsetMinutes = sampleOffsetMinutes};
        m_entries.push_back({{.station = {}, .incarnation = 1, .sequence = m_count, .hlc = wall << 16}, {},
            {id, {knowledge}, stamp, std::move(event)}});
    }
    void pass(int minutesAgo, const char *operation, const char *station)
    {
        add(minutesAgo + 4, station, OperationStarted{op(operation), 1});
        add(minutesAgo, station, OperationCompleted{op(operation), 1});
    }
    [[nodiscard]] UnitHistory history() const
    {
        return {.unit = unit,
            .partName = words("Linear actuator LA-40, 100 mm", "Linearantrieb LA-40, 100 mm"),
            .standing = fold(Subject::of(unit), m_entries),
            .entries = m_entries,
            .operations = operations(),
            .people = {{PersonId::known(QStringLiteral("P101")), QStringLiteral("Ana K.")}}};
    }

private:
    std::vector<Recorded> m_entries;
    int m_count = 0;
};

static Component serial(const char *part, const char *number)
{
    return {.part = PartNumber::known(QString::fromLatin1(part)),
        .serial = SerialNumber::known(QString::fromLatin1(number)),
        .lot = {},
        .revision = {},
        .position = {}};
}

/** Built in a day and failed the load test: too loud, twice. */
static BenchRecord failedRecord()
{
    BenchRecord record;
    record.add(2980, "KIT-1",
        UnitCreated{.revision = QStringLiteral("D"),
            .routing = QStringLiteral("LA-40/7"),
            .order = OrderNumber::known(QStringLiteral("WO-26-0403")),
            .productLot = LotNumber::known(QStringLiteral("LA40-26A"))});
    record.pass(2970, "010", "KIT-1");
    record.add(2870, "PRS-1", ComponentInstalled{op("020"), {serial("BS-12x4", "BS26-004417")}});
    record.pass(2860, "020", "PRS-1");
    record.add(2780, "ASM-1", ComponentInstalled{op("030"), {serial("M24-120", "M26-118204")}});
    record.pass(2770, "030", "ASM-1");
    record.add(2640, "PCB-1",
        ComponentInstalled{op("040"), {serial("CP-200", "CP26-77120"), serial("ENC-12", "E12-0044170")}});
    record.pass(2630, "040", "PCB-1");
    record.pass(1500, "050", "CAL-1");
    record.pass(1460, "060", "HIP-1");
    record.pass(900, "070", "BRN-2");
    record.add(46, "FNC-1", OperationStarted{op("080"), 1});
    record.add(43, "FNC-1",
        TestRecorded{op("080"), 1,
            {{.characteristic = CharacteristicId::known(QStringLiteral("noise")),
                .value = QStringLiteral("58.6"),
                .unit = QStringLiteral("dB(A)"),
                .upper = Decimal::fromText(u"57.0"),
                .limitRevision = QStringLiteral("D"),
                .verdict = Verdict::Fail,
                .gauge = QStringLiteral("FNC-1-G1"),
                .raw = {}}}});
    record.add(42, "FNC-1", OperationFailed{op("080"), 1, {DefectCode::known(QStringLiteral("F61"))}, {}});
    record.add(12, "REP-1", UnitMoved{QStringLiteral("REP-1")});
    return record;
}

static RepairBench bench(const BenchRecord &record)
{
    return {.history = record.history(),
        .defects = {{DefectCode::known(QStringLiteral("F61")), words("Noise", "Geräusch")}},
        .causes = {{QStringLiteral("component"), words("Component", "Bauteil")},
            {QStringLiteral("workmanship"), words("Workmanship", "Ausführung")},
            {QStringLiteral("machine"), words("Machine", "Maschine")},
            {QStringLiteral("method"), words("Method", "Methode")},
            {QStringLiteral("design"), words("Design", "Konstruktion")},
            {QStringLiteral("handling"), words("Handling", "Handhabung")},
            {QStringLiteral("test-error"), words("Test error", "Messfehler")}},
        .repairs = {}};
}

static BenchRecord undecidedRecord()
{
    BenchRecord record = failedRecord();
    record.add(11, "REP-1",
        NonconformanceOpened{NonconformanceId::known(QStringLiteral("NC-FNC-1-33RSC5G0")), op("080"),
            {DefectCode::known(QStringLiteral("F61"))}, QStringLiteral("attempts used up")});
    return record;
}

/** It went to a customer, and came back noisy. */
static BenchRecord returnedRecord()
{
    BenchRecord record;
    record.add(60400, "KIT-1",
        UnitCreated{.revision = QStringLiteral("D"),
            .routing = QStringLiteral("LA-40/7"),
            .order = OrderNumber::known(QStringLiteral("WO-26-0403")),
            .productLot = LotNumber::known(QStringLiteral("LA40-26A"))});
    record.add(60300, "PCB-1", ComponentInstalled{op("040"), {serial("CP-200", "CP26-77120")}});
    int ago = 60200;
    for (const char *id : {"010", "020", "030", "040", "050", "060", "070", "080", "090"}) {
        record.pass(ago, id, "ASM-1");
        ago -= 120;
    }
    record.add(58000, "PCK-1", UnitReleased{QStringLiteral("released")});
    record.add(57000, "PCK-1",
        UnitShipped{.customer = QStringLiteral("Fjordbed A/S"), .order = QStringLiteral("SO-26-700")});
    record.add(30, "SRV-1",
        UnitReturned{
            .customer = QStringLiteral("Fjordbed A/S"), .symptom = QStringLiteral("noisy under load")});
    record.add(8, "SRV-1",
        RepairRecorded{.action = QStringLiteral("re-grease"),
            .cause = QStringLiteral("component"),
            .defect = DefectCode::known(QStringLiteral("F61")),
            .note = {}});
    return record;
}

static ReleaseSheet sheet(bool green)
{
    using Kind = ReleaseItem::Kind;
    ReleaseSheet made{.unit = unit,
        .partName = words("Linear actuator LA-40, 100 mm", "Linearantrieb LA-40, 100 mm"),
        .checklist = {{{.kind = Kind::Operations, .done = 10, .total = 10},
            {.kind = Kind::Measurements, .done = 8, .total = 8}, {.kind = Kind::Nonconformances},
            {.kind = Kind::Genealogy, .done = 11, .total = 11},
            {.kind = Kind::Traceability, .done = 11, .total = 11}, {.kind = Kind::Holds}}},
        .operations = operations()};
    if (green)
        return made;
    auto &items = made.checklist.items;
    items[0] = {.kind = Kind::Operations,
        .done = 8,
        .total = 10,
        .missing = {QStringLiteral("090"), QStringLiteral("100")},
        .operation = op("090")};
    items[3] = {.kind = Kind::Genealogy, .done = 10, .total = 11, .missing = {QStringLiteral("ENC-12")}};
    return made;
}

std::vector<Sample> signingSamples(const StationView &atStep)
{
    StationView badge = atStep;
    badge.question = Question{.kind = Question::Kind::Signature,
        .choices = {},
        .about = {},
        .signing = Question::Signing{.meaning = QStringLiteral("released")}};
    badge.answer = {.kind = Answer::Kind::Attention,
        .what = Answer::What::AskSignature,
        .atMs = sampleNowMs - 2000,
        .unit = badge.unit ? std::optional(badge.unit->unit) : std::nullopt,
        .text = QStringLiteral("released")};
    StationView pin = badge;
    pin.question->signing->badgeRead = true;
    StationView wrong = badge;
    wrong.answer = {.kind = Answer::Kind::Refused,
        .refusal = Refusal{.reason = Reason::SignatureWrong},
        .atMs = sampleNowMs - 1000};
    StationView declined = badge;
    declined.question->kind = Question::Kind::WhyDeclined;
    declined.question->signing.reset();
    for (const char *reason : {"not-convinced", "record-incomplete", "not-my-decision"})
        declined.question->choices.push_back({QString::fromLatin1(reason), {}});
    return {{QStringLiteral("sign-badge"), badge}, {QStringLiteral("sign-pin"), pin},
        {QStringLiteral("sign-wrong"), wrong}, {QStringLiteral("sign-declined"), declined}};
}

void addRepairSamples(std::vector<PageSample> &all)
{
    const auto repair = [&](const char *name, const BenchRecord &record, const char *press) {
        all.push_back({QString::fromLatin1(name), [record, press](const Theme &theme, QWidget *parent) {
                           auto *page = new RepairPage(theme, parent);
                           page->setBench(bench(record));
                           page->showAsked(QString::fromLatin1(press));
                           return page;
                       }});
    };
    repair("bench-failed", failedRecord(), "");
    repair("bench-cause", failedRecord(), "cause");
    repair("bench-undecided", undecidedRecord(), "");
    repair("bench-decision", undecidedRecord(), "decision");
    repair("bench-returned", returnedRecord(), "");
    for (const bool green : {true, false})
        all.push_back({green ? QStringLiteral("release-ready") : QStringLiteral("release-missing"),
            [green](const Theme &theme, QWidget *parent) {
                auto *page = new ReleasePage(theme, parent);
                page->setSheet(sheet(green));
                return page;
            }});
}

} // namespace unitrail
