// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"
#include "ui/samples.h"
#include "ui/samples_measuring.h"
#include "ui/screens/defect_page.h"
#include "ui/screens/measuring_page.h"
#include "ui/station_window.h"

#include <QSignalSpy>
#include <QTest>

using namespace unitrail;

/** A page of the samples in a window of its own, drawn once. */
struct Shown {
    explicit Shown(const char *name)
        : window(clock)
    {
        window.resize(1280, 800);
        StationView view = sampleViews().front().view;
        window.show(view);
        for (const PageSample &sample : measuringSamples()) {
            if (sample.name == QLatin1String(name))
                page = sample.make(window.theme(), &window);
        }
        if (!page)
            qFatal("no sample %s", name);
        window.addPage(page);
        window.show();
        window.openPage(page);
        window.grab();
    }
    ActionButton *button(const char *name) { return page->findChild<ActionButton *>(QLatin1String(name)); }
    QStringList texts()
    {
        window.grab();
        QStringList all;
        for (QWidget *widget : page->findChildren<QWidget *>()) {
            const auto *lettered = dynamic_cast<const Lettered *>(widget);
            if (!lettered || !widget->isVisible())
                continue;
            for (const DrawnText &text : lettered->drawnTexts())
                all << QString(text.text)
                           .remove(QChar(0x2068))
                           .remove(QChar(0x2069))
                           .replace(QChar(QChar::Nbsp), u' ');
        }
        return all;
    }

    ManualClock clock{sampleNowMs, sampleOffsetMinutes};
    StationWindow window;
    Page *page = nullptr;
};

class MeasuringTest : public QObject {
    Q_OBJECT
private slots:
    void it_takes_the_place_of_the_operators_screen_while_a_test_runs()
    {
        const ManualClock clock(sampleNowMs, sampleOffsetMinutes);
        StationWindow window(clock);
        auto *defects = new DefectPage(window.theme(), &window);
        auto *measuring = new MeasuringPage(window.theme(), &window);
        window.addPage(defects);
        window.addPage(measuring);
        window.show();
        StationView view = sampleViews().front().view;
        window.show(view);
        QVERIFY(!measuring->isVisible());
        view.measuring = MeasuringView{};
        view.screen = StationView::Screen::UnitAtStep;
        window.show(view);
        QVERIFY(measuring->isVisible());
        view.failing = FailView{};
        window.show(view);
        QVERIFY(defects->isVisible());
        view.failing.reset();
        view.measuring.reset();
        window.show(view);
        QVERIFY(!defects->isVisible() && !measuring->isVisible());
    }

    void the_verdict_and_its_distance_stand_beside_the_value_before_it_is_saved()
    {
        const QStringList fine = Shown("s5-measure").texts();
        QVERIFY2(fine.contains(QStringLiteral("2987")) && fine.contains(QStringLiteral("in limits")),
            qPrintable(fine.join(u'|')));
        const QStringList near = Shown("s5-marginal").texts();
        QVERIFY2(near.contains(QStringLiteral("In limits, near the upper one")), qPrintable(near.join(u'|')));
        const QStringList bad = Shown("s5-asked").texts();
        QVERIFY2(bad.contains(QStringLiteral("Record 3520 N as FAIL?")), qPrintable(bad.join(u'|')));
        QVERIFY2(bad.contains(QStringLiteral("Above the upper limit by 120 N")), qPrintable(bad.join(u'|')));
    }

    void a_question_opens_a_strip_and_never_a_window()
    {
        Shown shown("s5-asked");
        QCOMPARE(QApplication::activeModalWidget(), nullptr);
        QSignalSpy spy(shown.page, &Page::verbWished);
        ActionButton *record = shown.button("answer0");
        QVERIFY(record && record->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT((QTest::mouseClick(record, Qt::LeftButton), spy.size()), 1, 3000);
        QCOMPARE(spy.first().first().toString(), QStringLiteral("YES"));
    }

    void every_button_is_a_verb()
    {
        Shown shown("s5-recorded");
        QSignalSpy spy(shown.page, &Page::verbWished);
        for (const char *name : {"measuring0", "measuring1", "measuring2", "measuring3", "measuring4"})
            QTest::mouseClick(shown.button(name), Qt::LeftButton);
        QStringList verbs;
        for (const QList<QVariant> &verb : spy)
            verbs << verb.first().toString();
        QCOMPARE(verbs, QStringList({"UNDO", "FAIL", "AGAIN", "BACK", "NEXT"}));
    }

    void a_thumb_on_its_way_to_save_does_not_complete_the_step()
    {
        Shown shown("s5-all-there");
        QSignalSpy spy(shown.page, &Page::verbWished);
        ActionButton *finish = shown.button("finish");
        QVERIFY(finish->isVisible());
        QTest::mouseClick(finish, Qt::LeftButton);
        QCOMPARE(spy.size(), 0);
        QTRY_COMPARE_WITH_TIMEOUT((QTest::mouseClick(finish, Qt::LeftButton), spy.size()), 1, 3000);
        QCOMPARE(spy.first().first().toString(), QStringLiteral("COMPLETE"));
    }

    void a_touch_on_the_picture_is_a_point_and_on_a_mark_its_choice()
    {
        Shown shown("s4-marked");
        QSignalSpy spy(shown.page, &Page::verbWished);
        auto *picture = shown.page->findChild<PictureView *>();
        const auto at = [&](double x, double y) { return picture->pointAt(x, y).toPoint(); };
        QTest::mouseClick(picture, Qt::LeftButton, {}, at(0.5, 0.9));
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.first().at(0).toString(), QStringLiteral("POINT"));
        const QStringList point = spy.first().at(1).toString().split(u';');
        QCOMPARE(point.at(0), QStringLiteral("actuator/side"));
        QVERIFY(
            std::abs(point.at(1).toDouble() - 0.5) < 0.01 && std::abs(point.at(2).toDouble() - 0.9) < 0.01);
        QTest::mouseClick(picture, Qt::LeftButton, {}, at(0.712, 0.540));
        QCOMPARE(spy.last().at(0).toString(), QStringLiteral("MARK"));
        QCOMPARE(spy.last().at(1).toString(), QStringLiteral("2"));
        // A sleeve that wipes along is no touch.
        QTest::mousePress(picture, Qt::LeftButton, {}, at(0.2, 0.9));
        QTest::mouseRelease(picture, Qt::LeftButton, {}, at(0.4, 0.9));
        QCOMPARE(spy.size(), 2);
    }

