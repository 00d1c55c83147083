// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/devices/scanner.h"

#include <QSet>
#include <QTimer>

class QKeyEvent;

namespace unitrail {

struct WedgeConfig {
    /** The key the scanner types first: one that no keyboard on the floor has. Qt::Key_unknown: only the
     * character. */
    Qt::Key prefixKey = Qt::Key_F24;
    /** The character that begins a scan as well: STX, which scanners type as Ctrl+B. Null: none. */
    QChar prefixCharacter = QChar(0x02);
    bool operator==(const WedgeConfig &) const = default;
};

/**
 * A scanner that types. From its prefix key until Enter or Tab every key is taken before any widget,
 * shortcut, pop-up or dialog sees it; the scan is the same whatever has the focus. Keys without the prefix in
 * front are a person's, or a caliper's that types its value into a field, and are not touched.
 *
 * A code that stops for giveUpAfterMs is told as partial. Characters come as UTF-8, control characters as
 * themselves (a scanner types GS as Ctrl+]). The layout of the keyboard is the system's: a map is the
 * business of the codes. Needs a QGuiApplication; one object an application.
 */
class KeyboardWedge final : public Scanner {
    Q_OBJECT

public:
    static constexpr int giveUpAfterMs = 300;

    KeyboardWedge(QString device, WedgeConfig config, const Clock &clock, QObject *parent = nullptr);
    ~KeyboardWedge() override;

    void start() override;
    void stop() override;
    [[nodiscard]] DeviceState state() const override { return m_state; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool takePress(const QKeyEvent &event);
    bool takeRelease(const QKeyEvent &event);
    [[nodiscard]] bool isPrefix(const QKeyEvent &event) const;
    void begin();
    void finish(bool whole);
    void lookWhetherItStopped();
    void change(DeviceState::Kind kind);

    WedgeConfig m_config;
    const Clock &m_clock;
    DeviceState m_state;
    bool m_capturing = false;
    bool m_oversized = false;
    bool m_lastChance = false; ///< the time is over, but keys may wait behind a busy moment of ours
    QByteArray m_message;
    QSet<quint64> m_held; ///< keys whose press we took: their release is ours too
    QTimer m_patience;
};

} // namespace unitrail
