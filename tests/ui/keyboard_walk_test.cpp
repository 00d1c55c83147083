// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"
#include "ui/samples_pages.h"
#include "ui/station_window.h"
#include "ui/widgets/items.h"
#include "ui/widgets/table.h"

#include <QAccessible>
#include <QApplication>
#include <QSet>
#include <QTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/** The pages of supervisors with the keyboard alone: everything is reached, shows that it is, and says its
 * name. */
class KeyboardWalkTest : public QObject {
    Q_OBJECT

    const ManualClock m_clock{sampleNowMs, sampleOffsetMinutes};

    /** What a finger could do there. */
    static QSet<QWidget *> controlsIn(const QWidget &root)
    {
        QSet<QWidget *> controls;
        for (QWidget *widget : root.findChildren<QWidget *>()) {
            const bool control = qobject_cast<QAbstractButton *>(widget) || dynamic_cast<Itemed *>(widget);
            if (control && widget->isVisible() && widget->isEnabled())
                controls.insert(widget);
        }
        return controls;
    }
    static QString nameOf(const QWidget *widget)
    {
        return widget->objectName() + u" \""_s + widget->accessibleName() + u'"';
    }
    static QStringList walk(StationWindow &window, QWidget &root)
    {
        QStringList complaints;
        QSet<QWidget *> left = controlsIn(root);
        const qsizetype all = left.size();
        for (int i = 0; i < 600 && !left.isEmpty(); ++i) {
            QWidget *focused = QApplication::focusWidget();
            QTest::keyClick(focused ? focused : &window, Qt::Key_Tab);
            QWidget *now = QApplication::focusWidget();
            if (!now || !left.remove(now))
                continue;
            if (now->accessibleName().trimmed().isEmpty())
                complaints << u"no name: "_s + nameOf(now);
            const QImage with = now->grab().toImage();
            now->clearFocus();
            if (now->grab().toImage() == with)
                complaints << u"focus is not seen: "_s + nameOf(now);
            now->setFocus(Qt::TabFocusReason);
        }
        for (const QWidget *widget : left)
            complaints << u"not reached: "_s + nameOf(widget);
        if (all == 0)
            complaints << u"nothing to reach"_s;
        return complaints;
    }
    void prepare(StationWindow &window)
    {
        window.resize(1280, 800);
        window.setTerminalInfo(sampleTerminal());
        window.show(sampleViews().front().view);
        window.show();
        QApplication::setActiveWindow(&window);
    }

private slots:
    void every_page_is_walked_with_the_tab_key_alone_data()
    {
        QTest::addColumn<int>("index");
        const auto samples = pageSamples();
        for (size_t i = 0; i < samples.size(); ++i)
            QTest::addRow("%s", qPrintable(samples[i].name)) << int(i);
    }
    void every_page_is_walked_with_the_tab_key_alone()
    {
        QFETCH(int, index);
        StationWindow window(m_clock);
        prepare(window);
        Page *page = pageSamples()[size_t(index)].make(window.theme(), &window);
        window.addPage(page);
        window.openPage(page);
        const QStringList complaints = walk(window, *page);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }
    /** Rows and nodes are children of their widget, each with its words, and say which one is current. */
    void every_row_and_node_is_there_for_a_screen_reader_data()
    {
        every_page_is_walked_with_the_tab_key_alone_data();
    }
    void every_row_and_node_is_there_for_a_screen_reader()
    {
        QFETCH(int, index);
        StationWindow window(m_clock);
        prepare(window);
        Page *page = pageSamples()[size_t(index)].make(window.theme(), &window);
        window.addPage(page);
        window.openPage(page);
        for (QWidget *widget : page->findChildren<QWidget *>()) {
            const auto *items = dynamic_cast<Itemed *>(widget);
            if (!items || !widget->isVisible())
                continue;
            QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(reader, qPrintable(nameOf(widget)));
            QVERIFY(reader->role() == QAccessible::List || reader->role() == QAccessible::Tree);
            QCOMPARE(reader->childCount(), items->itemCount());
            for (int i = 0; i < reader->childCount(); ++i) {
                QAccessibleInterface *item = reader->child(i);
                QVERIFY(item && item->isValid() && item->parent() == reader);
                QVERIFY2(!item->text(QAccessible::Name).isEmpty(), qPrintable(nameOf(widget)));
                QCOMPARE(reader->indexOfChild(item), i);
                QCOMPARE(bool(item->state().selected), items->currentItem() == i);
            }
        }
    }
    void every_node_of_the_graph_is_walked_by_arrows_and_spoken()
    {
        for (const PageSample &sample : pageSamples()) {
            if (sample.name != u"s7-parts-graph")
                continue;
            StationWindow window(m_clock);
            prepare(window);
            Page *page = sample.make(window.theme(), &window);
            window.addPage(page);
            window.openPage(page);
            auto *graph = page->findChild<QWidget *>(u"genealogyGraph"_s);
            auto *items = dynamic_cast<Itemed *>(graph);
            QVERIFY(items && items->itemCount() > 5);
            graph->setFocus(Qt::TabFocusReason);
            QSet<int> seen{items->currentItem()};
            QList<int> todo{items->currentItem()};
            while (!todo.isEmpty()) {
                const int from = todo.takeFirst();
                for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down}) {
                    items->goToItem(from);
                    QTest::keyClick(graph, key);
                    const int to = items->currentItem();
                    QCOMPARE(graph->accessibleDescription(), items->itemText(to));
                    if (!seen.contains(to)) {
                        seen.insert(to);
                        todo.append(to);
                    }
                }
            }
            QCOMPARE(seen.size(), items->itemCount());
            return;
        }
        QFAIL("the graph has no sample");
    }
    void what_a_reader_of_screens_does_is_what_the_space_key_does()
    {
        StationWindow window(m_clock);
        prepare(window);
        window.showHistory(sampleHistory());
        auto *list = window.findChild<HistoryScreen *>()->findChild<Table *>(u"historyEntries"_s);
        QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(list);
        int chosen = -1;
        connect(list, &Table::chosen, this, [&](int row) { chosen = row; });
        QAccessibleActionInterface *third = reader->child(3)->actionInterface();
        QVERIFY(third);
        third->doAction(QAccessibleActionInterface::setFocusAction());
        QCOMPARE(list->current(), 3);
        QCOMPARE(chosen, -1);
        QVERIFY(reader->focusChild() == reader->child(3));
        third->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(chosen, 3);
    }
    void the_record_is_walked_with_the_tab_key_alone()
    {
        StationWindow window(m_clock);
        prepare(window);
        window.showHistory(sampleHistory());
        const QStringList complaints = walk(window, *window.findChild<HistoryScreen *>());
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    }
    void rows_are_walked_by_arrows()
    {
        StationWindow window(m_clock);
        prepare(window);
        window.showHistory(sampleHistory());
        auto *screen = window.findChild<HistoryScreen *>();
        auto *list = screen->findChild<Table *>(u"historyEntries"_s);
        list->setFocus(Qt::TabFocusReason);
        const int before = list->current();
        QTest::keyClick(list, Qt::Key_Down);
        QVERIFY(list->current() > before);
        QTest::keyClick(list, Qt::Key_Up);
        QCOMPARE(list->current(), before);
    }
};

QTEST_MAIN(KeyboardWalkTest)
#include "keyboard_walk_test.moc"
