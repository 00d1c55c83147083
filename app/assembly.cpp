// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"

#include "app/version.h"
#include "core/base/match.h"
#include "drivers/make_instrument.h"
#include "drivers/make_scanner.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QStandardPaths>

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(logAssembly, "unitrail.assembly")

/** How long after an answer the station does what can wait, ms. */
static constexpr int restAfterMs = 300;

Assembly::Assembly(StationConfig config)
    : m_config(std::move(config))
{ }

Assembly::~Assembly()
{
    if (m_tower)
        m_tower->stop(); // nobody is here any more: dark
}

static Result<StationName> stationOf(const StationConfig &config, const Plant &plant)
{
    QStringList names;
    for (const auto &[name, station] : plant.stations)
        names.append(name.text());
    if (!config.station)
        return Failure{Failure::Kind::Input,
            u"which station is this? Give --station one of %1"_s.arg(names.join(u", "))};
    if (!plant.stations.contains(*config.station))
        return Failure{Failure::Kind::Input,
            u"the plant has no station \"%1\"; it has %2"_s.arg(config.station->text(), names.join(u", "))};
    return *config.station;
}

Result<std::unique_ptr<Assembly>> Assembly::make(const StationConfig &config)
{
    auto assembly = std::unique_ptr<Assembly>(new Assembly(config));
    // A definition that is read from files comes first: with a wrong one no journal is begun.
    const bool fromCentral = config.plantDirectory.isEmpty() && !config.demo;
    if (!fromCentral) {
        auto source = loadPlant(config.plantDirectory);
        if (!source)
            return source.error();
        assembly->m_source = *std::move(source);
    }
    auto journal = Journal::open(config.dataDirectory, assembly->m_clock);
    if (!journal)
        return journal.error();
    assembly->m_journal = *std::move(journal);
    if (fromCentral) {
        auto source = plantFromCentral(*assembly->m_journal, config.central);
        if (!source)
            return source.error();
        assembly->m_source = *std::move(source);
    }

    const auto station = stationOf(config, assembly->m_source.plant);
    if (!station)
        return station.error();
    if (const Outcome taken
        = recordRelease(*assembly->m_journal, assembly->m_source, assembly->m_clock, *station);
        !taken)
        return taken.error();
    assembly->m_session = std::make_unique<Session>(
        *assembly->m_journal, assembly->m_source.plant, assembly->m_clock, *station);
    if (const Outcome started = assembly->m_session->start(programVersion()); !started)
        return started.error();
    assembly->callAboutLost();
    if (const Outcome connected = assembly->connectDevices(); !connected)
        return connected.error();
    if (const Outcome connected = assembly->connectInstruments(); !connected)
        return connected.error();
    assembly->connectTower();
    assembly->connectRest();
    if (const Outcome connected = assembly->connectPrinters(); !connected)
        return connected.error();
    if (const Outcome connected = assembly->connectResults(); !connected)
        return connected.error();
    assembly->connectSync();
    return assembly;
}

/** Somebody must come: what was acknowledged once is not there. The call stands in the record from now on. */
void Assembly::callAboutLost()
{
    const auto &lost = m_journal->lost();
    if (!lost)
        return;
    const QString range = lost->first == lost->last ? u"entry %1"_s.arg(lost->first)
                                                    : u"entries %1 to %2"_s.arg(lost->first).arg(lost->last);
    m_session->takeCommand(
        CallHelp{u"%1 lost from journal.db, see %2: %3"_s
                     .arg(range, QFileInfo(lost->file).fileName(), lost->about.join(u", "_s))
                     .left(argumentSizeMax),
            {}});
}

void Assembly::noteState(const DeviceState &state)
{
    m_session->setDevice(state);
    qCInfo(logAssembly).noquote() << "Device" << state.device << "is"
                                  << (state.degraded ? "ready, but not as configured:"
                                             : state.kind == DeviceState::Kind::Ready ? "ready:"
                                                                                      : "not ready:")
                                  << state.detail;
    emit devicesChanged();
}

bool Assembly::offer(const Scan &scan)
{
    const auto takes = [&scan](const ScanTaker &taker) { return taker && taker(scan); };
    return takes(m_scanTaker) || m_tags->takes(scan)
        || std::any_of(m_scanTakers.begin(), m_scanTakers.end(), takes);
}

