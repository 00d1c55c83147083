// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/line/framer.h"

#include <QtTest>

using namespace unitrail;

using Frames = std::vector<LineMessage>;

static Framing framing(QList<QByteArray> terminators, QByteArray prefix = {})
{
    return {.terminators = std::move(terminators), .prefix = std::move(prefix)};
}
static LineMessage whole(QByteArray bytes)
{
    return {std::move(bytes), LineMessage::Kind::Whole};
}
static LineMessage partial(QByteArray bytes)
{
    return {std::move(bytes), LineMessage::Kind::Partial};
}

class FramerTest : public QObject {
    Q_OBJECT

private slots:
    void a_stream_gives_the_same_frames_however_it_is_cut_data()
    {
        QTest::addColumn<Framing>("how");
        QTest::addColumn<QByteArray>("stream");
        QTest::addColumn<QList<QByteArray>>("messages");
        const QByteArray binary("a\0b\xff\x80", 5);
        QTest::newRow("CR") << framing({"\r"}) << QByteArray("one\rtwo\r") << QList<QByteArray>{"one", "two"};
        QTest::newRow("LF") << framing({"\n"}) << QByteArray("one\ntwo\n") << QList<QByteArray>{"one", "two"};
        QTest::newRow("CRLF") << framing({"\r\n"}) << QByteArray("one\r\ntwo\r\n")
                              << QList<QByteArray>{"one", "two"};
        QTest::newRow("CR inside a message ended by CRLF")
            << framing({"\r\n"}) << QByteArray("o\rne\r\n") << QList<QByteArray>{"o\rne"};
        QTest::newRow("ETX") << framing({"\x03"}) << QByteArray("one\x03two\x03")
                             << QList<QByteArray>{"one", "two"};
        QTest::newRow("either") << Framing{} << QByteArray("one\rtwo\nthree\r\nfour\r")
                                << QList<QByteArray>{"one", "two", "three", "four"};
        QTest::newRow("CRLF sent to CR")
            << framing({"\r"}) << QByteArray("one\r\ntwo\r\n\r\n") << QList<QByteArray>{"one", "two"};
        QTest::newRow("CRLF sent to LF")
            << framing({"\n"}) << QByteArray("one\r\ntwo\r\n\r\n") << QList<QByteArray>{"one", "two"};
        QTest::newRow("STX and ETX, noise between")
            << framing({"\x03"}, "\x02") << QByteArray("noi\x03se\x02one\x03\r\n\x02two\x03")
            << QList<QByteArray>{"one", "two"};
        QTest::newRow("printable prefix occurs in the data")
            << framing({"\r"}, "~") << QByteArray("x~a~b\r") << QList<QByteArray>{"a~b"};
        QTest::newRow("two-byte prefix after half of it")
            << framing({"\r"}, "\x1b\x02") << QByteArray("\x1b\x1b\x02one\r") << QList<QByteArray>{"one"};
        QTest::newRow("NUL and high bytes") << framing({"\r"}) << binary + '\r' << QList<QByteArray>{binary};
        QTest::newRow("terminator begins twice")
            << framing({"\r\r\n"}) << QByteArray("one\r\r\r\n") << QList<QByteArray>{"one\r"};
    }
    void a_stream_gives_the_same_frames_however_it_is_cut()
    {
        QFETCH(Framing, how);
        QFETCH(QByteArray, stream);
        QFETCH(QList<QByteArray>, messages);
        Frames expected;
        for (const QByteArray &message : messages)
            expected.push_back(whole(message));

        for (qsizetype first = 0; first <= stream.size(); ++first) {
            for (qsizetype second = first; second <= stream.size(); ++second) {
                Framer framer(how);
                Frames frames = framer.feed(stream.first(first));
                for (const QByteArray &rest : {stream.sliced(first, second - first), stream.sliced(second)}) {
                    for (LineMessage &frame : framer.feed(rest))
                        frames.push_back(std::move(frame));
                }
                QCOMPARE(frames, expected);
                QVERIFY(!framer.end());
            }
        }
    }

    void every_byte_but_the_terminator_passes_unharmed()
    {
        QByteArray all;
        for (int value = 0; value < 256; ++value) {
            if (value != 3)
                all.append(char(value));
        }
        Framer framer(framing({"\x03"}));
        QCOMPARE(framer.feed(all + '\x03'), Frames{whole(all)});
    }

    void what_had_begun_is_told_when_the_line_ends_and_does_not_leak_into_the_next()
    {
        Framer framer(framing({"\r"}));
        QVERIFY(framer.feed("471").empty());
        QCOMPARE(framer.end(), partial("471"));
        QVERIFY(!framer.end());
        QCOMPARE(framer.feed("1\r"), Frames{whole("1")});
    }

    void noise_before_a_prefix_is_not_told_as_begun()
    {
        Framer framer(framing({"\x03"}, "\x02"));
        QVERIFY(framer.feed("noise").empty());
        QVERIFY(!framer.end());
    }

    void a_start_of_text_in_the_middle_begins_anew()
    {
        Framer framer(framing({"\x03"}, "\x02"));
        QCOMPARE(framer.feed("\x02half\x02whole\x03"), (Frames{partial("half"), whole("whole")}));
    }

    void the_longest_message_passes_and_one_byte_more_is_oversized()
    {
        for (const QByteArray &terminator :
            {QByteArray("\r"), QByteArray("\r\n"), QByteArray("\x03\x03\x03\x03")}) {
            const QByteArray longest(Framer::messageSizeMax, 'x');
            Framer framer(framing({terminator}));
            QCOMPARE(framer.feed(longest + terminator), Frames{whole(longest)});
            QCOMPARE(
                framer.feed(longest + 'x' + terminator), (Frames{{longest, LineMessage::Kind::Oversized}}));
            QCOMPARE(framer.feed("next" + terminator), Frames{whole("next")});
        }
    }

    void silence_of_the_terminator_is_told_once_and_the_next_message_is_whole()
    {
        Framer framer(framing({"\r"}));
        Frames frames;
        for (int i = 0; i < 1000; ++i) {
            for (LineMessage &frame : framer.feed(QByteArray(1000, 'x')))
                frames.push_back(std::move(frame));
        }
        QCOMPARE(frames, (Frames{{QByteArray(Framer::messageSizeMax, 'x'), LineMessage::Kind::Oversized}}));
        QVERIFY(framer.feed("tail\r").empty());
        QCOMPARE(framer.feed("4711\r"), Frames{whole("4711")});
    }

    void an_oversized_message_cut_by_an_unplug_is_told_once()
    {
        Framer framer(framing({"\r"}));
        QCOMPARE(framer.feed(QByteArray(70'000, 'x')).size(), size_t(1));
        QVERIFY(!framer.end());
        QVERIFY(framer.feed(QByteArray(5'000, 'x')).empty());
        QCOMPARE(framer.end()->kind, LineMessage::Kind::Oversized);
    }
};

QTEST_APPLESS_MAIN(FramerTest)
#include "framer_test.moc"
