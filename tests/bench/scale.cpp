// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/scale.h"

#include "tests/bench/raw_reader.h"

#include <QDir>

namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

static constexpr qint64 unitsPerBatch = 2000;
static constexpr qint64 msPerEntry = 400;

static LotId lotOf(QStringView part, const QString &number)
{
    return {PartNumber::known(part.toString()), LotNumber::known(number)};
}

static UnitId unitOf(QStringView part, const QString &serial)
{
    return {PartNumber::known(part.toString()), SerialNumber::known(serial)};
}

static Component pieceOf(const LotId &lot)
{
    return {.part = lot.part, .lot = lot.lot};
}

Scale::Scale(qint64 units)
    : m_units(units)
{ }

std::vector<Scale::Bad> Scale::bad() const
{
    std::vector<Bad> all;
    for (const Bad &bad : {Bad{lotOf(u"ENC-12", u"BAD-140"_s), 140, 5'000},
             Bad{lotOf(u"TUBE-40", u"BAD-1000"_s), 1'000, 20'000},
             Bad{lotOf(u"SCR-4", u"BAD-100000"_s), 100'000, 1'000'000}}) {
        if (bad.among <= m_units)
            all.push_back(bad);
    }
    return all;
}

Scale::Bad Scale::badBelow() const
{
    return {lotOf(u"IC-7", u"BAD-BELOW"_s), 140, 5'000};
}

UnitId Scale::unit(qint64 n) const
{
    return unitOf(u"LA-40-100", u"S%1"_s.arg(n, 8, 10, QLatin1Char('0')));
}

UnitId Scale::longest() const
{
    return unitOf(u"LA-40-100", u"LONG-LIFE"_s);
}

UnitId Scale::deepest() const
{
    return unitOf(u"LEVEL-1", u"DEEP"_s);
}

namespace {

/** Appends entries about units as if they had happened one after the other at one station. */
class Writer {
public:
    explicit Writer(const QString &directory)
        : m_clock(QDate(2026, 4, 13).startOfDay(Qt::UTC).toMSecsSinceEpoch())
        , m_journal(take(Journal::open(directory, m_clock)))
    {
        take(m_journal->beginBatch());
    }
    ~Writer()
    {
        take(m_journal->commitBatch());
        m_journal->rest();
    }
    Q_DISABLE_COPY_MOVE(Writer)

    /** A unit whose entries follow. */
    void begin(const UnitId &unit) { m_unit = {Subject::of(unit), {}, 0}; }
    void happened(Event event)
    {
        m_clock.advance(msPerEntry);
        Entry entry{.id = m_journal->newId(),
            .about = {{m_unit.subject,
                m_unit.head ? std::vector<EventId>{*m_unit.head} : std::vector<EventId>{}, ++m_unit.depth}},
            .stamp = {.station = m_station, .person = m_person, .wallMs = m_clock.wallMs()},
            .event = std::move(event)};
        m_unit.head = entry.id;
        m_entries.push_back(std::move(entry));
    }
    /** What happened so far goes into the file. */
    void keep(bool batchFull)
    {
        take(m_journal->append(std::exchange(m_entries, {})));
        if (!batchFull)
            return;
        take(m_journal->commitBatch());
        m_journal->rest();
        take(m_journal->beginBatch());
    }

private:
    struct Written {
        Subject subject;
        std::optional<EventId> head;
        int depth;
    };
    ManualClock m_clock;
    std::unique_ptr<Journal> m_journal;
    const StationName m_station = StationName::known(u"ASM-1"_s);
    const PersonId m_person = PersonId::known(u"1101"_s);
    Written m_unit{Subject::plant(), {}, 0};
    std::vector<Entry> m_entries;
};

/** Whether the n-th unit contains the bad lot. They lie in the middle of the file. */
bool concerned(const Scale::Bad &bad, qint64 n, qint64 units)
{
    const qint64 place = n - (units - bad.among) / 2, step = bad.among / bad.units;
    return place >= 0 && place < bad.units * step && place % step == 0;
}

} // namespace

static OperationId operation(int number)
{
    return OperationId::known(u"0%10"_s.arg(number));
}

static Event created(qint64 n)
{
    return UnitCreated{.revision = u"D"_s,
        .routing = u"LA-40/7"_s,
        .order = OrderNumber::known(u"WO-%1"_s.arg(n / 200)),
        .productLot = LotNumber::known(u"PL-%1"_s.arg(n / 5000)),
        .minted = false};
}

void Scale::make(const QString &directory) const
{
    Writer writer(directory);
    const std::vector<Bad> straight = bad();
    for (qint64 n = 0; n < m_units; ++n) {
        std::optional<UnitId> below;
        if (concerned(badBelow(), n, m_units)) {
            below = unitOf(u"PCB-40", u"B%1"_s.arg(n));
            writer.begin(*below);
            writer.happened(created(n));
            writer.happened(ComponentInstalled{operation(1), {pieceOf(badBelow().lot)}});
        }
        const auto takenFrom = [&](QStringView part, const QString &number) {
            LotId lot = lotOf(part, number);
            for (const Bad &one : straight) {
                if (one.lot.part == lot.part && concerned(one, n, m_units))
                    lot = one.lot;
            }
            return pieceOf(lot);
        };
        writer.begin(unit(n));
        writer.happened(created(n));
        writer.happened(OperationStarted{.operation = operation(1), .pass = 1});
        writer.happened(ComponentInstalled{operation(1), {takenFrom(u"TUBE-40", u"T%1"_s.arg(n / 1000))}});
        writer.happened(OperationCompleted{.operation = operation(1), .pass = 1});
        writer.happened(OperationStarted{.operation = operation(2), .pass = 1});
        writer.happened(ComponentInstalled{operation(2),
            {takenFrom(u"ENC-12", u"E%1"_s.arg(n / 800)), takenFrom(u"SCR-4", u"A%1"_s.arg(n / 5000))}});
        if (below)
            writer.happened(
                ComponentInstalled{operation(2), {{.part = below->part, .serial = below->serial}}});
        writer.happened(ComponentInstalled{
            operation(2), {pieceOf(lotOf(u"SEAL-9", u"G%1"_s.arg((n * 7919) % (m_units / 50 + 1))))}});
        writer.happened(OperationCompleted{.operation = operation(2), .pass = 1});
        writer.happened(OperationStarted{.operation = operation(3), .pass = 1});
        writer.happened(OperationCompleted{.operation = operation(3), .pass = 1, .last = true});
        writer.keep(n % unitsPerBatch == unitsPerBatch - 1);
    }

    writer.begin(longest());
    writer.happened(created(m_units));
    for (int pass = 1; pass < longLife / 2; ++pass) {
        writer.happened(OperationStarted{.operation = operation(1), .pass = pass});
        writer.happened(OperationFailed{.operation = operation(1), .pass = pass, .defects = {}, .note = {}});
    }
    writer.happened(OperationStarted{.operation = operation(1), .pass = longLife / 2});

    for (int level = levels; level >= 1; --level) {
        const auto at = [](int which) {
            return unitOf(u"LEVEL-%1"_s.arg(which), which == 1 ? u"DEEP"_s : u"DEEP-%1"_s.arg(which));
        };
        writer.begin(at(level));
        writer.happened(created(m_units));
        for (int i = 0; i < 8; ++i)
            writer.happened(
                ComponentInstalled{operation(1), {pieceOf(lotOf(u"SCR-4", u"L%1-%2"_s.arg(level).arg(i)))}});
        if (level < levels)
            writer.happened(ComponentInstalled{
                operation(2), {{.part = at(level + 1).part, .serial = at(level + 1).serial}}});
    }
    writer.keep(false);
}

qint64 Scale::found(const QString &directory)
{
    if (!QFile::exists(directory + u"/cache.db"_s))
        return 0;
    RawReader cache(directory + u"/cache.db"_s);
    sqlite3_stmt *count = cache.prepare("SELECT count(*) FROM subject WHERE scope = 'LA-40-100' AND name >= "
                                        "'S' AND name < 'T'");
    return sqlite3_step(count) == SQLITE_ROW ? sqlite3_column_int64(count, 0) : 0;
}

const ScaleGround &scaleGround(Bench &bench)
{
    static std::optional<ScaleGround> ground;
    if (ground)
        return *ground;
    const bool given = !bench.options.scale.isEmpty();
    const QString directory = given ? bench.options.scale : bench.freshDirectory();
    qint64 units = Scale::found(directory);
    if (units == 0) {
        units = bench.options.large ? 1'000'000 : 20'000;
        QDir().mkpath(directory);
        const qint64 began = nowNs();
        Scale(units).make(directory);
        bench.report.value(u"scale/entries-per-s"_s, units * Scale::entriesPerUnit,
            double(units * Scale::entriesPerUnit) / msSince(began) * 1000);
    }
    ground.emplace(ScaleGround{Scale(units), directory});
    return *ground;
}

} // namespace unitrail::bench
