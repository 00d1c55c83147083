// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/unit_record.h"

#include "app/assembly.h"
#include "app/reports.h"
#include "app/version.h"
#include "app/written_file.h"
#include "core/base/signing.h"
#include "core/exchange/dossier.h"
#include "core/trace/trace.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

std::optional<UnitHistory> unitRecord(Assembly &assembly, const UnitId &id)
{
    auto history = historyOf(assembly.journal(), id);
    if (!history)
        return {};
    const Plant &plant = assembly.plant();
    UnitHistory record{
        .unit = id, .standing = std::move(history->standing), .entries = std::move(history->entries)};
    if (const Part *part = plant.part(id.part))
        record.partName = part->name;
    if (const Routing *routing = plant.routing(record.standing.unit().routing)) {
        for (const Operation &operation : routing->operations)
            record.operations.insert_or_assign(operation.id, operation.name);
    }
    for (const auto &[person, known] : plant.people)
        record.people.insert_or_assign(person, known.shortName);
    return record;
}

Result<QString> saveRecord(Assembly &assembly, const UnitId &unit, const Language &language)
{
    const Plant &plant = assembly.plant();
    const QDir data(assembly.journal().directory());
    const DossierFrame frame{.madeMs = assembly.clock().wallMs(),
        .program = programVersion(),
        .station = assembly.session().view().station.text(),
        .plant = plant.name + u' ' + plant.revision,
        .plantDigest = QString::fromLatin1(plant.digest.toHex())};
    const auto key = SigningKey::ofDirectory(data.path());
    if (!key)
        return key.error();
    const auto dossier = dossierOf(assembly.journal(), {unit}, frame);
    if (!dossier)
        return dossier.error();
    auto history = historyOf(assembly.journal(), unit);
    if (!history)
        return history.error();
    if (!data.mkpath(u"records"_s))
        return Failure{Failure::Kind::Storage, data.filePath(u"records"_s)};
    QString name = unit.text();
    name.replace(QRegularExpression(u"[^A-Za-z0-9._-]+"_s), u"_"_s);
    const QString stem = u"records/%1-%2"_s.arg(
        name.left(60), QDateTime::fromMSecsSinceEpoch(frame.madeMs, Qt::UTC).toString(u"yyyyMMdd-HHmmss"_s));
    const QByteArray record = signedRecord(*dossier, *key);
    const Bound bound{.name = u"dossier.json"_s,
        .record = record,
        .key = QString::fromLatin1(key->publicKey().toBase64()),
        .plant = frame.plant,
        .madeMs = frame.madeMs};
    std::map<OperationId, Words> operations;
    if (const Routing *routing = plant.routing(history->standing.unit().routing)) {
        for (const Operation &operation : routing->operations)
            operations.insert_or_assign(operation.id, operation.name);
    }
    Outcome done = writeFile(data.filePath(stem + u".json"_s), record);
    if (done)
        done = writeFile(data.filePath(stem + u".pdf"_s),
            pdfOf(dossierReport({*std::move(history)}, Speech(language, operations), bound)));
    return done ? Result<QString>(stem + u".pdf"_s) : Result<QString>(done.error());
}

} // namespace unitrail
