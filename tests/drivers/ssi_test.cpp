// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/line/feedback_profile.h"
#include "drivers/line/framer.h"
#include "drivers/zebra/ssi_protocol.h"
#include "tests/drivers/vectors.h"

#include <QtTest>

using namespace unitrail;

static QByteArray data(quint8 type, const QByteArray &text, quint8 status = 0)
{
    return ssiBytes(SsiPacket{.opcode = quint8(SsiOpcode::DecodeData),
        .source = SsiPacket::fromDecoder,
        .status = status,
        .data = char(type) + text});
}
static QByteArray fromScanner(SsiOpcode opcode, const QByteArray &bytes = {})
{
    return ssiBytes(SsiPacket{.opcode = quint8(opcode), .source = SsiPacket::fromDecoder, .data = bytes});
}
static QList<QByteArray> messages(const std::vector<Scan> &scans)
{
    QList<QByteArray> all;
    for (const Scan &scan : scans)
        all.append(scan.bytes);
    return all;
}

static const QByteArray ack = QByteArray::fromHex("04D00400FF28");
static const QByteArray nak = QByteArray::fromHex("05D1040001FF25");

class SsiTest : public QObject {
    Q_OBJECT

private slots:
    void packets_are_written_as_the_guide_prints_them()
    {
        QCOMPARE(ssiBytes(SsiOpcode::Ack), ack);
        QCOMPARE(ssiBytes(SsiOpcode::Nak, "\x01"), nak);
        QCOMPARE(ssiBytes(SsiOpcode::ParamSend, "\xFF\xEE\x01"), QByteArray::fromHex("07C60400FFEE01FD41"));
    }

    void a_code_is_acknowledged_and_carries_its_symbology()
    {
        SsiProtocol protocol(false);
        const Exchange exchange
            = protocol.received(QByteArray::fromHex("12F300000B34303036333831333333393331FC54"), 0);
        QCOMPARE(messages(exchange.scans), QList<QByteArray>{"]E04006381333931"});
        QCOMPARE(exchange.answer, ack);
    }

    void an_aim_identifier_of_the_scanner_is_not_doubled()
    {
        SsiProtocol protocol(false);
        QCOMPARE(
            messages(protocol.received(data(0x03, "]C1011234"), 0).scans), QList<QByteArray>{"]C1011234"});
        QCOMPARE(messages(protocol.received(data(0x1B, "plain"), 0).scans), QList<QByteArray>{"plain"});
    }

    void an_add_on_is_told_with_its_ean_13()
    {
        SsiProtocol protocol(false);
        QCOMPARE(messages(protocol.received(data(0x4B, "952123412345312"), 0).scans),
            QList<QByteArray>{"]E3952123412345312"});
        QCOMPARE(messages(protocol.received(data(0x8B, "952123412345312345"), 0).scans),
            QList<QByteArray>{"]E3952123412345312345"});
    }

    void a_damaged_packet_is_asked_for_again_and_the_next_is_taken()
    {
        SsiProtocol protocol(false);
        const Exchange damaged
            = protocol.received(QByteArray::fromHex("0EF3000003554E49542D30303031FCC0"), 0);
        QVERIFY(damaged.scans.empty());
        QCOMPARE(damaged.answer, nak);
        const Exchange again = protocol.received(QByteArray::fromHex("0EF3000103554E49542D30303031FCCD"), 0);
        QCOMPARE(messages(again.scans), QList<QByteArray>{"]C0UNIT-0001"});
        QCOMPARE(again.answer, ack);
    }

    void a_packet_sent_twice_for_want_of_our_answer_is_told_once()
    {
        SsiProtocol protocol(false);
        QCOMPARE(protocol.received(data(3, "UNIT-1"), 0).scans.size(), size_t(1));
        const Exchange again = protocol.received(data(3, "UNIT-1", SsiPacket::retransmitted), 0);
        QVERIFY(again.scans.empty());
        QCOMPARE(again.answer, ack);
        QCOMPARE(protocol.received(data(3, "UNIT-1"), 0).scans.size(), size_t(1)); // scanned anew
        QCOMPARE(protocol.received(data(3, "UNIT-2", SsiPacket::retransmitted), 0).scans.size(), size_t(1));
    }

