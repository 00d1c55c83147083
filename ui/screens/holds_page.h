// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/containment_report.h"
#include "core/trace/late_work.h"
#include "ui/page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/table.h"

#include <array>

namespace unitrail {

/** All that S10 shows. */
struct HoldsShown {
    struct HeldLine {
        Subject subject;
        HoldId id;
        Hold hold;
    };
    struct BranchEntry {
        EventId id;
        Event event;
        StationName station;
        std::optional<PersonId> person;
        qint64 atMs = 0;
    };
    struct ConflictLine {
        UnitId unit;
        Conflict conflict;
        std::vector<BranchEntry> first, second; ///< what each knew that the other did not
    };
    /** A lot of which more was taken than ever came in. */
    struct LotLine {
        struct Taking {
            Subject unit;
            StationName station;
            Decimal quantity;
            qint64 atMs = 0;
        };
        LotId lot;
        Decimal received, taken, missing;
        std::vector<Taking> takings; ///< the newest first
    };
    struct ProposalLine {
        Subject subject;
        EventId id;
        Proposal proposal;
        std::optional<BranchEntry> wrong; ///< the entry it is about
    };
    /** A containment in a file that was found, and what this station would make of it. */
    struct FileLine {
        enum class State { New, Newer, Known, Older, UnknownKey, Forged };
        QString path;
        QString place; ///< empty: the station's own folder
        ContainmentId id;
        ContainmentIssued terms;
        State state = State::New;
        bool byCode = false; ///< it was scanned from printed codes
    };
    std::vector<HeldLine> held;
    std::vector<ContainmentReport> containments;
    std::vector<ConflictLine> conflicts; ///< those that need a decision first
    std::vector<LateWork> late; ///< listed behind the conflicts ...
    std::vector<LotLine> lots; ///< ... and these behind them
    std::vector<ProposalLine> proposals;
    std::vector<HoldReason> holdReasons; ///< words for the codes
    std::map<PersonId, QString> people; ///< short names
    std::optional<PersonId> person; ///< who is signed in
    qint64 nowMs = 0;
    bool asking = false; ///< the containments are being counted
    std::vector<FileLine> files; ///< that were found when somebody asked
    std::vector<QString> plugged; ///< memory sticks, by their folders
    bool searching = false; ///< files are being looked for
    std::optional<Refusal> refused; ///< what the rules said against the last action
    QString told; ///< what the last action brought
};

/**
 * S10: what is blocked, what was done apart, what somebody wants put right; and the decision about each. It
 * asks nobody and holds nothing: wishes go out, answers come in.
 */
class HoldsPage : public Page {
    Q_OBJECT
public:
    enum class Tab { Holds, Containments, Conflicts, Corrections };

    HoldsPage(const Theme &theme, const QString &name, QWidget *parent);
    void setShown(const HoldsShown &shown);
    void choose(Tab tab);
    void chooseRow(int row);
    /** As if the button of that action was pressed: 1 to 3. */
    void act(size_t action);
    /** What passed before the chosen containment was known, in place of the list. */
    void listPassed();

    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] Shape shape() const override { return Shape::Hold; }
    [[nodiscard]] bool stays(const StationView &) const override { return true; }
    void tell(const StationView &view, const Speech &speech) override;
    void begin() override { emit opened(); }

signals:
    void opened(); ///< what it shows is wanted now
    void unitWished(const unitrail::UnitId &unit);
    void releaseWished(const unitrail::Subject &subject, const unitrail::HoldId &hold, const QString &why);
    void liftWished(const unitrail::ContainmentId &containment, const QString &why);
    /** File and printed codes; onto that memory stick, or where the station keeps its own. */
    void carryWished(const unitrail::ContainmentId &containment, const QString &place);
    void filesWished(); ///< containments that somebody has carried here are looked for
    void takeWished(const QString &path);
    void trustWished(const QString &path, const QString &key); ///< whose fingerprint somebody has compared
    void conflictDecided(
        const unitrail::UnitId &unit, const std::optional<unitrail::EventId> &kept, const QString &why);
    void lateWorkAccepted(const unitrail::LateWork &work, const QString &why);
    void lotAccepted(const unitrail::LotId &lot, const QString &why);
    void holdWished(const unitrail::UnitId &unit, const QString &note);
    void correctionDecided(const unitrail::Subject &subject, const unitrail::EventId &proposal, bool approve,
        const QString &why);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /** What the buttons beside the list offer: why this is decided so. */
    enum class Asked {
        Nothing,
        WhyReleased,
        WhyLifted,
        WhyFirst,
        WhySecond,
        WhyBoth,
        WhyTurnedDown,
        WhyLate,
        WhyLot,
        WhereTo, ///< the file and codes are saved
        SameKey, ///< whether the fingerprint of a file's key is the one on the paper
        WhichFile, ///< is taken over; the list shows those that were found
        Passed ///< no question: the list shows what passed before a containment was known
    };
    static constexpr size_t offersMax = 4;

