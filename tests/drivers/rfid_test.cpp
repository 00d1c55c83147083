// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/rfid/id12_protocol.h"
#include "drivers/rfid/m100_protocol.h"
#include "drivers/rfid/r2000_protocol.h"
#include "drivers/rfid/uhf18_protocol.h"
#include "tests/drivers/vectors.h"

#include <QtTest>

using namespace unitrail;

static constexpr qint64 absentAfterMs = 2000;

static QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}
static const QByteArray m100Tag = hex("BB02220011C9340030751FEB705C5904E3D50D703A76EF7E");
static const QByteArray oldEpc = "30751FEB705C5904E3D50D70";
static const QByteArray newEpc = "3034257BF7194E4000001A85";

static QByteArray answer(quint8 command, const QByteArray &parameters)
{
    return m100Frame(M100Type::Answer, command, parameters);
}

/** An M100 whose job has come to its reading back; what was sent on the way. */
static QList<QByteArray> writeUpToReadBack(M100Protocol &protocol, const TagWrite &wish)
{
    QList<QByteArray> sent;
    sent.append(protocol.write(wish, 0).answer);
    sent.append(protocol.received(answer(0x0C, QByteArray(1, '\0')), 10).answer);
    sent.append(protocol.received(answer(0x49, hex("0E3400") + hex(oldEpc) + '\0'), 20).answer);
    sent.append(protocol.received(answer(0x0C, QByteArray(1, '\0')), 30).answer);
    return sent;
}

class RfidTest : public QObject {
    Q_OBJECT

private slots:
    void a_low_frequency_tag_is_its_number_when_the_checksum_is_right()
    {
        Id12Protocol protocol(absentAfterMs);
        const auto good = protocol.received(hex("023043303030363231413538450D0A03"), 0).scans;
        QCOMPARE(good.size(), size_t(1));
        QCOMPARE(good.front().bytes, QByteArray("0C000621A5"));
        QVERIFY(protocol.received(hex("023043303030363231413638450D0A03"), 0).scans.empty());
        QVERIFY(protocol
                    .received("\x02not a tag\x03\x02\x03\x02"
                              "12\x03",
                        0)
                    .scans.empty());
    }

