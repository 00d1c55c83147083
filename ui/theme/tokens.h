// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>

#include <array>

namespace unitrail {

/** What a colour means, after IEC 60073. A tone never speaks alone: a shape and a word stand beside it. */
enum class Tone {
    Ok, ///< recorded, passed
    Attention, ///< look here: read twice, a question
    Stop, ///< refused
    Act, ///< the one thing to do now
    Hold, ///< black with amber: blocked by a person
    Info, ///< grey: normal, running, offline
};

/** One tone in its two strengths. Only one solid rectangle may be on the screen at a time. */
struct Accent {
    QColor solid, onSolid; ///< loud; text on it has a contrast of at least 7:1
    QColor tint, onTint; ///< quiet; the same
    QColor edge; ///< outlines and shapes: at least 3:1 on the surface and on the tint
};

/** All colours of one theme. */
struct Tokens {
    QColor window, surface, raised, sunken; ///< grounds
    QColor text, text2; ///< at least 7:1 on window, surface and raised
    QColor disabled, border, focus; ///< at least 3:1
    QColor divider; ///< decoration, carries no meaning
    QColor bar, onBar, onBar2; ///< the header
    std::array<Accent, 6> accents;

    [[nodiscard]] const Accent &operator[](Tone tone) const { return accents[static_cast<size_t>(tone)]; }

    static const Tokens &light(); ///< the usual one: dark screens are mirrors in bright halls
    static const Tokens &dark(); ///< night shift, dark rooms
};

/** WCAG 2 contrast ratio of two opaque colours, 1 to 21. */
double contrast(const QColor &a, const QColor &b);

} // namespace unitrail
