// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/measuring_page.h"

#include "ui/screens/panels.h"
#include "ui/screens/verdict_shape.h"

#include <algorithm>

namespace unitrail {

MeasuringPage::MeasuringPage(const Theme &theme, QWidget *parent)
    : Page(theme, QStringLiteral("measuringPage"), parent)
    , m_identity(theme, this)
    , m_prompt(theme, this)
    , m_limits(theme, this)
    , m_verdict(theme, this)
    , m_trend(theme, this)
    , m_stepper(theme, this)
    , m_question(theme, this)
    , m_keypad(theme, this)
    , m_results(theme, QStringLiteral("results"), this)
    , m_finish(theme, QStringLiteral("finish"), this)
{
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i] = std::make_unique<ActionButton>(theme, QStringLiteral("measuring%1").arg(i), this);
        connect(m_buttons[i].get(), &ActionButton::fired, this, [this, i] { press(Action(i)); });
    }
    connect(&m_keypad, &Keypad::verbWished, this, &Page::verbWished);
    connect(&m_finish, &ActionButton::fired, this,
        [this] { emit verbWished(m_fails ? QStringLiteral("FAIL") : QStringLiteral("COMPLETE"), {}); });
    connect(&m_question, &QuestionStrip::answerGiven, this, [this](const QString &id) {
        if (id == answerYes)
            emit verbWished(QStringLiteral("YES"), {});
        else if (id == answerNo)
            emit verbWished(QStringLiteral("NO"), {});
        else
            emit verbWished(QStringLiteral("CHOOSE"), id);
    });
}

QString MeasuringPage::title(const Speech &) const
{
    return tr("Measure");
}

bool MeasuringPage::takesOver(const StationView &view) const
{
    return view.measuring && !view.failing;
}

void MeasuringPage::press(Action action)
{
    switch (action) {
    case Undo:
        return emit verbWished(QStringLiteral("UNDO"), {});
    case Fail:
        return emit verbWished(QStringLiteral("FAIL"), {});
    case Again:
        return emit verbWished(QStringLiteral("AGAIN"), {});
    case Back:
        return emit verbWished(m_takes ? QStringLiteral("TAKE") : QStringLiteral("BACK"), {});
    case Next:
        return emit verbWished(QStringLiteral("NEXT"), {});
    case ActionCount:
        break;
    }
}

// ---- the value and its limits

static Tone toneOf(Verdict verdict)
{
    return verdict == Verdict::Pass || verdict == Verdict::PassOnConcession ? Tone::Ok
        : verdict == Verdict::Marginal                                      ? Tone::Attention
                                                                            : Tone::Stop;
}

static std::optional<double> toDouble(const std::optional<Decimal> &decimal)
{
    return decimal ? std::optional(decimal->toDouble()) : std::nullopt;
}

static QString textOf(const std::optional<Decimal> &decimal, const Speech &speech)
{
    return decimal ? speech.language().number(*decimal) : QString();
}

static QString fromLanguage(QString typed, const Speech &speech)
{
    return typed.replace(u'.', speech.language().locale.decimalPoint());
}

