// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/canvas.h"
#include "ui/words/speech.h"

namespace unitrail {

/** What is on the table: the serial with its last four characters emphasised, its state, and the time on this
 * step. */
class IdentityRow : public Drawn {
    Q_OBJECT
public:
    struct Content {
        QString serial; ///< empty: nothing on the table
        QString title; ///< beside the serial, or in its place
        Shape shape = Shape::None;
        QString state;
        QString duration; ///< "06:12"
        bool operator==(const Content &) const = default;
    };
    IdentityRow(const Theme &theme, QWidget *parent);
    void setContent(const Content &content);

protected:
    void draw(Canvas &canvas) override;

private:
    Content m_content;
};

/** The routing, the current step framed. Only to be read, so it may be lower than a button. */
class Stepper : public Drawn {
    Q_OBJECT
public:
    struct Step {
        QString number;
        QString name;
        Shape shape = Shape::Ring;
        bool current = false;
        bool operator==(const Step &) const = default;
    };
    Stepper(const Theme &theme, QWidget *parent);
    void setSteps(const std::vector<Step> &steps, const QString &accessibleText);

protected:
    void draw(Canvas &canvas) override;

private:
    enum class Detail { AllNamed, CurrentNamed, Numbered, CurrentNumbered };
    static QString textOf(const Step &step, Detail detail);
    void drawStep(Canvas &canvas, const Step &step, const QRectF &room, Detail detail);
    std::vector<Step> m_steps;
};

/** Numbers worth a look from a distance, each with its word. */
class BigFigures : public Drawn {
    Q_OBJECT
public:
    struct Figure {
        QString value;
        QString word;
        bool operator==(const Figure &) const = default;
    };
    BigFigures(const Theme &theme, QWidget *parent);
    void setFigures(const QString &title, const std::vector<Figure> &figures);

protected:
    void draw(Canvas &canvas) override;

private:
    QString m_title;
    std::vector<Figure> m_figures;
};

/** A titled list. What does not fit below its last row is counted there, never silently left out. */
class ListPanel : public Drawn {
    Q_OBJECT
public:
    struct Row {
        Shape shape = Shape::None;
        QString lead; ///< a time or number, in a column of its own
        QString main;
        QString aside; ///< a value or remark
        bool strong = false;
        bool struck = false;
        bool asideIsExtra = false; ///< left out whole when there is no room for it
        bool operator==(const Row &) const = default;
    };
    struct Content {
        QString title;
        QString count; ///< at the end of the title's line
        std::vector<Row> rows;
        QString whenEmpty; ///< why it is empty and what will fill it
        int inSight = 0; ///< this row is shown whatever the room ...
        int before = 0; ///< ... and so many before it
        bool operator==(const Content &) const = default;
    };
    ListPanel(const Theme &theme, const QString &name, QWidget *parent);
    void setContent(const Content &content);
    [[nodiscard]] int rowsThatFit() const;

    static constexpr double titleMm = 6.2;
    static constexpr double rowMm = 5.95;
    static constexpr double edgeMm = 0.8;

protected:
    void draw(Canvas &canvas) override;

private:
    void drawRow(Canvas &canvas, const Row &row, double top, double leadWidth, double mainWidth);
    [[nodiscard]] int firstRow() const;
    Content m_content;
};

Shape shapeOf(OperationStatus status);

} // namespace unitrail
