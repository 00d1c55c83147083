// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/device_settings.h"

#include <QFile>
#include <QSaveFile>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

static QString tomlText(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + text + u'"';
}

static toml::table *sectionOf(toml::table &table, const QString &device)
{
    toml::array *devices = table["device"].as_array();
    for (size_t i = 0; devices != nullptr && i < devices->size(); ++i) {
        toml::table *section = devices->get(i)->as_table();
        if (section != nullptr && (*section)["name"].value<std::string>() == device.toStdString())
            return section;
    }
    return nullptr;
}

/** The parser counts lines from 1 and columns in characters, from 1; the end lies behind the last. */
static void replaceValue(QStringList &lines, const toml::source_region &region, const QString &value)
{
    QString &line = lines[static_cast<qsizetype>(region.begin.line) - 1];
    const QList<uint> characters = line.toUcs4();
    const auto from = static_cast<qsizetype>(region.begin.column) - 1;
    const auto to = static_cast<qsizetype>(region.end.column) - 1;
    const auto part = [&characters](qsizetype first, qsizetype last) {
        const QList<uint> taken = characters.mid(first, last - first);
        return QString::fromUcs4(reinterpret_cast<const char32_t *>(taken.constData()), taken.size());
    };
    line = part(0, from) + value + part(to, characters.size());
}

static Result<toml::table> parsed(const QByteArray &toml)
{
    toml::parse_result result = toml::parse(viewOf(toml));
    if (!result)
        return Failure{Failure::Kind::Input,
            u"line %1: %2"_s.arg(result.error().source().begin.line)
                .arg(QString::fromStdString(std::string(result.error().description())))};
    return std::move(result).table();
}

static Result<QByteArray> withSetting(
    const QByteArray &toml, const QString &device, const QString &key, const QString &value)
{
    auto before = parsed(toml);
    if (!before)
        return before.error();
    toml::table *section = sectionOf(*before, device);
    if (section == nullptr)
        return Failure{Failure::Kind::Missing, u"the configuration has no device \"%1\""_s.arg(device)};
    const std::string name = key.toStdString();
    const toml::node *old = section->get(name);
    if (old == nullptr && value.isEmpty())
        return toml;

    QStringList lines = QString::fromUtf8(toml).split(u'\n');
    const toml::source_region place = old != nullptr ? old->source() : section->get("name")->source();
    if (place.begin.line != place.end.line || place.begin.line > static_cast<size_t>(lines.size()))
        return Failure{
            Failure::Kind::Input, u"\"%1\" stands on several lines; write it there by hand"_s.arg(key)};
    const auto at = static_cast<qsizetype>(place.begin.line) - 1;
    if (old == nullptr) {
        const bool returns = lines[at].endsWith(u'\r'); // a file from Windows stays one
        lines.insert(at + 1, u"%1 = %2"_s.arg(key, tomlText(value)) + (returns ? u"\r"_s : QString()));
    } else if (value.isEmpty()) {
        lines.removeAt(at);
    } else {
        replaceValue(lines, place, tomlText(value));
    }
    const QByteArray changed = lines.join(u'\n').toUtf8();

    // Whatever form the file has: it must say what it said, and this.
    auto after = parsed(changed);
    if (value.isEmpty())
        section->erase(name);
    else
        section->insert_or_assign(name, value.toStdString());
    if (!after || *after != *before)
        return Failure{Failure::Kind::Input,
            u"the section of \"%1\" has a form of its own; write %2 there by hand"_s.arg(device, key)};
    return changed;
}

Result<QByteArray> withDeviceSettings(
    const QByteArray &toml, const QString &device, const DeviceSettings &settings)
{
    QByteArray changed = toml;
    for (const auto &[key, value] : settings) {
        auto next = withSetting(changed, device, key, value);
        if (!next)
            return next.error();
        changed = *std::move(next);
    }
    return changed;
}

Outcome keepDeviceSettings(const QString &path, const QString &device, const DeviceSettings &settings)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Failure::Kind::Missing, u"%1: %2"_s.arg(path, file.errorString())};
    const QByteArray written = file.readAll();
    file.close();
    const auto changed = withDeviceSettings(written, device, settings);
    if (!changed)
        return Failure{changed.error().kind, u"%1: %2"_s.arg(path, changed.error().text)};
    QSaveFile saved(path);
    if (!saved.open(QIODevice::WriteOnly) || saved.write(*changed) != changed->size() || !saved.commit())
        return Failure{Failure::Kind::Storage, u"%1: %2"_s.arg(path, saved.errorString())};
    return Done{};
}

} // namespace unitrail
