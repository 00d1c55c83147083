// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/line/byte_line.h"

namespace unitrail {

void ByteLine::change(DeviceState::Kind kind, const QString &detail)
{
    if (m_kind == kind && m_detail == detail)
        return;
    m_kind = kind;
    m_detail = detail;
    emit changed(kind, detail);
}

} // namespace unitrail
