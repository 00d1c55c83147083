// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/signed_record.h"

#include "core/exchange/dossier.h"
#include "core/trace/recall.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

static QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QByteArray signedRecord(const QJsonObject &record, const SigningKey &key)
{
    return compact({{u"record"_s, record}, {u"key"_s, base64(key.publicKey())},
               {u"signature"_s, base64(key.sign(compact(record)))}})
        + '\n';
}

/** Where two texts part, for whoever has to find it. */
static qsizetype firstDifference(const QByteArray &a, const QByteArray &b)
{
    const auto found = std::mismatch(a.begin(), a.begin() + std::min(a.size(), b.size()), b.begin());
    return found.first - a.begin();
}

RecordCheck checkRecord(const QByteArray &bytes, const QString &expectedKey)
{
    RecordCheck check;
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError || !document.isObject()) {
        check.faults
            << u"it is no JSON object: %1 at byte %2"_s.arg(problem.errorString()).arg(problem.offset);
        return check;
    }
    const QJsonObject file = document.object();
    const QJsonObject record = file[u"record"_s].toObject();
    if (record.isEmpty()) {
        check.faults << u"it holds no \"record\""_s;
        return check;
    }
    check.kind = record[u"kind"_s].toString();
    // Whatever reads the same but was written otherwise would slip past the signature.
    if (const QByteArray written = compact(file) + '\n'; written != bytes)
        check.faults << u"it is not as it was written: byte %1 differs"_s.arg(
            firstDifference(bytes, written));

    const QByteArray key = QByteArray::fromBase64(file[u"key"_s].toString().toLatin1());
    const QByteArray signature = QByteArray::fromBase64(file[u"signature"_s].toString().toLatin1());
    // Base64 has bits to spare at its end, which decode to nothing.
    if (base64(key) != file[u"key"_s].toString() || base64(signature) != file[u"signature"_s].toString())
        check.faults << u"the key or the signature is not written as it should be"_s;
    if (!isSignedBy(key, compact(record), signature))
        check.faults << u"the signature does not fit: the record, the key or the signature was changed"_s;
    else
        check.key = base64(key);
    if (!expectedKey.isEmpty() && base64(key) != expectedKey)
        check.faults << u"it was signed by another station: key %1"_s.arg(base64(key));

    if (check.kind == dossierKind)
        checkDossier(record, check);
    else if (check.kind == u"recall"_s)
        checkRecall(record, check);
    else if (check.kind == u"drill"_s)
        checkDrillReport(record, check);
    else
        check.faults << u"it is a \"%1\", which this program does not know"_s.arg(check.kind.left(40));
    return check;
}

} // namespace unitrail
