// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/event_id.h"

#include <QtTest>

using namespace unitrail;

class EventIdTest : public QObject {
    Q_OBJECT

private slots:
    void an_id_is_a_uuid_of_version_seven_with_its_time_in_front()
    {
        const EventId id = EventId::make(0x0123456789ab, QByteArray(10, '\xff'));
        QCOMPARE(id.uuid(), QString("01234567-89ab-7fff-bfff-ffffffffffff"));
        QCOMPARE(id.wallMs(), qint64(0x0123456789ab));
        QVERIFY(id < EventId::make(0x0123456789ac, QByteArray(10, '\0')));
    }

    void text_and_bytes_come_back()
    {
        for (const char fill : {'\0', '\x5a', '\xff'}) {
            const EventId id = EventId::make(1'780'000'000'000, QByteArray(10, fill));
            QCOMPARE(id.text().size(), 22);
            QCOMPARE(EventId::fromText(id.text()), id);
            QCOMPARE(EventId::fromBytes(id.toBytes()), id);
        }
        QVERIFY(!EventId::fromBytes(QByteArray(15, 'x')));
        QVERIFY(!EventId::fromBytes(QByteArray(17, 'x')));
    }

    void one_id_has_one_spelling_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
            {"", "AZ5wRIgAdWWlZWVlZWVlZ", "AZ5wRIgAdWWlZWVlZWVlZQA", "AZ5wRIgAdWWlZWVlZWVlZR",
                "AZ5wRIgAdWWlZWVlZWVlZ=", "AZ5wRIgAdWWlZWVlZWVl==", "AZ5wRIgAdWWl+WVlZWVlZQ",
                "AZ5wRIgAdWWl/WVlZWVlZQ", "AZ5wRIgAdWWl WVlZWVlZQ", "AZ5wRIgAdWWl\xc3\xa4WVlZWVlZQ"})
            QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text);
    }
    void one_id_has_one_spelling()
    {
        QFETCH(QString, text);
        QVERIFY(EventId::fromText(u"AZ5wRIgAdWWlZWVlZWVlZQ"));
        QVERIFY(!EventId::fromText(text));
    }
};

QTEST_GUILESS_MAIN(EventIdTest)
#include "event_id_test.moc"
