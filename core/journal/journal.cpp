// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/journal.h"

#include "core/journal/cache_file.h"
#include "core/journal/directory_lock.h"
#include "core/journal/durable_file.h"
#include "core/journal/id_source.h"
#include "core/journal/journal_file.h"
#include "core/journal/log.h"

#include <QDir>

namespace unitrail {

/** Entries whose chain is walked at every start (SYNC B15): some 30 ms. */
static constexpr qint64 checkedAtStart = 10000;

struct Journal::Impl {
    QString directory;
    const Clock &clock;
    Options options;
    std::optional<DirectoryLock> lock; // first in, last out
    std::unique_ptr<JournalFile> file;
    std::unique_ptr<CacheFile> cache; // empty: lost, and made again at the next need
    IdSource ids;
    std::optional<LostEntries> lost;
    std::shared_ptr<const ContainmentIndex> containments; // empty: to be made
    quint64 containmentsAt = 0; ///< CacheFile::containmentChanges() when they were made

    Outcome lookForLost();
    Outcome needCache();
    void loseCache(const Failure &failure);
    template <typename Ask> auto ask(Ask question) -> decltype(question(*cache));
    Result<std::vector<Recorded>> record(const std::vector<Entry> &entries);
};

Outcome Journal::Impl::needCache()
{
    if (cache)
        return Done{};
    // Folding now would take in entries that are not on the disk yet.
    if (file->inBatch())
        return Failure{Failure::Kind::Storage,
            QStringLiteral("the cache of %1 was lost within a batch; commit the batch first").arg(directory)};
    auto made
        = options.exclusive ? CacheFile::open(directory, *file) : CacheFile::openForReading(directory, *file);
    if (!made)
        return made.error();
    cache = std::move(*made);
    containments.reset();
    return Done{};
}

/** A log that was taken away leaves a journal that is sound and short: the cache remembers what it has seen.
 */
Outcome Journal::Impl::lookForLost()
{
    lost = CacheFile::beyond(directory, *file);
    if (!lost)
        return Done{};
    qCCritical(logJournal).noquote() << "Entries" << lost->first << "to" << lost->last << "of incarnation"
                                     << lost->incarnation << "were recorded and are gone from" << file->path()
                                     << "- about" << lost->about.join(QStringLiteral(", "));
    if (!options.exclusive)
        return Done{};
    lost->file = QStringLiteral("%1/lost-%2-%3-%4.txt")
                     .arg(directory)
                     .arg(lost->incarnation)
                     .arg(lost->first)
                     .arg(lost->last);
    const QString text = QStringLiteral("Recorded once and no longer in journal.db: entries %1 to %2 of "
                                        "incarnation %3. They were about:\n%4\n")
                             .arg(lost->first)
                             .arg(lost->last)
                             .arg(lost->incarnation)
                             .arg(lost->about.join(u'\n'));
    // First on paper: the cache that knows it is made anew next.
    if (Outcome done = writeDurably(lost->file, text.toUtf8()); !done)
        return done;
    const bool begunAnew = file->lastId() == 0
        || (lost->incarnation != 0 && file->chains().back().number != lost->incarnation);
    return begunAnew ? Outcome(Done{}) : file->goOnInNewChain(QStringLiteral("chain_broken"), clock.wallMs());
}

const std::optional<LostEntries> &Journal::lost() const
{
    return m->lost;
}

Result<Journal::Files> Journal::filesForReading()
{
    if (Outcome done = m->needCache(); !done)
        return done.error();
    return Files{m->file->path(), m->cache->path()};
}

/** What is only derived may be lost: it is folded anew at the next need. */
void Journal::Impl::loseCache(const Failure &failure)
{
    qCWarning(logJournal).noquote() << "Give up the cache and fold it anew:" << failure.text;
    cache.reset();
    if (options.exclusive) {
        if (Outcome done = CacheFile::remove(directory); !done)
            qCWarning(logJournal).noquote() << done.error().text;
    }
}

/** Asks the cache; one that turns out to be damaged is made again, and asked once more. */
template <typename Ask> auto Journal::Impl::ask(Ask question) -> decltype(question(*cache))
{
    if (Outcome done = needCache(); !done)
        return done.error();
    auto answer = question(*cache);
    if (answer || answer.error().kind == Failure::Kind::Input || file->inBatch())
        return answer;
    loseCache(answer.error());
    if (Outcome done = needCache(); !done)
        return done.error();
    return question(*cache);
}

Journal::Journal(std::unique_ptr<Impl> impl)
    : m(std::move(impl))
{ }

Journal::~Journal() = default;

Result<std::unique_ptr<Journal>> Journal::open(const QString &directory, const Clock &clock, Options options)
{
    std::unique_ptr<Impl> impl(new Impl{.directory = QDir(directory).absolutePath(),
        .clock = clock,
        .options = options,
        .lock = {},
        .file = {},
        .cache = {},
        .ids = {},
        .lost = {},
        .containments = {}});
    if (options.exclusive) {
        if (!QDir().mkpath(impl->directory)) {
            return Failure{Failure::Kind::Storage,
                QStringLiteral("%1 cannot be made; check its permissions").arg(impl->directory)};
        }
        auto lock = DirectoryLock::take(impl->directory);
        if (!lock)
            return lock.error();
        impl->lock.emplace(std::move(*lock));
    }
    auto file = JournalFile::open(
        impl->directory, {.durable = options.durable, .readOnly = !options.exclusive}, clock.wallMs());
    if (!file)
        return file.error();
    impl->file = std::move(*file);
    if (options.exclusive) {
        const auto report = impl->file->verify(checkedAtStart);
        if (!report)
            return report.error();
        if (report->firstBroken) {
            return Failure{Failure::Kind::Storage,
                QStringLiteral("%1/journal.db does not verify from entry %2 on: %3; keep a copy and run "
                               "'unitrail verify'")
                    .arg(impl->directory)
                    .arg(*report->firstBroken)
                    .arg(report->what)};
        }
    }
    if (Outcome done = impl->lookForLost(); !done)
        return done.error();
    if (Outcome done = impl->needCache(); !done)
        return done.error();
    return std::unique_ptr<Journal>(new Journal(std::move(impl)));
}

QUuid Journal::station() const
{
    return m->file->station();
}

QString Journal::directory() const
{
    return m->directory;
}

EventId Journal::newId()
{
    const JournalFile::Chain *chain = m->file->chains().empty() ? nullptr : &m->file->chains().back();
    return m->ids.next(m->clock.wallMs(), chain ? chain->number : 0, chain ? chain->length + 1 : 0);
}

/** The rows to disk, or into the open batch. */
Result<std::vector<Recorded>> Journal::Impl::record(const std::vector<Entry> &entries)
{
    std::vector<NewRow> rows;
    rows.reserve(entries.size());
    for (const Entry &entry : entries) {
        if (entry.about.empty())
            return Failure{
                Failure::Kind::Input, QStringLiteral("entry %1 is about nothing").arg(entry.id.text())};
        rows.push_back({.eventId = entry.id.toBytes(), .body = toBody(entry)});
    }
    auto stored = file->append(rows, clock.wallMs());
    if (!stored)
        return stored.error();
    std::vector<Recorded> recorded;
    recorded.reserve(entries.size());
    const JournalFile::Chain &chain = file->chains().back();
    for (size_t i = 0; i < entries.size(); ++i) {
        const StoredRow &row = (*stored)[i];
        recorded.push_back({.position = {.station = file->station(),
                                .incarnation = chain.number,
                                .sequence = sequenceOf(row.id),
                                .hlc = row.hlc},
            .hash = row.hash,
            .entry = entries[i]});
    }
    return recorded;
}

Result<std::vector<Recorded>> Journal::append(const std::vector<Entry> &entries)
{
    if (entries.empty())
        return std::vector<Recorded>();
    const bool inBatch = m->file->inBatch();
    // A cache that is behind is folded first: behind a new entry it would have to be folded with it.
    if (!inBatch) {
        if (Outcome done = m->needCache(); !done)
            qCWarning(logJournal).noquote() << "Record without a cache:" << done.error().text;
    }
    auto recorded = m->record(entries);
    if (!recorded) {
        if (inBatch && m->cache)
            m->cache->rollback();
        return recorded;
    }

    // From here on the entries are recorded, whatever becomes of the cache.
    if (!m->cache)
        return recorded;
    const int order = m->file->chains().back().order;
    const auto project = [&]() -> Outcome {
        if (!inBatch) {
            if (Outcome done = m->cache->begin(); !done)
                return done;
        }
        for (const Recorded &one : *recorded) {
            if (Outcome done = m->cache->add(rowId(order, one.position.sequence), one); !done)
                return done;
        }
        return inBatch ? Outcome(Done{}) : m->cache->commit();
    };
    if (Outcome done = project(); !done)
        m->loseCache(done.error());
    return recorded;
}

Outcome Journal::beginBatch()
{
    if (Outcome done = m->needCache(); !done)
        return done;
    if (Outcome done = m->file->beginBatch(); !done)
        return done;
    if (Outcome done = m->cache->begin(); !done)
        m->loseCache(done.error());
    return Done{};
}

Outcome Journal::commitBatch()
{
    if (Outcome done = m->file->commitBatch(); !done) {
        if (m->cache)
            m->cache->rollback();
        return done;
    }
    if (m->cache) {
        if (Outcome done = m->cache->commit(); !done)
            m->loseCache(done.error());
    }
    return Done{};
}

Result<Standing> Journal::standing(const Subject &subject)
{
    return m->ask([&](CacheFile &cache) { return cache.standing(subject); });
}

Result<std::vector<Recorded>> Journal::entriesOf(const Subject &subject)
{
    return m->ask([&](CacheFile &cache) { return cache.entriesOf(subject); });
}

Result<std::optional<Recorded>> Journal::entry(const EventId &id)
{
    const auto row = m->file->rowOf(id.toBytes());
    if (!row)
        return row.error();
    if (*row) {
        auto recorded = readRecorded(*m->file, **row);
        if (!recorded)
            return recorded.error();
        return std::optional(std::move(*recorded));
    }
    return m->ask([&](CacheFile &cache) { return cache.foreignEntry(id); });
}

Result<std::vector<UnitId>> Journal::resolve(const QString &text)
{
    return m->ask([&](CacheFile &cache) { return cache.resolve(text); });
}

Result<std::vector<Subject>> Journal::list(List list)
{
    return m->ask([&](CacheFile &cache) { return cache.list(list); });
}

Result<std::shared_ptr<const ContainmentIndex>> Journal::containments()
{
    if (Outcome done = m->needCache(); !done)
        return done.error();
    if (m->containments && m->containmentsAt == m->cache->containmentChanges())
        return m->containments;
    const quint64 changes = m->cache->containmentChanges();
    std::map<ContainmentId, Containment> all;
    // Those of an open batch have no row yet; the station's own commands are never given in one.
    const auto subjects = list(List::Containments);
    if (!subjects)
        return subjects.error();
    for (const Subject &subject : *subjects) {
        const auto known = standing(subject);
        if (!known)
            return known.error();
        if (const auto id = ContainmentId::fromText(subject.name()); id && !known->containment().lifted())
            all.emplace(*id, known->containment());
    }
    m->containments = std::make_shared<const ContainmentIndex>(all);
    m->containmentsAt = changes;
    return m->containments;
}

Result<std::vector<UnitId>> Journal::unitsInProcess(int limit)
{
    return m->ask([&](CacheFile &cache) { return cache.unitsInProcess(limit); });
}

Result<Decimal> Journal::usedOf(const LotId &lot, const StationName &station, qint64 sinceMs)
{
    return m->ask([&](CacheFile &cache) { return cache.usedOf(lot, station, sinceMs); });
}

Result<std::vector<Journal::Taken>> Journal::takenFrom(const LotId &lot)
{
    return m->ask([&](CacheFile &cache) { return cache.takenFrom(lot); });
}

Outcome Journal::forEach(const std::function<bool(const Recorded &, const QByteArray &)> &visit)
{
    bool stopped = false;
    std::optional<Failure> unreadable;
    const Outcome walked = m->file->walk(1, m->file->lastId(), [&](const StoredRow &row) {
        const auto recorded = readRecorded(*m->file, row);
        if (!recorded)
            unreadable = recorded.error();
        stopped = !recorded || !visit(*recorded, row.body);
        return !stopped;
    });
    if (unreadable)
        return *unreadable;
    if (!walked || stopped)
        return walked;
    if (Outcome done = m->needCache(); !done)
        return done;
    return m->cache->walkForeign(visit); // not asked twice: the visitor has seen some already
}

Result<std::vector<Incarnation>> Journal::incarnations()
{
    std::vector<Incarnation> list;
    for (const JournalFile::Chain &chain : m->file->chains())
        list.push_back({.number = chain.number,
            .order = chain.order,
            .reason = chain.reason,
            .length = chain.length,
            .head = chain.head});
    return list;
}

Result<std::vector<Frame>> Journal::frames(qint64 incarnation, qint64 afterSequence, int limit)
{
    std::vector<Frame> frames;
    const JournalFile::Chain *chain = m->file->chain(incarnation);
    if (!chain)
        return Failure{
            Failure::Kind::Missing, QStringLiteral("incarnation %1 is not in this journal").arg(incarnation)};
    const qint64 first = std::max<qint64>(afterSequence, 0) + 1;
    const qint64 last = std::min(chain->length, first + limit - 1);
    const Outcome walked
        = m->file->walk(rowId(chain->order, first), rowId(chain->order, last), [&](const StoredRow &row) {
              frames.push_back(
                  {.sequence = sequenceOf(row.id), .hlc = row.hlc, .hash = row.hash, .body = row.body});
              return true;
          });
    if (!walked)
        return walked.error();
    return frames;
}

Result<QByteArray> Journal::hashAt(qint64 incarnation, qint64 sequence)
{
    const Failure missing{Failure::Kind::Missing,
        QStringLiteral("entry %1 of incarnation %2 is not in this journal").arg(sequence).arg(incarnation)};
    const JournalFile::Chain *chain = m->file->chain(incarnation);
    if (!chain || sequence < 1 || sequence > chain->length)
        return missing;
    const auto row = m->file->row(rowId(chain->order, sequence));
    if (!row)
        return row.error();
    return *row ? Result((*row)->hash) : Result<QByteArray>(missing);
}

Result<FeedCursor> Journal::feedCursor(int feed)
{
    return m->ask([&](CacheFile &cache) { return cache.feedCursor(feed); });
}

Result<std::vector<Recorded>> Journal::takeFeed(
    int feed, int generation, const std::vector<FeedBatch> &batches)
{
    if (!m->options.exclusive)
        return Failure{
            Failure::Kind::Storage, QStringLiteral("%1 was opened for reading only").arg(m->directory)};
    return m->ask(
        [&](CacheFile &cache) { return cache.takeFeed(feed, generation, batches, m->clock.wallMs()); });
}

Outcome Journal::forgetFeed(int feed)
{
    if (!m->options.exclusive)
        return Failure{
            Failure::Kind::Storage, QStringLiteral("%1 was opened for reading only").arg(m->directory)};
    const auto forgotten = m->ask([&](CacheFile &cache) -> Result<Done> { return cache.forgetFeed(feed); });
    if (!forgotten)
        return forgotten.error();
    return Done{};
}

Outcome Journal::setAcknowledged(qint64 incarnation, qint64 sequence, const QByteArray &hash)
{
    return m->file->setSent(incarnation, sequence, hash);
}

int Journal::unacknowledged()
{
    qint64 waiting = 0;
    for (const JournalFile::Chain &chain : m->file->chains())
        waiting += chain.length - chain.sent;
    return int(std::min<qint64>(waiting, std::numeric_limits<int>::max()));
}

Result<Verification> Journal::verify()
{
    auto report = m->file->verify();
    if (!report)
        return report.error();
    return Verification{.entries = report->rows,
        .firstBroken = report->firstBroken,
        .incarnation = report->incarnation,
        .what = report->what};
}

Outcome Journal::rebuildCache()
{
    if (!m->options.exclusive)
        return Failure{
            Failure::Kind::Storage, QStringLiteral("%1 was opened for reading only").arg(m->directory)};
    m->cache.reset();
    if (Outcome done = CacheFile::remove(m->directory); !done)
        return done;
    return m->needCache();
}

void Journal::rest()
{
    m->file->rest();
    if (m->cache)
        m->cache->rest();
}

Outcome Journal::keepPlantDocuments(const QByteArray &digest, const std::map<QString, QByteArray> &documents)
{
    return m->file->keepDocuments(digest, documents);
}

Result<std::map<QString, QByteArray>> Journal::plantDocuments(const QByteArray &digest)
{
    return m->file->documents(digest);
}

} // namespace unitrail
