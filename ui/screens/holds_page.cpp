// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/holds_page.h"

#include "core/domain/containment.h"
#include "ui/words/holds_words.h"

#include <algorithm>

namespace unitrail {

using Face = ActionButton::Face;

HoldsPage::HoldsPage(const Theme &theme, const QString &name, QWidget *parent)
    : Page(theme, name, parent)
    , m_view{.screen = StationView::Screen::SignIn, .station = StationName::known(QStringLiteral("-"))}
    , m_title(theme, this)
    , m_tabs{ActionButton(theme, QStringLiteral("holdsHolds"), this),
          ActionButton(theme, QStringLiteral("holdsContainments"), this),
          ActionButton(theme, QStringLiteral("holdsConflicts"), this),
          ActionButton(theme, QStringLiteral("holdsCorrections"), this)}
    , m_list(theme, QStringLiteral("holdsList"), this)
    , m_sides{ListPanel(theme, QStringLiteral("holdsFirst"), this),
          ListPanel(theme, QStringLiteral("holdsSecond"), this)}
    , m_note(theme, QStringLiteral("holdsNote"), this)
    , m_offers{ActionButton(theme, QStringLiteral("holdsOffer1"), this),
          ActionButton(theme, QStringLiteral("holdsOffer2"), this),
          ActionButton(theme, QStringLiteral("holdsOffer3"), this),
          ActionButton(theme, QStringLiteral("holdsOffer4"), this)}
    , m_actions{ActionButton(theme, QStringLiteral("holdsBack"), this),
          ActionButton(theme, QStringLiteral("holdsAction1"), this),
          ActionButton(theme, QStringLiteral("holdsAction2"), this),
          ActionButton(theme, QStringLiteral("holdsAction3"), this),
          ActionButton(theme, QStringLiteral("holdsRecord"), this)}
{
    for (size_t i = 0; i < m_tabs.size(); ++i)
        connect(&m_tabs[i], &ActionButton::fired, this, [this, i] { choose(Tab(int(i))); });
    for (size_t i = 0; i < m_offers.size(); ++i)
        connect(&m_offers[i], &ActionButton::fired, this, [this, i] { chooseOffer(i); });
    connect(&m_list, &Table::currentChanged, this, &HoldsPage::chooseRow);
    connect(&m_list, &Table::chosen, this, &HoldsPage::chooseRow);
    connect(&m_actions[0], &ActionButton::fired, this, [this] {
        if (m_asked == Asked::Nothing)
            return emit backWished();
        if (m_asked == Asked::SameKey) {
            m_asked = Asked::WhichFile;
            return retell();
        }
        if (lists())
            m_row = m_opened;
        m_asked = Asked::Nothing;
        retell();
    });
    for (size_t i = 1; i < 4; ++i)
        connect(&m_actions[i], &ActionButton::fired, this, [this, i] { act(i); });
    connect(&m_actions[4], &ActionButton::fired, this, [this] {
        std::optional<UnitId> unit;
        if (const auto *held = chosen(m_shown.held); m_tab == Tab::Holds && held)
            unit = held->subject.unit();
        if (const auto *conflict = apart())
            unit = conflict->unit;
        if (const auto *work = late())
            unit = work->unit;
        if (const auto *proposal = chosen(m_shown.proposals); m_tab == Tab::Corrections && proposal)
            unit = proposal->subject.unit();
        if (m_tab == Tab::Containments && m_asked == Asked::Nothing)
            return listPassed();
        if (const auto *report = listed(); report && m_row >= 0 && size_t(m_row) < report->gap.size())
            unit = report->gap[size_t(m_row)].unit;
        if (unit)
            emit unitWished(*unit);
    });
}

QString HoldsPage::title(const Speech &) const
{
    return tr("Holds and decisions");
}

void HoldsPage::setShown(const HoldsShown &shown)
{
    const auto *before = listsFiles() ? chosen(m_shown.files) : nullptr;
    const auto was = before ? std::pair(before->path, before->terms.key) : std::pair(QString(), QString());
    m_shown = shown;
    if (!lists())
        m_asked = Asked::Nothing;
    if (before) { // whatever came in, it is still this one that is looked at
        const auto same = std::find_if(m_shown.files.begin(), m_shown.files.end(),
            [&](const HoldsShown::FileLine &file) { return std::pair(file.path, file.terms.key) == was; });
        if (same != m_shown.files.end())
            m_row = int(same - m_shown.files.begin());
        else
            m_asked = Asked::WhichFile;
    }
    m_row = std::clamp(m_row, 0, std::max(0, int(rows()) - 1));
    retell();
}

void HoldsPage::tell(const StationView &view, const Speech &speech)
{
    m_view = view;
    m_language = speech.language();
    retell();
}

void HoldsPage::choose(Tab tab)
{
    m_tab = tab;
    m_row = 0;
    m_asked = Asked::Nothing;
    retell();
}

void HoldsPage::chooseRow(int row)
{
    if (row < 0 || size_t(row) >= rows() || row == m_row)
        return;
    m_row = row;
    if (m_asked == Asked::SameKey) // of another file
        m_asked = Asked::WhichFile;
    if (!lists())
        m_asked = Asked::Nothing;
    retell();
}

const ContainmentReport *HoldsPage::listed() const
{
    const bool there = m_asked == Asked::Passed && size_t(m_opened) < m_shown.containments.size();
    return there ? &m_shown.containments[size_t(m_opened)] : nullptr;
}

void HoldsPage::listPassed()
{
    m_opened = m_row;
    m_asked = Asked::Passed;
    m_row = 0;
    retell();
}

size_t HoldsPage::rows() const
{
    if (listsFiles())
        return m_shown.files.size();
    if (m_asked == Asked::Passed)
        return listed() ? listed()->gap.size() : 0;
    switch (m_tab) {
    case Tab::Holds:
        return m_shown.held.size();
    case Tab::Containments:
        return m_shown.containments.size();
    case Tab::Conflicts:
        return m_shown.conflicts.size() + m_shown.late.size() + m_shown.lots.size();
    case Tab::Corrections:
        return m_shown.proposals.size();
    }
    Q_UNREACHABLE();
}

const HoldsShown::ConflictLine *HoldsPage::apart() const
{
    return m_tab == Tab::Conflicts ? chosen(m_shown.conflicts) : nullptr;
}

const LateWork *HoldsPage::late() const
{
    const int row = m_row - int(m_shown.conflicts.size());
    const bool there = m_tab == Tab::Conflicts && row >= 0 && size_t(row) < m_shown.late.size();
    return there ? &m_shown.late[size_t(row)] : nullptr;
}

const HoldsShown::LotLine *HoldsPage::shortLot() const
{
    const int row = m_row - int(m_shown.conflicts.size() + m_shown.late.size());
    const bool there = m_tab == Tab::Conflicts && row >= 0 && size_t(row) < m_shown.lots.size();
    return there ? &m_shown.lots[size_t(row)] : nullptr;
}

QString HoldsPage::who(const std::optional<PersonId> &person) const
{
    if (!person)
        return tr("nobody signed in");
    const auto known = m_shown.people.find(*person);
    return known == m_shown.people.end() ? person->text() : known->second;
}

/** In hours and minutes; from a day on in days. */
QString HoldsPage::age(qint64 sinceMs) const
{
    const qint64 minutes = std::max<qint64>(0, m_shown.nowMs - sinceMs) / 60'000;
    constexpr qint64 day = 24 * 60;
    if (minutes >= 2 * day)
        return tr("{count} days").replace(QStringLiteral("{count}"), QString::number(minutes / day));
    return QStringLiteral("%1:%2 h").arg(minutes / 60).arg(minutes % 60, 2, 10, QChar(u'0'));
}

void HoldsPage::retell()
{
    if (!m_language)
        return;
    const Speech speech(*m_language, m_view);
    m_title.setContent({.serial = {},
        .title = tr("Holds and decisions"),
        .shape = Shape::None,
        .state = {},
        .duration = {}});
    tellTabs();
    tellList(speech);
    tellSides(speech);
    tellNote(speech);
    tellActions();
    arrange();
}

void HoldsPage::tellTabs()
{
    const auto undecided = std::count_if(m_shown.conflicts.begin(), m_shown.conflicts.end(),
        [](const HoldsShown::ConflictLine &line) { return line.conflict.needsDecision(); });
    const QString names[] = {tr("Holds"), tr("Containments"), tr("Done apart"), tr("Corrections")};
    const qint64 counts[] = {qint64(m_shown.held.size()), qint64(m_shown.containments.size()),
        qint64(undecided) + qint64(m_shown.late.size() + m_shown.lots.size()),
        qint64(m_shown.proposals.size())};
    for (size_t i = 0; i < m_tabs.size(); ++i)
        m_tabs[i].setContent({names[i], QString::number(counts[i]), Shape::None,
            m_tab == Tab(int(i)) ? Face::Chosen : Face::Plain});
}

void HoldsPage::tellList(const Speech &speech)
{
    const HoldsWords words(speech);
    Table::Content content{.name = tr("Holds and decisions"), .columns = {}, .rows = {}, .whenEmpty = {}};
    if (lists()) {
        listsFiles() ? tellFiles(content, speech) : tellPassed(content, speech);
        m_list.setContent(content);
        return m_list.setCurrent(content.rows.empty() ? -1 : m_row);
    }
    switch (m_tab) {
    case Tab::Holds:
        content.columns = {{tr("On hold"), 1.7}, {tr("Reason"), 1.2}, {tr("By"), 0.8}, {tr("Since"), 0.9}};
        content.whenEmpty = tr("Nothing is on hold.");
        for (const auto &line : m_shown.held) {
            constexpr qint64 longMs = 24 * 3'600'000;
            content.rows.push_back({.shape
                = m_shown.nowMs - line.hold.atMs > longMs ? Shape::Triangle : Shape::Hold,
                .cells = {speech.subject(line.subject), words.reason(line.hold.reason, m_shown.holdReasons),
                    who(line.hold.person), age(line.hold.atMs)},
                .strong = true});
        }
        break;
    case Tab::Containments:
        content.columns = {{tr("Number"), 1}, {tr("Reason"), 1.4}, {tr("Stations"), 1.1}, {tr("Gap"), 0.6}};
        content.whenEmpty = m_shown.asking ? tr("The stations are being counted ...")
                                           : tr("Nothing is contained. A recall can start a containment.");
        for (const ContainmentReport &report : m_shown.containments) {
            const bool lifted = report.terms.rules.empty();
            const bool everywhere = report.enforcing() == int(report.stations.size());
            std::vector<UnitId> units;
            for (const GapEntry &entry : report.gap)
                units.push_back(entry.unit);
            std::sort(units.begin(), units.end());
            const auto passed = std::unique(units.begin(), units.end()) - units.begin();
            content.rows.push_back({.shape = lifted ? Shape::Dash
                    : everywhere                    ? Shape::Hold
                                                    : Shape::Triangle,
                .cells = {QStringLiteral("%1 / %2").arg(report.id.text()).arg(report.terms.version),
                    lifted ? tr("ended") : words.reason(report.terms.reason, m_shown.holdReasons),
                    QStringLiteral("%1 / %2").arg(report.enforcing()).arg(report.stations.size()),
                    QString::number(passed)},
                .strong = true,
                .struck = lifted});
        }
        break;
    case Tab::Conflicts:
        tellApart(content, speech);
        break;
    case Tab::Corrections:
        content.columns
            = {{tr("About"), 1.5}, {tr("What is wrong"), 1.6}, {tr("By"), 0.8}, {tr("Since"), 0.9}};
        content.whenEmpty = tr("No correction waits for an approval.");
        for (const auto &line : m_shown.proposals) {
            const CorrectionProposed &correction = line.proposal.correction;
            const QString what = correction.field.isEmpty()
                ? (line.wrong ? speech.wordsFor(line.wrong->event).what : correction.before)
                : QStringLiteral("%1: %2 → %3").arg(correction.field, correction.before, correction.after);
            const bool own = line.proposal.person && line.proposal.person == m_shown.person;
            const auto unit = line.subject.unit();
            content.rows.push_back({.shape = own ? Shape::Clock : Shape::Triangle,
                .cells = {unit ? unit->serial.text() : speech.subject(line.subject), what,
                    who(line.proposal.person), age(line.proposal.atMs)},
                .strong = !own});
        }
        break;
    }
    m_list.setContent(content);
    m_list.setCurrent(content.rows.empty() ? -1 : m_row);
}

void HoldsPage::arrange()
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5);
    const double room = width() - 2 * side;
    const double gap = metrics.exact(2.5);
    double y = metrics.exact(1.4);
    m_title.setGeometry(QRectF(side, y, room, metrics.exact(8)).toRect());
    y += metrics.exact(9.2);
    const double tab = (room - 3 * gap) / 4;
    for (size_t i = 0; i < m_tabs.size(); ++i)
        m_tabs[i].setGeometry(QRectF(side + double(i) * (tab + gap), y, tab, metrics.exact(15)).toRect());
    y += metrics.exact(17);
    const double actionTop = height() - metrics.exact(22);
    const double noteHigh = metrics.exact(ListPanel::titleMm + ListPanel::rowMm + 2 * ListPanel::edgeMm);
    const double noteTop = actionTop - metrics.exact(1.6) - noteHigh;
    const double high = noteTop - metrics.exact(1.6) - y;
    const double right = room * 0.36;
    const double listWide = room - right - gap;
    const double rightX = side + listWide + gap;
    m_list.setGeometry(QRectF(side, y, listWide, high).toRect());
    const bool both = m_tab != Tab::Holds && m_asked != Asked::Passed && m_asked != Asked::SameKey;
    const double share = m_tab == Tab::Containments ? 0.58 : 0.5;
    const double upper = both ? (high - metrics.exact(1.6)) * share : high;
    m_sides[0].setGeometry(QRectF(rightX, y, right, upper).toRect());
    const double lower = high - metrics.exact(1.6) - upper;
    m_sides[1].setGeometry(
        QRectF(rightX, y + upper + metrics.exact(1.6), right, std::max(0.0, lower)).toRect());
    const double offerWide = (right - gap) / 2;
    for (size_t i = 0; i < m_offers.size(); ++i)
        m_offers[i].setGeometry(QRectF(rightX + double(i % 2) * (offerWide + gap),
            y + double(i / 2) * metrics.exact(22), offerWide, metrics.exact(19.6))
                                    .toRect());
    m_note.setGeometry(QRectF(side, noteTop, room, noteHigh).toRect());
    const double cell = (room - 4 * gap) / 5;
    for (size_t i = 0; i < m_actions.size(); ++i)
        m_actions[i].setGeometry(
            QRectF(side + double(i) * (cell + gap), actionTop, cell, metrics.exact(20)).toRect());
}

void HoldsPage::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
