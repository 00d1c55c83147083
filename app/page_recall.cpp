// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/pages_trace.h"

#include "app/assembly.h"
#include "app/version.h"
#include "app/written_file.h"
#include "core/codes/read_code.h"
#include "core/exchange/dossier.h"
#include "core/exchange/recall_table.h"
#include "core/station/hold_many.h"
#include "core/station/recorder.h"
#include "core/station/trust.h"
#include "core/trace/containment_rules.h"
#include "core/trace/figures.h"
#include "core/trace/trace.h"
#include "ui/screens/recall_page.h"
#include "ui/station_window.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QPointer>
#include <QThread>
#include <QTimer>

#include <functional>
#include <memory>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

/** What a question brought, from the thread that asked it. */
struct Found {
    Recall recall;
    std::vector<RecalledUnit> ofOrders;
};

/**
 * Reads beside the running station, on connections of its own: nobody at the station waits for it. What the
 * exact links say is told first; all the rest takes longer, and where the figures must be caught up, much
 * longer.
 */
Result<Found> found(const QString &directory, const Plant &plant, const RecallQuestion &question,
    qint64 nowMs, const std::function<void(const Recall &)> &first)
{
    const SystemClock clock;
    auto journal = Journal::open(directory, clock, {.exclusive = false});
    if (!journal)
        return journal.error();
    auto trace = Trace::open(**journal);
    if (!trace)
        return trace.error();
    if (const auto exact = (*trace)->recall(question, {.nowMs = nowMs, .evidence = false}))
        first(*exact);
    auto figures = Figures::open(**journal);
    if (!figures)
        return figures.error();
    if (const auto followed = (*figures)->catchUp(); !followed)
        return followed.error();
    const RecallMeans means{.figures = figures->get(), .plant = &plant, .nowMs = nowMs};
    auto recall = (*trace)->recall(question, means);
    if (!recall)
        return recall.error();
    Found all{.recall = *std::move(recall), .ofOrders = {}};
    RecallQuestion wider;
    for (const OrderNumber &order : all.recall.orders)
        wider.starts.push_back({.kind = RecallStart::Kind::Order, .name = order.text()});
    if (wider.starts.empty())
        return all;
    auto ofOrders = (*trace)->recall(wider, means);
    if (!ofOrders)
        return ofOrders.error();
    all.ofOrders = std::move(ofOrders->units);
    return all;
}

/** The page's questions, one after the other, and what is done with their answers. */
class RecallDesk : public QObject {
public:
    RecallDesk(Assembly &assembly, RecallPage &page)
        : QObject(&page)
        , m_assembly(assembly)
        , m_page(page)
        , m_recorder(
              assembly.journal(), assembly.plant(), assembly.clock(), assembly.session().view().station)
    {
        m_shown.holdReasons = assembly.plant().holdReasons;
        connect(&page, &RecallPage::againWished, this, [this] {
            if (m_shown.question)
                ask(*m_shown.question);
        });
        connect(&page, &RecallPage::holdWished, this, &RecallDesk::hold);
        connect(&page, &RecallPage::containWished, this, &RecallDesk::contain);
        connect(&page, &RecallPage::filesWished, this, &RecallDesk::save);
        connect(&page, &RecallPage::caseWished, this, &RecallDesk::keep);
        connect(&page, &RecallPage::outcomeWished, this, [this](const UnitId &unit, const QString &outcome) {
            if (m_shown.openCase)
                give(CloseRecallUnit{
                    .unit = unit, .recall = *m_shown.openCase, .outcome = outcome, .note = {}});
            lookAtCase();
            m_page.setShown(m_shown);
        });
        // While this page is open a lot's label is a question, and no work of the station's.
        assembly.addScanTaker([this](const Scan &scan) { return takeScan(scan); });
        connect(&page, &RecallPage::opened, this, &RecallDesk::findCase);
        m_page.setShown(m_shown);
    }
    ~RecallDesk() override
    {
        if (m_thread)
            m_thread->wait();
    }

