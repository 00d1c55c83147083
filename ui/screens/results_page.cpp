// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/results_page.h"

#include <algorithm>

namespace unitrail {

ResultsPage::ResultsPage(const Theme &theme, QWidget *parent)
    : Page(theme, QStringLiteral("results"), parent)
    , m_heading(theme, this)
    , m_waiting(theme, QStringLiteral("resultsWaiting"), this)
    , m_details(theme, QStringLiteral("resultsDetails"), this)
    , m_question(theme, this)
    , m_back(theme, QStringLiteral("resultsBack"), this)
    , m_previous(theme, QStringLiteral("resultsPrevious"), this)
    , m_next(theme, QStringLiteral("resultsNext"), this)
    , m_retry(theme, QStringLiteral("resultsRetry"), this)
    , m_discard(theme, QStringLiteral("resultsDiscard"), this)
{
    m_heading.setObjectName(QStringLiteral("resultsHeading"));
    connect(&m_back, &ActionButton::fired, this, &Page::backWished);
    connect(&m_previous, &ActionButton::fired, this, [this] { choose(-1); });
    connect(&m_next, &ActionButton::fired, this, [this] { choose(1); });
    connect(&m_retry, &ActionButton::fired, this, &ResultsPage::retryWished);
    connect(&m_discard, &ActionButton::fired, this, [this] {
        m_asks = true;
        retell();
    });
    connect(&m_question, &QuestionStrip::answerGiven, this, &ResultsPage::takeReason);
}

QString ResultsPage::title(const Speech &) const
{
    return tr("Machine results");
}

bool ResultsPage::isOffered(const StationView &view) const
{
    return !view.person.isEmpty() && (!m_content.sources.isEmpty() || !m_content.waiting.empty());
}

void ResultsPage::begin()
{
    emit wished();
}

void ResultsPage::setContent(const ResultsContent &content)
{
    m_content = content;
    m_chosen = std::clamp(m_chosen, 0, std::max(0, int(content.waiting.size()) - 1));
    retell();
}

void ResultsPage::tell(const StationView &, const Speech &speech)
{
    m_speech = speech;
    retell();
}

void ResultsPage::choose(int by)
{
    const int count = int(m_content.waiting.size());
    if (count > 0)
        m_chosen = (m_chosen + by + count) % count;
    retell();
}

std::vector<Question::Choice> ResultsPage::reasons() const
{
    const auto choice = [&](const char *id, const QString &words) {
        return Question::Choice{QString::fromLatin1(id), {{{m_speech->language().code, words}}}};
    };
    return {choice("not ours", tr("It is no result of ours")), choice("sent anew", tr("It was sent anew")),
        choice("machine test", tr("The machine was only tested"))};
}

/** Any other answer means no. */
void ResultsPage::takeReason(const QString &reason)
{
    m_asks = false;
    const auto known = reasons();
    const bool given = std::any_of(
        known.begin(), known.end(), [&](const Question::Choice &choice) { return choice.id == reason; });
    if (given && !m_content.waiting.empty())
        emit discardWished(m_content.waiting[size_t(m_chosen)].sha256, reason);
    retell();
}

ListPanel::Content ResultsPage::detailsOf(const WaitingResult &result, const Speech &speech) const
{
    ListPanel::Content details{.title = tr("Why it waits"), .count = {}, .rows = {}, .whenEmpty = {}};
    const auto row = [&](const QString &main, const QString &aside) {
        details.rows.push_back({.shape = Shape::None, .lead = {}, .main = main, .aside = isolated(aside)});
    };
    row(tr("File"), result.name);
    row(tr("From"), result.from == u"folder" ? tr("a folder") : result.from);
    row(tr("Unit"), result.serial.isEmpty() ? tr("not known") : result.serial);
    row(tr("Reason"), result.reason ? Speech::shortWord(*result.reason) : tr("cannot be read"));
    row(tr("Came in"), speech.language().moment(result.sinceMs));
    row(tr("Tried last"), speech.language().moment(result.triedMs));
    row(tr("Tries"), QString::number(result.tries));
    details.rows.push_back(
        {.shape = Shape::Triangle, .lead = {}, .main = isolated(result.text), .aside = {}});
    return details;
}

void ResultsPage::retell()
{
    if (!m_speech)
        return;
    const Speech &speech = *m_speech;
    using Face = ActionButton::Face;
    m_heading.setContent({.serial = {},
        .title = !m_content.waiting.empty() ? tr("Results that wait")
            : !m_content.troubles.isEmpty() ? tr("A file in a folder cannot be taken")
                                            : tr("No result of a machine waits"),
        .shape = !m_content.waiting.empty() ? Shape::Clock
            : !m_content.troubles.isEmpty() ? Shape::Triangle
                                            : Shape::Tick,
        .state = tr("{n} recorded").replace(QStringLiteral("{n}"), QString::number(m_content.recorded)),
        .duration = {}});
    const auto addTroubles = [this](ListPanel::Content &list) {
        for (const QString &trouble : m_content.troubles)
            list.rows.push_back(
                {.shape = Shape::Triangle, .lead = {}, .main = isolated(trouble), .aside = {}});
    };
    ListPanel::Content waiting{.title = tr("Waiting, oldest first"),
        .count = QString::number(m_content.waiting.size()),
        .rows = {},
        .whenEmpty = m_content.sources.isEmpty()
            ? tr("No machine is set up. Results come from folders and sockets in the configuration.")
            : tr("Every result that came in is recorded. One that has no unit yet would wait here."),
        .inSight = m_chosen,
        .before = 1};
    for (size_t i = 0; i < m_content.waiting.size(); ++i) {
        const WaitingResult &result = m_content.waiting[i];
        waiting.rows.push_back({.shape = result.reason ? Shape::Clock : Shape::Triangle,
            .lead = speech.language().time(result.sinceMs),
            .main = isolated(result.serial.isEmpty() ? result.name : result.serial),
            .aside = result.reason ? Speech::shortWord(*result.reason) : tr("cannot be read"),
            .strong = int(i) == m_chosen});
    }
    m_waiting.setContent(waiting);
    if (m_content.waiting.empty()) {
        ListPanel::Content sources{.title = tr("Where results come from"),
            .count = {},
            .rows = {},
            .whenEmpty = tr("Nothing is set up.")};
        for (const QString &source : m_content.sources)
            sources.rows.push_back({.shape = Shape::Tick, .lead = {}, .main = isolated(source), .aside = {}});
        addTroubles(sources);
        m_details.setContent(sources);
    } else {
        ListPanel::Content details = detailsOf(m_content.waiting[size_t(m_chosen)], speech);
        addTroubles(details);
        m_details.setContent(details);
    }
    m_back.setContent({tr("Back to work"), {}, Shape::Undone, Face::Plain});
    m_previous.setContent({tr("Previous"), {}, Shape::None, Face::Plain});
    m_next.setContent({tr("Next"), {}, Shape::None, Face::Plain});
    m_retry.setContent({tr("Try all again"), {}, Shape::Rework, Face::Plain});
    m_previous.setVisible(m_content.waiting.size() > 1);
    m_next.setVisible(m_content.waiting.size() > 1);
    m_retry.setVisible(!m_content.waiting.empty());
    m_discard.setContent({tr("Discard…"), {}, Shape::None, Face::Plain});
    m_discard.setVisible(!m_content.waiting.empty());
    m_asks = m_asks && !m_content.waiting.empty();
    Question question{.kind = Question::Kind::WhichHoldReason, .choices = reasons(), .about = {}};
    m_question.setQuestion(question, speech, tr("Keep it waiting"));
    m_question.setVisible(m_asks);
    m_details.setVisible(!m_asks);
    arrange();
}

void ResultsPage::arrange()
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5);
    const double room = width() - 2 * side;
    const double gap = metrics.exact(3);
    double y = metrics.exact(1.6);
    m_heading.setGeometry(QRectF(side, y, room, metrics.exact(9)).toRect());
    y += metrics.exact(10.6);
    const double actionTop = height() - metrics.exact(22);
    const double high = actionTop - metrics.exact(2) - y;
    const double half = (room - metrics.exact(2)) / 2;
    m_waiting.setGeometry(QRectF(side, y, half, high).toRect());
    m_details.setGeometry(QRectF(side + half + metrics.exact(2), y, half, high).toRect());
    m_question.setGeometry(m_details.geometry());
    const double cell = (room - 4 * gap) / 5;
    ActionButton *buttons[] = {&m_back, &m_previous, &m_next, &m_retry, &m_discard};
    for (int i = 0; i < 5; ++i)
        buttons[i]->setGeometry(QRectF(side + i * (cell + gap), actionTop, cell, metrics.exact(20)).toRect());
}

void ResultsPage::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
