// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/gauge_page.h"

#include "ui/widgets/accessibility.h"

#include <algorithm>

namespace unitrail {

using Face = ActionButton::Face;

GaugePage::GaugePage(const Theme &theme, QWidget *parent)
    : Page(theme, QStringLiteral("gaugePage"), parent)
    , m_heading(theme, this)
    , m_prompt(theme, this)
    , m_table(theme, QStringLiteral("gaugeTable"), this)
    , m_question(theme, this)
    , m_number(this)
    , m_limit(this)
    , m_why(this)
    , m_back(theme, QStringLiteral("gaugeBack"), this)
    , m_good(theme, QStringLiteral("gaugeGood"), this)
    , m_bad(theme, QStringLiteral("gaugeBad"), this)
    , m_concession(theme, QStringLiteral("gaugeConcession"), this)
{
    m_number.setObjectName(QStringLiteral("concessionNumber"));
    m_limit.setObjectName(QStringLiteral("concessionLimit"));
    m_why.setObjectName(QStringLiteral("concessionWhy"));
    connect(&m_back, &ActionButton::fired, this, [this] {
        if (m_asked == Asked::Nothing)
            return emit backWished();
        m_asked = Asked::Nothing;
        retell();
    });
    connect(&m_good, &ActionButton::fired, this, [this] { check(true, {}); });
    connect(&m_bad, &ActionButton::fired, this, [this] { showAsked(QStringLiteral("bad")); });
    connect(&m_concession, &ActionButton::fired, this, [this] {
        if (m_asked == Asked::Concession)
            return grant();
        showAsked(QStringLiteral("concession"));
        m_number.setFocus();
    });
    connect(&m_table, &Table::currentChanged, this, [this] { retell(); });
    connect(&m_question, &QuestionStrip::answerGiven, this, &GaugePage::takeReason);
    for (QLineEdit *field : {&m_number, &m_limit, &m_why})
        connect(field, &QLineEdit::textChanged, this, [this] { retell(); });
}

QString GaugePage::title(const Speech &) const
{
    return tr("Instruments, concessions");
}

bool GaugePage::isOffered(const StationView &view) const
{
    return !view.person.isEmpty();
}

/** What it wished is answered here, unless something is asked. */
bool GaugePage::stays(const StationView &view) const
{
    return !view.question && view.answer.what == Answer::What::GaugeChecked;
}

void GaugePage::setGauges(const std::vector<GaugeRow> &gauges)
{
    m_gauges = gauges;
    retell();
}

void GaugePage::showAsked(const QString &what)
{
    m_asked = what == u"bad" ? Asked::Bad : what == u"concession" ? Asked::Concession : Asked::Nothing;
    retell();
}

void GaugePage::tell(const StationView &view, const Speech &speech)
{
    m_view = view;
    m_language = speech.language();
    retell();
}

const GaugeRow *GaugePage::current() const
{
    const int at = m_table.current();
    return at >= 0 && at < int(m_gauges.size()) ? &m_gauges[size_t(at)] : nullptr;
}

std::vector<Question::Choice> GaugePage::findings() const
{
    const auto choice = [&](const char *id, const QString &words) {
        return Question::Choice{QString::fromLatin1(id), {{{m_language->code, words}}}};
    };
    return {choice("zero point off", tr("Zero point off")),
        choice("out of tolerance", tr("Out of tolerance")), choice("damaged", tr("Damaged"))};
}

void GaugePage::check(bool good, const QString &found)
{
    const GaugeRow *gauge = current();
    if (!gauge)
        return;
    m_asked = Asked::Nothing;
    emit verbWished(QStringLiteral("CHECK"),
        (good ? QStringLiteral("GOOD.") : QStringLiteral("BAD.")) + gauge->id.text()
            + (found.isEmpty() ? QString() : u'.' + found));
    emit opened(); // it stands differently now
}

void GaugePage::takeReason(const QString &reason)
{
    const auto known = findings();
    if (std::any_of(
            known.begin(), known.end(), [&](const Question::Choice &choice) { return choice.id == reason; }))
        return check(false, reason);
    m_asked = Asked::Nothing;
    retell();
}

/** Badge and PIN are asked for on the work screen. */
void GaugePage::grant()
{
    const QString number = m_number.text().trimmed().remove(u'.');
    const QString limit = m_limit.text().trimmed();
    const QString why = m_why.text().trimmed();
    if (number.isEmpty() || limit.isEmpty() || why.isEmpty())
        return;
    m_asked = Asked::Nothing;
    for (QLineEdit *field : {&m_number, &m_limit, &m_why})
        field->clear();
    emit backWished();
    emit verbWished(QStringLiteral("CONCESSION"), number + u'.' + limit + u'.' + why);
}

void GaugePage::tellFields()
{
    nameField(m_number, tr("Its number"));
    nameField(m_limit, tr("For how many units, or until which day (2026-12-31)"));
    nameField(m_why, tr("Why it is acceptable"));
    for (QLineEdit *field : {&m_number, &m_limit, &m_why}) {
        field->setFont(theme().font(Type::Body));
        field->setTextMargins(theme().mm(2), 0, theme().mm(2), 0);
    }
}

void GaugePage::retell()
{
    if (!m_language || !m_view)
        return;
    const Speech speech(*m_language, *m_view);
    const Language &language = *m_language;
    m_heading.setContent({.serial = {},
        .title = tr("Instruments of {station}")
                     .replace(QStringLiteral("{station}"), isolated(m_view->station.text())),
        .shape = Shape::None,
        .state = {},
        .duration = {}});
    Table::Content table{.name = tr("Instruments of this station"),
        .columns = {{tr("Instrument"), 1.2}, {tr("Name"), 1.5}, {tr("Calibrated until"), 1.5},
            {tr("Last check"), 1.4}},
        .rows = {},
        .whenEmpty = tr("No instrument of the plant belongs to this station.")};
    for (const GaugeRow &gauge : m_gauges) {
        const QString checked = gauge.checkedMs == 0 ? tr("never")
            : gauge.good                             ? tr("good, ") + language.date(gauge.checkedMs)
                                                     : tr("BAD, ") + language.date(gauge.checkedMs);
        const QString due
            = gauge.due ? language.locale.toString(*gauge.due, QLocale::ShortFormat) : tr("no end");
        table.rows.push_back({.shape = !gauge.good ? Shape::Octagon
                : gauge.overdue                    ? Shape::Triangle
                                                   : Shape::Tick,
            .cells = {gauge.id.text(), speech.name(gauge.name), due, checked},
            .strong = !gauge.good || gauge.overdue});
    }
    m_table.setContent(table);
    if (m_table.current() < 0 && !m_gauges.empty())
        return m_table.setCurrent(0); // and tells it all again

    const bool grants = m_asked == Asked::Concession;
    const bool onUnit = m_view->unit.has_value();
    const bool filled = !m_number.text().trimmed().isEmpty() && !m_limit.text().trimmed().isEmpty()
        && !m_why.text().trimmed().isEmpty();
    PromptWords words{tr("Compare an instrument with its reference"), tr("Then say what came of it.")};
    if (m_asked == Asked::Bad)
        words = {
            tr("What is wrong with {gauge}?")
                .replace(QStringLiteral("{gauge}"), current() ? isolated(current()->id.text()) : QString()),
            tr("It judges nothing more until a good check.")};
    else if (grants && !onUnit)
        words = {tr("Scan a unit first"), tr("A concession is for what lies on the table.")};
    else if (grants)
        words = {tr("Accept what does not conform on {unit}")
                     .replace(QStringLiteral("{unit}"),
                         onUnit ? isolated(m_view->unit->unit.serial.text()) : QString()),
            tr("Quality signs it with badge and PIN.")};
    m_prompt.setContent(words, Prompt::Kind::ChooseRework, false, false);
    const Question question{.kind = Question::Kind::WhichHoldReason, .choices = findings(), .about = {}};
    m_question.setQuestion(question, speech, tr("Not now"));
    tellFields();
    m_back.setContent({grants ? tr("Not now") : tr("Back to work"), {}, Shape::Undone, Face::Plain});
    m_good.setContent({tr("Check: good"), {}, Shape::Tick, Face::Plain});
    m_bad.setContent({tr("Check: bad…"), {}, Shape::Octagon, Face::Plain});
    m_concession.setContent({grants ? tr("Grant and sign") : tr("Grant a concession…"), {}, Shape::None,
        grants && filled ? Face::NextQuiet : Face::Plain});
    const bool asksBad = m_asked == Asked::Bad;
    m_table.setVisible(m_asked == Asked::Nothing);
    m_question.setVisible(asksBad);
    for (QLineEdit *field : {&m_number, &m_limit, &m_why})
        field->setVisible(grants);
    m_back.setVisible(!asksBad);
    m_good.setVisible(m_asked == Asked::Nothing && current());
    m_bad.setVisible(m_asked == Asked::Nothing && current());
    m_concession.setVisible(!asksBad && onUnit);
    arrange();
}

void GaugePage::arrange()
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(3);
    const double room = width() - 2 * side;
    double y = metrics.exact(1.6);
    m_heading.setGeometry(QRectF(side, y, room, metrics.exact(9)).toRect());
    y += metrics.exact(10.8);
    m_prompt.setGeometry(QRectF(side, y, room, metrics.exact(18)).toRect());
    y += metrics.exact(20);
    const double actionTop = height() - metrics.exact(22);
    const double high = actionTop - metrics.exact(2) - y;
    m_table.setGeometry(QRectF(side, y, room, high).toRect());
    m_question.setGeometry(QRectF(side, y, room, high).toRect());
    double top = y;
    for (QLineEdit *field : {&m_number, &m_limit, &m_why}) {
        field->setGeometry(QRectF(side, top, room, metrics.exact(13)).toRect());
        top += metrics.exact(15);
    }
    const double cell = (room - 3 * gap) / 4;
    ActionButton *buttons[] = {&m_back, &m_good, &m_bad, &m_concession};
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (int i = 0; i < 4; ++i) {
        const int at = mirrored ? 3 - i : i;
        buttons[i]->setGeometry(
            QRectF(side + at * (cell + gap), actionTop, cell, metrics.exact(20)).toRect());
    }
}

void GaugePage::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
