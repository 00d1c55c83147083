// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/receipt.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

/** All that makes one counted thing this one. */
QByteArray lineOf(const FigureItem &item, bool withAmount)
{
    QStringList parts{item.unit, item.operation, QString::number(item.pass), item.station, item.detail,
        QString::fromLatin1(item.entry.toHex())};
    if (withAmount)
        parts.append(QString::number(item.amountMs));
    return parts.join(u'|').toUtf8();
}

QByteArray linesOf(const std::vector<FigureItem> &items, bool withAmount)
{
    std::vector<QByteArray> lines;
    lines.reserve(items.size());
    for (const FigureItem &item : items)
        lines.push_back(lineOf(item, withAmount));
    std::sort(lines.begin(), lines.end());
    QByteArray all;
    for (const QByteArray &line : lines)
        all += line + '\n';
    return all;
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<FigureRequest> requestIn(const FigureFrozen &frozen)
{
    const QJsonObject filters = QJsonDocument::fromJson(frozen.filters.toUtf8()).object();
    const auto filter = filterFromJson(filters);
    if (!filter)
        return {};
    return FigureRequest{frozen.definition, filters.value(u"about"_s).toString(), *filter};
}

std::vector<FigureItem> missingIn(
    const std::vector<FigureItem> &from, const std::vector<FigureItem> &in, bool withAmount)
{
    std::multiset<QByteArray> there;
    for (const FigureItem &item : in)
        there.insert(lineOf(item, withAmount));
    std::vector<FigureItem> missing;
    for (const FigureItem &item : from) {
        if (const auto found = there.find(lineOf(item, withAmount)); found != there.end())
            there.erase(found);
        else
            missing.push_back(item);
    }
    return missing;
}

std::optional<EventId> takenBackBy(const Event &event)
{
    if (const auto *voided = std::get_if<EventVoided>(&event))
        return voided->event;
    if (const auto *corrected = std::get_if<EventCorrected>(&event))
        return corrected->event;
    if (const auto *resolved = std::get_if<ConflictResolved>(&event))
        return resolved->setAside.empty() ? std::nullopt : std::optional(resolved->setAside.front());
    return {};
}

QString whyOf(const Event &event)
{
    if (const auto *voided = std::get_if<EventVoided>(&event))
        return voided->why;
    if (const auto *corrected = std::get_if<EventCorrected>(&event))
        return corrected->why;
    if (const auto *resolved = std::get_if<ConflictResolved>(&event))
        return resolved->why;
    return {};
}

Outcome findCauses(Figures &then, Figures &now, ReceiptCheck &check)
{
    std::set<QString> units;
    for (const auto *list : {&check.left, &check.came, &check.baseLeft, &check.baseCame}) {
        for (const FigureItem &item : *list)
            units.insert(item.unit);
    }
    for (const QString &text : units) {
        const auto unit = UnitId::fromText(text);
        if (!unit)
            continue;
        const auto before = then.entriesOf(*unit);
        const auto after = now.entriesOf(*unit);
        if (!before || !after)
            return !before ? before.error() : after.error();
        std::set<EventId> known;
        for (const Recorded &recorded : *before)
            known.insert(recorded.entry.id);
        for (const Recorded &recorded : *after) {
            const auto of = takenBackBy(recorded.entry.event);
            if (of && !known.contains(recorded.entry.id))
                check.causes.push_back({text, recorded.entry.id, eventKind(recorded.entry.event), *of,
                    whyOf(recorded.entry.event)});
        }
    }
    return Done{};
}

/** One of the four of a station's effectiveness. */
Result<Figure> effectiveness(Figures &figures, const Plant &plant, const FigureRequest &request)
{
    FigureFilter filter = request.filter;
    filter.station = StationName::fromText(request.about);
    const auto stations = oeeOf(figures, plant, filter);
    if (!stations)
        return stations.error();
    if (!filter.station || stations->size() != 1)
        return Failure{Failure::Kind::Input, u"%1 is of one station; name it"_s.arg(request.id)};
    const StationOee &oee = stations->front();
    return Figure{.id = request.id,
        .about = request.about,
        .kind = Figure::Kind::Product,
        .hits = oee.good,
        .base = oee.ended,
        .value = request.id == u"availability" ? oee.availability
            : request.id == u"performance"     ? oee.performance
            : request.id == u"quality"         ? oee.quality
                                               : oee.oee};
}

} // namespace

QString digestOf(const Figure &figure)
{
    const bool lasting = figure.kind == Figure::Kind::Duration;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(figure.id.toUtf8() + '|' + figure.about.toUtf8() + '\n');
    hash.addData(linesOf(figure.hits, lasting));
    hash.addData("of\n");
    hash.addData(linesOf(figure.base, false));
    return QString::fromLatin1(hash.result().toHex());
}

Result<Figure> figureOf(Figures &figures, const Plant &plant, const FigureRequest &request)
{
    const QString &id = request.id;
    if (id == u"oee" || id == u"availability" || id == u"performance" || id == u"quality")
        return effectiveness(figures, plant, request);
    if (id == u"in_process" || id == u"on_hold" || id == u"wip") {
        const auto board = boardOf(figures, plant, request.filter.fromMs + 1, request.filter.fromMs);
        if (!board)
            return board.error();
        if (const Figure *found = board->find(id, request.about))
            return *found;
        return counted(Figure{.id = id, .about = request.about});
    }
    const auto yields = yieldsOf(figures, plant, request.filter);
    if (!yields)
        return yields.error();
    if (const Figure *found = yields->find(id, request.about))
        return *found;
    if (request.about.isEmpty() && (id == u"fpy" || id == u"throughput_yield")) {
        Figure all{.id = id, .kind = Figure::Kind::Share}; // over all operations, as the board shows it
        for (const QString &operation : yields->operations) {
            const Figure *one = yields->find(id, operation);
            all.hits.insert(all.hits.end(), one->hits.begin(), one->hits.end());
            all.base.insert(all.base.end(), one->base.begin(), one->base.end());
        }
        return counted(std::move(all));
    }
    if (!figureIds().contains(id))
        return Failure{Failure::Kind::Input,
            u"there is no figure \"%1\"; give one of %2"_s.arg(id, figureIds().join(u", "))};
    // Nothing of that cause or operation any more: an empty figure.
    return counted(Figure{.id = id, .about = request.about});
}

