// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/code.h"
#include "core/domain/plant.h"

namespace unitrail {

/**
 * Bytes of one scan -> what they say and what they mean in this plant. Pure; never fails: what is not
 * understood comes back with an error and its raw bytes.
 */
Code readCode(const QByteArray &bytes, const Plant &plant);

/**
 * The EPC of an RFID tag: hexadecimal digits as readers send them, an EPC URI, or the memory bytes themselves
 * (text of nothing but hexadecimal digits is taken for such). A tag whose keys mean a thing of this plant
 * means that thing; any other tag is an alias: type "epc", value the memory content in upper-case hexadecimal
 * digits.
 */
Code readEpc(const QByteArray &hexOrBytes, const Plant &plant);

/** The check character of a command or badge code over everything before it: ISO 7064 mod 37,36. */
QChar checkCharacter3736(QStringView text);
/** The whole printed command: commandText("COMPLETE") -> "CMD.COMPLETE.x" with its check character. */
QString commandText(const QString &verb, const QString &argument = {});
/** The whole printed badge: badgeText("BADGE-", "1017") -> "BADGE-1017x"; x is the check character over all
 * before it. */
QString badgeText(const QString &badgePrefix, const QString &badge);

} // namespace unitrail
