// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/read_code.h"

#include "core/codes/aim.h"
#include "core/codes/check_characters.h"
#include "core/codes/code_book.h"
#include "core/codes/command_codes.h"
#include "core/codes/gs1_elements.h"
#include "core/codes/iso15434.h"
#include "core/codes/meanings.h"

namespace unitrail {

static void take(Code &code, Gs1Reading &reading, const Plant &plant)
{
    code.syntax = Syntax::Gs1ElementString;
    code.elements.reserve(static_cast<size_t>(reading.fields.size()));
    for (const Gs1Field &field : reading.fields)
        code.elements.push_back({asciiText(field.identifier), textOf(field.value)});
    code.warnings = std::move(reading.warnings);
    code.error = std::move(reading.error);
    if (!code.error)
        addGs1Meanings(code, reading, plant);
}

/** Digits of an EAN, UPC or ITF-14 symbol: a GTIN, to be filled up to 14 digits. */
static void readGtin(Code &code, Bytes message, Carries carries, const Plant &plant)
{
    code.syntax = Syntax::Gs1ElementString;
    Bytes digits = message;
    if (carries == Carries::GtinWithAddOn && (message.size() == 15 || message.size() == 18))
        digits = message.substr(0, 13);
    const bool sized = digits.size() == 8 || digits.size() == 12 || digits.size() == 13 || digits.size() == 14;
    if (!areDigits(message) || !sized) {
        code.error = CodeError {QStringLiteral("gtin.shape"), 0, QStringLiteral("a GTIN has 8, 12, 13 or 14 digits")};
        return;
    }
    if (!gs1CheckDigitFits(digits)) {
        code.error = CodeError {QStringLiteral("gtin.check-digit"), static_cast<int>(digits.size()) - 1, QStringLiteral("the check digit does not fit")};
        return;
    }
    const std::string gtin = std::string(14 - digits.size(), '0') + std::string(digits);
    Gs1Reading reading;
    reading.fields.append({applicationIdentifier("01"), "01", gtin, 0});
    take(code, reading, plant);
    if (digits.size() < message.size())
        code.elements.push_back({QStringLiteral("add-on"), asciiText(message.substr(13))});
}

static void readMessage(Code &code, Bytes message, const Plant &plant)
{
    Iso15434Reading reading = readIso15434(message);
    code.syntax = Syntax::Iso15434;
    for (const Envelope &envelope : reading.envelopes) {
        for (const MessageField &field : envelope.fields)
            code.elements.push_back({asciiText(field.identifier), textOf(field.value)});
    }
    code.warnings = std::move(reading.warnings);
    code.error = std::move(reading.error);
    if (!code.error)
        addDataIdentifierMeanings(code, reading, plant);
}

/** Text that may be GS1 without saying so. Only a reading without any error counts. */
static bool readUnmarkedGs1(Code &code, Bytes message, const Plant &plant)
{
    const bool bracketed = message.size() > 4 && message[0] == '(' && isDigit(message[1]) && isDigit(message[2]);
    const bool separated = message.find(gsByte) != Bytes::npos;
    const bool keyed = message.size() >= 16 && (message.starts_with("01") || message.starts_with("00"));
    if (!bracketed && !separated && !keyed)
        return false;
    std::string storage;
    Gs1Reading reading = bracketed ? readBracketed(message, storage) : readElementString(message);
    if (reading.error && keyed && !separated)
        return false; // digits as good as any
    take(code, reading, plant);
    if (!code.error)
        code.warnings.push_back({QStringLiteral("gs1.unmarked"), 0, QStringLiteral("read as GS1, though the reader did not say so")});
    return true;
}

/** Bare digits are a GTIN only where the plant has a part of that number. */
static void readPlainGtin(Code &code, Bytes message, const Plant &plant)
{
    const bool sized = message.size() == 8 || (message.size() >= 12 && message.size() <= 14);
    if (!sized || !areDigits(message) || !gs1CheckDigitFits(message))
        return;
    const std::string gtin = std::string(14 - message.size(), '0') + std::string(message);
    if (const Part *part = partByGtin(plant, gtin))
        code.meanings.emplace_back(ItemCode {.part = part->number});
}

Code readCode(const QByteArray &bytes, const Plant &plant)
{
    Code code;
    code.raw = bytes;
    Bytes message = bytesOf(bytes);
    Carries carries = Carries::Text;
    std::string storage;
    if (hasAimShape(message)) {
        code.aim = asciiText(message.substr(0, 3));
        const AimId *aim = leadingAimId(message);
        message.remove_prefix(3);
        if (aim == nullptr) {
            code.warnings.push_back({QStringLiteral("aim.unknown"), 0, QStringLiteral("no symbology is known by this identifier")});
        } else {
            carries = aim->carries;
            if (aim->eci)
                message = withoutEci(message, storage);
        }
    }
    code.text = textOf(message);

    if (readCommand(code) || readBadge(code, plant.badgePrefix))
        return code;
    if (carries == Carries::Gs1) {
        Gs1Reading reading = readElementString(message);
        take(code, reading, plant);
    } else if (carries != Carries::Text) {
        readGtin(code, message, carries, plant);
    } else if (looksLikeIso15434(message)) {
        readMessage(code, message, plant);
    } else {
        // What does not say what it is: the plant's own rules first.
        if (readByCodeBook(code, plant) || readUnmarkedGs1(code, message, plant))
            return code;
        readPlainGtin(code, message, plant);
        return code;
    }
    if (!code.error && code.meanings.empty())
        readByCodeBook(code, plant);
    return code;
}

} // namespace unitrail