    void a_picture_is_magnified_around_the_mark_and_still_points_at_the_same_place()
    {
        Shown shown("s4-marked");
        QSignalSpy spy(shown.page, &Page::verbWished);
        auto *picture = shown.page->findChild<PictureView *>();
        const QPointF whole = picture->pointAt(0.712, 0.540);
        const double apart = picture->pointAt(0.8, 0.5).x() - picture->pointAt(0.6, 0.5).x();
        QTest::mouseClick(shown.button("failing3"), Qt::LeftButton);
        QCOMPARE(picture->magnified(), 2);
        const double magnified = picture->pointAt(0.8, 0.5).x() - picture->pointAt(0.6, 0.5).x();
        QVERIFY(std::abs(magnified - 2 * apart) < 0.01);
        QVERIFY(picture->rect().contains(picture->pointAt(0.712, 0.540).toPoint())); // the mark is in sight
        QTest::mouseClick(picture, Qt::LeftButton, {}, picture->pointAt(0.6, 0.7).toPoint());
        QCOMPARE(spy.last().at(0).toString(), QStringLiteral("POINT"));
        const QStringList point = spy.last().at(1).toString().split(u';');
        QVERIFY(
            std::abs(point.at(1).toDouble() - 0.6) < 0.01 && std::abs(point.at(2).toDouble() - 0.7) < 0.01);
        // A pull moves it and marks nothing.
        const QPointF before = picture->pointAt(0.5, 0.5);
        QTest::mousePress(picture, Qt::LeftButton, {}, picture->rect().center());
        QTest::mouseMove(picture, picture->rect().center() + QPoint(60, 0));
        QTest::mouseRelease(picture, Qt::LeftButton, {}, picture->rect().center() + QPoint(60, 0));
        QVERIFY(picture->pointAt(0.5, 0.5).x() > before.x() + 30);
        QCOMPARE(spy.size(), 1);
        picture->setMagnified(1);
        QCOMPARE(picture->pointAt(0.712, 0.540), whole);
    }

    void the_frequent_codes_stand_first_and_every_code_can_be_reached()
    {
        Shown shown("s4-marked");
        QCOMPARE(shown.button("defect0")->content().text, QStringLiteral("Noise"));
        QVERIFY(shown.button("defect0")->content().second.contains(QStringLiteral("31×")));
        QSet<QString> reached;
        for (int page = 0; page < 3; ++page) {
            for (int i = 0; i < 5; ++i) {
                const ActionButton *button = shown.button(qPrintable(QStringLiteral("defect%1").arg(i)));
                if (button->isVisible())
                    reached << button->content().text;
            }
            const QString first = shown.button("defect0")->content().text;
            QTRY_VERIFY((QTest::mouseClick(shown.button("defect5"), Qt::LeftButton),
                shown.button("defect0")->content().text != first));
        }
        QCOMPARE(reached.size(), 8);
    }

    void a_place_is_marked_with_the_keyboard_too()
    {
        Shown shown("s4-empty");
        QSignalSpy spy(shown.page, &Page::verbWished);
        auto *picture = shown.page->findChild<PictureView *>();
        QTest::keyClick(picture, Qt::Key_Right);
        QTest::keyClick(picture, Qt::Key_Space);
        QCOMPARE(spy.last().at(0).toString(), QStringLiteral("PLACE"));
        QCOMPARE(spy.last().at(1).toString(), QStringLiteral("SEAL"));
    }
};

QTEST_MAIN(MeasuringTest)
#include "measuring_test.moc"
