// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/line/usb_identity.h"

#include <QRegularExpression>

namespace unitrail {

std::optional<UsbIdentity> UsbIdentity::fromText(const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral("^([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})(?:/([^/\\s][^/]*))?$"));
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return {};
    return UsbIdentity{.vendor = match.captured(1).toUShort(nullptr, 16),
        .product = match.captured(2).toUShort(nullptr, 16),
        .serial = match.captured(3)};
}

QString UsbIdentity::text() const
{
    const QString device
        = QStringLiteral("%1:%2").arg(vendor, 4, 16, QLatin1Char('0')).arg(product, 4, 16, QLatin1Char('0'));
    return serial.isEmpty() ? device : device + u'/' + serial;
}

bool UsbIdentity::isMetBy(const UsbIdentity &device) const
{
    return vendor == device.vendor && product == device.product
        && (serial.isEmpty() || serial == device.serial);
}

} // namespace unitrail
