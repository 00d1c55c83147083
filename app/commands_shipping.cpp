// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/plant_source.h"
#include "core/base/pin.h"
#include "core/domain/quality.h"
#include "core/station/recorder.h"

#include <QFile>
#include <QJsonArray>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ShippingWords {
    QString data, plant, station, by;
    QString container, into, lot, quantity, sscc, location, customer, order, symptom, why, quarantine;
    std::vector<std::string> units, containers;
    bool json = false, signs = false;
};

/** A station's recorder on that journal, and who speaks. */
struct Desk {
    SystemClock clock;
    std::unique_ptr<Journal> journal;
    std::optional<PlantSource> plant;
    std::optional<Recorder> recorder;
    const Person *person = nullptr;
    const Person *signer = nullptr; ///< the same, with the PIN
};

using Commands = std::vector<Command>;

} // namespace

static Outcome sitDown(Desk &desk, const ShippingWords &words)
{
    auto journal = Journal::open(words.data, desk.clock);
    if (!journal)
        return journal.error();
    desk.journal = std::move(*journal);
    auto plant = plantFor(*desk.journal, words.plant);
    if (!plant)
        return plant.error();
    desk.plant = *std::move(plant);
    const auto station = StationName::fromText(words.station);
    if (!station || !desk.plant->plant.stations.contains(*station))
        return Failure{Failure::Kind::Input, u"--station \"%1\" is none of the plant's"_s.arg(words.station)};
    const auto who = PersonId::fromText(words.by);
    const auto person = who ? desk.plant->plant.people.find(*who) : desk.plant->plant.people.end();
    if (person == desk.plant->plant.people.end())
        return Failure{Failure::Kind::Input, u"--by \"%1\" is none of the plant's people"_s.arg(words.by)};
    desk.person = &person->second;
    if (words.signs) {
        QFile in;
        const QString pin
            = in.open(stdin, QIODevice::ReadOnly) ? QString::fromUtf8(in.readLine()).trimmed() : QString();
        if (desk.person->pin.isEmpty() || !isPinOf(pin, desk.person->pin))
            return Failure{Failure::Kind::Input,
                u"this is not the PIN of %1; type it as one line of standard input"_s.arg(words.by)};
        desk.signer = desk.person;
    }
    desk.recorder.emplace(*desk.journal, desk.plant->plant, desk.clock, *station);
    return Done{};
}

static Result<ContainerId> containerFrom(const QString &option, const QString &text)
{
    if (const auto id = ContainerId::fromText(text))
        return *id;
    return Failure{Failure::Kind::Input, u"%1 \"%2\" cannot be a container"_s.arg(option, text)};
}

static Result<std::vector<UnitId>> unitsFrom(Journal &journal, const ShippingWords &words)
{
    std::vector<UnitId> units;
    for (const std::string &text : words.units) {
        const auto unit = unitFromText(journal, QString::fromStdString(text));
        if (!unit)
            return unit.error();
        units.push_back(*unit);
    }
    return units;
}

static Result<std::pair<LotId, Decimal>> looseFrom(const ShippingWords &words)
{
    const auto lot = LotId::fromText(words.lot);
    if (!lot)
        return Failure{Failure::Kind::Input, u"--lot \"%1\" is no PART/LOT"_s.arg(words.lot)};
    const auto quantity = Decimal::fromText(words.quantity.isEmpty() ? u"1"_s : words.quantity);
    if (!quantity)
        return Failure{Failure::Kind::Input, u"--quantity \"%1\" is no number"_s.arg(words.quantity)};
    return std::pair(*lot, *quantity);
}

/** One line a command: what was recorded, or why not. The first no ends it. */
static int give(Desk &desk, const Commands &commands, const ShippingWords &words)
{
    for (const Command &command : commands) {
        const auto judged = desk.recorder->give(command, {.person = desk.person, .signer = desk.signer});
        if (!judged)
            return failed(judged.error());
        QJsonArray entries;
        for (const Recorded &recorded : judged->entries)
            entries.append(recorded.entry.id.text());
        const Subject subject = mainSubject(command, desk.recorder->station());
        const Refusal *refusal = judged->refusal();
        QJsonObject line{{u"subject"_s, subject.text()}, {u"recorded"_s, !refusal},
            {u"reason"_s, refusal ? QJsonValue(reasonName(refusal->reason)) : QJsonValue()},
            {u"entries"_s, entries}};
        if (refusal && refusal->subject && *refusal->subject != subject)
            line.insert(u"about"_s, refusal->subject->text());
        if (refusal && refusal->other)
            line.insert(u"other"_s, refusal->other->text());
        if (words.json)
            print(line);
        if (refusal) {
            if (!words.json)
                return complain(u"%1: %2"_s.arg((refusal->subject ? *refusal->subject : subject).text(),
                                    reasonName(refusal->reason)),
                    exitNo);
            return exitNo;
        }
        if (!words.json)
            print(u"%1: %2 entries"_s.arg(subject.text()).arg(entries.size()).toUtf8());
    }
    return exitDone;
}

