// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/history_screen.h"

#include "core/base/match.h"

#include <algorithm>

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

/** Voidings that count, and what they take back: links both ways. */
static std::map<EventId, EventId> takenBackBy(const std::vector<Recorded> &entries)
{
    const std::vector<EventId> voided = voidedIds(entries);
    const auto isVoided
        = [&](const EventId &id) { return std::find(voided.begin(), voided.end(), id) != voided.end(); };
    std::map<EventId, EventId> by;
    for (const Recorded &recorded : entries) {
        const Entry &entry = recorded.entry;
        if (isVoided(entry.id))
            continue;
        if (const auto *fix = std::get_if<EventVoided>(&entry.event))
            by.insert_or_assign(fix->event, entry.id);
        if (const auto *resolved = std::get_if<ConflictResolved>(&entry.event)) {
            for (const EventId &aside : resolved->setAside)
                by.insert_or_assign(aside, entry.id);
        }
    }
    std::erase_if(by, [&](const auto &pair) { return !isVoided(pair.first); });
    return by;
}

static bool passes(const Event &event, HistoryFilter filter)
{
    switch (filter) {
    case HistoryFilter::Everything:
        return true;
    case HistoryFilter::WithoutRefusals:
        return !std::holds_alternative<ScanRefused>(event);
    case HistoryFilter::Parts:
        return std::holds_alternative<ComponentInstalled>(event)
            || std::holds_alternative<ComponentRemoved>(event) || std::holds_alternative<UnitPacked>(event)
            || std::holds_alternative<UnitUnpacked>(event);
    case HistoryFilter::Values:
        return std::holds_alternative<TestRecorded>(event) || std::holds_alternative<ParameterRecorded>(event)
            || std::holds_alternative<OperationFailed>(event)
            || std::holds_alternative<DefectRecorded>(event);
    case HistoryFilter::HoldsAndCorrections:
        return std::holds_alternative<HoldPlaced>(event) || std::holds_alternative<HoldReleased>(event)
            || std::holds_alternative<EventVoided>(event) || std::holds_alternative<ConflictResolved>(event)
            || std::holds_alternative<EventCorrected>(event) || std::holds_alternative<OverrideGranted>(event)
            || std::holds_alternative<ReworkReturned>(event);
    }
    return true;
}

