// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/genealogy.h"

#include "core/trace/reader.h"

#include <algorithm>
#include <map>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

using View = GenealogyQuestion::View;

namespace {

const QString downSql = uR"(
    SELECT child, entry, piece, via, position, quantity, operation, station, installed_ms, removed_entry, removed_ms
    FROM link WHERE parent = ? ORDER BY operation, installed_ms, entry, piece, via IS NOT NULL)"_s;
const QString upSql = uR"(
    SELECT parent, entry, piece, via, position, quantity, operation, station, installed_ms, removed_entry, removed_ms
    FROM link WHERE child = ? ORDER BY installed_ms, entry, piece)"_s;
const QString standingSql = u"SELECT life, holds FROM standing WHERE subject = ?"_s;

} // namespace

/** One row of the cache's link table, seen from one of its ends. */
struct LinkRow {
    qint64 other = 0; ///< child of a walk down, parent of a walk up
    qint64 entry = 0;
    int piece = 0;
    std::optional<qint64> via;
    QString position, quantity, operation;
    qint64 station = 0;
    qint64 installedMs = 0;
    std::optional<qint64> removedEntry;
    qint64 removedMs = 0;
};

struct Genealogist::Impl {
    std::unique_ptr<TraceReader> reader;
    Statement down, up, standing;
    std::map<qint64, Entry> entries; ///< of this question: one entry often makes several links
    std::map<qint64, std::optional<qint64>> finished; ///< when a unit was first finished

    Outcome prepare();
    Result<std::vector<LinkRow>> linksOf(qint64 subject, bool upwards);
    Result<const Entry *> entryOf(qint64 reference);
    Result<std::optional<qint64>> finishedMs(qint64 unit);
    Result<bool> isShown(const LinkRow &link, const Genealogy &tree, qint64 parentUnit);
    Outcome describe(GenealogyNode &node, qint64 id);
    Result<GenealogyNode> nodeOf(const LinkRow &link, qint64 id, int parent, int level);
    Outcome grow(Genealogy &tree, int node, qint64 id, std::vector<qint64> &above);
    Outcome growDown(
        Genealogy &tree, int node, const std::vector<LinkRow> &links, std::vector<qint64> &above);
    Outcome growUp(
        Genealogy &tree, int node, qint64 id, const std::vector<LinkRow> &links, std::vector<qint64> &above);
    Result<Genealogy> ask(const GenealogyQuestion &question);
};

QString genealogyViewName(View view)
{
    switch (view) {
    case View::AsBuilt:
        return u"built"_s;
    case View::AsMaintained:
        return u"maintained"_s;
    case View::Ever:
        return u"ever"_s;
    }
    Q_UNREACHABLE();
}

std::optional<View> genealogyViewFromName(const QString &name)
{
    for (const View view : {View::AsBuilt, View::AsMaintained, View::Ever}) {
        if (genealogyViewName(view) == name)
            return view;
    }
    return {};
}

QString linkQualityName(LinkQuality quality)
{
    switch (quality) {
    case LinkQuality::Start:
        return u"start"_s;
    case LinkQuality::ExactSerial:
        return u"exact-serial"_s;
    case LinkQuality::ExactLot:
        return u"exact-lot"_s;
    case LinkQuality::TimeWindow:
        return u"time-window"_s;
    case LinkQuality::ByLabel:
        return u"by-label"_s;
    }
    Q_UNREACHABLE();
}

std::vector<int> Genealogy::childrenOf(int node) const
{
    std::vector<int> children;
    for (int i = node + 1; i < int(nodes.size()) && nodes[size_t(i)].level > nodes[size_t(node)].level; ++i) {
        if (nodes[size_t(i)].parent == node)
            children.push_back(i);
    }
    return children;
}

