// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>
#include <optional>

namespace unitrail {

/**
 * A text that names one kind of thing and was checked once, where it came in. Two kinds do not mix.
 * There is no empty name; where there may be none, the type says std::optional.
 *
 * The rule of fromText: 1 to Kind::sizeMax characters, no white space at the ends and none but plain blanks
 * inside, no control or formatting characters (they would make two different names look alike).
 */
template <typename Kind> class Name {
public:
    static std::optional<Name> fromText(const QString &text)
    {
        if (!isName(text))
            return {};
        return Name(text);
    }
    /** For literals in code and text that was checked when it was written. */
    static Name known(const QString &text)
    {
        Q_ASSERT(!text.isEmpty());
        return Name(text);
    }

    [[nodiscard]] const QString &text() const { return m_text; }
    std::strong_ordering operator<=>(const Name &other) const { return m_text.compare(other.m_text) <=> 0; }
    bool operator==(const Name &other) const { return m_text == other.m_text; }
    friend size_t qHash(const Name &name, size_t seed = 0) { return ::qHash(name.m_text, seed); }

private:
    explicit Name(QString text)
        : m_text(std::move(text))
    { }
    static bool isName(const QString &text)
    {
        if (text.isEmpty() || text.size() > Kind::sizeMax || text.trimmed().size() != text.size())
            return false;
        for (const QChar c : text) {
            if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format || c.isSurrogate()
                || c.isNonCharacter())
                return false;
            if (c.isSpace() && c != u' ')
                return false;
            if (QStringView(Kind::forbidden).contains(c))
                return false;
        }
        return true;
    }
    QString m_text;
};

} // namespace unitrail
