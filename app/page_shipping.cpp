// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/pages.h"
#include "app/reports.h"
#include "app/shipment_drafts.h"
#include "app/shipping_facts.h"
#include "app/written_file.h"
#include "core/codes/read_code.h"
#include "core/codes/repair_map.h"
#include "core/domain/quality.h"
#include "core/exchange/pack_table.h"
#include "core/station/recorder.h"
#include "ui/screens/shipping_page.h"
#include "ui/station_window.h"

#include <QDir>
#include <QPointer>
#include <QRegularExpression>
#include <QThread>

#include <algorithm>
#include <memory>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

/** Fills the desk for shipping and returns, and does what is wished there. */
class ShippingDesk : public QObject {
public:
    ShippingDesk(Assembly &assembly, ShippingPage &page, StationWindow &window, ShipmentDrafts drafts)
        : QObject(&page)
        , m_assembly(assembly)
        , m_page(page)
        , m_window(window)
        , m_drafts(std::move(drafts))
        , m_recorder(
              assembly.journal(), assembly.plant(), assembly.clock(), assembly.session().view().station)
    {
        m_shown.holdReasons = assembly.plant().holdReasons;
        connect(&page, &ShippingPage::opened, this, [this] {
            quiet();
            m_page.forget();
            if (const QString aside = m_drafts.takeTrouble(); !aside.isEmpty())
                m_shown.attention = ShippingPage::tr("What was laid out cannot be read: {file}")
                                        .replace(u"{file}"_s, aside);
            show();
            read();
        });
        connect(&page, &ShippingPage::orderWished, this, &ShippingDesk::openOrder);
        connect(&page, &ShippingPage::orderLeft, this, [this] { openOrder({}, {}); });
        connect(&page, &ShippingPage::takeOffWished, this, &ShippingDesk::takeOff);
        connect(&page, &ShippingPage::shipWished, this, &ShippingDesk::ship);
        connect(&page, &ShippingPage::saveWished, this, &ShippingDesk::save);
        connect(&page, &ShippingPage::awayWished, this, [this](const UnitId &unit) {
            quiet();
            lookAfter(unit);
        });
        connect(&page, &ShippingPage::sealWished, this, [this](const ContainerId &container) {
            give(SealContainer{container, container.text()}, ShippingPage::tr("The container is sealed."));
        });
        connect(&page, &ShippingPage::returnWished, this, &ShippingDesk::takeBack);
        connect(&page, &ShippingPage::serviceWished, this,
            [this](const UnitId &unit, const QString &order, const QString &symptom) {
                give(OpenService{unit, order, {}, symptom}, ShippingPage::tr("The service order is open."));
            });
        connect(&page, &ShippingPage::servedWished, this, [this](const UnitId &unit, const QString &done) {
            give(CloseService{unit, done}, ShippingPage::tr("The service order is closed."));
        });
        connect(&page, &ShippingPage::endWished, this, [this](const UnitId &unit, const QString &why) {
            give(DecommissionUnit{unit, why}, ShippingPage::tr("The unit is out of use for good."));
        });
        connect(&assembly.session(), &Session::answered, this, [this](const Answer &answer) {
            if (answer.what == Answer::What::OrderShipped)
                left(answer.text);
        });
        assembly.addScanTaker([desk = QPointer(this)](const Scan &scan) {
            return desk && desk->takeScan(scan) && desk->tellReader(scan);
        });
    }
    ~ShippingDesk() override
    {
        for (const QPointer<QThread> &thread : {m_thread, m_writing}) {
            if (thread)
                thread->wait();
        }
    }

private:
    using Lines = std::vector<ShippingShown::Line>;

    void quiet()
    {
        m_shown.refused.reset();
        m_shown.told.clear();
        m_shown.attention.clear();
        m_shown.code.clear();
    }

    [[nodiscard]] Given given() const
    {
        const auto station = m_assembly.journal().standing(Subject::of(m_recorder.station()));
        const auto &people = m_assembly.plant().people;
        const auto person = station && station->workplace().person ? people.find(*station->workplace().person)
                                                                   : people.end();
        return {.person = person == people.end() ? nullptr : &person->second};
    }

