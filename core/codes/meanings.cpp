// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/meanings.h"

#include "core/codes/code_book.h"
#include "core/codes/hibc.h"
#include "core/codes/iuid.h"
#include "core/codes/mh10.h"

namespace unitrail {

const Part *partByGtin(const Plant &plant, Bytes gtin)
{
    const QLatin1String wanted(gtin.data(), static_cast<qsizetype>(gtin.size()));
    for (const auto &[number, part] : plant.parts) {
        if (part.gtin == wanted)
            return &part;
    }
    return nullptr;
}

/** What is said about one item, before it is checked against the plant. */
struct ItemFacts {
    std::vector<const Part *> parts; ///< all that the code may speak of; different ones are to be asked
    bool namesPart = false; ///< the code names a part, known here or not
    Bytes serial;
    int serialPosition = 0;
    bool isTorn = false; ///< two envelopes name two serials
    Bytes lot;
    QString revision;
    std::optional<QDate> expiry, made;
    std::optional<Decimal> quantity;

    void addPart(const Part *part)
    {
        if (part != nullptr && std::find(parts.begin(), parts.end(), part) == parts.end())
            parts.push_back(part);
    }
};

static void warn(Code &code, const char *name, int position, const QString &text)
{
    code.warnings.push_back({QLatin1String(name), position, text});
}

static std::optional<ItemCode> itemOf(Code &code, const ItemFacts &facts, const Part *part)
{
    ItemCode item;
    if (part != nullptr)
        item.part = part->number;
    if (!facts.serial.empty()) {
        const QString serial = textOf(facts.serial);
        item.serial = SerialNumber::fromText(serial);
        if (!item.serial) {
            code.error = CodeError{QStringLiteral("serial.name"), facts.serialPosition,
                QStringLiteral("this cannot be a serial number")};
            return {};
        }
        if (part != nullptr && (code.error = checkSerial(part->serialCheck, serial, facts.serialPosition)))
            return {};
    }
    if (!facts.lot.empty() && !(item.lot = LotNumber::fromText(textOf(facts.lot)))) {
        code.error = CodeError{QStringLiteral("lot.name"), 0, QStringLiteral("this cannot be a lot number")};
        return {};
    }
    item.revision = facts.revision;
    item.expiry = facts.expiry;
    item.made = facts.made;
    item.quantity = facts.quantity;
    return item;
}

static void addItem(Code &code, const ItemFacts &facts)
{
    const bool identifies = !facts.serial.empty() || !facts.lot.empty();
    if (!facts.namesPart && !identifies)
        return;
    if (facts.namesPart && facts.parts.empty()) {
        // A serial is only unique within its part: without it nothing is meant.
        warn(code, "plant.unknown-part", 0,
            QStringLiteral("the part on the label is not one of this plant's"));
        return;
    }
    if (facts.parts.empty()) {
        if (auto item = itemOf(code, facts, nullptr))
            code.meanings.emplace_back(std::move(*item));
        return;
    }
    for (const Part *part : facts.parts) {
        if (auto item = itemOf(code, facts, part))
            code.meanings.emplace_back(std::move(*item));
    }
    if (code.error)
        code.meanings.clear();
}

template <typename Named, typename Meant> static void addNamed(Code &code, Bytes value)
{
    if (auto name = Named::fromText(textOf(value)))
        code.meanings.emplace_back(Meant{std::move(*name)});
}

static void addAlias(Code &code, const char *type, const QString &value)
{
    code.meanings.emplace_back(AliasCode{QLatin1String(type), value});
}

static void addPerson(Code &code, const char *type, Bytes value, const Plant &plant)
{
    const QString badge = textOf(value);
    if (plant.personByBadge(badge) != nullptr)
        code.meanings.emplace_back(BadgeCode{badge});
    else
        addAlias(code, type, badge);
}

static void takeGs1Field(ItemFacts &facts, const Gs1Field &field, const Plant &plant)
{
    const Bytes ai = field.identifier;
    if (ai == "01") {
        facts.namesPart = true;
        facts.addPart(partByGtin(plant, field.value));
    } else if (ai == "240" || ai == "241") {
        if (const auto number = PartNumber::fromText(textOf(field.value)))
            facts.addPart(plant.part(*number));
    } else if (ai == "21") {
        facts.isTorn = facts.isTorn || (!facts.serial.empty() && facts.serial != field.value);
        facts.serial = field.value;
        facts.serialPosition = field.position;
    } else if (ai == "10") {
        facts.lot = field.value;
    } else if (ai == "17") {
        facts.expiry = dateFromYymmdd(field.value);
    } else if (ai == "11") {
        facts.made = dateFromYymmdd(field.value);
    } else if (ai == "30") {
        facts.quantity = Decimal(numberOf(field.value), 0);
    }
}

void addGs1Meanings(Code &code, const Gs1Reading &reading, const Plant &plant)
{
    ItemFacts facts;
    for (const Gs1Field &field : reading.fields) {
        const Bytes ai = field.identifier;
        takeGs1Field(facts, field, plant);
        if (ai == "00")
            addNamed<ContainerId, ContainerCode>(code, field.value);
        else if (ai == "8003")
            addAlias(code, "grai", asciiText(field.value));
        else if (ai == "8004")
            addAlias(code, "giai", asciiText(field.value));
        else if (ai == "8018")
            addPerson(code, "gsrn", field.value, plant);
        else if (ai == "414")
            addAlias(code, "gln", asciiText(field.value));
    }
    // A serial or lot without a GTIN belongs to the other key on the label, if there is one.
    if (facts.namesPart || !facts.parts.empty() || code.meanings.empty())
        addItem(code, facts);
}

static void takeDataField(Code &code, ItemFacts &facts, const MessageField &field, const Plant &plant)
{
    const DataIdentifier *di = dataIdentifier(field.identifier);
    const Bytes id = field.identifier;
    if (id == "P" || id == "1P" || id == "30P") {
        facts.namesPart = true;
        if (const auto number = PartNumber::fromText(textOf(field.value)))
            facts.addPart(plant.part(*number));
    } else if (id == "S") {
        facts.isTorn = facts.isTorn || (!facts.serial.empty() && facts.serial != field.value);
        facts.serial = field.value;
        facts.serialPosition = field.position;
    } else if (id == "1T" || (id == "T" && facts.lot.empty())) {
        facts.lot = field.value;
    } else if (id == "2P") {
        facts.revision = asciiText(field.value);
    } else if (id == "Q") {
        facts.quantity = Decimal::fromText(asciiText(field.value));
        if (!facts.quantity)
            warn(code, "mh10.quantity", field.position,
                QStringLiteral("%1 is not a quantity").arg(asciiText(field.value)));
    } else if (id == "14D" || id == "D" || id == "16D") {
        const auto date = dateOfDataIdentifier(id, field.value);
        (id == "16D" ? facts.made : facts.expiry) = date;
        if (!date)
            warn(code, "mh10.date", field.position,
                QStringLiteral("%1 is not a date").arg(asciiText(field.value)));
    } else if (di != nullptr && di->role == DataRole::Package) {
        addNamed<ContainerId, ContainerCode>(code, field.value);
    } else if (di != nullptr && di->role == DataRole::WorkOrder && id == "W") {
        addNamed<OrderNumber, OrderCode>(code, field.value);
    } else if (id == "1H") {
        addPerson(code, "employee", field.value, plant);
    } else if (id == "23S") {
        addAlias(code, "mac", asciiText(field.value));
    }
}

/** An identifier of one item that stands there twice: which of the values is meant is not for us to choose.
 */
static void warnOfRepeated(Code &code, const Iso15434Reading &reading)
{
    static constexpr std::array<Bytes, 13> single{
        "S", "T", "1T", "2P", "Q", "D", "14D", "16D", "17V", "18S", "25S", "SER", "UID"};
    for (const Envelope &envelope : reading.envelopes) {
        if (envelope.format == "05")
            continue; // judged by the rules of GS1
        for (const MessageField &field : envelope.fields) {
            const MessageField *first = reading.find(field.identifier);
            if (first != &field && first->value != field.value
                && std::find(single.begin(), single.end(), field.identifier) != single.end())
                warn(code, "mh10.repeated", field.position,
                    QStringLiteral("%1 comes twice with different values").arg(asciiText(field.identifier)));
        }
    }
}

void addDataIdentifierMeanings(Code &code, const Iso15434Reading &reading, const Plant &plant)
{
    ItemFacts facts;
    const size_t warningsBefore = code.warnings.size();
    warnOfRepeated(code, reading);
    for (const Envelope &envelope : reading.envelopes) {
        for (const MessageField &field : envelope.fields) {
            if (envelope.format == "06")
                takeDataField(code, facts, field, plant);
            else if (envelope.format == "05" && (field.identifier == "00"))
                addNamed<ContainerId, ContainerCode>(code, field.value);
            else if (envelope.format == "05")
                takeGs1Field(facts, {nullptr, field.identifier, field.value, field.position}, plant);
        }
    }
    if (facts.isTorn && code.warnings.size() == warningsBefore)
        warn(code, "mh10.repeated", facts.serialPosition, QStringLiteral("there are two different serials"));
    // With a date or quantity that cannot be read the rest is not to be relied upon either.
    if (code.warnings.size() > warningsBefore) {
        code.meanings.clear();
        return;
    }
    addItem(code, facts);
    if (code.meanings.empty() && !code.error) {
        if (const auto identifier = uniqueItemIdentifier(code.elements))
            addAlias(code, "uii", *identifier);
    }
}

void addHibcMeanings(Code &code, const HibcReading &reading, const Plant &plant)
{
    ItemFacts facts;
    const QString product = reading.value("PCN");
    facts.namesPart = !product.isEmpty();
    for (const QString &name : {product, reading.value("LIC") + product}) {
        if (const auto number = PartNumber::fromText(name))
            facts.addPart(plant.part(*number));
    }
    const QByteArray serial = reading.value("serial").toLatin1();
    const QByteArray lot = reading.value("lot").toLatin1();
    facts.serial = bytesOf(serial);
    facts.serialPosition
        = static_cast<int>(std::max<qsizetype>(code.text.indexOf(reading.value("serial")), 0));
    facts.lot = bytesOf(lot);
    facts.expiry = dayOfHibcDate(reading.value("expiry"));
    facts.made = dayOfHibcDate(reading.value("made"));
    facts.quantity = Decimal::fromText(reading.value("quantity"));
    addItem(code, facts);
}

} // namespace unitrail
