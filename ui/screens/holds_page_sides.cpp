// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/holds_page.h"

#include "core/base/signing.h"
#include "ui/screens/history_screen.h"
#include "ui/words/holds_words.h"

#include <algorithm>

/* What stands beside the list of S10: all that is known of the chosen row. */
namespace unitrail {

static ListPanel::Row strong(const QString &text, Shape shape = Shape::None)
{
    return {.shape = shape, .lead = {}, .main = text, .aside = {}, .strong = true};
}

static QString fingerprintText(const QString &key)
{
    return keyFingerprint(QByteArray::fromBase64(key.toLatin1()));
}

/** Four groups a line, as one reads them aloud. */
static std::vector<ListPanel::Row> fingerprintOf(const QString &key)
{
    const QStringList groups = fingerprintText(key).split(u' ');
    return {
        strong(groups.mid(0, 4).join(u' '), Shape::Badge), strong(groups.mid(4).join(u' '), Shape::Badge)};
}

void HoldsPage::tellSides(const Speech &speech)
{
    for (ListPanel &side : m_sides)
        side.setContent({.title = {}, .count = {}, .rows = {}, .whenEmpty = {}});
    if (const auto *held = chosen(m_shown.held); m_tab == Tab::Holds && held)
        tellHeld(speech, *held);
    if (listsFiles()) {
        if (const auto *file = chosen(m_shown.files))
            m_asked == Asked::SameKey ? tellKey(speech, *file) : tellFile(speech, *file);
        return;
    }
    if (const ContainmentReport *open = listed())
        return tellContainment(speech, *open);
    if (const auto *report = chosen(m_shown.containments); m_tab == Tab::Containments && report)
        tellContainment(speech, *report);
    if (const auto *conflict = apart())
        tellConflict(speech, *conflict);
    if (const auto *work = late())
        tellLate(speech, *work);
    if (const auto *lot = shortLot())
        tellLot(speech, *lot);
    if (const auto *proposal = chosen(m_shown.proposals); m_tab == Tab::Corrections && proposal)
        tellProposal(speech, *proposal);
}

void HoldsPage::tellHeld(const Speech &speech, const HoldsShown::HeldLine &line)
{
    const HoldsWords words(speech);
    const auto row
        = [](const QString &text) { return ListPanel::Row{.lead = {}, .main = text, .aside = {}}; };
    std::vector<ListPanel::Row> rows{
        row(line.id.text()), row(words.reason(line.hold.reason, m_shown.holdReasons))};
    if (!line.hold.note.isEmpty())
        rows.push_back(row(line.hold.note));
    rows.push_back(row(speech.language().moment(line.hold.atMs)));
    rows.push_back(row(who(line.hold.person)));
    m_sides[0].setContent(
        {.title = speech.subject(line.subject), .count = {}, .rows = rows, .whenEmpty = {}});
}

void HoldsPage::tellContainment(const Speech &speech, const ContainmentReport &report)
{
    const HoldsWords words(speech);
    std::vector<ListPanel::Row> about;
    if (report.lastMissing())
        about.push_back({.shape = Shape::Triangle,
            .lead = {},
            .main = words.coverage(report),
            .aside = {},
            .strong = true});
    for (const StationCoverage &station : report.stations) {
        if (station.version < report.terms.version)
            about.push_back({.lead = {}, .main = words.lastSeen(station), .aside = {}});
    }
    about.push_back(
        {.shape = Shape::Hold, .lead = {}, .main = words.action(report.terms), .aside = {}, .strong = true});
    // Many stations that are missing leave room for what is contained.
    constexpr size_t missingMax = 2;
    const size_t missing = about.size() - (report.lastMissing() ? 2 : 1);
    if (missing > missingMax)
        about.erase(about.begin() + 1 + qsizetype(missingMax), about.begin() + 1 + qsizetype(missing));
    for (const ContainmentRule &rule : report.terms.rules)
        about.push_back({.lead = {}, .main = words.rule(rule), .aside = {}});
    m_sides[0].setContent({.title = report.id.text(),
        .count = QStringLiteral("%1 / %2").arg(report.enforcing()).arg(report.stations.size()),
        .rows = about,
        .whenEmpty = {}});
    std::vector<ListPanel::Row> gap;
    for (const GapEntry &entry : report.gap)
        gap.push_back({.lead = speech.language().time(entry.atMs),
            .main = entry.unit.serial.text(),
            .aside = entry.station.text()});
    m_sides[1].setContent({.title = tr("Passed before it was known"),
        .count = QString::number(report.gap.size()),
        .rows = gap,
        .whenEmpty = tr("No unit passed in the gap.")});
}

static Shape shapeOf(HoldsShown::FileLine::State state)
{
    using State = HoldsShown::FileLine::State;
    switch (state) {
    case State::New:
    case State::Newer:
        return Shape::Hold;
    case State::Known:
        return Shape::Tick;
    case State::Older:
        return Shape::Dash;
    case State::UnknownKey:
    case State::Forged:
        return Shape::Octagon;
    }
    Q_UNREACHABLE();
}

/** Those that somebody has carried here, each with what this station makes of it. */
void HoldsPage::tellFiles(Table::Content &content, const Speech &speech) const
{
    using State = HoldsShown::FileLine::State;
    const HoldsWords words(speech);
    const auto state = [](State known) {
        switch (known) {
        case State::New:
            return tr("new here");
        case State::Newer:
            return tr("newer than here");
        case State::Known:
            return tr("enforced here");
        case State::Older:
            return tr("older than here");
        case State::UnknownKey:
            return tr("key not trusted");
        case State::Forged:
            return tr("signature wrong");
        }
        Q_UNREACHABLE();
    };
    content.columns = {{tr("Number"), 1.1}, {tr("Reason"), 1.45}, {tr("Place"), 0.9}, {tr("State"), 1.3}};
    content.whenEmpty = m_shown.searching
        ? tr("Looking for files ...")
        : tr("No file was found on a memory stick or in the station's folder.");
    for (const auto &file : m_shown.files)
        content.rows.push_back({.shape = shapeOf(file.state),
            .cells = {QStringLiteral("%1 / %2").arg(file.id.text()).arg(file.terms.version),
                file.terms.rules.empty() ? tr("ended") : words.reason(file.terms.reason, m_shown.holdReasons),
                file.byCode                ? tr("printed codes")
                    : file.place.isEmpty() ? tr("this station")
                                           : file.place.section(u'/', -1),
                state(file.state)},
            .strong = file.state == State::New || file.state == State::Newer,
            .struck = file.terms.rules.empty()});
}

void HoldsPage::tellPassed(Table::Content &content, const Speech &speech) const
{
    content.columns = {{tr("Unit"), 1.6}, {tr("When"), 1.3}, {tr("Station"), 0.8}};
    content.whenEmpty = tr("No unit passed in the gap.");
    for (const GapEntry &entry : listed() ? listed()->gap : std::vector<GapEntry>())
        content.rows.push_back({.shape = entry.certain ? Shape::Triangle : Shape::Clock,
            .cells = {entry.unit.serial.text(), speech.language().moment(entry.atMs), entry.station.text()},
            .strong = entry.certain});
}

void HoldsPage::tellFile(const Speech &speech, const HoldsShown::FileLine &file)
{
    const HoldsWords words(speech);
    std::vector<ListPanel::Row> what{
        {.shape = Shape::Hold, .lead = {}, .main = words.action(file.terms), .aside = {}, .strong = true}};
    for (const ContainmentRule &rule : file.terms.rules)
        what.push_back({.lead = {}, .main = words.rule(rule), .aside = {}});
    m_sides[0].setContent({.title = file.id.text(), .count = {}, .rows = what, .whenEmpty = {}});
    std::vector<ListPanel::Row> from{
        {.lead = {}, .main = file.terms.issuedAt ? file.terms.issuedAt->text() : QString(), .aside = {}},
        {.lead = {}, .main = who(file.terms.issuer), .aside = {}}};
    if (file.terms.issuedMs)
        from.push_back({.lead = {}, .main = speech.language().moment(*file.terms.issuedMs), .aside = {}});
    m_sides[1].setContent({.title = tr("Issued"), .count = {}, .rows = from, .whenEmpty = {}});
}

/** The key is nobody's here yet: what is compared, and whose it is said to be. */
void HoldsPage::tellKey(const Speech &speech, const HoldsShown::FileLine &file)
{
    std::vector<ListPanel::Row> rows = fingerprintOf(file.terms.key);
    const auto said = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            rows.push_back({.lead = {}, .main = name, .aside = isolated(value)});
    };
    said(tr("It says it is of station"), file.terms.issuedAt ? file.terms.issuedAt->text() : tr("unknown"));
    said(tr("It says it was signed by"), who(file.terms.issuer));
    said(tr("It brings"), QStringLiteral("%1 / %2").arg(file.id.text()).arg(file.terms.version));
    if (file.terms.issuedMs)
        said(tr("Issued"), speech.language().moment(*file.terms.issuedMs));
    m_sides[0].setContent(
        {.title = tr("Fingerprint of its key"), .count = {}, .rows = rows, .whenEmpty = {}});
}

