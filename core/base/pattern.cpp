// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/pattern.h"

#include <QHash>
#include <QRegularExpression>

namespace unitrail {

/** More than a plant has; when definitions come and go, nothing grows without end. */
static constexpr qsizetype keptMax = 512;

bool fitsPattern(const QString &pattern, const QString &text)
{
    if (pattern.isEmpty())
        return true;
    static thread_local QHash<QString, QRegularExpression> kept;
    auto compiled = kept.constFind(pattern);
    if (compiled == kept.constEnd()) {
        if (kept.size() >= keptMax)
            kept.clear();
        compiled = kept.insert(pattern, QRegularExpression(QRegularExpression::anchoredPattern(pattern)));
    }
    return compiled->match(text).hasMatch();
}

} // namespace unitrail
