// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/small_plant.h"

#include <random>

using namespace unitrail;
using namespace unitrail::small;

/**
 * Two stations write about one subject, apart and together, what a random generator tells them. What each
 * knew when it wrote is kept beside the entries: the oracle for heads needs no fold.
 */
class History {
public:
    History(const Subject &subject, quint32 seed)
        : m_subject(subject)
        , m_random(seed)
    {
        for (int i = 0; i < 24; ++i)
            writeOne(size_t(m_random() % 2));
    }

    [[nodiscard]] const Subject &subject() const { return m_subject; }
    [[nodiscard]] std::vector<Recorded> shuffled()
    {
        std::vector<Recorded> order = entries;
        std::shuffle(order.begin(), order.end(), m_random);
        return order;
    }
    /** Entries that no other writer had seen. */
    [[nodiscard]] std::set<EventId> unseen() const
    {
        std::set<EventId> left;
        for (const Recorded &recorded : entries)
            left.insert(recorded.entry.id);
        for (const auto &[id, known] : m_knownBy) {
            for (const EventId &seen : known)
                left.erase(seen);
        }
        return left;
    }

    std::vector<Recorded> entries;

private:
    void writeOne(size_t station)
    {
        if (m_random() % 3 == 0) { // the stations meet
            m_known[station].insert(m_known[1 - station].begin(), m_known[1 - station].end());
        }
        std::vector<Recorded> known;
        for (const Recorded &recorded : entries) {
            if (m_known[station].contains(recorded.entry.id))
                known.push_back(recorded);
        }
        QByteArray random(10, '\0');
        for (char &byte : random)
            byte = char(m_random() & 0xff);
        const qint64 wallMs
            = 1'700'000'000'000 + qint64(m_random() % 100'000); // the clocks are anything but right
        Entry entry{.id = EventId::make(wallMs, random),
            .about = {knowledge(m_subject, fold(m_subject, known))},
            .stamp = {.station = small::at(station ? "TST-2" : "TST-1"),
                .person = named<PersonId>("ana"),
                .device = {},
                .wallMs = wallMs},
            .event = something(known)};
        const Component *piece = pieceOf(entry.event);
        if (piece && m_subject.kind() == Subject::Kind::Unit && m_random() % 2) {
            // Seen from the piece: the entry is about its parent first.
            entry.about.insert(
                entry.about.begin(), Knowledge{Subject::of(m_random() % 2 ? pump : otherPump), {}, 1});
        }
        m_knownBy[entry.id] = m_known[station];
        m_known[station].insert(entry.id);
        entries.push_back({.position = {.station = QUuid::fromRfc4122(QByteArray(16, char('a' + station))),
                               .incarnation = 1,
                               .sequence = ++m_sequence[station],
                               .hlc = wallMs << 16},
            .hash = {},
            .entry = std::move(entry)});
    }
    static const Component *pieceOf(const Event &event)
    {
        if (const auto *installed = std::get_if<ComponentInstalled>(&event))
            return &installed->components.front();
        if (const auto *removed = std::get_if<ComponentRemoved>(&event))
            return &removed->components.front();
        return nullptr;
    }
    Event something(const std::vector<Recorded> &known)
    {
        static const std::vector<const char *> operations{"010", "020", "030"};
        const OperationId operation = op(operations[m_random() % operations.size()]);
        const Component self = {.part = part("SCR"),
            .serial = named<SerialNumber>("S1"),
            .lot = {},
            .revision = QStringLiteral("B"),
            .position = {}};
        const int pass = int(m_random() % 3) + 1;
        const HoldId held = hold(m_random() % 2 ? "H-1" : "H-2");
        const ContainerId box = named<ContainerId>("CRT-1");
        const LotId grease = lot("GRS", m_random() % 2 ? "G1" : "G2");
        switch (m_random() % 28) {
        case 0:
            return UnitCreated{
                .revision = "B", .routing = "PU/3", .order = {}, .productLot = named<LotNumber>("PL-1")};
        case 1:
            return IdentifierBound{"mac", QString::number(m_random() % 9)};
        case 2:
        case 3:
            return OperationStarted{operation, pass};
        case 4:
            return OperationPaused{operation};
        case 5:
            return OperationResumed{operation};
        case 6:
        case 7:
            return OperationCompleted{operation, pass, m_random() % 2 == 0};
        case 8:
            return OperationFailed{operation, pass, {named<DefectCode>("F61")}, {}};
        case 9:
            return OperationSkipped{operation, "why", m_random() % 2 == 0};
        case 10:
            return ComponentInstalled{operation, {self}};
        case 11:
            return ComponentRemoved{{self}, "why", m_random() % 4 ? "stock" : "scrap"};
        case 12:
            return TestRecorded{operation, pass,
                {{.characteristic = named<CharacteristicId>("travel"),
                    .value = "100.0",
                    .unit = "mm",
                    .limitRevision = "C",
                    .gauge = {},
                    .raw = {}}}};
        case 13:
            return ReworkReturned{operation, op("010"), {op("010"), operation}, "why"};
        case 14:
            return HoldPlaced{held, "supplier-notice", "note"};
        case 15:
            return HoldReleased{held, "why"};
        case 16:
            return m_random() % 4 ? Event(UnitMoved{"A1"}) : Event(UnitScrapped{"why"});
        case 17:
            return UnitPacked{box};
        case 18:
            return UnitUnpacked{box, "why"};
        case 19:
            return UnitReleased{"conforms"};
        case 20:
            return UnitShipped{"C", "O"};
        case 21:
            return UnitReturned{"C", "noisy"};
        case 22:
            return LotLoaded{grease, day("2026-05-01"), number("12.5")};
        case 23:
            return m_random() % 2 ? Event(LotUnloaded{grease, {}})
                                  : Event(LotReceived{day("2026-05-01"), "released", {}});
        case 24:
            return OperatorSignedIn{named<PersonId>("ana"), "badge"};
        case 25:
            return ScanRefused{{.reason = Reason::OnHold}, "code"};
        default:
            return known.empty() ? Event(ContainerSealed{"sscc"})
                                 : Event(EventVoided{known[m_random() % known.size()].entry.id, "why"});
        }
    }

    Subject m_subject;
    std::mt19937 m_random;
    std::array<std::set<EventId>, 2> m_known;
    std::array<qint64, 2> m_sequence{};
    std::map<EventId, std::set<EventId>> m_knownBy;
};

static const std::array subjects{Subject::of(unit("SCR", "S1")), Subject::of(lot("GRS", "G1")),
    Subject::of(small::at("ASM-1")), Subject::of(named<ContainerId>("CRT-1")), Subject::of(op("020"))};

class FoldTest : public QObject {
    Q_OBJECT

private slots:
    void the_same_entries_in_any_order_make_the_same_standing()
    {
        for (quint32 seed = 0; seed < 300; ++seed) {
            History history(subjects[seed % subjects.size()], seed);
            const Standing standing = fold(history.subject(), history.entries);
            for (int i = 0; i < 5; ++i)
                QVERIFY2(fold(history.subject(), history.shuffled()) == standing,
                    qPrintable(QString::number(seed)));
        }
    }

