// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/drill.h"
#include "core/trace/readiness.h"
#include "ui/page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/table.h"

namespace unitrail {

/** How well a recall of one product would go, and how the last one went that was practised. */
struct ReadinessShown {
    std::optional<PartNumber> product;
    Words productName;
    int products = 1; ///< that can be looked at
    std::optional<Readiness> readiness;
    std::optional<Drill> drill;
    bool asking = false, drilling = false;
    QString trouble; ///< why there is no answer
};

/** What the records are worth before they are needed: gaps, widths, and a drill with the clock running. */
class ReadinessPage : public Page {
    Q_OBJECT
public:
    ReadinessPage(const Theme &theme, QWidget *parent);

    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] Shape shape() const override { return Shape::Clock; }
    void tell(const StationView &view, const Speech &speech) override;
    void begin() override;

    void setShown(const ReadinessShown &shown);

signals:
    void wished(); ///< of the product that is shown
    void nextProductWished();
    void drillWished();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void retell();
    void tellShares();
    void tellWidths();
    void tellDrill();
    void arrange();
    [[nodiscard]] QString percent(double share) const;
    [[nodiscard]] QString counted(qint64 count) const;

    ReadinessShown m_shown;
    Speech m_speech{Language{}};
    IdentityRow m_heading;
    Table m_shares, m_widths;
    ListPanel m_drill;
    ActionButton m_back, m_next, m_practise;
};

} // namespace unitrail
