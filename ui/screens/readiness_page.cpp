// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/readiness_page.h"

#include "ui/words/recall_words.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static constexpr double drillMm = 26;

ReadinessPage::ReadinessPage(const Theme &theme, QWidget *parent)
    : Page(theme, u"readinessPage"_s, parent)
    , m_heading(theme, this)
    , m_shares(theme, u"readinessShares"_s, this)
    , m_widths(theme, u"readinessWidths"_s, this)
    , m_drill(theme, u"readinessDrill"_s, this)
    , m_back(theme, u"readinessBack"_s, this)
    , m_next(theme, u"readinessNext"_s, this)
    , m_practise(theme, u"readinessPractise"_s, this)
{
    m_heading.setObjectName(u"readinessHeading"_s);
    connect(&m_back, &ActionButton::fired, this, &Page::backWished);
    connect(&m_next, &ActionButton::fired, this, &ReadinessPage::nextProductWished);
    connect(&m_practise, &ActionButton::fired, this, &ReadinessPage::drillWished);
}

QString ReadinessPage::title(const Speech &) const
{
    return tr("Recall readiness");
}

void ReadinessPage::begin()
{
    emit wished();
}

void ReadinessPage::tell(const StationView &, const Speech &speech)
{
    m_speech = speech;
    retell();
}

void ReadinessPage::setShown(const ReadinessShown &shown)
{
    m_shown = shown;
    retell();
}

QString ReadinessPage::percent(double share) const
{
    return m_speech.language().number(QString::number(share * 100, 'f', 1)) + u" %"_s;
}

QString ReadinessPage::counted(qint64 count) const
{
    return m_speech.language().locale.toString(count);
}

void ReadinessPage::tellShares()
{
    Table::Content content{.name = tr("What the records are worth"),
        .columns = {{tr("Records"), 2.75}, {tr("Count"), 1.45}, {QStringLiteral("%"), 0.7}},
        .rows = {},
        .whenEmpty = m_shown.asking     ? tr("Counting…")
            : m_shown.trouble.isEmpty() ? tr("No unit of this product was made yet.")
                                        : m_shown.trouble};
    const auto &readiness = m_shown.readiness;
    if (readiness && readiness->units > 0) {
        const auto row = [&](const QString &words, qint64 bad, qint64 of, bool good) {
            const double share = of == 0 ? (good ? 1 : 0) : double(bad) / double(of);
            content.rows.push_back({.shape = bad == (good ? of : 0) ? Shape::Tick : Shape::Triangle,
                .cells = {words, counted(bad) + u" / "_s + counted(of), percent(share)}});
        };
        row(tr("Captured as finely as demanded"), readiness->captured, readiness->demanded, true);
        row(tr("Typed or touched by hand"), readiness->manual, readiness->captures, false);
        row(tr("Permitted by a second person"), readiness->overridden, readiness->runs, false);
        row(tr("Serials that are on no unit"), qint64(readiness->orphans.size()), readiness->identifiers,
            false);
        content.rows.push_back({.cells = {tr("What lacks")}, .heading = true});
        if (readiness->gaps.empty())
            content.rows.push_back({.shape = Shape::Tick, .cells = {tr("Nothing lacks."), {}, {}}});
        for (const Readiness::Gap &gap : readiness->gaps)
            content.rows.push_back({.shape = Shape::Triangle,
                .cells = {isolated(gap.part.text()) + u" · "_s
                        + (gap.coarse ? tr("by lot only") : tr("not recorded")),
                    tr("{count} units").replace(u"{count}"_s, counted(qint64(gap.units.size()))),
                    percent(double(gap.units.size()) / double(readiness->units))}});
    }
    m_shares.setContent(content);
}

void ReadinessPage::tellWidths()
{
    Table::Content content{.name = tr("How wide a recall would be today"),
        .columns = {{tr("If bad"), 2.6}, {tr("Now"), 0.95}, {tr("Maybe"), 1.55}},
        .rows = {},
        .whenEmpty = m_shown.asking ? tr("Counting…") : tr("No lot is in these units.")};
    for (const Readiness::Width &width :
        m_shown.readiness ? m_shown.readiness->widest : std::vector<Readiness::Width>())
        content.rows.push_back({.shape = width.possible > 0 ? Shape::Triangle : Shape::None,
            .cells = {isolated(width.start.name), counted(width.now), counted(width.possible)}});
    m_widths.setContent(content);
}

