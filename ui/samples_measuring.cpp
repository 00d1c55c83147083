// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples_measuring.h"

#include "ui/samples.h"
#include "ui/screens/defect_page.h"
#include "ui/screens/measuring_page.h"

#include <algorithm>
#include <tuple>

namespace unitrail {

using Line = MeasuringView::Line;

static Words words(const char *english, const char *german)
{
    return {{{QStringLiteral("en"), QString::fromUtf8(english)},
        {QStringLiteral("de"), QString::fromUtf8(german)}}};
}

static Decimal number(const char *text)
{
    return *Decimal::fromText(QString::fromLatin1(text));
}

/** The page always shows this view, whatever the window's is. */
template <typename Shown> class Sampled : public Shown {
public:
    Sampled(const Theme &theme, QWidget *parent, StationView view)
        : Shown(theme, parent)
        , m_view(std::move(view))
    { }
    void tell(const StationView &, const Speech &speech) override
    {
        Shown::tell(m_view, Speech(speech.language(), m_view));
    }

private:
    StationView m_view;
};

static Line line(
    const char *id, const Words &name, Line::State state, const char *value = "", bool current = false)
{
    return {.id = CharacteristicId::known(QString::fromLatin1(id)),
        .name = name,
        .state = state,
        .value = QString::fromUtf8(value),
        .current = current};
}

static const Words speed = words("Speed at 2,000 N", "Geschwindigkeit bei 2.000 N");
static const Words load = words("Current at 2,000 N", "Strom bei 2.000 N");
static const Words clutch = words("Clutch slip force", "Rutschkraft der Kupplung");
static const Words noise = words("Noise at 0.5 m", "Geräusch in 0,5 m");

/** A unit in the load test, with this typed of its clutch force. */
static StationView testing(const char *typed)
{
    const auto samples = sampleViews();
    const auto atStep = std::find_if(
        samples.begin(), samples.end(), [](const Sample &sample) { return sample.name == u"s3-accepted"; });
    Q_ASSERT(atStep != samples.end());
    StationView view = atStep->view;
    view.station = StationName::known(QStringLiteral("FNC-1"));
    view.stationTitle = words("Functional load test 1", "Funktionsprüfung 1");
    for (StepView &step : view.steps)
        step.current = step.operation.text() == u"080";
    view.answer = {.kind = Answer::Kind::Accepted,
        .what = Answer::What::MeasurementRecorded,
        .atMs = sampleNowMs - 6000,
        .unit = view.unit->unit,
        .measurement = Measurement{.characteristic = CharacteristicId::known(QStringLiteral("load-current")),
            .value = QStringLiteral("4.31"),
            .unit = QStringLiteral("A"),
            .upper = number("5.20"),
            .limitRevision = QStringLiteral("C")},
        .sequence = 9001};
    view.captures
        = {{CaptureView::State::Done, load, QStringLiteral("load-current"), QStringLiteral("4.31 A")}};
    MeasuringView measuring;
    measuring.lines = {line("speed", speed, Line::State::Passed, "11.94 mm/s"),
        line("load-current", load, Line::State::Passed, "4.31 A"),
        line("clutch", clutch, Line::State::Todo, "", true), line("noise", noise, Line::State::Todo)};
    measuring.wanted = MeasuringView::Wanted{.id = CharacteristicId::known(QStringLiteral("clutch")),
        .name = clutch,
        .unit = QStringLiteral("N"),
        .lower = number("2600"),
        .nominal = number("3000"),
        .upper = number("3400"),
        .guardBand = number("50"),
        .plan = QStringLiteral("D"),
        .attemptsMax = 2};
    measuring.typed = QString::fromLatin1(typed);
    if (const auto value = Decimal::fromText(measuring.typed)) {
        measuring.value = value;
        measuring.live = *value > number("3400") || *value < number("2600") ? Verdict::Fail
            : *value > number("3350") || *value < number("2650")            ? Verdict::Marginal
                                                                            : Verdict::Pass;
    }
    view.measuring = measuring;
    view.typed = measuring.typed;
    view.prompt = {.kind = Prompt::Kind::Measure,
        .operation = OperationId::known(QStringLiteral("080")),
        .operationName = words("Functional load test", "Funktionsprüfung unter Last"),
        .characteristic = measuring.wanted->id,
        .characteristicName = clutch,
        .unitOfMeasure = QStringLiteral("N"),
        .lower = measuring.wanted->lower,
        .upper = measuring.wanted->upper,
        .done = 2,
        .total = 4};
    return view;
}

static StationView withInstrument()
{
    StationView view = testing("");
    view.instrument = InstrumentView{.name = QStringLiteral("force"),
        .gauge = QStringLiteral("FRC-02"),
        .due = QDate(2027, 3, 31),
        .asked = true,
        .state = InstrumentView::State::Live,
        .value = number("2987"),
        .unit = QStringLiteral("N")};
    return view;
}

static StationView asked()
{
    StationView view = testing("3520");
    Question question{.kind = Question::Kind::RecordFail};
    question.about.measurement = Measurement{.characteristic = view.measuring->wanted->id,
        .value = QStringLiteral("3520"),
        .unit = QStringLiteral("N"),
        .lower = number("2600"),
        .upper = number("3400"),
        .verdict = Verdict::Fail};
    view.question = question;
    view.answer = question.about;
    view.answer.kind = Answer::Kind::Attention;
    view.answer.what = Answer::What::AskRecordFail;
    return view;
}

static StationView slipped()
{
    StationView view = testing("29870");
    view.measuring->live.reset();
    view.measuring->value.reset();
    view.measuring->implausible = true;
    view.answer = {.kind = Answer::Kind::Refused,
        .refusal = Refusal{.reason = Reason::ImplausibleValue,
            .subject = Subject::of(view.unit->unit),
            .operation = OperationId::known(QStringLiteral("080")),
            .names = {QStringLiteral("clutch")},
            .detail = QStringLiteral("29870")},
        .atMs = sampleNowMs - 1000};
    return view;
}

static StationView failedOnce()
{
    StationView view = testing("");
    auto &wanted = *view.measuring->wanted;
    wanted.recorded = {Measurement{.characteristic = wanted.id,
        .value = QStringLiteral("3520"),
        .unit = QStringLiteral("N"),
        .verdict = Verdict::Fail}};
    wanted.complete = true;
    wanted.mayRepeat = true;
    wanted.outturn = Verdict::Fail;
    view.measuring->lines[2].state = Line::State::Failed;
    view.measuring->lines[2].value = QStringLiteral("3520 N");
    return view;
}

static StationView byEye()
{
    StationView view = testing("");
    view.station = StationName::known(QStringLiteral("INS-1"));
    auto &measuring = *view.measuring;
    const char *const names[][2] = {{"Housing surface", "Gehäuseoberfläche"},
        {"Paint and coating", "Lack und Beschichtung"}, {"Seal lip", "Dichtlippe"},
        {"Cable and strain relief", "Kabel und Zugentlastung"}, {"Connector", "Stecker"},
        {"Screw heads", "Schraubenköpfe"}, {"Fork head", "Gabelkopf"}, {"Rod surface", "Kolbenstange"},
        {"End caps", "Endkappen"}, {"Grease traces", "Fettspuren"}, {"Type plate", "Typenschild"},
        {"Warning label", "Warnhinweis"}, {"Torque mark", "Sicherungslack"},
        {"Label grade (ISO/IEC 15415)", "Etikettgüte (ISO/IEC 15415)"}};
    measuring.lines.clear();
    int index = 0;
    for (const auto &[english, german] : names) {
        const auto id = QStringLiteral("visual-%1").arg(++index);
        measuring.lines.push_back(line(qPrintable(id), words(english, german),
            index < 4         ? Line::State::Passed
                : index == 14 ? Line::State::NotAsked
                              : Line::State::Todo,
            index < 4 ? "OK" : "", index == 4));
    }
    measuring.wanted = MeasuringView::Wanted{.id = measuring.lines[3].id,
        .name = measuring.lines[3].name,
        .kind = Characteristic::Kind::Attribute,
        .plan = QStringLiteral("C")};
    view.prompt = {.kind = Prompt::Kind::Measure,
        .operation = OperationId::known(QStringLiteral("090")),
        .operationName = words("Final inspection", "Endprüfung"),
        .characteristic = measuring.wanted->id,
        .characteristicName = measuring.wanted->name,
        .done = 3,
        .total = 13};
    view.answer.measurement
        = Measurement{.characteristic = measuring.lines[2].id, .value = QStringLiteral("OK")};
    view.captures = {{CaptureView::State::Done, measuring.lines[2].name, measuring.lines[2].id.text(),
        QStringLiteral("OK")}};
    return view;
}

static StationView allThere(bool fails)
{
    StationView view = testing("");
    auto &measuring = *view.measuring;
    measuring.wanted.reset();
    measuring.lines[2] = line(
        "clutch", clutch, fails ? Line::State::Failed : Line::State::Passed, fails ? "3520 N" : "2987 N");
    measuring.lines[3] = line("noise", noise, Line::State::Marginal, "56.7 dB(A)");
    view.prompt.kind = fails ? Prompt::Kind::Fail : Prompt::Kind::Complete;
    view.canComplete = !fails;
    return view;
}

static Trend trendOf(bool enough)
{
    static constexpr double values[] = {2961, 3044, 2890, 3102, 3010, 2875, 2930, 3066, 3120, 2987, 2954,
        3201, 2899, 3013, 2944, 3075, 2812, 2996, 3058, 2921, 3149, 2867, 3004, 2972, 3031};
    const std::vector<double> known(values, values + (enough ? 25 : 12));
    return {.characteristic = CharacteristicId::known(QStringLiteral("clutch")),
        .chart = controlChart(known, 1, {})};
}

static PageSample measuringSample(const char *name, const StationView &view, bool enough = true)
{
    return {QString::fromLatin1(name), [view, enough](const Theme &theme, QWidget *parent) -> Page * {
                auto *page = new Sampled<MeasuringPage>(theme, parent, view);
                page->setTrend(trendOf(enough));
                return page;
            }};
}

static FailView::Drawing drawing()
{
    return {.id = QStringLiteral("actuator/side"),
        .name = words("Side", "Seite"),
        .svg = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360">
<rect width="640" height="360" fill="#ffffff"/>
<g fill="#e9edf1" stroke="#404a55" stroke-width="3"><rect x="64" y="146" width="58" height="96" rx="8"/>
<rect x="122" y="158" width="296" height="72"/><rect x="418" y="150" width="30" height="88" rx="5"/>
<rect x="448" y="180" width="124" height="28"/><rect x="76" y="52" width="176" height="82" rx="12"/>
<rect x="308" y="92" width="96" height="66" rx="6"/><path d="M572 172 h20 l22 10 v24 l-22 10 h-20 z"/></g></svg>)",
        .places = {QStringLiteral("MOTOR"), QStringLiteral("SEAL")}};
}

