// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"
#include "ui/samples_pages.h"
#include "ui/screens/release_page.h"
#include "ui/screens/repair_page.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace unitrail;

class RepairPageTest : public QObject {
    Q_OBJECT

    const Theme m_theme{Theme::Kind::Light, Metrics::forPanel({1280, 800})};

    /** The page of that sample, as a station would have told it. */
    std::unique_ptr<Page> page(const char *name) const
    {
        for (const PageSample &sample : pageSamples()) {
            if (sample.name != QLatin1String(name))
                continue;
            std::unique_ptr<Page> made(sample.make(m_theme, nullptr));
            made->resize(1280, 720);
            StationView view = sampleViews().front().view;
            made->tell(view, Speech(Language::of(QStringLiteral("en"), 120), view));
            return made;
        }
        qFatal("no sample %s", name);
    }
    static ActionButton *button(Page &page, const QString &text)
    {
        for (ActionButton *candidate : page.findChildren<ActionButton *>()) {
            if (candidate->content().text == text && !candidate->isHidden())
                return candidate;
        }
        return nullptr;
    }
    static void answer(Page &page, const char *id)
    {
        emit page.findChild<QuestionStrip *>()->answerGiven(QString::fromLatin1(id));
    }

private slots:
    void a_repair_is_recorded_as_cause_and_action_for_the_defect_that_failed_it()
    {
        const auto bench = page("bench-failed");
        QSignalSpy verbs(bench.get(), &Page::verbWished);
        emit button(*bench, QStringLiteral("Record repair…"))->fired();
        answer(*bench, "component");
        QCOMPARE(verbs.size(), 0);
        answer(*bench, "re-grease");
        QCOMPARE(verbs.size(), 1);
        QCOMPARE(verbs[0][0].toString(), QStringLiteral("REPAIR"));
        QCOMPARE(verbs[0][1].toString(), QStringLiteral("re-grease.component.F61"));
    }

    void no_ends_what_was_asked_and_wishes_nothing()
    {
        const auto bench = page("bench-failed");
        QSignalSpy verbs(bench.get(), &Page::verbWished);
        emit button(*bench, QStringLiteral("Record repair…"))->fired();
        answer(*bench, "no");
        QVERIFY(button(*bench, QStringLiteral("Record repair…")));
        QCOMPARE(verbs.size(), 0);
    }

    void an_old_part_goes_where_the_finger_says()
    {
        const auto bench = page("bench-failed");
        QSignalSpy verbs(bench.get(), &Page::verbWished);
        emit button(*bench, QStringLiteral("Replace part…"))->fired();
        answer(*bench, "SUPPLIER");
        QCOMPARE(verbs[0][0].toString(), QStringLiteral("REMOVE"));
        QCOMPARE(verbs[0][1].toString(), QStringLiteral("SUPPLIER"));
    }

    void nothing_but_a_decision_is_offered_while_one_is_due()
    {
        const auto bench = page("bench-undecided");
        QVERIFY(!button(*bench, QStringLiteral("Record repair…")));
        QVERIFY(!button(*bench, QStringLiteral("Send back…")));
        QSignalSpy verbs(bench.get(), &Page::verbWished);
        emit button(*bench, QStringLiteral("Decide…"))->fired();
        bench->findChild<QLineEdit *>(QStringLiteral("decisionWhy"))->setText(QStringLiteral("too loud"));
        answer(*bench, "Rework");
        QCOMPARE(verbs.size(), 0); // to which step?
        answer(*bench, "040");
        QCOMPARE(verbs[0][0].toString(), QStringLiteral("DISPOSE"));
        QCOMPARE(verbs[0][1].toString(), QStringLiteral("Rework.040.too loud"));
        bench->findChild<QLineEdit *>(QStringLiteral("decisionConcession"))
            ->setText(QStringLiteral("CN-26-014"));
        answer(*bench, "UseAsIs");
        QCOMPARE(verbs[1][1].toString(), QStringLiteral("UseAsIs.CN-26-014.too loud"));
    }

    void it_takes_the_place_of_the_work_screen_only_where_units_are_mended()
    {
        const auto bench = page("bench-failed");
        StationView view = sampleViews().front().view;
        view.screen = StationView::Screen::UnitAtStep;
        view.unit = UnitView{.unit = {PartNumber::known(QStringLiteral("LA-40-100")),
                                 SerialNumber::known(QStringLiteral("LA40-26-000417P"))}};
        QVERIFY(!bench->takesOver(view));
        view.kind = Station::Kind::Repair;
        QVERIFY(bench->takesOver(view));
        view.question = Question{.kind = Question::Kind::WhichPart}; // which the work screen asks
        QVERIFY(!bench->takesOver(view));
    }

    void a_unit_is_released_from_its_checklist()
    {
        const auto ready = page("release-ready");
        QSignalSpy verbs(ready.get(), &Page::verbWished);
        emit button(*ready, QStringLiteral("Release and sign"))->fired();
        QCOMPARE(verbs.size(), 1);
        QCOMPARE(verbs[0][0].toString(), QStringLiteral("RELEASE"));
    }
};

QTEST_MAIN(RepairPageTest)
#include "repair_page_test.moc"
