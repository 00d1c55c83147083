// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sound/sound_player.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QBuffer>
#include <QLoggingCategory>
#include <QMediaDevices>

#include <array>
#include <memory>

namespace unitrail {

Q_LOGGING_CATEGORY(logSound, "unitrail.ui.sound")

/** The part that lives on the audio thread. */
class SoundPlayer::Voice : public QObject {
public:
    void open()
    {
        if (m_looked)
            return;
        m_looked = true;
        for (int i = 0; i < soundCount; ++i)
            m_waves[static_cast<size_t>(i)] = soundWave(static_cast<Sound>(i));
        const QAudioDevice device = QMediaDevices::defaultAudioOutput();
        QAudioFormat format;
        format.setSampleRate(soundRate);
        format.setChannelCount(1);
        format.setSampleFormat(QAudioFormat::Int16);
        if (device.isNull() || !device.isFormatSupported(format)) {
            qCInfo(logSound) << "There is no audio output: the terminal stays silent.";
            return;
        }
        m_sink = std::make_unique<QAudioSink>(device, format);
        m_sink->setVolume(m_volume);
    }
    void play(Sound sound)
    {
        open();
        if (!m_sink)
            return;
        const bool sounding = m_sink->state() == QAudio::ActiveState;
        if (sounding && !mayCut(m_playing, sound))
            return;
        m_sink->stop();
        m_buffer.close();
        m_buffer.setData(m_waves[static_cast<size_t>(sound)]);
        m_buffer.open(QIODevice::ReadOnly);
        m_playing = sound;
        m_sink->start(&m_buffer);
    }
    void setVolume(double volume)
    {
        m_volume = volume;
        if (m_sink)
            m_sink->setVolume(volume);
    }

private:
    bool m_looked = false;
    double m_volume = 1;
    Sound m_playing = Sound::Accepted;
    std::array<QByteArray, soundCount> m_waves;
    QBuffer m_buffer{this};
    std::unique_ptr<QAudioSink> m_sink;
};

SoundPlayer::SoundPlayer(QObject *parent)
    : QObject(parent)
    , m_voice(new Voice)
{
    m_thread.setObjectName(QStringLiteral("sound"));
    m_voice->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_voice, &QObject::deleteLater);
}

SoundPlayer::~SoundPlayer()
{
    if (!m_thread.isRunning()) {
        delete m_voice;
        return;
    }
    m_thread.quit();
    m_thread.wait();
}

void SoundPlayer::prepare()
{
    if (!m_thread.isRunning())
        m_thread.start();
    QMetaObject::invokeMethod(m_voice, [voice = m_voice] { voice->open(); });
}

void SoundPlayer::play(Sound sound)
{
    if (!m_thread.isRunning())
        m_thread.start();
    QMetaObject::invokeMethod(m_voice, [voice = m_voice, sound] { voice->play(sound); });
}

void SoundPlayer::setVolume(double volume)
{
    if (m_thread.isRunning())
        QMetaObject::invokeMethod(m_voice, [voice = m_voice, volume] { voice->setVolume(volume); });
    else
        m_voice->setVolume(volume);
}

} // namespace unitrail
