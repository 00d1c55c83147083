// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/plant/mistakes.h"

#include <QByteArray>
#include <QDate>
#include <QString>

#include <functional>
#include <variant>
#include <vector>

namespace unitrail {

/**
 * What stands in a TOML file, with the place of everything. Our own type for two reasons: toml++ is included
 * by one source file only (it is 18,000 lines), and a number keeps the text it was written as: 12.050
 * stays 12.050.
 */
struct TomlValue {
    enum class Kind { Table, List, Text, Integer, Number, Truth, Date, Other };

    Kind kind = Kind::Table;
    QString key; ///< in a table; empty in a list and at the top
    Place place; ///< of the key where it has one, else of the value
    QString text; ///< Text: its characters; Integer, Number: as written, without underscores
    qint64 integer = 0;
    bool truth = false;
    QDate date;
    std::vector<TomlValue> items; ///< of a table, in the order of the file, or of a list

    [[nodiscard]] const TomlValue *find(const QString &wanted) const;
    [[nodiscard]] QString kindText() const; ///< "a table", "a number": for messages
};

/** The table of the whole file, or the one mistake that stopped the reading (TOML 1.0). */
std::variant<TomlValue, PlantMistake> parseToml(const QString &file, const QByteArray &bytes);

/**
 * The content without its form: keys sorted, no comments, no blanks. Two files that say the same have the
 * same bytes, on every machine and for ever. Members for which `leaveOut` says yes are not in it.
 */
QByteArray canonicalBytes(
    const TomlValue &value, const std::function<bool(const TomlValue &member)> &leaveOut);

} // namespace unitrail
