// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/scan.h"

#include <QByteArray>
#include <QSet>

#include <vector>

namespace unitrail {

/** The keyboard a scanner believes to be: set in the scanner, and the same here, whatever the system's own
 * is. */
enum class KeyboardLayout { Us, German };

/**
 * What a key gives, UTF-8; empty when nothing is printed on it. code is the kernel's
 * (linux/input-event-codes.h). Control wins over the others: Ctrl+] is GS (1D) on the US keyboard.
 */
struct Modifiers {
    bool shift = false;
    bool control = false;
    bool altGr = false;
    bool capsLock = false;
};
[[nodiscard]] QByteArray textOfKey(KeyboardLayout layout, quint16 code, Modifiers modifiers);

/**
 * Makes scans of the key strokes of one scanner, as the kernel tells them: no prefix is needed where the
 * whole device is a scanner. Enter and Tab end a message. Alt with digits of the number pad is the byte of
 * that number, as on Windows: scanners send control characters so. Time and device are added by the shell.
 */
class KeystrokeReader {
public:
    explicit KeystrokeReader(KeyboardLayout layout)
        : m_layout(layout)
    { }

    /** One event of the kernel: type, code, value of input_event. */
    [[nodiscard]] std::vector<Scan> take(quint16 type, quint16 code, qint32 value);
    /** Unplugged: what was begun. */
    [[nodiscard]] std::vector<Scan> end();

private:
    void press(quint16 code, std::vector<Scan> &scans);
    void append(const QByteArray &bytes);
    void tell(bool partial, std::vector<Scan> &scans);

    KeyboardLayout m_layout;
    QSet<quint16> m_held;
    bool m_capsLock = false;
    int m_altNumber = -1; ///< typed on the number pad while Alt is held; -1: none
    QByteArray m_message;
    bool m_oversized = false;
    bool m_torn = false; ///< the kernel dropped strokes: this message is not whole
};

} // namespace unitrail
