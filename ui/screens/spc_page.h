// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/control_chart.h"
#include "ui/widgets/rows.h"

#include <optional>

namespace unitrail {

/** What the page shows of one characteristic at one station, or at all of them. */
struct SpcContent {
    QString characteristic; ///< its id; empty: nothing has been measured yet
    Words name;
    QString unit;
    QString operation; ///< "080"
    QString station; ///< empty: all stations together
    int number = 0, of = 0; ///< which of the characteristics it is, from 1
    ControlChartData chart;
    SpecificationLimits specification;
    QString revision; ///< of the limits: "C"
    int places = 2;
    Capability capability;
    qint64 firstMs = 0, lastMs = 0; ///< of the values
    qint64 frozenMs = 0; ///< 0: control limits are not frozen
    int frozenFrom = 0; ///< values they were computed from
    bool sinceFrozen = true; ///< the process is still the one they were frozen for
    bool mayFreeze = false; ///< this person, now
    bool operator==(const SpcContent &) const = default;
};

/**
 * How a process keeps its limits: control chart, capability, what is unusual, and for quality the button that
 * freezes the control limits. A signal is no reject, and nothing here judges a unit.
 */
class SpcPage : public Page {
    Q_OBJECT
public:
    SpcPage(const Theme &theme, QWidget *parent);

    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] Shape shape() const override { return Shape::Gauge; }
    [[nodiscard]] bool isOffered(const StationView &view) const override;
    void tell(const StationView &view, const Speech &speech) override;
    void begin() override;

    void setContent(const SpcContent &content);
    [[nodiscard]] const SpcContent &content() const { return m_content; }

signals:
    /** Show another one: so many characteristics further, so many stations further; 0 and 0: again. */
    void wished(int characteristics, int stations);
    void chartWished(); ///< means and ranges instead of single values, or the other way round
    void freezeWished();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void retell();
    void tellChart(const Speech &speech);
    void tellFigures(const Speech &speech);
    void arrange();

    SpcContent m_content;
    std::optional<Speech> m_speech;
    IdentityRow m_heading;
    ControlChart m_chart;
    ListPanel m_figures;
    ActionButton m_back, m_previous, m_next, m_station, m_kind, m_freeze;
};

} // namespace unitrail
