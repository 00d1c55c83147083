// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/hold_many.h"
#include "tests/journal/shim_vfs.h"
#include "tests/station/demo_station.h"

#include <QtTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/** Hundreds of units on one hold, while the station works. */
class HoldManyTest : public QObject {
    Q_OBJECT

    static constexpr int count = 300;

    static HoldMany::Order order(const char *number)
    {
        HoldMany::Order order{
            {}, HoldId::known(QString::fromLatin1(number)), u"supplier-notice"_s, u"EN2619-B"_s};
        for (int i = 1; i <= count; ++i) // held in advance, too: most were never seen here
            order.units.push_back({unitA.part, SerialNumber::known(u"HM-%1"_s.arg(i, 4, 10, QChar(u'0')))});
        return order;
    }
    static Given supervisor(const Factory &f)
    {
        return {.person = &f.plant.people.at(PersonId::known(u"P301"_s))};
    }
    static int held(Factory &f, const HoldMany::Order &order)
    {
        int all = 0;
        for (const UnitId &unit : order.units) {
            const auto holds = f.standing(Subject::of(unit)).holds;
            if (holds.size() > 1)
                return -1; // doubled
            all += int(holds.size());
        }
        return all;
    }

private slots:
    void initTestCase() { ShimVfs::install(); }
    void cleanup() { ShimVfs::install().reset(); }

    void all_are_held_in_slices_between_which_the_station_works()
    {
        Factory f("KIT-1");
        f.badge(1101);
        Recorder desk(*f.journal, f.plant, f.clock, StationName::known(u"SUP-1"_s));
        HoldMany many(*f.journal, desk, order("RC-1"));
        ShimVfs::install().reset();
        int slices = 0;
        while (!many.state().done()) {
            const int before = many.state().held;
            many.step(supervisor(f));
            ++slices;
            QVERIFY(many.state().held > before && many.state().held - before <= 40);
            if (slices == 2)
                QCOMPARE(f.scan(labelOf(unitA)).kind, Answer::Kind::Accepted);
        }
        QCOMPARE(many.state().held, count);
        QCOMPARE(held(f, order("RC-1")), count);
        // One commit a slice, and not one a unit.
        QVERIFY2(ShimVfs::install().journal.syncs < 3 * slices + 10,
            qPrintable(QString::number(ShimVfs::install().journal.syncs)));
        many.step(supervisor(f)); // done: nothing more
        QCOMPARE(many.state().held, count);
    }

    void who_is_interrupted_begins_again_and_nothing_is_held_twice()
    {
        Factory f;
        const auto first = order("RC-1");
        int done = 0;
        {
            Recorder desk(*f.journal, f.plant, f.clock, StationName::known(u"SUP-1"_s));
            HoldMany many(*f.journal, desk, first);
            many.step(supervisor(f));
            done = many.state().held;
        }
        f.openJournal(); // the power went
        QVERIFY(done > 0 && done < count);
        QCOMPARE(held(f, first), done);
        Recorder desk(*f.journal, f.plant, f.clock, StationName::known(u"SUP-1"_s));
        HoldMany again(*f.journal, desk, order("RC-2"));
        while (!again.state().done())
            again.step(supervisor(f));
        QCOMPARE(again.state().before, done);
        QCOMPARE(again.state().held, count - done);
        QCOMPARE(again.hold(), first.hold); // one number for all of it
        QCOMPARE(held(f, first), count);
        const qint64 length = f.length();
        HoldMany third(*f.journal, desk, order("RC-3"));
        while (!third.state().done())
            third.step(supervisor(f));
        QCOMPARE(third.state().before, count);
        QCOMPARE(f.length(), length);
    }

    void what_the_disk_did_not_take_is_not_said_to_be_held()
    {
        Factory f;
        Recorder desk(*f.journal, f.plant, f.clock, StationName::known(u"SUP-1"_s));
        HoldMany many(*f.journal, desk, order("RC-1"));
        many.step(supervisor(f));
        const int done = many.state().held;
        ShimVfs::install().reset();
        ShimVfs::install().failSyncAt = 1;
        ShimVfs::install().for_ever = true;
        many.step(supervisor(f));
        ShimVfs::install().reset();
        QVERIFY(many.state().failure);
        QVERIFY(many.state().done());
        QCOMPARE(many.state().held, done);
        f.openJournal();
        Recorder anew(*f.journal, f.plant, f.clock, StationName::known(u"SUP-1"_s));
        HoldMany again(*f.journal, anew, order("RC-2"));
        while (!again.state().done())
            again.step(supervisor(f));
        QVERIFY(!again.state().failure);
        QVERIFY(again.state().before >= done);
        QCOMPARE(held(f, order("RC-1")), count);
    }

    void who_may_not_hold_holds_nothing()
    {
        Factory f;
        Recorder desk(*f.journal, f.plant, f.clock, StationName::known(u"SUP-1"_s));
        HoldMany many(*f.journal, desk, order("RC-1"));
        while (!many.state().done())
            many.step({});
        QCOMPARE(many.state().refused, count);
        QCOMPARE(f.length(), 1); // one refusal, and not one a unit
        QCOMPARE(many.state().refusal->reason, Reason::NotSignedIn);
        QCOMPARE(held(f, order("RC-1")), 0);
    }
};

QTEST_GUILESS_MAIN(HoldManyTest)
#include "hold_many_test.moc"
