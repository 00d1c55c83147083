// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/decimal.h"
#include "core/domain/names.h"

#include <QByteArray>
#include <QDate>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace unitrail {

/** A part, a lot or a serialized unit, as far as the label says it. */
struct ItemCode {
    std::optional<PartNumber> part{};
    std::optional<SerialNumber> serial{}; ///< there: a serialized unit; not there but a lot: a lot
    std::optional<LotNumber> lot{};
    QString revision{};
    std::optional<QDate> expiry{};
    std::optional<QDate> made{};
    std::optional<Decimal> quantity{};
    bool operator==(const ItemCode &) const = default;
};
struct BadgeCode {
    QString badge;
    bool operator==(const BadgeCode &) const = default;
};
/** CMD.<VERB>[.<ARGUMENT>].<check character>, UX C10. The check character was right. */
struct CommandCode {
    QString verb;
    QString argument;
    bool operator==(const CommandCode &) const = default;
};
struct ContainerCode {
    ContainerId container;
    bool operator==(const ContainerCode &) const = default;
};
struct StationCode {
    StationName station;
    bool operator==(const StationCode &) const = default;
};
struct OrderCode {
    OrderNumber order;
    bool operator==(const OrderCode &) const = default;
};
/** Another identifier of a unit, to be resolved against what was bound: an EPC, a MAC, a customer's tag. */
struct AliasCode {
    QString type;
    QString value;
    bool operator==(const AliasCode &) const = default;
};

using Meaning
    = std::variant<ItemCode, BadgeCode, CommandCode, ContainerCode, StationCode, OrderCode, AliasCode>;

enum class Syntax {
    Plain,
    Gs1ElementString,
    Gs1DigitalLink,
    Iso15434,
    Epc,
    Hibc,
    PrintedCommand,
    Badge,
    Iuid
};

/** Why a code was not understood, where, and in words for an engineer. */
struct CodeError {
    QString code; ///< stable: "gs1.check-digit"
    int position = 0; ///< offset into the bytes after the AIM identifier
    QString text;
    bool operator==(const CodeError &) const = default;
};

/** One identifier and its value: AI "01", DI "1P", EPC field "serial". */
struct Element {
    QString identifier;
    QString value;
    bool operator==(const Element &) const = default;
};

/** For people: control characters as [GS], what cannot be seen as [U+202E], the rest as it is. */
QString shownText(const QString &text);

/** What the bytes say. An error and elements may stand together: what could be read is shown. */
struct Code {
    QByteArray raw{}; ///< exactly what came, AIM identifier included
    Syntax syntax = Syntax::Plain;
    QString aim{}; ///< "]d2", or empty when the scanner sends none
    QString text{}; ///< the message without the AIM identifier; control characters kept
    std::vector<Element> elements{};
    std::vector<CodeError> warnings{};
    std::optional<CodeError> error{};
    std::vector<Meaning> meanings{}; ///< none: unknown here; several: ambiguous, to be asked

    /** The text for people, see shownText(). */
    [[nodiscard]] QString shown() const { return shownText(text); }
    bool operator==(const Code &) const = default;
};

} // namespace unitrail