    // ---- what is laid out

    void openOrder(const QString &order, const QString &customer)
    {
        quiet();
        m_sent.reset();
        m_shown.focus.reset();
        m_order = order;
        const auto sent = std::find_if(
            m_orders.begin(), m_orders.end(), [&](const ShippedOrder &one) { return one.order == order; });
        const ShipOrder *draft = order.isEmpty() ? nullptr : m_drafts.find(order);
        const QString name = !customer.isEmpty() ? customer
            : draft                              ? draft->customer
            : sent != m_orders.end()             ? sent->customer
                                                 : QString();
        if (!order.isEmpty() && (draft ? draft->customer != name : sent == m_orders.end()))
            keep({name, order, draft ? draft->containers : std::vector<ContainerId>(),
                draft ? draft->units : std::vector<UnitId>()});
        m_customer = name;
        show();
        read();
    }

    void keep(const ShipOrder &draft)
    {
        if (const Outcome kept = m_drafts.put(draft); !kept)
            m_shown.attention = kept.error().text;
    }

    [[nodiscard]] ShipOrder draft() const
    {
        const ShipOrder *known = m_drafts.find(m_order);
        return known ? *known : ShipOrder{m_customer, m_order, {}, {}};
    }

    void lay(const Subject &subject)
    {
        quiet();
        m_shown.focus = subject;
        if (m_order.isEmpty()) {
            m_shown.attention = ShippingPage::tr("First the order: scan the delivery note, or choose it.");
            return said(Sound::Attention);
        }
        const auto there = std::any_of(m_shown.lines.begin(), m_shown.lines.end(),
            [&](const ShippingShown::Line &line) { return line.what.subject == subject; });
        if (there && m_shown.sentMs == 0) {
            m_shown.attention = ShippingPage::tr("This lies in the shipment already.");
            return said(Sound::Attention);
        }
        const auto standing = m_assembly.journal().standing(subject);
        if (standing && !standing->known()) {
            m_shown.refused = Refusal{.reason = Reason::UnknownUnit, .subject = subject};
            return said(Sound::Refused);
        }
        const ShipOrder before = draft();
        ShipOrder laid = before, fresh{before.customer, before.order, {}, {}};
        if (const auto container = subject.container()) {
            laid.containers.push_back(*container);
            fresh.containers.push_back(*container);
        } else {
            laid.units.push_back(*subject.unit());
            fresh.units.push_back(*subject.unit());
        }
        keep(laid);
        const bool sent = m_shown.sentMs > 0;
        m_sent.reset();
        const Lines added = judged(fresh);
        if (sent || overlaps(added))
            judge();
        else // a lorry is not judged anew for every carton
            m_shown.lines.insert(
                subject.container() ? firstUnit() : m_shown.lines.end(), added.begin(), added.end());
        const bool refused = std::any_of(added.begin(), added.end(),
            [](const ShippingShown::Line &line) { return line.refusal.has_value(); });
        if (!refused && m_shown.attention.isEmpty())
            m_shown.told
                = ShippingPage::tr("Laid out: {thing}")
                      .replace(u"{thing}"_s, subject.unit() ? subject.unit()->serial.text() : subject.name());
        said(refused || !m_shown.attention.isEmpty() ? Sound::Attention : Sound::Accepted);
    }

    [[nodiscard]] bool overlaps(const Lines &added) const
    {
        return std::any_of(added.begin(), added.end(), [&](const ShippingShown::Line &one) {
            return std::any_of(m_shown.lines.begin(), m_shown.lines.end(),
                [&](const ShippingShown::Line &other) { return other.what.subject == one.what.subject; });
        });
    }

    /** Behind the last container with its content. */
    [[nodiscard]] Lines::iterator firstUnit()
    {
        return std::find_if(m_shown.lines.begin(), m_shown.lines.end(),
            [](const ShippingShown::Line &line) { return line.what.level == 0 && line.what.subject.unit(); });
    }

