// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_desk.h"
#include "app/written_file.h"
#include "core/base/signing.h"
#include "core/codes/carried.h"
#include "core/labels/carried_sheet.h"
#include "core/station/trust.h"
#include "core/trace/containment_report.h"
#include "core/trace/recall_question.h"

#include <QFile>
#include <QJsonArray>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ContainWords {
    DeskWords desk;
    QString id, reason, note, action, divertTo, lift, exportTo, codesTo, import, trust, name;
    QStringList units, components, lots, serials, orders, productLots, containers;
    QString part, revision, operation, station, worker, gauge, from, to;
    bool key = false, json = false;
};

} // namespace

static Failure unclear(const QString &option, const QString &given, const QString &mend)
{
    return {Failure::Kind::Input, u"--%1 %2: %3"_s.arg(option, given, mend)};
}

/** What narrows every rule: part, revision and the work that was done. */
static Result<ContainmentRule> narrowing(const ContainWords &words)
{
    ContainmentRule rule;
    const auto take = [&]<typename Name>(const QString &text, std::optional<Name> &into) {
        into = text.isEmpty() ? std::nullopt : Name::fromText(text);
        return text.isEmpty() || into;
    };
    if (!take(words.part, rule.part))
        return unclear(u"part"_s, words.part, u"this cannot be a part number"_s);
    if (!take(words.operation, rule.operation))
        return unclear(u"operation"_s, words.operation, u"give its number, such as 050"_s);
    if (!take(words.station, rule.station))
        return unclear(u"station"_s, words.station, u"this cannot be a station's name"_s);
    if (!take(words.worker, rule.person))
        return unclear(u"worker"_s, words.worker, u"this cannot be a person's number"_s);
    rule.revision = words.revision;
    rule.gauge = words.gauge;
    for (const auto &[text, into, end] :
        {std::tuple{words.from, &rule.fromMs, false}, std::tuple{words.to, &rule.toMs, true}}) {
        if (text.isEmpty())
            continue;
        const auto moment = momentFromText(text, end);
        if (!moment)
            return unclear(end ? u"to"_s : u"from"_s, text, moment.error().text);
        *into = *moment;
    }
    return rule;
}

/** "PART/FIRST..LAST", or "PART/S1,S2,S3". */
static Result<ContainmentRule> serialsFrom(const QString &text, ContainmentRule rule)
{
    const auto bad = unclear(u"serials"_s, text, u"give PART/FIRST..LAST or PART/S1,S2,S3"_s);
    rule.part = PartNumber::fromText(text.section(u'/', 0, 0));
    const QString list = text.section(u'/', 1);
    if (!rule.part || list.isEmpty())
        return bad;
    if (list.contains(u".."_s)) {
        rule.serialFrom = SerialNumber::fromText(list.section(u".."_s, 0, 0));
        rule.serialTo = SerialNumber::fromText(list.section(u".."_s, 1));
        const bool ordered = rule.serialFrom && rule.serialTo
            && rule.serialFrom->text().size() == rule.serialTo->text().size()
            && rule.serialFrom->text() <= rule.serialTo->text();
        return ordered
            ? Result<ContainmentRule>(rule)
            : unclear(u"serials"_s, text, u"both ends have the same length, the first comes first"_s);
    }
    for (const QString &serial : list.split(u',')) {
        const auto name = SerialNumber::fromText(serial.trimmed());
        if (!name)
            return bad;
        rule.serials.push_back(*name);
    }
    return rule;
}

