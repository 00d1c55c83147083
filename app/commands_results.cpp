// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/plant_source.h"
#include "app/result_json.h"
#include "app/version.h"
#include "core/ingest/drop_folder.h"
#include "core/sync/file_sync.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

#include <cstdio>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct IngestWords {
    QStringList files;
    QString watch, data, station, plant, retry, discard, why, person;
    bool quarantine = false;
    bool json = false;
};

struct AttachWords {
    QString unit, file, data, station, plant, person, place, show, central;
};

/** What an ingest stands on, in the order it is made. */
struct Bench {
    SystemClock clock;
    std::unique_ptr<Journal> journal;
    PlantSource source;
    std::optional<StationName> station;
};

} // namespace

static Result<std::unique_ptr<Bench>> benchFor(
    const QString &data, const QString &plant, const QString &station)
{
    if (!QFileInfo::exists(QDir(data).filePath(u"journal.db"_s)))
        return Failure{
            Failure::Kind::Missing, u"%1 holds no journal; name the data directory of a station"_s.arg(data)};
    auto bench = std::make_unique<Bench>();
    auto journal = Journal::open(data, bench->clock);
    if (!journal)
        return journal.error();
    bench->journal = *std::move(journal);
    auto source = plantFor(*bench->journal, plant);
    if (!source)
        return source.error();
    bench->source = *std::move(source);
    bench->station = StationName::fromText(station);
    if (!bench->station || !bench->source.plant.stations.contains(*bench->station)) {
        QStringList names;
        for (const auto &[name, known] : bench->source.plant.stations)
            names.append(name.text());
        return Failure{Failure::Kind::Input,
            u"--station %1: give the station that the results come from, one of %2"_s.arg(
                station, names.join(u", "_s))};
    }
    return bench;
}

static Result<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Failure::Kind::Missing,
            u"%1 cannot be read (%2); check its name"_s.arg(path, file.errorString())};
    // One byte more than is taken tells a file that is too big from one that just fits.
    return file.read(resultBytesMax + 1);
}

static void tell(const ResultReceipt &receipt, bool json)
{
    if (json)
        print(resultJson(receipt));
    else
        print(resultText(receipt).toUtf8());
    std::fflush(stdout);
}

/** Many small files in one transaction: one sync of the disk for all of them. */
static int takeFiles(ResultDesk &desk, const QStringList &paths, bool json)
{
    constexpr qsizetype atOnce = 64;
    int code = exitDone;
    for (qsizetype first = 0; first < paths.size(); first += atOnce) {
        std::vector<NamedFile> files;
        for (const QString &path : paths.mid(first, atOnce)) {
            auto bytes = bytesOf(path);
            if (!bytes) { // the others are taken all the same
                code = failed(bytes.error());
                continue;
            }
            files.push_back({QFileInfo(path).fileName(), {*std::move(bytes), u"file"_s}});
        }
        const auto receipts = desk.acceptAll(files);
        if (!receipts)
            return failed(receipts.error());
        for (const ResultReceipt &receipt : *receipts) {
            tell(receipt, json);
            if (receipt.quarantined && code == exitDone)
                code = exitNo;
        }
    }
    return code;
}

static int watchFolder(ResultDesk &desk, const Clock &clock, const QString &directory, bool json)
{
    std::optional<Failure> broken;
    using Taken = DropFolder::Taken;
    DropFolder folder(directory, clock, {}, [&](const QString &path, bool last) {
        const auto bytes = bytesOf(path);
        if (!bytes)
            return Taken::NotYet;
        const NamedFile file{QFileInfo(path).fileName(), {*bytes, u"folder"_s}};
        if (!last && readResults(*bytes).cutOff)
            return Taken::NotYet;
        const auto receipt = desk.accept(file);
        if (!receipt) {
            broken = receipt.error();
            QCoreApplication::exit(exitNo);
            return Taken::NotYet;
        }
        tell(*receipt, json);
        return receipt->quarantined ? Taken::Aside : Taken::Recorded;
    });
    QObject::connect(
        &folder, &DropFolder::troubled, &folder, [](const QString &text) { complain(text, exitNo); });
    QObject::connect(&folder, &DropFolder::looked, &folder, [&] {
        const auto receipts = desk.retryWaiting();
        if (!receipts)
            return;
        for (const ResultReceipt &receipt : *receipts) {
            if (!receipt.quarantined)
                tell(receipt, json);
        }
    });
    if (const Outcome started = folder.start(); !started)
        return failed(started.error());
    const int code = QCoreApplication::exec();
    return broken ? failed(*broken) : code;
}