Outcome Genealogist::Impl::prepare()
{
    struct One {
        const QString &sql;
        Statement &into;
    };
    for (const One &one : std::initializer_list<One>{{downSql, down}, {upSql, up}, {standingSql, standing}}) {
        if (Outcome done = prepareInto(reader->cache(), one.sql, one.into); !done)
            return done;
    }
    return Done{};
}

Result<std::vector<LinkRow>> Genealogist::Impl::linksOf(qint64 subject, bool upwards)
{
    auto rows = (upwards ? up : down).select(subject);
    if (!rows)
        return rows.error();
    std::vector<LinkRow> links;
    const auto maybe = [&](int column) {
        return rows->isNull(column) ? std::nullopt : std::optional(rows->integer(column));
    };
    while (rows->next())
        links.push_back({.other = rows->integer(0),
            .entry = rows->integer(1),
            .piece = int(rows->integer(2)),
            .via = maybe(3),
            .position = rows->text(4),
            .quantity = rows->text(5),
            .operation = rows->text(6),
            .station = rows->integer(7),
            .installedMs = rows->integer(8),
            .removedEntry = maybe(9),
            .removedMs = rows->integer(10)});
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    return links;
}

Result<const Entry *> Genealogist::Impl::entryOf(qint64 reference)
{
    const auto known = entries.find(reference);
    if (known != entries.end())
        return &known->second;
    auto entry = reader->entryOf(reference);
    if (!entry)
        return entry.error();
    return &entries.emplace(reference, *std::move(entry)).first->second;
}

/** When its routing was first done: by the entries that count. */
Result<std::optional<qint64>> Genealogist::Impl::finishedMs(qint64 unit)
{
    if (const auto known = finished.find(unit); known != finished.end())
        return known->second;
    const auto references = reader->entriesOf(unit);
    if (!references)
        return references.error();
    std::vector<Recorded> all;
    for (const qint64 reference : *references) {
        auto entry = reader->entryOf(reference);
        if (!entry)
            return entry.error();
        all.push_back({.position = {}, .hash = {}, .entry = *std::move(entry)});
    }
    const std::vector<EventId> voided = voidedIds(all);
    std::optional<qint64> found;
    for (const Recorded &recorded : all) {
        const Event &event = recorded.entry.event;
        const auto *completed = std::get_if<OperationCompleted>(&event);
        const auto *skipped = std::get_if<OperationSkipped>(&event);
        const auto *waived = std::get_if<OperationWaived>(&event);
        const bool last
            = (completed && completed->last) || (skipped && skipped->last) || (waived && waived->last);
        if (!last || std::find(voided.begin(), voided.end(), recorded.entry.id) != voided.end())
            continue;
        if (!found || recorded.entry.stamp.wallMs < *found)
            found = recorded.entry.stamp.wallMs;
    }
    return finished.emplace(unit, found).first->second;
}

Result<bool> Genealogist::Impl::isShown(const LinkRow &link, const Genealogy &tree, qint64 parentUnit)
{
    switch (tree.question.view) {
    case View::Ever:
        return true;
    case View::AsMaintained:
        return !link.removedEntry;
    case View::AsBuilt:
        break;
    }
    std::optional<qint64> built = tree.builtMs;
    if (tree.question.up) { // then it is the parent that was built
        const auto its = finishedMs(parentUnit);
        if (!its)
            return its.error();
        built = *its;
    }
    if (!built)
        return !link.removedEntry;
    return link.installedMs <= *built && (!link.removedEntry || link.removedMs > *built);
}

Outcome Genealogist::Impl::describe(GenealogyNode &node, qint64 id)
{
    auto rows = standing.select(id);
    if (!rows)
        return rows.error();
    if (rows->next()) {
        if (!rows->isNull(0))
            node.life = LifeCycle(rows->integer(0));
        node.holds = int(rows->integer(1));
    }
    return rows->end();
}

