// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/sync/central_config.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <map>
#include <vector>

/*
 * What an administrator and a planner do with central: the command line's `central init`, `central status`,
 * `plant publish`. Blocks.
 */
namespace unitrail {

struct CentralStatus {
    struct Feed {
        int feed = 0;
        int generation = 0;
        qint64 position = 0;
        QByteArray hash;
        bool operator==(const Feed &) const = default;
    };
    struct Station {
        QUuid station;
        QString note; ///< what it calls itself
        QString state;
        int feed = 0;
        int incarnations = 0;
        qint64 entries = 0; ///< that central holds of it
        qint64 waiting = 0; ///< that it had not got through at its last hello
        qint64 lastSeenMs = 0; ///< 0: never
        qint64 clockOffsetMs = 0; ///< its clock minus central's
        bool operator==(const Station &) const = default;
    };
    int schema = 0; ///< number of the last migration it has; 0: the database is not prepared
    int schemaOfProgram = 0;
    QString server; ///< "15.8"
    bool openEnrolment = false; ///< a new station is active at once
    std::vector<Feed> feeds;
    std::vector<Station> stations;
    qint64 forkedFrames = 0; ///< kept as evidence, in no chain
    qint64 files = 0, fileBytes = 0; ///< photos and the like that it holds
    qint64 filesComing = 0; ///< of which it has a part
    qint64 filesRefused = 0; ///< that came with another hash than they were named by
    QString plantRevision; ///< the newest published; empty: none
    QByteArray plantDigest;
};

/**
 * Creates what is missing and migrates what is older: each numbered file of resources/sql/central in one
 * transaction.
 *
 * The login owns everything it makes; it must be able to create roles once (trc_station, trc_planner).
 * Calling it on a database that is up to date changes nothing. Newer: the database was made by a newer
 * program, and nothing was touched.
 */
Outcome initCentral(const CentralConfig &config);

/** Whether a station that introduces itself is active at once (as delivered) or waits for `setStationState`.
 */
Outcome setOpenEnrolment(const CentralConfig &config, bool open);

enum class StationState { Active, Suspended, Revoked, Retired };
/** Fails with Missing when central does not know it. A station feels it at its next call. */
Outcome setStationState(const CentralConfig &config, const QUuid &station, StationState state);

Result<CentralStatus> centralStatus(const CentralConfig &config);

/** One released revision of the plant definition. */
struct PlantRevision {
    QString revision; ///< the plant's own word for it: "2026-06-15"
    QByteArray digest; ///< SHA-256 over all its documents: what entries say they were judged by
    std::map<QString, QByteArray> documents; ///< by name
    bool operator==(const PlantRevision &) const = default;
};

/**
 * For ever: a published revision never changes. Publishing the very same again is fine. Input: something else
 * already bears this revision or this digest.
 */
Outcome publishPlant(const CentralConfig &config, const PlantRevision &plant);

/**
 * The newest published revision, or the one with this digest. Missing: there is none; Network also when
 * central refuses the station.
 */
Result<PlantRevision> takePlant(
    const CentralConfig &config, const QUuid &station, const QByteArray &digest = {});

} // namespace unitrail