    void ask(const RecallQuestion &question)
    {
        if (m_thread)
            return;
        const bool again = m_shown.question == question && m_shown.recall;
        m_before = again ? std::optional(m_shown.recall->scope()) : std::nullopt;
        m_beforeMs = again ? m_shown.recall->askedMs : 0;
        if (!again)
            m_shown = {.holdReasons = m_assembly.plant().holdReasons};
        m_shown.question = question;
        m_shown.asking = true;
        m_shown.trouble.clear();
        m_page.setShown(m_shown);
        const auto answer = std::make_shared<std::optional<Result<Found>>>();
        const auto first = [this, again](const Recall &exact) {
            if (!again)
                QMetaObject::invokeMethod(this, [this, exact] { takeFirst(exact); });
        };
        m_thread = QThread::create([answer, question, first, directory = m_assembly.journal().directory(),
                                       &plant = m_assembly.plant(), now = m_assembly.clock().wallMs()] {
            answer->emplace(found(directory, plant, question, now, first));
        });
        connect(m_thread, &QThread::finished, this, [this, answer] {
            m_thread->deleteLater();
            m_thread = nullptr;
            take(**answer);
        });
        m_thread->start();
    }

private:
    bool takeScan(const Scan &scan)
    {
        if (!m_page.isVisible() || scan.partial)
            return false;
        for (const Meaning &meaning : readCode(scan.bytes, m_assembly.plant()).meanings) {
            const auto *item = std::get_if<ItemCode>(&meaning);
            if (!item || !item->part || !item->lot || item->serial)
                continue;
            ask({.starts
                = {{.kind = RecallStart::Kind::Lot, .name = LotId{*item->part, *item->lot}.text()}}});
            return true;
        }
        return false;
    }

    /** After a restart: the case that is still open, asked anew. */
    void findCase()
    {
        if (m_shown.question || m_thread)
            return;
        const auto cases = m_assembly.journal().list(Journal::List::RecallCases);
        std::optional<CaseId> open;
        std::optional<RecallQuestion> question;
        qint64 openedMs = 0;
        for (const Subject &subject : cases ? *cases : std::vector<Subject>()) {
            const auto standing = m_assembly.journal().standing(subject);
            const auto id = CaseId::fromText(subject.name());
            if (!standing || !id || standing->recallCase().closed
                || standing->recallCase().openedMs < openedMs)
                continue;
            const auto asked = questionFromJson(
                QJsonDocument::fromJson(standing->recallCase().question.toUtf8()).object());
            if (!asked)
                continue;
            open = id;
            question = *asked;
            openedMs = standing->recallCase().openedMs;
        }
        if (!question)
            return;
        ask(*question);
        m_shown.openCase = open;
    }

    /** The question as rules, so that what is built from it later is stopped too; what no rule can say, unit
     * by unit. */
    void contain(const QString &reason)
    {
        if (!m_shown.recall || !m_shown.question)
            return;
        const qint64 now = m_assembly.clock().wallMs();
        const auto id = ContainmentId::fromText(
            u"C-"_s + QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(u"yyMMdd-HHmmss"_s));
        const Given who = given();
        ContainmentIssued terms{.version = 1,
            .rules = containmentRules(*m_shown.recall),
            .reason = reason,
            .note = questionText(*m_shown.question).left(argumentSizeMax)};
        terms.issuedMs = now;
        terms.issuedAt = m_recorder.station();
        terms.issuer = who.person ? std::optional(who.person->id) : std::nullopt;
        if (const Outcome done = signContainment(m_assembly.journal(), *id, terms); !done) {
            m_shown.told = done.error().text;
            return m_page.setShown(m_shown);
        }
        if (give(IssueContainment{*id, terms}))
            m_shown.told
                = RecallPage::tr("{containment} is enforced here, and at each station as it learns of it")
                      .replace(u"{containment}"_s, id->text());
        m_assembly.session().refresh();
        m_page.setShown(m_shown);
    }

