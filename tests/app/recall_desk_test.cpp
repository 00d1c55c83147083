// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/recall_desk.h"
#include "tests/station/demo_station.h"

#include <QSemaphore>
#include <QtTest>

#include <deque>
#include <mutex>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

static RecallQuestion lot(const QString &name)
{
    return {{{.kind = RecallStart::Kind::Lot, .name = name}}};
}

static RecalledUnit concerned(const UnitId &unit, Whereabouts::Kind where = Whereabouts::Kind::InProcess)
{
    RecalledUnit made{.unit = unit, .now = true};
    made.where.kind = where;
    return made;
}

/** A search that says what the test gives it, when the test lets it. */
class Search {
public:
    struct Turn {
        std::optional<Recall> first;
        Result<RecallFound> answer;
    };
    RecallSearchWay way()
    {
        return [this](const RecallQuestion &question, qint64 nowMs,
                   const std::function<void(const Recall &)> &first) -> Result<RecallFound> {
            Turn turn = [&] {
                const std::lock_guard lock(m_mutex);
                asked.push_back(question);
                if (m_turns.empty())
                    return Turn{{}, Failure{Failure::Kind::Storage, u"asked too often"_s}};
                Turn next = m_turns.front();
                m_turns.pop_front();
                return next;
            }();
            if (turn.first)
                first(*turn.first);
            begun.release();
            go.acquire();
            if (turn.answer) {
                turn.answer->recall.question = question;
                turn.answer->recall.askedMs = nowMs;
            }
            return turn.answer;
        };
    }
    void will(Turn turn) { m_turns.push_back(std::move(turn)); }
    static Turn finds(const std::vector<RecalledUnit> &units, std::optional<Recall> first = {})
    {
        Recall recall;
        recall.units = units;
        return {std::move(first), RecallFound{recall, {}}};
    }
    static Turn fails(const QString &why, std::optional<Recall> first = {})
    {
        return {std::move(first), Failure{Failure::Kind::Storage, why}};
    }

    QSemaphore begun, go;
    std::vector<RecallQuestion> asked;

private:
    std::mutex m_mutex;
    std::deque<Turn> m_turns;
};

/** The supervisor's station, its recall page and the desk behind it. */
struct Desk {
    Desk()
    {
        factory.at("KIT-1");
        factory.badge(1114);
        factory.scan(unitA); // made: it can be held
        factory.at("SUP-1");
        factory.badge(1302);
        page = std::make_unique<RecallPage>(theme, u"recallPage"_s, nullptr);
        page->resize(1280, 700);
        desk = new RecallDesk(
            *factory.session, *factory.journal, factory.plant, factory.clock, *page, search.way());
        page->tell(factory.session->view(), Speech(Language()));
        page->show();
    }
    ~Desk() { search.go.release(100); }
    const RecallShown &shown() { return desk->shown(); }
    /** Lets the question that runs answer, and waits until the page has it. */
    void answer()
    {
        QTRY_VERIFY(search.begun.available() > 0); // its thread starts from the event loop
        search.begun.acquire();
        search.go.release();
        QTRY_VERIFY(!shown().asking || search.begun.available() > 0);
    }
    QString note() { return page->findChild<ListPanel *>(u"recallNote"_s)->accessibleDescription(); }
    bool canHold() { return page->findChild<QWidget *>(u"recallHold"_s)->isEnabled(); }

    Factory factory;
    Theme theme{Theme::Kind::Light, Metrics(5.88)};
    Search search;
    std::unique_ptr<RecallPage> page;
    RecallDesk *desk = nullptr;
};

