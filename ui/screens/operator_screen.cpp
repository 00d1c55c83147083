// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/operator_screen.h"

#include "ui/screens/panels.h"

#include <algorithm>

namespace unitrail {

OperatorScreen::OperatorScreen(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_identity(theme, this)
    , m_stepper(theme, this)
    , m_figures(theme, this)
    , m_prompt(theme, this)
    , m_verdict(theme, this)
    , m_first(theme, QStringLiteral("firstPanel"), this)
    , m_second(theme, QStringLiteral("secondPanel"), this)
    , m_third(theme, QStringLiteral("thirdPanel"), this)
    , m_label(theme, this)
    , m_question(theme, this)
    , m_keypad(theme, this)
    , m_pinPad(theme, this)
{
    setObjectName(QStringLiteral("operatorScreen"));
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i] = std::make_unique<ActionButton>(theme, QStringLiteral("action%1").arg(i), this);
        connect(m_buttons[i].get(), &ActionButton::fired, this, [this, i] {
            if (i >= m_actions.size())
                return;
            const Action action = m_actions[i];
            if (action.wish == Wish::Language)
                emit languageWished(action.language);
            else
                emit wished(action.wish);
        });
    }
    m_question.raise();
    connect(&m_question, &QuestionStrip::answerGiven, this, &OperatorScreen::answerGiven);
    connect(&m_keypad, &Keypad::verbWished, this, &OperatorScreen::verbWished);
    connect(&m_pinPad, &PinPad::entered, this, &OperatorScreen::pinTyped);
}

static QString durationWords(qint64 ms)
{
    const qint64 seconds = std::max<qint64>(0, ms / 1000);
    const QString tail = QStringLiteral("%1:%2")
                             .arg(seconds / 60 % 60, 2, 10, QChar(u'0'))
                             .arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds < 3600 ? tail : QString::number(seconds / 3600) + u':' + tail;
}

void OperatorScreen::tellIdentity(const StationView &view, const Speech &speech, qint64 nowMs)
{
    m_identityContent = identityOf(view, speech);
    if (!m_identityContent.serial.isEmpty() && view.unit->openedMs > 0)
        m_identityContent.duration = durationWords(nowMs - view.unit->openedMs);
    if (view.stop && view.screen == StationView::Screen::Ready) {
        m_identityContent.shape = Shape::Pause;
        m_identityContent.state
            = tr("Stopped: {reason}").replace(QStringLiteral("{reason}"), speech.name(view.stop->reason));
        m_identityContent.duration = durationWords(nowMs - view.stop->sinceMs);
    }
    m_identity.setContent(m_identityContent);
}

void OperatorScreen::tick(const StationView &view, qint64 nowMs)
{
    const bool stopped = view.stop && view.screen == StationView::Screen::Ready;
    if (m_identityContent.duration.isEmpty() || (!view.unit && !stopped))
        return;
    m_identityContent.duration = durationWords(nowMs - (stopped ? view.stop->sinceMs : view.unit->openedMs));
    m_identity.setContent(m_identityContent);
}

/** What MINT would make: it asks where there is more than one thing. */
QString OperatorScreen::newLabelWords(const StationView &view, const Speech &speech)
{
    if (view.containerTypes.empty())
        return tr("New unit, print label");
    if (view.canMint || view.containerTypes.size() > 1)
        return tr("New label…");
    return tr("New {name}, label")
        .replace(QStringLiteral("{name}"), speech.name(view.containerTypes.front()));
}

