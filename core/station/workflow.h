// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/code.h"
#include "core/domain/commands.h"
#include "core/domain/entry.h"
#include "core/domain/measuring.h"
#include "core/domain/plant.h"
#include "core/domain/standing.h"
#include "core/station/view.h"

#include <variant>

/* What a code means now, at this step. Pure: the session fetches, this decides. */
namespace unitrail {

/** A code read as a whole thing: with its part, and whether the journal knows the unit. */
struct Reading {
    ItemCode item;
    PartNumber part;
    bool known = false;
};

/** Nothing is asked of the rules: the terminal itself does it. */
struct LocalAction {
    enum class Kind {
        ChangeLanguage,
        ChangeTheme,
        Keep,
        ShowUnit,
        ShowContainer, ///< argument is its number
        SetOrder,
        AlreadyOpen,
        TakeReading, ///< the instrument shall measure
        LeaveToPage, ///< a page of the program does it: the verb is the argument
        CarryIn, ///< a part of what was printed to be carried here
    };
    Kind kind;
    QString argument;
    std::optional<UnitId> unit;
};
/** A question, and all that is needed to understand its answer. Whatever else is scanned means no. */
struct Ask {
    /** What is done with the thing that is chosen or scanned. */
    enum class Purpose { Use, Remove, Unload, Mint };
    Question question;
    std::optional<Command> yes{}; ///< what a yes gives
    bool putsAside = false; ///< a yes lays the open unit aside
    std::vector<Reading> readings{}; ///< WhichPart: what the code can be, in the order of the choices
    Purpose purpose = Purpose::Use;
    QString why{}; ///< OverrideRefusal: the reason; Remove: where the component goes
    QString signer{}; ///< Signature: the badge that was scanned
    std::optional<ContainerId> container{}; ///< WhatWithContainer: it lies on the table
};
struct GiveCommand {
    Command command;
    bool putsAside = false; ///< pause the open unit when this is granted
};
/** Give this command with a second person. */
struct GiveWithSecond {
    Command command;
    PersonId secondPerson;
    QString why;
};
struct Reject {
    Refusal refusal;
};
/** A new unit with the next serial, and its label. */
struct MintUnit {
    PartNumber part;
    std::optional<OrderNumber> order;
};
/** A new container with the next number, and its label. */
struct NumberNewContainer {
    QString type;
};
/** The label of a unit or container whose number was minted and is on none yet. */
struct PrintFirstLabel {
    Subject subject;
};
/** What is being typed, and of which characteristic. Nothing of it is recorded yet. */
struct Entering {
    std::optional<CharacteristicId> chosen{}; ///< by a person; none: the next that is missing
    QString typed{}; ///< with a point
    QString why{}; ///< it is measured again for this reason
    bool operator==(const Entering &) const = default;
};
/** A fail that is being described: marks on a picture, or codes alone. Nothing of it is recorded yet. */
struct Failing {
    struct Mark {
        std::optional<DefectCode> defect{};
        QString place{};
        QString picture{};
        std::optional<Decimal> x{}, y{};
        bool operator==(const Mark &) const = default;
    };
    std::vector<Mark> marks{};
    size_t current = 0; ///< of marks; the one that a place or a code is for
    QString picture{}; ///< that is looked at; empty: the first
    bool operator==(const Failing &) const = default;
};
/** Nothing is asked of the rules: what is typed or marked is now this. */
struct Amend {
    Entering entering;
    std::optional<Failing> failing;
};
/** The first component of a signature; the PIN is asked for next, whoever's badge it is. */
struct TakeBadge {
    QString badge;
};
/** The unit's EPC is written to a tag, which is laid on the reader next. */
struct WriteTag {
    UnitId unit;
    QString reader;
};
/** The work that was done last on the open unit gets a signature; the session finds its entries. */
struct SignLastWork { };
using Step = std::variant<GiveCommand, GiveWithSecond, Ask, LocalAction, Reject, MintUnit, NumberNewContainer,
    PrintFirstLabel, Amend, TakeBadge, SignLastWork, WriteTag>;

/** The running conversation between the station and one person, as far as the meaning of a code depends on
 * it. */
struct Conversation {
    /** A hold that stood in the way: what a release would lift. */
    struct Held {
        Subject holder; ///< the unit, or what it belongs to
        HoldId hold;
    };
    /** What an undo would take back, and what it is about. */
    struct LastWork {
        Entry entry;
        Answer about;
    };

