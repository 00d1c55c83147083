// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/holds_words.h"

#include <algorithm>

namespace unitrail {

static QString put(QString sentence, const char *name, const QString &value)
{
    return sentence.replace(QLatin1String(name), value);
}

QString HoldsWords::reason(const QString &code, const std::vector<HoldReason> &known) const
{
    const auto found = std::find_if(
        known.begin(), known.end(), [&](const HoldReason &candidate) { return candidate.code == code; });
    return found == known.end() ? code : m_speech.name(found->name);
}

QString HoldsWords::rule(const ContainmentRule &rule) const
{
    const Language &language = m_speech.language();
    QStringList parts;
    if (rule.subject)
        parts << m_speech.subject(*rule.subject);
    if (rule.contains)
        parts << put(tr("contains {what}"), "{what}", m_speech.subject(*rule.contains));
    if (rule.part)
        parts << rule.part->text();
    if (!rule.revision.isEmpty())
        parts << put(tr("revision {revision}"), "{revision}", rule.revision);
    if (!rule.serials.empty())
        parts << put(tr("{count} serials"), "{count}", QString::number(rule.serials.size()));
    if (rule.serialFrom && rule.serialTo)
        parts << rule.serialFrom->text() + QStringLiteral(" – ") + rule.serialTo->text();
    if (rule.operation)
        parts << m_speech.step(*rule.operation);
    if (rule.station)
        parts << put(tr("at {station}"), "{station}", rule.station->text());
    if (rule.person)
        parts << put(tr("by {person}"), "{person}", rule.person->text());
    if (!rule.gauge.isEmpty())
        parts << put(tr("measured with {gauge}"), "{gauge}", rule.gauge);
    if (rule.fromMs)
        parts << put(tr("from {when}"), "{when}", language.moment(*rule.fromMs));
    if (rule.toMs)
        parts << put(tr("until {when}"), "{when}", language.moment(*rule.toMs));
    return parts.join(QStringLiteral(", "));
}

QString HoldsWords::action(const ContainmentIssued &terms) const
{
    if (terms.rules.empty())
        return tr("Ended");
    switch (terms.action.value_or(ContainmentAction::Stop)) {
    case ContainmentAction::Stop:
        return tr("Stop");
    case ContainmentAction::Inspect:
        return tr("To be inspected");
    case ContainmentAction::Divert:
        return put(tr("First through {step}"), "{step}",
            terms.divertTo ? m_speech.step(*terms.divertTo) : QString());
    }
    Q_UNREACHABLE();
}

QString HoldsWords::coverage(const ContainmentReport &report) const
{
    const QString sentence
        = put(tr("{count} of {all} stations enforce it"), "{count}", QString::number(report.enforcing()));
    return put(sentence, "{all}", QString::number(report.stations.size()));
}

QString HoldsWords::lastSeen(const StationCoverage &station) const
{
    const QString sentence
        = put(station.lastSeenMs == 0 ? tr("{station} was never seen") : tr("{station} last seen {when}"),
            "{station}", station.station.text());
    return put(sentence, "{when}", m_speech.language().moment(station.lastSeenMs));
}

QString HoldsWords::conflict(ConflictKind kind)
{
    switch (kind) {
    case ConflictKind::Duplicate:
        return tr("the same twice, counted once");
    case ConflictKind::Contradiction:
        return tr("two results for one step");
    case ConflictKind::Sequence:
        return tr("went on after a fail elsewhere");
    case ConflictKind::TwoParents:
        return tr("one component in two units");
    case ConflictKind::DoubleBirth:
        return tr("one serial given twice");
    case ConflictKind::AfterEnd:
        return tr("worked on after its end");
    }
    Q_UNREACHABLE();
}

QString HoldsWords::late(LateWork::Rule rule)
{
    switch (rule) {
    case LateWork::Rule::Routing:
        return tr("made by an older routing");
    case LateWork::Rule::Person:
        return tr("done by somebody not entitled");
    case LateWork::Rule::Gauge:
        return tr("the gauge was not valid");
    case LateWork::Rule::Containment:
        return tr("worked on although contained");
    }
    Q_UNREACHABLE();
}

QString HoldsWords::wentBy(const LateWork &work) const
{
    switch (work.rule) {
    case LateWork::Rule::Routing:
        return put(tr("Made by {routing}"), "{routing}", work.knew);
    case LateWork::Rule::Person:
        return put(tr("By plant definition {revision}"), "{revision}", work.knew);
    case LateWork::Rule::Gauge:
        return work.knew.isEmpty() ? tr("No end of calibration known")
                                   : put(tr("Calibration good until {day}"), "{day}",
                                       m_speech.language().date(QDate::fromString(work.knew, Qt::ISODate)
                                                                    .startOfDay(Qt::UTC)
                                                                    .addSecs(12 * 3600)
                                                                    .toMSecsSinceEpoch()));
    case LateWork::Rule::Containment:
        return work.knew.isEmpty() ? tr("Not acknowledged there")
                                   : put(tr("Version {version} there"), "{version}", work.knew);
    }
    Q_UNREACHABLE();
}

QString HoldsWords::wasSo(const LateWork &work) const
{
    switch (work.rule) {
    case LateWork::Rule::Routing:
        return put(tr("{what} is released"), "{what}", work.what);
    case LateWork::Rule::Person:
        return work.what.isEmpty() ? tr("Person no longer in the plant")
                                   : put(tr("Not qualified: {what}"), "{what}", work.what);
    case LateWork::Rule::Gauge:
        return put(work.was == u"bad" ? tr("{what} found bad") : tr("{what}: calibration run out"), "{what}",
            work.what);
    case LateWork::Rule::Containment:
        return put(tr("Contained by {what}"), "{what}", work.what);
    }
    Q_UNREACHABLE();
}

QString HoldsWords::passed(const GapEntry &entry, qint64 behindMs)
{
    const QString end = entry.end == GapEnd::Chain
        ? tr("It stands before the acknowledgement in the station's chain.")
        : entry.end == GapEnd::Clock ? tr("By the station's clock it was before the acknowledgement.")
                                     : tr("The station has not acknowledged the containment.");
    if (behindMs > 0)
        return end + u' '
            + put(tr("Its clock is at least {count} s behind; that is allowed for."), "{count}",
                QString::number((behindMs + 999) / 1000));
    return entry.certain ? end : end + u' ' + tr("By the clocks it may have been before the issue.");
}

} // namespace unitrail
