// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/pages.h"
#include "core/trace/process_values.h"
#include "ui/screens/spc_page.h"
#include "ui/station_window.h"

#include <QLoggingCategory>

#include <algorithm>
#include <memory>

namespace unitrail {

Q_DECLARE_LOGGING_CATEGORY(logAssembly)

namespace {

/** Which of the characteristics is shown, and at which of its stations; 0: all of them together. */
struct Shown {
    size_t characteristic = 0;
    size_t station = 0;
    bool means = false; ///< X-bar and R; else single values and moving ranges
    int subgroup = 1; ///< of what is shown
    ProcessValues values;
    std::vector<MeasuredAt> measured;
};

} // namespace

/** As the newest routing names it. */
static const Characteristic *inPlan(const Plant &plant, const MeasuredAt &measured)
{
    const auto id = OperationId::fromText(measured.operation);
    for (auto routing = plant.routings.rbegin(); id && routing != plant.routings.rend(); ++routing) {
        const Operation *operation = routing->find(*id);
        if (!operation)
            continue;
        const auto found = std::find_if(operation->characteristics.begin(), operation->characteristics.end(),
            [&](const Characteristic &candidate) { return candidate.id == measured.characteristic; });
        if (found != operation->characteristics.end())
            return &*found;
    }
    return nullptr;
}

/** How many values make a mean: as many as are taken at once, else five. */
static int subgroupOf(const Characteristic *planned)
{
    constexpr int most = 5;
    return planned && planned->repeats > 1 && planned->repeats <= most ? planned->repeats : most;
}

static std::optional<StationName> stationShown(const Shown &shown)
{
    const auto &stations = shown.measured[shown.characteristic].stations;
    return shown.station == 0 ? std::nullopt : std::optional(stations[shown.station - 1]);
}

static Result<SpcContent> contentOf(Assembly &assembly, Shown &shown)
{
    const auto figures = Figures::open(assembly.journal());
    if (!figures)
        return figures.error();
    if (const auto caughtUp = (*figures)->catchUp(); !caughtUp)
        return caughtUp.error();
    auto measured = measuredCharacteristics(**figures);
    if (!measured)
        return measured.error();
    shown.measured = *std::move(measured);
    if (shown.measured.empty())
        return SpcContent{};
    shown.characteristic %= shown.measured.size();
    const MeasuredAt &at = shown.measured[shown.characteristic];
    shown.station %= at.stations.size() + 1;
    const auto station = stationShown(shown);
    auto values = processValues(**figures, {at.characteristic, station});
    if (!values)
        return values.error();
    shown.values = *std::move(values);
    const Plant &plant = assembly.plant();
    const Characteristic *planned = inPlan(plant, at);
    shown.subgroup = shown.means ? subgroupOf(planned) : 1;
    const auto frozen = frozenLimits(assembly.journal(), at.characteristic, station, shown.subgroup);
    if (!frozen)
        return frozen.error();
    const auto real = [](const std::optional<Decimal> &limit) {
        return limit ? std::optional(limit->toDouble()) : std::nullopt;
    };
    SpcContent content{.characteristic = at.characteristic.text(),
        .name = planned ? planned->name : Words{},
        .unit = shown.values.unit,
        .operation = at.operation,
        .station = station ? station->text() : QString(),
        .number = int(shown.characteristic) + 1,
        .of = int(shown.measured.size()),
        .specification = {real(shown.values.lower), real(shown.values.upper)},
        .revision = shown.values.limitRevision,
        .places = shown.values.places,
        .firstMs = shown.values.firstMs,
        .lastMs = shown.values.lastMs};
    // Frozen limits count for the process they were frozen for, and for no other.
    std::optional<ControlLimits> limits;
    if (*frozen && (*frozen)->limits.process == processOf(plant, shown.values.limitRevision)) {
        limits = controlLimitsOf((*frozen)->limits);
        content.frozenMs = (*frozen)->atMs;
        content.frozenFrom = (*frozen)->limits.n;
    }
    content.chart = controlChart(shown.values.values, shown.subgroup, limits);
    content.capability = capabilityOf(shown.values.values, content.specification, shown.subgroup);
    const auto &person = assembly.session().view().person;
    const auto known = std::find_if(plant.people.begin(), plant.people.end(),
        [&](const auto &one) { return one.second.shortName == person; });
    content.mayFreeze = content.chart.known >= controlValuesMin && known != plant.people.end()
        && known->second.roles.contains(Role::QualityEngineer);
    return content;
}

/** FREEZE.characteristic: its limits at this station, as its values are now. Too few of them the rules
 * refuse. */
static Outcome freezeByCode(Assembly &assembly, const QString &argument)
{
    const auto figures = Figures::open(assembly.journal());
    if (!figures)
        return figures.error();
    if (const auto caughtUp = (*figures)->catchUp(); !caughtUp)
        return caughtUp.error();
    const auto measured = measuredCharacteristics(**figures);
    if (!measured)
        return measured.error();
    const auto meant = std::find_if(measured->begin(), measured->end(), [&](const MeasuredAt &at) {
        return at.characteristic.text().compare(argument, Qt::CaseInsensitive) == 0; // codes are upper case
    });
    const StationName station = assembly.session().view().station;
    FreezeControlLimits command{.characteristic = meant == measured->end()
            ? CharacteristicId::known(argument.left(CharacteristicKind::sizeMax))
            : meant->characteristic,
        .limits
        = {.station = station, .process = processOf(assembly.plant(), {}), .chart = QStringLiteral("I-MR")}};
    if (meant != measured->end()) {
        const auto values = processValues(**figures, {meant->characteristic, station});
        if (!values)
            return values.error();
        command.limits.n = int(values->values.size());
        if (const auto limits
            = limitsToFreeze(*values, 1, processOf(assembly.plant(), values->limitRevision), station))
            command.limits = *limits;
    }
    assembly.session().takeCommand(command);
    return Done{};
}

void addSpcPage(StationWindow &window, Assembly &assembly)
{
    auto *page = new SpcPage(window.theme(), &window);
    window.addPage(page);
    const auto shown = std::make_shared<Shown>();
    const auto refresh = [page, &assembly, shown] {
        const auto content = contentOf(assembly, *shown);
        if (!content) {
            qCWarning(logAssembly).noquote() << "Process control shows nothing:" << content.error().text;
            return page->setContent({});
        }
        page->setContent(*content);
    };
    QObject::connect(page, &SpcPage::wished, &assembly, [shown, refresh](int characteristics, int stations) {
        const size_t count = std::max<size_t>(shown->measured.size(), 1);
        if (characteristics != 0)
            shown->station = 0;
        shown->characteristic
            = (shown->characteristic + count + size_t(characteristics + int(count))) % count;
        shown->station += size_t(std::max(stations, 0));
        refresh();
    });
    QObject::connect(page, &SpcPage::chartWished, &assembly, [shown, refresh] {
        shown->means = !shown->means;
        refresh();
    });
    QObject::connect(page, &SpcPage::freezeWished, &assembly, [&assembly, shown, refresh] {
        if (shown->measured.empty())
            return;
        const auto limits = limitsToFreeze(shown->values, shown->subgroup,
            processOf(assembly.plant(), shown->values.limitRevision), stationShown(*shown));
        if (limits)
            assembly.session().takeCommand(
                FreezeControlLimits{shown->measured[shown->characteristic].characteristic, *limits});
        refresh();
    });
    QObject::connect(&assembly.session(), &Session::pageWished, page,
        [&assembly](const QString &verb, const QString &argument) {
            if (verb != u"FREEZE")
                return;
            if (const Outcome done = freezeByCode(assembly, argument); !done)
                qCWarning(logAssembly).noquote() << "Control limits are not frozen:" << done.error().text;
        });
}

} // namespace unitrail
