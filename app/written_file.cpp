// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/written_file.h"

#include <QSaveFile>

namespace unitrail {

Outcome writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Failure{Failure::Kind::Storage,
            QStringLiteral("%1 cannot be written: %2; is there space, and may this user write there?")
                .arg(path, file.errorString())};
    return Done{};
}

} // namespace unitrail
