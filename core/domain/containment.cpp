// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/containment.h"

#include "core/base/signing.h"
#include "core/domain/entry.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

QByteArray containmentMessage(const ContainmentId &containment, const ContainmentIssued &terms)
{
    ContainmentIssued unsignedTerms = terms;
    unsignedTerms.signature.clear();
    return "unitrail containment 1\n" + containment.text().toUtf8() + '\n' + toBytes(Event(unsignedTerms));
}

/** Written in the one way there is: what is written otherwise was changed. */
static QByteArray bytesOf(const QString &base64)
{
    const QByteArray text = base64.toLatin1();
    const QByteArray bytes = QByteArray::fromBase64(text);
    return bytes.toBase64() == text ? bytes : QByteArray();
}

bool isSignedByItsKey(const ContainmentId &containment, const ContainmentIssued &terms)
{
    return isSignedBy(bytesOf(terms.key), containmentMessage(containment, terms), bytesOf(terms.signature));
}

static constexpr QLatin1StringView fileMark("containment 1");
static constexpr qsizetype fileMax = 200'000;

QByteArray containmentFile(const ContainmentId &containment, const ContainmentIssued &terms)
{
    const QJsonObject json{{u"unitrail"_s, fileMark}, {u"containment"_s, containment.text()},
        {u"terms"_s, QJsonDocument::fromJson(toBytes(Event(terms))).object()}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<CarriedContainment> containmentFromFile(const QByteArray &bytes)
{
    const QJsonObject json = bytes.size() > fileMax ? QJsonObject() : QJsonDocument::fromJson(bytes).object();
    const auto id = ContainmentId::fromText(json.value("containment"_L1).toString());
    if (json.value("unitrail"_L1).toString() != fileMark || !id)
        return Failure{Failure::Kind::Input,
            u"this is no containment; take the file that 'unitrail contain --export' wrote"_s};
    const auto event
        = eventFromBytes(QJsonDocument(json.value("terms"_L1).toObject()).toJson(QJsonDocument::Compact));
    const auto *terms = event ? std::get_if<ContainmentIssued>(&*event) : nullptr;
    if (!terms || terms->version < 1)
        return Failure{Failure::Kind::Input,
            u"containment %1: its terms cannot be read; have it exported again"_s.arg(id->text())};
    return CarriedContainment{*id, *terms};
}

HoldId containmentHold(const ContainmentId &containment, int version)
{
    const QString number = u':' + QString::number(version);
    return HoldId::known(containment.text().left(HoldKind::sizeMax - number.size()) + number);
}

// ---- what a rule asks for

/** Deeper than any product; a damaged record that holds itself ends here. */
static constexpr int depthMax = 12;

static bool holdsInside(const Unit &unit, const Subject &wanted, const LookUp &lookUp, int depth)
{
    return std::any_of(unit.components.begin(), unit.components.end(), [&](const InstalledComponent &one) {
        const auto lot = one.component.lotId();
        if (lot && Subject::of(*lot) == wanted)
            return true;
        const auto piece = one.component.unit();
        if (!piece)
            return false;
        const Subject inner = Subject::of(*piece);
        if (inner == wanted)
            return true;
        const Standing *standing = depth < depthMax && lookUp ? lookUp(inner) : nullptr;
        const auto *within = standing ? std::get_if<Unit>(&standing->state) : nullptr;
        return within && holdsInside(*within, wanted, lookUp, depth + 1);
    });
}

/** The unit itself, and what it belongs to. */
static std::vector<Subject> namesOf(const UnitId &id, const Unit &unit)
{
    std::vector<Subject> names{Subject::of(id)};
    if (unit.order)
        names.push_back(Subject::of(*unit.order));
    if (unit.productLot)
        names.push_back(Subject::of(LotId{id.part, *unit.productLot}));
    if (unit.supplierLot)
        names.push_back(Subject::of(LotId{id.part, *unit.supplierLot}));
    if (unit.container)
        names.push_back(Subject::of(*unit.container));
    return names;
}

static bool asksForWork(const ContainmentRule &rule)
{
    return rule.operation || rule.station || rule.person || !rule.gauge.isEmpty() || rule.fromMs || rule.toMs;
}

/** One run that all of it is true of. What still runs has no end. */
static bool isTrueOf(const ContainmentRule &rule, const OperationId &id, const OperationStanding &run)
{
    if (run.pass == 0 || (rule.operation && rule.operation != id)
        || (rule.station && rule.station != run.station) || (rule.person && rule.person != run.person))
        return false;
    if ((rule.toMs && run.startedMs > *rule.toMs)
        || (rule.fromMs && run.endedMs != 0 && run.endedMs < *rule.fromMs))
        return false;
    return rule.gauge.isEmpty()
        || std::any_of(run.measurements.begin(), run.measurements.end(),
            [&](const Measurement &measured) { return measured.gauge == rule.gauge; });
}

static bool isAmong(const ContainmentRule &rule, const SerialNumber &serial)
{
    if (!rule.serials.empty()
        && std::find(rule.serials.begin(), rule.serials.end(), serial) == rule.serials.end())
        return false;
    const auto fits = [&](const std::optional<SerialNumber> &bound, bool lower) {
        if (!bound)
            return true;
        const QString &text = serial.text(), &limit = bound->text();
        return text.size() == limit.size() && (lower ? text >= limit : text <= limit);
    };
    return fits(rule.serialFrom, true) && fits(rule.serialTo, false);
}

bool concerns(const ContainmentRule &rule, const UnitId &id, const Unit &unit, const LookUp &lookUp)
{
    if (rule == ContainmentRule{})
        return false; // it asks for nothing, and so it means nothing
    if ((rule.part && rule.part != id.part) || (!rule.revision.isEmpty() && rule.revision != unit.revision)
        || !isAmong(rule, id.serial))
        return false;
    if (rule.subject) {
        const std::vector<Subject> names = namesOf(id, unit);
        if (std::find(names.begin(), names.end(), *rule.subject) == names.end())
            return false;
    }
    if (asksForWork(rule)
        && std::none_of(unit.operations.begin(), unit.operations.end(),
            [&](const auto &run) { return isTrueOf(rule, run.first, run.second); }))
        return false;
    return !rule.contains || Subject::of(id) == *rule.contains
        || (unit.supplierLot && Subject::of(LotId{id.part, *unit.supplierLot}) == *rule.contains)
        || holdsInside(unit, *rule.contains, lookUp, 0);
}

QString ruleText(const ContainmentRule &rule)
{
    const auto moment
        = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate); };
    QStringList parts;
    if (rule.subject)
        parts.append(rule.subject->text());
    if (rule.contains)
        parts.append(u"contains "_s + rule.contains->text());
    if (rule.part)
        parts.append(u"part "_s + rule.part->text());
    if (!rule.revision.isEmpty())
        parts.append(u"revision "_s + rule.revision);
    if (!rule.serials.empty()) {
        QStringList serials;
        for (const SerialNumber &serial : rule.serials)
            serials.append(serial.text());
        parts.append(serials.size() <= 4
                ? u"serials "_s + serials.join(u", ")
                : u"%1 serials from %2 to %3"_s.arg(serials.size()).arg(serials.front(), serials.back()));
    }
    if (rule.serialFrom)
        parts.append(u"serial from "_s + rule.serialFrom->text());
    if (rule.serialTo)
        parts.append(u"serial to "_s + rule.serialTo->text());
    if (rule.operation)
        parts.append(u"operation "_s + rule.operation->text());
    if (rule.station)
        parts.append(u"station "_s + rule.station->text());
    if (rule.person)
        parts.append(u"person "_s + rule.person->text());
    if (!rule.gauge.isEmpty())
        parts.append(u"gauge "_s + rule.gauge);
    if (rule.fromMs)
        parts.append(u"from "_s + moment(*rule.fromMs));
    if (rule.toMs)
        parts.append(u"to "_s + moment(*rule.toMs));
    return parts.join(u", "_s);
}

