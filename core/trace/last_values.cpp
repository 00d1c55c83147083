// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/last_values.h"

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

Result<std::vector<double>> lastValues(
    Figures &figures, const CharacteristicId &characteristic, const StationName &station, int count)
{
    auto statement = figures.store().prepare(uR"(SELECT number FROM measurement
        WHERE characteristic = ? AND station = ? AND number IS NOT NULL ORDER BY at_ms DESC LIMIT ?)"_s);
    if (!statement)
        return statement.error();
    auto rows = statement->select(characteristic.text(), station.text(), count);
    if (!rows)
        return rows.error();
    std::vector<double> values;
    while (rows->next())
        values.push_back(rows->real(0));
    if (const Outcome ended = rows->end(); !ended)
        return ended.error();
    std::reverse(values.begin(), values.end());
    return values;
}

Result<std::map<DefectCode, int>> defectsSince(Figures &figures, const StationName &station, qint64 sinceMs)
{
    auto statement = figures.store().prepare(
        u"SELECT code, count(*) FROM defect WHERE at_ms >= ? AND station = ? GROUP BY code"_s);
    if (!statement)
        return statement.error();
    auto rows = statement->select(sinceMs, station.text());
    if (!rows)
        return rows.error();
    std::map<DefectCode, int> times;
    while (rows->next()) {
        if (const auto code = DefectCode::fromText(rows->text(0)))
            times[*code] = int(rows->integer(1));
    }
    if (const Outcome ended = rows->end(); !ended)
        return ended.error();
    return times;
}

} // namespace unitrail
