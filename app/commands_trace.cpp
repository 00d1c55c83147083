// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "core/trace/trace.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct TraceWords {
    QString data, unit, at;
    bool json = false;
};

} // namespace

static int printHistory(const QString &unit, const QString &data, const QString &at, bool json)
{
    std::optional<qint64> atMs;
    if (!at.isEmpty()) {
        const auto moment = momentFromText(at, true);
        if (!moment)
            return complain(u"--at "_s + moment.error().text, exitUsage);
        atMs = *moment;
    }
    SystemClock clock;
    auto journal = look(data, clock);
    if (!journal)
        return failed(journal.error());
    const auto id = unitFromText(**journal, unit);
    if (!id)
        return unnamed(id.error());
    auto history = historyOf(**journal, *id);
    if (!history)
        return failed(history.error());
    if (atMs)
        *history = asKnownAt(*std::move(history), *atMs);
    if (json)
        print(historyJson(*history));
    else
        print(historyText(*history).toUtf8().trimmed());
    return exitDone;
}

void describeTrace(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<TraceWords>();
    CLI::App *history = app.add_subcommand("history", "One unit's life");
    text(history, "unit", words->unit, "PART/SERIAL, a serial or another identifier")->required();
    text(history, "--data", words->data, "The journal's directory")->required();
    text(history, "--at", words->at,
        "As it stood at this moment (UTC unless it has an offset), or at the end of this day");
    history->add_flag("--json", words->json, "As one JSON object");
    whenChosen(
        history, chosen, [words] { return printHistory(words->unit, words->data, words->at, words->json); });
}

} // namespace unitrail