    void retell();
    void tellTabs();
    void tellList(const Speech &speech);
    void tellSides(const Speech &speech);
    void tellHeld(const Speech &speech, const HoldsShown::HeldLine &line);
    void tellContainment(const Speech &speech, const ContainmentReport &report);
    void tellKey(const Speech &speech, const HoldsShown::FileLine &file);
    void tellFile(const Speech &speech, const HoldsShown::FileLine &file);
    void tellPassed(Table::Content &content, const Speech &speech) const;
    [[nodiscard]] bool lists() const { return listsFiles() || m_asked == Asked::Passed; }
    [[nodiscard]] bool listsFiles() const { return m_asked == Asked::WhichFile || m_asked == Asked::SameKey; }
    [[nodiscard]] const ContainmentReport *listed() const; ///< whose units are shown
    void tellFiles(Table::Content &content, const Speech &speech) const;
    [[nodiscard]] std::optional<ListPanel::Row> carriedIn(const Speech &speech) const;
    void tellConflict(const Speech &speech, const HoldsShown::ConflictLine &line);
    void tellLate(const Speech &speech, const LateWork &work);
    void tellLot(const Speech &speech, const HoldsShown::LotLine &line);
    void tellApart(Table::Content &content, const Speech &speech) const;
    void tellProposal(const Speech &speech, const HoldsShown::ProposalLine &line);
    void tellNote(const Speech &speech);
    void tellActions();
    void chooseOffer(size_t index);
    void arrange();
    [[nodiscard]] std::vector<std::pair<QString, QString>> offers() const; ///< recorded, shown
    [[nodiscard]] size_t rows() const;
    template <typename Line> [[nodiscard]] const Line *chosen(const std::vector<Line> &lines) const
    {
        return m_row >= 0 && size_t(m_row) < lines.size() ? &lines[size_t(m_row)] : nullptr;
    }
    [[nodiscard]] const HoldsShown::ConflictLine *apart() const; ///< chosen, of those done apart
    [[nodiscard]] const LateWork *late() const;
    [[nodiscard]] const HoldsShown::LotLine *shortLot() const;
    [[nodiscard]] QString who(const std::optional<PersonId> &person) const;
    [[nodiscard]] QString age(qint64 sinceMs) const;
    [[nodiscard]] ListPanel::Row branchRow(const Speech &speech, const HoldsShown::BranchEntry &entry) const;
    [[nodiscard]] ListPanel::Content branch(const Speech &speech, const QString &title,
        const std::vector<HoldsShown::BranchEntry> &entries) const;

    HoldsShown m_shown;
    StationView m_view;
    std::optional<Language> m_language;
    Tab m_tab = Tab::Holds;
    Asked m_asked = Asked::Nothing;
    int m_row = 0;
    int m_opened = 0; ///< the row of the containment whose units are listed

    IdentityRow m_title;
    std::array<ActionButton, 4> m_tabs;
    Table m_list;
    std::array<ListPanel, 2> m_sides;
    ListPanel m_note;
    std::array<ActionButton, offersMax> m_offers;
    std::array<ActionButton, 5> m_actions;
};

} // namespace unitrail
