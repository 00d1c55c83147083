// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/genealogy.h"
#include "core/trace/recall_question.h"
#include "ui/page.h"
#include "ui/screens/genealogy_graph.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/table.h"

#include <array>

namespace unitrail {

/** All that S7 shows. */
struct GenealogyShown {
    std::optional<Genealogy> tree; ///< none: nothing was asked yet
    std::optional<std::vector<BomFinding>> findings; ///< none: the plant knows no bill for it
    QString trouble; ///< why there is no answer
    QString saved; ///< where its files are, since they were asked for
    QString notSaved; ///< why they are not
};

/**
 * S7, parts and parents: the tree is the main form, the graph the overview of the same. Both walk by keyboard
 * and share what is selected.
 */
class GenealogyPage : public Page {
    Q_OBJECT
public:
    GenealogyPage(const Theme &theme, const QString &name, QWidget *parent);
    void setShown(const GenealogyShown &shown);
    [[nodiscard]] const GenealogyShown &shown() const { return m_shown; }
    /** Of whoever looks at it; none before it was opened. */
    [[nodiscard]] const std::optional<Language> &language() const { return m_language; }
    /** What became of the files that were asked for; the tree stays where it is. */
    void tellSaved(const QString &saved, const QString &notSaved);
    /** The graph instead of the tree. */
    void showGraph(bool graph);

    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] Shape shape() const override { return Shape::Signpost; }
    [[nodiscard]] bool stays(const StationView &) const override { return true; }
    void tell(const StationView &view, const Speech &speech) override;
    void begin() override { emit begun(); }

signals:
    void begun();
    void wished(const unitrail::GenealogyQuestion &question);
    void filesWished(); ///< of the tree that is shown: table, JSON, drawing, print
    void recallWished(const unitrail::RecallStart &start);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void retell();
    void tellTree(const Speech &speech);
    void tellSelected(const Speech &speech);
    void tellBill(const Speech &speech);
    void tellActions();
    void select(int node);
    void arrange();
    [[nodiscard]] const GenealogyNode *selected() const;
    [[nodiscard]] QString linkOf(const GenealogyNode &node) const;

    GenealogyShown m_shown;
    StationView m_view;
    std::optional<Language> m_language;
    int m_selected = 0;
    bool m_graphShown = false;

    IdentityRow m_title;
    Table m_tree;
    GenealogyGraph m_graph;
    ListPanel m_details;
    ListPanel m_bill;
    std::array<ActionButton, 6> m_actions;
};

} // namespace unitrail
