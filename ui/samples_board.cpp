// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"
#include "ui/samples_pages.h"
#include "ui/screens/board_page.h"
#include "ui/screens/commonality_page.h"
#include "ui/screens/readiness_page.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static Words words(const char *english, const char *german)
{
    return {{{u"en"_s, QString::fromUtf8(english)}, {u"de"_s, QString::fromUtf8(german)}}};
}

static std::vector<FigureItem> items(
    int count, const QString &operation, const QString &station, qint64 lastedMs)
{
    std::vector<FigureItem> list;
    for (int i = 0; i < count; ++i)
        list.push_back({.unit = u"LA-40-100/LA40-26-%1K"_s.arg(i + 101, 6, 10, QChar(u'0')),
            .operation = operation,
            .pass = 1,
            .station = station,
            .atMs = sampleNowMs - (count - i) * 190'000LL,
            .amountMs = lastedMs > 0 ? lastedMs + (i * 7919 % 97 - 40) * lastedMs / 300 : 0});
    return list;
}

static Figure shareOf(
    const QString &about, int hits, int base, const QString &operation, const QString &station)
{
    Figure figure{.id = u"fpy"_s, .about = about, .kind = Figure::Kind::Share};
    figure.base = items(base, operation, station, 0);
    figure.hits.assign(figure.base.begin(), figure.base.begin() + hits);
    return counted(std::move(figure));
}

static Figure countOf(const QString &id, const QString &about, int hits, const QString &operation)
{
    Figure figure{.id = id, .about = about};
    figure.hits = items(hits, operation, {}, 0);
    for (FigureItem &item : figure.hits)
        item.detail = about;
    return counted(std::move(figure));
}

static BoardStation stationOf(
    const char *name, const char *operation, int wip, int good, int all, int cycleS, int standardS)
{
    const QString station = QString::fromLatin1(name), op = QString::fromLatin1(operation);
    BoardStation made{.name = StationName::known(station),
        .title = words("Station", "Station"),
        .state = wip > 0 ? BoardStation::State::Working : BoardStation::State::Idle,
        .lastMs = sampleNowMs - 64 * 60'000LL,
        .wip = countOf(u"wip"_s, station, wip, op),
        .fpy = shareOf(station, good, all, op, station),
        .cycle = {.id = u"cycle"_s, .about = station, .kind = Figure::Kind::Duration},
        .standardMs = standardS * 1000LL};
    made.cycle.hits = items(all, op, station, cycleS * 1000LL);
    made.cycle = counted(std::move(made.cycle));
    return made;
}

