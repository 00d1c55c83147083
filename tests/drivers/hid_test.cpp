// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/hid/pos_reports.h"
#include "tests/drivers/rigs.h"
#include "tests/drivers/vectors.h"

#include <QRandomGenerator>

using namespace unitrail;

static const QByteArray withoutCount = QByteArray::fromHex(
    "058C0902A1018502150026FF007508950109FB810209FC810209FD8102953809FE82020175019501250109FF810275078103C0");
static const QByteArray withCount = QByteArray::fromHex(
    "058C0902A10185020912A102150026FF00750895010501093B81029503058C09FB09FC09FD8102953809FE8202012501750195"
    "0109FF810275078103C0C0");
static const QByteArray bootKeyboard = QByteArray::fromHex(
    "05010906A101050719E029E71500250175019508810295017508810195067508150025650507190029658100C0");

static QByteArray report(const QByteArray &aim, const QByteArray &data, bool continued = false)
{
    return QByteArray("\x02") + char(data.size()) + aim + data.leftJustified(56, '\0') + QByteArray(2, '\0')
        + char(continued ? 1 : 0);
}
static QList<QByteArray> messages(const std::vector<Scan> &scans)
{
    QList<QByteArray> all;
    for (const Scan &scan : scans)
        all.append(scan.bytes);
    return all;
}

class HidTest : public QObject {
    Q_OBJECT

private slots:
    void the_descriptor_says_where_everything_is()
    {
        const auto fields = inputFieldsOf(withoutCount);
        QVERIFY(fields);
        QCOMPARE(posLayoutOf(*fields),
            (PosLayout{.reportId = 2,
                .dataOffset = 4,
                .dataSize = 56,
                .countOffset = {},
                .aimOffsets = std::array<qsizetype, 3>{1, 2, 3},
                .continuedBit = 60 * 8}));
        QCOMPARE(reportSizeMax(*fields), 61);
        const auto counted = inputFieldsOf(withCount);
        QVERIFY(counted);
        QCOMPARE(posLayoutOf(*counted),
            (PosLayout{.reportId = 2,
                .dataOffset = 5,
                .dataSize = 56,
                .countOffset = 1,
                .aimOffsets = std::array<qsizetype, 3>{2, 3, 4},
                .continuedBit = 61 * 8}));
    }

    void a_keyboard_is_no_scanner()
    {
        const auto fields = inputFieldsOf(bootKeyboard);
        QVERIFY(fields);
        QCOMPARE(reportSizeMax(*fields), 8);
        QVERIFY(!posLayoutOf(*fields));
    }

    void a_descriptor_cut_anywhere_makes_no_scanner()
    {
        for (qsizetype size = 0; size < withCount.size(); ++size) {
            const auto fields = inputFieldsOf(withCount.first(size));
            QVERIFY2(!fields || !posLayoutOf(*fields), qPrintable(QString::number(size)));
        }
    }

