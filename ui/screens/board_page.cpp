// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/board_page.h"

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

/** As often as the day's figures are looked at again while somebody looks at them. */
static constexpr int refreshMs = 5000;
static constexpr int chartPoints = 50;

BoardPage::BoardPage(const Theme &theme, QWidget *parent)
    : Page(theme, u"boardPage"_s, parent)
    , m_calls(theme, u"boardCalls"_s, this)
    , m_chart(theme, this)
    , m_list(theme, this)
    , m_back(theme, u"boardBack"_s, this)
    , m_other(theme, u"boardOther"_s, this)
    , m_wallButton(theme, u"boardWall"_s, this)
    , m_answer(theme, u"boardAnswer"_s, this)
{
    m_list.hide();
    connect(&m_back, &ActionButton::fired, this, &Page::backWished);
    connect(&m_other, &ActionButton::fired, this, [this] {
        m_refusals = !m_refusals;
        retell();
    });
    connect(&m_wallButton, &ActionButton::fired, this, [this] { setWall(!m_wall); });
    connect(&m_answer, &ActionButton::fired, this, [this] {
        if (!m_content.board.calls.empty())
            emit verbWished(u"ANSWER"_s, m_content.board.calls.front().station.text());
        emit refreshWished();
    });
    connect(&m_list, &FigureList::backWished, this, [this] {
        m_list.hide();
        retell();
    });
    connect(&m_list, &FigureList::unitWished, this, [this](const QString &text) {
        if (const auto unit = UnitId::fromText(text))
            emit unitWished(*unit);
    });
    connect(&m_list, &FigureList::comparisonWished, this, &BoardPage::comparisonWished);
    connect(&m_list, &FigureList::receiptWished, this, [this] {
        if (m_kept)
            emit receiptWished(*m_kept);
    });
    m_refresh.setInterval(refreshMs);
    connect(&m_refresh, &QTimer::timeout, this, &BoardPage::refreshWished);
}

QString BoardPage::title(const Speech &) const
{
    return tr("Live board");
}

bool BoardPage::stays(const StationView &view) const
{
    return view.answer.what == Answer::What::CallAnswered
        || view.answer.what == Answer::What::FigureFrozen; // both from here
}

void BoardPage::begin()
{
    m_list.hide();
    emit refreshWished();
}

void BoardPage::tell(const StationView &view, const Speech &speech)
{
    m_view = view;
    const bool otherLanguage = m_speech.language().code != speech.language().code;
    m_speech = Speech(speech.language(), m_content.operations);
    const bool listed = !m_list.isHidden();
    retell();
    if (const auto reopen = m_reopen; listed && otherLanguage && reopen)
        reopen(); // its title and what it means are in words of the other one
    else if (listed)
        m_list.retell(m_speech);
}

void BoardPage::setContent(const BoardContent &content)
{
    m_content = content;
    m_known = true;
    m_speech = Speech(m_speech.language(), m_content.operations);
    // What is being read stays as it was read: its list is the figure that was touched.
    if (m_list.isHidden())
        retell();
}

void BoardPage::setWall(bool wall)
{
    m_wall = wall;
    retell();
}

void BoardPage::showEvent(QShowEvent *)
{
    m_refresh.start();
}

void BoardPage::hideEvent(QHideEvent *)
{
    m_refresh.stop();
}

// ---- words

QString BoardPage::percent(const Figure &share) const
{
    if (!share.value)
        return u"–"_s;
    return m_speech.language().number(QString::number(*share.value * 100, 'f', 1)) + u" %"_s;
}

QString BoardPage::duration(double ms) const
{
    const qint64 seconds = qRound64(ms / 1000);
    if (seconds < 3600)
        return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
    return tr("{hours} h {minutes}")
        .replace(u"{hours}"_s, QString::number(seconds / 3600))
        .replace(u"{minutes}"_s, u"%1"_s.arg(seconds / 60 % 60, 2, 10, QChar(u'0')));
}

/** A share never stands without what it is of; of too few it says so instead of pretending. */
Tile::Content BoardPage::shareTile(const QString &title, const Figure &share) const
{
    const QString of = u"%1 / %2"_s.arg(share.hitCount()).arg(share.baseCount());
    const bool few = share.baseCount() < fewest;
    return {.title = title,
        .value = few ? of : percent(share),
        .lines = {{Shape::None,
            few ? tr("n = {count}, too few").replace(u"{count}"_s, QString::number(share.baseCount())) : of}},
        .grey = few};
}

Tile &BoardPage::tile(std::vector<std::unique_ptr<Tile>> &tiles, size_t index, const QString &name,
    void (BoardPage::*open)(size_t))
{
    while (tiles.size() <= index) {
        const size_t at = tiles.size();
        auto made = std::make_unique<Tile>(theme(), name + QString::number(at), this);
        connect(made.get(), &Tile::fired, this, [this, open, at] { (this->*open)(at); });
        tiles.push_back(std::move(made));
    }
    return *tiles[index];
}

