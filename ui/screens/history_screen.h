// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"
#include "core/domain/standing.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/rows.h"

#include <QAbstractScrollArea>

#include <map>

namespace unitrail {

/** All that S6 shows: a unit's entries and where it stands by them, with the names the plant gave. */
struct UnitHistory {
    UnitId unit;
    Words partName;
    Standing standing;
    std::vector<Recorded> entries; ///< in any order
    std::map<OperationId, Words> operations;
    std::map<PersonId, QString> people; ///< short names; who is missing is shown by id
};

/** The timeline, newest first, grouped by day. Entries that were undone stay in their place, struck through.
 */
class Timeline : public QAbstractScrollArea, public Lettered {
    Q_OBJECT
public:
    Timeline(const Theme &theme, QWidget *parent);
    void show(const UnitHistory &history, const Speech &speech);
    void scrollPages(int pages);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Line {
        bool day = false; ///< a heading: only `what` counts
        unitrail::Shape shape = unitrail::Shape::None; ///< a QFrame has a Shape of its own
        QString time;
        QString what;
        QString detail;
        QString who;
        bool voided = false;
    };
    void drawLine(Canvas &canvas, const Line &line, double top) const;
    void measure();

    static constexpr double rowMm = 7.6;
    const Theme &m_theme;
    std::vector<Line> m_lines;
};

/** S6 in its first form: a unit's record, for everybody to read. */
class HistoryScreen : public QWidget {
    Q_OBJECT
public:
    HistoryScreen(const Theme &theme, QWidget *parent);
    void show(const UnitHistory &history, const Speech &speech);
    void retell(const Speech &speech);
    [[nodiscard]] bool has() const { return m_known.has_value(); }

signals:
    void backWished();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    const Theme &m_theme;
    std::optional<UnitHistory> m_known;
    IdentityRow m_identity;
    Stepper m_stepper;
    Timeline m_timeline;
    ListPanel m_parts;
    ActionButton m_back;
    ActionButton m_up;
    ActionButton m_down;
};

Shape shapeOf(const Event &event);

} // namespace unitrail