static Result<std::vector<ContainmentRule>> rulesFrom(const ContainWords &words)
{
    const auto narrow = narrowing(words);
    if (!narrow)
        return narrow.error();
    std::vector<ContainmentRule> rules;
    const auto add = [&](const QString &option, const QStringList &texts, const QString &form,
                         const auto &subjectOf, auto member) -> Outcome {
        for (const QString &text : texts) {
            ContainmentRule rule = *narrow;
            rule.*member = subjectOf(text);
            if (!(rule.*member))
                return unclear(option, text, form);
            rules.push_back(rule);
        }
        return Done{};
    };
    const auto unit = [](const QString &text) {
        const auto id = UnitId::fromText(text);
        return id ? std::optional(Subject::of(*id)) : std::nullopt;
    };
    const auto lot = [](const QString &text) {
        const auto id = LotId::fromText(text);
        return id ? std::optional(Subject::of(*id)) : std::nullopt;
    };
    const auto order = [](const QString &text) {
        const auto id = OrderNumber::fromText(text);
        return id ? std::optional(Subject::of(*id)) : std::nullopt;
    };
    const auto container = [](const QString &text) {
        const auto id = ContainerId::fromText(text);
        return id ? std::optional(Subject::of(*id)) : std::nullopt;
    };
    for (const Outcome &added :
        {add(u"unit"_s, words.units, u"give PART/SERIAL"_s, unit, &ContainmentRule::subject),
            add(u"component"_s, words.components, u"give PART/SERIAL"_s, unit, &ContainmentRule::contains),
            add(u"lot"_s, words.lots, u"give PART/LOT"_s, lot, &ContainmentRule::contains),
            add(u"product-lot"_s, words.productLots, u"give PART/LOT"_s, lot, &ContainmentRule::subject),
            add(u"order"_s, words.orders, u"this cannot be a work order"_s, order, &ContainmentRule::subject),
            add(u"container"_s, words.containers, u"this cannot be a container"_s, container,
                &ContainmentRule::subject)}) {
        if (!added)
            return added.error();
    }
    for (const QString &text : words.serials) {
        const auto rule = serialsFrom(text, *narrow);
        if (!rule)
            return rule.error();
        rules.push_back(*rule);
    }
    if (rules.empty() && !(*narrow == ContainmentRule{}))
        rules.push_back(*narrow);
    if (rules.empty())
        return Failure{Failure::Kind::Input,
            u"contain what? Give one or more of --lot, --component, --unit, --serials, --order, "
            u"--product-lot, --container, --part, --station, --operation, --worker, --gauge"_s};
    return rules;
}

/** The next free one of the form C-0007. */
static Result<ContainmentId> nextId(Journal &journal)
{
    const auto subjects = journal.list(Journal::List::Containments);
    if (!subjects)
        return subjects.error();
    int last = 0;
    for (const Subject &subject : *subjects) {
        if (subject.name().startsWith(u"C-"_s))
            last = std::max(last, subject.name().mid(2).toInt());
    }
    return ContainmentId::known(u"C-%1"_s.arg(last + 1, 4, 10, QChar(u'0')));
}

static int issue(const ContainWords &words)
{
    const bool lifts = !words.lift.isEmpty();
    const auto rules = lifts ? Result(std::vector<ContainmentRule>()) : rulesFrom(words);
    if (!rules)
        return failed(rules.error());
    const auto action = words.action.isEmpty() ? std::optional(ContainmentAction::Stop)
                                               : containmentActionFromName(words.action);
    if (!action)
        return complain(u"--action %1: give stop, inspect or divert"_s.arg(words.action), exitUsage);
    auto desk = CommandDesk::open(words.desk);
    if (!desk)
        return failed(desk.error());
    const QString named = lifts ? words.lift : words.id;
    const auto next = nextId(desk->journal());
    if (!next)
        return failed(next.error());
    const auto id = named.isEmpty() ? std::optional(*next) : ContainmentId::fromText(named);
    if (!id)
        return complain(u"%1 cannot be the name of a containment"_s.arg(named), exitUsage);
    const auto standing = desk->journal().standing(Subject::of(*id));
    if (!standing)
        return failed(standing.error());
    ContainmentIssued terms{.version = standing->containment().terms.version + 1,
        .rules = *rules,
        .reason = words.reason,
        .note = words.note};
    if (!lifts && *action != ContainmentAction::Stop)
        terms.action = *action;
    if (!words.divertTo.isEmpty()) {
        terms.divertTo = OperationId::fromText(words.divertTo);
        if (!terms.divertTo)
            return complain(
                u"--divert-to %1: give an operation, such as 070"_s.arg(words.divertTo), exitUsage);
    }
    terms.issuedMs = desk->clock().wallMs();
    terms.issuedAt = desk->station();
    terms.issuer = desk->person() ? std::optional(desk->person()->id) : std::nullopt;
    if (const Outcome done = signContainment(desk->journal(), *id, terms); !done)
        return failed(done.error());
    return desk->give(IssueContainment{*id, terms},
        {{u"containment"_s, id->text()}, {u"version"_s, terms.version},
            {u"rules"_s, int(terms.rules.size())}});
}

