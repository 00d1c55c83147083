// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"
#include "core/domain/standing.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/table.h"

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

/** Which entries of a record are listed. What a filter hides is counted, never silently left out. */
enum class HistoryFilter { Everything, WithoutRefusals, Parts, Values, HoldsAndCorrections };

/**
 * S6: a unit's record, for everybody to read. Newest first, grouped by day; what was taken back stays in its
 * place, struck through, and tells by which entry. The selected entry is shown in full, and as it is kept.
 */
class HistoryScreen : public QWidget {
    Q_OBJECT
public:
    HistoryScreen(const Theme &theme, QWidget *parent);
    void show(const UnitHistory &history, const Speech &speech);
    void retell(const Speech &speech);
    [[nodiscard]] bool has() const { return m_known.has_value(); }
    void setFilter(HistoryFilter filter);
    [[nodiscard]] int hidden() const { return m_hidden; }
    /** The record as it stood when the selected entry was made; again: as it is now. */
    void lookBack();
    /** The next unit that is shown stands beside this one; again: this one alone. */
    void compareWithNext();

    /** What became of the record that was to be written for others. */
    void tellSaved(const QString &saved, const QString &notSaved);
    [[nodiscard]] const std::optional<Language> &language() const { return m_language; }

signals:
    void backWished();
    void recordWished(const unitrail::UnitId &unit); ///< its device history record, as files

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void tellIdentity(const Speech &named);
    void tellEntries(const Speech &named);
    void tellRaw(const Speech &named);
    void tellComparison(const Speech &named);
    void takeEntries();
    void tellSelected(const Speech &named);
    void tellActions();
    void tellAgain();
    void arrange();
    [[nodiscard]] const Recorded *selected() const;
    [[nodiscard]] QString whoDid(const Entry &entry) const;

    const Theme &m_theme;
    std::optional<UnitHistory> m_known; ///< entries newest first
    std::optional<UnitHistory> m_now; ///< while m_known is of an earlier moment: all of it
    std::optional<UnitHistory> m_first; ///< what the next unit is held against, or is already
    bool m_compares = false; ///< both are there
    std::map<EventId, EventId> m_takenBackBy; ///< entry -> the one that no longer lets it count
    std::optional<Language> m_language;
    HistoryFilter m_filter = HistoryFilter::Everything;
    int m_hidden = 0;
    bool m_raw = false;
    QString m_saved, m_notSaved; ///< where its files are, or why they are not
    std::optional<EventId> m_selected;
    std::vector<std::optional<EventId>> m_rows; ///< none: a heading

    IdentityRow m_identity;
    Stepper m_stepper;
    Table m_entries;
    ListPanel m_details;
    ListPanel m_parts;
    ActionButton m_back;
    ActionButton m_up;
    ActionButton m_down;
    ActionButton m_filterButton;
    ActionButton m_rawButton;
    ActionButton m_thenButton;
    ActionButton m_compareButton;
    ActionButton m_recordButton;
};

Shape shapeOf(const Event &event);

} // namespace unitrail
