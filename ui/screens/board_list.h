// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/figure.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/tile.h"

#include <memory>

namespace unitrail {

/** A figure's name and value, and under it what it means. */
class FigureHead : public Drawn {
    Q_OBJECT
public:
    FigureHead(const Theme &theme, QWidget *parent);
    void setContent(const QString &title, const QString &definition);

protected:
    void draw(Canvas &canvas) override;

private:
    QString m_title, m_definition;
};

/** Exactly what a figure was counted from: as many rows as the figure says. A row opens its unit's record. */
class FigureList : public QWidget {
    Q_OBJECT
public:
    struct Tab {
        QString title; ///< "Passed first time"
        std::vector<FigureItem> items;
    };
    struct Content {
        QString title; ///< the figure's name and value
        QString definition; ///< what it means
        std::vector<Tab> tabs;
        QString backTo{}; ///< words of its first button; empty: the board
        bool compares = false; ///< its units failed: what they have in common can be asked
        bool keeps = false; ///< it can be kept as a receipt
    };
    FigureList(const Theme &theme, QWidget *parent);
    void setContent(const Content &content, const Speech &speech);
    /** Draws it anew: the language or the theme changed. Where it was scrolled to stays. */
    void retell(const Speech &speech);
    [[nodiscard]] size_t tab() const { return m_tab; }
    [[nodiscard]] int rowsShown() const { return int(m_rows.size()); }

signals:
    void backWished();
    void unitWished(const QString &unit);
    void comparisonWished(const QStringList &units); ///< of the tab that is shown, each once
    void receiptWished();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void tellTabs();
    void tellRows();
    void scroll(int pages);
    [[nodiscard]] const std::vector<FigureItem> &items() const;
    [[nodiscard]] int columns() const;
    [[nodiscard]] int rowsThatFit() const;

    const Theme &m_theme;
    Content m_content;
    Speech m_speech{Language{}};
    size_t m_tab = 0;
    int m_first = 0;
    FigureHead m_head;
    std::vector<std::unique_ptr<Tile>> m_tabs, m_rows;
    ActionButton m_back, m_up, m_down, m_compare, m_keep;
};

} // namespace unitrail
