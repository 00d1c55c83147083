// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/journal/journal.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

namespace unitrail {

/** 2026-06-15 08:00 UTC. */
inline constexpr qint64 monday = Q_INT64_C(1781510400000);

inline UnitId unitId(const QString &serial, const QString &part = QStringLiteral("LA40"))
{
    return {PartNumber::known(part), SerialNumber::known(serial)};
}
inline Subject unitSubject(const QString &serial, const QString &part = QStringLiteral("LA40"))
{
    return Subject::of(unitId(serial, part));
}
inline OperationId operation(const QString &number = QStringLiteral("010"))
{
    return OperationId::known(number);
}
inline LotId lotId(const QString &lot, const QString &part = QStringLiteral("ENC-12"))
{
    return {PartNumber::known(part), LotNumber::known(lot)};
}
inline Component piece(
    const QString &part, const QString &serial, const QString &lot = {}, const QString &position = {})
{
    Component component{
        .part = PartNumber::known(part), .serial = {}, .lot = {}, .revision = {}, .position = {}};
    if (!serial.isEmpty())
        component.serial = SerialNumber::known(serial);
    if (!lot.isEmpty())
        component.lot = LotNumber::known(lot);
    if (!position.isEmpty())
        component.position = PositionName::known(position);
    return component;
}

/** One station at work on a directory: what a session does around the journal, in short. */
class Bench {
public:
    explicit Bench(const QString &directory, Journal::Options options = {})
        : clock(monday)
        , journal(opened(directory, clock, options))
    { }

    static std::unique_ptr<Journal> opened(
        const QString &directory, const Clock &clock, Journal::Options options = {})
    {
        auto result = Journal::open(directory, clock, options);
        if (!result)
            qFatal("%s", qUtf8Printable(result.error().text));
        return std::move(*result);
    }

    Entry make(const std::vector<Subject> &about, const Event &event)
    {
        clock.advance(10);
        Entry entry{.id = journal->newId(),
            .about = {},
            .stamp = {.station = StationName::known(QStringLiteral("ASM-1")),
                .person = PersonId::known(QStringLiteral("ana")),
                .session = 1,
                .how = CaptureMethod::Scan,
                .device = QStringLiteral("scanner-1"),
                .wallMs = clock.wallMs(),
                .offsetMinutes = 120,
                .raw = "LA40/LA40-26-000001"},
            .event = event};
        // Most entries come from a scan; a completion or a measurement does not.
        if (std::holds_alternative<OperationCompleted>(event)
            || std::holds_alternative<TestRecorded>(event)) {
            entry.stamp.raw.clear();
            entry.stamp.device.clear();
            entry.stamp.how = CaptureMethod::Machine;
        }
        for (const Subject &subject : about) {
            const auto standing = journal->standing(subject);
            if (!standing)
                qFatal("%s", qUtf8Printable(standing.error().text));
            entry.about.push_back(knowledge(subject, *standing));
        }
        return entry;
    }
    Result<std::vector<Recorded>> tryRecord(const std::vector<Subject> &about, const Event &event)
    {
        return journal->append({make(about, event)});
    }
    Recorded record(const std::vector<Subject> &about, const Event &event)
    {
        auto done = tryRecord(about, event);
        if (!done)
            qFatal("%s", qUtf8Printable(done.error().text));
        return done->front();
    }
    Recorded create(const QString &serial, const QString &order = {}, const QString &lot = {})
    {
        UnitCreated event{.revision = QStringLiteral("D"),
            .routing = QStringLiteral("LA-40/7"),
            .order = {},
            .productLot = {}};
        if (!order.isEmpty())
            event.order = OrderNumber::known(order);
        if (!lot.isEmpty())
            event.productLot = LotNumber::known(lot);
        return record({unitSubject(serial)}, event);
    }
    Recorded install(const QString &serial, const Component &component)
    {
        std::vector<Subject> about{unitSubject(serial)};
        if (const auto unit = component.unit())
            about.push_back(Subject::of(*unit));
        return record(about, ComponentInstalled{operation(), {component}});
    }

    ManualClock clock;
    std::unique_ptr<Journal> journal;
};

/** A second connection, past all our code: what somebody with a database tool can do. */
class RawFile {
public:
    explicit RawFile(const QString &path)
    {
        if (sqlite3_open_v2(path.toUtf8().constData(), &m_handle, SQLITE_OPEN_READWRITE, nullptr)
            != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_handle));
        sqlite3_busy_timeout(m_handle, 1000);
    }
    ~RawFile() { sqlite3_close(m_handle); }
    Q_DISABLE_COPY_MOVE(RawFile)

    QByteArray run(const QByteArray &sql) ///< empty, or what went wrong
    {
        return sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr) == SQLITE_OK
            ? QByteArray()
            : QByteArray(sqlite3_errmsg(m_handle));
    }
    QStringList rows(const QByteArray &sql) ///< columns joined by '|'
    {
        QStringList found;
        const auto take = [](void *list, int count, char **values, char **) {
            QStringList line;
            for (int i = 0; i < count; ++i)
                line.append(values[i] ? QString::fromUtf8(values[i]) : QStringLiteral("-"));
            static_cast<QStringList *>(list)->append(line.join(u'|'));
            return 0;
        };
        if (sqlite3_exec(m_handle, sql.constData(), take, &found, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(m_handle));
        return found;
    }

private:
    sqlite3 *m_handle = nullptr;
};

} // namespace unitrail
