// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/pages.h"
#include "app/shipment_drafts.h"
#include "core/station/recorder.h"
#include "tests/station/demo_station.h"
#include "ui/screens/shipping_page.h"
#include "ui/station_window.h"

#include <QtTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

static const ContainerId carton = ContainerId::known(u"340123450000000017"_s);
static const char *const cartonLabel = "]C100340123450000000017";
static const UnitId loose = unitOf(3);

/** Two finished units in a carton and a finished one beside it; the desk for shipping is open at PCK-1. */
struct Desk {
    explicit Desk(const char *badge = "1111")
    {
        for (const UnitId &unit : {unitA, unitOf(2), loose})
            factory.bring(unit, "100");
        Recorder recorder(*factory.journal, factory.plant, factory.clock, StationName::known(u"PCK-1"_s));
        const Given packer{.person = &factory.plant.people.at(PersonId::known(u"P111"_s))};
        for (const UnitId &unit : {unitA, unitOf(2)}) {
            const auto packed = recorder.give(PackUnit{unit, carton}, packer);
            if (!packed || packed->refusal())
                qFatal(
                    "not packed: %s", packed ? qPrintable(reasonName(packed->refusal()->reason)) : "storage");
        }
        factory.session.reset();
        factory.journal.reset();
        start(badge);
    }
    void start(const char *badge)
    {
        page = nullptr;
        window.reset();
        assembly.reset();
        QFile file(factory.directory.filePath(u"station.toml"_s));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no room");
        file.write("[station]\nname = \"PCK-1\"\nplant = \""
            + QByteArray(UNITRAIL_SOURCE_DIR "/resources/demo") + "\"\ndata = \""
            + factory.directory.path().toUtf8() + "\"\n");
        file.close();
        auto config = readStationConfig(file.fileName());
        if (!config)
            qFatal("%s", qPrintable(config.error().text));
        auto made = Assembly::make(*config);
        if (!made)
            qFatal("%s", qPrintable(made.error().text));
        assembly = *std::move(made);
        window = std::make_unique<StationWindow>(assembly->clock());
        addShippingPage(*window, *assembly);
        page = window->findChild<ShippingPage *>();
        QObject::connect(&assembly->session(), &Session::viewChanged, window.get(),
            [this](const StationView &view) { window->show(view); });
        window->resize(1280, 800);
        window->show(assembly->session().view());
        window->show();
        assembly->start();
        assembly->session().takeScan(
            scanOf(badgeText(assembly->plant().badgePrefix, QString::fromLatin1(badge))));
        window->openPage(page);
    }
    Scan scanOf(const QString &code)
    {
        return {.bytes = code.toUtf8(), .atMs = now += 5000, .device = u"hand"_s};
    }
    /** As a reader's scan comes: the page is asked first. */
    void scan(const QString &code)
    {
        if (!assembly->offer(scanOf(code)))
            qFatal("the page left %s to the station", qPrintable(code));
    }
    [[nodiscard]] QString heard() const
    {
        QString all;
        for (const QWidget *widget : page->findChildren<QWidget *>()) {
            if (!widget->isHidden())
                all += widget->accessibleName() + u'\n' + widget->accessibleDescription() + u'\n';
        }
        return all.remove(QChar(0x2068)).remove(QChar(0x2069));
    }
    [[nodiscard]] ActionButton *button(const char *name) const
    {
        return page->findChild<ActionButton *>(QLatin1StringView(name));
    }
    [[nodiscard]] Standing standing(const Subject &subject) const
    {
        return *assembly->journal().standing(subject);
    }
    [[nodiscard]] LifeCycle life(const UnitId &unit) const { return standing(Subject::of(unit)).unit().life; }
    [[nodiscard]] qint64 length() const
    {
        qint64 all = 0;
        const auto incarnations = assembly->journal().incarnations();
        for (const Incarnation &one : *incarnations)
            all += one.length;
        return all;
    }
    void hold(const Subject &subject)
    {
        assembly->session().takeCommand(PlaceHold{subject, HoldId::known(u"H-1"_s), u"audit"_s, {}});
    }

