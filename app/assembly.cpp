// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"

#include "app/version.h"
#include "core/base/match.h"
#include "drivers/make_scanner.h"

#include <QDir>
#include <QLoggingCategory>
#include <QStandardPaths>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(logAssembly, "unitrail.assembly")

/** How long after an answer the station does what can wait, ms. */
static constexpr int restAfterMs = 300;

Assembly::Assembly(StationConfig config)
    : m_config(std::move(config))
{ }

Assembly::~Assembly() = default;

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
    if (const Outcome connected = assembly->connectDevices(); !connected)
        return connected.error();
    assembly->connectSync();
    return assembly;
}

Outcome Assembly::connectDevices()
{
    for (const DeviceConfig &config : m_config.devices) {
        auto scanner = makeScanner(config, m_clock);
        if (!scanner)
            return scanner.error();
        Scanner *reader = scanner->get();
        connect(reader, &Scanner::scanned, m_session.get(), &Session::takeScan);
        connect(reader, &Scanner::stateChanged, m_session.get(), &Session::setDevice);
        connect(reader, &Scanner::stateChanged, this, [this](const DeviceState &state) {
            qCInfo(logAssembly).noquote()
                << "Device" << state.device << "is"
                << (state.kind == DeviceState::Kind::Ready ? "ready:" : "not ready:") << state.detail;
            emit devicesChanged();
        });
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
        m_scanners.push_back(*std::move(scanner));
    }

    // Between scans, never within one.
    m_rest.setSingleShot(true);
    m_rest.setInterval(restAfterMs);
    connect(m_session.get(), &Session::answered, &m_rest, [this] {
        if (!m_rest.isActive()) // a gate that never pauses rests all the same, or its log would grow for ever
            m_rest.start();
    });
    connect(&m_rest, &QTimer::timeout, this, [this] {
        m_journal->rest();
        if (m_session->view().screen == StationView::Screen::Ready)
            m_session->updateWaiting();
    });
    return Done{};
}

std::vector<Assembly::Device> Assembly::devices() const
{
    std::vector<Device> devices;
    for (size_t i = 0; i < m_scanners.size(); ++i) {
        Device device{.name = m_config.devices[i].name,
            .connected = m_scanners[i]->state().kind == DeviceState::Kind::Ready};
        match(
            m_config.devices[i].connection,
            [&](const SerialConfig &serial) {
                device.kind = u"serial"_s;
                device.where = serial.path;
            },
            [&](const TcpConfig &tcp) {
                device.kind = u"tcp"_s;
                device.where = u"%1:%2"_s.arg(tcp.host).arg(tcp.port);
            },
            [&](const auto &) { device.kind = u"other"_s; });
        devices.push_back(device);
    }
    return devices;
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
            .detail = state.detail});
    });
    connect(m_sync.get(), &Sync::taken, m_session.get(), &Session::refresh);
    connect(m_session.get(), &Session::answered, m_sync.get(), &Sync::noteRecorded);
}

void Assembly::start()
{
    for (const auto &scanner : m_scanners)
        scanner->start();
    if (m_sync)
        m_sync->start();
}

} // namespace unitrail