/** Opens, asks what is to be given, gives it. */
static int atDesk(const ShippingWords &words, const std::function<Result<Commands>(Desk &)> &make)
{
    Desk desk;
    if (const Outcome sat = sitDown(desk, words); !sat)
        return failed(sat.error());
    const auto commands = make(desk);
    if (!commands)
        return unnamed(commands.error());
    if (commands->empty())
        return complain(u"name what it is done with: --unit, --container or --lot"_s, exitUsage);
    return give(desk, *commands, words);
}

static Result<Commands> packing(Desk &desk, const ShippingWords &words)
{
    const auto into = containerFrom(u"--into"_s, words.into);
    const auto units = unitsFrom(*desk.journal, words);
    if (!into || !units)
        return !into ? into.error() : units.error();
    Commands commands;
    for (const UnitId &unit : *units)
        commands.push_back(PackUnit{unit, *into});
    if (!words.container.isEmpty()) {
        const auto inner = containerFrom(u"--container"_s, words.container);
        if (!inner)
            return inner.error();
        commands.push_back(PackContainer{*inner, *into});
    }
    if (!words.lot.isEmpty()) {
        const auto loose = looseFrom(words);
        if (!loose)
            return loose.error();
        commands.push_back(PackLoose{*into, loose->first, loose->second});
    }
    return commands;
}

/** Units out of what they are in; a container out of the larger one, or loose pieces out of it. */
static Result<Commands> unpacking(Desk &desk, const ShippingWords &words)
{
    const auto units = unitsFrom(*desk.journal, words);
    if (!units)
        return units.error();
    Commands commands;
    for (const UnitId &unit : *units)
        commands.push_back(UnpackUnit{unit, words.why});
    if (words.container.isEmpty())
        return commands;
    const auto container = containerFrom(u"--container"_s, words.container);
    if (!container)
        return container.error();
    if (words.lot.isEmpty()) {
        commands.push_back(UnpackContainer{*container, words.why});
        return commands;
    }
    const auto loose = looseFrom(words);
    if (!loose)
        return loose.error();
    commands.push_back(UnpackLoose{*container, loose->first, loose->second, words.why});
    return commands;
}

/** The same for each unit, and for the container with all that is in it. */
static Result<Commands> forEach(Desk &desk, const ShippingWords &words,
    const std::function<Command(const UnitId &)> &ofUnit,
    const std::function<Command(const ContainerId &)> &ofContainer = {})
{
    const auto units = unitsFrom(*desk.journal, words);
    if (!units)
        return units.error();
    Commands commands;
    for (const UnitId &unit : *units)
        commands.push_back(ofUnit(unit));
    if (ofContainer && !words.container.isEmpty()) {
        const auto container = containerFrom(u"--container"_s, words.container);
        if (!container)
            return container.error();
        commands.push_back(ofContainer(*container));
    }
    return commands;
}

/** One thing by its own command; several as one shipment, all of it or nothing. */
static Result<Commands> shipping(Desk &desk, const ShippingWords &words)
{
    const auto units = unitsFrom(*desk.journal, words);
    if (!units)
        return units.error();
    ShipOrder shipment{words.customer, words.order, {}, *units};
    for (const std::string &text : words.containers) {
        const auto container = containerFrom(u"--container"_s, QString::fromStdString(text));
        if (!container)
            return container.error();
        shipment.containers.push_back(*container);
    }
    const size_t things = shipment.units.size() + shipment.containers.size();
    if (things == 0)
        return Commands{};
    if (things > 1)
        return Commands{shipment};
    if (units->empty())
        return Commands{ShipContainer{shipment.containers.front(), words.customer, words.order}};
    return Commands{ShipUnit{units->front(), words.customer, words.order}};
}

/** Where it is put, and for which reason it is held there. */
static Result<Commands> takingBack(Desk &desk, const ShippingWords &words)
{
    const auto units = unitsFrom(*desk.journal, words);
    if (!units)
        return units.error();
    Commands commands;
    const QString place = words.location.isEmpty() ? desk.recorder->station().text() : words.location;
    for (const UnitId &unit : *units) {
        TakeBackUnit back{unit, words.customer, words.symptom, place, {}, words.quarantine};
        if (!words.quarantine.isEmpty())
            back.hold = holdIdAt(desk.recorder->station(), desk.clock.wallMs());
        commands.push_back(back);
    }
    return commands;
}

static CLI::App *describedAt(
    CLI::App &app, const std::shared_ptr<ShippingWords> &words, const char *name, const char *help)
{
    CLI::App *command = app.add_subcommand(name, help);
    text(command, "--data", words->data, "The journal's directory")->required();
    text(command, "--plant", words->plant, "The plant definition; without it what the journal took last");
    text(command, "--station", words->station, "Where it is done")->required();
    text(command, "--by", words->by, "The person who does it")->required();
    command->add_flag("--json", words->json, "One JSON line a command");
    return command;
}

