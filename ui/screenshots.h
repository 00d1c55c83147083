// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "ui/theme/theme.h"

#include <QSize>
#include <QString>
#include <QStringList>

namespace unitrail {

/**
 * Renders every state of every screen from made-up views of the demo factory to
 * `outDir`/NAME_LANGUAGE_THEME_WxH.png and returns the files. Needs a QApplication; the offscreen platform is
 * enough.
 */
Result<QStringList> renderScreens(
    const QString &outDir, const QString &language, Theme::Kind theme, const QSize &size);

} // namespace unitrail
