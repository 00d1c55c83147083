// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/spc_page.h"

namespace unitrail {

SpcPage::SpcPage(const Theme &theme, QWidget *parent)
    : Page(theme, QStringLiteral("spc"), parent)
    , m_heading(theme, this)
    , m_chart(theme, this)
    , m_figures(theme, QStringLiteral("spcFigures"), this)
    , m_back(theme, QStringLiteral("spcBack"), this)
    , m_previous(theme, QStringLiteral("spcPrevious"), this)
    , m_next(theme, QStringLiteral("spcNext"), this)
    , m_station(theme, QStringLiteral("spcStation"), this)
    , m_kind(theme, QStringLiteral("spcKind"), this)
    , m_freeze(theme, QStringLiteral("spcFreeze"), this)
{
    m_heading.setObjectName(QStringLiteral("spcHeading"));
    connect(&m_back, &ActionButton::fired, this, &Page::backWished);
    connect(&m_previous, &ActionButton::fired, this, [this] { emit wished(-1, 0); });
    connect(&m_next, &ActionButton::fired, this, [this] { emit wished(1, 0); });
    connect(&m_station, &ActionButton::fired, this, [this] { emit wished(0, 1); });
    connect(&m_kind, &ActionButton::fired, this, &SpcPage::chartWished);
    connect(&m_freeze, &ActionButton::fired, this, &SpcPage::freezeWished);
}

QString SpcPage::title(const Speech &) const
{
    return tr("Process control");
}

bool SpcPage::isOffered(const StationView &view) const
{
    return !view.person.isEmpty();
}

void SpcPage::begin()
{
    emit wished(0, 0);
}

void SpcPage::setContent(const SpcContent &content)
{
    m_content = content;
    retell();
}

void SpcPage::tell(const StationView &, const Speech &speech)
{
    m_speech = speech;
    retell();
}

void SpcPage::tellChart(const Speech &speech)
{
    const Language &language = speech.language();
    ControlChart::Content chart{.title = m_content.chart.subgroup == 1
            ? tr("Last {n} values")
                  .replace(QStringLiteral("{n}"), QString::number(m_content.chart.points.size()))
            : tr("Last {n} means of {size}")
                  .replace(QStringLiteral("{n}"), QString::number(m_content.chart.points.size()))
                  .replace(QStringLiteral("{size}"), QString::number(m_content.chart.subgroup)),
        .unit = m_content.unit,
        .data = m_content.chart,
        .specification = m_content.specification,
        .places = m_content.places};
    if (m_content.frozenMs > 0)
        chart.frozen = language.date(m_content.frozenMs);
    m_chart.setContent(chart, language);
}

static QString oneOf(const std::optional<CapabilityIndex> &index, const Language &language)
{
    return index ? language.number(QString::number(index->value, 'f', 2)) : QStringLiteral("–");
}

static QString intervalOf(const std::optional<CapabilityIndex> &index, const Language &language)
{
    if (!index)
        return {};
    return language.number(QString::number(index->low, 'f', 2)) + QStringLiteral(" – ")
        + language.number(QString::number(index->high, 'f', 2));
}

void SpcPage::tellFigures(const Speech &speech)
{
    const Language &language = speech.language();
    const Capability &found = m_content.capability;
    ListPanel::Content figures{.title = tr("Capability"),
        .count = QStringLiteral("n = ") + QLocale(language.locale).toString(qlonglong(found.n)),
        .rows = {},
        .whenEmpty = tr("Two values at least are needed.")};
    const auto index = [&](const QString &name, const std::optional<CapabilityIndex> &value) {
        figures.rows.push_back({.shape = Shape::None,
            .lead = name,
            .main = oneOf(value, language),
            .aside = intervalOf(value, language),
            .strong = value.has_value()});
    };
    const auto number = [&](const QString &name, std::optional<double> value, int places) {
        figures.rows.push_back({.shape = Shape::None,
            .lead = {},
            .main = name,
            .aside = value ? language.number(QString::number(*value, 'f', places)) : QStringLiteral("–")});
    };
    if (found.n > 1) {
        index(QStringLiteral("Cp"), found.cp);
        index(QStringLiteral("Cpk"), found.cpk);
        index(QStringLiteral("Pp"), found.pp);
        index(QStringLiteral("Ppk"), found.ppk);
        number(tr("Mean"), found.mean, m_content.places + 1);
        number(tr("Spread within"), found.within, m_content.places + 2);
        number(tr("Spread overall"), found.overall, m_content.places + 2);
        number(tr("Outside limits"), double(found.below + found.above), 0);
        figures.rows.push_back({.shape = Shape::None,
            .lead = {},
            .main = tr("Limits"),
            .aside = tr("revision {revision}").replace(QStringLiteral("{revision}"), m_content.revision)});
        figures.rows.push_back({.shape = Shape::None,
            .lead = {},
            .main = tr("First value"),
            .aside = language.date(m_content.firstMs)});
        figures.rows.push_back({.shape = Shape::None,
            .lead = {},
            .main = tr("Last value"),
            .aside = language.date(m_content.lastMs)});
        figures.rows.push_back(
            {.shape = Shape::None, .lead = {}, .main = tr("Intervals: 95 % confidence"), .aside = {}});
    }
    m_figures.setContent(figures);
}

void SpcPage::retell()
{
    if (!m_speech)
        return;
    const Speech &speech = *m_speech;
    using Face = ActionButton::Face;
    const bool any = !m_content.characteristic.isEmpty();
    const QString where = m_content.station.isEmpty() ? tr("all stations") : isolated(m_content.station);
    const QString name
        = speech.name(m_content.name).isEmpty() ? m_content.characteristic : speech.name(m_content.name);
    m_heading.setContent({.serial = {},
        .title = any
            ? (m_content.operation.isEmpty() ? QString() : m_content.operation + QStringLiteral(" · ")) + name
                + QStringLiteral(" · ") + where
            : tr("Nothing with a number has been measured yet"),
        .shape = Shape::None,
        .state = any ? tr("{number} of {total}")
                           .replace(QStringLiteral("{number}"), QString::number(m_content.number))
                           .replace(QStringLiteral("{total}"), QString::number(m_content.of))
                     : QString(),
        .duration = {}});
    tellChart(speech);
    tellFigures(speech);
    m_back.setContent({tr("Back to work"), {}, Shape::Undone, Face::Plain});
    m_previous.setContent({tr("Previous measure"), {}, Shape::None, Face::Plain});
    m_next.setContent({tr("Next measure"), {}, Shape::None, Face::Plain});
    m_station.setContent({tr("Other station"), where, Shape::None, Face::Plain});
    const bool means = m_content.chart.subgroup > 1;
    m_kind.setContent(
        {tr("Chart"), means ? tr("means, ranges") : tr("single values"), Shape::None, Face::Plain});
    m_kind.setVisible(any);
    m_freeze.setContent({m_content.frozenMs > 0 ? tr("Freeze anew") : tr("Freeze control limits"), {},
        Shape::None, Face::Plain});
    m_previous.setVisible(any);
    m_next.setVisible(any);
    m_station.setVisible(any);
    m_freeze.setVisible(m_content.mayFreeze);
    arrange();
}

void SpcPage::arrange()
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5);
    const double room = width() - 2 * side;
    const double gap = metrics.exact(3);
    double y = metrics.exact(1.6);
    m_heading.setGeometry(QRectF(side, y, room, metrics.exact(9)).toRect());
    y += metrics.exact(10.6);
    const double actionTop = height() - metrics.exact(22);
    const double high = actionTop - metrics.exact(2) - y;
    const double figures = metrics.exact(64);
    m_chart.setGeometry(QRectF(side, y, room - figures - metrics.exact(2), high).toRect());
    m_figures.setGeometry(QRectF(side + room - figures, y, figures, high).toRect());
    std::vector<ActionButton *> buttons{&m_back};
    for (ActionButton *button : {&m_previous, &m_next, &m_station, &m_kind, &m_freeze}) {
        if (!button->isHidden())
            buttons.push_back(button);
    }
    const double cell = (room - 5 * gap) / 6;
    for (size_t i = 0; i < buttons.size(); ++i)
        buttons[i]->setGeometry(
            QRectF(side + double(i) * (cell + gap), actionTop, cell, metrics.exact(20)).toRect());
}

void SpcPage::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
