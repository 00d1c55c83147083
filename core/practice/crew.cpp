// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/practice/crew.h"

#include <algorithm>

namespace unitrail {

static bool holdsAll(const Person &person, const std::vector<QString> &needed, const QDate &date)
{
    return std::all_of(needed.begin(), needed.end(), [&](const QString &name) {
        return std::any_of(
            person.qualifications.begin(), person.qualifications.end(), [&](const Qualification &held) {
                return held.name == name && (!held.validThrough || date <= *held.validThrough);
            });
    });
}

/** A desk needs somebody in charge, service a technician; the line and repair are for operators and
 * inspectors. */
static bool belongsTo(const Person &person, const Station &station)
{
    switch (station.kind) {
    case Station::Kind::Work:
    case Station::Kind::Repair:
        return person.roles.contains(Role::Operator) || person.roles.contains(Role::Inspector);
    case Station::Kind::Service:
        return person.roles.contains(Role::ServiceTechnician);
    case Station::Kind::Desk:
        return person.roles.contains(Role::Supervisor);
    }
    Q_UNREACHABLE();
}

struct Post {
    const Station *station;
    std::vector<const Person *> candidates;
};

std::map<StationName, const Person *> crewOf(const Plant &plant, const Routing &routing, const QDate &date)
{
    std::vector<Post> posts;
    for (const auto &[name, station] : plant.stations) {
        std::vector<QString> needed;
        for (const Operation *operation : plant.operationsAt(name, routing))
            needed.insert(needed.end(), operation->qualifications.begin(), operation->qualifications.end());
        Post post{&station, {}};
        for (const auto &[id, person] : plant.people) {
            if (belongsTo(person, station) && holdsAll(person, needed, date))
                post.candidates.push_back(&person);
        }
        // Who can do little is placed first, so that the others are left for what only they can do; equals
        // take turns by the week.
        const auto fewer = [](const Person *a, const Person *b) {
            return a->qualifications.size() < b->qualifications.size();
        };
        std::stable_sort(post.candidates.begin(), post.candidates.end(), fewer);
        if (!post.candidates.empty()) {
            const auto alike = std::find_if(post.candidates.begin(), post.candidates.end(),
                [&](const Person *person) { return fewer(post.candidates.front(), person); });
            const auto turn = date.weekNumber() % (alike - post.candidates.begin());
            std::rotate(post.candidates.begin(), post.candidates.begin() + turn, alike);
        }
        posts.push_back(std::move(post));
    }
    std::stable_sort(posts.begin(), posts.end(),
        [](const Post &a, const Post &b) { return a.candidates.size() < b.candidates.size(); });

    std::map<StationName, const Person *> crew;
    std::map<const Person *, int> taken;
    for (const Post &post : posts) {
        if (post.candidates.empty())
            continue;
        const Person *least = *std::min_element(post.candidates.begin(), post.candidates.end(),
            [&](const Person *a, const Person *b) { return taken[a] < taken[b]; });
        ++taken[least];
        crew.emplace(post.station->name, least);
    }
    return crew;
}

} // namespace unitrail
