// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "ui/page.h"
#include "ui/screens/history_screen.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/bands.h"
#include "ui/widgets/question_strip.h"
#include "ui/widgets/rows.h"

#include <QLineEdit>

#include <array>
#include <memory>

namespace unitrail {

/** All that the repair bench shows of the unit that lies on it, with the words the plant has for it. */
struct RepairBench {
    UnitHistory history;
    std::map<DefectCode, Words> defects;
    std::vector<RepairWord> causes, repairs;
};

/**
 * The bench at repair and service (REP-1, SRV-1), in place of the operator's screen as soon as a unit is
 * scanned there: what is wrong with it, what it has been through, what it is made of. A cause and a repair
 * are recorded, parts exchanged, the unit sent back to a step; where a nonconformance waits, it is decided
 * upon, and signed.
 */
class RepairPage : public Page {
    Q_OBJECT
public:
    RepairPage(const Theme &theme, QWidget *parent);

    void setBench(const RepairBench &bench);
    /** As if somebody had pressed its button: "cause", "decision". */
    void showAsked(const QString &what);
    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] bool isOffered(const StationView &view) const override;
    [[nodiscard]] bool takesOver(const StationView &view) const override;
    [[nodiscard]] bool stays(const StationView &view) const override;
    void tell(const StationView &view, const Speech &speech) override;
    void begin() override { emit opened(); }

signals:
    void opened(); ///< what it shows is wanted now

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /** What the work area asks, if anything. */
    enum class Asked { Nothing, Cause, Action, Destination, More, Scrap, WhatToDo, ReturnPoint };
    enum class Wish { Undo, Replace, Repair, SendBack, Decide, More, Help };

    void fulfil(Wish wish);
    void ask(Asked what);
    void take(const QString &answer);
    void decide(const QString &target);
    void retell();
    void tellPrompt(const Speech &speech);
    void tellActions();
    void tellQuestion(const Speech &speech);
    void arrange();
    [[nodiscard]] std::vector<Question::Choice> choices() const;
    [[nodiscard]] QString questionWords() const;
    [[nodiscard]] const Unit *unit() const;
    [[nodiscard]] bool undecided() const;
    [[nodiscard]] bool mended() const; ///< a repair was recorded since it failed or came back

    std::optional<RepairBench> m_bench;
    std::optional<StationView> m_view;
    std::optional<Language> m_language;
    Asked m_asked = Asked::Nothing;
    QString m_cause; ///< chosen, while the action is
    std::optional<Disposition> m_decision; ///< chosen, while the step is

    IdentityRow m_identity;
    Stepper m_stepper;
    PromptBand m_prompt;
    VerdictBand m_verdict;
    ListPanel m_wrong, m_life, m_parts;
    QuestionStrip m_question;
    QLineEdit m_why, m_concession;
    std::array<std::unique_ptr<ActionButton>, 5> m_buttons;
    std::vector<Wish> m_wishes;
};

} // namespace unitrail
