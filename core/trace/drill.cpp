// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/drill.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

using Kind = RecallStart::Kind;

/** What can say something about what is in what; the bytes tell without being read as an entry. */
static bool concernsLinks(const QByteArray &body)
{
    return body.contains("\"ComponentInstalled\"") || body.contains("\"ComponentRemoved\"")
        || body.contains("\"EventVoided\"") || body.contains("\"ConflictResolved\"");
}

Result<std::optional<RecallQuestion>> drawDrill(Journal &journal, quint64 seed)
{
    std::mt19937_64 random(seed);
    std::optional<Component> drawn;
    quint64 seen = 0;
    const Outcome walked = journal.forEach([&](const Recorded &recorded, const QByteArray &) {
        const auto *installed = std::get_if<ComponentInstalled>(&recorded.entry.event);
        if (!installed)
            return true;
        for (const Component &component : installed->components) {
            if (!component.serial && !component.lot)
                continue;
            if (random() % ++seen == 0) // each of them with the same chance
                drawn = component;
        }
        return true;
    });
    if (!walked)
        return walked.error();
    if (!drawn)
        return std::optional<RecallQuestion>();
    std::vector<RecallStart> starts;
    if (drawn->lot) {
        const QString lot = Subject::of(LotId{drawn->part, *drawn->lot}).name();
        starts.push_back({.kind = Kind::Lot, .name = lot});
        starts.push_back({.kind = Kind::SupplierLot, .name = drawn->lot->text()});
    }
    if (drawn->serial)
        starts.push_back({.kind = Kind::Serial, .name = UnitId{drawn->part, *drawn->serial}.text()});
    return std::optional(RecallQuestion{{starts[random() % starts.size()]}});
}

namespace {

struct Link {
    Component component;
    bool open = true;
};

/** What is and was in each unit, by its entries in the order of folding. */
std::vector<Link> linksOf(const Subject &unit, std::vector<Recorded> entries)
{
    std::sort(entries.begin(), entries.end(), [&](const Recorded &a, const Recorded &b) {
        const auto key = [&](const Recorded &r) {
            const Knowledge *knowledge = r.entry.knowledgeOf(unit);
            return std::tuple(knowledge ? knowledge->depth : 0, r.position.hlc, r.position.station,
                r.position.incarnation, r.position.sequence);
        };
        return key(a) < key(b);
    });
    const std::vector<EventId> taken = voidedIds(entries);
    const std::set<EventId> voided(taken.begin(), taken.end());
    std::vector<Link> links;
    std::set<EventId> seen;
    for (const Recorded &recorded : entries) {
        const Entry &entry = recorded.entry;
        if (entry.subject() != unit || voided.contains(entry.id) || !seen.insert(entry.id).second)
            continue;
        if (const auto *installed = std::get_if<ComponentInstalled>(&entry.event)) {
            for (const Component &component : installed->components)
                links.push_back({component});
        } else if (const auto *removed = std::get_if<ComponentRemoved>(&entry.event)) {
            for (const Component &component : removed->components) {
                const auto out = std::find_if(links.begin(), links.end(), [&](const Link &link) {
                    const Component &in = link.component;
                    if (!link.open || in.part != component.part || in.serial != component.serial)
                        return false;
                    if (in.serial)
                        return true;
                    return in.lot == component.lot
                        && (!component.position || in.position == component.position);
                });
                if (out != links.end())
                    out->open = false;
            }
        }
    }
    return links;
}

bool isAsked(const RecallQuestion &question, const Component &component)
{
    return std::any_of(question.starts.begin(), question.starts.end(), [&](const RecallStart &start) {
        switch (start.kind) {
        case Kind::Serial:
            return component.serial && start.unit() == component.unit();
        case Kind::Lot:
            return component.lot && start.lot() == LotId{component.part, *component.lot};
        case Kind::SupplierLot:
            return component.lot && start.lotNumber() == component.lot->text()
                && (!start.lot() || start.lot()->part == component.part);
        default:
            return false;
        }
    });
}

} // namespace

