// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/tokens.h"

#include <QFont>
#include <QPalette>
#include <QSize>

namespace unitrail {

/**
 * Millimetres to pixels. Sizes on a touch panel are millimetres, because thumbs and eyes are; the screen's
 * own claim of its DPI is not to be trusted, so the number comes from the panel's size or from a setting.
 */
class Metrics {
public:
    explicit Metrics(double pixelsPerMm)
        : m_pixelsPerMm(pixelsPerMm)
    { }

    /**
     * What is assumed until somebody measures: 1280x800 is a 10.1" panel (5.88 px/mm), 1920x1080 one of 15.6"
     * (5.56 px/mm); a bigger panel is read from further away, so everything is drawn 1.2 times as big there.
     * Other sizes in between are scaled so that the layout of the smaller one fits.
     */
    static Metrics forPanel(const QSize &pixels);

    [[nodiscard]] int mm(double millimetres) const { return qRound(millimetres * m_pixelsPerMm); }
    [[nodiscard]] double exact(double millimetres) const { return millimetres * m_pixelsPerMm; }
    [[nodiscard]] double toMm(double pixels) const { return pixels / m_pixelsPerMm; }
    [[nodiscard]] double pixelsPerMm() const { return m_pixelsPerMm; }

private:
    double m_pixelsPerMm;
};

/** The roles of text (UX C6). Sizes are em heights in millimetres. */
enum class Type {
    Note, ///< 3.4, never in the operator's path
    Stepper, ///< 3.8
    Body, ///< 4.2
    Strong, ///< 4.2 bold
    Button, ///< 4.8 bold
    Verdict, ///< 4.8: the sentence under the verdict's word
    Title, ///< 6.0 bold
    Prompt, ///< 8.0 bold, may shrink to 5.4
    Serial, ///< 8.0 bold, mono with slashed zero
    Figure, ///< 8.0 bold, tabular
};

/** Colours, sizes and type in force. One lives in the window; everybody else holds a reference and asks when
 * painting. */
class Theme {
public:
    enum class Kind { Light, Dark };

    Theme(Kind kind, Metrics metrics)
        : m_kind(kind)
        , m_metrics(metrics)
    { }

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] const Tokens &tokens() const
    {
        return m_kind == Kind::Light ? Tokens::light() : Tokens::dark();
    }
    [[nodiscard]] const Metrics &metrics() const { return m_metrics; }
    [[nodiscard]] int mm(double millimetres) const { return m_metrics.mm(millimetres); }

    [[nodiscard]] static double em(Type type); ///< mm
    [[nodiscard]] static double emMin(Type type); ///< mm; to which size text of this role may shrink to fit
    [[nodiscard]] QFont font(Type type) const { return font(type, em(type)); }
    [[nodiscard]] QFont font(Type type, double emMm) const; ///< of that role, in another size
    [[nodiscard]] QPalette palette() const; ///< for the few widgets that the Fusion style paints

private:
    Kind m_kind;
    Metrics m_metrics;
};

} // namespace unitrail
