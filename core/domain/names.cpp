// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/names.h"

#include <array>

namespace unitrail {

template <typename Id, typename First, typename Second>
static std::optional<Id> cutAtSlash(const QString &text)
{
    const qsizetype slash = text.indexOf(u'/');
    if (slash < 0)
        return {};
    const auto first = First::fromText(text.left(slash));
    const auto second = Second::fromText(text.mid(slash + 1));
    if (!first || !second)
        return {};
    return Id{*first, *second};
}

std::optional<UnitId> UnitId::fromText(const QString &text)
{
    return cutAtSlash<UnitId, PartNumber, SerialNumber>(text);
}

std::optional<LotId> LotId::fromText(const QString &text)
{
    return cutAtSlash<LotId, PartNumber, LotNumber>(text);
}

struct Prefix {
    Subject::Kind kind;
    QStringView text;
};
static constexpr std::array prefixes{
    Prefix{Subject::Kind::Lot, u"@lot/"},
    Prefix{Subject::Kind::Station, u"@station/"},
    Prefix{Subject::Kind::Container, u"@container/"},
    Prefix{Subject::Kind::Order, u"@order/"},
    Prefix{Subject::Kind::Person, u"@person/"},
    Prefix{Subject::Kind::Operation, u"@operation/"},
    Prefix{Subject::Kind::Plant, u"@plant/"},
    Prefix{Subject::Kind::Gauge, u"@gauge/"},
    Prefix{Subject::Kind::Characteristic, u"@characteristic/"},
    Prefix{Subject::Kind::Concession, u"@concession/"},
    Prefix{Subject::Kind::Containment, u"@containment/"},
    Prefix{Subject::Kind::Case, u"@case/"},
};

static QString prefixed(Subject::Kind kind, const QString &name)
{
    for (const Prefix &prefix : prefixes) {
        if (prefix.kind == kind)
            return prefix.text.toString() + name;
    }
    return name;
}

Subject Subject::of(const UnitId &unit)
{
    return Subject(unit.text());
}

Subject Subject::of(const LotId &lot)
{
    return Subject(prefixed(Kind::Lot, lot.text()));
}

Subject Subject::of(const StationName &station)
{
    return Subject(prefixed(Kind::Station, station.text()));
}

Subject Subject::of(const ContainerId &container)
{
    return Subject(prefixed(Kind::Container, container.text()));
}

Subject Subject::of(const OrderNumber &order)
{
    return Subject(prefixed(Kind::Order, order.text()));
}

Subject Subject::of(const PersonId &person)
{
    return Subject(prefixed(Kind::Person, person.text()));
}

Subject Subject::of(const OperationId &operation)
{
    return Subject(prefixed(Kind::Operation, operation.text()));
}

Subject Subject::of(const GaugeId &gauge)
{
    return Subject(prefixed(Kind::Gauge, gauge.text()));
}

Subject Subject::of(const CharacteristicId &characteristic)
{
    return Subject(prefixed(Kind::Characteristic, characteristic.text()));
}

Subject Subject::of(const ConcessionId &concession)
{
    return Subject(prefixed(Kind::Concession, concession.text()));
}

Subject Subject::of(const ContainmentId &containment)
{
    return Subject(prefixed(Kind::Containment, containment.text()));
}

Subject Subject::of(const CaseId &recall)
{
    return Subject(prefixed(Kind::Case, recall.text()));
}

Subject Subject::plant()
{
    return Subject(prefixed(Kind::Plant, {}));
}

/** Whether this is the checked name of such a thing: entries come from other stations too. */
static bool names(Subject::Kind kind, const QString &name)
{
    switch (kind) {
    case Subject::Kind::Unit:
        return UnitId::fromText(name).has_value();
    case Subject::Kind::Lot:
        return LotId::fromText(name).has_value();
    case Subject::Kind::Station:
        return StationName::fromText(name).has_value();
    case Subject::Kind::Container:
        return ContainerId::fromText(name).has_value();
    case Subject::Kind::Order:
        return OrderNumber::fromText(name).has_value();
    case Subject::Kind::Person:
        return PersonId::fromText(name).has_value();
    case Subject::Kind::Operation:
        return OperationId::fromText(name).has_value();
    case Subject::Kind::Plant:
        return name.isEmpty();
    case Subject::Kind::Gauge:
        return GaugeId::fromText(name).has_value();
    case Subject::Kind::Characteristic:
        return CharacteristicId::fromText(name).has_value();
    case Subject::Kind::Concession:
        return ConcessionId::fromText(name).has_value();
    case Subject::Kind::Containment:
        return ContainmentId::fromText(name).has_value();
    case Subject::Kind::Case:
        return CaseId::fromText(name).has_value();
    }
    Q_UNREACHABLE();
}

std::optional<Subject> Subject::fromText(const QString &text)
{
    if (!text.startsWith(u'@'))
        return UnitId::fromText(text) ? std::optional(Subject(text)) : std::nullopt;
    for (const Prefix &prefix : prefixes) {
        if (text.startsWith(prefix.text))
            return names(prefix.kind, text.mid(prefix.text.size())) ? std::optional(Subject(text))
                                                                    : std::nullopt;
    }
    return {};
}

Subject::Kind Subject::kind() const
{
    for (const Prefix &prefix : prefixes) {
        if (m_text.startsWith(prefix.text))
            return prefix.kind;
    }
    return Kind::Unit;
}

QString Subject::name() const
{
    for (const Prefix &prefix : prefixes) {
        if (m_text.startsWith(prefix.text))
            return m_text.mid(prefix.text.size());
    }
    return m_text;
}

std::optional<UnitId> Subject::unit() const
{
    return m_text.startsWith(u'@') ? std::nullopt : UnitId::fromText(m_text);
}

std::optional<ContainerId> Subject::container() const
{
    return kind() == Kind::Container ? ContainerId::fromText(name()) : std::nullopt;
}

std::optional<LotId> Subject::lot() const
{
    return kind() == Kind::Lot ? LotId::fromText(name()) : std::nullopt;
}

} // namespace unitrail
