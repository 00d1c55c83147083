// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QPainter>
#include <QRectF>

namespace unitrail {

/** The signs that stand beside every colour and word (UX C5): each has an outline of its own, so they differ
 * in grey. */
enum class Shape {
    None,
    Tick, ///< disc with tick: accepted, passed
    Octagon, ///< octagon with cross: refused
    Diamond, ///< diamond with cross: a test failed
    Triangle, ///< triangle with exclamation mark: attention
    Signpost, ///< pentagon that points: next
    Play, ///< disc with triangle: in progress
    Pause, ///< disc with bars: paused
    Ring, ///< hollow ring: to do
    Hold, ///< square with two bars
    Rework, ///< hexagon with turned arrow
    Scrapped, ///< square with slash
    Cloud, ///< cloud with slash: offline
    Clock, ///< clock: waiting, to be checked
    Undone, ///< arrow back
    Info, ///< square with i
    Dash, ///< disc with bar: skipped, waived
    Erase, ///< pentagon that points back, with cross: take away the last character
    Barcode,
    Badge,
    Gauge,
    Arrow, ///< pictograms: what the hand does next
};

/** In which tone a shape is drawn when nothing around it says otherwise. */
Tone toneOf(Shape shape);

/** Draws it to fill the square in the middle of the rectangle: the body in one colour, its sign in the other.
 */
void drawShape(QPainter &painter, Shape shape, const QRectF &room, const QColor &body, const QColor &sign);

} // namespace unitrail
