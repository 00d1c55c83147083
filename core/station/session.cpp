// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/session.h"

#include "core/base/match.h"
#include "core/codes/read_code.h"

#include <QLoggingCategory>

#include <unistd.h>

namespace unitrail {

Q_LOGGING_CATEGORY(logSession, "unitrail.session")

/** The same code from the same reader within this time was read twice (UX C3), ms. Lots may legitimately repeat. */
static constexpr qint64 readTwiceMs = 1500;
static constexpr qint64 lotReadTwiceMs = 400;
static constexpr size_t scanLinesMax = 50;
static constexpr int waitingMax = 200;

Session::Session(Journal &journal, const Plant &plant, const Clock &clock, const StationName &station, QObject *parent)
    : QObject(parent),
      m_journal(journal),
      m_plant(plant),
      m_clock(clock),
      m_recorder(journal, plant, clock, station),
      m_conversation {.plant = plant, .station = station},
      m_view {.station = station}
{
}

static QString bootId()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().left(8)) : QString();
}

Outcome Session::start(const QString &version)
{
    const StationStarted started {.version = version,
        .plantRevision = m_plant.revision,
        .plantDigest = QString::fromLatin1(m_plant.digest.toHex()),
        .boot = bootId()};
    const auto noted = m_recorder.note({{Subject::of(m_conversation.station)}, started}, {});
    if (!noted)
        return noted.error();
    m_surroundings.today.sinceMs = m_clock.wallMs();
    if (const Outcome loaded = reload(); !loaded)
        return loaded;
    updateWaiting();
    return Done {};
}

/** Everything the conversation knows of the journal, read again. */
Outcome Session::reload()
{
    const auto workplace = m_journal.standing(Subject::of(m_conversation.station));
    if (!workplace)
        return workplace.error();
    m_surroundings.workplace = workplace->workplace();
    const auto &person = m_surroundings.workplace.person;
    const auto known = person ? m_plant.people.find(*person) : m_plant.people.end();
    m_conversation.person = known == m_plant.people.end() ? nullptr : &known->second;
    if (m_conversation.open) {
        auto standing = m_journal.standing(Subject::of(*m_conversation.open));
        if (!standing)
            return standing.error();
        m_surroundings.openStanding = *std::move(standing);
        m_conversation.openUnit = m_surroundings.openStanding.unit();
    }
    return Done {};
}

void Session::open(const UnitId &unit, qint64 atMs)
{
    if (m_conversation.open != unit)
        m_surroundings.openedMs = atMs;
    m_conversation.open = unit;
}

// ---- what comes in

bool Session::readTwice(const Scan &scan, const Code &code)
{
    const bool onlyLot = code.meanings.size() == 1 && std::holds_alternative<ItemCode>(code.meanings.front())
        && !std::get<ItemCode>(code.meanings.front()).serial;
    m_readNow = code.text;
    const LastRead last = std::exchange(m_lastRead[scan.device], {code.text, scan.atMs});
    // Another code in between means that somebody went on and came back: that is a new scan.
    return last.code == code.text && scan.atMs >= last.atMs && scan.atMs - last.atMs < (onlyLot ? lotReadTwiceMs : readTwiceMs);
}

void Session::takeScan(const Scan &scan)
{
    const Code code = readCode(scan.bytes, m_plant);
    const QString shown = code.shown();
    const Given given {.person = m_conversation.person,
        .how = scan.kind == Scan::Kind::Rfid ? CaptureMethod::Rfid : CaptureMethod::Scan,
        .device = scan.device,
        .raw = scan.bytes.left(4096),
        .code = shown.left(256)};
    if (m_surroundings.stopped)
        return stop({Failure::Kind::Storage, QString()}, given, shown, scan.atMs);
    if (scan.partial)
        return refuse({.reason = Reason::PartialRead, .detail = shown.left(64)}, given, shown, scan.atMs);
    if (readTwice(scan, code)) {
        answer({.kind = Answer::Kind::Attention,
                   .refusal = Refusal {.reason = Reason::ReadTwice},
                   .atMs = scan.atMs,
                   .code = shown,
                   .unit = m_conversation.open},
            scan.device);
        return;
    }

    std::vector<UnitId> known;
    for (const QString &text : textsToResolve(code)) {
        const auto units = m_journal.resolve(text);
        if (!units)
            return stop(units.error(), given, shown, scan.atMs);
        known.insert(known.end(), units->begin(), units->end());
    }
    carry(nextStep(m_conversation, code, known, m_clock.wallMs()), given, shown, scan.atMs);
}

