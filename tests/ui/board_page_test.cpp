// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"
#include "ui/samples_pages.h"
#include "ui/screens/board_page.h"
#include "ui/station_window.h"

#include <QSignalSpy>
#include <QTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

class BoardPageTest : public QObject {
    Q_OBJECT

    const ManualClock m_clock{sampleNowMs, sampleOffsetMinutes};

    static BoardPage *boardIn(StationWindow &window)
    {
        auto *page = qobject_cast<BoardPage *>(boardSamples().front().make(window.theme(), &window));
        window.addPage(page);
        window.resize(1280, 800);
        window.show(sampleViews().front().view);
        window.show();
        window.openPage(page);
        return page;
    }
    static void touch(QWidget *root, const QString &name)
    {
        auto *button = root->findChild<QAbstractButton *>(name);
        if (!button || !button->isVisible())
            qFatal("no %s", qPrintable(name));
        button->click();
    }
    /** What all pages of the list show together. */
    static int countRows(FigureList *list)
    {
        int rows = 0;
        QString first;
        for (;;) {
            auto *top = list->findChild<Tile *>(u"figureRow0"_s);
            if (!top || top->content().title == first)
                return rows;
            first = top->content().title;
            rows += list->rowsShown();
            QTest::qWait(0);
            QMetaObject::invokeMethod(list->findChild<ActionButton *>(u"figureDown"_s), "fired");
        }
    }

private slots:
    void every_number_opens_as_many_rows_as_it_says()
    {
        StationWindow window(m_clock);
        BoardPage *page = boardIn(window);
        auto *list = page->findChild<FigureList *>();
        for (const auto &[tile, wanted] : {std::pair(u"boardNumber0"_s, 72),
                 std::pair(u"boardNumber2"_s, 128), std::pair(u"boardNumber3"_s, 5),
                 std::pair(u"boardNumber4"_s, 31), std::pair(u"boardCause0"_s, 9)}) {
            touch(page, tile);
            QVERIFY(list->isVisible());
            QCOMPARE(countRows(list), wanted);
            emit list->backWished();
            QVERIFY(!list->isVisible());
        }
    }
    void a_share_opens_what_passed_what_did_not_and_all()
    {
        StationWindow window(m_clock);
        BoardPage *page = boardIn(window);
        touch(page, u"boardNumber1"_s);
        auto *list = page->findChild<FigureList *>();
        const int wanted[]{812, 29, 841};
        for (int tab = 0; tab < 3; ++tab) {
            touch(list, u"figureTab%1"_s.arg(tab));
            QCOMPARE(countRows(list), wanted[tab]);
        }
    }
    void a_row_opens_its_unit_and_back_returns_to_the_list()
    {
        StationWindow window(m_clock);
        BoardPage *page = boardIn(window);
        touch(page, u"boardNumber3"_s);
        QSignalSpy wished(page, &BoardPage::unitWished);
        touch(page, u"figureRow1"_s);
        QCOMPARE(wished.size(), 1);
        window.showHistory(sampleHistory());
        QVERIFY(!page->isVisible());
        touch(&window, u"historyBack"_s);
        QVERIFY(page->isVisible());
        QVERIFY(page->findChild<FigureList *>()->isVisible());
    }
    void too_few_say_nothing_of_a_share()
    {
        StationWindow window(m_clock);
        BoardPage *page = boardIn(window);
        for (const auto *tile : page->findChildren<Tile *>()) {
            if (tile->content().title != u"PCK-1")
                continue;
            QVERIFY(tile->accessibleName().contains(u"12/12"_s));
            QVERIFY(!tile->accessibleName().contains(u"100"_s));
        }
    }
    void answering_a_call_is_a_verb_and_the_board_stays()
    {
        StationWindow window(m_clock);
        BoardPage *page = boardIn(window);
        QSignalSpy verbs(&window, &StationWindow::verbWished);
        touch(page, u"boardAnswer"_s);
        QCOMPARE(verbs.size(), 1);
        QCOMPARE(verbs.front().at(0).toString(), u"ANSWER"_s);
        QCOMPARE(verbs.front().at(1).toString(), u"ASM-2"_s);
    }
    void on_the_wall_there_are_only_the_numbers()
    {
        StationWindow window(m_clock);
        BoardPage *page = boardIn(window);
        page->setWall(true);
        QVERIFY(page->findChild<Tile *>(u"boardNumber0"_s)->isVisible());
        QVERIFY(!page->findChild<Tile *>(u"boardStation0"_s)->isVisible());
    }
};

QTEST_MAIN(BoardPageTest)
#include "board_page_test.moc"
