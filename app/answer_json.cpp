// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/answer_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static QString verdictOf(const Answer &answer)
{
    switch (answer.kind) {
    case Answer::Kind::None:
    case Answer::Kind::Accepted:
    case Answer::Kind::Completed:
    case Answer::Kind::Undone:
        return u"accepted"_s;
    case Answer::Kind::Held:
        return answer.refusal ? u"refused"_s : u"accepted"_s;
    case Answer::Kind::Refused:
        return u"refused"_s;
    case Answer::Kind::Attention:
        return u"attention"_s;
    case Answer::Kind::NotRecorded:
        return u"not_recorded"_s;
    }
    Q_UNREACHABLE();
}

static QString whatOf(Answer::What what)
{
    static constexpr std::array names{"Nothing", "SignedIn", "SignedOut", "UnitOpened", "UnitCreated",
        "OperationStarted", "OperationCompleted", "OperationFailed", "OperationPaused", "OperationResumed",
        "OperationSkipped", "ComponentInstalled", "ComponentRemoved", "LotLoaded", "LotUnloaded",
        "MeasurementRecorded", "HoldPlaced", "HoldReleased", "ReworkReturned", "UnitScrapped", "UnitMoved",
        "UnitPacked", "ContainerSealed", "UnitReleased", "UnitShipped", "Undone", "IdentifierBound",
        "LabelSent", "LabelPrinted", "LabelRead", "LabelNotPrinted", "IdentifierVoided", "AskConfirmLeave",
        "AskUndo", "AskOverride", "AskPrintAgain", "AskPart", "AskChoice", "Kept", "LanguageChanged",
        "ThemeChanged", "HelpCalled", "AskRecordFail", "Entered", "StationStopped", "StationResumed",
        "CallAnswered", "FigureFrozen", "UnitShown", "ContainerNumbered", "ContainerShown", "RepairRecorded",
        "NonconformanceOpened", "NonconformanceAdvanced", "NonconformanceDecided", "NonconformanceClosed",
        "ConcessionGranted", "OperationWaived", "GaugeChecked", "RecordSigned", "SignatureDeclined",
        "AskSignature", "AskTag", "TagWritten", "LotAccepted", "LotRejected", "LimitsFrozen", "FileKept",
        "ContainmentTaken", "ContainmentLifted", "ContainmentKnown", "ContainmentPart", "ConflictResolved",
        "CorrectionProposed", "CorrectionDecided", "UnitUnpacked", "UnitReturned", "ContainerPacked",
        "ContainerUnpacked", "LoosePacked", "LooseUnpacked", "ContainerMoved", "ContainerShipped",
        "ServiceOpened", "ServiceClosed", "UnitDecommissioned", "AskContainer", "OrderShipped",
        "IssuerTrusted"};
    static_assert(names.size() == size_t(Answer::What::IssuerTrusted) + 1);
    return QString::fromLatin1(names[size_t(what)]);
}

QByteArray answerJson(const Answer &answer, const QString &device)
{
    QJsonObject line{{u"scan"_s, answer.code}, {u"device"_s, device}, {u"verdict"_s, verdictOf(answer)},
        {u"reason"_s, answer.refusal ? QJsonValue(reasonName(answer.refusal->reason)) : QJsonValue()},
        {u"what"_s, whatOf(answer.what)},
        {u"unit"_s, answer.unit ? QJsonValue(answer.unit->text()) : QJsonValue()},
        {u"operation"_s, answer.operation ? QJsonValue(answer.operation->text()) : QJsonValue()},
        {u"seq"_s, answer.sequence}};
    if (answer.container)
        line.insert(u"container"_s, answer.container->text());
    if (answer.refusal) {
        if (!answer.refusal->stations.isEmpty())
            line.insert(u"stations"_s, QJsonArray::fromStringList(answer.refusal->stations));
        if (!answer.refusal->names.isEmpty())
            line.insert(u"names"_s, QJsonArray::fromStringList(answer.refusal->names));
        if (!answer.refusal->detail.isEmpty())
            line.insert(u"detail"_s, answer.refusal->detail);
        if (answer.refusal->other)
            line.insert(u"other"_s, answer.refusal->other->text());
    }
    if (answer.tag && answer.tag->antenna != 0)
        line.insert(u"antenna"_s, answer.tag->antenna);
    if (answer.tag && answer.tag->rssiDbm != 0)
        line.insert(u"rssi_dbm"_s, answer.tag->rssiDbm);
    if (answer.tag && !answer.tag->tid.isEmpty())
        line.insert(u"tid"_s, answer.tag->tid);
    if (answer.repaired)
        line.insert(u"repaired"_s, true);
    if (answer.measurement && answer.what == Answer::What::MeasurementRecorded) {
        line.insert(u"characteristic"_s, answer.measurement->characteristic.text());
        line.insert(u"value"_s, answer.measurement->value);
        line.insert(u"result"_s, verdictName(answer.measurement->verdict));
    }
    if (const auto &m = answer.measurement) {
        QJsonObject value{{u"characteristic"_s, m->characteristic.text()}, {u"value"_s, m->value},
            {u"unit_of_measure"_s, m->unit}, {u"verdict"_s, verdictName(m->verdict)}, {u"index"_s, m->index},
            {u"attempt"_s, m->attempt.value_or(1)}, {u"limit_revision"_s, m->limitRevision}};
        if (m->lower)
            value.insert(u"lower"_s, m->lower->text());
        if (m->upper)
            value.insert(u"upper"_s, m->upper->text());
        if (!m->gauge.isEmpty())
            value.insert(u"gauge"_s, m->gauge);
        line.insert(u"measurement"_s, value);
    }
    if (answer.kind == Answer::Kind::NotRecorded)
        line.insert(u"detail"_s, answer.text);
    if (!answer.nextStations.isEmpty())
        line.insert(u"next"_s, QJsonArray::fromStringList(answer.nextStations));
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

} // namespace unitrail
