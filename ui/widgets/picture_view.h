// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/canvas.h"

#include <QPixmap>

#include <optional>

namespace unitrail {

/**
 * A drawing that one points at. A touch is a point, 0 to 1 from the upper left corner; a touch on a mark
 * chooses it. Magnified it shows a part, and a finger that pulls moves it. With the keyboard the arrows go
 * from place to place, and Space marks it. Never mirrored: it is the thing itself.
 */
class PictureView : public Drawn {
    Q_OBJECT
public:
    struct Mark {
        QString number; ///< "2"
        double x = 0, y = 0;
        bool whole = false; ///< it has its code
        bool current = false;
        bool operator==(const Mark &) const = default;
    };
    struct Content {
        QString title; ///< "Side"
        QByteArray svg;
        QString whenEmpty; ///< in place of a drawing
        std::vector<Mark> marks;
        std::vector<QString> places; ///< by name, for the keyboard
        bool operator==(const Content &) const = default;
    };
    PictureView(const Theme &theme, QWidget *parent);
    void setContent(const Content &content);
    /** Once, twice or four times as large as the whole drawing; around the mark that is chosen, or the
     * middle. */
    void setMagnified(int times);
    [[nodiscard]] int magnified() const { return m_times; }
    /** Where this point of the drawing lies on the widget. */
    [[nodiscard]] QPointF pointAt(double x, double y) const;

signals:
    void pointed(double x, double y);
    void markTouched(int index);
    void placeWished(const QString &name);

protected:
    void draw(Canvas &canvas) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRectF room() const; ///< that the drawing may be seen in
    [[nodiscard]] QRectF
    drawing() const; ///< where it lies on the widget; magnified it reaches beyond the room

    Content m_content;
    QPixmap m_picture; ///< what is seen, painted for ...
    QRectF m_painted; ///< ... the drawing lying here
    int m_times = 1;
    QPointF m_middle{0.5, 0.5}; ///< the point of the drawing that stands in the middle
    std::optional<QPointF> m_pulledFrom; ///< the middle, when the finger came down
    QSizeF m_proportion;
    std::optional<QPointF> m_pressed;
    size_t m_place = 0; ///< that the keyboard is at
};

} // namespace unitrail
