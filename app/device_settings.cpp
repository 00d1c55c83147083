// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/device_settings.h"

#include "app/written_file.h"
#include "core/plant/toml_value.h"

#include <QFile>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static QString tomlText(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + text + u'"';
}

static Result<TomlValue> parsed(const QByteArray &toml)
{
    auto result = parseToml(u"configuration"_s, toml);
    if (const auto *mistake = std::get_if<PlantMistake>(&result))
        return Failure{Failure::Kind::Input, mistake->text()};
    return std::get<TomlValue>(std::move(result));
}

static TomlValue *memberOf(TomlValue &table, const QString &key)
{
    const auto found = std::find_if(
        table.items.begin(), table.items.end(), [&key](const TomlValue &item) { return item.key == key; });
    return found == table.items.end() ? nullptr : &*found;
}

static TomlValue *sectionOf(TomlValue &file, const QString &device)
{
    TomlValue *devices = memberOf(file, u"device"_s);
    if (devices == nullptr || devices->kind != TomlValue::Kind::List)
        return nullptr;
    for (TomlValue &section : devices->items) {
        const TomlValue *name = memberOf(section, u"name"_s);
        if (name != nullptr && name->text == device)
            return &section;
    }
    return nullptr;
}

static bool saysTheSame(const TomlValue &one, const TomlValue &other)
{
    return one.kind == other.kind && one.key == other.key && one.text == other.text
        && one.integer == other.integer && one.truth == other.truth && one.date == other.date
        && std::equal(
            one.items.begin(), one.items.end(), other.items.begin(), other.items.end(), saysTheSame);
}

/** Where a text in quotes on one line begins and ends, quotes included; none for any other value. */
static std::optional<std::pair<qsizetype, qsizetype>> textIn(const QString &line, qsizetype from)
{
    qsizetype at = line.indexOf(u'=', from);
    if (at < 0)
        return {};
    do
        ++at;
    while (at < line.size() && (line[at] == u' ' || line[at] == u'\t'));
    if (at >= line.size() || (line[at] != u'"' && line[at] != u'\''))
        return {};
    const QChar quote = line[at];
    for (qsizetype end = at + 1; end < line.size(); ++end) {
        if (line[end] == u'\\' && quote == u'"')
            ++end;
        else if (line[end] == quote)
            return std::pair(at, end + 1);
    }
    return {};
}

static Failure byHand(const QString &device, const QString &key)
{
    return {Failure::Kind::Input,
        u"the section of \"%1\" has a form of its own; write %2 there by hand"_s.arg(device, key)};
}

static Result<QByteArray> withSetting(
    const QByteArray &toml, const QString &device, const QString &key, const QString &value)
{
    auto before = parsed(toml);
    if (!before)
        return before.error();
    TomlValue *section = sectionOf(*before, device);
    if (section == nullptr)
        return Failure{Failure::Kind::Missing, u"there is no device \"%1\" in it"_s.arg(device)};
    const TomlValue *old = memberOf(*section, key);
    if (old == nullptr && value.isEmpty())
        return toml;

    QStringList lines = QString::fromUtf8(toml).split(u'\n');
    const int line = (old != nullptr ? old : memberOf(*section, u"name"_s))->place.line;
    if (line < 1 || line > lines.size())
        return byHand(device, key);
    QString &written = lines[line - 1];
    const auto span
        = textIn(written, std::max<qsizetype>(0, written.indexOf(old != nullptr ? key : u"name"_s)));
    if (!span)
        return byHand(device, key);
    if (old == nullptr) {
        const bool returns = written.endsWith(u'\r'); // a file from Windows stays one
        lines.insert(line, u"%1 = %2"_s.arg(key, tomlText(value)) + (returns ? u"\r"_s : QString()));
    } else if (value.isEmpty()) {
        lines.removeAt(line - 1);
    } else {
        written.replace(span->first, span->second - span->first, tomlText(value));
    }
    const QByteArray changed = lines.join(u'\n').toUtf8();

    // Whatever form the file has: it must say what it said, and this.
    auto after = parsed(changed);
    TomlValue *now = after ? sectionOf(*after, device) : nullptr;
    if (now == nullptr)
        return byHand(device, key);
    const TomlValue *set = memberOf(*now, key);
    if (value.isEmpty() ? set != nullptr : set == nullptr || set->text != value)
        return byHand(device, key);
    const auto isKey = [&key](const TomlValue &item) { return item.key == key; };
    std::erase_if(section->items, isKey);
    std::erase_if(now->items, isKey);
    return saysTheSame(*before, *after) ? Result<QByteArray>(changed) : byHand(device, key);
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
    if (*changed == written)
        return Done{};
    if (const Outcome kept = writeFile(backupOf(path), written); !kept)
        return kept.error();
    return writeFile(path, *changed);
}

} // namespace unitrail
