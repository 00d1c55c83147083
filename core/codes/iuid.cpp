// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/iuid.h"

#include <array>

namespace unitrail {

static QString valueOf(const std::vector<Element> &elements, QLatin1String identifier)
{
    for (const Element &element : elements) {
        if (element.identifier == identifier)
            return element.value;
    }
    return {};
}

/** An identifier of an enterprise, and the agency code that goes in front of it. */
struct Enterprise {
    QLatin1String identifier;
    QLatin1String agency;
};

static constexpr std::array dataEnterprises{
    Enterprise{QLatin1String("17V"), QLatin1String("D")},
    Enterprise{QLatin1String("12V"), QLatin1String("UN")},
    Enterprise{QLatin1String("3V"), QLatin1String("")},
    Enterprise{QLatin1String("7L"), QLatin1String("LD")},
    Enterprise{QLatin1String("18V"), QLatin1String("")},
};
static constexpr std::array textEnterprises{
    Enterprise{QLatin1String("CAG"), QLatin1String("D")},
    Enterprise{QLatin1String("MFR"), QLatin1String("D")},
    Enterprise{QLatin1String("SPL"), QLatin1String("D")},
    Enterprise{QLatin1String("DUN"), QLatin1String("UN")},
    Enterprise{QLatin1String("EUC"), QLatin1String("LH")},
};

// MIL-STD-130N: how long the parts of an identifier may be.
static constexpr qsizetype enterpriseSizeMax = 13;
static constexpr qsizetype originalSizeMax = 32; // part number or lot
static constexpr qsizetype serialSizeMax = 30;

/** Enterprise, part or lot, serial in this order; nothing when one of them is too long to be what it says. */
static QString joined(const QString &enterprise, const QString &original, const QString &serial)
{
    const bool fits = original.size() <= originalSizeMax && serial.size() <= serialSizeMax;
    return fits ? enterprise + original + serial : QString();
}

template <typename Table>
static QString enterpriseIn(const std::vector<Element> &elements, const Table &table)
{
    for (const Enterprise &enterprise : table) {
        const QString value = valueOf(elements, enterprise.identifier);
        // One without an agency code of ours begins with its own, of up to two characters.
        const qsizetype sizeMax = enterpriseSizeMax + (enterprise.agency.isEmpty() ? 2 : 0);
        if (!value.isEmpty() && value.size() <= sizeMax)
            return enterprise.agency + value;
    }
    return {};
}

static QString firstOf(const std::vector<Element> &elements, std::initializer_list<QLatin1String> identifiers)
{
    for (const QLatin1String identifier : identifiers) {
        if (const QString value = valueOf(elements, identifier); !value.isEmpty())
            return value;
    }
    return {};
}

/** Elements that say all by themselves. */
static QString complete(const std::vector<Element> &elements)
{
    if (const QString value = valueOf(elements, QLatin1String("25S")); !value.isEmpty())
        return value;
    if (const QString value = valueOf(elements, QLatin1String("UID")); !value.isEmpty())
        return value;
    if (const QString value = valueOf(elements, QLatin1String("18S")); !value.isEmpty())
        return u'D' + value;
    return {};
}

static QString constructed(const std::vector<Element> &elements)
{
    const QString enterprise = enterpriseIn(elements, dataEnterprises);
    const QString original = firstOf(elements, {QLatin1String("1P"), QLatin1String("1T")});
    const QString serial = valueOf(elements, QLatin1String("S"));
    if (!enterprise.isEmpty() && !original.isEmpty() && !serial.isEmpty())
        return joined(enterprise, original, serial);

    const QString textEnterprise = enterpriseIn(elements, textEnterprises);
    if (textEnterprise.isEmpty())
        return {};
    const QString unique = firstOf(elements, {QLatin1String("SER"), QLatin1String("UCN")});
    if (!unique.isEmpty())
        return joined(textEnterprise, {}, unique);
    const QString textOriginal = firstOf(
        elements, {QLatin1String("PNO"), QLatin1String("LOT"), QLatin1String("LTN"), QLatin1String("BII")});
    const QString sequence = valueOf(elements, QLatin1String("SEQ"));
    return textOriginal.isEmpty() || sequence.isEmpty() ? QString()
                                                        : joined(textEnterprise, textOriginal, sequence);
}

static QString equivalent(const std::vector<Element> &elements)
{
    const QString value = firstOf(
        elements, {QLatin1String("I"), QLatin1String("22S"), QLatin1String("8004"), QLatin1String("8002")});
    if (!value.isEmpty())
        return value;
    const QString asset = valueOf(elements, QLatin1String("8003"));
    return asset.size() > 14 ? asset : QString(); // with a serial behind the type
}

std::optional<QString> uniqueItemIdentifier(const std::vector<Element> &elements)
{
    QString text = complete(elements);
    if (text.isEmpty())
        text = constructed(elements);
    if (text.isEmpty())
        text = equivalent(elements);
    QString identifier;
    for (const QChar c : text.toUpper()) {
        if ((c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'/')
            identifier += c;
    }
    // 50 characters today, 78 in labels of older editions.
    return identifier.isEmpty() || identifier.size() > 78 ? std::nullopt : std::optional(identifier);
}

} // namespace unitrail
