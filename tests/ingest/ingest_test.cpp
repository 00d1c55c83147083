// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/drop_folder.h"
#include "core/ingest/result_desk.h"
#include "core/ingest/result_listener.h"
#include "tests/ingest/machine_files.h"

#include <QDir>
#include <QTcpSocket>

#include <cstdio>

using namespace unitrail;

static const StationName tester = StationName::known(QStringLiteral("FNC-1"));

/** The demo factory with a unit that is due at the tester, and the desk there. */
struct Tester : Factory {
    explicit Tester(const char *upTo = "070")
    {
        bring(unitA, upTo);
        openDesk();
    }
    void openDesk() { desk = std::make_unique<ResultDesk>(*journal, plant, clock, tester); }
    ResultReceipt accept(const QByteArray &bytes, const QString &name = QStringLiteral("1.json"))
    {
        auto receipt = desk->accept({name, {bytes, QStringLiteral("folder")}});
        if (!receipt)
            qFatal("%s", qPrintable(receipt.error().text));
        return *std::move(receipt);
    }
    int refusals()
    {
        int count = 0;
        for (const Recorded &recorded : entriesOf())
            count += std::holds_alternative<ScanRefused>(recorded.entry.event) ? 1 : 0;
        return count;
    }

    std::unique_ptr<ResultDesk> desk;
};

class IngestTest : public QObject {
    Q_OBJECT

private slots:
    void a_result_completes_the_operation_that_is_due()
    {
        Tester t;
        const QByteArray bytes = goodResult(unitA.serial.text());
        const ResultReceipt receipt = t.accept(bytes);
        QVERIFY(!receipt.quarantined);
        const TakenRun &run = receipt.taken.runs.at(0);
        QCOMPARE(run.kind, TakenRun::Kind::Recorded);
        QCOMPARE(run.values, 4);
        QCOMPARE(run.notInPlan, QStringList("mood"));
        QCOMPARE(run.status, OperationStatus::Passed);
        QCOMPARE(t.status("080"), OperationStatus::Passed);
        QCOMPARE(timesRecorded(t, unitA, bytes), 1);
        const auto kept = AttachmentStore(t.directory.path()).get(receipt.taken.sha256);
        QVERIFY(kept);
        QCOMPARE(*kept, bytes);
        const Entry entry = t.entriesOf().back().entry;
        QCOMPARE(entry.stamp.how, CaptureMethod::Machine);
        QCOMPARE(entry.stamp.device, QString("folder"));
    }
    void a_value_outside_of_the_plan_fails_what_the_program_passed()
    {
        Tester t;
        const ResultReceipt receipt = t.accept(goodResult(unitA.serial.text(), "5.2000000000000002"));
        QCOMPARE(receipt.taken.runs.at(0).status, OperationStatus::Failed);
        QCOMPARE(t.status("080"), OperationStatus::Failed);
    }
    void the_same_file_is_recorded_once_also_by_the_next_program()
    {
        Tester t;
        const QByteArray bytes = goodResult(unitA.serial.text());
        t.accept(bytes);
        const qint64 length = t.length();
        QCOMPARE(t.accept(bytes, QStringLiteral("copy.json")).taken.runs.at(0).kind, TakenRun::Kind::Known);
        t.desk.reset();
        t.openJournal();
        t.openDesk();
        const ResultReceipt again = t.accept(bytes);
        QCOMPARE(again.taken.runs.at(0).kind, TakenRun::Kind::Known);
        QVERIFY(!again.quarantined);
        QCOMPARE(t.length(), length);
    }
    void who_is_signed_in_stands_beside_the_machine()
    {
        Tester t;
        t.at("FNC-1");
        QVERIFY(!t.badge(1105).refusal);
        t.openDesk();
        QCOMPARE(t.accept(goodResult(unitA.serial.text())).taken.runs.at(0).kind, TakenRun::Kind::Recorded);
        QCOMPARE(
            t.entriesOf().back().entry.stamp.person, std::optional(PersonId::known(QStringLiteral("P105"))));
    }

