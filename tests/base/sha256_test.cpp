// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/sha256.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTest>

using namespace unitrail;

class Sha256Test : public QObject {
    Q_OBJECT

private slots:
    void the_vectors_of_fips_180_4()
    {
        QCOMPARE(Sha256().result().toHex(),
            QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(Sha256().add("abc").result().toHex(),
            QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(Sha256().add("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq").result().toHex(),
            QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
    }

    void in_whatever_pieces_it_is_the_same_as_qts()
    {
        QRandomGenerator random(20260615);
        for (int round = 0; round < 500; ++round) {
            QByteArray bytes(random.bounded(600), '\0');
            for (char &byte : bytes)
                byte = char(random.bounded(256));
            Sha256 pieces;
            for (qsizetype at = 0; at < bytes.size();) {
                const qsizetype size = std::min<qsizetype>(random.bounded(1, 90), bytes.size() - at);
                pieces.add(QByteArrayView(bytes).sliced(at, size));
                at += size;
            }
            QCOMPARE(pieces.result(), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
        }
    }
};

QTEST_APPLESS_MAIN(Sha256Test)
#include "sha256_test.moc"
