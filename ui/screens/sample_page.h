// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/measuring.h"
#include "ui/page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/bands.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/sample_grid.h"

namespace unitrail {

/** The units drawn from a lot, and what is measured on them. */
struct SampleSheet {
    struct Cell {
        QString value; ///< what counts; empty: nothing is recorded
        std::optional<Verdict> verdict;
        bool complete = false; ///< every value of it is there
        bool operator==(const Cell &) const = default;
    };
    struct Row {
        UnitId unit;
        SampledUnit state = SampledUnit::Open;
        bool mayEnter = false; ///< the inspection is due on it, or runs
        bool finished = false; ///< it has been through this inspection
        std::vector<Cell> cells; ///< one a characteristic
    };
    QString lot; ///< "WO-26-0401"
    OperationId operation;
    Words operationName;
    QString samplingPlan;
    qint64 size = 0; ///< units of the lot
    SinglePlan plan;
    std::vector<Characteristic> characteristics; ///< as in force today
    std::vector<Row> rows; ///< of the units that are made
    std::optional<bool> accepted; ///< the lot was judged

    [[nodiscard]] int count(SampledUnit state) const;
    [[nodiscard]] int inspected() const { return int(rows.size()) - count(SampledUnit::Open); }
    [[nodiscard]] bool rejected() const { return count(SampledUnit::Nonconforming) >= plan.reject; }
    [[nodiscard]] bool ready() const { return rejected() || inspected() >= plan.sample; } ///< to be judged
};

/**
 * Bulk entry: the sample of a lot as a grid, units down, characteristics across. A value is judged while it
 * is typed and recorded with the save key; one outside its limits is saved by a second press, so that it is
 * meant. What is nonconforming is counted against the plan, and the lot is accepted or not by one button.
 */
class SamplePage : public Page {
    Q_OBJECT
public:
    SamplePage(const Theme &theme, QWidget *parent);

    /** This station inspects samples at all. */
    void setOffered(bool offered) { m_offered = offered; }
    void setSheet(const std::optional<SampleSheet> &sheet);
    /** As if these keys had been pressed in that cell. */
    void showTyped(int row, int column, const QString &typed);
    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] Shape shape() const override { return Shape::Gauge; }
    [[nodiscard]] bool isOffered(const StationView &view) const override;
    [[nodiscard]] bool stays(const StationView &view) const override;
    void tell(const StationView &view, const Speech &speech) override;
    void begin() override { emit opened(); }

signals:
    void opened(); ///< what it shows is wanted now
    void otherLotWished();
    void valueWished(const unitrail::UnitId &unit, const QString &characteristic, const QString &value);
    void completeWished(const std::vector<unitrail::UnitId> &units);
    void judgeWished();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void take(const QString &verb, const QString &argument);
    void takeKey(int key);
    void save(QString value); ///< a copy: what was typed is forgotten on the way
    void forget(); ///< what was typed
    void goOn(); ///< to the next cell that is open
    void retell();
    void tellPrompt(const Speech &speech);
    void tellGrid(const Speech &speech);
    void arrange();
    [[nodiscard]] const Characteristic *characteristic() const;
    [[nodiscard]] const SampleSheet::Row *row() const;
    /** What is typed, as the rules would take it. */
    [[nodiscard]] std::optional<std::variant<ReadValue, Unread>> read() const;
    [[nodiscard]] std::vector<UnitId> completable() const;

    bool m_offered = false;
    std::optional<SampleSheet> m_sheet;
    std::optional<StationView> m_view;
    std::optional<Language> m_language;
    QString m_typed; ///< with a point
    bool m_meant = false; ///< it is outside, and the save key was pressed once

    IdentityRow m_heading;
    PromptBand m_prompt;
    VerdictBand m_verdict;
    SampleGrid m_grid;
    Keypad m_keypad;
    ActionButton m_back, m_other, m_complete, m_judge;
};

} // namespace unitrail
