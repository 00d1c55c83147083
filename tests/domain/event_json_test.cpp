// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/entry.h"
#include "core/domain/event_fields.h"
#include "core/domain/plain_text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace unitrail;

template <typename Named> static Named named(const char *text)
{
    return *Named::fromText(QString::fromUtf8(text));
}
static OperationId op(const char *text)
{
    return named<OperationId>(text);
}
static EventId id(char fill)
{
    return EventId::make(1'780'000'000'000, QByteArray(10, fill));
}

static Component component()
{
    return {.part = named<PartNumber>("MOT"),
        .serial = named<SerialNumber>("M/1"),
        .lot = named<LotNumber>("L1"),
        .revision = "C",
        .position = named<PositionName>("A1"),
        .quantity = *Decimal::fromText(u"0.200"),
        .fromLoadedLot = true};
}
static Refusal refusal()
{
    return {.reason = Reason::EarlierOperationMissing,
        .subject = Subject::fromText("P-1/0001"),
        .operation = op("020"),
        .part = named<PartNumber>("MOT"),
        .other = Subject::fromText("@order/W-1"),
        .stations = {"PRS-1", "PRS-2"},
        .names = {"a", "b"},
        .detail = "Größe",
        .at = 1'780'000'000'001};
}

// One full sample of each kind, every member set. A kind without one does not compile.
template <typename E> E sample() = delete;
template <> UnitCreated sample()
{
    return {"D", "LA-40/7", named<OrderNumber>("W-1"), named<LotNumber>("PL-1"), true};
}
template <> IdentifierBound sample()
{
    return {"mac", "00-11-22"};
}
template <> IdentifierVoided sample()
{
    return {"mac", "00-11-22", "wrong label"};
}
template <> OperationStarted sample()
{
    return {op("020"), 2, "contact"};
}
template <> OperationPaused sample()
{
    return {op("020")};
}
template <> OperationResumed sample()
{
    return {op("020")};
}
template <> OperationCompleted sample()
{
    return {op("020"), 2, true};
}
template <> OperationFailed sample()
{
    return {op("020"), 2, {named<DefectCode>("F61"), named<DefectCode>("V71")}, "noisy"};
}
template <> OperationSkipped sample()
{
    return {op("050"), "no label", true};
}
template <> OperationWaived sample()
{
    return {op("050"), "concession", true};
}
template <> ComponentInstalled sample()
{
    return {op("020"), {component(), component()}};
}
template <> ComponentRemoved sample()
{
    return {{component()}, "noisy", "scrap"};
}
template <> LotReceived sample()
{
    return {QDate(2028, 2, 29), "released", "ACME", *Decimal::fromText(u"500.0")};
}
template <> LotLoaded sample()
{
    return {*LotId::fromText("GRS/G/1"), QDate(2026, 6, 1), *Decimal::fromText(u"12.50")};
}
template <> LotUnloaded sample()
{
    return {*LotId::fromText("GRS/G/1"), "empty"};
}
template <> TestRecorded sample()
{
    return {op("040"), 3,
        {{.characteristic = named<CharacteristicId>("travel"),
            .index = 2,
            .value = "100.050",
            .unit = "mm",
            .lower = Decimal::fromText(u"-0.10"),
            .upper = Decimal::fromText(u"100.30"),
            .limitRevision = "C",
            .verdict = Verdict::Marginal,
            .gauge = "DIN-07",
            .raw = "+100.050 mm",
            .gaugeDue = QDate(2027, 3, 31),
            .attempt = 2,
            .why = "wrong contact"}},
        "FNC 4.2", "ab12"};
}
template <> DefectRecorded sample()
{
    return {op("040"), named<DefectCode>("F61"), "rear", "hums", "noisy", "board/top",
        Decimal::fromText(u"0.25"), Decimal::fromText(u"0.75"), named<CharacteristicId>("noise"), {"ab12"}};
}
template <> RepairRecorded sample()
{
    return {"re-torque", "method", named<DefectCode>("A11"), "twice", id('d'), component()};
}
template <> ReworkReturned sample()
{
    return {op("040"), op("020"), {op("020"), op("030")}, "noisy"};
}
template <> HoldPlaced sample()
{
    return {named<HoldId>("H-1"), "supplier-notice", "cracked"};
}
template <> HoldReleased sample()
{
    return {named<HoldId>("H-1"), "inspected"};
}
template <> UnitScrapped sample()
{
    return {"dropped"};
}
template <> UnitMoved sample()
{
    return {"A1"};
}
template <> UnitPacked sample()
{
    return {named<ContainerId>("CRT/1")};
}
template <> UnitUnpacked sample()
{
    return {named<ContainerId>("CRT/1"), "audit"};
}
template <> ContainerSealed sample()
{
    return {"340123450000000018"};
}
template <> UnitReleased sample()
{
    return {"conforms"};
}
template <> UnitShipped sample()
{
    return {"Customer", "4711"};
}
template <> UnitReturned sample()
{
    return {"Customer", "noisy"};
}
template <> OperatorSignedIn sample()
{
    return {named<PersonId>("ana"), "badge"};
}
template <> OperatorSignedOut sample()
{
    return {named<PersonId>("ana"), "switch"};
}
template <> ScanRefused sample()
{
    return {refusal(), "(01)0401234"};
}
template <> OverrideGranted sample()
{
    return {refusal(), named<PersonId>("sue"), "urgent"};
}
template <> EventVoided sample()
{
    return {id('v'), "undo"};
}
template <> StationStarted sample()
{
    return {"0.1.0", "2026-06-15", "abc", "boot"};
}
template <> ClockStepped sample()
{
    return {1'780'000'000'000, 1'780'000'009'000};
}
template <> PlantReleased sample()
{
    return {"2026-06-15", "abc", {"LA-40/7=abc", "LA-40/8=def"}};
}