// ---- the index

/** The drawer a rule lies in: the thing that the fewest units share goes first. */
static std::vector<QString> drawersOf(const ContainmentRule &rule)
{
    if (!rule.serials.empty()) {
        std::vector<QString> drawers;
        for (const SerialNumber &serial : rule.serials)
            drawers.push_back(u"serial "_s + serial.text());
        return drawers;
    }
    if (rule.subject)
        return {rule.subject->text()};
    if (rule.contains)
        return {rule.contains->text()};
    if (rule.part)
        return {u"part "_s + rule.part->text()};
    if (rule.operation)
        return {u"operation "_s + rule.operation->text()};
    if (rule.station)
        return {u"station "_s + rule.station->text()};
    return {QString()};
}

static void addInside(std::set<QString> &drawers, const Unit &unit, const LookUp &lookUp, int depth)
{
    for (const InstalledComponent &installed : unit.components) {
        if (const auto lot = installed.component.lotId())
            drawers.insert(Subject::of(*lot).text());
        const auto piece = installed.component.unit();
        if (!piece)
            continue;
        const Subject inner = Subject::of(*piece);
        drawers.insert(inner.text());
        const Standing *standing = depth < depthMax && lookUp ? lookUp(inner) : nullptr;
        if (const auto *within = standing ? std::get_if<Unit>(&standing->state) : nullptr)
            addInside(drawers, *within, lookUp, depth + 1);
    }
}

