// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/board_page.h"

#include <algorithm>
#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

/** As often as the day's figures are looked at again while somebody looks at them. */
static constexpr int refreshMs = 5000;
static constexpr int chartPoints = 50;
static constexpr size_t causesShown = 4;

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
    m_refresh.setInterval(refreshMs);
    connect(&m_refresh, &QTimer::timeout, this, &BoardPage::refreshWished);
}

QString BoardPage::title(const Speech &) const
{
    return tr("Live board");
}

bool BoardPage::stays(const StationView &view) const
{
    return view.answer.what == Answer::What::CallAnswered; // from here
}

void BoardPage::begin()
{
    m_list.hide();
    emit refreshWished();
}

void BoardPage::tell(const StationView &view, const Speech &speech)
{
    m_view = view;
    m_speech = Speech(speech.language(), m_content.operations);
    retell();
    if (!m_list.isHidden())
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

// ---- lists

static std::vector<FigureItem> withoutHits(const Figure &figure)
{
    std::multiset<QString> hits;
    for (const FigureItem &item : figure.hits)
        hits.insert(item.unit + item.operation);
    std::vector<FigureItem> rest;
    for (const FigureItem &item : figure.base) {
        if (const auto hit = hits.find(item.unit + item.operation); hit != hits.end())
            hits.erase(hit);
        else
            rest.push_back(item);
    }
    return rest;
}

void BoardPage::openFigure(const FigureList::Content &content)
{
    m_list.setContent(content, m_speech);
    m_list.setGeometry(rect());
    m_list.show();
    m_list.raise();
    arrange();
}

static QString meaning(const QString &id)
{
    const auto tr = [](const char *text) { return BoardPage::tr(text); };
    if (id == u"fpy")
        return tr("Units that passed the step at the first attempt, without a defect and without an "
                  "override, of all "
                  "units that began it.");
    if (id == u"done")
        return tr("Units whose last step was finished since the time on the board.");
    if (id == u"in_process")
        return tr("Units that were begun and are not finished, scrapped or shipped, as they stand now.");
    if (id == u"on_hold")
        return tr("Units with an open hold of their own, as they stand now.");
    if (id == u"refusal" || id == u"refusals")
        return tr("Scans and touches that were refused, each with its reason in the unit's record.");
    if (id == u"defects")
        return tr("Defects recorded since the time on the board. Process indicators are left out.");
    return {};
}

void BoardPage::openNumber(size_t index)
{
    const Figure *figure = index < m_numberFigures.size() ? m_numberFigures[index] : nullptr;
    if (!figure)
        return;
    FigureList::Content content{
        .title = m_numbers[index]->content().title + u": "_s + m_numbers[index]->content().value,
        .definition = meaning(figure->id),
        .tabs = {{tr("Counted"), figure->hits}}};
    if (figure->kind == Figure::Kind::Share) {
        content.tabs.front().title = tr("Passed first time");
        content.tabs.push_back({tr("Not first time"), withoutHits(*figure)});
        content.tabs.push_back({tr("All that began"), figure->base});
    }
    openFigure(content);
}

void BoardPage::openStation(size_t index)
{
    if (index >= m_content.board.stations.size())
        return;
    const BoardStation &station = m_content.board.stations[index];
    m_chartStation = station.name.text();
    QString effect = tr("No effectiveness yet: nothing ended here.");
    for (const StationOee &oee : m_content.board.oee) {
        if (oee.station != station.name.text() || !oee.oee)
            continue;
        const auto share = [&](double value) {
            return m_speech.language().number(QString::number(value * 100, 'f', 1)) + u" %"_s;
        };
        effect = tr("OEE {oee} = availability {a} (planned time without unplanned stops) × performance {p} "
                    "(ideal cycle "
                    "× runs / run time) × quality {q} (good at the first attempt / ended)")
                     .replace(u"{oee}"_s, share(*oee.oee))
                     .replace(u"{a}"_s, share(*oee.availability))
                     .replace(u"{p}"_s, share(*oee.performance))
                     .replace(u"{q}"_s, share(*oee.quality));
    }
    openFigure({.title = station.name.text() + u" · "_s + m_speech.name(station.title),
        .definition = effect,
        .tabs = {{tr("Here or due here"), station.wip.hits}, {tr("Passed first time"), station.fpy.hits},
            {tr("Not first time"), withoutHits(station.fpy)}, {tr("Cycle times"), station.cycle.hits}}});
}

void BoardPage::openCause(size_t index)
{
    if (index >= m_causeFigures.size())
        return;
    const Figure &figure = *m_causeFigures[index];
    openFigure({.title = m_causes[index]->content().title + u": "_s + QString::number(figure.hitCount()),
        .definition = meaning(figure.id),
        .tabs = {{tr("Counted"), figure.hits}}});
}

void BoardPage::openList(const QString &id, const QString &about)
{
    for (size_t i = 0; i < m_numberFigures.size(); ++i) {
        if (m_numberFigures[i] && m_numberFigures[i]->id == id && m_numberFigures[i]->about == about)
            return openNumber(i);
    }
    for (size_t i = 0; i < m_content.board.stations.size(); ++i) {
        if (m_content.board.stations[i].name.text() == about)
            return openStation(i);
    }
}

// ---- places

void BoardPage::resizeEvent(QResizeEvent *)
{
    arrange();
}

void BoardPage::arrange()
{
    const bool listed = !m_list.isHidden();
    m_list.setGeometry(rect());
    const bool board = !listed && !m_wall;
    for (auto *tiles : {&m_stations, &m_causes}) {
        for (const auto &one : *tiles)
            one->setVisible(board);
    }
    for (const auto &one : m_numbers)
        one->setVisible(!listed);
    m_calls.setVisible(board);
    m_chart.setVisible(board);
    for (ActionButton *button : {&m_back, &m_other, &m_wallButton, &m_answer})
        button->setVisible(!listed);
    m_other.setVisible(board);
    if (listed)
        return;
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(3), high = metrics.exact(20);
    const double bottom = height() - high - metrics.exact(2);
    const double cell = (width() - 2 * side - 3 * gap) / 4;
    ActionButton *buttons[]{&m_back, &m_other, &m_wallButton, &m_answer};
    for (int i = 0; i < 4; ++i)
        buttons[i]->setGeometry(QRectF(side + i * (cell + gap), bottom, cell, high).toRect());
    if (m_wall)
        arrangeWall(metrics.exact(1.6), bottom - metrics.exact(2));
    else
        arrangeBoard(metrics.exact(1.6), bottom - metrics.exact(2));
}

void BoardPage::arrangeWall(double top, double bottom)
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(2);
    constexpr int columns = 3;
    const double wide = (width() - 2 * side - (columns - 1) * gap) / columns;
    const double high = (bottom - top - gap) / 2;
    for (size_t i = 0; i < m_numbers.size(); ++i)
        m_numbers[i]->setGeometry(QRectF(
            side + double(i % columns) * (wide + gap), top + double(i / columns) * (high + gap), wide, high)
                                      .toRect());
}