void Session::takeVerb(const QString &verb, const QString &argument)
{
    const qint64 now = m_clock.wallMs();
    const Given given {.person = m_conversation.person, .code = verb};
    if (m_surroundings.stopped)
        return stop({Failure::Kind::Storage, QString()}, given, verb, now);
    carry(stepForVerb(m_conversation, verb, argument, now), given, QString(), now);
}

void Session::takeValue(const QString &text)
{
    const qint64 now = m_clock.wallMs();
    const Given given {.person = m_conversation.person, .code = text};
    if (m_surroundings.stopped)
        return stop({Failure::Kind::Storage, QString()}, given, text, now);
    carry(stepForValue(m_conversation, text, dayAt(now, m_plant)), given, text, now);
}

void Session::setSync(const SyncView &sync)
{
    if (m_surroundings.sync == sync)
        return;
    m_surroundings.sync = sync;
    show();
}

void Session::setDevice(const DeviceState &device)
{
    m_devices.insert(device.device, device);
    m_surroundings.lostDevices.clear();
    for (const DeviceState &state : std::as_const(m_devices)) {
        if (state.kind == DeviceState::Kind::Lost)
            m_surroundings.lostDevices.push_back(state.device);
    }
    std::sort(m_surroundings.lostDevices.begin(), m_surroundings.lostDevices.end());
    show();
}

void Session::refresh()
{
    if (reload())
        show();
}

void Session::updateWaiting()
{
    const auto units = m_journal.unitsInProcess(waitingMax);
    if (!units)
        return;
    m_surroundings.waiting.clear();
    for (const UnitId &id : *units) {
        const auto standing = m_journal.standing(Subject::of(id));
        const Routing *routing = standing ? m_plant.routing(standing->unit().routing) : nullptr;
        const Operation *due = routing ? dueOperation(standing->unit(), *routing) : nullptr;
        if (!due || std::find(due->stations.begin(), due->stations.end(), m_conversation.station) == due->stations.end())
            continue;
        m_surroundings.waiting.push_back({id, due->id, standing->lastMs, !standing->holds.empty()});
    }
    show();
}

// ---- what is done with it

void Session::carry(const Step &step, Given given, const QString &code, qint64 atMs)
{
    match(
        step, [&](const GiveCommand &wish) { give(wish.command, given, code, atMs); },
        [&](const GiveWithSecond &wish) {
            const auto second = m_plant.people.find(wish.secondPerson);
            given.secondPerson = second == m_plant.people.end() ? nullptr : &second->second;
            given.overrideReason = wish.why;
            give(wish.command, given, code, atMs);
        },
        [&](const Ask &wish) { ask(wish, given, code, atMs); }, [&](const LocalAction &action) { act(action, given, code, atMs); },
        [&](const Reject &reject) { refuse(reject.refusal, given, code, atMs); });
}

