// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/figures_tables.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

/** An empty text is not NULL here. */
QString filled(const QString &text)
{
    return text.isNull() ? u""_s : text;
}
template <typename Name> QString filled(const std::optional<Name> &name)
{
    return name ? name->text() : u""_s;
}
/** What is behind the unit, so that a list knows what is due without folding it. */
QString doneIn(const Unit &unit)
{
    QStringList done;
    for (const auto &[operation, standing] : unit.operations) {
        if (standing.status == OperationStatus::Passed || standing.status == OperationStatus::Skipped
            || standing.status == OperationStatus::Waived)
            done.append(operation.text());
    }
    return done.isEmpty() ? u""_s : done.join(u' ');
}
QVariant orNull(const std::optional<qint64> &number)
{
    return number ? QVariant(*number) : QVariant();
}
QVariant orNull(const std::optional<Decimal> &number)
{
    return number ? QVariant(number->text()) : QVariant();
}
QVariant numberIn(const QString &value)
{
    const auto number = Decimal::fromText(value);
    return number ? QVariant(number->toDouble()) : QVariant();
}

} // namespace

Outcome FiguresTables::prepare(Statement &into, const QString &sql)
{
    auto statement = m_store.prepare(sql);
    if (!statement)
        return statement.error();
    into = std::move(*statement);
    m_sql.append(sql);
    return Done{};
}

Outcome FiguresTables::prepare()
{
    struct {
        Statement *into;
        const char *sql;
    } const wanted[]{
        {&m_findUnit, "SELECT id FROM unit WHERE serial = ? AND part = ?"},
        {&m_setUnit,
            "INSERT INTO unit(part, serial, created, revision, routing, product_lot, work_order, created_ms, "
            "life, active, done, finished_ms, shipped_ms, ended_ms, last_ms, customer, container, location, "
            "holds) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT(serial, part) DO UPDATE SET created = excluded.created, "
            "revision = excluded.revision, routing = excluded.routing, product_lot = excluded.product_lot, "
            "work_order = excluded.work_order, created_ms = excluded.created_ms, life = excluded.life, "
            "active = excluded.active, done = excluded.done, finished_ms = excluded.finished_ms, "
            "shipped_ms = excluded.shipped_ms, ended_ms = excluded.ended_ms, last_ms = excluded.last_ms, "
            "customer = excluded.customer, container = excluded.container, location = excluded.location, "
            "holds = excluded.holds RETURNING id"},
        {&m_dropUnit, "DELETE FROM unit WHERE id = ?"},
        {&m_addRun,
            "INSERT INTO run(unit, operation, pass, station, person, started_ms, ended_ms, paused_ms, "
            "outcome, defects, "
            "overrides, captures, manual, entry) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {&m_addMeasurement,
            "INSERT INTO measurement(characteristic, station, at_ms, unit, operation, pass, idx, attempt, "
            "value, number, "
            "uom, lower, upper, limits, verdict, gauge, program, person, entry) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {&m_addDefect,
            "INSERT INTO defect(unit, operation, pass, code, station, person, at_ms, entry) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?)"},
        {&m_addRefusal,
            "INSERT OR REPLACE INTO refusal(entry, unit, subject, station, at_ms, person, operation, reason) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?)"},
        {&m_addOverride,
            "INSERT INTO override(unit, operation, pass, station, at_ms, person, second_person, reason, "
            "entry) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {&m_addTool,
            "INSERT INTO tool(unit, operation, kind, name, station, at_ms, entry) VALUES(?, ?, ?, ?, ?, ?, "
            "?)"},
        {&m_addTouch, "INSERT INTO touch(unit, station, person, at_ms, entry) VALUES(?, ?, ?, ?, ?)"},
        {&m_addShipment,
            "INSERT OR REPLACE INTO shipment(entry, unit, subject, customer, customer_order, at_ms, station, "
            "person, container) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {&m_addMark,
            "INSERT OR REPLACE INTO mark(entry, subject, depth, hlc, stopped, at_ms, reason, planned) "
            "VALUES(?, ?, ?, ?, ?, ?, ?, ?)"},
        {&m_addCall,
            "INSERT OR REPLACE INTO andon(entry, subject, station, at_ms, person, unit, why) "
            "VALUES(?, ?, ?, ?, ?, ?, ?)"},
        {&m_addAnswer,
            "INSERT OR REPLACE INTO andon_answer(call, entry, subject, at_ms, person, note) VALUES(?, ?, ?, "
            "?, ?, ?)"},
        {&m_addMended, "INSERT OR IGNORE INTO mended(subject) VALUES(?)"},
        {&m_isMended, "SELECT 1 FROM mended WHERE subject = ?"},
        {&m_marksOf,
            "SELECT entry, stopped, at_ms, reason, planned FROM mark WHERE subject = ? ORDER BY depth, hlc, "
            "entry"},
        {&m_addStop,
            "INSERT INTO stop(station, from_ms, entry, to_ms, reason, planned) VALUES(?, ?, ?, ?, ?, ?)"},
        {&m_dropStops, "DELETE FROM stop WHERE station = ?"},
    };
    for (const auto &[into, sql] : wanted) {
        if (Outcome done = prepare(*into, QString::fromLatin1(sql)); !done)
            return done;
    }
    for (const char *sql : {"DELETE FROM run WHERE unit = ?", "DELETE FROM measurement WHERE unit = ?",
             "DELETE FROM defect WHERE unit = ?", "DELETE FROM refusal WHERE unit = ?",
             "DELETE FROM override WHERE unit = ?", "DELETE FROM tool WHERE unit = ?",
             "DELETE FROM touch WHERE unit = ?", "DELETE FROM shipment WHERE unit = ?"}) {
        if (Outcome done = prepare(m_dropOfUnit.emplace_back(), QString::fromLatin1(sql)); !done)
            return done;
    }
    for (const char *sql : {"DELETE FROM refusal WHERE subject = ?", "DELETE FROM mark WHERE subject = ?",
             "DELETE FROM andon WHERE subject = ?", "DELETE FROM andon_answer WHERE subject = ?",
             "DELETE FROM shipment WHERE subject = ?"}) {
        if (Outcome done = prepare(m_dropOfPlace.emplace_back(), QString::fromLatin1(sql)); !done)
            return done;
    }
    return Done{};
}