    void the_same_code_scanned_again_is_not_lost_when_it_was_damaged_on_the_way()
    {
        SsiProtocol protocol(false);
        QCOMPARE(protocol.received(data(3, "UNIT-1"), 0).scans.size(), size_t(1));
        QByteArray damaged = data(3, "UNIT-1");
        damaged[7] = char(damaged[7] ^ 1);
        QCOMPARE(protocol.received(damaged, 0).answer, nak);
        QCOMPARE(protocol.received(data(3, "UNIT-1", SsiPacket::retransmitted), 0).scans.size(), size_t(1));
        QVERIFY(protocol.received(data(3, "UNIT-1", SsiPacket::retransmitted), 0).scans.empty());
    }

    void a_label_that_holds_a_packet_is_only_a_label()
    {
        const QByteArray evil = data(3, "EVIL");
        QByteArray outer = data(3, "A" + evil + "Z");
        for (qsizetype cut = 0; cut <= outer.size(); ++cut) {
            SsiProtocol protocol(false);
            std::vector<Scan> scans = protocol.received(outer.first(cut), 0).scans;
            for (const Scan &scan : protocol.received(outer.sliced(cut), 0).scans)
                scans.push_back(scan);
            QCOMPARE(messages(scans), QList<QByteArray>{"]C0A" + evil + "Z"});
        }
        outer[6] = char(outer[6] ^ 1);
        SsiProtocol protocol(false);
        QVERIFY(protocol.received(outer, 0).scans.empty());
    }

    void a_code_in_several_packets_is_joined()
    {
        SsiProtocol protocol(false);
        QVERIFY(protocol.received(data(0x11, "first ", SsiPacket::moreFollows), 0).scans.empty());
        QVERIFY(protocol.received(data(0x11, "second ", SsiPacket::moreFollows), 0).scans.empty());
        QVERIFY(protocol.received(data(0x11, "second ", SsiPacket::moreFollows | SsiPacket::retransmitted), 0)
                    .scans.empty());
        QCOMPARE(messages(protocol.received(data(0x11, "last"), 0).scans),
            QList<QByteArray>{"]L0first second last"});
    }

    void a_damaged_segment_is_asked_for_again_and_the_code_is_whole()
    {
        for (int bad = 0; bad < 3; ++bad) {
            SsiProtocol protocol(false);
            std::vector<Scan> scans;
            for (int i = 0; i < 3; ++i) {
                const quint8 more = i < 2 ? SsiPacket::moreFollows : 0;
                const QByteArray text = "part" + QByteArray::number(i);
                if (i == bad) {
                    QByteArray damaged = data(0x1B, text, more);
                    damaged[6] = char(damaged[6] ^ 0x20);
                    const Exchange exchange = protocol.received(damaged, 0);
                    QCOMPARE(exchange.answer, nak);
                    QVERIFY(exchange.scans.empty());
                }
                const quint8 status = more | (i == bad ? SsiPacket::retransmitted : quint8(0));
                const Exchange exchange = protocol.received(data(0x1B, text, status), 0);
                QCOMPARE(exchange.answer, ack);
                scans.insert(scans.end(), exchange.scans.begin(), exchange.scans.end());
            }
            QCOMPARE(messages(scans), QList<QByteArray>{"part0part1part2"});
            QVERIFY(!scans.front().partial);
        }
    }

    void a_code_that_lacks_a_segment_is_told_as_partial()
    {
        SsiProtocol protocol(false);
        (void)protocol.received(data(0x1B, "first", SsiPacket::moreFollows), 0);
        QByteArray damaged = data(0x1B, "second", SsiPacket::moreFollows);
        damaged[6] = char(damaged[6] ^ 0x20);
        QCOMPARE(protocol.received(damaged, 0).answer, nak);
        const Exchange end = protocol.received(data(0x1B, "third"), 0); // not the one that was asked for
        QCOMPARE(end.scans.size(), size_t(1));
        QVERIFY(end.scans.front().partial);
        const Exchange next = protocol.received(data(0x1B, "next"), 0);
        QCOMPARE(messages(next.scans), QList<QByteArray>{"next"});
        QVERIFY(!next.scans.front().partial);
    }