Result<FigureFrozen> receiptOf(Figures &figures, const Figure &figure, const FigureRequest &request)
{
    if (request.id == u"wip_age" || request.id == u"andon")
        return Failure{
            Failure::Kind::Input, u"%1 depends on the clock and cannot be computed again"_s.arg(request.id)};
    QJsonObject filters = filterJson(request.filter);
    if (!request.about.isEmpty())
        filters.insert(u"about"_s, request.about);
    const Figures::Place place = figures.place();
    const auto station = figures.cache().answer(u"SELECT station FROM applied"_s);
    if (!station)
        return station.error();
    return FigureFrozen{.definition = request.id,
        .filters = QString::fromUtf8(json(filters)),
        .value = figure.value ? QString::number(*figure.value, 'g', 15) : u"-"_s,
        .units = int(figure.base.empty() ? figure.hitCount() : figure.baseCount()),
        .digest = digestOf(figure),
        .position
        = QString::fromUtf8(json({{u"station"_s, QString::fromLatin1(station->toByteArray().toHex())},
            {u"own"_s, place.journalId}, {u"others"_s, place.foreignId}}))};
}

Result<ReceiptCheck> checkReceipt(Journal &journal, const Plant &plant, const FigureFrozen &frozen)
{
    const auto request = requestIn(frozen);
    const QJsonObject position = QJsonDocument::fromJson(frozen.position.toUtf8()).object();
    const QString station = QString::fromLatin1(journal.station().toRfc4122().toHex());
    if (!request || position.value(u"station"_s).toString() != station)
        return Failure{Failure::Kind::Input, u"this figure was frozen at another station; check it there"_s};
    const auto then = Figures::openAsOf(
        journal, {position.value(u"own"_s).toInteger(), position.value(u"others"_s).toInteger()});
    if (!then)
        return then.error();
    const auto now = Figures::open(journal);
    if (!now)
        return now.error();
    for (Figures *figures : {then->get(), now->get()}) {
        if (const auto read = figures->catchUp(); !read)
            return read.error();
    }
    auto before = figureOf(**then, plant, *request);
    auto after = figureOf(**now, plant, *request);
    if (!before || !after)
        return !before ? before.error() : after.error();
    ReceiptCheck check{.frozen = frozen, .then = *std::move(before), .now = *std::move(after)};
    check.proven = digestOf(check.then) == frozen.digest;
    check.same = digestOf(check.now) == frozen.digest;
    const bool lasting = check.now.kind == Figure::Kind::Duration;
    check.left = missingIn(check.then.hits, check.now.hits, lasting);
    check.came = missingIn(check.now.hits, check.then.hits, lasting);
    check.baseLeft = missingIn(check.then.base, check.now.base, false);
    check.baseCame = missingIn(check.now.base, check.then.base, false);
    if (Outcome done = findCauses(**then, **now, check); !done)
        return done.error();
    return check;
}

QJsonObject receiptJson(const ReceiptCheck &check)
{
    const auto list = [](const std::vector<FigureItem> &items) {
        return figureJson({.hits = items}, true).value(u"list"_s);
    };
    QJsonArray causes;
    for (const ReceiptCheck::Cause &cause : check.causes)
        causes.append(QJsonObject{{u"unit"_s, cause.unit}, {u"entry"_s, cause.entry.text()},
            {u"event"_s, cause.kind}, {u"of"_s, cause.of.text()}, {u"why"_s, cause.why}});
    return {{u"figure"_s, check.frozen.definition}, {u"filters"_s, check.frozen.filters},
        {u"frozen"_s, check.frozen.value}, {u"units"_s, check.frozen.units},
        {u"digest"_s, check.frozen.digest}, {u"proven"_s, check.proven}, {u"same"_s, check.same},
        {u"now"_s, check.now.value ? QJsonValue(*check.now.value) : QJsonValue()},
        {u"left"_s, list(check.left)}, {u"came"_s, list(check.came)}, {u"base_left"_s, list(check.baseLeft)},
        {u"base_came"_s, list(check.baseCame)}, {u"because"_s, causes}};
}

QString receiptText(const ReceiptCheck &check)
{
    QString text = u"  %1 was %2 over %3, digest %4\n"_s.arg(check.frozen.definition, check.frozen.value,
        QString::number(check.frozen.units), check.frozen.digest.left(16));
    text += check.proven ? u"  what was known then gives the same figure\n"_s
                         : u"  NOT PROVEN: what was known then gives another figure\n"_s;
    text += check.same ? u"  unchanged today\n"_s
                       : u"  today %1; %2 left, %3 came\n"_s.arg(
                           check.now.value ? QString::number(*check.now.value, 'g', 6) : u"-"_s,
                           QString::number(check.left.size() + check.baseLeft.size()),
                           QString::number(check.came.size() + check.baseCame.size()));
    for (const ReceiptCheck::Cause &cause : check.causes)
        text += u"  %1: %2 took back %3 (%4)\n"_s.arg(cause.unit, cause.kind, cause.of.text(), cause.why);
    return text;
}

} // namespace unitrail
