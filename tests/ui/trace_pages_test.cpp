// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"
#include "ui/samples_pages.h"
#include "ui/screens/commonality_page.h"
#include "ui/screens/genealogy_page.h"
#include "ui/screens/history_compare.h"
#include "ui/screens/history_screen.h"
#include "ui/screens/recall_page.h"

#include <QTest>

using namespace unitrail;

/** A page as the window shows it: told of a view, in English. */
template <typename P> static P *opened(const Theme &theme, const QString &sample)
{
    for (const PageSample &one : tracePageSamples()) {
        if (one.name != sample)
            continue;
        auto *page = qobject_cast<P *>(one.make(theme, nullptr));
        page->resize(1280, 724);
        page->tell(sampleViews().front().view, Speech(Language::of(QStringLiteral("en"), 120)));
        page->show();
        return page;
    }
    return nullptr;
}
static ActionButton *button(const QWidget &page, const char *name)
{
    return page.findChild<ActionButton *>(QLatin1String(name));
}

class TracePagesTest : public QObject {
    Q_OBJECT

    const Theme m_theme{Theme::Kind::Light, Metrics::forPanel({1280, 800})};

private slots:

    void a_wider_scope_lists_more_units_and_never_fewer()
    {
        const std::unique_ptr<RecallPage> page(opened<RecallPage>(m_theme, QStringLiteral("s8-recall")));
        auto *list = page->findChild<Table *>(QStringLiteral("recallUnits"));
        QCOMPARE(list->content().rows.size(), size_t(140));
        emit button(*page, "recallPossible")->fired();
        QCOMPARE(page->scope(), RecallPage::Scope::Possible);
        QCOMPARE(list->content().rows.size(), size_t(143));
    }

    void hold_all_asks_why_and_holds_what_is_here_and_free()
    {
        const std::unique_ptr<RecallPage> page(opened<RecallPage>(m_theme, QStringLiteral("s8-recall")));
        std::vector<UnitId> held;
        QString why;
        connect(page.get(), &RecallPage::holdWished, page.get(),
            [&](const std::vector<UnitId> &units, const QString &reason) {
                held = units;
                why = reason;
            });
        QCOMPARE(page->holdable().size(), size_t(28)); // 9 in process, of which 2 are held; 21 in stock
        emit button(*page, "recallHold")->fired();
        QVERIFY(held.empty());
        QVERIFY(button(*page, "recallOffer1")->isVisible());
        emit button(*page, "recallOffer1")->fired();
        QCOMPARE(held.size(), size_t(28));
        QCOMPARE(why, QStringLiteral("supplier-notice"));
        QVERIFY(!button(*page, "recallOffer1")->isVisible());
    }

    void in_a_case_a_row_asks_what_became_of_its_unit()
    {
        const std::unique_ptr<RecallPage> page(
            opened<RecallPage>(m_theme, QStringLiteral("s8-recall-again")));
        QString told;
        connect(page.get(), &RecallPage::outcomeWished, page.get(),
            [&](const UnitId &, const QString &outcome) { told = outcome; });
        emit page->findChild<Table *>(QStringLiteral("recallUnits"))->chosen(5);
        emit button(*page, "recallOffer2")->fired();
        QCOMPARE(told, QStringLiteral("scrapped"));
    }

    void the_keyboard_reaches_every_row_of_the_tree_and_says_it()
    {
        const std::unique_ptr<GenealogyPage> page(
            opened<GenealogyPage>(m_theme, QStringLiteral("s7-parts-tree")));
        auto *tree = page->findChild<Table *>(QStringLiteral("genealogyTree"));
        QSet<int> reached;
        if (tree->current() >= 0)
            reached.insert(tree->current());
        QSet<QString> said;
        for (size_t i = 0; i < tree->content().rows.size(); ++i) {
            QTest::keyClick(tree, Qt::Key_Down);
            reached.insert(tree->current());
            said.insert(tree->accessibleDescription());
        }
        QCOMPARE(reached.size(), qsizetype(tree->content().rows.size()));
        QVERIFY(said.size() >= 10);
    }

    void what_is_selected_in_the_tree_is_what_is_recalled()
    {
        const std::unique_ptr<GenealogyPage> page(
            opened<GenealogyPage>(m_theme, QStringLiteral("s7-parts-tree")));
        std::optional<RecallStart> wished;
        connect(page.get(), &GenealogyPage::recallWished, page.get(),
            [&](const RecallStart &start) { wished = start; });
        page->findChild<Table *>(QStringLiteral("genealogyTree"))->setCurrent(11);
        emit button(*page, "genealogyRecall")->fired();
        QVERIFY(wished);
        QCOMPARE(wished->kind, RecallStart::Kind::Lot);
        QCOMPARE(wished->name, QStringLiteral("ENC-12/EN2619-B"));
    }