static StationView failing(bool marked)
{
    StationView view = testing("");
    view.measuring.reset();
    FailView fail;
    fail.drawings = {drawing(), drawing()};
    fail.drawings[1].id = QStringLiteral("actuator/cover");
    fail.drawings[1].name = words("Gear cover", "Getriebedeckel");
    const std::tuple<const char *, const char *, const char *, bool> codes[] = {
        {"F61", "Noise", "Geräusch", true}, {"F62", "Clutch out of range", "Kupplung außer Bereich", true},
        {"F63", "Current high", "Strom zu hoch", true}, {"A11", "Torque low", "Drehmoment zu niedrig", false},
        {"A12", "Wrong grease amount", "Falsche Fettmenge", false},
        {"A14", "Screw missing", "Schraube fehlt", false}, {"V71", "Scratch", "Kratzer", false},
        {"V72", "Label unreadable", "Etikett nicht lesbar", false}};
    for (const auto &[code, english, german, here] : codes)
        fail.offers.push_back(
            {DefectCode::known(QString::fromLatin1(code)), words(english, german), here, false});
    fail.measured = Measurement{.characteristic = CharacteristicId::known(QStringLiteral("clutch")),
        .value = QStringLiteral("3520"),
        .unit = QStringLiteral("N"),
        .verdict = Verdict::Fail};
    fail.measuredName = clutch;
    if (marked) {
        fail.marks = {{.defect = DefectCode::known(QStringLiteral("F62")),
                          .name = words("Clutch out of range", "Kupplung außer Bereich"),
                          .place = QStringLiteral("GEARS"),
                          .picture = QStringLiteral("actuator/side"),
                          .x = number("0.145"),
                          .y = number("0.540")},
            {.place = QStringLiteral("SEAL"),
                .picture = QStringLiteral("actuator/side"),
                .x = number("0.712"),
                .y = number("0.540"),
                .current = true}};
    }
    view.failing = fail;
    return view;
}

