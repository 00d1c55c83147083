// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/result_desk.h"

#include <QSet>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static const QString unreadable = u"Unreadable"_s;

ResultDesk::ResultDesk(
    Journal &journal, const Plant &plant, const Clock &clock, const StationName &station, QObject *parent)
    : QObject(parent)
    , m_journal(journal)
    , m_clock(clock)
    , m_recorder(journal, plant, clock, station)
    , m_intake(journal, plant, clock, station)
    , m_quarantine(journal.directory())
{ }

/** What is wrong, from the first run that could not be recorded. */
static void describe(const TakenFile &taken, QuarantinedFile &about)
{
    about.reason = unreadable;
    about.text = taken.mistake;
    for (const TakenRun &run : taken.runs) {
        if (!run.refusal)
            continue;
        about.serials.append(run.serial);
        if (about.serials.size() > 1)
            continue;
        about.reason = reasonName(run.refusal->reason);
        QStringList told{run.serial};
        if (run.refusal->operation)
            told.append(run.refusal->operation->text());
        told.append(run.refusal->names.join(u", "_s));
        told.append(run.refusal->detail);
        told.append(run.refusal->stations.join(u", "_s));
        told.removeAll(QString());
        told.removeDuplicates();
        about.text = told.join(u" · "_s).left(400);
    }
}

Result<ResultReceipt> ResultDesk::settle(const NamedFile &file, TakenFile taken)
{
    ResultReceipt receipt{.name = file.name, .taken = std::move(taken)};
    const QString sha256 = receipt.taken.sha256;
    if (receipt.taken.done()) {
        if (const Outcome dropped = m_quarantine.drop(sha256); !dropped)
            return dropped.error();
        m_tried.remove(sha256);
        emit received(receipt);
        return receipt;
    }
    QuarantinedFile about{.sha256 = sha256,
        .name = file.name,
        .device = file.file.device,
        .sinceMs = m_clock.wallMs(),
        .triedMs = m_clock.wallMs()};
    describe(receipt.taken, about);
    const auto stood = fingerprint(about.serials);
    if (!stood)
        return stood.error();
    m_tried.insert(sha256, *stood);
    if (const Outcome kept = m_quarantine.keep(file.file.bytes, about); !kept)
        return kept.error();
    receipt.quarantined = true;
    emit received(receipt);
    return receipt;
}

Result<ResultReceipt> ResultDesk::accept(const NamedFile &file)
{
    // One that waits already is not refused into the journal a second time.
    auto taken = m_quarantine.find(AttachmentStore::hashOf(file.file.bytes)) ? m_intake.retry(file.file)
                                                                             : m_intake.take(file.file);
    if (!taken)
        return taken.error();
    return settle(file, *std::move(taken));
}

Result<std::vector<ResultReceipt>> ResultDesk::acceptAll(const std::vector<NamedFile> &files)
{
    // What waits already, or comes twice among these, is looked at alone: it is refused once and no more.
    std::vector<OfferedFile> fresh;
    std::vector<bool> isFresh;
    QSet<QString> seen;
    for (const NamedFile &file : files) {
        const QString sha256 = AttachmentStore::hashOf(file.file.bytes);
        isFresh.push_back(!seen.contains(sha256) && !m_quarantine.find(sha256));
        seen.insert(sha256);
        if (isFresh.back())
            fresh.push_back(file.file);
    }
    auto taken = m_intake.takeAll(fresh);
    if (!taken)
        return taken.error();
    std::vector<ResultReceipt> receipts;
    auto next = taken->begin();
    for (size_t i = 0; i < files.size(); ++i) {
        auto receipt = isFresh[i] ? settle(files[i], std::move(*next++)) : accept(files[i]);
        if (!receipt)
            return receipt.error();
        receipts.push_back(*std::move(receipt));
    }
    return receipts;
}

Result<ResultReceipt> ResultDesk::retry(const QString &sha256)
{
    const auto about = m_quarantine.find(sha256);
    auto bytes = m_quarantine.bytesOf(sha256);
    if (!about || !bytes)
        return bytes.error();
    return accept({.name = about->name, .file = {*std::move(bytes), about->device}});
}

/** How the units of these serials stand: another one when anything happened to any of them. */
Result<QByteArray> ResultDesk::fingerprint(const QStringList &serials)
{
    QByteArray stood;
    for (const QString &serial : serials) {
        const auto units = m_journal.resolve(serial);
        if (!units)
            return units.error();
        for (const UnitId &unit : *units) {
            const auto standing = m_journal.standing(Subject::of(unit));
            if (!standing)
                return standing.error();
            stood += unit.text().toUtf8() + ' ' + QByteArray::number(standing->entries) + ' '
                + QByteArray::number(int(standing->holds.size())) + ';';
        }
    }
    return stood;
}

Result<std::vector<ResultReceipt>> ResultDesk::retryWaiting(int most)
{
    std::vector<ResultReceipt> receipts;
    for (const QuarantinedFile &waiting : m_quarantine.list()) {
        if (int(receipts.size()) >= most)
            break;
        if (waiting.reason == unreadable)
            continue;
        const auto stands = fingerprint(waiting.serials);
        if (!stands)
            return stands.error();
        // After a start everything is tried once: who knows what happened meanwhile.
        const auto tried = m_tried.find(waiting.sha256);
        if (tried != m_tried.end() && *tried == *stands)
            continue;
        auto receipt = retry(waiting.sha256);
        if (!receipt)
            return receipt.error();
        receipts.push_back(*std::move(receipt));
    }
    return receipts;
}

Outcome ResultDesk::discard(const QString &sha256, const QString &why, const Person *person)
{
    if (!person || why.trimmed().isEmpty())
        return Failure{Failure::Kind::Input, u"say who discards it, and why"_s};
    const auto about = m_quarantine.find(sha256);
    const auto bytes = m_quarantine.bytesOf(sha256);
    if (!about || !bytes)
        return bytes ? Failure{Failure::Kind::Missing, u"%1 is not in quarantine"_s.arg(sha256)}
                     : bytes.error();
    if (const auto kept = m_intake.store().put(*bytes); !kept)
        return kept.error();
    const AttachmentAdded discarded{.sha256 = sha256,
        .name = about->name,
        .mediaType = u"application/octet-stream"_s,
        .size = bytes->size(),
        .place = u"discarded: "_s + why.trimmed()};
    const auto noted = m_recorder.note({{Subject::of(m_recorder.station())}, discarded}, {.person = person});
    if (!noted)
        return noted.error();
    m_tried.remove(sha256);
    return m_quarantine.drop(sha256);
}

} // namespace unitrail
