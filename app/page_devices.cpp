// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/page_devices.h"

#include "app/assembly.h"
#include "app/device_settings.h"
#include "app/doctor_report.h"
#include "app/scanner_doctor.h"
#include "app/written_file.h"
#include "drivers/printer/page_printer.h"
#include "ui/screens/device_page.h"
#include "ui/station_window.h"
#include "ui/words/doctor_words.h"

#include <QDir>
#include <QStandardPaths>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

using Note = DevicePageContent::Note;

namespace {

/** Fills the page while it is open: listens to the chosen scanner beside the station, and fulfils wishes. */
class DeviceBench : public QObject {
public:
    DeviceBench(DevicePage &page, Assembly &assembly)
        : QObject(&page)
        , m_page(page)
        , m_assembly(assembly)
    {
        connect(&page, &DevicePage::opened, this, &DeviceBench::open);
        connect(&page, &DevicePage::closed, this, &DeviceBench::close);
        connect(&page, &DevicePage::deviceChosen, this, &DeviceBench::choose);
        connect(&page, &DevicePage::againWished, this, &DeviceBench::beginAgain);
        connect(&page, &DevicePage::repairAccepted, this, &DeviceBench::acceptRepair);
        connect(&page, &DevicePage::sheetWished, this, &DeviceBench::printSheet);
        connect(&m_paper, &Printer::printed, this, [this] {
            m_note = Note::SheetPrinted;
            m_noteDetail.clear();
            tell();
        });
        connect(&m_paper, &Printer::failed, this, &DeviceBench::saveSheet);
        m_paper.start();
        connect(&assembly, &Assembly::devicesChanged, this, [this] {
            if (m_isOpen)
                tell();
        });
        // A code of the sheet is nothing for the station; whatever else is scanned is a scan as ever.
        assembly.setScanTaker([this](const Scan &scan) {
            return m_doctor != nullptr && scan.device == m_chosen && testCodeIn(scan.bytes) > 0;
        });
    }
    ~DeviceBench() override { m_assembly.setScanTaker({}); }
    Q_DISABLE_COPY_MOVE(DeviceBench)

private:
    void open();
    void close();
    void choose(const QString &name);
    void beginAgain();
    void acceptRepair();
    void printSheet();
    void saveSheet();
    void tell();
    void listen();
    [[nodiscard]] const DeviceConfig *config(const QString &name) const;

    DevicePage &m_page;
    Assembly &m_assembly;
    QString m_chosen;
    std::unique_ptr<ScannerDoctor> m_doctor;
    PagePrinter m_paper{u"paper"_s, {}}; ///< the computer's own printer, where it has one
    bool m_isOpen = false;
    Note m_note = Note::None;
    QString m_noteDetail;
};

} // namespace

const DeviceConfig *DeviceBench::config(const QString &name) const
{
    const auto &devices = m_assembly.config().devices;
    const auto found = std::find_if(
        devices.begin(), devices.end(), [&name](const DeviceConfig &device) { return device.name == name; });
    return found == devices.end() ? nullptr : &*found;
}

void DeviceBench::open()
{
    m_isOpen = true;
    if (config(m_chosen) == nullptr) {
        m_chosen.clear();
        for (const DeviceConfig &device : m_assembly.config().devices) {
            if (m_chosen.isEmpty() || (config(m_chosen) && doctorRefuses(*config(m_chosen))))
                m_chosen = device.name;
        }
    }
    m_note = Note::None;
    listen();
    tell();
}

void DeviceBench::close()
{
    m_isOpen = false;
    m_doctor.reset();
}

void DeviceBench::choose(const QString &name)
{
    m_chosen = name;
    m_note = Note::None;
    listen();
    tell();
}

void DeviceBench::listen()
{
    m_doctor.reset();
    const DeviceConfig *device = config(m_chosen);
    Scanner *scanner = m_assembly.scanner(m_chosen);
    if (device == nullptr || scanner == nullptr || doctorRefuses(*device))
        return;
    m_doctor
        = std::make_unique<ScannerDoctor>(*scanner, *device, m_assembly.repair(m_chosen), m_assembly.clock());
    connect(m_doctor.get(), &ScannerDoctor::captured, this, [this] {
        m_note = Note::None;
        tell();
    });
}

void DeviceBench::beginAgain()
{
    m_note = Note::None;
    if (m_doctor)
        m_doctor->forget();
    tell();
}

void DeviceBench::acceptRepair()
{
    if (!m_doctor)
        return;
    const Diagnosis diagnosis = m_doctor->diagnosis();
    if (diagnosis.verdict != Diagnosis::Verdict::Repairable)
        return; // another scan came while the finger was on its way
    const QString repair = diagnosis.proposals.front().repair;
    const auto map = repairMapFromText(repair);
    Q_ASSERT(map);
    m_assembly.setRepair(m_chosen, *map);
    m_doctor->setRepair(*map);
    const QString file = m_assembly.config().file;
    m_noteDetail = file;
    if (file.isEmpty()) {
        m_note = Note::RepairForNow;
    } else if (const Outcome kept = keepDeviceSettings(file, m_chosen, {{u"repair"_s, repair}}); !kept) {
        m_note = Note::RepairNotKept;
        m_noteDetail = kept.error().text;
    } else {
        m_note = Note::RepairKept;
    }
    tell();
}

void DeviceBench::printSheet()
{
    m_note = Note::SheetAtPrinter;
    tell();
    m_paper.print({.number = 1,
        .name = DoctorWords::sheet().title,
        .sizeMm = testSheetSizeMm,
        .paint = [words = DoctorWords::sheet()](QPainter &painter, const QRectF &target) {
            painter.scale(
                target.width() / testSheetSizeMm.width(), target.height() / testSheetSizeMm.height());
            drawTestSheet(painter, words);
        }});
}

/** Where no printer takes it, it can be taken to one. */
void DeviceBench::saveSheet()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString path = folder + u"/unitrail-test-sheet.pdf"_s;
    QDir().mkpath(folder);
    const Outcome saved = writeFile(path, testSheetPdf(DoctorWords::sheet()));
    m_note = saved ? Note::SheetSaved : Note::SheetNotSaved;
    m_noteDetail = saved ? path : saved.error().text;
    tell();
}

void DeviceBench::tell()
{
    DevicePageContent content{.chosen = m_chosen, .note = m_note, .noteDetail = m_noteDetail};
    for (const Assembly::Device &device : m_assembly.devices()) {
        const DeviceConfig *known = config(device.name);
        if (known != nullptr)
            content.devices.push_back({.name = device.name,
                .where = device.where,
                .connected = device.connected,
                .canBeJudged = !doctorRefuses(*known)});
    }
    if (m_doctor) {
        content.diagnosis = m_doctor->diagnosis();
        content.canAccept = content.diagnosis.verdict == Diagnosis::Verdict::Repairable;
        const auto &captures = m_doctor->captures();
        for (size_t i = captures.size(); i-- > 0;)
            content.came.push_back(cameOf(captures[i], content.diagnosis.reads[i]));
    }
    m_page.setContent(content);
}

void addDevicePage(StationWindow &window, Assembly &assembly)
{
    auto *page = new DevicePage(window.theme(), &window);
    window.addPage(page);
    new DeviceBench(*page, assembly); // the page owns it
}

} // namespace unitrail
