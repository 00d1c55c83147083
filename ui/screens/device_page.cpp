// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/device_page.h"

#include "ui/words/doctor_words.h"

namespace unitrail {

using Face = ActionButton::Face;
using Judgement = Diagnosis::Verdict;

DevicePage::DevicePage(const Theme &theme, QWidget *parent)
    : Page(theme, QStringLiteral("devicePage"), parent)
    , m_title(theme, this)
    , m_code(theme, this)
    , m_judgement(theme, this)
    , m_findings(theme, this)
    , m_captures(theme, QStringLiteral("captures"), this)
    , m_back(theme, QStringLiteral("deviceBack"), this)
    , m_sheet(theme, QStringLiteral("deviceSheet"), this)
    , m_again(theme, QStringLiteral("deviceAgain"), this)
    , m_accept(theme, QStringLiteral("deviceAccept"), this)
{
    for (size_t i = 0; i < deviceButtons; ++i) {
        m_devices.push_back(std::make_unique<ActionButton>(theme, QStringLiteral("device_%1").arg(i), this));
        connect(m_devices.back().get(), &ActionButton::fired, this, [this, i] {
            const auto &devices = m_content.devices;
            if (i + 1 == deviceButtons && devices.size() > deviceButtons) {
                m_turned += deviceButtons - 1;
                if (m_turned >= devices.size())
                    m_turned = 0;
                showAll();
            } else if (firstShownDevice() + i < devices.size()) {
                emit deviceChosen(devices[firstShownDevice() + i].name);
            }
        });
    }
    connect(&m_back, &ActionButton::fired, this, &Page::backWished);
    connect(&m_sheet, &ActionButton::fired, this, &DevicePage::sheetWished);
    connect(&m_again, &ActionButton::fired, this, &DevicePage::againWished);
    connect(&m_accept, &ActionButton::fired, this, &DevicePage::repairAccepted);
}

QString DevicePage::title(const Speech &) const
{
    return tr("Scanners and devices");
}

void DevicePage::tell(const StationView &, const Speech &)
{
    showAll();
}

void DevicePage::setContent(const DevicePageContent &content)
{
    m_content = content;
    if (m_turned >= content.devices.size())
        m_turned = 0;
    showAll();
}

size_t DevicePage::firstShownDevice() const
{
    return m_turned;
}

void DevicePage::showAll()
{
    m_title.setContent({.serial = {},
        .title = tr("Scanners and devices"),
        .shape = Shape::None,
        .state = {},
        .duration = {}});
    showDevices();
    showJudgement();
    showFindings();
    showCaptures();
    showCode();
    showActions();
    arrange();
}

void DevicePage::showDevices()
{
    const auto &devices = m_content.devices;
    const bool hasMore = devices.size() > deviceButtons;
    for (size_t i = 0; i < deviceButtons; ++i) {
        ActionButton &button = *m_devices[i];
        if (hasMore && i + 1 == deviceButtons) {
            button.setVisible(true);
            button.setContent({tr("More devices"), {}, Shape::None, Face::Plain});
            continue;
        }
        const size_t at = firstShownDevice() + i;
        button.setVisible(at < devices.size());
        if (at >= devices.size())
            continue;
        const DevicePageContent::Device &device = devices[at];
        button.setContent({isolated(device.name), device.connected ? QString() : tr("not connected"),
            device.connected ? Shape::Tick : Shape::Triangle,
            device.name == m_content.chosen ? Face::Chosen : Face::Plain});
    }
}

static Shape shapeOf(Judgement verdict)
{
    switch (verdict) {
    case Judgement::NothingYet:
        return Shape::Barcode;
    case Judgement::Right:
    case Judgement::RightRepaired:
        return Shape::Tick;
    case Judgement::Repairable:
        return Shape::Info;
    case Judgement::SeveralRepairs:
    case Judgement::SetUpScanner:
    case Judgement::NotUnderstood:
        return Shape::Triangle;
    }
    Q_UNREACHABLE();
}

QString DevicePage::noteText() const
{
    const auto fill = [this](const QString &sentence) {
        return filled(sentence, {{"detail", isolated(m_content.noteDetail)}});
    };
    switch (m_content.note) {
    case DevicePageContent::Note::None:
        return {};
    case DevicePageContent::Note::RepairKept:
        return fill(tr("The repair is in force and kept in {detail}."));
    case DevicePageContent::Note::RepairForNow:
        return tr("The repair is in force until the program ends. Start it with --config to keep it.");
    case DevicePageContent::Note::RepairNotKept:
        return fill(tr("The repair is in force, but it could not be kept: {detail}"));
    case DevicePageContent::Note::SheetAtPrinter:
        return tr("The test sheet is on its way to the printer.");
    case DevicePageContent::Note::SheetPrinted:
        return tr("The test sheet is printed. Scan its codes one by one.");
    case DevicePageContent::Note::SheetSaved:
        return fill(tr("No printer took the test sheet. It is in {detail}: print it at full size."));
    case DevicePageContent::Note::SheetNotSaved:
        return fill(tr("The test sheet could not be saved: {detail}"));
    }
    Q_UNREACHABLE();
}

void DevicePage::showJudgement()
{
    const auto chosen = std::find_if(m_content.devices.begin(), m_content.devices.end(),
        [this](const DevicePageContent::Device &device) { return device.name == m_content.chosen; });
    if (chosen == m_content.devices.end())
        return m_judgement.setContent(tr("No scanner is set up here."),
            tr("Devices stand in the station's configuration file."), Shape::Info);
    if (!chosen->canBeJudged)
        return m_judgement.setContent(tr("This device reads no printed codes."),
            noteText().isEmpty() ? tr("Choose a scanner for printed codes.") : noteText(), Shape::Info);
    const Diagnosis &diagnosis = m_content.diagnosis;
    QString text = noteText();
    if (text.isEmpty() && diagnosis.verdict != Judgement::NothingYet)
        text = filled(tr("{count} of 44 characters come right."),
            {{"count", QString::number(diagnosis.rightCharacters)}});
    if (text.isEmpty())
        text = tr("From the screen or from the printed sheet, in any order.");
    m_judgement.setContent(DoctorWords::verdict(diagnosis), text, shapeOf(diagnosis.verdict));
}

void DevicePage::showFindings()
{
    const Diagnosis &diagnosis = m_content.diagnosis;
    std::vector<FindingsPanel::Item> items;
    if (m_content.canAccept && !diagnosis.proposals.empty())
        items.push_back({.shape = Shape::Arrow,
            .what = diagnosis.proposals.front().repair.isEmpty()
                ? tr("Proposal: take the repair out")
                : filled(tr("Proposal: repair = {repair}"),
                    {{"repair", isolated(diagnosis.proposals.front().repair)}}),
            .mend = DoctorWords::costs(diagnosis.proposals.front())});
    // What misreads codes comes before what could only be better.
    for (const bool fault : {true, false}) {
        for (const Finding &finding : diagnosis.findings) {
            if (finding.isFault() == fault)
                items.push_back({.shape = fault ? Shape::Triangle : Shape::Info,
                    .what = DoctorWords::finding(finding),
                    .mend = DoctorWords::mend(finding, diagnosis.proposals.size() == 1),
                    .settings = DoctorWords::vendorSettings(finding.kind)});
        }
    }
    m_findings.setContent(tr("Found"), items,
        diagnosis.verdict == Judgement::NothingYet ? tr("Nothing was scanned yet.")
                                                   : tr("Nothing is wrong."));
}

void DevicePage::showCaptures()
{
    ListPanel::Content captures{.title = tr("What came"),
        .count = {},
        .rows = {},
        .whenEmpty = tr("Every scan of this device is shown here, byte for byte.")};
    for (const DevicePageContent::Came &came : m_content.came) {
        captures.rows.push_back({.shape = came.code == 0 ? Shape::Ring
                : came.right                             ? Shape::Tick
                                                         : Shape::Triangle,
            .lead = came.code == 0 ? QString() : QString::number(came.code),
            .main = isolated(came.text),
            .aside = filled(came.whole ? tr("{ms} ms") : tr("{ending} {ms} ms"),
                {{"ending", came.ending.isEmpty() ? tr("no end") : came.ending},
                    {"ms", QString::number(came.lastsMs)}})});
    }
    if (!m_content.came.empty())
        captures.rows.insert(captures.rows.begin() + 1,
            {.shape = Shape::None, .lead = {}, .main = isolated(m_content.came.front().hex), .aside = {}});
    m_captures.setContent(captures);
}

void DevicePage::showCode()
{
    const bool isJudged = std::any_of(
        m_content.devices.begin(), m_content.devices.end(), [this](const DevicePageContent::Device &device) {
            return device.name == m_content.chosen && device.canBeJudged;
        });
    m_code.setVisible(isJudged);
    const auto &missing = m_content.diagnosis.missing;
    const auto isMissing = [&missing](int number) {
        return std::find(missing.begin(), missing.end(), number) != missing.end();
    };
    // Bars would need more pixels than there are; squares can be read off the glass.
    for (const PlacedTestCode &placed : placedTestCodes()) {
        if (!placed.modules.isLinear() && isMissing(placed.code->number))
            return m_code.setCode(&placed,
                filled(tr("Scan code {number}"), {{"number", QString::number(placed.code->number)}}));
    }
    QStringList rest;
    for (const int number : missing)
        rest += QString::number(number);
    m_code.setCode(nullptr,
        rest.isEmpty() ? tr("Every code of the sheet was scanned.")
                       : filled(tr("Codes {numbers} are on the printed sheet."),
                           {{"numbers", rest.join(QStringLiteral(", "))}}));
}

void DevicePage::showActions()
{
    m_back.setContent({tr("Back to work"), {}, Shape::Undone, Face::Plain});
    m_sheet.setContent({tr("Print test sheet"), {}, Shape::None, Face::Plain});
    m_again.setContent({tr("Start again"), {}, Shape::None, Face::Plain});
    m_again.setEnabled(!m_content.came.empty());
    m_accept.setContent(
        {tr("Put it right"), {}, Shape::Tick, m_content.canAccept ? Face::Next : Face::Plain});
    m_accept.setVisible(m_content.canAccept);
}

void DevicePage::arrange()
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5);
    const double room = width() - 2 * side;
    const double gap = metrics.exact(3);
    const double panelGap = metrics.exact(2);
    double top = metrics.exact(1.6);
    m_title.setGeometry(QRectF(side, top, room, metrics.exact(11)).toRect());
    top += metrics.exact(13);
    const double actionTop = height() - metrics.exact(22);
    const double high = actionTop - metrics.exact(2) - top;

    const double left = metrics.exact(56);
    const double buttonHigh = metrics.exact(14);
    double y = top;
    for (const auto &button : m_devices) {
        button->setGeometry(QRectF(side, y, left, buttonHigh).toRect());
        y += buttonHigh + panelGap;
    }
    m_code.setGeometry(QRectF(side, y, left, top + high - y).toRect());

    const double right = side + left + gap;
    const double wide = width() - side - right;
    const double judgement = metrics.exact(JudgementPanel::heightMm);
    const double captures = metrics.exact(ListPanel::titleMm + 2 * ListPanel::rowMm + 2 * ListPanel::edgeMm);
    m_judgement.setGeometry(QRectF(right, top, wide, judgement).toRect());
    m_findings.setGeometry(
        QRectF(right, top + judgement + panelGap, wide, high - judgement - captures - 2 * panelGap).toRect());
    m_captures.setGeometry(QRectF(right, top + high - captures, wide, captures).toRect());

    const double cell = (room - 3 * gap) / 4;
    double x = side;
    for (ActionButton *button : {&m_back, &m_sheet, &m_again, &m_accept}) {
        button->setGeometry(QRectF(x, actionTop, cell, metrics.exact(20)).toRect());
        x += cell + gap;
    }
}

void DevicePage::resizeEvent(QResizeEvent *)
{
    arrange();
}

void DevicePage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    emit closed();
}

} // namespace unitrail
