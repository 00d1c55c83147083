// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/session.h"

#include "core/codes/read_code.h"
#include "core/station/answer_for.h"
#include "core/station/tally.h"

#include <QFile>
#include <QLoggingCategory>

#include <algorithm>

namespace unitrail {

Q_LOGGING_CATEGORY(logSession, "unitrail.session")

static constexpr size_t scanLinesMax = 50;
/** More of a code nobody reads on a screen, and no entry needs. */
static constexpr qsizetype shownMax = 256;

Session::Session(
    Journal &journal, const Plant &plant, const Clock &clock, const StationName &station, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_plant(plant)
    , m_clock(clock)
    , m_recorder(journal, plant, clock, station)
    , m_conversation{.plant = plant, .station = station}
    , m_waiting(journal, plant, station)
    , m_view{.station = station}
{
    m_walk.setSingleShot(true);
    m_walk.setInterval(0);
    connect(&m_walk, &QTimer::timeout, this, &Session::walkOn);
    connect(&m_pinCheck, &PinCheck::done, this, &Session::pinChecked);
}

static QString bootId()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().left(8)) : QString();
}

Outcome Session::start(const QString &version)
{
    const StationStarted started{.version = version,
        .plantRevision = m_plant.revision,
        .plantDigest = QString::fromLatin1(m_plant.digest.toHex()),
        .boot = bootId()};
    const auto noted = m_recorder.note({{Subject::of(m_conversation.station)}, started}, {});
    if (!noted)
        return noted.error();
    m_surroundings.today.sinceMs = m_clock.wallMs();
    if (const Outcome said = acknowledgeContainments(); !said)
        return said;
    if (const Outcome loaded = reload(); !loaded)
        return loaded;
    updateWaiting();
    show();
    return Done{};
}

/** Everything the conversation knows of the journal, read again; `fresh` was just recorded. */
Outcome Session::reload(const std::vector<Recorded> &fresh)
{
    const auto station = m_journal.standing(Subject::of(m_conversation.station));
    if (!station)
        return station.error();
    const Workplace &workplace = station->workplace();
    m_conversation.loaded = workplace.loaded;
    m_conversation.stop = workplace.stop;
    m_conversation.call = workplace.call;
    const auto known = workplace.person ? m_plant.people.find(*workplace.person) : m_plant.people.end();
    m_conversation.person = known == m_plant.people.end() ? nullptr : &known->second;

    std::vector<Standing> standings{*station};
    if (m_conversation.open) {
        const auto standing = m_journal.standing(Subject::of(*m_conversation.open));
        if (!standing)
            return standing.error();
        m_conversation.openUnit = standing->unit();
        m_conversation.openHolds = standing->holds;
        standings.push_back(*standing);
    }
    m_conversation.containerStanding = {};
    if (m_conversation.container) {
        const auto standing = m_journal.standing(Subject::of(*m_conversation.container));
        if (!standing)
            return standing.error();
        m_conversation.containerStanding = standing->container();
    }
    if (const Outcome looked = m_lastWork.look(m_journal, standings, fresh); !looked)
        return looked;
    const Recorded *last = m_lastWork.of(workplace.person, m_conversation.station);
    m_conversation.lastWork.reset();
    if (last)
        m_conversation.lastWork = Conversation::LastWork{last->entry, answerFor(last->entry, m_plant)};
    forgetOtherWork();
    return Done{};
}

void Session::open(const UnitId &unit, qint64 atMs)
{
    if (m_conversation.open != unit)
        m_surroundings.openedMs = atMs;
    m_conversation.open = unit;
}

// ---- what comes in

