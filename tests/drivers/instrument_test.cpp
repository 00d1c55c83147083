// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/instruments/number.h"
#include "drivers/make_instrument.h"
#include "tests/drivers/pty.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace unitrail;

/** An instrument on a cable whose other end is the test. */
struct Bench {
    explicit Bench(decltype(InstrumentConfig::language) language, InstrumentIdentity identity = {},
        int answerWithinMs = 2000)
    {
        instrument = std::move(*makeInstrument({.name = "gauge",
                                                   .identity = std::move(identity),
                                                   .connection = SerialConfig{.path = cable.path()},
                                                   .language = std::move(language),
                                                   .answerWithinMs = answerWithinMs},
            clock));
        QObject::connect(instrument.get(), &Instrument::measured,
            [this](const InstrumentReading &reading) { readings.push_back(reading); });
        QObject::connect(
            instrument.get(), &Instrument::failed, [this](const Failure &why) { failures.append(why.text); });
        instrument->start();
        [this] { QTRY_COMPARE(instrument->state().kind, DeviceState::Kind::Ready); }();
    }
    /** Waits for a question and answers it. */
    void answer(const QByteArray &question, const QByteArray &bytes)
    {
        asked.clear();
        [&] { QTRY_VERIFY2(hasAsked(question), asked.constData()); }();
        QVERIFY(cable.send(bytes));
    }
    bool hasAsked(const QByteArray &question)
    {
        asked += cable.take();
        return asked == question;
    }
    SystemClock clock;
    Pty cable;
    std::unique_ptr<Instrument> instrument;
    std::vector<InstrumentReading> readings;
    QStringList failures;
    QByteArray asked;
};

/** A line whose other end is the test, without a loop between. */
class FakeLine final : public ByteLine {
public:
    void open() override { change(DeviceState::Kind::Ready, QStringLiteral("fake")); }
    void close() override { change(DeviceState::Kind::Off, QStringLiteral("fake")); }
    void write(const QByteArray &bytes) override { written += bytes; }
    QByteArray written;
};

static const ScpiConfig voltmeter{.query = "MEAS:VOLT:DC?", .unit = "V"};
static const QByteArray idn = "*IDN?\n";
static const QByteArray query = "MEAS:VOLT:DC?\n";
static const QByteArray who = "Keysight,34461A,MY53200001,A.02\n";
static const LineGaugeConfig scale{
    .pattern = QRegularExpression("(?:ST|US),\\s*(?<value>[-+]? *[0-9.,]+|OL) *(?<unit>[a-zA-Z]*)"),
    .unit = "g"};