    void what_has_no_unit_waits_and_is_recorded_when_the_unit_appears()
    {
        Tester t;
        const UnitId later = unitOf(7);
        const QByteArray bytes = goodResult(later.serial.text());
        const ResultReceipt receipt = t.accept(bytes);
        QVERIFY(receipt.quarantined);
        QCOMPARE(receipt.taken.runs.at(0).kind, TakenRun::Kind::Unmatched);
        const auto waiting = t.desk->quarantine().list();
        QCOMPARE(waiting.size(), size_t(1));
        QCOMPARE(waiting[0].reason, QString("UnknownUnit"));
        QCOMPARE(waiting[0].serials, QStringList(later.serial.text()));
        QVERIFY(t.desk->retryWaiting()->empty()); // nothing has happened
        t.bring(later, "070");
        const auto retried = t.desk->retryWaiting();
        QVERIFY(retried);
        QCOMPARE(retried->size(), size_t(1));
        QVERIFY(!retried->front().quarantined);
        QVERIFY(t.desk->quarantine().list().empty());
        QCOMPARE(timesRecorded(t, later, bytes), 1);
        QCOMPARE(t.status("080", later), OperationStatus::Passed);
    }
    void what_the_rules_refuse_is_refused_once_and_waits()
    {
        Tester t("060"); // 070 is still to do
        const QByteArray bytes = goodResult(unitA.serial.text());
        QVERIFY(t.accept(bytes).quarantined);
        QCOMPARE(t.refusals(), 1);
        QCOMPARE(t.desk->quarantine().list().front().reason, QString("EarlierOperationMissing"));
        QVERIFY(t.accept(bytes).quarantined); // the machine sends it again
        QVERIFY(t.desk->retry(t.desk->quarantine().list().front().sha256)->quarantined);
        QCOMPARE(t.refusals(), 1);
        QCOMPARE(t.desk->quarantine().list().front().tries, 3);
    }
    void what_nobody_can_read_is_kept_with_its_reason_until_somebody_decides()
    {
        Tester t;
        const QByteArray bytes = "{\"dut_id\": 4,3}";
        const ResultReceipt receipt = t.accept(bytes, QStringLiteral("broken.json"));
        QVERIFY(receipt.quarantined);
        const QuarantinedFile waiting = t.desk->quarantine().list().at(0);
        QCOMPARE(waiting.reason, QString("Unreadable"));
        QVERIFY(waiting.text.startsWith(QStringLiteral("line 1")));
        QCOMPARE(*t.desk->quarantine().bytesOf(waiting.sha256), bytes);
        QVERIFY(t.desk->retryWaiting()->empty());
        const Person &ivo = t.plant.people.at(PersonId::known(QStringLiteral("P201")));
        QVERIFY(!t.desk->discard(waiting.sha256, QStringLiteral(" "), &ivo));
        QVERIFY(!t.desk->discard(waiting.sha256, QStringLiteral("not ours"), nullptr));
        QCOMPARE(t.desk->quarantine().list().size(), size_t(1)); // without a reason it stays
        QVERIFY(t.desk->discard(waiting.sha256, QStringLiteral("not ours"), &ivo));
        const auto atStation = t.journal->entriesOf(Subject::of(tester));
        const Entry &decided = atStation->back().entry;
        QCOMPARE(decided.stamp.person, std::optional(ivo.id));
        QCOMPARE(std::get<AttachmentAdded>(decided.event).sha256, waiting.sha256);
        QVERIFY(std::get<AttachmentAdded>(decided.event).place.contains(QStringLiteral("not ours")));
        QVERIFY(t.desk->quarantine().list().empty());
        QCOMPARE(*AttachmentStore(t.directory.path()).get(waiting.sha256), bytes); // decided, not lost
    }
    void what_is_no_number_leaves_no_half_result()
    {
        Tester t;
        const size_t before = t.entriesOf().size();
        QVERIFY(t.accept("serial,characteristic,value\n" + unitA.serial.text().toUtf8() + ",speed,12\n"
                     + unitA.serial.text().toUtf8() + ",noise,1e309\n")
                    .quarantined);
        QCOMPARE(t.entriesOf().size(), before + 1); // the refusal
        QCOMPARE(t.status("080"), OperationStatus::Open);
    }
    void many_files_are_taken_in_one_transaction()
    {
        Tester t;
        t.bring(unitOf(2), "070");
        const auto receipts = t.desk->acceptAll(
            {{QStringLiteral("a"), {goodResult(unitA.serial.text()), {}}}, {QStringLiteral("b"), {"{", {}}},
                {QStringLiteral("c"), {goodResult(unitOf(2).serial.text()), {}}},
                {QStringLiteral("d"), {goodResult(unitOf(2).serial.text()), {}}}});
        QVERIFY(receipts);
        QCOMPARE(receipts->size(), size_t(4));
        QVERIFY(receipts->at(1).quarantined);
        QCOMPARE(receipts->at(3).taken.runs.at(0).kind, TakenRun::Kind::Known);
        QCOMPARE(t.status("080", unitOf(2)), OperationStatus::Passed);
    }

