// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/carried_files.h"
#include "app/pages_trace.h"
#include "app/written_file.h"
#include "core/base/signing.h"
#include "core/codes/carried.h"
#include "core/domain/conflicts.h"
#include "core/domain/signature.h"
#include "core/journal/lot_shortage.h"
#include "core/labels/carried_sheet.h"
#include "core/station/recorder.h"
#include "core/station/trust.h"
#include "core/trace/late_work.h"
#include "ui/screens/holds_page.h"
#include "ui/station_window.h"

#include <QDir>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

/** What only the union of the entries shows. */
struct Counted {
    std::vector<ContainmentReport> containments;
    std::vector<LateWork> late;
    std::vector<LotShortage> lots;
};

QString fingerprint(const ContainmentIssued &terms)
{
    return keyFingerprint(QByteArray::fromBase64(terms.key.toLatin1()));
}

/**
 * Reads beside the running station, on connections of its own: nobody at the station waits for it. The
 * containments are told first: for the rest figures may have to be caught up.
 */
Result<Counted> countedIn(const QString &directory, const Plant &plant,
    const std::function<void(const std::vector<ContainmentReport> &)> &first)
{
    const SystemClock clock;
    auto journal = Journal::open(directory, clock, {.exclusive = false});
    if (!journal)
        return journal.error();
    auto reports = containmentReports(**journal, plant);
    if (!reports)
        return reports.error();
    first(*reports);
    auto lots = lotShortages(**journal);
    if (!lots)
        return lots.error();
    auto late = lateWork(**journal, plant, *reports);
    if (!late)
        return late.error();
    return Counted{*std::move(reports), *std::move(late), *std::move(lots)};
}

HoldsShown::LotLine lineOf(const LotShortage &shortage)
{
    HoldsShown::LotLine line{shortage.lot, shortage.received, shortage.taken, shortage.missing, {}};
    for (auto taking = shortage.takings.rbegin(); taking != shortage.takings.rend(); ++taking)
        line.takings.push_back({taking->unit, taking->station, taking->quantity, taking->atMs});
    return line;
}

