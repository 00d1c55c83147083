// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/commands.h"
#include "core/station/workflow.h"

/* What the terminal says to what was recorded. Pure; the time, the code and the sequence are the session's to
 * add. */
namespace unitrail {

/** A granted command and the entries it made, in their order; none: nothing new happened. */
Answer answerFor(const Command &command, const std::vector<Recorded> &entries, const Plant &plant);

/** A refusal, recorded or not. */
Answer answerFor(const Refusal &refusal, const Plant &plant);

/** What an undo would take back: what was said when this was recorded. */
Answer answerFor(const Entry &entry, const Plant &plant);

/** The answer to a step that only asks. */
Answer answerFor(const Question &question);

/** Where the open unit goes after what was just recorded. */
void addNext(Answer &answer, const Conversation &conversation);

/** Stations that repair. */
QStringList repairStations(const Plant &plant);

} // namespace unitrail
