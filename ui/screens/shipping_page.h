// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/shipment.h"
#include "ui/page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/table.h"

#include <QLineEdit>

#include <array>

namespace unitrail {

/** All that the desk for shipping and returns shows. */
struct ShippingShown {
    struct OrderLine {
        QString order, customer;
        int things = 0; ///< that are laid out for it here and have not left
        int units = 0; ///< that left for it
        qint64 lastMs = 0; ///< when the last of them did
    };
    /** What lies in the shipment, and what the rules say against its leaving. */
    struct Line {
        PackList::Line what;
        std::optional<Refusal> refusal{};
        int holds = 0;
    };
    /** A unit that was delivered: in whose hands it is. */
    struct AwayUnit {
        UnitId unit;
        Words partName{};
        LifeCycle life = LifeCycle::Shipped;
        QString customer{}, order{}, serviceOrder{}, location{};
        std::optional<ContainerId> container{};
        int holds = 0;
        qint64 lastMs = 0;
    };
    /** What the rules would say to each act on it; nothing: they would grant it. */
    struct Acts {
        std::optional<Refusal> comeBack{}, openService{}, closeService{}, end{};
    };
    std::vector<OrderLine> orders; ///< those that are laid out first
    QString order, customer; ///< that is open; empty: none is
    std::vector<Line> lines; ///< of the open one
    qint64 sentMs = 0; ///< the open one has left: the lines are what was sent
    std::vector<AwayUnit> away; ///< units that are in service, or came back
    std::optional<AwayUnit> unit; ///< that was scanned
    Acts acts; ///< of that unit
    std::vector<HoldReason> holdReasons;
    bool asking = false; ///< what was shipped before is being read
    std::optional<Subject> focus; ///< the thing that was scanned last
    std::optional<Refusal> refused; ///< what the rules said against the last scan or act
    QString code; ///< that was refused
    QString told; ///< what it brought
    QString attention; ///< what it did not bring, and why

    [[nodiscard]] int forbidden() const;
    [[nodiscard]] bool ready() const { return !lines.empty() && forbidden() == 0 && sentMs == 0; }
};

/**
 * What leaves for a customer and what comes back. An order is chosen, typed or scanned; what is scanned then
 * is laid out for it, and each thing says what forbids its leaving. All of it is shipped by one act. On the
 * other side a unit that was delivered comes back, gets its service order, or ends. Scans go to this page
 * while it is open. It asks nobody: wishes go out, answers come in.
 */
class ShippingPage : public Page {
    Q_OBJECT
public:
    enum class Tab { Ship, Away };

    ShippingPage(const Theme &theme, QWidget *parent);

    /** This station packs, sends or takes back at all. */
    void setOffered(bool offered) { m_offered = offered; }
    void setShown(const ShippingShown &shown);
    void choose(Tab tab);
    void forget(); ///< what it asks: it was left, and is opened anew
    [[nodiscard]] Tab tab() const { return m_tab; }
    void chooseRow(int row);
    /** As if the button of that action was pressed: 1 to 4. */
    void act(size_t action);
    void chooseOffer(size_t index);
    /** For pictures: this button was pressed, and then that offer, or none. */
    void showAsked(size_t action, int offer);

    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] Shape shape() const override { return Shape::Signpost; }
    [[nodiscard]] bool isOffered(const StationView &view) const override;
    [[nodiscard]] bool stays(const StationView &view) const override;
    void tell(const StationView &view, const Speech &speech) override;
    void begin() override { emit opened(); }

signals:
    void opened(); ///< what it shows is wanted now
    void orderWished(const QString &order, const QString &customer);
    void orderLeft(); ///< back to all of them
    void takeOffWished(const unitrail::Subject &subject);
    void sealWished(const unitrail::ContainerId &container);
    void shipWished();
    void saveWished(); ///< the pack list
    void unitWished(const unitrail::UnitId &unit); ///< its record
    void awayWished(const unitrail::UnitId &unit); ///< it is looked after now
    void returnWished(const unitrail::UnitId &unit, const QString &symptom, const QString &holdReason);
    void serviceWished(const unitrail::UnitId &unit, const QString &order, const QString &symptom);
    void servedWished(const unitrail::UnitId &unit, const QString &done);
    void endWished(const unitrail::UnitId &unit, const QString &why);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /** What the fields and buttons beside the list ask for. */
    enum class Asked { Nothing, NewOrder, Symptom, Destination, ServiceOrder, WhatWasDone, WhyEnded };
    static constexpr size_t offersMax = 6;
    static constexpr size_t actionsMax = 5;
    struct Action {
        QString text{};
        bool enabled = true;
        bool next = false; ///< it is what one does now
        Shape shape = Shape::None;
    };
    using Actions = std::array<Action, actionsMax>;

    void retell();
    void tellHeading(const Speech &speech);
    void tellList(const Speech &speech);
    void tellOrders(Table::Content &content, const Speech &speech) const;
    void tellLines(Table::Content &content, const Speech &speech) const;
    void tellAway(Table::Content &content) const;
    void tellSides(const Speech &speech);
    void tellNote(const Speech &speech);
    void tellFields();
    void tellActions(const Speech &speech);
    [[nodiscard]] Actions actions() const;
    [[nodiscard]] Actions answers() const; ///< while something is asked
    void goOn(); ///< with what was typed
    void pick(int row);
    void answer(const QString &why);
    void ask(Asked asked);
    void goBack();
    void arrange();
    [[nodiscard]] std::vector<std::pair<QString, QString>> offers(
        const Speech &speech) const; ///< recorded; shown, a second line behind a line feed
    [[nodiscard]] QString question() const; ///< that is asked beside the list
    [[nodiscard]] int unitRow() const;
    [[nodiscard]] size_t rows() const;
    [[nodiscard]] const ShippingShown::Line *line() const;
    [[nodiscard]] const Refusal *inTheWay() const; ///< of the chosen row
    [[nodiscard]] ListPanel::Content lineFacts(const Speech &speech, const ShippingShown::Line &line) const;
    [[nodiscard]] ListPanel::Content custody(const Speech &speech, const ShippingShown::AwayUnit &unit) const;
    [[nodiscard]] ListPanel::Content summary(const Speech &speech) const;

    bool m_offered = false;
    ShippingShown m_shown;
    StationView m_view;
    std::optional<Language> m_language;
    Tab m_tab = Tab::Ship;
    Asked m_asked = Asked::Nothing;
    QString m_symptom; ///< chosen before the destination
    int m_row = 0;

    IdentityRow m_heading;
    std::array<ActionButton, 2> m_tabs;
    Table m_list;
    std::array<ListPanel, 2> m_sides;
    QLineEdit m_number, m_words;
    std::array<ActionButton, offersMax> m_offers;
    ListPanel m_note;
    std::array<ActionButton, actionsMax> m_actions;
};

} // namespace unitrail
