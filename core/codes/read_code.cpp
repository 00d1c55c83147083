// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/read_code.h"

#include "core/codes/aim.h"
#include "core/codes/check_characters.h"
#include "core/codes/code_book.h"
#include "core/codes/command_codes.h"
#include "core/codes/epc.h"
#include "core/codes/gs1_digital_link.h"
#include "core/codes/gs1_elements.h"
#include "core/codes/hibc.h"
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

/** How many digits of the message are the GTIN of an EAN, UPC or ITF-14 symbol; 0: none. */
static size_t gtinSize(const QString &aim, Bytes message)
{
    const size_t composite = message.find("|]e0");
    const size_t size = std::min(composite, message.size());
    if (aim == u"]E4")
        return size == 8 ? 8 : 0;
    if (aim == u"]I1")
        return size == 14 ? 14 : 0;
    if (aim == u"]E3" && (size == 15 || size == 18))
        return 13;
    // UPC-A should come with a zero in front; some readers leave it out.
    return size == 13 || size == 12 ? size : 0;
}

/** The symbols that carry a GTIN and nothing else; a composite component may follow as a message of its own.
 */
static void readGtin(Code &code, Bytes message, const Plant &plant)
{
    code.syntax = Syntax::Gs1ElementString;
    const Bytes digits = message.substr(0, gtinSize(code.aim, message));
    Bytes rest = message.substr(digits.size());
    const bool isComposite = rest.starts_with("|]e0");
    if (!areDigits(digits) || !(rest.empty() || isComposite || areDigits(rest))) {
        code.error = CodeError{QStringLiteral("gtin.shape"), 0,
            QStringLiteral("%1 should carry the digits of a GTIN, and as many as it has").arg(code.aim)};
        return;
    }
    if (!gs1CheckDigitFits(digits)) {
        code.error = CodeError{QStringLiteral("gtin.check-digit"), static_cast<int>(digits.size()) - 1,
            QStringLiteral("the check digit does not fit")};
        return;
    }
    Gs1Reading reading;
    if (isComposite) {
        const auto start = static_cast<int>(digits.size()) + 4;
        reading = readElementString(message.substr(static_cast<size_t>(start)));
        for (Gs1Field &field : reading.fields)
            field.position += start;
        if (reading.error)
            reading.error->position += start;
        rest = {};
    }
    const std::string gtin = std::string(14 - digits.size(), '0') + std::string(digits);
    reading.fields.insert(reading.fields.begin(), {applicationIdentifier("01"), "01", gtin, 0});
    // The partners that the component asks for may be in front of it.
    reading.warnings.clear();
    if (!reading.error)
        checkGs1Together(reading);
    take(code, reading, plant);
    if (!rest.empty())
        code.elements.push_back({QStringLiteral("add-on"), asciiText(rest)});
}

static void readMessage(Code &code, Bytes message, const Plant &plant)
{
    Iso15434Reading reading = readIso15434(message);
    code.syntax = Syntax::Iso15434;
    for (const Envelope &envelope : reading.envelopes) {
        for (const MessageField &field : envelope.fields) {
            // The body of format 01 has no fields of its own and must not be taken for AI 01.
            const QString format
                = field.identifier.data() == envelope.format.data() ? QStringLiteral("format ") : QString();
            code.elements.push_back({format + asciiText(field.identifier), textOf(field.value)});
        }
    }
    code.warnings = std::move(reading.warnings);
    code.error = std::move(reading.error);
    if (!code.error)
        addDataIdentifierMeanings(code, reading, plant);
}

/** A web address. Only one with a GS1 key in it is a Digital Link; any other may be in the code book. */
static void readWebAddress(Code &code, Bytes message, const Plant &plant)
{
    std::string storage;
    Gs1Reading reading = readDigitalLink(message, storage);
    if (reading.error && reading.error->code == u"digital-link.no-key" && readByCodeBook(code, plant))
        return;
    take(code, reading, plant);
    code.syntax = Syntax::Gs1DigitalLink;
}

/** A plus sign in front is a HIBC label, unless the plant has a use of its own for such text. */
static void readPlus(Code &code, Bytes message, const Plant &plant)
{
    HibcReading reading = readHibc(message);
    if (reading.error && readByCodeBook(code, plant))
        return;
    code.syntax = Syntax::Hibc;
    code.elements = std::move(reading.elements);
    code.error = std::move(reading.error);
    if (!code.error) {
        reading.elements = code.elements;
        addHibcMeanings(code, reading, plant);
    }
}

/**
 * Text that may be GS1 without saying so. Only a reading without any error counts. A reader that names a
 * symbology which is not GS1's has said that it is not; the bracketed form is for people and says it by
 * itself.
 */
static bool readUnmarkedGs1(Code &code, Bytes message, const Plant &plant)
{
    const bool isSilent = code.aim.isEmpty();
    const bool bracketed = message.size() >= 2 && message[0] == '(' && isDigit(message[1]);
    const bool separated = isSilent && message.find(gsByte) != Bytes::npos;
    const bool keyed
        = isSilent && message.size() >= 16 && (message.starts_with("01") || message.starts_with("00"));
    if (!bracketed && !separated && !keyed)
        return false;
    if (message.starts_with(gsByte))
        message.remove_prefix(1); // the FNC1 in front, sent by a reader without AIM identifiers
    std::string storage;
    Gs1Reading reading = bracketed ? readBracketed(message, storage) : readElementString(message);
    if (reading.error && keyed && !separated)
        return false; // digits as good as any
    take(code, reading, plant);
    if (!code.error)
        code.warnings.push_back({QStringLiteral("gs1.unmarked"), 0,
            QStringLiteral("read as GS1, though the reader did not say so")});
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
        code.meanings.emplace_back(ItemCode{.part = part->number});
}