class RecallDeskTest : public QObject {
    Q_OBJECT

private slots:
    void the_first_answer_says_that_it_is_not_all_and_nothing_is_done_upon_it()
    {
        Desk d;
        Recall exact;
        exact.units = {concerned(unitA)};
        d.search.will(Search::finds({concerned(unitA), concerned(unitOf(2))}, exact));
        d.desk->ask(lot(u"ENC-12/L1"_s));
        QTRY_VERIFY(d.shown().recall);
        QVERIFY(!d.shown().whole && d.shown().asking);
        QVERIFY2(d.note().contains(u"Still being looked for"_s), qPrintable(d.note()));
        QVERIFY(!d.canHold());
        d.answer();
        QVERIFY(d.shown().whole && !d.shown().asking);
        QCOMPARE(d.shown().recall->ever(), 2);
        QVERIFY(d.canHold());
    }
    void a_second_answer_that_fails_takes_the_first_away()
    {
        Desk d;
        Recall exact;
        exact.units = {concerned(unitA)};
        d.search.will(Search::fails(u"the disk is full"_s, exact));
        d.desk->ask(lot(u"ENC-12/L1"_s));
        QTRY_VERIFY(d.shown().recall);
        d.answer();
        QVERIFY(!d.shown().recall);
        QCOMPARE(d.shown().trouble, u"the disk is full"_s);
        QVERIFY(d.page->findChild<Table *>(u"recallUnits"_s)
                    ->accessibleDescription()
                    .contains(u"the disk is full"_s));
        QVERIFY(!d.canHold());
    }
    void asked_again_in_vain_the_old_answer_stays_and_says_that_it_is_old()
    {
        Desk d;
        d.search.will(Search::finds({concerned(unitA)}));
        d.search.will(Search::fails(u"the disk is full"_s));
        d.desk->ask(lot(u"ENC-12/L1"_s));
        d.answer();
        emit d.page->againWished();
        d.answer();
        QVERIFY(d.shown().recall);
        QVERIFY2(d.note().contains(u"the disk is full"_s), qPrintable(d.note()));
    }
    void asked_again_it_says_what_came_and_went()
    {
        Desk d;
        d.search.will(Search::finds({concerned(unitA)}));
        d.search.will(Search::finds({concerned(unitOf(2))}));
        d.desk->ask(lot(u"ENC-12/L1"_s));
        d.answer();
        emit d.page->againWished();
        d.answer();
        QVERIFY(d.shown().changed);
        QCOMPARE(d.shown().changed->added, QStringList(unitOf(2).text()));
        QCOMPARE(d.shown().changed->removed, QStringList(unitA.text()));
    }
    void the_newest_question_is_answered_and_the_older_answer_dropped()
    {
        Desk d;
        Recall exact;
        exact.units = {concerned(unitA)};
        d.search.will(Search::finds({concerned(unitA)}, exact));
        d.search.will(Search::finds({concerned(unitOf(2)), concerned(unitOf(3))}));
        d.desk->ask(lot(u"ENC-12/OLD"_s));
        QTRY_VERIFY(d.search.begun.available() > 0);
        d.search.begun.acquire();
        d.desk->ask(lot(u"ENC-12/NEWER"_s)); // has to wait
        d.desk->ask(lot(u"ENC-12/NEW"_s));
        QCOMPARE(d.shown().question, std::optional(lot(u"ENC-12/NEW"_s)));
        QVERIFY(!d.shown().recall);
        d.search.go.release();
        d.answer();
        QCOMPARE(d.search.asked.size(), size_t(2));
        QCOMPARE(d.search.asked.back(), lot(u"ENC-12/NEW"_s));
        QCOMPARE(d.shown().recall->ever(), 2);
        QVERIFY(!d.shown().changed); // of another question nothing came or went
    }
    void a_page_that_is_left_or_closed_while_it_asks_does_no_harm()
    {
        Desk d;
        d.search.will(Search::finds({concerned(unitA)}));
        d.desk->ask(lot(u"ENC-12/L1"_s));
        d.page->hide();
        d.answer();
        QCOMPARE(d.shown().recall->ever(), 1); // it is there when one comes back
        d.search.will(Search::finds({}));
        emit d.page->againWished();
        QTRY_VERIFY(d.search.begun.available() > 0);
        d.search.begun.acquire();
        d.search.go.release();
        d.page.reset(); // waits for the thread
    }
    void a_label_is_a_question_while_the_page_is_open_only()
    {
        Desk d;
        d.search.will(Search::finds({}));
        const Scan label{.bytes = "ENC-12:1TEN2619-B", .device = u"hand"_s};
        d.page->hide();
        QVERIFY(!d.desk->takeScan(label));
        d.page->show();
        QVERIFY(d.desk->takeScan(label));
        QCOMPARE(d.shown().question, std::optional(lot(u"ENC-12/EN2619-B"_s)));
        d.answer();
    }
    void holding_says_how_many_and_why_not_the_others()
    {
        Desk d;
        d.search.will(Search::finds({concerned(unitA), concerned(unitOf(2))}));
        d.search.will(Search::finds({concerned(unitA), concerned(unitOf(2))}));
        d.desk->ask(lot(u"ENC-12/L1"_s));
        d.answer();
        emit d.page->holdWished({unitA, unitOf(2)}, u"supplier-notice"_s);
        d.answer();
        QCOMPARE(d.factory.standing(Subject::of(unitA)).holds.size(), size_t(1));
        QVERIFY2(d.shown().told.contains(u"2 of 2"_s), qPrintable(d.shown().told));
        d.factory.command("LOGOUT");
        d.search.will(Search::finds({concerned(unitA), concerned(unitOf(2))}));
        emit d.page->holdWished({unitOf(3)}, u"supplier-notice"_s);
        d.answer(); // held or not, the list is asked for again
        QVERIFY(d.shown().told.isEmpty());
        QVERIFY2(d.shown().failed.contains(u"0 of 1"_s), qPrintable(d.shown().failed));
        QVERIFY(d.shown().refused);
        QVERIFY2(d.note().contains(u"0 of 1"_s), qPrintable(d.note()));
    }
    void the_files_are_there_and_where_they_cannot_be_that_is_no_tick()
    {
        Desk d;
        d.search.will(Search::finds({concerned(unitA)}));
        d.desk->ask(lot(u"ENC-12/L1"_s));
        d.answer();
        emit d.page->filesWished();
        QVERIFY2(d.shown().failed.isEmpty(), qPrintable(d.shown().failed));
        const QDir folder(d.factory.directory.filePath(u"recalls"_s));
        QCOMPARE(folder.entryList({u"*.csv"_s, u"*.json"_s, u"*.pdf"_s}, QDir::Files).size(), 3);
        QVERIFY(QDir(folder).removeRecursively());
        QFile inTheWay(folder.path());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        emit d.page->filesWished();
        QVERIFY(d.shown().told.isEmpty());
        QVERIFY(!d.shown().failed.isEmpty());
    }
    void an_open_case_is_found_again_and_its_units_are_closed_one_by_one()
    {
        Desk d;
        d.search.will(Search::finds({concerned(unitA)}));
        d.search.will(Search::finds({concerned(unitA)}));
        d.desk->ask(lot(u"ENC-12/L1"_s));
        d.answer();
        emit d.page->caseWished();
        QVERIFY2(d.shown().openCase, qPrintable(d.shown().failed));
        const CaseId id = *d.shown().openCase;
        RecallPage other(d.theme, u"other"_s, nullptr); // as after a restart
        auto *again = new RecallDesk(
            *d.factory.session, *d.factory.journal, d.factory.plant, d.factory.clock, other, d.search.way());
        emit other.opened();
        QTRY_VERIFY(d.search.begun.available() > 0);
        d.search.begun.acquire();
        d.search.go.release();
        QTRY_VERIFY(!again->shown().asking);
        QCOMPARE(again->shown().openCase, std::optional(id));
        emit other.outcomeWished(unitA, u"not-affected"_s);
        QCOMPARE(again->shown().outcomes.at(Subject::of(unitA)), u"not-affected"_s);
    }
};

QTEST_MAIN(RecallDeskTest)
#include "recall_desk_test.moc"