    void a_tag_is_told_once_a_pass()
    {
        M100Protocol protocol(absentAfterMs);
        for (qint64 now = 0; now < 10'000; now += 50)
            QCOMPARE(protocol.received(m100Tag, now).scans.size(), size_t(now == 0 ? 1 : 0));
        QVERIFY(protocol.received(m100Tag, 9'950 + absentAfterMs).scans.empty());
        QCOMPARE(protocol.received(m100Tag, 9'950 + 2 * absentAfterMs + 1).scans.size(), size_t(1));
    }

    void a_crowd_of_tags_is_told_and_the_memory_bounded()
    {
        PassFilter filter(absentAfterMs);
        for (int i = 0; i < 3 * PassFilter::tagsMax; ++i)
            QVERIFY(filter.isNew(QByteArray::number(i), i));
        QVERIFY(!filter.isNew(QByteArray::number(3 * PassFilter::tagsMax - 1), 3 * PassFilter::tagsMax));
    }

    void an_m100_tag_keeps_its_signal_strength_and_pc()
    {
        M100Protocol protocol(absentAfterMs);
        const auto scans = protocol.received(m100Tag, 0).scans;
        QCOMPARE(scans.size(), size_t(1));
        QCOMPARE(scans.front().bytes, oldEpc);
        QCOMPARE(scans.front().rssiDbm, -55);
        QCOMPARE(scans.front().protocolControl, 0x3400);
        QCOMPARE(scans.front().kind, Scan::Kind::Rfid);
    }

    void an_r2000_tag_keeps_its_antenna_and_signal_strength()
    {
        R2000Protocol protocol(absentAfterMs);
        const auto scans = protocol.received(hex("A01301891430003034257BF7194E4000001A854BF3"), 0).scans;
        QCOMPARE(scans.size(), size_t(1));
        QCOMPARE(scans.front().bytes, newEpc);
        QCOMPARE(scans.front().antenna, 1);
        QCOMPARE(scans.front().rssiDbm, -54);
        const auto eighth = protocol.received(
            r2000Frame(0x89, hex("17") + hex("3000") + hex("3034257BF7194E4000001A86") + char(0x80 | 0x4B)),
            0);
        QCOMPARE(eighth.scans.front().antenna, 8);
        QCOMPARE(eighth.scans.front().rssiDbm, -54);
    }

    void an_epc_is_cut_by_its_pc_and_never_longer_than_what_came()
    {
        M100Protocol protocol(absentAfterMs);
        const auto longer
            = m100Frame(M100Type::Notice, 0x22, hex("C91000") + hex("AABBCCDDEEFF") + hex("0000"));
        QCOMPARE(protocol.received(longer, 0).scans.front().bytes, QByteArray("AABBCCDD"));
        const auto shorter = m100Frame(M100Type::Notice, 0x22, hex("C94000") + hex("AABB") + hex("0000"));
        QVERIFY(protocol.received(shorter, 0).scans.empty());
    }

    void a_tag_that_holds_no_epc_says_so()
    {
        M100Protocol protocol(absentAfterMs);
        const auto scans
            = protocol
                  .received(
                      m100Frame(M100Type::Notice, 0x22, hex("C91100") + hex("AABBCCDD") + hex("0000")), 0)
                  .scans;
        QVERIFY(scans.front().protocolControl & 0x100);
    }

    void marks_inside_a_frame_do_not_end_it()
    {
        M100Protocol protocol(absentAfterMs);
        const auto frame
            = m100Frame(M100Type::Notice, 0x22, hex("C92000") + hex("BB7E7EBB02227E7E") + hex("7E7E"));
        QCOMPARE(protocol.received(frame, 0).scans.front().bytes, QByteArray("BB7E7EBB02227E7E"));
    }

    void a_damaged_frame_costs_itself_alone()
    {
        M100Protocol m100(absentAfterMs);
        QByteArray damaged = m100Tag;
        damaged[8] = char(damaged[8] ^ 1);
        QCOMPARE(m100.received(damaged + m100Tag, 0).scans.size(), size_t(1));
        R2000Protocol r2000(absentAfterMs);
        const QByteArray good = hex("A01301891430003034257BF7194E4000001A854BF3");
        QCOMPARE(r2000.received(good.chopped(1) + '\0' + good, 0).scans.size(), size_t(1));
    }

    void a_polled_answer_with_many_tags_tells_each()
    {
        Uhf18Protocol protocol(absentAfterMs);
        const QByteArray tags
            = hex("0304") + hex("E2001122") + hex("04") + hex("30AABBCC") + hex("02") + hex("1234");
        const auto scans = protocol.received(uhf18Frame(0x01, hex("01") + tags, 0), 0).scans;
        QCOMPARE(scans.size(), size_t(3));
        QCOMPARE(scans[1].bytes, QByteArray("30AABBCC"));
        const QByteArray lies = hex("01FF0C30AABB"); // more tags and more bytes than there are
        QVERIFY(protocol.received(uhf18Frame(0x01, lies, 0), 0).scans.empty());
    }

    void readers_are_asked_again_when_they_answered_or_fell_silent()
    {
        R2000Protocol r2000(absentAfterMs);
        QCOMPARE(r2000.opened(0), hex("A004018901D1"));
        QVERIFY(r2000.tick(50).answer.isEmpty());
        (void)r2000.received(hex("A00A018900001E00000001AD"), 60);
        QCOMPARE(r2000.tick(100).answer, hex("A004018901D1"));
        QVERIFY(r2000.tick(150).answer.isEmpty());
        QCOMPARE(r2000.tick(1200).answer, hex("A004018901D1"));
        M100Protocol m100(absentAfterMs);
        QCOMPARE(m100.opened(0), hex("BB00220000227E"));
        QVERIFY(m100.tick(50).answer.isEmpty());
        (void)m100.received(hex("BB01FF000115167E"), 60);
        QCOMPARE(m100.tick(100).answer, hex("BB00220000227E"));
        Uhf18Protocol uhf18(absentAfterMs);
        QVERIFY(!uhf18.opened(0).isEmpty());
        QVERIFY(uhf18.tick(50).answer.isEmpty());
        (void)uhf18.received(uhf18Frame(0x01, hex("FB"), 0), 60); // no tag
        QVERIFY(!uhf18.tick(100).answer.isEmpty());
    }

    // Commissioning.

    void a_tag_is_selected_written_and_read_back()
    {
        M100Protocol protocol(absentAfterMs);
        const TagWrite wish{.currentEpc = oldEpc, .newEpc = newEpc, .accessPassword = 0x01020304};
        const auto sent = writeUpToReadBack(protocol, wish);
        QVERIFY(sent[0].contains(hex("00000020"
                                     "60"
                                     "00")
            + hex(oldEpc)));
        QVERIFY(sent[1].contains(hex("01020304"
                                     "01"
                                     "0001"
                                     "0007"
                                     "3000")
            + hex(newEpc)));
        QVERIFY(sent[2].contains(hex(newEpc)));
        QVERIFY(sent[3].contains(hex("01020304"
                                     "01"
                                     "0001"
                                     "0007")));
        QVERIFY(protocol.tick(500).answer.isEmpty()); // no polling in between
        const auto end
            = protocol.received(answer(0x39, hex("0E3000") + hex(newEpc) + hex("3000") + hex(newEpc)), 600);
        QCOMPARE(end.written, (TagWritten{TagWritten::Kind::Written, wish}));
        QVERIFY(!protocol.tick(650).answer.isEmpty());
    }

    void a_tag_that_reads_otherwise_is_not_written()
    {
        M100Protocol protocol(absentAfterMs);
        const TagWrite wish{.currentEpc = oldEpc, .newEpc = newEpc};
        (void)writeUpToReadBack(protocol, wish);
        const auto end
            = protocol.received(answer(0x39, hex("0E3000") + hex(newEpc) + hex("3000") + hex(oldEpc)), 50);
        QCOMPARE(end.written->kind, TagWritten::Kind::Different);
    }

    void what_goes_wrong_with_writing_is_told_apart()
    {
        const TagWrite wish{.currentEpc = oldEpc, .newEpc = newEpc};
        const auto endAfter = [&](const QByteArray &answerToWrite) {
            M100Protocol protocol(absentAfterMs);
            (void)protocol.opened(0);
            (void)protocol.received(hex("BB01FF000115167E"), 0);
            (void)protocol.write(wish, 0);
            (void)protocol.received(answer(0x0C, QByteArray(1, '\0')), 10);
            return protocol.received(answerToWrite, 20).written;
        };
        QCOMPARE(endAfter(answer(0xFF, "\x10"))->kind, TagWritten::Kind::NoTag);
        QCOMPARE(endAfter(answer(0xFF, "\x16"))->kind, TagWritten::Kind::Refused);
        M100Protocol silent(absentAfterMs);
        (void)silent.write(wish, 0);
        QVERIFY(!silent.tick(900).written);
        QCOMPARE(silent.tick(1100).written->kind, TagWritten::Kind::NoAnswer);
        (void)silent.write(wish, 2000);
        QCOMPARE(silent.closed().written->kind, TagWritten::Kind::NoAnswer);
    }

    void a_malformed_wish_writes_nothing_data()
    {
        QTest::addColumn<QByteArray>("epc");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("odd digits") << QByteArray("301");
        QTest::newRow("half a word") << QByteArray("30");
        QTest::newRow("no hexadecimal") << QByteArray("30XX");
        QTest::newRow("too long") << QByteArray(128, '0');
    }
    void a_malformed_wish_writes_nothing()
    {
        QFETCH(QByteArray, epc);
        M100Protocol protocol(absentAfterMs);
        const auto end = protocol.write({.currentEpc = oldEpc, .newEpc = epc}, 0);
        QVERIFY(end.answer.isEmpty());
        QCOMPARE(end.written->kind, TagWritten::Kind::Unsupported);
    }

    void a_late_no_tag_of_the_polling_does_not_end_a_job()
    {
        M100Protocol protocol(absentAfterMs);
        (void)protocol.opened(0);
        (void)protocol.write({.currentEpc = oldEpc, .newEpc = newEpc}, 10);
        QVERIFY(!protocol.received(hex("BB01FF000115167E"), 20).written);
        QCOMPARE(protocol.received(hex("BB01FF000115167E"), 30).written->kind, TagWritten::Kind::NoTag);
    }

    void reference_frames_are_judged_alike()
    {
        const auto rows = referenceRows("rfid_frames.tsv");
        if (rows.isEmpty())
            QSKIP("the reference table is not here");
        int checked = 0;
        for (const auto &row : rows) {
            const QByteArray bytes = hex(row[2]);
            BinaryFramer::Judge judge = nullptr;
            if (row[0] == "m100")
                judge = judgeM100;
            else if (row[0] == "r2000")
                judge = judgeR2000;
            else if (row[0] == "uhf18")
                judge = judgeUhf18;
            else
                continue;
            const bool isFrame = judge(bytes).kind == BinaryFramer::Judgement::Kind::LineMessage;
            QVERIFY2(isFrame == (row[3] == "OK"), row[2]);
            ++checked;
        }
        QVERIFY(checked > 10);
    }
};

QTEST_APPLESS_MAIN(RfidTest)
#include "rfid_test.moc"
