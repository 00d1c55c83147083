// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/command_words.h"
#include "app/plant_source.h"
#include "core/station/recorder.h"

namespace unitrail {

/** Who gives a command from the line, and where. */
struct DeskWords {
    QString data, plant, at, person;
    bool signs = false; ///< the person's PIN is the first line of standard input
};
void describeDesk(CLI::App *command, DeskWords &words);

/** A journal to write to, and a person of its plant who does: no station runs on it meanwhile. */
class CommandDesk {
public:
    static Result<CommandDesk> open(const DeskWords &words);

    [[nodiscard]] Journal &journal() { return *m_journal; }
    [[nodiscard]] const Plant &plant() const { return m_source->plant; }
    [[nodiscard]] const Clock &clock() const { return *m_clock; }
    [[nodiscard]] const StationName &station() const { return m_station; }
    [[nodiscard]] const Person *person() const { return m_person; } ///< nullptr: none was named

    /** Gives the command and prints what came of it: `json` with "ok", "entries" and, refused, "reason". */
    int give(const Command &command, QJsonObject json);

private:
    CommandDesk(StationName station)
        : m_station(std::move(station))
    { }
    std::unique_ptr<SystemClock> m_clock;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<PlantSource> m_source;
    StationName m_station;
    const Person *m_person = nullptr;
    bool m_signs = false;
};

} // namespace unitrail
