// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/pin_check.h"

#include "core/base/pin.h"

namespace unitrail {

PinCheck::PinCheck(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

PinCheck::~PinCheck()
{
    m_pool.waitForDone();
}

void PinCheck::begin(const QString &pin, const QString &verifier)
{
    // Made by pinVerifier() from random bytes that nobody kept: no PIN fits, and it costs what a real one
    // costs.
    static const QString nobodys = QStringLiteral(
        "$argon2id$v=19$m=65536,t=3,p=1$dsiCujc9UJvOzO+SfCNNUw$lhzjYPnMkzoz4yon1B3r9bVX0AEepef7GO4fqZBHxcM");
    m_pool.start([this, pin, verifier] {
        const bool right = isPinOf(pin, verifier.isEmpty() ? nobodys : verifier) && !verifier.isEmpty();
        QMetaObject::invokeMethod(
            this, [this, right] { emit done(right); }, Qt::QueuedConnection);
    });
}

} // namespace unitrail