static void describeThings(CLI::App *command, const std::shared_ptr<ShippingWords> &words, bool loose)
{
    command->add_option("--unit", words->units, "PART/SERIAL, a serial or another identifier; several");
    text(command, "--container", words->container, "A container with all that is in it");
    if (!loose)
        return;
    text(command, "--lot", words->lot, "PART/LOT of loose pieces");
    text(command, "--quantity", words->quantity, "So many of them; without it one");
}

void describeShipping(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<ShippingWords>();
    CLI::App *pack
        = describedAt(app, words, "pack", "Packs units, containers or loose pieces into a container");
    describeThings(pack, words, true);
    text(pack, "--into", words->into, "The container")->required();
    whenChosen(
        pack, chosen, [words] { return atDesk(*words, [&](Desk &desk) { return packing(desk, *words); }); });

    CLI::App *unpack = describedAt(app, words, "unpack", "Takes them out again");
    describeThings(unpack, words, true);
    text(unpack, "--why", words->why, "The reason")->required();
    whenChosen(unpack, chosen,
        [words] { return atDesk(*words, [&](Desk &desk) { return unpacking(desk, *words); }); });

    CLI::App *seal = describedAt(app, words, "seal", "Closes a container; nothing more goes in");
    text(seal, "CONTAINER", words->container, "The container")->required();
    text(seal, "--sscc", words->sscc, "Its number for the customer; without it its own");
    whenChosen(seal, chosen, [words] {
        return atDesk(*words, [&](Desk &) -> Result<Commands> {
            const auto container = containerFrom(u"CONTAINER"_s, words->container);
            if (!container)
                return container.error();
            return Commands{
                SealContainer{*container, words->sscc.isEmpty() ? container->text() : words->sscc}};
        });
    });

    CLI::App *move = describedAt(app, words, "move", "Says where units or a container are now");
    describeThings(move, words, false);
    text(move, "--to", words->location, "The place")->required();
    whenChosen(move, chosen, [words] {
        return atDesk(*words, [&](Desk &desk) {
            return forEach(
                desk, *words,
                [&](const UnitId &unit) {
                    return MoveUnit{unit, words->location};
                },
                [&](const ContainerId &id) {
                    return MoveContainer{id, words->location};
                });
        });
    });

    CLI::App *ship = describedAt(app, words, "ship",
        "Sends units, or containers whole, to a customer: all that is named, or nothing of it");
    ship->add_option("--unit", words->units, "PART/SERIAL, a serial or another identifier; several");
    ship->add_option("--container", words->containers, "A sealed container with all that is in it; several");
    text(ship, "--customer", words->customer, "Who gets it")->required();
    text(ship, "--order", words->order, "The customer's order")->required();
    ship->add_flag("--sign", words->signs, "Sign it: the PIN is one line of standard input");
    whenChosen(
        ship, chosen, [words] { return atDesk(*words, [&](Desk &desk) { return shipping(desk, *words); }); });

    CLI::App *back = describedAt(app, words, "take-back", "A customer sent it back");
    back->add_option("--unit", words->units, "PART/SERIAL, a serial or another identifier; several");
    text(back, "--customer", words->customer, "Who sent it");
    text(back, "--symptom", words->symptom, "What is wrong with it");
    text(back, "--to", words->location, "Where it is put; without it the station that takes it back");
    text(back, "--quarantine", words->quarantine, "Hold it there, for this reason of the plant's");
    whenChosen(back, chosen,
        [words] { return atDesk(*words, [&](Desk &desk) { return takingBack(desk, *words); }); });

    CLI::App *service
        = describedAt(app, words, "service", "Opens a repair order of a delivered unit, or closes it");
    describeThings(service, words, false);
    CLI::Option *open = text(service, "--open", words->order, "The number of the order");
    text(service, "--customer", words->customer, "Whose order it is; without it who got the unit");
    text(service, "--symptom", words->symptom, "What is wrong with it");
    CLI::Option *close = text(service, "--close", words->why, "What was done");
    open->excludes(close);
    whenChosen(service, chosen, [words] {
        if (words->order.isEmpty() && words->why.isEmpty())
            return complain(u"give --open ORDER or --close WHAT-WAS-DONE"_s, exitUsage);
        return atDesk(*words, [&](Desk &desk) {
            return forEach(desk, *words, [&](const UnitId &unit) -> Command {
                if (words->order.isEmpty())
                    return CloseService{unit, words->why};
                return OpenService{unit, words->order, words->customer, words->symptom};
            });
        });
    });

    CLI::App *end = describedAt(app, words, "decommission", "The end of a unit's life at its customer's");
    describeThings(end, words, false);
    text(end, "--why", words->why, "The reason")->required();
    end->add_flag("--sign", words->signs, "Sign it: the PIN is one line of standard input");
    whenChosen(end, chosen, [words] {
        return atDesk(*words, [&](Desk &desk) {
            return forEach(desk, *words, [&](const UnitId &unit) {
                return DecommissionUnit{unit, words->why};
            });
        });
    });
}

} // namespace unitrail