Outcome Assembly::connectDevices()
{
    for (const auto &[name, map] : m_config.repairs)
        m_session->setRepair(name, map);
    m_tags = std::make_unique<TagDesk>(*m_session);
    for (const DeviceConfig &config : m_config.devices) {
        auto scanner = makeScanner(config, m_clock);
        if (!scanner)
            return scanner.error();
        Scanner *reader = scanner->get();
        connect(reader, &Scanner::scanned, m_session.get(), [this](const Scan &scan) {
            if (!offer(scan))
                m_session->takeScan(scan);
        });
        connect(reader, &Scanner::scanned, this, &Assembly::scanned);
        connect(reader, &Scanner::stateChanged, this, &Assembly::noteState);
        connect(m_session.get(), &Session::answered, reader,
            [reader](const Answer &answer, const QString &device) {
                if (reader->state().device != device)
                    return;
                const bool good = answer.kind == Answer::Kind::Accepted
                    || answer.kind == Answer::Kind::Completed || answer.kind == Answer::Kind::Undone;
                reader->giveFeedback(good                        ? Feedback::Accepted
                        : answer.kind == Answer::Kind::Attention ? Feedback::Attention
                                                                 : Feedback::Refused);
            });
        m_tags->add(*reader);
        m_scanners.push_back(*std::move(scanner));
    }
    return Done{};
}

/** Serial, class and calibration of an instrument that the plant lists stand there. */
static Outcome fillFromPlant(InstrumentSetup &setup, const Plant &plant)
{
    InstrumentPlace &place = setup.place;
    if (place.gauge) {
        const auto known = plant.gauges.find(*place.gauge);
        if (known == plant.gauges.end())
            return Failure{Failure::Kind::Input,
                u"instrument \"%1\": the plant has no gauge %2; correct the number, or describe it here with "
                "class, serial and calibration_due"_s.arg(place.device, place.gauge->text())};
        place.gaugeClass = known->second.gaugeClass;
        place.serial = known->second.serial;
        place.calibrationDue = known->second.due;
    }
    setup.driver.identity = {.serial = place.serial, .calibrationDue = place.calibrationDue};
    return Done{};
}

Outcome Assembly::connectInstruments()
{
    m_desk = std::make_unique<InstrumentDesk>(*m_session, m_source.plant, m_clock);
    for (InstrumentSetup setup : m_config.instruments) {
        if (const Outcome filled = fillFromPlant(setup, m_source.plant); !filled)
            return filled.error();
        auto instrument = makeInstrument(setup.driver, m_clock);
        if (!instrument)
            return instrument.error();
        connect(instrument->get(), &Instrument::stateChanged, this, &Assembly::noteState);
        m_desk->add(**instrument, setup.place);
        m_instruments.push_back(*std::move(instrument));
    }
    return Done{};
}

void Assembly::connectTower()
{
    if (!m_config.tower)
        return;
    m_tower = makeTower(*m_config.tower);
    connect(m_tower.get(), &Tower::stateChanged, this, &Assembly::noteState);
    connect(m_session.get(), &Session::answered, m_tower.get(),
        [this](const Answer &answer) { m_tower->show(signalFor(answer)); });
}

/** Between scans, never within one. */
void Assembly::connectRest()
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restAfterMs);
    connect(m_session.get(), &Session::answered, &m_rest, [this] {
        if (!m_rest.isActive()) // a gate that never pauses rests all the same, or its log would grow for ever
            m_rest.start();
    });
    connect(&m_rest, &QTimer::timeout, this, [this] {
        m_journal->rest();
        m_results->rest();
        if (m_session->view().screen == StationView::Screen::Ready)
            m_session->updateWaiting();
    });
}

static QString nameOf(const SerialConfig &serial)
{
    return serial.usb ? u"USB "_s + serial.usb->text() : serial.path;
}

static QString nameOf(const TcpConfig &tcp)
{
    return u"%1:%2"_s.arg(tcp.host).arg(tcp.port);
}

static Assembly::Device describe(const DeviceState &state, const QString &kind, const QString &where)
{
    return {.name = state.device,
        .kind = kind,
        .where = where,
        .connected = state.kind == DeviceState::Kind::Ready,
        .degraded = state.degraded};
}

Scanner *Assembly::scanner(const QString &name) const
{
    for (size_t i = 0; i < m_scanners.size(); ++i) {
        if (m_config.devices[i].name == name)
            return m_scanners[i].get();
    }
    return nullptr;
}

void Assembly::setRepair(const QString &device, const RepairMap &map)
{
    m_config.repairs.insert_or_assign(device, map);
    m_session->setRepair(device, map);
    emit devicesChanged();
}

RepairMap Assembly::repair(const QString &device) const
{
    const auto known = m_config.repairs.find(device);
    return known == m_config.repairs.end() ? RepairMap{} : known->second;
}

