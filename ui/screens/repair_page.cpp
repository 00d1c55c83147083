// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/repair_page.h"

#include "core/domain/quality.h"
#include "ui/screens/repair_lists.h"
#include "ui/widgets/accessibility.h"

#include <algorithm>
#include <utility>

namespace unitrail {

using Face = ActionButton::Face;

RepairPage::RepairPage(const Theme &theme, QWidget *parent)
    : Page(theme, QStringLiteral("repairPage"), parent)
    , m_identity(theme, this)
    , m_stepper(theme, this)
    , m_prompt(theme, this)
    , m_verdict(theme, this)
    , m_wrong(theme, QStringLiteral("wrongPanel"), this)
    , m_life(theme, QStringLiteral("lifePanel"), this)
    , m_parts(theme, QStringLiteral("partsPanel"), this)
    , m_question(theme, this)
    , m_why(this)
    , m_concession(this)
{
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i] = std::make_unique<ActionButton>(theme, QStringLiteral("bench%1").arg(i), this);
        connect(m_buttons[i].get(), &ActionButton::fired, this, [this, i] {
            if (i < m_wishes.size())
                fulfil(m_wishes[i]);
        });
    }
    m_why.setObjectName(QStringLiteral("decisionWhy"));
    m_concession.setObjectName(QStringLiteral("decisionConcession"));
    connect(&m_question, &QuestionStrip::answerGiven, this, &RepairPage::take);
}

QString RepairPage::title(const Speech &) const
{
    return tr("Repair bench");
}

/** At a bench a unit that is scanned opens it by itself. */
bool RepairPage::isOffered(const StationView &view) const
{
    return view.kind == Station::Kind::Desk && view.unit && !view.person.isEmpty();
}

bool RepairPage::takesOver(const StationView &view) const
{
    const bool bench = view.kind == Station::Kind::Repair || view.kind == Station::Kind::Service;
    return bench && view.screen == StationView::Screen::UnitAtStep && view.unit && !view.question;
}

bool RepairPage::stays(const StationView &view) const
{
    return takesOver(view) || (isOffered(view) && !view.question);
}

void RepairPage::setBench(const RepairBench &bench)
{
    const bool another = !m_bench || m_bench->history.unit != bench.history.unit
        || m_bench->history.entries.size() != bench.history.entries.size();
    m_bench = bench;
    if (another)
        m_asked = Asked::Nothing; // something happened: what was asked is past
    retell();
}

void RepairPage::showAsked(const QString &what)
{
    ask(what == u"cause" ? Asked::Cause : what == u"decision" ? Asked::WhatToDo : Asked::Nothing);
}

void RepairPage::tell(const StationView &view, const Speech &speech)
{
    m_view = view;
    m_language = speech.language();
    retell();
}

const Unit *RepairPage::unit() const
{
    return m_bench ? std::get_if<Unit>(&m_bench->history.standing.state) : nullptr;
}

bool RepairPage::undecided() const
{
    return unit() && undecidedOf(*unit());
}

bool RepairPage::mended() const
{
    for (const Entry *entry : newestFirst(m_bench->history)) {
        if (std::holds_alternative<RepairRecorded>(entry->event))
            return true;
        if (std::holds_alternative<OperationFailed>(entry->event)
            || std::holds_alternative<UnitReturned>(entry->event))
            return false;
    }
    return false;
}

void RepairPage::fulfil(Wish wish)
{
    switch (wish) {
    case Wish::Undo:
        return emit verbWished(QStringLiteral("UNDO"), {});
    case Wish::SendBack:
        return emit verbWished(QStringLiteral("REWORK"), {});
    case Wish::Help:
        return emit verbWished(QStringLiteral("HELP"), {});
    case Wish::Replace:
        return ask(Asked::Destination);
    case Wish::Repair:
        return ask(Asked::Cause);
    case Wish::Decide:
        return ask(Asked::WhatToDo);
    case Wish::More:
        return ask(Asked::More);
    }
}

void RepairPage::ask(Asked what)
{
    m_asked = what;
    retell();
}

