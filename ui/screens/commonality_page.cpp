// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/commonality_page.h"

#include <algorithm>
#include <cmath>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

/** Below this corrected probability a row is set strong: by chance it would be seen once in twenty looks. */
static constexpr double unlikely = 0.05;
static constexpr double stepsMm = 44;
static constexpr double stepMm = 11;

CommonalityPage::CommonalityPage(const Theme &theme, QWidget *parent)
    : Page(theme, u"commonalityPage"_s, parent)
    , m_heading(theme, this)
    , m_table(theme, u"commonalityTable"_s, this)
    , m_list(theme, this)
    , m_back(theme, u"commonalityBack"_s, this)
    , m_units(theme, u"commonalityUnits"_s, this)
    , m_recall(theme, u"commonalityRecall"_s, this)
{
    m_heading.setObjectName(u"commonalityHeading"_s);
    m_list.hide();
    connect(&m_back, &ActionButton::fired, this, &Page::backWished);
    connect(&m_units, &ActionButton::fired, this, [this] { openUnits(m_table.current()); });
    connect(&m_table, &Table::chosen, this, &CommonalityPage::openUnits);
    connect(&m_table, &Table::currentChanged, this, [this] { tellButtons(); });
    connect(&m_recall, &ActionButton::fired, this, [this] {
        const Commonality *thing = current();
        if (const auto start = thing ? startOf(*thing) : std::nullopt)
            emit recallWished({{*start}});
    });
    connect(&m_list, &FigureList::backWished, this, [this] {
        m_list.hide();
        retell();
    });
    connect(&m_list, &FigureList::unitWished, this, [this](const QString &text) {
        if (const auto unit = UnitId::fromText(text))
            emit unitWished(*unit);
    });
}

QString CommonalityPage::title(const Speech &) const
{
    return tr("In common");
}

void CommonalityPage::begin()
{
    m_list.hide();
    emit failuresWished();
}

void CommonalityPage::tell(const StationView &, const Speech &speech)
{
    const bool otherLanguage = m_speech.language().code != speech.language().code;
    m_speech = Speech(speech.language(), m_shown.operations);
    const bool listed = !m_list.isHidden();
    retell();
    if (listed && otherLanguage)
        openUnits(m_listed);
    else if (listed)
        m_list.retell(m_speech);
}

void CommonalityPage::setShown(const CommonalityShown &shown)
{
    m_shown = shown;
    m_speech = Speech(m_speech.language(), m_shown.operations);
    m_list.hide();
    retell();
    m_table.setCurrent(shown.answer && !shown.answer->ranked.empty() ? 0 : -1); // now that it has rows
}

std::optional<RecallStart> CommonalityPage::startOf(const Commonality &thing)
{
    using Kind = RecallStart::Kind;
    switch (thing.factor) {
    case Factor::ComponentLot:
        return RecallStart{.kind = Kind::Lot, .name = thing.name};
    case Factor::Station:
        return RecallStart{.kind = Kind::Station, .name = thing.name};
    case Factor::Person:
        return RecallStart{.kind = Kind::Person, .name = thing.name};
    case Factor::Gauge:
        return RecallStart{.kind = Kind::Gauge, .name = thing.name};
    case Factor::Tool:
        return RecallStart{.kind = Kind::Tool, .name = thing.name};
    case Factor::Fixture:
        return RecallStart{.kind = Kind::Fixture, .name = thing.name};
    case Factor::Program:
        return RecallStart{.kind = Kind::Program, .name = thing.name};
    case Factor::Shift:
    case Factor::TimeWindow:
        return {};
    }
    Q_UNREACHABLE();
}

QString CommonalityPage::factorWords(Factor factor) const
{
    switch (factor) {
    case Factor::ComponentLot:
        return tr("Lot");
    case Factor::Station:
        return tr("Station");
    case Factor::Person:
        return tr("Person");
    case Factor::Gauge:
        return tr("Instrument");
    case Factor::Tool:
        return tr("Tool");
    case Factor::Fixture:
        return tr("Fixture");
    case Factor::Program:
        return tr("Test program");
    case Factor::Shift:
        return tr("Shift");
    case Factor::TimeWindow:
        return tr("Time");
    }
    Q_UNREACHABLE();
}

