// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/event_id.h"
#include "core/base/result.h"
#include "core/domain/events.h"
#include "core/domain/names.h"

#include <QByteArray>
#include <QUuid>

#include <optional>
#include <vector>

namespace unitrail {

enum class CaptureMethod { Scan, Rfid, Machine, Manual };

/** What the writer knew of one subject: its heads, and how deep the new entry stands upon them (SYNC B2,
 * B10). */
struct Knowledge {
    Subject subject;
    std::vector<EventId> base; ///< the heads known when this was written; empty for the first entry
    int depth = 1; ///< 1 + the greatest depth among the bases

    bool operator==(const Knowledge &) const = default;
};

/** Where and how strongly a tag was read, and its chip's own number. It tells tags apart and names no unit.
 */
struct TagSighting {
    int antenna = 0; ///< 1..n; 0: not told
    std::optional<int> rssi{}; ///< signal strength in tenths of a dBm; none: not told
    QString tid{}; ///< hexadecimal; empty: not read

    bool operator==(const TagSighting &) const = default;
};

/** Who, where, when and how: the same for all entries of one command. */
struct Stamp {
    StationName station;
    std::optional<PersonId> person;
    std::optional<int> session; ///< counts the sign-ins at this station
    CaptureMethod how = CaptureMethod::Manual;
    QString device; ///< the device's name in the station's configuration; empty for a touch
    qint64 wallMs = 0; ///< what the station believed, UTC
    int offsetMinutes = 0;
    ClockQuality clock = ClockQuality::Synced;
    QByteArray raw; ///< the bytes of the scan, exactly; empty when there was none
    TagSighting tag{}; ///< of an RFID scan

    bool operator==(const Stamp &) const = default;
};

/** An event with everything that makes it evidence. Its bytes are made once, by toBody(), and never again. */
struct Entry {
    EventId id;
    std::vector<Knowledge> about; ///< never empty; the first is the one it happened to
    Stamp stamp;
    Event event;

    [[nodiscard]] const Subject &subject() const { return about.front().subject; }
    [[nodiscard]] const Knowledge *knowledgeOf(const Subject &subject) const;
    bool operator==(const Entry &) const = default;
};

/** Where an entry stands in the world: position in a station's chain, and its place in time (SYNC B0, B2). */
struct Position {
    QUuid station;
    qint64 incarnation = 0; ///< random 62 bit
    qint64 sequence = 0; ///< from 1, without gaps
    qint64 hlc = 0; ///< hybrid logical clock: 48 bit milliseconds, 16 bit counter

    bool operator==(const Position &) const = default;
};

/** An entry as it is kept: with its position and hash. */
struct Recorded {
    Position position;
    QByteArray hash; ///< 32 bytes; empty for an entry whose chain is not ours to check
    Entry entry;
};

/**
 * The order in which the entries of one subject are folded: depth, hlc, station, incarnation, sequence (SYNC
 * B4). Total, causal under any clock, and the same on every station.
 */
bool foldsBefore(const Recorded &a, const Recorded &b, const Subject &subject);

/** Compact UTF-8 JSON, keys sorted, no floating point: the bytes that are hashed and kept (SYNC B2, docs in
 * ARCHITECTURE.md). */
QByteArray toBody(const Entry &entry);
/** An event alone, in the same form: what a signature outside the journal is made over. */
QByteArray toBytes(const Event &event);
Result<Event> eventFromBytes(const QByteArray &bytes);
/** Reads what toBody wrote, in this or an older release. The Failure names the field. */
Result<Entry> fromBody(const QByteArray &body);

} // namespace unitrail
