// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/file_sync.h"

#include "core/sync/sync_rules.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>

#include <algorithm>

static Q_LOGGING_CATEGORY(logFiles, "unitrail.sync.files", QtInfoMsg)

namespace unitrail {

static constexpr int hashesAtOnce = 500; // in one question
static constexpr int pieceBytesMin = 32 * 1024, pieceBytesMax = 512 * 1024;
static constexpr qint64 askAnewMs = 3'600'000; // a central that lost files gets them back within the hour

static QByteArray rawHash(const QString &sha256)
{
    return QByteArray::fromHex(sha256.toLatin1());
}

static QString shortHash(const QString &sha256)
{
    return sha256.left(12);
}

FileSync::FileSync(CentralLink &link, const QString &dataDirectory)
    : m_link(link)
    , m_directory(dataDirectory.isEmpty()
              ? QString()
              : QDir(dataDirectory).absoluteFilePath(QStringLiteral("attachments")))
    , m_store(dataDirectory)
{ }

/** Whether there is time for one piece more. */
bool FileSync::goOn()
{
    return !m_until.hasExpired() && !m_entriesWait();
}

/** What is new in the store. A folder that nobody has touched since it was read is not read again. */
void FileSync::look()
{
    if (!m_asked.isValid() || m_asked.hasExpired(askAnewMs)) {
        m_asked.start();
        m_folders.clear();
        m_held.clear();
        m_refused.clear();
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto folders = QDir(m_directory).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo &folder : folders) {
        const QDateTime changed = folder.lastModified();
        const auto known = m_folders.constFind(folder.fileName());
        if (known != m_folders.constEnd() && *known == changed)
            continue;
        const QStringList names = QDir(folder.filePath()).entryList(QDir::Files);
        for (const QString &name : names) {
            if (AttachmentStore::isHash(name) && !m_held.contains(name))
                m_waiting.try_emplace(name, false);
        }
        // Another file may have come within the same tick of the clock: then it is read once more.
        if (changed.msecsTo(now) > 2000)
            m_folders.insert(folder.fileName(), changed);
        else
            m_folders.remove(folder.fileName());
    }
}

/** Takes those out of m_waiting that central holds already; each is asked about once. */
Outcome FileSync::askCentral()
{
    std::vector<QString> doubtful;
    for (const auto &[sha256, lacking] : m_waiting) {
        if (!lacking)
            doubtful.push_back(sha256);
    }
    for (size_t at = 0; at < doubtful.size(); at += hashesAtOnce) {
        std::vector<QByteArray> question;
        for (size_t i = at; i < std::min(doubtful.size(), at + hashesAtOnce); ++i)
            question.push_back(rawHash(doubtful[i]));
        const auto lacking = m_link.filesLacking(question);
        if (!lacking)
            return lacking.error();
        const QSet<QByteArray> lacks(lacking->begin(), lacking->end());
        for (size_t i = 0; i < question.size(); ++i) {
            const QString &sha256 = doubtful[at + i];
            m_waiting[sha256] = true;
            if (!lacks.contains(question[i]))
                noteHeld(sha256);
        }
        if (!goOn())
            break;
    }
    return Done{};
}

void FileSync::noteHeld(const QString &sha256)
{
    m_held.insert(sha256);
    m_waiting.erase(sha256);
    m_refused.remove(sha256);
}

FileReport FileSync::run(const std::set<QString> &wanted, int forMs, const std::function<bool()> &entriesWait)
{
    FileReport report;
    if (m_directory.isEmpty())
        return report;
    m_until = QDeadlineTimer(forMs);
    m_entriesWait = entriesWait;
    look();
    const auto tell = [&] {
        report.waiting = int(m_waiting.size());
        if (!m_pause.hasExpired())
            report.troubles.push_back(m_trouble);
        for (const FileTrouble &refused : std::as_const(m_refused))
            report.troubles.push_back(refused);
        return report;
    };
    if (!m_pause.hasExpired())
        return tell();

    for (const QString &sha256 : wanted) {
        if (!goOn() || fetch(sha256, report) == Step::Broken)
            break;
    }
    if (!m_pause.hasExpired() || m_waiting.empty())
        return tell();
    if (const Outcome asked = askCentral(); !asked) {
        failed(asked.error(), {});
        return tell();
    }
    std::vector<QString> toSend;
    for (const auto &[sha256, lacking] : m_waiting) {
        if (!m_refused.contains(sha256))
            toSend.push_back(sha256);
    }
    for (const QString &sha256 : toSend) {
        if (!goOn()) {
            report.more = true;
            break;
        }
        const Step step = send(sha256, report);
        if (step == Step::Broken)
            break;
        report.more = report.more || step == Step::Left;
    }
    return tell();
}

FileReport FileSync::fetchOnly(const QString &sha256)
{
    FileReport report;
    m_until = QDeadlineTimer(QDeadlineTimer::Forever);
    m_entriesWait = [] { return false; };
    if (fetch(sha256, report) == Step::Broken)
        report.troubles.push_back(m_trouble);
    return report;
}

/** Large pieces cost few questions, small ones keep entries waiting shortly. */
void FileSync::answered(qint64 tookMs)
{
    m_failures = 0;
    const int next = tookMs > 500 ? m_pieceBytes / 2 : tookMs < 100 ? m_pieceBytes * 2 : m_pieceBytes;
    m_pieceBytes = std::clamp(next, pieceBytesMin, pieceBytesMax);
}

/** The line broke or central has no answer: files pause, longer each time. */
FileSync::Step FileSync::failed(const Failure &failure, const QString &sha256)
{
    ++m_failures;
    m_pause = QDeadlineTimer(backOffMs(m_failures, 1.0));
    const QString text = sha256.isEmpty()
        ? QStringLiteral("central does not say which files it holds: %1").arg(failure.text)
        : QStringLiteral("file %1 is held up: %2").arg(shortHash(sha256), failure.text);
    if (m_failures == 1)
        qCInfo(logFiles).noquote() << text;
    m_trouble = {sha256, text};
    return Step::Broken;
}

FileSync::Step FileSync::send(const QString &sha256, FileReport &report)
{
    const auto refuse = [&](const QString &text) {
        qCWarning(logFiles).noquote() << text;
        m_refused.insert(sha256, {sha256, text});
        return Step::Done;
    };
    const auto bytes = m_store.get(sha256);
    if (!bytes) {
        if (m_store.has(sha256))
            return refuse(bytes.error().text);
        m_waiting.erase(sha256); // somebody has taken it away: there is nothing to send
        return Step::Done;
    }
    qint64 at = 0;
    int jumps = 0;
    while (true) {
        const qint64 most = std::min<qint64>(m_pieceBytes, bytes->size() - at);
        QElapsedTimer timer;
        timer.start();
        const auto reply
            = m_link.putFile(rawHash(sha256), bytes->size(), at, bytes->mid(qsizetype(at), most));
        if (!reply)
            return failed(reply.error(), sha256);
        if (reply->verdict != PutFileReply::Verdict::Full)
            answered(timer.elapsed());
        switch (reply->verdict) {
        case PutFileReply::Verdict::Held:
            noteHeld(sha256);
            ++report.sent;
            return Step::Done;
        case PutFileReply::Verdict::More:
            if (reply->have > bytes->size() || (reply->have != at + most && ++jumps > 3))
                return failed(
                    {Failure::Kind::Network, QStringLiteral("central asks for bytes that make no sense")},
                    sha256);
            at = reply->have;
            break;
        case PutFileReply::Verdict::WrongHash:
            return refuse(QStringLiteral("file %1 came to central with the hash %2: it was damaged on "
                                         "the way and is not kept there")
                              .arg(sha256, reply->detail));
        case PutFileReply::Verdict::TooBig:
            return refuse(QStringLiteral("file %1 has %2 bytes and central takes %3: it stays here only")
                              .arg(sha256)
                              .arg(bytes->size())
                              .arg(reply->have));
        case PutFileReply::Verdict::Full:
            return failed({Failure::Kind::Busy,
                              QStringLiteral("this station has left as much with central as it may in a "
                                             "day; the rest follows")},
                sha256);
        }
        if (!goOn())
            return Step::Left;
    }
}

static QString partOf(const AttachmentStore &store, const QString &sha256)
{
    return store.pathOf(sha256) + QStringLiteral(".coming");
}

FileSync::Step FileSync::fetch(const QString &sha256, FileReport &report)
{
    if (!AttachmentStore::isHash(sha256))
        return Step::Done;
    if (m_store.get(sha256)) {
        report.fetched.append(sha256);
        return Step::Done;
    }
    const auto cannot = [&](const QString &text) {
        report.troubles.push_back({sha256, text});
        return Step::Done;
    };
    QFile part(partOf(m_store, sha256));
    if (!QDir().mkpath(QFileInfo(part).path()) || !part.open(QIODevice::ReadWrite))
        return cannot(QStringLiteral("%1 cannot be written: %2").arg(part.fileName(), part.errorString()));
    while (true) {
        QElapsedTimer timer;
        timer.start();
        const auto stretch = m_link.getFile(rawHash(sha256), part.size(), m_pieceBytes);
        if (!stretch)
            return failed(stretch.error(), sha256);
        if (!*stretch) {
            part.remove();
            report.absent.append(sha256);
            return Step::Done;
        }
        answered(timer.elapsed());
        const FileStretch &got = **stretch;
        const bool fits = got.size <= attachmentBytesMax && part.size() + got.bytes.size() <= got.size
            && (!got.bytes.isEmpty() || part.size() == got.size);
        if (!fits) {
            part.remove();
            return cannot(
                QStringLiteral("central's file %1 is not whole: ask its administrator").arg(sha256));
        }
        if (!part.seek(part.size()) || part.write(got.bytes) != got.bytes.size() || !part.flush())
            return cannot(
                QStringLiteral("%1 cannot be written: %2").arg(part.fileName(), part.errorString()));
        if (part.size() == got.size)
            return finishFetch(sha256, report);
        if (!goOn()) {
            report.more = true;
            return Step::Left;
        }
    }
}

/** All of it is here: it is kept only when it is what it was asked for as. */
FileSync::Step FileSync::finishFetch(const QString &sha256, FileReport &report)
{
    QFile part(partOf(m_store, sha256));
    if (!part.open(QIODevice::ReadOnly)) {
        report.troubles.push_back(
            {sha256, QStringLiteral("%1 cannot be read: %2").arg(part.fileName(), part.errorString())});
        return Step::Done;
    }
    const QByteArray bytes = part.readAll();
    part.remove();
    const QString was = AttachmentStore::hashOf(bytes);
    if (was != sha256) {
        const QString text
            = QStringLiteral("central gave other bytes for the file %1: they have the hash %2 and are "
                             "not kept; ask its administrator")
                  .arg(sha256, was);
        qCWarning(logFiles).noquote() << text;
        report.troubles.push_back({sha256, text});
        return Step::Done;
    }
    if (const auto kept = m_store.put(bytes); !kept) {
        report.troubles.push_back({sha256, kept.error().text});
        return Step::Done;
    }
    noteHeld(sha256); // also one that was damaged here and is whole again
    report.fetched.append(sha256);
    return Step::Done;
}

Outcome fetchFile(CentralLink &link, const QString &dataDirectory, const QString &sha256)
{
    if (const Outcome opened = link.open(); !opened)
        return opened;
    FileSync files(link, dataDirectory);
    const FileReport report = files.fetchOnly(sha256);
    if (report.fetched.contains(sha256))
        return Done{};
    if (!report.troubles.empty())
        return Failure{Failure::Kind::Network, report.troubles.front().text};
    return Failure{Failure::Kind::Missing,
        QStringLiteral("central does not hold the file %1 yet: the station that keeps it has not sent it")
            .arg(sha256)};
}

} // namespace unitrail
