// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commands.h"
#include "core/base/clock.h"
#include "core/journal/journal.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <CLI/CLI.hpp>

#include <memory>

/* What every command of the line needs: words in, answers out. */
namespace unitrail {

/** CLI11 speaks std::string; everything behind it speaks QString. */
CLI::Option *text(CLI::App *command, const std::string &name, QString &into, const std::string &help);

/** When the command is chosen, this is run: without a window, with Qt's core. */
void whenChosen(CLI::App *command, Chosen &chosen, std::function<int()> run);

/** The same where what it is asked may have to be printed: with fonts when `prints` says so. */
void whenChosen(CLI::App *command, Chosen &chosen, std::function<int()> run, std::function<bool()> prints);

/** One line on stderr for each mistake, with the program's name in front. Returns the code to leave with. */
int complain(const QString &text, int code);
/** ... with 2 where whoever asks can mend it, else with 1. */
int failed(const Failure &failure);

void print(const QByteArray &line);
void print(const QJsonObject &object);

/** A look at a journal, beside whoever writes it. */
Result<std::unique_ptr<Journal>> look(const QString &data, const Clock &clock);
/** The one unit that this text names, or why not. */
Result<UnitId> unitFromText(Journal &journal, const QString &text);
/** That there is no such unit is an answer, not a mistake of whoever asks; that there are several is one to
 * mend. */
int unnamed(const Failure &failure);

} // namespace unitrail