    void a_code_whose_end_never_comes_does_not_grow_into_the_next()
    {
        SsiProtocol protocol(false);
        (void)protocol.received(data(0x1B, "begun", SsiPacket::moreFollows), 0);
        QVERIFY(protocol.tick(5900).scans.empty()); // it may be sent three times
        const Exchange over = protocol.tick(6100);
        QCOMPARE(messages(over.scans), QList<QByteArray>{"begun"});
        QVERIFY(over.scans.front().partial);
        const Exchange next = protocol.received(data(0x1B, "next"), 6200);
        QCOMPARE(messages(next.scans), QList<QByteArray>{"next"});
        QVERIFY(!next.scans.front().partial);
    }

    void a_code_of_another_type_ends_what_was_begun()
    {
        SsiProtocol protocol(false);
        (void)protocol.received(data(0x11, "begun", SsiPacket::moreFollows), 0);
        const Exchange exchange = protocol.received(data(0x1B, "next"), 0);
        QCOMPARE(messages(exchange.scans), (QList<QByteArray>{"]L0begun", "next"}));
        QVERIFY(exchange.scans[0].partial && !exchange.scans[1].partial);
    }

    void a_code_that_never_ends_is_oversized_and_bounded()
    {
        SsiProtocol protocol(false);
        for (int i = 0; i < 1000; ++i)
            QVERIFY(
                protocol.received(data(0x11, QByteArray(200, char('A' + i % 20)), SsiPacket::moreFollows), 0)
                    .scans.empty());
        const auto scans = protocol.received(data(0x11, "end"), 0).scans;
        QVERIFY(scans.front().oversized && scans.front().partial);
        QCOMPARE(scans.front().bytes.size(), Framer::messageSizeMax + 3);
    }

    void no_read_is_no_scan()
    {
        SsiProtocol protocol(false);
        const Exchange exchange = protocol.received(QByteArray::fromHex("07F30000014E52FE65"), 0);
        QVERIFY(exchange.scans.empty());
        QCOMPARE(exchange.answer, ack);
    }

    void a_packet_that_falls_silent_does_not_swallow_the_next()
    {
        SsiProtocol protocol(false);
        QVERIFY(protocol.received(data(3, "UNIT-1").first(7), 0).scans.empty());
        (void)protocol.tick(300);
        QVERIFY(protocol.received(data(3, "UNIT-1").sliced(7).first(1), 300).scans.empty());
        (void)protocol.tick(1000);
        QCOMPARE(messages(protocol.received(data(3, "UNIT-2"), 1000).scans), QList<QByteArray>{"]C0UNIT-2"});
    }

    void commands_wait_for_the_answer_to_the_one_before()
    {
        SsiProtocol protocol;
        QCOMPARE(protocol.opened(0), QByteArray::fromHex("07C60400FFEE01FD41"));
        QCOMPARE(protocol.feedback(Feedback::Refused), QByteArray());
        QCOMPARE(protocol.received(fromScanner(SsiOpcode::Ack), 10).answer,
            ssiBytes(SsiOpcode::ParamSend, "\xFF\x9F\x01"));
        QCOMPARE(protocol.tick(1000).answer, QByteArray());
        QCOMPARE(protocol.tick(2100).answer,
            ssiBytes(SsiOpcode::ScanEnable)); // no answer in two seconds: on with the next
        QCOMPARE(protocol.received(fromScanner(SsiOpcode::Nak, "\x06"), 2200).answer,
            QByteArray::fromHex("05E6040012FEFF"));
        QCOMPARE(protocol.received(fromScanner(SsiOpcode::Nak, "\x01"), 2300).answer,
            QByteArray::fromHex("05E6040012FEFF"));
        QCOMPARE(protocol.received(fromScanner(SsiOpcode::Ack), 2400).answer, QByteArray());
        QCOMPARE(protocol.feedback(Feedback::Accepted), QByteArray::fromHex("05E6040001FF10"));
    }

