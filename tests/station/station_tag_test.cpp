// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/unit_epc.h"
#include "tests/station/demo_station.h"

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

using What = Answer::What;
using Kind = Answer::Kind;

static const QByteArray blankEpc = "30751FEB705C5904E3D50D70";

static Scan tagScan(const QByteArray &epc, const QByteArray &tid = {})
{
    Scan scan{.bytes = epc, .device = u"gate"_s, .kind = Scan::Kind::Rfid};
    scan.antenna = 2;
    scan.rssiDbm = -55;
    scan.tid = tid;
    return scan;
}

/** A unit on the table of KIT-1, and a reader that writes tags as the test says. */
struct Tagging {
    explicit Tagging(bool withReader = true)
    {
        factory.at("KIT-1");
        factory.badge(1114);
        factory.scan(unitA);
        if (!withReader)
            return;
        Session *session = factory.session.get();
        session->setTagWriter(u"gate"_s);
        reader(DeviceState::Kind::Ready);
        QObject::connect(
            session, &Session::tagWished, session, [this](const TagWish &wish) { wishes.push_back(wish); });
        QObject::connect(session, &Session::tagLeft, session, [this](qint64 job) { left.push_back(job); });
    }
    void reader(DeviceState::Kind kind) { factory.session->setDevice({u"gate"_s, kind, {}, false}); }
    Session &session() { return *factory.session; }
    const Answer &said() { return factory.answers.back(); }
    Entry last() { return factory.entriesOf().back().entry; }

    Factory factory;
    std::vector<TagWish> wishes;
    std::vector<qint64> left;
};

class StationTagTest : public QObject {
    Q_OBJECT

private slots:
    void a_tag_is_asked_for_written_and_bound_with_how_it_was_read()
    {
        Tagging t;
        QVERIFY(t.factory.view().canWriteTag);
        const Answer asked = t.factory.command("TAG");
        QCOMPARE(asked.what, What::AskTag);
        QCOMPARE(t.wishes.size(), size_t(1));
        const TagWish wish = t.wishes.front();
        QCOMPARE(wish.reader, u"gate"_s);
        QCOMPARE(wish.unit, unitA);
        QCOMPARE(wish.epc, *epcOfUnit(unitA, t.factory.plant));
        QCOMPARE(t.factory.view().question->kind, Question::Kind::WriteTag);

        QVERIFY(t.session().tagFound(wish.job, tagScan(blankEpc)));
        QVERIFY(t.factory.view().question->writing);
        t.session().tagWritten(wish.job, tagScan(blankEpc, "E280116020007"));
        QCOMPARE(t.said().kind, Kind::Accepted);
        QCOMPARE(t.said().what, What::TagWritten);
        QVERIFY(t.said().sequence > 0);
        QVERIFY(!t.factory.view().question);

        const auto history = t.factory.entriesOf();
        const Entry &epc = history[history.size() - 2].entry;
        QCOMPARE(epc.event, Event(IdentifierBound{u"epc"_s, QString::fromLatin1(wish.epc)}));
        QCOMPARE(epc.stamp.how, CaptureMethod::Rfid);
        QCOMPARE(epc.stamp.device, u"gate"_s);
        QCOMPARE(epc.stamp.raw, wish.epc);
        QCOMPARE(epc.stamp.tag, (TagSighting{.antenna = 2, .rssi = -550, .tid = u"E280116020007"_s}));
        QCOMPARE(history.back().entry.event, Event(IdentifierBound{u"tid"_s, u"E280116020007"_s}));
    }

    void the_written_tag_is_the_unit_and_keeps_how_it_was_read()
    {
        Tagging t;
        t.factory.touch("TAG");
        const TagWish wish = t.wishes.front();
        QVERIFY(t.session().tagFound(wish.job, tagScan(blankEpc)));
        t.session().tagWritten(wish.job, tagScan(blankEpc));
        t.factory.touch("COMPLETE");
        const auto units = t.factory.journal->resolve(QString::fromLatin1(wish.epc));
        QVERIFY(units);
        QCOMPARE(*units, std::vector<UnitId>{unitA});
        Scan scan = tagScan(wish.epc);
        scan.atMs = t.factory.clock.wallMs();
        t.session().takeScan(scan);
        QCOMPARE(t.said().unit, unitA);
        QCOMPARE(t.said().tag->antenna, 2);
    }