    void what_arrives_twice_counts_once()
    {
        for (quint32 seed = 0; seed < 50; ++seed) {
            History history(subjects[0], seed);
            std::vector<Recorded> twice = history.shuffled();
            const std::vector<Recorded> again = history.shuffled();
            twice.insert(twice.end(), again.begin(), again.begin() + 10);
            QVERIFY(fold(history.subject(), twice) == fold(history.subject(), history.entries));
        }
    }

    void one_more_entry_equals_all_of_them_folded_anew()
    {
        int evolved = 0;
        for (quint32 seed = 0; seed < 300; ++seed) {
            History history(subjects[seed % subjects.size()], seed);
            std::vector<Recorded> arrived;
            Standing standing = blank(history.subject());
            // Nearly in order, as sync brings them; every third history wholly mixed up.
            for (const Recorded &recorded : seed % 3 ? history.entries : history.shuffled()) {
                arrived.push_back(recorded);
                if (needsRefold(standing, history.subject(), recorded.entry)) {
                    standing = fold(history.subject(), arrived);
                } else {
                    evolve(standing, history.subject(), recorded.entry);
                    ++evolved;
                }
                QVERIFY2(standing == fold(history.subject(), arrived),
                    qPrintable(QStringLiteral("seed %1 entry %2").arg(seed).arg(arrived.size())));
            }
        }
        QVERIFY(evolved > 1000); // else this proved nothing
    }

    void heads_are_exactly_what_nobody_has_built_upon()
    {
        int conflicts = 0;
        for (quint32 seed = 0; seed < 300; ++seed) {
            History history(subjects[0], seed);
            const Standing standing = fold(history.subject(), history.shuffled());
            QCOMPARE(std::set<EventId>(standing.heads.begin(), standing.heads.end()), history.unseen());
            QCOMPARE(standing.conflicted(), history.unseen().size() > 1);
            conflicts += standing.conflicted();
        }
        QVERIFY(conflicts > 20 && conflicts < 280);
    }

    void every_standing_survives_its_bytes()
    {
        for (quint32 seed = 0; seed < 100; ++seed) {
            History history(subjects[seed % subjects.size()], seed);
            const Standing standing = fold(history.subject(), history.entries);
            const auto read = standingFromBytes(toBytes(standing));
            QVERIFY(read);
            QVERIFY(*read == standing);
            QCOMPARE(toBytes(*read), toBytes(standing));
        }
        World w;
        passed(w, "060").then(holdOn(Subject::of(pump)));
        QVERIFY(standingFromBytes(toBytes(w.standing(Subject::of(pump)))) == w.standing(Subject::of(pump)));
    }

