// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/trace.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>
#include <map>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

QString recallReasonName(RecallReason reason)
{
    switch (reason) {
    case RecallReason::Itself:
        return u"itself"_s;
    case RecallReason::Fitted:
        return u"fitted"_s;
    case RecallReason::BuiltIn:
        return u"built-in"_s;
    case RecallReason::OfLot:
        return u"of-lot"_s;
    case RecallReason::OfOrder:
        return u"of-order"_s;
    case RecallReason::WorkedOn:
        return u"worked-on"_s;
    case RecallReason::LotWasLoaded:
        return u"lot-was-loaded"_s;
    case RecallReason::NothingRecorded:
        return u"nothing-recorded"_s;
    case RecallReason::CapturePermitted:
        return u"capture-permitted"_s;
    case RecallReason::Removed:
        return u"removed"_s;
    case RecallReason::OtherRecorded:
        return u"other-recorded"_s;
    }
    Q_UNREACHABLE();
}

qint64 Recall::now() const
{
    return std::count_if(units.begin(), units.end(), [](const RecalledUnit &unit) { return unit.now; });
}

QStringList Recall::scope() const
{
    QStringList names;
    for (const std::vector<RecalledUnit> *list : {&units, &possible}) {
        for (const RecalledUnit &unit : *list) {
            if (unit.now)
                names.append(unit.unit.text());
        }
    }
    names.sort();
    return names;
}

QByteArray snapshotOf(const QStringList &sortedUnits)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &unit : sortedUnits)
        hash.addData(unit.toUtf8() + '\n');
    return hash.result();
}

QByteArray Recall::snapshot() const
{
    return snapshotOf(scope());
}

RecallDifference difference(const QStringList &before, const QStringList &after)
{
    RecallDifference found;
    std::set_difference(
        after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(found.added));
    std::set_difference(
        before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(found.removed));
    return found;
}

Result<QStringList> scopeFromJson(const QJsonObject &json)
{
    QStringList names;
    for (const char *list : {"units", "possible"}) {
        for (const QJsonValue &unit : json[QLatin1String(list)].toArray()) {
            if (unit[u"now"].toBool(true))
                names.append(unit[u"unit"].toString());
        }
    }
    names.sort();
    const QString digest = QString::fromLatin1(snapshotOf(names).toHex());
    if (!json[u"snapshot"].isString())
        return Failure{
            Failure::Kind::Input, u"this is no answer of unitrail recall --json: it has no \"snapshot\""_s};
    if (json[u"snapshot"].toString() != digest)
        return Failure{Failure::Kind::Input,
            u"the units of the earlier answer do not fit its snapshot %1: the file was changed"_s.arg(
                json[u"snapshot"].toString().left(64))};
    return names;
}

static QJsonObject whereJson(const Whereabouts &where)
{
    QJsonObject json{{u"kind"_s, whereaboutsName(where.kind)}};
    const auto put = [&](const QString &key, const QString &value) {
        if (!value.isEmpty())
            json.insert(key, value);
    };
    put(u"operation"_s, where.operation);
    put(u"after"_s, where.after);
    put(u"station"_s, where.station);
    put(u"location"_s, where.location);
    put(u"container"_s, where.container);
    put(u"customer"_s, where.customer);
    put(u"customer_order"_s, where.customerOrder);
    if (where.parent)
        json.insert(u"parent"_s, where.parent->text());
    if (where.holds > 0)
        json.insert(u"holds"_s, where.holds);
    return json;
}

static QJsonObject unitJson(const RecalledUnit &found, bool placed)
{
    QJsonObject line{{u"unit"_s, found.unit.text()}, {u"link"_s, found.exact ? u"exact"_s : u"possible"_s},
        {u"reason"_s, recallReasonName(found.reason)}, {u"evidence"_s, found.evidence.text()}};
    if (found.life)
        line.insert(u"life"_s, lifeCycleName(*found.life));
    if (found.order)
        line.insert(u"work_order"_s, found.order->text());
    if (found.via)
        line.insert(u"via"_s, found.via->text());
    if (placed)
        line.insert(u"where"_s, whereJson(found.where));
    return line;
}

