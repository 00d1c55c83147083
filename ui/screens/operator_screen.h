// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/action_button.h"
#include "ui/widgets/bands.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/label_panel.h"
#include "ui/widgets/pin_pad.h"
#include "ui/widgets/question_strip.h"
#include "ui/widgets/rows.h"

#include <array>

namespace unitrail {

/** What an operator can wish for by touching; the same by function key and by scanned command. */
enum class Wish {
    Complete,
    Undo,
    Fail,
    Rework,
    Hold,
    Help,
    History,
    Terminal,
    SignOut,
    Theme,
    Language,
    NewUnit, ///< and its label
    PrintLabel,
    WithdrawSerial,
    WriteTag,
    Nothing
};

/**
 * S1 to S3: signing in, ready, a unit at its step. One skeleton for all three, so that nothing jumps between
 * them: who or what is here, the prompt, the verdict, the work area, the actions.
 */
class OperatorScreen : public QWidget {
    Q_OBJECT
public:
    OperatorScreen(const Theme &theme, QWidget *parent);

    void show(const StationView &view, const Speech &speech, qint64 nowMs);
    /** The time on the step goes on; nothing else changes. */
    void tick(const StationView &view, qint64 nowMs);
    void punch() { m_verdict.punch(); }

signals:
    void wished(Wish wish);
    void languageWished(const QString &code);
    void answerGiven(const QString &choice);
    void pinTyped(const QString &pin); ///< of a signature; it is kept nowhere
    void verbWished(const QString &verb, const QString &argument);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Action {
        Wish wish = Wish::Nothing;
        ActionButton::Content content;
        QString language; ///< with Wish::Language
    };
    void arrange();
    void tellIdentity(const StationView &view, const Speech &speech, qint64 nowMs);
    void tellActions(const StationView &view, const Speech &speech);
    void tellPanels(const StationView &view, const Speech &speech);
    static QString newLabelWords(const StationView &view, const Speech &speech);
    [[nodiscard]] std::vector<Action> actionsOf(const StationView &view, const Speech &speech) const;

    static constexpr double sideMm = 2.5;
    static constexpr double actionMm = 20;
    static constexpr double actionGapMm = 3;
    /** From here on there is room for a third column. */
    static constexpr double wideMm = 240;

    const Theme &m_theme;
    BandPlan m_plan;
    bool m_stepperShown = false;
    bool m_keypadShown = false;
    bool m_pinShown = false;
    bool m_questionShown = false;
    IdentityRow m_identity;
    IdentityRow::Content m_identityContent;
    Stepper m_stepper;
    BigFigures m_figures;
    PromptBand m_prompt;
    VerdictBand m_verdict;
    ListPanel m_first;
    ListPanel m_second;
    ListPanel m_third;
    LabelPanel m_label;
    bool m_labelShown = false;
    QuestionStrip m_question;
    Keypad m_keypad;
    PinPad m_pinPad;
    std::array<std::unique_ptr<ActionButton>, 6> m_buttons;
    std::vector<Action> m_actions;
};

} // namespace unitrail
