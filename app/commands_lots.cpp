// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_desk.h"
#include "core/journal/lot_shortage.h"

#include <QJsonArray>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct LotWords {
    DeskWords desk;
    QString lot, expiry, supplier, quantity, status = u"released"_s;
    bool receives = false, json = false;
};

} // namespace

static QJsonObject lotJson(const LotId &id, const Lot &lot, const std::optional<LotShortage> &shortage)
{
    return {{u"lot"_s, id.text()}, {u"status"_s, lot.status},
        {u"expiry"_s, lot.expiry ? lot.expiry->toString(Qt::ISODate) : QString()},
        {u"received"_s, lot.received ? lot.received->text() : QString()},
        {u"missing"_s, shortage ? shortage->missing.text() : u"0"_s}};
}

static int printLot(const LotWords &words, const LotId &id)
{
    SystemClock clock;
    auto journal = look(words.desk.data, clock);
    if (!journal)
        return failed(journal.error());
    const auto standing = (*journal)->standing(Subject::of(id));
    const auto shortage = shortageOf(**journal, id);
    if (!standing || !shortage)
        return failed(!standing ? standing.error() : shortage.error());
    const QJsonObject json = lotJson(id, standing->lot(), *shortage);
    if (words.json) {
        print(json);
        return exitDone;
    }
    const auto &lot = standing->lot();
    print(u"%1  %2  received %3%4"_s
              .arg(id.text(), lot.status.isEmpty() ? u"not received"_s : lot.status,
                  lot.received ? lot.received->text() : u"not counted"_s,
                  *shortage ? u"  missing "_s + (*shortage)->missing.text() : QString())
              .toUtf8());
    return exitDone;
}

static int runLot(const LotWords &words)
{
    const auto id = LotId::fromText(words.lot.startsWith(u"@lot/") ? words.lot.mid(5) : words.lot);
    if (!id)
        return complain(u"\"%1\" names no lot: give PART/LOT"_s.arg(words.lot), exitUsage);
    if (!words.receives)
        return printLot(words, *id);
    ReceiveLot receipt{.lot = *id, .expiry = {}, .status = words.status, .supplier = words.supplier};
    if (!words.expiry.isEmpty()) {
        receipt.expiry = QDate::fromString(words.expiry, Qt::ISODate);
        if (!receipt.expiry->isValid())
            return complain(u"--expiry %1: give a day such as 2027-06-30"_s.arg(words.expiry), exitUsage);
    }
    if (!words.quantity.isEmpty()) {
        receipt.quantity = Decimal::fromText(words.quantity);
        if (!receipt.quantity)
            return complain(
                u"--quantity %1: give a decimal such as 500 or 12.5"_s.arg(words.quantity), exitUsage);
    }
    auto desk = CommandDesk::open(words.desk);
    if (!desk)
        return failed(desk.error());
    if (!receipt.expiry) { // what was known of it stays
        const auto standing = desk->journal().standing(Subject::of(*id));
        if (!standing)
            return failed(standing.error());
        receipt.expiry = standing->lot().expiry;
    }
    return desk->give(receipt, {{u"lot"_s, id->text()}});
}

void describeLots(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<LotWords>();
    CLI::App *lot = app.add_subcommand(
        "lot", "What is known of a lot; with --receive, that it came in, how much of it, and its status");
    text(lot, "lot", words->lot, "PART/LOT")->required();
    lot->add_flag(
        "--receive", words->receives, "Record a delivery, a recount (the difference), or a new status");
    text(lot, "--quantity", words->quantity,
        "How much came in; without it nobody can say when the lot is empty");
    text(lot, "--status", words->status, "released (this is meant without it) or quarantined");
    text(lot, "--expiry", words->expiry, "The last good day; without it what is known stays");
    text(lot, "--supplier", words->supplier, "Who sent it");
    lot->add_flag("--json", words->json, "As one JSON object");
    describeDesk(lot, words->desk);
    whenChosen(lot, chosen, [words] { return runLot(*words); });
}

} // namespace unitrail
