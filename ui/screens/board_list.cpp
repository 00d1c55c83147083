// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/board_list.h"

#include <algorithm>

namespace unitrail {

static constexpr double rowMm = 11.4;
static constexpr double headMm = 20;
static constexpr double tabMm = 11;
static constexpr double actionMm = 20;

FigureHead::FigureHead(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("figureHead"));
}

void FigureHead::setContent(const QString &title, const QString &definition)
{
    m_title = title;
    m_definition = definition;
    setAccessibleName(title + QStringLiteral(". ") + definition);
    update();
}

void FigureHead::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const double title = canvas.mm(6.6);
    canvas.text(QRectF(0, 0, width(), title), m_title,
        {.type = Type::Title, .ink = tokens.text, .ground = tokens.window});
    canvas.text(QRectF(0, title, width(), height() - title), m_definition,
        {.type = Type::Note,
            .ink = tokens.text2,
            .ground = tokens.window,
            .alignment = Qt::AlignLeft | Qt::AlignTop,
            .lines = 3});
}

FigureList::FigureList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_head(theme, this)
    , m_back(theme, QStringLiteral("figureBack"), this)
    , m_up(theme, QStringLiteral("figureUp"), this)
    , m_down(theme, QStringLiteral("figureDown"), this)
    , m_compare(theme, QStringLiteral("figureCompare"), this)
    , m_keep(theme, QStringLiteral("figureKeep"), this)
{
    setObjectName(QStringLiteral("figureList"));
    connect(&m_back, &ActionButton::fired, this, &FigureList::backWished);
    connect(&m_up, &ActionButton::fired, this, [this] { scroll(-1); });
    connect(&m_down, &ActionButton::fired, this, [this] { scroll(1); });
    connect(&m_keep, &ActionButton::fired, this, &FigureList::receiptWished);
    connect(&m_compare, &ActionButton::fired, this, [this] {
        QStringList units;
        for (const FigureItem &item : items()) {
            if (!item.unit.isEmpty())
                units.append(item.unit);
        }
        units.removeDuplicates();
        emit comparisonWished(units);
    });
}

const std::vector<FigureItem> &FigureList::items() const
{
    static const std::vector<FigureItem> none;
    return m_tab < m_content.tabs.size() ? m_content.tabs[m_tab].items : none;
}

void FigureList::setContent(const Content &content, const Speech &speech)
{
    m_content = content;
    m_tab = 0;
    m_first = 0;
    retell(speech);
}

void FigureList::retell(const Speech &speech)
{
    m_speech = speech;
    m_head.setContent(m_content.title, m_content.definition);
    while (m_tabs.size() > m_content.tabs.size())
        m_tabs.pop_back();
    while (m_tabs.size() < m_content.tabs.size()) {
        const size_t index = m_tabs.size();
        auto tab = std::make_unique<Tile>(m_theme, QStringLiteral("figureTab%1").arg(index), this);
        connect(tab.get(), &Tile::fired, this, [this, index] {
            m_tab = index;
            m_first = 0;
            retell(m_speech);
        });
        tab->show();
        m_tabs.push_back(std::move(tab));
    }
    m_back.setContent({m_content.backTo.isEmpty() ? tr("Back to the board") : m_content.backTo, {},
        Shape::Undone, ActionButton::Face::Plain});
    m_compare.setContent({tr("In common…"), {}, Shape::Ring, ActionButton::Face::Plain});
    m_keep.setContent({tr("Keep as a receipt"), {}, Shape::Tick, ActionButton::Face::Plain});
    m_compare.setVisible(m_content.compares);
    m_compare.setEnabled(!items().empty());
    m_keep.setVisible(m_content.keeps);
    m_up.setContent({tr("Rows before"), {}, Shape::None, ActionButton::Face::Plain});
    m_down.setContent({tr("Rows after"), {}, Shape::None, ActionButton::Face::Plain});
    arrange();
}

int FigureList::rowsThatFit() const
{
    const double room = m_theme.metrics().toMm(height()) - headMm - tabMm - actionMm - 9;
    return std::max(1, int(room / rowMm)) * columns();
}

int FigureList::columns() const
{
    return m_theme.metrics().toMm(width()) > 150 ? 2 : 1;
}

void FigureList::scroll(int pages)
{
    const int fit = rowsThatFit();
    const int last = std::max(0, (int(items().size()) - 1) / fit * fit);
    m_first = std::clamp(m_first + pages * fit, 0, last);
    tellRows();
    arrange();
}

