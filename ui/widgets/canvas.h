// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"
#include "ui/widgets/shapes.h"

#include <QPainter>
#include <QString>
#include <QWidget>

#include <vector>

namespace unitrail {

/** A text as it was painted, kept for the tests that look for clipped text and weak contrast. */
struct DrawnText {
    QString text;
    QRectF room; ///< what it was given
    bool fits = true; ///< whole, in a size its role permits
    bool elided = false; ///< a long code, shortened in the middle on purpose
    QColor ink, ground;
    double emMm = 0;
};

/** How a text is set. */
struct TextStyle {
    Type type = Type::Body;
    QColor ink, ground;
    Qt::Alignment alignment = Qt::AlignLeading | Qt::AlignVCenter;
    int lines = 1; ///< it may break into so many
    double em = 0; ///< mm; 0: the role's
    bool mayElide = false; ///< only for codes: nobody reads 60 characters of raw GS1
    bool struck = false;
    bool wrapFirst
        = false; ///< rather two lines in the role's size than one in a smaller: buttons in a row look alike
};

/** The size in which a text fits its room: one line down to the smallest size of its role, then several lines
 * the same way. */
struct TextFit {
    double emMm = 0;
    bool wrapped = false;
    bool fits = true;
};
TextFit fitText(const Theme &theme, const QString &text, const QSizeF &room, const TextStyle &style);

/**
 * Paints on a widget in left-to-right coordinates and mirrors them where the language is read from the right.
 * Everything the widgets show goes through here, so a test can ask what was painted.
 */
class Canvas {
public:
    Canvas(QWidget &widget, const Theme &theme, std::vector<DrawnText> &drawn);

    void box(const QRectF &rect, const QColor &ground, const QColor &edge = {}, double edgePixels = 0,
        double radiusMm = 0.8);
    /** Returns where the text ends: the x behind its last character on one line. */
    double text(const QRectF &room, const QString &text, const TextStyle &style);
    void shape(Shape shape, const QRectF &room, const QColor &body, const QColor &sign);
    /** The usual colours of the shape on that ground. */
    void shape(Shape shape, const QRectF &room, const QColor &ground);

    [[nodiscard]] double width(const QString &text, Type type, double emMm = 0) const;
    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] double mm(double millimetres) const { return m_theme.metrics().exact(millimetres); }
    [[nodiscard]] QPainter &painter() { return m_painter; }

private:
    [[nodiscard]] QRectF mirrored(const QRectF &rect) const;

    const Theme &m_theme;
    std::vector<DrawnText> &m_drawn;
    QPainter m_painter;
    double m_width;
    bool m_rightToLeft;
};

/** Whatever paints text through a Canvas; found by the tests with dynamic_cast. */
class Lettered {
public:
    virtual ~Lettered() = default;
    [[nodiscard]] const std::vector<DrawnText> &drawnTexts() const { return m_drawn; }

protected:
    std::vector<DrawnText> m_drawn;
};

/** A widget that only shows: it paints itself from what its owner set, and takes neither focus nor touch. */
class Drawn : public QWidget, public Lettered {
    Q_OBJECT
public:
    Drawn(const Theme &theme, QWidget *parent);

    /** Whether it is a solid rectangle in a semantic colour now; at most one may be on a screen. */
    [[nodiscard]] virtual bool solid() const { return false; }

protected:
    virtual void draw(Canvas &canvas) = 0;
    void paintEvent(QPaintEvent *event) final;
    const Theme &m_theme;
};

} // namespace unitrail
