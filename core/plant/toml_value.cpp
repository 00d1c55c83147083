// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/toml_value.h"

#include <QStringList>

#include <algorithm>
#include <string_view>

// Debian's shared library is built to throw; the headers alone give the form that returns its error.
#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
// toml++ 3.3 asserts, or with NDEBUG even assumes, that a table's key begins well, before it looks: "[[["
// aborts. Without either the next lines of its parser find the mistake and name it.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

namespace unitrail {

namespace {

struct Source {
    QString file;
    QStringList lines;
};

} // namespace

static QString fromStd(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

static Place placeOf(const Source &source, const toml::source_region &region)
{
    return {source.file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

/** The digits as they stand in the file: a double would have forgotten the places. */
static QString numberText(const Source &source, const Place &place)
{
    if (place.line < 1 || place.line > source.lines.size())
        return {};
    // toml++ counts columns in code points.
    const QList<uint> line = source.lines[place.line - 1].toUcs4();
    QString text;
    for (qsizetype i = place.column - 1; i >= 0 && i < line.size(); ++i) {
        const uint c = line[i];
        if (c == '_')
            continue;
        if (c > 127
            || !(QChar(static_cast<char16_t>(c)).isLetterOrNumber() || c == '+' || c == '-' || c == '.'))
            break;
        text += QChar(static_cast<char16_t>(c));
    }
    return text;
}

static TomlValue convert(const Source &source, const toml::node &node)
{
    TomlValue value;
    value.place = placeOf(source, node.source());
    if (const toml::table *table = node.as_table()) {
        value.kind = TomlValue::Kind::Table;
        for (const auto &[key, member] : *table) {
            TomlValue converted = convert(source, member);
            converted.key = fromStd(key.str());
            // A key from a header, [[operation]], stands once for all tables of its list: they have their own
            // places.
            if (key.source().begin)
                converted.place = placeOf(source, key.source());
            value.items.push_back(std::move(converted));
        }
        std::stable_sort(value.items.begin(), value.items.end(), [](const TomlValue &a, const TomlValue &b) {
            return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
        });
    } else if (const toml::array *list = node.as_array()) {
        value.kind = TomlValue::Kind::List;
        for (const toml::node &item : *list)
            value.items.push_back(convert(source, item));
    } else if (const auto *text = node.as_string()) {
        value.kind = TomlValue::Kind::Text;
        value.text = fromStd(text->get());
    } else if (const auto *integer = node.as_integer()) {
        value.kind = TomlValue::Kind::Integer;
        value.integer = integer->get();
        value.text = numberText(source, value.place);
    } else if (node.is_floating_point()) {
        value.kind = TomlValue::Kind::Number;
        value.text = numberText(source, value.place);
    } else if (const auto *truth = node.as_boolean()) {
        value.kind = TomlValue::Kind::Truth;
        value.truth = truth->get();
    } else if (const auto *date = node.as_date()) {
        value.kind = TomlValue::Kind::Date;
        value.date = QDate(date->get().year, date->get().month, date->get().day);
    } else {
        value.kind = TomlValue::Kind::Other;
    }
    return value;
}

std::variant<TomlValue, PlantMistake> parseToml(const QString &file, const QByteArray &bytes)
{
    const toml::parse_result result
        = toml::parse(std::string_view(bytes.constData(), static_cast<size_t>(bytes.size())));
    const Source source{.file = file, .lines = QString::fromUtf8(bytes).split(u'\n')};
    if (!result) {
        const toml::parse_error &error = result.error();
        const Place place = placeOf(source, error.source());
        return PlantMistake{.file = file,
            .line = place.line,
            .column = place.column,
            .what = QStringLiteral("This is not valid TOML: %1").arg(fromStd(error.description())),
            .mend = QStringLiteral("Put the text at this place right; the rest of the file was not read")};
    }
    return convert(source, result.table());
}

const TomlValue *TomlValue::find(const QString &wanted) const
{
    const auto found
        = std::find_if(items.begin(), items.end(), [&](const TomlValue &item) { return item.key == wanted; });
    return found == items.end() ? nullptr : &*found;
}

QString TomlValue::kindText() const
{
    switch (kind) {
    case Kind::Table:
        return QStringLiteral("a table");
    case Kind::List:
        return QStringLiteral("a list");
    case Kind::Text:
        return QStringLiteral("a text");
    case Kind::Integer:
        return QStringLiteral("a whole number");
    case Kind::Number:
        return QStringLiteral("a number");
    case Kind::Truth:
        return QStringLiteral("true or false");
    case Kind::Date:
        return QStringLiteral("a date");
    case Kind::Other:
        return QStringLiteral("a time");
    }
    Q_UNREACHABLE();
}

QByteArray canonicalBytes(const TomlValue &value, const std::function<bool(const TomlValue &)> &leaveOut)
{
    // Every text is written with its length in front, so that no content can pass for another's form.
    const auto sized = [](const QString &text) {
        const QByteArray utf8 = text.toUtf8();
        return QByteArray::number(utf8.size()) + ':' + utf8;
    };
    switch (value.kind) {
    case TomlValue::Kind::Table: {
        std::vector<const TomlValue *> members;
        for (const TomlValue &item : value.items) {
            if (!leaveOut(item))
                members.push_back(&item);
        }
        std::sort(
            members.begin(), members.end(), [](const auto *a, const auto *b) { return a->key < b->key; });
        QByteArray bytes = "{";
        for (const TomlValue *member : members)
            bytes += sized(member->key) + '=' + canonicalBytes(*member, leaveOut);
        return bytes + '}';
    }
    case TomlValue::Kind::List: {
        QByteArray bytes = "[";
        for (const TomlValue &item : value.items) {
            if (!leaveOut(item))
                bytes += canonicalBytes(item, leaveOut);
        }
        return bytes + ']';
    }
    case TomlValue::Kind::Text:
        return 's' + sized(value.text);
    case TomlValue::Kind::Integer:
    case TomlValue::Kind::Number:
        return 'n' + sized(value.text);
    case TomlValue::Kind::Truth:
        return value.truth ? "t" : "f";
    case TomlValue::Kind::Date:
        return 'd' + sized(value.date.toString(Qt::ISODate));
    case TomlValue::Kind::Other:
        return "o";
    }
    Q_UNREACHABLE();
}

} // namespace unitrail
