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
        [&](const PlantReleased &e) {
            return EventWords{tr("Plant data released"), isolated(e.revision)};
        });
}

} // namespace unitrail