/** Fills S10 and does what is wished there. */
class HoldsDesk : public QObject {
public:
    HoldsDesk(Assembly &assembly, HoldsPage &page)
        : QObject(&page)
        , m_assembly(assembly)
        , m_page(page)
        , m_recorder(
              assembly.journal(), assembly.plant(), assembly.clock(), assembly.session().view().station)
    {
        m_shown.holdReasons = assembly.plant().holdReasons;
        for (const auto &[id, person] : assembly.plant().people)
            m_shown.people.emplace(id, person.shortName);
        connect(&page, &HoldsPage::opened, this, [this] {
            m_shown.told.clear();
            m_shown.refused.reset();
            look();
            count();
            search(); // so that it is known where to save to
        });
        connect(&page, &HoldsPage::releaseWished, this,
            [this](const Subject &subject, const HoldId &hold, const QString &why) {
                give(ReleaseHold{subject, hold, why}, HoldsPage::tr("The hold is released."));
            });
        connect(&page, &HoldsPage::liftWished, this, &HoldsDesk::lift);
        connect(&page, &HoldsPage::carryWished, this, &HoldsDesk::carry);
        connect(&page, &HoldsPage::filesWished, this, &HoldsDesk::search);
        connect(&page, &HoldsPage::takeWished, this, &HoldsDesk::take);
        connect(&page, &HoldsPage::trustWished, this, &HoldsDesk::trust);
        connect(&assembly.session(), &Session::untrustedCarried, this, [this](const CarriedContainment &one) {
            const auto known = std::find_if(m_byCode.begin(), m_byCode.end(), [&](const auto &other) {
                return other.containment == one.containment && other.terms.version == one.terms.version;
            });
            known == m_byCode.end() ? m_byCode.push_back(one) : void(*known = one);
            addByCode();
            m_page.setShown(m_shown);
        });
        connect(&assembly.session(), &Session::answered, this, [this](const Answer &answer) {
            const bool carried = answer.what == Answer::What::ContainmentTaken
                || answer.what == Answer::What::ContainmentLifted;
            if (answer.what == Answer::What::IssuerTrusted)
                enter();
            if (carried && m_page.isVisible()) { // printed codes were scanned
                look();
                count();
            }
        });
        connect(&page, &HoldsPage::conflictDecided, this,
            [this](const UnitId &unit, const std::optional<EventId> &kept, const QString &why) {
                sign(ResolveConflict{unit, kept, why});
            });
        connect(&page, &HoldsPage::lateWorkAccepted, this, [this](const LateWork &work, const QString &why) {
            accept(Subject::of(work.unit), work.entries, QString(lateWorkMeaning), why);
        });
        connect(&page, &HoldsPage::lotAccepted, this, [this](const LotId &lot, const QString &why) {
            for (const LotShortage &shortage : m_lots) {
                if (shortage.lot == lot)
                    return accept(Subject::of(lot), shortage.beyond(), QString(lotQuantityMeaning), why);
            }
        });
        connect(&page, &HoldsPage::holdWished, this, [this](const UnitId &unit, const QString &note) {
            const auto hold = HoldId::fromText(u"H-%1-%2"_s.arg(
                m_recorder.station().text().left(24), QString::number(m_assembly.clock().wallMs())));
            const auto &reasons = m_assembly.plant().holdReasons;
            if (hold && !reasons.empty())
                give(PlaceHold{Subject::of(unit), *hold, reasons.front().code, note},
                    HoldsPage::tr("The unit is on hold."));
        });
        connect(&page, &HoldsPage::correctionDecided, this,
            [this](const Subject &subject, const EventId &proposal, bool approve, const QString &why) {
                give(DecideCorrection{subject, proposal, approve, why},
                    approve ? HoldsPage::tr("Corrected. Figures count what is right now.")
                            : HoldsPage::tr("The proposal is turned down."));
            });
    }
    ~HoldsDesk() override
    {
        for (const QPointer<QThread> &thread : {m_thread, m_search}) {
            if (thread)
                thread->wait();
        }
    }

private:
    [[nodiscard]] Given given() const
    {
        const auto station = m_assembly.journal().standing(Subject::of(m_recorder.station()));
        const auto &people = m_assembly.plant().people;
        const auto person = station && station->workplace().person ? people.find(*station->workplace().person)
                                                                   : people.end();
        return {.person = person == people.end() ? nullptr : &person->second};
    }

    void give(const Command &command, const QString &done)
    {
        m_shown.refused.reset();
        m_shown.told.clear();
        const auto judged = m_recorder.give(command, given());
        if (!judged)
            m_shown.told = judged.error().text;
        else if (const Refusal *refusal = judged->refusal())
            m_shown.refused = *refusal;
        else
            m_shown.told = done;
        m_assembly.session().refresh();
        look();
        count();
    }

    /** Badge and PIN are asked for where a signature always is. */
    void sign(const Command &command)
    {
        m_assembly.session().takeCommand(command);
        const auto &asked = m_assembly.session().view().question;
        if (asked && asked->kind == Question::Kind::Signature)
            return emit m_page.backWished();
        m_shown.refused = m_assembly.session().view().answer.refusal;
        m_shown.told.clear();
        look();
    }

    /** A signature over entries that are there already, bound to their bytes. */
    void accept(const Subject &subject, const std::vector<EventId> &entries, const QString &meaning,
        const QString &why)
    {
        const auto signs = signedEntries(m_assembly.journal(), entries);
        if (signs)
            return sign(SignRecord{subject, *signs, meaning, why});
        m_shown.told = signs.error().text;
        m_page.setShown(m_shown);
    }

    [[nodiscard]] std::optional<HoldsShown::BranchEntry> entry(const EventId &id)
    {
        const auto recorded = m_assembly.journal().entry(id);
        if (!recorded || !*recorded)
            return {};
        const Entry &entry = (*recorded)->entry;
        return HoldsShown::BranchEntry{
            entry.id, entry.event, entry.stamp.station, entry.stamp.person, entry.stamp.wallMs};
    }