/** The node at the other end of a link. */
Result<GenealogyNode> Genealogist::Impl::nodeOf(const LinkRow &link, qint64 id, int parent, int level)
{
    const auto subject = reader->subjectOf(id);
    if (!subject)
        return subject.error();
    if (!*subject)
        return Failure{Failure::Kind::Storage,
            u"the cache names a subject that it does not hold; run unitrail rebuild"_s};
    const auto station = reader->subjectOf(link.station);
    if (!station)
        return station.error();
    const auto entry = entryOf(link.entry);
    if (!entry)
        return entry.error();
    GenealogyNode node{.subject = **subject,
        .parent = parent,
        .level = level,
        .quality = LinkQuality::ExactSerial,
        .quantity = link.quantity,
        .position = link.position,
        .operation = link.operation,
        .station = *station ? (*station)->name() : QString(),
        .installedMs = link.installedMs,
        .installed = (*entry)->id};
    if (const auto *installed = std::get_if<ComponentInstalled>(&(*entry)->event);
        installed && size_t(link.piece) < installed->components.size()) {
        const Component &component = installed->components[size_t(link.piece)];
        node.revision = component.revision;
        if (!component.serial)
            node.quality = component.fromLoadedLot ? LinkQuality::TimeWindow : LinkQuality::ExactLot;
    }
    if (link.removedEntry) {
        const auto removed = reader->eventOf(*link.removedEntry);
        if (!removed)
            return removed.error();
        node.removed = *removed;
        node.removedMs = link.removedMs;
    }
    if (Outcome done = describe(node, id); !done)
        return done.error();
    return node;
}

static bool isFull(const Genealogy &tree)
{
    return tree.question.nodesMax > 0 && int(tree.nodes.size()) >= tree.question.nodesMax;
}

Outcome Genealogist::Impl::grow(Genealogy &tree, int node, qint64 id, std::vector<qint64> &above)
{
    const int level = tree.nodes[size_t(node)].level;
    auto links = linksOf(id, tree.question.up);
    if (!links)
        return links.error();
    std::vector<LinkRow> shown;
    for (LinkRow &link : *links) {
        const auto is = isShown(link, tree, tree.question.up ? link.other : id);
        if (!is)
            return is.error();
        if (*is)
            shown.push_back(std::move(link));
    }
    if (tree.question.depthMax > 0 && level >= tree.question.depthMax) {
        const int left = int(std::count_if(
            shown.begin(), shown.end(), [&](const LinkRow &link) { return tree.question.up || !link.via; }));
        tree.nodes[size_t(node)].leftOut += left;
        tree.leftOut += left;
        return Done{};
    }
    above.push_back(id);
    const Outcome done
        = tree.question.up ? growUp(tree, node, id, shown, above) : growDown(tree, node, shown, above);
    above.pop_back();
    return done;
}

static bool leavesOut(Genealogy &tree, int node, int shown)
{
    const bool full = isFull(tree) || (tree.question.childrenMax > 0 && shown >= tree.question.childrenMax);
    if (full) {
        ++tree.nodes[size_t(node)].leftOut;
        ++tree.leftOut;
    }
    return full;
}

Outcome Genealogist::Impl::growDown(
    Genealogy &tree, int node, const std::vector<LinkRow> &links, std::vector<qint64> &above)
{
    int shown = 0;
    for (const LinkRow &link : links) {
        if (link.via) // it hangs on the component that says it
            continue;
        if (leavesOut(tree, node, shown))
            continue;
        auto made = nodeOf(link, link.other, node, tree.nodes[size_t(node)].level + 1);
        if (!made)
            return made.error();
        const int child = int(tree.nodes.size());
        made->shownAbove = std::find(above.begin(), above.end(), link.other) != above.end();
        const bool goesOn = !made->shownAbove && made->subject.unit();
        tree.nodes.push_back(*std::move(made));
        ++shown;
        for (const LinkRow &lot : links) {
            if (lot.via != link.other || lot.entry != link.entry || lot.piece != link.piece)
                continue;
            const bool tooDeep
                = tree.question.depthMax > 0 && tree.nodes[size_t(child)].level >= tree.question.depthMax;
            if (tooDeep || isFull(tree)) {
                ++tree.nodes[size_t(child)].leftOut;
                ++tree.leftOut;
                continue;
            }
            auto supplied = nodeOf(lot, lot.other, child, tree.nodes[size_t(child)].level + 1);
            if (!supplied)
                return supplied.error();
            supplied->quality = LinkQuality::ByLabel;
            supplied->position.clear();
            supplied->revision.clear();
            tree.nodes.push_back(*std::move(supplied));
        }
        if (!goesOn)
            continue;
        if (Outcome done = grow(tree, child, link.other, above); !done)
            return done;
    }
    return Done{};
}