std::vector<Assembly::Device> Assembly::devices() const
{
    std::vector<Device> devices;
    for (size_t i = 0; i < m_scanners.size(); ++i) {
        const DeviceConfig &config = m_config.devices[i];
        const auto [kind, where] = match(
            config.connection,
            [](const SerialConfig &serial) { return std::pair(u"serial"_s, nameOf(serial)); },
            [](const TcpConfig &tcp) { return std::pair(u"tcp"_s, nameOf(tcp)); },
            [](const WedgeConfig &) { return std::pair(u"wedge"_s, QString()); },
            [](const HidConfig &hid) {
                return std::pair(u"hid"_s, hid.usb ? u"USB "_s + hid.usb->text() : QString());
            },
            [](const EvdevConfig &evdev) {
                return std::pair(u"evdev"_s, evdev.usb ? u"USB "_s + evdev.usb->text() : evdev.path);
            });
        Device device = describe(m_scanners[i]->state(), kind, where);
        const auto repair = m_config.repairs.find(config.name);
        if (repair != m_config.repairs.end())
            device.repaired = int(repair->second.replacements.size());
        devices.push_back(device);
    }
    for (size_t i = 0; i < m_instruments.size(); ++i) {
        const QString where
            = match(m_config.instruments[i].driver.connection, [](const auto &line) { return nameOf(line); });
        devices.push_back(describe(m_instruments[i]->state(), u"instrument"_s, where));
    }
    if (m_tower)
        devices.push_back(describe(m_tower->state(), u"tower"_s,
            match(m_config.tower->connection, [](const auto &line) { return nameOf(line); })));
    for (const PrinterState &printer : m_labels->states())
        devices.push_back({.name = printer.printer,
            .kind = u"label printer"_s,
            .where = printer.detail,
            .connected = printer.isReady()});
    return devices;
}

Outcome Assembly::connectPrinters()
{
    auto desk = LabelDesk::make(m_config.printers, *m_session, m_source.plant);
    if (!desk)
        return desk.error();
    m_labels = *std::move(desk);
    connect(m_labels.get(), &LabelDesk::statesChanged, this, &Assembly::devicesChanged);
    return Done{};
}

/** What sync leases for this station, and where it is recorded. */
SerialBook Assembly::serialBook()
{
    const auto needs = [this] {
        const auto standing = m_journal->standing(Subject::of(*m_config.station));
        return standing ? serialNeeds(plant(), *m_config.station, standing->workplace())
                        : std::vector<SerialNeed>();
    };
    const auto take = [this](const SerialBlockLeased &lease) -> Outcome {
        Recorder recorder(*m_journal, plant(), m_clock, *m_config.station);
        const auto noted = recorder.note({{Subject::of(*m_config.station)}, lease}, {});
        return noted ? Outcome(Done{}) : Outcome(noted.error());
    };
    return {needs, take};
}

Outcome Assembly::connectResults()
{
    m_results
        = std::make_unique<ResultSources>(*m_journal, m_source.plant, m_clock, m_session->view().station);
    connect(m_results.get(), &ResultSources::recordedOne, m_session.get(), &Session::refresh);
    return m_results->start(m_config.results);
}

void Assembly::connectSync()
{
    if (!m_config.central.isSet())
        return;
    CentralConfig central = m_config.central;
    central.note = m_config.station->text();
    central.client = programVersion();
    m_sync = std::make_unique<Sync>(*m_journal, m_clock, central);
    connect(m_sync.get(), &Sync::stateChanged, m_session.get(), [this](const SyncState &state) {
        static_assert(int(SyncView::Kind::Saved) == int(SyncState::Kind::Saved));
        m_session->setSync({.kind = SyncView::Kind(int(state.kind)),
            .waiting = state.waiting,
            .lastContactMs = state.lastContactMs,
            .detail = state.detail,
            .files = state.files,
            .fileTrouble = state.fileTrouble});
    });
    m_sync->setSerialBook(serialBook());
    connect(m_sync.get(), &Sync::taken, m_session.get(), &Session::refresh);
    connect(m_session.get(), &Session::answered, m_sync.get(), &Sync::noteRecorded);
}

void Assembly::start()
{
    for (const auto &scanner : m_scanners)
        scanner->start();
    for (const auto &instrument : m_instruments)
        instrument->start();
    if (m_tower)
        m_tower->start();
    m_labels->start();
    if (m_sync)
        m_sync->start();
}

} // namespace unitrail
