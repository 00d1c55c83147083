// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/yield.h"

#include <QJsonArray>

/* Yields as answers of the command line. */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static QJsonValue orNull(const Figure *figure)
{
    return figure && figure->value ? QJsonValue(*figure->value) : QJsonValue();
}

QJsonObject yieldsJson(const Yields &yields, bool lists)
{
    QJsonArray operations, figures;
    for (const QString &operation : yields.operations) {
        const Figure *fpy = yields.find(u"fpy"_s, operation);
        operations.append(QJsonObject{{u"operation"_s, operation}, {u"entered"_s, fpy->baseCount()},
            {u"first_pass"_s, fpy->hitCount()}, {u"fpy"_s, orNull(fpy)},
            {u"passed"_s, yields.find(u"throughput_yield"_s, operation)->hitCount()},
            {u"throughput_yield"_s, orNull(yields.find(u"throughput_yield"_s, operation))},
            {u"defects"_s, yields.find(u"dpu"_s, operation)->hitCount()},
            {u"dpu"_s, orNull(yields.find(u"dpu"_s, operation))},
            {u"dpmo"_s, orNull(yields.find(u"dpmo"_s, operation))},
            {u"cycle_ms"_s, orNull(yields.find(u"cycle"_s, operation))},
            {u"queue_ms"_s, orNull(yields.find(u"queue"_s, operation))}});
    }
    for (const Figure &figure : yields.figures)
        figures.append(figureJson(figure, lists));
    return {{u"filter"_s, filterJson(yields.filter)}, {u"operations"_s, operations},
        {u"rty"_s, orNull(yields.find(u"rty"_s))}, {u"figures"_s, figures}};
}

static QString percent(const Figure *figure)
{
    return figure && figure->value ? QString::number(*figure->value * 100, 'f', 2).rightJustified(7) + u" %"_s
                                   : u"      - "_s;
}

static QString minutes(const Figure *figure)
{
    return figure && figure->value ? QString::number(*figure->value / 60'000, 'f', 1).rightJustified(8)
                                   : u"       -"_s;
}

QString yieldsText(const Yields &yields)
{
    QString text = u"  op    entered  first pass      FPY   through  cycle min  queue min\n"_s;
    for (const QString &operation : yields.operations) {
        const Figure *fpy = yields.find(u"fpy"_s, operation);
        text += u"  %1 %2 %3 %4 %5 %6 %7\n"_s.arg(operation.leftJustified(4),
            QString::number(fpy->baseCount()).rightJustified(8),
            QString::number(fpy->hitCount()).rightJustified(11), percent(fpy),
            percent(yields.find(u"throughput_yield"_s, operation)),
            minutes(yields.find(u"cycle"_s, operation)), minutes(yields.find(u"queue"_s, operation)));
    }
    text += u"  RTY  %1\n"_s.arg(percent(yields.find(u"rty"_s)));
    text += u"  scrap %1   rework %2   overridden %3   typed %4\n"_s.arg(percent(yields.find(u"scrap"_s)),
        percent(yields.find(u"rework"_s)), percent(yields.find(u"override"_s)),
        percent(yields.find(u"manual"_s)));
    for (const Figure &figure : yields.figures) {
        if (figure.id == u"defects" || figure.id == u"refusals")
            text += u"  %1 %2  %3\n"_s.arg(figure.id == u"defects" ? u"defect "_s : u"refused"_s,
                QString::number(figure.hitCount()).rightJustified(6), figure.about);
    }
    return text;
}

} // namespace unitrail