/** How many each holds, and which of them are in sight. */
void FigureList::tellTabs()
{
    const int count = int(items().size()), last = std::min(m_first + rowsThatFit(), count);
    const QString seen = count == 0 ? tr("shown")
                                    : tr("shown: {first} to {last}")
                                          .replace(QStringLiteral("{first}"), QString::number(m_first + 1))
                                          .replace(QStringLiteral("{last}"), QString::number(last));
    for (size_t i = 0; i < m_tabs.size(); ++i) {
        const Tab &tab = m_content.tabs[i];
        m_tabs[i]->setContent({.title = tab.title + QStringLiteral(" · ") + QString::number(tab.items.size()),
            .value = {},
            .lines = {{i == m_tab ? Shape::Tick : Shape::Ring, i == m_tab ? seen : tr("show"), i == m_tab}}});
    }
    m_up.setEnabled(m_first > 0);
    m_down.setEnabled(last < count);
}

void FigureList::tellRows()
{
    tellTabs();
    const size_t shown = size_t(std::clamp(int(items().size()) - m_first, 0, rowsThatFit()));
    while (m_rows.size() > shown)
        m_rows.pop_back();
    while (m_rows.size() < shown) {
        const int index = int(m_rows.size());
        auto row = std::make_unique<Tile>(m_theme, QStringLiteral("figureRow%1").arg(index), this);
        connect(row.get(), &Tile::fired, this, [this, index] {
            const size_t at = size_t(m_first + index);
            if (at < items().size() && !items()[at].unit.isEmpty())
                emit unitWished(items()[at].unit);
        });
        row->show();
        m_rows.push_back(std::move(row));
    }
    for (size_t i = 0; i < shown; ++i) {
        const FigureItem &item = items()[size_t(m_first) + i];
        QStringList aside;
        if (!item.operation.isEmpty())
            aside.append(m_speech.step(OperationId::known(item.operation)));
        if (item.pass > 1)
            aside.append(
                tr("attempt {number}").replace(QStringLiteral("{number}"), QString::number(item.pass)));
        for (const QString &text : {item.station, item.detail}) {
            if (!text.isEmpty())
                aside.append(isolated(text));
        }
        if (item.amountMs > 0)
            aside.append(m_speech.language().number(QString::number(double(item.amountMs) / 60'000, 'f', 1))
                + QStringLiteral(" min"));
        const QString number = QString::number(m_first + int(i) + 1);
        if (item.atMs > 0)
            aside.prepend(m_speech.language().moment(item.atMs));
        m_rows[i]->setContent(
            {.title = number + QStringLiteral("  ") + (item.unit.isEmpty() ? tr("no unit") : item.unit),
                .value = {},
                .lines = {{Shape::None, aside.join(QStringLiteral(" · "))}}});
    }
}

void FigureList::arrange()
{
    tellRows();
    const Metrics &metrics = m_theme.metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(2);
    const double room = width() - 2 * side;
    const auto place = [&](QWidget &widget, double left, double top, double wide, double high) {
        const double x = layoutDirection() == Qt::RightToLeft ? width() - left - wide : left;
        widget.setGeometry(QRectF(x, top, wide, high).toRect());
    };
    double y = metrics.exact(1.5);
    place(m_head, side, y, room, metrics.exact(headMm));
    y += metrics.exact(headMm + 1.5);
    const double tabs = double(std::max<size_t>(m_tabs.size(), 1));
    const double wide = std::min((room - gap * (tabs - 1)) / tabs, metrics.exact(70));
    for (size_t i = 0; i < m_tabs.size(); ++i)
        place(*m_tabs[i], side + double(i) * (wide + gap), y, wide, metrics.exact(tabMm));
    y += metrics.exact(tabMm + 1.5);
    const size_t high = size_t(rowsThatFit() / columns());
    const double column = (room - gap * (columns() - 1)) / columns();
    for (size_t i = 0; i < m_rows.size(); ++i)
        place(*m_rows[i], side + double(i / high) * (column + gap),
            y + double(i % high) * metrics.exact(rowMm), column, metrics.exact(rowMm) - 2);
    std::vector<ActionButton *> buttons{&m_back, &m_up, &m_down};
    if (m_content.compares)
        buttons.push_back(&m_compare);
    if (m_content.keeps)
        buttons.push_back(&m_keep);
    const double between = metrics.exact(3), count = double(buttons.size());
    const double cell = (room - (count - 1) * between) / count;
    for (size_t i = 0; i < buttons.size(); ++i)
        place(*buttons[i], side + double(i) * (cell + between), height() - metrics.exact(actionMm + 2), cell,
            metrics.exact(actionMm));
}

void FigureList::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
