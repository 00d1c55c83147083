// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/session.h"

#include "core/codes/read_code.h"
#include "core/codes/unit_epc.h"
#include "core/station/answer_for.h"

#include <algorithm>

/*
 * Commissioning an RFID tag: asked for, laid on the reader, written, read back, and only then bound to its
 * unit. What is asked for can be called back until a tag was found; after that the reader has the last word.
 */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

void Session::setTagWriter(const QString &reader)
{
    const auto state = m_devices.constFind(reader);
    const bool ready = state != m_devices.constEnd() && state->kind == DeviceState::Kind::Ready;
    m_conversation.tagWriters.push_back({.name = reader, .ready = ready});
    show();
}

static Refusal tagNotWritten(const UnitId &unit, const QString &reader, const QString &why)
{
    return {.reason = Reason::TagNotWritten,
        .subject = Subject::of(unit),
        .part = unit.part,
        .names = {reader},
        .detail = why};
}

void Session::writeTag(const WriteTag &wish, const Heard &heard)
{
    if (m_tagging && m_tagging->writing) { // it is not finished with the last one
        m_conversation.asked.reset();
        return refuse(tagNotWritten(wish.unit, wish.reader, u"no-answer"_s), heard);
    }
    const auto epc = epcOfUnit(wish.unit, m_plant);
    if (!epc) { // a serial that no EPC can carry
        m_conversation.asked.reset();
        return refuse(tagNotWritten(wish.unit, wish.reader, u"no-gtin"_s), heard);
    }
    // A tag that could not be bound afterwards is not written at all.
    const auto allowed
        = m_recorder.ask(BindIdentifier{wish.unit, u"epc"_s, QString::fromLatin1(*epc)}, heard.given);
    if (!allowed)
        return stop(allowed.error(), heard);
    if (const auto *refusal = std::get_if<Refusal>(&*allowed)) {
        m_conversation.asked.reset();
        return refuse(*refusal, heard);
    }
    m_conversation.asked.reset();
    leaveTag();
    m_tagging
        = Tagging{.job = ++m_lastJob, .unit = wish.unit, .reader = wish.reader, .epc = *epc, .heard = heard};
    ask({.question = {.kind = Question::Kind::WriteTag, .about = {.unit = wish.unit, .text = wish.reader}}},
        heard);
    emit tagWished({.job = m_tagging->job, .reader = wish.reader, .unit = wish.unit, .epc = *epc});
}

/** The question is gone without a tag: the wish goes with it. */
void Session::leaveTag()
{
    const bool asked
        = m_conversation.asked && m_conversation.asked->question.kind == Question::Kind::WriteTag;
    if (!m_tagging || m_tagging->writing || asked)
        return;
    const qint64 job = m_tagging->job;
    m_tagging.reset();
    emit tagLeft(job);
}

/** What another tag says, or was bound as, sticks on that unit. */
Result<bool> Session::namesAnother(const UnitId &unit, const Scan &tag)
{
    const Code code = readEpc(tag.bytes, m_plant);
    std::vector<QString> texts = textsToResolve(code);
    texts.push_back(QString::fromLatin1(tag.bytes));
    if (!tag.tid.isEmpty())
        texts.push_back(QString::fromLatin1(tag.tid));
    for (const QString &text : texts) {
        const auto units = m_journal.resolve(text);
        if (!units)
            return units.error();
        if (std::any_of(units->begin(), units->end(), [&](const UnitId &known) { return known != unit; }))
            return true;
    }
    return false;
}

bool Session::tagFound(qint64 job, const Scan &tag)
{
    if (!m_tagging || m_tagging->job != job || m_tagging->writing || m_surroundings.stopped)
        return false;
    const auto another = namesAnother(m_tagging->unit, tag);
    if (!another) {
        stop(another.error(), m_tagging->heard);
        return false;
    }
    if (*another)
        return false;
    m_tagging->writing = true;
    m_conversation.asked->question.writing = true;
    show();
    return true;
}

Session::Heard Session::heardByTag(const Tagging &tagging, const QByteArray &raw, const Scan *tag) const
{
    Heard heard = tagging.heard;
    heard.given.how = CaptureMethod::Rfid;
    heard.given.device = tagging.reader;
    heard.given.raw = raw;
    heard.given.tag = tag ? sightingOf(*tag) : TagSighting{};
    heard.given.code = QString::fromLatin1(raw);
    heard.code.clear();
    heard.text.clear();
    heard.atMs = m_clock.wallMs();
    heard.tag.reset();
    if (tag)
        heard.tag = TagRead{tag->antenna, tag->rssiDbm, QString::fromLatin1(tag->tid)};
    return heard;
}

/** The question that the tag answered; another that was raised meanwhile stays. */
static void forgetQuestion(Conversation &conversation)
{
    if (conversation.asked && conversation.asked->question.kind == Question::Kind::WriteTag)
        conversation.asked.reset();
}

void Session::tagWritten(qint64 job, const Scan &before)
{
    if (!m_tagging || m_tagging->job != job || m_surroundings.stopped)
        return;
    const Tagging done = *std::exchange(m_tagging, std::nullopt);
    forgetQuestion(m_conversation);
    const Heard heard = heardByTag(done, done.epc, &before);
    std::vector<BindIdentifier> names{{done.unit, u"epc"_s, QString::fromLatin1(done.epc)}};
    if (!before.tid.isEmpty())
        names.push_back({done.unit, u"tid"_s, QString::fromLatin1(before.tid)});
    Answer said{.kind = Answer::Kind::Accepted, .what = Answer::What::TagWritten, .unit = done.unit};
    for (const BindIdentifier &name : names) {
        const auto judged = m_recorder.give(name, heard.given);
        if (!judged)
            return stop(judged.error(), heard);
        if (const Refusal *refusal = judged->refusal()) { // the unit changed while its tag was written
            said = answerFor(*refusal, m_plant);
            said.sequence = judged->entries.back().position.sequence;
            break;
        }
        if (!judged->entries.empty())
            said.sequence = judged->entries.back().position.sequence;
        if (const Outcome loaded = reload(judged->entries); !loaded)
            return stop(loaded.error(), heard);
    }
    answer(said, heard);
}

void Session::tagFailed(qint64 job, const QString &why, const std::optional<Scan> &seen)
{
    if (!m_tagging || m_tagging->job != job || m_surroundings.stopped)
        return;
    Q_ASSERT(tagTroubles().contains(why));
    const Tagging failed = *std::exchange(m_tagging, std::nullopt);
    forgetQuestion(m_conversation);
    refuse(tagNotWritten(failed.unit, failed.reader, why),
        heardByTag(failed, seen ? seen->bytes : QByteArray(), seen ? &*seen : nullptr));
}

} // namespace unitrail
