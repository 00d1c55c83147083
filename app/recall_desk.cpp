// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/recall_desk.h"

#include "app/reports.h"
#include "app/version.h"
#include "app/written_file.h"
#include "core/codes/read_code.h"
#include "core/exchange/recall_table.h"
#include "core/station/trust.h"
#include "core/trace/containment_rules.h"
#include "core/trace/figures.h"
#include "core/trace/trace.h"

#include <QDir>
#include <QJsonDocument>
#include <QTimer>

#include <memory>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

/**
 * Reads beside the running station, on connections of its own: nobody at the station waits for it. What the
 * exact links say is told first; all the rest takes longer, and where the figures must be caught up, much
 * longer.
 */
static Result<RecallFound> found(const QString &directory, const Plant &plant, const RecallQuestion &question,
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
    RecallFound all{.recall = *std::move(recall), .ofOrders = {}};
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

RecallSearchWay searchBeside(const QString &directory, const Plant &plant)
{
    return [directory, &plant](const RecallQuestion &question, qint64 nowMs,
               const std::function<void(const Recall &)> &first) {
        return found(directory, plant, question, nowMs, first);
    };
}

RecallDesk::RecallDesk(Session &session, Journal &journal, const Plant &plant, const Clock &clock,
    RecallPage &page, RecallSearchWay search)
    : QObject(&page)
    , m_session(session)
    , m_journal(journal)
    , m_plant(plant)
    , m_clock(clock)
    , m_page(page)
    , m_recorder(journal, plant, clock, session.view().station)
    , m_search(std::move(search))
{
    m_shown.holdReasons = m_plant.holdReasons;
    connect(&page, &RecallPage::againWished, this, [this] {
        if (m_shown.question)
            ask(*m_shown.question);
    });
    connect(&page, &RecallPage::holdWished, this, &RecallDesk::hold);
    connect(&page, &RecallPage::containWished, this, &RecallDesk::contain);
    connect(&page, &RecallPage::filesWished, this, [this] {
        m_shown.told.clear();
        m_shown.failed.clear();
        if (const Outcome saved = save(); !saved)
            m_shown.failed = saved.error().text;
        m_page.setShown(m_shown);
    });
    connect(&page, &RecallPage::caseWished, this, &RecallDesk::keep);
    connect(&page, &RecallPage::outcomeWished, this, [this](const UnitId &unit, const QString &outcome) {
        if (m_shown.openCase)
            give(CloseRecallUnit{.unit = unit, .recall = *m_shown.openCase, .outcome = outcome, .note = {}});
        lookAtCase();
        m_page.setShown(m_shown);
    });
    connect(&page, &RecallPage::opened, this, &RecallDesk::findCase);
    m_page.setShown(m_shown);
}

RecallDesk::~RecallDesk()
{
    if (m_thread)
        m_thread->wait();
}

void RecallDesk::ask(const RecallQuestion &question)
{
    const bool again = m_shown.question == question && m_shown.recall && m_shown.whole;
    m_before = again ? std::optional(m_shown.recall->scope()) : std::nullopt;
    m_beforeMs = again ? m_shown.recall->askedMs : 0;
    if (!again)
        m_shown = {.holdReasons = m_plant.holdReasons};
    m_shown.question = question;
    m_shown.asking = true;
    m_shown.trouble.clear();
    m_page.setShown(m_shown);
    if (m_thread)
        m_outdated = true;
    else
        start();
}

void RecallDesk::start()
{
    m_outdated = false;
    const RecallQuestion question = *m_shown.question;
    const auto answer = std::make_shared<std::optional<Result<RecallFound>>>();
    const auto first = [this, again = m_before.has_value()](const Recall &exact) {
        if (!again)
            QMetaObject::invokeMethod(this, [this, exact] { takeFirst(exact); });
    };
    m_thread = QThread::create([answer, question, first, search = m_search, now = m_clock.wallMs()] {
        answer->emplace(search(question, now, first));
    });
    connect(m_thread, &QThread::finished, this, [this, answer] {
        m_thread->deleteLater();
        m_thread = nullptr;
        m_outdated ? start() : take(**answer);
    });
    m_thread->start();
}

bool RecallDesk::takeScan(const Scan &scan)
{
    if (!m_page.isVisible() || scan.partial)
        return false;
    for (const Meaning &meaning : readCode(scan.bytes, m_plant).meanings) {
        const auto *item = std::get_if<ItemCode>(&meaning);
        if (!item || !item->part || !item->lot || item->serial)
            continue;
        ask({.starts = {{.kind = RecallStart::Kind::Lot, .name = LotId{*item->part, *item->lot}.text()}}});
        return true;
    }
    return false;
}

/** After a restart: the case that is still open, asked anew. */
void RecallDesk::findCase()
{
    if (m_shown.question || m_thread)
        return;
    const auto cases = m_journal.list(Journal::List::RecallCases);
    std::optional<CaseId> open;
    std::optional<RecallQuestion> question;
    qint64 openedMs = 0;
    for (const Subject &subject : cases ? *cases : std::vector<Subject>()) {
        const auto standing = m_journal.standing(subject);
        const auto id = CaseId::fromText(subject.name());
        if (!standing || !id || standing->recallCase().closed || standing->recallCase().openedMs < openedMs)
            continue;
        const auto asked
            = questionFromJson(QJsonDocument::fromJson(standing->recallCase().question.toUtf8()).object());
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
    m_page.setShown(m_shown);
}

/** The question as rules, so that what is built from it later is stopped too; what no rule can say, unit
 * by unit. */
void RecallDesk::contain(const QString &reason)
{
    if (!m_shown.recall || !m_shown.question)
        return;
    const qint64 now = m_clock.wallMs();
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
    if (const Outcome done = signContainment(m_journal, *id, terms); !done) {
        m_shown.told.clear();
        m_shown.failed = done.error().text;
        return m_page.setShown(m_shown);
    }
    if (give(IssueContainment{*id, terms}))
        m_shown.told
            = RecallPage::tr("{containment} is enforced here, and at each station as it learns of it")
                  .replace(u"{containment}"_s, id->text());
    m_session.refresh();
    m_page.setShown(m_shown);
}

void RecallDesk::takeFirst(const Recall &exact)
{
    if (!m_shown.asking || m_outdated)
        return;
    m_shown.recall = exact;
    m_shown.whole = false;
    m_page.setShown(m_shown);
}

void RecallDesk::take(const Result<RecallFound> &answer)
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

void RecallDesk::lookAtCase()
{
    if (!m_shown.openCase)
        return;
    const auto standing = m_journal.standing(Subject::of(*m_shown.openCase));
    if (!standing || !standing->known())
        return;
    m_shown.outcomes = standing->recallCase().outcomes;
    m_shown.caseUnits = standing->recallCase().units;
}

Given RecallDesk::given() const
{
    const auto station = m_journal.standing(Subject::of(m_recorder.station()));
    const auto &people = m_plant.people;
    const auto person
        = station && station->workplace().person ? people.find(*station->workplace().person) : people.end();
    return {.person = person == people.end() ? nullptr : &person->second};
}

/** A command by whoever is signed in; false, and told, when it was refused or could not be recorded. */
bool RecallDesk::give(const Command &command)
{
    m_shown.refused.reset();
    m_shown.told.clear();
    m_shown.failed.clear();
    const auto judged = m_recorder.give(command, given());
    if (!judged) {
        m_shown.failed = judged.error().text;
        return false;
    }
    if (const Refusal *refusal = judged->refusal()) {
        m_shown.refused = *refusal;
        return false;
    }
    return true;
}

/** Thousands of units; scans of the station come in between. */
void RecallDesk::hold(const std::vector<UnitId> &units, const QString &reason)
{
    if (m_holding)
        return;
    const qint64 now = m_clock.wallMs();
    const HoldId number
        = HoldId::known(u"RC-"_s + QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(u"yyMMdd-HHmmss"_s));
    m_shown.refused.reset();
    m_shown.told.clear();
    m_shown.failed.clear();
    m_holding.emplace(m_journal, m_recorder,
        HoldMany::Order{units, number, reason,
            m_shown.question ? questionText(*m_shown.question).left(argumentSizeMax) : QString()});
    m_heldBy = given();
    m_toldHeld.start();
    holdOn();
}

void RecallDesk::holdOn()
{
    m_holding->step(m_heldBy);
    if (m_holding->state().done())
        return held();
    constexpr qint64 tellEveryMs = 1000; // drawing a long list costs more than holding a few
    if (m_toldHeld.hasExpired(tellEveryMs)) {
        m_toldHeld.restart();
        m_shown.told = heldWords();
        m_page.setShown(m_shown);
    }
    QTimer::singleShot(0, this, &RecallDesk::holdOn);
}

QString RecallDesk::heldWords() const
{
    const HoldMany::State &state = m_holding->state();
    return RecallPage::tr("{count} of {units} units are on hold: {hold}")
        .replace(u"{count}"_s, QString::number(state.held + state.before))
        .replace(u"{units}"_s, QString::number(state.of))
        .replace(u"{hold}"_s, m_holding->hold().text());
}

void RecallDesk::held()
{
    const HoldMany::State state = m_holding->state();
    const bool all = state.held + state.before == state.of;
    m_shown.told = all ? heldWords() : QString();
    m_shown.failed = all ? QString() : heldWords();
    if (state.failure)
        m_shown.failed += u". "_s + state.failure->text;
    m_shown.refused = state.refusal;
    m_holding.reset();
    m_session.refresh();
    if (m_shown.question)
        ask(*m_shown.question);
    else
        m_page.setShown(m_shown);
}

DossierFrame RecallDesk::frame() const
{
    return {.madeMs = m_clock.wallMs(),
        .program = programVersion(),
        .station = m_recorder.station().text(),
        .plant = m_plant.name + u' ' + m_plant.revision,
        .plantDigest = QString::fromLatin1(m_plant.digest.toHex())};
}

/** Into "recalls" of the data directory: a table, the signed record that proves it, and both to be printed.
 */
Outcome RecallDesk::save()
{
    if (!m_shown.recall)
        return Done{};
    const QDir data(m_journal.directory());
    const QString stem = u"recalls/recall-"_s
        + QDateTime::fromMSecsSinceEpoch(m_shown.recall->askedMs, Qt::UTC).toString(u"yyyyMMdd-HHmmss"_s);
    const auto key = SigningKey::ofDirectory(data.path());
    Outcome done
        = data.mkpath(u"recalls"_s) ? Outcome(Done{}) : Outcome(Failure{Failure::Kind::Storage, data.path()});
    if (!key)
        done = key.error();
    if (done)
        done = writeFile(data.filePath(stem + u".csv"_s), recallCsv(*m_shown.recall));
    if (done) {
        const DossierFrame about = frame();
        const QByteArray record = signedRecord(recallRecord(*m_shown.recall, about), *key);
        const Bound bound{.name = u"recall.json"_s,
            .record = record,
            .key = QString::fromLatin1(key->publicKey().toBase64()),
            .plant = about.plant,
            .madeMs = about.madeMs};
        const Speech speech(m_page.language().value_or(Language()), m_session.view());
        done = writeFile(data.filePath(stem + u".json"_s), record);
        if (done)
            done = writeFile(
                data.filePath(stem + u".pdf"_s), pdfOf(recallReport(*m_shown.recall, speech, bound)));
    }
    if (done)
        m_shown.told = RecallPage::tr("Saved: {file}").replace(u"{file}"_s, data.filePath(stem + u".pdf"_s));
    return done;
}

void RecallDesk::keep()
{
    if (!m_shown.recall || !m_shown.question)
        return;
    if (m_shown.openCase) {
        if (give(CloseRecallCase{.recall = *m_shown.openCase, .why = u"all units closed"_s}))
            m_shown.openCase.reset();
    } else {
        const auto id = CaseId::fromText(u"RC-"_s
            + QDateTime::fromMSecsSinceEpoch(m_shown.recall->askedMs, Qt::UTC).toString(u"yyMMdd-HHmmss"_s));
        const QStringList scope = m_shown.recall->scope();
        if (give(OpenRecallCase{.recall = *id,
                .question = QString::fromUtf8(
                    QJsonDocument(questionJson(*m_shown.question)).toJson(QJsonDocument::Compact)),
                .snapshot = QString::fromLatin1(m_shown.recall->snapshot().toHex()),
                .units = int(scope.size())})) {
            m_shown.openCase = *id;
            if (const Outcome saved = save(); !saved)
                m_shown.failed = saved.error().text;
        }
    }
    lookAtCase();
    m_page.setShown(m_shown);
}

} // namespace unitrail
