// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/sound/sounds.h"

#include <QObject>
#include <QThread>

namespace unitrail {

/**
 * Plays the sounds. Everything about audio happens on a thread of its own, because finding a device and
 * opening it can take hundreds of milliseconds; the screen never waits for it. Without a device it is silent
 * and harmless.
 */
class SoundPlayer : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SoundPlayer)
public:
    explicit SoundPlayer(QObject *parent = nullptr);
    ~SoundPlayer() override;

    /** Opens the device, so that the first sound starts at once. To be called when the first frame is on the
     * screen. */
    void prepare();
    void play(Sound sound);
    /** 0 to 1; 0 is mute. */
    void setVolume(double volume);

private:
    class Voice;
    QThread m_thread;
    Voice *m_voice; ///< lives on m_thread
};

} // namespace unitrail
