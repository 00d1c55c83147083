// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tower_reader.h"

#include "app/byte_words.h"
#include "app/line_words.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static std::optional<TowerConfig::Switch> readSwitch(
    TableReader &reader, const QString &key, Mistakes &mistakes)
{
    if (!reader.has(key))
        return {};
    const std::vector<Placed<QString>> words = reader.texts(key, TableReader::may);
    const auto on = words.empty() ? std::nullopt : bytesFromWords(words.front().value);
    const auto off = words.size() < 2 ? std::nullopt : bytesFromWords(words[1].value);
    if (words.size() == 2 && on && off)
        return TowerConfig::Switch{*on, *off};
    mistakes.error(reader.placeOf(key), u"\"%1\" does not say how it is switched on and off"_s.arg(key),
        u"Write the bytes for both: %1 = [\"R1{CR}\", \"R0{CR}\"]"_s.arg(key));
    return {};
}

TowerConfig readTower(const TomlValue &table, Mistakes &mistakes)
{
    const QString subject = u"The section [tower]"_s;
    TableReader reader(table, subject, mistakes);
    TowerConfig tower{
        .name = reader.text(u"name"_s, TableReader::may).value_or(u"tower"_s), .connection = SerialConfig{}};
    const auto overTcp
        = reader.choice<bool>(u"type"_s, TableReader::must, {{u"serial"_s, false}, {u"tcp"_s, true}});
    if (!overTcp) {
        reader.leaveRest();
        return tower;
    }
    if (*overTcp)
        tower.connection = readTcp(reader, mistakes, false);
    else
        tower.connection = readSerial(reader, mistakes);
    static const std::vector<std::pair<QString, Light>> lights{{u"red"_s, Light::Red},
        {u"yellow"_s, Light::Yellow}, {u"green"_s, Light::Green}, {u"blue"_s, Light::Blue},
        {u"white"_s, Light::White}, {u"buzzer"_s, Light::Buzzer}};
    bool hasLights = false;
    for (const auto &[word, light] : lights) {
        hasLights = hasLights || reader.has(word);
        if (const auto bytes = readSwitch(reader, word, mistakes))
            tower.switches.emplace(light, *bytes);
    }
    if (!hasLights)
        mistakes.error(reader.place(), u"The tower has no light"_s,
            u"Add what switches it: red = [\"R1{CR}\", \"R0{CR}\"], and so yellow, green, blue, buzzer"_s);
    tower.showForMs = reader.integer(u"show_ms"_s, TableReader::may, 100, 600'000).value_or(tower.showForMs);
    return tower;
}

Signal signalFor(const Answer &answer)
{
    switch (answer.kind) {
    case Answer::Kind::None:
        return Signal::Idle;
    case Answer::Kind::Accepted:
    case Answer::Kind::Completed:
    case Answer::Kind::Undone:
        return Signal::Accepted;
    case Answer::Kind::Refused:
        return Signal::Refused;
    case Answer::Kind::Attention:
        return Signal::Attention;
    case Answer::Kind::Held:
        return Signal::Held;
    case Answer::Kind::NotRecorded:
        return Signal::Stopped;
    }
    Q_UNREACHABLE();
}

} // namespace unitrail
