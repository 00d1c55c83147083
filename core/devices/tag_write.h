// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace unitrail {

/** A wish to give a UHF tag a new EPC: commissioning. */
struct TagWrite {
    QByteArray currentEpc; ///< upper-case hexadecimal: the tag that is meant among those in the field
    QByteArray newEpc; ///< upper-case hexadecimal, 1 to 31 whole 16-bit words (4 to 124 digits)
    quint32 accessPassword = 0;
    bool operator==(const TagWrite &) const = default;
};

/** What became of it. Written means written and read back. */
struct TagWritten {
    enum class Kind {
        Written,
        NoTag, ///< the tag is not in the field
        Refused, ///< by the tag: locked, wrong password, too little memory
        NoAnswer, ///< by the reader, in time
        Different, ///< it answered, but the tag reads otherwise: its content is not known
        Unsupported, ///< this reader cannot write, or the wish is malformed, or another write is under way
    };
    Kind kind = Kind::Unsupported;
    TagWrite wish{};
    bool operator==(const TagWritten &) const = default;
};

} // namespace unitrail

Q_DECLARE_METATYPE(unitrail::TagWritten)
