// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/scan.h"
#include "core/devices/tag_write.h"

#include <QObject>

namespace unitrail {

/** What the terminal answers a reader that can beep or light up. */
enum class Feedback { Accepted, Refused, Attention };

/**
 * A source of scans. Implementations live in drivers/.
 *
 * A scanner never shows a dialog and never blocks. What goes wrong is told with stateChanged(), and it goes
 * on trying to come back by itself until stop(). It decides nothing about what the bytes mean.
 */
class Scanner : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Scanner)

public:
    explicit Scanner(QObject *parent = nullptr)
        : QObject(parent)
    { }

    virtual void start() = 0;
    virtual void stop() = 0;
    /** Beep and light, where the device can; silently nothing where it cannot. */
    virtual void giveFeedback(Feedback) { }
    /** Writes an RFID tag; the answer comes with tagWritten(), always, and at once where the reader cannot.
     */
    virtual void writeTag(const TagWrite &wish) { emit tagWritten({TagWritten::Kind::Unsupported, wish}); }
    /** Whether writeTag() can succeed at all. */
    [[nodiscard]] virtual bool writesTags() const { return false; }
    /** Tags that are in the field already are told once more, as if they had just come. */
    virtual void tellAgain() { }
    [[nodiscard]] virtual DeviceState state() const = 0;

signals:
    void scanned(const unitrail::Scan &scan);
    void stateChanged(const unitrail::DeviceState &state);
    void tagWritten(const unitrail::TagWritten &written);
    /** The raw bytes as they come in and go out, for the scanner doctor; a reader without a line of bytes has
     * none. */
    void bytesCame(const QByteArray &bytes);
    void bytesSent(const QByteArray &bytes);
};

} // namespace unitrail
