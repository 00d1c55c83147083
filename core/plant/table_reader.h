// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/decimal.h"
#include "core/domain/plant.h"
#include "core/plant/toml_value.h"

#include <QRegularExpression>
#include <QStringList>

#include <limits>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace unitrail {

/** Something read, and where it stood. */
template <typename T> struct Placed {
    T value;
    Place place;
};

/**
 * Reads one table member by member. What is not as it should be goes to the mistakes, and the reading goes on
 * with nothing in its place. When the reader goes, every member that nobody asked for is a mistake too: a
 * misspelt key would otherwise be a rule that silently does not hold.
 */
class TableReader {
    Q_DISABLE_COPY_MOVE(TableReader)
public:
    enum class Need { Must, May };
    static constexpr Need must = Need::Must;
    static constexpr Need may = Need::May;

    /** `subject` names the table in messages: "This part". Both must outlive the reader. */
    TableReader(const TomlValue &table, const QString &subject, Mistakes &mistakes);
    ~TableReader();

    [[nodiscard]] const Place &place() const { return m_table.place; }
    [[nodiscard]] Place placeOf(
        const QString &key) const; ///< of the member, or of the table when there is none
    [[nodiscard]] bool has(const QString &key) const { return m_table.find(key) != nullptr; }

    std::optional<QString> text(const QString &key, Need need);
    std::optional<int> integer(
        const QString &key, Need need, int least, int most = std::numeric_limits<int>::max());
    std::optional<Decimal> decimal(const QString &key, Need need);
    std::optional<double> real(const QString &key, Need need);
    std::optional<bool> truth(const QString &key, Need need);
    std::optional<QDate> date(const QString &key, Need need);
    /** { en = "Motor", de = "Motor" }; English must be there, another language is named by its two letters.
     */
    std::optional<Words> words(const QString &key, Need need);
    /** A regular expression, for the whole of a text. */
    std::optional<QRegularExpression> pattern(const QString &key, Need need);
    std::vector<Placed<QString>> texts(const QString &key, Need need);
    std::vector<int> integers(const QString &key, Need need, int least, int most);
    /** The tables of [[key]]; each wants a reader of its own. */
    std::vector<const TomlValue *> tables(const QString &key, Need need);
    const TomlValue *table(const QString &key, Need need);
    /** A table under a header of its own, [key]. */
    const TomlValue *section(const QString &key, Need need);
    /** What else stands here cannot be judged: no complaint about it. */
    void leaveRest();

    template <typename Kind> std::optional<Name<Kind>> name(const QString &key, Need need)
    {
        const std::optional<QString> read = text(key, need);
        return read ? asName<Kind>({*read, placeOf(key)}) : std::nullopt;
    }

    template <typename Kind> std::vector<Placed<Name<Kind>>> names(const QString &key, Need need)
    {
        std::vector<Placed<Name<Kind>>> read;
        for (const Placed<QString> &item : texts(key, need)) {
            if (auto named = asName<Kind>(item))
                read.push_back({*named, item.place});
        }
        return read;
    }

    /** One word of a closed list. */
    template <typename T>
    std::optional<T> choice(const QString &key, Need need, const std::vector<std::pair<QString, T>> &choices)
    {
        const std::optional<QString> read = text(key, need);
        if (!read)
            return {};
        return asChoice<T>({*read, placeOf(key)}, choices);
    }

    template <typename T>
    std::optional<T> asChoice(const Placed<QString> &read, const std::vector<std::pair<QString, T>> &choices)
    {
        QStringList known;
        for (const auto &[word, value] : choices) {
            if (word == read.value)
                return value;
            known += word;
        }
        reportUnknownWord(read, known);
        return {};
    }

private:
    const TomlValue *find(const QString &key, Need need, TomlValue::Kind kind);
    void wrongKind(const TomlValue &member, const QString &wanted, const QString &example);
    void reportUnknownWord(const Placed<QString> &read, const QStringList &known);
    void reportBadName(const Placed<QString> &read, int sizeMax, QStringView forbidden);

    template <typename Kind> std::optional<Name<Kind>> asName(const Placed<QString> &read)
    {
        const auto named = Name<Kind>::fromText(read.value);
        if (!named)
            reportBadName(read, Kind::sizeMax, QStringView(Kind::forbidden));
        return named;
    }

    const TomlValue &m_table;
    QString m_subject;
    Mistakes &m_mistakes;
    std::set<QString> m_asked;
};

/** The known word that was probably meant; nothing when none is near. */
std::optional<QString> nearest(const QString &word, const QStringList &known);

} // namespace unitrail
