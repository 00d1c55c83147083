// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/pages_trace.h"
#include "app/written_file.h"
#include "core/codes/carried.h"
#include "core/domain/conflicts.h"
#include "core/labels/carried_sheet.h"
#include "core/station/recorder.h"
#include "core/station/trust.h"
#include "ui/screens/holds_page.h"
#include "ui/station_window.h"

#include <QDir>
#include <QPointer>
#include <QThread>

#include <memory>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

using Reports = std::vector<ContainmentReport>;

/** Reads beside the running station, on connections of its own: nobody at the station waits for it. */
Result<Reports> reportsOf(const QString &directory, const Plant &plant)
{
    const SystemClock clock;
    auto journal = Journal::open(directory, clock, {.exclusive = false});
    if (!journal)
        return journal.error();
    const auto subjects = (*journal)->list(Journal::List::Containments);
    if (!subjects)
        return subjects.error();
    Reports reports;
    for (const Subject &subject : *subjects) {
        const auto standing = (*journal)->standing(subject);
        if (!standing)
            return standing.error();
        const auto id = ContainmentId::fromText(subject.name());
        if (!id || standing->containment().terms.version == 0)
            continue;
        auto report = containmentReport(**journal, plant, *id);
        if (!report)
            return report.error();
        reports.push_back(*std::move(report));
    }
    return reports;
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
        });
        connect(&page, &HoldsPage::releaseWished, this,
            [this](const Subject &subject, const HoldId &hold, const QString &why) {
                give(ReleaseHold{subject, hold, why}, HoldsPage::tr("The hold is released."));
            });
        connect(&page, &HoldsPage::liftWished, this, &HoldsDesk::lift);
        connect(&page, &HoldsPage::carryWished, this, &HoldsDesk::carry);
        connect(&page, &HoldsPage::conflictDecided, this,
            [this](const UnitId &unit, const std::optional<EventId> &kept, const QString &why) {
                // Badge and PIN are asked for where a signature always is.
                m_assembly.session().takeCommand(ResolveConflict{unit, kept, why});
                const auto &asked = m_assembly.session().view().question;
                if (asked && asked->kind == Question::Kind::Signature)
                    return emit m_page.backWished();
                m_shown.refused = m_assembly.session().view().answer.refusal;
                m_shown.told.clear();
                look();
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
        if (m_thread)
            m_thread->wait();
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
        if (m_thread)
            return;
        m_shown.asking = true;
        const auto answer = std::make_shared<std::optional<Result<Reports>>>();
        m_thread = QThread::create(
            [answer, directory = m_assembly.journal().directory(), &plant = m_assembly.plant()] {
                answer->emplace(reportsOf(directory, plant));
            });
        connect(m_thread, &QThread::finished, this, [this, answer] {
            m_thread->deleteLater();
            m_thread = nullptr;
            m_shown.asking = false;
            if (**answer)
                m_shown.containments = ***answer;
            else
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

    /** Into "containments" of the data directory: the signed file, and the codes to print. */
    void carry(const ContainmentId &containment)
    {
        const auto standing = m_assembly.journal().standing(Subject::of(containment));
        if (!standing)
            return;
        const ContainmentIssued &terms = standing->containment().terms;
        const QByteArray bytes = containmentFile(containment, terms);
        const QDir data(m_assembly.journal().directory());
        const QString stem = u"containments/%1-%2"_s.arg(containment.text()).arg(terms.version);
        Outcome done = data.mkpath(u"containments"_s) ? Outcome(Done{})
                                                      : Outcome(Failure{Failure::Kind::Storage, data.path()});
        if (done)
            done = writeFile(data.filePath(stem + u".json"_s), bytes);
        const QStringList codes = carriedCodes(bytes);
        if (done && !codes.isEmpty())
            done = writeFile(data.filePath(stem + u".pdf"_s),
                carriedSheetPdf(u"%1 / %2"_s.arg(containment.text()).arg(terms.version), codes));
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
    QPointer<QThread> m_thread;
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
