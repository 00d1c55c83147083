// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"
#include "ui/samples_pages.h"
#include "ui/screens/shipping_page.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static const ContainerId pallet = ContainerId::known(u"340123455000000418"_s);
static const ContainerId carton = ContainerId::known(u"340123455000000401"_s);
static const ContainerId secondCarton = ContainerId::known(u"340123455000000395"_s);

static UnitId product(int number)
{
    return {PartNumber::known(u"LA-40-100"_s),
        SerialNumber::known(u"LA40-26-%1K"_s.arg(number, 6, 10, QLatin1Char('0')))};
}

static ShippingShown orders()
{
    ShippingShown shown;
    shown.holdReasons
        = {{u"supplier-notice"_s, {{{u"en"_s, u"Supplier notice"_s}, {u"de"_s, u"Lieferantenmeldung"_s}}}},
            {u"engineering"_s, {{{u"en"_s, u"Engineering"_s}, {u"de"_s, u"Technik"_s}}}},
            {u"audit"_s, {{{u"en"_s, u"Audit"_s}, {u"de"_s, u"Audit"_s}}}},
            {u"missing-record"_s, {{{u"en"_s, u"Missing record"_s}, {u"de"_s, u"Fehlender Nachweis"_s}}}}};
    constexpr qint64 dayMs = 86'400'000;
    shown.orders = {{u"SO-26-703"_s, u"Lakeside Care Systems"_s, 3, 0, 0},
        {u"SO-26-704"_s, u"Hospitex GmbH"_s, 0, 0, 0},
        {u"SO-26-700"_s, u"Fjordbed A/S"_s, 0, 400, sampleNowMs - dayMs},
        {u"SO-26-702"_s, u"Hospitex GmbH"_s, 0, 160, sampleNowMs - 2 * dayMs},
        {u"SO-26-701"_s, u"Lakeside Care Systems"_s, 0, 80, sampleNowMs - 5 * dayMs}};
    return shown;
}

/** Two cartons on a pallet, some of its pieces loose, and a unit beside it. */
static ShippingShown laidOut()
{
    ShippingShown shown = orders();
    shown.order = u"SO-26-703"_s;
    shown.customer = u"Lakeside Care Systems"_s;
    const auto container = [](const ContainerId &id, int level, const std::optional<ContainerId> &in) {
        return ShippingShown::Line{.what = {.subject = Subject::of(id),
                                       .level = level,
                                       .container = in,
                                       .sscc = level == 0 ? id.text() : QString(),
                                       .sealed = level == 0,
                                       .location = u"FG-2"_s}};
    };
    const auto unit = [](int number, int level, const std::optional<ContainerId> &in) {
        return ShippingShown::Line{.what = {.subject = Subject::of(product(number)),
                                       .level = level,
                                       .container = in,
                                       .life = in ? LifeCycle::Packed : LifeCycle::Released,
                                       .location = u"FG-2"_s}};
    };
    shown.lines = {container(pallet, 0, {}), container(carton, 1, pallet), unit(2411, 2, carton),
        unit(2412, 2, carton), container(secondCarton, 1, pallet), unit(2417, 2, secondCarton),
        unit(2418, 2, secondCarton)};
    shown.lines.push_back(
        {.what = {.subject = Subject::of(LotId{PartNumber::known(u"SK-40"_s), LotNumber::known(u"SK0611"_s)}),
             .level = 1,
             .container = pallet,
             .quantity = u"12"_s}});
    shown.lines.push_back(unit(2420, 0, {}));
    return shown;
}

static ShippingShown refused()
{
    ShippingShown shown = laidOut();
    shown.lines[0].what.sealed = false;
    shown.lines[0].what.sscc.clear();
    shown.lines[0].refusal = Refusal{.reason = Reason::ContainerOpen, .subject = Subject::of(pallet)};
    shown.lines[5].refusal = Refusal{.reason = Reason::OnHold,
        .subject = Subject::of(product(2417)),
        .names = {u"H-INS-1-4711"_s, u"Ana K."_s},
        .detail = u"seal lip looks cut"_s,
        .at = sampleNowMs - 90'000'000};
    shown.lines[5].holds = 1;
    shown.lines[8].refusal = Refusal{.reason = Reason::NotComplete,
        .subject = Subject::of(product(2420)),
        .operation = OperationId::known(u"100"_s),
        .stations = {u"PCK-1"_s}};
    return shown;
}

