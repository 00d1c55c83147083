// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tag_writing.h"

#include <algorithm>

namespace unitrail {

TagWriting::TagWriting(
    Scanner &reader, Config config, std::function<bool(const Scan &)> mayWrite, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_config(std::move(config))
    , m_mayWrite(std::move(mayWrite))
{
    m_patience.setSingleShot(true);
    m_alone.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        const bool isReady = m_reader.state().kind == DeviceState::Kind::Ready;
        finish(!isReady ? End::NoReader : m_writing ? End::NoAnswer : End::NoTag);
    });
    connect(&m_alone, &QTimer::timeout, this, &TagWriting::write);
    connect(&m_reader, &Scanner::scanned, this, &TagWriting::take);
    connect(&m_reader, &Scanner::tagWritten, this, [this](const TagWritten &written) {
        using Kind = TagWritten::Kind;
        switch (written.kind) {
        case Kind::Written:
            return finish(End::Written);
        case Kind::NoTag:
            return finish(End::NoTag);
        case Kind::Refused:
            return finish(End::Refused);
        case Kind::NoAnswer:
            return finish(End::NoAnswer);
        case Kind::Different:
            return finish(End::Different);
        case Kind::Unsupported:
            return finish(End::Unsupported);
        }
    });
}

void TagWriting::start()
{
    m_patience.start(m_config.waitMs);
    if (m_config.runsAlready)
        m_reader.tellAgain();
    else
        m_reader.start();
}

void TagWriting::leave()
{
    m_ended = true;
    m_patience.stop();
    m_alone.stop();
}

void TagWriting::take(const Scan &scan)
{
    if (m_writing || m_ended || scan.partial || scan.kind != Scan::Kind::Rfid)
        return;
    const bool known = std::any_of(
        m_seen.begin(), m_seen.end(), [&](const Scan &before) { return before.bytes == scan.bytes; });
    if (known)
        return;
    m_seen.push_back(scan);
    if (m_seen.size() > 1)
        return finish(End::SeveralTags);
    m_alone.start(m_config.aloneForMs);
}

void TagWriting::write()
{
    if (m_ended)
        return;
    if (!m_mayWrite(m_seen.front()))
        return finish(End::NotThisTag);
    m_writing = true;
    m_patience.start(m_config.waitMs);
    m_reader.writeTag({.currentEpc = m_seen.front().bytes, .newEpc = m_config.newEpc});
}

void TagWriting::finish(End end)
{
    if (std::exchange(m_ended, true))
        return;
    m_patience.stop();
    m_alone.stop();
    if (!m_config.runsAlready)
        m_reader.stop();
    emit ended(end);
}

} // namespace unitrail