template <> SerialBlockLeased sample()
{
    return {named<PartNumber>("LA-40"), 1001, 2000, "central"};
}
template <> IdentifierReserved sample()
{
    return {"serial", "LA40-26-000001"};
}
template <> IdentifierPrinted sample()
{
    return {"serial", "LA40-26-000001", 2, "smeared", "ZPL-1", "unit/1"};
}
template <> AttachmentAdded sample()
{
    return {"ab12", "photo.jpg", "image/jpeg", 4711, "U7"};
}
template <> ParameterRecorded sample()
{
    return {op("020"), "temperature", "21.5", "°C"};
}
template <> ToolUsed sample()
{
    return {op("020"), "fixture", "FX-3"};
}
template <> NonconformanceOpened sample()
{
    return {named<NonconformanceId>("NC-1"), op("080"), {named<DefectCode>("F61")}, "three times"};
}
template <> NonconformanceAdvanced sample()
{
    return {named<NonconformanceId>("NC-1"), NonconformanceState::UnderReview, "board"};
}
template <> NonconformanceDispositioned sample()
{
    return {named<NonconformanceId>("NC-1"), Disposition::UseAsIs, "customer agrees",
        named<ConcessionId>("CN-1"), "CAPA-7", op("030")};
}
template <> NonconformanceClosed sample()
{
    return {named<NonconformanceId>("NC-1"), "done"};
}
template <> ConcessionGranted sample()
{
    return {"concession", named<PartNumber>("LA-40"), op("080"), named<CharacteristicId>("noise"),
        named<DefectCode>("F61"), 3, QDate(2026, 12, 31), "audible, harmless"};
}
template <> ConcessionUsed sample()
{
    return {named<ConcessionId>("CN-1"), op("080"), named<CharacteristicId>("noise")};
}
template <> SignatureApplied sample()
{
    return {"released", named<PersonId>("sue"), "Susan Q.", "badge+pin", {{id('s'), "ab12"}}, "complete"};
}
template <> SignatureDeclined sample()
{
    return {"released", named<PersonId>("sue"), "Susan Q.", "not seen"};
}
template <> GaugeChecked sample()
{
    return {true, QDate(2027, 3, 31), "master ring"};
}
template <> ControlLimitsFrozen sample()
{
    const auto number = [](const char16_t *text) { return *Decimal::fromText(text); };
    return {named<StationName>("FNC-1"), "LA-40/7 D", "I-MR", 1, 25, number(u"53.2"), number(u"48.1"),
        number(u"58.3"), number(u"1.9"), number(u"6.2")};
}
template <> ServiceOpened sample()
{
    return {"RMA-1", "Customer", "noisy"};
}
template <> ServiceClosed sample()
{
    return {"RMA-1", "gear set replaced"};
}
template <> UnitDecommissioned sample()
{
    return {"end of life"};
}
template <> LoosePacked sample()
{
    return {*LotId::fromText("SCR/1"), *Decimal::fromText(u"4")};
}
template <> LooseUnpacked sample()
{
    return {*LotId::fromText("SCR/1"), *Decimal::fromText(u"4"), "miscounted"};
}
template <> ContainmentIssued sample()
{
    return {2,
        {{.subject = Subject::fromText("@order/W-1"),
            .contains = Subject::fromText("@lot/ENC-12/E1"),
            .part = named<PartNumber>("LA-40"),
            .operation = op("050"),
            .station = named<StationName>("CAL-2"),
            .person = named<PersonId>("ana"),
            .gauge = "DIN-07",
            .fromMs = 1'780'000'000'000,
            .toMs = 1'780'000'009'000}},
        "supplier-notice", "EN2619-B", "a2V5", "c2ln"};
}
template <> ContainmentAcknowledged sample()
{
    return {2, "file"};
}
template <> ContainmentLifted sample()
{
    return {2, "sorted"};
}
template <> ConflictResolved sample()
{
    return {id('k'), {id('l'), id('m')}, "FNC-1 was calibrated"};
}
template <> CorrectionProposed sample()
{
    return {id('c'), "lot", "L1", "L2", "misread"};
}
template <> EventCorrected sample()
{
    return {id('c'), "lot", "L1", "L2", "misread", id('p')};
}
template <> RecallCaseOpened sample()
{
    return {"{}", "ab12", 140};
}
template <> RecallUnitClosed sample()
{
    return {named<CaseId>("RC-1"), "reworked", "new encoder"};
}
template <> RecallCaseClosed sample()
{
    return {"all accounted for"};
}
template <> AndonCalled sample()
{
    return {"jam", Subject::fromText("P-1/0001")};
}
template <> AndonAnswered sample()
{
    return {id('a'), "coming"};
}
template <> StationStopped sample()
{
    return {"breakdown", true};
}
template <> StationResumed sample()
{
    return {"repaired"};
}
template <> DrillCompleted sample()
{
    return {"{}", 12, 140, 1, 2, "ab12"};
}
template <> FigureFrozen sample()
{
    return {"FPY", "{}", "0.9662", 5000, "ab12", "4711"};
}
template <> LotInspected sample()
{
    return {named<OperationId>("070"), "label-grade", 600, 80, 3, 2, false, "sorted"};
}

