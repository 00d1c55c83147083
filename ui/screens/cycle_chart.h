// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"
#include "ui/words/language.h"

#include <QChartView>

#include <memory>
#include <optional>
#include <vector>

namespace unitrail {

/** Points in the order of time, and a target. The line's label stands in the plot; there is no legend box. */
class CycleChart : public QChartView {
    Q_OBJECT
public:
    struct Content {
        QString title;
        QString axis; ///< "minutes"
        QString target; ///< the words on its line
        std::vector<double> values; ///< minutes, oldest first
        std::optional<double> limit;
        bool operator==(const Content &) const = default;
    };
    CycleChart(const Theme &theme, QWidget *parent);
    void setContent(const Content &content, const Language &language);

private:
    const Theme &m_theme;
    Content m_content;
};

} // namespace unitrail