Result<WalkedRecall> walkRecall(Journal &journal, const RecallQuestion &question)
{
    for (const RecallStart &start : question.starts) {
        const bool component
            = start.kind == Kind::Serial || start.kind == Kind::Lot || start.kind == Kind::SupplierLot;
        if (!component || start.fromMs || start.toMs)
            return Failure{Failure::Kind::Input,
                u"a drill starts from components, without a window; not from %1"_s.arg(
                    questionText(question))};
    }
    WalkedRecall walk;
    std::map<Subject, std::vector<Recorded>> ofUnits;
    std::set<Subject> made; // a serial that is named is one of the units when it was made here
    const Outcome walked = journal.forEach([&](const Recorded &recorded, const QByteArray &body) {
        ++walk.entries;
        if (std::holds_alternative<UnitCreated>(recorded.entry.event))
            made.insert(recorded.entry.subject());
        if (!concernsLinks(body))
            return true;
        for (const Knowledge &knowledge : recorded.entry.about) {
            if (knowledge.subject.unit() && (knowledge.subject == recorded.entry.subject()))
                ofUnits[knowledge.subject].push_back(recorded);
        }
        return true;
    });
    if (!walked)
        return walked.error();

    std::map<Subject, std::vector<std::pair<Subject, bool>>> parents; // of a unit: in what, and still
    std::map<Subject, bool> found; // and whether it is so now
    std::vector<std::pair<Subject, bool>> todo;
    for (auto &[unit, entries] : ofUnits) {
        for (const Link &link : linksOf(unit, std::move(entries))) {
            if (const auto child = link.component.unit())
                parents[Subject::of(*child)].emplace_back(unit, link.open);
            if (isAsked(question, link.component))
                todo.emplace_back(unit, link.open);
        }
    }
    for (const RecallStart &start : question.starts) {
        const auto unit = start.kind == Kind::Serial ? start.unit() : std::nullopt;
        if (unit && made.contains(Subject::of(*unit)))
            todo.emplace_back(Subject::of(*unit), true);
    }
    while (!todo.empty()) {
        const auto [unit, now] = todo.back();
        todo.pop_back();
        const auto known = found.find(unit);
        if (known != found.end() && (known->second || !now))
            continue;
        found.insert_or_assign(unit, now);
        for (const auto &[parent, open] : parents[unit])
            todo.emplace_back(parent, now && open);
    }
    for (const auto &[unit, now] : found) {
        walk.ever.append(unit.text());
        if (now)
            walk.now.append(unit.text());
    }
    walk.ever.sort();
    walk.now.sort();
    return walk;
}

Result<Drill> checkDrill(Journal &journal, const Recall &recall, quint64 seed, qint64 tookMs)
{
    Drill drill{.question = recall.question,
        .seed = seed,
        .askedMs = recall.askedMs,
        .tookMs = tookMs,
        .position = recall.position,
        .answered = {}};
    QStringList ever;
    for (const RecalledUnit &unit : recall.units) {
        ever.append(unit.unit.text());
        if (unit.now)
            drill.answered.append(unit.unit.text());
    }
    ever.sort();
    drill.answered.sort();
    auto walked = walkRecall(journal, recall.question);
    if (!walked)
        return walked.error();
    drill.walked = *std::move(walked);
    // Who is in the one list alone, now or ever: either way the answer was wrong there.
    std::set<QString> missing, extra;
    for (const auto &[ours, theirs] :
        {std::pair(&drill.answered, &drill.walked.now), std::pair(&ever, &drill.walked.ever)}) {
        const RecallDifference wrong = difference(*ours, *theirs);
        missing.insert(wrong.added.begin(), wrong.added.end());
        extra.insert(wrong.removed.begin(), wrong.removed.end());
    }
    drill.missing = QStringList(missing.begin(), missing.end());
    drill.extra = QStringList(extra.begin(), extra.end());
    return drill;
}

DrillCompleted completedOf(const Drill &drill, const QString &report)
{
    constexpr qint64 msPerSecond = 1000;
    return {.question
        = QString::fromUtf8(QJsonDocument(questionJson(drill.question)).toJson(QJsonDocument::Compact)),
        .seconds = int((drill.tookMs + msPerSecond - 1) / msPerSecond),
        .expected = int(drill.walked.now.size()),
        .missing = int(drill.missing.size()),
        .extra = int(drill.extra.size()),
        .report = report};
}

QJsonObject drillJson(const Drill &drill)
{
    return {{u"kind"_s, u"drill"_s}, {u"v"_s, 1}, {u"question"_s, questionJson(drill.question)},
        {u"asked"_s, drill.askedMs}, {u"seed"_s, QString::number(drill.seed)}, {u"took_ms"_s, drill.tookMs},
        {u"position"_s, drill.position}, {u"answered"_s, drill.answered.size()},
        {u"expected"_s, drill.walked.now.size()}, {u"ever"_s, drill.walked.ever.size()},
        {u"entries_walked"_s, drill.walked.entries},
        {u"missing"_s, QJsonArray::fromStringList(drill.missing)},
        {u"extra"_s, QJsonArray::fromStringList(drill.extra)},
        {u"units"_s, QJsonArray::fromStringList(drill.walked.now)}, {u"right"_s, drill.right()}};
}

QString drillText(const Drill &drill)
{
    return u"%1\n  answered in %2 ms: %3 units contain it now\n  by a walk over %4 entries: %5; %6 missing, %7 too many\n"_s
        .arg(questionText(drill.question), QString::number(drill.tookMs),
            QString::number(drill.answered.size()), QString::number(drill.walked.entries),
            QString::number(drill.walked.now.size()), QString::number(drill.missing.size()),
            QString::number(drill.extra.size()));
}

} // namespace unitrail
