// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/serials.h"
#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;

static const ContainerId tote = named<ContainerId>("TOTE-0011");
static const ContainerId other = named<ContainerId>("TOTE-0012");

/** A world whose packing station numbers totes. */
static World packing()
{
    World w;
    w.plant.labels = {{.name = QStringLiteral("tote"), .of = Label::Of::Container}};
    w.plant.containerTypes = {{.name = QStringLiteral("tote"),
        .block = QStringLiteral("TOTE-####"),
        .label = QStringLiteral("tote"),
        .ranges = {{small::at("PCK-1"), {11, 12}}}}};
    w.at("PCK-1");
    return w;
}
static NumberContainer number(const ContainerId &id = tote)
{
    return {id, QStringLiteral("tote")};
}
static PrintContainerLabel print(const char *why = "", const ContainerId &id = tote)
{
    return {id, QStringLiteral("zebra"), QStringLiteral("tote/1"), QString::fromLatin1(why)};
}
static Container containerIn(const World &w, const ContainerId &id = tote)
{
    return w.standing(Subject::of(id)).container();
}

class ContainerRulesTest : public QObject {
    Q_OBJECT

private slots:
    void a_number_is_reserved_printed_and_bound_by_the_scan_of_its_label()
    {
        World w = packing();
        w.then(number());
        QCOMPARE(containerIn(w).label, IdentifierState::Reserved);
        w.then(print());
        QCOMPARE(containerIn(w).label, IdentifierState::Printed);
        QCOMPARE(containerIn(w).printed, 1);
        REFUSED(w.judge(BindContainer{tote, other}), LabelMismatch);
        w.then(BindContainer{tote, tote});
        QCOMPARE(containerIn(w).label, IdentifierState::Bound);
        QVERIFY(std::get<Facts>(w.judge(BindContainer{tote, tote})).empty());
    }

    void a_further_copy_needs_a_reason_and_is_counted()
    {
        World w = packing();
        w.then(number()).then(print());
        REFUSED(w.judge(print()), ReasonNeeded);
        w.then(print("damaged")).then(BindContainer{tote, tote}).then(print("lost"));
        QCOMPARE(containerIn(w).printed, 3);
        QCOMPARE(containerIn(w).label, IdentifierState::Bound);
    }

    void what_may_have_come_out_before_the_power_went_counts_as_a_copy()
    {
        World w = packing();
        w.then(number()).then(print("not known after a restart"));
        QCOMPARE(containerIn(w).printed, 2);
    }

    void the_first_copy_of_a_label_that_came_from_elsewhere_is_its_second()
    {
        World w = packing();
        REFUSED(w.judge(print()), ReasonNeeded);
        w.then(print("damaged"));
        QCOMPARE(containerIn(w).printed, 2);
        QCOMPARE(containerIn(w).label, IdentifierState::None);
    }

    void a_station_gives_numbers_of_its_own_and_each_once()
    {
        World w = packing();
        const Subject station = Subject::of(small::at("PCK-1"));
        const ContainerType &totes = w.plant.containerTypes.front();
        const auto next
            = [&] { return nextNumber(totes, small::at("PCK-1"), w.standing(station).workplace()); };
        QCOMPARE(next(), std::optional<qint64>(11));
        w.then(number());
        QCOMPARE(next(), std::optional<qint64>(12));
        REFUSED(w.judge(number()), ContainerExists);
        REFUSED(w.judge(number(named<ContainerId>("TOTE-0013"))), SerialsUsedUp);
        REFUSED(w.judge(number(named<ContainerId>("CRATE-0011"))), SerialsUsedUp);
        REFUSED(w.judge(NumberContainer{other, QStringLiteral("carton")}), SerialsUsedUp);
        w.then(number(other));
        QCOMPARE(next(), std::nullopt);
        w.at("KIT-1");
        REFUSED(w.judge(number(other)), SerialsUsedUp);
    }

    void packing_into_it_is_the_scan_of_its_label()
    {
        World w;
        passed(w, "060");
        World numbered = packing();
        w.plant = numbered.plant;
        w.at("PCK-1").then(number()).then(print()).then(PackUnit{pump, tote});
        QCOMPARE(containerIn(w).label, IdentifierState::Bound);
        QCOMPARE(containerIn(w).content, std::vector<Subject>{Subject::of(pump)});
        REFUSED(w.judge(VoidContainer{tote, QStringLiteral("damaged")}), ContainerExists);
    }

    void a_number_that_was_withdrawn_is_never_used()
    {
        World w;
        passed(w, "060");
        w.plant = packing().plant;
        w.at("PCK-1").then(number()).then(print());
        REFUSED(w.judge(VoidContainer{tote, {}}), ReasonNeeded);
        w.then(VoidContainer{tote, QStringLiteral("printer-jam")});
        QCOMPARE(containerIn(w).label, IdentifierState::Voided);
        REFUSED(w.judge(print("lost")), ContainerVoid);
        REFUSED(w.judge(BindContainer{tote, tote}), ContainerVoid);
        REFUSED(w.judge(PackUnit{pump, tote}), ContainerVoid);
        REFUSED(w.judge(number()), ContainerExists);
    }

    void nobody_signed_in_does_none_of_it()
    {
        World w = packing();
        w.then(number());
        w.scene.person = nullptr;
        REFUSED(w.judge(number(other)), NotSignedIn);
        REFUSED(w.judge(print()), NotSignedIn);
        REFUSED(w.judge(BindContainer{tote, tote}), NotSignedIn);
        REFUSED(w.judge(VoidContainer{tote, QStringLiteral("damaged")}), NotSignedIn);
    }
};

QTEST_GUILESS_MAIN(ContainerRulesTest)
#include "container_rules_test.moc"
