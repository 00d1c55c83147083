// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/check_characters.h"
#include "core/codes/read_code.h"
#include "core/plant/read_plant.h"
#include "core/station/session.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace unitrail {

inline const Plant &demoPlant()
{
    static const Plant plant = [] {
        PlantReading reading = readPlantDirectory(QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo"));
        if (!reading.plant)
            qFatal("%s", qPrintable(describe(reading)));
        return *std::move(reading.plant);
    }();
    return plant;
}

/** 2026-06-16 08:00 UTC. */
inline constexpr qint64 tuesday = Q_INT64_C(1781596800000);

inline const UnitId unitA{
    PartNumber::known(QStringLiteral("LA-40-100")), SerialNumber::known(QStringLiteral("LA40-26-000001T"))};

/** A whole serial of the demo plant's units. */
inline QString serialOf(int number)
{
    const QString body = QStringLiteral("LA40-26-%1").arg(number, 6, 10, QChar(u'0'));
    for (const QChar c : QStringLiteral("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ")) {
        if (checkCharacterFits(u"mod34", body + c))
            return body + c;
    }
    qFatal("no check character fits");
}
inline UnitId unitOf(int number)
{
    return {unitA.part, SerialNumber::known(serialOf(number))};
}
inline QString labelOf(const UnitId &unit)
{
    return unit.part.text() + QStringLiteral(":S") + unit.serial.text();
}
inline OperationId op(const char *number)
{
    return OperationId::known(QString::fromLatin1(number));
}

/**
 * The demo factory around one directory: one station at a time works on the journal, as sessions that follow
 * each other. Each scan comes two seconds after the one before, unless a test says otherwise.
 */
class Factory {
public:
    Factory()
        : clock(tuesday, 120)
    {
        openJournal();
    }
    explicit Factory(const char *station)
        : Factory()
    {
        at(station);
    }

    void openJournal()
    {
        session.reset();
        journal.reset();
        auto opened = Journal::open(directory.path(), clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text));
        journal = *std::move(opened);
    }
    /** The terminal of this station, started anew. */
    Session &at(const char *station)
    {
        session = std::make_unique<Session>(
            *journal, plant, clock, StationName::known(QString::fromLatin1(station)));
        QObject::connect(session.get(), &Session::answered, session.get(),
            [this](const Answer &answer, const QString &) { answers.push_back(answer); });
        if (const Outcome started = session->start(QStringLiteral("test")); !started)
            qFatal("%s", qPrintable(started.error().text));
        return *session;
    }

    Answer scan(const QByteArray &bytes, qint64 afterMs = 2000, Scan::Kind kind = Scan::Kind::Barcode)
    {
        clock.advance(afterMs);
        const size_t before = answers.size();
        session->takeScan(
            {.bytes = bytes, .atMs = clock.wallMs(), .device = QStringLiteral("scanner-1"), .kind = kind});
        if (answers.size() <= before)
            qFatal("no answer to %s", bytes.constData());
        return answers[before];
    }
    Answer scan(const QString &text, qint64 afterMs = 2000) { return scan(text.toUtf8(), afterMs); }
    Answer scan(const char *text, qint64 afterMs = 2000) { return scan(QByteArray(text), afterMs); }
    Answer scan(const UnitId &unit, qint64 afterMs = 2000) { return scan(labelOf(unit), afterMs); }
    Answer badge(int number, qint64 afterMs = 2000)
    {
        return scan(badgeText(plant.badgePrefix, QString::number(number)), afterMs);
    }
    Answer command(const char *verb, const char *argument = "", qint64 afterMs = 2000)
    {
        return scan(commandText(QString::fromLatin1(verb), QString::fromLatin1(argument)), afterMs);
    }
    Answer touch(const char *verb, const QString &argument = {}, qint64 afterMs = 2000)
    {
        clock.advance(afterMs);
        session->takeVerb(QString::fromLatin1(verb), argument);
        return answers.back();
    }
    Answer type(const QString &value)
    {
        clock.advance(2000);
        session->takeValue(value);
        return answers.back();
    }

    const StationView &view() const { return session->view(); }
    Standing standing(const Subject &subject)
    {
        auto read = journal->standing(subject);
        if (!read)
            qFatal("%s", qPrintable(read.error().text));
        return *std::move(read);
    }
    Unit unit(const UnitId &id) { return standing(Subject::of(id)).unit(); }
    Unit unit() { return unit(unitA); }
    OperationStatus status(const char *operation, const UnitId &id = unitA)
    {
        const Unit known = unit(id);
        const auto found = known.operations.find(op(operation));
        return found == known.operations.end() ? OperationStatus::Open : found->second.status;
    }
    std::vector<Recorded> entriesOf(const UnitId &id = unitA)
    {
        auto entries = journal->entriesOf(Subject::of(id));
        if (!entries)
            qFatal("%s", qPrintable(entries.error().text));
        return *std::move(entries);
    }
    /** Everything that is written. */
    qint64 length()
    {
        auto incarnations = journal->incarnations();
        if (!incarnations)
            qFatal("%s", qPrintable(incarnations.error().text));
        qint64 all = 0;
        for (const Incarnation &incarnation : *incarnations)
            all += incarnation.length;
        return all;
    }

    /** The unit made at KIT-1 and, as far as wanted, built: everything up to and with this operation is
     * passed. */
    void bring(const UnitId &id, const char *upTo)
    {
        for (const Operation &operation : plant.routings.front().operations) {
            Recorder recorder(*journal, plant, clock, operation.stations.front());
            const Person &person = plant.people.at(PersonId::known(personFor(operation)));
            const Given given{.person = &person};
            const auto give = [&](const Command &command) {
                const auto judged = recorder.give(command, given);
                if (!judged || judged->refusal())
                    qFatal("%s",
                        judged ? qPrintable(reasonName(judged->refusal()->reason))
                               : qPrintable(judged.error().text));
            };
            give(SignIn{person.id});
            loadLots(operation, recorder.station(), give);
            if (operation.mints)
                give(CreateUnit{id, OrderNumber::known(QStringLiteral("WO-26-0401")), false});
            else
                give(StartOperation{id, {}});
            fill(id, operation, give);
            give(CompleteOperation{id});
            if (operation.id.text() == QLatin1String(upTo))
                return;
        }
    }

    QTemporaryDir directory;
    ManualClock clock;
    const Plant &plant = demoPlant();
    std::unique_ptr<Journal> journal;
    std::unique_ptr<Session> session;
    std::vector<Answer> answers;

private:
    static QString personFor(const Operation &operation)
    {
        static const std::map<QString, QString> by{{QStringLiteral("020"), QStringLiteral("P103")},
            {QStringLiteral("030"), QStringLiteral("P101")}, {QStringLiteral("040"), QStringLiteral("P105")},
            {QStringLiteral("050"), QStringLiteral("P106")}, {QStringLiteral("060"), QStringLiteral("P108")},
            {QStringLiteral("080"), QStringLiteral("P105")}, {QStringLiteral("090"), QStringLiteral("P201")},
            {QStringLiteral("100"), QStringLiteral("P111")}};
        const auto found = by.find(operation.id.text());
        return found == by.end() ? QStringLiteral("P101") : found->second;
    }
    void loadLots(const Operation &operation, const StationName &station, auto give)
    {
        const auto loaded = standing(Subject::of(station)).workplace().loaded;
        for (const BomLine &line : plant.routings.front().boms.at(unitA.part)) {
            const LotId lot{line.part,
                LotNumber::known(
                    line.fromLoadedLot ? plant.part(line.part)->lotExample : QStringLiteral("-"))};
            const bool there = std::any_of(
                loaded.begin(), loaded.end(), [&](const LoadedLot &known) { return known.lot == lot; });
            if (line.fromLoadedLot && line.capturedAt == operation.id && !there)
                give(LoadLot{lot, QDate(2027, 6, 1), {}});
        }
    }
    void fill(const UnitId &id, const Operation &operation, auto give)
    {
        const QString number = id.serial.text().mid(10, 4); // makes the pieces of each unit its own
        for (const BomLine &line : plant.routings.front().boms.at(id.part)) {
            if (line.capturedAt != operation.id || line.tracking == TrackingMode::None || line.fromLoadedLot)
                continue;
            const Part &part = *plant.part(line.part);
            for (size_t i = 0; i < line.positions.size(); ++i) {
                Component component{.part = line.part};
                if (line.tracking == TrackingMode::Serial)
                    component.serial = SerialNumber::known(part.serialExample.chopped(4) + number);
                else
                    component.lot = LotNumber::known(part.lotExample);
                give(InstallComponent{id, component, {}});
            }
        }
        for (const Characteristic &c : operation.characteristicsOn(dayAt(clock.wallMs(), plant))) {
            const QString value = c.kind == Characteristic::Kind::Attribute ? QStringLiteral("OK")
                : c.kind == Characteristic::Kind::Text                      ? c.practiceText
                : c.nominal                                                 ? c.nominal->text()
                : c.upper                                                   ? QStringLiteral("0.05")
                                                                            : c.lower->text();
            const QString plausible = c.id.text() == u"noise" ? QStringLiteral("50.0") : value;
            for (int i = 0; i < c.repeats; ++i)
                give(RecordMeasurement{.unit = id,
                    .characteristic = c.id,
                    .values = {plausible},
                    .unitOfMeasure = {},
                    .gauge = {},
                    .raw = {}});
        }
    }
};

} // namespace unitrail
