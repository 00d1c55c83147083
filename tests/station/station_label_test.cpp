// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/station/demo_station.h"

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

using What = Answer::What;
using Kind = Answer::Kind;

/** KIT-1 with a label printer whose answers are the test's. */
struct Kitting {
    Kitting() { begin(); }

    void begin()
    {
        factory.at("KIT-1");
        QObject::connect(factory.session.get(), &Session::labelWished, factory.session.get(),
            [this](const LabelWish &wish) { wishes.push_back(wish); });
        printer(PrinterState::Kind::Ready);
    }
    void printer(PrinterState::Kind kind, const QString &detail = {})
    {
        factory.session->setPrinter({kind, u"zebra"_s, detail}, {});
    }
    /** The power goes, and comes again. */
    void restart()
    {
        factory.openJournal();
        wishes.clear();
        begin();
    }
    void signIn() { factory.badge(1114); }
    UnitId mint()
    {
        factory.touch("MINT", u"LA-40-100"_s);
        return wishes.empty() ? unitA : wishes.back().subject.unit().value_or(unitA);
    }
    void printed() { factory.session->labelPrinted(wishes.back().job); }
    const StationView &view() const { return factory.view(); }

    Factory factory;
    std::vector<LabelWish> wishes;
};

static QByteArray labelOn(const UnitId &unit)
{
    return "]d20104012345000412"
           "21"
        + unit.serial.text().toLatin1()
        + "\x1d"
          "10LA40-26A";
}

class StationLabelTest : public QObject {
    Q_OBJECT

private slots:
    void a_new_unit_is_minted_printed_scanned_back_and_goes_on()
    {
        Kitting k;
        k.signIn();
        QVERIFY(k.view().canMint);
        const UnitId unit = k.mint();
        QCOMPARE(unit, unitOf(1));
        QCOMPARE(k.factory.answers.back().what, What::UnitCreated);
        QCOMPARE(k.view().prompt.kind, Prompt::Kind::WaitForLabel);
        QCOMPARE(k.wishes.size(), size_t(1));
        QCOMPARE(k.wishes[0].data.at(Label::Field::Serial), unit.serial.text());
        QCOMPARE(k.wishes[0].data.at(Label::Field::Lot), u"LA40-26A"_s);
        QVERIFY(k.view().label);
        k.printed();
        QCOMPARE(k.factory.answers.back().what, What::LabelPrinted);
        QCOMPARE(k.view().prompt.kind, Prompt::Kind::ScanLabel);
        QVERIFY(!k.view().canComplete);
        QCOMPARE(k.factory.touch("COMPLETE").refusal->reason, Reason::LabelNotRead);
        QCOMPARE(k.factory.scan(labelOn(unit)).what, What::LabelRead);
        QVERIFY(!k.view().label);
        QCOMPARE(k.factory.touch("COMPLETE").kind, Kind::Completed);
        QCOMPARE(k.factory.unit(unit).label, IdentifierState::Bound);
        QCOMPARE(k.mint(), unitOf(2));
    }

    void another_units_label_is_refused_with_words_and_recorded()
    {
        Kitting k;
        k.signIn();
        const UnitId unit = k.mint();
        k.printed();
        for (const QByteArray &label : {labelOn(unitOf(7)), serialOf(8).toLatin1(),
                 QByteArray("LA-40-100-M:S") + unit.serial.text().toLatin1()}) {
            const Answer said = k.factory.scan(label);
            QVERIFY2(said.refusal, label.constData());
            QCOMPARE(said.refusal->reason, Reason::LabelMismatch);
            QVERIFY(said.sequence > 0);
        }
        QCOMPARE(k.factory.unit(unit).label, IdentifierState::Printed);
        QCOMPARE(k.factory.scan(unit.serial.text()).what, What::LabelRead);
    }

    void a_further_copy_asks_why_and_is_counted_before_it_is_sent()
    {
        Kitting k;
        k.signIn();
        const UnitId unit = k.mint();
        k.printed();
        k.factory.touch("REPRINT");
        QCOMPARE(k.view().question->kind, Question::Kind::WhichReprintReason);
        QCOMPARE(k.wishes.size(), size_t(1));
        k.factory.touch("CHOOSE", u"damaged"_s);
        QCOMPARE(k.wishes.size(), size_t(2));
        QCOMPARE(k.factory.unit(unit).printed, 2);
        k.printed();
        QCOMPARE(k.factory.unit(unit).printed, 2);
        // By printed code, while one is on its way: not twice.
        k.factory.command("REPRINT", "LOST");
        const size_t sent = k.wishes.size();
        k.factory.command("REPRINT", "LOST");
        QCOMPARE(k.wishes.size(), sent);
    }

    void nothing_is_minted_while_the_printer_is_not_ready()
    {
        Kitting k;
        k.signIn();
        k.printer(PrinterState::Kind::PaperOut, u"no paper"_s);
        const Answer said = k.factory.touch("MINT", u"LA-40-100"_s);
        QCOMPARE(said.refusal->reason, Reason::PrinterNotReady);
        QCOMPARE(said.refusal->detail, u"no paper"_s);
        QVERIFY(k.wishes.empty());
        QVERIFY(!k.factory.unit(unitOf(1)).created);
    }

    void a_label_that_never_left_is_printed_again_as_the_first()
    {
        Kitting k;
        k.signIn();
        const UnitId unit = k.mint();
        k.factory.session->labelFailed(k.wishes.back().job, u"connection refused"_s, false);
        QCOMPARE(k.factory.answers.back().what, What::LabelNotPrinted);
        QCOMPARE(k.view().prompt.kind, Prompt::Kind::PrintLabel);
        k.factory.touch("REPRINT");
        QCOMPARE(k.wishes.size(), size_t(2));
        k.printed();
        QCOMPARE(k.factory.unit(unit).printed, 1);
    }

