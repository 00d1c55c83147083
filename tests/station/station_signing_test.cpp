// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/signature.h"
#include "tests/station/demo_station.h"

#include <QSignalSpy>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;
using Kind = Answer::Kind;
using What = Answer::What;

/** The PIN that the demo factory documents. */
static const QString pin = u"246810"_s, wrongPin = u"975312"_s;

/** PCK-1 with a unit that is ready to be released, and Kim N. who may. */
struct Packing : Factory {
    Packing()
    {
        bring(unitA, "090");
        at("PCK-1");
        badge(1111);
        scan(unitA);
    }
    /** The check of a PIN takes its time on another thread. */
    Answer typePin(const QString &digits)
    {
        clock.advance(2000);
        const size_t before = answers.size();
        session->takePin(digits);
        QSignalSpy told(session.get(), &Session::answered);
        while (answers.size() == before && told.wait(20'000)) { }
        return answers.back();
    }
    Answer sign(int badgeNumber, const QString &digits)
    {
        badge(badgeNumber);
        return typePin(digits);
    }
    int count(const std::function<bool(const Recorded &)> &wanted)
    {
        int found = 0;
        const Outcome walked = journal->forEach([&](const Recorded &recorded, const QByteArray &) {
            found += wanted(recorded) ? 1 : 0;
            return true;
        });
        return walked ? found : -1;
    }
    int wrongOnes()
    {
        return count([](const Recorded &recorded) {
            const auto *refused = std::get_if<ScanRefused>(&recorded.entry.event);
            return refused && refused->refusal.reason == Reason::SignatureWrong;
        });
    }
};

class StationSigningTest : public QObject {
    Q_OBJECT
private slots:
    void releasing_asks_for_a_badge_and_then_for_its_pin()
    {
        Packing f;
        const qint64 before = f.length();
        const Answer asked = f.touch("RELEASE");
        QCOMPARE(asked.what, What::AskSignature);
        QCOMPARE(f.length(), before); // that a signature is missing is no refusal
        QCOMPARE(f.view().question->kind, Question::Kind::Signature);
        QVERIFY(!f.view().question->signing->badgeRead);
        f.badge(1111);
        QVERIFY(f.view().question->signing->badgeRead);
        const Answer signedNow = f.typePin(pin);
        QCOMPARE(signedNow.what, What::UnitReleased);
        QCOMPARE(signedNow.signedBy, u"Kim Nguyen"_s);
        QVERIFY(f.unit().released);
        QVERIFY(!f.view().question);
    }

    void the_signature_is_bound_to_the_bytes_that_are_kept()
    {
        Packing f;
        f.touch("RELEASE");
        f.sign(1111, pin);
        const auto entries = f.entriesOf();
        const auto *signature = std::get_if<SignatureApplied>(&entries.back().entry.event);
        QVERIFY(signature);
        QCOMPARE(signature->meaning, u"released"_s);
        QCOMPARE(signature->entries.size(), 1U);
        std::map<EventId, QByteArray> bodies;
        QVERIFY(f.journal->forEach([&](const Recorded &recorded, const QByteArray &body) {
            bodies.emplace(recorded.entry.id, body);
            return true;
        }));
        const auto bodyOf = [&](const EventId &id) { return std::optional(bodies.at(id)); };
        QVERIFY(checkSignature(*signature, bodyOf).holds());
        QVERIFY(bodies.at(signature->entries.front().entry).contains("UnitReleased"));
    }

    void a_wrong_pin_and_an_unknown_badge_look_alike()
    {
        Packing f;
        f.touch("RELEASE");
        const Answer wrong = f.sign(1111, wrongPin);
        QCOMPARE(wrong.refusal->reason, Reason::SignatureWrong);
        QVERIFY(f.view().question && !f.view().question->signing->badgeRead);
        f.badge(7777); // nobody's
        QVERIFY(f.view().question->signing->badgeRead);
        Answer unknown = f.typePin(pin);
        unknown.atMs = wrong.atMs;
        unknown.sequence = wrong.sequence;
        QCOMPARE(unknown, wrong);
        QVERIFY(!f.unit().released);
        QCOMPARE(f.wrongOnes(), 2);
        QCOMPARE(f.sign(1111, pin).what, What::UnitReleased);
    }

    void no_pin_stands_anywhere_in_the_journal()
    {
        Packing f;
        f.touch("RELEASE");
        f.sign(1111, wrongPin);
        f.sign(1111, pin);
        QVERIFY(f.journal->forEach([&](const Recorded &, const QByteArray &body) {
            const bool told = body.contains(pin.toUtf8()) || body.contains(wrongPin.toUtf8());
            if (told)
                qFatal("a PIN in %s", body.constData());
            return true;
        }));
    }

    void after_five_wrong_ones_nobody_signs_for_a_while_and_a_restart_does_not_help()
    {
        Packing f;
        f.touch("RELEASE");
        for (int i = 0; i < 5; ++i)
            QCOMPARE(f.sign(1111, wrongPin).refusal->reason, Reason::SignatureWrong);
        QCOMPARE(f.sign(1111, pin).refusal->reason, Reason::SignatureLocked);
        f.openJournal();
        f.at("PCK-1");
        f.badge(1111);
        f.scan(unitA);
        f.touch("RELEASE");
        const Answer locked = f.sign(1111, pin);
        QCOMPARE(locked.refusal->reason, Reason::SignatureLocked);
        f.clock.advance(locked.refusal->at - f.clock.wallMs());
        QCOMPARE(f.sign(1111, pin).what, What::UnitReleased);
    }

    void who_turns_away_while_the_pin_is_checked_is_counted_all_the_same()
    {
        Packing f;
        f.touch("RELEASE");
        f.badge(1111);
        f.session->takePin(wrongPin);
        f.touch("NO");
        QVERIFY(!f.view().question);
        QTRY_COMPARE_WITH_TIMEOUT(f.wrongOnes(), 1, 20'000);
    }

    void a_right_pin_of_somebody_who_may_not_signs_nothing()
    {
        Packing f;
        f.touch("RELEASE");
        const Answer refused = f.sign(1112, pin);
        QCOMPARE(refused.refusal->reason, Reason::NotQualified);
        QVERIFY(!f.unit().released);
        QVERIFY(!f.view().question);
    }

    void any_other_scan_means_no()
    {
        Packing f;
        f.touch("RELEASE");
        f.scan(unitOf(900));
        QVERIFY(f.view().question && f.view().question->kind == Question::Kind::LeaveOpenUnit);
        f.session->takePin(pin); // of nothing
        QVERIFY(!f.unit().released);
    }

    void declining_is_recorded_with_a_reason()
    {
        Packing f;
        f.touch("RELEASE");
        f.touch("CHOOSE", u"decline"_s);
        QCOMPARE(f.view().question->kind, Question::Kind::WhyDeclined);
        QCOMPARE(f.touch("CHOOSE", u"not-convinced"_s).what, What::SignatureDeclined);
        const auto entries = f.entriesOf();
        const auto *declined = std::get_if<SignatureDeclined>(&entries.back().entry.event);
        QVERIFY(declined);
        QCOMPARE(declined->meaning, u"released"_s);
        QCOMPARE(declined->why, u"not-convinced"_s);
        QVERIFY(!f.unit().released);
    }

    void a_unit_that_is_not_ready_is_refused_before_anybody_signs()
    {
        Factory f;
        f.bring(unitA, "080");
        f.at("SUP-1");
        f.badge(1401);
        f.scan(unitA);
        const Answer refused = f.touch("RELEASE");
        QCOMPARE(refused.kind, Kind::Refused);
        QVERIFY(!f.view().question);
    }

    void the_board_decides_at_the_desk_by_badge_and_pin()
    {
        Packing f;
        f.touch("NC", u"V71"_s);
        QCOMPARE(f.view().answer.what, What::NonconformanceOpened);
        QCOMPARE(f.touch("COMPLETE").refusal->reason, Reason::NotDispositioned);
        f.touch("DISPOSE", u"Scrap..scratched through"_s);
        QCOMPARE(f.view().question->kind, Question::Kind::Signature);
        QCOMPARE(f.sign(1301, pin).what, What::NonconformanceDecided);
        QCOMPARE(f.unit().life, LifeCycle::Scrapped);
        f.badge(1301);
        f.touch("ADVANCE", u"VERIFIED"_s);
        QCOMPARE(f.touch("ADVANCE", u"CLOSED.scrapped"_s).what, What::NonconformanceClosed);
    }

    void the_last_step_is_signed_as_done()
    {
        Packing f;
        f.touch("SIGN");
        QCOMPARE(f.view().question->kind, Question::Kind::Signature);
        QCOMPARE(f.sign(1203, pin).what, What::RecordSigned);
        const auto entries = f.entriesOf();
        const auto *signature = std::get_if<SignatureApplied>(&entries.back().entry.event);
        QCOMPARE(signature->meaning, u"performed"_s);
        QCOMPARE(signature->entries.back().entry, entries[entries.size() - 2].entry.id);
    }
};

QTEST_GUILESS_MAIN(StationSigningTest)
#include "station_signing_test.moc"
