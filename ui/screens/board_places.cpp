// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/board_page.h"

#include <algorithm>

/* Where everything on the board stands: for a desk, and for a wall. */
namespace unitrail {

void BoardPage::resizeEvent(QResizeEvent *)
{
    arrange();
}

void BoardPage::arrange()
{
    const bool listed = !m_list.isHidden();
    m_list.setGeometry(rect());
    const bool board = !listed && !m_wall;
    for (auto *tiles : {&m_stations, &m_causes}) {
        for (const auto &one : *tiles)
            one->setVisible(board);
    }
    for (const auto &one : m_numbers)
        one->setVisible(!listed);
    m_calls.setVisible(board);
    m_chart.setVisible(board);
    for (ActionButton *button : {&m_back, &m_other, &m_wallButton, &m_answer})
        button->setVisible(!listed);
    m_other.setVisible(board);
    if (listed)
        return;
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(3), high = metrics.exact(20);
    const double bottom = height() - high - metrics.exact(2);
    const double cell = (width() - 2 * side - 3 * gap) / 4;
    ActionButton *buttons[]{&m_back, &m_other, &m_wallButton, &m_answer};
    for (int i = 0; i < 4; ++i)
        buttons[i]->setGeometry(QRectF(side + i * (cell + gap), bottom, cell, high).toRect());
    if (m_wall)
        arrangeWall(metrics.exact(1.6), bottom - metrics.exact(2));
    else
        arrangeBoard(metrics.exact(1.6), bottom - metrics.exact(2));
}

void BoardPage::arrangeWall(double top, double bottom)
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(2);
    constexpr int columns = 3;
    const double wide = (width() - 2 * side - (columns - 1) * gap) / columns;
    const double high = (bottom - top - gap) / 2;
    for (size_t i = 0; i < m_numbers.size(); ++i)
        m_numbers[i]->setGeometry(QRectF(
            side + double(i % columns) * (wide + gap), top + double(i / columns) * (high + gap), wide, high)
                                      .toRect());
}

void BoardPage::arrangeBoard(double top, double bottom)
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(1.4);
    const double room = width() - 2 * side;
    double y = top;
    const double numbers = double(std::max<size_t>(m_numbers.size(), 1));
    const double wide = (room - gap * (numbers - 1)) / numbers;
    const double numberHigh = metrics.exact(17.5);
    for (size_t i = 0; i < m_numbers.size(); ++i)
        m_numbers[i]->setGeometry(QRectF(side + double(i) * (wide + gap), y, wide, numberHigh).toRect());
    y += numberHigh + gap;

    const size_t inRow
        = m_stations.size() > 9 ? (m_stations.size() + 1) / 2 : std::max<size_t>(m_stations.size(), 1);
    const double tileWide = (room - gap * double(inRow - 1)) / double(inRow);
    const double tileHigh = metrics.exact(22.2);
    for (size_t i = 0; i < m_stations.size(); ++i)
        m_stations[i]->setGeometry(QRectF(side + double(i % inRow) * (tileWide + gap),
            y + double(i / inRow) * (tileHigh + gap), tileWide, tileHigh)
                                       .toRect());
    y += double((m_stations.size() + inRow - 1) / inRow) * (tileHigh + gap);

    const double half = (room - gap) / 2;
    const double head = metrics.exact(m_causes.empty() ? 16 : ListPanel::titleMm + 1);
    m_calls.setGeometry(QRectF(side, y, half, head).toRect());
    const double causes = double(causesShown);
    const double barHigh = std::min((bottom - y - head) / causes, metrics.exact(8));
    for (size_t i = 0; i < m_causes.size(); ++i)
        m_causes[i]->setGeometry(QRectF(side, y + head + double(i) * barHigh, half, barHigh - 1).toRect());
    m_chart.setGeometry(QRectF(side + half + gap, y, half, bottom - y).toRect());
}

} // namespace unitrail
