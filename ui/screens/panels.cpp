// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/panels.h"

#include "ui/screens/operator_screen.h"
#include "ui/widgets/bands.h"

#include <algorithm>

namespace unitrail {

namespace {
/** The words of the lists. */
struct Panels {
    Q_DECLARE_TR_FUNCTIONS(Panels)
public:
    static QString of(qsizetype done, qsizetype total)
    {
        return filled(
            tr("{done} of {total}"), {{"done", QString::number(done)}, {"total", QString::number(total)}});
    }
    static QString captures() { return tr("Parts and values"); }
    static QString stepOver()
    {
        return tr("No step of this unit is open here. Scan the next unit, or scan this one again.");
    }
    static QString noCaptures()
    {
        return tr("Nothing is to be scanned or measured in this step. Do the work, then press Complete.");
    }
    static QString lastScans() { return tr("Last scans"); }
    static QString noScans() { return tr("Nothing scanned yet."); }
    static QString waiting() { return tr("Waiting here, oldest first"); }
    static QString noWaiting()
    {
        return tr("No units waiting. They arrive here after the step before. You can still scan any unit.");
    }
    static QString onHold() { return tr("on hold"); }
    static QString repaired() { return tr("characters repaired"); }
    static QString since(const QString &time)
    {
        return tr("since {time}").replace(QStringLiteral("{time}"), time);
    }
    static QString loaded() { return tr("Loaded at this station"); }
    static QString noLoaded() { return tr("No lots are loaded. Scan a lot label to load it."); }
    static QString lot(const QString &lot) { return tr("lot {lot}").replace(QStringLiteral("{lot}"), lot); }
    static QString until(const QString &date)
    {
        return tr("until {date}").replace(QStringLiteral("{date}"), date);
    }
    static QString routing() { return tr("All steps of this unit"); }
    static QString attempt(int pass)
    {
        return tr("attempt {number}").replace(QStringLiteral("{number}"), QString::number(pass));
    }
    static QString leftOpen() { return tr("Left open on this station"); }
    static QString nothingLeftOpen() { return tr("Nothing is left open on this station."); }
};
} // namespace

static Shape shapeOf(CaptureView::State state)
{
    switch (state) {
    case CaptureView::State::Todo:
        return Shape::Ring;
    case CaptureView::State::Next:
        return Shape::Signpost;
    case CaptureView::State::Done:
        return Shape::Tick;
    case CaptureView::State::Failed:
        return Shape::Diamond;
    }
    return Shape::Ring;
}

bool isRunning(const StationView &view)
{
    switch (view.prompt.kind) {
    case Prompt::Kind::WaitForLabel:
    case Prompt::Kind::PrintLabel:
    case Prompt::Kind::ScanLabel:
    case Prompt::Kind::ScanComponent:
    case Prompt::Kind::ScanLotToLoad:
    case Prompt::Kind::Measure:
    case Prompt::Kind::Complete:
    case Prompt::Kind::Fail:
        return true;
    case Prompt::Kind::SignIn:
    case Prompt::Kind::ScanUnit:
    case Prompt::Kind::ChooseRework:
    case Prompt::Kind::TakeTo:
    case Prompt::Kind::Stopped:
        return false;
    }
    return false;
}

IdentityRow::Content identityOf(const StationView &view, const Speech &speech)
{
    IdentityRow::Content content{.title = speech.name(view.stationTitle)};
    if (view.screen != StationView::Screen::UnitAtStep || !view.unit)
        return content;
    const UnitView &unit = *view.unit;
    content.serial = unit.unit.serial.text();
    content.title = isolated(speech.name(unit.partName));
    if (unit.hold) {
        content.shape = Shape::Hold;
        content.state = OperatorScreen::tr("HOLD");
    } else if (unit.life == LifeCycle::Scrapped) {
        content.shape = Shape::Scrapped;
        content.state = Speech::word(unit.life);
    } else {
        content.shape = shapeOf(unit.status);
        content.state = Speech::word(unit.status);
    }
    const auto current = std::find_if(
        view.steps.begin(), view.steps.end(), [](const StepView &step) { return step.current; });
    if (current != view.steps.end() && current->pass > 1)
        content.state += QStringLiteral(" · ")
            + OperatorScreen::tr("attempt {number}")
                  .replace(QStringLiteral("{number}"), QString::number(current->pass));
    return content;
}

ListPanel::Content capturesPanel(const StationView &view, const Speech &speech)
{
    ListPanel::Content content{.title = Panels::captures(),
        .count = {},
        .rows = {},
        .whenEmpty = isRunning(view) ? Panels::noCaptures() : Panels::stepOver()};
    qsizetype done = 0;
    int next = -1;
    for (auto at = view.captures.begin(); at != view.captures.end();) {
        // What is still to come several times in a row is one line.
        const auto last = at->state != CaptureView::State::Todo
            ? std::next(at)
            : std::find_if(at, view.captures.end(), [&](const CaptureView &other) { return other != *at; });
        const bool is = at->state == CaptureView::State::Next;
        if (is && next < 0)
            next = static_cast<int>(content.rows.size());
        done += at->state == CaptureView::State::Done || at->state == CaptureView::State::Failed ? 1 : 0;
        const auto times = std::distance(at, last);
        const QString toCome = times > 1 ? QStringLiteral("%1 ×").arg(times)
            : is                         ? QStringLiteral("—")
                                         : QString();
        const QString name = speech.name(at->name);
        content.rows.push_back({.shape = shapeOf(at->state),
            .lead = {},
            .main = isolated(name.isEmpty() ? at->part : name),
            .aside = at->value.isEmpty() ? toCome : isolated(speech.language().number(at->value)),
            .strong = is});
        at = last;
    }
    if (!content.rows.empty())
        content.count = Panels::of(done, static_cast<qsizetype>(view.captures.size()));
    // What is next stays in sight, with one row before it and the rest behind it.
    content.inSight = next < 0 ? static_cast<int>(content.rows.size()) - 1 : next;
    content.before = 1;
    return content;
}

ListPanel::Content lastScansPanel(const StationView &view, const Speech &speech)
{
    ListPanel::Content content{
        .title = Panels::lastScans(), .count = {}, .rows = {}, .whenEmpty = Panels::noScans()};
    for (const ScanLine &line : view.scans)
        content.rows.push_back({.shape = shapeOf(line.kind),
            .lead = speech.language().timeWithSeconds(line.atMs),
            .main = isolated(line.code),
            .aside = line.refusal ? Speech::shortWord(line.refusal->reason)
                : line.repaired   ? Panels::repaired()
                                  : QString(),
            .struck = line.kind == Answer::Kind::Undone,
            .asideIsExtra = true});
    return content;
}

ListPanel::Content waitingPanel(const StationView &view, const Speech &speech)
{
    ListPanel::Content content{
        .title = Panels::waiting(), .count = {}, .rows = {}, .whenEmpty = Panels::noWaiting()};
    for (const WaitingUnit &unit : view.waiting)
        content.rows.push_back({.shape = unit.onHold ? Shape::Hold : Shape::Ring,
            .lead = unit.operation.text(),
            .main = isolated(unit.unit.serial.text()),
            .aside = unit.onHold ? Panels::onHold() : Panels::since(speech.language().time(unit.sinceMs)),
            .strong = true});
    if (!content.rows.empty())
        content.count = QString::number(content.rows.size());
    return content;
}

ListPanel::Content loadedPanel(const StationView &view, const Speech &speech)
{
    ListPanel::Content content{
        .title = Panels::loaded(), .count = {}, .rows = {}, .whenEmpty = Panels::noLoaded()};
    for (const LoadedLot &loaded : view.loaded) {
        const QString until = loaded.expiry ? Panels::until(speech.language().locale.toString(
                                  *loaded.expiry, QCoreApplication::translate("Language", "d MMM yyyy")))
                                            : QString();
        content.rows.push_back({.shape = Shape::Tick,
            .lead = {},
            .main = isolated(loaded.lot.part.text()) + u' ' + Panels::lot(isolated(loaded.lot.lot.text())),
            .aside = until});
    }
    return content;
}

ListPanel::Content routingPanel(const StationView &view, const Speech &speech)
{
    ListPanel::Content content{.title = Panels::routing(), .count = {}, .rows = {}, .whenEmpty = {}};
    qsizetype done = 0;
    int current = 0;
    for (const StepView &step : view.steps) {
        if (step.current)
            current = static_cast<int>(content.rows.size());
        done += step.status == OperationStatus::Passed || step.status == OperationStatus::Waived
                || step.status == OperationStatus::Skipped
            ? 1
            : 0;
        content.rows.push_back({.shape = shapeOf(step.status),
            .lead = step.operation.text(),
            .main = isolated(speech.name(step.name)),
            .aside = step.pass > 1 ? Panels::attempt(step.pass) : QString(),
            .strong = step.current});
    }
    if (!content.rows.empty())
        content.count = Panels::of(done, static_cast<qsizetype>(content.rows.size()));
    content.inSight = current;
    content.before = 2;
    return content;
}

ListPanel::Content leftOpenPanel(const StationView &view, const Speech &speech)
{
    ListPanel::Content content{
        .title = Panels::leftOpen(), .count = {}, .rows = {}, .whenEmpty = Panels::nothingLeftOpen()};
    if (view.unit && view.unit->openedMs > 0)
        content.rows.push_back({.shape = shapeOf(view.unit->status),
            .lead = {},
            .main = isolated(view.unit->unit.serial.text()),
            .aside = Panels::since(speech.language().time(view.unit->openedMs)),
            .strong = true});
    return content;
}

} // namespace unitrail
