// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/carried.h"
#include "core/domain/containment.h"
#include "tests/app/station_process.h"
#include "tests/station/demo_station.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/** Two data directories and no network: what the line's commands do, carried as a file. */
class ContainmentCommandTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_desk;
    Factory m_line;

    static QJsonObject answerOf(const ProgramResult &end)
    {
        return QJsonDocument::fromJson(end.out).object();
    }
    [[nodiscard]] ProgramResult atDesk(const QStringList &words) const
    {
        return runProgram(QStringList(words)
            << u"--data"_s << m_desk.path() << u"--at"_s << u"SUP-1"_s << u"--person"_s << u"P301"_s);
    }
    [[nodiscard]] ProgramResult atLine(const QStringList &words) const
    {
        return runProgram(QStringList(words) << u"--data"_s << m_line.directory.path() << u"--at"_s
                                             << u"PRS-1"_s << u"--person"_s << u"P301"_s);
    }
    [[nodiscard]] QString file(const QString &name) const { return m_desk.filePath(name); }

private slots:
    void initTestCase()
    {
        m_line.bring(unitA, "010");
        m_line.journal.reset();
    }

    void the_web_address_of_a_label_names_its_unit()
    {
        const QString link = u"https://id.nordhavn.example/01/04012345000412/21/"_s;
        const QStringList where{u"--data"_s, m_line.directory.path()};
        const auto known = runProgram(QStringList{u"history"_s, link + unitA.serial.text()} + where);
        QCOMPARE(known.code, 0);
        QVERIFY2(known.out.startsWith(unitA.text().toUtf8()), known.out);
        QCOMPARE(runProgram(QStringList{u"dossier"_s, link + unitA.serial.text()} + where).code, 0);
        QCOMPARE(runProgram(QStringList{u"history"_s, link + u"LA40-26-000002S"_s} + where).code, 1);
    }
    void what_is_unclear_is_refused_with_its_mend()
    {
        for (const QStringList &words : {QStringList{u"contain"_s, u"--reason"_s, u"audit"_s},
                 QStringList{u"contain"_s, u"--lot"_s, u"EN2619-B"_s, u"--reason"_s, u"audit"_s},
                 QStringList{u"contain"_s, u"--serials"_s, u"LA-40-100/B..AA"_s, u"--reason"_s, u"audit"_s},
                 QStringList{u"contain"_s, u"--station"_s, u"CAL-2"_s, u"--from"_s, u"yesterday"_s,
                     u"--reason"_s, u"audit"_s},
                 QStringList{u"contain"_s, u"--unit"_s, unitA.text(), u"--action"_s, u"burn"_s}}) {
            const auto end = atDesk(words);
            QCOMPARE(end.code, 2);
            QVERIFY2(end.err.startsWith("unitrail: "), end.err.constData());
        }
        QCOMPARE(atDesk({u"contain"_s, u"--unit"_s, unitA.text()}).code, 1); // no reason: the rules say so
    }
    void a_file_carries_it_to_a_station_that_trusts_its_key()
    {
        const auto issued = atDesk({u"contain"_s, u"--unit"_s, unitA.text(), u"--reason"_s, u"audit"_s});
        QCOMPARE(issued.code, 0);
        const QString id = answerOf(issued).value(u"containment"_s).toString();
        QCOMPARE(id, u"C-0001"_s);
        const QString path = file(u"c.json"_s);
        const auto written = runProgram({u"contain"_s, u"--id"_s, id, u"--export"_s, path, u"--codes"_s,
            file(u"c.txt"_s), u"--data"_s, m_desk.path()});
        QCOMPARE(written.code, 0);
        QCOMPARE(answerOf(written).value(u"count"_s).toInt(), 1);

        const auto unknown = atLine({u"contain"_s, u"--import"_s, path});
        QCOMPARE(unknown.code, 1);
        QCOMPARE(answerOf(unknown).value(u"reason"_s).toString(), u"IssuerUnknown"_s);
        const QString key
            = QString::fromUtf8(runProgram({u"contain"_s, u"--key"_s, u"--data"_s, m_desk.path()}).out)
                  .trimmed();
        QCOMPARE(atLine({u"contain"_s, u"--trust"_s, key, u"--name"_s, u"SUP-1"_s}).code, 0);

        QFile whole(path);
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QByteArray bytes = whole.readAll();
        QFile bent(file(u"bent.json"_s));
        QVERIFY(bent.open(QIODevice::WriteOnly));
        bent.write(QByteArray(bytes).replace("audit", "other"));
        bent.close();
        const auto forged = atLine({u"contain"_s, u"--import"_s, bent.fileName()});
        QCOMPARE(answerOf(forged).value(u"reason"_s).toString(), u"ContainmentForged"_s);

        QCOMPARE(atLine({u"contain"_s, u"--import"_s, path}).code, 0);
        const auto listed
            = runProgram({u"containments"_s, id, u"--json"_s, u"--data"_s, m_line.directory.path()});
        QCOMPARE(listed.code, 0);
        QCOMPARE(answerOf(listed).value(u"enforcing"_s).toInt(), 1);
        QCOMPARE(answerOf(listed).value(u"state"_s).toString(), u"enforced"_s);

        m_line.openJournal();
        m_line.at("PRS-1");
        m_line.badge(1103);
        QCOMPARE(m_line.scan(unitA).refusal->reason, Reason::Contained);
        m_line.session.reset();
        m_line.journal.reset();

        QCOMPARE(atDesk({u"contain"_s, u"--lift"_s, id, u"--reason"_s, u"sorted"_s}).code, 0);
        const auto ended = runProgram({u"containments"_s, id, u"--json"_s, u"--data"_s, m_desk.path()});
        QCOMPARE(answerOf(ended).value(u"state"_s).toString(), u"lifted"_s);
        QCOMPARE(answerOf(ended).value(u"version"_s).toInt(), 2);
    }
    void holds_are_placed_before_the_thing_exists_and_listed()
    {
        const QString lot = u"@lot/GS-17/0526-03"_s;
        QCOMPARE(atDesk({u"hold"_s, lot, u"--reason"_s, u"audit"_s, u"--hold"_s, u"H-7"_s}).code, 0);
        QCOMPARE(atDesk({u"hold"_s, lot, u"--reason"_s, u"because"_s}).code, 1);
        QCOMPARE(atDesk({u"hold"_s, u"@nothing/x"_s, u"--reason"_s, u"audit"_s}).code, 2);
        const auto listed = atDesk({u"hold"_s, u"--list"_s, u"--json"_s});
        const QJsonArray holds = answerOf(listed).value(u"holds"_s).toArray();
        QCOMPARE(holds.size(), 1);
        QCOMPARE(holds.at(0).toObject().value(u"subject"_s).toString(), lot);
        QCOMPARE(atDesk({u"release"_s, lot, u"--why"_s, u"measured"_s}).code, 0);
        QVERIFY(
            answerOf(atDesk({u"hold"_s, u"--list"_s, u"--json"_s})).value(u"holds"_s).toArray().isEmpty());
    }
    void what_came_in_of_a_lot_is_counted_and_what_runs_short_is_listed()
    {
        const QString lot = u"GR-EP2/EP2-2611A"_s;
        const auto lots = [&] {
            return answerOf(runProgram({u"conflicts"_s, u"--json"_s, u"--data"_s, m_line.directory.path()}))
                .value(u"lots"_s)
                .toArray();
        };
        QCOMPARE(atLine({u"lot"_s, lot, u"--receive"_s, u"--quantity"_s, u"nan"_s}).code, 2);
        QCOMPARE(atLine({u"lot"_s, lot, u"--receive"_s, u"--quantity"_s, u"1e309"_s}).code, 2);
        QCOMPARE(atLine({u"lot"_s, lot, u"--receive"_s, u"--expiry"_s, u"soon"_s}).code, 2);
        QCOMPARE(atLine({u"lot"_s, lot, u"--receive"_s, u"--quantity"_s, u"-5"_s}).code, 1);
        QCOMPARE(atLine({u"lot"_s, lot, u"--receive"_s, u"--quantity"_s, u"20"_s}).code, 0);
        m_line.openJournal();
        m_line.bring(unitOf(2), "030"); // 12 g each
        m_line.bring(unitOf(3), "030");
        m_line.journal.reset();
        QCOMPARE(lots().size(), 1);
        QCOMPARE(lots().at(0).toObject().value(u"missing"_s).toString(), u"4"_s);
        QCOMPARE(lots().at(0).toObject().value(u"takings"_s).toArray().size(), 2);
        const auto unsigned_
            = atLine({u"conflicts"_s, u"@lot/"_s + lot, u"--accept"_s, u"--why"_s, u"counted"_s});
        QCOMPARE(answerOf(unsigned_).value(u"reason"_s).toString(), u"SignatureNeeded"_s);
        QCOMPARE(lots().size(), 1);
        QCOMPARE(atLine({u"lot"_s, lot, u"--receive"_s, u"--quantity"_s, u"4"_s}).code, 0); // counted again
        QVERIFY(lots().isEmpty());
        const auto told
            = answerOf(runProgram({u"lot"_s, lot, u"--json"_s, u"--data"_s, m_line.directory.path()}));
        QCOMPARE(told.value(u"received"_s).toString(), u"24"_s);
        QCOMPARE(told.value(u"missing"_s).toString(), u"0"_s);
    }
    void a_correction_is_proposed_by_one_and_approved_by_another()
    {
        m_line.openJournal();
        EventId wrong;
        for (const Recorded &recorded : m_line.entriesOf()) {
            if (std::holds_alternative<OperationCompleted>(recorded.entry.event))
                wrong = recorded.entry.id;
        }
        m_line.journal.reset();
        const auto proposed
            = atLine({u"corrections"_s, u"--propose"_s, wrong.text(), u"--why"_s, u"wrong unit"_s});
        QCOMPARE(proposed.code, 0);
        const QString proposal = answerOf(proposed).value(u"entries"_s).toArray().at(0).toString();
        const auto own = atLine({u"corrections"_s, u"--approve"_s, proposal});
        QCOMPARE(answerOf(own).value(u"reason"_s).toString(), u"OtherPersonNeeded"_s);
        const auto approved = runProgram({u"corrections"_s, u"--approve"_s, proposal, u"--data"_s,
            m_line.directory.path(), u"--at"_s, u"PRS-1"_s, u"--person"_s, u"P401"_s});
        QCOMPARE(approved.code, 0);
        m_line.openJournal();
        QCOMPARE(m_line.status("010"), OperationStatus::Active);
        m_line.journal.reset();
        QVERIFY(answerOf(atLine({u"corrections"_s, u"--json"_s})).value(u"proposals"_s).toArray().isEmpty());
        QVERIFY(answerOf(atLine({u"conflicts"_s, u"--json"_s})).value(u"conflicts"_s).toArray().isEmpty());
    }
};

QTEST_GUILESS_MAIN(ContainmentCommandTest)
#include "containment_command_test.moc"