/** A tag's memory where a reader of tags sends it; some send the text that was written to the tag. */
static Code decode(const Scan &scan, const Plant &plant)
{
    constexpr int noEpc
        = 0x100; // toggle bit of the protocol control word: what follows is numbered by ISO, not by EPC
    if (scan.kind == Scan::Kind::Barcode || (scan.protocolControl >= 0 && (scan.protocolControl & noEpc)))
        return readCode(scan.bytes, plant);
    const auto isHex
        = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); };
    const auto isText = [](char c) { return c >= 0x20 && c < 0x7f; };
    const bool hex = std::all_of(scan.bytes.begin(), scan.bytes.end(), isHex);
    const bool text = std::all_of(scan.bytes.begin(), scan.bytes.end(), isText);
    return hex || !text || scan.bytes.startsWith("urn:epc:") ? readEpc(scan.bytes, plant)
                                                             : readCode(scan.bytes, plant);
}

static std::optional<TagRead> tagOf(const Scan &scan)
{
    if (scan.kind != Scan::Kind::Rfid)
        return {};
    return TagRead{scan.antenna, scan.rssiDbm, QString::fromLatin1(scan.tid)};
}

TagSighting sightingOf(const Scan &scan)
{
    if (scan.kind != Scan::Kind::Rfid)
        return {};
    return {.antenna = scan.antenna,
        .rssi = scan.rssiDbm == 0 ? std::nullopt : std::optional(scan.rssiDbm * 10),
        .tid = QString::fromLatin1(scan.tid)};
}

void Session::setRepair(const QString &device, const RepairMap &map)
{
    m_repairs.insert(device, map);
}

void Session::takeScan(const Scan &scan)
{
    Scan mended = scan;
    if (scan.kind == Scan::Kind::Barcode)
        mended.bytes = repaired(scan.bytes, m_repairs.value(scan.device));
    const Code code = decode(mended, m_plant);
    const QString shown = code.shown().left(shownMax);
    const Heard heard{.given = {.person = m_conversation.person,
                          .how = scan.kind == Scan::Kind::Rfid ? CaptureMethod::Rfid : CaptureMethod::Scan,
                          .device = scan.device,
                          .raw = scan.bytes,
                          .tag = sightingOf(scan),
                          .code = shown},
        .code = shown,
        .atMs = scan.atMs,
        .text = code.text,
        .repaired = mended.bytes != scan.bytes,
        .tag = tagOf(scan)};
    if (m_surroundings.stopped)
        return stop({Failure::Kind::Storage, QString()}, heard);
    if (scan.partial)
        return refuse({.reason = Reason::PartialRead, .detail = shown.left(64)}, heard);
    if (m_reads.isRepeated(scan, code)) {
        Answer said = answerFor(Refusal{.reason = Reason::ReadTwice}, m_plant);
        said.unit = m_conversation.open;
        return answer(said, heard);
    }

    std::vector<UnitId> known;
    for (const QString &text : textsToResolve(code)) {
        const auto units = m_journal.resolve(text);
        if (!units)
            return stop(units.error(), heard);
        known.insert(known.end(), units->begin(), units->end());
    }
    if (const Outcome looked = leaveOutUnmade(known); !looked)
        return stop(looked.error(), heard);
    carry(nextStep(m_conversation, code, known, scan.atMs), heard);
}

Session::Heard Session::heardByTouch(const QString &verb) const
{
    return {.given = {.person = m_conversation.person, .code = verb.left(shownMax)},
        .code = {},
        .atMs = m_clock.wallMs(),
        .text = {}};
}

void Session::takeVerb(const QString &verb, const QString &argument)
{
    Heard heard = heardByTouch(verb);
    if (m_surroundings.stopped)
        return stop({Failure::Kind::Storage, QString()}, heard);
    // Who answers a question by touch means the scan that raised it: that is the evidence.
    if (m_conversation.asked && (verb == u"YES" || verb == u"CHOOSE")) {
        heard.given = m_asked.given;
        heard.given.person = m_conversation.person;
    }
    carry(stepForVerb(m_conversation, verb, argument, heard.atMs), heard);
}

