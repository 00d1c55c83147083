// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"

namespace unitrail {

static Words words(const char *english, const char *german)
{
    return {{{QStringLiteral("en"), QString::fromUtf8(english)},
        {QStringLiteral("de"), QString::fromUtf8(german)}}};
}

static OperationId op(const char *id)
{
    return OperationId::known(QString::fromLatin1(id));
}

static UnitId unitNumber(const char *serial)
{
    return {PartNumber::known(QStringLiteral("LA-40-100")), SerialNumber::known(QString::fromLatin1(serial))};
}

static PartNumber part(const char *number)
{
    return PartNumber::known(QString::fromLatin1(number));
}

static const char thisSerial[] = "LA40-26-000123K";
static const char otherSerial[] = "LA40-26-000124M";

struct SampleStep {
    const char *id;
    const char *english;
    const char *german;
};
static constexpr SampleStep routing[] = {
    {"010", "Serialize and kit", "Serialisieren und Kommissionieren"},
    {"020", "Press bearings, fit screw", "Lager pressen, Spindel einsetzen"},
    {"030", "Motor and gearbox", "Motor und Getriebe"},
    {"040", "Controller, encoder, flash", "Steuerung, Geber, Firmware"},
    {"050", "Calibrate", "Kalibrieren"},
    {"060", "Hipot and bond", "Hochspannung und Schutzleiter"},
    {"070", "Burn-in", "Einlauf"},
    {"080", "Functional load test", "Funktionsprüfung unter Last"},
    {"090", "Final inspection", "Endprüfung"},
    {"100", "Pack, aggregate, release", "Verpacken und Freigeben"},
};

static std::vector<StepView> stepsAt(const char *current, OperationStatus status)
{
    std::vector<StepView> steps;
    bool before = true;
    for (const SampleStep &step : routing) {
        const bool is = QLatin1String(step.id) == QLatin1String(current);
        if (is)
            before = false;
        steps.push_back({op(step.id), words(step.english, step.german),
            is           ? status
                : before ? OperationStatus::Passed
                         : OperationStatus::Open,
            is, before || is ? 1 : 0});
    }
    return steps;
}

static Words stepName(const char *id)
{
    for (const SampleStep &step : routing) {
        if (QLatin1String(step.id) == QLatin1String(id))
            return words(step.english, step.german);
    }
    return {};
}

static qint64 at(int minutesAgo, int secondsAgo = 0)
{
    return sampleNowMs - minutesAgo * 60000LL - secondsAgo * 1000LL;
}

static Refusal refusal(Reason reason, const char *serial)
{
    return {.reason = reason,
        .subject = Subject::of(unitNumber(serial)),
        .operation = {},
        .part = {},
        .other = {}};
}

static StationView signIn()
{
    StationView view{
        .screen = StationView::Screen::SignIn, .station = StationName::known(QStringLiteral("ASM-1"))};
    view.stationTitle = words("Assembly 1: motor and gearbox", "Montage 1: Motor und Getriebe");
    view.stationOperations = {{op("030"), stepName("030"), OperationStatus::Open, false, 0}};
    view.prompt.kind = Prompt::Kind::SignIn;
    view.sync = {SyncView::Kind::Saved, 0, at(0, 4), {}};
    view.today.sinceMs = at(487);
    view.loaded = {
        {{part("GR-EP2"), LotNumber::known(QStringLiteral("GR-2604-11"))}, QDate(2026, 7, 30), {}, at(260)},
        {{part("LOC-243"), LotNumber::known(QStringLiteral("L243-0917"))}, QDate(2026, 11, 2), {}, at(255)},
    };
    return view;
}

static StationView ready()
{
    StationView view = signIn();
    view.screen = StationView::Screen::Ready;
    view.person = QStringLiteral("Ana K.");
    view.prompt = {.kind = Prompt::Kind::ScanUnit, .operation = op("030"), .operationName = stepName("030")};
    view.answer = {.kind = Answer::Kind::Accepted,
        .what = Answer::What::SignedIn,
        .atMs = at(1),
        .text = QStringLiteral("Ana K.")};
    view.today = {.sinceMs = at(487), .done = 42, .firstPass = 40, .fails = 2};
    const char *const serials[] = {"LA40-26-000123K", "LA40-26-000124M", "LA40-26-000125P", "LA40-26-000090B",
        "LA40-26-000126R", "LA40-26-000127T", "LA40-26-000128V", "LA40-26-000129X"};
    int minutes = 58;
    for (const char *serial : serials) {
        view.waiting.push_back({unitNumber(serial), op("030"), at(minutes),
            QLatin1String(serial).contains(QLatin1String("000090"))});
        minutes -= 5;
    }
    view.canUndo = true;
    return view;
}

static StationView atStep()
{
    StationView view = ready();
    view.screen = StationView::Screen::UnitAtStep;
    view.unit = UnitView{.unit = unitNumber(thisSerial),
        .partName = words("Linear actuator LA-40", "Linearantrieb LA-40"),
        .revision = QStringLiteral("D"),
        .order = OrderNumber::known(QStringLiteral("WO-2611")),
        .status = OperationStatus::Active,
        .life = LifeCycle::InProcess,
        .hold = {},
        .holdId = {},
        .openedMs = at(6, 12)};
    view.steps = stepsAt("030", OperationStatus::Active);
    view.captures = {
        {CaptureView::State::Done, words("BLDC motor", "BLDC-Motor"), QStringLiteral("M24-120"),
            QStringLiteral("SN M24-26-04417")},
        {CaptureView::State::Done, words("Gear set", "Zahnradsatz"), QStringLiteral("GS-17"),
            QStringLiteral("0526-03")},
        {CaptureView::State::Next, words("Seal kit", "Dichtungssatz"), QStringLiteral("SK-40"), {}},
    };
    for (const auto &[id, name] :
        {std::pair{QStringLiteral("screw-torque"), words("Screw torque", "Schraubenmoment")},
            {QStringLiteral("screw-angle"), words("Screw angle", "Drehwinkel")}})
        view.captures.insert(view.captures.end(), 4, {CaptureView::State::Todo, name, id, {}});
    view.prompt = {.kind = Prompt::Kind::ScanComponent,
        .operation = op("030"),
        .operationName = stepName("030"),
        .part = part("SK-40"),
        .partName = words("Seal kit", "Dichtungssatz"),
        .tracking = TrackingMode::Lot,
        .done = 2,
        .total = 11};
    view.answer = {.kind = Answer::Kind::Accepted,
        .what = Answer::What::ComponentInstalled,
        .atMs = at(0, 8),
        .code = QStringLiteral("0526-03"),
        .unit = unitNumber(thisSerial),
        .operation = op("030"),
        .operationName = stepName("030"),
        .component = Component{.part = part("GS-17"),
            .serial = {},
            .lot = LotNumber::known(QStringLiteral("0526-03")),
            .revision = {},
            .position = {}},
        .sequence = 8123};
    view.scans = {
        {at(0, 8), QStringLiteral("0526-03"), Answer::Kind::Accepted, {}},
        {at(0, 22), QStringLiteral("M24-26-04417"), Answer::Kind::Accepted, {}},
        {at(0, 23), QStringLiteral("M24-26-04417"), Answer::Kind::Attention,
            Refusal{.reason = Reason::ReadTwice}},
        {at(6, 12), QStringLiteral("LA40-26-000123K"), Answer::Kind::Accepted, {}},
        {at(6, 50), QStringLiteral("CMD.COMPLETE.7"), Answer::Kind::Completed, {}},
        {at(8, 2), QStringLiteral("0526-03"), Answer::Kind::Accepted, {}},
        {at(9, 40), QStringLiteral("010426012345678421M24-26-0441610MB2614"), Answer::Kind::Accepted, {}},
    };
    return view;
}

static StationView refused(Refusal why, const char *code)
{
    StationView view = atStep();
    view.answer = {.kind = Answer::Kind::Refused,
        .refusal = why,
        .atMs = at(0, 2),
        .code = QString::fromLatin1(code),
        .sequence = 8124};
    view.scans.insert(view.scans.begin(), {at(0, 2), QString::fromLatin1(code), Answer::Kind::Refused, why});
    return view;
}

static Sample answered(const char *name, Answer::Kind kind, Answer::What what)
{
    StationView view = atStep();
    view.answer.kind = kind;
    view.answer.what = what;
    view.answer.component.reset();
    return {QString::fromLatin1(name), view};
}

static Sample measuring(bool attribute)
{
    StationView view = atStep();
    view.captures[2] = {CaptureView::State::Done, words("Seal kit", "Dichtungssatz"), QStringLiteral("SK-40"),
        QStringLiteral("SK-2603")};
    view.captures[3].state = CaptureView::State::Done;
    view.captures[3].value = QStringLiteral("5.52 N·m");
    view.captures[4].state = CaptureView::State::Next;
    view.prompt = {.kind = Prompt::Kind::Measure,
        .operation = op("030"),
        .operationName = stepName("030"),
        .characteristic = CharacteristicId::known(QStringLiteral("screw-torque")),
        .characteristicName = words("screw torque", "Schraubenmoment"),
        .index = 2,
        .repeats = 4,
        .unitOfMeasure = QStringLiteral("N·m"),
        .lower = Decimal(510, 2),
        .upper = Decimal(590, 2),
        .done = 4,
        .total = 11};
    view.answer.what = Answer::What::MeasurementRecorded;
    view.answer.component.reset();
    view.answer.measurement
        = Measurement{.characteristic = CharacteristicId::known(QStringLiteral("screw-torque")),
            .index = 1,
            .value = QStringLiteral("5.52"),
            .unit = QStringLiteral("N·m"),
            .lower = Decimal(510, 2),
            .upper = Decimal(590, 2),
            .limitRevision = QStringLiteral("C"),
            .verdict = Verdict::Pass,
            .gauge = {},
            .raw = {}};
    if (!attribute)
        return {QStringLiteral("s3-measure"), view};
    view.prompt.characteristicName = words("torque mark visible", "Drehmomentmarkierung sichtbar");
    view.prompt.repeats = 1;
    view.prompt.unitOfMeasure.clear();
    view.prompt.lower.reset();
    view.prompt.upper.reset();
    return {QStringLiteral("s3-measure-attribute"), view};
}

static Sample completeNext()
{
    StationView view = atStep();
    const char *const values[]
        = {"5.52 N·m", "5.49 N·m", "5.56 N·m", "5.51 N·m", "38 °", "41 °", "36 °", "39 °"};
    for (size_t i = 0; i < view.captures.size(); ++i) {
        view.captures[i].state = CaptureView::State::Done;
        if (i > 2)
            view.captures[i].value = QString::fromUtf8(values[i - 3]);
    }
    view.captures[2].value = QStringLiteral("SK-2603");
    view.prompt.kind = Prompt::Kind::Complete;
    view.prompt.done = 11;
    view.canComplete = true;
    view.answer.component->part = part("SK-40");
    view.answer.component->lot = LotNumber::known(QStringLiteral("SK-2603"));
    return {QStringLiteral("s3-complete-next"), view};
}

static Sample completed()
{
    StationView view = atStep();
    view.steps = stepsAt("040", OperationStatus::Open);
    view.unit->status = OperationStatus::Open;
    view.unit->openedMs = 0;
    view.captures.clear();
    view.prompt = {.kind = Prompt::Kind::TakeTo, .stations = {QStringLiteral("PCB-1")}};
    view.answer.kind = Answer::Kind::Completed;
    view.answer.what = Answer::What::OperationCompleted;
    view.answer.component.reset();
    view.answer.nextStations = {QStringLiteral("PCB-1")};
    view.answer.nextOperation = op("040");
    return {QStringLiteral("s3-completed"), view};
}

/** The demo factory's unit label, with this unit's data. */
static LabelView sampleLabel()
{
    using Kind = Label::Element::Kind;
    const auto mm = [](int tenths) { return Decimal(tenths, 1); };
    Label form{.name = QStringLiteral("unit"), .width = mm(620), .height = mm(300)};
    form.elements = {{.kind = Kind::DataMatrix,
                         .x = mm(20),
                         .y = mm(20),
                         .module = mm(5),
                         .gs1 = {Label::Field::Gtin, Label::Field::Serial, Label::Field::Lot}},
        {.x = mm(165), .y = mm(20), .width = mm(280), .height = mm(36), .content = QStringLiteral("{part}")},
        {.x = mm(165),
            .y = mm(64),
            .width = mm(280),
            .height = mm(26),
            .content = QStringLiteral("Rev {revision}  Lot {lot}")},
        {.x = mm(165), .y = mm(96), .width = mm(280), .height = mm(26), .content = QStringLiteral("{plant}")},
        {.kind = Kind::Qr,
            .x = mm(465),
            .y = mm(20),
            .module = Decimal(375, 3),
            .gs1 = {Label::Field::Gtin, Label::Field::Serial},
            .digitalLink = QStringLiteral("https://id.nordhavn.example")},
        {.kind = Kind::Code128,
            .x = mm(40),
            .y = mm(170),
            .height = mm(75),
            .module = Decimal(25, 2),
            .content = QStringLiteral("{serial}")},
        {.x = mm(140),
            .y = mm(254),
            .width = mm(400),
            .height = mm(36),
            .content = QStringLiteral("{serial}")}};
    return {.form = form,
        .data = {{Label::Field::Gtin, QStringLiteral("04012345000412")},
            {Label::Field::Serial, QString::fromLatin1(thisSerial)},
            {Label::Field::Part, QStringLiteral("LA-40-100")}, {Label::Field::Revision, QStringLiteral("D")},
            {Label::Field::Lot, QStringLiteral("LA40-26A")},
            {Label::Field::Plant, QStringLiteral("Nordhavn Motion")}},
        .state = IdentifierState::Reserved};
}

/** At 010, from the number that was minted to the label that is scanned back. */
static Sample labelling(const char *name, Prompt::Kind kind)
{
    StationView view = atStep();
    view.stationTitle = words("Kitting 1", "Kommissionierung 1");
    view.steps = stepsAt("010", OperationStatus::Active);
    view.captures.clear();
    view.canReprint = true;
    view.prompt = {.kind = kind, .operation = op("010"), .operationName = stepName("010")};
    view.label = sampleLabel();
    view.label->printing = kind == Prompt::Kind::WaitForLabel;
    const bool printed = kind == Prompt::Kind::ScanLabel;
    view.label->state = printed ? IdentifierState::Printed : IdentifierState::Reserved;
    view.label->copies = printed ? 2 : 0;
    view.answer
        = {.kind = kind == Prompt::Kind::PrintLabel ? Answer::Kind::Attention : Answer::Kind::Accepted,
            .what = printed                        ? Answer::What::LabelPrinted
                : kind == Prompt::Kind::PrintLabel ? Answer::What::LabelNotPrinted
                                                   : Answer::What::UnitCreated,
            .atMs = at(0, 1),
            .unit = unitNumber(thisSerial),
            .text = kind == Prompt::Kind::PrintLabel ? QStringLiteral("no paper") : QString()};
    return {QString::fromLatin1(name), view};
}

static Sample asking(const char *name, Question::Kind kind, std::vector<Question::Choice> choices)
{
    StationView view = atStep();
    Answer about = view.answer;
    if (kind == Question::Kind::UndoLast) {
        view.answer.kind = Answer::Kind::Attention;
        view.answer.what = Answer::What::AskUndo;
        view.answer.code.clear();
    } else if (kind == Question::Kind::LeaveOpenUnit) {
        view.answer.kind = Answer::Kind::Attention;
        view.answer.what = Answer::What::AskConfirmLeave;
        view.answer.code = QString::fromLatin1(otherSerial);
    }
    view.question = Question{kind, std::move(choices), about};
    return {QString::fromLatin1(name), view};
}

static std::vector<Question::Choice> defects()
{
    return {{QStringLiteral("A11"), words("Torque low", "Drehmoment zu niedrig")},
        {QStringLiteral("A12"), words("Wrong grease amount", "Falsche Fettmenge")},
        {QStringLiteral("A14"), words("Screw missing", "Schraube fehlt")},
        {QStringLiteral("P01"), words("Press force high", "Presskraft zu hoch")},
        {QStringLiteral("P02"), words("Press depth low", "Einpresstiefe zu gering")},
        {QStringLiteral("V71"), words("Scratch", "Kratzer")},
        {QStringLiteral("V72"), words("Label unreadable", "Etikett unlesbar")}};
}

static std::vector<Question::Choice> holdReasons()
{
    return {{QStringLiteral("supplier-notice"), words("Supplier notice", "Lieferantenmeldung")},
        {QStringLiteral("engineering"), words("Engineering", "Technische Klärung")},
        {QStringLiteral("audit"), words("Audit", "Audit")},
        {QStringLiteral("missing-record"), words("Missing record", "Fehlende Aufzeichnung")}};
}

std::vector<Sample> sampleViews()
{
    std::vector<Sample> samples;
    const auto add = [&](const char *name, StationView view) {
        samples.push_back({QString::fromLatin1(name), std::move(view)});
    };

    add("s1-sign-in", signIn());
    StationView badgeFirst = signIn();
    badgeFirst.answer = {.kind = Answer::Kind::Refused,
        .refusal = Refusal{.reason = Reason::NotSignedIn},
        .atMs = at(0, 3),
        .code = QString::fromLatin1(thisSerial)};
    badgeFirst.unit = atStep().unit;
    add("s1-badge-first", badgeFirst);

    add("s2-ready", ready());
    StationView empty = ready();
    empty.waiting.clear();
    empty.loaded.clear();
    empty.today = {.sinceMs = at(2)};
    empty.answer = {};
    add("s2-empty", empty);
    StationView lost = ready();
    lost.lostDevices = {QStringLiteral("Scanner 1")};
    add("s2-scanner-lost", lost);
    StationView worse = ready();
    worse.degradedDevices = {QStringLiteral("Scanner 1")};
    add("s2-scanner-worse", worse);
    StationView carton = ready();
    carton.answer = {.kind = Answer::Kind::Attention,
        .what = Answer::What::AskContainer,
        .atMs = at(0, 1),
        .code = QStringLiteral("00340123450000000017"),
        .container = ContainerId::known(QStringLiteral("340123450000000017"))};
    carton.question = Question{Question::Kind::WhatWithContainer,
        {{QStringLiteral("SEAL"), {}}, {QStringLiteral("UNPACK"), {}}, {QStringLiteral("HOLD"), {}}},
        carton.answer};
    add("s2-container", carton);

    add("s3-accepted", atStep());
    Refusal earlier = refusal(Reason::EarlierOperationMissing, otherSerial);
    earlier.operation = op("020");
    earlier.stations = {QStringLiteral("PRS-1"), QStringLiteral("PRS-2")};
    add("s3-refused", refused(earlier, otherSerial));
    StationView offline = refused(earlier, otherSerial);
    offline.sync = {SyncView::Kind::Offline, 14, at(25), {}};
    add("s3-refused-offline", offline);
    Refusal wrongPart = refusal(Reason::WrongPart, thisSerial);
    wrongPart.operation = op("030");
    wrongPart.part = part("CP-200");
    wrongPart.names = {QStringLiteral("SK-40")};
    add("s3-refused-part", refused(wrongPart, "CP200-26-00917"));
    Refusal elsewhere{.reason = Reason::ComponentInstalledElsewhere,
        .subject = Subject::of(UnitId{part("M24-120"), SerialNumber::known(QStringLiteral("M24-26-04417"))}),
        .operation = {},
        .part = part("M24-120")};
    elsewhere.other = Subject::of(unitNumber("LA40-26-000117C"));
    add("s3-refused-elsewhere", refused(elsewhere, "M24-26-04417"));

    StationView mints = ready();
    mints.canMint = true;
    add("s2-new-unit", mints);
    samples.push_back(labelling("s3-label-printing", Prompt::Kind::WaitForLabel));
    samples.push_back(labelling("s3-label-to-print", Prompt::Kind::PrintLabel));
    samples.push_back(labelling("s3-label-to-scan", Prompt::Kind::ScanLabel));
    Refusal otherLabel = refusal(Reason::LabelMismatch, thisSerial);
    otherLabel.detail = QString::fromLatin1(otherSerial);
    StationView mismatch = labelling("", Prompt::Kind::ScanLabel).view;
    mismatch.answer = refused(otherLabel, otherSerial).answer;
    add("s3-label-mismatch", mismatch);
    StationView packing = atStep();
    packing.stationTitle = words("Packing 1", "Verpackung 1");
    packing.steps = stepsAt("100", OperationStatus::Active);
    packing.captures.clear();
    packing.prompt
        = {.kind = Prompt::Kind::Complete, .operation = op("100"), .operationName = stepName("100")};
    packing.canComplete = true;
    for (const Sample &sample : containerSamples(ready(), packing))
        samples.push_back(sample);
    StationView twice = atStep();
    twice.answer = {.kind = Answer::Kind::Attention,
        .refusal = Refusal{.reason = Reason::ReadTwice},
        .atMs = at(0, 1),
        .code = QStringLiteral("0526-03")};
    add("s3-read-twice", twice);
    StationView held = refused(refusal(Reason::OnHold, thisSerial), thisSerial);
    held.answer.kind = Answer::Kind::Held;
    held.answer.refusal->detail = QStringLiteral("H-0007 ENC-12 supplier notice");
    held.unit->hold = Hold{
        .reason = QStringLiteral("supplier-notice"), .note = {}, .atMs = at(40), .person = {}, .entry = {}};
    held.unit->holdId = QStringLiteral("H-0007");
    add("s3-held", held);
    samples.push_back(measuring(false));
    samples.push_back(measuring(true));
    samples.push_back(completeNext());
    samples.push_back(completed());
    samples.push_back(answered("s3-undone", Answer::Kind::Undone, Answer::What::Undone));
    samples.push_back(asking("s3-ask-undo", Question::Kind::UndoLast, {}));
    samples.push_back(asking("s3-ask-leave", Question::Kind::LeaveOpenUnit, {}));
    samples.push_back(asking("s3-ask-defect", Question::Kind::WhichDefect, defects()));
    StationView again = labelling("", Prompt::Kind::PrintLabel).view;
    again.answer = {.kind = Answer::Kind::Attention,
        .what = Answer::What::AskPrintAgain,
        .atMs = at(0, 1),
        .unit = unitNumber(thisSerial)};
    again.question = Question{Question::Kind::PrintAgain, {}, again.answer};
    add("s3-ask-print-again", again);
    samples.push_back(asking("s3-ask-hold", Question::Kind::WhichHoldReason, holdReasons()));
    for (const Sample &sample : tagSamples(atStep(), completed().view))
        samples.push_back(sample);
    for (const Sample &sample : signingSamples(atStep()))
        samples.push_back(sample);

    StationView rework = atStep();
    rework.steps[2].pass = 2;
    rework.steps[3].status = OperationStatus::Invalidated;
    rework.sync = {SyncView::Kind::Sending, 3, at(0, 1), {}};
    add("s3-rework", rework);
    StationView stopped = atStep();
    stopped.screen = StationView::Screen::Stopped;
    stopped.answer = {.kind = Answer::Kind::NotRecorded,
        .refusal = Refusal{.reason = Reason::StorageFailed},
        .atMs = at(0, 1),
        .code = QStringLiteral("0526-03"),
        .text = QStringLiteral("journal.db: disk full; free space on /var/lib/unitrail")};
    add("s3-not-recorded", stopped);
    return samples;
}

TerminalInfo sampleTerminal()
{
    return {.version = QStringLiteral("0.1.0"),
        .plant = QStringLiteral("Nordhavn Motion, 2026-04-01"),
        .dataFolder = QStringLiteral("/var/lib/unitrail"),
        .devices
        = {{QStringLiteral("Scanner 1"), QStringLiteral("serial"), QStringLiteral("/dev/ttyACM0"), true},
            {QStringLiteral("Badge reader"), QStringLiteral("serial"), QStringLiteral("/dev/ttyUSB0"), true},
            {QStringLiteral("Torque driver"), QStringLiteral("instrument"), QStringLiteral("/dev/ttyUSB1"),
                false},
            {QStringLiteral("Hand scanner"), QStringLiteral("evdev"), QStringLiteral("USB 05e0:1200"), true,
                true},
            {QStringLiteral("Old scanner"), QStringLiteral("wedge"), QString(), true, false, 3}}};
}

} // namespace unitrail
