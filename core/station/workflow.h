// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/code.h"
#include "core/domain/commands.h"
#include "core/domain/plant.h"
#include "core/domain/standing.h"
#include "core/station/view.h"

#include <variant>

/* What a code means now, at this step. Pure: the session fetches, this decides. */
namespace unitrail {

/** The running conversation between the station and one person, as far as the meaning of a code depends on it. */
struct Conversation {
    const Plant &plant;
    StationName station;
    const Person *person = nullptr;
    std::optional<UnitId> open; ///< the unit on the table
    Unit openUnit; ///< where it stands
    std::optional<Question> question; ///< asked and not answered yet
    qint64 askedMs = 0; ///< when
    QString askedCode; ///< the scan that raised it: the same again, in time, is a yes
    std::optional<Command> pending; ///< what a yes would give
    std::optional<Command> refused; ///< the last command that was refused and can be overridden
    QString overrideReason; ///< waiting for the second person's badge
    std::optional<EventId> lastEntry; ///< what an undo would take back, and whom it is about
    std::optional<Subject> lastSubject;
    Answer lastAnswer;
    std::optional<OrderNumber> order; ///< units that are made here belong to it

    /** The operation that runs on the open unit at this station, or none. */
    [[nodiscard]] const Operation *running() const;
    [[nodiscard]] const std::vector<BomLine> &bom() const; ///< of the open unit
};

/** Nothing is asked of the rules: the terminal itself does it. */
struct LocalAction {
    enum class Kind { ChangeLanguage, ChangeTheme, CallHelp, CancelQuestion, ShowUnit, SetOrder, AlreadyOpen };
    Kind kind;
    QString argument;
    std::optional<UnitId> unit;
};
/** Ask; `pending` is what a yes gives. */
struct Ask {
    Question question;
    std::optional<Command> pending;
};
/** Give this command with a second person. */
struct GiveWithSecond {
    Command command;
    PersonId secondPerson;
    QString why;
};
struct GiveCommand {
    Command command;
};
struct Reject {
    Refusal refusal;
};
using Step = std::variant<GiveCommand, GiveWithSecond, Ask, LocalAction, Reject>;

/** The time in which a second scan of the same code confirms a question (UX C3), ms. */
inline constexpr qint64 confirmFromMs = 1500;
inline constexpr qint64 confirmToMs = 10'000;

/**
 * What this code means now. `known` are the units that its bare serial or alias may name, as the journal knows them.
 */
Step nextStep(const Conversation &conversation, const Code &code, const std::vector<UnitId> &known, qint64 nowMs);

/** The texts of a code that must be looked up before nextStep can be asked. */
std::vector<QString> textsToResolve(const Code &code);

/** A value that was typed or sent by an instrument: the next measurement that is missing. */
Step stepForValue(const Conversation &conversation, const QString &value, const QDate &today);

/** The touch buttons give the same commands as the printed codes. */
Step stepForVerb(const Conversation &conversation, const QString &verb, const QString &argument, qint64 nowMs);

} // namespace unitrail
