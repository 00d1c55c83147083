// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/doctor.h"
#include "ui/page.h"
#include "ui/screens/device_panels.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/rows.h"

#include <memory>

namespace unitrail {

/** What the page shows besides the view. */
struct DevicePageContent {
    struct Device {
        QString name;
        QString where;
        bool connected = false;
        bool canBeJudged = false; ///< it reads printed codes
        bool operator==(const Device &) const = default;
    };
    /** One pull of the trigger. */
    struct Came {
        int code = 0; ///< of the test sheet; 0: another
        bool right = false;
        QString text; ///< for people, without the terminator
        QString hex;
        QString ending; ///< "[CR]"; empty: none
        bool whole = false; ///< the reader sends messages: there is no end to show
        int lastsMs = 0;
        bool operator==(const Came &) const = default;
    };
    enum class Note {
        None,
        RepairKept,
        RepairForNow,
        RepairNotKept,
        SheetAtPrinter,
        SheetPrinted,
        SheetSaved,
        SheetNotSaved
    };

    std::vector<Device> devices;
    QString chosen; ///< its name; empty: there is none
    Diagnosis diagnosis;
    std::vector<Came> came; ///< the latest first
    bool canAccept = false; ///< there is one proposal that can be put into the configuration
    Note note = Note::None;
    QString noteDetail; ///< a file, or what the system said
    bool operator==(const DevicePageContent &) const = default;
};

/**
 * Scanners and devices: which there are, what the chosen one sends, what is wrong with it and how to mend it.
 * While it is open, scans of the test sheet come here; any other scan is a scan as ever.
 */
class DevicePage : public Page {
    Q_OBJECT
public:
    DevicePage(const Theme &theme, QWidget *parent);

    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] Shape shape() const override { return Shape::Barcode; }
    void tell(const StationView &view, const Speech &speech) override;
    void begin() override { emit opened(); }

    void setContent(const DevicePageContent &content);

signals:
    void opened();
    void closed();
    void deviceChosen(const QString &name);
    void againWished();
    void repairAccepted();
    void sheetWished();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showAll();
    void showDevices();
    void showJudgement();
    void showFindings();
    void showCaptures();
    void showCode();
    void showActions();
    [[nodiscard]] QString noteText() const;
    [[nodiscard]] size_t firstShownDevice() const;
    void arrange();

    static constexpr size_t deviceButtons = 3; ///< the last of them turns the page when there are more

    DevicePageContent m_content;
    size_t m_turned = 0; ///< devices that were passed over by "More devices"
    IdentityRow m_title;
    std::vector<std::unique_ptr<ActionButton>> m_devices;
    TestCodePanel m_code;
    JudgementPanel m_judgement;
    FindingsPanel m_findings;
    ListPanel m_captures;
    ActionButton m_back;
    ActionButton m_sheet;
    ActionButton m_again;
    ActionButton m_accept;
};

} // namespace unitrail
