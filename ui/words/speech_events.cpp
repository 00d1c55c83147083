// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/match.h"
#include "ui/words/speech.h"

namespace unitrail {

static QString joined(std::initializer_list<QString> parts)
{
    QStringList present;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            present << part;
    }
    return present.join(QStringLiteral(" · "));
}

EventWords Speech::wordsFor(const Event &event) const
{
    const auto stepOf = [this](const OperationId &operation) {
        return filled(QStringLiteral("{step}"), {{"step", step(operation)}});
    };
    const auto pass = [](int number) {
        return number > 1 ? filled(tr("attempt {number}"), {{"number", QString::number(number)}}) : QString();
    };
    const auto components = [this](const std::vector<Component> &all) {
        QStringList names;
        for (const Component &one : all)
            names << component(one);
        return names.join(QStringLiteral(", "));
    };
    const auto because = [](const QString &why) { return isolated(why); };

    return match(
        event,
        [&](const UnitCreated &e) {
            return EventWords{tr("Unit created"),
                joined({e.order ? isolated(e.order->text()) : QString(), isolated(e.revision)})};
        },
        [&](const IdentifierBound &e) {
            if (const QString of = QStringLiteral("key of "); e.type.startsWith(of))
                return EventWords{tr("Key trusted"), isolated(e.type.mid(of.size()))};
            return EventWords{tr("Label bound"), isolated(e.value)};
        },
        [&](const IdentifierVoided &e) {
            return EventWords{tr("Label withdrawn"), joined({isolated(e.value), because(e.why)})};
        },
        [&](const OperationStarted &e) {
            return EventWords{tr("Started"), joined({stepOf(e.operation), pass(e.pass)})};
        },
        [&](const OperationPaused &e) {
            return EventWords{tr("Paused"), stepOf(e.operation)};
        },
        [&](const OperationResumed &e) {
            return EventWords{tr("Resumed"), stepOf(e.operation)};
        },
        [&](const OperationCompleted &e) {
            return EventWords{tr("Completed"), joined({stepOf(e.operation), pass(e.pass)})};
        },
        [&](const OperationFailed &e) {
            QStringList codes;
            for (const DefectCode &code : e.defects)
                codes << code.text();
            return EventWords{
                tr("Not passed"), joined({stepOf(e.operation), list(codes), pass(e.pass), because(e.note)})};
        },
        [&](const OperationSkipped &e) {
            return EventWords{tr("Skipped"), joined({stepOf(e.operation), because(e.why)})};
        },
        [&](const OperationWaived &e) {
            return EventWords{tr("Waived"), joined({stepOf(e.operation), because(e.why)})};
        },
        [&](const ComponentInstalled &e) {
            return EventWords{tr("Part fitted"), components(e.components)};
        },
        [&](const ComponentRemoved &e) {
            return EventWords{tr("Part taken out"), joined({components(e.components), because(e.why)})};
        },
        [&](const LotReceived &e) {
            return EventWords{tr("Lot received"), isolated(e.supplier)};
        },
        [&](const LotLoaded &e) {
            return EventWords{tr("Lot loaded"), isolated(e.lot.text())};
        },
        [&](const LotUnloaded &e) {
            return EventWords{tr("Lot unloaded"), joined({isolated(e.lot.text()), because(e.why)})};
        },
        [&](const TestRecorded &e) {
            QStringList values;
            for (const Measurement &m : e.measurements)
                values << isolated(m.characteristic.text()) + QStringLiteral(" ") + measurement(m)
                        + (m.verdict == Verdict::Pass ? QString() : u' ' + word(m.verdict));
            return EventWords{tr("Measured"), values.join(QStringLiteral(", "))};
        },
        [&](const DefectRecorded &e) {
            return EventWords{
                tr("Defect"), joined({isolated(e.defect.text()), isolated(e.place), because(e.note)})};
        },
        [&](const RepairRecorded &e) {
            return EventWords{
                tr("Repaired"), joined({isolated(e.action), isolated(e.cause), because(e.note)})};
        },
        [&](const ReworkReturned &e) {
            return EventWords{tr("Sent back"), joined({stepOf(e.to), because(e.why)})};
        },
        [&](const HoldPlaced &e) {
            return EventWords{tr("Put on hold"), joined({isolated(e.reason), because(e.note)})};
        },
        [&](const HoldReleased &e) {
            return EventWords{tr("Released from hold"), because(e.why)};
        },
        [&](const UnitScrapped &e) {
            return EventWords{tr("Scrapped"), because(e.why)};
        },
        [&](const UnitMoved &e) {
            return EventWords{tr("Moved"), isolated(e.location)};
        },
        [&](const UnitPacked &e) {
            return EventWords{tr("Packed"), isolated(e.container.text())};
        },
        [&](const UnitUnpacked &e) {
            return EventWords{tr("Unpacked"), joined({isolated(e.container.text()), because(e.why)})};
        },
        [&](const ContainerSealed &e) {
            return EventWords{tr("Container sealed"), isolated(e.sscc)};
        },
        [&](const UnitReleased &e) {
            return EventWords{tr("Released for delivery"), isolated(e.meaning)};
        },
        [&](const UnitShipped &e) {
            return EventWords{tr("Shipped"), joined({isolated(e.customer), isolated(e.order)})};
        },
        [&](const UnitReturned &e) {
            return EventWords{tr("Returned"), joined({isolated(e.customer), isolated(e.symptom)})};
        },
        [&](const OperatorSignedIn &e) {
            return EventWords{tr("Signed in"), isolated(e.person.text())};
        },
        [&](const OperatorSignedOut &e) {
            return EventWords{tr("Signed out"), joined({isolated(e.person.text()), because(e.why)})};
        },
        [&](const ScanRefused &e) {
            return EventWords{tr("Refused"), wordsFor(e.refusal, e.code).what};
        },
        [&](const OverrideGranted &e) {
            return EventWords{tr("Permitted by a second person"),
                joined({isolated(e.secondPerson.text()), wordsFor(e.refusal).what, because(e.why)})};
        },
        [&](const EventVoided &e) {
            return EventWords{tr("Entry undone"), because(e.why)};
        },
        [&](const StationStarted &e) {
            return EventWords{
                tr("Station started"), joined({isolated(e.version), isolated(e.plantRevision)})};
        },
        [&](const ClockStepped &e) {
            return EventWords{tr("Clock changed"),
                m_language.moment(e.fromMs) + QStringLiteral(" → ") + m_language.moment(e.toMs)};
        },
        [&](const SerialBlockLeased &e) {
            return EventWords{tr("Serial numbers leased"),
                joined({isolated(e.part.text()), QStringLiteral("%1–%2").arg(e.first).arg(e.last)})};
        },
        [&](const IdentifierReserved &e) {
            return EventWords{
                e.type == u"serial" ? tr("Serial reserved") : tr("Number reserved"), isolated(e.value)};
        },
        [&](const IdentifierPrinted &e) {
            return EventWords{e.copy > 1 ? tr("Label printed again") : tr("Label printed"),
                joined({isolated(e.value), isolated(e.printer), because(e.why)})};
        },
        [&](const AttachmentAdded &e) {
            return EventWords{tr("File attached"), joined({isolated(e.name), isolated(e.place)})};
        },
        [&](const ParameterRecorded &e) {
            return EventWords{tr("Process value"),
                joined(
                    {isolated(e.name), isolated(e.value + (e.unit.isEmpty() ? QString() : u' ' + e.unit))})};
        },
        [&](const ToolUsed &e) {
            return EventWords{tr("Tool used"), joined({isolated(e.kind), isolated(e.name)})};
        },
        [&](const NonconformanceOpened &e) {
            QStringList codes;
            for (const DefectCode &code : e.defects)
                codes << code.text();
            return EventWords{tr("Nonconformance opened"),
                joined({isolated(e.nonconformance.text()), list(codes), because(e.note)})};
        },
        [&](const NonconformanceAdvanced &e) {
            return EventWords{word(e.state), joined({isolated(e.nonconformance.text()), because(e.why)})};
        },
        [&](const NonconformanceDispositioned &e) {
            return EventWords{tr("Nonconformance decided"),
                joined({isolated(e.nonconformance.text()), word(e.disposition), because(e.why)})};
        },
        [&](const NonconformanceClosed &e) {
            return EventWords{
                tr("Nonconformance closed"), joined({isolated(e.nonconformance.text()), because(e.why)})};
        },
        [&](const ConcessionGranted &e) {
            return EventWords{
                e.kind == QStringLiteral("deviation") ? tr("Deviation granted") : tr("Concession granted"),
                because(e.why)};
        },
        [&](const ConcessionUsed &e) {
            return EventWords{
                tr("Accepted on concession"), joined({isolated(e.concession.text()), stepOf(e.operation)})};
        },
        [&](const SignatureApplied &e) {
            return EventWords{tr("Signed"), joined({isolated(e.printedName), isolated(e.meaning)})};
        },
        [&](const SignatureDeclined &e) {
            return EventWords{tr("Signature declined"),
                joined({isolated(e.printedName), isolated(e.meaning), because(e.why)})};
        },
        [&](const GaugeChecked &e) {
            return EventWords{e.good ? tr("Gauge found good") : tr("Gauge found bad"), because(e.note)};
        },
        [&](const ControlLimitsFrozen &e) {
            return EventWords{tr("Control limits frozen"), joined({isolated(e.process), isolated(e.chart)})};
        },
        [&](const ServiceOpened &e) {
            return EventWords{tr("Service opened"), joined({isolated(e.order), isolated(e.symptom)})};
        },
        [&](const ServiceClosed &e) {
            return EventWords{tr("Service closed"), joined({isolated(e.order), because(e.why)})};
        },
        [&](const UnitDecommissioned &e) {
            return EventWords{tr("Taken out of service"), because(e.why)};
        },
        [&](const LoosePacked &e) {
            return EventWords{
                tr("Loose parts packed"), joined({isolated(e.lot.text()), isolated(e.quantity.text())})};
        },
        [&](const LooseUnpacked &e) {
            return EventWords{tr("Loose parts unpacked"),
                joined({isolated(e.lot.text()), isolated(e.quantity.text()), because(e.why)})};
        },
        [&](const ContainmentIssued &e) {
            return EventWords{tr("Containment issued"),
                joined({QString::number(e.version), isolated(e.reason), because(e.note)})};
        },
        [&](const ContainmentAcknowledged &e) {
            return EventWords{tr("Containment enforced"), QString::number(e.version)};
        },
        [&](const ContainmentLifted &e) {
            return EventWords{tr("Containment lifted"), because(e.why)};
        },
        [&](const ConflictResolved &e) {
            return EventWords{tr("Conflict decided"), because(e.why)};
        },
        [&](const CorrectionProposed &e) {
            return EventWords{tr("Correction proposed"),
                joined({isolated(e.before) + QStringLiteral(" → ") + isolated(e.after), because(e.why)})};
        },
        [&](const EventCorrected &e) {
            return EventWords{tr("Corrected"),
                joined({isolated(e.before) + QStringLiteral(" → ") + isolated(e.after), because(e.why)})};
        },
        [&](const RecallCaseOpened &e) {
            return EventWords{tr("Recall case opened"),
                tr("{count} units").replace(QStringLiteral("{count}"), m_language.locale.toString(e.units))};
        },
        [&](const RecallUnitClosed &e) {
            return EventWords{tr("Recall: unit closed"),
                joined({isolated(e.recall.text()), isolated(e.outcome), because(e.note)})};
        },
        [&](const RecallCaseClosed &e) {
            return EventWords{tr("Recall case closed"), because(e.why)};
        },
        [&](const AndonCalled &e) {
            return EventWords{tr("Help called"), because(e.why)};
        },
        [&](const AndonAnswered &e) {
            return EventWords{tr("Help is coming"), because(e.note)};
        },
        [&](const StationStopped &e) {
            return EventWords{tr("Station stopped"), isolated(e.reason)};
        },
        [&](const StationResumed &e) {
            return EventWords{tr("Station runs again"), because(e.note)};
        },
        [&](const DrillCompleted &e) {
            return EventWords{tr("Recall drill"),
                tr("{count} s").replace(QStringLiteral("{count}"), m_language.locale.toString(e.seconds))};
        },
        [&](const FigureFrozen &e) {
            return EventWords{tr("Figure frozen"), joined({isolated(e.definition), isolated(e.value)})};
        },
        [&](const LotInspected &e) {
            return EventWords{e.accepted ? tr("Lot accepted") : tr("Lot rejected"),
                joined({tr("{bad} of {sample} nonconforming")
                            .replace(QStringLiteral("{bad}"), m_language.locale.toString(e.nonconforming))
                            .replace(QStringLiteral("{sample}"), m_language.locale.toString(e.sample)),
                    step(e.operation), because(e.why)})};
        },
        [&](const PlantReleased &e) {
            return EventWords{tr("Plant data released"), isolated(e.revision)};
        });
}

} // namespace unitrail
