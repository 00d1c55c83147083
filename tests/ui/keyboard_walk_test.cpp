// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"
#include "ui/samples_pages.h"
#include "ui/station_window.h"
#include "ui/widgets/table.h"

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
            const bool control = qobject_cast<QAbstractButton *>(widget) || qobject_cast<Table *>(widget);
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
