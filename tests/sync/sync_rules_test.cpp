// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/sync_rules.h"
#include "core/sync/wire.h"

#include <QtTest>

using namespace unitrail;

using Chain = ChainStep::Kind;
using Push = PushStep::Kind;

static const QByteArray ours(32, 'o');
static const QByteArray theirs(32, 't');

static Incarnation chain(qint64 length)
{
    return {.number = 9,
        .order = 1,
        .reason = QStringLiteral("enrol"),
        .length = length,
        .head = length ? ours : chainStart()};
}

static PushReply reply(PushVerdict verdict, qint64 head = 5)
{
    return {.verdict = verdict,
        .head = {.incarnation = 9, .sequence = head, .hash = ours},
        .badSequence = head + 1,
        .feedPosition = 0,
        .intervalMinMs = 0,
        .detail = {}};
}

class SyncRulesTest : public QObject {
    Q_OBJECT

private slots:
    void a_chain_that_central_never_heard_of_is_sent_from_its_first_entry()
    {
        QCOMPARE(stepFor(chain(7), {}, {}, {}), (ChainStep{Chain::PushFrom, 1}));
    }

    void a_chain_is_sent_from_behind_what_central_holds_hash_for_hash()
    {
        QCOMPARE(stepFor(chain(7), ChainHead{9, 4, theirs}, theirs, {}), (ChainStep{Chain::PushFrom, 5}));
    }

    void an_equal_number_with_another_hash_is_never_taken_for_the_same()
    {
        QCOMPARE(stepFor(chain(7), ChainHead{9, 4, theirs}, ours, {}), ChainStep{Chain::FindCommon});
        QCOMPARE(stepFor(chain(7), ChainHead{9, 7, theirs}, ours, {}), ChainStep{Chain::FindCommon});
    }

    void a_chain_that_central_holds_whole_is_settled()
    {
        QCOMPARE(stepFor(chain(7), ChainHead{9, 7, ours}, ours, {}), ChainStep{Chain::Settled});
        QCOMPARE(stepFor(chain(0), {}, {}, {}), ChainStep{Chain::Settled});
    }

    void a_journal_that_is_an_older_copy_of_itself_is_told_from_one_that_went_another_way()
    {
        QCOMPARE(stepFor(chain(7), ChainHead{9, 12, theirs}, {}, ours), ChainStep{Chain::Behind});
        QCOMPARE(stepFor(chain(7), ChainHead{9, 12, theirs}, {}, theirs), ChainStep{Chain::FindCommon});
        QCOMPARE(stepFor(chain(0), ChainHead{9, 12, theirs}, {}, {}), ChainStep{Chain::Behind});
    }

    void no_verdict_is_believed_without_the_own_hash_at_its_head_data()
    {
        QTest::addColumn<int>("verdict");
        QTest::addColumn<int>("same");
        QTest::newRow("ack") << int(PushVerdict::Ack) << int(Push::Believe);
        QTest::newRow("gap") << int(PushVerdict::Gap) << int(Push::ResendFrom);
        QTest::newRow("chain broken") << int(PushVerdict::ChainBroken) << int(Push::BelieveButBroken);
        QTest::newRow("bad frame") << int(PushVerdict::BadFrame) << int(Push::BelieveButBroken);
    }
    void no_verdict_is_believed_without_the_own_hash_at_its_head()
    {
        QFETCH(int, verdict);
        QFETCH(int, same);
        const PushReply told = reply(PushVerdict(verdict));
        QCOMPARE(int(stepAfter(told, ours).kind), same);
        QCOMPARE(stepAfter(told, theirs).kind, Push::FindCommon);
        QCOMPARE(stepAfter(told, std::nullopt).kind, Push::FindCommon);
    }

    void after_a_gap_sending_goes_on_behind_what_central_has()
    {
        QCOMPARE(stepAfter(reply(PushVerdict::Gap, 5), ours), (PushStep{Push::ResendFrom, 6}));
        QCOMPARE(stepAfter(reply(PushVerdict::Gap, 5), ours).from, 6);
    }

    void a_fork_is_looked_into_a_busy_central_waited_for_and_a_denial_obeyed()
    {
        QCOMPARE(stepAfter(reply(PushVerdict::Fork), ours).kind, Push::FindCommon);
        QCOMPARE(stepAfter(reply(PushVerdict::Busy), {}).kind, Push::Wait);
        QCOMPARE(stepAfter(reply(PushVerdict::Denied), {}).kind, Push::Stop);
    }

    void the_last_common_entry_is_found_with_few_questions()
    {
        for (const qint64 common : {0, 1, 2, 499'999, 999'999, 1'000'000}) {
            int questions = 0;
            const auto found = lastCommon(1'000'000, [&](qint64 sequence) -> Result<bool> {
                ++questions;
                return sequence <= common;
            });
            QVERIFY(found);
            QCOMPARE(*found, common);
            QVERIFY(questions <= 20);
        }
    }

    void a_question_that_fails_ends_the_search_with_its_failure()
    {
        const Failure away{Failure::Kind::Network, QStringLiteral("away")};
        QCOMPARE(lastCommon(8, [&](qint64) -> Result<bool> { return away; }).error(), away);
    }

    void a_feed_is_another_one_when_it_is_shorter_or_shows_another_hash()
    {
        const FeedCursor read{.feed = 1, .generation = 1, .position = 10, .feedHash = ours};
        Welcome welcome;
        welcome.feed = 1;
        welcome.position = 12;
        welcome.hashAtYours = ours;
        QVERIFY(!feedDiverged(read, welcome));
        welcome.hashAtYours = theirs;
        QVERIFY(feedDiverged(read, welcome));
        welcome.hashAtYours = ours;
        welcome.position = 9;
        QVERIFY(feedDiverged(read, welcome));
        QVERIFY(!feedDiverged({}, welcome));
    }

    void tries_spread_over_ever_longer_times_up_to_five_minutes()
    {
        QCOMPARE(backOffMs(1, 1.0), 1000);
        QCOMPARE(backOffMs(4, 1.0), 8000);
        QCOMPARE(backOffMs(4, 0.25), 2000);
        QCOMPARE(backOffMs(4, 0.0), 0);
        QCOMPARE(backOffMs(1000, 1.0), 300'000);
        QCOMPARE(pollMs(5000, 0.0), 4000);
        QCOMPARE(pollMs(5000, 1.0), 6000);
    }
};

QTEST_GUILESS_MAIN(SyncRulesTest)
#include "sync_rules_test.moc"
