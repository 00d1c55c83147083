// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/journal/sqlite.h"
#include "core/trace/figures_unit.h"

#include <set>

namespace unitrail {

/** Writes the rows of figures.db; knows nothing of where the entries come from. */
class FiguresTables {
public:
    explicit FiguresTables(Database &store)
        : m_store(store)
    { }
    Outcome prepare();

    /** In place of whatever rows it had. */
    Outcome setUnit(const UnitId &unit, const UnitFigures &figures);
    /** In place of its rows, or beside them. */
    Outcome setPlace(const Subject &place, const PlaceFigures &figures);
    Outcome addPlace(const Subject &place, const PlaceFigures &figures);
    /** Whether something was ever voided of it, so that it must always be set as a whole. */
    Result<bool> isMended(const Subject &place);
    /** Makes anew the stops of the stations that got marks since the last time. */
    Outcome finish();
    /** Every statement here, for the test of the plans. */
    [[nodiscard]] const QStringList &statements() const { return m_sql; }

private:
    Outcome prepare(Statement &into, const QString &sql);
    Outcome remakeStops(const Subject &station);
    Outcome addShipments(
        const QVariant &unit, const QVariant &subject, const std::vector<ShipmentFigure> &shipments);
    Result<qint64> unitRow(const UnitId &unit, const UnitFigures &figures);

    Database &m_store;
    QStringList m_sql;
    Statement m_findUnit, m_setUnit, m_dropUnit, m_addRun, m_addMeasurement, m_addDefect, m_addRefusal,
        m_addOverride, m_addTool, m_addTouch, m_addShipment, m_addMark, m_addCall, m_addAnswer, m_addMended,
        m_isMended, m_marksOf, m_addStop, m_dropStops;
    std::vector<Statement> m_dropOfUnit, m_dropOfPlace;
    std::set<Subject> m_marked;
};

} // namespace unitrail
