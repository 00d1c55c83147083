// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace unitrail {

/**
 * Field data for a ^FD behind ^FH_: every byte outside [A-Za-z0-9 .:/-] as _XX, so that no serial and no text
 * of an operator can hold a printer's command.
 */
QByteArray zplField(QByteArrayView text);

} // namespace unitrail