/** The answer to what the page itself asked; what the session asks comes as its own question. */
void RepairPage::take(const QString &answer)
{
    const Asked asked = std::exchange(m_asked, Asked::Nothing);
    if (answer == answerNo)
        return retell();
    switch (asked) {
    case Asked::Nothing:
        return;
    case Asked::Cause:
        m_cause = answer;
        return ask(Asked::Action);
    case Asked::Action: {
        const auto defects = unit() ? newestFirst(m_bench->history) : std::vector<const Entry *>();
        QString defect;
        for (const Entry *entry : defects) {
            const auto *failed = std::get_if<OperationFailed>(&entry->event);
            if (!failed)
                continue;
            defect = failed->defects.empty() ? QString() : failed->defects.front().text();
            break;
        }
        const QString argument = answer + u'.' + m_cause + (defect.isEmpty() ? QString() : u'.' + defect);
        retell();
        return emit verbWished(QStringLiteral("REPAIR"), argument);
    }
    case Asked::Destination:
        retell();
        return emit verbWished(QStringLiteral("REMOVE"), answer);
    case Asked::More:
        if (answer == u"SCRAP")
            return ask(Asked::Scrap);
        retell();
        return emit verbWished(answer, {});
    case Asked::Scrap:
        retell();
        return emit verbWished(QStringLiteral("SCRAP"), QStringLiteral("not worth repair"));
    case Asked::WhatToDo:
        m_decision = dispositionFromName(answer);
        if (m_decision == Disposition::Rework || m_decision == Disposition::Repair)
            return ask(Asked::ReturnPoint);
        return decide(m_decision == Disposition::UseAsIs ? m_concession.text().trimmed() : QString());
    case Asked::ReturnPoint:
        return decide(answer);
    }
}

void RepairPage::decide(const QString &target)
{
    if (!m_decision)
        return;
    const QString why = m_why.text().trimmed();
    m_asked = Asked::WhatToDo; // stays until it is signed, or refused and put right
    retell();
    emit verbWished(QStringLiteral("DISPOSE"), dispositionName(*m_decision) + u'.' + target + u'.' + why);
}

std::vector<Question::Choice> RepairPage::choices() const
{
    std::vector<Question::Choice> all;
    const auto own = [&](const char *id, const QString &text) {
        all.push_back({QString::fromLatin1(id), {{{m_language->code, text}, {QStringLiteral("en"), text}}}});
    };
    switch (m_asked) {
    case Asked::Nothing:
        break;
    case Asked::Cause:
    case Asked::Action:
        for (const RepairWord &word : m_asked == Asked::Cause ? m_bench->causes : m_bench->repairs)
            all.push_back({word.code, word.name});
        break;
    case Asked::Destination:
        own("SCRAP", tr("To scrap"));
        own("STOCK", tr("Back to stock"));
        own("SUPPLIER", tr("To the supplier"));
        break;
    case Asked::More:
        own("NC", tr("Open a nonconformance"));
        own("HOLD", tr("Hold unit"));
        own("SCRAP", tr("Scrap unit"));
        own("SIGN", tr("Sign the last step"));
        break;
    case Asked::Scrap:
        own("YES", tr("Scrap it: not worth repair"));
        break;
    case Asked::WhatToDo:
        for (int i = 0; i <= int(Disposition::ReturnToSupplier); ++i) {
            const auto disposition = Disposition(i);
            all.push_back({dispositionName(disposition),
                {{{m_language->code, Speech::word(disposition)},
                    {QStringLiteral("en"), Speech::word(disposition)}}}});
        }
        break;
    case Asked::ReturnPoint:
        for (const auto &[operation, name] : m_bench->history.operations) {
            if (unit()->operations.contains(operation))
                all.push_back({operation.text(), name});
        }
        break;
    }
    return all;
}

QString RepairPage::questionWords() const
{
    switch (m_asked) {
    case Asked::Nothing:
        return {};
    case Asked::Cause:
        return tr("What caused it?");
    case Asked::Action:
        return tr("What was done about it?");
    case Asked::Destination:
        return tr("Where does the old part go?");
    case Asked::More:
        return tr("What else is to be done?");
    case Asked::Scrap:
        return tr("Scrap this unit?");
    case Asked::WhatToDo:
        return tr("Give the reason, then decide");
    case Asked::ReturnPoint:
        return tr("Which step does the unit go back to?");
    }
    return {};
}