static int showQuarantine(const QString &data, bool json)
{
    const auto waiting = Quarantine(data).list();
    for (const QuarantinedFile &file : waiting) {
        if (json)
            print(quarantineJson(file));
        else
            print(u"%1  %2  %3: %4"_s.arg(file.sha256.left(12), file.name, file.reason, file.text).toUtf8());
    }
    return exitDone;
}

/** The one hash that begins like this. */
static Result<QString> waitingHash(const Quarantine &quarantine, const QString &begin)
{
    QStringList found;
    for (const QuarantinedFile &file : quarantine.list()) {
        if (!begin.isEmpty() && file.sha256.startsWith(begin))
            found.append(file.sha256);
    }
    if (found.size() == 1)
        return found.front();
    return Failure{Failure::Kind::Missing,
        u"%1 names %2 files in quarantine; see unitrail ingest --quarantine"_s.arg(begin).arg(found.size())};
}

static int ingest(const IngestWords &words)
{
    if (words.quarantine)
        return showQuarantine(words.data, words.json);
    auto bench = benchFor(words.data, words.plant, words.station);
    if (!bench)
        return failed(bench.error());
    Bench &b = **bench;
    ResultDesk desk(*b.journal, b.source.plant, b.clock, *b.station);
    if (!words.discard.isEmpty()) {
        const auto sha256 = waitingHash(desk.quarantine(), words.discard);
        if (!sha256)
            return failed(sha256.error());
        const auto id = PersonId::fromText(words.person);
        const auto person = id ? b.source.plant.people.find(*id) : b.source.plant.people.end();
        if (person == b.source.plant.people.end())
            return complain(
                u"--person %1: say who discards it, a person of the plant"_s.arg(words.person), exitUsage);
        const Outcome gone = desk.discard(*sha256, words.why, &person->second);
        return gone ? exitDone : failed(gone.error());
    }
    if (!words.retry.isEmpty()) {
        int code = exitDone;
        for (const QuarantinedFile &file : desk.quarantine().list()) {
            if (words.retry != u"all" && !file.sha256.startsWith(words.retry))
                continue;
            const auto receipt = desk.retry(file.sha256);
            if (!receipt)
                return failed(receipt.error());
            tell(*receipt, words.json);
            code = receipt->quarantined ? exitNo : code;
        }
        return code;
    }
    if (!words.watch.isEmpty())
        return watchFolder(desk, b.clock, words.watch, words.json);
    if (words.files.isEmpty())
        return complain(u"give files of results, or --watch DIR"_s, exitUsage);
    return takeFiles(desk, words.files, words.json);
}

/** From central, when it is not here or was damaged here. */
static Outcome fetchFromCentral(const AttachWords &words)
{
    const SystemClock clock;
    const auto journal = Journal::open(words.data, clock); // whose station asks
    if (!journal)
        return journal.error();
    CentralLink link(
        {.connection = words.central, .note = {}, .client = programVersion()}, (*journal)->station());
    return fetchFile(link, words.data, words.show);
}

