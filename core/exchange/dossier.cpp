// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/dossier.h"

#include "core/journal/chain.h"
#include "core/trace/reader.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <map>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

static void addFrame(QJsonObject &record, const QString &kind, const DossierFrame &frame)
{
    record.insert(u"kind"_s, kind);
    record.insert(u"v"_s, 1);
    record.insert(u"made"_s, frame.madeMs);
    record.insert(u"program"_s, frame.program);
    record.insert(u"station"_s, frame.station);
    record.insert(u"plant"_s, frame.plant);
    record.insert(u"plant_digest"_s, frame.plantDigest);
}

/** Numbers of more than 53 bits are texts: not every reader of JSON keeps them. */
static QJsonObject entryJson(const FiledEntry &entry)
{
    QJsonObject json{{u"station"_s, entry.position.station.toString(QUuid::WithoutBraces)},
        {u"inc"_s, QString::number(entry.position.incarnation)}, {u"seq"_s, entry.position.sequence},
        {u"hlc"_s, QString::number(entry.position.hlc)}, {u"hash"_s, hex(entry.hash)},
        {u"body"_s, QString::fromUtf8(entry.body)}};
    if (!entry.previous.isEmpty())
        json.insert(u"previous"_s, hex(entry.previous));
    return json;
}

static std::optional<QJsonObject> attachmentJson(const Entry &entry)
{
    const auto *added = std::get_if<AttachmentAdded>(&entry.event);
    if (!added)
        return {};
    return QJsonObject{{u"sha256"_s, added->sha256}, {u"name"_s, added->name}, {u"media"_s, added->mediaType},
        {u"size"_s, added->size}, {u"entry"_s, entry.id.text()}};
}

static std::optional<QJsonObject> signatureJson(const Entry &entry)
{
    const auto *applied = std::get_if<SignatureApplied>(&entry.event);
    if (!applied)
        return {};
    return QJsonObject{{u"meaning"_s, applied->meaning}, {u"signer"_s, applied->signer.text()},
        {u"name"_s, applied->printedName}, {u"at"_s, entry.stamp.wallMs}, {u"entry"_s, entry.id.text()}};
}

Result<QJsonObject> dossierOf(Journal &journal, const std::vector<UnitId> &units, const DossierFrame &frame)
{
    auto reader = TraceReader::open(journal);
    if (!reader)
        return reader.error();
    QJsonArray all;
    for (const UnitId &unit : units) {
        const auto id = (*reader)->idOf(Subject::of(unit));
        if (!id)
            return id.error();
        if (!*id)
            return Failure{Failure::Kind::Missing, u"nothing is recorded of %1"_s.arg(unit.text())};
        const auto references = (*reader)->entriesOf(**id);
        if (!references)
            return references.error();
        QJsonArray entries, attachments, signatures;
        for (const qint64 reference : *references) {
            const auto filed = (*reader)->filed(reference);
            if (!filed)
                return filed.error();
            const auto entry = fromBody(filed->body);
            if (!entry)
                return entry.error();
            entries.append(entryJson(*filed));
            if (const auto attachment = attachmentJson(*entry))
                attachments.append(*attachment);
            if (const auto signature = signatureJson(*entry))
                signatures.append(*signature);
        }
        all.append(QJsonObject{{u"unit"_s, unit.text()}, {u"entries"_s, entries},
            {u"attachments"_s, attachments}, {u"signatures"_s, signatures}});
    }
    QJsonObject record{{u"units"_s, all}};
    addFrame(record, dossierKind, frame);
    return record;
}

namespace {

/** What is known of a chain while a dossier is walked. */
struct ChainPlace {
    QByteArray hash;
    QString where;
};
using Chains = std::map<std::tuple<QString, QString, qint64>, ChainPlace>;

} // namespace

/** Whether that entry's hash follows from its bytes and its place. */
static std::optional<Entry> checkEntry(
    const QJsonObject &json, const QString &where, Chains &chains, RecordCheck &check)
{
    const QByteArray body = json[u"body"_s].toString().toUtf8();
    const QByteArray hash = QByteArray::fromHex(json[u"hash"_s].toString().toLatin1());
    const QByteArray previous = QByteArray::fromHex(json[u"previous"_s].toString().toLatin1());
    const QUuid station = QUuid::fromString(json[u"station"_s].toString());
    const qint64 inc = json[u"inc"_s].toString().toLongLong();
    const qint64 seq = json[u"seq"_s].toInteger();
    const qint64 hlc = json[u"hlc"_s].toString().toLongLong();
    if (hash.size() != 32 || station.isNull() || seq < 1) {
        check.faults << u"%1: its place in the chain cannot be read"_s.arg(where);
    } else if (previous.size() != 32) {
        check.faults << u"%1: the hash before it is not in the record, so its own cannot be checked"_s.arg(
            where);
    } else {
        if (chainHash(station, inc, seq, hlc, previous, body) != hash)
            check.faults << u"%1: its bytes, its place or the hash before it do not make its hash %2"_s.arg(
                where, hex(hash));
        else
            ++check.entries;
        if (seq == 1 && previous != chainStart())
            check.faults << u"%1: it is the first of its chain and follows another"_s.arg(where);
        chains.insert_or_assign(
            {json[u"station"_s].toString(), json[u"inc"_s].toString(), seq}, ChainPlace{hash, where});
    }
    auto entry = fromBody(body);
    if (!entry) {
        check.faults << u"%1: its bytes are no entry: %2"_s.arg(where, entry.error().text);
        return {};
    }
    return *std::move(entry);
}