void RepairPage::tellPrompt(const Speech &speech)
{
    const bool asks = m_asked != Asked::Nothing;
    const VerdictWords verdict = speech.wordsFor(m_view->answer);
    const BandPlan plan = planBands(*m_view, verdict, theme().kind());
    PromptWords words;
    Prompt::Kind kind = Prompt::Kind::ChooseRework;
    if (asks) {
        words = {questionWords(), tr("Choose below. Any other scan means no.")};
    } else if (undecided()) {
        const auto id = *undecidedOf(*unit());
        const QString &note = unit()->nonconformances.at(id).note;
        words = {tr("Decide what becomes of the unit"),
            isolated(id.text()) + (note.isEmpty() ? QString() : QStringLiteral(" · ") + isolated(note))};
    } else if (m_view->prompt.kind == Prompt::Kind::TakeTo && unit() && !unit()->reworkDue) {
        words = speech.wordsFor(m_view->prompt);
        kind = Prompt::Kind::TakeTo;
    } else if (mended()) {
        words = {tr("Send the unit back to a step"), tr("The repair is recorded.")};
    } else {
        words = {tr("Find the cause, then record the repair"), tr("A part is exchanged before that.")};
    }
    m_prompt.setContent(words, kind, plan.promptSolid, plan.verdictTall);
    m_verdict.setContent(verdict, m_view->answer.kind, plan.verdictSolid);
}

void RepairPage::tellActions()
{
    const auto set = [&](size_t at, Wish wish, const ActionButton::Content &content) {
        m_wishes.resize(at + 1);
        m_wishes[at] = wish;
        m_buttons[at]->setContent(content);
    };
    const auto plain = [](const QString &text, Shape shape = Shape::None) {
        return ActionButton::Content{text, {}, shape, Face::Plain};
    };
    m_wishes.clear();
    set(0, Wish::Undo, plain(tr("Undo last")));
    if (undecided()) {
        set(1, Wish::Help, plain(tr("Call help"), Shape::Info));
        set(2, Wish::Decide, {tr("Decide…"), {}, Shape::Hold, Face::NextQuiet});
        return;
    }
    const bool next = mended() && !(m_view->prompt.kind == Prompt::Kind::TakeTo && !unit()->reworkDue);
    set(1, Wish::More, plain(tr("More…")));
    set(2, Wish::Replace, plain(tr("Replace part…")));
    set(3, Wish::Repair, {tr("Record repair…"), {}, Shape::None, next ? Face::Plain : Face::NextQuiet});
    set(4, Wish::SendBack, {tr("Send back…"), {}, Shape::Rework, next ? Face::NextQuiet : Face::Plain});
}

void RepairPage::tellQuestion(const Speech &speech)
{
    if (m_asked == Asked::Nothing)
        return;
    Question question{.kind = Question::Kind::WhichRework, .choices = choices(), .about = {}};
    if (m_asked != Asked::ReturnPoint)
        question.kind = Question::Kind::WhichHoldReason; // ids of ours are nothing to know by heart
    m_question.setQuestion(question, speech, tr("Not now"));
    nameField(m_why, tr("Reason for the decision"));
    nameField(m_concession, tr("Concession, to use it as it is"));
    for (QLineEdit *field : {&m_why, &m_concession})
        field->setFont(theme().font(Type::Body));
}

