// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tag_desk.h"
#include "tests/station/demo_station.h"

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

using What = Answer::What;

static const QByteArray blankEpc = "30751FEB705C5904E3D50D70";

/** A reader with one or more tags in its field, which it writes as the test says. */
class TagReader final : public Scanner {
public:
    void start() override { }
    void stop() override { stopped = true; }
    bool writesTags() const override { return writes; }
    void writeTag(const TagWrite &wish) override
    {
        wishes.push_back(wish);
        emit tagWritten({how, wish});
    }
    void tellAgain() override
    {
        for (const QByteArray &epc : field)
            see(epc);
    }
    DeviceState state() const override { return {u"gate"_s, DeviceState::Kind::Ready, {}, false}; }
    void see(const QByteArray &epc)
    {
        Scan scan{.bytes = epc, .device = u"gate"_s, .kind = Scan::Kind::Rfid};
        scan.rssiDbm = -48;
        emit scanned(scan);
    }
    bool writes = true;
    bool stopped = false;
    TagWritten::Kind how = TagWritten::Kind::Written;
    std::vector<QByteArray> field;
    std::vector<TagWrite> wishes;
};

struct Bench {
    explicit Bench(std::vector<QByteArray> field = {blankEpc}, bool writes = true)
    {
        factory.at("KIT-1");
        factory.badge(1114);
        factory.scan(unitA);
        reader.field = std::move(field);
        reader.writes = writes;
        desk = std::make_unique<TagDesk>(*factory.session, TagDesk::Patience{60'000, 1});
        desk->add(reader);
        factory.session->setDevice(reader.state());
        QObject::connect(&reader, &Scanner::scanned, factory.session.get(), [this](const Scan &scan) {
            if (!desk->takes(scan))
                factory.session->takeScan(scan);
        });
    }
    const Answer &said() { return factory.answers.back(); }

    Factory factory;
    TagReader reader;
    std::unique_ptr<TagDesk> desk;
};

class TagDeskTest : public QObject {
    Q_OBJECT

private slots:
    void the_tag_that_lies_there_becomes_the_units()
    {
        Bench s;
        s.factory.touch("TAG");
        QTRY_COMPARE(s.said().what, What::TagWritten);
        QCOMPARE(s.reader.wishes.size(), size_t(1));
        QCOMPARE(s.reader.wishes.front().currentEpc, blankEpc);
        QCOMPARE(
            s.factory.unit().identifiers.at(u"epc"_s), QString::fromLatin1(s.reader.wishes.front().newEpc));
        QVERIFY(!s.reader.stopped);
    }

    void of_two_tags_none_is_written_and_the_next_scan_counts_again()
    {
        Bench s({blankEpc, "30751FEB705C5904E3D50D71"});
        s.factory.touch("TAG");
        QTRY_COMPARE(s.said().refusal->detail, u"several-tags"_s);
        QVERIFY(s.reader.wishes.empty());
        const size_t before = s.factory.answers.size();
        s.reader.see(blankEpc); // nobody waits for a tag now: it is a scan like any other
        QCOMPARE(s.factory.answers.size(), before + 1);
    }

    void what_a_reader_cannot_do_is_told_data()
    {
        QTest::addColumn<TagWritten::Kind>("how");
        QTest::addColumn<QString>("detail");
        QTest::newRow("no tag") << TagWritten::Kind::NoTag << u"no-tag"_s;
        QTest::newRow("refused") << TagWritten::Kind::Refused << u"refused"_s;
        QTest::newRow("no answer") << TagWritten::Kind::NoAnswer << u"no-answer"_s;
        QTest::newRow("different") << TagWritten::Kind::Different << u"different"_s;
        QTest::newRow("unsupported") << TagWritten::Kind::Unsupported << u"unsupported"_s;
    }
    void what_a_reader_cannot_do_is_told()
    {
        QFETCH(TagWritten::Kind, how);
        QFETCH(QString, detail);
        Bench s;
        s.reader.how = how;
        s.factory.touch("TAG");
        QTRY_VERIFY(s.said().refusal);
        QCOMPARE(s.said().refusal->detail, detail);
        QVERIFY(s.factory.unit().identifiers.empty());
    }

    void a_wish_that_is_left_writes_nothing()
    {
        Bench s(std::vector<QByteArray>{});
        s.factory.touch("TAG");
        s.factory.touch("NO");
        s.reader.see(blankEpc);
        s.factory.touch("TAG");
        s.reader.see("30751FEB705C5904E3D50D72");
        QTRY_COMPARE(s.said().what, What::TagWritten);
        QCOMPARE(s.reader.wishes.size(), size_t(1));
        QCOMPARE(s.reader.wishes.front().currentEpc, QByteArray("30751FEB705C5904E3D50D72"));
    }

    void a_reader_that_only_reads_is_not_offered()
    {
        Bench s({blankEpc}, false);
        QVERIFY(!s.factory.view().canWriteTag);
        QCOMPARE(s.factory.touch("TAG").refusal->detail, u"no-writer"_s);
    }
};

QTEST_GUILESS_MAIN(TagDeskTest)
#include "tag_desk_test.moc"
