// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/minted_serial.h"
#include "tests/station/demo_station.h"

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

using What = Answer::What;
using Kind = Answer::Kind;

/** PCK-1 with a label printer whose answers are the test's. */
struct Packing {
    explicit Packing(const char *where = "PCK-1")
        : station(where)
    {
        begin();
    }

    void begin()
    {
        factory.at(station);
        QObject::connect(factory.session.get(), &Session::labelWished, factory.session.get(),
            [this](const LabelWish &wish) { wishes.push_back(wish); });
        printer(PrinterState::Kind::Ready);
    }
    void printer(PrinterState::Kind kind, const QString &detail = {})
    {
        factory.session->setPrinter({kind, u"zebra"_s, detail}, {});
    }
    void restart()
    {
        factory.openJournal();
        wishes.clear();
        begin();
    }
    void signIn() { factory.badge(QByteArray(station) == "PCK-1" ? 1111 : 1114); }
    ContainerId carton()
    {
        factory.touch("MINT", u"carton"_s);
        return wishes.empty() ? ContainerId::known(u"none"_s) : *wishes.back().subject.container();
    }
    void printed() { factory.session->labelPrinted(wishes.back().job); }
    Answer scan(const ContainerId &sscc) { return factory.scan("]C100" + sscc.text().toLatin1()); }
    Container standing(const ContainerId &id) { return factory.standing(Subject::of(id)).container(); }
    const StationView &view() const { return factory.view(); }

    const char *station;
    Factory factory;
    std::vector<LabelWish> wishes;
};

/** The first number that PCK-1 gives. */
static ContainerId first()
{
    return *numberedContainer(*containerType(demoPlant(), u"carton"_s), 500'000'001);
}

class StationContainerTest : public QObject {
    Q_OBJECT

private slots:
    void a_carton_is_numbered_printed_scanned_back_and_packed_into()
    {
        Packing p;
        p.factory.bring(unitOf(1), "090");
        p.begin();
        p.signIn();
        QCOMPARE(p.view().containerTypes.size(), size_t(1));
        const ContainerId carton = p.carton();
        QCOMPARE(carton.text().left(17), u"34012345500000001"_s);
        QCOMPARE(p.factory.answers.back().what, What::ContainerNumbered);
        QCOMPARE(p.view().prompt.kind, Prompt::Kind::WaitForLabel);
        QCOMPARE(p.view().prompt.container, carton);
        QCOMPARE(p.wishes[0].form.name, u"carton"_s);
        QCOMPARE(p.wishes[0].data.at(Label::Field::Sscc), carton.text());
        QVERIFY(p.view().label);
        p.printed();
        QCOMPARE(p.factory.answers.back().what, What::LabelPrinted);
        QCOMPARE(p.view().prompt.kind, Prompt::Kind::ScanLabel);
        QCOMPARE(p.scan(carton).what, What::LabelRead);
        QCOMPARE(p.standing(carton).label, IdentifierState::Bound);
        QVERIFY(!p.view().label);
        p.factory.scan(unitOf(1));
        QCOMPARE(p.scan(carton).what, What::UnitPacked);
        QCOMPARE(p.standing(carton).content.size(), size_t(1));
    }

    void a_new_carton_beside_the_open_unit_is_packed_into_by_the_scan_of_its_label()
    {
        Packing p;
        p.factory.bring(unitOf(1), "090");
        p.begin();
        p.signIn();
        p.factory.scan(unitOf(1));
        QVERIFY(!p.view().containerTypes.empty());
        p.factory.touch("MINT");
        QCOMPARE(p.wishes.size(), size_t(1));
        const ContainerId carton = *p.wishes[0].subject.container();
        p.printed();
        QCOMPARE(p.view().prompt.container, carton);
        QCOMPARE(p.scan(carton).what, What::UnitPacked);
        QCOMPARE(p.standing(carton).label, IdentifierState::Bound);
        QVERIFY(p.factory.touch("COMPLETE").kind == Kind::Completed);
    }

    void the_label_of_another_carton_is_refused_with_words_and_recorded()
    {
        Packing p;
        p.factory.bring(unitOf(1), "090");
        p.begin();
        p.signIn();
        const ContainerId carton = p.carton();
        p.printed();
        const ContainerId wrong = ContainerId::known(u"340123450000000017"_s);
        for (const bool withUnit : {false, true}) {
            if (withUnit)
                p.factory.scan(unitOf(1));
            const Answer said = p.scan(wrong);
            QVERIFY(said.refusal);
            QCOMPARE(said.refusal->reason, Reason::LabelMismatch);
            QCOMPARE(said.refusal->detail, wrong.text());
            QVERIFY(said.sequence > 0);
        }
        QCOMPARE(p.standing(carton).label, IdentifierState::Printed);
    }

    void a_further_copy_asks_why_and_is_counted_before_it_is_sent()
    {
        Packing p;
        p.signIn();
        const ContainerId carton = p.carton();
        p.printed();
        p.factory.touch("REPRINT");
        QCOMPARE(p.view().question->kind, Question::Kind::WhichReprintReason);
        p.factory.touch("CHOOSE", u"damaged"_s);
        QCOMPARE(p.wishes.size(), size_t(2));
        QCOMPARE(p.standing(carton).printed, 2);
        p.printed();
        QCOMPARE(p.standing(carton).printed, 2);
        // Bound, and later shown again by its scan: the printed code does the same.
        p.scan(carton);
        p.factory.touch("LOGOUT");
        p.signIn();
        QVERIFY(!p.view().canReprint);
        QCOMPARE(p.scan(carton).what, What::AskContainer);
        QVERIFY(p.view().canReprint);
        p.factory.command("REPRINT", "LOST");
        QCOMPARE(p.standing(carton).printed, 3);
        p.printed();
        // By touch: the question about the container offers it.
        p.scan(carton);
        QCOMPARE(p.view().question->choices.back().id, u"REPRINT"_s);
        p.factory.touch("CHOOSE", u"REPRINT"_s);
        QCOMPARE(p.view().question->kind, Question::Kind::WhichReprintReason);
        p.factory.touch("CHOOSE", u"damaged"_s);
        QCOMPARE(p.standing(carton).printed, 4);
    }

