// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/containment_report.h"
#include "core/trace/late_work.h"
#include "ui/words/speech.h"

namespace unitrail {

/** What holds, containments and decisions are called, in one person's language. */
class HoldsWords {
    Q_DECLARE_TR_FUNCTIONS(HoldsWords)
public:
    explicit HoldsWords(const Speech &speech)
        : m_speech(speech)
    { }
    [[nodiscard]] QString reason(const QString &code, const std::vector<HoldReason> &known) const;
    [[nodiscard]] QString rule(const ContainmentRule &rule) const;
    [[nodiscard]] QString action(const ContainmentIssued &terms) const;
    [[nodiscard]] QString coverage(const ContainmentReport &report) const; ///< "17 of 18 stations enforce it"
    [[nodiscard]] QString lastSeen(const StationCoverage &station) const; ///< "FNC-2 last seen 09:14"
    static QString conflict(ConflictKind kind);
    static QString late(LateWork::Rule rule);
    [[nodiscard]] QString wentBy(const LateWork &work) const; ///< what the station knew
    [[nodiscard]] QString wasSo(const LateWork &work) const;
    static QString passed(const GapEntry &entry, qint64 behindMs); ///< how it is known that it did

private:
    const Speech &m_speech;
};

} // namespace unitrail