static StationView describedWhole()
{
    StationView view = failing(true);
    view.failing->marks[1].defect = DefectCode::known(QStringLiteral("V71"));
    view.failing->marks[1].name = words("Scratch", "Kratzer");
    view.failing->canSave = true;
    return view;
}

static StationView unknownPlace()
{
    StationView view = failing(true);
    view.answer = {.kind = Answer::Kind::Refused,
        .refusal = Refusal{.reason = Reason::UnknownCode, .detail = QStringLiteral("PLACE.U7")},
        .atMs = sampleNowMs - 900,
        .code = QStringLiteral("CMD.PLACE.U7.Z")};
    return view;
}

static PageSample defectSample(const char *name, const StationView &view, int magnified = 1)
{
    return {QString::fromLatin1(name), [view, magnified](const Theme &theme, QWidget *parent) -> Page * {
                auto *page = new Sampled<DefectPage>(theme, parent, view);
                page->setFrequent({{DefectCode::known(QStringLiteral("F61")), 31},
                    {DefectCode::known(QStringLiteral("F62")), 18},
                    {DefectCode::known(QStringLiteral("V71")), 6}});
                page->setMagnified(magnified);
                return page;
            }};
}

std::vector<PageSample> measuringSamples()
{
    return {measuringSample("s5-measure", testing("2987")), measuringSample("s5-marginal", testing("3372")),
        measuringSample("s5-empty", withInstrument(), false), measuringSample("s5-asked", asked()),
        measuringSample("s5-slipped", slipped()), measuringSample("s5-recorded", failedOnce()),
        measuringSample("s5-by-eye", byEye()), measuringSample("s5-all-there", allThere(false)),
        measuringSample("s5-not-passed", allThere(true)), defectSample("s4-empty", failing(false)),
        defectSample("s4-marked", failing(true)), defectSample("s4-whole", describedWhole()),
        defectSample("s4-magnified", failing(true), 2), defectSample("s4-unknown-place", unknownPlace())};
}

} // namespace unitrail