template <size_t... Index> static std::vector<Event> everyKind(std::index_sequence<Index...>)
{
    return {Event(sample<std::variant_alternative_t<Index, AnyEvent>>())...};
}
static std::vector<Event> everyKind()
{
    return everyKind(std::make_index_sequence<std::variant_size_v<AnyEvent>>());
}

static Entry entryWith(const Event &event)
{
    return {.id = id('e'),
        .about
        = {{*Subject::fromText("P-1/0001"), {id('b'), id('c')}, 7}, {*Subject::fromText("MOT/M/1"), {}, 1}},
        .stamp = {.station = named<StationName>("ASM-1"),
            .person = named<PersonId>("ana"),
            .session = 3,
            .how = CaptureMethod::Scan,
            .device = "scanner-1",
            .wallMs = 1'780'000'000'000,
            .offsetMinutes = -90,
            .clock = ClockQuality::FreeRunning,
            .raw = QByteArray("]d2\0\x1d\xff", 6)},
        .event = event};
}

static QJsonObject objectOf(const QByteArray &body)
{
    return QJsonDocument::fromJson(body).object();
}
static QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

template <typename T> static QStringList fieldNames()
{
    return std::apply(
        [](const auto &...field) { return QStringList{QString(field.name)...}; }, Fields<T>::list);
}

