// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/answer_for.h"
#include "core/station/session.h"
#include "core/station/trust.h"

/* Containments that reach the station: by printed codes here, by sync and by file elsewhere. */
namespace unitrail {

void Session::carryIn(const QString &part, const Heard &heard)
{
    const CarriedParts::Taken taken = m_carried.take(part);
    if (!taken.understood)
        return refuse({.reason = Reason::BadValue, .detail = heard.code.left(32)}, heard);
    if (taken.whole.isEmpty()) {
        return answer({.kind = Answer::Kind::Accepted,
                          .what = Answer::What::ContainmentPart,
                          .text = QStringLiteral("%1/%2").arg(taken.have).arg(taken.of)},
            heard);
    }
    const auto carried = containmentFromFile(taken.whole);
    if (!carried)
        return refuse({.reason = Reason::BadValue, .detail = heard.code.left(32)}, heard);
    const auto known = trusts(m_journal, carried->terms.key);
    if (!known)
        return stop(known.error(), heard);
    give(TakeContainment{carried->containment, carried->terms, QStringLiteral("code"), *known}, false, heard);
    if (!*known && isSignedByItsKey(carried->containment, carried->terms))
        emit untrustedCarried(*carried);
}

/** Says which versions this station enforces, once for each: central counts the stations by it. */
Outcome Session::acknowledgeContainments()
{
    const auto now = m_journal.containments();
    if (!now)
        return now.error();
    if (*now == m_acknowledged)
        return Done{};
    const auto subjects = m_journal.list(Journal::List::Containments);
    if (!subjects)
        return subjects.error();
    for (const Subject &subject : *subjects) {
        const auto id = ContainmentId::fromText(subject.name());
        if (!id)
            continue;
        const auto said = m_recorder.give(AcknowledgeContainment{*id, QStringLiteral("sync")}, {});
        if (!said)
            return said.error();
    }
    const auto acknowledged = m_journal.containments(); // what was said counts as a change too
    if (!acknowledged)
        return acknowledged.error();
    m_acknowledged = *acknowledged;
    return Done{};
}

} // namespace unitrail