void Session::give(const Command &command, const Given &given, const QString &code, qint64 atMs)
{
    // Another unit was confirmed while one is open: put that aside first, so that its time stops.
    const bool putsAside = m_conversation.question && m_conversation.question->kind == Question::Kind::LeaveOpenUnit
        && (std::holds_alternative<StartOperation>(command) || std::holds_alternative<CreateUnit>(command));
    if (putsAside && m_conversation.open) {
        const auto paused = m_recorder.give(PauseOperation {*m_conversation.open}, given);
        if (!paused)
            return stop(paused.error(), given, code, atMs);
    }

    const auto judged = m_recorder.give(command, given);
    if (!judged)
        return stop(judged.error(), given, code, atMs);
    m_conversation.question.reset();
    m_conversation.pending.reset();
    m_conversation.overrideReason.clear();
    m_conversation.refused.reset();
    if (const Refusal *refusal = judged->refusal()) {
        if (canBeOverridden(refusal->reason))
            m_conversation.refused = command;
        Answer said {.kind = refusal->reason == Reason::OnHold ? Answer::Kind::Held : Answer::Kind::Refused,
            .refusal = *refusal,
            .atMs = atMs,
            .code = code,
            .unit = refusal->subject ? refusal->subject->unit() : std::nullopt,
            .operation = refusal->operation,
            .sequence = judged->entries.back().position.sequence};
        return answer(said, given.device);
    }
    answerTo(command, *judged, given, code, atMs);
}

/** What the terminal says when a command was granted. */
static Answer::What whatOf(const Command &command)
{
    using What = Answer::What;
    return match(
        command, [](const CreateUnit &) { return What::UnitCreated; }, [](const BindIdentifier &) { return What::IdentifierBound; },
        [](const VoidIdentifier &) { return What::Nothing; },
        [](const StartOperation &) { return What::OperationStarted; }, [](const CompleteOperation &) { return What::OperationCompleted; },
        [](const FailOperation &) { return What::OperationFailed; }, [](const PauseOperation &) { return What::OperationPaused; },
        [](const ResumeOperation &) { return What::OperationResumed; }, [](const SkipOperation &) { return What::OperationSkipped; },
        [](const WaiveOperation &) { return What::OperationSkipped; }, [](const InstallComponent &) { return What::ComponentInstalled; },
        [](const RemoveComponent &) { return What::ComponentRemoved; }, [](const ReceiveLot &) { return What::LotLoaded; },
        [](const LoadLot &) { return What::LotLoaded; }, [](const UnloadLot &) { return What::LotUnloaded; },
        [](const RecordMeasurement &) { return What::MeasurementRecorded; }, [](const ReturnForRework &) { return What::ReworkReturned; },
        [](const RecordRepair &) { return What::MeasurementRecorded; }, [](const PlaceHold &) { return What::HoldPlaced; },
        [](const ReleaseHold &) { return What::HoldReleased; }, [](const ScrapUnit &) { return What::UnitScrapped; },
        [](const MoveUnit &) { return What::UnitMoved; }, [](const PackUnit &) { return What::UnitPacked; },
        [](const UnpackUnit &) { return What::UnitMoved; }, [](const SealContainer &) { return What::ContainerSealed; },
        [](const ReleaseUnit &) { return What::UnitReleased; }, [](const ShipUnit &) { return What::UnitShipped; },
        [](const TakeBackUnit &) { return What::UnitMoved; }, [](const SignIn &) { return What::SignedIn; },
        [](const SignOut &) { return What::SignedOut; }, [](const UndoEntry &) { return What::Undone; });
}

