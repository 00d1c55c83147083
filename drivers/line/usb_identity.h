// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace unitrail {

/** A USB device by what it says of itself, so that two scanners never swap when their ports do. */
struct UsbIdentity {
    quint16 vendor = 0;
    quint16 product = 0;
    QString serial{}; ///< empty: any

    /** "0403:6001" or "0403:6001/A50285BI": vendor and product as four hexadecimal digits each. */
    static std::optional<UsbIdentity> fromText(const QString &text);
    [[nodiscard]] QString text() const;
    /** What this device says fits what is wanted. */
    [[nodiscard]] bool isMetBy(const UsbIdentity &device) const;
    bool operator==(const UsbIdentity &) const = default;
};

} // namespace unitrail