/** The unit's own row, made or written over. */
Result<qint64> FiguresTables::unitRow(const UnitId &unit, const UnitFigures &figures)
{
    const Unit &is = figures.unit;
    // In service it is where it was shipped to; what came back is here again.
    const bool ended = is.life == LifeCycle::Shipped || is.life == LifeCycle::InService
        || is.life == LifeCycle::Scrapped || is.life == LifeCycle::Decommissioned;
    auto rows = m_setUnit.select(unit.part.text(), unit.serial.text(), int(is.created), filled(is.revision),
        filled(is.routing), filled(is.productLot), filled(is.order), orNull(figures.createdMs), int(is.life),
        filled(is.active), doneIn(is), orNull(figures.finishedMs), orNull(figures.shippedMs),
        ended && is.endedMs > 0 ? QVariant(is.endedMs) : QVariant(), figures.lastMs, filled(is.customer),
        filled(is.container), filled(is.location), figures.holds);
    if (!rows)
        return rows.error();
    const qint64 id = rows->next() ? rows->integer(0) : 0;
    if (Outcome done = rows->end(); !done)
        return done.error();
    return id;
}

Outcome FiguresTables::setUnit(const UnitId &unit, const UnitFigures &figures)
{
    std::optional<qint64> known;
    {
        auto rows = m_findUnit.select(unit.serial.text(), unit.part.text());
        if (!rows)
            return rows.error();
        if (rows->next())
            known = rows->integer(0);
        if (Outcome done = rows->end(); !done)
            return done;
    }
    if (known) {
        for (Statement &drop : m_dropOfUnit) {
            if (Outcome done = drop.run(*known); !done)
                return done;
        }
    }
    if (figures.nothing())
        return known ? m_dropUnit.run(*known) : Outcome(Done{});
    const auto id = unitRow(unit, figures);
    if (!id)
        return id.error();

    for (const RunFigure &run : figures.runs) {
        if (Outcome done = m_addRun.run(*id, run.operation.text(), run.pass, run.begun.station.text(),
                filled(run.begun.person), run.begun.wallMs, orNull(run.endedMs), run.pausedMs,
                int(run.outcome), run.defects, run.overrides, run.captures, run.manual, run.entry.toBytes());
            !done)
            return done;
    }
    for (const MeasurementFigure &one : figures.measurements) {
        const Measurement &value = one.measurement;
        if (Outcome done = m_addMeasurement.run(value.characteristic.text(), one.stamp.station.text(),
                one.stamp.wallMs, *id, one.operation.text(), one.pass, value.index, value.attempt.value_or(1),
                filled(value.value), numberIn(value.value), filled(value.unit), orNull(value.lower),
                orNull(value.upper), filled(value.limitRevision), int(value.verdict), filled(value.gauge),
                filled(one.program), filled(one.stamp.person), one.entry.toBytes());
            !done)
            return done;
    }
    for (const DefectFigure &defect : figures.defects) {
        if (Outcome done = m_addDefect.run(*id, defect.operation.text(), defect.pass, defect.code.text(),
                defect.stamp.station.text(), filled(defect.stamp.person), defect.stamp.wallMs,
                defect.entry.toBytes());
            !done)
            return done;
    }
    for (const RefusalFigure &refusal : figures.refusals) {
        if (Outcome done = m_addRefusal.run(refusal.entry.toBytes(), *id, QVariant(),
                refusal.stamp.station.text(), refusal.stamp.wallMs, filled(refusal.stamp.person),
                filled(refusal.operation), reasonName(refusal.reason));
            !done)
            return done;
    }
    for (const OverrideFigure &granted : figures.overrides) {
        if (Outcome done = m_addOverride.run(*id, filled(granted.operation), granted.pass,
                granted.stamp.station.text(), granted.stamp.wallMs, filled(granted.stamp.person),
                granted.secondPerson.text(), reasonName(granted.reason), granted.entry.toBytes());
            !done)
            return done;
    }
    for (const ToolFigure &tool : figures.tools) {
        if (Outcome done = m_addTool.run(*id, tool.operation.text(), filled(tool.kind), filled(tool.name),
                tool.stamp.station.text(), tool.stamp.wallMs, tool.entry.toBytes());
            !done)
            return done;
    }
    for (const TouchFigure &touch : figures.touches) {
        if (Outcome done = m_addTouch.run(*id, touch.stamp.station.text(), filled(touch.stamp.person),
                touch.stamp.wallMs, touch.entry.toBytes());
            !done)
            return done;
    }
    return addShipments(*id, QVariant(), figures.shipments);
}