    void a_label_that_may_have_come_out_is_asked_about()
    {
        Kitting k;
        k.signIn();
        const UnitId unit = k.mint();
        k.factory.session->labelFailed(k.wishes.back().job, u"no answer"_s, true);
        QCOMPARE(k.view().question->kind, Question::Kind::PrintAgain);
        k.factory.touch("YES");
        QCOMPARE(k.wishes.size(), size_t(2));
        QCOMPARE(k.factory.unit(unit).printed, 2);
    }

    void after_a_power_cut_the_operator_is_asked_once_and_nothing_is_printed_by_itself()
    {
        Kitting k;
        k.signIn();
        const UnitId unit = k.mint();
        k.restart();
        QVERIFY(!k.view().question);
        k.signIn();
        QVERIFY(k.view().question);
        QCOMPARE(k.view().question->kind, Question::Kind::PrintAgain);
        QCOMPARE(k.view().unit->unit, unit);
        QVERIFY(k.wishes.empty());
        k.factory.touch("NO");
        QVERIFY(k.wishes.empty());
        k.factory.touch("LOCK");
        k.signIn();
        QVERIFY(!k.view().question);
        // The label was there: its scan settles it.
        QCOMPARE(k.factory.scan(labelOn(unit)).what, What::LabelRead);
    }

    void a_label_that_was_in_doubt_is_printed_later_as_a_copy_too()
    {
        Kitting k;
        k.signIn();
        const UnitId unit = k.mint();
        k.restart();
        k.signIn();
        k.factory.touch("NO"); // it is there, he thinks
        k.factory.touch("REPRINT"); // it is not
        QCOMPARE(k.wishes.size(), size_t(1));
        QCOMPARE(k.factory.unit(unit).printed, 2);
        const auto entries = k.factory.entriesOf(unit);
        const auto *print = std::get_if<IdentifierPrinted>(&entries.back().entry.event);
        QVERIFY(print && !print->why.isEmpty());
    }

    void a_yes_after_a_power_cut_prints_a_second_copy_with_its_reason()
    {
        Kitting k;
        k.signIn();
        const UnitId unit = k.mint();
        k.restart();
        k.signIn();
        k.factory.touch("YES");
        QCOMPARE(k.wishes.size(), size_t(1));
        const auto entries = k.factory.entriesOf(unit);
        const auto *print = std::get_if<IdentifierPrinted>(&entries.back().entry.event);
        QVERIFY(print);
        QCOMPARE(print->copy, 2);
        QVERIFY(!print->why.isEmpty());
        k.restart();
        k.signIn();
        QVERIFY(!k.view().question);
    }

    void a_withdrawn_serial_leaves_the_table_and_is_never_minted_again()
    {
        Kitting k;
        k.signIn();
        const UnitId unit = k.mint();
        k.printed();
        k.factory.touch("VOID");
        QCOMPARE(k.view().question->kind, Question::Kind::WhichVoidReason);
        k.factory.touch("CHOOSE", u"printer-jam"_s);
        QVERIFY(!k.view().unit);
        QCOMPARE(k.factory.unit(unit).life, LifeCycle::Decommissioned);
        QCOMPARE(k.mint(), unitOf(2));
    }

    void a_number_that_somebody_used_already_is_passed_over()
    {
        Kitting k;
        k.factory.bring(unitOf(1), "010");
        k.begin();
        k.signIn();
        QCOMPARE(k.mint(), unitOf(2));
    }

    void a_label_printed_before_its_unit_makes_it_when_it_is_scanned()
    {
        Kitting k;
        Recorder recorder(
            *k.factory.journal, k.factory.plant, k.factory.clock, StationName::known(u"KIT-1"_s));
        const auto serials = recorder.nextSerials(unitA.part, 3);
        QVERIFY(serials);
        QCOMPARE(serials->size(), size_t(3));
        const auto judged = recorder.give(ReserveSerials{unitA.part, *serials}, {});
        QVERIFY(judged && !judged->refusal());
        k.signIn();
        const UnitId unit{unitA.part, serials->front()};
        QCOMPARE(k.factory.scan(labelOn(unit)).what, What::UnitCreated);
        QCOMPARE(k.factory.unit(unit).label, IdentifierState::Bound);
        QCOMPARE(k.factory.touch("COMPLETE").kind, Kind::Completed);
        QCOMPARE(k.mint(), unitOf(4));
    }

    void with_several_parts_and_no_order_chosen_the_part_is_asked()
    {
        Kitting k;
        k.signIn();
        k.factory.touch("MINT");
        QCOMPARE(k.view().question->kind, Question::Kind::WhichPart);
        k.factory.touch("CHOOSE", u"LA-40-100-M"_s);
        QCOMPARE(k.wishes.size(), size_t(1));
        QCOMPARE(k.wishes[0].subject.unit()->part.text(), u"LA-40-100-M"_s);
    }

    void a_station_without_a_printer_mints_nothing_and_works_as_before()
    {
        Factory f("KIT-1");
        f.badge(1114);
        QVERIFY(!f.view().canMint);
        QCOMPARE(f.touch("MINT", u"LA-40-100"_s).refusal->reason, Reason::NoLabel);
        QCOMPARE(f.scan(unitA).what, What::UnitCreated);
        QCOMPARE(f.touch("COMPLETE").kind, Kind::Completed);
    }
};

QTEST_GUILESS_MAIN(StationLabelTest)
#include "station_label_test.moc"
