// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/history_compare.h"

#include <algorithm>

/* What stands in a unit's record: its identity, its entries, the selected one in full. */
namespace unitrail {

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

/** In whose hands it is and where it lies, beyond what its state says. */
static QStringList custodyOf(const Unit &unit)
{
    const bool away = unit.life == LifeCycle::Shipped || unit.life == LifeCycle::InService;
    QStringList words{away ? unit.customer : QString(), unit.container ? unit.container->text() : QString(),
        away ? QString() : unit.location};
    words.removeAll(QString());
    for (QString &word : words)
        word = isolated(word);
    return words;
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
        identity.shape = unit->life == LifeCycle::Scrapped ? Shape::Scrapped
            : unit->life == LifeCycle::InProcess           ? Shape::Play
                                                           : Shape::Info;
        identity.state = Speech::word(unit->life);
        const QStringList custody = custodyOf(*unit);
        if (!custody.empty())
            identity.title = custody.join(QStringLiteral(" · "));
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

/** "step 040 (Controller)" where it stands among many: "040 Controller". */
static QString brief(QString detail, const Event &event, const UnitHistory &history, const Speech &named)
{
    const auto operation = std::visit(
        [](const auto &e) -> std::optional<OperationId> {
            if constexpr (requires { std::optional<OperationId>(e.operation); })
                return e.operation;
            return {};
        },
        static_cast<const AnyEvent &>(event));
    const auto known = operation ? history.operations.find(*operation) : history.operations.end();
    if (known == history.operations.end())
        return detail;
    return detail.replace(
        named.step(*operation), operation->text() + u' ' + isolated(named.name(known->second)));
}

void HistoryScreen::tellEntries(const Speech &named)
{
    Table::Content content{.name = tr("Unit history"),
        .columns = {{QString(), 0.73}, {QString(), 1.53}, {QString(), 2.1}, {QString(), 1.26}},
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
            .cells = {named.language().time(entry.stamp.wallMs), words.what,
                brief(words.detail, entry.event, *m_known, named), who.join(QStringLiteral(" · "))},
            .struck = m_takenBackBy.contains(entry.id)});
        m_rows.emplace_back(entry.id);
    }
    m_entries.setContent(content);
    m_entries.setCurrent(current);
}

void HistoryScreen::tellComparison(const Speech &named)
{
    const RecordComparison comparison = compareRecords(*m_first, *m_known, named);
    m_rows.clear();
    m_hidden = 0;
    m_entries.setContent(comparison.table);
    m_entries.setCurrent(-1);
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
    if (!m_notSaved.isEmpty())
        details.rows.push_back({.shape = Shape::Octagon, .lead = {}, .main = m_notSaved, .aside = {}});
    if (!m_saved.isEmpty())
        details.rows.push_back({.shape = Shape::Tick, .lead = {}, .main = m_saved, .aside = {}});
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

} // namespace unitrail
