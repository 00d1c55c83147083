// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/doctor.h"
#include "core/codes/test_sheet.h"

using namespace unitrail;

/** Captures, one a line; whatever is proposed must be a map that can be read. */
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    std::vector<Capture> captures;
    for (const QByteArray &line : bytes.split('\n')) {
        if (captures.size() < 8)
            captures.push_back({.bytes = line, .atMs = static_cast<qint64>(captures.size()) * 700});
    }
    const Diagnosis diagnosis = diagnose(captures, {});
    Q_ASSERT(diagnosis.reads.size() == captures.size());
    for (const MapProposal &proposal : diagnosis.proposals)
        Q_ASSERT(repairMapFromText(proposal.repair));
    return 0;
}