static QString fingerprint(const QString &key)
{
    return keyFingerprint(QByteArray::fromBase64(key.toLatin1()));
}

static int take(const ContainWords &words)
{
    QFile file(words.import);
    if (!file.open(QIODevice::ReadOnly))
        return complain(u"--import %1: cannot be read"_s.arg(words.import), exitUsage);
    constexpr qint64 fileMax = 1'000'000;
    const auto carried = containmentFromFile(file.read(fileMax));
    if (!carried)
        return complain(u"--import %1: %2"_s.arg(words.import, carried.error().text), exitUsage);
    auto desk = CommandDesk::open(words.desk);
    if (!desk)
        return failed(desk.error());
    const auto known = trusts(desk->journal(), carried->terms.key);
    if (!known)
        return failed(known.error());
    if (!*known)
        std::fputs("unitrail: if this key is right, enter it: unitrail contain --trust KEY --name STATION\n",
            stderr);
    return desk->give(TakeContainment{carried->containment, carried->terms, u"file"_s, *known},
        {{u"containment"_s, carried->containment.text()}, {u"version"_s, carried->terms.version},
            {u"key"_s, carried->terms.key}, {u"fingerprint"_s, fingerprint(carried->terms.key)}});
}

static int carryOut(const ContainWords &words)
{
    const auto id = ContainmentId::fromText(words.id);
    if (!id)
        return complain(u"--id: which containment shall be carried?"_s, exitUsage);
    SystemClock clock;
    auto journal = look(words.desk.data, clock);
    if (!journal)
        return failed(journal.error());
    const auto standing = (*journal)->standing(Subject::of(*id));
    if (!standing)
        return failed(standing.error());
    const ContainmentIssued &terms = standing->containment().terms;
    if (terms.version == 0)
        return complain(u"--id %1: no such containment is known here"_s.arg(words.id), exitNo);
    const QByteArray bytes = containmentFile(*id, terms);
    QJsonObject json{{u"containment"_s, id->text()}, {u"version"_s, terms.version}, {u"ok"_s, true},
        {u"fingerprint"_s, fingerprint(terms.key)}};
    if (!words.exportTo.isEmpty()) {
        if (const Outcome written = writeFile(words.exportTo, bytes); !written)
            return failed(written.error());
        json.insert(u"file"_s, words.exportTo);
    }
    if (!words.codesTo.isEmpty()) {
        const QStringList codes = carriedCodes(bytes);
        if (codes.isEmpty())
            return complain(u"%1 is too long for printed codes: carry it as a file"_s.arg(words.id), exitNo);
        const bool asText = words.codesTo.endsWith(u".txt"_s);
        const QByteArray sheet = asText
            ? codes.join(u'\n').toLatin1() + '\n'
            : carriedSheetPdf(u"%1 / %2"_s.arg(id->text()).arg(terms.version),
                (terms.issuedAt ? terms.issuedAt->text() : QString()) + u": "_s + fingerprint(terms.key),
                codes);
        if (const Outcome written = writeFile(words.codesTo, sheet); !written)
            return failed(written.error());
        json.insert(u"codes"_s, words.codesTo);
        json.insert(u"count"_s, int(codes.size()));
    }
    print(json);
    return exitDone;
}

static int contain(const ContainWords &words)
{
    if (words.key || !words.trust.isEmpty()) {
        const auto key = SigningKey::ofDirectory(words.desk.data);
        if (!key)
            return failed(key.error());
        if (words.key)
            print(key->publicKey().toBase64());
        if (words.trust.isEmpty())
            return exitDone;
        const Outcome done = trustKey(words.desk.data, {words.trust, words.name});
        return done ? exitDone : failed(done.error());
    }
    if (!words.exportTo.isEmpty() || !words.codesTo.isEmpty())
        return carryOut(words);
    return words.import.isEmpty() ? issue(words) : take(words);
}

