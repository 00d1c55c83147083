// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/sql_call.h"
#include "core/sync/wire.h"

#include <QtTest>

using namespace unitrail;

static const QUuid station = QUuid::fromString(QStringLiteral("00112233-4455-6677-8899-aabbccddeeff"));

static std::vector<Frame> twoFrames()
{
    std::vector<Frame> frames{{.sequence = 7, .hlc = 1LL << 40, .hash = {}, .body = "{\"a\":1}"},
        {.sequence = 8, .hlc = -1, .hash = {}, .body = QByteArray("\0'\xff", 3)}};
    QByteArray previous = chainStart();
    for (Frame &frame : frames)
        previous = frame.hash = chainHash(station, 5, frame, previous);
    return frames;
}

static ToldBatch told(const FeedCursor &before)
{
    const auto frames = twoFrames();
    return {.position = before.position + 1,
        .station = station,
        .incarnation = 5,
        .firstSequence = 7,
        .lastSequence = 8,
        .previousHash = chainStart(),
        .feedHash = feedHash(before.feedHash, station, 5, frames.back()),
        .frames = packFrames(frames)};
}

class WireTest : public QObject {
    Q_OBJECT

private slots:
    void the_chain_hash_is_the_one_the_design_fixes_for_ever()
    {
        // Computed independently:
        // sha256(b"TRC1" + uuid.bytes + pack(">qqq", 5, 7, 1 << 40) + bytes(32) + b'{"a":1}')
        QCOMPARE(chainHash(station, 5, twoFrames().front(), chainStart()).toHex(),
            QByteArray("33968019e8b6079da0fa72701d0e2a368b78ea07c66c799d610c9ac3481f7bed"));
    }

    void frames_come_back_as_they_were_packed()
    {
        const auto frames = twoFrames();
        const auto unpacked = unpackFrames(packFrames(frames), 7);
        QVERIFY(unpacked);
        QCOMPARE(*unpacked, frames);
    }

    void frames_cut_anywhere_are_refused_and_never_shortened()
    {
        const QByteArray whole = packFrames(twoFrames());
        const qsizetype first = frameHeadSize + twoFrames().front().body.size();
        for (qsizetype size = 1; size < whole.size(); ++size) {
            const auto unpacked = unpackFrames(whole.left(size), 7);
            QCOMPARE(bool(unpacked), size == first);
        }
    }

    void a_frame_with_an_impossible_length_is_refused_data()
    {
        QTest::addColumn<QByteArray>("length");
        QTest::newRow("none") << QByteArray::fromHex("00000000");
        QTest::newRow("64 kB and one") << QByteArray::fromHex("00010001");
        QTest::newRow("negative") << QByteArray::fromHex("ffffffff");
    }
    void a_frame_with_an_impossible_length_is_refused()
    {
        QFETCH(QByteArray, length);
        QByteArray bytes = packFrames(twoFrames()) + QByteArray(80'000, 'x');
        bytes.replace(0, 4, length);
        QVERIFY(!unpackFrames(bytes, 1));
    }

    void a_batch_is_believed_when_its_place_and_every_hash_fit()
    {
        const FeedCursor before{.feed = 1, .generation = 1, .position = 41, .feedHash = QByteArray(32, 'f')};
        const auto batch = checkBatch(told(before), before);
        QVERIFY(batch);
        QCOMPARE(batch->frames, twoFrames());
        QCOMPARE(batch->position, 42);
    }

    void a_batch_with_any_one_thing_changed_is_not_believed()
    {
        const FeedCursor before{.feed = 1, .generation = 1, .position = 41, .feedHash = QByteArray(32, 'f')};
        const ToldBatch good = told(before);
        const auto refused = [&](const std::function<void(ToldBatch &)> &change) {
            ToldBatch batch = good;
            change(batch);
            return !checkBatch(batch, before);
        };
        QVERIFY(refused([](ToldBatch &b) { ++b.position; }));
        QVERIFY(refused([](ToldBatch &b) { b.station = QUuid::createUuid(); }));
        QVERIFY(refused([](ToldBatch &b) { ++b.incarnation; }));
        QVERIFY(refused([](ToldBatch &b) { ++b.firstSequence; }));
        QVERIFY(refused([](ToldBatch &b) { ++b.lastSequence; }));
        QVERIFY(refused([](ToldBatch &b) { b.previousHash[0] = 1; }));
        QVERIFY(refused([](ToldBatch &b) { b.feedHash[0] = char(b.feedHash[0] + 1); }));
        QVERIFY(refused([](ToldBatch &b) { b.frames.clear(); }));
        for (qsizetype i = 0; i < good.frames.size(); ++i)
            QVERIFY2(refused([i](ToldBatch &b) { b.frames[i] = char(b.frames[i] ^ 1); }),
                qPrintable(QString::number(i)));
    }

    void a_call_holds_nothing_but_digits_hex_and_base64_between_its_quotes()
    {
        const QString hostile = QStringLiteral("'); DROP TABLE trc.ledger; --\\' \u0000 $$");
        const QString sql
            = SqlCall("api.x").number(-5).id(station).text(hostile).bytes(QByteArray("\0\xff'\\", 4)).sql();
        static const QRegularExpression plain(QStringLiteral(
            "^SELECT \\* FROM api\\.x\\('-?[0-9]+','[0-9a-f-]{36}'(,'[A-Za-z0-9+/]*=*')+\\)$"));
        QVERIFY2(plain.match(sql).hasMatch(), qPrintable(sql));
    }
};

QTEST_GUILESS_MAIN(WireTest)
#include "wire_test.moc"