static BoardContent sampleBoard()
{
    BoardContent content{.own = u"SUP-1"_s};
    Board &board = content.board;
    board.fromMs = sampleNowMs - 8 * 3'600'000LL;
    board.nowMs = sampleNowMs;
    board.stations
        = {stationOf("KIT-1", "010", 4, 98, 98, 57, 55), stationOf("PRS-1", "020", 6, 49, 50, 149, 150),
            stationOf("PRS-2", "020", 5, 47, 48, 155, 150), stationOf("ASM-1", "030", 3, 46, 47, 236, 235),
            stationOf("ASM-2", "030", 19, 44, 46, 331, 235), stationOf("PCB-1", "040", 2, 90, 92, 171, 175),
            stationOf("CAL-1", "050", 2, 44, 46, 244, 240), stationOf("CAL-2", "050", 3, 41, 44, 239, 240),
            stationOf("HIP-1", "060", 1, 88, 89, 61, 60), stationOf("BRN-1", "070", 48, 47, 48, 7320, 7200),
            stationOf("BRN-2", "070", 31, 0, 0, 7210, 7200), stationOf("BRN-3", "070", 0, 0, 0, 0, 7200),
            stationOf("FNC-1", "080", 1, 36, 38, 226, 225), stationOf("FNC-2", "080", 2, 33, 35, 231, 225),
            stationOf("INS-1", "090", 1, 70, 72, 152, 150), stationOf("PCK-1", "100", 0, 12, 12, 91, 90)};
    board.stations[3].state = BoardStation::State::Stopped;
    board.stations[3].stopReason = u"no-material"_s;
    board.stations[3].sinceMs = sampleNowMs - 17 * 60'000LL;
    content.stopReasons.insert_or_assign(u"no-material"_s, words("No material", "Material fehlt"));
    board.fpy = shareOf({}, 812, 841, u"050"_s, u"CAL-1"_s);
    board.inProcess = countOf(u"in_process"_s, {}, 128, u"050"_s);
    for (FigureItem &item : board.inProcess.hits)
        item.amountMs = sampleNowMs - item.atMs;
    board.onHold = countOf(u"on_hold"_s, {}, 5, u"080"_s);
    auto &figures = board.yields.figures;
    figures.push_back(countOf(u"done"_s, {}, 72, u"100"_s));
    figures.push_back({.id = u"rty"_s, .kind = Figure::Kind::Product, .value = 0.8913});
    Figure scrap{.id = u"scrap"_s,
        .kind = Figure::Kind::Share,
        .hits = items(1, u"080"_s, u"FNC-1"_s, 0),
        .base = items(73, u"100"_s, {}, 0)};
    figures.push_back(counted(std::move(scrap)));
    Figure refusal{.id = u"refusal"_s,
        .kind = Figure::Kind::PerUnit,
        .hits = items(31, u"040"_s, u"PCB-1"_s, 0),
        .base = items(841, u"040"_s, {}, 0)};
    figures.push_back(counted(std::move(refusal)));
    for (const auto &[code, count] :
        {std::pair("F61", 9), std::pair("C31", 7), std::pair("A11", 3), std::pair("E22", 2)})
        figures.push_back(countOf(u"defects"_s, QString::fromLatin1(code), count, u"080"_s));
    content.defects
        = {{u"F61"_s, words("Noise", "Geräusch")}, {u"C31"_s, words("Backlash high", "Spiel zu groß")},
            {u"A11"_s, words("Torque low", "Drehmoment zu niedrig")},
            {u"E22"_s, words("Encoder no signal", "Drehgeber ohne Signal")}};
    content.operations = {{OperationId::known(u"050"_s), words("Calibrate", "Kalibrieren")},
        {OperationId::known(u"080"_s), words("Functional load test", "Funktionsprüfung unter Last")}};
    board.calls.push_back({{}, StationName::known(u"ASM-2"_s), sampleNowMs - 4 * 60'000LL, {}, {}, {}});
    return content;
}

static PageSample sample(const QString &name, const std::function<void(BoardPage &)> &prepare)
{
    return {name, [prepare](const Theme &theme, QWidget *parent) -> Page * {
                auto *page = new BoardPage(theme, parent);
                // Opened, it asks for what it shows: that is its answer.
                QObject::connect(page, &BoardPage::refreshWished, page, [page, prepare] { prepare(*page); });
                return page;
            }};
}

static Commonality thing(Factor factor, const char *name, const char *operation, FourFold table, double p)
{
    Commonality made{.factor = factor,
        .name = QString::fromLatin1(name),
        .operation = QString::fromLatin1(operation),
        .table = table,
        .p = p};
    made.odds = oddsRatio(table);
    made.corrected = std::min(1.0, p * 154);
    for (int i = 0; i < int(table.failingWith); ++i)
        made.failing.push_back(u"LA-40-100/LA40-26-%1K"_s.arg(i * 37 + 101, 6, 10, QChar(u'0')));
    return made;
}

/** Story 8 of the demo factory: four noisy units, and the lot of gears that is in all of them. */
static CommonalityShown sampleComparison()
{
    CommonalityShown shown;
    const auto operation = [](const char *id) { return OperationId::known(QString::fromLatin1(id)); };
    const BoardContent board = sampleBoard();
    shown.operations = board.operations;
    for (const auto &[id, units] : {std::pair("020", 31), std::pair("030", 44), std::pair("040", 60),
             std::pair("050", 118), std::pair("060", 9), std::pair("070", 42), std::pair("080", 160),
             std::pair("090", 84), std::pair("100", 5)})
        shown.failures.push_back({operation(id), units});
    shown.failedAt = operation("080");
    CommonalityAnswer answer{.passed = 4834, .looked = 154};
    for (int i = 0; i < 160; ++i)
        answer.failing.push_back(QString::number(i));
    answer.ranked = {thing(Factor::ComponentLot, "GS-17/0526-03", "", {61, 99, 189, 4645}, 1.2e-31),
        thing(Factor::Station, "FNC-2", "080", {112, 48, 2377, 2457}, 3.4e-7),
        thing(Factor::Person, "P106", "050", {98, 62, 2390, 2444}, 0.0028),
        thing(Factor::Gauge, "DIN-07", "030", {91, 69, 2402, 2432}, 0.061),
        thing(Factor::Program, "functional 4.2", "080", {160, 0, 4834, 0}, 1),
        thing(Factor::Shift, "2026-06-03 early", "030", {7, 153, 94, 4740}, 0.048),
        thing(Factor::TimeWindow, "2026-06-03 10:00-12:00", "050", {3, 157, 28, 4806}, 0.071),
        thing(Factor::ComponentLot, "SK-40/SK26-004", "", {12, 148, 340, 4494}, 0.74)};
    shown.answer = std::move(answer);
    return shown;
}

static PageSample comparison(const QString &name, const std::function<void(CommonalityPage &)> &prepare)
{
    return {name, [prepare](const Theme &theme, QWidget *parent) -> Page * {
                auto *page = new CommonalityPage(theme, parent);
                QObject::connect(
                    page, &CommonalityPage::failuresWished, page, [page, prepare] { prepare(*page); });
                return page;
            }};
}

std::vector<PageSample> commonalitySamples()
{
    return {comparison(u"s9-common"_s, [](CommonalityPage &page) { page.setShown(sampleComparison()); }),
        comparison(u"s9-common-start"_s,
            [](CommonalityPage &page) {
                CommonalityShown shown = sampleComparison();
                shown.failedAt.reset();
                shown.answer.reset();
                page.setShown(shown);
            }),
        comparison(u"s9-common-list"_s, [](CommonalityPage &page) {
            page.setShown(sampleComparison());
            page.openUnits(0);
        })};
}

static ReadinessShown sampleReadiness()
{
    const auto part = [](const char *number) { return PartNumber::known(QString::fromLatin1(number)); };
    const auto lot = [](const char *name, qint64 now, qint64 possible) {
        return Readiness::Width{
            {.kind = RecallStart::Kind::Lot, .name = QString::fromLatin1(name)}, now, possible};
    };
    ReadinessShown shown{.product = part("LA-40-100"),
        .productName = words("Linear actuator LA-40", "Linearantrieb LA-40"),
        .products = 2};
    Readiness readiness{.scope = {.part = part("LA-40-100")},
        .units = 4968,
        .demanded = 54'648,
        .captured = 54'596,
        .captures = 402'113,
        .manual = 9873,
        .runs = 50'921,
        .overridden = 34,
        .identifiers = 4992};
    readiness.gaps = {
        {part("CA-150"), false, std::vector<QString>(40)}, {part("ENC-12"), true, std::vector<QString>(12)}};
    for (int i = 0; i < 12; ++i)
        readiness.orphans.push_back(QString::number(i));
    readiness.widest = {lot("GR-EP2/EP2-2601A", 833, 41), lot("LOC-243/L243-260301", 833, 41),
        lot("SK-40/SK26-004", 502, 0), lot("BRG-6001/B6001-261902", 498, 57), lot("GS-17/0526-03", 250, 0),
        lot("HSG-40/H47113-02", 240, 0), lot("ENC-12/EN2619-B", 140, 3)};
    shown.readiness = std::move(readiness);
    Drill drill{.question = {{{.kind = RecallStart::Kind::SupplierLot, .name = u"EN2619-B"_s}}},
        .askedMs = sampleNowMs - 3 * 60'000,
        .tookMs = 840};
    for (int i = 0; i < 140; ++i)
        drill.walked.now.append(QString::number(i));
    drill.walked.entries = 391'204;
    shown.drill = std::move(drill);
    return shown;
}

static PageSample ready(const QString &name, const std::function<void(ReadinessPage &)> &prepare)
{
    return {name, [prepare](const Theme &theme, QWidget *parent) -> Page * {
                auto *page = new ReadinessPage(theme, parent);
                QObject::connect(page, &ReadinessPage::wished, page, [page, prepare] { prepare(*page); });
                return page;
            }};
}

std::vector<PageSample> readinessSamples()
{
    return {ready(u"s8-readiness"_s, [](ReadinessPage &page) { page.setShown(sampleReadiness()); }),
        ready(u"s8-readiness-start"_s, [](ReadinessPage &page) {
            ReadinessShown shown = sampleReadiness();
            shown.readiness.reset();
            shown.drill.reset();
            shown.asking = true;
            page.setShown(shown);
        })};
}

std::vector<PageSample> boardSamples()
{
    return {sample(u"s9-board"_s, [](BoardPage &page) { page.setContent(sampleBoard()); }),
        sample(u"s9-board-start"_s,
            [](BoardPage &page) {
                BoardContent empty{.own = u"SUP-1"_s};
                empty.board.fromMs = sampleNowMs - 600'000;
                empty.board.nowMs = sampleNowMs;
                empty.board.stations = sampleBoard().board.stations;
                for (const QString &id : {u"done"_s, u"scrap"_s, u"refusal"_s})
                    empty.board.yields.figures.push_back(counted(Figure{.id = id}));
                for (BoardStation &station : empty.board.stations)
                    station = stationOf(station.name.text().toLatin1().constData(), "010", 0, 0, 0, 0, 60);
                page.setContent(empty);
            }),
        sample(u"s9-board-list"_s,
            [](BoardPage &page) {
                page.setContent(sampleBoard());
                page.openList(u"fpy"_s, {});
            }),
        sample(u"s9-board-wall"_s, [](BoardPage &page) {
            page.setContent(sampleBoard());
            page.setWall(true);
        })};
}

} // namespace unitrail