    void takeFirst(const Recall &exact)
    {
        if (!m_shown.asking)
            return;
        m_shown.recall = exact;
        m_shown.whole = false;
        m_page.setShown(m_shown);
    }

    void take(const Result<Found> &answer)
    {
        m_shown.asking = false;
        if (answer) {
            m_shown.recall = answer->recall;
            m_shown.ofOrders = answer->ofOrders;
            m_shown.changed.reset();
            if (m_before)
                m_shown.changed = difference(*m_before, answer->recall.scope());
            m_shown.changedSinceMs = m_beforeMs;
        } else {
            m_shown.trouble = answer.error().text;
            if (!m_shown.whole) // the first answer alone would look like all there is
                m_shown.recall.reset();
        }
        m_shown.whole = true;
        lookAtCase();
        m_page.setShown(m_shown);
    }

    void lookAtCase()
    {
        if (!m_shown.openCase)
            return;
        const auto standing = m_assembly.journal().standing(Subject::of(*m_shown.openCase));
        if (!standing || !standing->known())
            return;
        m_shown.outcomes = standing->recallCase().outcomes;
        m_shown.caseUnits = standing->recallCase().units;
    }

    [[nodiscard]] Given given() const
    {
        const auto station = m_assembly.journal().standing(Subject::of(m_recorder.station()));
        const auto &people = m_assembly.plant().people;
        const auto person = station && station->workplace().person ? people.find(*station->workplace().person)
                                                                   : people.end();
        return {.person = person == people.end() ? nullptr : &person->second};
    }

    /** A command by whoever is signed in; false, and told, when it was refused or could not be recorded. */
    bool give(const Command &command)
    {
        m_shown.refused.reset();
        const auto judged = m_recorder.give(command, given());
        if (!judged) {
            m_shown.told = judged.error().text;
            return false;
        }
        if (const Refusal *refusal = judged->refusal()) {
            m_shown.refused = *refusal;
            return false;
        }
        return true;
    }

    /** Thousands of units; scans of the station come in between. */
    void hold(const std::vector<UnitId> &units, const QString &reason)
    {
        if (m_holding)
            return;
        const qint64 now = m_assembly.clock().wallMs();
        const HoldId number = HoldId::known(
            u"RC-"_s + QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(u"yyMMdd-HHmmss"_s));
        m_shown.refused.reset();
        m_holding.emplace(m_assembly.journal(), m_recorder,
            HoldMany::Order{units, number, reason,
                m_shown.question ? questionText(*m_shown.question).left(argumentSizeMax) : QString()});
        m_heldBy = given();
        m_toldHeld.start();
        holdOn();
    }

    void holdOn()
    {
        m_holding->step(m_heldBy);
        const HoldMany::State &state = m_holding->state();
        if (state.done())
            return held();
        constexpr qint64 tellEveryMs = 1000; // drawing a long list costs more than holding a few
        if (m_toldHeld.hasExpired(tellEveryMs)) {
            m_toldHeld.restart();
            m_shown.told = heldWords();
            m_page.setShown(m_shown);
        }
        QTimer::singleShot(0, this, &RecallDesk::holdOn);
    }

    [[nodiscard]] QString heldWords() const
    {
        const HoldMany::State &state = m_holding->state();
        return RecallPage::tr("{count} of {units} units are on hold: {hold}")
            .replace(u"{count}"_s, QString::number(state.held + state.before))
            .replace(u"{units}"_s, QString::number(state.of))
            .replace(u"{hold}"_s, m_holding->hold().text());
    }