Outcome Genealogist::Impl::growUp(
    Genealogy &tree, int node, qint64 id, const std::vector<LinkRow> &links, std::vector<qint64> &above)
{
    int shown = 0;
    for (const LinkRow &link : links) {
        if (leavesOut(tree, node, shown))
            continue;
        ++shown;
        int under = node;
        if (link.via) { // from a supplier's lot over the component that came from it
            auto component = nodeOf(link, *link.via, node, tree.nodes[size_t(node)].level + 1);
            if (!component)
                return component.error();
            component->quality = LinkQuality::ByLabel;
            under = int(tree.nodes.size());
            tree.nodes.push_back(*std::move(component));
            if (tree.question.depthMax > 0 && tree.nodes[size_t(under)].level >= tree.question.depthMax) {
                ++tree.nodes[size_t(under)].leftOut;
                ++tree.leftOut;
                continue;
            }
        }
        auto made = nodeOf(link, link.other, under, tree.nodes[size_t(under)].level + 1);
        if (!made)
            return made.error();
        const int parent = int(tree.nodes.size());
        made->shownAbove
            = link.other == id || std::find(above.begin(), above.end(), link.other) != above.end();
        const bool goesOn = !made->shownAbove;
        tree.nodes.push_back(*std::move(made));
        if (!goesOn)
            continue;
        if (Outcome done = grow(tree, parent, link.other, above); !done)
            return done;
    }
    return Done{};
}

Result<Genealogy> Genealogist::Impl::ask(const GenealogyQuestion &question)
{
    entries.clear();
    finished.clear();
    Genealogy tree{.question = question, .nodes = {{.subject = question.start}}};
    const auto id = reader->idOf(question.start);
    if (!id)
        return id.error();
    if (!*id)
        return tree;
    if (Outcome done = describe(tree.nodes.front(), **id); !done)
        return done.error();
    if (question.view == View::AsBuilt && question.start.unit()) {
        const auto built = finishedMs(**id);
        if (!built)
            return built.error();
        tree.builtMs = *built;
    }
    std::vector<qint64> above;
    if (Outcome done = grow(tree, 0, **id, above); !done)
        return done.error();
    return tree;
}

Genealogist::Genealogist(std::unique_ptr<Impl> impl)
    : m(std::move(impl))
{ }
Genealogist::~Genealogist() = default;

Result<std::unique_ptr<Genealogist>> Genealogist::open(Journal &journal)
{
    auto reader = TraceReader::open(journal);
    if (!reader)
        return reader.error();
    auto impl = std::make_unique<Impl>();
    impl->reader = std::move(*reader);
    if (Outcome prepared = impl->prepare(); !prepared)
        return prepared.error();
    return std::unique_ptr<Genealogist>(new Genealogist(std::move(impl)));
}

Result<Genealogy> Genealogist::ask(const GenealogyQuestion &question)
{
    return m->reader->atOnce<Genealogy>([&] { return m->ask(question); });
}

Result<QStringList> Genealogist::plans()
{
    return m->reader->plans({downSql, upSql, standingSql});
}

} // namespace unitrail
