// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/measuring_view.h"

#include <algorithm>

namespace unitrail {

using Line = MeasuringView::Line;

static Line::State stateOf(const Characteristic &c, const std::vector<Measurement> &recorded)
{
    const auto outturn = outturnOf(c, recorded);
    if (!outturn)
        return c.required ? Line::State::Todo : Line::State::NotAsked;
    // A value that fails does so at once; a pass is one when every value is there.
    if (outturn->verdict == Verdict::Fail && c.resultRule != Characteristic::ResultRule::Mean)
        return Line::State::Failed;
    if (!progressOf(c, recorded).complete(c))
        return Line::State::Begun;
    return outturn->verdict == Verdict::Pass    ? Line::State::Passed
        : outturn->verdict == Verdict::Marginal ? Line::State::Marginal
                                                : Line::State::Failed;
}

static QString valueOf(const Characteristic &c, const std::vector<Measurement> &recorded)
{
    const auto outturn = outturnOf(c, recorded);
    if (outturn && outturn->value)
        return c.unit.isEmpty() ? outturn->value->text() : outturn->value->text() + u' ' + c.unit;
    const auto last = std::find_if(
        recorded.rbegin(), recorded.rend(), [&](const Measurement &m) { return m.characteristic == c.id; });
    return last == recorded.rend() ? QString() : last->value;
}

static MeasuringView::Wanted wantedOf(
    const Conversation &c, const Characteristic &measured, const std::vector<Measurement> &recorded)
{
    const Progress progress = progressOf(measured, recorded);
    const bool again = !c.entering.why.isEmpty() && progress.values > 0;
    MeasuringView::Wanted wanted{.id = measured.id,
        .name = measured.name,
        .kind = measured.kind,
        .unit = measured.unit,
        .lower = measured.lower,
        .nominal = measured.nominal,
        .upper = measured.upper,
        .guardBand = measured.guardBand,
        .plan = measured.limitRevision,
        .repeats = measured.repeats,
        .rule = measured.resultRule,
        .attempt = progress.attempt + (again ? 1 : 0),
        .index = again ? 1 : std::min(progress.values + 1, measured.repeats),
        .attemptsMax = measured.attemptsMax,
        .complete = progress.complete(measured) && !again,
        .mayType = measured.typed,
        .mayRepeat = progress.values > 0 && progress.attempt < measured.attemptsMax && !again,
        .why = c.entering.why};
    std::copy_if(recorded.begin(), recorded.end(), std::back_inserter(wanted.recorded),
        [&](const Measurement &m) { return m.characteristic == measured.id; });
    if (const auto outturn = outturnOf(measured, recorded))
        wanted.outturn = outturn->verdict;
    if (!measured.samplingPlan.isEmpty())
        wanted.draw = drawOf(measured.samplingPlan, *c.open, c.openUnit, c.plant);
    return wanted;
}

std::optional<MeasuringView> measuringViewOf(const Conversation &c, const QDate &today)
{
    const Operation *operation = c.running();
    const bool tests = operation
        && (operation->kind == Operation::Kind::Test || operation->kind == Operation::Kind::Inspection);
    if (!tests || !c.active())
        return {};
    const auto demanded = demandedOf(*operation, today, *c.open, c.openUnit, c.plant);
    if (demanded.empty())
        return {};
    const auto &recorded = c.openUnit.operations.at(operation->id).measurements;
    const auto measured = measuredNow(c, today);
    MeasuringView view{.typed = c.entering.typed};
    for (const Characteristic &characteristic : demanded)
        view.lines.push_back({.id = characteristic.id,
            .name = characteristic.name,
            .state = stateOf(characteristic, recorded),
            .value = valueOf(characteristic, recorded),
            .attempt = progressOf(characteristic, recorded).attempt,
            .current = measured && measured->id == characteristic.id});
    if (!measured)
        return view;
    view.wanted = wantedOf(c, *measured, recorded);
    const auto read = readValue(view.typed, {}, *measured);
    if (const auto *value = std::get_if<ReadValue>(&read); value && value->number) {
        view.value = value->number;
        view.live = value->verdict;
    } else if (const auto *unread = std::get_if<Unread>(&read)) {
        view.implausible = unread->reason == Reason::ImplausibleValue;
    }
    return view;
}

static std::vector<FailView::Offer> offersOf(const Conversation &c)
{
    std::vector<FailView::Offer> offers;
    for (const bool first : {true, false}) { // the operation's own codes first
        for (const auto &[code, defect] : c.plant.defects) {
            const auto &at = defect.operations;
            const bool here
                = c.openUnit.active && std::find(at.begin(), at.end(), *c.openUnit.active) != at.end();
            if (here == first)
                offers.push_back({.code = code,
                    .name = defect.name,
                    .here = here,
                    .processIndicator = defect.processIndicator});
        }
    }
    return offers;
}

std::optional<FailView> failViewOf(const Conversation &c, const QDate &today)
{
    if (!c.failing || !c.active())
        return {};
    FailView view{.offers = offersOf(c)};
    for (const Picture *picture : picturesOf(c)) {
        FailView::Drawing drawing{.id = picture->id, .name = picture->name, .svg = picture->svg};
        for (const Picture::Place &place : picture->places)
            drawing.places.push_back(place.name);
        if (picture->id == c.failing->picture)
            view.drawing = view.drawings.size();
        view.drawings.push_back(std::move(drawing));
    }
    const auto &marks = c.failing->marks;
    for (size_t i = 0; i < marks.size(); ++i) {
        const auto known = marks[i].defect ? c.plant.defects.find(*marks[i].defect) : c.plant.defects.end();
        view.marks.push_back({.defect = marks[i].defect,
            .name = known == c.plant.defects.end() ? Words{} : known->second.name,
            .place = marks[i].place,
            .picture = marks[i].picture,
            .x = marks[i].x,
            .y = marks[i].y,
            .current = i == c.failing->current});
    }
    view.canSave = !marks.empty() && std::all_of(marks.begin(), marks.end(), [](const Failing::Mark &m) {
        return m.defect.has_value();
    });
    const Operation &operation = *c.running();
    for (const Measurement &m : c.openUnit.operations.at(operation.id).measurements) {
        if (m.verdict != Verdict::Fail || view.measured)
            continue;
        view.measured = m;
        for (const Characteristic &known : operation.characteristicsOn(today)) {
            if (known.id == m.characteristic)
                view.measuredName = known.name;
        }
    }
    return view;
}

} // namespace unitrail