    [[nodiscard]] std::vector<HoldsShown::BranchEntry> branch(
        const Subject &unit, const std::vector<Recorded> &entries, const EventId &other)
    {
        std::vector<HoldsShown::BranchEntry> found;
        for (const EventId &id : apartFrom(unit, entries, other)) {
            if (auto one = entry(id))
                found.push_back(*std::move(one));
        }
        return found;
    }

    /** What a list of few subjects costs the station's thread: some milliseconds. */
    void look()
    {
        Journal &journal = m_assembly.journal();
        constexpr size_t shownMax = 400;
        m_shown.held.clear();
        m_shown.conflicts.clear();
        m_shown.proposals.clear();
        m_shown.nowMs = m_assembly.clock().wallMs();
        const Given now = given();
        m_shown.person = now.person ? std::optional(now.person->id) : std::nullopt;
        const auto each = [&](Journal::List list, const auto &visit) {
            const auto subjects = journal.list(list);
            for (const Subject &subject : subjects ? *subjects : std::vector<Subject>()) {
                const auto standing = journal.standing(subject);
                if (standing)
                    visit(subject, *standing);
            }
        };
        each(Journal::List::Held, [&](const Subject &subject, const Standing &standing) {
            for (const auto &[id, hold] : standing.holds) {
                if (m_shown.held.size() < shownMax)
                    m_shown.held.push_back({subject, id, hold});
            }
        });
        each(Journal::List::Conflicts, [&](const Subject &subject, const Standing &standing) {
            const auto unit = subject.unit();
            const auto entries = journal.entriesOf(subject);
            for (const Conflict &conflict : standing.conflicts) {
                if (unit && entries && m_shown.conflicts.size() < shownMax)
                    m_shown.conflicts.push_back({*unit, conflict, branch(subject, *entries, conflict.second),
                        branch(subject, *entries, conflict.first)});
            }
        });
        each(Journal::List::Proposals, [&](const Subject &subject, const Standing &standing) {
            for (const auto &[id, proposal] : standing.proposals)
                m_shown.proposals.push_back({subject, id, proposal, entry(proposal.correction.event)});
        });
        std::stable_sort(m_shown.held.begin(), m_shown.held.end(),
            [](const auto &a, const auto &b) { return a.hold.atMs < b.hold.atMs; });
        std::stable_sort(
            m_shown.conflicts.begin(), m_shown.conflicts.end(), [](const auto &a, const auto &b) {
                return a.conflict.needsDecision() && !b.conflict.needsDecision();
            });
        m_page.setShown(m_shown);
    }

    /** Which stations enforce what, and what passed before: a walk over the journal, on a thread of its own.
     */
    void count()
    {
        if (m_thread) { // what it counts may have changed since
            m_countAgain = true;
            return;
        }
        m_shown.asking = true;
        const auto answer = std::make_shared<std::optional<Result<Counted>>>();
        const auto first = [this](const std::vector<ContainmentReport> &reports) {
            QMetaObject::invokeMethod(this, [this, reports] {
                m_shown.asking = false;
                m_shown.containments = reports;
                m_page.setShown(m_shown);
            });
        };
        m_thread = QThread::create(
            [answer, first, directory = m_assembly.journal().directory(), &plant = m_assembly.plant()] {
                answer->emplace(countedIn(directory, plant, first));
            });
        connect(m_thread, &QThread::finished, this, [this, answer] {
            m_thread->deleteLater();
            m_thread = nullptr;
            if (std::exchange(m_countAgain, false))
                return count();
            m_shown.asking = false;
            if (const Result<Counted> &counted = **answer; counted) {
                m_shown.containments = counted->containments;
                m_shown.late = counted->late;
                m_lots = counted->lots;
                m_shown.lots.clear();
                for (const LotShortage &lot : m_lots)
                    m_shown.lots.push_back(lineOf(lot));
            } else
                m_shown.told = (*answer)->error().text;
            m_page.setShown(m_shown);
        });
        m_thread->start();
    }

