// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/statistics/control_chart.h"
#include "ui/page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/bands.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/limits_bar.h"
#include "ui/widgets/question_strip.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/trend_strip.h"

#include <array>

namespace unitrail {

/** The last values of one characteristic at this station, and what is unusual about them. */
struct Trend {
    CharacteristicId characteristic;
    ControlChartData chart;
};

/**
 * S5: one characteristic after the other, with a live verdict while digits arrive, the limits it is judged by
 * and the last values seen here. It takes the place of the operator's screen while a test or inspection runs.
 * Every key and button is a verb, as printed codes have them.
 */
class MeasuringPage : public Page {
    Q_OBJECT
public:
    MeasuringPage(const Theme &theme, QWidget *parent);

    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] bool isOffered(const StationView &) const override { return false; }
    [[nodiscard]] bool takesOver(const StationView &view) const override;
    [[nodiscard]] bool stays(const StationView &view) const override { return takesOver(view); }
    void tell(const StationView &view, const Speech &speech) override;

    /** Of the characteristic that trendWished() named. */
    void setTrend(const Trend &trend);

signals:
    /** Another characteristic is measured now: what was measured of it here before? */
    void trendWished(const QString &characteristic);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum Action { Undo, Fail, Again, Back, Next, ActionCount };
    void press(Action action);
    void tellLimits(const MeasuringView &measuring, const StationView &view, const Speech &speech);
    void tellTrend();
    void tellList(const MeasuringView &measuring, const Speech &speech);
    void tellActions(const StationView &view);
    [[nodiscard]] static QString promptFor(const StationView &view, const Speech &speech);
    void arrange();

    IdentityRow m_identity;
    PromptBand m_prompt;
    LimitsBar m_limits;
    VerdictBand m_verdict;
    TrendStrip m_trend;
    Stepper m_stepper;
    QuestionStrip m_question;
    Keypad m_keypad;
    ListPanel m_results;
    ActionButton m_finish;
    std::array<std::unique_ptr<ActionButton>, ActionCount> m_buttons;
    std::optional<MeasuringView::Wanted> m_wanted;
    std::optional<Trend> m_known;
    std::optional<Answer> m_lastAnswer; ///< none: nothing was shown yet
    BandPlan m_plan;
    bool m_asked = false;
    bool m_done = false; ///< everything is measured: the keypad gives way to the results
    bool m_takes = false; ///< an instrument measures when it is told to
    bool m_fails = false;
};

} // namespace unitrail
