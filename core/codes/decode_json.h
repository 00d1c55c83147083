// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/code.h"

#include <QByteArray>

namespace unitrail {

/**
 * A code as one line of JSON, without the line end: ok, syntax, aim, elements [{identifier, value}], keys
 * {gtin, serial, ...}, warnings [{code, position, text}], error (the same, or null), canonical, shown. UTF-8.
 */
QByteArray decodeJson(const Code &code);

} // namespace unitrail
