// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tag_writing.h"

#include <QSignalSpy>
#include <QtTest>

using namespace unitrail;
using End = TagWriting::End;

static const QByteArray blank = "30751FEB705C5904E3D50D70";
static const QByteArray other = "30751FEB705C5904E3D50D71";
static const QByteArray fresh = "3034257BF7194E4000001A85";

/** A reader whose field and whose answers are the test's. */
class FakeReader final : public Scanner {
public:
    void start() override { kind = DeviceState::Kind::Ready; }
    void stop() override { kind = DeviceState::Kind::Off; }
    void writeTag(const TagWrite &wish) override { wishes.push_back(wish); }
    DeviceState state() const override { return {QStringLiteral("gate"), kind, {}, false}; }
    void see(const QByteArray &epc)
    {
        Scan scan;
        scan.kind = Scan::Kind::Rfid;
        scan.bytes = epc;
        emit scanned(scan);
    }
    void tellAgain() override
    {
        for (const QByteArray &epc : field)
            see(epc);
    }
    void answer(TagWritten::Kind how) { emit tagWritten({how, wishes.back()}); }
    DeviceState::Kind kind = DeviceState::Kind::Off;
    std::vector<TagWrite> wishes;
    std::vector<QByteArray> field; ///< what lies in it
};

struct Bench {
    explicit Bench(int waitMs = 60'000, bool mayWrite = true)
        : writing(reader, {.newEpc = fresh, .waitMs = waitMs, .aloneForMs = 1},
            [mayWrite](const Scan &) { return mayWrite; })
    {
        QObject::connect(&writing, &TagWriting::ended, [this](End end) { ends.push_back(end); });
        writing.start();
    }
    FakeReader reader;
    TagWriting writing;
    std::vector<End> ends;
};

class TagWritingTest : public QObject {
    Q_OBJECT

private slots:
    void one_tag_is_written_and_told_when_it_was_read_back()
    {
        Bench b;
        b.reader.see(blank);
        b.reader.see(blank);
        QTRY_COMPARE(b.reader.wishes.size(), size_t(1));
        QCOMPARE(b.reader.wishes.front(), (TagWrite{.currentEpc = blank, .newEpc = fresh}));
        QVERIFY(b.ends.empty());
        b.reader.see(fresh); // it shows itself anew
        b.reader.answer(TagWritten::Kind::Written);
        QCOMPARE(b.ends, std::vector<End>{End::Written});
        QCOMPARE(b.writing.seen().size(), size_t(1));
        QCOMPARE(b.reader.kind, DeviceState::Kind::Off);
    }

    void of_two_tags_none_is_written()
    {
        Bench b;
        b.reader.see(blank);
        b.reader.see(other);
        QCOMPARE(b.ends, std::vector<End>{End::SeveralTags});
        QCoreApplication::processEvents();
        QVERIFY(b.reader.wishes.empty());
    }

    void a_tag_in_use_is_not_overwritten()
    {
        Bench b(60'000, false);
        b.reader.see(blank);
        QTRY_COMPARE(b.ends, std::vector<End>{End::NotThisTag});
        QVERIFY(b.reader.wishes.empty());
    }

    void patience_ends_with_what_is_missing()
    {
        Bench nothing(1);
        QTRY_COMPARE(nothing.ends, std::vector<End>{End::NoTag});
        Bench silent(50);
        silent.reader.see(blank);
        QTRY_COMPARE(silent.ends, std::vector<End>{End::NoAnswer});
        silent.reader.answer(TagWritten::Kind::Written); // too late: nobody believes it
        QCOMPARE(silent.ends.size(), size_t(1));
        Bench away(1);
        away.reader.kind = DeviceState::Kind::Connecting;
        QTRY_COMPARE(away.ends, std::vector<End>{End::NoReader});
    }

    void a_reader_in_use_is_asked_to_tell_its_field_again_and_left_running()
    {
        FakeReader reader;
        reader.start();
        reader.field = {blank};
        TagWriting writing(reader, {.newEpc = fresh, .aloneForMs = 1, .runsAlready = true},
            [](const Scan &) { return true; });
        std::vector<End> ends;
        connect(&writing, &TagWriting::ended, &writing, [&](End end) { ends.push_back(end); });
        writing.start();
        QTRY_COMPARE(reader.wishes.size(), size_t(1)); // it lay there already
        reader.answer(TagWritten::Kind::Written);
        QCOMPARE(ends, std::vector<End>{End::Written});
        QCOMPARE(reader.kind, DeviceState::Kind::Ready);
    }

    void what_is_left_is_not_written_and_tells_nothing()
    {
        Bench b;
        b.reader.see(blank); // it would be written when it was alone for a while
        b.writing.leave();
        Bench after;
        after.reader.see(blank);
        QTRY_COMPARE(after.reader.wishes.size(), size_t(1)); // that while is over
        QVERIFY(b.reader.wishes.empty());
        QVERIFY(b.ends.empty());
    }

    void every_end_of_the_writing_is_told_apart_data()
    {
        QTest::addColumn<TagWritten::Kind>("kind");
        QTest::addColumn<End>("end");
        QTest::newRow("no tag") << TagWritten::Kind::NoTag << End::NoTag;
        QTest::newRow("refused") << TagWritten::Kind::Refused << End::Refused;
        QTest::newRow("no answer") << TagWritten::Kind::NoAnswer << End::NoAnswer;
        QTest::newRow("different") << TagWritten::Kind::Different << End::Different;
        QTest::newRow("unsupported") << TagWritten::Kind::Unsupported << End::Unsupported;
    }
    void every_end_of_the_writing_is_told_apart()
    {
        QFETCH(TagWritten::Kind, kind);
        QFETCH(End, end);
        Bench b;
        b.reader.see(blank);
        QTRY_COMPARE(b.reader.wishes.size(), size_t(1));
        b.reader.answer(kind);
        QCOMPARE(b.ends, std::vector<End>{end});
    }
};

QTEST_GUILESS_MAIN(TagWritingTest)
#include "tag_writing_test.moc"