static int printContainments(const ContainWords &words)
{
    SystemClock clock;
    auto journal = look(words.desk.data, clock);
    if (!journal)
        return failed(journal.error());
    const auto source = plantFor(**journal, words.desk.plant);
    if (!source)
        return failed(source.error());
    std::optional<ContainmentId> one;
    if (!words.id.isEmpty()) {
        one = ContainmentId::fromText(words.id);
        if (!one)
            return complain(u"%1 cannot be the name of a containment"_s.arg(words.id), exitUsage);
    }
    std::vector<ContainmentReport> reports;
    if (one) {
        auto report = containmentReport(**journal, source->plant, *one);
        if (!report)
            return unnamed(report.error());
        reports.push_back(*std::move(report));
    } else {
        auto all = containmentReports(**journal, source->plant);
        if (!all)
            return failed(all.error());
        reports = *std::move(all);
    }
    QJsonArray all;
    for (const ContainmentReport &report : reports) {
        if (words.json)
            all.append(containmentJson(report));
        else
            print(containmentText(report).toUtf8().trimmed());
    }
    if (words.json)
        print(words.id.isEmpty() ? QJsonObject{{u"containments"_s, all}} : all.at(0).toObject());
    return exitDone;
}

static void many(CLI::App *command, const std::string &name, QStringList &into, const std::string &help)
{
    command->add_option_function<std::vector<std::string>>(
        name,
        [&into](const std::vector<std::string> &values) {
            for (const std::string &value : values)
                into.append(QString::fromStdString(value));
        },
        help);
}

void describeContainment(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<ContainWords>();
    CLI::App *command = app.add_subcommand("contain",
        "Stop the spread: issue, change or lift a containment, and carry it to a station without a network");
    describeDesk(command, words->desk);
    text(command, "--id", words->id, "Its name; without it the next one, such as C-0007");
    text(command, "--reason", words->reason, "Why, as every refusal will say");
    text(command, "--note", words->note, "More about it");
    text(command, "--action", words->action, "stop, inspect (an inspector may release it) or divert");
    text(command, "--divert-to", words->divertTo, "The operation that concerned units go through first");
    many(command, "--lot", words->lots, "PART/LOT: units that contain a piece of it, and the lot itself");
    many(command, "--component", words->components, "PART/SERIAL: the unit that contains it, at any depth");
    many(command, "--unit", words->units, "PART/SERIAL: the unit itself");
    many(command, "--serials", words->serials, "PART/FIRST..LAST or PART/S1,S2,S3");
    many(command, "--order", words->orders, "A work order");
    many(command, "--product-lot", words->productLots, "PART/LOT of our own making");
    many(command, "--container", words->containers, "What lies in this container");
    text(command, "--part", words->part, "Narrows all of these to one part, or stands alone");
    text(command, "--revision", words->revision, "... of this revision");
    text(command, "--operation", words->operation, "... on which this operation ran");
    text(command, "--station", words->station, "... at this station");
    text(command, "--worker", words->worker, "... by this person");
    text(command, "--gauge", words->gauge, "... measured with this instrument");
    text(command, "--from", words->from, "... from this day or moment on (UTC)");
    text(command, "--to", words->to, "... up to this one");
    text(command, "--lift", words->lift, "End this containment, by a signed newer version");
    text(command, "--export", words->exportTo, "Write the signed containment --id to this file");
    text(command, "--codes", words->codesTo,
        "Print it as codes to this PDF (or .txt), to be scanned anywhere");
    text(command, "--import", words->import, "Take over a signed containment from this file");
    command->add_flag("--key", words->key, "Say this station's public key");
    text(command, "--trust", words->trust, "Trust containments that are signed with this key");
    text(command, "--name", words->name, "... which is this station's");
    whenChosen(
        command, chosen, [words] { return contain(*words); }, [words] { return !words->codesTo.isEmpty(); });

    CLI::App *list = app.add_subcommand(
        "containments", "What is contained, which stations enforce it, and what passed before they did");
    text(list, "id", words->id, "Only this one, such as C-0007");
    text(list, "--data", words->desk.data, "The journal's directory")->required();
    text(
        list, "--plant", words->desk.plant, "The plant definition; without it the one the journal took last");
    list->add_flag("--json", words->json, "As one JSON object");
    whenChosen(list, chosen, [words] { return printContainments(*words); });
}

} // namespace unitrail