class InstrumentTest : public QObject {
    Q_OBJECT

private slots:
    void numbers_of_instruments_are_exact_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("number"); // empty: none
        QTest::newRow("plain") << QByteArray("47.50") << "47.50";
        QTest::newRow("sign and blanks") << QByteArray(" +0.250 ") << "0.250";
        QTest::newRow("comma") << QByteArray("5,52") << "";
        QTest::newRow("exponent") << QByteArray("+1.23450000E+00") << "1.23450000";
        QTest::newRow("exponent up") << QByteArray("-4.7E+3") << "-4700";
        QTest::newRow("exponent down") << QByteArray("1.5e-3") << "0.0015";
        QTest::newRow("zeros without room") << QByteArray("1.25000000E-09") << "0.000000001250";
        QTest::newRow("integer") << QByteArray("12.") << "12";
        QTest::newRow("not a number") << QByteArray("NaN") << "";
        QTest::newRow("SCPI not a number") << QByteArray("9.91E37") << "";
        QTest::newRow("SCPI infinity") << QByteArray("+9.90000000E+37") << "";
        QTest::newRow("huge") << QByteArray("1e309") << "";
        QTest::newRow("inf") << QByteArray("inf") << "";
        QTest::newRow("empty") << QByteArray("") << "";
        QTest::newRow("sign alone") << QByteArray("-") << "";
        QTest::newRow("exponent alone") << QByteArray("1E") << "";
        QTest::newRow("two numbers") << QByteArray("1.0 2.0") << "";
        QTest::newRow("hexadecimal") << QByteArray("0x10") << "";
        QTest::newRow("too many digits") << QByteArray("1234567890123456789") << "";
        QTest::newRow("NUL inside") << QByteArray("1\0002", 3) << "";
    }
    void numbers_of_instruments_are_exact()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, number);
        const auto value = numberIn(text, DecimalMark::Point);
        QCOMPARE(value ? value->text() : QString(), number);
    }

    void the_other_decimal_mark_is_no_number()
    {
        QVERIFY(!numberIn("1,5", DecimalMark::Point));
        QCOMPARE(numberIn("1,5", DecimalMark::Comma)->text(), QString("1.5"));
        QVERIFY(!numberIn("1.5", DecimalMark::Comma));
        QVERIFY(!numberIn("1.234,5", DecimalMark::Comma));
    }

    // SCPI

    void scpi_measures_and_says_with_what()
    {
        Bench bench(voltmeter, {.calibrationDue = QDate(2027, 3, 31)});
        bench.instrument->ask();
        bench.answer(idn, who);
        bench.answer(query, "+5.01230000E+00\n");
        QTRY_COMPARE(bench.readings.size(), size_t(1));
        const InstrumentReading &reading = bench.readings.front();
        QCOMPARE(reading.raw, QByteArray("+5.01230000E+00"));
        QCOMPARE(reading.value->text(), QString("5.01230000"));
        QCOMPARE(reading.unit, QString("V"));
        QCOMPARE(reading.instrument, (InstrumentIdentity{"MY53200001", QDate(2027, 3, 31)}));
        QCOMPARE(reading.device, QString("gauge"));
        QVERIFY(reading.atMs > 0);
    }

    void scpi_overload_is_told_and_never_a_zero()
    {
        Bench bench(voltmeter);
        bench.answer(idn, who);
        bench.instrument->ask();
        bench.answer(query, "9.90000000E+37\n");
        QTRY_COMPARE(bench.readings.size(), size_t(1));
        QVERIFY(!bench.readings.front().value);
        QCOMPARE(bench.readings.front().trouble, InstrumentReading::Trouble::NotANumber);
        QCOMPARE(bench.readings.front().raw, QByteArray("9.90000000E+37"));
    }

    void another_instrument_than_configured_does_not_measure()
    {
        Bench bench(voltmeter, {.serial = "MY53209999"});
        bench.answer(idn, who);
        QTRY_VERIFY(bench.instrument->state().degraded);
        QVERIFY(bench.instrument->state().detail.contains("MY53200001"));
        bench.cable.unplug();
        QTRY_COMPARE(bench.instrument->state().kind, DeviceState::Kind::Lost);
        bench.cable.plugIn();
        QTRY_COMPARE(bench.instrument->state().kind, DeviceState::Kind::Ready);
        bench.instrument->ask();
        bench.answer(idn, who);
        QTRY_COMPARE(bench.failures.size(), 1);
        bench.instrument->ask(); // and not at the second try either
        bench.answer(idn, who);
        QTRY_COMPARE(bench.failures.size(), 2);
        QVERIFY(bench.readings.empty());
    }

    void an_unsteady_value_is_waited_for()
    {
        ScpiConfig steady = voltmeter;
        steady.stableCount = 3;
        steady.tolerance = Decimal(1, 2);
        Bench bench(steady);
        bench.answer(idn, who);
        bench.instrument->ask();
        for (const char *answer : {"4.00\n", "4.90\n", "5.00\n", "5.01\n", "5.00\n"})
            bench.answer(query, answer);
        QTRY_COMPARE(bench.readings.size(), size_t(1));
        QCOMPARE(bench.readings.front().value->text(), QString("5.00"));
        QCOMPARE(bench.readings.front().trouble, InstrumentReading::Trouble::None);
    }

    void a_value_that_never_rests_is_told_as_unstable()
    {
        ScpiConfig steady = voltmeter;
        steady.stableCount = 2;
        steady.stableWithinMs = 0;
        Bench bench(steady);
        bench.answer(idn, who);
        bench.instrument->ask();
        bench.answer(query, "4.00\n");
        QTRY_COMPARE(bench.readings.size(), size_t(1));
        QCOMPARE(bench.readings.front().trouble, InstrumentReading::Trouble::Unstable);
    }

    void a_late_answer_is_not_taken_for_the_next_one()
    {
        Bench bench(voltmeter, {}, 200);
        bench.answer(idn, who);
        bench.instrument->ask();
        bench.answer(query, "");
        QTRY_COMPARE(bench.failures.size(), 1);
        bench.instrument->ask();
        bench.answer(idn, "1.11\n" + who); // the answer to the question before the last
        bench.answer(query, "2.22\n");
        QTRY_COMPARE(bench.readings.size(), size_t(1));
        QCOMPARE(bench.readings.front().value->text(), QString("2.22"));
    }

    void an_instrument_pulled_while_asked_says_so()
    {
        Bench bench(voltmeter);
        bench.answer(idn, who);
        bench.instrument->ask();
        bench.answer(query, "1.");
        bench.cable.unplug();
        QTRY_COMPARE(bench.failures.size(), 1);
        QVERIFY(bench.readings.empty());
        bench.instrument->ask();
        QCOMPARE(bench.failures.size(), 2);
    }

    void scpi_speaks_over_tcp()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const SystemClock clock;
        const auto instrument = std::move(*makeInstrument(
            {.name = "dmm",
                .connection = TcpConfig{.role = TcpConfig::Role::Connect, .port = server.serverPort()},
                .language = voltmeter},
            clock));
        QSignalSpy measured(instrument.get(), &Instrument::measured);
        instrument->start();
        QTRY_VERIFY(server.hasPendingConnections());
        const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        const auto answer = [&] {
            while (socket->canReadLine())
                socket->write(socket->readLine().startsWith("*IDN") ? who : QByteArray("1.5\r\n"));
        };
        connect(socket.get(), &QTcpSocket::readyRead, this, answer);
        answer(); // what came before we listened
        QTRY_COMPARE(instrument->state().kind, DeviceState::Kind::Ready);
        instrument->ask();
        QTRY_COMPARE(measured.count(), 1);
        QCOMPARE(measured[0][0].value<InstrumentReading>().value->text(), QString("1.5"));
    }

    // Gauges with a line of text

    void a_gauge_with_a_button_is_read_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("value"); // empty: none
        QTest::addColumn<InstrumentReading::Trouble>("trouble");
        using enum InstrumentReading::Trouble;
        QTest::newRow("plain") << QByteArray("ST,+  12.50 g") << "12.50" << None;
        QTest::newRow("comma") << QByteArray("ST,12,5 g") << "" << NotANumber;
        QTest::newRow("no unit") << QByteArray("ST,12.5") << "12.5" << None;
        QTest::newRow("wrong unit") << QByteArray("ST,12.5 oz") << "" << WrongUnit;
        QTest::newRow("overload") << QByteArray("ST,OL") << "" << NotANumber;
        QTest::newRow("something else") << QByteArray("LOW BATTERY") << "" << NotANumber;
        QTest::newRow("more than the pattern") << QByteArray("ST,12.5 g extra 9") << "" << NotANumber;
        QTest::newRow("two marks") << QByteArray("ST,1.2.3 g") << "" << NotANumber;
    }
    void a_gauge_with_a_button_is_read()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, value);
        QFETCH(InstrumentReading::Trouble, trouble);
        Bench bench(scale, {.serial = "S-17", .calibrationDue = QDate(2026, 6, 2)});
        QVERIFY(bench.cable.send(line + "\r\n"));
        QTRY_COMPARE(bench.readings.size(), size_t(1));
        const InstrumentReading &reading = bench.readings.front();
        QCOMPARE(reading.value ? reading.value->text() : QString(), value);
        QCOMPARE(reading.trouble, trouble);
        QCOMPARE(reading.raw, line);
        QCOMPARE(reading.instrument.serial, QString("S-17"));
        QCOMPARE(
            reading.unit, trouble == InstrumentReading::Trouble::WrongUnit ? QString("oz") : QString("g"));
    }

    void a_gauge_with_a_decimal_comma_takes_no_point()
    {
        LineGaugeConfig comma = scale;
        comma.mark = DecimalMark::Comma;
        Bench bench(comma);
        QVERIFY(bench.cable.send("ST,12,50 g\r\nST,12.50 g\r\n"));
        QTRY_COMPARE(bench.readings.size(), size_t(2));
        QCOMPARE(bench.readings[0].value->text(), QString("12.50"));
        QCOMPARE(bench.readings[1].trouble, InstrumentReading::Trouble::NotANumber);
    }

    void a_unit_that_is_left_to_the_line_is_told_as_sent()
    {
        LineGaugeConfig open = scale;
        open.unit.clear();
        Bench bench(open);
        QVERIFY(bench.cable.send("ST,12.5 oz\r\nST,354 g\r\n"));
        QTRY_COMPARE(bench.readings.size(), size_t(2));
        QCOMPARE(bench.readings[0].unit, QString("oz"));
        QCOMPARE(bench.readings[0].value->text(), QString("12.5"));
        QCOMPARE(bench.readings[1].unit, QString("g"));
    }

    void a_gauge_that_is_asked_answers_only_then()
    {
        LineGaugeConfig asked = scale;
        asked.request = "P\r";
        auto owned = std::make_unique<FakeLine>();
        FakeLine &line = *owned;
        const SystemClock clock;
        LineGauge gauge({.device = "gauge", .answerWithinMs = 50}, asked, std::move(owned), clock);
        QSignalSpy measured(&gauge, &Instrument::measured);
        QSignalSpy failed(&gauge, &Instrument::failed);
        gauge.start();
        emit line.received("ST,1.0 g\r\nST,1.");
        QCOMPARE(measured.count(), 0);
        gauge.ask();
        gauge.ask();
        QCOMPARE(line.written, QByteArray("P\r"));
        emit line.received("ST,2.0 g\r\n");
        QCOMPARE(measured.count(), 1);
        QCOMPARE(measured[0][0].value<InstrumentReading>().value->text(), QString("2.0"));
        gauge.ask();
        QTRY_COMPARE(failed.count(), 1);
    }

    void a_configuration_that_cannot_work_says_what_to_mend_data()
    {
        QTest::addColumn<InstrumentConfig>("config");
        QTest::addColumn<QString>("word");
        const InstrumentConfig good{
            .name = "x", .connection = SerialConfig{.path = "/dev/ttyS0"}, .language = voltmeter};
        auto bad = good;
        bad.language = ScpiConfig{.query = "RST"};
        QTest::newRow("no question") << bad << "question";
        bad.language = LineGaugeConfig{.pattern = QRegularExpression("([0-9]+")};
        QTest::newRow("broken pattern") << bad << "pattern";
        bad.language = LineGaugeConfig{.pattern = QRegularExpression("([0-9]+)")};
        QTest::newRow("no group") << bad << "value";
        bad.language = ModbusConfig{.unitAddress = 248};
        QTest::newRow("no address") << bad << "address";
        bad = good;
        bad.connection = TcpConfig{};
        QTest::newRow("no port") << bad << "port";
    }
    void a_configuration_that_cannot_work_says_what_to_mend()
    {
        QFETCH(InstrumentConfig, config);
        QFETCH(QString, word);
        const SystemClock clock;
        const auto instrument = makeInstrument(config, clock);
        QVERIFY(!instrument);
        QVERIFY2(instrument.error().text.contains(word), qPrintable(instrument.error().text));
    }
};

QTEST_GUILESS_MAIN(InstrumentTest)
#include "instrument_test.moc"