/** A shift and a time window are named "2026-05-03 early", "2026-05-03 10:00-12:00". */
QString CommonalityPage::wordsFor(const Commonality &thing) const
{
    const QDate date = QDate::fromString(thing.name.left(10), Qt::ISODate);
    const QString rest = thing.name.mid(11);
    if ((thing.factor != Factor::Shift && thing.factor != Factor::TimeWindow) || !date.isValid())
        return factorWords(thing.factor) + u' ' + isolated(thing.name);
    const QString day
        = m_speech.language().date(date.startOfDay(Qt::UTC).addSecs(43'200).toMSecsSinceEpoch());
    if (thing.factor == Factor::TimeWindow)
        return day + u' ' + QString(rest).replace(u'-', u'–');
    return (rest == u"early"  ? tr("Early shift {day}")
            : rest == u"late" ? tr("Late shift {day}")
                              : tr("Night shift {day}"))
        .replace(u"{day}"_s, day);
}

/** Where a field of the table is empty there is no ratio to be had, only a bound; the words say which field.
 */
QString CommonalityPage::oddsWords(const Commonality &thing) const
{
    const FourFold &table = thing.table;
    if (table.failingWithout == 0 && table.passedWithout == 0)
        return tr("all have it");
    const auto bounded = [&](const QString &words, double bound) {
        return QString(words).replace(u"{bound}"_s, number(bound, 1));
    };
    if (table.passedWith == 0)
        return bounded(tr("no good one: > {bound}"), thing.odds.lower);
    if (table.failingWithout == 0)
        return bounded(tr("every bad one: > {bound}"), thing.odds.lower);
    if (table.passedWithout == 0)
        return bounded(tr("every good one: < {bound}"), thing.odds.upper);
    return u"%1 (%2–%3)"_s.arg(
        number(thing.odds.value, 1), number(thing.odds.lower, 1), number(thing.odds.upper, 1));
}

QString CommonalityPage::number(double value, int digits) const
{
    if (!std::isfinite(value))
        return u"∞"_s;
    return m_speech.language().number(QString::number(value, 'f', digits));
}

const Commonality *CommonalityPage::current() const
{
    const int row = m_table.current();
    if (!m_shown.answer || row < 0 || row >= int(m_shown.answer->ranked.size()))
        return nullptr;
    return &m_shown.answer->ranked[size_t(row)];
}

/** Number and name: "step" is said by what they are for. */
QString CommonalityPage::stepWords(const OperationId &operation) const
{
    const auto known = m_shown.operations.find(operation);
    return operation.text()
        + (known == m_shown.operations.end() ? QString() : u' ' + m_speech.name(known->second));
}

void CommonalityPage::tellSteps()
{
    while (m_steps.size() > m_shown.failures.size())
        m_steps.pop_back();
    while (m_steps.size() < m_shown.failures.size()) {
        const size_t index = m_steps.size();
        auto tile = std::make_unique<Tile>(theme(), u"commonalityStep%1"_s.arg(index), this);
        connect(tile.get(), &Tile::fired, this,
            [this, index] { emit stepWished(m_shown.failures[index].operation); });
        tile->show();
        m_steps.push_back(std::move(tile));
    }
    for (size_t i = 0; i < m_steps.size(); ++i) {
        const FailuresAt &failures = m_shown.failures[i];
        const bool shown = m_shown.failedAt == failures.operation;
        m_steps[i]->setContent({.title = stepWords(failures.operation),
            .value = {},
            .lines = {{shown ? Shape::Tick : Shape::Ring,
                (failures.units == 1 ? tr("1 unit failed") : tr("{count} units failed"))
                    .replace(u"{count}"_s, QString::number(failures.units)),
                shown}}});
    }
}

void CommonalityPage::tellTable()
{
    Table::Content content{.name = tr("What failing units have in common"),
        .columns = {{tr("What"), 2.95}, {tr("At"), 0.55}, {tr("Bad"), 1.05}, {tr("Good"), 1.25},
            {tr("Odds"), 1.8}, {tr("p"), 0.95}}};
    if (m_shown.asking)
        content.whenEmpty = tr("Comparing…");
    else if (!m_shown.trouble.isEmpty())
        content.whenEmpty = m_shown.trouble;
    else if (m_shown.failures.empty())
        content.whenEmpty
            = tr("No unit has failed. What failed at a step would be compared with what passed.");
    else if (!m_shown.answer)
        content.whenEmpty = tr("Choose the step that the units failed at.");
    else
        content.whenEmpty = tr("These units have nothing on record that could be compared.");
    for (const Commonality &thing : m_shown.answer ? m_shown.answer->ranked : std::vector<Commonality>()) {
        const FourFold &table = thing.table;
        const bool strong = thing.odds.value > 1 && thing.corrected < unlikely;
        content.rows.push_back({.shape = strong ? Shape::Triangle : Shape::None,
            .cells = {wordsFor(thing), thing.operation,
                u"%1 / %2"_s.arg(table.failingWith).arg(table.failingWith + table.failingWithout),
                u"%1 / %2"_s.arg(table.passedWith).arg(table.passedWith + table.passedWithout),
                oddsWords(thing),
                thing.corrected >= 0.9995      ? u"1"_s
                    : thing.corrected < 0.0001 ? u"< "_s + number(0.0001, 4)
                                               : number(thing.corrected, 4)},
            .strong = strong});
    }
    m_table.setContent(content);
}

void CommonalityPage::tellButtons()
{
    using Face = ActionButton::Face;
    const Commonality *thing = current();
    const bool recalls = thing && startOf(*thing);
    m_back.setContent({tr("Back to work"), {}, Shape::Undone, Face::Plain});
    m_units.setContent({tr("Units that have it"), thing ? QString::number(thing->failing.size()) : QString(),
        Shape::None, Face::Plain});
    m_recall.setContent(
        {tr("Recall and contain…"), thing && !recalls ? tr("a time alone is no start") : QString(),
            Shape::Hold, recalls ? Face::NextQuiet : Face::Plain});
    m_units.setEnabled(thing);
    m_recall.setEnabled(recalls);
}

void CommonalityPage::retell()
{
    const auto &answer = m_shown.answer;
    m_heading.setContent({.serial = {},
        .title = !answer ? tr("What do failing units have in common?")
                         : (answer->failing.size() == 1 ? tr("1 failed, {passed} passed")
                                                        : tr("{failed} failed, {passed} passed"))
                               .replace(u"{failed}"_s, QString::number(answer->failing.size()))
                               .replace(u"{passed}"_s, QString::number(answer->passed)),
        .shape = Shape::None,
        .state = answer
            ? tr("{count} things compared (Holm)").replace(u"{count}"_s, QString::number(answer->looked))
            : QString(),
        .duration = {}});
    tellSteps();
    tellTable();
    tellButtons();
    showComparison(m_list.isHidden());
    arrange();
}

FigureList::Content CommonalityPage::unitsWith(const Commonality &thing) const
{
    const FourFold &table = thing.table;
    QString means = tr("Of {failed} units that failed these have it; of {passed} that passed {with} have it. "
                       "Fisher's exact test p {p} before correction.");
    const bool ratio = !thing.odds.corrected;
    if (ratio)
        means += u' ' + tr("Odds ratio {odds}, between {lower} and {upper} with 95 %.");
    else if (table.failingWithout > 0 || table.passedWithout > 0)
        means += u' '
            + tr(
                "One of the four counts is 0: the odds ratio has no value, only a bound, which is found with "
                "one half added to each.");
    means.replace(u"{failed}"_s, QString::number(table.failingWith + table.failingWithout))
        .replace(u"{passed}"_s, QString::number(table.passedWith + table.passedWithout))
        .replace(u"{with}"_s, QString::number(table.passedWith))
        .replace(u"{odds}"_s, number(thing.odds.value, 1))
        .replace(u"{lower}"_s, number(thing.odds.lower, 1))
        .replace(u"{upper}"_s, number(thing.odds.upper, 1))
        .replace(u"{p}"_s, thing.p < 0.0001 ? u"< "_s + number(0.0001, 4) : u"= "_s + number(thing.p, 4));
    FigureList::Content content{.title = wordsFor(thing), .definition = means, .tabs = {{tr("Failed"), {}}}};
    for (const QString &unit : thing.failing)
        content.tabs.front().items.push_back({.unit = unit, .operation = thing.operation});
    content.backTo = tr("Back to the comparison");
    return content;
}

void CommonalityPage::openUnits(int row)
{
    if (!m_shown.answer || row < 0 || row >= int(m_shown.answer->ranked.size()))
        return;
    m_listed = row;
    m_list.setContent(unitsWith(m_shown.answer->ranked[size_t(row)]), m_speech);
    m_list.setGeometry(rect());
    m_list.show();
    m_list.raise();
    showComparison(false);
}

void CommonalityPage::showComparison(bool shown)
{
    for (QWidget *widget :
        std::initializer_list<QWidget *>{&m_heading, &m_table, &m_back, &m_units, &m_recall})
        widget->setVisible(shown);
    for (const auto &step : m_steps)
        step->setVisible(shown);
}

void CommonalityPage::arrange()
{
    m_list.setGeometry(rect());
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(2);
    const double room = width() - 2 * side;
    double y = metrics.exact(1.6);
    const auto place = [&](QWidget &widget, double left, double top, double wide, double high) {
        const double x = layoutDirection() == Qt::RightToLeft ? width() - left - wide : left;
        widget.setGeometry(QRectF(x, top, wide, high).toRect());
    };
    place(m_heading, side, y, room, metrics.exact(9));
    y += metrics.exact(10.6);
    const double actionTop = height() - metrics.exact(22);
    const double bottom = actionTop - metrics.exact(2);
    const double steps = m_steps.empty() ? 0 : metrics.exact(stepsMm);
    const double step
        = m_steps.empty() ? 0 : std::min(metrics.exact(stepMm), (bottom - y) / double(m_steps.size()));
    for (size_t i = 0; i < m_steps.size(); ++i)
        place(*m_steps[i], side, y + double(i) * step, steps, step - metrics.exact(0.6));
    const double left = m_steps.empty() ? side : side + steps + gap;
    place(m_table, left, y, width() - side - left, bottom - y);
    const double between = metrics.exact(3), cell = (room - 2 * between) / 3;
    ActionButton *buttons[]{&m_back, &m_units, &m_recall};
    for (int i = 0; i < 3; ++i)
        place(*buttons[i], side + i * (cell + between), actionTop, cell, metrics.exact(20));
}

void CommonalityPage::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
