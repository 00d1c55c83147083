// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/commonality.h"

#include <QJsonArray>

#include <algorithm>

/* Commonalities as answers of the command line. */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

QJsonObject commonalityJson(const CommonalityAnswer &answer, int limit)
{
    QJsonArray ranked;
    for (size_t i = 0; i < std::min(answer.ranked.size(), size_t(limit)); ++i) {
        const Commonality &one = answer.ranked[i];
        QJsonObject line{{u"rank"_s, qint64(i) + 1}, {u"factor"_s, factorName(one.factor)},
            {u"name"_s, one.name}, {u"failing_with"_s, one.table.failingWith},
            {u"failing_without"_s, one.table.failingWithout}, {u"passed_with"_s, one.table.passedWith},
            {u"passed_without"_s, one.table.passedWithout}, {u"p"_s, one.p}, {u"p_holm"_s, one.corrected},
            {u"q_benjamini_hochberg"_s, one.share}, {u"odds_ratio"_s, one.odds.value},
            {u"odds_lower"_s, one.odds.lower}, {u"odds_upper"_s, one.odds.upper},
            {u"odds_corrected"_s, one.odds.corrected},
            {u"units"_s, QJsonArray::fromStringList(QStringList(one.failing.begin(), one.failing.end()))}};
        if (!one.operation.isEmpty())
            line.insert(u"operation"_s, one.operation);
        ranked.append(line);
    }
    return {
        {u"failing"_s, QJsonArray::fromStringList(QStringList(answer.failing.begin(), answer.failing.end()))},
        {u"unknown"_s, QJsonArray::fromStringList(QStringList(answer.unknown.begin(), answer.unknown.end()))},
        {u"passed"_s, answer.passed}, {u"comparisons"_s, answer.looked}, {u"ranked"_s, ranked}};
}

QString commonalityText(const CommonalityAnswer &answer, int limit)
{
    QString text
        = u"  %1 failing against %2 passed, %3 things compared (Fisher, two-sided; p corrected after Holm)\n"_s
              .arg(QString::number(answer.failing.size()), QString::number(answer.passed),
                  QString::number(answer.looked));
    for (size_t i = 0; i < std::min(answer.ranked.size(), size_t(limit)); ++i) {
        const Commonality &one = answer.ranked[i];
        text += u"  %1. %2 %3%4  %5/%6 failing, %7/%8 passed  odds %9"_s.arg(QString::number(i + 1),
            factorName(one.factor), one.name, one.operation.isEmpty() ? QString() : u" at "_s + one.operation,
            QString::number(one.table.failingWith),
            QString::number(one.table.failingWith + one.table.failingWithout),
            QString::number(one.table.passedWith),
            QString::number(one.table.passedWith + one.table.passedWithout),
            QString::number(one.odds.value, 'g', 3));
        text += u" (%1 to %2)  p %3  corrected %4\n"_s.arg(QString::number(one.odds.lower, 'g', 3),
            QString::number(one.odds.upper, 'g', 3), QString::number(one.p, 'g', 3),
            QString::number(one.corrected, 'g', 3));
    }
    for (const QString &unit : answer.unknown)
        text += u"  not known: %1\n"_s.arg(unit);
    return text;
}

} // namespace unitrail
