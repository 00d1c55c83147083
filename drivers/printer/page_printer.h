// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/printer.h"

#include <deque>

class QThread;

namespace unitrail {

/** A printer of the operating system's (CUPS), or a folder that PDF files are written to instead. */
struct PagePrinterConfig {
    QString queue{}; ///< "ZT230"
    QString folder{}; ///< one PDF a label, named by its job
    bool operator==(const PagePrinterConfig &) const = default;
};

/** Draws each label as a page of its size. Print queues may take their time, so that is done on a thread. */
class PagePrinter final : public Printer {
    Q_OBJECT

public:
    PagePrinter(QString name, PagePrinterConfig config, QObject *parent = nullptr);
    ~PagePrinter() override;

    void start() override;
    void stop() override;
    void print(const PrintJob &job) override;
    [[nodiscard]] PrinterState state() const override { return m_state; }

private:
    void begin();
    void done(qint64 job, const QString &trouble);
    void change(PrinterState::Kind kind, const QString &detail);

    PagePrinterConfig m_config;
    PrinterState m_state;
    std::deque<PrintJob> m_jobs;
    QThread *m_thread = nullptr; ///< draws the first job
};

} // namespace unitrail
