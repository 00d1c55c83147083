// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/instrument_desk.h"
#include "tests/station/demo_station.h"

#include <deque>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;
using Kind = Answer::Kind;
using What = Answer::What;
using Trouble = InstrumentReading::Trouble;
using State = InstrumentView::State;

/** The demo factory, where 080 asks for kinds of instruments: the current in A, from a meter in mA as well.
 */
static const Plant &plantWithClasses()
{
    static const Plant plant = [] {
        Plant made = demoPlant();
        for (Operation &operation : made.routings.front().operations) {
            for (Characteristic &c : operation.characteristics) {
                if (c.id.text() == u"load-current")
                    c.gaugeClass = u"ammeter"_s;
                else if (c.id.text() == u"clutch")
                    c.gaugeClass = u"load cell"_s;
                else if (c.id.text() == u"speed")
                    c.gaugeClass = u"encoder"_s;
            }
        }
        made.gauges.insert_or_assign(GaugeId::known(u"DIN-01"_s),
            Gauge{.id = GaugeId::known(u"DIN-01"_s),
                .gaugeClass = u"ammeter"_s,
                .serial = u"S-1"_s,
                .due = QDate(2027, 1, 31)});
        return made;
    }();
    return plant;
}

/** An instrument whose display and button are the test's. */
class FakeInstrument final : public Instrument {
public:
    void start() override { }
    void stop() override { }
    void ask() override { ++asked; }
    DeviceState state() const override { return {u"meter"_s, kind, {}, false}; }
    void set(DeviceState::Kind next)
    {
        kind = next;
        emit stateChanged(state());
    }
    DeviceState::Kind kind = DeviceState::Kind::Ready;
    int asked = 0;
};

/** A unit at 080 on FNC-1, and an instrument beside it. */
struct Bench {
    explicit Bench(const InstrumentPlace &where = ammeter())
        : place(where)
    {
        f.bring(unitA, "070");
        f.clock.advance(1000);
        session = std::make_unique<Session>(
            *f.journal, plantWithClasses(), f.clock, StationName::known(u"FNC-1"_s));
        QObject::connect(session.get(), &Session::answered, session.get(),
            [this](const Answer &answer, const QString &device) {
                answers.push_back(answer);
                devices.append(device);
            });
        if (!session->start(u"test"_s))
            qFatal("no session");
        scan(badgeText(f.plant.badgePrefix, u"1105"_s).toUtf8());
        scan(labelOf(unitA).toUtf8());
        desk = std::make_unique<InstrumentDesk>(*session, plantWithClasses(), f.clock);
        desk->add(meter, place);
        emit meter.stateChanged(meter.state());
        answers.clear();
        devices.clear();
    }
    static InstrumentPlace ammeter()
    {
        return {.device = u"meter"_s,
            .gauge = GaugeId::known(u"DIN-01"_s),
            .gaugeClass = u"ammeter"_s,
            .serial = u"S-1"_s,
            .calibrationDue = QDate(2027, 1, 31)};
    }
    static InstrumentPlace asked(bool atOnce = false)
    {
        InstrumentPlace place = ammeter();
        place.asked = true;
        place.atOnce = atOnce;
        return place;
    }
    void scan(const QByteArray &bytes)
    {
        f.clock.advance(2000);
        session->takeScan({.bytes = bytes, .atMs = f.clock.wallMs(), .device = u"scanner-1"_s});
    }
    static InstrumentReading reading(
        const char *value, const char *unit = "A", Trouble trouble = Trouble::None)
    {
        return {.raw = QByteArray(value) + ' ' + unit,
            .value = Decimal::fromText(QString::fromUtf8(value)),
            .unit = QString::fromUtf8(unit),
            .trouble = trouble,
            .atMs = tuesday,
            .device = u"meter"_s,
            .instrument = {.serial = u"S-1"_s, .calibrationDue = QDate(2027, 1, 31)}};
    }
    void press(const InstrumentReading &value)
    {
        f.clock.advance(2000);
        emit meter.measured(value);
    }
    const Answer &answer() const { return answers.back(); }
    Reason refusal() const { return answers.back().refusal->reason; }
    const std::optional<InstrumentView> &instrument() const { return session->view().instrument; }
    /** The speed, which goes before the current. */
    void typeSpeed()
    {
        f.clock.advance(2000);
        session->takeValue(u"12.0"_s);
        answers.clear();
        devices.clear();
    }
    std::vector<Measurement> recorded() { return f.unit().operations.at(op("080")).measurements; }

