// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/read_code.h"
#include "core/practice/crew.h"
#include "tests/practice/practice_run.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <map>

using namespace unitrail;

/** A body without what names entries: its own id, those it builds upon, and the one it compensates. */
static QByteArray withoutIdentities(const QByteArray &body)
{
    QJsonObject object = QJsonDocument::fromJson(body).object();
    for (const char *name : {"id", "base", "fix", "of"})
        object.remove(QLatin1StringView(name));
    if (object.value(QLatin1StringView("t")).toString() == u"SignatureApplied")
        object.remove(QLatin1StringView("signs")); // ids and digests of bodies that hold ids
    QJsonArray also;
    for (const QJsonValue &value : object.value(QLatin1StringView("also")).toArray()) {
        QJsonObject further = value.toObject();
        further.remove(QLatin1StringView("base"));
        also.append(further);
    }
    if (!also.isEmpty())
        object.insert(QLatin1StringView("also"), also);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

static std::vector<QByteArray> contents(Journal &journal)
{
    std::vector<QByteArray> bodies;
    const Outcome walked = journal.forEach([&](const Recorded &, const QByteArray &body) {
        bodies.push_back(withoutIdentities(body));
        return true;
    });
    return walked ? bodies : std::vector<QByteArray>();
}

class PracticeLineTest : public QObject {
    Q_OBJECT

    const Plant m_plant = demoPlant();
    std::unique_ptr<PracticeRun> m_run;

private slots:
    void initTestCase()
    {
        m_run = std::make_unique<PracticeRun>(m_plant, 200, 1);
        QVERIFY2(
            *m_run->report, m_run->report->operator bool() ? "" : qPrintable(m_run->report->error().text));
    }

    void every_entry_fits_into_the_chain()
    {
        const auto verified = m_run->journal->verify();
        QVERIFY2(verified, verified ? "" : qPrintable(verified.error().text));
        QVERIFY(!verified->firstBroken);
        QCOMPARE(verified->entries, (**m_run->report).entries);
    }

    void every_body_is_the_canonical_json_of_what_it_says()
    {
        QByteArray other; // the first that QJsonDocument would write otherwise
        const Outcome walked = m_run->journal->forEach([&](const Recorded &, const QByteArray &body) {
            if (QJsonDocument::fromJson(body).toJson(QJsonDocument::Compact) != body)
                other = body;
            return other.isEmpty();
        });
        QVERIFY(walked);
        QCOMPARE(other, QByteArray());
    }

    void every_unit_ends_where_a_unit_may_end()
    {
        std::map<LifeCycle, int> ends;
        const auto units = m_run->journal->unitsInProcess(1000);
        QVERIFY(units);
        QCOMPARE(int(units->size()), (**m_run->report).inProcess);
        int created = 0;
        const Outcome walked = m_run->journal->forEach([&](const Recorded &recorded, const QByteArray &) {
            if (!std::holds_alternative<UnitCreated>(recorded.entry.event))
                return true;
            ++created;
            const auto standing = m_run->journal->standing(recorded.entry.subject());
            if (standing)
                ++ends[standing->unit().life];
            return true;
        });
        QVERIFY(walked);
        const SimulationReport &report = **m_run->report;
        QCOMPARE(created, 200);
        QCOMPARE(report.packed + report.scrapped + report.inProcess, 200);
        QCOMPARE(ends[LifeCycle::Shipped], report.shipped);
        QCOMPARE(ends[LifeCycle::Packed], report.packed - report.shipped);
        QCOMPARE(ends[LifeCycle::Scrapped], report.scrapped);
        QVERIFY(report.shipped > 100);
    }

    void the_same_seed_gives_the_same_entries()
    {
        const PracticeRun again(m_plant, 200, 1);
        QVERIFY(*again.report);
        const auto first = contents(*m_run->journal), second = contents(*again.journal);
        QVERIFY(first.size() > 10'000);
        QCOMPARE(second.size(), first.size());
        for (size_t i = 0; i < first.size(); ++i)
            QCOMPARE(second[i], first[i]);
    }

    void another_seed_gives_other_entries()
    {
        const PracticeRun other(m_plant, 20, 2), one(m_plant, 20, 1);
        QVERIFY(*other.report && *one.report);
        QVERIFY(contents(*other.journal) != contents(*one.journal));
    }

    void scanned_labels_are_read_as_what_was_done_with_them()
    {
        int read = 0, unreadable = 0;
        QString example;
        const Outcome walked = m_run->journal->forEach([&](const Recorded &recorded, const QByteArray &) {
            const Stamp &stamp = recorded.entry.stamp;
            const auto *taken = std::get_if<ComponentInstalled>(&recorded.entry.event);
            const bool fromLoaded
                = taken && taken->components.front().fromLoadedLot; // the scan was the command to complete
            if (stamp.how != CaptureMethod::Scan || stamp.raw.isEmpty() || fromLoaded)
                return true;
            ++read;
            const Code code = readCode(stamp.raw, m_plant);
            const auto means = [&](const auto &expected) {
                return std::any_of(code.meanings.begin(), code.meanings.end(),
                    [&](const Meaning &meaning) { return meaning == Meaning(expected); });
            };
            bool good = !code.meanings.empty();
            if (const auto *installed = std::get_if<ComponentInstalled>(&recorded.entry.event)) {
                const Component &component = installed->components.front();
                const auto *item = good ? std::get_if<ItemCode>(&code.meanings.front()) : nullptr;
                good = item && item->part == component.part && item->serial == component.serial
                    && item->lot == component.lot;
            } else if (const auto *in = std::get_if<OperatorSignedIn>(&recorded.entry.event)) {
                good = means(BadgeCode{m_plant.people.at(in->person).badge});
            } else if (const auto *packed = std::get_if<UnitPacked>(&recorded.entry.event)) {
                good = means(ContainerCode{packed->container});
            } else if (std::holds_alternative<OperationStarted>(recorded.entry.event)) {
                const auto unit = recorded.entry.subject().unit();
                const auto *item = good ? std::get_if<ItemCode>(&code.meanings.front()) : nullptr;
                good = item && unit && item->part == unit->part && item->serial == unit->serial;
            }
            if (!good && ++unreadable == 1)
                example = QString::fromUtf8(stamp.raw) + u' ' + eventKind(recorded.entry.event);
            return true;
        });
        QVERIFY(walked);
        QVERIFY(read > 5000);
        QVERIFY2(unreadable == 0, qPrintable(example));
    }

    void the_units_on_the_line_take_turns()
    {
        // Of two entries about units that follow each other, few are about the same one.
        int pairs = 0, same = 0;
        std::optional<Subject> before;
        const Outcome walked = m_run->journal->forEach([&](const Recorded &recorded, const QByteArray &) {
            const Subject &subject = recorded.entry.subject();
            if (subject.kind() != Subject::Kind::Unit)
                return true;
            pairs += before ? 1 : 0;
            same += before == subject ? 1 : 0;
            before = subject;
            return true;
        });
        QVERIFY(walked);
        QVERIFY2(same * 2 < pairs, qPrintable(QStringLiteral("%1 of %2").arg(same).arg(pairs)));
    }

    void a_certificate_counts_until_its_last_day()
    {
        const Routing &routing = m_plant.routings.front();
        const StationName hipot = StationName::known(QStringLiteral("HIP-1"));
        const PersonId expiring = PersonId::known(QStringLiteral("P109"));
        int before = 0, after = 0;
        for (QDate day(2026, 4, 13); day <= QDate(2026, 6, 19); day = day.addDays(1)) {
            const auto crew = crewOf(m_plant, routing, day);
            QVERIFY(crew.contains(hipot));
            (day <= QDate(2026, 5, 20) ? before : after) += crew.at(hipot)->id == expiring ? 1 : 0;
        }
        QVERIFY(before > 0);
        QCOMPARE(after, 0);
    }

    void a_journal_with_entries_is_refused()
    {
        const auto again = simulate(m_plant, *m_run->journal, m_run->clock, {.units = 1});
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Failure::Kind::Input);
    }

    void what_the_rules_refuse_unexpectedly_stops_the_line_and_is_named()
    {
        Plant plant = m_plant;
        plant.parts.at(PartNumber::known(QStringLiteral("BRG-6001"))).lotPattern = QStringLiteral("X");
        const PracticeRun run(plant, 1, 1);
        QVERIFY(!*run.report);
        QCOMPARE(run.report->error().kind, Failure::Kind::Input);
        QVERIFY2(run.report->error().text.contains(QStringLiteral("BadSerial")),
            qPrintable(run.report->error().text));
    }

    void a_line_that_nobody_may_work_on_does_not_run_for_ever()
    {
        Plant plant = m_plant;
        plant.routings.front().operations.front().qualifications = {QStringLiteral("no-such")};
        const PracticeRun run(plant, 1, 1);
        QVERIFY(!*run.report);
        QVERIFY2(run.report->error().text.contains(QStringLiteral("stands still")),
            qPrintable(run.report->error().text));
    }

    void what_cannot_be_built_is_refused_with_a_reason()
    {
        const PracticeRun none(m_plant, 0, 1);
        QVERIFY(!*none.report);
        QCOMPARE(none.report->error().kind, Failure::Kind::Input);
        const PracticeRun empty(Plant{}, 1, 1);
        QVERIFY(!*empty.report);
        QCOMPARE(empty.report->error().kind, Failure::Kind::Input);
    }
};

QTEST_GUILESS_MAIN(PracticeLineTest)
#include "practice_line_test.moc"
