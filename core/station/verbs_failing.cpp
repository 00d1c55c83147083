// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/workflow.h"

#include <algorithm>

/* A fail, mark by mark: where it is and what it is (UX S4, E4). Recorded when it is saved, in one go. */
namespace unitrail {

std::vector<const Picture *> picturesOf(const Conversation &c)
{
    std::vector<const Picture *> pictures;
    const Operation *operation = c.running();
    for (const Picture &picture : c.plant.pictures) {
        const auto &parts = picture.parts;
        const auto &operations = picture.operations;
        const bool shows = c.open && std::find(parts.begin(), parts.end(), c.open->part) != parts.end();
        const bool here = operations.empty()
            || (operation
                && std::find(operations.begin(), operations.end(), operation->id) != operations.end());
        if (shows && here)
            pictures.push_back(&picture);
    }
    return pictures;
}

static Amend amended(const Conversation &c, const Failing &failing)
{
    return {.entering = c.entering, .failing = failing};
}

static Step unknown(const QString &text)
{
    return Reject{{.reason = Reason::UnknownCode, .detail = text}};
}

/** The mark that a place is for: the current one while it lacks its code, else a new one. */
static Failing::Mark &markForPlace(Failing &failing)
{
    const bool open = failing.current < failing.marks.size() && !failing.marks[failing.current].defect;
    const bool unplaced = failing.current < failing.marks.size()
        && failing.marks[failing.current].place.isEmpty() && !failing.marks[failing.current].x;
    if (!open && !unplaced) {
        failing.marks.push_back({});
        failing.current = failing.marks.size() - 1;
    }
    return failing.marks[failing.current];
}

static Step stepForPlace(const Conversation &c, const QString &name)
{
    Failing failing = c.failing.value_or(Failing{});
    for (const Picture *picture : picturesOf(c)) {
        for (const Picture::Place &place : picture->places) {
            if (place.name.compare(name, Qt::CaseInsensitive) != 0)
                continue;
            Failing::Mark &mark = markForPlace(failing);
            mark.place = place.name;
            mark.picture = picture->id;
            mark.x = place.x;
            mark.y = place.y;
            failing.picture = picture->id;
            return amended(c, failing);
        }
    }
    return unknown(name);
}

/** The nearest named place within a twentieth of the picture; else the point itself. */
static const Picture::Place *nearestPlace(const Picture &picture, const Decimal &x, const Decimal &y)
{
    constexpr double reach = 0.05;
    const Picture::Place *nearest = nullptr;
    double least = reach * reach;
    for (const Picture::Place &place : picture.places) {
        const double dx = place.x.toDouble() - x.toDouble(), dy = place.y.toDouble() - y.toDouble();
        if (dx * dx + dy * dy <= least) {
            nearest = &place;
            least = dx * dx + dy * dy;
        }
    }
    return nearest;
}

/** "actuator/side;0.412;0.337" */
static Step stepForPoint(const Conversation &c, const QString &argument)
{
    const QStringList parts = argument.split(u';');
    const auto x = Decimal::fromText(parts.value(1)), y = Decimal::fromText(parts.value(2));
    const auto pictures = picturesOf(c);
    const auto picture = std::find_if(
        pictures.begin(), pictures.end(), [&](const Picture *known) { return known->id == parts.value(0); });
    const Decimal one(1, 0), zero(0, 0);
    if (picture == pictures.end() || !x || !y || *x < zero || *x > one || *y < zero || *y > one)
        return unknown(argument);
    Failing failing = *c.failing;
    Failing::Mark &mark = markForPlace(failing);
    const Picture::Place *place = nearestPlace(**picture, *x, *y);
    mark.place = place ? place->name : QString();
    mark.picture = (*picture)->id;
    mark.x = place ? place->x : *x;
    mark.y = place ? place->y : *y;
    return amended(c, failing);
}

static Step stepForCode(const Conversation &c, const QString &text)
{
    const auto &known = c.plant.defects;
    const auto code = std::find_if(known.begin(), known.end(),
        [&](const auto &defect) { return defect.first.text().compare(text, Qt::CaseInsensitive) == 0; });
    if (code == known.end())
        return unknown(text);
    Failing failing = *c.failing;
    // A code that follows a described mark is one more defect; on a chosen mark without one it is its code.
    const bool open = failing.current < failing.marks.size() && !failing.marks[failing.current].defect;
    if (!open) {
        failing.marks.push_back({});
        failing.current = failing.marks.size() - 1;
    }
    failing.marks[failing.current].defect = code->first;
    return amended(c, failing);
}

static Step stepForMark(const Conversation &c, const QString &argument)
{
    Failing failing = *c.failing;
    bool isNumber = false;
    const int number = argument.toInt(&isNumber);
    if (!isNumber || number < 1 || size_t(number) > failing.marks.size())
        return unknown(argument);
    failing.current = size_t(number - 1);
    if (!failing.marks[failing.current].picture.isEmpty())
        failing.picture = failing.marks[failing.current].picture;
    return amended(c, failing);
}

static Step stepForUnmark(const Conversation &c)
{
    Failing failing = *c.failing;
    if (failing.current < failing.marks.size())
        failing.marks.erase(failing.marks.begin() + ptrdiff_t(failing.current));
    failing.current = failing.marks.empty() ? 0 : failing.marks.size() - 1;
    return amended(c, failing);
}

/** The first value out of its limits: what the fail is about. */
static std::optional<CharacteristicId> failedMeasurement(const Conversation &c)
{
    const Operation *operation = c.running();
    if (!operation)
        return {};
    for (const Measurement &m : c.openUnit.operations.at(operation->id).measurements) {
        if (m.verdict == Verdict::Fail)
            return m.characteristic;
    }
    return {};
}

static Step stepForSave(const Conversation &c)
{
    const auto &marks = c.failing->marks;
    const bool whole = !marks.empty()
        && std::all_of(
            marks.begin(), marks.end(), [](const Failing::Mark &mark) { return mark.defect.has_value(); });
    if (!whole)
        return Reject{{.reason = Reason::ReasonNeeded, .subject = Subject::of(*c.open)}};
    FailOperation fail{*c.open, {}, {}};
    for (const Failing::Mark &mark : marks)
        fail.marks.push_back({.operation = *c.openUnit.active,
            .defect = *mark.defect,
            .place = mark.place,
            .note = {},
            .picture = mark.picture,
            .x = mark.x,
            .y = mark.y,
            .characteristic = failedMeasurement(c)});
    return GiveCommand{fail};
}

std::optional<Step> stepForFailing(const Conversation &c, const QString &verb, const QString &argument)
{
    if (verb == u"PLACE")
        return c.active() ? stepForPlace(c, argument) : Step(Reject{{.reason = Reason::NotStarted}});
    if (!c.failing || !c.active())
        return {};
    if (verb == u"POINT")
        return stepForPoint(c, argument);
    if (verb == u"DEFECT" || verb == u"CHOOSE" || (verb == u"FAIL" && !argument.isEmpty()))
        return stepForCode(c, argument);
    if (verb == u"MARK")
        return stepForMark(c, argument);
    if (verb == u"UNMARK")
        return stepForUnmark(c);
    if (verb == u"PICTURE") {
        Failing failing = *c.failing;
        failing.picture = argument;
        return amended(c, failing);
    }
    if (verb == u"COMPLETE")
        return stepForSave(c);
    if (verb == u"NO" || verb == u"CANCEL" || verb == u"BACK")
        return Amend{.entering = c.entering, .failing = std::nullopt};
    return {};
}

} // namespace unitrail