void ReadinessPage::tellDrill()
{
    ListPanel::Content content{.title = tr("Last drill"),
        .count = {},
        .rows = {},
        .whenEmpty = m_shown.drilling ? tr("The clock is running…")
                                      : tr("No drill since the program began. A drill draws a case and holds "
                                           "the answer against every entry.")};
    if (const auto &drill = m_shown.drill; drill && !m_shown.drilling) {
        const auto row = [&](Shape shape, const QString &words, const QString &aside, bool strong = false) {
            content.rows.push_back(
                {.shape = shape, .lead = {}, .main = words, .aside = aside, .strong = strong});
        };
        content.count = m_speech.language().moment(drill->askedMs);
        row(drill->right() ? Shape::Tick : Shape::Octagon,
            drill->right() ? tr("The list was right") : tr("The list was wrong"),
            tr("{seconds} s to the list")
                .replace(u"{seconds}"_s,
                    m_speech.language().number(QString::number(double(drill->tookMs) / 1000, 'f', 1))),
            true);
        row(Shape::None, RecallWords(m_speech).question(drill->question),
            tr("{count} units").replace(u"{count}"_s, counted(qint64(drill->walked.now.size()))));
        row(Shape::None,
            tr("{missing} missing, {extra} too many")
                .replace(u"{missing}"_s, counted(qint64(drill->missing.size())))
                .replace(u"{extra}"_s, counted(qint64(drill->extra.size()))),
            tr("{count} entries read").replace(u"{count}"_s, counted(drill->walked.entries)));
    }
    m_drill.setContent(content);
}

void ReadinessPage::retell()
{
    using Face = ActionButton::Face;
    const bool scored = m_shown.readiness && m_shown.readiness->score();
    const double score = scored ? m_shown.readiness->score().value_or(0) : 0;
    m_heading.setContent({.serial = {},
        .title = m_speech.name(m_shown.productName) + u' '
            + isolated(m_shown.product ? m_shown.product->text() : QString()),
        .shape = !scored  ? Shape::Ring
            : score >= 95 ? Shape::Tick
                          : Shape::Triangle,
        .state = scored
            ? tr("{score} of 100")
                  .replace(u"{score}"_s, m_speech.language().number(QString::number(score, 'f', 1)))
            : tr("no score yet"),
        .duration = {}});
    tellShares();
    tellWidths();
    tellDrill();
    m_back.setContent({tr("Back to work"), {}, Shape::Undone, Face::Plain});
    m_next.setContent({tr("Other product"), {}, Shape::None, Face::Plain});
    m_practise.setContent({tr("Practise a recall"), {}, Shape::Clock, Face::NextQuiet});
    m_next.setEnabled(m_shown.products > 1 && !m_shown.asking);
    m_practise.setEnabled(!m_shown.drilling && !m_shown.asking);
    arrange();
}

void ReadinessPage::arrange()
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(2), between = metrics.exact(3);
    const double room = width() - 2 * side;
    double y = metrics.exact(1.6);
    const auto place = [&](QWidget &widget, double left, double top, double wide, double high) {
        const double x = layoutDirection() == Qt::RightToLeft ? width() - left - wide : left;
        widget.setGeometry(QRectF(x, top, wide, high).toRect());
    };
    place(m_heading, side, y, room, metrics.exact(9));
    y += metrics.exact(10.6);
    const double actionTop = height() - metrics.exact(22);
    const double drillTop = actionTop - metrics.exact(drillMm + 2);
    const double left = (room - gap) * 0.55, high = drillTop - gap - y;
    place(m_shares, side, y, left, high);
    place(m_widths, side + left + gap, y, room - left - gap, high);
    place(m_drill, side, drillTop, room, metrics.exact(drillMm));
    const double cell = (room - 2 * between) / 3;
    ActionButton *buttons[]{&m_back, &m_next, &m_practise};
    for (int i = 0; i < 3; ++i)
        place(*buttons[i], side + i * (cell + between), actionTop, cell, metrics.exact(20));
}

void ReadinessPage::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