Outcome FiguresTables::addShipments(
    const QVariant &unit, const QVariant &subject, const std::vector<ShipmentFigure> &shipments)
{
    for (const ShipmentFigure &shipment : shipments) {
        if (Outcome done = m_addShipment.run(shipment.entry.toBytes(), unit, subject,
                filled(shipment.customer), filled(shipment.order), shipment.stamp.wallMs,
                shipment.stamp.station.text(), filled(shipment.stamp.person), filled(shipment.container));
            !done)
            return done;
    }
    return Done{};
}

Result<bool> FiguresTables::isMended(const Subject &place)
{
    auto rows = m_isMended.select(place.text());
    if (!rows)
        return rows.error();
    const bool mended = rows->next();
    if (Outcome done = rows->end(); !done)
        return done.error();
    return mended;
}

Outcome FiguresTables::setPlace(const Subject &place, const PlaceFigures &figures)
{
    for (Statement &drop : m_dropOfPlace) {
        if (Outcome done = drop.run(place.text()); !done)
            return done;
    }
    if (place.kind() == Subject::Kind::Station)
        m_marked.insert(place);
    return addPlace(place, figures);
}

Outcome FiguresTables::addPlace(const Subject &place, const PlaceFigures &figures)
{
    const QString subject = place.text();
    if (figures.mended) {
        if (Outcome done = m_addMended.run(subject); !done)
            return done;
    }
    for (const RefusalFigure &refusal : figures.refusals) {
        if (Outcome done = m_addRefusal.run(refusal.entry.toBytes(), QVariant(), subject,
                refusal.stamp.station.text(), refusal.stamp.wallMs, filled(refusal.stamp.person),
                filled(refusal.operation), reasonName(refusal.reason));
            !done)
            return done;
    }
    for (const MarkFigure &mark : figures.marks) {
        m_marked.insert(place);
        if (Outcome done = m_addMark.run(mark.entry.toBytes(), subject, mark.depth, mark.hlc,
                int(mark.stopped), mark.atMs, filled(mark.reason), int(mark.planned));
            !done)
            return done;
    }
    for (const AndonFigure &call : figures.calls) {
        const QString station
            = place.kind() == Subject::Kind::Station ? place.name() : call.stamp.station.text();
        if (Outcome done = m_addCall.run(call.entry.toBytes(), subject, station, call.stamp.wallMs,
                filled(call.stamp.person), call.unit ? call.unit->text() : u""_s, filled(call.why));
            !done)
            return done;
    }
    for (const AndonAnswerFigure &answer : figures.answers) {
        if (Outcome done = m_addAnswer.run(answer.call.toBytes(), answer.entry.toBytes(), subject,
                answer.stamp.wallMs, filled(answer.stamp.person), filled(answer.note));
            !done)
            return done;
    }
    return addShipments(QVariant(), subject, figures.shipments);
}

Outcome FiguresTables::remakeStops(const Subject &station)
{
    struct Stood {
        QByteArray entry;
        qint64 fromMs;
        std::optional<qint64> toMs;
        QString reason;
        int planned;
    };
    std::vector<Stood> stops;
    {
        auto rows = m_marksOf.select(station.text());
        if (!rows)
            return rows.error();
        while (rows->next()) {
            // Another reason ends the one before, as going on does.
            if (!stops.empty() && !stops.back().toMs)
                stops.back().toMs = std::max(rows->integer(2), stops.back().fromMs);
            if (rows->integer(1) != 0)
                stops.push_back({rows->bytes(0), rows->integer(2), {}, rows->text(3), int(rows->integer(4))});
        }
        if (Outcome done = rows->end(); !done)
            return done;
    }
    if (Outcome done = m_dropStops.run(station.name()); !done)
        return done;
    for (const Stood &stop : stops) {
        if (Outcome done = m_addStop.run(station.name(), stop.fromMs, stop.entry, orNull(stop.toMs),
                filled(stop.reason), stop.planned);
            !done)
            return done;
    }
    return Done{};
}

Outcome FiguresTables::finish()
{
    for (const Subject &station : std::exchange(m_marked, {})) {
        if (Outcome done = remakeStops(station); !done)
            return done;
    }
    return Done{};
}

} // namespace unitrail
