// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/measuring.h"
#include "core/journal/journal.h"

#include <QJsonObject>

namespace unitrail {

/** The units that a sampling plan draws from a lot, and how far their inspection has come. */
struct LotSample {
    struct Member {
        UnitId unit;
        Unit standing;
        SampledUnit state = SampledUnit::Open;
    };
    Subject lot = Subject::plant(); ///< a work order or a product lot
    OperationId operation;
    QString samplingPlan;
    qint64 size = 0; ///< units of the lot, as planned
    SinglePlan plan; ///< how many are drawn, how many may be nonconforming
    qint64 made = 0; ///< units of it that exist
    std::vector<Member> drawn; ///< of those that exist, by their serials
    std::optional<LotInspected> judged; ///< the last time

    [[nodiscard]] int inspected() const;
    [[nodiscard]] int nonconforming() const;
    [[nodiscard]] bool rejected() const { return nonconforming() >= plan.reject; }
    [[nodiscard]] bool complete() const { return inspected() >= plan.sample; }
    [[nodiscard]] std::vector<UnitId> units() const;
};

/** A Failure where the lot or the plan is not known, or the lot is too small to be sampled. */
Result<LotSample> lotSample(Journal &journal, const Plant &plant, const Subject &lot,
    const OperationId &operation, const QString &samplingPlan);

/** "W-4711", or "PART/LOT" for a product lot. */
std::optional<Subject> lotFromText(const QString &text, const Plant &plant);

/** The sampling plans that this operation's characteristics name, as in force on that day. */
std::vector<QString> samplingPlansOf(const Operation &operation, const QDate &day);

QJsonObject lotSampleJson(const LotSample &sample);

} // namespace unitrail
