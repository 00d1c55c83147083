// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/names.h"

#include <QtTest>

using namespace unitrail;

class NamesTest : public QObject {
    Q_OBJECT

private slots:
    void what_looks_like_another_name_or_like_none_is_no_name_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        row("empty", {});
        row("blank", " ");
        row("blank in front", " A");
        row("blank behind", "A ");
        row("nul", QString("A") + QChar(0) + "B");
        row("control", "A\tB");
        row("zero width", QString("A") + QChar(0x200b) + "B");
        row("right to left", QString("A") + QChar(0x202e) + "B");
        row("byte order mark", QString(QChar::ByteOrderMark) + "A");
        row("no-break space", QString("A") + QChar(0xa0) + "B");
        row("line separator", QString("A") + QChar(0x2028) + "B");
        row("half a pair", QString("A") + QChar(0xd83d));
        row("no character", QString("A") + QChar(0xffff));
        row("slash", "A/B");
        row("at sign", "@A");
        row("too long", QString(41, 'A'));
    }
    void what_looks_like_another_name_or_like_none_is_no_name()
    {
        QFETCH(QString, text);
        QVERIFY(!PartNumber::fromText(text));
    }

    void names_in_any_script_are_names()
    {
        for (const char *text : {"A", "M24-120 B", "Größe", "电机", "0", "#1+2"})
            QCOMPARE(PartNumber::fromText(QString::fromUtf8(text))->text(), QString::fromUtf8(text));
        QVERIFY(PartNumber::fromText(QString(40, 'A')));
        QCOMPARE(SerialNumber::fromText("A/B@C")->text(), QString("A/B@C"));
    }

    void a_unit_is_cut_at_the_first_slash()
    {
        const auto unit = UnitId::fromText("P-1/A/B");
        QCOMPARE(unit->part.text(), QString("P-1"));
        QCOMPARE(unit->serial.text(), QString("A/B"));
        QCOMPARE(unit->text(), QString("P-1/A/B"));
        for (const char *text : {"", "P-1", "/A", "P-1/", "P-1/ A", "@lot/A"})
            QVERIFY2(!UnitId::fromText(text), text);
    }

    void every_kind_of_subject_comes_back_from_its_text_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        const auto row = [](const Subject &subject, Subject::Kind kind) {
            QTest::newRow(qPrintable(subject.text())) << subject.text() << int(kind);
        };
        row(Subject::of(*UnitId::fromText("P/1")), Subject::Kind::Unit);
        row(Subject::of(*LotId::fromText("P/L/1")), Subject::Kind::Lot);
        row(Subject::of(*StationName::fromText("ASM-1")), Subject::Kind::Station);
        row(Subject::of(*ContainerId::fromText("C/1")), Subject::Kind::Container);
        row(Subject::of(*OrderNumber::fromText("W-1")), Subject::Kind::Order);
        row(Subject::of(*PersonId::fromText("ana")), Subject::Kind::Person);
        row(Subject::of(*OperationId::fromText("020")), Subject::Kind::Operation);
        row(Subject::plant(), Subject::Kind::Plant);
    }
    void every_kind_of_subject_comes_back_from_its_text()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        const auto subject = Subject::fromText(text);
        QVERIFY(subject);
        QCOMPARE(subject->text(), text);
        QCOMPARE(int(subject->kind()), kind);
    }

    void a_subject_from_outside_holds_a_checked_name_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "@", "@lot/", "@lot/P", "@station/", "@station/A/B", "@station/\x01",
                 "@plant/x", "@person/ ana", "@planet/1", "P"})
            QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text);
    }
    void a_subject_from_outside_holds_a_checked_name()
    {
        QFETCH(QString, text);
        QVERIFY(!Subject::fromText(text));
    }
};

QTEST_GUILESS_MAIN(NamesTest)
#include "names_test.moc"
