// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/figures.h"

#include "core/journal/journal_file.h"
#include "core/journal/migrate.h"
#include "core/trace/figures_source.h"
#include "core/trace/figures_tables.h"

#include <QFile>
#include <QFileInfo>

#include <map>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

/** Raised whenever figuresOf() or the tables count otherwise than before. */
static constexpr int figuresVersion = 4;
/** What is read in one transaction: some 50 ms. */
static constexpr int subjectsInSlice = 200;
static constexpr int entriesInSlice = 1000;
/** Two looks may follow at the same moment; one waits for the other's slice. */
static constexpr int busyMs = 5000;

/** The one row of `follow`. */
struct Follow {
    qint64 journalId = 0;
    QByteArray journalEvent = QByteArray("");
    qint64 foreignId = 0;
    QByteArray foreignEvent = QByteArray("");
    std::optional<qint64> building = 0;
    QString buildingKey = u""_s;
};

struct Figures::Impl {
    std::unique_ptr<FiguresSource> source;
    std::unique_ptr<Database> store;
    std::optional<FiguresTables> tables;
    Statement getFollow, setFollow;
    Follow follow;
    bool inStep = false;

    [[nodiscard]] int rules() const { return source->foldVersion() * 1000 + figuresVersion; }
    Result<bool> openStore(const QString &path);
    Outcome prepare();
    Result<bool> readFollow();
    Outcome writeFollow();
    Result<bool> isOfThisJournal();
    Result<qint64> slice();
    Result<qint64> buildSlice();
    Result<qint64> followSlice();
    Outcome takeSubject(const Subject &subject, const std::vector<Recorded> &entries);
    Outcome takeNew(const std::vector<Recorded> &entries);
};

static Outcome removeFiles(const QString &path)
{
    for (const char *suffix : {"-wal", "-shm", ""}) {
        const QString file = path + QLatin1String(suffix);
        if (QFileInfo::exists(file) && !QFile::remove(file))
            return Failure{
                Failure::Kind::Storage, u"%1 cannot be removed; check its permissions"_s.arg(file)};
    }
    return Done{};
}

/** False: the file is sound, but of something else. */
Result<bool> Figures::Impl::openStore(const QString &path)
{
    tables.reset();
    getFollow = {};
    setFollow = {};
    auto database = Database::open(path, {.busyMs = busyMs});
    if (!database)
        return database.error();
    store = std::move(*database);
    const auto state = stateOf(*store, figuresSchema);
    if (!state)
        return state.error();
    if (*state != FileState::Empty && *state != FileState::Known)
        return false;
    // A file can be copied from under a running reader; WAL lets many read while one follows.
    if (!path.isEmpty()) {
        if (Outcome done = store->insist(u"journal_mode"_s, u"WAL"_s, u"wal"_s); !done)
            return done.error();
    }
    if (Outcome done
        = store->run("PRAGMA synchronous=NORMAL; PRAGMA mmap_size=0; PRAGMA cell_size_check=ON; "
                     "PRAGMA trusted_schema=OFF; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY");
        !done)
        return done.error();
    if (Outcome done = migrate(*store, figuresSchema); !done)
        return done.error();
    if (Outcome done = prepare(); !done)
        return done.error();
    return isOfThisJournal();
}

