// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/plant/mistakes.h"
#include "core/plant/toml_value.h"
#include "drivers/make_printer.h"

#include <QDir>

namespace unitrail {

/**
 * One [[printer]] of a station's configuration; a folder is relative to `home`. What is wrong goes to the
 * mistakes.
 *
 *     [[printer]]  name = "labels"  type = "tcp"     host = "10.0.0.7"  port = 9100
 *     [[printer]]  name = "labels"  type = "serial"  port = "/dev/ttyUSB1"  baud = 9600
 *     [[printer]]  name = "labels"  type = "system"  queue = "ZT230"
 *     [[printer]]  name = "labels"  type = "pdf"     folder = "labels"
 *
 * labels = ["unit"] names those it prints; without it, all.
 */
PrinterConfig readPrinter(const TomlValue &table, const QDir &home, Mistakes &mistakes);

} // namespace unitrail