void Session::answerTo(const Command &command, const Judged &judged, const Given &given, const QString &code, qint64 atMs)
{
    const Subject main = mainSubject(command, m_conversation.station);
    Answer said {.kind = Answer::Kind::Accepted, .what = whatOf(command), .atMs = atMs, .code = code, .unit = main.unit()};
    if (!judged.entries.empty()) {
        said.sequence = judged.entries.back().position.sequence;
        m_conversation.lastEntry = judged.entries.back().entry.id;
        m_conversation.lastSubject = judged.entries.back().entry.subject();
    }
    if (said.unit)
        open(*said.unit, atMs);
    if (const Outcome loaded = reload(); !loaded)
        return stop(loaded.error(), given, code, atMs);

    for (const Recorded &recorded : judged.entries) {
        match(
            recorded.entry.event,
            [&](const OperationStarted &e) { said.operation = e.operation; },
            [&](const OperationCompleted &e) {
                said.kind = Answer::Kind::Completed;
                said.operation = e.operation;
            },
            [&](const OperationFailed &e) {
                said.operation = e.operation;
                said.text = e.defects.empty() ? QString() : e.defects.front().text();
            },
            [&](const ComponentInstalled &e) {
                said.operation = e.operation;
                if (!std::holds_alternative<CompleteOperation>(command))
                    said.component = e.components.front();
            },
            [&](const ComponentRemoved &e) { said.component = e.components.front(); },
            [&](const LotLoaded &e) { said.component = Component {.part = e.lot.part, .lot = e.lot.lot}; },
            [&](const LotUnloaded &e) { said.component = Component {.part = e.lot.part, .lot = e.lot.lot}; },
            [&](const TestRecorded &e) {
                said.operation = e.operation;
                said.measurement = e.measurements.back();
            },
            [&](const HoldPlaced &e) {
                said.kind = Answer::Kind::Held;
                said.text = e.hold.text();
            },
            [&](const EventVoided &) { said.kind = Answer::Kind::Undone; },
            [&](const OperatorSignedIn &) { said.text = m_conversation.person ? m_conversation.person->shortName : QString(); },
            [](const auto &) {});
    }
    if (std::holds_alternative<StartOperation>(command) && judged.entries.empty())
        said.what = Answer::What::UnitOpened;
    if (std::holds_alternative<UndoEntry>(command)) {
        m_lastRead.clear(); // an undone code may come again at once
        m_conversation.lastEntry.reset();
    }
    if (std::holds_alternative<SignOut>(command))
        m_conversation.open.reset();
    if (const Routing *routing = said.unit ? m_plant.routing(m_conversation.openUnit.routing) : nullptr) {
        if (said.operation && routing->find(*said.operation))
            said.operationName = routing->find(*said.operation)->name;
        const Operation *due = dueOperation(m_conversation.openUnit, *routing);
        if (said.kind == Answer::Kind::Completed && due) {
            said.nextOperation = due->id;
            for (const StationName &station : due->stations)
                said.nextStations.append(station.text());
        }
    }
    count(command, judged);
    answer(said, given.device);

    const Operation *running = m_conversation.running();
    const bool captured = std::holds_alternative<InstallComponent>(command) || std::holds_alternative<RecordMeasurement>(command);
    if (running && running->autoComplete && captured && m_view.canComplete)
        give(CompleteOperation {*m_conversation.open}, {.person = given.person, .how = CaptureMethod::Machine, .code = given.code}, QString(), atMs);
}

void Session::count(const Command &command, const Judged &judged)
{
    if (std::holds_alternative<FailOperation>(command))
        ++m_surroundings.today.fails;
    for (const Recorded &recorded : judged.entries) {
        const auto *completed = std::get_if<OperationCompleted>(&recorded.entry.event);
        if (!completed)
            continue;
        ++m_surroundings.today.done;
        m_surroundings.today.firstPass += completed->pass == 1 ? 1 : 0;
    }
}

void Session::ask(const Ask &ask, const Given &given, const QString &code, qint64 atMs)
{
    m_conversation.question = ask.question;
    m_conversation.pending = ask.pending;
    m_conversation.askedCode = given.raw.isEmpty() ? QString() : m_readNow;
    m_conversation.askedMs = m_clock.wallMs();
    using What = Answer::What;
    Answer said = ask.question.about;
    said.kind = Answer::Kind::Attention;
    said.atMs = atMs;
    said.code = code;
    said.sequence = 0;
    switch (ask.question.kind) {
    case Question::Kind::UndoLast:
        said.what = What::AskUndo;
        break;
    case Question::Kind::LeaveOpenUnit:
        said.what = What::AskConfirmLeave;
        break;
    case Question::Kind::OverrideRefusal:
        said.what = What::AskOverride;
        m_conversation.overrideReason = ask.question.about.text;
        break;
    case Question::Kind::WhichPart:
        said.what = What::AskPart;
        break;
    case Question::Kind::WhichRework:
    case Question::Kind::WhichHoldReason:
    case Question::Kind::WhichDefect:
        // The strip asks and the band keeps what it said, but whoever listens gets an answer to every scan.
        show();
        said.what = What::AskPart;
        emit answered(said, given.device);
        return;
    }
    answer(said, given.device);
}