void checkDossier(const QJsonObject &record, RecordCheck &check)
{
    Chains chains;
    std::map<std::tuple<QString, QString, qint64>, QByteArray>
        claimed; // what an entry says of the one before
    for (const QJsonValue &value : record[u"units"_s].toArray()) {
        const QJsonObject unit = value.toObject();
        const QString name = unit[u"unit"_s].toString();
        const auto subject = Subject::fromText(name);
        QJsonArray attachments, signatures;
        std::map<EventId, QByteArray> bodies;
        std::vector<std::pair<QString, EventId>> madeUpon; ///< where it is said, and what has to be there
        qint64 depth = 0;
        std::vector<std::pair<QString, SignatureApplied>> signed_;
        for (const QJsonValue &line : unit[u"entries"_s].toArray()) {
            const QJsonObject json = line.toObject();
            const QString where = u"%1, entry %2"_s.arg(name).arg(json[u"seq"_s].toInteger());
            const auto entry = checkEntry(json, where, chains, check);
            claimed.insert_or_assign(
                {json[u"station"_s].toString(), json[u"inc"_s].toString(), json[u"seq"_s].toInteger() - 1},
                QByteArray::fromHex(json[u"previous"_s].toString().toLatin1()));
            if (!entry)
                continue;
            const Knowledge *knowledge = subject ? entry->knowledgeOf(*subject) : nullptr;
            if (!knowledge) {
                check.faults << u"%1: it is not about this unit"_s.arg(where);
            } else {
                for (const EventId &base : knowledge->base)
                    madeUpon.emplace_back(where, base);
                if (knowledge->depth < depth)
                    check.faults << u"%1: it is not in its order"_s.arg(where);
                depth = knowledge->depth;
            }
            bodies.insert_or_assign(entry->id, json[u"body"_s].toString().toUtf8());
            if (const auto attachment = attachmentJson(*entry))
                attachments.append(*attachment);
            if (const auto signature = signatureJson(*entry)) {
                signatures.append(*signature);
                signed_.emplace_back(where, std::get<SignatureApplied>(entry->event));
            }
        }
        if (bodies.empty())
            check.faults << u"%1: it holds no entries"_s.arg(name);
        for (const auto &[where, base] : madeUpon) {
            if (!bodies.contains(base))
                check.faults << u"%1: it was made upon entry %2, which is left out"_s.arg(where, base.text());
        }
        if (attachments != unit[u"attachments"_s].toArray())
            check.faults << u"%1: the list of attachments is not what its entries say"_s.arg(name);
        if (signatures != unit[u"signatures"_s].toArray())
            check.faults << u"%1: the list of signatures is not what its entries say"_s.arg(name);
        for (const auto &[where, signature] : signed_) {
            for (const SignedEntry &bound : signature.entries) {
                const auto body = bodies.find(bound.entry);
                if (body == bodies.end())
                    continue; // about something else, such as the plant
                if (hex(QCryptographicHash::hash(body->second, QCryptographicHash::Sha256)) != bound.sha256)
                    check.faults << u"%1: %2 signed other bytes than entry %3 has"_s.arg(
                        where, signature.printedName, bound.entry.text());
            }
        }
    }
    for (const auto &[place, previous] : claimed) {
        const auto known = chains.find(place);
        if (known == chains.end())
            continue;
        if (known->second.hash == previous)
            ++check.links;
        else
            check.faults << u"%1: the next entry of its chain does not follow it"_s.arg(known->second.where);
    }
}

QJsonObject recallRecord(const Recall &recall, const DossierFrame &frame)
{
    QJsonObject record{{u"recall"_s, recallJson(recall)}};
    addFrame(record, u"recall"_s, frame);
    return record;
}

void checkRecall(const QJsonObject &record, RecordCheck &check)
{
    if (const auto scope = scopeFromJson(record[u"recall"_s].toObject()); !scope)
        check.faults << scope.error().text;
}

void checkDrillReport(const QJsonObject &record, RecordCheck &check)
{
    const qsizetype missing = record[u"missing"_s].toArray().size(),
                    extra = record[u"extra"_s].toArray().size();
    if (record[u"units"_s].toArray().size() != record[u"expected"_s].toInt(-1))
        check.faults << u"its list of units is not as long as it says"_s;
    if (record[u"right"_s].toBool() != (missing == 0 && extra == 0))
        check.faults << u"its verdict is not what its lists say"_s;
}

} // namespace unitrail
