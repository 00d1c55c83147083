// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/accessibility.h"

#include "ui/widgets/bands.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QLineEdit>

namespace unitrail {

void nameField(QLineEdit &field, const QString &words)
{
    field.setPlaceholderText(words);
    field.setAccessibleName(words);
}

static QAccessibleInterface *interfaceFor(const QString &, QObject *object)
{
    auto *drawn = qobject_cast<Drawn *>(object);
    if (!drawn || drawn->accessibleName().isEmpty())
        return nullptr;
    const bool alert = qobject_cast<VerdictBand *>(object);
    return new QAccessibleWidget(drawn, alert ? QAccessible::AlertMessage : QAccessible::StaticText);
}

void installAccessibility()
{
    QAccessible::installFactory(interfaceFor);
}

} // namespace unitrail
