// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/decimal.h"

#include <QtGlobal>

#include <array>

namespace unitrail {

/**
 * Numbers that look random and are the same on every machine, compiler and library, for ever: xoshiro256**
 * seeded by SplitMix64 (Blackman and Vigna, public domain). All drawing is done in whole numbers, because the
 * distributions of the standard library and the last bit of its logarithms differ from one to the next.
 */
class Random {
public:
    explicit Random(quint64 seed);

    quint64 bits();
    /** 0 .. bound-1. */
    int below(int bound);
    /** True that often: 0.985 is 985 of 1000. */
    bool chance(double share);
    /** Between the two, both possible. */
    qint64 between(qint64 low, qint64 high);
    /** Normally distributed, rounded to that many places. */
    Decimal normal(double mean, double sigma, int places);

private:
    std::array<quint64, 4> m_state{};
};

} // namespace unitrail
