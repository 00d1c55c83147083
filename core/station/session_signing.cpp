// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/signature.h"
#include "core/station/answer_for.h"
#include "core/station/session.h"

/*
 * A signature is a question with two answers: a badge, then its PIN, both at every signing (UX E7). Whether
 * the badge is anybody's is not said before the PIN, nor afterwards which of the two was wrong.
 */
namespace unitrail {

static bool asksForSignature(const Conversation &c)
{
    return c.asked && c.asked->question.kind == Question::Kind::Signature && c.asked->question.signing;
}

void Session::takeBadge(const QString &badge, const Heard &heard)
{
    m_conversation.asked->signer = badge;
    m_conversation.asked->question.signing->badgeRead = true;
    Answer said = answerFor(m_conversation.asked->question);
    Heard unnamed = heard;
    unnamed.code.clear(); // whose badge it was stands in no list
    answer(said, unnamed);
}

/** The entries of the step that was done last on the open unit, with the digests of their bodies. */
void Session::signLastWork(const Heard &heard)
{
    const UnitId unit = *m_conversation.open;
    const auto entries = m_journal.entriesOf(Subject::of(unit));
    if (!entries)
        return stop(entries.error(), heard);
    std::vector<SignedEntry> last;
    for (const Recorded &recorded : *entries) {
        const Event &event = recorded.entry.event;
        if (std::holds_alternative<OperationStarted>(event) || std::holds_alternative<UnitCreated>(event)
            || std::holds_alternative<SignatureApplied>(event))
            last.clear();
        const bool counts
            = !std::holds_alternative<SignatureApplied>(event) && !std::holds_alternative<ScanRefused>(event);
        if (counts)
            last.push_back({recorded.entry.id, bodyDigest(toBody(recorded.entry))});
    }
    give(SignRecord{Subject::of(unit), last, QStringLiteral("performed"), {}}, false, heard);
}

void Session::takePin(const QString &pin)
{
    if (!asksForSignature(m_conversation) || m_surroundings.stopped)
        return;
    Question::Signing &signing = *m_conversation.asked->question.signing;
    if (!signing.badgeRead || signing.checking)
        return;
    const auto station = m_journal.standing(Subject::of(m_conversation.station));
    if (!station)
        return stop(station.error(), m_asked);
    const qint64 untilMs = station->workplace().signingLockedUntilMs();
    if (m_clock.wallMs() < untilMs)
        return refuseSignature({.reason = Reason::SignatureLocked, .at = untilMs});
    m_signer = m_conversation.asked->signer;
    const Person *person = m_plant.personByBadge(m_signer);
    signing.checking = true;
    show();
    m_pinCheck.begin(pin, person ? person->pin : QString());
}

void Session::pinChecked(bool right)
{
    const bool asked = asksForSignature(m_conversation) && m_conversation.asked->question.signing->checking;
    const Person *signer = right ? m_plant.personByBadge(m_signer) : nullptr;
    m_signer.clear();
    if (m_surroundings.stopped)
        return;
    // Counted also when the question has gone: else one could try and turn away.
    if (!signer)
        return refuseSignature({.reason = Reason::SignatureWrong});
    if (!asked)
        return;
    const Command command = *m_conversation.asked->yes;
    Heard heard = m_asked;
    heard.given.person = m_conversation.person;
    heard.given.signer = signer;
    heard.atMs = m_clock.wallMs();
    give(command, false, heard);
}

/** Recorded at the station, where it counts; the signature is asked for anew, from the badge on. */
void Session::refuseSignature(const Refusal &refusal)
{
    Heard heard{.given = {.person = m_conversation.person}, .code = {}, .atMs = m_clock.wallMs(), .text = {}};
    const auto judged = m_recorder.refuse(refusal, heard.given);
    if (!judged)
        return stop(judged.error(), heard);
    if (asksForSignature(m_conversation)) {
        m_conversation.asked->signer.clear();
        m_conversation.asked->question.signing
            = Question::Signing{.meaning = m_conversation.asked->question.signing->meaning};
    }
    Answer said = answerFor(refusal, m_plant);
    said.sequence = judged->entries.back().position.sequence;
    answer(said, heard);
}

} // namespace unitrail