Outcome Figures::Impl::prepare()
{
    tables.emplace(*store);
    if (Outcome done = tables->prepare(); !done)
        return done;
    auto get = store->prepare(
        u"SELECT journal_id, journal_event, foreign_id, foreign_event, building, building_key, "
        "station, rules FROM follow"_s);
    auto set = store->prepare(u"INSERT OR REPLACE INTO follow(one, station, rules, journal_id, "
                              u"journal_event, foreign_id, foreign_event, "
                              "building, building_key) VALUES(1, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    if (!get || !set)
        return !get ? get.error() : set.error();
    getFollow = std::move(*get);
    setFollow = std::move(*set);
    return Done{};
}

/** False: it follows another journal, or other rules. */
Result<bool> Figures::Impl::readFollow()
{
    follow = {};
    auto row = getFollow.select();
    if (!row)
        return row.error();
    bool ours = true;
    if (row->next()) {
        follow = {.journalId = row->integer(0),
            .journalEvent = row->bytes(1),
            .foreignId = row->integer(2),
            .foreignEvent = row->bytes(3),
            .building = row->isNull(4) ? std::nullopt : std::optional(row->integer(4)),
            .buildingKey = row->text(5)};
        ours = row->bytes(6) == source->station() && row->integer(7) == rules();
    }
    if (Outcome done = row->end(); !done)
        return done.error();
    return ours;
}

Outcome Figures::Impl::writeFollow()
{
    const auto filled = [](const QByteArray &bytes) { return bytes.isNull() ? QByteArray("") : bytes; };
    return setFollow.run(source->station(), rules(), follow.journalId, filled(follow.journalEvent),
        follow.foreignId, filled(follow.foreignEvent),
        follow.building ? QVariant(*follow.building) : QVariant(), follow.buildingKey);
}

/** The events it stands upon must be there: a restored journal, or a cache made anew, has others or none. */
Result<bool> Figures::Impl::isOfThisJournal()
{
    const auto ours = readFollow();
    if (!ours || !*ours)
        return ours;
    const auto same
        = [](const Result<QByteArray> &event, qint64 id, const QByteArray &known) -> Result<bool> {
        if (!event)
            return event.error();
        return id == 0 || *event == known;
    };
    const auto own = same(source->ownEvent(follow.journalId), follow.journalId, follow.journalEvent);
    if (!own || !*own)
        return own;
    const auto foreign = same(source->foreignEvent(follow.foreignId), follow.foreignId, follow.foreignEvent);
    if (!foreign || !*foreign)
        return foreign;
    if (follow.building && *follow.building > 0) {
        const auto at = source->subjects(*follow.building - 1, 1);
        if (!at)
            return at.error();
        return !at->empty() && at->front().id == *follow.building && at->front().key == follow.buildingKey;
    }
    return true;
}

Figures::Figures(std::unique_ptr<Impl> impl)
    : m(std::move(impl))
{ }
Figures::~Figures() = default;

Result<std::unique_ptr<Figures>> Figures::open(Journal &journal)
{
    const auto files = journal.filesForReading();
    if (!files)
        return files.error();
    return open(*files, journal.directory());
}

Result<std::unique_ptr<Figures>> Figures::open(const Journal::Files &files, const QString &directory)
{
    auto impl = std::make_unique<Impl>();
    auto source = FiguresSource::open(files.journal, files.cache);
    if (!source)
        return source.error();
    impl->source = std::move(*source);
    const QString path = directory + u"/figures.db"_s;
    if (!QFileInfo(directory).isWritable()) {
        if (const auto opened = impl->openStore({}); !opened)
            return opened.error();
        return std::unique_ptr<Figures>(new Figures(std::move(impl)));
    }
    auto usable = impl->openStore(path);
    if (!usable && usable.error().kind == Failure::Kind::Busy)
        return usable.error();
    if (!usable || !*usable) {
        impl->tables.reset();
        impl->getFollow = {};
        impl->setFollow = {};
        impl->store.reset();
        if (Outcome done = removeFiles(path); !done)
            return done.error();
        if (usable = impl->openStore(path); !usable)
            return usable.error();
    }
    return std::unique_ptr<Figures>(new Figures(std::move(impl)));
}

Result<std::unique_ptr<Figures>> Figures::openAsOf(Journal &journal, const Place &place)
{
    return openLookingBack(journal, [&](FiguresSource &source) {
        source.lookBack({place.journalId, place.foreignId});
    });
}

Result<std::unique_ptr<Figures>> Figures::openAsOf(Journal &journal, qint64 atMs)
{
    return openLookingBack(journal, [&](FiguresSource &source) { source.lookBackTo(atMs); });
}

Result<std::unique_ptr<Figures>> Figures::openLookingBack(
    Journal &journal, const std::function<void(FiguresSource &)> &lookBack)
{
    const auto files = journal.filesForReading();
    if (!files)
        return files.error();
    auto impl = std::make_unique<Impl>();
    auto source = FiguresSource::open(files->journal, files->cache);
    if (!source)
        return source.error();
    impl->source = std::move(*source);
    lookBack(*impl->source);
    if (const auto opened = impl->openStore({}); !opened)
        return opened.error();
    return std::unique_ptr<Figures>(new Figures(std::move(impl)));
}

Outcome Figures::Impl::takeSubject(const Subject &subject, const std::vector<Recorded> &entries)
{
    if (const auto unit = subject.unit())
        return tables->setUnit(*unit, figuresOf(subject, entries));
    return tables->setPlace(subject, placeFiguresOf(subject, entries));
}

/** The first pass: subject by subject, each entry read where it lies. */
Result<qint64> Figures::Impl::buildSlice()
{
    if (*follow.building == 0) {
        const auto ends = source->ends();
        if (!ends)
            return ends.error();
        const auto own = source->ownEvent(ends->own);
        const auto foreign = source->foreignEvent(ends->foreign);
        if (!own || !foreign)
            return !own ? own.error() : foreign.error();
        follow.journalId = ends->own;
        follow.journalEvent = *own;
        follow.foreignId = ends->foreign;
        follow.foreignEvent = *foreign;
    }
    const auto subjects = source->subjects(*follow.building, subjectsInSlice);
    if (!subjects)
        return subjects.error();
    qint64 read = 0;
    for (const FiguresSource::Named &named : *subjects) {
        follow.building = named.id;
        follow.buildingKey = named.key;
        const auto subject = Subject::fromText(named.key);
        if (!subject)
            continue;
        const auto entries = source->entriesOf(named.id);
        if (!entries)
            return entries.error();
        read += qint64(entries->size());
        if (Outcome done = takeSubject(*subject, *entries); !done)
            return done.error();
    }
    if (subjects->size() < size_t(subjectsInSlice)) {
        follow.building.reset();
        follow.buildingKey = u""_s;
    }
    return read;
}

/** New entries: units they are about are made anew, other subjects get their share. */
Outcome Figures::Impl::takeNew(const std::vector<Recorded> &entries)
{
    std::set<Subject> units;
    std::map<Subject, std::vector<Recorded>> places;
    for (const Recorded &recorded : entries) {
        for (const Knowledge &knowledge : recorded.entry.about) {
            if (knowledge.subject.kind() == Subject::Kind::Unit)
                units.insert(knowledge.subject);
            else if (knowledge.subject == recorded.entry.subject()
                || std::holds_alternative<EventVoided>(recorded.entry.event)
                || std::holds_alternative<ConflictResolved>(recorded.entry.event))
                places[knowledge.subject].push_back(recorded);
        }
    }
    for (const auto &[place, share] : places) {
        const PlaceFigures figures = placeFiguresOf(place, share);
        const auto mended = tables->isMended(place);
        if (!mended)
            return mended.error();
        if (!*mended && !figures.mended) {
            if (Outcome done = tables->addPlace(place, figures); !done)
                return done;
            continue;
        }
        const auto all = source->entriesOf(place);
        if (!all)
            return all.error();
        if (Outcome done = tables->setPlace(place, placeFiguresOf(place, *all)); !done)
            return done;
    }
    for (const Subject &unit : units) {
        const auto all = source->entriesOf(unit);
        if (!all)
            return all.error();
        if (Outcome done = takeSubject(unit, *all); !done)
            return done;
    }
    return Done{};
}

Result<qint64> Figures::Impl::followSlice()
{
    const auto ends = source->ends();
    if (!ends)
        return ends.error();
    qint64 own = follow.journalId, foreign = follow.foreignId;
    auto entries = source->ownAfter(own, ends->own, entriesInSlice);
    if (!entries)
        return entries.error();
    if (own == follow.journalId) {
        entries = source->foreignAfter(foreign, ends->foreign, entriesInSlice);
        if (!entries)
            return entries.error();
    }
    inStep = own == follow.journalId && foreign == follow.foreignId;
    if (inStep)
        return 0;
    if (Outcome done = takeNew(*entries); !done)
        return done.error();
    const auto ownEvent = source->ownEvent(own);
    const auto foreignEvent = source->foreignEvent(foreign);
    if (!ownEvent || !foreignEvent)
        return !ownEvent ? ownEvent.error() : foreignEvent.error();
    follow.journalId = own;
    follow.journalEvent = *ownEvent;
    follow.foreignId = foreign;
    follow.foreignEvent = *foreignEvent;
    return qint64(entries->size());
}

/** One transaction. Where it stands is read within it: another look may have gone on. */
Result<qint64> Figures::Impl::slice()
{
    auto transaction = Transaction::begin(*store);
    if (!transaction)
        return transaction.error();
    const auto ours = readFollow();
    if (!ours)
        return ours.error();
    if (!*ours)
        return Failure{Failure::Kind::Busy,
            u"%1 is being made by another program of Unitrail; try again"_s.arg(store->path())};
    const auto together = ReadTogether::begin(source->cache());
    if (!together)
        return together.error();
    const auto read = follow.building ? buildSlice() : followSlice();
    if (!read || inStep)
        return read;
    if (Outcome done = tables->finish(); !done)
        return done.error();
    if (Outcome done = writeFollow(); !done)
        return done.error();
    if (Outcome done = transaction->commit(); !done)
        return done.error();
    return read;
}

Result<qint64> Figures::catchUp(const std::function<bool()> &goOn)
{
    m->inStep = false;
    qint64 read = 0;
    do {
        const auto more = m->slice();
        if (!more)
            return more.error();
        read += *more;
        if (m->store->logPages() > restPages) {
            if (const auto done = m->store->checkpoint(false); !done)
                return done.error();
        }
    } while (!m->inStep && (!goOn || goOn()));
    return read;
}

bool Figures::inStep() const
{
    return m->inStep;
}

Figures::Place Figures::place() const
{
    return {m->follow.journalId, m->follow.foreignId};
}

Result<std::vector<Recorded>> Figures::entriesOf(const UnitId &unit)
{
    return m->source->entriesOf(Subject::of(unit));
}

Database &Figures::store()
{
    return *m->store;
}

Database &Figures::cache()
{
    return m->source->cache();
}

Database &Figures::journal()
{
    return m->source->journal();
}

Result<QStringList> planOf(Database &database, const QString &sql)
{
    // Some value must stand for each parameter, or Qt does not run it.
    auto statement = database.prepare(u"EXPLAIN QUERY PLAN "_s + QString(sql).replace(u'?', u'1'));
    if (!statement)
        return statement.error();
    auto rows = statement->select();
    if (!rows)
        return rows.error();
    QStringList lines;
    while (rows->next())
        lines.append(rows->text(3));
    if (Outcome done = rows->end(); !done)
        return done.error();
    return lines;
}

Result<QStringList> Figures::plans()
{
    QStringList lines;
    const auto add = [&](Database &database, const QStringList &statements) -> Outcome {
        for (const QString &sql : statements) {
            const auto plan = planOf(database, sql);
            if (!plan)
                return plan.error();
            lines += *plan;
        }
        return Done{};
    };
    if (Outcome done = add(*m->store, m->tables->statements()); !done)
        return done.error();
    if (Outcome done = add(m->source->cache(), m->source->cacheStatements()); !done)
        return done.error();
    if (Outcome done = add(m->source->journal(), m->source->journalStatements()); !done)
        return done.error();
    return lines;
}

Result<ReadTogether> ReadTogether::begin(Database &database)
{
    if (Outcome begun = database.run("BEGIN"); !begun)
        return begun.error();
    return ReadTogether(database);
}

ReadTogether::~ReadTogether()
{
    if (m_database && m_database->inTransaction())
        (void)m_database->run("COMMIT");
}

} // namespace unitrail
