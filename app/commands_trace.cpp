// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "core/trace/trace.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct TraceWords {
    QString data, unit, lot;
    bool json = false;
};

} // namespace

static int printHistory(const QString &unit, const QString &data, bool json)
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

static int printRecall(const QString &lot, const QString &data, bool json)
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

void describeTrace(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<TraceWords>();
    CLI::App *history = app.add_subcommand("history", "One unit's life");
    text(history, "unit", words->unit, "PART/SERIAL, a serial or another identifier")->required();
    text(history, "--data", words->data, "The journal's directory")->required();
    history->add_flag("--json", words->json, "As one JSON object");
    whenChosen(history, chosen, [words] { return printHistory(words->unit, words->data, words->json); });

    CLI::App *recall = app.add_subcommand("recall", "Which units contain this lot, and which ever did");
    text(recall, "--lot", words->lot, "PART/LOT; a supplier lot counts as well")->required();
    text(recall, "--data", words->data, "The journal's directory")->required();
    recall->add_flag("--json", words->json, "As one JSON object");
    whenChosen(recall, chosen, [words] { return printRecall(words->lot, words->data, words->json); });
}

} // namespace unitrail
