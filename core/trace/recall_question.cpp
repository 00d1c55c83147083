// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/recall_question.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>

#include <array>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

using Kind = RecallStart::Kind;

struct NamedKind {
    Kind kind;
    QStringView name;
    QStringView example;
};
static constexpr std::array kinds{
    NamedKind{Kind::Serial, u"serial", u"PART/SERIAL, such as ENC-12/EN2619-00417"},
    NamedKind{Kind::Lot, u"lot", u"PART/LOT, such as ENC-12/EN2619-B"},
    NamedKind{Kind::SupplierLot, u"supplier-lot", u"the supplier's number, such as EN2619-B"},
    NamedKind{Kind::ProductLot, u"product-lot", u"a lot number, such as LA40-26A"},
    NamedKind{Kind::Order, u"order", u"a work order, such as WO-26-0421"},
    NamedKind{Kind::Station, u"station", u"a station, such as TST-1"},
    NamedKind{Kind::Person, u"person", u"a person's id"},
    NamedKind{Kind::Gauge, u"gauge", u"an instrument's number, such as DIN-07"},
    NamedKind{Kind::Fixture, u"fixture", u"a fixture's number"},
    NamedKind{Kind::Tool, u"tool", u"a tool's number"},
    NamedKind{Kind::Program, u"program", u"a test program and its revision"},
};

QString recallStartName(Kind kind)
{
    return kinds[size_t(kind)].name.toString();
}

const std::vector<Kind> &recallStartKinds()
{
    static const std::vector<Kind> all = [] {
        std::vector<Kind> made;
        for (const NamedKind &named : kinds)
            made.push_back(named.kind);
        return made;
    }();
    return all;
}

static bool isName(Kind kind, const QString &text)
{
    switch (kind) {
    case Kind::Serial:
        return UnitId::fromText(text).has_value();
    case Kind::Lot:
        return LotId::fromText(text).has_value();
    case Kind::SupplierLot:
    case Kind::ProductLot:
        return LotNumber::fromText(text).has_value();
    case Kind::Order:
        return OrderNumber::fromText(text).has_value();
    case Kind::Station:
        return StationName::fromText(text).has_value();
    case Kind::Person:
        return PersonId::fromText(text).has_value();
    case Kind::Gauge:
        return GaugeId::fromText(text).has_value();
    case Kind::Fixture:
    case Kind::Tool:
    case Kind::Program:
        return LotNumber::fromText(text).has_value(); // one line of visible text
    }
    Q_UNREACHABLE();
}

Result<RecallStart> RecallStart::fromText(Kind kind, const QString &text)
{
    if (!isName(kind, text))
        return Failure{Failure::Kind::Input,
            u"--%1 %2: give %3"_s.arg(
                recallStartName(kind), text.left(80), kinds[size_t(kind)].example.toString())};
    return RecallStart{.kind = kind, .name = text};
}

std::optional<UnitId> RecallStart::unit() const
{
    return kind == Kind::Serial ? UnitId::fromText(name) : std::nullopt;
}

std::optional<LotId> RecallStart::lot() const
{
    return kind == Kind::Lot || kind == Kind::SupplierLot || kind == Kind::ProductLot ? LotId::fromText(name)
                                                                                      : std::nullopt;
}

QString RecallStart::lotNumber() const
{
    const auto whole = lot();
    return whole ? whole->lot.text() : name;
}

RecallQuestion recallOf(const LotId &lot)
{
    return {{{.kind = RecallStart::Kind::Lot, .name = lot.text()}}};
}

QJsonObject questionJson(const RecallQuestion &question)
{
    QJsonArray starts;
    for (const RecallStart &start : question.starts) {
        QJsonObject json{{u"kind"_s, recallStartName(start.kind)}, {u"name"_s, start.name}};
        if (start.fromMs)
            json.insert(u"from"_s, *start.fromMs);
        if (start.toMs)
            json.insert(u"to"_s, *start.toMs);
        starts.append(json);
    }
    return {{u"starts"_s, starts}};
}

Result<RecallQuestion> questionFromJson(const QJsonObject &json)
{
    RecallQuestion question;
    for (const QJsonValue &value : json[u"starts"].toArray()) {
        const QString name = value[u"kind"].toString();
        const auto *kind = std::find_if(
            kinds.begin(), kinds.end(), [&](const NamedKind &named) { return named.name == name; });
        if (kind == kinds.end())
            return Failure{Failure::Kind::Input, u"a recall cannot start from a \"%1\""_s.arg(name)};
        auto start = RecallStart::fromText(kind->kind, value[u"name"].toString());
        if (!start)
            return start.error();
        if (value[u"from"].isDouble())
            start->fromMs = value[u"from"].toInteger();
        if (value[u"to"].isDouble())
            start->toMs = value[u"to"].toInteger();
        question.starts.push_back(*std::move(start));
    }
    if (question.starts.empty())
        return Failure{
            Failure::Kind::Input, u"the recall asks for nothing: \"starts\" is missing or empty"_s};
    return question;
}

QString questionText(const RecallQuestion &question)
{
    const auto moment
        = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate); };
    QStringList texts;
    for (const RecallStart &start : question.starts) {
        QString text = recallStartName(start.kind) + u' ' + start.name;
        if (start.fromMs)
            text += u" from "_s + moment(*start.fromMs);
        if (start.toMs)
            text += u" to "_s + moment(*start.toMs);
        texts.append(text);
    }
    return texts.join(u", "_s);
}

Result<qint64> momentFromText(const QString &text, bool endOfDay)
{
    const Failure wrong{Failure::Kind::Input,
        u"%1: give a day or a moment, such as 2026-04-13 or 2026-04-13T06:00:00+02:00"_s.arg(text.left(60))};
    if (text.size() == 10) {
        const QDate day = QDate::fromString(text, Qt::ISODate);
        if (!day.isValid())
            return wrong;
        return endOfDay ? day.addDays(1).startOfDay(Qt::UTC).toMSecsSinceEpoch() - 1
                        : day.startOfDay(Qt::UTC).toMSecsSinceEpoch();
    }
    QDateTime moment = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!moment.isValid())
        return wrong;
    if (moment.timeSpec() == Qt::LocalTime)
        moment.setTimeSpec(Qt::UTC);
    return moment.toMSecsSinceEpoch();
}

} // namespace unitrail