    void a_file_half_written_is_not_read_early()
    {
        Tester t;
        QTemporaryDir inbox;
        const QByteArray bytes = goodResult(unitA.serial.text());
        int looks = 0;
        DropFolder folder(inbox.path(), t.clock, {.settledMs = 10, .lastMs = 60'000, .pollMs = 10},
            [&](const QString &path, bool last) {
                QFile file(path);
                if (!file.open(QIODevice::ReadOnly))
                    return DropFolder::Taken::NotYet;
                const QByteArray read = file.readAll();
                if (!last && readResults(read).cutOff)
                    return DropFolder::Taken::NotYet;
                return t.accept(read).quarantined ? DropFolder::Taken::Aside : DropFolder::Taken::Recorded;
            });
        connect(&folder, &DropFolder::looked, &folder, [&] {
            ++looks;
            t.clock.advance(20); // every look comes 20 ms after the one before
        });
        const QString path = writtenTo(inbox.filePath(QStringLiteral("r.json")), bytes.left(200));
        writtenTo(inbox.filePath(QStringLiteral("r2.json.tmp")), bytes);
        QVERIFY(folder.start());
        QTRY_VERIFY(looks > 8);
        QVERIFY(QFile::exists(path));
        QCOMPARE(timesRecorded(t, unitA, bytes), 0);
        QVERIFY(t.desk->quarantine().list().empty());
        writtenTo(path, bytes);
        QTRY_VERIFY(QFile::exists(inbox.filePath(QStringLiteral("done/r.json"))));
        QVERIFY(!QFile::exists(path));
        QCOMPARE(timesRecorded(t, unitA, bytes), 1);
        QVERIFY(QFile::exists(inbox.filePath(QStringLiteral("r2.json.tmp"))));
    }
    void a_file_that_never_becomes_whole_is_taken_as_it_is_at_last()
    {
        QTemporaryDir inbox;
        ManualClock clock(tuesday, 0);
        int offers = 0;
        DropFolder folder(inbox.path(), clock, {.settledMs = 10, .lastMs = 500, .pollMs = 10},
            [&](const QString &, bool last) {
                ++offers;
                return last ? DropFolder::Taken::Aside : DropFolder::Taken::NotYet;
            });
        connect(&folder, &DropFolder::looked, &folder, [&] { clock.advance(100); });
        writtenTo(inbox.filePath(QStringLiteral("r.json")), "{");
        QVERIFY(folder.start());
        QTRY_VERIFY(QFile::exists(inbox.filePath(QStringLiteral("quarantine/r.json"))));
        QCOMPARE(offers, 2); // when it had settled, and at the end
        writtenTo(inbox.filePath(QStringLiteral("r.json")), "{");
        QTRY_VERIFY(QFile::exists(inbox.filePath(QStringLiteral("quarantine/r-2.json"))));
    }

    void a_file_that_is_exchanged_while_it_is_taken_is_taken_too()
    {
        // The machine writes every result under one name, and renames the next one over it at the worst time.
        QTemporaryDir inbox;
        ManualClock clock(tuesday, 0);
        const QString path = inbox.filePath(QStringLiteral("result.json"));
        QList<QByteArray> taken;
        DropFolder folder(inbox.path(), clock, {.settledMs = 10, .lastMs = 60'000, .pollMs = 10},
            [&](const QString &offered, bool) {
                QFile file(offered);
                taken.append(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none"));
                if (taken.size() == 1) {
                    const QString next = writtenTo(inbox.filePath(QStringLiteral("result.new")), "second");
                    if (::rename(QFile::encodeName(next).constData(), QFile::encodeName(path).constData())
                        != 0)
                        qFatal("cannot rename");
                } else if (taken.size() == 2) {
                    QFile growing(offered);
                    if (!growing.open(QIODevice::Append) || growing.write(" and more") <= 0)
                        qFatal("cannot append");
                }
                return DropFolder::Taken::Recorded;
            });
        connect(&folder, &DropFolder::looked, &folder, [&] { clock.advance(100); });
        writtenTo(path, "first");
        QVERIFY(folder.start());
        const auto done = [&] {
            QList<QByteArray> contents;
            const QDir directory(inbox.filePath(QStringLiteral("done")));
            for (const QFileInfo &file : directory.entryInfoList(QDir::Files)) {
                QFile read(file.filePath());
                contents.append(read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray());
            }
            return contents;
        };
        QTRY_COMPARE(done(), QList<QByteArray>{"second and more"});
        QCOMPARE(taken, (QList<QByteArray>{"first", "second", "second and more"}));
        QVERIFY(QDir(inbox.path()).entryList(QDir::Files).isEmpty());
    }
    void what_a_kill_left_on_its_way_is_offered_again()
    {
        QTemporaryDir inbox;
        ManualClock clock(tuesday, 0);
        QVERIFY(QDir(inbox.path()).mkpath(QStringLiteral(".moving")));
        writtenTo(inbox.filePath(QStringLiteral(".moving/a.json")), "left");
        writtenTo(inbox.filePath(QStringLiteral("a.json")), "newer");
        QStringList offered;
        DropFolder folder(inbox.path(), clock, {.settledMs = 10, .lastMs = 500, .pollMs = 10},
            [&](const QString &path, bool) {
                offered.append(QFileInfo(path).fileName());
                return DropFolder::Taken::Recorded;
            });
        connect(&folder, &DropFolder::looked, &folder, [&] { clock.advance(100); });
        QVERIFY(folder.start());
        QTRY_COMPARE(offered.size(), 2);
        offered.sort();
        QCOMPARE(offered, (QStringList{QStringLiteral("a-2.json"), QStringLiteral("a.json")}));
        QTRY_COMPARE(QDir(inbox.filePath(QStringLiteral("done"))).entryList(QDir::Files).size(), 2);
    }
    void what_cannot_be_taken_is_told_once_and_until_it_is_gone()
    {
        QTemporaryDir inbox;
        ManualClock clock(tuesday, 0);
        const QString link = inbox.filePath(QStringLiteral("link.json"));
        QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), link));
        QStringList told;
        int looks = 0;
        DropFolder folder(inbox.path(), clock, {.settledMs = 10, .lastMs = 500, .pollMs = 10},
            [&](const QString &, bool) { return DropFolder::Taken::Recorded; });
        connect(&folder, &DropFolder::looked, &folder, [&] {
            ++looks;
            clock.advance(100);
        });
        connect(&folder, &DropFolder::troubled, &folder, [&](const QString &text) { told.append(text); });
        QVERIFY(folder.start());
        QTRY_VERIFY(looks > 3);
        QCOMPARE(told.size(), 1);
        QVERIFY(told.front().contains(QStringLiteral("link.json")));
        QCOMPARE(folder.troubles(), told);
        QVERIFY(QFile::remove(link));
        QTRY_VERIFY(folder.troubles().isEmpty());
    }

