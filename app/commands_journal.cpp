// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct JournalWords {
    QString data, unit;
};

} // namespace

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

static int printEvents(const QString &data, const QString &unit)
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

static int verifyJournal(const QString &data)
{
    SystemClock clock;
    auto journal = look(data, clock);
    if (!journal)
        return failed(journal.error());
    const auto verification = (*journal)->verify();
    if (!verification)
        return failed(verification.error());
    const auto &lost = (*journal)->lost();
    const bool good = !verification->firstBroken && !lost;
    QJsonObject answer{{u"entries"_s, verification->entries}, {u"ok"_s, good}};
    if (lost)
        answer.insert(u"lost"_s,
            QJsonObject{{u"inc"_s, lost->incarnation}, {u"first"_s, lost->first}, {u"last"_s, lost->last},
                {u"about"_s, QJsonArray::fromStringList(lost->about)}});
    if (verification->firstBroken) {
        answer.insert(u"first_broken"_s, *verification->firstBroken);
        answer.insert(u"inc"_s, verification->incarnation);
        answer.insert(u"what"_s, verification->what);
    }
    print(answer);
    return good ? exitDone : exitNo;
}

static int rebuildCacheOf(const QString &data)
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

void describeJournal(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<JournalWords>();
    CLI::App *events = app.add_subcommand("events", "All entries, one JSON line each");
    text(events, "--data", words->data, "The journal's directory")->required();
    text(events, "--unit", words->unit, "Only of this unit");
    whenChosen(events, chosen, [words] { return printEvents(words->data, words->unit); });

    CLI::App *verify = app.add_subcommand("verify", "Walk the hash chain; names the first broken entry");
    text(verify, "--data", words->data, "The journal's directory")->required();
    whenChosen(verify, chosen, [words] { return verifyJournal(words->data); });

    CLI::App *rebuild = app.add_subcommand("rebuild", "Fold the cache anew from the journal");
    text(rebuild, "--data", words->data, "The journal's directory")->required();
    whenChosen(rebuild, chosen, [words] { return rebuildCacheOf(words->data); });
}

} // namespace unitrail