    void takeOff(const Subject &subject)
    {
        quiet();
        ShipOrder laid = draft();
        std::erase_if(laid.containers, [&](const ContainerId &id) { return Subject::of(id) == subject; });
        std::erase_if(laid.units, [&](const UnitId &id) { return Subject::of(id) == subject; });
        keep(laid);
        show();
    }

    /** The whole list. */
    void judge()
    {
        m_shown.sentMs = 0;
        m_shown.lines = judged(draft());
    }

    /** Each thing with what the rules say against its leaving. */
    [[nodiscard]] Lines judged(const ShipOrder &laid)
    {
        Lines lines;
        auto list = packListOf(m_assembly.journal(), laid.customer, laid.order, laid.containers, laid.units);
        if (!list) {
            m_shown.attention = list.error().text;
            return lines;
        }
        for (PackList::Line &what : list->lines) {
            const auto standing = m_assembly.journal().standing(what.subject);
            lines.push_back({.what = std::move(what), .holds = standing ? int(standing->holds.size()) : 0});
        }
        const Given who = given();
        for (ShippingShown::Line &line : lines) {
            ShipOrder alone{laid.customer, laid.order, {}, {}};
            const auto container = line.what.subject.container();
            const auto unit = line.what.subject.unit();
            if (container && line.what.level == 0)
                alone.containers = {*container};
            else if (unit && line.what.level == 0)
                alone.units = {*unit};
            else if (!unit)
                continue;
            const auto decision = line.what.level > 0
                ? m_recorder.ask(ShipUnit{*unit, laid.customer, laid.order}, who)
                : m_recorder.ask(alone, who);
            if (!decision) { // what could not be judged is not said to be good
                line.refusal = Refusal{.reason = Reason::StorageFailed, .subject = line.what.subject};
                m_shown.attention = decision.error().text;
                continue;
            }
            const auto *refusal = std::get_if<Refusal>(&*decision);
            if (!refusal || refusal->reason == Reason::SignatureNeeded)
                continue;
            // What a container is kept here for may be a thing inside of it.
            const auto about
                = std::find_if(lines.begin(), lines.end(), [&](const ShippingShown::Line &other) {
                      return refusal->subject && other.what.subject == *refusal->subject;
                  });
            (about == lines.end() ? line : *about).refusal = *refusal;
        }
        return lines;
    }

    // ---- what was scanned

    [[nodiscard]] bool awaitsOrder() const
    {
        return m_order.isEmpty() && m_page.tab() == ShippingPage::Tab::Ship;
    }

    bool takeScan(const Scan &scan)
    {
        const StationView &view = m_assembly.session().view();
        if (!m_page.isVisible() || scan.partial || view.question || view.person.isEmpty())
            return false;
        const QByteArray bytes = scan.kind == Scan::Kind::Barcode
            ? repaired(scan.bytes, m_assembly.repair(scan.device))
            : scan.bytes;
        const Code code = scan.kind == Scan::Kind::Barcode ? readCode(bytes, m_assembly.plant())
                                                           : readEpc(bytes, m_assembly.plant());
        for (const Meaning &meaning : code.meanings) {
            if (const auto *command = std::get_if<CommandCode>(&meaning)) {
                if (command->verb != u"SHIP" || m_page.tab() != ShippingPage::Tab::Ship)
                    return false;
                openOrder(command->argument.section(u'.', 0, 0), command->argument.section(u'.', 1));
                sounds(Sound::Accepted);
                return true;
            }
            if (std::holds_alternative<BadgeCode>(meaning))
                return false;
            if (const auto *container = std::get_if<ContainerCode>(&meaning);
                container && m_page.tab() == ShippingPage::Tab::Ship) {
                lay(Subject::of(container->container));
                return true;
            }
        }
        const auto units = unitsIn(code, m_assembly.journal());
        if (!units) {
            m_shown.attention = units.error().text;
            said(Sound::Refused);
        } else if (units->size() == 1) {
            m_page.tab() == ShippingPage::Tab::Ship ? lay(Subject::of(units->front()))
                                                    : lookAt(units->front());
        } else if (const QString order = awaitsOrder() && units->empty() ? customerOrderIn(code) : QString();
                   !order.isEmpty()) {
            openOrder(order, {});
            sounds(Sound::Accepted);
        } else {
            quiet();
            Refusal refusal{.reason = units->empty() ? Reason::UnknownCode : Reason::AmbiguousCode,
                .detail = code.shown().left(64)};
            for (const UnitId &unit : *units)
                refusal.names.append(unit.text());
            m_shown.refused = refusal;
            m_shown.code = refusal.detail;
            said(Sound::Refused);
        }
        return true;
    }

