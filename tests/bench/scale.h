// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/names.h"
#include "tests/bench/bench.h"

namespace unitrail::bench {

/**
 * A journal of any size with a shape that can be counted: per unit ten entries and four links to lots, and
 * bad lots whose units are known beforehand. The rules are not asked: the practice line does that, with 75
 * entries a unit.
 */
class Scale {
public:
    struct Bad {
        LotId lot;
        qint64 units; ///< that contain it, wherever it sits
        qint64 among; ///< so many units that were made one after the other, evenly spread
    };
    static constexpr int entriesPerUnit = 10;
    static constexpr int linksPerUnit = 4;
    static constexpr int longLife = 500; ///< entries of longest()
    static constexpr int levels = 5; ///< units within units below deepest(), it included

    explicit Scale(qint64 units);

    [[nodiscard]] qint64 units() const { return m_units; }
    /** In 140 of 5,000 units, 1,000 of 20,000 and 100,000 of 1,000,000, as far as there are so many; each of
     * another part, fitted straight. */
    [[nodiscard]] std::vector<Bad> bad() const;
    /** In 140 of 5,000, through a sub-unit each. */
    [[nodiscard]] Bad badBelow() const;
    [[nodiscard]] UnitId unit(qint64 n) const; ///< 0 to units() - 1
    [[nodiscard]] UnitId longest() const;
    [[nodiscard]] UnitId deepest() const;

    /** Writes all of it. The directory is empty before. */
    void make(const QString &directory) const;
    /** How many units a directory made so holds; 0: it is none. */
    [[nodiscard]] static qint64 found(const QString &directory);

private:
    qint64 m_units;
};

/** A journal of that shape: the one of --scale, which is made there when nothing is there; else a fresh one
 * of 1,000,000 units with --large and of 20,000 without. */
struct ScaleGround {
    Scale scale;
    QString directory;
};
const ScaleGround &scaleGround(Bench &bench);

} // namespace unitrail::bench