/** What the printed codes have brought so far, while the page is open. */
std::optional<ListPanel::Row> HoldsPage::carriedIn(const Speech &speech) const
{
    const Answer &answer = m_view.answer;
    const auto row = [&](Shape shape) {
        return ListPanel::Row{.shape = shape, .lead = {}, .main = speech.wordsFor(answer).what, .aside = {}};
    };
    switch (answer.what) {
    case Answer::What::ContainmentPart:
        return row(Shape::Clock);
    case Answer::What::ContainmentTaken:
    case Answer::What::ContainmentLifted:
    case Answer::What::ContainmentKnown:
        return row(Shape::Tick);
    default:
        break;
    }
    const auto reason = answer.refusal ? answer.refusal->reason : Reason::NotSignedIn;
    const bool carried = reason == Reason::ContainmentForged || reason == Reason::IssuerUnknown
        || reason == Reason::ContainmentOutdated;
    return carried ? std::optional(row(Shape::Octagon)) : std::nullopt;
}

/** A measurement is told by its value and not by its verb: it is what one decides by, and must stand there
 * whole. */
ListPanel::Row HoldsPage::branchRow(const Speech &speech, const HoldsShown::BranchEntry &entry) const
{
    const EventWords words = speech.wordsFor(entry.event);
    ListPanel::Row row{.shape = shapeOf(entry.event),
        .lead = speech.language().time(entry.atMs),
        .main = words.detail.isEmpty() ? words.what : words.what + QStringLiteral(": ") + words.detail,
        .aside = who(entry.person),
        .asideIsExtra = true};
    const auto *test = std::get_if<TestRecorded>(&entry.event);
    if (!test)
        return row;
    QStringList values;
    for (const Measurement &m : test->measurements) {
        values << isolated(m.characteristic.text()) + u' ' + speech.measurement(m);
        if (m.verdict != Verdict::Pass)
            row.aside = Speech::word(m.verdict);
    }
    row.main = values.join(QStringLiteral(", "));
    return row;
}

