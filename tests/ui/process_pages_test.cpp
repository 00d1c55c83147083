// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/results_page.h"
#include "ui/screens/spc_page.h"

#include <QSignalSpy>
#include <QtTest>

using namespace unitrail;

class ProcessPagesTest : public QObject {
    Q_OBJECT

    const Theme m_theme{Theme::Kind::Light, Metrics::forPanel({1280, 800})};
    const Language m_english = Language::of(QStringLiteral("en"), 120);

    ControlChart::Content chartOf(const std::vector<double> &values, const SpecificationLimits &limits) const
    {
        return {.title = QStringLiteral("Speed"),
            .unit = QStringLiteral("mm/s"),
            .data = controlChart(values, 1, {}),
            .specification = limits,
            .places = 1};
    }

private slots:
    void a_chart_says_how_many_values_its_limits_still_need()
    {
        ControlChart chart(m_theme, nullptr);
        chart.setContent(chartOf(std::vector<double>(12, 5.0), {}), m_english);
        QCOMPARE(chart.note(), QString("Control limits after 20 values (12 so far)."));
    }
    void everything_a_chart_shows_can_be_heard()
    {
        std::vector<double> values;
        for (int i = 0; i < 30; ++i)
            values.push_back(i % 2 ? 5.1 : 4.9);
        values.push_back(7.5);
        ControlChart chart(m_theme, nullptr);
        chart.resize(600, 400);
        chart.setContent(chartOf(values, {4.0, 7.0}), m_english);
        chart.grab();
        const QString heard = chart.accessibleDescription();
        for (const char *part : {"upper limit 7.0", "lower limit 4.0", "upper control", "25: 7.5",
                 "the value is above its control limit"})
            QVERIFY2(heard.contains(QLatin1String(part)), qPrintable(heard));
        // It is out of its limits too: nobody may say that the part is good.
        QCOMPARE(
            chart.note(), QString("Unusual: the value is above its control limit. Tell the supervisor."));
        for (const DrawnText &text : chart.drawnTexts())
            QVERIFY2(text.fits, qPrintable(text.text));
    }
    void a_signal_on_a_good_part_says_so()
    {
        std::vector<double> values;
        for (int i = 0; i < 30; ++i)
            values.push_back(i % 2 ? 5.1 : 4.9);
        values.push_back(6.5);
        ControlChart chart(m_theme, nullptr);
        chart.setContent(chartOf(values, {4.0, 7.0}), m_english);
        QVERIFY2(chart.note().contains(QStringLiteral("The part is good.")), qPrintable(chart.note()));
    }
    void an_empty_chart_draws_and_says_why()
    {
        ControlChart chart(m_theme, nullptr);
        chart.resize(300, 200);
        chart.setContent(chartOf({}, {}), m_english);
        chart.grab();
        QVERIFY(chart.note().startsWith(QStringLiteral("Nothing measured yet")));
    }

    void only_quality_is_offered_to_freeze()
    {
        SpcPage page(m_theme, nullptr);
        page.tell({.station = StationName::known(QStringLiteral("FNC-1"))}, Speech(m_english));
        SpcContent content{.characteristic = QStringLiteral("speed"), .number = 1, .of = 1};
        page.setContent(content);
        auto *freeze = page.findChild<ActionButton *>(QStringLiteral("spcFreeze"));
        QVERIFY(freeze->isHidden());
        content.mayFreeze = true;
        page.setContent(content);
        QVERIFY(!freeze->isHidden());
    }
    void what_waits_is_shown_with_its_reason_and_tried_again_by_a_touch()
    {
        ResultsPage page(m_theme, nullptr);
        page.tell({.station = StationName::known(QStringLiteral("FNC-1"))}, Speech(m_english));
        page.setContent({.waiting = {{.name = QStringLiteral("a.json"),
                             .serial = QStringLiteral("S1"),
                             .reason = Reason::UnknownUnit}},
            .sources = {QStringLiteral("/srv")}});
        QSignalSpy retried(&page, &ResultsPage::retryWished);
        emit page.findChild<ActionButton *>(QStringLiteral("resultsRetry"))->fired();
        QCOMPARE(retried.count(), 1);
        page.setContent({});
        QVERIFY(page.findChild<ActionButton *>(QStringLiteral("resultsRetry"))->isHidden());
    }
};

QTEST_MAIN(ProcessPagesTest)
#include "process_pages_test.moc"
