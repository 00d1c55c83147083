// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/commonality.h"
#include "core/trace/recall_question.h"
#include "ui/page.h"
#include "ui/screens/board_list.h"
#include "ui/widgets/table.h"

#include <map>
#include <memory>

namespace unitrail {

/** What the finder shows: which units failed, and what they share. */
struct CommonalityShown {
    std::vector<FailuresAt> failures; ///< to choose from, in order of the operations
    std::optional<OperationId> failedAt; ///< that is looked at; none: units that were chosen elsewhere
    std::optional<CommonalityAnswer> answer;
    bool asking = false;
    QString trouble; ///< why there is no answer
    std::map<OperationId, Words> operations;
};

/**
 * What failing units have in common, against those that passed: ranked by how unlikely it would be by chance.
 * The failing are those of a step, or the units of a list on the board. From a row: the units that have it,
 * or a recall that starts from it, where they can be contained.
 */
class CommonalityPage : public Page {
    Q_OBJECT
public:
    CommonalityPage(const Theme &theme, QWidget *parent);

    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] Shape shape() const override { return Shape::Ring; }
    void tell(const StationView &view, const Speech &speech) override;
    void begin() override;

    void setShown(const CommonalityShown &shown);
    /** Opens the units that have the thing of that row. */
    void openUnits(int row);
    void showComparison(bool shown);

    /** The recall that starts from such a thing; none: one cannot. */
    static std::optional<RecallStart> startOf(const Commonality &thing);

signals:
    void failuresWished(); ///< which steps units failed at
    void stepWished(const unitrail::OperationId &operation);
    void recallWished(const unitrail::RecallQuestion &question);
    void unitWished(const unitrail::UnitId &unit);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void retell();
    void tellSteps();
    void tellTable();
    void tellButtons();
    void arrange();
    [[nodiscard]] const Commonality *current() const;
    [[nodiscard]] QString factorWords(Factor factor) const;
    [[nodiscard]] QString stepWords(const OperationId &operation) const;
    [[nodiscard]] QString wordsFor(const Commonality &thing) const;
    [[nodiscard]] QString oddsWords(const Commonality &thing) const;
    [[nodiscard]] FigureList::Content unitsWith(const Commonality &thing) const;
    [[nodiscard]] QString number(double value, int digits) const;

    CommonalityShown m_shown;
    Speech m_speech{Language{}};
    IdentityRow m_heading;
    std::vector<std::unique_ptr<Tile>> m_steps;
    Table m_table;
    FigureList m_list;
    int m_listed = 0; ///< the row whose units the list shows
    ActionButton m_back, m_units, m_recall;
};

} // namespace unitrail
