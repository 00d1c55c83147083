// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/plant_source.h"
#include "app/reports.h"
#include "app/written_file.h"
#include "core/exchange/pack_table.h"
#include "core/trace/figures.h"

#include <QDateTime>
#include <QJsonArray>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ShipmentWords {
    QString data, plant, order, csv, pdf;
    bool json = false;
};

} // namespace

static int printOrders(Figures &figures, const ShipmentWords &words)
{
    constexpr int shipmentsMax = 1'000'000; // all there are; a page shows fewer
    const auto orders = shippedOrders(figures, shipmentsMax);
    if (!orders)
        return failed(orders.error());
    QJsonArray all;
    for (const ShippedOrder &order : *orders) {
        const QString last
            = QDateTime::fromMSecsSinceEpoch(order.lastMs, Qt::UTC).toString(Qt::ISODateWithMs);
        if (!words.json)
            print(u"%1, %2: %3 units, last %4"_s
                      .arg(order.order, order.customer, QString::number(order.units), last)
                      .toUtf8());
        all.append(QJsonObject{{u"order"_s, order.order}, {u"customer"_s, order.customer},
            {u"units"_s, order.units}, {u"last_shipped"_s, last}});
    }
    if (words.json)
        print(QJsonObject{{u"orders"_s, all}});
    return exitDone;
}

static Outcome writeList(Journal &journal, const PackList &list, const ShipmentWords &words, qint64 nowMs)
{
    if (!words.csv.isEmpty()) {
        if (const Outcome written = writeFile(words.csv, packListCsv(list)); !written)
            return written;
    }
    if (words.pdf.isEmpty())
        return Done{};
    const auto source = plantFor(journal, words.plant);
    if (!source)
        return source.error();
    const Speech speech(Language::of(u"en"_s, source->plant.utcOffsetMinutes));
    return writeFile(words.pdf, pdfOf(packListReport(list, speech, source->plant, nowMs)));
}

static int printShipment(const ShipmentWords &words)
{
    SystemClock clock;
    auto journal = look(words.data, clock);
    if (!journal)
        return failed(journal.error());
    auto figures = Figures::open(**journal);
    if (!figures)
        return failed(figures.error());
    if (const auto followed = (*figures)->catchUp(); !followed)
        return failed(followed.error());
    if (words.order.isEmpty() && (!words.csv.isEmpty() || !words.pdf.isEmpty()))
        return complain(u"the pack list of which order? Give its number"_s, exitUsage);
    if (words.order.isEmpty())
        return printOrders(**figures, words);
    const auto list = shippedFor(**journal, **figures, words.order);
    if (!list)
        return failed(list.error());
    if (list->empty())
        return complain(u"nothing left for the order %1"_s.arg(words.order), exitNo);
    if (const Outcome written = writeList(**journal, *list, words, clock.wallMs()); !written)
        return failed(written.error());
    if (words.json)
        print(packListJson(*list));
    else
        print(packListText(*list).toUtf8().trimmed());
    return exitDone;
}

void describeShipment(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<ShipmentWords>();
    CLI::App *shipment = app.add_subcommand(
        "shipment", "What left for an order of a customer; without an order, for which ones something left");
    text(shipment, "ORDER", words->order, "The customer's order");
    text(shipment, "--data", words->data, "The journal's directory")->required();
    text(shipment, "--plant", words->plant, "The plant definition; without it what the journal took last");
    text(shipment, "--csv", words->csv, "Write the pack list as a table to this file");
    text(shipment, "--pdf", words->pdf, "Write the pack list as a document to this file");
    shipment->add_flag("--json", words->json, "As one JSON object");
    whenChosen(
        shipment, chosen, [words] { return printShipment(*words); },
        [words] { return !words->pdf.isEmpty(); });
}

} // namespace unitrail
