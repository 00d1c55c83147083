// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/code.h"

#include <vector>

namespace unitrail {

/**
 * What a code identifies, under names that do not depend on its syntax: gtin, serial, lot, expiry (ISO 8601),
 * production_date, quantity, sscc, part, revision, uii, epc_uri, and for HIBC lic, pcn, unit_of_measure,
 * link. Nothing of a code with an error.
 */
std::vector<Element> keysOf(const Code &code);

/** Those elements that have an application identifier: the add-on of an EAN has none. */
std::vector<Element> gs1ElementsOf(const Code &code);

/**
 * The one right way to write it: a Digital Link for GS1 keys, a well-formed message for ISO 15434, the pure
 * identity of an EPC; else the text. Empty for a code with an error.
 */
QString canonicalOf(const Code &code);

/** "gs1", "digital-link", "iso15434", "epc", "hibc", "command", "badge", "iuid", "plain" */
QString syntaxName(Syntax syntax);

} // namespace unitrail
