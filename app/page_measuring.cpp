// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/pages.h"

#include "app/assembly.h"
#include "core/statistics/control_chart.h"
#include "core/trace/last_values.h"
#include "core/trace/process_values.h"
#include "ui/screens/defect_page.h"
#include "ui/screens/measuring_page.h"
#include "ui/station_window.h"

#include <QDeadlineTimer>
#include <QLoggingCategory>
#include <QTimer>

namespace unitrail {

Q_LOGGING_CATEGORY(logMeasuring, "unitrail.measuring")

/**
 * What was measured and marked at this station before. The figures are caught up in slices of a few
 * milliseconds between the scans: a trend comes a moment later, and nobody waits for it.
 */
class Past : public QObject {
public:
    Past(Assembly &assembly, MeasuringPage &measuring, DefectPage &defects)
        : QObject(&measuring)
        , m_assembly(assembly)
        , m_measuring(measuring)
        , m_defects(defects)
    {
        m_slice.setSingleShot(true);
        connect(&m_slice, &QTimer::timeout, this, &Past::walkOn);
        connect(&measuring, &MeasuringPage::trendWished, this, [this](const QString &characteristic) {
            m_characteristic = CharacteristicId::fromText(characteristic);
            m_slice.start(restMs);
        });
        connect(&defects, &DefectPage::frequentWished, this, [this] {
            m_frequentWished = true;
            m_slice.start(restMs);
        });
    }

private:
    static constexpr int restMs = 60; ///< the answer to a scan is on the screen by then
    static constexpr int sliceMs = 8;
    static constexpr int valuesShown = 25;
    static constexpr int valuesRead = 100; ///< what the limits are computed from
    static constexpr qint64 lately = qint64(30) * 86'400'000; ///< UX S4: the last 30 days

    void walkOn()
    {
        if (const Outcome done = look(); !done)
            qCWarning(logMeasuring).noquote() << "The last values are not shown:" << done.error().text;
    }

    Outcome look()
    {
        auto figures = Figures::open(m_assembly.journal());
        if (!figures)
            return figures.error();
        const QDeadlineTimer end(sliceMs);
        if (const auto taken = (*figures)->catchUp([&] { return !end.hasExpired(); }); !taken)
            return taken.error();
        if (!(*figures)->inStep()) {
            m_slice.start(restMs);
            return Done{};
        }
        const StationName station = m_assembly.session().view().station;
        if (m_characteristic) {
            auto values = lastValues(**figures, *m_characteristic, station, valuesRead);
            if (!values)
                return values.error();
            const auto limits = limitsInForce(station);
            if (!limits)
                return limits.error();
            m_measuring.setTrend({.characteristic = *m_characteristic,
                .chart = controlChart(*values, 1, *limits, valuesShown)});
        }
        if (m_frequentWished) {
            auto times = defectsSince(**figures, station, m_assembly.clock().wallMs() - lately);
            if (!times)
                return times.error();
            m_defects.setFrequent(*times);
            m_frequentWished = false;
        }
        return Done{};
    }

    /** Frozen for this process; without such the values shown make their own. */
    Result<std::optional<ControlLimits>> limitsInForce(const StationName &station)
    {
        const auto frozen = frozenLimits(m_assembly.journal(), *m_characteristic, station);
        if (!frozen)
            return frozen.error();
        const auto &measuring = m_assembly.session().view().measuring;
        const QString plan = measuring && measuring->wanted ? measuring->wanted->plan : QString();
        if (!*frozen || (*frozen)->limits.process != processOf(m_assembly.plant(), plan))
            return std::optional<ControlLimits>();
        return std::optional(controlLimitsOf((*frozen)->limits));
    }

    Assembly &m_assembly;
    MeasuringPage &m_measuring;
    DefectPage &m_defects;
    std::optional<CharacteristicId> m_characteristic;
    bool m_frequentWished = false;
    QTimer m_slice;
};

void addMeasuringPages(StationWindow &window, Assembly &assembly)
{
    auto *defects = new DefectPage(window.theme(), &window);
    auto *measuring = new MeasuringPage(window.theme(), &window);
    window.addPage(defects);
    window.addPage(measuring);
    new Past(assembly, *measuring, *defects);
}

} // namespace unitrail