QJsonObject recallJson(const Recall &recall)
{
    const bool placed = !recall.position.isEmpty();
    QJsonArray units, excluded, possible, cleared, orders, behind;
    for (const OrderNumber &order : recall.orders)
        orders.append(order.text());
    std::map<QString, int> places;
    for (const RecalledUnit &found : recall.units) {
        QJsonObject line = unitJson(found, placed);
        if (found.now) {
            units.append(line);
            ++places[whereaboutsName(found.where.kind)];
        } else {
            line.insert(u"reason"_s, recallReasonName(RecallReason::Removed));
            if (found.removedBy)
                line.insert(u"removed_by"_s, found.removedBy->text());
            excluded.append(line);
        }
    }
    for (const RecalledUnit &found : recall.possible) {
        QJsonObject line = unitJson(found, placed);
        line.insert(u"now"_s, found.now);
        possible.append(line);
    }
    for (const ClearedUnit &unit : recall.cleared)
        cleared.append(
            QJsonObject{{u"unit"_s, unit.unit.text()}, {u"reason"_s, recallReasonName(unit.reason)},
                {u"other"_s, unit.other}, {u"evidence"_s, unit.evidence.text()}});
    for (const StationKnowledge &station : recall.behind)
        behind.append(QJsonObject{{u"station"_s, station.station.text()},
            {u"known_until"_s, station.untilMs ? QJsonValue(*station.untilMs) : QJsonValue()}});
    QJsonObject json{{u"product_lot"_s, recall.productLot}, {u"work_orders"_s, recall.workOrders},
        {u"orders"_s, orders}, {u"ever"_s, recall.ever()}, {u"now"_s, recall.now()},
        {u"excluded"_s, excluded}, {u"units"_s, units},
        {u"snapshot"_s, QString::fromLatin1(recall.snapshot().toHex())},
        {u"question"_s, questionJson(recall.question)}};
    if (recall.question.starts.size() == 1 && recall.question.starts.front().kind == RecallStart::Kind::Lot)
        json.insert(u"lot"_s, recall.question.starts.front().name);
    if (!recall.unknown.empty())
        json.insert(u"unknown"_s, questionJson({recall.unknown}).value(u"starts"_s));
    if (!placed)
        return json;
    QJsonObject counts;
    for (const auto &[place, number] : places)
        counts.insert(place, number);
    json.insert(u"where"_s, counts);
    json.insert(u"possible"_s, possible);
    json.insert(u"cleared"_s, cleared);
    json.insert(u"behind"_s, behind);
    json.insert(u"position"_s, recall.position);
    json.insert(u"asked"_s, recall.askedMs);
    return json;
}

static QString whereText(const RecalledUnit &found)
{
    const Whereabouts &where = found.where;
    switch (where.kind) {
    case Whereabouts::Kind::InProcess:
        return where.operation.isEmpty() ? u"in process after %1 at %2"_s.arg(where.after, where.station)
                                         : u"in process, %1 at %2"_s.arg(where.operation, where.station);
    case Whereabouts::Kind::Stock:
        return u"in stock %1 %2"_s.arg(where.location, where.container).trimmed();
    case Whereabouts::Kind::BuiltIn:
        return u"built into %1"_s.arg(where.parent ? where.parent->text() : u"?"_s);
    case Whereabouts::Kind::Shipped:
    case Whereabouts::Kind::InService:
        return u"%1 %2 %3"_s.arg(whereaboutsName(where.kind), where.customer, where.customerOrder).trimmed();
    case Whereabouts::Kind::Returned:
    case Whereabouts::Kind::Scrapped:
    case Whereabouts::Kind::Decommissioned:
        return whereaboutsName(where.kind);
    case Whereabouts::Kind::Unknown:
        break;
    }
    return found.life ? lifeCycleName(*found.life) : u"component"_s;
}

QString recallText(const Recall &recall)
{
    const bool placed = !recall.position.isEmpty();
    const bool ofLot
        = recall.question.starts.size() == 1 && recall.question.starts.front().kind == RecallStart::Kind::Lot;
    QString text = u"%1\n"_s.arg(ofLot ? recall.question.starts.front().name : questionText(recall.question));
    text += u"  product lot     %1 units\n  work orders     %2 units\n"_s.arg(recall.productLot)
                .arg(recall.workOrders);
    text += u"  ever contained  %1\n  contains now    %2\n"_s.arg(recall.ever()).arg(recall.now());
    if (placed)
        text += u"  possible        %1\n"_s.arg(recall.possible.size());
    if (!recall.unknown.empty())
        text += u"  nothing is recorded here of %1: mistyped, or not received yet\n"_s.arg(
            questionText({recall.unknown}));
    for (const StationKnowledge &station : recall.behind)
        text += station.untilMs ? u"  %1 is known until %2\n"_s.arg(station.station.text(),
                    QDateTime::fromMSecsSinceEpoch(*station.untilMs, Qt::UTC).toString(Qt::ISODate))
                                : u"  nothing is known of %1\n"_s.arg(station.station.text());
    for (const RecalledUnit &found : recall.units)
        text += u"  %1  %2  %3\n"_s.arg(
            found.unit.text(), whereText(found), found.now ? u"contains it"_s : u"removed"_s);
    for (const RecalledUnit &found : recall.possible)
        text += u"  %1  %2  possible: %3\n"_s.arg(
            found.unit.text(), whereText(found), recallReasonName(found.reason));
    return text;
}

} // namespace unitrail