void BoardPage::arrangeBoard(double top, double bottom)
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(1.4);
    const double room = width() - 2 * side;
    double y = top;
    const double numbers = double(std::max<size_t>(m_numbers.size(), 1));
    const double wide = (room - gap * (numbers - 1)) / numbers;
    const double numberHigh = metrics.exact(17.5);
    for (size_t i = 0; i < m_numbers.size(); ++i)
        m_numbers[i]->setGeometry(QRectF(side + double(i) * (wide + gap), y, wide, numberHigh).toRect());
    y += numberHigh + gap;

    const size_t inRow
        = m_stations.size() > 9 ? (m_stations.size() + 1) / 2 : std::max<size_t>(m_stations.size(), 1);
    const double tileWide = (room - gap * double(inRow - 1)) / double(inRow);
    const double tileHigh = metrics.exact(22.2);
    for (size_t i = 0; i < m_stations.size(); ++i)
        m_stations[i]->setGeometry(QRectF(side + double(i % inRow) * (tileWide + gap),
            y + double(i / inRow) * (tileHigh + gap), tileWide, tileHigh)
                                       .toRect());
    y += double((m_stations.size() + inRow - 1) / inRow) * (tileHigh + gap);

    const double half = (room - gap) / 2;
    const double head = metrics.exact(m_causes.empty() ? 16 : ListPanel::titleMm + 1);
    m_calls.setGeometry(QRectF(side, y, half, head).toRect());
    const double causes = double(causesShown);
    const double barHigh = std::min((bottom - y - head) / causes, metrics.exact(8));
    for (size_t i = 0; i < m_causes.size(); ++i)
        m_causes[i]->setGeometry(QRectF(side, y + head + double(i) * barHigh, half, barHigh - 1).toRect());
    m_chart.setGeometry(QRectF(side + half + gap, y, half, bottom - y).toRect());
}

} // namespace unitrail
