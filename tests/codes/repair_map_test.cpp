// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/repair_map.h"

#include <QtTest>

using namespace unitrail;

static RepairMap mapOf(const char *text)
{
    const auto map = repairMapFromText(QString::fromUtf8(text));
    return map ? *map : RepairMap{};
}

class RepairMapTest : public QObject {
    Q_OBJECT

private slots:
    void without_a_map_nothing_is_touched()
    {
        const QByteArray bytes("01~\x1d\xff", 5);
        QCOMPARE(repaired(bytes, {}), bytes);
    }

    void a_replaced_separator_comes_back()
    {
        QCOMPARE(repaired("21ABC~10X~~", mapOf("~={GS}")),
            QByteArray("21ABC\x1d"
                       "10X\x1d\x1d"));
        QCOMPARE(repaired("21ABC<GS>10X", mapOf("<GS>={GS}")),
            QByteArray("21ABC\x1d"
                       "10X"));
        QCOMPARE(repaired("a\xc2\x9d"
                          "b",
                     mapOf("{xc2}{x9d}={GS}")),
            QByteArray("a\x1d"
                       "b"));
    }

    void what_was_put_in_is_not_replaced_again()
    {
        QCOMPARE(repaired("yz", mapOf("y=z z=y")), QByteArray("zy"));
        QCOMPARE(repaired("ab", mapOf("a=b b={GS} ab=c")), QByteArray("c"));
    }

    void a_us_scanner_on_a_german_host_is_undone()
    {
        // What is on the keys of (01)LA40-26:z/y when the host takes them for German ones.
        QCOMPARE(repaired(QString::fromUtf8(")01=LA40ß26Öy-z").toUtf8(), mapOf("layout=us/de")),
            QByteArray("(01)LA40-26:z/y"));
        QCOMPARE(repaired("LA40/26>z", mapOf("layout=de/us")), QByteArray("LA40-26:y"));
    }

    void a_pair_counts_more_than_a_layout()
    {
        for (const char *text : {"~={GS} layout=de/us", "layout=de/us ~={GS}"})
            QCOMPARE(repaired("z~", mapOf(text)), QByteArray("y\x1d"));
    }

    void a_map_reads_the_same_after_it_was_written()
    {
        for (const char *text : {"~={GS}", "layout=us/de", "layout=fr/us", "{SP}={EQ} {xff}={x00} {x7b}=a"}) {
            const RepairMap map = mapOf(text);
            QVERIFY(!map.replacements.empty());
            const auto again = repairMapFromText(repairMapText(map));
            QVERIFY2(bool(again), text);
            QCOMPARE(*again, map);
        }
    }

    void what_is_not_clear_is_refused()
    {
        for (const char *text : {"~", "={GS}", "~={GS} ~=x", "layout=us", "layout=us/xx"})
            QVERIFY2(!repairMapFromText(QString::fromUtf8(text)), text);
    }
};

QTEST_GUILESS_MAIN(RepairMapTest)
#include "repair_map_test.moc"
