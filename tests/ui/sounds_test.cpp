// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sound/sounds.h"

#include <QTest>
#include <QtEndian>

#include <cmath>
#include <numbers>
#include <vector>

using namespace unitrail;

static std::vector<double> samplesOf(Sound sound)
{
    const QByteArray wave = soundWave(sound);
    std::vector<double> samples(static_cast<size_t>(wave.size()) / 2);
    for (size_t i = 0; i < samples.size(); ++i)
        samples[i] = qFromLittleEndian<qint16>(wave.constData() + 2 * i) / 32768.0;
    return samples;
}

/** Energy at that frequency in the first so many samples (Goertzel). */
static double energyAt(const std::vector<double> &samples, size_t count, double hertz)
{
    const double turn = 2 * std::numbers::pi * hertz / soundRate;
    double before = 0;
    double last = 0;
    for (size_t i = 0; i < std::min(count, samples.size()); ++i) {
        const double now = samples[i] + 2 * std::cos(turn) * last - before;
        before = last;
        last = now;
    }
    return last * last + before * before - 2 * std::cos(turn) * last * before;
}

class SoundsTest : public QObject {
    Q_OBJECT
private slots:
    void every_sound_starts_at_once_ends_soon_and_can_be_heard_on_a_small_speaker()
    {
        for (int i = 0; i < soundCount; ++i) {
            const auto samples = samplesOf(static_cast<Sound>(i));
            size_t onset = 0;
            while (onset < samples.size() && std::abs(samples[onset]) < 0.1)
                ++onset;
            QVERIFY(onset <= soundRate * 5 / 1000);
            QVERIFY(samples.size() <= soundRate / 2);
            double inBand = 0;
            double all = 0;
            const size_t first = soundRate / 20;
            for (double hertz = 20; hertz < 8000; hertz += 20) {
                const double energy = energyAt(samples, first, hertz);
                all += energy;
                inBand += hertz >= 500 && hertz <= 2500 ? energy : 0;
            }
            QVERIFY2(
                inBand / all >= 0.6, qPrintable(QStringLiteral("sound %1: %2").arg(i).arg(inBand / all)));
        }
    }

    void any_two_sounds_differ_within_the_first_tenth_of_a_second()
    {
        for (int a = 0; a < soundCount; ++a) {
            for (int b = a + 1; b < soundCount; ++b) {
                const auto one = samplesOf(static_cast<Sound>(a));
                const auto two = samplesOf(static_cast<Sound>(b));
                double apart = 0;
                double both = 0;
                for (size_t i = 0; i < soundRate / 10; ++i) {
                    const double x = i < one.size() ? one[i] : 0;
                    const double y = i < two.size() ? two[i] : 0;
                    apart += (x - y) * (x - y);
                    both += x * x + y * y;
                }
                QVERIFY2(apart / both > 0.4,
                    qPrintable(QStringLiteral("%1 and %2: %3").arg(a).arg(b).arg(apart / both)));
            }
        }
    }

    void a_good_sound_never_covers_a_bad_one()
    {
        QVERIFY(!mayCut(Sound::Refused, Sound::Accepted));
        QVERIFY(!mayCut(Sound::Refused, Sound::Complete));
        QVERIFY(mayCut(Sound::Accepted, Sound::Refused));
        QVERIFY(mayCut(Sound::Refused, Sound::Refused));
        QVERIFY(mayCut(Sound::Accepted, Sound::Accepted));
    }

    void every_answer_is_heard()
    {
        for (int kind = 1; kind <= static_cast<int>(Answer::Kind::NotRecorded); ++kind)
            QVERIFY(soundOf(static_cast<Answer::Kind>(kind)).has_value());
        QVERIFY(!soundOf(Answer::Kind::None));
    }
};

QTEST_APPLESS_MAIN(SoundsTest)
#include "sounds_test.moc"
