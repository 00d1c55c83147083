// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"
#include "ui/samples_pages.h"
#include "ui/screens/holds_page.h"

#include <QTest>

using namespace unitrail;

static std::unique_ptr<HoldsPage> opened(const Theme &theme, const QString &sample)
{
    for (const PageSample &one : holdsSamples()) {
        if (one.name != sample)
            continue;
        std::unique_ptr<HoldsPage> page(qobject_cast<HoldsPage *>(one.make(theme, nullptr)));
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

/** S10: what only shows when stations meet. */
class HoldsPageTest : public QObject {
    Q_OBJECT

    const Theme m_theme{Theme::Kind::Light, Metrics::forPanel({1280, 800})};

private slots:
    void late_work_is_accepted_with_a_reason_and_with_all_its_entries()
    {
        const auto page = opened(m_theme, QStringLiteral("s10-late"));
        std::optional<LateWork> accepted;
        QString why;
        connect(page.get(), &HoldsPage::lateWorkAccepted, page.get(),
            [&](const LateWork &work, const QString &reason) {
                accepted = work;
                why = reason;
            });
        emit button(*page, "holdsAction1")->fired();
        QVERIFY(!accepted); // why comes first
        emit button(*page, "holdsOffer2")->fired();
        QVERIFY(accepted);
        QCOMPARE(accepted->rule, LateWork::Rule::Gauge);
        QCOMPARE(accepted->entries.size(), size_t(2));
        QCOMPARE(why, QStringLiteral("tested once more"));
    }
    void the_unit_is_held_instead()
    {
        const auto page = opened(m_theme, QStringLiteral("s10-late"));
        std::optional<UnitId> held;
        connect(page.get(), &HoldsPage::holdWished, page.get(),
            [&](const UnitId &unit, const QString &) { held = unit; });
        emit button(*page, "holdsAction2")->fired();
        QVERIFY(held);
        QCOMPARE(held->serial.text(), QStringLiteral("LA40-26-002433K"));
    }
    void a_lot_that_ran_short_has_one_decision_and_no_branches()
    {
        const auto page = opened(m_theme, QStringLiteral("s10-lot"));
        QVERIFY(button(*page, "holdsAction2")->isHidden() && button(*page, "holdsAction3")->isHidden());
        QVERIFY(!button(*page, "holdsRecord")->isEnabled()); // a lot is no unit
        std::optional<LotId> accepted;
        connect(page.get(), &HoldsPage::lotAccepted, page.get(),
            [&](const LotId &lot, const QString &) { accepted = lot; });
        emit button(*page, "holdsAction1")->fired();
        emit button(*page, "holdsOffer1")->fired();
        QVERIFY(accepted);
        QCOMPARE(accepted->text(), QStringLiteral("GR-EP2/EP2-2611A"));
    }
    void a_conflict_is_still_decided_by_its_branches()
    {
        const auto page = opened(m_theme, QStringLiteral("s10-apart"));
        std::optional<EventId> kept;
        connect(page.get(), &HoldsPage::conflictDecided, page.get(),
            [&](const UnitId &, const std::optional<EventId> &entry, const QString &) { kept = entry; });
        emit button(*page, "holdsAction2")->fired();
        emit button(*page, "holdsOffer1")->fired();
        QVERIFY(kept);
    }
};

QTEST_MAIN(HoldsPageTest)
#include "holds_page_test.moc"
