// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/plant/table_reader.h"
#include "drivers/line/framer.h"
#include "drivers/line/serial_line.h"
#include "drivers/line/tcp_line.h"

/* What the tables of several kinds of device have in common: the line they are on. */
namespace unitrail {

/** `port` or `usb`, `baud`, `data_bits`, `parity`, `stop_bits`, `flow`. */
SerialConfig readSerial(TableReader &reader, Mistakes &mistakes);

/** `host`, `port` and, where the device may come to us, `role`. */
TcpConfig readTcp(TableReader &reader, Mistakes &mistakes, bool mayListen);

/** "0403:6001/A50285BI" of `usb`. */
std::optional<UsbIdentity> readUsb(TableReader &reader, Mistakes &mistakes);

/** `terminator`: CR, LF, CRLF, ETX, TAB, or bytes in braces; a list where any of several ends a message. */
QList<QByteArray> readTerminators(TableReader &reader, const TomlValue &table, Mistakes &mistakes);

/** A text with bytes in braces. */
std::optional<QByteArray> readBytes(
    TableReader &reader, const QString &key, TableReader::Need need, Mistakes &mistakes);

} // namespace unitrail
