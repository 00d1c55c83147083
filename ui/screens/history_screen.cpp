// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/history_screen.h"

#include "core/base/match.h"

#include <QScrollBar>

#include <algorithm>
#include <set>

namespace unitrail {

Shape shapeOf(const Event &event)
{
    return match(
        event, [](const OperationStarted &) { return Shape::Play; },
        [](const OperationResumed &) { return Shape::Play; },
        [](const OperationPaused &) { return Shape::Pause; },
        [](const OperationCompleted &) { return Shape::Tick; },
        [](const ComponentInstalled &) { return Shape::Tick; },
        [](const UnitReleased &) { return Shape::Tick; },
        [](const OperationFailed &) { return Shape::Diamond; },
        [](const DefectRecorded &) { return Shape::Diamond; },
        [](const TestRecorded &e) {
            const bool failed = std::any_of(e.measurements.begin(), e.measurements.end(),
                [](const Measurement &m) { return m.verdict == Verdict::Fail; });
            return failed ? Shape::Diamond : Shape::Tick;
        },
        [](const OperationSkipped &) { return Shape::Dash; },
        [](const OperationWaived &) { return Shape::Dash; },
        [](const ComponentRemoved &) { return Shape::Undone; },
        [](const EventVoided &) { return Shape::Undone; },
        [](const ReworkReturned &) { return Shape::Rework; },
        [](const RepairRecorded &) { return Shape::Rework; }, [](const HoldPlaced &) { return Shape::Hold; },
        [](const HoldReleased &) { return Shape::Play; },
        [](const UnitScrapped &) { return Shape::Scrapped; },
        [](const ScanRefused &) { return Shape::Octagon; },
        [](const OverrideGranted &) { return Shape::Triangle; }, [](const auto &) { return Shape::Info; });
}

Timeline::Timeline(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("timeline"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void Timeline::show(const UnitHistory &history, const Speech &speech)
{
    setAccessibleName(QCoreApplication::translate("HistoryScreen", "Unit history"));
    std::vector<Recorded> entries = history.entries;
    const Subject subject = Subject::of(history.unit);
    std::sort(entries.begin(), entries.end(),
        [&](const Recorded &a, const Recorded &b) { return foldsBefore(b, a, subject); });
    const std::vector<EventId> voided = voidedIds(entries);
    const std::set<EventId> struck(voided.begin(), voided.end());

    m_lines.clear();
    QString day;
    for (const Recorded &recorded : entries) {
        const Entry &entry = recorded.entry;
        if (const QString its = speech.language().date(entry.stamp.wallMs); its != day) {
            day = its;
            m_lines.push_back({.day = true,
                .shape = unitrail::Shape::None,
                .time = {},
                .what = day,
                .detail = {},
                .who = {}});
        }
        const EventWords words = speech.wordsFor(entry.event);
        QString who = entry.stamp.station.text();
        if (entry.stamp.person) {
            const auto known = history.people.find(*entry.stamp.person);
            who = isolated(known == history.people.end() ? entry.stamp.person->text() : known->second)
                + QStringLiteral(" · ") + who;
        }
        m_lines.push_back({.day = false,
            .shape = shapeOf(entry.event),
            .time = speech.language().time(entry.stamp.wallMs),
            .what = words.what,
            .detail = words.detail,
            .who = who,
            .voided = struck.contains(entry.id)});
    }
    measure();
    viewport()->update();
}

void Timeline::measure()
{
    const int row = m_theme.mm(rowMm);
    const int total = static_cast<int>(m_lines.size()) * row + m_theme.mm(2);
    verticalScrollBar()->setPageStep(viewport()->height() - row);
    verticalScrollBar()->setSingleStep(row);
    verticalScrollBar()->setRange(0, std::max(0, total - viewport()->height()));
}

void Timeline::scrollPages(int pages)
{
    verticalScrollBar()->setValue(verticalScrollBar()->value() + pages * verticalScrollBar()->pageStep());
}

void Timeline::resizeEvent(QResizeEvent *)
{
    measure();
}

void Timeline::drawLine(Canvas &canvas, const Line &line, double top) const
{
    const Tokens &tokens = m_theme.tokens();
    const double high = canvas.mm(rowMm);
    const double right = viewport()->width() - canvas.mm(2.5);
    double left = canvas.mm(2.5);
    const QColor ink = line.voided ? tokens.text2 : tokens.text;
    if (line.day) {
        canvas.text(QRectF(left, top, right - left, high), line.what,
            {.type = Type::Strong, .ink = tokens.text2, .ground = tokens.surface});
        return;
    }
    const auto column = [&](double wide, const QString &text, Type type, const QColor &colour,
                            bool struck = false) {
        canvas.text(QRectF(left, top, canvas.mm(wide), high), text,
            {.type = type, .ink = colour, .ground = tokens.surface, .mayElide = true, .struck = struck});
        left += canvas.mm(wide + 2);
    };
    column(13, line.time, Type::Body, tokens.text2);
    canvas.shape(
        line.shape, QRectF(left, top + canvas.mm(1.4), canvas.mm(4.8), canvas.mm(4.8)), tokens.surface);
    left += canvas.mm(7);
    const double whoMm = 34;
    column(38, line.what, Type::Strong, ink, line.voided);
    const double detail = m_theme.metrics().toMm(right - left) - whoMm - 2;
    column(std::max(10.0, detail), line.detail, Type::Body, ink, line.voided);
    canvas.text(QRectF(left, top, canvas.mm(whoMm), high), line.who,
        {.type = Type::Body, .ink = tokens.text2, .ground = tokens.surface, .mayElide = true});
}

void Timeline::paintEvent(QPaintEvent *)
{
    Canvas canvas(*viewport(), m_theme, m_drawn);
    canvas.painter().fillRect(viewport()->rect(), m_theme.tokens().surface);
    const int row = m_theme.mm(rowMm);
    const int scrolled = verticalScrollBar()->value();
    for (size_t i = static_cast<size_t>(scrolled / row); i < m_lines.size(); ++i) {
        const int top = static_cast<int>(i) * row - scrolled + m_theme.mm(1);
        if (top > viewport()->height())
            break;
        drawLine(canvas, m_lines[i], top);
    }
}

HistoryScreen::HistoryScreen(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_identity(theme, this)
    , m_stepper(theme, this)
    , m_timeline(theme, this)
    , m_parts(theme, QStringLiteral("historyParts"), this)
    , m_back(theme, QStringLiteral("historyBack"), this)
    , m_up(theme, QStringLiteral("historyUp"), this)
    , m_down(theme, QStringLiteral("historyDown"), this)
{
    setObjectName(QStringLiteral("historyScreen"));
    connect(&m_back, &ActionButton::fired, this, &HistoryScreen::backWished);
    connect(&m_up, &ActionButton::fired, this, [this] { m_timeline.scrollPages(-1); });
    connect(&m_down, &ActionButton::fired, this, [this] { m_timeline.scrollPages(1); });
}

void HistoryScreen::show(const UnitHistory &history, const Speech &speech)
{
    m_known = history;
    retell(speech);
}

void HistoryScreen::retell(const Speech &speech)
{
    if (!m_known)
        return;
    const UnitHistory &history = *m_known;
    const Speech named(speech.language(), history.operations);
    m_timeline.show(history, named);

    IdentityRow::Content identity{.serial = history.unit.serial.text(),
        .title = isolated(named.name(history.partName)),
        .shape = Shape::None,
        .state = {},
        .duration = {}};
    std::vector<Stepper::Step> steps;
    QStringList spoken;
    ListPanel::Content parts{.title = tr("Built in now"),
        .count = {},
        .rows = {},
        .whenEmpty = tr("Nothing is built into this unit yet.")};
    if (const Unit *unit = std::get_if<Unit>(&history.standing.state)) {
        identity.shape = unit->life == LifeCycle::Scrapped ? Shape::Scrapped : Shape::Play;
        identity.state = Speech::word(unit->life);
        for (const auto &[operation, words] : history.operations) {
            const auto known = unit->operations.find(operation);
            const OperationStatus status
                = known == unit->operations.end() ? OperationStatus::Open : known->second.status;
            steps.push_back(
                {operation.text(), named.name(words), shapeOf(status), unit->active == operation});
            spoken << operation.text() + u' ' + Speech::word(status);
        }
        for (const InstalledComponent &installed : unit->components)
            parts.rows.push_back({.shape = Shape::Tick,
                .lead = installed.operation.text(),
                .main = named.component(installed.component),
                .aside = {}});
        parts.count = QString::number(parts.rows.size());
    }
    if (!history.standing.holds.empty()) {
        identity.shape = Shape::Hold;
        identity.state
            = tr("HOLD {hold}")
                  .replace(QStringLiteral("{hold}"), isolated(history.standing.holds.begin()->first.text()));
    }
    m_identity.setContent(identity);
    m_stepper.setSteps(steps, spoken.join(QStringLiteral(", ")));
    m_parts.setContent(parts);
    m_back.setContent({tr("Back to work"), {}, Shape::Undone, ActionButton::Face::Plain});
    m_up.setContent({tr("Newer"), {}, Shape::None, ActionButton::Face::Plain});
    m_down.setContent({tr("Older"), {}, Shape::None, ActionButton::Face::Plain});
    arrange();
}

void HistoryScreen::arrange()
{
    const Metrics &metrics = m_theme.metrics();
    const double side = metrics.exact(2.5);
    const double room = width() - 2 * side;
    const double gap = metrics.exact(3);
    double y = metrics.exact(1.6);
    m_identity.setGeometry(QRectF(side, y, room, metrics.exact(9)).toRect());
    y += metrics.exact(10.2);
    m_stepper.setGeometry(QRectF(side, y, room, metrics.exact(11)).toRect());
    y += metrics.exact(12.8);
    const double actionTop = height() - metrics.exact(22);
    const bool wide = metrics.toMm(width()) > 240;
    const double parts = wide ? room * 0.27 : 0;
    m_timeline.setGeometry(
        QRectF(side, y, room - parts - (wide ? metrics.exact(2) : 0), actionTop - metrics.exact(2) - y)
            .toRect());
    m_parts.setVisible(wide);
    m_parts.setGeometry(QRectF(side + room - parts, y, parts, actionTop - metrics.exact(2) - y).toRect());
    const double cell = (room - 2 * gap) / 3;
    ActionButton *buttons[] = {&m_back, &m_up, &m_down};
    for (int i = 0; i < 3; ++i)
        buttons[i]->setGeometry(QRectF(side + i * (cell + gap), actionTop, cell, metrics.exact(20)).toRect());
}

void HistoryScreen::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