void BoardPage::tellNumbers()
{
    const Board &board = m_content.board;
    const Figure *done = board.yields.find(u"done"_s), *scrap = board.yields.find(u"scrap"_s);
    const Figure *refusal = board.yields.find(u"refusal"_s);
    const FigureItem *oldest = nullptr;
    for (const FigureItem &item : board.inProcess.hits)
        oldest = !oldest || item.amountMs > oldest->amountMs ? &item : oldest;
    const auto number
        = [](const Figure *figure) { return figure ? QString::number(figure->hitCount()) : u"–"_s; };
    const Figure *rty = board.yields.find(u"rty"_s);
    std::vector<Tile::Content> contents{
        {.title = tr("Done"),
            .value = number(done),
            .lines = {{Shape::None, tr("scrapped {count}").replace(u"{count}"_s, number(scrap))}}},
        shareTile(tr("First pass yield"), board.fpy),
        {.title = tr("In process"),
            .value = QString::number(board.inProcess.hitCount()),
            .lines = {{Shape::None,
                oldest ? tr("oldest {time}, step {step}")
                             .replace(u"{time}"_s, duration(double(oldest->amountMs)))
                             .replace(u"{step}"_s, isolated(oldest->operation))
                       : tr("nothing waits")}}},
        {.title = tr("On hold"),
            .value = QString::number(board.onHold.hitCount()),
            .lines = {{board.onHold.hits.empty() ? Shape::None : Shape::Hold,
                board.onHold.hits.empty() ? tr("nothing is blocked") : tr("blocked by people")}}},
        {.title = tr("Refused"),
            .value = number(refusal),
            .lines = {{Shape::None,
                rty && rty->value ? tr("rolled yield {share}").replace(u"{share}"_s, percent(*rty))
                                  : u"–"_s}}}};
    m_numberFigures = {done, &board.fpy, &board.inProcess, &board.onHold, refusal};
    for (size_t i = 0; i < contents.size(); ++i) {
        contents[i].valueEmMm = m_wall ? 20 : 0;
        tile(m_numbers, i, u"boardNumber"_s, &BoardPage::openNumber).setContent(contents[i]);
    }
}

static Shape shapeOf(BoardStation::State state)
{
    switch (state) {
    case BoardStation::State::Working:
        return Shape::Play;
    case BoardStation::State::Idle:
        return Shape::Ring;
    case BoardStation::State::Stopped:
        return Shape::Pause;
    }
    Q_UNREACHABLE();
}

void BoardPage::tellStations(const Speech &speech)
{
    const bool apart = m_view
        && (m_view->sync.kind == SyncView::Kind::Offline
            || m_view->sync.kind == SyncView::Kind::NotConfigured);
    const auto &stations = m_content.board.stations;
    while (m_stations.size() > stations.size())
        m_stations.pop_back();
    for (size_t i = 0; i < stations.size(); ++i) {
        const BoardStation &station = stations[i];
        const QString name = station.name.text();
        QString state = station.state == BoardStation::State::Working ? tr("working") : tr("idle");
        if (station.state == BoardStation::State::Stopped) {
            const auto reason = m_content.stopReasons.find(station.stopReason);
            state = reason == m_content.stopReasons.end() ? station.stopReason : speech.name(reason->second);
        }
        const bool slow = station.cycle.value && station.standardMs > 0
            && *station.cycle.value > double(station.standardMs) * 1.25;
        QString cycle = station.cycle.value ? duration(*station.cycle.value) : u"–"_s;
        if (slow)
            cycle += u" > "_s + duration(double(station.standardMs));
        const bool old = apart && name != m_content.own && station.lastMs > 0;
        const bool few = station.fpy.baseCount() < fewest;
        Tile::Content content{.title = name,
            .value = {},
            .sign = shapeOf(station.state),
            .lines = {{Shape::None, state, station.state != BoardStation::State::Idle},
                {Shape::None,
                    tr("WIP {count}").replace(u"{count}"_s, QString::number(station.wip.hitCount())), true},
                {Shape::None,
                    u"FPY "_s
                        + (few ? u"%1/%2"_s.arg(station.fpy.hitCount()).arg(station.fpy.baseCount())
                               : percent(station.fpy)),
                    !few},
                {slow ? Shape::Triangle : Shape::None,
                    old ? tr("as of {time}").replace(u"{time}"_s, speech.language().time(station.lastMs))
                        : cycle,
                    slow}},
            .hatched = old,
            .alarm = slow || station.state == BoardStation::State::Stopped};
        tile(m_stations, i, u"boardStation"_s, &BoardPage::openStation).setContent(content);
    }
}

