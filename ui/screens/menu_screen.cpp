// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/menu_screen.h"

namespace unitrail {

MenuScreen::MenuScreen(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(theme, this)
    , m_back(theme, QStringLiteral("menuBack"), this)
{
    setObjectName(QStringLiteral("menuScreen"));
    connect(&m_back, &ActionButton::fired, this, &MenuScreen::backWished);
}

void MenuScreen::show(const std::vector<Item> &items, const Speech &)
{
    m_title.setContent({{}, tr("Menu"), Shape::None, {}, {}});
    m_back.setContent({tr("Back to work"), {}, Shape::Undone, ActionButton::Face::Plain});
    while (m_items.size() > items.size())
        m_items.pop_back();
    while (m_items.size() < items.size()) {
        const int index = int(m_items.size());
        auto button
            = std::make_unique<ActionButton>(m_theme, QStringLiteral("menuItem%1").arg(index + 1), this);
        connect(button.get(), &ActionButton::fired, this, [this, index] { emit chosen(index); });
        button->QWidget::show();
        m_items.push_back(std::move(button));
    }
    for (size_t i = 0; i < items.size(); ++i)
        m_items[i]->setContent({items[i].title, {}, items[i].shape, ActionButton::Face::Plain});
    arrange();
}

void MenuScreen::resizeEvent(QResizeEvent *)
{
    arrange();
}

void MenuScreen::arrange()
{
    const int side = m_theme.mm(2.5);
    const int gap = m_theme.mm(3);
    const int high = m_theme.mm(20);
    m_title.setGeometry(side, 0, width() - 2 * side, m_theme.mm(9));
    constexpr int columns = 4;
    const int wide = (width() - 2 * side - (columns - 1) * gap) / columns;
    for (size_t i = 0; i < m_items.size(); ++i) {
        const int column = int(i) % columns;
        const int row = int(i) / columns;
        m_items[i]->setGeometry(
            side + column * (wide + gap), m_theme.mm(12) + row * (high + gap), wide, high);
    }
    m_back.setGeometry(side, height() - side - high, wide, high);
}

} // namespace unitrail
