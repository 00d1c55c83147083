// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tag_desk.h"

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

TagDesk::TagDesk(Session &session)
    : TagDesk(session, Patience{})
{ }

TagDesk::TagDesk(Session &session, Patience patience)
    : m_session(session)
    , m_patience(patience)
{
    connect(&session, &Session::tagWished, this, &TagDesk::begin);
    connect(&session, &Session::tagLeft, this, &TagDesk::leave);
}

void TagDesk::add(Scanner &reader)
{
    if (!reader.writesTags())
        return;
    m_readers.push_back(&reader);
    m_session.setTagWriter(reader.state().device);
}

bool TagDesk::takes(const Scan &scan) const
{
    return m_writing && scan.kind == Scan::Kind::Rfid && scan.device == m_reader;
}

/** The names in core/domain/refusal.h. */
static QString troubleOf(TagWriting::End end)
{
    switch (end) {
    case TagWriting::End::Written:
        break;
    case TagWriting::End::NoReader:
        return u"no-reader"_s;
    case TagWriting::End::NoTag:
        return u"no-tag"_s;
    case TagWriting::End::SeveralTags:
        return u"several-tags"_s;
    case TagWriting::End::NotThisTag:
        return u"names-another"_s;
    case TagWriting::End::Refused:
        return u"refused"_s;
    case TagWriting::End::NoAnswer:
        return u"no-answer"_s;
    case TagWriting::End::Different:
        return u"different"_s;
    case TagWriting::End::Unsupported:
        return u"unsupported"_s;
    }
    Q_UNREACHABLE();
}

void TagDesk::begin(const TagWish &wish)
{
    const auto reader = std::find_if(m_readers.begin(), m_readers.end(),
        [&](const Scanner *candidate) { return candidate->state().device == wish.reader; });
    Q_ASSERT(reader != m_readers.end()); // the session wishes only for what add() told it of
    m_job = wish.job;
    m_reader = wish.reader;
    m_writing = std::make_unique<TagWriting>(**reader,
        TagWriting::Config{.newEpc = wish.epc,
            .waitMs = m_patience.waitMs,
            .aloneForMs = m_patience.aloneForMs,
            .runsAlready = true},
        [this, job = wish.job](const Scan &tag) { return m_session.tagFound(job, tag); });
    connect(m_writing.get(), &TagWriting::ended, this,
        [this, job = wish.job](TagWriting::End how) { end(job, how); });
    m_writing->start();
}

void TagDesk::end(qint64 job, TagWriting::End how)
{
    if (job != m_job || !m_writing)
        return;
    const std::vector<Scan> seen = m_writing->seen();
    m_writing.release()->deleteLater(); // it is what tells this
    if (how == TagWriting::End::Written)
        return m_session.tagWritten(job, seen.front());
    const bool one = seen.size() == 1;
    m_session.tagFailed(job, troubleOf(how), one ? std::optional(seen.front()) : std::nullopt);
}

void TagDesk::leave(qint64 job)
{
    if (job != m_job || !m_writing)
        return;
    m_writing->leave();
    m_writing.release()->deleteLater();
}

} // namespace unitrail