    void a_number_is_withdrawn_with_a_reason_and_the_next_one_is_another()
    {
        Packing p;
        p.signIn();
        const ContainerId carton = p.carton();
        p.factory.session->labelFailed(p.wishes.back().job, u"no paper"_s, false);
        QCOMPARE(p.factory.answers.back().what, What::LabelNotPrinted);
        QCOMPARE(p.view().prompt.kind, Prompt::Kind::PrintLabel);
        p.factory.touch("VOID");
        QCOMPARE(p.view().question->kind, Question::Kind::WhichVoidReason);
        p.factory.touch("CHOOSE", u"printer-jam"_s);
        QCOMPARE(p.standing(carton).label, IdentifierState::Voided);
        QVERIFY(!p.view().container);
        QVERIFY(p.carton() != carton);
    }

    void no_second_one_is_numbered_while_the_label_of_the_first_was_seen_by_nobody()
    {
        Packing p;
        p.signIn();
        p.carton();
        p.printed();
        QCOMPARE(p.factory.touch("MINT").refusal->reason, Reason::LabelNotRead);
        QCOMPARE(p.wishes.size(), size_t(1));
    }

    void after_a_power_cut_the_operator_is_asked_once_which_label_is_in_doubt()
    {
        Packing p;
        p.signIn();
        const ContainerId carton = p.carton();
        p.restart();
        p.signIn();
        QVERIFY(p.view().question);
        QCOMPARE(p.view().question->kind, Question::Kind::PrintAgain);
        QCOMPARE(p.view().question->about.container, carton);
        QVERIFY(p.wishes.empty());
        p.factory.touch("NO");
        p.factory.touch("LOCK");
        p.signIn();
        QVERIFY(!p.view().question);
        QCOMPARE(p.scan(carton).what, What::LabelRead);
    }

    void a_yes_after_a_power_cut_prints_a_second_copy_with_its_reason()
    {
        Packing p;
        p.signIn();
        const ContainerId carton = p.carton();
        p.restart();
        p.signIn();
        p.factory.touch("YES");
        QCOMPARE(p.wishes.size(), size_t(1));
        QCOMPARE(p.standing(carton).printed, 2);
    }

    void what_was_printed_before_a_restart_is_still_to_be_scanned_after_it()
    {
        Packing p;
        p.signIn();
        const ContainerId carton = p.carton();
        p.printed();
        p.restart();
        p.signIn();
        QVERIFY(!p.view().question);
        QCOMPARE(p.view().prompt.kind, Prompt::Kind::ScanLabel);
        QCOMPARE(p.view().prompt.container, carton);
    }

    void a_number_that_came_on_a_carton_from_elsewhere_is_passed_over()
    {
        Packing p;
        p.factory.bring(unitOf(1), "090");
        p.begin();
        p.signIn();
        p.factory.scan(unitOf(1));
        QCOMPARE(p.scan(first()).what, What::UnitPacked);
        p.factory.touch("COMPLETE");
        QVERIFY(p.carton() != first());
    }

    void a_kit_tote_is_offered_beside_the_units_where_units_begin()
    {
        Packing p("KIT-1");
        p.signIn();
        QVERIFY(p.view().canMint);
        p.factory.touch("MINT");
        QCOMPARE(p.view().question->kind, Question::Kind::WhichPart);
        p.factory.touch("CHOOSE", u"tote"_s);
        QCOMPARE(p.wishes.size(), size_t(1));
        QCOMPARE(*p.wishes[0].subject.container(), ContainerId::known(u"TOTE-5001"_s));
        p.printed();
        QCOMPARE(p.factory.scan("TOTE-5001").what, What::LabelRead);
        // A unit in work goes on in it.
        p.factory.scan(unitOf(7));
        QCOMPARE(p.factory.scan("TOTE-5001").what, What::UnitMoved);
        // By its printed code, while a unit is open; the bare MINT means a unit, and that is in the way.
        QCOMPARE(p.factory.command("MINT").refusal->reason, Reason::OtherUnitOpen);
        p.factory.command("MINT", "TOTE");
        QCOMPARE(p.wishes.size(), size_t(2));
    }

    void nothing_is_numbered_while_the_printer_is_not_ready_or_not_there()
    {
        Packing p;
        p.signIn();
        p.printer(PrinterState::Kind::PaperOut, u"no paper"_s);
        QCOMPARE(p.factory.touch("MINT").refusal->reason, Reason::PrinterNotReady);
        QVERIFY(!p.factory.standing(Subject::of(first())).known());
        Factory bare("PCK-1");
        bare.badge(1111);
        QVERIFY(bare.view().containerTypes.empty());
        QCOMPARE(bare.touch("MINT").refusal->reason, Reason::NoLabel);
        bare.scan("]C100340123450000000017");
        QVERIFY(bare.view().question->choices.back().id != u"REPRINT"_s); // nothing here could print it
    }
};

QTEST_GUILESS_MAIN(StationContainerTest)
#include "station_container_test.moc"