    void lift(const ContainmentId &containment, const QString &why)
    {
        const auto standing = m_assembly.journal().standing(Subject::of(containment));
        if (!standing)
            return;
        const Given now = given();
        ContainmentIssued terms{
            .version = standing->containment().terms.version + 1, .rules = {}, .reason = why};
        terms.issuedMs = m_assembly.clock().wallMs();
        terms.issuedAt = m_recorder.station();
        terms.issuer = now.person ? std::optional(now.person->id) : std::nullopt;
        if (const Outcome done = signContainment(m_assembly.journal(), containment, terms); !done) {
            m_shown.told = done.error().text;
            return m_page.setShown(m_shown);
        }
        give(IssueContainment{containment, terms}, HoldsPage::tr("The containment has ended here."));
    }

    /** A memory stick may be slow, and a station waits for none: on a thread of its own. */
    void search()
    {
        if (m_search) { // what it has looked at may have changed since
            m_searchAgain = true;
            return;
        }
        struct Found {
            std::vector<QString> plugged;
            std::vector<CarriedFile> files;
        };
        const auto found = std::make_shared<Found>();
        const QString own = m_assembly.journal().directory();
        m_search = QThread::create([found, own] {
            found->plugged = pluggedIn();
            std::vector<QString> places = found->plugged;
            places.push_back(own);
            found->files = carriedFiles(places);
        });
        connect(m_search, &QThread::finished, this, [this, found, own] {
            m_search->deleteLater();
            m_search = nullptr;
            if (std::exchange(m_searchAgain, false))
                return search();
            m_shown.searching = false;
            m_shown.plugged = found->plugged;
            m_shown.files.clear();
            for (const CarriedFile &file : found->files)
                m_shown.files.push_back({file.path, file.place == own ? QString() : file.place,
                    file.carried.containment, file.carried.terms, stateOf(file.carried)});
            addByCode();
            m_page.setShown(m_shown);
        });
        m_shown.searching = true;
        m_shown.refused.reset();
        m_shown.told.clear();
        m_page.setShown(m_shown);
        m_search->start();
    }

    [[nodiscard]] HoldsShown::FileLine::State stateOf(const CarriedContainment &carried)
    {
        using State = HoldsShown::FileLine::State;
        Journal &journal = m_assembly.journal();
        if (!isSignedByItsKey(carried.containment, carried.terms))
            return State::Forged;
        const auto known = trusts(journal, carried.terms.key);
        const auto standing = journal.standing(Subject::of(carried.containment));
        if (!known || !*known || !standing)
            return State::UnknownKey;
        const int here = standing->containment().terms.version;
        return here == 0                    ? State::New
            : here < carried.terms.version  ? State::Newer
            : here == carried.terms.version ? State::Known
                                            : State::Older;
    }

    /** What was scanned whole and refused for its key stands in front of the files. */
    void addByCode()
    {
        std::erase_if(m_shown.files, [](const HoldsShown::FileLine &line) { return line.byCode; });
        for (const CarriedContainment &one : m_byCode)
            m_shown.files.insert(m_shown.files.begin(),
                {u"code:%1/%2"_s.arg(one.containment.text()).arg(one.terms.version), {}, one.containment,
                    one.terms, stateOf(one), true});
    }

    /** Badge and PIN are asked for where a signature always is; what they bring comes with the answer. */
    void trust(const QString &path, const QString &key)
    {
        const auto file = std::find_if(m_shown.files.begin(), m_shown.files.end(),
            [&](const HoldsShown::FileLine &line) { return line.path == path && line.terms.key == key; });
        if (file == m_shown.files.end())
            return;
        m_shown.refused.reset();
        m_shown.told.clear();
        const StationName issuer = file->terms.issuedAt.value_or(StationName::known(u"?"_s));
        m_trusting = {file->terms.key, issuer.text()};
        m_assembly.session().takeCommand(TrustIssuer{issuer, file->terms.key});
        const StationView &view = m_assembly.session().view();
        if (view.question && view.question->kind == Question::Kind::Signature)
            return emit m_page.backWished();
        m_shown.refused = view.answer.refusal;
        m_page.setShown(m_shown);
    }

