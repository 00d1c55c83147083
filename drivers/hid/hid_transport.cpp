// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/hid/hid_transport.h"

namespace unitrail {

void HidTransport::change(DeviceState::Kind kind, const QString &detail, const QByteArray &reportDescriptor)
{
    m_reportDescriptor = reportDescriptor;
    if (m_kind == kind && m_detail == detail)
        return;
    m_kind = kind;
    m_detail = detail;
    emit changed(kind, detail);
}

} // namespace unitrail