static bool isHexText(Bytes bytes)
{
    return !bytes.empty() && std::all_of(bytes.begin(), bytes.end(), [](char c) { return hexValue(c) >= 0; });
}

static void takeEpc(Code &code, EpcReading reading, const Plant &plant)
{
    const auto add = [&code](const char *identifier, const QString &value) {
        if (!value.isEmpty())
            code.elements.push_back({QLatin1String(identifier), value});
    };
    if (!reading.error) {
        add("scheme", reading.epc.scheme);
        if (reading.epc.filter >= 0)
            add("filter", QString::number(reading.epc.filter));
        add("uri", reading.epc.idUri());
        add("tag-uri", reading.epc.tagUri());
    }
    code.error = std::move(reading.error);
    code.warnings = std::move(reading.warnings);
    if (code.error)
        return;
    Gs1Reading fields;
    std::vector<QByteArray> bytes;
    bytes.reserve(reading.epc.elements.size() * 2);
    for (const Element &element : reading.epc.elements) {
        code.elements.push_back(element);
        const QByteArray &identifier = bytes.emplace_back(element.identifier.toLatin1());
        const QByteArray &value = bytes.emplace_back(element.value.toLatin1());
        fields.fields.append(
            {applicationIdentifier(bytesOf(identifier)), bytesOf(identifier), bytesOf(value), 0});
    }
    addGs1Meanings(code, fields, plant);
}

/** "urn:epc:raw:96.x30..." -> the memory behind it; nothing when the digits are not as many as it says. */
static std::optional<QByteArray> memoryOfRawUri(const QString &uri)
{
    const QString body = uri.mid(QLatin1String("urn:epc:raw:").size());
    const QByteArray hex = body.section(QLatin1String(".x"), 1).toLatin1();
    bool counted = false;
    const qsizetype bits = body.section(QLatin1String(".x"), 0, 0).toLongLong(&counted);
    const bool fits
        = counted && (bits + 3) / 4 == hex.size() && isHexText(bytesOf(hex)) && hex == hex.toUpper();
    return fits ? std::optional(hex) : std::nullopt;
}

/** A pure identity or a tag's URI, as a printed code may hold it. */
static void readEpcText(Code &code, const Plant &plant)
{
    code.syntax = Syntax::Epc;
    takeEpc(code, readEpcUri(code.text), plant);
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
            code.warnings.push_back({QStringLiteral("aim.unknown"), 0,
                QStringLiteral("no symbology is known by this identifier")});
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
        readGtin(code, message, plant);
    } else if (looksLikeIso15434(message)) {
        readMessage(code, message, plant);
    } else if (looksLikeWebAddress(message)) {
        readWebAddress(code, message, plant);
    } else if (message.starts_with('+')) {
        readPlus(code, message, plant);
    } else {
        // What does not say what it is: the plant's own rules first.
        if (readByCodeBook(code, plant))
            return code;
        if (hidesIso15434(message))
            readMessage(code, message, plant);
        else if (message.starts_with("urn:epc:"))
            readEpcText(code, plant);
        else if (!readUnmarkedGs1(code, message, plant))
            readPlainGtin(code, message, plant);
        return code;
    }
    if (!code.error && code.meanings.empty())
        readByCodeBook(code, plant);
    return code;
}

/** A meaning that a tag may have by its keys alone: a GS1 alias says no more than the tag's own number. */
static bool isAlias(const Meaning &meaning)
{
    return std::holds_alternative<AliasCode>(meaning);
}

Code readEpc(const QByteArray &hexOrBytes, const Plant &plant)
{
    Code code;
    code.raw = hexOrBytes;
    code.syntax = Syntax::Epc;
    const Bytes given = bytesOf(hexOrBytes);
    code.text = textOf(given);
    if (given.starts_with("urn:epc:raw:")) {
        if (const auto memory = memoryOfRawUri(code.text)) {
            Code read = readEpc(*memory, plant);
            read.raw = hexOrBytes;
            read.text = code.text;
            return read;
        }
    }
    if (given.starts_with("urn:epc:")) {
        readEpcText(code, plant);
        return code;
    }
    const bool isHex = isHexText(given);
    const QByteArray memory
        = isHex ? QByteArray::fromHex(given.size() % 2 == 0 ? hexOrBytes : hexOrBytes + '0') : hexOrBytes;
    const size_t bits = isHex ? given.size() * 4 : given.size() * 8;
    EpcReading reading = readEpcBinary(bytesOf(memory), bits);
    const bool isTag = !reading.error || reading.error->code == u"epc.header";
    takeEpc(code, std::move(reading), plant);
    if (code.error)
        code.elements.push_back({QStringLiteral("raw"), rawEpcUri(bytesOf(memory), bits)});
    // A serial that the part would not have is another numbering than the one on the label.
    if (code.error && code.error->code == u"serial.check-character") {
        code.error.reset();
        code.elements.pop_back();
    }
    std::erase_if(code.meanings, isAlias);
    if (code.meanings.empty() && isTag && (!code.error || code.error->code == u"epc.header"))
        code.meanings.emplace_back(
            AliasCode{QStringLiteral("epc"), QString::fromLatin1(memory.toHex().toUpper())});
    return code;
}

} // namespace unitrail