ContainmentIndex::ContainmentIndex(const std::map<ContainmentId, Containment> &all)
    : m_all(all)
{
    for (const auto &one : m_all) {
        for (const ContainmentRule &rule : one.second.terms.rules) {
            m_looksInside = m_looksInside || rule.contains;
            for (const QString &drawer : drawersOf(rule))
                m_rules[drawer].push_back({&one, &rule});
        }
    }
}

static int strictness(const Containment &containment)
{
    switch (containment.terms.action.value_or(ContainmentAction::Stop)) {
    case ContainmentAction::Stop:
        return 2;
    case ContainmentAction::Inspect:
        return 1;
    case ContainmentAction::Divert:
        return 0;
    }
    Q_UNREACHABLE();
}

/** It has gone through the operation since it was contained. */
static bool wasDiverted(const Unit &unit, const ContainmentIssued &terms)
{
    if (terms.action != ContainmentAction::Divert || !terms.divertTo)
        return false;
    const auto run = unit.operations.find(*terms.divertTo);
    return run != unit.operations.end() && run->second.status == OperationStatus::Passed
        && run->second.startedMs >= terms.issuedMs.value_or(0);
}

static bool wasCleared(const Unit &unit, const HoldId &hold)
{
    return std::find(unit.cleared.begin(), unit.cleared.end(), hold) != unit.cleared.end();
}

std::optional<ContainmentIndex::Hit> ContainmentIndex::concerning(
    const UnitId &id, const Unit &unit, const LookUp &lookUp) const
{
    if (m_rules.isEmpty())
        return {};
    std::set<QString> drawers{QString(), u"serial "_s + id.serial.text(), u"part "_s + id.part.text()};
    for (const Subject &name : namesOf(id, unit))
        drawers.insert(name.text());
    for (const auto &[operation, run] : unit.operations) {
        drawers.insert(u"operation "_s + operation.text());
        if (run.station)
            drawers.insert(u"station "_s + run.station->text());
    }
    if (m_looksInside)
        addInside(drawers, unit, lookUp, 0);

    std::optional<Hit> strictest;
    for (const QString &drawer : drawers) {
        const auto filed = m_rules.constFind(drawer);
        if (filed == m_rules.cend())
            continue;
        for (const auto &[of, rule] : *filed) {
            const auto &[containment, standing] = *of;
            const bool stricter = !strictest || strictness(standing) > strictness(*strictest->containment);
            if (stricter && !wasCleared(unit, containmentHold(containment, standing.terms.version))
                && !wasDiverted(unit, standing.terms) && concerns(*rule, id, unit, lookUp))
                strictest = Hit{containment, &standing};
        }
    }
    return strictest;
}

std::optional<ContainmentIndex::Hit> ContainmentIndex::concerning(const Subject &subject) const
{
    const auto filed = m_rules.constFind(subject.text());
    if (filed == m_rules.cend())
        return {};
    for (const auto &[of, rule] : *filed) {
        const ContainmentRule alone{.subject = rule->subject, .contains = rule->contains};
        if (*rule == alone) // what else it asks for nobody can say of a thing alone
            return Hit{of->first, &of->second};
    }
    return {};
}

} // namespace unitrail
