// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/recall.h"
#include "ui/page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/table.h"

#include <array>
#include <map>

namespace unitrail {

/** All that S8 shows. */
struct RecallShown {
    std::optional<RecallQuestion> question; ///< none: nothing was asked yet
    bool asking = false; ///< the answer is on its way
    QString trouble; ///< why there is no answer
    std::optional<Recall> recall;
    bool whole
        = true; ///< false: of exact links alone so far; what is possible, and where each is, comes later
    std::vector<RecalledUnit> ofOrders; ///< all units of the work orders concerned
    std::optional<RecallDifference> changed; ///< since the answer before
    qint64 changedSinceMs = 0;
    std::vector<HoldReason> holdReasons;
    std::optional<CaseId> openCase; ///< that this answer is kept as
    std::map<Subject, QString> outcomes; ///< of the case's closed units
    int caseUnits = 0;
    std::optional<Refusal> refused; ///< what the rules said against the last action
    QString told; ///< what the last action brought: "46 units are on hold", where files are
    QString failed; ///< why it did not
};

/**
 * S8: what a recall concerns, as wide as each way of keeping records would call it, where the units are, and
 * what to do about it. It asks nobody and holds nothing: wishes go out, answers come in.
 */
class RecallPage : public Page {
    Q_OBJECT
public:
    /** Which of the three is in force: list, places and "Hold all" follow it. */
    enum class Scope { Exact, Possible, Orders };

    RecallPage(const Theme &theme, const QString &name, QWidget *parent);
    void setShown(const RecallShown &shown);
    /** Of whoever looks at it; none before it was opened. */
    [[nodiscard]] const std::optional<Language> &language() const { return m_language; }
    [[nodiscard]] Scope scope() const { return m_scope; }
    /** The units of that scope that can still be held: in process, in stock, returned. */
    [[nodiscard]] std::vector<UnitId> holdable() const;

    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] Shape shape() const override { return Shape::Hold; }
    [[nodiscard]] bool stays(const StationView &) const override { return true; }
    void tell(const StationView &view, const Speech &speech) override;
    void begin() override { emit opened(); }

signals:
    void opened();
    void againWished(); ///< the same question once more
    void holdWished(const std::vector<unitrail::UnitId> &units, const QString &reason);
    void filesWished(); ///< table and signed report
    /** Stop them at every station by a containment, what is built from it later too. */
    void containWished(const QString &reason);
    void caseWished(); ///< keep this answer as a case; or, when it is one, close it
    void unitWished(const unitrail::UnitId &unit);
    void outcomeWished(const unitrail::UnitId &unit, const QString &outcome);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void retell();
    void tellScopes(const Speech &speech);
    void tellList(const Speech &speech);
    void tellPlaces(const Speech &speech);
    void tellNote(const Speech &speech);
    void tellActions(const Speech &speech);
    void choose(Scope scope);
    void chooseRow(int row);
    void chooseOffer(size_t index);
    [[nodiscard]] QStringList offers(const Speech &speech) const;
    void arrange();
    [[nodiscard]] std::vector<const RecalledUnit *> listed() const;

    /** What the buttons beside the list offer: why to hold, or what became of one unit of the case. */
    enum class Choosing { Nothing, Reason, WhyContained, WhatBecame };
    static constexpr size_t offersMax = 6;
    RecallShown m_shown;
    StationView m_view;
    std::optional<Language> m_language;
    Scope m_scope = Scope::Exact;
    Choosing m_choosing = Choosing::Nothing;
    std::optional<UnitId> m_unit; ///< whose outcome is chosen

    IdentityRow m_title;
    std::array<ActionButton, 3> m_scopes;
    Table m_list;
    ListPanel m_places;
    ListPanel m_note;
    std::array<ActionButton, offersMax> m_offers;
    std::array<ActionButton, 6> m_actions;
    std::vector<UnitId> m_rows; ///< the unit of each row
};

} // namespace unitrail
