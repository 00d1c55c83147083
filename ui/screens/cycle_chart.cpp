// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/cycle_chart.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>

namespace unitrail {

CycleChart::CycleChart(const Theme &theme, QWidget *parent)
    : QChartView(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("cycleChart"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setRenderHint(QPainter::Antialiasing);
}

void CycleChart::setContent(const Content &content, const Language &language)
{
    m_content = content;
    const Tokens &tokens = m_theme.tokens();
    const QFont note = m_theme.font(Type::Note);
    auto chart = std::make_unique<QChart>();
    chart->setBackgroundBrush(tokens.surface);
    chart->setBackgroundRoundness(0);
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setMargins({m_theme.mm(1), m_theme.mm(1), m_theme.mm(2), m_theme.mm(1)});
    // The target's words stand in the title: beside the line they would lie on the points.
    chart->setTitle(content.limit ? content.title + QStringLiteral(" \u00b7 ") + content.target : content.title);
    chart->setTitleFont(m_theme.font(Type::Strong));
    chart->setTitleBrush(tokens.text);
    chart->legend()->hide();

    const double count = double(std::max<size_t>(content.values.size(), 2));
    double highest = content.limit.value_or(1);
    for (const double value : content.values)
        highest = std::max(highest, value);
    auto *points = new QScatterSeries;
    points->setMarkerSize(m_theme.mm(1.8));
    points->setColor(tokens[Tone::Act].edge);
    points->setBorderColor(tokens.surface);
    for (size_t i = 0; i < content.values.size(); ++i)
        points->append(double(i) + 1, content.values[i]);
    chart->addSeries(points);
    auto *along = new QValueAxis;
    along->setRange(0.5, count + 0.5);
    along->setVisible(false);
    auto *up = new QValueAxis;
    up->setRange(0, highest * 1.15);
    up->setTickCount(4);
    up->setLabelFormat(QStringLiteral("%.1f"));
    up->setLabelsFont(note);
    up->setLabelsColor(tokens.text2);
    up->setGridLineColor(tokens.divider);
    up->setLinePenColor(tokens.divider);
    up->setTitleText(content.axis);
    up->setTitleFont(note);
    up->setTitleBrush(tokens.text2);
    chart->addAxis(along, Qt::AlignBottom);
    chart->addAxis(up, Qt::AlignLeft);
    chart->setLocalizeNumbers(true);
    chart->setLocale(language.locale);
    QString spoken = content.title;
    if (content.limit) {
        auto *target = new QLineSeries;
        target->setPen(QPen(tokens.text2, m_theme.mm(0.4), Qt::DashLine));
        target->append(0.5, *content.limit);
        target->append(count + 0.5, *content.limit);
        chart->addSeries(target);
        target->attachAxis(along);
        target->attachAxis(up);
        spoken += QStringLiteral(", ") + content.target;
    }
    points->attachAxis(along);
    points->attachAxis(up);
    for (const double value : content.values)
        spoken += QStringLiteral(", ") + language.number(QString::number(value, 'f', 1));
    setAccessibleName(spoken); // the same numbers, for who hears them
    QChart *before = this->chart();
    setChart(chart.release());
    delete before;
    setBackgroundBrush(tokens.surface);
}

} // namespace unitrail
