// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/table_reader.h"

#include <algorithm>

namespace unitrail {

using Kind = TomlValue::Kind;

/** How many letters must be changed, put in, taken out or swapped with their neighbour (optimal string
 * alignment). */
static qsizetype distance(const QString &a, const QString &b)
{
    std::vector<std::vector<qsizetype>> cost(
        static_cast<size_t>(a.size()) + 1, std::vector<qsizetype>(static_cast<size_t>(b.size()) + 1));
    const auto letter
        = [](const QString &text, size_t place) { return text[static_cast<qsizetype>(place) - 1]; };
    for (size_t i = 0; i < cost.size(); ++i) {
        for (size_t j = 0; j < cost[i].size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = static_cast<qsizetype>(i + j);
                continue;
            }
            const bool same = letter(a, i) == letter(b, j);
            cost[i][j]
                = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && letter(a, i) == letter(b, j - 1) && letter(a, i - 1) == letter(b, j))
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    }
    return cost.back().back();
}

std::optional<QString> nearest(const QString &word, const QStringList &known)
{
    std::optional<QString> best;
    // A third of the letters wrong is a slip; more is another word.
    qsizetype bestDistance = std::max<qsizetype>(1, word.size() / 3) + 1;
    for (const QString &candidate : known) {
        const qsizetype far = distance(word.toLower(), candidate.toLower());
        if (far < bestDistance) {
            bestDistance = far;
            best = candidate;
        }
    }
    return best;
}

TableReader::TableReader(const TomlValue &table, const QString &subject, Mistakes &mistakes)
    : m_table(table)
    , m_subject(subject)
    , m_mistakes(mistakes)
{ }

TableReader::~TableReader()
{
    QStringList known;
    for (const QString &key : m_asked) {
        if (!m_table.find(key))
            known += key;
    }
    for (const TomlValue &member : m_table.items) {
        if (m_asked.contains(member.key))
            continue;
        const std::optional<QString> meant = nearest(member.key, known);
        m_mistakes.error(member.place,
            QStringLiteral("%1 has an unknown key \"%2\"").arg(m_subject, member.key),
            meant ? QStringLiteral("Did you mean \"%1\"").arg(*meant)
                  : QStringLiteral("Remove it; further keys here can be: %1")
                        .arg(known.join(QStringLiteral(", "))));
    }
}

Place TableReader::placeOf(const QString &key) const
{
    const TomlValue *member = m_table.find(key);
    return member ? member->place : m_table.place;
}

void TableReader::wrongKind(const TomlValue &member, const QString &wanted, const QString &example)
{
    m_mistakes.error(member.place,
        QStringLiteral("\"%1\" is %2 and not %3").arg(member.key, member.kindText(), wanted),
        QStringLiteral("Write it like this: %1 = %2").arg(member.key, example));
}

const TomlValue *TableReader::find(const QString &key, Need need, Kind kind)
{
    m_asked.insert(key);
    const TomlValue *member = m_table.find(key);
    if (!member) {
        if (need == must) {
            m_mistakes.error(m_table.place, QStringLiteral("%1 has no \"%2\"").arg(m_subject, key),
                QStringLiteral("Add a line \"%1 = ...\"").arg(key));
        }
        return nullptr;
    }
    const bool fits = member->kind == kind || (kind == Kind::Number && member->kind == Kind::Integer);
    if (fits)
        return member;
    switch (kind) {
    case Kind::Text:
        wrongKind(*member, QStringLiteral("a text"), QStringLiteral("\"...\""));
        break;
    case Kind::Integer:
        wrongKind(*member, QStringLiteral("a whole number"), QStringLiteral("12"));
        break;
    case Kind::Number:
        wrongKind(*member, QStringLiteral("a number"), QStringLiteral("12.050, without quotation marks"));
        break;
    case Kind::Truth:
        wrongKind(*member, QStringLiteral("true or false"), QStringLiteral("true"));
        break;
    case Kind::Date:
        wrongKind(*member, QStringLiteral("a date"), QStringLiteral("2026-06-15, without quotation marks"));
        break;
    case Kind::List:
        wrongKind(*member, QStringLiteral("a list"), QStringLiteral("[\"...\", \"...\"]"));
        break;
    case Kind::Table:
        wrongKind(*member, QStringLiteral("a table"), QStringLiteral("{ en = \"...\", de = \"...\" }"));
        break;
    case Kind::Other:
        Q_UNREACHABLE();
    }
    return nullptr;
}