    /** The station's label printer. */
    struct LabelPrinter {
        QString name;
        QStringList labels; ///< that it prints; empty: all
        bool ready = false;
        QString detail;
    };

    /** A reader of the station that writes tags. */
    struct TagWriter {
        QString name;
        bool ready = false;
    };

    const Plant &plant;
    StationName station;
    const Person *person = nullptr;
    std::optional<UnitId> open{}; ///< the unit on the table
    Unit openUnit{}; ///< where it stands
    std::map<HoldId, Hold> openHolds{}; ///< on the open unit
    std::vector<LoadedLot> loaded{}; ///< at this station
    std::optional<Stop> stop{}; ///< of this station
    std::optional<OpenCall> call{}; ///< for help, from this station
    std::optional<Ask> asked{}; ///< not answered yet
    qint64 askedMs = 0; ///< when: of the scan or touch
    QString askedCode{}; ///< the scan that raised it: the same again, in time, is a yes
    std::optional<Command> refused{}; ///< the last command that was refused and can be overridden
    std::optional<Held> held{}; ///< the hold that was met last
    std::optional<LastWork> lastWork{};
    Answer lastAnswer{};
    std::optional<OrderNumber> order{}; ///< units that are made here belong to it
    std::vector<LabelPrinter> printers{};
    std::optional<Subject> printing{}; ///< whose label a printer has now
    std::optional<ContainerId> container{}; ///< at hand: numbered or scanned here last
    Container containerStanding{}; ///< where it stands
    std::vector<TagWriter> tagWriters{};
    Entering entering{};
    std::optional<Failing> failing{};

