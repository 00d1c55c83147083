// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/page.h"

namespace unitrail {

Page::Page(const Theme &theme, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(name);
}

bool Page::isOffered(const StationView &view) const
{
    return !view.person.isEmpty();
}

bool Page::takesOver(const StationView &) const
{
    return false;
}

bool Page::stays(const StationView &) const
{
    return false;
}

} // namespace unitrail