    void no_descriptor_brings_the_parser_down()
    {
        QRandomGenerator random(4711);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray descriptor = round % 2 ? withCount : withoutCount;
            for (quint32 i = 0, n = random.bounded(1, 8); i < n; ++i)
                descriptor[qsizetype(random.bounded(descriptor.size()))] = char(random.bounded(256));
            const auto fields = inputFieldsOf(descriptor);
            const auto layout = fields ? posLayoutOf(*fields) : std::nullopt;
            if (!layout)
                continue;
            PosReader reader(*layout);
            for (int size = 0; size < 70; ++size)
                (void)reader.take(QByteArray(size, char(random.bounded(256))));
        }
    }

    void a_code_over_several_reports_is_one_scan()
    {
        PosReader reader(commonPosLayout());
        QVERIFY(reader.take(report("]d2", "01095212341", true)).empty());
        QCOMPARE(messages(reader.take(report("]d2", "23453"))), QList<QByteArray>{"]d20109521234123453"});
    }

    void an_impossible_size_drops_the_code_it_belongs_to_and_no_other()
    {
        PosReader reader(commonPosLayout());
        QVERIFY(reader.take(report("]d2", "one", true)).empty());
        QByteArray broken = report("]d2", "two", true);
        broken[1] = 60;
        const auto begun = reader.take(broken);
        QCOMPARE(messages(begun), QList<QByteArray>{"]d2one"});
        QVERIFY(begun.front().partial);
        QVERIFY(reader.take(report("]d2", "three")).empty());
        QCOMPARE(messages(reader.take(report("]d2", "4711"))), QList<QByteArray>{"]d24711"});
    }

    void a_code_whose_end_was_lost_does_not_grow_into_the_next()
    {
        PosReader reader(commonPosLayout());
        QVERIFY(reader.take(report("]d2", "half", true)).empty());
        const auto scans = reader.take(report("]E0", "4006381333931"));
        QCOMPARE(messages(scans), (QList<QByteArray>{"]d2half", "]E04006381333931"}));
        QVERIFY(scans[0].partial && !scans[1].partial);
    }

    void a_report_without_aim_claims_none_and_one_in_the_data_is_not_doubled()
    {
        PosReader reader(commonPosLayout());
        QCOMPARE(messages(reader.take(report(QByteArray(3, '\0'), "4711"))), QList<QByteArray>{"4711"});
        QCOMPARE(messages(reader.take(report("]C1", "]C14711"))), QList<QByteArray>{"]C14711"});
    }

    void what_a_scanner_answers_to_commands_is_no_code()
    {
        PosReader reader(commonPosLayout());
        QVERIFY(reader.take(report("]Z6", "REVINF: Xenon")).empty());
        QCOMPARE(messages(reader.take(report("]X0", "4711"))), QList<QByteArray>{"]X04711"});
    }

    void without_a_count_the_padding_ends_the_data()
    {
        PosReader reader(*posLayoutOf(*inputFieldsOf(withoutCount)));
        const QByteArray first = QByteArray("\x02]d2") + QByteArray(56, 'A') + '\x01';
        const QByteArray last = QByteArray("\x02]d2") + QByteArray("BC").leftJustified(56, '\0') + '\0';
        QVERIFY(reader.take(first).empty());
        QCOMPARE(messages(reader.take(last)), QList<QByteArray>{"]d2" + QByteArray(56, 'A') + "BC"});
    }

    void a_code_without_end_is_oversized_and_bounded()
    {
        PosReader reader(commonPosLayout());
        for (int i = 0; i < 1000; ++i)
            QVERIFY(reader.take(report("]d2", QByteArray(56, 'x'), true)).empty());
        const auto scans = reader.take(report("]d2", "end"));
        QVERIFY(scans.front().oversized);
        QVERIFY(scans.front().bytes.size() <= Framer::messageSizeMax + 3);
    }

    void reference_reports_are_read_as_the_table_says()
    {
        const auto rows = referenceRows("hidpos_reports.tsv");
        if (rows.isEmpty())
            QSKIP("the reference table is not here");
        for (const auto &row : rows) {
            PosReader reader(commonPosLayout());
            std::vector<Scan> scans;
            for (const QByteArray &hex : row[1].split(' ')) {
                for (const Scan &scan : reader.take(QByteArray::fromHex(hex)))
                    scans.push_back(scan);
            }
            if (row[2] != "OK") {
                QVERIFY(scans.empty());
                continue;
            }
            const QJsonObject parsed = QJsonDocument::fromJson(row[3]).object();
            const QByteArray expected
                = (parsed["sym"].toString() + parsed["data"].toString()).toLatin1().replace("{GS}", "\x1d");
            QCOMPARE(messages(scans), QList<QByteArray>{expected});
        }
    }

    void honeywell_hears_its_command_in_a_report()
    {
        auto transport = std::make_unique<FakeHidTransport>();
        FakeHidTransport *device = transport.get();
        device->descriptor = withCount;
        const SystemClock clock;
        HidScanner scanner("hid", FeedbackProfile::HoneywellHost, std::move(transport), clock);
        scanner.giveFeedback(Feedback::Accepted);
        QVERIFY(device->written.isEmpty());
        scanner.start();
        scanner.giveFeedback(Feedback::Accepted);
        QCOMPARE(device->written, QByteArray::fromHex("FD0316070D"));
    }
};

QTEST_GUILESS_MAIN(HidTest)
#include "hid_test.moc"
