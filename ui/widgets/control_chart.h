// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/statistics/capability.h"
#include "core/statistics/control_chart.h"
#include "ui/widgets/canvas.h"
#include "ui/words/language.h"

namespace unitrail {

/**
 * The last values of one characteristic and what is unusual about them: individuals and moving ranges, or
 * means and ranges. What the part must keep are solid brackets with their number, what the process usually
 * keeps are thin dashed lines that say "control": they are never drawn alike, because a point outside of
 * control is a signal and not a reject. Every number shown is in the accessible description too, as a table.
 */
class ControlChart : public Drawn {
    Q_OBJECT
public:
    struct Content {
        QString title; ///< "Current at 2,000 N · FNC-1"
        QString unit; ///< of the values; may be empty
        ControlChartData data;
        SpecificationLimits specification;
        int places = 2; ///< behind the decimal mark
        QString frozen{}; ///< since when the limits are frozen, as a date; empty: they are not
        bool withRanges = true; ///< the lower chart; left out where there is little room
        bool operator==(const Content &) const = default;
    };
    ControlChart(const Theme &theme, QWidget *parent);
    void setContent(const Content &content, const Language &language);
    [[nodiscard]] const QString &note() const { return m_note; }

protected:
    void draw(Canvas &canvas) override;

private:
    struct Plot;
    struct Label;
    [[nodiscard]] QString number(double value) const;
    [[nodiscard]] QString noteText() const;
    [[nodiscard]] QString table() const;
    [[nodiscard]] bool unusualNow() const;
    [[nodiscard]] bool conforms(double value) const;
    void drawPlot(Canvas &canvas, const Plot &plot) const;
    void drawLabels(Canvas &canvas, const QRectF &room, std::vector<Label> labels) const;

    Content m_content;
    Language m_language;
    QString m_note;
};

} // namespace unitrail
