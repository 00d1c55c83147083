// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>
#include <QStringList>
#include <QTranslator>

#include <optional>
#include <vector>

namespace unitrail {

/** How one person reads: the language of names, the marks of numbers and dates, the time on the wall. */
struct Language {
    QString code = QStringLiteral("en"); ///< ISO 639-1
    QLocale locale{QLocale::English, QLocale::UnitedKingdom};
    int offsetMinutes = 0; ///< east of UTC, of the clock on the wall

    static Language of(const QString &code, int offsetMinutes);

    [[nodiscard]] QString number(
        const QString &decimal) const; ///< the decimal mark of the language; other text as it is
    [[nodiscard]] QString number(const Decimal &decimal) const { return number(decimal.text()); }
    [[nodiscard]] QString time(qint64 ms) const; ///< 14:07
    [[nodiscard]] QString timeWithSeconds(qint64 ms) const; ///< 14:07:12
    [[nodiscard]] QString date(qint64 ms) const;
    [[nodiscard]] QString moment(qint64 ms) const; ///< date and time
};

/** A language one can choose: its code, and its name in itself. */
struct LanguageChoice {
    QString code;
    QString ownName;
};
const std::vector<LanguageChoice> &languageChoices();

/** Puts the text of the program into another language, in one go; widgets hear of it by
 * QEvent::LanguageChange. */
class Translations {
public:
    Translations() = default;
    ~Translations();
    Q_DISABLE_COPY_MOVE(Translations)

    /** English needs no file. False: there is no such translation, and the text stays English. */
    bool use(const QString &code);
    [[nodiscard]] const QString &code() const { return m_code; }

private:
    QTranslator m_translator;
    QString m_code = QStringLiteral("en");
    bool m_installed = false;
};

/** Between FSI and PDI, so that "Ana K." stays "Ana K." in a sentence that runs the other way. */
QString isolated(const QString &text);

/** One name and what stands for it. */
struct Placeholder {
    const char *name;
    QString value;
};
/** "{unit} is on hold" with each name in braces replaced by its value; the sentence begins with a capital. */
QString filled(const QString &sentence, std::initializer_list<Placeholder> values);

} // namespace unitrail
