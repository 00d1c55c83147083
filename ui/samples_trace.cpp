// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"
#include "ui/samples_pages.h"
#include "ui/screens/genealogy_page.h"
#include "ui/screens/recall_page.h"

namespace unitrail {

static UnitId product(int number)
{
    return {PartNumber::known(QStringLiteral("LA-40-100")),
        SerialNumber::known(QStringLiteral("LA40-26-%1K").arg(number, 6, 10, QLatin1Char('0')))};
}

static RecalledUnit recalled(int number, const Whereabouts &where, RecallReason reason = RecallReason::Fitted)
{
    RecalledUnit unit{
        .unit = product(number), .exact = reason == RecallReason::Fitted, .now = true, .reason = reason};
    if (reason == RecallReason::Fitted)
        unit.via = UnitId{PartNumber::known(QStringLiteral("ENC-12")),
            SerialNumber::known(QStringLiteral("E12-%1").arg(26000 + number))};
    unit.where = where;
    return unit;
}

/** Story 1 of the demo factory: 140 of 5,000. */
static RecallShown sampleRecall()
{
    using Kind = Whereabouts::Kind;
    const QString customers[] = {QStringLiteral("Acme Robotics"), QStringLiteral("Baltic Lifts"),
        QStringLiteral("Corvus Medical"), QStringLiteral("Delta Rail"), QStringLiteral("Egeland Marine")};
    RecallShown shown;
    shown.question
        = RecallQuestion{{{.kind = RecallStart::Kind::Lot, .name = QStringLiteral("ENC-12/EN2619-B")}}};
    Recall recall{.question = *shown.question, .productLot = 5000, .workOrders = 600};
    for (int i = 0; i < 140; ++i) {
        Whereabouts where{.kind = Kind::Shipped,
            .customer = customers[i % 5],
            .customerOrder = QStringLiteral("SO-26-0%1").arg(117 + i % 5)};
        if (i < 9)
            where = {.kind = Kind::InProcess,
                .operation = QStringLiteral("050"),
                .station = QStringLiteral("CAL-1"),
                .holds = i < 2 ? 1 : 0};
        else if (i < 30)
            where = {.kind = Kind::Stock,
                .location = QStringLiteral("FG-2"),
                .container = QStringLiteral("PAL-0214")};
        else if (i < 36)
            where = {.kind = Kind::Scrapped};
        recall.units.push_back(recalled(4201 + i, where));
    }
    for (int i = 0; i < 3; ++i) {
        recall.units.push_back(recalled(4401 + i, {.kind = Kind::Shipped, .customer = customers[i]}));
        recall.units.back().now = false;
        recall.possible.push_back(recalled(4501 + i,
            {.kind = Kind::InProcess, .after = QStringLiteral("040"), .station = QStringLiteral("PCB-1")},
            RecallReason::NothingRecorded));
    }
    for (int i = 0; i < 454; ++i)
        recall.cleared.push_back(
            {product(4600 + i), RecallReason::OtherRecorded, QStringLiteral("ENC-12/EN2619-A"), {}});
    recall.behind = {{StationName::known(QStringLiteral("TST-2")), sampleNowMs - 1'500'000}};
    recall.askedMs = sampleNowMs;
    shown.recall = recall;
    shown.holdReasons = {{QStringLiteral("supplier-notice"),
                             {{{QStringLiteral("en"), QStringLiteral("Supplier notice")},
                                 {QStringLiteral("de"), QStringLiteral("Lieferantenmeldung")}}}},
        {QStringLiteral("audit"),
            {{{QStringLiteral("en"), QStringLiteral("Audit")},
                {QStringLiteral("de"), QStringLiteral("Audit")}}}}};
    return shown;
}

/** The exact links are read, the rest is not. */
static RecallShown sampleRecallFirst()
{
    RecallShown shown = sampleRecall();
    shown.asking = true;
    shown.whole = false;
    shown.recall->possible.clear();
    shown.recall->cleared.clear();
    shown.recall->behind.clear();
    for (RecalledUnit &unit : shown.recall->units)
        unit.where = {};
    return shown;
}

/** A lot whose number was typed wrongly: two digits changed places. */
static RecallShown sampleRecallUnknown()
{
    RecallShown shown;
    shown.question
        = RecallQuestion{{{.kind = RecallStart::Kind::Lot, .name = QStringLiteral("ENC-12/EN2691-B")}}};
    shown.recall = Recall{.question = *shown.question, .unknown = shown.question->starts};
    shown.recall->askedMs = sampleNowMs;
    return shown;
}

static RecallShown sampleRecallAgain()
{
    RecallShown shown = sampleRecall();
    shown.changed = RecallDifference{{product(4340).text()}, {}};
    shown.changedSinceMs = sampleNowMs - 3'600'000;
    shown.openCase = CaseId::known(QStringLiteral("RC-12"));
    shown.caseUnits = 143;
    for (int i = 0; i < 4; ++i)
        shown.outcomes.emplace(Subject::of(product(4201 + i)), QStringLiteral("reworked"));
    return shown;
}

static GenealogyShown sampleGenealogy()
{
    const auto part = [](const char *number) { return PartNumber::known(QString::fromLatin1(number)); };
    const auto serial = [&](const char *number, const char *text) {
        return Subject::of(UnitId{part(number), SerialNumber::known(QString::fromLatin1(text))});
    };
    const auto lot = [&](const char *number, const char *text) {
        return Subject::of(LotId{part(number), LotNumber::known(QString::fromLatin1(text))});
    };
    Genealogy tree{.question = {.start = Subject::of(product(123)), .view = GenealogyQuestion::View::Ever}};
    struct Node {
        Subject subject;
        int parent;
        LinkQuality quality;
        const char *position;
        const char *operation;
        bool removed;
    };
    tree.nodes.push_back({.subject = tree.question.start, .life = LifeCycle::Completed, .holds = 1});
    const std::vector<Node> nodes{
        {lot("BRG-6001", "B6-2217"), 0, LinkQuality::ExactLot, "front", "020", false},
        {lot("BRG-6001", "B6-2218"), 0, LinkQuality::ExactLot, "rear", "020", false},
        {serial("SCW-16", "SW-26-00417"), 0, LinkQuality::ExactSerial, "spindle", "020", false},
        {serial("M24-120", "M24-26-04417"), 0, LinkQuality::ExactSerial, "motor", "030", false},
        {lot("M24-120", "ML-2603"), 4, LinkQuality::ByLabel, "", "030", false},
        {lot("GS-17", "0526-02"), 0, LinkQuality::ExactLot, "gear", "030", true},
        {lot("GS-17", "0526-03"), 0, LinkQuality::ExactLot, "gear", "030", false},
        {lot("GREASE-2", "G-118"), 0, LinkQuality::TimeWindow, "", "030", false},
        {serial("PCB-AC4", "PCB-26-11873"), 0, LinkQuality::ExactSerial, "controller", "040", false},
        {serial("ENC-12", "E12-26417"), 0, LinkQuality::ExactSerial, "encoder", "040", false},
        {lot("ENC-12", "EN2619-B"), 10, LinkQuality::ByLabel, "", "040", false}};
    for (size_t i = 0; i < nodes.size(); ++i) {
        const Node &node = nodes[i];
        GenealogyNode made{.subject = node.subject,
            .parent = node.parent,
            .level = node.parent == 0 ? 1 : 2,
            .quality = node.quality,
            .quantity = QStringLiteral("1"),
            .position = QString::fromLatin1(node.position),
            .operation = QString::fromLatin1(node.operation),
            .station = QStringLiteral("ASM-1"),
            .installedMs = sampleNowMs - 7'200'000 + qint64(i) * 60'000};
        if (node.removed) {
            made.removed = EventId();
            made.removedMs = sampleNowMs - 3'600'000;
        }
        tree.nodes.push_back(made);
    }
    GenealogyShown shown;
    shown.tree = tree;
    shown.findings = std::vector<BomFinding>{{.kind = BomFinding::Kind::Missing,
                                                 .line = 60,
                                                 .part = part("SEAL-9"),
                                                 .quantity = QStringLiteral("2")},
        {.kind = BomFinding::Kind::WrongRevision,
            .line = 40,
            .part = part("PCB-AC4"),
            .found = QStringLiteral("PCB-26-11873 rev B")},
        {.kind = BomFinding::Kind::NotTraced,
            .line = 90,
            .part = part("SCREW-M4"),
            .quantity = QStringLiteral("4")}};
    return shown;
}

std::vector<PageSample> tracePageSamples()
{
    const auto recall = [](const RecallShown &shown) {
        return [shown](const Theme &theme, QWidget *parent) -> Page * {
            auto *page = new RecallPage(theme, QStringLiteral("recallPage"), parent);
            page->setShown(shown);
            return page;
        };
    };
    const auto genealogy = [](bool graph) {
        return [graph](const Theme &theme, QWidget *parent) -> Page * {
            auto *page = new GenealogyPage(theme, QStringLiteral("genealogyPage"), parent);
            page->setShown(sampleGenealogy());
            page->showGraph(graph);
            return page;
        };
    };
    return {{QStringLiteral("s7-parts-tree"), genealogy(false)},
        {QStringLiteral("s7-parts-graph"), genealogy(true)},
        {QStringLiteral("s8-recall"), recall(sampleRecall())},
        {QStringLiteral("s8-recall-first"), recall(sampleRecallFirst())},
        {QStringLiteral("s8-recall-unknown"), recall(sampleRecallUnknown())},
        {QStringLiteral("s8-recall-again"), recall(sampleRecallAgain())},
        {QStringLiteral("s8-recall-empty"), recall(RecallShown())}};
}

} // namespace unitrail