    Factory f;
    InstrumentPlace place;
    FakeInstrument meter;
    std::unique_ptr<Session> session;
    std::unique_ptr<InstrumentDesk> desk;
    std::vector<Answer> answers;
    QStringList devices;
};

class StationInstrumentTest : public QObject {
    Q_OBJECT
private slots:
    // ---- of its own accord

    void a_value_is_the_next_missing_one_that_the_instrument_measures()
    {
        Bench b;
        QCOMPARE(b.session->view().prompt.characteristic, CharacteristicId::known(u"speed"_s));
        b.press(Bench::reading("4.31"));
        QCOMPARE(b.answers.size(), size_t(1));
        QCOMPARE(b.answer().what, What::MeasurementRecorded);
        QCOMPARE(b.devices, QStringList{u"meter"_s});
        const Measurement m = b.recorded().at(0);
        QCOMPARE(m.characteristic, CharacteristicId::known(u"load-current"_s));
        QCOMPARE(m.value, u"4.31"_s);
        QCOMPARE(m.unit, u"A"_s);
        QCOMPARE(m.raw, u"4.31 A"_s);
        QCOMPARE(m.gauge, u"DIN-01"_s);
        QCOMPARE(m.gaugeDue, QDate(2027, 1, 31));
        const Entry entry = b.f.entriesOf().back().entry;
        QCOMPARE(entry.stamp.how, CaptureMethod::Machine);
        QCOMPARE(entry.stamp.device, u"meter"_s);
        QCOMPARE(entry.stamp.raw, QByteArray("4.31 A"));
        QCOMPARE(entry.stamp.person, PersonId::known(u"P105"_s));
    }

    void a_value_out_of_its_limits_is_recorded_as_what_it_is()
    {
        Bench b;
        b.press(Bench::reading("5.31"));
        QCOMPARE(b.recorded().at(0).verdict, Verdict::Fail);
    }

    void what_cannot_be_a_value_is_refused_in_words_and_never_a_number_data()
    {
        QTest::addColumn<InstrumentReading>("reading");
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<QString>("detail");
        InstrumentReading overload = Bench::reading("9.9E37", "A", Trouble::NotANumber);
        overload.value.reset();
        overload.raw = "9.90000000E+37";
        QTest::newRow("overload") << overload << Reason::BadValue << u"9.90000000E+37"_s;
        for (const char *raw : {"NaN", "inf", "1e309", "5,52", "", "\x01\x02"}) {
            overload.raw = raw;
            QTest::newRow(raw) << overload << Reason::BadValue << shownText(QString::fromLatin1(raw));
        }
        InstrumentReading ounces = Bench::reading("4.31", "oz", Trouble::WrongUnit);
        ounces.value.reset();
        QTest::newRow("wrong unit, told") << ounces << Reason::WrongUnit << u"oz"_s;
        QTest::newRow("wrong unit") << Bench::reading("4.31", "mV") << Reason::WrongUnit << u"mV"_s;
        QTest::newRow("no unit") << Bench::reading("4.31", "") << Reason::WrongUnit << u"meter"_s;
        QTest::newRow("unsteady") << Bench::reading("4.31", "A", Trouble::Unstable) << Reason::UnsteadyReading
                                  << u"meter"_s;
        QTest::newRow("implausible") << Bench::reading("431") << Reason::ImplausibleValue << u"431"_s;
        InstrumentReading nothing = Bench::reading("4.31");
        nothing.value.reset();
        QTest::newRow("no value at all") << nothing << Reason::BadValue << u"4.31 A"_s;
    }
    void what_cannot_be_a_value_is_refused_in_words_and_never_a_number()
    {
        QFETCH(InstrumentReading, reading);
        QFETCH(Reason, reason);
        QFETCH(QString, detail);
        Bench b;
        b.press(reading);
        QCOMPARE(b.answers.size(), size_t(1));
        QCOMPARE(b.answer().kind, Kind::Refused);
        QCOMPARE(b.refusal(), reason);
        QCOMPARE(b.answer().refusal->detail, detail);
        QVERIFY(b.answer().sequence > 0); // that it was refused is on record
        QVERIFY(b.recorded().empty());
    }

