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

    void a_number_of_another_length_is_no_tag_whatever_it_sums_to()
    {
        Id12Protocol protocol(absentAfterMs);
        QVERIFY(protocol
                    .received("\x02"
                              "010203\x03"
                              "\x02"
                              "000000000000AA\x03",
                        0)
                    .scans.empty());
        QCOMPARE(protocol
                     .received("\x02"
                               "0c000621a58e\x03",
                         0)
                     .scans.front()
                     .bytes,
            QByteArray("0C000621A5"));
    }

    void a_low_frequency_tag_is_no_epc_whatever_it_begins_with()
    {
        Id12Protocol protocol(absentAfterMs);
        const auto scans = protocol
                               .received("\x02"
                                         "30000621A5B2\x03",
                                   0)
                               .scans;
        QCOMPARE(scans.size(), size_t(1));
        QVERIFY(scans.front().protocolControl & 0x100);
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

    void an_answer_that_ran_out_of_time_or_room_tells_its_tags()
    {
        for (const char *status : {"01", "02", "03", "04"}) {
            Uhf18Protocol protocol(absentAfterMs);
            const QByteArray tag = hex("010430AABBCC");
            QCOMPARE(protocol.received(uhf18Frame(0x01, hex(status) + tag, 0), 0).scans.size(), size_t(1));
        }
        Uhf18Protocol none(absentAfterMs);
        QVERIFY(none.received(uhf18Frame(0x01, hex("FB"), 0), 0).scans.empty());
    }

    void a_reader_set_to_sessions_tells_the_same_tags()
    {
        R2000Protocol protocol(absentAfterMs);
        const QByteArray tag = hex("1430003034257BF7194E4000001A854B");
        QCOMPARE(protocol.received(r2000Frame(0x8B, tag), 0).scans.front().bytes, newEpc);
        QVERIFY(protocol.received(r2000Frame(0x8A, tag), 0).scans.empty()); // the same pass
        QVERIFY(protocol.received(r2000Frame(0x72, tag), 0).scans.empty()); // no inventory
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

    void named_antennas_have_a_round_each_in_their_turn()
    {
        R2000Protocol protocol(absentAfterMs, {1, 4});
        QCOMPARE(protocol.opened(0), r2000Frame(0x74, hex("03")));
        const QByteArray done = r2000Frame(0x74, hex("10"));
        QCOMPARE(protocol.received(done, 10).answer, hex("A004018901D1"));
        QVERIFY(protocol.received(done, 11).answer.isEmpty()); // said twice
        (void)protocol.received(hex("A00A018900001E00000001AD"), 60);
        QCOMPARE(protocol.tick(100).answer, r2000Frame(0x74, hex("00")));
        QVERIFY(protocol.tick(150).answer.isEmpty());
        QCOMPARE(protocol.tick(1200).answer, r2000Frame(0x74, hex("03"))); // it fell silent: the next one
        const auto missing = protocol.received(r2000Frame(0x74, hex("10")) + hex("A004018922B0"), 1300);
        QVERIFY(missing.scans.empty());
        QCOMPARE(protocol.tick(1350).answer, r2000Frame(0x74, hex("00"))); // no antenna there: the next one
    }

    // The chip's own number.

    void a_tid_is_read_with_a_new_tag_and_kept_apart_from_its_epc()
    {
        M100Protocol protocol(absentAfterMs, true);
        const auto seen = protocol.received(m100Tag, 0);
        QVERIFY(seen.scans.empty());
        QVERIFY(seen.answer.contains(hex(oldEpc))); // selected
        const auto selected = protocol.received(answer(0x0C, QByteArray(1, '\0')), 10);
        QCOMPARE(selected.answer,
            m100Frame(M100Type::Command, 0x39,
                hex("00000000"
                    "02"
                    "0000"
                    "0006")));
        QVERIFY(protocol.tick(500).answer.isEmpty()); // no polling in between
        const auto read = protocol.received(
            answer(0x39, hex("0E3400") + hex(oldEpc) + hex("E2801160600002041234ABCD")), 20);
        QCOMPARE(read.scans.size(), size_t(1));
        QCOMPARE(read.scans.front().bytes, oldEpc);
        QCOMPARE(read.scans.front().tid, QByteArray("E2801160600002041234ABCD"));
        QCOMPARE(read.scans.front().rssiDbm, -55);
        QCOMPARE(protocol.tick(50).answer, hex("BB00220000227E")); // and on
        QVERIFY(protocol.received(m100Tag, 60).answer.isEmpty()); // known in this pass
    }

    void a_tag_whose_tid_does_not_come_is_told_without_it_data()
    {
        QTest::addColumn<QByteArray>("selecting");
        QTest::addColumn<QByteArray>("reading");
        const QByteArray yes = answer(0x0C, QByteArray(1, '\0'));
        QTest::newRow("not selected") << answer(0x0C, "\x01") << QByteArray();
        QTest::newRow("gone") << yes << answer(0xFF, "\x09");
        QTest::newRow("another tag answers")
            << yes << answer(0x39, hex("0E3000") + hex(newEpc) + hex("E2801160600002041234ABCD"));
        QTest::newRow("too short") << yes << answer(0x39, hex("0E3400") + hex(oldEpc) + hex("E2801160"));
        QTest::newRow("no head") << yes << answer(0x39, hex("E2801160600002041234ABCD"));
        QTest::newRow("nothing") << yes << answer(0x39, {});
    }
    void a_tag_whose_tid_does_not_come_is_told_without_it()
    {
        QFETCH(QByteArray, selecting);
        QFETCH(QByteArray, reading);
        M100Protocol protocol(absentAfterMs, true);
        (void)protocol.received(m100Tag, 0);
        const auto told = protocol.received(selecting + reading, 10).scans;
        QCOMPARE(told.size(), size_t(1));
        QCOMPARE(told.front().bytes, oldEpc);
        QCOMPARE(told.front().tid, QByteArray());
    }

    void tags_that_wait_for_their_tid_are_lost_neither_by_silence_nor_by_the_plug()
    {
        M100Protocol silent(absentAfterMs, true);
        (void)silent.received(m100Tag, 0);
        QVERIFY(silent.tick(900).scans.empty());
        QCOMPARE(silent.tick(1100).scans.size(), size_t(1));
        M100Protocol pulled(absentAfterMs, true);
        (void)pulled.received(m100Tag, 0);
        (void)pulled.received(
            m100Frame(M100Type::Notice, 0x22, hex("C93000") + hex(newEpc) + hex("0000")), 5);
        QCOMPARE(pulled.closed().scans.size(), size_t(2));
    }

    void a_wish_to_write_waits_for_the_tid_under_way()
    {
        M100Protocol protocol(absentAfterMs, true);
        (void)protocol.received(m100Tag, 0);
        const TagWrite wish{.currentEpc = oldEpc, .newEpc = newEpc};
        const auto waits = protocol.write(wish, 5);
        QVERIFY(waits.answer.isEmpty() && !waits.written);
        QCOMPARE(protocol.write(wish, 6).written->kind, TagWritten::Kind::Unsupported);
        const auto read = protocol.received(answer(0x0C, QByteArray(1, '\0')) + answer(0xFF, "\x09"), 10);
        QCOMPARE(read.scans.size(), size_t(1));
        QVERIFY(read.answer.contains(hex("00000020")));
        M100Protocol pulled(absentAfterMs, true);
        (void)pulled.received(m100Tag, 0);
        (void)pulled.write(wish, 5);
        QCOMPARE(pulled.closed().written->kind, TagWritten::Kind::NoAnswer);
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

    // Reaching into tags by the other families.

    void an_r2000_reads_the_tid_when_its_round_has_ended()
    {
        R2000Protocol protocol(absentAfterMs, {}, true);
        (void)protocol.opened(0);
        const QByteArray roundEnd = hex("A00A018900001E00000001AD");
        const auto seen = protocol.received(r2000Frame(0x89, hex("143400") + hex(oldEpc) + hex("4B")), 10);
        QVERIFY(seen.scans.empty() && seen.answer.isEmpty());
        QCOMPARE(protocol.received(roundEnd, 30).answer, r2000Frame(0x85, hex("000C") + hex(oldEpc)));
        QVERIFY(protocol.tick(50).answer.isEmpty()); // no round in between
        QCOMPARE(protocol.received(r2000Frame(0x85, hex("10")), 60).answer,
            r2000Frame(0x81, hex("02000600000000")));
        const QByteArray tid = hex("E2801160600002041234ABCD");
        const auto read = protocol.received(
            r2000Frame(0x81, hex("00011C3400") + hex(oldEpc) + hex("0000") + tid + hex("0C0001")), 80);
        QCOMPARE(read.scans.size(), size_t(1));
        QCOMPARE(read.scans.front().bytes, oldEpc);
        QCOMPARE(read.scans.front().tid, tid.toHex().toUpper());
        QCOMPARE(read.scans.front().antenna, 1);
        QCOMPARE(read.answer, r2000Frame(0x85, hex("0100"))); // every tag again
        QCOMPARE(protocol.tick(100).answer, hex("A004018901D1"));
    }

    void an_r2000_tag_whose_tid_does_not_come_is_told_without_it_data()
    {
        QTest::addColumn<QByteArray>("answers");
        const QByteArray yes = r2000Frame(0x85, hex("10"));
        QTest::newRow("not set") << r2000Frame(0x85, hex("41"));
        QTest::newRow("gone") << yes + r2000Frame(0x81, hex("36"));
        QTest::newRow("another") << yes
                + r2000Frame(0x81,
                    hex("00011C3000") + hex(newEpc) + hex("0000") + hex("E2801160600002041234ABCD")
                        + hex("0C0001"));
        QTest::newRow("too short") << yes
                + r2000Frame(
                    0x81, hex("0001143400") + hex(oldEpc) + hex("0000") + hex("E2801160") + hex("040001"));
        QTest::newRow("lies about its size")
            << yes + r2000Frame(0x81, hex("0001FF3400") + hex(oldEpc) + hex("0000") + hex("FF0001"));
    }
    void an_r2000_tag_whose_tid_does_not_come_is_told_without_it()
    {
        QFETCH(QByteArray, answers);
        R2000Protocol protocol(absentAfterMs, {}, true);
        (void)protocol.opened(0);
        (void)protocol.received(r2000Frame(0x89, hex("143400") + hex(oldEpc) + hex("4B")), 10);
        (void)protocol.received(hex("A00A018900001E00000001AD"), 20);
        const auto told = protocol.received(answers, 30).scans;
        QCOMPARE(told.size(), size_t(1));
        QCOMPARE(told.front().bytes, oldEpc);
        QVERIFY(told.front().tid.isEmpty());
    }

    void an_r2000_tag_is_never_lost_for_its_tid()
    {
        const QByteArray tag = r2000Frame(0x89, hex("143400") + hex(oldEpc) + hex("4B"));
        R2000Protocol noEnd(absentAfterMs, {}, true);
        (void)noEnd.opened(0);
        (void)noEnd.received(tag, 10);
        QVERIFY(!noEnd.tick(1100).answer.isEmpty()); // the round never ended: its tag is looked at now
        QCOMPARE(noEnd.tick(2200).scans.size(), size_t(1));
        R2000Protocol pulled(absentAfterMs, {}, true);
        (void)pulled.opened(0);
        (void)pulled.received(tag, 10);
        QCOMPARE(pulled.closed().scans.size(), size_t(1));
    }

    void an_r2000_writes_an_epc_and_reads_it_back()
    {
        R2000Protocol protocol(absentAfterMs);
        const TagWrite wish{.currentEpc = oldEpc, .newEpc = newEpc, .accessPassword = 0x01020304};
        QCOMPARE(protocol.write(wish, 0).answer, r2000Frame(0x85, hex("000C") + hex(oldEpc)));
        const QByteArray yes = r2000Frame(0x85, hex("10"));
        QCOMPARE(
            protocol.received(yes, 10).answer, r2000Frame(0x82, hex("010203040101073000") + hex(newEpc)));
        const QByteArray written
            = r2000Frame(0x82, hex("0001103000") + hex(newEpc) + hex("0000") + hex("100001"));
        QCOMPARE(protocol.received(written, 20).answer, r2000Frame(0x85, hex("000C") + hex(newEpc)));
        QCOMPARE(protocol.received(yes, 30).answer, r2000Frame(0x81, hex("01010701020304")));
        const auto readBack = [&](const QByteArray &content) {
            return r2000Frame(0x81,
                hex("00011E3000") + hex(newEpc) + hex("0000") + hex("3000") + hex(content) + hex("0E0001"));
        };
        const auto end = protocol.received(readBack(newEpc), 40);
        QCOMPARE(end.written, (TagWritten{TagWritten::Kind::Written, wish}));
        // It lies there already: no new pass.
        QVERIFY(
            protocol.received(r2000Frame(0x89, hex("143000") + hex(newEpc) + hex("4B")), 50).scans.empty());
        (void)protocol.write(wish, 100);
        (void)protocol.received(yes, 110);
        (void)protocol.received(written, 120);
        (void)protocol.received(yes, 130);
        QCOMPARE(protocol.received(readBack(oldEpc), 140).written->kind, TagWritten::Kind::Different);
    }

    void what_goes_wrong_with_an_r2000_is_told_apart()
    {
        const TagWrite wish{.currentEpc = oldEpc, .newEpc = newEpc};
        const auto endAfter = [&](const QByteArray &answerToWrite) {
            R2000Protocol protocol(absentAfterMs);
            (void)protocol.write(wish, 0);
            (void)protocol.received(r2000Frame(0x85, hex("10")), 10);
            return protocol.received(answerToWrite, 20).written->kind;
        };
        QCOMPARE(endAfter(r2000Frame(0x82, hex("36"))), TagWritten::Kind::NoTag);
        QCOMPARE(endAfter(r2000Frame(0x82, hex("40"))), TagWritten::Kind::Refused);
        QCOMPARE(endAfter(r2000Frame(0x82, hex("0001103400") + hex(oldEpc) + hex("0000330001"))),
            TagWritten::Kind::Refused);
        R2000Protocol silent(absentAfterMs);
        (void)silent.write(wish, 0);
        QCOMPARE(silent.tick(1100).written->kind, TagWritten::Kind::NoAnswer);
        (void)silent.write(wish, 2000);
        QCOMPARE(silent.closed().written->kind, TagWritten::Kind::NoAnswer);
    }

    void a_uhfreader18_reads_the_tid_of_each_new_tag()
    {
        Uhf18Protocol protocol(absentAfterMs, true);
        (void)protocol.opened(0);
        const auto seen = protocol.received(
            uhf18Frame(0x01, hex("0102") + hex("0C") + hex(oldEpc) + hex("04") + hex("30AABBCC"), 0), 10);
        QVERIFY(seen.scans.empty());
        QCOMPARE(seen.answer, uhf18Frame(0x02, hex("06") + hex(oldEpc) + hex("02000600000000")));
        const QByteArray tid = hex("E2801160600002041234ABCD");
        const auto first = protocol.received(uhf18Frame(0x02, hex("00") + tid, 0), 20);
        QCOMPARE(first.scans.size(), size_t(1));
        QCOMPARE(first.scans.front().tid, tid.toHex().toUpper());
        QCOMPARE(first.answer, uhf18Frame(0x02, hex("0230AABBCC02000600000000")));
        const auto second = protocol.received(uhf18Frame(0x02, hex("FB"), 0), 30);
        QCOMPARE(second.scans.size(), size_t(1));
        QVERIFY(second.scans.front().tid.isEmpty());
        QVERIFY(!protocol.tick(50).answer.isEmpty()); // and on
    }

    void a_uhfreader18_writes_an_epc_and_reads_it_back()
    {
        Uhf18Protocol protocol(absentAfterMs);
        const TagWrite wish{.currentEpc = oldEpc, .newEpc = newEpc, .accessPassword = 0x01020304};
        QCOMPARE(protocol.write(wish, 0).answer,
            uhf18Frame(0x03, hex("0706") + hex(oldEpc) + hex("01013000") + hex(newEpc) + hex("01020304")));
        QCOMPARE(protocol.received(uhf18Frame(0x03, hex("00"), 0), 10).answer,
            uhf18Frame(0x02, hex("06") + hex(newEpc) + hex("01010701020304")));
        const auto end = protocol.received(uhf18Frame(0x02, hex("003000") + hex(newEpc), 0), 20);
        QCOMPARE(end.written, (TagWritten{TagWritten::Kind::Written, wish}));
        const auto endAfter = [&](const char *status) {
            (void)protocol.write(wish, 30);
            return protocol.received(uhf18Frame(0x03, hex(status), 0), 40).written->kind;
        };
        QCOMPARE(endAfter("FB"), TagWritten::Kind::NoTag);
        QCOMPARE(endAfter("05"), TagWritten::Kind::Refused);
        QCOMPARE(endAfter("FC04"), TagWritten::Kind::Refused);
        (void)protocol.write(wish, 50);
        QCOMPARE(protocol.tick(1200).written->kind, TagWritten::Kind::NoAnswer);
        const TagWrite tooLong{.currentEpc = oldEpc, .newEpc = QByteArray(64, '3')};
        QCOMPARE(protocol.write(tooLong, 1300).written->kind, TagWritten::Kind::Unsupported);
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
