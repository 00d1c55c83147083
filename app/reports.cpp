// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/reports.h"

#include "ui/words/recall_words.h"

#include <QCryptographicHash>

#include <algorithm>

namespace unitrail {

namespace {

struct Reports {
    Q_DECLARE_TR_FUNCTIONS(Reports)
};

QString digestOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QString named(QString sentence, const char *name, const QString &value)
{
    return sentence.replace(QLatin1String(name), value);
}

Report begun(const QString &title, const Speech &speech, qint64 madeMs)
{
    Report report{.title = title, .page = Reports::tr("Page {page} of {pages}")};
    report.facts.push_back({Reports::tr("Made"), speech.language().moment(madeMs)});
    return report;
}

void bind(Report &report, const Bound &bound)
{
    if (!bound.plant.isEmpty())
        report.facts.push_back({Reports::tr("Plant definition"), bound.plant});
    report.facts.push_back({Reports::tr("Signed by the key"), bound.key});
    report.facts.push_back({Reports::tr("SHA-256 of the record"), digestOf(bound.record)});
    report.proof
        = named(named(Reports::tr("The attached file {file} proves this report: unitrail verify-record "
                                  "checks it without a server. SHA-256 {digest}"),
                    "{file}", bound.name),
            "{digest}", digestOf(bound.record));
    report.recordName = bound.name;
    report.record = bound.record;
}

} // namespace

Report recallReport(const Recall &recall, const Speech &speech, const Bound &bound)
{
    const RecallWords words(speech);
    const auto number = [&](qint64 count) { return speech.language().locale.toString(count); };
    Report report = begun(Reports::tr("Recall"), speech, bound.madeMs);
    report.facts.push_back({Reports::tr("Question"), words.question(recall.question)});
    report.facts.push_back({Reports::tr("Asked"), speech.language().moment(recall.askedMs)});
    report.facts.push_back({Reports::tr("Product lots"), number(recall.productLot)});
    report.facts.push_back({Reports::tr("Work orders"), number(recall.workOrders)});
    report.facts.push_back({Reports::tr("Ever concerned"), number(recall.ever())});
    report.facts.push_back({Reports::tr("Concerned now"), number(recall.now())});
    report.facts.push_back({Reports::tr("Possible"), number(qint64(recall.possible.size()))});
    report.facts.push_back(
        {Reports::tr("Snapshot of the units"), QString::fromLatin1(recall.snapshot().toHex())});
    const QString behind = words.behind(recall.behind);
    report.facts.push_back({Reports::tr("Not yet known"),
        behind.isEmpty() ? Reports::tr("Nothing: all stations' entries are here.") : behind});
    bind(report, bound);

    const std::vector<Report::Column> columns{{Reports::tr("Unit"), 2.2}, {Reports::tr("Where"), 1},
        {Reports::tr("There"), 1.8}, {Reports::tr("Why"), 1.6}, {Reports::tr("Evidence"), 1.9}};
    const auto rowOf = [&](const RecalledUnit &unit) {
        QString why = RecallWords::reason(unit.now ? unit.reason : RecallReason::Removed);
        if (unit.via)
            why += u' ' + unit.via->serial.text();
        const EventId evidence = unit.now ? unit.evidence : unit.removedBy.value_or(unit.evidence);
        return Report::Row{.cells = {unit.unit.text(), RecallWords::word(unit.where.kind),
                               words.where(unit.where), why, evidence.text()}};
    };
    Report::Section now{.title = Reports::tr("Concerned now, exactly"),
        .columns = columns,
        .whenEmpty = Reports::tr("None.")};
    Report::Section once = now, possible = now;
    once.title = Reports::tr("Concerned once, no longer");
    possible.title = Reports::tr("Possibly concerned: nothing says otherwise");
    for (const RecalledUnit &unit : recall.units)
        (unit.now ? now : once).rows.push_back(rowOf(unit));
    for (const RecalledUnit &unit : recall.possible)
        possible.rows.push_back(rowOf(unit));
    Report::Section cleared{.title = Reports::tr("Of the same orders, cleared by their record"),
        .columns = {{Reports::tr("Unit"), 2.2}, {Reports::tr("What is recorded"), 2.2},
            {Reports::tr("Evidence"), 1.9}},
        .whenEmpty = Reports::tr("None.")};
    for (const ClearedUnit &unit : recall.cleared)
        cleared.rows.push_back({.cells = {unit.unit.text(), unit.other, unit.evidence.text()}});
    report.sections = {now, possible, once, cleared};
    return report;
}

Report genealogyReport(const Genealogy &genealogy, const std::optional<std::vector<BomFinding>> &findings,
    const Speech &speech, qint64 madeMs)
{
    const RecallWords words(speech);
    const Subject &start = genealogy.question.start;
    Report report
        = begun(named(Reports::tr("Parts and parents of {unit}"), "{unit}", start.name()), speech, madeMs);
    report.facts.push_back({Reports::tr("Direction"),
        genealogy.question.up ? Reports::tr("used in") : Reports::tr("built from")});
    report.facts.push_back({Reports::tr("View"), RecallWords::word(genealogy.question.view)});
    report.facts.push_back(
        {Reports::tr("Shown"), speech.language().locale.toString(qint64(genealogy.nodes.size()))});
    if (genealogy.leftOut > 0)
        report.facts.push_back(
            {Reports::tr("Not shown"), speech.language().locale.toString(genealogy.leftOut)});
    Report::Section tree{.title = Reports::tr("Tree"),
        .columns = {{Reports::tr("Part, serial or lot"), 3}, {Reports::tr("Place"), 0.9},
            {Reports::tr("Link"), 1.2}, {Reports::tr("Fitted"), 1.3}, {Reports::tr("Evidence"), 1.7}}};
    for (const GenealogyNode &node : genealogy.nodes)
        tree.rows.push_back(
            {.cells = {node.subject.kind() == Subject::Kind::Unit ? node.subject.text() : node.subject.name(),
                 node.position, RecallWords::word(node.quality),
                 node.installedMs > 0 ? speech.language().moment(node.installedMs) : QString(),
                 node.installed ? node.installed->text() : QString()},
                .indent = std::min(node.level, 8),
                .struck = node.removed.has_value()});
    report.sections.push_back(tree);
    if (findings) {
        Report::Section bill{.title = Reports::tr("Against the released bill of material"),
            .columns = {{QString(), 1}},
            .whenEmpty = Reports::tr("All as released.")};
        for (const BomFinding &finding : *findings)
            bill.rows.push_back({.cells = {words.finding(finding)}});
        report.sections.push_back(bill);
    }
    return report;
}

Report packListReport(const PackList &list, const Speech &speech, const Plant &plant, qint64 madeMs)
{
    const auto number = [&](qint64 count) { return speech.language().locale.toString(count); };
    Report report = begun(Reports::tr("Pack list"), speech, madeMs);
    report.facts.push_back({Reports::tr("From"), plant.name});
    report.facts.push_back({Reports::tr("Customer"), list.customer});
    report.facts.push_back({Reports::tr("Order"), list.order});
    report.facts.push_back({Reports::tr("Left"),
        list.shippedMs > 0 ? speech.language().moment(list.shippedMs) : Reports::tr("Not yet")});
    if (const auto person = PersonId::fromText(list.person)) {
        const auto known = plant.people.find(*person);
        report.facts.push_back({Reports::tr("Sent by"),
            (known == plant.people.end() ? list.person : known->second.name) + QStringLiteral(", ")
                + list.station});
    }
    report.facts.push_back({Reports::tr("Units"), number(list.units())});
    report.facts.push_back({Reports::tr("Containers"), number(list.containers())});
    Report::Section section{.title = Reports::tr("Content"),
        .columns = {{Reports::tr("Container, serial or lot"), 1.8}, {Reports::tr("Part"), 2.8},
            {Reports::tr("Quantity"), 0.7}, {Reports::tr("SSCC"), 1.3}},
        .whenEmpty = Reports::tr("None.")};
    for (const PackList::Line &line : list.lines) {
        const auto unit = line.subject.unit();
        const auto lot = line.subject.lot();
        const Part *part = unit ? plant.part(unit->part) : lot ? plant.part(lot->part) : nullptr;
        const QString name = unit ? unit->serial.text() : lot ? lot->lot.text() : line.subject.name();
        const QString of = unit ? unit->part.text() : lot ? lot->part.text() : QString();
        section.rows.push_back(
            {.cells = {name, part ? of + u' ' + speech.name(part->name) : of,
                 unit ? QStringLiteral("1") : speech.language().number(line.quantity), line.sscc},
                .indent = std::min(line.level, 8)});
    }
    report.sections = {section};
    return report;
}

Report dossierReport(const std::vector<History> &units, const Speech &speech, const Bound &bound)
{
    Report report = begun(Reports::tr("Device history record"), speech, bound.madeMs);
    QStringList names;
    for (const History &unit : units)
        names << unit.unit.text();
    report.facts.push_back({Reports::tr("Units"), names.join(QStringLiteral(", "))});
    bind(report, bound);
    for (const History &history : units) {
        const Unit &unit = history.standing.unit();
        Report::Section life{.title = history.unit.text() + QStringLiteral(" · ") + Speech::word(unit.life),
            .columns = {{Reports::tr("When"), 1.5}, {Reports::tr("What"), 1.6}, {Reports::tr("Detail"), 2.6},
                {Reports::tr("Who and where"), 1.3}, {Reports::tr("Entry"), 1.8}}};
        for (const Recorded &recorded : history.entries) {
            const Entry &entry = recorded.entry;
            const EventWords words = speech.wordsFor(entry.event);
            const bool voided
                = std::find(history.voided.begin(), history.voided.end(), entry.id) != history.voided.end();
            life.rows.push_back(
                {.cells = {speech.language().moment(entry.stamp.wallMs), words.what, words.detail,
                     (entry.stamp.person ? entry.stamp.person->text() + QStringLiteral(", ") : QString())
                         + entry.stamp.station.text(),
                     entry.id.text()},
                    .struck = voided});
        }
        report.sections.push_back(life);
    }
    return report;
}

} // namespace unitrail