    void sounds(Sound sound)
    {
        m_sound = sound;
        emit m_window.sounded(sound);
    }

    /** A reader that waits for an answer gets the one that was heard. */
    bool tellReader(const Scan &scan)
    {
        if (Scanner *reader = m_assembly.scanner(scan.device))
            reader->giveFeedback(m_sound == Sound::Accepted ? Feedback::Accepted
                    : m_sound == Sound::Attention           ? Feedback::Attention
                                                            : Feedback::Refused);
        return true;
    }

    /** Shown, and heard. */
    void said(Sound sound)
    {
        m_page.setShown(m_shown);
        sounds(sound);
    }

    // ---- acts

    /** Badge and PIN are asked for where a signature always is. */
    bool give(const Command &command, const QString &done)
    {
        quiet();
        m_assembly.session().takeCommand(command);
        const StationView &view = m_assembly.session().view();
        if (view.question && view.question->kind == Question::Kind::Signature) {
            emit m_page.backWished();
            return false;
        }
        m_shown.refused = view.answer.refusal;
        if (!m_shown.refused)
            m_shown.told = done;
        show();
        read();
        return !m_shown.refused;
    }

    void ship()
    {
        const ShipOrder laid = draft();
        if (give(laid, ShippingPage::tr("All of it is on its way.")))
            return;
        judge(); // what was granted when it was laid out may be forbidden by now
        m_page.setShown(m_shown);
    }

    /** It is recorded that it left: what was laid out for it is done with. */
    void left(const QString &order)
    {
        if (const Outcome dropped = m_drafts.drop(order); !dropped)
            m_shown.attention = dropped.error().text;
        if (order == m_order) {
            m_sent.reset();
            show();
            read();
        }
    }

    void takeBack(const UnitId &unit, const QString &symptom, const QString &holdReason)
    {
        const QString customer = m_shown.unit ? m_shown.unit->customer : QString();
        TakeBackUnit back{unit, customer, symptom, m_recorder.station().text(), {}, holdReason};
        if (!holdReason.isEmpty())
            back.hold = holdIdAt(m_recorder.station(), m_assembly.clock().wallMs());
        give(back,
            holdReason.isEmpty() ? ShippingPage::tr("It came back, into stock.")
                                 : ShippingPage::tr("It came back, into quarantine."));
    }

    // ---- what was delivered

    [[nodiscard]] std::optional<ShippingShown::AwayUnit> awayUnit(const UnitId &id)
    {
        Journal &journal = m_assembly.journal();
        const auto standing = journal.standing(Subject::of(id));
        if (!standing || !standing->known())
            return {};
        const Unit &unit = standing->unit();
        const Part *part = m_assembly.plant().part(id.part);
        return ShippingShown::AwayUnit{.unit = id,
            .partName = part ? part->name : Words{},
            .life = unit.life,
            .customer = unit.customer,
            .serviceOrder = unit.serviceOrder,
            .location = unit.location,
            .container = unit.container,
            .holds = int(standing->holds.size()),
            .lastMs = standing->lastMs};
    }

    void lookAt(const UnitId &unit)
    {
        quiet();
        lookAfter(unit);
        sounds(m_shown.refused ? Sound::Refused : Sound::Accepted);
    }