    void damaged_bytes_are_nothing_or_a_standing_that_can_be_used()
    {
        World w;
        passed(w, "040").then(holdOn(Subject::of(pump)));
        std::mt19937 random(1);
        for (const Subject &subject :
            {Subject::of(pump), Subject::of(small::at("ASM-1")), Subject::of(unit("MOD", "0001"))}) {
            const QByteArray good = toBytes(w.standing(subject));
            for (qsizetype size = 0; size < good.size(); ++size)
                QVERIFY2(!standingFromBytes(good.left(size)), qPrintable(QString::number(size)));
            QVERIFY(!standingFromBytes(good + 'x'));
            for (int i = 0; i < 20'000; ++i) {
                QByteArray bad = good;
                for (int flips = 0; flips < 1 + i % 4; ++flips)
                    bad[qsizetype(random() % size_t(bad.size()))] = char(random() & 0xff);
                if (const auto standing = standingFromBytes(bad)) {
                    // Whatever came out is read by rules and screens, and written again.
                    const auto again = standingFromBytes(toBytes(*standing));
                    QVERIFY(again && toBytes(*again) == toBytes(*standing));
                    if (const auto *u = std::get_if<Unit>(&standing->state)) {
                        dueOperation(*u, w.plant.routings.front());
                        for (const auto &[id, operation] : u->operations) {
                            for (const Measurement &m : operation.measurements)
                                verdictName(m.verdict);
                        }
                        for (const InstalledComponent &installed : u->components)
                            QVERIFY(!installed.component.quantity.text().isEmpty());
                    }
                }
            }
        }
        for (int i = 0; i < 20'000; ++i) {
            QByteArray noise(qsizetype(random() % 200), '\0');
            for (char &byte : noise)
                byte = char(random() & 0xff);
            standingFromBytes(noise);
        }
    }

    void a_voided_entry_no_longer_counts_and_keeps_its_place()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start());
        const Standing before = w.standing(Subject::of(pump));
        w.then(install(serial("SCR", "S1")));
        const EventId installed = w.last().entry.id;
        w.record({{{Subject::of(pump), Subject::of(unit("SCR", "S1"))}, EventVoided{installed, "undo"}}});
        const Standing standing = w.standing(Subject::of(pump));
        QCOMPARE(standing.unit(), before.unit());
        QCOMPARE(standing.entries, before.entries + 2);
        QCOMPARE(standing.depth, before.depth + 2);
        QCOMPARE(standing.heads, std::vector<EventId>{w.last().entry.id});
        QCOMPARE(standing.lastWork, before.lastWork);

        // Without the voiding, which comes later, the voided one is a head like any other.
        std::vector<Recorded> early = w.about(Subject::of(pump));
        early.pop_back();
        QCOMPARE(fold(Subject::of(pump), early).heads, std::vector<EventId>{installed});
    }

    void voiding_a_voiding_brings_the_entry_back()
    {
        World w;
        passed(w, "010");
        const Unit before = w.unit(pump);
        const EventId completed = w.last().entry.id;
        const auto voiding = [&](const EventId &id) {
            w.record({{{Subject::of(pump)}, EventVoided{id, "why"}}});
        };
        voiding(completed);
        const EventId first = w.last().entry.id;
        QCOMPARE(w.unit(pump).active, op("010"));
        QCOMPARE(voidedIds(w.entries), std::vector<EventId>{completed});
        voiding(first);
        QCOMPARE(w.unit(pump), before);
        QCOMPARE(voidedIds(w.entries), std::vector<EventId>{first});
        voiding(w.last().entry.id);
        QCOMPARE(w.unit(pump).active, op("010"));
    }

    void two_voidings_of_one_entry_hold_although_one_is_taken_back()
    {
        World w;
        passed(w, "010");
        const EventId completed = w.last().entry.id;
        const auto voiding = [&](const EventId &id) {
            w.record({{{Subject::of(pump)}, EventVoided{id, "why"}}});
        };
        voiding(completed);
        voiding(completed);
        voiding(w.last().entry.id);
        QCOMPARE(w.unit(pump).active, op("010"));
    }

    void what_is_scrapped_stays_scrapped_whatever_another_station_did_meanwhile()
    {
        World w;
        passed(w, "010").by("sue");
        const Standing fork = w.standing(Subject::of(pump));
        w.then(ScrapUnit{pump, QStringLiteral("dropped")});
        Recorded late = w.last();
        late.entry.id.bytes[0] ^= 0xff;
        late.entry.event = OperationStarted{op("020"), 1};
        late.entry.about = {knowledge(Subject::of(pump), fork)};
        late.position.hlc += 1 << 20;
        std::vector<Recorded> both = w.about(Subject::of(pump));
        both.push_back(late);
        const Standing standing = fold(Subject::of(pump), both);
        QVERIFY(standing.conflicted());
        QCOMPARE(standing.unit().life, LifeCycle::Scrapped);
    }
};

QTEST_GUILESS_MAIN(FoldTest)
#include "fold_test.moc"
