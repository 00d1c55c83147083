// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/codes/bytes.h"
#include "core/codes/code.h"

#include <vector>

namespace unitrail {

/**
 * An electronic product code (GS1 EPC Tag Data Standard 1.13 and 2.2).
 *
 * A scheme of TDS 1 is described by the parts of its URI; one of TDS 2, with a + in its name, by its GS1
 * elements: it knows nothing of company prefixes.
 */
struct Epc {
    QString scheme{}; ///< "sgtin-96", "sgtin+"
    int filter = 0; ///< -1: not told, as in a pure identity
    std::vector<QString>
        parts{}; ///< what stands between the dots, without escapes: prefix, reference, serial
    std::vector<Element> elements{}; ///< as GS1 keys: (01) and (21) of an SGTIN

    [[nodiscard]] QString
    tagUri() const; ///< "urn:epc:tag:sgtin-96:3.0614141.812345.6789"; empty for a + scheme
    [[nodiscard]] QString idUri() const; ///< "urn:epc:id:sgtin:0614141.812345.6789"; empty for a + scheme
    bool operator==(const Epc &) const = default;
};

/** What a tag's EPC memory says, or why it says nothing. The position of an error is a bit. */
struct EpcReading {
    Epc epc{};
    std::vector<CodeError> warnings{};
    std::optional<CodeError> error{};
};

/** So many bits of these bytes. Zeros may follow the code: memory is read in words of 16 bits. */
EpcReading readEpcBinary(Bytes bytes, size_t bits);
/** "urn:epc:tag:..." or "urn:epc:id:...". A pure identity has no scheme of a size: its name is "sgtin". */
EpcReading readEpcUri(const QString &uri);

/** The memory content, whole words. The Failure names the part that does not fit the scheme. */
Result<QByteArray> epcBinary(const Epc &epc);

/**
 * GS1 keys -> an EPC of that scheme. Schemes of TDS 1 need to know how many digits the company prefix has
 * (6..12); those of TDS 2 do not look at it.
 */
Result<Epc> epcOfElements(
    const std::vector<Element> &elements, const QString &scheme, int filter, int companyPrefixSize = 0);

/** "urn:epc:raw:96.x3074..." : never loses a bit. */
QString rawEpcUri(Bytes bytes, size_t bits);

} // namespace unitrail