ListPanel::Content HoldsPage::branch(
    const Speech &speech, const QString &title, const std::vector<HoldsShown::BranchEntry> &entries) const
{
    ListPanel::Content content{
        .title = title, .count = QString::number(entries.size()), .rows = {}, .whenEmpty = {}};
    for (const auto &entry : entries)
        content.rows.push_back(branchRow(speech, entry));
    return content;
}

void HoldsPage::tellConflict(const Speech &speech, const HoldsShown::ConflictLine &line)
{
    const auto place = [](const std::vector<HoldsShown::BranchEntry> &entries) {
        return entries.empty() ? QString() : entries.back().station.text();
    };
    m_sides[0].setContent(branch(speech,
        tr("A: done at {station}").replace(QStringLiteral("{station}"), place(line.first)), line.first));
    m_sides[1].setContent(branch(speech,
        tr("B: done at {station}").replace(QStringLiteral("{station}"), place(line.second)), line.second));
}

void HoldsPage::tellProposal(const Speech &speech, const HoldsShown::ProposalLine &line)
{
    const CorrectionProposed &correction = line.proposal.correction;
    std::vector<ListPanel::Row> rows;
    if (line.wrong) {
        const EventWords words = speech.wordsFor(line.wrong->event);
        rows.push_back({.lead = {}, .main = words.what, .aside = {}, .strong = true});
        rows.push_back({.lead = {}, .main = words.detail, .aside = {}});
        rows.push_back({.lead = {},
            .main = speech.language().moment(line.wrong->atMs),
            .aside = who(line.wrong->person) + u' ' + line.wrong->station.text()});
    }
    m_sides[0].setContent({.title = tr("Recorded"), .count = {}, .rows = rows, .whenEmpty = {}});
    std::vector<ListPanel::Row> wanted;
    if (correction.field.isEmpty()) {
        wanted.push_back({.shape = Shape::Undone,
            .lead = {},
            .main = tr("Taken back as a whole"),
            .aside = {},
            .strong = true});
    } else {
        wanted.push_back({.lead = {},
            .main = correction.field + QStringLiteral(": ") + speech.language().number(correction.before),
            .aside = {},
            .struck = true});
        wanted.push_back({.lead = {},
            .main = correction.field + QStringLiteral(": ") + speech.language().number(correction.after),
            .aside = {},
            .strong = true});
    }
    wanted.push_back({.lead = {}, .main = correction.why, .aside = who(line.proposal.person)});
    m_sides[1].setContent({.title = tr("Proposed"), .count = {}, .rows = wanted, .whenEmpty = {}});
}

