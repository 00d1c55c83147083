// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/bits.h"
#include "core/codes/epc.h"

#include <array>

namespace unitrail {

/** What is behind the filter (and the partition, where there is one). */
enum class EpcSerial : quint8 { None, Integer, Text, OneAndDigits };

/** A scheme of TDS 1 with a partition: filter, partition, company prefix, reference, serial. */
struct PartitionedScheme {
    quint8 header;
    Bytes name;
    Bytes identity; ///< "sgtin": as in the URI of the pure identity
    int bodyBits; ///< company prefix and reference together
    int bodyDigits; ///< of both together; 0: the reference is not padded
    int referenceDigitsMax; ///< with a company prefix of 12 digits; one more for each digit less
    bool referenceIsText; ///< 7 bits a character
    EpcSerial serial;
    int serialBits;
    int reservedBits; ///< zeros at the end

    [[nodiscard]] int referenceSizeMax(int prefixSize) const { return referenceDigitsMax + 12 - prefixSize; }
};

// Company prefixes of 12, 11, 10, 9, 8, 7 and 6 digits: how many bits they take (TDS 1.13, table 14-2 and
// others).
inline constexpr std::array prefixBits{40, 37, 34, 30, 27, 24, 20};

inline constexpr std::array partitionedSchemes{
    PartitionedScheme{0x30, "sgtin-96", "sgtin", 44, 13, 1, false, EpcSerial::Integer, 38, 0},
    PartitionedScheme{0x36, "sgtin-198", "sgtin", 44, 13, 1, false, EpcSerial::Text, 140, 0},
    PartitionedScheme{0x31, "sscc-96", "sscc", 58, 17, 5, false, EpcSerial::None, 0, 24},
    PartitionedScheme{0x32, "sgln-96", "sgln", 41, 12, 0, false, EpcSerial::Integer, 41, 0},
    PartitionedScheme{0x39, "sgln-195", "sgln", 41, 12, 0, false, EpcSerial::Text, 140, 0},
    PartitionedScheme{0x33, "grai-96", "grai", 44, 12, 0, false, EpcSerial::Integer, 38, 0},
    PartitionedScheme{0x37, "grai-170", "grai", 44, 12, 0, false, EpcSerial::Text, 112, 0},
    PartitionedScheme{0x34, "giai-96", "giai", 82, 0, 13, false, EpcSerial::None, 0, 0},
    PartitionedScheme{0x38, "giai-202", "giai", 188, 0, 18, true, EpcSerial::None, 0, 0},
    PartitionedScheme{0x2D, "gsrn-96", "gsrn", 58, 17, 5, false, EpcSerial::None, 0, 24},
    PartitionedScheme{0x2E, "gsrnp-96", "gsrnp", 58, 17, 5, false, EpcSerial::None, 0, 24},
    PartitionedScheme{0x2C, "gdti-96", "gdti", 41, 12, 0, false, EpcSerial::Integer, 41, 0},
    PartitionedScheme{0x3A, "gdti-113", "gdti", 41, 12, 0, false, EpcSerial::OneAndDigits, 58, 0},
    PartitionedScheme{0x3E, "gdti-174", "gdti", 41, 12, 0, false, EpcSerial::Text, 119, 0},
    PartitionedScheme{0x3C, "cpi-96", "cpi", 51, 0, 3, false, EpcSerial::Integer, 31, 0},
    PartitionedScheme{0x3F, "sgcn-96", "sgcn", 41, 12, 0, false, EpcSerial::OneAndDigits, 41, 0},
    PartitionedScheme{0x40, "itip-110", "itip", 44, 13, 1, false, EpcSerial::Integer, 38, 0},
    PartitionedScheme{0x41, "itip-212", "itip", 44, 13, 1, false, EpcSerial::Text, 140, 0},
};

/** A scheme of TDS 2: toggle, filter, and the values of these AIs. */
struct PlusScheme {
    quint8 header;
    Bytes name;
    Bytes first, second; ///< AIs; the second may be empty
};

inline constexpr std::array plusSchemes{
    PlusScheme{0xF0, "cpi+", "8010", "8011"}, PlusScheme{0xF1, "grai+", "8003", ""},
    PlusScheme{0xF2, "sgln+", "414", "254"}, PlusScheme{0xF3, "itip+", "8006", "21"},
    PlusScheme{0xF4, "gsrn+", "8018", ""}, PlusScheme{0xF5, "gsrnp+", "8017", ""},
    PlusScheme{0xF6, "gdti+", "253", ""}, PlusScheme{0xF7, "sgtin+", "01", "21"},
    PlusScheme{0xF8, "sgcn+", "255", ""}, PlusScheme{0xF9, "sscc+", "00", ""},
    PlusScheme{0xFA, "giai+", "8004", ""}, PlusScheme{0xFB, "dsgtin+", "01", "21"}, // and a date in front
};

const PartitionedScheme *partitionedScheme(Bytes name);
const PlusScheme *plusScheme(Bytes name);

/** Everything behind the header. The reading's error is set when it is not valid. */
void readPartitioned(EpcReading &reading, const PartitionedScheme &scheme, BitReader &bits);
void readPlus(EpcReading &reading, const PlusScheme &scheme, BitReader &bits);
/** GID, USDoD, ADI and cpi-var; false: the header is none of theirs. */
bool readOther(EpcReading &reading, quint8 header, BitReader &bits);
/** The Failure's text, or nothing when it was written. writeOther() writes the header too. */
std::optional<QString> writeOther(BitWriter &bits, const Epc &epc);
std::optional<QString> writePartitioned(BitWriter &bits, const PartitionedScheme &scheme, const Epc &epc);
std::optional<QString> writePlus(BitWriter &bits, const PlusScheme &scheme, const Epc &epc);

/** The GS1 elements that the parts of a pure identity make; none for gid, usdod and adi. */
std::vector<Element> elementsOfParts(const QString &identity, const std::vector<QString> &parts);

/** 7 bits a character in so many bits: up to the first NUL, only NULs behind it. Nothing when it is not so.
 */
std::optional<QString> takeText7(BitReader &bits, size_t size);
/** 6 bits a character up to 000000 (TDS 1.13, 14.3.4.3). */
std::optional<QString> takeText6(BitReader &bits, qsizetype sizeMax);
bool putText7(BitWriter &bits, const QString &text, size_t size);
bool putText6(BitWriter &bits, const QString &text);

/** The value of one AI in the encoding of TDS 2 (14.5), or nothing: not valid, or of a kind that is not known
 * here. */
std::optional<QByteArray> takeAidcValue(BitReader &bits, Bytes ai);
bool putAidcValue(BitWriter &bits, Bytes ai, Bytes value);

} // namespace unitrail
