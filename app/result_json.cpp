// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/result_json.h"

#include "ui/words/speech.h"

#include <QJsonArray>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static QString statusOf(const ResultReceipt &receipt)
{
    if (receipt.quarantined)
        return u"quarantined"_s;
    for (const TakenRun &run : receipt.taken.runs) {
        if (run.kind == TakenRun::Kind::Recorded)
            return u"recorded"_s;
    }
    return u"known"_s;
}

static QString kindOf(const TakenRun &run)
{
    switch (run.kind) {
    case TakenRun::Kind::Recorded:
        return u"recorded"_s;
    case TakenRun::Kind::Known:
        return u"known"_s;
    case TakenRun::Kind::Refused:
        return u"refused"_s;
    case TakenRun::Kind::Unmatched:
        return u"unmatched"_s;
    }
    Q_UNREACHABLE();
}

static QString operationStatus(OperationStatus status)
{
    return status == OperationStatus::Passed ? u"passed"_s
        : status == OperationStatus::Failed  ? u"failed"_s
                                             : u"open"_s;
}

static QString sentence(const Refusal &refusal)
{
    const Sentence words = Speech(Language{}).wordsFor(refusal, refusal.detail);
    QString plain = words.what + u' ' + words.next;
    plain.remove(QChar(0x2068)).remove(QChar(0x2069)); // the marks that screens need
    return plain;
}

static QJsonObject runJson(const TakenRun &run)
{
    QJsonObject json{{u"serial"_s, run.serial}, {u"status"_s, kindOf(run)},
        {u"unit"_s, run.unit ? QJsonValue(run.unit->text()) : QJsonValue()}};
    if (run.kind == TakenRun::Kind::Recorded) {
        json.insert(u"operation"_s, run.operation ? QJsonValue(run.operation->text()) : QJsonValue());
        json.insert(u"pass"_s, run.pass);
        json.insert(u"operation_status"_s, operationStatus(run.status));
        json.insert(u"values"_s, run.values);
        json.insert(u"not_in_plan"_s, QJsonArray::fromStringList(run.notInPlan));
        json.insert(u"seq"_s, run.sequence);
    }
    if (run.refusal) {
        json.insert(u"reason"_s, reasonName(run.refusal->reason));
        json.insert(u"detail"_s, run.refusal->detail);
        json.insert(u"names"_s, QJsonArray::fromStringList(run.refusal->names));
        json.insert(u"text"_s, sentence(*run.refusal));
    }
    return json;
}

QJsonObject resultJson(const ResultReceipt &receipt)
{
    QJsonArray runs;
    for (const TakenRun &run : receipt.taken.runs)
        runs.append(runJson(run));
    QJsonObject json{{u"file"_s, receipt.name}, {u"sha256"_s, receipt.taken.sha256},
        {u"status"_s, statusOf(receipt)}, {u"results"_s, runs}};
    if (!receipt.taken.mistake.isEmpty()) {
        json.insert(u"reason"_s, u"Unreadable"_s);
        json.insert(u"text"_s, receipt.taken.mistake);
    }
    return json;
}

QJsonObject quarantineJson(const QuarantinedFile &file)
{
    return {{u"sha256"_s, file.sha256}, {u"file"_s, file.name}, {u"device"_s, file.device},
        {u"serials"_s, QJsonArray::fromStringList(file.serials)}, {u"reason"_s, file.reason},
        {u"text"_s, file.text}, {u"since_ms"_s, file.sinceMs}, {u"tried_ms"_s, file.triedMs},
        {u"tries"_s, file.tries}, {u"size"_s, file.size}};
}

QString resultText(const ResultReceipt &receipt)
{
    QStringList told;
    for (const TakenRun &run : receipt.taken.runs) {
        const QString unit = run.unit ? run.unit->text() : run.serial;
        if (run.kind == TakenRun::Kind::Recorded)
            told.append(u"%1 recorded, operation %2 pass %3 %4, %5 values"_s.arg(unit,
                run.operation ? run.operation->text() : QString(), QString::number(run.pass),
                operationStatus(run.status), QString::number(run.values)));
        else if (run.kind == TakenRun::Kind::Known)
            told.append(u"%1 was recorded before"_s.arg(unit));
        else
            told.append(u"%1 quarantined: %2"_s.arg(unit, sentence(*run.refusal)));
    }
    if (!receipt.taken.mistake.isEmpty())
        told.append(u"quarantined: "_s + receipt.taken.mistake);
    return receipt.name + u": "_s + told.join(u"; "_s);
}

} // namespace unitrail