    Factory factory;
    qint64 now = QDateTime::currentMSecsSinceEpoch();
    std::unique_ptr<Assembly> assembly;
    std::unique_ptr<StationWindow> window;
    ShippingPage *page = nullptr;
};

class ShippingPageTest : public QObject {
    Q_OBJECT

private slots:
    void an_order_is_laid_out_by_scans_and_leaves_by_one_act()
    {
        Desk desk;
        const qint64 before = desk.length();
        desk.scan(commandText(u"SHIP"_s, u"SO-26-900.FJORDBED"_s));
        QVERIFY2(desk.heard().contains(u"SO-26-900"_s), qPrintable(desk.heard()));
        desk.scan(QLatin1StringView(cartonLabel));
        QVERIFY2(desk.heard().contains(u"is not sealed"_s), qPrintable(desk.heard()));
        QVERIFY(!desk.button("shippingAction4")->isEnabled());
        desk.scan(labelOf(loose));
        QCOMPARE(desk.length(), before); // laying out records nothing
        QCOMPARE(desk.life(unitA), LifeCycle::Packed);

        desk.page->chooseRow(0);
        desk.page->act(2); // seal
        QVERIFY(desk.standing(Subject::of(carton)).container().sealed);
        QVERIFY2(desk.heard().contains(u"All may leave"_s), qPrintable(desk.heard()));
        QVERIFY(desk.button("shippingAction4")->isEnabled());
        desk.page->act(4);
        for (const UnitId &unit : {unitA, unitOf(2), loose}) {
            QCOMPARE(desk.life(unit), LifeCycle::Shipped);
            QCOMPARE(desk.standing(Subject::of(unit)).unit().customer, u"FJORDBED"_s);
        }
        QCOMPARE(desk.standing(Subject::of(carton)).container().customer, u"FJORDBED"_s);
        QTRY_VERIFY2(desk.heard().contains(u"This order has left."_s)
                || desk.heard().contains(u"All of it is on its way."_s),
            qPrintable(desk.heard()));
        QTRY_VERIFY2(desk.heard().contains(u"Left "_s), qPrintable(desk.heard()));
        QVERIFY(ShipmentDrafts::ofDirectory(desk.factory.directory.path()).all().empty());
    }
    void one_thing_that_may_not_leave_keeps_all_of_it_here_and_says_why()
    {
        Desk desk;
        desk.assembly->session().takeCommand(SealContainer{carton, carton.text()});
        desk.hold(Subject::of(unitOf(2)));
        desk.window->openPage(desk.page);
        desk.scan(commandText(u"SHIP"_s, u"SO-26-900.FJORDBED"_s));
        desk.scan(QLatin1StringView(cartonLabel));
        desk.scan(labelOf(loose));
        QVERIFY2(desk.heard().contains(u"May not leave: 1"_s), qPrintable(desk.heard()));
        desk.page->chooseRow(2);
        QVERIFY2(desk.heard().contains(unitOf(2).serial.text()), qPrintable(desk.heard()));
        QVERIFY2(desk.heard().contains(u"is on hold: audit"_s), qPrintable(desk.heard()));
        QVERIFY(!desk.button("shippingAction4")->isEnabled());
        desk.page->act(4);
        QCOMPARE(desk.life(loose), LifeCycle::Completed);
        desk.page->chooseRow(0);
        desk.page->act(1); // the carton stays here
        QVERIFY2(desk.heard().contains(u"All may leave"_s), qPrintable(desk.heard()));
        desk.page->act(4);
        QCOMPARE(desk.life(loose), LifeCycle::Shipped);
        QCOMPARE(desk.life(unitA), LifeCycle::Packed);
    }
    void a_unit_in_a_carton_does_not_leave_without_it()
    {
        Desk desk;
        desk.scan(commandText(u"SHIP"_s, u"SO-26-900.FJORDBED"_s));
        desk.scan(labelOf(unitA));
        QVERIFY2(desk.heard().contains(carton.text()), qPrintable(desk.heard()));
        QVERIFY(!desk.button("shippingAction4")->isEnabled());
    }
    void what_is_laid_out_is_there_after_a_restart()
    {
        Desk desk;
        desk.scan(u"SO-26-901"_s); // a plain number, while no order is open
        desk.scan(labelOf(loose));
        desk.scan(labelOf(loose));
        QVERIFY2(desk.heard().contains(u"in the shipment already"_s), qPrintable(desk.heard()));
        desk.start("1111");
        QVERIFY2(desk.heard().contains(u"SO-26-901"_s), qPrintable(desk.heard()));
        desk.page->act(1);
        QVERIFY2(desk.heard().contains(loose.serial.text()), qPrintable(desk.heard()));
    }
    void what_was_laid_out_and_is_damaged_is_set_aside_with_words()
    {
        Desk desk;
        QFile file(desk.factory.directory.filePath(u"shipments.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"shipments\":[{\"order\":\"\"}]}");
        file.close();
        desk.start("1111");
        QVERIFY2(desk.heard().contains(u"shipments.json.unreadable"_s), qPrintable(desk.heard()));
        QVERIFY(QFile::exists(file.fileName() + u".unreadable"_s));
        desk.scan(u"SO-26-902"_s);
        QVERIFY(desk.heard().contains(u"SO-26-902"_s));
    }
    void what_no_unit_container_or_order_is_named_so()
    {
        Desk desk;
        desk.scan(labelOf(loose));
        QVERIFY2(desk.heard().contains(u"First the order"_s), qPrintable(desk.heard()));
        desk.scan(u"SO-26-903"_s);
        desk.scan(u"NO-SUCH-THING"_s);
        QVERIFY2(desk.heard().contains(u"NO-SUCH-THING"_s), qPrintable(desk.heard()));
        desk.scan(labelOf(unitOf(77)));
        QVERIFY(!desk.button("shippingAction4")->isEnabled());
    }
    void a_badge_and_other_commands_are_the_stations()
    {
        Desk desk;
        QVERIFY(!desk.assembly->offer(desk.scanOf(badgeText(desk.assembly->plant().badgePrefix, u"1301"_s))));
        QVERIFY(!desk.assembly->offer(desk.scanOf(commandText(u"HELP"_s))));
        desk.window->backToWork();
        QVERIFY(!desk.assembly->offer(desk.scanOf(labelOf(loose))));
    }
    void a_pack_list_is_saved_as_a_table_and_as_a_document()
    {
        Desk desk;
        desk.scan(commandText(u"SHIP"_s, u"SO/26-904.FJORDBED"_s));
        desk.scan(QLatin1StringView(cartonLabel));
        desk.page->act(3);
        QTRY_VERIFY2(desk.heard().contains(u"Saved: "_s), qPrintable(desk.heard()));
        const QDir folder(desk.factory.directory.filePath(u"shipments"_s));
        QCOMPARE(folder.entryList({u"SO_26-904-*.pdf"_s}).size(), 1);
        QFile table(folder.filePath(folder.entryList({u"*.csv"_s}).value(0)));
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QByteArray csv = table.readAll();
        QVERIFY2(csv.contains(unitA.serial.text().toUtf8()), csv);
        QVERIFY2(csv.contains(carton.text().toUtf8()), csv);
    }
    void what_comes_back_goes_to_quarantine_is_served_and_ends_with_a_signature()
    {
        Desk desk("1302");
        desk.assembly->session().takeCommand(ShipUnit{loose, u"FJORDBED"_s, u"SO-26-905"_s});
        desk.window->openPage(desk.page);
        desk.page->choose(ShippingPage::Tab::Away);
        desk.scan(labelOf(loose));
        QVERIFY2(desk.heard().contains(u"FJORDBED"_s), qPrintable(desk.heard()));
        QVERIFY(desk.heard().contains(u"SO-26-905"_s));
        desk.page->act(1);
        desk.page->chooseOffer(0); // noisy
        desk.page->chooseOffer(1); // quarantine, for the plant's first reason
        QCOMPARE(desk.life(loose), LifeCycle::Returned);
        const Standing back = desk.standing(Subject::of(loose));
        QCOMPARE(back.holds.size(), 1u);
        QCOMPARE(back.holds.begin()->second.reason, u"supplier-notice"_s);
        QCOMPARE(back.unit().location, u"PCK-1"_s);
        QVERIFY2(desk.heard().contains(u"into quarantine"_s), qPrintable(desk.heard()));

        desk.page->act(2);
        desk.page->findChild<QLineEdit *>(u"shippingNumber"_s)->setText(u"RMA-9"_s);
        desk.page->act(4);
        QCOMPARE(desk.standing(Subject::of(loose)).unit().serviceOrder, u"RMA-9"_s);
        desk.page->act(2);
        desk.page->chooseOffer(0);
        QVERIFY(desk.standing(Subject::of(loose)).unit().serviceOrder.isEmpty());

        desk.page->act(3);
        desk.page->chooseOffer(0);
        QVERIFY(!desk.page->isVisible());
        QCOMPARE(desk.assembly->session().view().question->kind, Question::Kind::Signature);
        QCOMPARE(desk.life(loose), LifeCycle::Returned);
        desk.assembly->session().takeScan(
            desk.scanOf(badgeText(desk.assembly->plant().badgePrefix, u"1301"_s)));
        desk.assembly->session().takePin(u"246810"_s);
        QTRY_COMPARE(desk.life(loose), LifeCycle::Decommissioned);
    }
    void walking_by_the_list_changes_neither_the_unit_nor_the_question()
    {
        Desk desk("1302");
        for (const UnitId &unit : {loose, unitOf(2)}) {
            desk.assembly->session().takeCommand(ShipUnit{unit, u"FJORDBED"_s, u"SO-26-905"_s});
            desk.assembly->session().takeCommand(TakeBackUnit{unit, u"FJORDBED"_s, u"noisy"_s});
        }
        desk.window->openPage(desk.page);
        desk.page->choose(ShippingPage::Tab::Away);
        auto *list = desk.page->findChild<Table *>(u"shippingList"_s);
        QTRY_COMPARE(list->content().rows.size(), 2u);
        desk.scan(labelOf(unitA)); // none of those in the list
        desk.page->act(3);
        desk.page->chooseRow(1);
        QVERIFY(desk.button("shippingOffer1")->isVisible());
        desk.page->chooseOffer(0);
        QCOMPARE(desk.assembly->session().view().question->about.unit, std::optional(unitA));
        desk.assembly->session().takeVerb(u"NO"_s);
        desk.window->openPage(desk.page);
        desk.page->chooseRow(1);
        QVERIFY2(desk.heard().contains(u"Unit "_s + unitA.serial.text())
                || desk.heard().contains(u"unit "_s + unitA.serial.text()),
            qPrintable(desk.heard()));
        emit list->chosen(0);
        QVERIFY(!desk.heard().contains(u"unit "_s + unitA.serial.text()));
    }
    void what_the_rules_forbid_cannot_be_touched()
    {
        Desk desk; // a packer ends no unit's life
        desk.page->choose(ShippingPage::Tab::Away);
        desk.scan(labelOf(loose));
        for (const char *name : {"shippingAction1", "shippingAction2", "shippingAction3"})
            QVERIFY2(!desk.button(name)->isEnabled(), name);
        QVERIFY(desk.button("shippingAction4")->isEnabled()); // its record
    }
};

QTEST_MAIN(ShippingPageTest)
#include "shipping_page_test.moc"