void Session::takeValue(const QString &text)
{
    Heard heard = heardByTouch(text);
    heard.code = text.left(shownMax);
    if (m_surroundings.stopped)
        return stop({Failure::Kind::Storage, QString()}, heard);
    carry(stepForValue(m_conversation, text, dayAt(heard.atMs, m_plant)), heard);
}

void Session::takeCommand(const Command &command)
{
    const Heard heard = heardByTouch({});
    if (m_surroundings.stopped)
        return stop({Failure::Kind::Storage, QString()}, heard);
    give(command, false, heard);
}

void Session::setSync(const SyncView &sync)
{
    if (m_surroundings.sync == sync)
        return;
    m_surroundings.sync = sync;
    show();
}

void Session::setDevice(const DeviceState &device)
{
    m_devices.insert(device.device, device);
    for (Conversation::TagWriter &writer : m_conversation.tagWriters) {
        if (writer.name == device.device)
            writer.ready = device.kind == DeviceState::Kind::Ready;
    }
    m_surroundings.lostDevices.clear();
    m_surroundings.degradedDevices.clear();
    for (const DeviceState &state : std::as_const(m_devices)) {
        if (state.kind == DeviceState::Kind::Lost)
            m_surroundings.lostDevices.push_back(state.device);
        else if (state.kind == DeviceState::Kind::Ready && state.degraded)
            m_surroundings.degradedDevices.push_back(state.device);
    }
    std::sort(m_surroundings.degradedDevices.begin(), m_surroundings.degradedDevices.end());
    std::sort(m_surroundings.lostDevices.begin(), m_surroundings.lostDevices.end());
    show();
}

void Session::refresh()
{
    if (m_surroundings.stopped)
        return;
    if (const Outcome said = acknowledgeContainments(); !said)
        return stop(said.error(), heardByTouch({}));
    if (const Outcome loaded = reload(); !loaded)
        return stop(loaded.error(), heardByTouch({}));
    show();
    if (!m_waiting.walking()) // the walk under way goes on; the next rest begins a new one
        updateWaiting();
}

void Session::updateWaiting()
{
    if (const Outcome begun = m_waiting.begin(); !begun) {
        qCWarning(logSession) << "The waiting list stays as it is:" << begun.error().text;
        return;
    }
    walkOn();
}

void Session::walkOn()
{
    const auto done = m_waiting.walkOn();
    if (!done) {
        qCWarning(logSession).noquote() << "The waiting list stays as it is:" << done.error().text;
        return;
    }
    if (!*done)
        return m_walk.start();
    if (m_surroundings.waiting == m_waiting.units())
        return;
    m_surroundings.waiting = m_waiting.units();
    show();
}

// ---- what goes out

void Session::answer(Answer answer, const Heard &heard)
{
    answer.atMs = heard.atMs;
    answer.code = heard.code;
    answer.repaired = heard.repaired;
    answer.tag = heard.tag;
    m_conversation.lastAnswer = answer;
    tell(answer, heard);
}

/** Into the list and out to the world; the band stays. */
void Session::tell(const Answer &answer, const Heard &heard)
{
    Answer told = answer;
    told.atMs = heard.atMs;
    told.code = heard.code;
    told.repaired = heard.repaired;
    told.tag = heard.tag;
    if (!told.code.isEmpty()) {
        m_surroundings.scans.insert(
            m_surroundings.scans.begin(), {told.atMs, told.code, told.kind, told.refusal, told.repaired});
        if (m_surroundings.scans.size() > scanLinesMax)
            m_surroundings.scans.pop_back();
    }
    show();
    emit answered(told, heard.asker.isEmpty() ? heard.given.device : heard.asker);
}

void Session::show()
{
    leaveTag();
    turnDay(m_surroundings.today, m_clock.wallMs(), m_plant);
    m_surroundings.nowMs = m_clock.wallMs();
    m_view = makeView(m_conversation, m_surroundings);
    emit viewChanged(m_view);
}

} // namespace unitrail