void RepairPage::retell()
{
    // Filled by the same change of the view that opened it: nothing is painted in between.
    if (!m_bench || !m_view || !m_language || !unit())
        return;
    const UnitHistory &history = m_bench->history;
    const Speech speech(*m_language, history.operations);
    const Unit &unit = *this->unit();
    IdentityRow::Content identity{.serial = history.unit.serial.text(),
        .title = isolated(speech.name(history.partName)),
        .shape = undecided() ? Shape::Hold
            : unit.reworkDue ? Shape::Diamond
                             : Shape::Rework,
        .state = undecided() ? tr("Not decided")
            : unit.reworkDue ? tr("Not passed")
                             : Speech::word(unit.life),
        .duration = {}};
    if (unit.life == LifeCycle::Scrapped) {
        identity.shape = Shape::Scrapped;
        identity.state = Speech::word(unit.life);
    }
    if (!history.standing.holds.empty()) {
        identity.shape = Shape::Hold;
        identity.state = tr("HOLD");
    }
    m_identity.setContent(identity);
    std::vector<Stepper::Step> steps;
    QStringList spoken;
    for (const auto &[operation, words] : history.operations) {
        const auto known = unit.operations.find(operation);
        const OperationStatus status
            = known == unit.operations.end() ? OperationStatus::Open : known->second.status;
        steps.push_back(
            {operation.text(), speech.name(words), shapeOf(status), status == OperationStatus::Failed});
        spoken << operation.text() + u' ' + Speech::word(status);
    }
    m_stepper.setSteps(steps, spoken.join(QStringLiteral(", ")));
    m_wrong.setContent(wrongPanel(*m_bench, speech));
    m_life.setContent(lifePanel(*m_bench, speech));
    m_parts.setContent(partsPanel(*m_bench, speech));
    tellPrompt(speech);
    tellActions();
    tellQuestion(speech);
    arrange();
}

void RepairPage::arrange()
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(3), panelGap = metrics.exact(2);
    const double room = width() - 2 * side;
    const auto place = [&](QWidget &widget, double left, double top, double wide, double high) {
        const double x = layoutDirection() == Qt::RightToLeft ? width() - left - wide : left;
        widget.setGeometry(QRectF(x, top, wide, high).toRect());
    };
    double y = metrics.exact(1.6);
    place(m_identity, side, y, room, metrics.exact(9));
    y += metrics.exact(10.2);
    place(m_stepper, side, y, room, metrics.exact(11));
    y += metrics.exact(12.8);
    const VerdictWords verdict
        = m_view && m_language ? Speech(*m_language).wordsFor(m_view->answer) : VerdictWords{};
    const BandPlan plan = m_view ? planBands(*m_view, verdict, theme().kind()) : BandPlan{};
    place(m_prompt, side, y, room, metrics.exact(plan.promptMm()));
    place(m_verdict, side, y + metrics.exact(plan.promptMm() + BandPlan::gapMm), room,
        metrics.exact(plan.verdictMm()));
    y += metrics.exact(BandPlan::sumMm + BandPlan::gapMm + 1.8);

    const double actionTop = height() - metrics.exact(22);
    const double high = actionTop - panelGap - y;
    const bool wide = metrics.toMm(width()) > 240;
    const double columns = wide ? 3 : 2;
    const double column = (room - panelGap * (columns - 1)) / columns;
    place(m_wrong, side, y, column, high);
    place(m_life, side + column + panelGap, y, column, high);
    place(m_parts, side + 2 * (column + panelGap), y, column, high);

    const bool asks = m_asked != Asked::Nothing, decides = m_asked == Asked::WhatToDo;
    const double fields = decides ? metrics.exact(13) : 0;
    place(m_why, side, y, room * 0.62 - panelGap, metrics.exact(13));
    place(m_concession, side + room * 0.62, y, room * 0.38, metrics.exact(13));
    const bool wholeBottom = asks && (decides || m_question.needsActionRow());
    const double bottom = wholeBottom ? height() - metrics.exact(2) : actionTop - panelGap;
    const double top = y + fields + (decides ? panelGap : 0);
    place(m_question, side, top, room, bottom - top);

    const auto count = static_cast<double>(std::max<size_t>(1, m_wishes.size()));
    const double cell = (room - gap * (count - 1)) / count;
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setVisible(i < m_wishes.size() && !wholeBottom);
        place(
            *m_buttons[i], side + static_cast<double>(i) * (cell + gap), actionTop, cell, metrics.exact(20));
    }
    m_wrong.setVisible(!asks);
    m_life.setVisible(!asks);
    m_parts.setVisible(wide && !asks);
    m_question.setVisible(asks);
    m_why.setVisible(decides);
    m_concession.setVisible(decides);
}

void RepairPage::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