void BoardPage::tellCauses(const Speech &speech)
{
    m_causeFigures.clear();
    qint64 all = 0;
    const QString wanted = m_refusals ? u"refusals"_s : u"defects"_s;
    for (const Figure &figure : m_content.board.yields.figures) {
        if (figure.id != wanted)
            continue;
        all += figure.hitCount();
        if (m_causeFigures.size() < causesShown)
            m_causeFigures.push_back(&figure);
    }
    while (m_causes.size() > m_causeFigures.size())
        m_causes.pop_back();
    qint64 sum = 0;
    for (size_t i = 0; i < m_causeFigures.size(); ++i) {
        const Figure &figure = *m_causeFigures[i];
        sum += figure.hitCount();
        QString name = figure.about;
        if (const auto defect = m_content.defects.find(figure.about); defect != m_content.defects.end())
            name += u"  "_s + speech.name(defect->second);
        if (const auto reason = reasonFromName(figure.about); m_refusals && reason)
            name = Speech::shortWord(*reason);
        tile(m_causes, i, u"boardCause"_s, &BoardPage::openCause)
            .setContent({.title = name,
                .value = u"%1 · %2 %"_s.arg(figure.hitCount()).arg(qRound(100.0 * double(sum) / double(all))),
                .bar = double(figure.hitCount()) / double(m_causeFigures.front()->hitCount())});
    }
}

void BoardPage::tellChart(const Speech &speech)
{
    const auto &stations = m_content.board.stations;
    // The one that was touched last; else where most was done.
    const BoardStation *shown = nullptr;
    for (const BoardStation &station : stations) {
        if (station.name.text() == m_chartStation)
            shown = &station;
    }
    if (!shown) {
        const auto most = std::max_element(
            stations.begin(), stations.end(), [](const BoardStation &a, const BoardStation &b) {
                return a.cycle.hitCount() < b.cycle.hitCount();
            });
        shown = most == stations.end() ? nullptr : &*most;
    }
    CycleChart::Content content{.axis = tr("minutes")};
    if (shown) {
        std::vector<FigureItem> items = shown->cycle.hits;
        std::sort(items.begin(), items.end(),
            [](const FigureItem &a, const FigureItem &b) { return a.atMs < b.atMs; });
        const size_t first = items.size() > chartPoints ? items.size() - chartPoints : 0;
        for (size_t i = first; i < items.size(); ++i)
            content.values.push_back(double(items[i].amountMs) / 60'000);
        content.title = tr("Cycle time at {station}, last {count}")
                            .replace(u"{station}"_s, isolated(shown->name.text()))
                            .replace(u"{count}"_s, QString::number(content.values.size()));
        if (shown->standardMs > 0) {
            content.limit = double(shown->standardMs) / 60'000;
            content.target = tr("target {time}").replace(u"{time}"_s, duration(double(shown->standardMs)));
        }
    }
    m_chart.setContent(content, speech.language());
}

void BoardPage::tellCalls(const Speech &speech)
{
    ListPanel::Content content{
        .title = m_refusals ? tr("Refused by cause, since {time}") : tr("Defects, since {time}"),
        .count = {},
        .rows = {},
        .whenEmpty = {}};
    content.title.replace(u"{time}"_s, speech.language().time(m_content.board.fromMs));
    qint64 all = 0;
    for (const Figure &figure : m_content.board.yields.figures)
        all += figure.id == (m_refusals ? u"refusals"_s : u"defects"_s) ? figure.hitCount() : 0;
    content.count = u"n = %1"_s.arg(all);
    if (all == 0)
        content.whenEmpty = m_refusals ? tr("Nothing was refused.") : tr("No defects were recorded.");
    m_calls.setContent(content);
}

void BoardPage::tellButtons()
{
    using Face = ActionButton::Face;
    m_back.setContent({tr("Back to work"), {}, Shape::Undone, Face::Plain});
    m_other.setContent({m_refusals ? tr("Show defects") : tr("Show refused"), {}, Shape::None, Face::Plain});
    m_wallButton.setContent({m_wall ? tr("For the desk") : tr("For the wall"), {}, Shape::None, Face::Plain});
    const auto &calls = m_content.board.calls;
    m_answer.setContent({calls.empty()
            ? tr("Nobody calls")
            : tr("Answer {station}").replace(u"{station}"_s, isolated(calls.front().station.text())),
        calls.empty() ? QString() : m_speech.language().time(calls.front().atMs), Shape::Info,
        calls.empty() ? Face::Plain : Face::NextQuiet});
    m_answer.setEnabled(!calls.empty());
}

void BoardPage::retell()
{
    tellNumbers();
    tellStations(m_speech);
    tellCauses(m_speech);
    tellChart(m_speech);
    tellCalls(m_speech);
    tellButtons();
    arrange();
}

} // namespace unitrail
