// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/trace.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

QString lifeCycleName(LifeCycle life)
{
    switch (life) {
    case LifeCycle::Created:
        return u"Created"_s;
    case LifeCycle::InProcess:
        return u"InProcess"_s;
    case LifeCycle::Completed:
        return u"Completed"_s;
    case LifeCycle::Released:
        return u"Released"_s;
    case LifeCycle::Packed:
        return u"Packed"_s;
    case LifeCycle::Shipped:
        return u"Shipped"_s;
    case LifeCycle::InService:
        return u"InService"_s;
    case LifeCycle::Returned:
        return u"Returned"_s;
    case LifeCycle::Scrapped:
        return u"Scrapped"_s;
    case LifeCycle::Decommissioned:
        return u"Decommissioned"_s;
    }
    Q_UNREACHABLE();
}

QString operationStatusName(OperationStatus status)
{
    switch (status) {
    case OperationStatus::Open:
        return u"Open"_s;
    case OperationStatus::Active:
        return u"Active"_s;
    case OperationStatus::Paused:
        return u"Paused"_s;
    case OperationStatus::Passed:
        return u"Passed"_s;
    case OperationStatus::Failed:
        return u"Failed"_s;
    case OperationStatus::Skipped:
        return u"Skipped"_s;
    case OperationStatus::Waived:
        return u"Waived"_s;
    case OperationStatus::Invalidated:
        return u"Invalidated"_s;
    }
    Q_UNREACHABLE();
}

Result<History> historyOf(Journal &journal, const UnitId &unit)
{
    const Subject subject = Subject::of(unit);
    auto entries = journal.entriesOf(subject);
    if (!entries)
        return entries.error();
    auto standing = journal.standing(subject);
    if (!standing)
        return standing.error();
    History history{.unit = unit, .standing = *std::move(standing), .entries = *std::move(entries)};
    history.voided = voidedIds(history.entries);
    return history;
}

History asKnownAt(History history, qint64 atMs)
{
    std::erase_if(
        history.entries, [&](const Recorded &recorded) { return recorded.entry.stamp.wallMs > atMs; });
    history.standing = fold(Subject::of(history.unit), history.entries);
    history.voided = voidedIds(history.entries);
    return history;
}

static QJsonObject componentJson(const InstalledComponent &installed)
{
    const Component &component = installed.component;
    QJsonObject json{{u"part"_s, component.part.text()}, {u"operation"_s, installed.operation.text()},
        {u"quantity"_s, component.quantity.text()}, {u"entry"_s, installed.entry.text()}};
    if (component.serial)
        json.insert(u"serial"_s, component.serial->text());
    if (component.lot)
        json.insert(u"lot"_s, component.lot->text());
    if (component.position)
        json.insert(u"position"_s, component.position->text());
    return json;
}

QJsonObject historyJson(const History &history)
{
    const Standing &standing = history.standing;
    const Unit &unit = standing.unit();
    QJsonObject json{{u"unit"_s, history.unit.text()}, {u"part"_s, history.unit.part.text()},
        {u"serial"_s, history.unit.serial.text()}, {u"created"_s, unit.created},
        {u"life"_s, lifeCycleName(unit.life)}, {u"routing"_s, unit.routing}, {u"depth"_s, standing.depth},
        {u"heads"_s, qint64(standing.heads.size())}};
    if (unit.order)
        json.insert(u"work_order"_s, unit.order->text());
    if (unit.active)
        json.insert(u"active"_s, unit.active->text());
    if (unit.installedIn)
        json.insert(u"installed_in"_s, unit.installedIn->text());
    if (unit.container)
        json.insert(u"container"_s, unit.container->text());
    QJsonArray operations;
    for (const auto &[id, operation] : unit.operations)
        operations.append(QJsonObject{{u"op"_s, id.text()},
            {u"status"_s, operationStatusName(operation.status)}, {u"pass"_s, operation.pass}});
    json.insert(u"operations"_s, operations);
    QJsonArray components;
    for (const InstalledComponent &installed : unit.components)
        components.append(componentJson(installed));
    json.insert(u"components"_s, components);
    QJsonArray holds;
    for (const auto &[id, hold] : standing.holds)
        holds.append(QJsonObject{{u"hold"_s, id.text()}, {u"reason"_s, hold.reason}});
    json.insert(u"holds"_s, holds);
    QJsonArray entries;
    for (const Recorded &recorded : history.entries) {
        QJsonObject entry = QJsonDocument::fromJson(toBody(recorded.entry)).object();
        entry.insert(u"seq"_s, recorded.position.sequence);
        if (std::find(history.voided.begin(), history.voided.end(), recorded.entry.id)
            != history.voided.end())
            entry.insert(u"voided"_s, true);
        entries.append(entry);
    }
    json.insert(u"entries"_s, entries);
    return json;
}

QString historyText(const History &history)
{
    const Unit &unit = history.standing.unit();
    QString text = u"%1  %2%3\n"_s.arg(
        history.unit.text(), lifeCycleName(unit.life), unit.order ? u"  "_s + unit.order->text() : QString());
    for (const Recorded &recorded : history.entries) {
        const Entry &entry = recorded.entry;
        const bool voided
            = std::find(history.voided.begin(), history.voided.end(), entry.id) != history.voided.end();
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(
            entry.stamp.wallMs, Qt::OffsetFromUTC, entry.stamp.offsetMinutes * 60);
        text += u"  %1  %2  %3  %4%5\n"_s.arg(at.toString(Qt::ISODateWithMs), entry.stamp.station.text(),
            entry.stamp.person ? entry.stamp.person->text() : u"-"_s, eventKind(entry.event),
            voided ? u"  (voided)"_s : QString());
    }
    return text;
}

} // namespace unitrail
