// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace unitrail {

struct JsonMember;

/**
 * A JSON value as it was written: numbers keep their text, because a double would not, and members their
 * order. NaN and Infinity, which Python writes, are read as what they are and left to whoever wants a number.
 */
struct JsonNode {
    enum class Kind { Null, Bool, Number, NotANumber, Text, Array, Object };
    Kind kind = Kind::Null;
    QString text; ///< of a Text, a Number or NotANumber; "true" or "false"
    std::vector<JsonNode> items; ///< of an Array
    std::vector<JsonMember> members; ///< of an Object; no name twice
    int line = 0; ///< where it begins, from 1

    [[nodiscard]] const JsonNode *find(QStringView name) const; ///< nullptr: not there, or no object
    /** The text of that member; empty where there is none or it is something else. */
    [[nodiscard]] QString textOf(QStringView name) const;
    [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
};

struct JsonMember {
    QString name;
    JsonNode value;
};

/** What is wrong with a document, and where. */
struct JsonMistake {
    QString what;
    int line = 0;
    bool cutOff = false; ///< it ends in the middle; somebody may still be writing it
};

/**
 * Reads one document (RFC 8259, UTF-8, a byte order mark is skipped), at most 64 levels deep and with a
 * million values. A name given twice in one object is a mistake: nobody could say which one counts.
 */
std::variant<JsonNode, JsonMistake> readJson(const QByteArray &bytes);

} // namespace unitrail
