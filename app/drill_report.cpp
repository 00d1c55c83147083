// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/drill_report.h"

#include "app/written_file.h"
#include "core/exchange/signed_record.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

Result<DrillReport> keepDrillReport(const QString &directory, const Drill &drill)
{
    const auto key = SigningKey::ofDirectory(directory);
    if (!key)
        return key.error();
    const QString folder = directory + u"/drills"_s;
    if (!QDir().mkpath(folder))
        return Failure{Failure::Kind::Storage, u"%1 cannot be made; check its permissions"_s.arg(folder)};
    const QString moment
        = QDateTime::fromMSecsSinceEpoch(drill.askedMs, Qt::UTC).toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
    DrillReport report{
        .path = folder + u"/drill-"_s + moment + u".json"_s, .record = signedRecord(drillJson(drill), *key)};
    report.sha256
        = QString::fromLatin1(QCryptographicHash::hash(report.record, QCryptographicHash::Sha256).toHex());
    if (const Outcome written = writeFile(report.path, report.record); !written)
        return written.error();
    return report;
}

} // namespace unitrail