    /** The operation that runs or is paused on the open unit at this station, or none. */
    [[nodiscard]] const Operation *running() const;
    /** running(), and not paused. */
    [[nodiscard]] bool active() const;
    [[nodiscard]] const std::vector<BomLine> &bom() const; ///< of the open unit
    [[nodiscard]] Station::Kind kind() const; ///< of this station
    /** A repair or service station: nothing runs here; parts are exchanged and units sent back. */
    [[nodiscard]] bool mendsHere() const
    {
        return kind() == Station::Kind::Repair || kind() == Station::Kind::Service;
    }
    /** Of units of this part; none: no template, or no printer of this station that prints it. */
    [[nodiscard]] const Label *labelOf(const PartNumber &part) const;
    [[nodiscard]] const Label *labelOf(const ContainerType &type) const;
    [[nodiscard]] const Label *labelOf(const Subject &subject) const; ///< a unit or a container
    [[nodiscard]] const LabelPrinter *printerOf(const Label &label) const;
    /** The open unit's number was minted, and its label is not read back yet. */
    [[nodiscard]] bool labelOutstanding() const;
    /** What REPRINT and VOID are about: the container at hand while its label is not read back, else the open
     * unit, else the container. */
    [[nodiscard]] std::optional<Subject> labelled() const;
    /** The same of the container at hand. */
    [[nodiscard]] bool containerLabelOutstanding() const
    {
        return container && containerStanding.labelOutstanding();
    }
    /** The signed-in person may undo the last work now. */
    [[nodiscard]] bool canUndo(qint64 nowMs) const;
};

/** The time in which a second scan of the same code confirms a question (UX C3), ms. */
inline constexpr qint64 confirmFromMs = 1500;
inline constexpr qint64 confirmToMs = 10'000;

/** No text that is typed or stands in a command is longer; an entry stays far below 64 kB. */
inline constexpr qsizetype argumentSizeMax = 256;

/**
 * What this code means now. `known` are the units that its bare serial or alias may name, as the journal
 * knows them.
 */
Step nextStep(
    const Conversation &conversation, const Code &code, const std::vector<UnitId> &known, qint64 nowMs);

/** The question that a command raises when only its signature is missing; what is signed stands in it. */
Ask askSignature(const Command &command, const Conversation &conversation);

/** The texts of a code that must be looked up before nextStep can be asked. */
std::vector<QString> textsToResolve(const Code &code);

/** UNPACK, SEAL, SHIP, RETURN, SERVICE, DECOMMISSION, MOVE (core/station/verbs_shipping.cpp); nothing
 * for any other verb. */
std::optional<Step> stepForShipping(
    const Conversation &conversation, const QString &verb, const QString &argument);
/** A container that is scanned while no unit is open: what is done with it? */
Step askAboutContainer(const ContainerId &container);
/** REPRINT, VOID and MINT (core/station/labels.cpp). */
Step stepForMint(const Conversation &conversation, const QString &argument);
Step stepForReprint(const Conversation &conversation, const QString &argument);
Step stepForVoid(const Conversation &conversation, const QString &argument);
/** TAG (core/station/tags.cpp). */
Step stepForTag(const Conversation &conversation);
/** The open unit can be given a tag here. */
bool canWriteTag(const Conversation &conversation);
/** The parts whose units this station can make and label. */
std::vector<PartNumber> mintable(const Conversation &conversation);
/** The containers that it can number and label. */
std::vector<const ContainerType *> numberable(const Conversation &conversation);
/** A further label, or one that nobody knows whether it came out. */
Command printCommand(
    const Subject &subject, const QString &printer, const QString &label, const QString &why);
/** The order that units of this part are made for now. */
std::optional<OrderNumber> orderFor(const Conversation &conversation, const PartNumber &part);

/** The characteristic that a value is for: the chosen one, else the next that is missing. */
std::optional<Characteristic> measuredNow(const Conversation &conversation, const QDate &today);

/** A value that was given whole: of what is measured now. */
Step stepForValue(const Conversation &conversation, const QString &value, const QDate &today);

/** Keys of a number, the choice of a characteristic, a further attempt; nothing for any other verb. */
std::optional<Step> stepForEntering(
    const Conversation &conversation, const QString &verb, const QString &argument, qint64 nowMs);
/** Places, codes and marks of a fail that is being described; nothing for any other verb. */
std::optional<Step> stepForFailing(
    const Conversation &conversation, const QString &verb, const QString &argument);
/** What is decided about quality: NC, ADVANCE, DISPOSE, REPAIR, CHECK, CONCESSION, FREEZE; nothing for any other
 * verb. */
std::optional<Step> stepForQuality(
    const Conversation &conversation, const QString &verb, const QString &argument, qint64 nowMs);
/** The picture that a fail of the running operation is pointed at, in the plant's order. */
std::vector<const Picture *> picturesOf(const Conversation &conversation);

/** Why is it tested again? Asked before a test that failed here is begun once more. */
std::optional<Ask> askBeforeStart(
    const Conversation &conversation, const StartOperation &command, const Unit &unit);

/**
 * The touch buttons give the same commands as the printed codes (UX C10), CMD.VERB or CMD.VERB.ARGUMENT:
 *   where units begin  MINT[.part]: a new unit and its label
 *   where containers are numbered  MINT[.type]: a new carton or tote and its label
 *   its label          REPRINT[.reason], VOID[.reason]; its RFID tag TAG
 *   on the open unit   START, COMPLETE, PARK, FAIL[.defect], DEFECT.code, HOLD[.reason], REWORK[.operation],
 * SKIP.operation, SCRAP.why, VALUE.number, TAKE (the instrument measures), REMOVE[.SCRAP] and the scan of the
 * component, RELEASE of a finished unit at the station     STOP[.reason], RESUME, UNLOAD and the scan of the
 * lot, RELEASE[.why] of the hold that was met last, UNDO answers            YES, NO, CANCEL, CHOOSE.choice,
 * OVERRIDE.why and the badge of the second person without a person   LANG.code, THEME, HELP, LOCK, LOGOUT a
 * value, key by key    D0 to D9, DOT, MINUS, ERASE, CLEAR, ENTER[.text]; NEXT, BACK, MEASURE.characteristic,
 * AGAIN[.reason] a fail, mark by mark    PLACE.name, DEFECT.code, POINT.picture;x;y, MARK.number, UNMARK,
 * PICTURE.id, COMPLETE
 */
Step stepForVerb(
    const Conversation &conversation, const QString &verb, const QString &argument, qint64 nowMs);

/** What one thing means, however its code was read. */
Step stepForReading(const Conversation &conversation, const Reading &reading);

/** Whether the line takes this part, as itself or as a released substitute. */
bool takes(const BomLine &line, const PartNumber &part);

} // namespace unitrail
