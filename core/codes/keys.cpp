// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/keys.h"

#include "core/codes/bytes.h"
#include "core/codes/gs1_digital_link.h"
#include "core/codes/iso15434.h"
#include "core/codes/iuid.h"
#include "core/codes/mh10.h"

namespace unitrail {

QString syntaxName(Syntax syntax)
{
    switch (syntax) {
    case Syntax::Plain:
        return QStringLiteral("plain");
    case Syntax::Gs1ElementString:
        return QStringLiteral("gs1");
    case Syntax::Gs1DigitalLink:
        return QStringLiteral("digital-link");
    case Syntax::Iso15434:
        return QStringLiteral("iso15434");
    case Syntax::Epc:
        return QStringLiteral("epc");
    case Syntax::Hibc:
        return QStringLiteral("hibc");
    case Syntax::PrintedCommand:
        return QStringLiteral("command");
    case Syntax::Badge:
        return QStringLiteral("badge");
    case Syntax::Iuid:
        return QStringLiteral("iuid");
    }
    return {};
}

struct KeyName {
    const char *identifier;
    const char *key;
};

static constexpr std::array gs1Keys{
    KeyName{"01", "gtin"},
    KeyName{"21", "serial"},
    KeyName{"10", "lot"},
    KeyName{"00", "sscc"},
    KeyName{"17", "expiry"},
    KeyName{"11", "production_date"},
    KeyName{"30", "quantity"},
    KeyName{"240", "part"},
    KeyName{"8003", "grai"},
    KeyName{"8004", "giai"},
    KeyName{"8006", "itip"},
    KeyName{"8010", "cpid"},
    KeyName{"8011", "serial"},
    KeyName{"8017", "gsrnp"},
    KeyName{"8018", "gsrn"},
    KeyName{"414", "gln"},
    KeyName{"254", "gln_extension"},
    KeyName{"253", "gdti"},
    KeyName{"255", "gcn"},
};
static constexpr std::array dataKeys{
    KeyName{"1P", "part"},
    KeyName{"P", "part"},
    KeyName{"S", "serial"},
    KeyName{"1T", "lot"},
    KeyName{"T", "lot"},
    KeyName{"2P", "revision"},
    KeyName{"Q", "quantity"},
    KeyName{"14D", "expiry"},
    KeyName{"D", "expiry"},
    KeyName{"16D", "production_date"},
    KeyName{"8S", "sscc"},
    KeyName{"J", "license_plate"},
    KeyName{"K", "order"},
    KeyName{"SER", "serial"},
    KeyName{"SEQ", "serial"},
    KeyName{"PNO", "part"},
    KeyName{"LOT", "lot"},
    KeyName{"17V", "cage"},
    KeyName{"CAG", "cage"},
    KeyName{"MFR", "cage"},
    KeyName{"9N", "ppn"},
};
static constexpr std::array hibcKeys{
    KeyName{"LIC", "lic"},
    KeyName{"PCN", "pcn"},
    KeyName{"UM", "unit_of_measure"},
    KeyName{"expiry", "expiry"},
    KeyName{"lot", "lot"},
    KeyName{"serial", "serial"},
    KeyName{"made", "production_date"},
    KeyName{"quantity", "quantity"},
    KeyName{"link", "link"},
};
static constexpr std::array epcKeys{
    KeyName{"uri", "epc_uri"}, KeyName{"tag-uri", "epc_tag_uri"}, KeyName{"raw", "epc_raw"}};

/** Dates as ISO 8601, numbers without zeros in front, everything else as it stands; empty: a date that is
 * none.
 */
static QString keyValue(const QString &key, const Element &element)
{
    const bool isDate = key == u"expiry" || key == u"production_date";
    const QByteArray value = element.value.toLatin1();
    if (isDate && areDigits(bytesOf(value))) {
        const QByteArray identifier = element.identifier.toLatin1();
        const auto date = value.size() == 6 ? dateFromYymmdd(bytesOf(value))
                                            : dateOfDataIdentifier(bytesOf(identifier), bytesOf(value));
        return date ? date->toString(Qt::ISODate) : QString();
    }
    if (key == u"quantity" && areDigits(bytesOf(value)) && value.size() <= 18)
        return QString::number(numberOf(bytesOf(value)));
    return element.value;
}

template <typename Table>
static void addKeys(std::vector<Element> &keys, const std::vector<Element> &elements, const Table &table)
{
    const auto isNamed = [&keys](QLatin1String key) {
        return std::any_of(
            keys.begin(), keys.end(), [key](const Element &known) { return known.identifier == key; });
    };
    for (const KeyName &name : table) {
        for (const Element &element : elements) {
            const QLatin1String key(name.key);
            if (element.identifier != QLatin1String(name.identifier) || isNamed(key))
                continue;
            if (const QString value = keyValue(key, element); !value.isEmpty())
                keys.push_back({key, value});
        }
    }
}

/** Without the identifiers that stand there twice with different values: they name nothing. */
static std::vector<Element> withoutRepeated(const std::vector<Element> &elements)
{
    std::vector<Element> kept;
    std::copy_if(
        elements.begin(), elements.end(), std::back_inserter(kept), [&elements](const Element &element) {
            return std::none_of(elements.begin(), elements.end(), [&element](const Element &other) {
                return other.identifier == element.identifier && other.value != element.value;
            });
        });
    return kept;
}

std::vector<Element> keysOf(const Code &code)
{
    std::vector<Element> keys;
    if (code.syntax == Syntax::Epc)
        addKeys(keys, code.elements, epcKeys);
    if (code.error)
        return keys;
    switch (code.syntax) {
    case Syntax::Gs1ElementString:
    case Syntax::Gs1DigitalLink:
    case Syntax::Epc:
        addKeys(keys, code.elements, gs1Keys);
        break;
    case Syntax::Iso15434:
    case Syntax::Iuid: {
        const std::vector<Element> elements = withoutRepeated(code.elements);
        addKeys(keys, elements, gs1Keys);
        addKeys(keys, elements, dataKeys);
        if (const auto identifier = uniqueItemIdentifier(elements))
            keys.push_back({QStringLiteral("uii"), *identifier});
        break;
    }
    case Syntax::Hibc:
        addKeys(keys, code.elements, hibcKeys);
        break;
    case Syntax::Plain:
    case Syntax::PrintedCommand:
    case Syntax::Badge:
        break;
    }
    return keys;
}

/** The message as it should have been printed: nothing missing, nothing doubled. */
static QString canonicalMessage(const Code &code)
{
    const Bytes message = bytesOf(code.raw).substr(static_cast<size_t>(code.aim.size()));
    const Iso15434Reading reading = readIso15434(message);
    std::string text = "[)>";
    text += rsByte;
    for (const Envelope &envelope : reading.envelopes) {
        text += envelope.format;
        for (const MessageField &field : envelope.fields) {
            const bool isRaw = field.identifier == envelope.format;
            if (!isRaw)
                text.append(1, gsByte).append(field.identifier);
            if (envelope.format == "12" || envelope.format == "DD")
                text += ' ';
            text += field.value;
        }
        text += rsByte;
    }
    text += eotByte;
    return textOf(text);
}

std::vector<Element> gs1ElementsOf(const Code &code)
{
    std::vector<Element> elements;
    std::copy_if(code.elements.begin(), code.elements.end(), std::back_inserter(elements),
        [](const Element &element) { return element.identifier.front().isDigit(); });
    return elements;
}

QString canonicalOf(const Code &code)
{
    if (code.error)
        return {};
    switch (code.syntax) {
    case Syntax::Gs1ElementString:
    case Syntax::Gs1DigitalLink: {
        const std::vector<Element> elements = gs1ElementsOf(code);
        const auto uri = digitalLink(elements);
        return uri ? *uri : bracketedText(elements);
    }
    case Syntax::Epc: {
        std::vector<Element> keys;
        for (const Element &element : code.elements) {
            if (element.identifier == u"uri")
                return element.value;
            if (isDigit(element.identifier.isEmpty() ? ' ' : element.identifier[0].toLatin1()))
                keys.push_back(element);
        }
        return digitalLink(keys).value_or(QString());
    }
    case Syntax::Iso15434:
        return code.warnings.empty() ? code.text : canonicalMessage(code);
    case Syntax::Plain:
    case Syntax::Hibc:
    case Syntax::PrintedCommand:
    case Syntax::Badge:
    case Syntax::Iuid:
        return code.text;
    }
    return {};
}

} // namespace unitrail