    void every_trouble_is_shown_and_recorded_data()
    {
        QTest::addColumn<QString>("why");
        for (const QString &why : tagTroubles())
            QTest::newRow(qPrintable(why)) << why;
    }
    void every_trouble_is_shown_and_recorded()
    {
        QFETCH(QString, why);
        Tagging t;
        t.factory.touch("TAG");
        const size_t before = t.factory.entriesOf().size();
        t.session().tagFailed(t.wishes.front().job, why, tagScan(blankEpc));
        QCOMPARE(t.said().kind, Kind::Refused);
        QCOMPARE(t.said().refusal->reason, Reason::TagNotWritten);
        QCOMPARE(t.said().refusal->detail, why);
        QVERIFY(!t.factory.view().question);
        QCOMPARE(t.factory.entriesOf().size(), before + 1);
        const Entry last = t.last();
        const auto *refused = std::get_if<ScanRefused>(&last.event);
        QVERIFY(refused);
        QCOMPARE(refused->refusal.detail, why);
        QCOMPARE(last.stamp.raw, blankEpc);
        QCOMPARE(last.stamp.tag.rssi, std::optional(-550));
        QVERIFY(!t.factory.unit(unitA).identifiers.contains(u"epc"_s));
        QCOMPARE(t.factory.touch("TAG").what, What::AskTag); // and again
        QVERIFY(t.wishes.back().job != t.wishes.front().job);
    }

    void a_tag_of_another_unit_is_left_alone()
    {
        Tagging t;
        t.factory.touch("TAG");
        QVERIFY(t.session().tagFound(t.wishes.back().job, tagScan(blankEpc)));
        t.session().tagWritten(t.wishes.back().job, tagScan(blankEpc, "E2801160200071"));
        const QByteArray ofA = t.wishes.back().epc;
        t.factory.touch("COMPLETE");
        t.factory.scan(unitOf(2));
        t.factory.touch("TAG");
        const qint64 job = t.wishes.back().job;
        QVERIFY(!t.session().tagFound(job, tagScan(ofA)));
        QVERIFY(!t.session().tagFound(job, tagScan(blankEpc, "E2801160200071"))); // rewritten elsewhere
        QVERIFY(t.session().tagFound(job, tagScan(blankEpc, "E2801160200072")));
    }

    void whatever_else_is_scanned_or_touched_means_no()
    {
        Tagging t;
        t.factory.touch("TAG");
        t.factory.touch("NO");
        QCOMPARE(t.left, std::vector<qint64>{t.wishes[0].job});
        QVERIFY(!t.session().tagFound(t.wishes[0].job, tagScan(blankEpc)));
        t.factory.touch("TAG");
        t.factory.scan("no such code");
        QCOMPARE(t.left.size(), size_t(2));
        QVERIFY(!t.factory.view().question);
        t.factory.touch("TAG");
        t.factory.touch("TAG"); // asked once more: the first is over
        QCOMPARE(t.left.size(), size_t(3));
        QCOMPARE(t.left.back(), t.wishes[2].job);
        QVERIFY(t.session().tagFound(t.wishes[3].job, tagScan(blankEpc)));
    }

    void what_is_being_written_is_told_even_when_nobody_waits()
    {
        Tagging t;
        t.factory.touch("TAG");
        const TagWish wish = t.wishes.front();
        QVERIFY(t.session().tagFound(wish.job, tagScan(blankEpc)));
        t.factory.touch("NO");
        QVERIFY(t.left.empty());
        QCOMPARE(t.factory.touch("TAG").refusal->reason, Reason::TagNotWritten); // one after the other
        t.session().tagWritten(wish.job, tagScan(blankEpc));
        QCOMPARE(t.said().what, What::TagWritten);
        QVERIFY(t.factory.unit(unitA).identifiers.contains(u"epc"_s));
    }

    void without_a_unit_a_reader_or_a_person_nothing_is_asked_for()
    {
        Tagging none(false);
        QVERIFY(!none.factory.view().canWriteTag);
        QCOMPARE(none.factory.touch("TAG").refusal->detail, u"no-writer"_s);
        Tagging away;
        away.reader(DeviceState::Kind::Lost);
        QCOMPARE(away.factory.touch("TAG").refusal->detail, u"no-reader"_s);
        Tagging nobody;
        nobody.factory.touch("LOGOUT");
        QVERIFY(!nobody.factory.view().canWriteTag);
        QCOMPARE(nobody.factory.touch("TAG").refusal->reason, Reason::NotSignedIn);
        QVERIFY(away.wishes.empty() && nobody.wishes.empty());
    }
};

QTEST_GUILESS_MAIN(StationTagTest)
#include "station_tag_test.moc"
