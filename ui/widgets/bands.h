// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/canvas.h"
#include "ui/words/speech.h"

#include <QTimer>

namespace unitrail {

/** Who is loud, and how high the two bands stand. Their sum never changes, so nothing below them ever moves.
 */
struct BandPlan {
    bool verdictSolid = false;
    bool verdictTall = false; ///< it has something to say about what to do next
    bool promptSolid = false;
    bool completeSolid = false; ///< the Complete button is the next action, and nothing is louder

    static constexpr double sumMm = 39; ///< of both heights
    static constexpr double gapMm = 1.8; ///< between them
    [[nodiscard]] double verdictMm() const { return verdictTall ? 26 : 17; }
    [[nodiscard]] double promptMm() const { return sumMm - verdictMm(); }

    bool operator==(const BandPlan &) const = default;
};
BandPlan planBands(const StationView &view, const VerdictWords &words, Theme::Kind theme);

/** The one thing to do now, in blue. */
class PromptBand : public Drawn {
    Q_OBJECT
public:
    PromptBand(const Theme &theme, QWidget *parent);
    void setContent(const PromptWords &words, Prompt::Kind kind, bool solid, bool small);
    [[nodiscard]] bool solid() const override { return m_solid; }

protected:
    void draw(Canvas &canvas) override;

private:
    PromptWords m_words;
    Shape m_pictogram = Shape::Barcode;
    bool m_solid = true;
    bool m_small = false;
};

/**
 * What became of the last scan. It never moves, never goes away by itself and needs no dismissing. Each new
 * verdict shows itself inverted for a moment, so that a second refusal of the same kind is seen to be a new
 * one.
 */
class VerdictBand : public Drawn {
    Q_OBJECT
public:
    VerdictBand(const Theme &theme, QWidget *parent);
    void setContent(const VerdictWords &words, Answer::Kind kind, bool solid);
    void punch();
    [[nodiscard]] bool solid() const override { return m_solid; }
    [[nodiscard]] bool punching() const { return m_punch.isActive(); }

    static constexpr int punchMs = 120;

protected:
    void draw(Canvas &canvas) override;

private:
    void drawHatching(Canvas &canvas, const QRectF &room, const QColor &colour);

    VerdictWords m_words;
    Answer::Kind m_kind = Answer::Kind::None;
    bool m_solid = false;
    QTimer m_punch;
};

Shape shapeOf(Answer::Kind kind);
Tone toneOf(Answer::Kind kind);

} // namespace unitrail
