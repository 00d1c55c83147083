// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <vector>

namespace unitrail {

/** Where something stands in a plant definition. */
struct Place {
    QString file; ///< as it was named to the reader: "routings/la-40.r7.toml"
    int line = 0; ///< from 1; 0: the file as a whole, or no file at all
    int column = 0; ///< from 1, in characters

    [[nodiscard]] QString text() const; ///< "parts.toml:12"
    bool operator==(const Place &) const = default;
};

/** One mistake in a plant definition, for the person who wrote it. English; it is read on a command line. */
struct PlantMistake {
    enum class Severity {
        Error, ///< the definition cannot be used
        Warning, ///< it can be used, and somebody should look at it
    };

    QString file;
    int line = 0; ///< from 1; 0: the file as a whole, or no file at all
    int column = 0; ///< from 1, in characters
    QString what; ///< what is wrong, a sentence without its full stop
    QString mend; ///< what to do about it, a sentence without its full stop
    Severity severity = Severity::Error;

    [[nodiscard]] QString text() const; ///< "file:line: error: what. mend."
    bool operator==(const PlantMistake &) const = default;
};

/** Collects the mistakes while reading goes on: one mistake never hides the next. */
class Mistakes {
public:
    void error(const Place &place, const QString &what, const QString &mend);
    void warn(const Place &place, const QString &what, const QString &mend);
    /**
     * An error only while every file could be read: a part that is missing because its file has a slip in its
     * first line would be reported a hundred times otherwise.
     */
    void missingReference(const Place &place, const QString &what, const QString &mend);
    void markIncomplete() { m_incomplete = true; }
    [[nodiscard]] bool isIncomplete() const { return m_incomplete; }

    [[nodiscard]] bool hasErrors() const;
    [[nodiscard]] std::vector<PlantMistake> sorted() const; ///< by file, line and column

private:
    std::vector<PlantMistake> m_mistakes;
    bool m_incomplete = false;
};

} // namespace unitrail