std::optional<QString> TableReader::text(const QString &key, Need need)
{
    const TomlValue *member = find(key, need, Kind::Text);
    if (!member)
        return {};
    if (member->text.trimmed().isEmpty()) {
        m_mistakes.error(member->place, QStringLiteral("\"%1\" is empty").arg(key),
            need == must ? QStringLiteral("Write what it is")
                         : QStringLiteral("Write what it is, or remove the line"));
        return {};
    }
    return member->text;
}

std::optional<int> TableReader::integer(const QString &key, Need need, int least, int most)
{
    const TomlValue *member = find(key, need, Kind::Integer);
    if (!member)
        return {};
    if (member->integer < least || member->integer > most) {
        const QString range = most == std::numeric_limits<int>::max()
            ? QStringLiteral("%1 or more").arg(least)
            : QStringLiteral("from %1 to %2").arg(least).arg(most);
        m_mistakes.error(member->place, QStringLiteral("\"%1\" is %2").arg(key).arg(member->integer),
            QStringLiteral("Write a whole number, %1").arg(range));
        return {};
    }
    return static_cast<int>(member->integer);
}

std::optional<Decimal> TableReader::decimal(const QString &key, Need need)
{
    const TomlValue *member = find(key, need, Kind::Number);
    if (!member)
        return {};
    const std::optional<Decimal> read = Decimal::fromText(member->text);
    if (!read) {
        m_mistakes.error(member->place,
            QStringLiteral("\"%1\" is not a plain decimal number: %2").arg(key, member->text),
            QStringLiteral(
                "Write digits with a point, at most 18 in all and 12 behind the point, and no exponent"));
    }
    return read;
}

std::optional<double> TableReader::real(const QString &key, Need need)
{
    const std::optional<Decimal> read = decimal(key, need);
    return read ? std::optional<double>(read->toDouble()) : std::nullopt;
}

std::optional<bool> TableReader::truth(const QString &key, Need need)
{
    const TomlValue *member = find(key, need, Kind::Truth);
    return member ? std::optional<bool>(member->truth) : std::nullopt;
}

std::optional<QDate> TableReader::date(const QString &key, Need need)
{
    const TomlValue *member = find(key, need, Kind::Date);
    return member ? std::optional<QDate>(member->date) : std::nullopt;
}

std::optional<Words> TableReader::words(const QString &key, Need need)
{
    const TomlValue *member = find(key, need, Kind::Table);
    if (!member)
        return {};
    static const QRegularExpression language(QStringLiteral("^[a-z]{2}$"));
    Words words;
    for (const TomlValue &item : member->items) {
        if (!language.match(item.key).hasMatch()) {
            m_mistakes.error(item.place, QStringLiteral("\"%1\" is not a language").arg(item.key),
                QStringLiteral("Write its two small letters of ISO 639-1: en, de, ar ..."));
        } else if (item.kind != Kind::Text || item.text.trimmed().isEmpty()) {
            m_mistakes.error(item.place,
                QStringLiteral("\"%1\" has no text in the language \"%2\"").arg(key, item.key),
                QStringLiteral("Write %1 = \"...\"").arg(item.key));
        } else {
            words.byLanguage[item.key] = item.text;
        }
    }
    if (!member->find(QStringLiteral("en"))) {
        m_mistakes.error(member->place, QStringLiteral("\"%1\" has no English text").arg(key),
            QStringLiteral("Add en = \"...\": it is shown where a language has no text of its own"));
    }
    return words;
}

std::optional<QRegularExpression> TableReader::pattern(const QString &key, Need need)
{
    const std::optional<QString> read = text(key, need);
    if (!read)
        return {};
    // Checked alone first: the frame for the whole text would move the place of the mistake.
    const QRegularExpression alone(*read);
    if (!alone.isValid()) {
        m_mistakes.error(placeOf(key),
            QStringLiteral("\"%1\" is not a regular expression: %2 at character %3")
                .arg(key, alone.errorString())
                .arg(alone.patternErrorOffset() + 1),
            QStringLiteral("Put the expression right (PCRE, as in Perl)"));
        return {};
    }
    return QRegularExpression(QRegularExpression::anchoredPattern(*read));
}