    void a_filter_of_the_record_says_how_many_entries_it_hides()
    {
        HistoryScreen screen(m_theme, nullptr);
        screen.resize(1280, 724);
        screen.show(sampleHistory(), Speech(Language::of(QStringLiteral("en"), 120)));
        auto *list = screen.findChild<Table *>(QStringLiteral("historyEntries"));
        const auto entries = [&] {
            return std::count_if(list->content().rows.begin(), list->content().rows.end(),
                [](const Table::Row &row) { return !row.heading; });
        };
        const auto all = entries();
        QCOMPARE(screen.hidden(), 0);
        screen.setFilter(HistoryFilter::Parts);
        QCOMPARE(entries() + screen.hidden(), all);
        QVERIFY(screen.hidden() > 0 && entries() > 0);
    }

    void what_was_taken_back_is_struck_and_tells_by_what()
    {
        HistoryScreen screen(m_theme, nullptr);
        screen.resize(1280, 724);
        screen.show(sampleHistory(), Speech(Language::of(QStringLiteral("en"), 120)));
        auto *list = screen.findChild<Table *>(QStringLiteral("historyEntries"));
        int struck = -1;
        for (int i = 0; i < int(list->content().rows.size()); ++i)
            struck = list->content().rows[size_t(i)].struck ? i : struck;
        QVERIFY(struck >= 0);
        list->setCurrent(struck);
        const QString told
            = screen.findChild<ListPanel *>(QStringLiteral("historySelected"))->accessibleDescription();
        QVERIFY2(told.contains(QStringLiteral("No longer counts")), qPrintable(told));
    }

    void the_record_is_read_as_it_stood_at_a_moment_and_then_as_it_is_now()
    {
        HistoryScreen screen(m_theme, nullptr);
        screen.resize(1280, 724);
        screen.show(sampleHistory(), Speech(Language::of(QStringLiteral("en"), 120)));
        auto *list = screen.findChild<Table *>(QStringLiteral("historyEntries"));
        const auto entries = [&] {
            return std::count_if(list->content().rows.begin(), list->content().rows.end(),
                [](const Table::Row &row) { return !row.heading; });
        };
        const auto all = entries();
        int struck = -1;
        for (int i = 0; i < int(list->content().rows.size()); ++i)
            struck = list->content().rows[size_t(i)].struck ? i : struck;
        list->setCurrent(struck); // before it was taken back
        screen.lookBack();
        QCOMPARE(entries(), all - 2);
        QVERIFY(std::none_of(list->content().rows.begin(), list->content().rows.end(),
            [](const Table::Row &row) { return row.struck; }));
        screen.lookBack();
        QCOMPARE(entries(), all);
    }

    void two_records_stand_side_by_side_and_say_where_they_differ()
    {
        HistoryScreen screen(m_theme, nullptr);
        screen.resize(1280, 724);
        const Speech speech(Language::of(QStringLiteral("en"), 120));
        screen.show(sampleHistory(), speech);
        screen.compareWithNext();
        screen.show(sampleOtherHistory(), speech);
        auto *list = screen.findChild<Table *>(QStringLiteral("historyEntries"));
        int differing = 0;
        for (const Table::Row &row : list->content().rows) {
            if (row.heading)
                continue;
            QCOMPARE(row.cells[1] != row.cells[2], row.cells[3] == QStringLiteral("differs"));
            differing += row.cells[1] != row.cells[2] ? 1 : 0;
        }
        QVERIFY(differing >= 2); // step 030 and the motor
        const RecordComparison same = compareRecords(sampleHistory(), sampleHistory(), speech);
        QCOMPARE(same.differences, 0);
        screen.compareWithNext(); // this one alone again
        QVERIFY(screen.findChild<ListPanel *>(QStringLiteral("historySelected"))->isVisibleTo(&screen));
    }

    void a_thing_in_common_opens_its_units_and_starts_a_recall()
    {
        const std::unique_ptr<Page> page(commonalitySamples().front().make(m_theme, nullptr));
        page->resize(1280, 724);
        page->begin();
        auto *common = qobject_cast<CommonalityPage *>(page.get());
        std::vector<RecallQuestion> recalls;
        connect(common, &CommonalityPage::recallWished, common,
            [&](const RecallQuestion &question) { recalls.push_back(question); });
        auto *table = page->findChild<Table *>(QStringLiteral("commonalityTable"));
        QCOMPARE(table->current(), 0); // what leads is chosen: the next step is there at once
        QVERIFY(button(*page, "commonalityRecall")->isEnabled());
        emit button(*page, "commonalityRecall")->fired();
        QCOMPARE(recalls.size(), 1u);
        QCOMPARE(recalls.front().starts.front().kind, RecallStart::Kind::Lot);
        QCOMPARE(recalls.front().starts.front().name, QStringLiteral("GS-17/0526-03"));
        table->setCurrent(5); // a shift: nothing can be recalled by a time alone
        QVERIFY(!button(*page, "commonalityRecall")->isEnabled());
        emit button(*page, "commonalityUnits")->fired();
        auto *list = page->findChild<FigureList *>();
        QVERIFY(list->isVisibleTo(page.get()));
        QVERIFY(list->rowsShown() == 7);
    }

