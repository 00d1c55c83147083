// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/canvas.h"

#include <optional>

namespace unitrail {

/**
 * A value and where it lies: big, with the limits as brackets on a scale below it. Specification limits are
 * solid brackets with their numbers, the guard band is hatched, the nominal value is a tick. Values that are
 * recorded are rings, the one that is typed is a pin; what lies off the scale is a pin at its end.
 */
class LimitsBar : public Drawn {
    Q_OBJECT
public:
    struct Content {
        QString about; ///< "Value 2 of 4: 5.48 · Plan C"
        QString instrument; ///< at the end of that line
        Shape instrumentShape = Shape::None;
        QString value; ///< as people of that language write it; empty: nothing yet
        QString unit;
        QString invitation; ///< in place of a value
        Shape shape = Shape::None; ///< of the verdict
        Tone tone = Tone::Info;
        QString verdict; ///< "In limits"
        QString detail; ///< "near the upper one"
        std::optional<double> lower, nominal, upper, guardBand, pin;
        QString lowerText, nominalText, upperText;
        std::vector<double> recorded;
        bool operator==(const Content &) const = default;
    };
    LimitsBar(const Theme &theme, QWidget *parent);
    void setContent(const Content &content);

protected:
    void draw(Canvas &canvas) override;

private:
    void drawValue(Canvas &canvas, const QRectF &room);
    void drawScale(Canvas &canvas, const QRectF &room);
    Content m_content;
};

} // namespace unitrail