static const QStringList envelope{"id", "v", "t", "u", "base", "d", "also", "at", "by", "sess", "how", "dev",
    "raw", "w", "tz", "cq", "ant", "rssi", "tid"};

class EventJsonTest : public QObject {
    Q_OBJECT

private slots:
    void every_kind_comes_back_as_it_was_written()
    {
        for (const Event &event : everyKind()) {
            const Entry entry = entryWith(event);
            const QByteArray body = toBody(entry);
            const auto read = fromBody(body);
            QVERIFY2(read, qPrintable(eventKind(event) + (read ? QString() : read.error().text)));
            QCOMPARE(*read, entry);
            QCOMPARE(toBody(*read), body);
        }
    }

    void no_field_takes_a_name_of_the_envelope()
    {
        const auto check = []<size_t... Index>(std::index_sequence<Index...>)
        {
            QStringList taken;
            const auto one = [&](const QString &kind, const QStringList &fields) {
                for (const QString &field : fields) {
                    if (envelope.contains(field) || fields.count(field) > 1)
                        taken.append(kind + u'.' + field);
                }
            };
            (one(QString(Fields<std::variant_alternative_t<Index, AnyEvent>>::kind),
                 fieldNames<std::variant_alternative_t<Index, AnyEvent>>()),
                ...);
            return taken;
        };
        QCOMPARE(check(std::make_index_sequence<std::variant_size_v<AnyEvent>>()), QStringList());
    }

    void kinds_have_different_names()
    {
        QSet<QString> kinds;
        for (const Event &event : everyKind())
            kinds.insert(eventKind(event));
        QCOMPARE(size_t(kinds.size()), std::variant_size_v<AnyEvent>);
    }