    void a_verdict_is_heard_and_seen_and_the_light_goes_out_again()
    {
        SsiProtocol protocol(false);
        const QByteArray yes = fromScanner(SsiOpcode::Ack);
        const QByteArray lightOn = QByteArray::fromHex("05E7040001FF0F");
        const QByteArray lightOff = QByteArray::fromHex("05E8040001FF0E");
        (void)protocol.received(data(3, "UNIT-1"), 0);
        QCOMPARE(protocol.feedback(Feedback::Accepted), QByteArray::fromHex("05E6040001FF10"));
        QCOMPARE(protocol.received(yes, 10).answer, lightOn);
        QCOMPARE(protocol.received(yes, 20).answer, QByteArray());
        QCOMPARE(protocol.tick(900).answer, QByteArray());
        QCOMPARE(protocol.tick(1000).answer, lightOff);
        QCOMPARE(protocol.received(yes, 1010).answer, QByteArray());

        // Lit, and then a refusal: dark before the second is over.
        QCOMPARE(protocol.feedback(Feedback::Accepted), QByteArray::fromHex("05E6040001FF10"));
        QCOMPARE(protocol.received(yes, 1020).answer, lightOn);
        QCOMPARE(protocol.received(yes, 1030).answer, QByteArray());
        QCOMPARE(protocol.feedback(Feedback::Refused), QByteArray::fromHex("05E6040012FEFF"));
        QCOMPARE(protocol.received(yes, 1040).answer, lightOff);
        QCOMPARE(protocol.received(yes, 1050).answer, QByteArray());
        QCOMPARE(protocol.tick(3000).answer, QByteArray());
    }

    void a_verdict_that_was_not_taken_in_time_gives_way_to_the_next()
    {
        SsiProtocol protocol(false);
        QCOMPARE(protocol.feedback(Feedback::Accepted), QByteArray::fromHex("05E6040001FF10"));
        QCOMPARE(protocol.feedback(Feedback::Attention), QByteArray());
        QCOMPARE(protocol.feedback(Feedback::Refused), QByteArray()); // the scanner has not answered yet
        QCOMPARE(protocol.received(fromScanner(SsiOpcode::Ack), 100).answer,
            QByteArray::fromHex("05E6040012FEFF"));
        QCOMPARE(protocol.received(fromScanner(SsiOpcode::Ack), 200).answer, QByteArray());
    }

    void a_scanner_without_a_light_is_asked_for_it_once()
    {
        SsiProtocol protocol(false);
        QCOMPARE(protocol.feedback(Feedback::Accepted), QByteArray::fromHex("05E6040001FF10"));
        QCOMPARE(
            protocol.received(fromScanner(SsiOpcode::Ack), 10).answer, ssiBytes(SsiOpcode::LedOn, "\x01"));
        QCOMPARE(protocol.received(fromScanner(SsiOpcode::Nak, "\x06"), 20).answer, QByteArray());
        QCOMPARE(protocol.tick(1500).answer, QByteArray());
        QCOMPARE(protocol.feedback(Feedback::Accepted), QByteArray::fromHex("05E6040001FF10"));
        QCOMPARE(protocol.received(fromScanner(SsiOpcode::Ack), 1600).answer, QByteArray());
    }

    void reference_packets_are_judged_alike()
    {
        const auto rows = referenceRows("ssi_frames.tsv");
        if (rows.isEmpty())
            QSKIP("the reference table is not here");
        for (const auto &row : rows) {
            const QByteArray bytes = QByteArray::fromHex(row[1]);
            if (row[0] == "host") {
                const SsiPacket packet{
                    quint8(bytes[1]), quint8(bytes[2]), quint8(bytes[3]), bytes.sliced(4).chopped(2)};
                QCOMPARE(ssiBytes(packet), bytes);
                continue;
            }
            SsiFramer framer;
            const auto packets = framer.feed(bytes);
            QCOMPARE(packets.size(), size_t(1));
            QCOMPARE(packets.front().has_value(), row[2] == "OK");
        }
    }

    void feedback_of_text_scanners_is_what_their_guides_print()
    {
        const auto rows = referenceRows("scanner_feedback.csv");
        if (rows.isEmpty())
            QSKIP("the reference table is not here");
        QByteArray table;
        for (const auto &row : rows)
            table += row.join('\t') + '\n';
        using enum FeedbackProfile;
        for (const auto profile : {HoneywellHost, HoneywellAck, DatalogicCordless, CipherLab})
            QVERIFY(table.contains(',' + feedbackBytes(profile, Feedback::Accepted).toHex().toUpper() + ','));
        for (const auto profile : {HoneywellAck, DatalogicCordless})
            QVERIFY(table.contains(',' + feedbackBytes(profile, Feedback::Refused).toHex().toUpper() + ','));
        QCOMPARE(feedbackBytes(Datalogic, Feedback::Refused),
            QByteArray("FE")); // not on file, then reading enabled again
        QCOMPARE(feedbackBytes(None, Feedback::Accepted), QByteArray());
    }
};

QTEST_APPLESS_MAIN(SsiTest)
#include "ssi_test.moc"