    /** Where a field of the four is empty there is no ratio, and none is shown. */
    void odds_without_a_value_say_which_field_is_empty()
    {
        CommonalityShown shown;
        shown.answer.emplace();
        const auto add = [&](const FourFold &table) {
            Commonality thing{
                .factor = Factor::Station, .name = QStringLiteral("X"), .operation = {}, .table = table};
            thing.odds = oddsRatio(table);
            shown.answer->ranked.push_back(thing);
        };
        add({4, 0, 9, 0});
        add({4, 6, 0, 9});
        add({4, 0, 3, 9});
        add({4, 6, 9, 0});
        add({4, 6, 3, 9});
        CommonalityPage page(m_theme, nullptr);
        page.tell(sampleViews().front().view, Speech(Language::of(QStringLiteral("en"), 120)));
        page.setShown(shown);
        QStringList odds;
        for (const Table::Row &row :
            page.findChild<Table *>(QStringLiteral("commonalityTable"))->content().rows)
            odds << row.cells[4].section(u':', 0, 0).section(u' ', 0, -1);
        QCOMPARE(odds.mid(0, 4),
            (QStringList{QStringLiteral("all have it"), QStringLiteral("no good one"),
                QStringLiteral("every bad one"), QStringLiteral("every good one")}));
        QVERIFY2(odds[4].startsWith(QStringLiteral("2.0 (")), qPrintable(odds[4]));
    }

    void files_are_asked_for_and_what_became_of_them_is_told()
    {
        const std::unique_ptr<GenealogyPage> page(
            opened<GenealogyPage>(m_theme, QStringLiteral("s7-parts-tree")));
        int wished = 0;
        connect(page.get(), &GenealogyPage::filesWished, page.get(), [&] { ++wished; });
        emit button(*page, "genealogyFiles")->fired();
        QCOMPARE(wished, 1);
        auto *panel = page->findChild<ListPanel *>(QStringLiteral("genealogySelected"));
        page->tellSaved(QStringLiteral("genealogies/a.pdf"), {});
        QVERIFY(panel->accessibleDescription().contains(QStringLiteral("genealogies/a.pdf")));
        page->tellSaved({}, QStringLiteral("the disk is full"));
        QVERIFY(panel->accessibleDescription().contains(QStringLiteral("the disk is full")));
        QVERIFY(!panel->accessibleDescription().contains(QStringLiteral("a.pdf")));

        HistoryScreen screen(m_theme, nullptr);
        screen.resize(1280, 724);
        screen.show(sampleHistory(), Speech(Language::of(QStringLiteral("en"), 120)));
        std::optional<UnitId> recorded;
        connect(&screen, &HistoryScreen::recordWished, &screen, [&](const UnitId &unit) { recorded = unit; });
        emit button(screen, "historyRecord")->fired();
        QCOMPARE(recorded, std::optional(sampleHistory().unit));
        screen.tellSaved({}, QStringLiteral("the disk is full"));
        QVERIFY(screen.findChild<ListPanel *>(QStringLiteral("historySelected"))
                    ->accessibleDescription()
                    .contains(QStringLiteral("the disk is full")));
    }

    void a_list_says_which_rows_are_in_sight_and_follows_the_language()
    {
        const std::unique_ptr<Page> page(commonalitySamples().front().make(m_theme, nullptr));
        page->resize(1280, 724);
        page->tell(sampleViews().front().view, Speech(Language::of(QStringLiteral("en"), 120)));
        auto *common = qobject_cast<CommonalityPage *>(page.get());
        page->begin(); // it asks for what it shows: that is its answer
        page->show();
        common->openUnits(0);
        auto *list = page->findChild<FigureList *>();
        QVERIFY2(!button(*list, "figureUp")->isEnabled(), "at the first rows");
        auto *tab = list->findChild<Tile *>(QStringLiteral("figureTab0"));
        const QString before = tab->content().lines.front().text;
        QVERIFY2(before.contains(QStringLiteral("1 to ")), qPrintable(before));
        emit button(*list, "figureDown")->fired();
        QVERIFY(tab->content().lines.front().text != before);
        QVERIFY(button(*list, "figureUp")->isEnabled());
        auto *head = list->findChild<FigureHead *>();
        QVERIFY(head->accessibleName().contains(QStringLiteral("15.1")));
        page->tell(sampleViews().front().view, Speech(Language::of(QStringLiteral("de"), 120)));
        QVERIFY(head->accessibleName().contains(QStringLiteral("15,1")));
    }
};

QTEST_MAIN(TracePagesTest)
#include "trace_pages_test.moc"
