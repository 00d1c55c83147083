// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/speech.h"

namespace unitrail {

Speech::Speech(Language language, const StationView &view)
    : m_language(std::move(language))
{
    const auto learn = [this](const std::optional<OperationId> &operation, const Words &words) {
        if (operation && !words.byLanguage.empty())
            m_names.insert_or_assign(*operation, words);
    };
    for (const StepView &step : view.stationOperations)
        learn(step.operation, step.name);
    for (const StepView &step : view.steps)
        learn(step.operation, step.name);
    learn(view.prompt.operation, view.prompt.operationName);
    learn(view.answer.operation, view.answer.operationName);
    for (const CaptureView &capture : view.captures)
        m_captureNames.insert_or_assign(capture.part, capture.name);
    if (view.measuring) {
        for (const MeasuringView::Line &line : view.measuring->lines)
            m_captureNames.insert_or_assign(line.id.text(), line.name);
    }
    if (view.prompt.characteristic)
        m_captureNames.insert_or_assign(view.prompt.characteristic->text(), view.prompt.characteristicName);
}

QString Speech::named(const QString &id) const
{
    const auto known = m_captureNames.find(id);
    return known == m_captureNames.end() || known->second.byLanguage.empty() ? id : name(known->second);
}

QString Speech::unit(const UnitId &unit) const
{
    return tr("unit {serial}").replace(QStringLiteral("{serial}"), isolated(unit.serial.text()));
}

QString Speech::step(const OperationId &operation) const
{
    const auto known = m_names.find(operation);
    if (known == m_names.end())
        return tr("step {number}").replace(QStringLiteral("{number}"), isolated(operation.text()));
    return tr("step {number} ({name})")
        .replace(QStringLiteral("{number}"), isolated(operation.text()))
        .replace(QStringLiteral("{name}"), isolated(name(known->second)));
}

QString Speech::component(const Component &component) const
{
    if (component.serial)
        return isolated(tr("{part} SN {serial}")
                            .replace(QStringLiteral("{part}"), component.part.text())
                            .replace(QStringLiteral("{serial}"), component.serial->text()));
    if (component.lot)
        return isolated(tr("{part} lot {lot}")
                            .replace(QStringLiteral("{part}"), component.part.text())
                            .replace(QStringLiteral("{lot}"), component.lot->text()));
    return isolated(component.part.text());
}

QString Speech::subject(const Subject &subject) const
{
    if (const auto asUnit = subject.unit())
        return unit(*asUnit);
    if (const auto asLot = subject.lot())
        return tr("lot {lot}").replace(QStringLiteral("{lot}"), isolated(asLot->text()));
    switch (subject.kind()) {
    case Subject::Kind::Station:
        return tr("station {name}").replace(QStringLiteral("{name}"), isolated(subject.name()));
    case Subject::Kind::Container:
        return tr("container {name}").replace(QStringLiteral("{name}"), isolated(subject.name()));
    case Subject::Kind::Order:
        return tr("order {name}").replace(QStringLiteral("{name}"), isolated(subject.name()));
    case Subject::Kind::Containment:
        return tr("containment {name}").replace(QStringLiteral("{name}"), isolated(subject.name()));
    case Subject::Kind::Unit:
    case Subject::Kind::Lot:
    case Subject::Kind::Person:
    case Subject::Kind::Operation:
    case Subject::Kind::Plant:
    case Subject::Kind::Gauge:
    case Subject::Kind::Characteristic:
    case Subject::Kind::Concession:
    case Subject::Kind::Case:
        return isolated(subject.name());
    }
    return {};
}

QString Speech::measurement(const Measurement &measurement) const
{
    const QString value = m_language.number(measurement.value);
    return isolated(measurement.unit.isEmpty() ? value : value + QChar(QChar::Nbsp) + measurement.unit);
}

QString Speech::limits(
    const std::optional<Decimal> &lower, const std::optional<Decimal> &upper, const QString &unit) const
{
    const QString tail = unit.isEmpty() ? QString() : QChar(QChar::Nbsp) + unit;
    if (lower && upper)
        return isolated(m_language.number(*lower) + QStringLiteral(" – ") + m_language.number(*upper) + tail);
    if (lower)
        return isolated(QStringLiteral("≥ ") + m_language.number(*lower) + tail);
    if (upper)
        return isolated(QStringLiteral("≤ ") + m_language.number(*upper) + tail);
    return {};
}

QString Speech::placeInLimits(const Decimal &value, Verdict verdict, const std::optional<Decimal> &lower,
    const std::optional<Decimal> &upper, const QString &unit) const
{
    const auto below = lower ? value.minus(*lower) : std::nullopt;
    const auto above = upper ? upper->minus(value) : std::nullopt;
    const auto beyond = [&](const Decimal &distance) {
        const QString text = m_language.number(distance);
        return isolated(unit.isEmpty() ? text : text + QChar(QChar::Nbsp) + unit);
    };
    if (verdict == Verdict::Fail) {
        if (upper && value > *upper)
            return above ? filled(tr("Above the upper limit by {distance}"),
                       {{"distance", beyond(*value.minus(*upper))}})
                         : tr("Above the upper limit");
        return below
            ? filled(tr("Below the lower limit by {distance}"), {{"distance", beyond(*lower->minus(value))}})
            : tr("Below the lower limit");
    }
    if (verdict != Verdict::Marginal)
        return tr("In limits");
    const bool nearUpper = above && (!below || *above < *below);
    return nearUpper ? tr("In limits, near the upper one") : tr("In limits, near the lower one");
}

QString Speech::list(const QStringList &names)
{
    QStringList isolatedNames;
    for (const QString &name : names)
        isolatedNames << isolated(name);
    return isolatedNames.join(QStringLiteral(", "));
}

QString Speech::wordsFor(const SyncView &sync) const
{
    switch (sync.kind) {
    case SyncView::Kind::NotConfigured:
        return tr("Saved here");
    case SyncView::Kind::Offline:
        return tr("Offline · {count} saved here")
            .replace(QStringLiteral("{count}"), m_language.locale.toString(sync.waiting));
    case SyncView::Kind::Sending:
        return tr("Sending {count}")
            .replace(QStringLiteral("{count}"), m_language.locale.toString(sync.waiting));
    case SyncView::Kind::Saved:
        return sync.files > 0
            ? tr("Sending files: {count}")
                  .replace(QStringLiteral("{count}"), m_language.locale.toString(sync.files))
            : tr("All saved");
    }
    return {};
}

QString Speech::detailOf(const SyncView &sync) const
{
    const auto fill = [&](const QString &text) {
        return filled(text,
            {{"count", m_language.locale.toString(sync.waiting)},
                {"when", m_language.moment(sync.lastContactMs)}});
    };
    switch (sync.kind) {
    case SyncView::Kind::NotConfigured:
        return tr("Everything is saved on this terminal. No central server is set up.");
    case SyncView::Kind::Offline:
        return sync.lastContactMs > 0
            ? fill(tr("You can keep working. {count} records are safe on this terminal and are sent by "
                      "themselves when the network is back. Last contact {when}."))
            : fill(tr("You can keep working. {count} records are safe on this terminal and are sent by "
                      "themselves when the network is there."));
    case SyncView::Kind::Sending:
        return fill(tr("{count} records are safe on this terminal and on their way to the central server."));
    case SyncView::Kind::Saved:
        if (sync.files > 0)
            return filled(sync.fileTrouble.isEmpty()
                    ? tr("Every record is saved and sent. Photos and files on their way: {count}.")
                    : tr("Every record is saved and sent. Photos and files still here: {count}. Some are "
                         "held up; the program's log says which and why."),
                {{"count", m_language.locale.toString(sync.files)}});
        return sync.lastContactMs > 0 ? fill(tr("Everything is saved and sent. Last contact {when}."))
                                      : tr("Everything is saved and sent.");
    }
    return {};
}

QString Speech::word(OperationStatus status)
{
    switch (status) {
    case OperationStatus::Open:
        return tr("To do");
    case OperationStatus::Active:
        return tr("In progress");
    case OperationStatus::Paused:
        return tr("Paused");
    case OperationStatus::Passed:
        return tr("Passed");
    case OperationStatus::Failed:
        return tr("Not passed");
    case OperationStatus::Skipped:
        return tr("Skipped");
    case OperationStatus::Waived:
        return tr("Waived");
    case OperationStatus::Invalidated:
        return tr("To repeat");
    }
    return {};
}

QString Speech::word(LifeCycle life)
{
    switch (life) {
    case LifeCycle::Created:
        return tr("Created");
    case LifeCycle::InProcess:
        return tr("In process");
    case LifeCycle::Completed:
        return tr("Completed");
    case LifeCycle::Released:
        return tr("Released");
    case LifeCycle::Packed:
        return tr("Packed");
    case LifeCycle::Shipped:
        return tr("Shipped");
    case LifeCycle::InService:
        return tr("In service");
    case LifeCycle::Returned:
        return tr("Returned");
    case LifeCycle::Scrapped:
        return tr("Scrapped");
    case LifeCycle::Decommissioned:
        return tr("Decommissioned");
    }
    return {};
}

QString Speech::word(NonconformanceState state)
{
    switch (state) {
    case NonconformanceState::Open:
        return tr("Open");
    case NonconformanceState::UnderReview:
        return tr("Under review");
    case NonconformanceState::Dispositioned:
        return tr("Decided");
    case NonconformanceState::ActionInProgress:
        return tr("Action in progress");
    case NonconformanceState::Verified:
        return tr("Verified");
    case NonconformanceState::Closed:
        return tr("Closed");
    case NonconformanceState::Cancelled:
        return tr("Cancelled");
    }
    return {};
}

QString Speech::word(Disposition disposition)
{
    switch (disposition) {
    case Disposition::UseAsIs:
        return tr("Use as is");
    case Disposition::Rework:
        return tr("Rework");
    case Disposition::Repair:
        return tr("Repair");
    case Disposition::Regrade:
        return tr("Regrade");
    case Disposition::Scrap:
        return tr("Scrap");
    case Disposition::ReturnToSupplier:
        return tr("Return to supplier");
    }
    return {};
}

QString Speech::word(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
        return tr("in limits");
    case Verdict::Marginal:
        return tr("in limits, close to one");
    case Verdict::Fail:
        return tr("OUT OF LIMITS");
    case Verdict::Error:
        return tr("no result");
    case Verdict::Aborted:
        return tr("stopped");
    case Verdict::Skipped:
        return tr("skipped");
    case Verdict::NotRun:
        return tr("not run");
    case Verdict::PassOnConcession:
        return tr("accepted by concession");
    }
    return {};
}

} // namespace unitrail
