// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The schemes of TDS 2: the values of GS1 elements, and more elements behind them when the toggle says so. */

#include "core/codes/epc_schemes.h"
#include "core/codes/gs1_elements.h"

namespace unitrail {

const PlusScheme *plusScheme(Bytes name)
{
    const auto *found = std::find_if(plusSchemes.begin(), plusSchemes.end(),
        [name](const PlusScheme &scheme) { return scheme.name == name; });
    return found == plusSchemes.end() ? nullptr : found;
}

// What the date in front of a DSGTIN+ is, by its type.
static constexpr std::array<Bytes, 7> dateIdentifiers{"11", "13", "15", "16", "17", "7006", "7007"};

static void fail(EpcReading &reading, const char *code, const BitReader &bits, const QString &text)
{
    if (!reading.error)
        reading.error = CodeError{QLatin1String(code), static_cast<int>(bits.position()), text};
}

static bool takeElement(EpcReading &reading, BitReader &bits, Bytes ai)
{
    const auto value = takeAidcValue(bits, ai);
    if (!value) {
        fail(reading, "epc.value", bits,
            QStringLiteral("the value of AI (%1) is not valid").arg(asciiText(ai)));
        return false;
    }
    if (const auto wrong = checkGs1Value(*applicationIdentifier(ai), ai, bytesOf(*value), 0)) {
        fail(reading, "epc.value", bits, wrong->text);
        return false;
    }
    // The extension 0 stands for none, as in the schemes before.
    if (ai != "254" || *value != "0")
        reading.epc.elements.push_back({asciiText(ai), QString::fromLatin1(*value)});
    return true;
}

/** The AI of the next element: two digits that say how many more there are; nothing when it is not one. */
static QByteArray takeIdentifier(BitReader &bits)
{
    QByteArray identifier;
    for (size_t size = 2; static_cast<size_t>(identifier.size()) < size;) {
        const quint64 digit = bits.take(4);
        if (digit > 9 || !bits.good())
            return {};
        identifier += static_cast<char>('0' + digit);
        if (identifier.size() == 2)
            size = applicationIdentifierSize(bytesOf(identifier));
    }
    return applicationIdentifier(bytesOf(identifier)) != nullptr ? identifier : QByteArray();
}

void readPlus(EpcReading &reading, const PlusScheme &scheme, BitReader &bits)
{
    const bool more = bits.take(1) == 1;
    reading.epc.filter = static_cast<int>(bits.take(3));
    std::optional<Element> date;
    if (scheme.name == "dsgtin+") {
        const quint64 type = bits.take(4);
        if (type >= dateIdentifiers.size())
            return fail(reading, "epc.date", bits, QStringLiteral("there is no date type %1").arg(type));
        const auto value = takeAidcValue(bits, "11");
        if (!value || !satisfies(Rule::Date6DayOptional, bytesOf(*value)))
            return fail(reading, "epc.date", bits, QStringLiteral("the date is not one"));
        date = Element{asciiText(dateIdentifiers[type]), QString::fromLatin1(*value)};
    }
    for (const Bytes ai : {scheme.first, scheme.second}) {
        if (!ai.empty() && !takeElement(reading, bits, ai))
            return;
    }
    if (date)
        reading.epc.elements.push_back(*date);
    while (more && bits.left() >= 8 && !bits.restIsZero()) {
        const size_t before = bits.position();
        const QByteArray ai = takeIdentifier(bits);
        BitReader ahead = bits;
        if (ai.isEmpty() || !takeAidcValue(ahead, bytesOf(ai))) {
            // The key is read and valid; what comes behind it is kept with the raw bits and told.
            reading.warnings.push_back({QStringLiteral("epc.more-data"), static_cast<int>(before),
                QStringLiteral("further data behind the code was not understood")});
            return;
        }
        const bool isZeros = ai == "00" && BitReader(bits).take(64) == 0;
        if (isZeros) // an SSCC of zeros could not be told from the filling of the last word
            return fail(reading, "epc.value", bits, QStringLiteral("there is no SSCC of zeros"));
        if (!takeElement(reading, bits, bytesOf(ai)))
            return;
    }
    if (!more && !bits.restIsZero())
        fail(reading, "epc.rest", bits, QStringLiteral("bits behind the code are not zero"));
}

static const Element *find(const Epc &epc, Bytes ai)
{
    const QString wanted = asciiText(ai);
    const auto found = std::find_if(epc.elements.begin(), epc.elements.end(),
        [&](const Element &element) { return element.identifier == wanted; });
    return found == epc.elements.end() ? nullptr : &*found;
}

static std::optional<QString> writeElement(BitWriter &bits, Bytes ai, const QString &value)
{
    const QByteArray bytes = value.toLatin1();
    if (const auto wrong = checkGs1Value(*applicationIdentifier(ai), ai, bytesOf(bytes), 0))
        return wrong->text;
    if (!putAidcValue(bits, ai, bytesOf(bytes)))
        return QStringLiteral("AI (%1) cannot be written to a tag with this value").arg(asciiText(ai));
    return {};
}

std::optional<QString> writePlus(BitWriter &bits, const PlusScheme &scheme, const Epc &epc)
{
    if (epc.filter < 0 || epc.filter > 7)
        return QStringLiteral("the filter is a number from 0 to 7");
    QList<const Element *> rest;
    for (const Element &element : epc.elements)
        rest.append(&element);

    const Element *date = nullptr;
    quint64 dateType = 0;
    if (scheme.name == "dsgtin+") {
        for (; dateType < dateIdentifiers.size() && date == nullptr; ++dateType)
            date = find(epc, dateIdentifiers[dateType]);
        if (date == nullptr || date->value.size() != 6)
            return QStringLiteral("a DSGTIN+ needs a date");
        --dateType;
        rest.removeAll(date);
    }
    std::array<std::pair<Bytes, QString>, 2> keys;
    size_t keyCount = 0;
    for (const Bytes ai : {scheme.first, scheme.second}) {
        if (ai.empty())
            continue;
        const Element *element = find(epc, ai);
        if (element == nullptr && ai != "254")
            return QStringLiteral("%1 needs AI (%2)").arg(asciiText(scheme.name), asciiText(ai));
        keys[keyCount++] = {ai, element == nullptr ? QStringLiteral("0") : element->value};
        rest.removeAll(element);
    }
    bits.put(rest.isEmpty() ? 0 : 1, 1);
    bits.put(static_cast<quint64>(epc.filter), 3);
    if (date != nullptr) {
        const QByteArray value = date->value.toLatin1();
        if (!satisfies(Rule::Date6DayOptional, bytesOf(value)))
            return QStringLiteral("%1 is not a date").arg(date->value);
        bits.put(dateType, 4);
        putAidcValue(bits, "11", bytesOf(value));
    }
    for (size_t i = 0; i < keyCount; ++i) {
        if (auto failure = writeElement(bits, keys[i].first, keys[i].second))
            return failure;
    }
    for (const Element *element : rest) {
        const QByteArray identifier = element->identifier.toLatin1();
        if (applicationIdentifier(bytesOf(identifier)) == nullptr)
            return QStringLiteral("there is no AI (%1)").arg(element->identifier);
        for (const char digit : identifier)
            bits.put(static_cast<quint64>(digit - '0'), 4);
        if (auto failure = writeElement(bits, bytesOf(identifier), element->value))
            return failure;
    }
    return {};
}

} // namespace unitrail
