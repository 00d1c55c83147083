// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sound/sounds.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace unitrail {

/** One tone: the partials are multiples of the base; the rough ones beat against a neighbour 28 Hz away. */
struct Note {
    double hertz;
    int ms;
    int restMs; ///< silence behind it
    bool rough = false; ///< odd harmonics, amplitude beating
};

static std::vector<Note> notesOf(Sound sound)
{
    switch (sound) {
    case Sound::Accepted:
        return {{988, 45, 5}, {1319, 50, 0}};
    case Sound::Refused:
        return {{330, 200, 80, true}, {330, 200, 0, true}};
    case Sound::Attention:
        return {{880, 60, 60}, {880, 60, 60}, {880, 60, 0}};
    case Sound::Complete:
        return {{784, 70, 5}, {1047, 70, 5}, {1568, 80, 0}};
    case Sound::Hold:
        return {{523, 150, 10, true}, {440, 150, 10, true}, {349, 160, 0, true}};
    case Sound::Undo:
        return {{1319, 55, 5}, {988, 55, 0}};
    }
    return {};
}

static double sampleOf(const Note &note, double seconds)
{
    const double turn = 2 * std::numbers::pi * note.hertz * seconds;
    if (!note.rough)
        return 0.75 * std::sin(turn) + 0.2 * std::sin(2 * turn);
    // Small speakers hardly give the base of the low ones: most of the energy lies in the harmonics.
    const double body = 0.30 * std::sin(turn) + 0.42 * std::sin(3 * turn) + 0.28 * std::sin(5 * turn);
    return body * (0.7 + 0.3 * std::sin(2 * std::numbers::pi * 28 * seconds + std::numbers::pi / 2));
}

QByteArray soundWave(Sound sound)
{
    // Ramps of 2 ms: audible at once, but without a click.
    constexpr double rampSeconds = 0.002;
    QByteArray wave;
    for (const Note &note : notesOf(sound)) {
        const int samples = note.ms * soundRate / 1000;
        const double length = note.ms / 1000.0;
        for (int i = 0; i < samples; ++i) {
            const double seconds = static_cast<double>(i) / soundRate;
            const double envelope
                = std::min({1.0, seconds / rampSeconds, (length - seconds) / (2 * rampSeconds)});
            const double value = std::clamp(sampleOf(note, seconds) * envelope, -1.0, 1.0);
            const auto sample = qToLittleEndian(static_cast<qint16>(value * 29000));
            wave.append(reinterpret_cast<const char *>(&sample), sizeof sample);
        }
        wave.append(QByteArray(note.restMs * soundRate / 1000 * 2, '\0'));
    }
    return wave;
}

std::optional<Sound> soundOf(Answer::Kind kind)
{
    switch (kind) {
    case Answer::Kind::None:
        return {};
    case Answer::Kind::Accepted:
        return Sound::Accepted;
    case Answer::Kind::Completed:
        return Sound::Complete;
    case Answer::Kind::Refused:
    case Answer::Kind::NotRecorded:
        return Sound::Refused;
    case Answer::Kind::Attention:
        return Sound::Attention;
    case Answer::Kind::Held:
        return Sound::Hold;
    case Answer::Kind::Undone:
        return Sound::Undo;
    }
    return {};
}

bool mayCut(Sound playing, Sound wanted)
{
    const bool good = wanted == Sound::Accepted || wanted == Sound::Complete;
    const bool bad = playing == Sound::Refused || playing == Sound::Hold;
    return !(good && bad);
}

} // namespace unitrail