std::vector<OperatorScreen::Action> OperatorScreen::actionsOf(
    const StationView &view, const Speech &speech) const
{
    using Face = ActionButton::Face;
    const auto plain = [](Wish wish, const QString &text, Shape shape = Shape::None) {
        return Action{wish, {text, {}, shape, Face::Plain}, {}};
    };
    const bool mayMint = view.canMint || !view.containerTypes.empty();
    const Action newLabel{Wish::NewUnit, {newLabelWords(view, speech), {}, Shape::None, Face::NextQuiet}, {}};
    const bool labelIsNext = view.prompt.kind == Prompt::Kind::PrintLabel
        || view.prompt.kind == Prompt::Kind::ScanLabel || view.prompt.kind == Prompt::Kind::WaitForLabel;
    const bool printIsNext = view.prompt.kind == Prompt::Kind::PrintLabel;
    const Action withdraw = plain(Wish::WithdrawSerial,
        view.prompt.container ? tr("Withdraw number…") : tr("Withdraw serial…"), Shape::Scrapped);
    const Action printLabel{Wish::PrintLabel,
        {printIsNext ? tr("Print label") : tr("Print label again…"), {}, Shape::None,
            printIsNext ? Face::NextQuiet : Face::Plain},
        {}};
    std::vector<Action> actions;
    switch (view.screen) {
    case StationView::Screen::SignIn:
        for (const LanguageChoice &choice : languageChoices()) {
            const bool chosen = choice.code == speech.language().code;
            actions.push_back({Wish::Language,
                {choice.ownName, {}, Shape::None, chosen ? Face::Chosen : Face::Plain}, choice.code});
        }
        actions.push_back(plain(
            Wish::Theme, m_theme.kind() == Theme::Kind::Light ? tr("Dark screen") : tr("Light screen")));
        actions.push_back(plain(Wish::Terminal, tr("This terminal"), Shape::Info));
        break;
    case StationView::Screen::Ready:
        // Undo and help stand where they stand beside a unit; where Complete was, a thumb out of habit does
        // no harm.
        actions = {plain(Wish::Undo, tr("Undo last")), plain(Wish::SignOut, tr("Sign out")),
            plain(Wish::History, tr("Unit history")), plain(Wish::Help, tr("Call help"), Shape::Info),
            plain(Wish::Terminal, tr("This terminal"))};
        if (labelIsNext) { // of a container
            actions[1] = withdraw;
            actions.back() = printLabel;
            break;
        }
        if (view.container && view.canReprint)
            actions[2] = printLabel;
        if (mayMint)
            actions.back() = newLabel;
        break;
    case StationView::Screen::UnitAtStep:
    case StationView::Screen::Stopped: {
        if (!isRunning(view)) {
            actions = {plain(Wish::Undo, tr("Undo last")), plain(Wish::History, tr("Unit history")),
                plain(Wish::Hold, tr("Hold unit"), Shape::Hold),
                plain(Wish::Help, tr("Call help"), Shape::Info), plain(Wish::Terminal, tr("This terminal"))};
            if (mayMint)
                actions.back() = newLabel;
            else if (view.canWriteTag)
                actions.back() = plain(Wish::WriteTag, tr("Write tag"));
            else if (view.prompt.kind == Prompt::Kind::ChooseRework)
                actions.back()
                    = {Wish::Rework, {tr("Choose the step"), {}, Shape::Rework, Face::NextQuiet}, {}};
            break;
        }
        actions = {plain(Wish::Undo, tr("Undo last")), plain(Wish::Fail, tr("Fail…"), Shape::Diamond),
            plain(Wish::Hold, tr("Hold unit"), Shape::Hold), plain(Wish::Help, tr("Call help"), Shape::Info)};
        if (labelIsNext) {
            // Nothing can be completed or failed before the label is on what it names.
            actions[1] = withdraw;
            actions.push_back(printLabel);
            break;
        }
        if (mayMint) { // the carton may be full; six actions have no room for pictures
            actions[2].content.shape = actions[3].content.shape = Shape::None;
            actions.push_back(plain(Wish::NewUnit, tr("New label…")));
        }
        const bool completeIsNext = view.prompt.kind == Prompt::Kind::Complete;
        const qsizetype done
            = std::count_if(view.captures.begin(), view.captures.end(), [](const CaptureView &c) {
                  return c.state == CaptureView::State::Done || c.state == CaptureView::State::Failed;
              });
        const QString progress = view.captures.empty()
            ? QString()
            : isolated(QStringLiteral("%1 / %2").arg(done).arg(view.captures.size()));
        actions.push_back({Wish::Complete,
            {tr("Complete step"), progress, completeIsNext ? Shape::Tick : Shape::None,
                m_plan.completeSolid ? Face::Next
                    : completeIsNext ? Face::NextQuiet
                                     : Face::Plain},
            {}});
        break;
    }
    }
    return actions;
}

