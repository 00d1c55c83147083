// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/sample_page.h"

#include "ui/screens/verdict_shape.h"

#include <algorithm>

namespace unitrail {

using Face = ActionButton::Face;

int SampleSheet::count(SampledUnit state) const
{
    return int(std::count_if(rows.begin(), rows.end(), [&](const Row &row) { return row.state == state; }));
}

SamplePage::SamplePage(const Theme &theme, QWidget *parent)
    : Page(theme, QStringLiteral("samplePage"), parent)
    , m_heading(theme, this)
    , m_prompt(theme, this)
    , m_verdict(theme, this)
    , m_grid(theme, this)
    , m_keypad(theme, this)
    , m_back(theme, QStringLiteral("sampleBack"), this)
    , m_other(theme, QStringLiteral("sampleOther"), this)
    , m_complete(theme, QStringLiteral("sampleComplete"), this)
    , m_judge(theme, QStringLiteral("sampleJudge"), this)
{
    m_heading.setObjectName(QStringLiteral("sampleHeading"));
    connect(&m_back, &ActionButton::fired, this, &Page::backWished);
    connect(&m_other, &ActionButton::fired, this, &SamplePage::otherLotWished);
    connect(&m_complete, &ActionButton::fired, this, [this] { emit completeWished(completable()); });
    connect(&m_judge, &ActionButton::fired, this, &SamplePage::judgeWished);
    connect(&m_keypad, &Keypad::verbWished, this, &SamplePage::take);
    connect(&m_grid, &SampleGrid::keyPressed, this, &SamplePage::takeKey);
    connect(&m_grid, &SampleGrid::placeChanged, this, [this] {
        forget();
        retell();
    });
}

QString SamplePage::title(const Speech &) const
{
    return tr("Inspect a sample");
}

bool SamplePage::isOffered(const StationView &view) const
{
    return m_offered && !view.person.isEmpty();
}

/** The label of a drawn unit moves the frame to it; anything else is answered on the work screen. */
bool SamplePage::stays(const StationView &view) const
{
    if (!m_sheet || view.question)
        return false;
    const auto &unit = view.unit;
    return unit && std::any_of(m_sheet->rows.begin(), m_sheet->rows.end(), [&](const SampleSheet::Row &row) {
        return row.unit == unit->unit;
    });
}

void SamplePage::setSheet(const std::optional<SampleSheet> &sheet)
{
    const bool another = !m_sheet || !sheet || m_sheet->lot != sheet->lot;
    m_sheet = sheet;
    if (another) {
        forget();
        m_grid.setPlace(0, 0);
    }
    retell();
    if (another)
        goOn();
}

void SamplePage::showTyped(int row, int column, const QString &typed)
{
    m_grid.setPlace(row, column);
    m_typed = typed;
    retell();
}

void SamplePage::tell(const StationView &view, const Speech &speech)
{
    const auto shown = [](const std::optional<StationView> &seen) {
        return seen && seen->unit ? std::optional(seen->unit->unit) : std::nullopt;
    };
    const auto before = shown(m_view);
    m_view = view;
    m_language = speech.language();
    if (const auto now = shown(m_view); now && now != before && m_sheet) {
        const auto &rows = m_sheet->rows;
        const auto found = std::find_if(
            rows.begin(), rows.end(), [&](const SampleSheet::Row &row) { return row.unit == *now; });
        if (found != rows.end() && int(found - rows.begin()) != m_grid.row()) {
            forget();
            m_grid.setPlace(int(found - rows.begin()), 0);
        }
    }
    retell();
}

const SampleSheet::Row *SamplePage::row() const
{
    return m_sheet && m_grid.row() < int(m_sheet->rows.size()) ? &m_sheet->rows[size_t(m_grid.row())]
                                                               : nullptr;
}

const Characteristic *SamplePage::characteristic() const
{
    return m_sheet && m_grid.column() < int(m_sheet->characteristics.size())
        ? &m_sheet->characteristics[size_t(m_grid.column())]
        : nullptr;
}

std::optional<std::variant<ReadValue, Unread>> SamplePage::read() const
{
    const Characteristic *measured = characteristic();
    if (!measured || m_typed.isEmpty())
        return {};
    return readValue(m_typed, {}, *measured);
}

std::vector<UnitId> SamplePage::completable() const
{
    std::vector<UnitId> units;
    for (const SampleSheet::Row &row : m_sheet ? m_sheet->rows : std::vector<SampleSheet::Row>()) {
        const bool all = std::all_of(row.cells.begin(), row.cells.end(),
            [](const SampleSheet::Cell &cell) { return cell.complete && cell.verdict != Verdict::Fail; });
        if (row.mayEnter && !row.cells.empty() && all)
            units.push_back(row.unit);
    }
    return units;
}

void SamplePage::forget()
{
    m_typed.clear();
    m_meant = false;
}

void SamplePage::takeKey(int key)
{
    if (key >= Qt::Key_0 && key <= Qt::Key_9)
        take(QStringLiteral("D%1").arg(key - Qt::Key_0), {});
    else if (key == Qt::Key_Period || key == Qt::Key_Comma)
        take(QStringLiteral("DOT"), {});
    else if (key == Qt::Key_Minus)
        take(QStringLiteral("MINUS"), {});
    else if (key == Qt::Key_Backspace)
        take(QStringLiteral("ERASE"), {});
    else
        take(QStringLiteral("ENTER"), {});
}

void SamplePage::take(const QString &verb, const QString &argument)
{
    constexpr qsizetype digitsMax = 24;
    const Characteristic *measured = characteristic();
    if (!measured || !row() || !row()->mayEnter)
        return;
    const bool number
        = measured->kind == Characteristic::Kind::Numeric || measured->kind == Characteristic::Kind::Count;
    if (verb == u"VALUE")
        return save(argument);
    if (verb == u"ENTER")
        return m_typed.isEmpty() ? void() : save(m_typed);
    m_meant = false;
    if (verb == u"ERASE")
        m_typed.chop(1);
    else if (verb == u"MINUS" && number)
        m_typed = m_typed.startsWith(u'-') ? m_typed.mid(1) : u'-' + m_typed;
    else if (verb == u"DOT" && number && !m_typed.contains(u'.'))
        m_typed += m_typed.isEmpty() || m_typed == u"-" ? QStringLiteral("0.") : QStringLiteral(".");
    else if (verb.size() == 2 && verb[0] == u'D' && m_typed.size() < digitsMax && number)
        m_typed += verb[1];
    else if (verb.size() == 2 && verb[0] == u'D' && measured->kind == Characteristic::Kind::Attribute)
        return save(verb == u"D1" ? QStringLiteral("OK") : verb == u"D0" ? QStringLiteral("NOK") : QString());
    retell();
}

/** Outside its limits it is saved by a second press; what is no value is not saved at all. */
void SamplePage::save(QString value)
{
    const Characteristic *measured = characteristic();
    if (value.isEmpty() || !measured || !row())
        return;
    const auto read = readValue(value, {}, *measured);
    const auto *known = std::get_if<ReadValue>(&read);
    if (!known)
        return retell();
    if (known->verdict == Verdict::Fail && !(m_meant && m_typed == value)) {
        m_typed = value;
        m_meant = true;
        return retell();
    }
    const UnitId unit = row()->unit;
    forget();
    emit valueWished(unit, measured->id.text(), value);
    goOn();
}

/** Along the unit, then to the next one. */
void SamplePage::goOn()
{
    if (!m_sheet || m_sheet->rows.empty() || m_sheet->characteristics.empty())
        return;
    const auto columns = int(m_sheet->characteristics.size());
    const int cells = columns * int(m_sheet->rows.size());
    const int here = m_grid.row() * columns + m_grid.column();
    for (int i = 0; i < cells; ++i) {
        const int at = (here + i) % cells;
        const SampleSheet::Row &row = m_sheet->rows[size_t(at / columns)];
        if (!row.mayEnter || row.cells[size_t(at % columns)].complete)
            continue;
        m_grid.setPlace(at / columns, at % columns);
        break;
    }
    retell();
}

void SamplePage::tellPrompt(const Speech &speech)
{
    PromptWords words{
        tr("No sample to inspect here"), tr("A lot appears as soon as one of its drawn units is made.")};
    Keypad::Content keys{.kind = Keypad::Content::Kind::Text, .dead = true, .why = QStringLiteral("–")};
    const Characteristic *measured = characteristic();
    if (m_sheet && measured && row()) {
        const QString what = QStringLiteral("%1 · ").arg(m_grid.column() + 1) + speech.name(measured->name);
        const QString limits = speech.limits(measured->lower, measured->upper, measured->unit);
        const auto live = read();
        const auto *value = live ? std::get_if<ReadValue>(&*live) : nullptr;
        QString say = limits;
        if (m_meant)
            say = tr("Outside the limits. Save again to record it as a fail.");
        else if (live && !value)
            say = std::get<Unread>(*live).reason == Reason::ImplausibleValue
                ? tr("Far outside: check the decimal mark.")
                : tr("Not a value yet");
        else if (value)
            say = Speech::word(value->verdict)
                + (limits.isEmpty() ? QString() : QStringLiteral(" · ") + limits);
        else if (!row()->mayEnter)
            say = row()->finished ? tr("This unit is through here.")
                                  : tr("This inspection is not due on this unit yet.");
        words = {what,
            isolated(row()->unit.serial.text()) + (say.isEmpty() ? QString() : QStringLiteral(" · ") + say)};
        const bool attribute = measured->kind == Characteristic::Kind::Attribute;
        const bool number = measured->kind == Characteristic::Kind::Numeric
            || measured->kind == Characteristic::Kind::Count;
        keys = {.kind = attribute ? Keypad::Content::Kind::TwoAnswers
                : number          ? Keypad::Content::Kind::Number
                                  : Keypad::Content::Kind::Text,
            .typed = attribute ? QString() : m_typed,
            .unit = measured->unit,
            .saves = value != nullptr,
            .dead = !row()->mayEnter || !measured->typed,
            .why = row()->mayEnter ? QString()
                : row()->finished  ? tr("Inspected")
                                   : tr("Not due yet")};
    }
    m_prompt.setContent(words, Prompt::Kind::Measure, false, true);
    m_keypad.setContent(keys, speech);
}

void SamplePage::tellGrid(const Speech &speech)
{
    SampleGrid::Content grid{.name = tr("Drawn units and what is measured on them"),
        .title = tr("Drawn"),
        .columns = {},
        .rows = {},
        .whenEmpty = tr("Nothing is drawn from a lot that is made here now.")};
    for (const Characteristic &c : m_sheet ? m_sheet->characteristics : std::vector<Characteristic>())
        grid.columns.push_back(speech.name(c.name));
    for (const SampleSheet::Row &row : m_sheet ? m_sheet->rows : std::vector<SampleSheet::Row>()) {
        SampleGrid::Row shown{.name = row.unit.serial.text(), .cells = {}};
        shown.shape = row.state == SampledUnit::Nonconforming ? Shape::Diamond
            : row.state == SampledUnit::Conforming            ? Shape::Tick
            : row.mayEnter                                    ? Shape::Ring
                                                              : Shape::Clock;
        for (size_t i = 0; i < row.cells.size(); ++i) {
            const SampleSheet::Cell &cell = row.cells[i];
            const bool attribute = m_sheet->characteristics[i].kind == Characteristic::Kind::Attribute;
            shown.cells.push_back({.shape = cell.verdict ? shapeOf(*cell.verdict) : Shape::None,
                .text = attribute ? QString() : speech.language().number(cell.value),
                .open = row.mayEnter && !cell.complete});
        }
        grid.rows.push_back(shown);
    }
    m_grid.setContent(grid);
    const auto live = read();
    const auto *value = live ? std::get_if<ReadValue>(&*live) : nullptr;
    const bool isAttribute = characteristic() && characteristic()->kind == Characteristic::Kind::Attribute;
    m_grid.setTyped(isAttribute ? QString() : speech.language().number(m_typed),
        value      ? shapeOf(value->verdict)
            : live ? Shape::Triangle
                   : Shape::None);
}

void SamplePage::retell()
{
    if (!m_language || !m_view)
        return;
    const Speech speech(*m_language, *m_view);
    IdentityRow::Content heading{.serial = {}, .title = tr("Sample of a lot"), .state = {}, .duration = {}};
    if (m_sheet) {
        heading.title = isolated(m_sheet->lot) + QStringLiteral(" (%1) · ").arg(m_sheet->size)
            + m_sheet->operation.text() + QStringLiteral(" · ")
            + QStringLiteral("Ac %1 Re %2").arg(m_sheet->plan.accept).arg(m_sheet->plan.reject); // ISO 2859-1
        heading.shape = !m_sheet->accepted ? Shape::Play : *m_sheet->accepted ? Shape::Tick : Shape::Hold;
        heading.state = !m_sheet->accepted
            ? tr("{done} / {drawn}, {bad} bad")
                  .replace(QStringLiteral("{done}"), QString::number(m_sheet->inspected()))
                  .replace(QStringLiteral("{drawn}"), QString::number(m_sheet->plan.sample))
                  .replace(
                      QStringLiteral("{bad}"), QString::number(m_sheet->count(SampledUnit::Nonconforming)))
            : *m_sheet->accepted ? tr("Lot accepted")
                                 : tr("Lot rejected");
    }
    m_heading.setContent(heading);
    tellPrompt(speech);
    tellGrid(speech);
    const VerdictWords verdict = speech.wordsFor(m_view->answer);
    const BandPlan plan = planBands(*m_view, verdict, theme().kind());
    m_verdict.setContent(verdict, m_view->answer.kind, plan.verdictSolid);
    const auto ready = completable();
    const bool judges = m_sheet && m_sheet->ready() && !m_sheet->accepted;
    m_back.setContent({tr("Back to work"), {}, Shape::Undone, Face::Plain});
    m_other.setContent({tr("Other lot"), {}, Shape::None, Face::Plain});
    m_complete.setContent({tr("Complete units"), QString::number(ready.size()), Shape::None, Face::Plain});
    m_judge.setContent({m_sheet && m_sheet->rejected() ? tr("Reject the lot") : tr("Accept the lot"), {},
        Shape::None, judges && !plan.verdictSolid ? Face::NextQuiet : Face::Plain});
    m_complete.setVisible(!ready.empty());
    m_judge.setVisible(judges);
    arrange();
}

void SamplePage::arrange()
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(2.5);
    const double keys = metrics.exact(Keypad::widthMm);
    const double room = width() - 2 * side - gap - keys;
    const auto place = [&](QWidget &widget, double left, double top, double wide, double high) {
        const double x = layoutDirection() == Qt::RightToLeft ? width() - left - wide : left;
        widget.setGeometry(QRectF(x, top, wide, high).toRect());
    };
    double y = metrics.exact(1.6);
    place(m_keypad, side + room + gap, y, keys, height() - metrics.exact(2) - y);
    place(m_heading, side, y, room, metrics.exact(9));
    y += metrics.exact(10.6);
    place(m_prompt, side, y, room, metrics.exact(14));
    y += metrics.exact(15.5);
    const double actionTop = height() - metrics.exact(22);
    place(m_verdict, side, y, room, metrics.exact(16));
    y += metrics.exact(17.5);
    place(m_grid, side, y, room, actionTop - metrics.exact(2) - y);
    std::vector<ActionButton *> buttons{&m_back, &m_other};
    for (ActionButton *button : {&m_complete, &m_judge}) {
        if (!button->isHidden())
            buttons.push_back(button);
    }
    const double between = metrics.exact(3);
    const double cell = (room - 3 * between) / 4;
    for (size_t i = 0; i < buttons.size(); ++i)
        place(*buttons[i], side + double(i) * (cell + between), actionTop, cell, metrics.exact(20));
}

void SamplePage::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
