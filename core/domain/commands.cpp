// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/commands.h"

#include "core/base/match.h"

namespace unitrail {

template <typename C>
concept AboutUnit = requires(const C &command)
{
    {
        command.unit
        } -> std::convertible_to<UnitId>;
};

Subject mainSubject(const Command &command, const StationName &station)
{
    return std::visit(
        [&](const auto &c) -> Subject {
            using C = std::decay_t<decltype(c)>;
            if constexpr (AboutUnit<C>)
                return Subject::of(c.unit);
            else if constexpr (requires { c.subject; })
                return c.subject;
            else if constexpr (std::is_same_v<C, ReceiveLot>)
                return Subject::of(c.lot);
            else if constexpr (requires { c.recall; })
                return Subject::of(c.recall);
            else if constexpr (requires { c.container; })
                return Subject::of(c.container);
            else if constexpr (std::is_same_v<C, FreezeControlLimits>)
                return Subject::of(c.characteristic);
            else if constexpr (std::is_same_v<C, GrantConcession>)
                return Subject::of(c.concession);
            else if constexpr (requires { c.containment; })
                return Subject::of(c.containment);
            else if constexpr (std::is_same_v<C, RecordGaugeCheck>)
                return Subject::of(c.gauge);
            else
                return Subject::of(station);
        },
        command);
}

std::vector<Subject> furtherSubjects(const Command &command, const Standing &main, const StationName &station)
{
    std::vector<Subject> further{Subject::of(station)};
    const auto component = [&](const Component &c) {
        if (const auto unit = c.unit())
            further.push_back(Subject::of(*unit));
        if (const auto lot = c.lotId())
            further.push_back(Subject::of(*lot));
    };
    if (const auto *unit = std::get_if<Unit>(&main.state)) {
        std::visit(
            [&](const auto &c) {
                if constexpr (AboutUnit<std::decay_t<decltype(c)>>) {
                    if (unit->productLot)
                        further.push_back(Subject::of(LotId{c.unit.part, *unit->productLot}));
                }
            },
            command);
        if (unit->order)
            further.push_back(Subject::of(*unit->order));
        if (unit->active)
            further.push_back(Subject::of(*unit->active));
        if (unit->container)
            further.push_back(Subject::of(*unit->container));
    }
    std::visit(
        [&](const auto &c) {
            using C = std::decay_t<decltype(c)>;
            if constexpr (requires { c.component; })
                component(c.component);
            if constexpr (requires { c.recall; })
                further.push_back(Subject::of(c.recall));
            if constexpr (requires { c.container; })
                further.push_back(Subject::of(c.container));
            if constexpr (requires { c.into; })
                further.push_back(Subject::of(c.into));
            if constexpr (
                std::is_same_v<C,
                    LoadLot> || std::is_same_v<C, UnloadLot> || std::is_same_v<C, PackLoose> || std::is_same_v<C, UnpackLoose>)
                further.push_back(Subject::of(c.lot));
            if constexpr (std::is_same_v<C, RemoveComponent>) {
                // Named by its part or place alone: it may be any of these.
                if (const auto *unit = std::get_if<Unit>(&main.state)) {
                    for (const InstalledComponent &installed : unit->components) {
                        if (installed.component.part == c.component.part)
                            component(installed.component);
                    }
                }
            }
            if constexpr (std::is_same_v<C, ShipOrder>) {
                for (const ContainerId &container : c.containers)
                    further.push_back(Subject::of(container));
                for (const UnitId &unit : c.units)
                    further.push_back(Subject::of(unit));
            }
            if constexpr (std::is_same_v<C, ReserveSerials>) {
                for (const SerialNumber &serial : c.serials)
                    further.push_back(Subject::of(UnitId{c.part, serial}));
            }
            if constexpr (std::is_same_v<C, JudgeLot>) {
                for (const UnitId &unit : c.drawn)
                    further.push_back(Subject::of(unit));
            }
            if constexpr (std::is_same_v<C, StartOperation>) {
                if (c.operation)
                    further.push_back(Subject::of(*c.operation));
            }
            if constexpr (
                std::is_same_v<C,
                    WaiveOperation> || std::is_same_v<C, ReleaseUnit> || std::is_same_v<C, DispositionNonconformance>) {
                if (c.concession)
                    further.push_back(Subject::of(*c.concession));
            }
            if constexpr (std::is_same_v<C, CreateUnit>) {
                if (c.order)
                    further.push_back(Subject::of(*c.order));
            }
        },
        command);
    return further;
}

const QStringList &recallOutcomes()
{
    static const QStringList outcomes{QStringLiteral("reworked"), QStringLiteral("scrapped"),
        QStringLiteral("returned"), QStringLiteral("customer-notified"), QStringLiteral("not-affected")};
    return outcomes;
}

} // namespace unitrail