void Session::act(const LocalAction &action, const Given &given, const QString &code, qint64 atMs)
{
    using Kind = LocalAction::Kind;
    Answer said {.kind = Answer::Kind::Accepted, .atMs = atMs, .code = code, .unit = action.unit};
    switch (action.kind) {
    case Kind::ChangeLanguage:
        said.what = Answer::What::LanguageChanged;
        emit languageWished(action.argument);
        break;
    case Kind::ChangeTheme:
        emit themeWished(action.argument);
        return show();
    case Kind::CallHelp:
        said.what = Answer::What::HelpCalled;
        emit helpCalled(m_view);
        break;
    case Kind::CancelQuestion:
        m_conversation.question.reset();
        m_conversation.pending.reset();
        m_conversation.overrideReason.clear();
        return show();
    case Kind::AlreadyOpen:
        said.kind = Answer::Kind::Attention;
        said.what = Answer::What::UnitShown;
        break;
    case Kind::ShowUnit:
        said.what = Answer::What::UnitShown;
        open(*action.unit, atMs);
        if (const Outcome loaded = reload(); !loaded)
            return stop(loaded.error(), given, code, atMs);
        if (!m_surroundings.openStanding.known()) {
            m_conversation.open.reset();
            return refuse({.reason = Reason::UnknownUnit, .subject = Subject::of(*action.unit)}, given, code, atMs);
        }
        emit unitWished(*action.unit);
        break;
    case Kind::SetOrder: {
        const auto order = OrderNumber::fromText(action.argument);
        if (!order || !m_plant.orders.contains(*order))
            return refuse({.reason = Reason::UnknownCode, .detail = action.argument}, given, code, atMs);
        m_conversation.order = order;
        said.text = action.argument;
        break;
    }
    }
    answer(said, given.device);
}

void Session::refuse(const Refusal &refusal, const Given &given, const QString &code, qint64 atMs)
{
    const auto judged = m_recorder.refuse(refusal, given);
    if (!judged)
        return stop(judged.error(), given, code, atMs);
    m_conversation.question.reset();
    m_conversation.pending.reset();
    const bool half = refusal.reason == Reason::PartialRead;
    answer({.kind = half ? Answer::Kind::Attention : Answer::Kind::Refused,
               .refusal = refusal,
               .atMs = atMs,
               .code = code,
               .unit = refusal.subject ? refusal.subject->unit() : std::nullopt,
               .operation = refusal.operation,
               .sequence = judged->entries.back().position.sequence},
        given.device);
}

void Session::stop(const Failure &failure, const Given &given, const QString &code, qint64 atMs)
{
    if (!failure.text.isEmpty())
        qCCritical(logSession) << "Not recorded:" << failure.text;
    m_surroundings.stopped = true;
    answer({.kind = Answer::Kind::NotRecorded,
               .refusal = Refusal {.reason = Reason::StorageFailed},
               .atMs = atMs,
               .code = code,
               .text = failure.text.isEmpty() ? m_conversation.lastAnswer.text : failure.text},
        given.device);
}

void Session::answer(Answer answer, const QString &device)
{
    m_conversation.lastAnswer = answer;
    if (!answer.code.isEmpty()) {
        m_surroundings.scans.insert(m_surroundings.scans.begin(), {answer.atMs, answer.code, answer.kind, answer.refusal});
        if (m_surroundings.scans.size() > scanLinesMax)
            m_surroundings.scans.pop_back();
    }
    show();
    emit answered(answer, device);
}

void Session::show()
{
    m_surroundings.nowMs = m_clock.wallMs();
    m_view = makeView(m_conversation, m_surroundings);
    emit viewChanged(m_view);
}

} // namespace unitrail
