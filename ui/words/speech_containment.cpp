// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/speech.h"

/* Holds, containments, work done apart and corrections, in the catalogue of UX C9. */
namespace unitrail {

Sentence Speech::sentencesOfContainment(Reason reason, bool rich)
{
    switch (reason) {
    case Reason::Contained:
        return {rich ? tr("{unit} is contained: {detail}.") : tr("{unit} is contained."),
            tr("Put it in the hold area. The supervisor decides about it.")};
    case Reason::ContainmentForged:
        return {tr("The signature of {other} does not fit what it says."),
            tr("Nothing was taken over. Have it printed again, and call the supervisor.")};
    case Reason::IssuerUnknown:
        return {tr("{other} is signed with a key that this station does not trust."),
            tr("Nothing was taken over. In charge: compare its key under Holds and decisions.")};
    case Reason::ContainmentOutdated:
        return {tr("{other} is older than version {detail}, which is enforced here."),
            tr("Nothing was taken over. Ask for the newest one.")};
    case Reason::ContainmentTooLarge:
        return {tr("{other} has too many single units."), tr("Contain by lot, order or a range of serials.")};
    case Reason::ContainmentEmpty:
        return {tr("{other} contains nothing."), tr("Say which units it concerns.")};
    case Reason::WorkedOnApart:
        return {tr("Two stations worked on {unit} without knowing of each other."),
            tr("Put it aside. The supervisor decides which work counts.")};
    case Reason::NoConflict:
        return {tr("Nothing about {unit} waits for this decision."), tr("Look at the list again.")};
    case Reason::NotCorrectable:
        return {rich ? tr("An entry of this kind cannot be corrected: {detail}.")
                     : tr("This entry cannot be corrected."),
            tr("Record what is right as an entry of its own.")};
    case Reason::ProposalUnknown:
        return {tr("This correction was decided before."), tr("Look at the list again.")};
    case Reason::OtherPersonNeeded:
        return {tr("Who proposes a correction does not approve it."), tr("Ask another supervisor.")};
    default:
        Q_ASSERT_X(false, "Speech", "a reason without words");
        return {};
    }
}

std::optional<Sentence> Speech::sentencesOfHeld(const Refusal &refusal)
{
    const bool named = refusal.names.size() > 1 && !refusal.names.at(1).isEmpty();
    if (refusal.reason == Reason::OnHold && !refusal.detail.isEmpty()) {
        const QString next = named
            ? tr("Put it in the hold area. {who} placed the hold; the supervisor can release it.")
            : tr("Put it in the hold area. The supervisor can release it.");
        if (refusal.other)
            return Sentence{tr("{unit} is on hold with {other}: {detail}."), next};
        return Sentence{tr("{unit} is on hold: {detail}."), next};
    }
    if (refusal.reason != Reason::Contained || refusal.names.size() < 3)
        return {};
    const QString action = refusal.names.at(2);
    const QString what = tr("{unit} is contained by {other}: {detail}.");
    if (action == u"divert")
        return Sentence{what, tr("It must go through {step} first. Take it to {stations}.")};
    if (action == u"inspect")
        return Sentence{what, tr("Put it aside. An inspector looks at it and releases it.")};
    return Sentence{what,
        named ? tr("Put it in the hold area. {who} issued this; the supervisor decides.")
              : tr("Put it in the hold area. The supervisor decides about it.")};
}

} // namespace unitrail
