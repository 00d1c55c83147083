// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/bands.h"
#include "ui/widgets/picture_view.h"
#include "ui/widgets/rows.h"

#include <array>
#include <map>

namespace unitrail {

/**
 * S4: where it is wrong and what is wrong, mark by mark, and then the fail is saved. By touch, by keyboard
 * and by printed codes of places and defects alike; nothing is recorded before it is saved.
 */
class DefectPage : public Page {
    Q_OBJECT
public:
    DefectPage(const Theme &theme, QWidget *parent);

    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] bool isOffered(const StationView &) const override { return false; }
    [[nodiscard]] bool takesOver(const StationView &view) const override { return view.failing.has_value(); }
    [[nodiscard]] bool stays(const StationView &view) const override { return takesOver(view); }
    void tell(const StationView &view, const Speech &speech) override;

    /** How often each code was recorded at this station lately: the frequent ones stand first. */
    void setFrequent(const std::map<DefectCode, int> &times);
    void setMagnified(int times) { m_picture.setMagnified(times); }

signals:
    void frequentWished();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    enum Action { Cancel, Unmark, Turn, Magnify, Save, ActionCount };
    static constexpr size_t offersMax = 6; ///< buttons, the last of them may be "more"
    void press(Action action);
    void choose(size_t button);
    void tellMarks(const FailView &failing, const Speech &speech);
    void tellOffers(const Speech &speech);
    void tellActions(const FailView &failing, const Speech &speech);
    void tellMagnified();
    void arrange();

    IdentityRow m_identity;
    PromptBand m_prompt;
    PictureView m_picture;
    ListPanel m_marks;
    VerdictBand m_verdict;
    std::array<std::unique_ptr<ActionButton>, offersMax> m_offerButtons;
    std::array<std::unique_ptr<ActionButton>, ActionCount> m_buttons;

    FailView m_failing;
    std::optional<Speech> m_speech; ///< of what is shown
    std::vector<FailView::Offer> m_offers; ///< in the order they are shown
    std::map<DefectCode, int> m_frequent;
    size_t m_page = 0;
    bool m_refused = false;
    std::optional<Answer> m_lastAnswer; ///< none: nothing was shown yet
};

} // namespace unitrail