    void an_instrument_of_another_kind_gives_nothing()
    {
        InstrumentPlace scale = Bench::ammeter();
        scale.gauge.reset();
        scale.gaugeClass = u"scale"_s;
        Bench b(scale);
        for (const char *unit : {"A", "dB(A)"}) {
            b.press(Bench::reading("52.0", unit));
            QCOMPARE(b.refusal(), Reason::WrongGauge);
        }
        QVERIFY(b.recorded().empty());
    }

    void an_instrument_of_one_characteristic_gives_that_alone()
    {
        InstrumentPlace place = Bench::ammeter();
        place.gaugeClass.clear();
        place.characteristic = CharacteristicId::known(u"load-current"_s);
        Bench b(place);
        b.press(Bench::reading("4.31"));
        QCOMPARE(b.answer().what, What::MeasurementRecorded);
        b.press(Bench::reading("4.32"));
        QCOMPARE(b.refusal(), Reason::WrongGauge);
    }

    void a_value_for_nobody_and_for_nothing_is_refused()
    {
        Bench b;
        b.session->takeVerb(u"PARK"_s);
        b.press(Bench::reading("4.31"));
        QCOMPARE(b.refusal(), Reason::NotStarted);
        b.session->takeVerb(u"LOGOUT"_s);
        b.press(Bench::reading("4.31"));
        QCOMPARE(b.refusal(), Reason::NotSignedIn);
        QVERIFY(b.recorded().empty());
    }

    // ---- what stands on its display

    void it_is_shown_while_its_value_is_missing_and_not_recorded()
    {
        Bench b(Bench::asked());
        QVERIFY(!b.instrument()); // the speed comes first
        QCOMPARE(b.meter.asked, 0);
        b.typeSpeed();
        QVERIFY(b.instrument());
        QCOMPARE(b.instrument()->gauge, u"DIN-01"_s);
        QCOMPARE(b.instrument()->due, QDate(2027, 1, 31));
        QVERIFY(!b.instrument()->overdue);
        QCOMPARE(b.instrument()->state, State::Waiting);
        QCOMPARE(b.meter.asked, 1);
        emit b.meter.glimpsed(Bench::reading("4.2", "A", Trouble::Unstable));
        QCOMPARE(b.instrument()->state, State::Live);
        QCOMPARE(b.instrument()->value->text(), u"4.2"_s);
        QVERIFY(!b.instrument()->stable);
        QVERIFY(!b.instrument()->trouble);
        emit b.meter.measured(Bench::reading("4.31"));
        QVERIFY(b.instrument()->stable);
        QCOMPARE(b.meter.asked, 1); // not again at once
        QVERIFY(b.answers.empty());
        QCOMPARE(b.recorded().size(), size_t(1)); // the speed
        QTRY_COMPARE(b.meter.asked, 2); // and looked at again
    }

    void what_is_overdue_says_so()
    {
        InstrumentPlace place = Bench::asked();
        place.gauge.reset();
        place.calibrationDue = QDate(2026, 6, 15); // yesterday
        Bench b(place);
        b.typeSpeed();
        QVERIFY(b.instrument()->overdue);
    }

    void one_that_is_away_is_shown_as_away()
    {
        Bench b(Bench::asked());
        b.typeSpeed();
        emit b.meter.measured(Bench::reading("4.31"));
        b.meter.set(DeviceState::Kind::Lost);
        QCOMPARE(b.instrument()->state, State::NotConnected);
        QVERIFY(!b.instrument()->value);
        b.meter.set(DeviceState::Kind::Ready);
        QCOMPARE(b.instrument()->state, State::Waiting);
    }

    // ---- when it is told

