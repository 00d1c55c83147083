// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/mistakes.h"

#include <algorithm>
#include <tuple>

namespace unitrail {

QString Place::text() const
{
    return line > 0 ? file + u':' + QString::number(line) : file;
}

QString PlantMistake::text() const
{
    const QString kind = severity == Severity::Error ? QStringLiteral("error") : QStringLiteral("warning");
    return QStringLiteral("%1: %2: %3. %4.").arg(Place{file, line, column}.text(), kind, what, mend);
}

void Mistakes::error(const Place &place, const QString &what, const QString &mend)
{
    m_mistakes.push_back({place.file, place.line, place.column, what, mend, PlantMistake::Severity::Error});
}

void Mistakes::warn(const Place &place, const QString &what, const QString &mend)
{
    m_mistakes.push_back({place.file, place.line, place.column, what, mend, PlantMistake::Severity::Warning});
}

void Mistakes::missingReference(const Place &place, const QString &what, const QString &mend)
{
    if (!m_incomplete)
        error(place, what, mend);
}

bool Mistakes::hasErrors() const
{
    return std::any_of(m_mistakes.begin(), m_mistakes.end(),
        [](const PlantMistake &mistake) { return mistake.severity == PlantMistake::Severity::Error; });
}

std::vector<PlantMistake> Mistakes::sorted() const
{
    std::vector<PlantMistake> mistakes = m_mistakes;
    std::stable_sort(mistakes.begin(), mistakes.end(), [](const PlantMistake &a, const PlantMistake &b) {
        return std::tie(a.file, a.line, a.column) < std::tie(b.file, b.line, b.column);
    });
    return mistakes;
}

} // namespace unitrail