    void lookAfter(const UnitId &unit)
    {
        m_unit = unit;
        if (!awayUnit(unit)) {
            m_unit.reset();
            m_shown.refused = Refusal{.reason = Reason::UnknownUnit, .subject = Subject::of(unit)};
        }
        show();
    }

    /** What the rules would say to each act, with nothing recorded. */
    void askActs()
    {
        m_shown.acts = {};
        if (!m_unit)
            return;
        const Given who = given();
        const QString any = u"?"_s; // the reason is asked for when it is done
        const auto ask = [&](const Command &command) -> std::optional<Refusal> {
            const auto decision = m_recorder.ask(command, who);
            const auto *refusal = decision ? std::get_if<Refusal>(&*decision) : nullptr;
            return refusal && refusal->reason != Reason::SignatureNeeded ? std::optional(*refusal)
                                                                         : std::nullopt;
        };
        m_shown.acts = {.comeBack = ask(TakeBackUnit{*m_unit, {}, any}),
            .openService = ask(OpenService{*m_unit, any, {}, {}}),
            .closeService = ask(CloseService{*m_unit, any}),
            .end = ask(DecommissionUnit{*m_unit, any})};
    }

    [[nodiscard]] QString orderOf(const UnitId &unit)
    {
        const auto entries = m_assembly.journal().entriesOf(Subject::of(unit));
        if (!entries)
            return {};
        const auto voided = voidedIds(*entries);
        for (auto one = entries->rbegin(); one != entries->rend(); ++one) {
            const auto *shipped = std::get_if<UnitShipped>(&one->entry.event);
            if (shipped && std::find(voided.begin(), voided.end(), one->entry.id) == voided.end())
                return shipped->order;
        }
        return {};
    }

    // ---- what is shown

    void show()
    {
        m_shown.order = m_order;
        m_shown.customer = m_customer;
        m_shown.orders.clear();
        for (const ShipOrder &draft : m_drafts.all())
            m_shown.orders.push_back(
                {draft.order, draft.customer, int(draft.containers.size() + draft.units.size()), 0, 0});
        for (const ShippedOrder &order : m_orders) {
            if (!m_drafts.find(order.order))
                m_shown.orders.push_back({order.order, order.customer, 0, order.units, order.lastMs});
        }
        const bool laidOut = m_drafts.find(m_order) != nullptr;
        m_shown.lines.clear();
        m_shown.sentMs = 0;
        if (!m_order.isEmpty() && (laidOut || !m_sent))
            judge();
        else if (m_sent && !m_order.isEmpty()) {
            m_shown.customer = m_sent->customer;
            m_shown.sentMs = m_sent->shippedMs;
            for (const PackList::Line &line : m_sent->lines)
                m_shown.lines.push_back({.what = line});
        }
        m_shown.away.clear();
        for (const UnitId &unit : m_away) {
            if (const auto away = awayUnit(unit))
                m_shown.away.push_back(*away);
        }
        m_shown.unit = m_unit ? awayUnit(*m_unit) : std::nullopt;
        if (m_shown.unit)
            m_shown.unit->order = orderOf(*m_unit);
        askActs();
        m_page.setShown(m_shown);
    }

    /** What left before, and what came back: beside the station, which waits for none of it. */
    void read()
    {
        if (m_thread) {
            m_readAgain = true;
            return;
        }
        m_shown.asking = true;
        const auto answer = std::make_shared<std::optional<Result<ShippingFacts>>>();
        m_thread = QThread::create([answer, directory = m_assembly.journal().directory(), order = m_order] {
            answer->emplace(shippingFacts(directory, order));
        });
        connect(m_thread, &QThread::finished, this, [this, answer, order = m_order] {
            m_thread->deleteLater();
            m_thread = nullptr;
            if (std::exchange(m_readAgain, false))
                return read();
            m_shown.asking = false;
            Result<ShippingFacts> &found = **answer;
            if (!found) {
                m_shown.attention = found.error().text;
                return m_page.setShown(m_shown);
            }
            m_orders = std::move(found->orders);
            m_away = std::move(found->away);
            const bool left = found->sent && !found->sent->empty();
            m_sent = left && order == m_order ? std::move(found->sent) : std::nullopt;
            show();
        });
        m_thread->start();
    }

