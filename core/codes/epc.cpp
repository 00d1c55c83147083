// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/epc.h"

#include "core/codes/check_characters.h"
#include "core/codes/epc_schemes.h"
#include "core/codes/gs1_elements.h"

namespace unitrail {

static void fail(EpcReading &reading, const char *code, size_t position, const QString &text)
{
    if (!reading.error)
        reading.error = CodeError{QLatin1String(code), static_cast<int>(position), text};
}

static bool isPlus(const QString &scheme)
{
    return scheme.endsWith(u'+');
}

/** "sgtin-96" -> "sgtin" */
static QString identityOf(const QString &scheme)
{
    return scheme.section(u'-', 0, 0);
}

/** What a URI of these schemes must not hold as it is (TDS 1.13, 6.3); # belongs to the fragment of any URI.
 */
static QString escapedPart(const QString &part)
{
    static constexpr Bytes forbidden = "\"%&/<>?#";
    QString result;
    for (const QChar c : part) {
        if (forbidden.find(c.toLatin1()) != Bytes::npos)
            result += QStringLiteral("%%1")
                          .arg(static_cast<uint>(c.unicode()), 2, 16, QLatin1Char('0'))
                          .toUpper();
        else
            result += c;
    }
    return result;
}

static QString joined(const std::vector<QString> &parts)
{
    QStringList list;
    for (const QString &part : parts)
        list += escapedPart(part);
    return list.join(u'.');
}

QString Epc::tagUri() const
{
    if (isPlus(scheme) || parts.empty() || !scheme.contains(u'-'))
        return {};
    // A GID has no filter.
    const QString lead = scheme == u"gid-96" ? QString() : QString::number(filter) + u'.';
    return QStringLiteral("urn:epc:tag:") + scheme + u':' + lead + joined(parts);
}

QString Epc::idUri() const
{
    if (isPlus(scheme) || parts.empty())
        return {};
    return QStringLiteral("urn:epc:id:") + identityOf(scheme) + u':' + joined(parts);
}

QString rawEpcUri(Bytes bytes, size_t bits)
{
    const QByteArray hex = QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toHex().toUpper();
    return QStringLiteral("urn:epc:raw:%1.x%2")
        .arg(bits)
        .arg(QString::fromLatin1(hex.left(static_cast<qsizetype>((bits + 3) / 4))));
}

/** The header decides; false: there is no such scheme. */
static bool readByHeader(EpcReading &reading, quint8 header, BitReader &bits)
{
    for (const PartitionedScheme &scheme : partitionedSchemes) {
        if (scheme.header == header) {
            reading.epc.scheme = asciiText(scheme.name);
            readPartitioned(reading, scheme, bits);
            return true;
        }
    }
    if (readOther(reading, header, bits))
        return true;
    for (const PlusScheme &scheme : plusSchemes) {
        if (scheme.header == header) {
            reading.epc.scheme = asciiText(scheme.name);
            readPlus(reading, scheme, bits);
            return true;
        }
    }
    return false;
}

/** Values that the scheme can hold and the standard forbids, such as a piece of more than the total. */
static void checkElements(EpcReading &reading)
{
    for (const Element &element : reading.epc.elements) {
        const QByteArray identifier = element.identifier.toLatin1();
        const QByteArray value = element.value.toLatin1();
        const ApplicationIdentifier *ai = applicationIdentifier(bytesOf(identifier));
        if (ai == nullptr)
            continue;
        if (auto wrong = checkGs1Value(*ai, bytesOf(identifier), bytesOf(value), 0))
            fail(reading, "epc.value", 0, wrong->text);
    }
}

EpcReading readEpcBinary(Bytes bytes, size_t size)
{
    EpcReading reading;
    BitReader bits(bytes, size);
    const auto header = static_cast<quint8>(bits.take(8));
    if (!bits.good()) {
        fail(reading, "epc.short", 0, QStringLiteral("there is no header"));
    } else if (header == 0) {
        fail(reading, "epc.blank", 0, QStringLiteral("the tag has not been written yet"));
    } else if (header == 0xE0 || header == 0xE2) {
        fail(reading, "epc.tid", 0, QStringLiteral("this is the tag's own number (TID), not an EPC"));
    } else if (!readByHeader(reading, header, bits)) {
        fail(reading, "epc.header", 0,
            QStringLiteral("there is no scheme with header %1").arg(header, 2, 16, QLatin1Char('0')));
    }
    if (!bits.good())
        fail(reading, "epc.short", bits.position(),
            QStringLiteral("there are fewer bits than the scheme needs"));
    if (!reading.error && !isPlus(reading.epc.scheme) && !bits.restIsZero())
        fail(reading, "epc.rest", bits.position(), QStringLiteral("bits behind the code are not zero"));
    if (!reading.error && reading.epc.elements.empty()) {
        reading.epc.elements = elementsOfParts(identityOf(reading.epc.scheme), reading.epc.parts);
        checkElements(reading);
    }
    return reading;
}

/** A pure identity: how many parts it has, and the scheme that has room for any of its kind. */
struct Identity {
    Bytes name;
    qsizetype parts;
    Bytes roomiest;
};
static constexpr std::array identities{
    Identity{"sgtin", 3, "sgtin-198"},
    Identity{"sscc", 2, "sscc-96"},
    Identity{"sgln", 3, "sgln-195"},
    Identity{"grai", 3, "grai-170"},
    Identity{"giai", 2, "giai-202"},
    Identity{"gsrn", 2, "gsrn-96"},
    Identity{"gsrnp", 2, "gsrnp-96"},
    Identity{"gdti", 3, "gdti-174"},
    Identity{"cpi", 3, "cpi-var"},
    Identity{"sgcn", 3, "sgcn-96"},
    Identity{"itip", 5, "itip-212"},
    Identity{"gid", 3, "gid-96"},
    Identity{"usdod", 2, "usdod-96"},
    Identity{"adi", 3, "adi-var"},
};

/** The pieces between the dots. The last one may hold dots of its own. */
static QStringList piecesOf(const QString &body, qsizetype count)
{
    QStringList pieces = body.split(u'.');
    if (pieces.size() <= count)
        return pieces;
    const QString last = QStringList(pieces.mid(count - 1)).join(u'.');
    pieces = pieces.mid(0, count - 1);
    return pieces << last;
}

/** The text without %XX; nothing when an escape is broken or hides a control character. */
static std::optional<QString> unescapedPart(const QString &part)
{
    QString result;
    for (qsizetype i = 0; i < part.size(); ++i) {
        if (part[i] != u'%') {
            result += part[i];
            continue;
        }
        const int high = i + 2 < part.size() ? hexValue(part[i + 1].toLatin1()) : -1;
        const int low = i + 2 < part.size() ? hexValue(part[i + 2].toLatin1()) : -1;
        const int c = high * 16 + low;
        if (high < 0 || low < 0 || c < 0x20 || c > 0x7e)
            return {};
        result += QLatin1Char(static_cast<char>(c));
        i += 2;
    }
    return result;
}

EpcReading readEpcUri(const QString &uri)
{
    EpcReading reading;
    const bool isTag = uri.startsWith(u"urn:epc:tag:");
    if (!isTag && !uri.startsWith(u"urn:epc:id:")) {
        fail(reading, "epc.uri", 0, QStringLiteral("an EPC URI begins with urn:epc:tag: or urn:epc:id:"));
        return reading;
    }
    const QString scheme = uri.section(u':', 3, 3);
    const QString body = uri.section(u':', 4);
    reading.epc.scheme = scheme;
    reading.epc.filter = -1;
    qsizetype position = uri.size() - body.size();
    const auto *identity = std::find_if(identities.begin(), identities.end(),
        [&](const Identity &candidate) { return asciiText(candidate.name) == identityOf(scheme); });
    if (identity == identities.end() || (!isTag && scheme.contains(u'-'))) {
        fail(reading, "epc.scheme", isTag ? 12 : 11, QStringLiteral("there is no scheme %1").arg(scheme));
        return reading;
    }
    bool needsFilter = isTag && scheme != u"gid-96";
    for (const QString &piece : piecesOf(body, identity->parts + (needsFilter ? 1 : 0))) {
        const auto part = unescapedPart(piece);
        if (!part) {
            fail(reading, "epc.uri", static_cast<size_t>(position), QStringLiteral("a broken escape"));
            return reading;
        }
        bool isNumber = true;
        if (needsFilter) {
            reading.epc.filter = part->toInt(&isNumber);
            needsFilter = false;
        } else {
            reading.epc.parts.push_back(*part);
        }
        if (!isNumber)
            fail(reading, "epc.filter", static_cast<size_t>(position),
                QStringLiteral("the filter is not a number"));
        position += piece.size() + 1;
    }
    // Whether the parts fit is what writing them finds out; a pure identity is tried in its roomiest scheme.
    Epc trial = reading.epc;
    if (!isTag) {
        trial.scheme = asciiText(identity->roomiest);
        trial.filter = 0;
    }
    if (!reading.error) {
        if (const auto written = epcBinary(trial); !written)
            fail(reading, "epc.uri", static_cast<size_t>(uri.size() - body.size()), written.error().text);
    }
    if (!reading.error) {
        reading.epc.elements = elementsOfParts(identityOf(scheme), reading.epc.parts);
        checkElements(reading);
    }
    return reading;
}

Result<QByteArray> epcBinary(const Epc &epc)
{
    const QByteArray name = epc.scheme.toLatin1();
    BitWriter bits;
    std::optional<QString> failure;
    if (const PartitionedScheme *partitioned = partitionedScheme(bytesOf(name))) {
        bits.put(partitioned->header, 8);
        failure = writePartitioned(bits, *partitioned, epc);
    } else if (const PlusScheme *plus = plusScheme(bytesOf(name))) {
        bits.put(plus->header, 8);
        failure = writePlus(bits, *plus, epc);
    } else {
        failure = writeOther(bits, epc);
    }
    if (failure)
        return Failure{Failure::Kind::Input, *failure};
    return bits.words();
}

static QString valueOf(const std::vector<Element> &elements, const char *ai)
{
    for (const Element &element : elements) {
        if (element.identifier == QLatin1String(ai))
            return element.value;
    }
    return {};
}

/** GS1 keys -> the parts of a URI, with the company prefix cut off at that size. */
static std::vector<QString> partsOfElements(
    const QString &identity, const std::vector<Element> &elements, qsizetype prefix)
{
    const auto turned = [prefix](const QString &key, qsizetype size) {
        return std::vector<QString>{key.mid(1, prefix), key.left(1) + key.mid(1 + prefix, size - 2 - prefix)};
    };
    const auto straight = [prefix](const QString &key, qsizetype size) {
        return std::vector<QString>{key.left(prefix), key.mid(prefix, size - 1 - prefix)};
    };
    const auto with = [](std::vector<QString> parts, const QString &more) {
        parts.push_back(more);
        return parts;
    };
    if (identity == u"sgtin")
        return with(turned(valueOf(elements, "01"), 14), valueOf(elements, "21"));
    if (identity == u"sscc")
        return turned(valueOf(elements, "00"), 18);
    if (identity == u"sgln") {
        const QString extension = valueOf(elements, "254");
        return with(
            straight(valueOf(elements, "414"), 13), extension.isEmpty() ? QStringLiteral("0") : extension);
    }
    if (identity == u"grai")
        return with(straight(valueOf(elements, "8003").mid(1), 13), valueOf(elements, "8003").mid(14));
    if (identity == u"giai")
        return {valueOf(elements, "8004").left(prefix), valueOf(elements, "8004").mid(prefix)};
    if (identity == u"gsrn" || identity == u"gsrnp")
        return straight(valueOf(elements, identity == u"gsrn" ? "8018" : "8017"), 18);
    if (identity == u"gdti" || identity == u"sgcn") {
        const QString key = valueOf(elements, identity == u"gdti" ? "253" : "255");
        return with(straight(key, 13), key.mid(13));
    }
    if (identity == u"cpi")
        return {valueOf(elements, "8010").left(prefix), valueOf(elements, "8010").mid(prefix),
            valueOf(elements, "8011")};
    if (identity == u"itip") {
        const QString key = valueOf(elements, "8006");
        std::vector<QString> parts = turned(key, 14);
        return with(with(with(parts, key.mid(14, 2)), key.mid(16, 2)), valueOf(elements, "21"));
    }
    return {};
}

Result<Epc> epcOfElements(
    const std::vector<Element> &elements, const QString &scheme, int filter, int companyPrefixSize)
{
    Epc epc{.scheme = scheme, .filter = filter, .elements = elements};
    if (!isPlus(scheme)) {
        if (companyPrefixSize < 6 || companyPrefixSize > 12)
            return Failure{Failure::Kind::Input, QStringLiteral("a company prefix has 6 to 12 digits")};
        epc.parts = partsOfElements(identityOf(scheme), elements, companyPrefixSize);
        epc.elements = elementsOfParts(identityOf(scheme), epc.parts);
        for (const Element &element : epc.elements) {
            // Cut and put together again it must be the same key, check digit included.
            if (valueOf(elements, element.identifier.toLatin1().constData()) != element.value)
                return Failure{Failure::Kind::Input,
                    QStringLiteral("AI (%1) does not make a %2").arg(element.identifier, scheme)};
        }
    }
    if (const auto binary = epcBinary(epc); !binary)
        return binary.error();
    return epc;
}

} // namespace unitrail