    void what_was_ever_written_is_read_for_ever_and_written_alike()
    {
        QFile file(QStringLiteral(UNITRAIL_SOURCE_DIR "/tests/domain/golden_v1.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        std::map<QString, QSet<QString>> seen;
        while (!file.atEnd()) {
            const QByteArray line = file.readLine().trimmed();
            const auto entry = fromBody(line);
            QVERIFY2(entry, line.constData());
            QCOMPARE(toBody(*entry), line);
            const QStringList keys = objectOf(line).keys();
            seen[eventKind(entry->event)].unite(QSet<QString>(keys.begin(), keys.end()));
        }
        for (const Event &event : everyKind()) {
            const QByteArray line = toBody(entryWith(event));
            const QStringList keys = objectOf(line).keys();
            const QSet<QString> missing = QSet<QString>(keys.begin(), keys.end()) - seen[eventKind(event)];
            QVERIFY2(missing.isEmpty(), "append to golden_v1.jsonl: " + line);
        }
    }

    void no_number_has_a_fraction_anywhere()
    {
        const std::function<bool(const QJsonValue &)> whole = [&](const QJsonValue &value) -> bool {
            if (value.isDouble())
                return value.toInteger(-1) == value.toInteger(-2)
                    && std::abs(value.toInteger()) < (qint64(1) << 53);
            if (value.isArray()) {
                const QJsonArray array = value.toArray();
                return std::all_of(array.begin(), array.end(), whole);
            }
            const QJsonObject object = value.toObject();
            return std::all_of(object.begin(), object.end(), whole);
        };
        for (const Event &event : everyKind()) {
            const QByteArray body = toBody(entryWith(event));
            QVERIFY2(whole(objectOf(body)), body.constData());
        }
    }

    void keys_are_sorted_and_there_is_no_white_space()
    {
        const QByteArray body = toBody(entryWith(sample<UnitPacked>()));
        QVERIFY(!body.contains(' ') && !body.contains('\n'));
        qsizetype last = -1;
        for (const QString &key :
            objectOf(body).keys()) { // QJsonObject hands them out sorted; the bytes must be so too
            const qsizetype found = body.indexOf('"' + key.toUtf8() + "\":");
            if (key == u"base" || key == u"d" || key == u"u") // also within "also"
                continue;
            QVERIFY(found > last);
            last = found;
        }
    }

    void unknown_fields_are_ignored()
    {
        for (const Event &event : everyKind()) {
            QJsonObject object = objectOf(toBody(entryWith(event)));
            object.insert("zz-later", QJsonObject{{"x", 1.5}});
            const auto read = fromBody(bytesOf(object));
            QVERIFY(read);
            QCOMPARE(read->event, event);
        }
    }

    void a_missing_or_misshapen_envelope_field_is_named_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<bool>("compulsory");
        for (const QString &field : envelope)
            QTest::newRow(qPrintable(field))
                << field
                << !QStringList({"base", "also", "by", "sess", "dev", "raw", "cq", "ant", "rssi", "tid"})
                        .contains(field);
    }
    void a_missing_or_misshapen_envelope_field_is_named()
    {
        QFETCH(QString, field);
        QFETCH(bool, compulsory);
        const QJsonObject good = objectOf(toBody(entryWith(sample<OperationStarted>())));
        QJsonObject without = good;
        without.remove(field);
        const auto read = fromBody(bytesOf(without));
        QCOMPARE(bool(read), !compulsory);
        if (compulsory)
            QVERIFY2(QRegularExpression("\\b" + field + "\\b").match(read.error().text).hasMatch(),
                qPrintable(read.error().text));

        QJsonObject wrong = good;
        wrong.insert(field, QJsonObject{{"x", 1}});
        const auto misread = fromBody(bytesOf(wrong));
        QVERIFY(!misread);
        QVERIFY2(QRegularExpression("\\b" + field + "\\b").match(misread.error().text).hasMatch(),
            qPrintable(misread.error().text));
    }

    void a_missing_compulsory_field_of_an_event_is_named()
    {
        const auto failing = [](const Event &event, const char *field) {
            QJsonObject object = objectOf(toBody(entryWith(event)));
            object.remove(QString::fromUtf8(field));
            const auto read = fromBody(bytesOf(object));
            return read ? QStringLiteral("read") : read.error().text;
        };
        QVERIFY(failing(sample<OperationStarted>(), "op").contains("op"));
        QVERIFY(failing(sample<OperationStarted>(), "pass").contains("pass"));
        QVERIFY(failing(sample<LotLoaded>(), "lot").contains("lot"));
        QVERIFY(failing(sample<HoldPlaced>(), "hold").contains("hold"));
        QVERIFY(failing(sample<ScanRefused>(), "refusal").contains("refusal"));
        QVERIFY(failing(sample<EventVoided>(), "fix").contains("fix"));
        QVERIFY(failing(sample<ClockStepped>(), "from").contains("from"));
        QCOMPARE(failing(sample<OperationFailed>(), "note"), QString("read"));
    }

    void no_field_of_any_kind_takes_a_value_of_another_shape()
    {
        for (const Event &event : everyKind()) {
            const QJsonObject good = objectOf(toBody(entryWith(event)));
            for (const QString &key : good.keys()) {
                QJsonObject bad = good;
                bad.insert(key, QJsonArray{QJsonArray{1.5}});
                QVERIFY2(!fromBody(bytesOf(bad)), qPrintable(eventKind(event) + u'.' + key));
            }
        }
    }

    void numbers_beyond_what_json_carries_exactly_are_refused_data()
    {
        QTest::addColumn<QByteArray>("number");
        QTest::addColumn<bool>("good");
        QTest::newRow("largest") << QByteArray("9007199254740991") << true;
        QTest::newRow("one more") << QByteArray("9007199254740992") << false;
        QTest::newRow("more than doubles tell apart") << QByteArray("9007199254740993") << false;
        QTest::newRow("fraction") << QByteArray("1.5") << false;
        QTest::newRow("huge") << QByteArray("1e300") << false;
        QTest::newRow("text") << QByteArray("\"1\"") << false;
    }
    void numbers_beyond_what_json_carries_exactly_are_refused()
    {
        QFETCH(QByteArray, number);
        QFETCH(bool, good);
        QByteArray body = toBody(entryWith(sample<OperationStarted>()));
        body.replace("\"w\":1780000000000", "\"w\":" + number);
        QCOMPARE(bool(fromBody(body)), good);
    }

    void what_is_no_entry_is_a_failure_and_no_crash()
    {
        const QByteArray good = toBody(entryWith(sample<TestRecorded>()));
        for (qsizetype size = 0; size < good.size(); ++size)
            QVERIFY(!fromBody(good.left(size)));
        for (const char *text : {"", "null", "[]", "{}", "42", "\"x\"", "\xff\xfe", "{\"v\":2}"})
            QVERIFY(!fromBody(text));
    }

    void no_text_brings_in_what_stores_do_not_give_back_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kept");
        const QString mark(QChar::ReplacementCharacter);
        QTest::newRow("nul") << QString("a") + QChar(0) + "b"
                             << "a" + mark + "b";
        QTest::newRow("high surrogate") << QString("a") + QChar(0xd83d) + "b"
                                        << "a" + mark + "b";
        QTest::newRow("high surrogate at the end") << QString("a") + QChar(0xd83d) << "a" + mark;
        QTest::newRow("low surrogate") << QString(QChar(0xde00)) + "b" << mark + "b";
        QTest::newRow("pair the wrong way round") << QString(QChar(0xde00)) + QChar(0xd83d) << mark + mark;
        QTest::newRow("byte order mark") << QString(QChar::ByteOrderMark) + "b" << mark + "b";
        QTest::newRow("a true pair stays")
            << QString::fromUtf8("\xF0\x9F\x98\x80") << QString::fromUtf8("\xF0\x9F\x98\x80");
        QTest::newRow("control characters stay") << QString("\x01\x1d\n\x7f") << QString("\x01\x1d\n\x7f");
    }
    void no_text_brings_in_what_stores_do_not_give_back()
    {
        QFETCH(QString, text);
        QFETCH(QString, kept);
        QCOMPARE(plainText(text), kept);
        Entry entry = entryWith(ScanRefused{{.reason = Reason::UnknownCode,
                                                .subject = {},
                                                .operation = {},
                                                .part = {},
                                                .other = {},
                                                .names = {text},
                                                .detail = text},
            text});
        entry.stamp.device = text;
        entry.about.front().subject = Subject::of(StationName::known("x" + text));
        const QByteArray body = toBody(entry);
        QVERIFY(!body.contains("\\u0000") && !body.contains('\0') && !body.contains("\\ud")
            && !body.contains("\\uD"));
        QVERIFY(QString::fromUtf8(body).toUtf8() == body);
        const QJsonObject object = objectOf(body);
        QCOMPARE(object.value("code").toString(), kept);
        QCOMPARE(object.value("dev").toString(), kept);
        QCOMPARE(object.value("u").toString(), "@station/x" + kept);
        QCOMPARE(object.value("refusal").toObject().value("names").toArray().first().toString(), kept);

        for (const Event &event : {Event(HoldPlaced{named<HoldId>("H"), text, text}),
                 Event(OperationFailed{op("020"), 1, {}, text}), Event(PlantReleased{text, text, {text}}),
                 Event(TestRecorded{op("020"), 1,
                     {{.characteristic = named<CharacteristicId>("x"),
                     .value = text,
                     .unit = text,
                     .limitRevision = text,
                     .gauge = text,
                     .raw = text}}})}) {
            // What the rules hand on is folded at once, and must be what a rebuild reads.
            QCOMPARE(fromBody(toBody(entryWith(event)))->event, withPlainTexts(event));
        }
    }

    void a_date_that_is_none_is_left_out()
    {
        const auto read = fromBody(toBody(entryWith(LotReceived{QDate(), "released", {}})));
        QVERIFY(read);
        QVERIFY(!std::get<LotReceived>(read->event).expiry);
    }
};

QTEST_GUILESS_MAIN(EventJsonTest)
#include "event_json_test.moc"
