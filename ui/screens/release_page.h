// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/release_checklist.h"
#include "ui/page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/bands.h"
#include "ui/widgets/rows.h"

namespace unitrail {

/** What is asked before a unit may be delivered, and how it stands. */
struct ReleaseSheet {
    UnitId unit;
    Words partName;
    ReleaseChecklist checklist;
    std::map<OperationId, Words> operations;
    bool released = false;
};

/** The computed checklist of the unit on the table: nothing in it is ticked by hand, what is missing is
 * named, and one button asks for the signature that releases it. */
class ReleasePage : public Page {
    Q_OBJECT
public:
    ReleasePage(const Theme &theme, QWidget *parent);

    void setSheet(const std::optional<ReleaseSheet> &sheet);
    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] Shape shape() const override { return Shape::Tick; }
    [[nodiscard]] bool isOffered(const StationView &view) const override;
    void tell(const StationView &view, const Speech &speech) override;
    void begin() override { emit opened(); }

signals:
    void opened(); ///< what it shows is wanted now

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void retell();
    void arrange();
    [[nodiscard]] static QString words(ReleaseItem::Kind kind);
    [[nodiscard]] ListPanel::Row row(const ReleaseItem &item, const Speech &speech) const;

    std::optional<ReleaseSheet> m_sheet;
    std::optional<Language> m_language;
    IdentityRow m_identity;
    PromptBand m_prompt;
    ListPanel m_list;
    ActionButton m_back, m_release;
};

} // namespace unitrail
