// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/practice/random.h"

#include <bit>
#include <cmath>

namespace unitrail {

static quint64 splitMix(quint64 &state)
{
    state += 0x9e3779b97f4a7c15;
    quint64 z = state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

Random::Random(quint64 seed)
{
    for (quint64 &word : m_state)
        word = splitMix(seed);
}

quint64 Random::bits()
{
    const quint64 result = std::rotl(m_state[1] * 5, 7) * 9;
    const quint64 shifted = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= shifted;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

int Random::below(int bound)
{
    Q_ASSERT(bound > 0);
    return int((bits() >> 32) * quint64(bound) >> 32);
}

bool Random::chance(double share)
{
    constexpr int millionths = 1'000'000;
    return below(millionths) < int(std::llround(share * millionths));
}

qint64 Random::between(qint64 low, qint64 high)
{
    Q_ASSERT(low <= high && high - low < INT_MAX);
    return low + below(int(high - low) + 1);
}

Decimal Random::normal(double mean, double sigma, int places)
{
    Q_ASSERT(places >= 0 && places <= 6);
    // The number of ones in 1024 bits has mean 512 and deviation 16; the fraction between two counts is
    // uniform. That is normal to well past four sigma, and whole numbers all the way.
    constexpr qint64 one = 65'536;
    qint64 ones = 0;
    for (int i = 0; i < 16; ++i)
        ones += std::popcount(bits());
    const qint64 deviation
        = ((ones - 512) * one + qint64(bits() % one) - one / 2) / 16; // in sigmas, times one
    constexpr double micro = 1e6;
    const qint64 value = std::llround(mean * micro) + std::llround(sigma * micro) * deviation / one;
    qint64 step = 1;
    for (int i = places; i < 6; ++i)
        step *= 10;
    return {(value + (value < 0 ? -step : step) / 2) / step, places};
}

} // namespace unitrail
