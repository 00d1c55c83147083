// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/mh10.h"

#include "core/codes/check_characters.h"

#include <iterator>

namespace unitrail {

// ANSI MH10.8.2: those that labels on a shop floor carry.
static constexpr DataIdentifier table[]{
    {"P", DataRole::Part, "customer part number"},
    {"1P", DataRole::Part, "supplier part number"},
    {"2P", DataRole::Revision, "revision level"},
    {"25P", DataRole::Part, "globally unique part"},
    {"26P", DataRole::ParentPart, "part number of next higher assembly"},
    {"30P", DataRole::Part, "supplier part, first level"},
    {"50P", DataRole::Part, "manufacturer item id"},
    {"51P", DataRole::Part, "globally unique item id"},
    {"54P", DataRole::Part, "UDI-DI"},
    {"S", DataRole::Serial, "serial number"},
    {"1S", DataRole::Serial, "additional serial"},
    {"3S", DataRole::Package, "unique package id"},
    {"4S", DataRole::Package, "master package, like items"},
    {"5S", DataRole::Package, "master package, unlike items"},
    {"8S", DataRole::Package, "SSCC-18"},
    {"9S", DataRole::Package, "package id generic"},
    {"10S", DataRole::Equipment, "machine, cell or tool id"},
    {"11S", DataRole::Equipment, "fixed asset id"},
    {"12S", DataRole::Document, "document number"},
    {"15S", DataRole::Serial, "vendor serial"},
    {"16S", DataRole::Version, "version number"},
    {"18S", DataRole::Serial, "CAGE + serial"},
    {"20S", DataRole::Serial, "customer traceability code"},
    {"22S", DataRole::Serial, "cellular mobile id"},
    {"23S", DataRole::Serial, "MAC address"},
    {"25S", DataRole::Serial, "UII"},
    {"26S", DataRole::Equipment, "reader/equipment id"},
    {"30S", DataRole::Serial, "additional traceability"},
    {"31S", DataRole::SerialRange, "first serial of a run"},
    {"32S", DataRole::SerialRange, "last serial of a run"},
    {"33S", DataRole::Other, "serial of next higher assembly"},
    {"34S", DataRole::Other, "serial/part of end item"},
    {"37S", DataRole::Serial, "IAC CIN PN + PSN"},
    {"42S", DataRole::Serial, "UII with length"},
    {"T", DataRole::Lot, "lot (customer)"},
    {"1T", DataRole::Lot, "lot (supplier)"},
    {"25T", DataRole::Lot, "globally unique lot"},
    {"30T", DataRole::Lot, "lot, first level"},
    {"Q", DataRole::Quantity, "quantity"},
    {"3Q", DataRole::Quantity, "unit of measure"},
    {"7Q", DataRole::Quantity, "quantity + UoM"},
    {"13Q", DataRole::Quantity, "n of x"},
    {"D", DataRole::Date, "date YYMMDD"},
    {"1D", DataRole::Date, "date DDMMYY"},
    {"4D", DataRole::Date, "date YYDDD"},
    {"6D", DataRole::Date, "date + qualifier"},
    {"9D", DataRole::Date, "date (date code)"},
    {"10D", DataRole::Date, "week YYWW"},
    {"12D", DataRole::Date, "date YYYYMMDD"},
    {"14D", DataRole::Expiry, "expiry YYYYMMDD"},
    {"16D", DataRole::Made, "production date YYYYMMDD"},
    {"J", DataRole::Package, "license plate"},
    {"1J", DataRole::Package, "LP unbreakable unit"},
    {"2J", DataRole::Package, "LP transport unit"},
    {"3J", DataRole::Package, "LP unbreakable unit, EDI"},
    {"4J", DataRole::Package, "LP transport unit, EDI"},
    {"5J", DataRole::Package, "LP mixed transport unit (unlike items)"},
    {"6J", DataRole::Package, "LP master transport unit (like items)"},
    {"K", DataRole::Order, "customer order number"},
    {"1K", DataRole::Order, "supplier order number"},
    {"4K", DataRole::Order, "order line"},
    {"14K", DataRole::Order, "order + line"},
    {"15K", DataRole::Order, "kanban number"},
    {"L", DataRole::Location, "storage location"},
    {"1L", DataRole::Location, "location"},
    {"4L", DataRole::Origin, "country of origin"},
    {"7L", DataRole::Enterprise, "doDAAC"},
    {"V", DataRole::Supplier, "supplier code (by customer)"},
    {"1V", DataRole::Supplier, "supplier code (by supplier)"},
    {"3V", DataRole::Enterprise, "GS1 company prefix"},
    {"12V", DataRole::Enterprise, "DUNS manufacturer"},
    {"13V", DataRole::Supplier, "DUNS supplier"},
    {"17V", DataRole::Enterprise, "CAGE/NCAGE"},
    {"18V", DataRole::Enterprise, "IAC + CIN"},
    {"21V", DataRole::Enterprise, "IAC CIN sub-unit"},
    {"W", DataRole::WorkOrder, "work order number"},
    {"1W", DataRole::Operation, "operation sequence number"},
    {"2W", DataRole::Operation, "operation code"},
    {"3W", DataRole::WorkOrder, "work order + operation"},
    {"4W", DataRole::Other, "status code"},
    {"5W", DataRole::Operation, "work unit code"},
    {"H", DataRole::Person, "name of party"},
    {"1H", DataRole::Person, "employee id"},
    {"3H", DataRole::Person, "non-employee id"},
    {"25H", DataRole::Person, "globally unique person id"},
    {"B", DataRole::Container, "container type"},
    {"1B", DataRole::Container, "returnable container"},
    {"25B", DataRole::Container, "RTI id"},
    {"26B", DataRole::Container, "unique RTI"},
    {"I", DataRole::Serial, "VIN"},
    {"N", DataRole::Part, "NSN"},
    {"9N", DataRole::Part, "PPN"},
    {"1R", DataRole::Order, "RMA"},
    {"E", DataRole::Attribute, "environmental class"},
    {"Z", DataRole::Other, "mutually defined"},
    {"3Z", DataRole::Other, "free text"},
};

DataIdentifiers dataIdentifiers()
{
    return {std::begin(table), std::end(table)};
}

const DataIdentifier *dataIdentifier(Bytes identifier)
{
    const auto *row = std::find_if(std::begin(table), std::end(table),
        [identifier](const DataIdentifier &candidate) { return candidate.identifier == identifier; });
    return row == std::end(table) ? nullptr : row;
}

/** A PPN ends in two check digits: the characters, weighted from 2 on, modulo 97 (IFA). */
static bool isPpn(Bytes value)
{
    const auto isCharacter = [](char c) { return isDigit(c) || isUpper(c); };
    if (value.size() < 5 || value.size() > 22 || !std::all_of(value.begin(), value.end(), isCharacter)
        || !areDigits(value.substr(value.size() - 2)))
        return false;
    qint64 sum = 0;
    for (size_t i = 0; i + 2 < value.size(); ++i)
        sum += value[i] * static_cast<qint64>(i + 2);
    return sum % 97 == numberOf(value.substr(value.size() - 2));
}

std::optional<CodeError> checkDataIdentifier(Bytes identifier, Bytes value, int position)
{
    if (identifier == "9N" && !isPpn(value))
        return CodeError{QStringLiteral("mh10.check-digit"), position + static_cast<int>(value.size()) - 1,
            QStringLiteral("9N should be a PPN, the last two digits of it its check digits")};
    if (identifier != "8S" || (value.size() == 18 && areDigits(value) && gs1CheckDigitFits(value)))
        return {};
    return CodeError{QStringLiteral("mh10.check-digit"), position + static_cast<int>(value.size()) - 1,
        QStringLiteral("8S should be 18 digits, the last of them the check digit of an SSCC")};
}

static std::optional<QDate> validDate(qint64 year, qint64 month, qint64 day)
{
    const QDate date(static_cast<int>(year), static_cast<int>(month), static_cast<int>(day));
    return date.isValid() ? std::optional(date) : std::nullopt;
}

static qint64 fullYear(Bytes yy)
{
    const qint64 year = numberOf(yy);
    return year > 76 ? 1900 + year : 2000 + year;
}

std::optional<QDate> dateFromYymmdd(Bytes text)
{
    if (text.size() != 6 || !areDigits(text))
        return {};
    const qint64 year = fullYear(text.substr(0, 2));
    const qint64 month = numberOf(text.substr(2, 2));
    const qint64 day = numberOf(text.substr(4, 2));
    if (day != 0)
        return validDate(year, month, day);
    const auto first = validDate(year, month, 1);
    return first ? std::optional(QDate(first->year(), first->month(), first->daysInMonth())) : std::nullopt;
}

std::optional<QDate> dateFromYyyymmdd(Bytes text)
{
    if (text.size() != 8 || !areDigits(text))
        return {};
    return validDate(numberOf(text.substr(0, 4)), numberOf(text.substr(4, 2)), numberOf(text.substr(6, 2)));
}

std::optional<QDate> dateOfDataIdentifier(Bytes identifier, Bytes value)
{
    if (!areDigits(value))
        return {};
    if (identifier == "D")
        return dateFromYymmdd(value);
    if (identifier == "1D" && value.size() == 6)
        return validDate(
            fullYear(value.substr(4, 2)), numberOf(value.substr(2, 2)), numberOf(value.substr(0, 2)));
    if (identifier == "4D" && value.size() == 5) {
        const QDate newYear(static_cast<int>(fullYear(value.substr(0, 2))), 1, 1);
        const qint64 day = numberOf(value.substr(2));
        return day >= 1 && day <= newYear.daysInYear() ? std::optional(newYear.addDays(day - 1))
                                                       : std::nullopt;
    }
    if (identifier == "12D" || identifier == "14D" || identifier == "16D")
        return dateFromYyyymmdd(value);
    return {};
}

} // namespace unitrail