    void over_tcp_an_answer_means_it_is_recorded()
    {
        Tester t;
        t.bring(unitOf(2), "070");
        ResultListener listener([&](const QByteArray &message, const QString &) {
            const ResultReceipt receipt = t.accept(message, QStringLiteral("message"));
            return QByteArray(receipt.quarantined ? "waits" : "recorded");
        });
        QVERIFY(listener.listen(QHostAddress::LocalHost, 0));
        QTcpSocket machine;
        machine.connectToHost(QHostAddress::LocalHost, listener.port());
        const auto answer = [&] {
            QByteArray line;
            if (QTest::qWaitFor([&] { return machine.canReadLine(); }))
                line = machine.readLine().trimmed();
            return line;
        };
        QTRY_COMPARE(machine.state(), QAbstractSocket::ConnectedState);
        // A line, in two pieces; then a counted message with line ends in it; both at once.
        const QByteArray first = goodResult(unitA.serial.text()).replace('\n', ' ');
        const QByteArray second = goodResult(unitOf(2).serial.text());
        QVERIFY(second.contains('\n'));
        machine.write(first.left(100));
        machine.flush();
        QTest::qWait(0);
        machine.write(first.mid(100) + '\n' + '#' + QByteArray::number(second.size()) + '\n' + second);
        QCOMPARE(answer(), QByteArray("recorded"));
        QCOMPARE(t.status("080"), OperationStatus::Passed);
        QCOMPARE(answer(), QByteArray("recorded"));
        QCOMPARE(t.status("080", unitOf(2)), OperationStatus::Passed);
        machine.write("nonsense\n");
        QCOMPARE(answer(), QByteArray("waits"));
        machine.write("#99999999999\n");
        QVERIFY(answer().contains("refused"));
        QTRY_COMPARE(machine.state(), QAbstractSocket::UnconnectedState);
    }

    void attachments_are_kept_by_their_hash_and_checked()
    {
        QTemporaryDir directory;
        AttachmentStore store(directory.path());
        const auto sha256 = store.put("photo");
        QVERIFY(sha256);
        QCOMPARE(*sha256, AttachmentStore::hashOf("photo"));
        QCOMPARE(*store.put("photo"), *sha256);
        QCOMPARE(store.all(), QStringList(*sha256));
        QCOMPARE(*store.get(*sha256), QByteArray("photo"));
        QCOMPARE(store.get(QString(64, u'0')).error().kind, Failure::Kind::Missing);
        QCOMPARE(store.get(QStringLiteral("../journal.db")).error().kind, Failure::Kind::Missing);
        writtenTo(store.pathOf(*sha256), "phot0");
        QCOMPARE(store.get(*sha256).error().kind, Failure::Kind::Storage);
        QVERIFY(store.put("photo")); // mended
        QCOMPARE(*store.get(*sha256), QByteArray("photo"));
    }
};

QTEST_GUILESS_MAIN(IngestTest)
#include "ingest_test.moc"
