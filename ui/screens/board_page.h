// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/board.h"
#include "core/trace/receipt.h"
#include "ui/page.h"
#include "ui/screens/board_list.h"
#include "ui/screens/cycle_chart.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/tile.h"

#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace unitrail {

/** What the live board shows, with the plant's names for it. */
struct BoardContent {
    Board board;
    std::map<QString, Words> defects, stopReasons; ///< by code
    std::map<OperationId, Words> operations;
    QString own; ///< this station
    qint64 plannedDone = 0; ///< units; 0: nobody planned
};

/**
 * S9: how the line stands. Numbers, stations in the order of the line, what went wrong, how long it took.
 * Touching a number opens exactly the units behind it; from there their records.
 */
class BoardPage : public Page {
    Q_OBJECT
public:
    BoardPage(const Theme &theme, QWidget *parent);

    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] Shape shape() const override { return Shape::Gauge; }
    [[nodiscard]] bool stays(const StationView &view) const override;
    void tell(const StationView &view, const Speech &speech) override;
    void begin() override;

    void setContent(const BoardContent &content);
    /** For a wall: the numbers alone, to be read from three metres. */
    void setWall(bool wall);
    /** Opens the list behind a figure, as touching it does. */
    void openList(const QString &id, const QString &about);
    static constexpr size_t causesShown = 4;
    static constexpr int fewest = 20; ///< fewer say nothing of a share (UX D4)

signals:
    void refreshWished();
    void unitWished(const unitrail::UnitId &unit);
    void comparisonWished(const QStringList &units); ///< what they have in common
    void receiptWished(const unitrail::FigureRequest &request);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void retell();
    void tellNumbers();
    void tellStations(const Speech &speech);
    void tellCauses(const Speech &speech);
    void tellChart(const Speech &speech);
    void tellCalls(const Speech &speech);
    void tellButtons();
    void arrange();
    void arrangeBoard(double top, double bottom);
    void arrangeWall(double top, double bottom);
    void openFigure(FigureList::Content content, std::optional<FigureRequest> request);
    void openNumber(size_t index);
    void openStation(size_t index);
    [[nodiscard]] Tile &tile(std::vector<std::unique_ptr<Tile>> &tiles, size_t index, const QString &name,
        void (BoardPage::*open)(size_t));
    void openCause(size_t index);
    [[nodiscard]] Tile::Content shareTile(const QString &title, const Figure &share) const;
    [[nodiscard]] QString percent(const Figure &share) const;
    [[nodiscard]] QString duration(double ms) const;

    BoardContent m_content;
    bool m_known = false, m_wall = false, m_refusals = false;
    QString m_chartStation;
    std::optional<FigureRequest> m_kept; ///< the figure whose list is open, where it can be kept
    std::function<void()> m_reopen; ///< opens that list again
    std::optional<StationView> m_view;
    Speech m_speech{Language{}};
    QTimer m_refresh;
    std::vector<std::unique_ptr<Tile>> m_numbers, m_stations, m_causes;
    std::vector<const Figure *> m_numberFigures, m_causeFigures;
    ListPanel m_calls;
    CycleChart m_chart;
    FigureList m_list;
    ActionButton m_back, m_other, m_wallButton, m_answer;
};

} // namespace unitrail