    void held()
    {
        const HoldMany::State state = m_holding->state();
        m_shown.told = heldWords();
        m_shown.refused = state.refusal;
        if (state.failure)
            m_shown.told += u". "_s + state.failure->text;
        m_holding.reset();
        m_assembly.session().refresh();
        if (m_shown.question)
            ask(*m_shown.question);
        else
            m_page.setShown(m_shown);
    }

    [[nodiscard]] DossierFrame frame() const
    {
        return {.madeMs = m_assembly.clock().wallMs(),
            .program = programVersion(),
            .station = m_recorder.station().text(),
            .plant = m_assembly.plant().name + u' ' + m_assembly.plant().revision,
            .plantDigest = QString::fromLatin1(m_assembly.plant().digest.toHex())};
    }

    /** Into "recalls" of the data directory: a table, and the signed record that proves it. */
    void save()
    {
        if (!m_shown.recall)
            return;
        const QDir data(m_assembly.journal().directory());
        const QString stem = u"recalls/recall-"_s
            + QDateTime::fromMSecsSinceEpoch(m_shown.recall->askedMs, Qt::UTC).toString(u"yyyyMMdd-HHmmss"_s);
        const auto key = SigningKey::ofDirectory(data.path());
        Outcome done = data.mkpath(u"recalls"_s) ? Outcome(Done{})
                                                 : Outcome(Failure{Failure::Kind::Storage, data.path()});
        if (!key)
            done = key.error();
        if (done)
            done = writeFile(data.filePath(stem + u".csv"_s), recallCsv(*m_shown.recall));
        if (done)
            done = writeFile(
                data.filePath(stem + u".json"_s), signedRecord(recallRecord(*m_shown.recall, frame()), *key));
        m_shown.told = done
            ? RecallPage::tr("Saved: {file}").replace(u"{file}"_s, data.filePath(stem + u".csv"_s))
            : done.error().text;
        m_page.setShown(m_shown);
    }

    void keep()
    {
        if (!m_shown.recall || !m_shown.question)
            return;
        if (m_shown.openCase) {
            if (give(CloseRecallCase{.recall = *m_shown.openCase, .why = u"all units closed"_s}))
                m_shown.openCase.reset();
        } else {
            const auto id = CaseId::fromText(u"RC-"_s
                + QDateTime::fromMSecsSinceEpoch(m_shown.recall->askedMs, Qt::UTC)
                      .toString(u"yyMMdd-HHmmss"_s));
            const QStringList scope = m_shown.recall->scope();
            if (give(OpenRecallCase{.recall = *id,
                    .question = QString::fromUtf8(
                        QJsonDocument(questionJson(*m_shown.question)).toJson(QJsonDocument::Compact)),
                    .snapshot = QString::fromLatin1(m_shown.recall->snapshot().toHex()),
                    .units = int(scope.size())})) {
                m_shown.openCase = *id;
                save();
            }
        }
        lookAtCase();
        m_page.setShown(m_shown);
    }

    Assembly &m_assembly;
    RecallPage &m_page;
    Recorder m_recorder;
    RecallShown m_shown;
    std::optional<HoldMany> m_holding; ///< while it goes on
    Given m_heldBy; ///< whoever began it
    QElapsedTimer m_toldHeld;
    QPointer<QThread> m_thread;
    std::optional<QStringList> m_before;
    qint64 m_beforeMs = 0;
};

} // namespace

std::function<void(const RecallQuestion &)> addRecallPage(StationWindow &window, Assembly &assembly)
{
    auto *page = new RecallPage(window.theme(), u"recallPage"_s, &window);
    window.addPage(page);
    auto *desk = new RecallDesk(assembly, *page);
    Session &session = assembly.session();
    QObject::connect(page, &RecallPage::unitWished, &session,
        [&session](const UnitId &unit) { emit session.unitWished(unit); });
    return [&window, page, desk](const RecallQuestion &question) {
        desk->ask(question); // before it opens: else the case that is open would be asked for
        window.openPage(page);
    };
}

} // namespace unitrail