static int attach(const AttachWords &words)
{
    if (!words.show.isEmpty()) {
        const AttachmentStore store(words.data);
        auto bytes = store.get(words.show);
        if (!bytes && !words.central.isEmpty() && AttachmentStore::isHash(words.show)) {
            if (const Outcome fetched = fetchFromCentral(words); !fetched)
                return failed(fetched.error());
            bytes = store.get(words.show);
        }
        if (!bytes)
            return failed(bytes.error());
        std::fwrite(bytes->constData(), 1, size_t(bytes->size()), stdout);
        return exitDone;
    }
    auto bench = benchFor(words.data, words.plant, words.station);
    if (!bench)
        return failed(bench.error());
    Bench &b = **bench;
    const auto unit = unitFromText(*b.journal, words.unit);
    if (!unit)
        return unnamed(unit.error());
    const auto id = PersonId::fromText(words.person);
    const auto person = id ? b.source.plant.people.find(*id) : b.source.plant.people.end();
    if (person == b.source.plant.people.end())
        return complain(u"--person %1: the plant knows nobody by that number"_s.arg(words.person), exitUsage);
    QFile file(words.file);
    if (!file.open(QIODevice::ReadOnly))
        return complain(
            u"%1 cannot be read (%2); check its name"_s.arg(words.file, file.errorString()), exitUsage);
    const QByteArray bytes = file.read(attachmentBytesMax + 1);
    AttachmentStore store(words.data);
    const auto sha256 = store.put(bytes);
    if (!sha256)
        return failed(sha256.error());
    const QString name = QFileInfo(words.file).fileName();
    Recorder recorder(*b.journal, b.source.plant, b.clock, *b.station);
    const auto judged
        = recorder.give(AttachFile{*unit,
                            {.sha256 = *sha256,
                                .name = name,
                                .mediaType = QMimeDatabase().mimeTypeForFileNameAndData(name, bytes).name(),
                                .size = bytes.size(),
                                .place = words.place}},
            {.person = &person->second});
    if (!judged)
        return failed(judged.error());
    QJsonObject answer{{u"unit"_s, unit->text()}, {u"sha256"_s, *sha256}, {u"size"_s, bytes.size()},
        {u"ok"_s, !judged->refusal()}};
    if (judged->refusal())
        answer.insert(u"reason"_s, reasonName(judged->refusal()->reason));
    print(answer);
    return judged->refusal() ? exitNo : exitDone;
}

static void describeAttach(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<AttachWords>();
    CLI::App *command
        = app.add_subcommand("attach", "Keep a photo or file with a unit, by the hash of its bytes");
    text(command, "unit", words->unit, "PART/SERIAL, a serial or another identifier");
    text(command, "file", words->file, "The file");
    text(command, "--data", words->data, "The journal's directory")->required();
    text(command, "--station", words->station, "Where it was taken");
    text(command, "--person", words->person, "Who took it");
    text(command, "--place", words->place, "What it shows: a reference designator, a side");
    text(command, "--plant", words->plant,
        "The plant definition's directory; else what the journal took last");
    text(command, "--show", words->show, "Write the attachment of this SHA-256 to stdout instead");
    text(command, "--central", words->central, "With --show: fetch it from central when it is not here");
    whenChosen(command, chosen, [words] { return attach(*words); });
}

void describeResults(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<IngestWords>();
    CLI::App *command = app.add_subcommand("ingest", "Take results of test machines: OpenHTF, OpenTAP, CSV");
    command->add_option_function<std::vector<std::string>>(
        "files",
        [words](const std::vector<std::string> &values) {
            for (const std::string &value : values)
                words->files.append(QString::fromStdString(value));
        },
        "Files of results; they stay where they are");
    text(command, "--watch", words->watch,
        "Take what is dropped into this folder; recorded files go to done/ in it, others to quarantine/");
    text(command, "--data", words->data, "The journal's directory")->required();
    text(command, "--station", words->station, "The station that the machine belongs to");
    text(command, "--plant", words->plant,
        "The plant definition's directory; else what the journal took last");
    command->add_flag("--quarantine", words->quarantine, "List what could not be recorded, and why");
    text(command, "--retry", words->retry, "Try files in quarantine again: the beginning of a hash, or all");
    text(command, "--discard", words->discard,
        "Take a file out of quarantine that is no result of ours; needs --why and --person");
    text(command, "--why", words->why, "With --discard: why it is none");
    text(command, "--person", words->person, "With --discard: who says so");
    command->add_flag("--json", words->json, "One JSON object a line");
    whenChosen(command, chosen, [words] { return ingest(*words); });
    describeAttach(app, chosen);
}

} // namespace unitrail