void HoldsPage::tellNote(const Speech &speech)
{
    ListPanel::Content note{.title = {}, .count = {}, .rows = {}, .whenEmpty = {}};
    const QString rules[]
        = {tr("A hold stops the scan at every station until somebody in charge releases it."),
            tr("Every station that knows it enforces it, also without a network."),
            tr("Both branches stay in the history; what is set aside no longer counts."),
            tr("Who proposes a correction does not approve it. The wrong entry stays, struck through.")};
    note.title = m_asked == Asked::SameKey
        ? tr("Compare it with the paper, or by phone with who issued it. Badge and PIN follow.")
        : m_asked == Asked::WhichFile
        ? tr("Printed codes need no file: scan them one after the other, on any screen.")
        : m_asked == Asked::Passed ? tr("Passed before it was known")
                                   : rules[size_t(m_tab)];
    if (m_shown.refused)
        note.rows.push_back({.shape = Shape::Octagon,
            .lead = {},
            .main = speech.wordsFor(*m_shown.refused).what,
            .aside = {}});
    if (!m_shown.told.isEmpty())
        note.rows.push_back({.shape = Shape::Tick, .lead = {}, .main = m_shown.told, .aside = {}});
    if (late() && late()->stationKnew)
        note.title = tr("The station knew it and went on all the same. This must not happen.");
    else if (late() && !late()->certain)
        note.title = tr("By the clocks it may have been done before. Whoever accepts it signs for it.");
    else if (late() || shortLot())
        note.title = tr("Whoever accepts it signs for it. Nothing that was recorded is changed.");
    if (const auto *report = listed(); report && m_row >= 0 && size_t(m_row) < report->gap.size()) {
        const GapEntry &entry = report->gap[size_t(m_row)];
        const auto at = std::find_if(report->stations.begin(), report->stations.end(),
            [&](const StationCoverage &station) { return station.station == entry.station; });
        note.title = HoldsWords::passed(entry, at == report->stations.end() ? 0 : at->behindMs);
    }
    const auto carried = m_tab == Tab::Containments && note.rows.empty() ? carriedIn(speech) : std::nullopt;
    if (carried)
        note.rows.push_back(*carried);
    const auto *report
        = m_tab == Tab::Containments && m_asked == Asked::Nothing ? chosen(m_shown.containments) : nullptr;
    if (report && note.rows.empty()
        && !report->terms.key.isEmpty()) // read aloud to a station that asks for it
        note.rows.push_back({.shape = Shape::Badge,
            .lead = {},
            .main
            = tr("Fingerprint of its key: {fingerprint}")
                  .replace(QStringLiteral("{fingerprint}"), isolated(fingerprintText(report->terms.key))),
            .aside = {}});
    m_note.setContent(note);
}

} // namespace unitrail
