// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;

static const CaseId rc12 = named<CaseId>("RC-12");
static const CaseId rc13 = named<CaseId>("RC-13");

static OpenRecallCase opening(const CaseId &recall = rc12, int units = 2)
{
    return {
        .recall = recall, .question = QStringLiteral("{}"), .snapshot = QString(64, u'a'), .units = units};
}
static CloseRecallUnit closing(const UnitId &id, const char *outcome = "reworked")
{
    return {.unit = id, .recall = rc12, .outcome = QString::fromLatin1(outcome), .note = {}};
}
static CloseRecallCase ending(const char *why = "all found")
{
    return {.recall = rc12, .why = QString::fromLatin1(why)};
}
static RecallCase standingOf(const World &w)
{
    return w.standing(Subject::of(rc12)).recallCase();
}

class RecallRulesTest : public QObject {
    Q_OBJECT

private slots:
    void a_case_keeps_the_question_and_what_was_known()
    {
        World w;
        w.by("sue").then(opening());
        QCOMPARE(standingOf(w).units, 2);
        QCOMPARE(standingOf(w).snapshot, QString(64, u'a'));
        QVERIFY(!standingOf(w).closed);
    }

    void a_case_is_opened_once_and_by_somebody_in_charge()
    {
        World w;
        REFUSED(w.by("ben").judge(opening()), NotAllowed);
        w.by("sue").then(opening());
        REFUSED(w.judge(opening()), CaseExists);
        GRANTED(w.judge(opening(rc13)));
    }

    void units_are_closed_in_an_open_case_with_an_outcome_that_is_known()
    {
        World w;
        w.then(create()).by("sue");
        REFUSED(w.judge(closing(pump)), CaseNotOpen);
        w.then(opening());
        REFUSED(w.judge(closing(pump, "lost")), ReasonNeeded);
        REFUSED(w.judge(closing(otherPump)), UnknownUnit);
        REFUSED(w.by("ben").judge(closing(pump)), NotAllowed);
        w.by("sue").then(closing(pump));
        QCOMPARE(standingOf(w).outcomes.at(Subject::of(pump)), QStringLiteral("reworked"));
    }

    void the_same_outcome_twice_is_recorded_once_and_another_one_replaces_it()
    {
        World w;
        w.then(create()).by("sue").then(opening()).then(closing(pump));
        const Decision again = w.judge(closing(pump));
        QVERIFY(std::get<Facts>(again).empty());
        w.then(closing(pump, "scrapped"));
        QCOMPARE(standingOf(w).outcomes.at(Subject::of(pump)), QStringLiteral("scrapped"));
    }

    void a_case_is_closed_when_every_unit_is()
    {
        World w;
        w.then(create()).by("cara").then(create(otherPump)).by("sue").then(opening()).then(closing(pump));
        REFUSED(w.judge(ending()), CaseUnfinished);
        QCOMPARE(refusalOf(w.judge(ending()))->detail, QStringLiteral("1"));
        w.then(closing(otherPump));
        REFUSED(w.judge(ending(" ")), ReasonNeeded);
        w.then(ending());
        QVERIFY(standingOf(w).closed);
        REFUSED(w.judge(ending()), CaseNotOpen);
        REFUSED(w.judge(closing(pump, "scrapped")), CaseNotOpen);
    }
};

QTEST_APPLESS_MAIN(RecallRulesTest)
#include "recall_rules_test.moc"
