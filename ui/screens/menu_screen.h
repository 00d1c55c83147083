// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/action_button.h"
#include "ui/widgets/rows.h"

#include <memory>

namespace unitrail {

/** All that this terminal can show besides the work, one button each. */
class MenuScreen : public QWidget {
    Q_OBJECT
public:
    struct Item {
        QString title;
        Shape shape = Shape::Info;
    };
    MenuScreen(const Theme &theme, QWidget *parent);
    void show(const std::vector<Item> &items, const Speech &speech);

signals:
    void chosen(int item);
    void backWished();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    const Theme &m_theme;
    IdentityRow m_title;
    ActionButton m_back;
    std::vector<std::unique_ptr<ActionButton>> m_items;
};

} // namespace unitrail
