// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRect>
#include <QString>

class QWidget;

namespace unitrail {

/**
 * A widget that paints many things to be walked one by one: rows of a list, nodes of a tree. A screen reader
 * finds each of them as a child of the widget (ui/widgets/accessibility.cpp).
 */
class Itemed {
public:
    virtual ~Itemed() = default;
    [[nodiscard]] virtual int itemCount() const = 0;
    [[nodiscard]] virtual QString itemText(int item) const = 0;
    [[nodiscard]] virtual QRect itemRect(int item) const = 0; ///< in the widget, as far as it is in sight
    [[nodiscard]] virtual int currentItem() const = 0; ///< -1: none
    [[nodiscard]] virtual bool isTree() const = 0;
    virtual void goToItem(int item) = 0; ///< makes it the current one
    virtual void chooseItem(int item) = 0; ///< as the space key does
};

/** Tells whoever reads the screen aloud that another one is current. */
void tellCurrentItem(QWidget *widget, int item);

} // namespace unitrail