std::vector<Placed<QString>> TableReader::texts(const QString &key, Need need)
{
    std::vector<Placed<QString>> read;
    const TomlValue *member = find(key, need, Kind::List);
    if (!member)
        return read;
    std::set<QString> seen;
    for (const TomlValue &item : member->items) {
        if (item.kind != Kind::Text || item.text.trimmed().isEmpty()) {
            m_mistakes.error(item.place,
                QStringLiteral("\"%1\" holds %2 and not only texts")
                    .arg(key, item.kind == Kind::Text ? QStringLiteral("an empty text") : item.kindText()),
                QStringLiteral("Write it like this: %1 = [\"...\", \"...\"]").arg(key));
        } else if (!seen.insert(item.text).second) {
            m_mistakes.error(item.place, QStringLiteral("\"%1\" stands twice in \"%2\"").arg(item.text, key),
                QStringLiteral("Remove one of them"));
        } else {
            read.push_back({item.text, item.place});
        }
    }
    return read;
}

std::vector<int> TableReader::integers(const QString &key, Need need, int least, int most)
{
    std::vector<int> read;
    const TomlValue *member = find(key, need, Kind::List);
    for (const TomlValue &item : member ? member->items : std::vector<TomlValue>()) {
        if (item.kind == Kind::Integer && item.integer >= least && item.integer <= most)
            read.push_back(static_cast<int>(item.integer));
        else
            m_mistakes.error(item.place,
                QStringLiteral("\"%1\" holds %2")
                    .arg(key, item.kind == Kind::Integer ? item.text : item.kindText()),
                QStringLiteral("Write whole numbers from %1 to %2: %3 = [%1, %2]")
                    .arg(least)
                    .arg(most)
                    .arg(key));
    }
    return read;
}

std::vector<const TomlValue *> TableReader::tables(const QString &key, Need need)
{
    std::vector<const TomlValue *> read;
    m_asked.insert(key);
    const TomlValue *member = m_table.find(key);
    if (!member) {
        if (need == must) {
            m_mistakes.error(m_table.place, QStringLiteral("%1 has no \"%2\"").arg(m_subject, key),
                QStringLiteral("Add a section [[%1]]").arg(key));
        }
        return read;
    }
    const bool tables = member->kind == Kind::List
        && std::all_of(member->items.begin(), member->items.end(),
            [](const TomlValue &item) { return item.kind == Kind::Table; });
    if (!tables) {
        m_mistakes.error(member->place,
            QStringLiteral("\"%1\" is %2 and not a list of sections").arg(key, member->kindText()),
            QStringLiteral("Write each of them under its own header [[...%1]], in double brackets").arg(key));
        return read;
    }
    for (const TomlValue &item : member->items)
        read.push_back(&item);
    return read;
}

const TomlValue *TableReader::table(const QString &key, Need need)
{
    return find(key, need, Kind::Table);
}

const TomlValue *TableReader::section(const QString &key, Need need)
{
    const TomlValue *member = m_table.find(key);
    if (!member || member->kind == Kind::Table)
        return find(key, need, Kind::Table);
    m_asked.insert(key);
    m_mistakes.error(member->place,
        QStringLiteral("\"%1\" is %2 and not a section").arg(key, member->kindText()),
        QStringLiteral("Write [%1], and what belongs to it below").arg(key));
    return nullptr;
}

void TableReader::leaveRest()
{
    for (const TomlValue &member : m_table.items)
        m_asked.insert(member.key);
}

void TableReader::reportUnknownWord(const Placed<QString> &read, const QStringList &known)
{
    const std::optional<QString> meant = nearest(read.value, known);
    m_mistakes.error(read.place,
        QStringLiteral("\"%1\" is not one of the words that may stand here").arg(read.value),
        meant ? QStringLiteral("Did you mean \"%1\"").arg(*meant)
              : QStringLiteral("Write one of: %1").arg(known.join(QStringLiteral(", "))));
}

void TableReader::reportBadName(const Placed<QString> &read, int sizeMax, QStringView forbidden)
{
    const QString without
        = forbidden.isEmpty() ? QString() : QStringLiteral(", none of the characters %1").arg(forbidden);
    m_mistakes.error(read.place, QStringLiteral("\"%1\" cannot be a number or name").arg(read.value),
        QStringLiteral("Use 1 to %1 characters, no blanks at the ends, no control characters%2")
            .arg(sizeMax)
            .arg(without));
}

} // namespace unitrail