void OperatorScreen::tellActions(const StationView &view, const Speech &speech)
{
    m_actions = actionsOf(view, speech);
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        if (i < m_actions.size())
            m_buttons[i]->setContent(m_actions[i].content);
    }
}

void OperatorScreen::tellPanels(const StationView &view, const Speech &speech)
{
    switch (view.screen) {
    case StationView::Screen::SignIn:
        m_first.setContent(leftOpenPanel(view, speech));
        m_second.setContent(loadedPanel(view, speech));
        m_third.setContent(waitingPanel(view, speech));
        return;
    case StationView::Screen::Ready:
        m_first.setContent(waitingPanel(view, speech));
        m_second.setContent(loadedPanel(view, speech));
        m_third.setContent(lastScansPanel(view, speech));
        return;
    case StationView::Screen::UnitAtStep:
    case StationView::Screen::Stopped:
        // Between two units the next ones are of more use than an empty list.
        m_first.setContent(isRunning(view) || view.waiting.empty() ? capturesPanel(view, speech)
                                                                   : waitingPanel(view, speech));
        m_second.setContent(lastScansPanel(view, speech));
        m_third.setContent(routingPanel(view, speech));
        return;
    }
}

void OperatorScreen::show(const StationView &view, const Speech &speech, qint64 nowMs)
{
    VerdictWords verdict = speech.wordsFor(view.answer);
    // The prompt says it already, and louder.
    if (view.prompt.kind == Prompt::Kind::TakeTo && view.answer.kind == Answer::Kind::Completed)
        verdict.next.clear();
    m_plan = planBands(view, verdict, m_theme.kind());
    m_questionShown = view.question.has_value();
    m_keypadShown = view.screen == StationView::Screen::UnitAtStep
        && view.prompt.kind == Prompt::Kind::Measure && !m_questionShown;
    m_pinShown = m_questionShown && view.question->signing && view.question->signing->badgeRead;
    m_stepperShown = view.screen == StationView::Screen::UnitAtStep;
    m_labelShown = view.label.has_value() && (m_stepperShown || view.screen == StationView::Screen::Ready);
    if (m_labelShown)
        m_label.setLabel(*view.label);

    tellIdentity(view, speech, nowMs);
    std::vector<Stepper::Step> steps;
    QStringList spoken;
    for (const StepView &step : view.steps) {
        steps.push_back({step.operation.text(), speech.name(step.name), shapeOf(step.status), step.current});
        spoken << step.operation.text() + u' ' + speech.name(step.name) + u' ' + Speech::word(step.status);
    }
    m_stepper.setSteps(steps, spoken.join(QStringLiteral(", ")));
    const TodayView &today = view.today;
    const QString share = today.done > 0
        ? tr("first pass ({percent} %)")
              .replace(
                  QStringLiteral("{percent}"), QString::number(qRound(100.0 * today.firstPass / today.done)))
        : tr("first pass");
    // Counted since the program started, and so it says: a restart in the morning hides nothing that way.
    m_figures.setFigures(
        tr("Since {time}").replace(QStringLiteral("{time}"), speech.language().time(today.sinceMs)),
        {{QString::number(today.done), tr("done")}, {QString::number(today.firstPass), share},
            {QString::number(today.fails), tr("not passed")}});
    // A question is the one thing to do now.
    const PromptWords prompt = view.question
        ? PromptWords{speech.wordsFor(*view.question).sentence, tr("Choose below. Any other scan means no.")}
        : speech.wordsFor(view.prompt);
    m_prompt.setContent(prompt, view.question ? Prompt::Kind::ChooseRework : view.prompt.kind,
        m_plan.promptSolid, m_plan.verdictTall);
    m_verdict.setContent(verdict, view.answer.kind, m_plan.verdictSolid);
    tellActions(view, speech);
    if (m_questionShown)
        m_question.setQuestion(*view.question, speech);
    if (m_keypadShown)
        m_keypad.setContent(Keypad::contentFor(view.prompt, view.typed), speech);
    if (m_pinShown)
        m_pinPad.begin();
    arrange();
    tellPanels(view, speech);
}