static ShippingShown sent()
{
    ShippingShown shown = laidOut();
    shown.order = u"SO-26-700"_s;
    shown.customer = u"Fjordbed A/S"_s;
    shown.sentMs = sampleNowMs - 7'200'000;
    for (ShippingShown::Line &line : shown.lines) {
        line.what.shippedMs = shown.sentMs;
        if (line.what.life)
            line.what.life = LifeCycle::Shipped;
    }
    shown.lines[3].what.life = LifeCycle::Returned;
    shown.told.clear();
    return shown;
}

static ShippingShown away()
{
    ShippingShown shown = orders();
    const auto unit = [](int number, LifeCycle life, const char *customer, const char *order, int holds) {
        return ShippingShown::AwayUnit{.unit = product(number),
            .partName = {{{u"en"_s, u"Linear actuator 100 mm"_s}, {u"de"_s, u"Linearantrieb 100 mm"_s}}},
            .life = life,
            .customer = QString::fromUtf8(customer),
            .order = u"SO-26-701"_s,
            .serviceOrder = QString::fromUtf8(order),
            .location = life == LifeCycle::Returned ? u"SRV-1"_s : QString(),
            .holds = holds,
            .lastMs = sampleNowMs - 3'600'000 * qint64(number % 100)};
    };
    shown.away = {unit(1204, LifeCycle::Returned, "Lakeside Care Systems", "", 1),
        unit(1311, LifeCycle::Returned, "Fjordbed A/S", "RMA-26-018", 0),
        unit(1342, LifeCycle::InService, "Hospitex GmbH", "RMA-26-017", 0)};
    return shown;
}

static ShippingShown lookedAfter(LifeCycle life, const QString &serviceOrder)
{
    ShippingShown shown = away();
    shown.unit = shown.away[1];
    shown.unit->life = life;
    shown.unit->serviceOrder = serviceOrder;
    if (life == LifeCycle::Shipped) {
        shown.unit->unit = product(1377);
        shown.unit->container = carton;
    }
    const Refusal no{.reason = Reason::NotDelivered, .subject = Subject::of(shown.unit->unit)};
    if (life == LifeCycle::Returned)
        shown.acts.comeBack = no;
    (serviceOrder.isEmpty() ? shown.acts.closeService : shown.acts.openService) = no;
    return shown;
}

std::vector<PageSample> shippingSamples()
{
    using Tab = ShippingPage::Tab;
    const auto page
        = [](const ShippingShown &shown, Tab tab, int row = 0, size_t action = 0, int offer = -1) {
              return [shown, tab, row, action, offer](const Theme &theme, QWidget *parent) -> Page * {
                  auto *made = new ShippingPage(theme, parent);
                  made->choose(tab);
                  made->setShown(shown);
                  made->chooseRow(row);
                  if (action > 0)
                      made->showAsked(action, offer);
                  return made;
              };
          };
    return {{u"ship-orders"_s, page(orders(), Tab::Ship)}, {u"ship-none"_s, page({}, Tab::Ship)},
        {u"ship-number"_s, page(orders(), Tab::Ship, 0, 2)}, {u"ship-laid-out"_s, page(laidOut(), Tab::Ship)},
        {u"ship-refused"_s, page(refused(), Tab::Ship, 5)}, {u"ship-unsealed"_s, page(refused(), Tab::Ship)},
        {u"ship-sent"_s, page(sent(), Tab::Ship, 3)}, {u"ship-away"_s, page(away(), Tab::Away, -1)},
        {u"ship-back"_s, page(lookedAfter(LifeCycle::Shipped, {}), Tab::Away, -1)},
        {u"ship-symptom"_s, page(lookedAfter(LifeCycle::Shipped, {}), Tab::Away, -1, 1)},
        {u"ship-where-to"_s, page(lookedAfter(LifeCycle::Shipped, {}), Tab::Away, -1, 1, 0)},
        {u"ship-service"_s, page(lookedAfter(LifeCycle::Returned, u"RMA-26-018"_s), Tab::Away, -1)},
        {u"ship-away-none"_s, page({}, Tab::Away)}};
}

} // namespace unitrail