    /** Into "shipments" of the data directory: a table, and a page for the lorry. */
    void save()
    {
        if (m_writing || m_order.isEmpty())
            return;
        quiet();
        PackList list{.order = m_order, .customer = m_shown.customer, .lines = {}};
        if (m_shown.sentMs > 0 && m_sent)
            list = *m_sent;
        else
            for (const ShippingShown::Line &line : m_shown.lines)
                list.lines.push_back(line.what);
        static const QRegularExpression unsafe(u"[^A-Za-z0-9._-]"_s);
        const QDir data(m_assembly.journal().directory());
        const QString stem = u"shipments/"_s + QString(m_order).replace(unsafe, u"_"_s).left(60) + u'-'
            + QDateTime::fromMSecsSinceEpoch(m_assembly.clock().wallMs(), Qt::UTC)
                  .toString(u"yyyyMMdd-HHmmss"_s);
        const Report report = packListReport(list,
            Speech(Language::of(m_window.language(), m_assembly.clock().offsetMinutes()),
                m_assembly.session().view()),
            m_assembly.plant(), m_assembly.clock().wallMs());
        const auto done = std::make_shared<Outcome>(Done{});
        m_writing = QThread::create([done, list, report, data, stem] {
            if (!data.mkpath(u"shipments"_s))
                *done = Failure{Failure::Kind::Storage, data.path()};
            if (*done)
                *done = writeFile(data.filePath(stem + u".csv"_s), packListCsv(list));
            if (*done)
                *done = writeFile(data.filePath(stem + u".pdf"_s), pdfOf(report));
        });
        connect(m_writing, &QThread::finished, this, [this, done, file = data.filePath(stem + u".pdf"_s)] {
            m_writing->deleteLater();
            m_writing = nullptr;
            if (*done)
                m_shown.told = ShippingPage::tr("Saved: {file}").replace(u"{file}"_s, file);
            else
                m_shown.attention = done->error().text;
            m_page.setShown(m_shown);
        });
        m_writing->start();
    }

    Assembly &m_assembly;
    ShippingPage &m_page;
    StationWindow &m_window;
    ShipmentDrafts m_drafts;
    Recorder m_recorder;
    ShippingShown m_shown;
    QString m_order, m_customer; ///< that is open
    std::optional<PackList> m_sent; ///< what left for it
    std::vector<ShippedOrder> m_orders;
    std::vector<UnitId> m_away;
    std::optional<UnitId> m_unit; ///< that is looked after
    QPointer<QThread> m_thread, m_writing;
    Sound m_sound = Sound::Accepted; ///< of the last scan
    bool m_readAgain = false;
};

/** Where something is packed, taken back or decided. */
bool sendsOrTakesBack(const Plant &plant, const StationName &name)
{
    const auto station = plant.stations.find(name);
    if (station == plant.stations.end())
        return false;
    if (station->second.kind == Station::Kind::Desk || station->second.kind == Station::Kind::Service)
        return true;
    return std::any_of(plant.routings.begin(), plant.routings.end(), [&](const Routing &routing) {
        const auto here = plant.operationsAt(name, routing);
        return std::any_of(here.begin(), here.end(),
            [](const Operation *operation) { return operation->kind == Operation::Kind::Pack; });
    });
}

} // namespace

void addShippingPage(StationWindow &window, Assembly &assembly)
{
    auto *page = new ShippingPage(window.theme(), &window);
    window.addPage(page);
    page->setOffered(sendsOrTakesBack(assembly.plant(), assembly.session().view().station));
    new ShippingDesk(assembly, *page, window, ShipmentDrafts::ofDirectory(assembly.journal().directory()));
    Session &session = assembly.session();
    QObject::connect(page, &ShippingPage::unitWished, &session,
        [&session](const UnitId &unit) { emit session.unitWished(unit); });
}

} // namespace unitrail
