// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/result_desk.h"
#include "core/statistics/capability.h"
#include "core/trace/process_values.h"
#include "tests/bench/bench.h"

#include <cmath>
#include <cstdlib>

namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

static constexpr int records = 10'000;
static constexpr int atOnce = 64; ///< files in one transaction, as `unitrail ingest` takes them
static constexpr int millions = 1'000'000;

static SerialNumber serialOf(int number)
{
    return SerialNumber::known(u"BX-%1"_s.arg(number, 6, 10, QChar(u'0')));
}

/** One operation that makes the unit, and one that a machine tests: nothing else takes time. */
static Plant testerPlant()
{
    const auto part = PartNumber::known(u"BX"_s);
    const auto station = StationName::known(u"EOL-1"_s);
    Plant plant{.name = u"Bench"_s, .revision = u"1"_s, .digest = "bench"};
    plant.parts.emplace(part, Part{.number = part});
    plant.stations.emplace(station, Station{.name = station});
    const PersonId ana = PersonId::known(u"ana"_s);
    plant.people.emplace(ana, Person{.id = ana, .roles = {Role::Operator}});
    Characteristic current{.id = CharacteristicId::known(u"load-current"_s),
        .unit = u"A"_s,
        .upper = Decimal(520, 2),
        .limitRevision = u"C"_s};
    plant.routings = {{.name = u"BX"_s,
        .revision = 1,
        .parts = {part},
        .operations = {{.id = OperationId::known(u"010"_s), .stations = {station}, .mints = true},
            {.id = OperationId::known(u"080"_s),
                .kind = Operation::Kind::Test,
                .stations = {station},
                .characteristics = {current}}}}};
    return plant;
}

static void makeUnits(Journal &journal, const Plant &plant, const Clock &clock, const StationName &station)
{
    Recorder recorder(journal, plant, clock, station);
    const Given given{.person = &plant.people.begin()->second};
    for (int i = 0; i < records; ++i) {
        if (i % 1000 == 0 && !journal.beginBatch())
            std::abort();
        const UnitId unit{PartNumber::known(u"BX"_s), serialOf(i)};
        for (const Command &command : {Command(CreateUnit{unit, {}}), Command(CompleteOperation{unit})}) {
            const auto judged = recorder.give(command, given);
            if (!judged || judged->refusal())
                std::abort();
        }
        if (i % 1000 == 999 && !journal.commitBatch())
            std::abort();
    }
}

static QByteArray record(int number)
{
    return R"({"dut_id": ")" + serialOf(number).text().toUtf8()
        + R"(", "start_time_millis": 1489517497562, "outcome": "PASS", "station_id": "eol-2", "metadata":
  {"test_name": "EOL", "test_version": "1.4", "config": {"timeout_s": 30}}, "log_records": [], "phases": [
  {"name": "load", "result": {"phase_result": "CONTINUE"}, "measurements": {"load_current": {"name": "load_current",
   "outcome": "PASS", "measured_value": 4.)"
        + QByteArray::number(10 + number % 80) + R"(, "units": {"code": "AMP", "suffix": "A"}}}}]})";
}

static double ingestSeconds(const QString &directory, int &recorded)
{
    const SystemClock clock;
    const Plant plant = testerPlant();
    const StationName station = plant.stations.begin()->first;
    const auto journal = take(Journal::open(directory, clock));
    makeUnits(*journal, plant, clock, station);
    ResultDesk desk(*journal, plant, clock, station);
    const qint64 began = nowNs();
    for (int first = 0; first < records; first += atOnce) {
        std::vector<NamedFile> files;
        for (int i = first; i < std::min(first + atOnce, records); ++i)
            files.push_back({QString::number(i), {record(i), u"file"_s}});
        for (const ResultReceipt &receipt : take(desk.acceptAll(files)))
            recorded += receipt.quarantined ? 0 : 1;
    }
    return double(nowNs() - began) / 1e9;
}

void benchIngest(Bench &bench)
{
    int recorded = 0;
    const double seconds = ingestSeconds(bench.freshDirectory(), recorded);
    bench.report.note(
        u"bench_ingest: %1 OpenHTF records of %2 bytes, %3 in one transaction, durable"_s.arg(records)
            .arg(record(0).size())
            .arg(atOnce));
    bench.report.value(u"bench_ingest/records-per-s"_s, records, records / seconds);
    bench.report.fact(
        u"bench_ingest/recorded"_s, records, recorded, u"=%1"_s.arg(records), recorded == records);

    std::vector<double> values;
    values.reserve(millions);
    for (int i = 0; i < millions; ++i)
        values.push_back(4.31 + 0.33 * std::sin(i * 12.9898));
    const qint64 began = nowNs();
    const Capability found = capabilityOf(values, {std::nullopt, 5.2});
    bench.report.value(u"bench_ingest/capability-1M-ms"_s, qint64(found.n), msSince(began));
}

} // namespace unitrail::bench
