// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands.h"
#include "core/base/clock.h"
#include "core/journal/journal.h"
#include "core/trace/trace.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static void print(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fputc('\n', stdout);
}

static void print(const QJsonObject &object)
{
    print(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

static int failed(const Failure &failure)
{
    return complain(failure.text,
        failure.kind == Failure::Kind::Input || failure.kind == Failure::Kind::Missing ? exitUsage : exitNo);
}

/** A look beside whoever writes. */
static Result<std::unique_ptr<Journal>> look(const QString &data, const Clock &clock)
{
    return Journal::open(data, clock, {.exclusive = false});
}

/** The entry as it is kept, with its position and hash around it: what an auditor needs to check the chain
 * himself. */
static QByteArray eventLine(const Recorded &recorded, const QByteArray &body)
{
    const Position &position = recorded.position;
    return "{\"station\":\"" + position.station.toByteArray(QUuid::WithoutBraces)
        + "\",\"inc\":" + QByteArray::number(position.incarnation)
        + ",\"seq\":" + QByteArray::number(position.sequence) + ",\"hlc\":" + QByteArray::number(position.hlc)
        + ",\"hash\":\"" + recorded.hash.toHex() + "\",\"entry\":" + body + '}';
}

/** The one unit that this text names, or why not. */
static Result<UnitId> unitFromText(Journal &journal, const QString &text)
{
    const auto units = journal.resolve(text);
    if (!units)
        return units.error();
    if (units->empty())
        return Failure{Failure::Kind::Missing,
            u"no unit is known as \"%1\"; give PART/SERIAL, a serial or another identifier of it"_s.arg(
                text)};
    if (units->size() > 1) {
        QStringList names;
        for (const UnitId &unit : *units)
            names.append(unit.text());
        return Failure{Failure::Kind::Input,
            u"\"%1\" names several units: give one of %2"_s.arg(text, names.join(u", "))};
    }
    return units->front();
}

/** That there is no such unit is an answer, not a mistake of whoever asks; that there are several is one to
 * mend. */
static int unnamed(const Failure &failure)
{
    return complain(failure.text, failure.kind == Failure::Kind::Input ? exitUsage : exitNo);
}

int printEvents(const QString &data, const QString &unit)
{
    SystemClock clock;
    auto journal = look(data, clock);
    if (!journal)
        return failed(journal.error());
    if (!unit.isEmpty()) {
        const auto id = unitFromText(**journal, unit);
        if (!id)
            return unnamed(id.error());
        const auto entries = (*journal)->entriesOf(Subject::of(*id));
        if (!entries)
            return failed(entries.error());
        for (const Recorded &recorded : *entries)
            print(eventLine(recorded, toBody(recorded.entry)));
        return exitDone;
    }
    const Outcome walked = (*journal)->forEach([](const Recorded &recorded, const QByteArray &body) {
        print(eventLine(recorded, body));
        return true;
    });
    return walked ? exitDone : failed(walked.error());
}

int printHistory(const QString &unit, const QString &data, bool json)
{
    SystemClock clock;
    auto journal = look(data, clock);
    if (!journal)
        return failed(journal.error());
    const auto id = unitFromText(**journal, unit);
    if (!id)
        return unnamed(id.error());
    const auto history = historyOf(**journal, *id);
    if (!history)
        return failed(history.error());
    if (json)
        print(historyJson(*history));
    else
        print(historyText(*history).toUtf8().trimmed());
    return exitDone;
}

int printRecall(const QString &lot, const QString &data, bool json)
{
    const auto id = LotId::fromText(lot);
    if (!id)
        return complain(u"--lot %1: give PART/LOT, such as ENC-12/EN2619-B"_s.arg(lot), exitUsage);
    SystemClock clock;
    auto journal = look(data, clock);
    if (!journal)
        return failed(journal.error());
    const auto recall = recallLot(**journal, *id);
    if (!recall)
        return failed(recall.error());
    if (json)
        print(recallJson(*recall));
    else
        print(recallText(*recall).toUtf8().trimmed());
    return exitDone;
}

int verifyJournal(const QString &data)
{
    SystemClock clock;
    auto journal = look(data, clock);
    if (!journal)
        return failed(journal.error());
    const auto verification = (*journal)->verify();
    if (!verification)
        return failed(verification.error());
    QJsonObject answer{{u"entries"_s, verification->entries}, {u"ok"_s, !verification->firstBroken}};
    if (verification->firstBroken) {
        answer.insert(u"first_broken"_s, *verification->firstBroken);
        answer.insert(u"inc"_s, verification->incarnation);
        answer.insert(u"what"_s, verification->what);
    }
    print(answer);
    return verification->firstBroken ? exitNo : exitDone;
}

int rebuildCacheOf(const QString &data)
{
    // Opening for writing would make one: only a station does that, not a mistyped --data.
    const QString file = QDir(data).filePath(u"journal.db"_s);
    if (!QFileInfo::exists(file))
        return complain(u"%1 is not there; name the data directory of a station"_s.arg(file), exitUsage);
    SystemClock clock;
    auto journal = Journal::open(data, clock);
    if (!journal)
        return failed(journal.error());
    const Outcome rebuilt = (*journal)->rebuildCache();
    return rebuilt ? exitDone : failed(rebuilt.error());
}

} // namespace unitrail