void OperatorScreen::arrange()
{
    const Metrics &metrics = m_theme.metrics();
    const double side = metrics.exact(sideMm);
    const double room = width() - 2 * side;
    const double keypad = metrics.exact(Keypad::widthMm);
    const double narrow = m_keypadShown || m_pinShown ? room - keypad - metrics.exact(actionGapMm) : room;
    const auto place = [&](QWidget &widget, double left, double top, double wide, double high) {
        const double x = layoutDirection() == Qt::RightToLeft ? width() - left - wide : left;
        widget.setGeometry(QRectF(x, top, wide, high).toRect());
    };

    double y = metrics.exact(1.6);
    place(m_identity, side, y, narrow, metrics.exact(9));
    y += metrics.exact(9 + 1.2);
    place(m_stepper, side, y, narrow, metrics.exact(11));
    place(m_figures, side, y, narrow, metrics.exact(11));
    y += metrics.exact(11 + 1.8);
    place(m_prompt, side, y, narrow, metrics.exact(m_plan.promptMm()));
    place(m_verdict, side, y + metrics.exact(m_plan.promptMm() + BandPlan::gapMm), narrow,
        metrics.exact(m_plan.verdictMm()));
    y += metrics.exact(BandPlan::sumMm + BandPlan::gapMm + 1.8);

    const double actionTop = height() - metrics.exact(2 + actionMm);
    const double panelHeight = actionTop - metrics.exact(2) - y;
    const double panelGap = metrics.exact(2);
    const bool three = metrics.toMm(narrow) >= wideMm;
    const double columns = three ? 3 : 2;
    const double panelWidth = (narrow - panelGap * (columns - 1)) / columns;
    place(m_first, side, y, panelWidth, panelHeight);
    place(m_second, side + panelWidth + panelGap, y, panelWidth, panelHeight);
    place(m_label, side, y, panelWidth, panelHeight); // what is in hand, instead of an empty list
    place(m_third, side + 2 * (panelWidth + panelGap), y, panelWidth, panelHeight);

    const bool wholeBottom = m_questionShown && m_question.needsActionRow();
    const double questionBottom = wholeBottom ? height() - metrics.exact(2) : actionTop - metrics.exact(2);
    place(m_question, side, y, narrow, questionBottom - y);

    // The last of five or six actions is as wide as the keypad, which takes its place and column when a
    // number is due.
    const double gap = metrics.exact(actionGapMm);
    const size_t count = m_actions.size();
    const bool wideLast = count >= 5;
    const double last = wideLast ? keypad : 0;
    const double cells = static_cast<double>(wideLast ? count - 1 : count);
    const double cell = wideLast ? (room - last - gap * cells) / cells : (room - gap * (cells - 1)) / cells;
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        const bool isLast = wideLast && i + 1 == count;
        m_buttons[i]->setVisible(i < count && !wholeBottom && !(isLast && (m_keypadShown || m_pinShown)));
        place(*m_buttons[i], side + static_cast<double>(i) * (cell + gap), actionTop, isLast ? last : cell,
            metrics.exact(actionMm));
    }
    place(m_keypad, side + room - keypad, metrics.exact(1.6), keypad, height() - metrics.exact(1.6 + 2));
    place(m_pinPad, side + room - keypad, metrics.exact(1.6), keypad, height() - metrics.exact(1.6 + 2));

    m_stepper.setVisible(m_stepperShown);
    m_figures.setVisible(!m_stepperShown);
    m_third.setVisible(three && !m_questionShown);
    m_first.setVisible(!m_questionShown && !m_labelShown);
    m_label.setVisible(!m_questionShown && m_labelShown);
    m_second.setVisible(!m_questionShown);
    m_question.setVisible(m_questionShown);
    m_keypad.setVisible(m_keypadShown);
    m_pinPad.setVisible(m_pinShown);
}

void OperatorScreen::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