HistoryScreen::HistoryScreen(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_identity(theme, this)
    , m_stepper(theme, this)
    , m_entries(theme, QStringLiteral("historyEntries"), this)
    , m_details(theme, QStringLiteral("historySelected"), this)
    , m_parts(theme, QStringLiteral("historyParts"), this)
    , m_back(theme, QStringLiteral("historyBack"), this)
    , m_up(theme, QStringLiteral("historyUp"), this)
    , m_down(theme, QStringLiteral("historyDown"), this)
    , m_filterButton(theme, QStringLiteral("historyFilter"), this)
    , m_rawButton(theme, QStringLiteral("historyRaw"), this)
{
    setObjectName(QStringLiteral("historyScreen"));
    connect(&m_back, &ActionButton::fired, this, &HistoryScreen::backWished);
    connect(&m_up, &ActionButton::fired, this, [this] { m_entries.scrollPages(-1); });
    connect(&m_down, &ActionButton::fired, this, [this] { m_entries.scrollPages(1); });
    connect(&m_filterButton, &ActionButton::fired, this, [this] {
        constexpr int filters = 5;
        setFilter(HistoryFilter((int(m_filter) + 1) % filters));
    });
    connect(&m_rawButton, &ActionButton::fired, this, [this] {
        m_raw = !m_raw && selected();
        tellAgain();
    });
    connect(&m_entries, &Table::currentChanged, this, [this](int row) {
        if (m_raw || row < 0 || size_t(row) >= m_rows.size() || !m_rows[size_t(row)])
            return;
        m_selected = m_rows[size_t(row)];
        if (m_language && m_known)
            tellSelected(Speech(*m_language, m_known->operations));
        tellActions();
    });
}

void HistoryScreen::show(const UnitHistory &history, const Speech &speech)
{
    m_known = history;
    const Subject subject = Subject::of(history.unit);
    std::sort(m_known->entries.begin(), m_known->entries.end(),
        [&](const Recorded &a, const Recorded &b) { return foldsBefore(b, a, subject); });
    m_takenBackBy = takenBackBy(m_known->entries);
    m_filter = HistoryFilter::Everything;
    m_raw = false;
    m_selected.reset();
    if (!m_known->entries.empty())
        m_selected = m_known->entries.front().entry.id;
    retell(speech);
}

void HistoryScreen::setFilter(HistoryFilter filter)
{
    m_filter = filter;
    m_raw = false;
    tellAgain();
}

void HistoryScreen::retell(const Speech &speech)
{
    if (!m_known)
        return;
    m_language = speech.language();
    tellAgain();
}

void HistoryScreen::tellAgain()
{
    if (!m_known || !m_language)
        return;
    const Speech named(*m_language, m_known->operations);
    tellIdentity(named);
    m_raw ? tellRaw(named) : tellEntries(named);
    tellSelected(named);
    tellActions();
    arrange();
}

const Recorded *HistoryScreen::selected() const
{
    if (!m_known || !m_selected)
        return nullptr;
    const auto found = std::find_if(m_known->entries.begin(), m_known->entries.end(),
        [&](const Recorded &recorded) { return recorded.entry.id == *m_selected; });
    return found == m_known->entries.end() ? nullptr : &*found;
}

QString HistoryScreen::whoDid(const Entry &entry) const
{
    if (!entry.stamp.person)
        return {};
    const auto known = m_known->people.find(*entry.stamp.person);
    return isolated(known == m_known->people.end() ? entry.stamp.person->text() : known->second);
}

void HistoryScreen::tellIdentity(const Speech &named)
{
    const UnitHistory &history = *m_known;
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
}

void HistoryScreen::tellEntries(const Speech &named)
{
    Table::Content content{.name = tr("Unit history"),
        .columns = {{QString(), 0.75}, {QString(), 1.5}, {QString(), 1.9}, {QString(), 1.35}},
        .rows = {},
        .whenEmpty = tr("No entry of this kind.")};
    m_rows.clear();
    m_hidden = 0;
    int current = -1;
    QString day;
    for (const Recorded &recorded : m_known->entries) {
        const Entry &entry = recorded.entry;
        if (!passes(entry.event, m_filter)) {
            ++m_hidden;
            continue;
        }
        if (const QString its = named.language().date(entry.stamp.wallMs); its != day) {
            day = its;
            content.rows.push_back({.cells = {day}, .heading = true});
            m_rows.emplace_back();
        }
        const EventWords words = named.wordsFor(entry.event);
        QStringList who{whoDid(entry), entry.stamp.station.text()};
        who.removeAll(QString());
        if (m_selected == entry.id)
            current = int(content.rows.size());
        content.rows.push_back({.shape = shapeOf(entry.event),
            .cells = {named.language().time(entry.stamp.wallMs), words.what, words.detail,
                who.join(QStringLiteral(" · "))},
            .struck = m_takenBackBy.contains(entry.id)});
        m_rows.emplace_back(entry.id);
    }
    m_entries.setContent(content);
    m_entries.setCurrent(current);
}

/** The bytes as they are kept, and the place that proves them. */
void HistoryScreen::tellRaw(const Speech &)
{
    const Recorded *recorded = selected();
    Table::Content content{
        .name = tr("Raw record"), .columns = {{QString(), 1}}, .rows = {}, .whenEmpty = {}};
    m_rows.clear();
    if (recorded) {
        const Position &position = recorded->position;
        QString text = QString::fromUtf8(toBody(recorded->entry));
        constexpr qsizetype lineMax = 60;
        const auto line = [&](const QString &one, bool heading) {
            content.rows.push_back({.cells = {one}, .heading = heading});
        };
        line(tr("As it is kept"), true);
        for (; !text.isEmpty(); text.remove(0, lineMax))
            line(text.left(lineMax), false);
        line(tr("Where it stands"), true);
        line(QStringLiteral("station ") + position.station.toString(QUuid::WithoutBraces), false);
        line(QStringLiteral("inc %1  seq %2").arg(position.incarnation).arg(position.sequence), false);
        if (!recorded->hash.isEmpty()) {
            const QString hash = QString::fromLatin1(recorded->hash.toHex());
            line(QStringLiteral("hash ") + hash.left(32), false);
            line(QStringLiteral("     ") + hash.mid(32), false);
        }
    }
    m_entries.setContent(content);
}

/** Where and how strongly a tag was read, and its chip. */
static QString howRead(const TagSighting &tag, const Language &language)
{
    QStringList how;
    if (tag.antenna != 0)
        how << HistoryScreen::tr("Antenna {number}")
                   .replace(QStringLiteral("{number}"), QString::number(tag.antenna));
    if (tag.rssi)
        how << HistoryScreen::tr("{strength} dBm")
                   .replace(QStringLiteral("{strength}"), language.number(Decimal{*tag.rssi, 1}.text()));
    if (!tag.tid.isEmpty())
        how << HistoryScreen::tr("Chip {number}").replace(QStringLiteral("{number}"), isolated(tag.tid));
    return how.join(QStringLiteral(" · "));
}

void HistoryScreen::tellSelected(const Speech &named)
{
    ListPanel::Content details{.title = tr("Selected entry"),
        .count = {},
        .rows = {},
        .whenEmpty = tr("Touch an entry to see all of it.")};
    if (const Recorded *recorded = selected()) {
        const Entry &entry = recorded->entry;
        const EventWords words = named.wordsFor(entry.event);
        const auto row = [&](const QString &main, Shape shape = Shape::None) {
            if (!main.isEmpty())
                details.rows.push_back({.shape = shape, .lead = {}, .main = main, .aside = {}});
        };
        details.rows.push_back(
            {.shape = shapeOf(entry.event), .lead = {}, .main = words.what, .aside = {}, .strong = true});
        row(words.detail);
        row(named.language().date(entry.stamp.wallMs) + u' '
            + named.language().timeWithSeconds(entry.stamp.wallMs));
        QStringList who{whoDid(entry), entry.stamp.station.text(), entry.stamp.device};
        who.removeAll(QString());
        row(who.join(QStringLiteral(" · ")));
        row(howRead(entry.stamp.tag, named.language()));
        const auto momentOf = [&](const EventId &id) {
            const auto other = std::find_if(m_known->entries.begin(), m_known->entries.end(),
                [&](const Recorded &one) { return one.entry.id == id; });
            return other == m_known->entries.end() ? id.text()
                                                   : named.language().time(other->entry.stamp.wallMs) + u' '
                    + named.wordsFor(other->entry.event).what;
        };
        if (const auto by = m_takenBackBy.find(entry.id); by != m_takenBackBy.end())
            row(tr("No longer counts: {entry}").replace(QStringLiteral("{entry}"), momentOf(by->second)),
                Shape::Undone);
        for (const auto &[taken, by] : m_takenBackBy) {
            if (by == entry.id)
                row(tr("Takes back: {entry}").replace(QStringLiteral("{entry}"), momentOf(taken)),
                    Shape::Undone);
        }
        if (entry.stamp.clock != ClockQuality::Synced)
            row(tr("The clock was not set by the network."), Shape::Clock);
        row(entry.id.text());
    }
    m_details.setContent(details);
}

static QString nameOf(HistoryFilter filter)
{
    switch (filter) {
    case HistoryFilter::Everything:
        return HistoryScreen::tr("All entries");
    case HistoryFilter::WithoutRefusals:
        return HistoryScreen::tr("Without refusals");
    case HistoryFilter::Parts:
        return HistoryScreen::tr("Only parts");
    case HistoryFilter::Values:
        return HistoryScreen::tr("Only values and fails");
    case HistoryFilter::HoldsAndCorrections:
        return HistoryScreen::tr("Only holds and corrections");
    }
    return {};
}

void HistoryScreen::tellActions()
{
    m_back.setContent({tr("Back to work"), {}, Shape::Undone, ActionButton::Face::Plain});
    m_up.setContent({tr("Newer"), {}, Shape::None, ActionButton::Face::Plain});
    m_down.setContent({tr("Older"), {}, Shape::None, ActionButton::Face::Plain});
    m_filterButton.setContent({nameOf(m_filter),
        tr("{count} hidden").replace(QStringLiteral("{count}"), QString::number(m_hidden)), Shape::None,
        m_filter == HistoryFilter::Everything ? ActionButton::Face::Plain : ActionButton::Face::Chosen});
    m_rawButton.setContent({m_raw ? tr("Show the list") : tr("Show raw record"), {}, Shape::None,
        m_raw ? ActionButton::Face::Chosen : ActionButton::Face::Plain});
}

void HistoryScreen::arrange()
{
    const Metrics &metrics = m_theme.metrics();
    const double side = metrics.exact(2.5);
    const double room = width() - 2 * side;
    const double gap = metrics.exact(2.5);
    double y = metrics.exact(1.6);
    m_identity.setGeometry(QRectF(side, y, room, metrics.exact(9)).toRect());
    y += metrics.exact(10.2);
    m_stepper.setGeometry(QRectF(side, y, room, metrics.exact(11)).toRect());
    y += metrics.exact(12.8);
    const double actionTop = height() - metrics.exact(22);
    const double high = actionTop - metrics.exact(2) - y;
    const double right = room * 0.3;
    const double left = room - right - gap;
    m_entries.setGeometry(QRectF(side, y, left, high).toRect());
    // What is built in needs the height of a bigger panel.
    const bool tall = metrics.toMm(high) > 90;
    const double upper = tall ? (high - gap) * 0.5 : high;
    m_details.setGeometry(QRectF(side + left + gap, y, right, upper).toRect());
    m_parts.setVisible(tall);
    m_parts.setGeometry(QRectF(side + left + gap, y + upper + gap, right, high - upper - gap).toRect());
    const double cell = (room - 4 * gap) / 5;
    ActionButton *buttons[] = {&m_back, &m_up, &m_down, &m_filterButton, &m_rawButton};
    for (int i = 0; i < 5; ++i)
        buttons[i]->setGeometry(QRectF(side + i * (cell + gap), actionTop, cell, metrics.exact(20)).toRect());
}

void HistoryScreen::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
