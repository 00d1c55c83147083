// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/domain/plant.h"
#include "core/journal/journal.h"
#include "core/sync/central_config.h"

#include <QByteArray>
#include <QString>

#include <map>

namespace unitrail {

/** A plant definition and the documents it was read from. */
struct PlantSource {
    Plant plant;
    std::map<QString, QByteArray> documents;
};

/** The definition in that directory, or the demo factory when it is empty. All its mistakes stand in the
 * Failure, one a line. */
Result<PlantSource> loadPlant(const QString &directory);

/** For a command beside no station: the definition in that directory; without one what this journal took
 * last, and where it has taken none the demo factory. */
Result<PlantSource> plantFor(Journal &journal, const QString &directory);

/** The documents of the demo factory, as they are built in. */
std::map<QString, QByteArray> demoDocuments();

/** What this journal took last, from the documents it keeps. Missing: nothing yet. */
Result<PlantSource> plantTakenLast(Journal &journal);

/**
 * The revision that central has published last; when central does not answer, the one this journal took last.
 * Blocks for as long as central may take to answer. Missing: neither has one.
 */
Result<PlantSource> plantFromCentral(Journal &journal, const CentralConfig &central);

/**
 * What the entries of a journal were judged by: what it took last, or by its first start, of which it need
 * not keep the documents where it was the demo factory. Missing: neither is known.
 */
Result<PlantSource> plantOfJournal(Journal &journal);

/**
 * Compares the definition with what this journal has seen released: a revision that units may have been
 * started under must not change. What is new is recorded and its documents are kept.
 */
Outcome recordRelease(
    Journal &journal, const PlantSource &source, const Clock &clock, const StationName &station);

} // namespace unitrail