    /** It is signed and recorded: now it counts. */
    void enter()
    {
        if (m_trusting.key.isEmpty())
            return;
        const Outcome done
            = trustKey(m_assembly.journal().directory(), std::exchange(m_trusting, TrustedKey()));
        m_shown.told = done ? HoldsPage::tr("The key is trusted here from now on. Enforce what it brings.")
                            : done.error().text;
        for (HoldsShown::FileLine &line : m_shown.files)
            line.state = stateOf({line.id, line.terms});
        m_page.setShown(m_shown);
    }

    void take(const QString &path)
    {
        const auto file = std::find_if(m_shown.files.begin(), m_shown.files.end(),
            [&](const HoldsShown::FileLine &line) { return line.path == path; });
        if (file == m_shown.files.end())
            return;
        const auto known = trusts(m_assembly.journal(), file->terms.key);
        if (!known) {
            m_shown.told = known.error().text;
            return m_page.setShown(m_shown);
        }
        give(TakeContainment{file->id, file->terms, file->byCode ? u"code"_s : u"file"_s, *known},
            file->terms.rules.empty() ? HoldsPage::tr("The containment has ended here.")
                                      : HoldsPage::tr("From the next scan on it is enforced here."));
        for (HoldsShown::FileLine &line : m_shown.files)
            line.state = stateOf({line.id, line.terms});
        m_page.setShown(m_shown);
    }

    /** Into "containments" of the data directory or of a memory stick: the signed file, and the codes to
     * print. */
    void carry(const ContainmentId &containment, const QString &place)
    {
        const auto standing = m_assembly.journal().standing(Subject::of(containment));
        if (!standing)
            return;
        const ContainmentIssued &terms = standing->containment().terms;
        const QByteArray bytes = containmentFile(containment, terms);
        const QDir data(place.isEmpty() ? m_assembly.journal().directory() : place);
        const QString stem = u"containments/%1-%2"_s.arg(containment.text()).arg(terms.version);
        Outcome done = data.mkpath(u"containments"_s) ? Outcome(Done{})
                                                      : Outcome(Failure{Failure::Kind::Storage, data.path()});
        if (done)
            done = writeFile(data.filePath(stem + u".json"_s), bytes);
        const QStringList codes = carriedCodes(bytes);
        if (done && !codes.isEmpty())
            done = writeFile(data.filePath(stem + u".pdf"_s),
                carriedSheetPdf(u"%1 / %2"_s.arg(containment.text()).arg(terms.version),
                    (terms.issuedAt ? terms.issuedAt->text() : QString()) + u": "_s + fingerprint(terms),
                    codes));
        m_shown.refused.reset();
        m_shown.told = done
            ? HoldsPage::tr("Saved: {file}").replace(u"{file}"_s, data.filePath(stem + u".json"_s))
            : done.error().text;
        m_page.setShown(m_shown);
    }

    Assembly &m_assembly;
    HoldsPage &m_page;
    Recorder m_recorder;
    HoldsShown m_shown;
    std::vector<CarriedContainment> m_byCode; ///< from printed codes, and not trusted when they were scanned
    TrustedKey m_trusting; ///< whose signature is asked for
    std::vector<LotShortage> m_lots; ///< as they are shown
    QPointer<QThread> m_thread, m_search;
    bool m_searchAgain = false, m_countAgain = false;
};

} // namespace

void addHoldsPage(StationWindow &window, Assembly &assembly)
{
    auto *page = new HoldsPage(window.theme(), u"holdsPage"_s, &window);
    window.addPage(page);
    new HoldsDesk(assembly, *page);
    Session &session = assembly.session();
    QObject::connect(page, &HoldsPage::unitWished, &session,
        [&session](const UnitId &unit) { emit session.unitWished(unit); });
}

} // namespace unitrail