/** What stands beside the value: which of several it is, by which rule, by which plan. */
static QString aboutOf(const MeasuringView::Wanted &wanted, const Speech &speech)
{
    QStringList parts;
    if (wanted.attempt > 1)
        parts << MeasuringPage::tr("Attempt {number}")
                     .replace(QStringLiteral("{number}"), QString::number(wanted.attempt));
    if (wanted.repeats > 1) {
        using Rule = Characteristic::ResultRule;
        parts << (wanted.rule == Rule::Each  ? MeasuringPage::tr("Each of {count} counts")
                : wanted.rule == Rule::Last  ? MeasuringPage::tr("The last of {count} counts")
                : wanted.rule == Rule::Worst ? MeasuringPage::tr("The worst of {count} counts")
                                             : MeasuringPage::tr("The mean of {count} counts"))
                     .replace(QStringLiteral("{count}"), QString::number(wanted.repeats));
    }
    QStringList values;
    constexpr size_t shownMax = 4; // the rest stands in the unit's record
    const size_t first = wanted.recorded.size() > shownMax ? wanted.recorded.size() - shownMax : 0;
    for (size_t i = first; i < wanted.recorded.size(); ++i)
        values << speech.language().number(wanted.recorded[i].value);
    if (first > 0)
        values.prepend(QStringLiteral("…"));
    if (!values.isEmpty() && wanted.kind != Characteristic::Kind::Attribute)
        parts << MeasuringPage::tr("recorded: {values}")
                     .replace(QStringLiteral("{values}"), isolated(values.join(QStringLiteral("; "))));
    if (wanted.draw)
        parts << (wanted.draw->drawn ? MeasuringPage::tr("sample: {n} of {lot}, this is one")
                                     : MeasuringPage::tr("sample: {n} of {lot}, this is none"))
                     .replace(QStringLiteral("{n}"), QString::number(wanted.draw->plan.sample))
                     .replace(QStringLiteral("{lot}"), QString::number(wanted.draw->lotSize));
    if (!wanted.plan.isEmpty())
        parts << MeasuringPage::tr("plan {revision}")
                     .replace(QStringLiteral("{revision}"), isolated(wanted.plan));
    QString text = parts.join(QStringLiteral(" · "));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

/** What is on the display of the instrument, or why nothing is. */
static void addInstrument(LimitsBar::Content &content, const InstrumentView &instrument, const Speech &speech)
{
    using State = InstrumentView::State;
    const QString name = isolated(instrument.gauge.isEmpty() ? instrument.name : instrument.gauge);
    const auto say
        = [&](const QString &sentence) { return QString(sentence).replace(QStringLiteral("{name}"), name); };
    if (instrument.overdue) {
        content.instrumentShape = Shape::Triangle;
        content.instrument = say(MeasuringPage::tr("{name}: calibration overdue"));
        return;
    }
    switch (instrument.state) {
    case State::NotConnected:
        content.instrumentShape = Shape::Cloud;
        content.instrument = say(MeasuringPage::tr("{name} is not connected"));
        return;
    case State::Waiting:
        content.instrumentShape = Shape::Gauge;
        content.instrument = say(MeasuringPage::tr("{name} is ready"));
        return;
    case State::Live:
    case State::Taken:
        content.instrumentShape = instrument.state == State::Live ? Shape::Play : Shape::Tick;
        content.instrument
            = say(instrument.state == State::Live ? MeasuringPage::tr("{name} shows {value}")
                                                  : MeasuringPage::tr("{name} gave {value}"))
                  .replace(QStringLiteral("{value}"),
                      isolated(textOf(instrument.value, speech) + QChar(QChar::Nbsp) + instrument.unit));
        return;
    }
}

void MeasuringPage::tellLimits(const MeasuringView &measuring, const StationView &view, const Speech &speech)
{
    LimitsBar::Content content;
    if (!measuring.wanted) {
        content.invitation = m_fails ? tr("A value is outside its limits") : tr("Everything is measured");
        content.shape = m_fails ? Shape::Diamond : Shape::Tick;
        content.tone = m_fails ? Tone::Stop : Tone::Ok;
        content.verdict = m_fails ? Speech::word(Verdict::Fail) : Speech::word(Verdict::Pass);
        m_limits.setContent(content);
        return;
    }
    const MeasuringView::Wanted &wanted = *measuring.wanted;
    content.about = aboutOf(wanted, speech);
    content.unit = wanted.unit;
    content.lower = toDouble(wanted.lower);
    content.nominal = toDouble(wanted.nominal);
    content.upper = toDouble(wanted.upper);
    content.guardBand = toDouble(wanted.guardBand);
    content.lowerText = textOf(wanted.lower, speech);
    content.nominalText = textOf(wanted.nominal, speech);
    content.upperText = textOf(wanted.upper, speech);
    for (const Measurement &m : wanted.recorded) {
        if (const auto number = Decimal::fromText(m.value))
            content.recorded.push_back(number->toDouble());
    }
    if (view.instrument)
        addInstrument(content, *view.instrument, speech);

    const auto judgedAs = [&](Verdict verdict, const std::optional<Decimal> &value) {
        content.shape = unitrail::shapeOf(verdict);
        content.tone = unitrail::toneOf(verdict);
        content.verdict = Speech::word(verdict);
        if (value && verdict != Verdict::Pass && (wanted.lower || wanted.upper))
            content.detail = speech.placeInLimits(*value, verdict, wanted.lower, wanted.upper, wanted.unit);
    };
    if (!measuring.typed.isEmpty()) {
        content.value = fromLanguage(measuring.typed, speech);
        if (measuring.live) {
            content.pin = toDouble(measuring.value);
            judgedAs(*measuring.live, measuring.value);
        } else if (measuring.implausible) {
            content.shape = Shape::Triangle;
            content.tone = Tone::Attention;
            content.verdict = tr("Far outside");
            content.detail = tr("Check the decimal mark.");
        }
    } else if (wanted.complete && !wanted.recorded.empty()) {
        const Measurement &last = wanted.recorded.back();
        const auto number = Decimal::fromText(last.value);
        content.value = number                               ? speech.language().number(last.value)
            : wanted.kind == Characteristic::Kind::Attribute ? (last.value == u"OK" ? tr("OK") : tr("Not OK"))
                                                             : last.value;
        judgedAs(wanted.outturn.value_or(last.verdict), number);
    } else {
        content.invitation = wanted.kind == Characteristic::Kind::Attribute ? tr("Look at it: OK or not OK?")
            : wanted.kind == Characteristic::Kind::Text                     ? tr("Scan the text")
            : wanted.kind == Characteristic::Kind::Picture                  ? tr("A picture belongs here")
            : wanted.mayType                                                ? tr("Type the value, or take it")
                             : tr("Take the value from the instrument");
    }
    m_limits.setContent(content);
}

// ---- what was measured before

void MeasuringPage::setTrend(const Trend &trend)
{
    m_known = trend;
    tellTrend();
}

/** A reason to look at the process, and never a verdict on the part. */
static QString signalWords(const ControlSignal &signal)
{
    switch (signal.kind) {
    case ControlSignal::Kind::BeyondLimits:
        return MeasuringPage::tr("Outside control: tell the supervisor.");
    case ControlSignal::Kind::OneSide:
        return signal.upwards ? MeasuringPage::tr("9 in a row above the mean: tell the supervisor.")
                              : MeasuringPage::tr("9 in a row below the mean: tell the supervisor.");
    case ControlSignal::Kind::Trend:
        return signal.upwards ? MeasuringPage::tr("6 in a row rising: tell the supervisor.")
                              : MeasuringPage::tr("6 in a row falling: tell the supervisor.");
    }
    return {};
}

void MeasuringPage::tellTrend()
{
    TrendStrip::Content content;
    content.title = tr("Last values here");
    content.shape = Shape::Info;
    if (!m_wanted) {
        content.remark = tr("All values are there.");
    } else if (!m_wanted->lower && !m_wanted->upper) {
        content.remark = tr("Judged by eye.");
    } else if (!m_known || m_known->characteristic != m_wanted->id || m_known->chart.points.empty()) {
        content.remark = tr("No values here yet.");
    } else {
        const ControlChartData &chart = m_known->chart;
        content.values = chart.points;
        content.lower = toDouble(m_wanted->lower);
        content.upper = toDouble(m_wanted->upper);
        if (chart.limits) {
            content.centre = chart.limits->centre;
            content.lowerControl = chart.limits->lower;
            content.upperControl = chart.limits->upper;
        }
        // A signal of the last point is one of now; an older one was one of then.
        const bool unusual = !chart.unusual.empty() && chart.unusual.back().point + 1 == chart.points.size();
        content.shape = unusual ? Shape::Triangle : Shape::Info;
        content.remark = unusual ? signalWords(chart.unusual.back())
            : chart.limits       ? tr("Last values here: nothing unusual.")
                                 : tr("Control limits after {least} values ({count})")
                                 .replace(QStringLiteral("{least}"), QString::number(controlValuesMin))
                                 .replace(QStringLiteral("{count}"), QString::number(chart.known));
    }
    m_trend.setContent(content);
}

// ---- the list, the actions

static Shape shapeOf(MeasuringView::Line::State state)
{
    using State = MeasuringView::Line::State;
    switch (state) {
    case State::Todo:
        return Shape::Ring;
    case State::Begun:
        return Shape::Play;
    case State::Passed:
        return Shape::Tick;
    case State::Marginal:
        return Shape::Triangle;
    case State::Failed:
        return Shape::Diamond;
    case State::NotAsked:
        return Shape::Dash;
    }
    return Shape::Ring;
}

static QString wordOf(MeasuringView::Line::State state)
{
    using State = MeasuringView::Line::State;
    switch (state) {
    case State::Todo:
        return MeasuringPage::tr("to do");
    case State::Begun:
        return MeasuringPage::tr("begun");
    case State::Passed:
        return Speech::word(Verdict::Pass);
    case State::Marginal:
        return Speech::word(Verdict::Marginal);
    case State::Failed:
        return Speech::word(Verdict::Fail);
    case State::NotAsked:
        return MeasuringPage::tr("not asked of this unit");
    }
    return {};
}

/** "100.02 mm" in the language's own writing; "OK" as it is said. */
static QString valueOf(const MeasuringView::Line &line, const Speech &speech)
{
    if (line.value == u"OK" || line.value == u"NOK")
        return line.value == u"OK" ? MeasuringPage::tr("OK") : MeasuringPage::tr("Not OK");
    const qsizetype blank = line.value.indexOf(u' ');
    return blank < 0
        ? speech.language().number(line.value)
        : speech.language().number(line.value.left(blank)) + QChar(QChar::Nbsp) + line.value.mid(blank + 1);
}

void MeasuringPage::tellList(const MeasuringView &measuring, const Speech &speech)
{
    std::vector<Stepper::Step> steps;
    ListPanel::Content results{
        .title = tr("Results"), .count = {}, .rows = {}, .whenEmpty = tr("Nothing is measured yet.")};
    QStringList spoken;
    int done = 0;
    for (size_t i = 0; i < measuring.lines.size(); ++i) {
        const MeasuringView::Line &line = measuring.lines[i];
        const QString number = QString::number(i + 1), name = speech.name(line.name);
        steps.push_back({number, {}, unitrail::shapeOf(line.state), line.current});
        spoken << number + u' ' + name + u' ' + wordOf(line.state);
        const bool open = line.state == MeasuringView::Line::State::Todo
            || line.state == MeasuringView::Line::State::Begun;
        done += open ? 0 : 1;
        results.rows.push_back({.shape = unitrail::shapeOf(line.state),
            .lead = {},
            .main = name,
            .aside = line.value.isEmpty() ? QString() : isolated(valueOf(line, speech)),
            .strong = line.state == MeasuringView::Line::State::Failed});
        if (line.state == MeasuringView::Line::State::Failed && results.inSight == 0)
            results.inSight = int(i);
    }
    results.count = tr("{done} of {total}")
                        .replace(QStringLiteral("{done}"), QString::number(done))
                        .replace(QStringLiteral("{total}"), QString::number(measuring.lines.size()));
    m_stepper.setSteps(steps, spoken.join(QStringLiteral(", ")));
    m_results.setContent(results);
}

void MeasuringPage::tellActions(const StationView &view)
{
    using Face = ActionButton::Face;
    const bool repeats = m_wanted ? m_wanted->mayRepeat : true;
    m_buttons[Undo]->setContent({tr("Undo last"), {}, Shape::None, Face::Plain});
    m_buttons[Fail]->setContent({tr("Fail…"), {}, Shape::Diamond, Face::Plain});
    m_buttons[Again]->setContent({tr("Measure again"), {}, Shape::None, Face::Plain});
    m_buttons[Again]->setEnabled(repeats);
    if (m_takes)
        m_buttons[Back]->setContent({tr("Take value"), {}, Shape::None, Face::Plain});
    else
        m_buttons[Back]->setContent({tr("Previous"), {}, Shape::None, Face::Plain});
    m_buttons[Next]->setContent({tr("Next"), {}, Shape::None, Face::Plain});

    // Where the keys were a moment ago: a thumb that was on its way to Save does not complete the step.
    if (m_done && !m_finish.isVisible())
        m_finish.beDeaf(600);
    if (m_fails)
        m_finish.setContent({tr("Describe the fail"), {}, Shape::Diamond,
            m_plan.verdictSolid ? Face::NextQuiet : Face::Next});
    else
        m_finish.setContent({tr("Complete step"), {}, Shape::Tick,
            !view.canComplete         ? Face::Plain
                : m_plan.verdictSolid ? Face::NextQuiet
                                      : Face::Next});
}

void MeasuringPage::tell(const StationView &view, const Speech &speech)
{
    if (!view.measuring)
        return;
    const MeasuringView &measuring = *view.measuring;
    const bool another = (m_wanted ? std::optional(m_wanted->id) : std::nullopt)
        != (measuring.wanted ? std::optional(measuring.wanted->id) : std::nullopt);
    m_wanted = measuring.wanted;
    m_asked = view.question.has_value();
    m_done = !measuring.wanted;
    m_fails = view.prompt.kind == Prompt::Kind::Fail;
    m_takes = view.instrument && view.instrument->asked;

    VerdictWords verdict = speech.wordsFor(view.answer);
    if (m_asked)
        verdict.next.clear(); // the prompt and the answers say it
    m_plan = planBands(view, verdict, theme().kind());
    const bool finishIsNext = m_done && !m_asked && !m_plan.verdictSolid;
    const PromptWords prompt = view.question ? PromptWords{speech.wordsFor(*view.question).sentence, {}}
        : measuring.wanted && measuring.wanted->complete
        ? PromptWords{tr("Recorded: {name}")
                          .replace(QStringLiteral("{name}"), isolated(speech.name(measuring.wanted->name))),
            {}}
        : PromptWords{promptFor(view, speech), {}};
    m_identity.setContent(identityOf(view, speech));
    m_prompt.setContent(prompt, m_asked ? Prompt::Kind::ChooseRework : view.prompt.kind,
        m_plan.promptSolid && !finishIsNext, true);
    m_verdict.setContent(verdict, view.answer.kind, m_plan.verdictSolid);
    tellLimits(measuring, view, speech);
    tellList(measuring, speech);
    tellTrend();
    if (measuring.wanted) {
        using Kind = Keypad::Content::Kind;
        const auto kind = measuring.wanted->kind;
        m_keypad.setContent(
            {.kind = kind == Characteristic::Kind::Attribute ? Kind::TwoAnswers
                    : kind == Characteristic::Kind::Text || kind == Characteristic::Kind::Picture
                    ? Kind::Text
                    : Kind::Number,
                .typed = measuring.typed,
                .unit = measuring.wanted->unit,
                .saves = measuring.live.has_value() && !m_asked,
                .dead = !measuring.wanted->mayType},
            speech);
    }
    if (view.question)
        m_question.setQuestion(*view.question, speech);
    tellActions(view);
    arrange();
    if (m_lastAnswer && view.answer != *m_lastAnswer && view.answer.kind != Answer::Kind::None)
        m_verdict.punch();
    m_lastAnswer = view.answer;
    if (another && measuring.wanted)
        emit trendWished(measuring.wanted->id.text());
}

/** The characteristic that is chosen may be another than the one that is due. */
QString MeasuringPage::promptFor(const StationView &view, const Speech &speech)
{
    const auto &wanted = view.measuring->wanted;
    if (!wanted || view.prompt.kind == Prompt::Kind::ScanComponent)
        return speech.wordsFor(view.prompt).sentence;
    Prompt prompt = view.prompt;
    prompt.kind = Prompt::Kind::Measure;
    prompt.characteristic = wanted->id;
    prompt.characteristicName = wanted->name;
    prompt.index = wanted->index;
    prompt.repeats = wanted->repeats;
    prompt.unitOfMeasure = wanted->unit;
    prompt.lower = wanted->lower;
    prompt.upper = wanted->upper;
    return speech.wordsFor(prompt).sentence;
}

void MeasuringPage::arrange()
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5);
    const double gap = metrics.exact(1.2);
    const double keypad = metrics.exact(Keypad::widthMm);
    const double column = width() - 2 * side - keypad - metrics.exact(3);
    const auto place = [&](QWidget &widget, double left, double top, double wide, double high) {
        const double x = layoutDirection() == Qt::RightToLeft ? width() - left - wide : left;
        widget.setGeometry(QRectF(x, top, wide, high).toRect());
    };
    double y = metrics.exact(1.6);
    const auto row = [&](QWidget &widget, double high) {
        place(widget, side, y, column, metrics.exact(high));
        y += metrics.exact(high) + gap;
    };
    row(m_identity, 9);
    row(m_prompt, 13);
    row(m_limits, 31);

    const double actionTop = height() - metrics.exact(2 + 20);
    const double stepperTop = actionTop - metrics.exact(1.6 + 10);
    const double free = stepperTop - gap - y; // the verdict and the trend; a refusal needs both
    const bool tall = m_plan.verdictTall;
    const double verdict = tall && !m_asked ? free : metrics.exact(16);
    place(m_verdict, side, y, column, verdict);
    place(m_trend, side, y + verdict + gap, column, free - verdict - gap);
    place(m_stepper, side, stepperTop, column, metrics.exact(10));
    const bool whole = m_asked && m_question.needsActionRow();
    const double questionTop = y + verdict + gap;
    place(m_question, side, questionTop, column,
        (whole ? height() - metrics.exact(2) : stepperTop + metrics.exact(10)) - questionTop);
    const double actionGap = metrics.exact(3);
    constexpr double count = double(ActionCount);
    const double cell = (column - actionGap * (count - 1)) / count;
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        place(*m_buttons[i], side + double(i) * (cell + actionGap), actionTop, cell, metrics.exact(20));
        m_buttons[i]->setVisible(!whole);
    }
    const double right = width() - side - keypad;
    const double top = metrics.exact(1.6), bottom = height() - metrics.exact(2);
    place(m_keypad, right, top, keypad, bottom - top);
    const double finish = metrics.exact(24);
    place(m_finish, right, bottom - finish, keypad, finish);
    place(m_results, right, top, keypad, bottom - finish - metrics.exact(3) - top);

    m_trend.setVisible(!m_asked && !tall);
    m_stepper.setVisible(!m_asked);
    m_question.setVisible(m_asked);
    m_keypad.setVisible(!m_done);
    m_results.setVisible(m_done);
    m_finish.setVisible(m_done);
}

void MeasuringPage::resizeEvent(QResizeEvent *)
{
    arrange();
}

void MeasuringPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_keypad.setFocus(Qt::OtherFocusReason); // digits of a keyboard go there; its Return does nothing
}

} // namespace unitrail
