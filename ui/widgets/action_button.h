// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/canvas.h"

#include <QAbstractButton>
#include <QElapsedTimer>

namespace unitrail {

/**
 * A button for gloved thumbs: it acts on release, forgives 3 mm of slipping, shows that it is pressed, and is
 * deaf for 250 ms after it acted, so that one push on a wet panel counts once. It never takes the focus by
 * touch, and neither Enter nor a scanner's terminator presses it.
 */
class ActionButton : public QAbstractButton, public Lettered {
    Q_OBJECT
public:
    enum class Face {
        Plain, ///< neutral
        Next, ///< pressing it is the next action: solid blue
        NextQuiet, ///< the same while something else is loud
        Bar, ///< on the header
        Chosen, ///< the one of several that is in force
    };

    ActionButton(const Theme &theme, const QString &name, QWidget *parent);

    /** Everything it shows; the words may break into two lines, the second text is a count or a unit. */
    struct Content {
        QString text;
        QString second;
        Shape shape = Shape::None;
        Face face = Face::Plain;
        bool big = false; ///< one character, as on a key
        bool small = false; ///< for a mouse at a desk, in note size; never on the operator's own screen
        bool operator==(const Content &) const = default;
    };
    void setContent(const Content &content);
    [[nodiscard]] const Content &content() const { return m_content; }
    [[nodiscard]] bool solid() const { return m_content.face == Face::Next && isVisible(); }
    [[nodiscard]] int widthOnBar() const; ///< px; what Face::Bar needs

    /** For a moment after it appears under a finger that was meant for something else, it does not act. */
    void beDeaf(int milliseconds);

signals:
    void fired();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    [[nodiscard]] bool hitButton(const QPoint &position) const override;

private:
    void fireOnce();
    void drawFace(Canvas &canvas);
    void drawOnBar(Canvas &canvas);

    static constexpr int deafMs = 250;
    const Theme &m_theme;
    Content m_content;
    QElapsedTimer m_sinceDeaf;
    int m_deafMs = 0;
};

} // namespace unitrail
