// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/history_screen.h"

#include "core/base/match.h"
#include "ui/screens/history_compare.h"

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
    , m_thenButton(theme, QStringLiteral("historyThen"), this)
    , m_compareButton(theme, QStringLiteral("historyCompare"), this)
    , m_recordButton(theme, QStringLiteral("historyRecord"), this)
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
    connect(&m_thenButton, &ActionButton::fired, this, &HistoryScreen::lookBack);
    connect(&m_compareButton, &ActionButton::fired, this, &HistoryScreen::compareWithNext);
    connect(&m_recordButton, &ActionButton::fired, this, [this] {
        if (m_known)
            emit recordWished(m_known->unit);
    });
    connect(&m_entries, &Table::currentChanged, this, [this](int row) {
        if (m_raw || m_compares || row < 0 || size_t(row) >= m_rows.size() || !m_rows[size_t(row)])
            return;
        m_selected = m_rows[size_t(row)];
        if (m_language && m_known)
            tellSelected(Speech(*m_language, m_known->operations));
        tellActions();
    });
}

void HistoryScreen::show(const UnitHistory &history, const Speech &speech)
{
    m_compares = m_first && m_first->unit != history.unit;
    if (!m_compares)
        m_first.reset();
    if (!m_known || m_known->unit != history.unit)
        m_saved = m_notSaved = QString();
    m_known = history;
    m_now.reset();
    m_filter = HistoryFilter::Everything;
    m_raw = false;
    takeEntries();
    m_selected.reset();
    if (!m_known->entries.empty())
        m_selected = m_known->entries.front().entry.id;
    retell(speech);
}

void HistoryScreen::takeEntries()
{
    const Subject subject = Subject::of(m_known->unit);
    std::sort(m_known->entries.begin(), m_known->entries.end(),
        [&](const Recorded &a, const Recorded &b) { return foldsBefore(b, a, subject); });
    m_takenBackBy = takenBackBy(m_known->entries);
}

void HistoryScreen::lookBack()
{
    const Recorded *then = selected();
    if (m_now) {
        m_known = std::exchange(m_now, {});
    } else if (then) {
        m_now = m_known;
        m_known = asOf(*m_known, then->entry.stamp.wallMs);
    }
    m_raw = false;
    takeEntries();
    tellAgain();
}

void HistoryScreen::compareWithNext()
{
    if (m_first)
        m_first.reset();
    else
        m_first = m_known;
    m_compares = false;
    tellAgain();
}

void HistoryScreen::tellSaved(const QString &saved, const QString &notSaved)
{
    m_saved = saved;
    m_notSaved = notSaved;
    tellAgain();
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
    m_compares ? tellComparison(named) : m_raw ? tellRaw(named) : tellEntries(named);
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
    m_thenButton.setContent({m_now ? tr("As it is now") : tr("As of then"),
        m_now ? tr("{count} later ones left out")
                    .replace(QStringLiteral("{count}"),
                        QString::number(m_now->entries.size() - m_known->entries.size()))
              : QString(),
        Shape::None, m_now ? ActionButton::Face::Chosen : ActionButton::Face::Plain});
    m_compareButton.setContent({m_compares ? tr("Only this")
            : m_first                      ? tr("Scan the other unit")
                                           : tr("Compare…"),
        m_first ? isolated(QChar(0x2026) + m_first->unit.serial.text().right(5)) : QString(), Shape::None,
        m_first ? ActionButton::Face::Chosen : ActionButton::Face::Plain});
    m_recordButton.setContent(
        {tr("Save this record"), tr("PDF, and signed data"), Shape::None, ActionButton::Face::Plain});
    m_filterButton.setEnabled(!m_compares);
    m_rawButton.setEnabled(!m_compares && selected());
    m_thenButton.setEnabled(!m_compares && (m_now || selected()));
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
    const double right = m_compares ? 0 : room * 0.3;
    const double left = m_compares ? room : room - right - gap;
    m_details.setVisible(!m_compares);
    m_entries.setGeometry(QRectF(side, y, left, high).toRect());
    // What is built in needs the height of a bigger panel.
    const bool tall = metrics.toMm(high) > 90;
    const double upper = tall ? (high - gap) * 0.5 : high;
    const double record = metrics.exact(20);
    m_recordButton.setVisible(!m_compares);
    m_recordButton.setGeometry(QRectF(side + left + gap, y + high - record, right, record).toRect());
    m_details.setGeometry(QRectF(side + left + gap, y, right, tall ? upper : upper - record - gap).toRect());
    m_parts.setVisible(tall && !m_compares);
    m_parts.setGeometry(
        QRectF(side + left + gap, y + upper + gap, right, high - upper - record - 2 * gap).toRect());
    // Paging needs one short word each; what is chosen needs two lines.
    const std::pair<ActionButton *, double> buttons[] = {{&m_back, 1.05}, {&m_up, 0.8}, {&m_down, 0.8},
        {&m_filterButton, 1.15}, {&m_rawButton, 1.05}, {&m_thenButton, 1}, {&m_compareButton, 1.15}};
    const double share = (room - 6 * gap) / 7;
    double x = side;
    for (const auto &[button, shares] : buttons) {
        button->setGeometry(QRectF(x, actionTop, share * shares, metrics.exact(20)).toRect());
        x += share * shares + gap;
    }
}

void HistoryScreen::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
