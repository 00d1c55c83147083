// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/entry.h"

#include <QtTest>

using namespace unitrail;

/** With nothing that is optional. */
static Entry bareEntry()
{
    return {.id = EventId::make(1'780'000'000'000, QByteArray(10, 'e')),
        .about = {{*Subject::fromText("@station/ASM-1"), {}, 1}},
        .stamp
        = {.station = StationName::known("ASM-1"), .person = {}, .session = {}, .device = {}, .wallMs = 0},
        .event = ScanRefused{
            {.reason = Reason::UnknownCode, .subject = {}, .operation = {}, .part = {}, .other = {}}, {}}};
}

/** What stands around every event. */
class EntryEnvelopeTest : public QObject {
    Q_OBJECT

private slots:
    void an_entry_with_nothing_optional_comes_back()
    {
        const Entry entry = bareEntry();
        QCOMPARE(*fromBody(toBody(entry)), entry);
    }

    void how_a_tag_was_read_comes_back_and_costs_other_entries_nothing()
    {
        Entry entry = bareEntry();
        const QByteArray without = toBody(entry);
        for (const char *key : {"ant", "rssi", "tid"})
            QVERIFY(!without.contains(QByteArray("\"") + key + '"'));
        entry.stamp.how = CaptureMethod::Rfid;
        entry.stamp.tag = {.antenna = 4, .rssi = -565, .tid = "E2801160"};
        QCOMPARE(*fromBody(toBody(entry)), entry);
        entry.stamp.tag = {.antenna = 0, .rssi = 0, .tid = {}}; // 0 dBm is a strength
        QCOMPARE(*fromBody(toBody(entry)), entry);
    }
};

QTEST_APPLESS_MAIN(EntryEnvelopeTest)
#include "entry_envelope_test.moc"