    void take_records_the_answer_to_its_own_question()
    {
        Bench b(Bench::asked());
        b.typeSpeed();
        b.scan(commandText(u"TAKE"_s).toUtf8());
        QVERIFY(b.answers.empty());
        emit b.meter.measured(Bench::reading("0.00")); // asked for before anybody said TAKE
        QVERIFY(b.answers.empty());
        QCOMPARE(b.meter.asked, 2);
        emit b.meter.measured(Bench::reading("4.31"));
        QCOMPARE(b.answers.size(), size_t(1));
        QCOMPARE(b.answer().what, What::MeasurementRecorded);
        QCOMPARE(b.devices, QStringList{u"scanner-1"_s}); // who asked hears it
        QCOMPARE(b.recorded().back().value, u"4.31"_s);
        QCOMPARE(b.f.entriesOf().back().entry.stamp.device, u"meter"_s);
        emit b.meter.measured(Bench::reading("4.32"));
        QCOMPARE(b.answers.size(), size_t(1));
    }

    void take_said_twice_counts_once()
    {
        Bench b(Bench::asked());
        b.typeSpeed();
        b.session->takeVerb(u"TAKE"_s);
        b.session->takeVerb(u"TAKE"_s);
        QCOMPARE(b.answers.size(), size_t(1));
        QCOMPARE(b.refusal(), Reason::ReadTwice);
        emit b.meter.measured(Bench::reading("0.00"));
        emit b.meter.measured(Bench::reading("4.31"));
        QCOMPARE(b.recorded().size(), size_t(2));
    }

    void an_instrument_that_fails_is_refused_and_answered_once()
    {
        Bench b(Bench::asked());
        b.typeSpeed();
        emit b.meter.measured(Bench::reading("0.00"));
        b.session->takeVerb(u"TAKE"_s);
        emit b.meter.failed({Failure::Kind::Device, u"meter: did not answer in time"_s});
        QCOMPARE(b.answers.size(), size_t(1));
        QCOMPARE(b.refusal(), Reason::NoReading);
        QCOMPARE(b.answer().refusal->detail, u"meter"_s);
        QCOMPARE(b.instrument()->trouble->reason, Reason::NoReading);
        emit b.meter.failed({Failure::Kind::Device, u"meter: did not answer in time"_s});
        QCOMPARE(b.answers.size(), size_t(1));
    }

    void take_without_an_instrument_is_refused()
    {
        Bench b; // it has a button
        b.typeSpeed();
        b.session->takeVerb(u"TAKE"_s);
        QCOMPARE(b.refusal(), Reason::NoReading);
        b.press(Bench::reading("4.31"));
        b.session->takeVerb(u"TAKE"_s); // the clutch: nothing measures it here
        QCOMPARE(b.refusal(), Reason::NoReading);
        b.session->takeVerb(u"PARK"_s);
        b.session->takeVerb(u"TAKE"_s);
        QCOMPARE(b.refusal(), Reason::NotStarted);
    }

    void a_value_that_was_measured_for_another_thing_is_not_taken()
    {
        Bench b(Bench::asked());
        b.typeSpeed();
        emit b.meter.measured(Bench::reading("0.00"));
        b.session->takeVerb(u"TAKE"_s);
        b.session->takeValue(u"4.40"_s); // typed while it measures
        emit b.meter.measured(Bench::reading("4.31"));
        QCOMPARE(b.refusal(), Reason::NoReading);
        QCOMPARE(b.recorded().size(), size_t(2));
        QCOMPARE(b.recorded().back().value, u"4.40"_s);
    }

    void one_that_measures_at_once_is_told_once_for_each_value()
    {
        Bench b(Bench::asked(true));
        b.typeSpeed();
        QTRY_COMPARE(b.meter.asked, 1);
        emit b.meter.measured(Bench::reading("4.31", "A", Trouble::Unstable));
        QCOMPARE(b.refusal(), Reason::UnsteadyReading);
        QVERIFY(b.session->view().instrument->asked);
        QCOMPARE(b.meter.asked, 1); // neither looked at nor told again
        b.session->takeVerb(u"TAKE"_s);
        QCOMPARE(b.meter.asked, 2);
        emit b.meter.measured(Bench::reading("4.31"));
        QCOMPARE(b.answer().what, What::MeasurementRecorded);
    }
};

QTEST_GUILESS_MAIN(StationInstrumentTest)
#include "station_instrument_test.moc"
