// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/label_desk.h"
#include "app/plant_source.h"
#include "app/result_source.h"
#include "app/station_config.h"
#include "app/tag_desk.h"
#include "core/base/clock.h"
#include "core/devices/scanner.h"
#include "core/devices/tower.h"
#include "core/journal/journal.h"
#include "core/station/instrument_desk.h"
#include "core/station/session.h"
#include "core/sync/sync.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace unitrail {

/**
 * The one place that knows how a station fits together: journal, plant, session, readers, sync. With or
 * without a window it is the same station.
 */
class Assembly : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Assembly)

public:
    /** Opens the journal, checks and takes the plant, writes that the station started. Nothing listens yet.
     */
    static Result<std::unique_ptr<Assembly>> make(const StationConfig &config);
    ~Assembly() override;

    /** Readers and sync begin. */
    void start();

    /** A reader or instrument as "This terminal" lists it. */
    struct Device {
        QString name;
        QString kind; ///< as the configuration has it: "serial"
        QString where;
        bool connected = false;
        bool degraded = false; ///< it works, but worse than it is configured to
        int repaired = 0; ///< so many characters are put right in its codes
    };
    [[nodiscard]] std::vector<Device> devices() const;
    /** A reader by its name; nullptr: there is none. */
    [[nodiscard]] Scanner *scanner(const QString &name) const;

    /** Asked about every scan first; true: it was not for the station. The scanner doctor takes its test
     * sheet. */
    using ScanTaker = std::function<bool(const Scan &)>;
    void setScanTaker(ScanTaker taker) { m_scanTaker = std::move(taker); }
    /** One more that is asked before the station, such as an open page; it lives as long as this. */
    void addScanTaker(ScanTaker taker) { m_scanTakers.push_back(std::move(taker)); }
    /** Asks them about a scan; false: it is the station's. */
    [[nodiscard]] bool offer(const Scan &scan);
    /** What this device is known to do to codes, from now on. */
    void setRepair(const QString &device, const RepairMap &map);
    [[nodiscard]] RepairMap repair(const QString &device) const;

    [[nodiscard]] const StationConfig &config() const { return m_config; }
    [[nodiscard]] Session &session() { return *m_session; }
    [[nodiscard]] Sync *sync() const { return m_sync.get(); } ///< none: there is no central
    [[nodiscard]] ResultSources &results() { return *m_results; }
    [[nodiscard]] Journal &journal() { return *m_journal; }
    [[nodiscard]] const Journal &journal() const { return *m_journal; }
    [[nodiscard]] const Plant &plant() const { return m_source.plant; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

signals:
    void scanned(const unitrail::Scan &scan); ///< whatever a reader read, after the session had it
    void devicesChanged();

private:
    explicit Assembly(StationConfig config);
    [[nodiscard]] Outcome connectDevices();
    [[nodiscard]] Outcome connectInstruments();
    void connectTower();
    void connectRest();
    void callAboutLost();
    void noteState(const DeviceState &state);
    [[nodiscard]] Outcome connectPrinters();
    [[nodiscard]] Outcome connectResults();
    void connectSync();
    [[nodiscard]] SerialBook serialBook();

    SystemClock m_clock;
    StationConfig m_config;
    PlantSource m_source;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<Session> m_session;
    std::vector<std::unique_ptr<Scanner>> m_scanners;
    ScanTaker m_scanTaker;
    std::unique_ptr<TagDesk> m_tags;
    std::vector<ScanTaker> m_scanTakers;
    std::vector<std::unique_ptr<Instrument>> m_instruments;
    std::unique_ptr<InstrumentDesk> m_desk;
    std::unique_ptr<Tower> m_tower;
    std::unique_ptr<LabelDesk> m_labels;
    std::unique_ptr<ResultSources> m_results;
    std::unique_ptr<Sync> m_sync;
    QTimer m_rest; ///< between scans: checkpoints, the waiting list
};

} // namespace unitrail
