// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/station/session.h"
#include "drivers/make_printer.h"

#include <memory>
#include <vector>

namespace unitrail {

/** A label with its data as a job for any printer, or why it cannot be laid out. */
Result<PrintJob> printJobOf(qint64 number, const QString &name, const Label &form, const LabelData &data);

/** The station's label printers and the session: wishes become jobs, answers go back. */
class LabelDesk : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LabelDesk)

public:
    static Result<std::unique_ptr<LabelDesk>> make(
        const std::vector<PrinterConfig> &configs, Session &session);

    void start();
    [[nodiscard]] std::vector<PrinterState> states() const;

signals:
    void statesChanged();

private:
    explicit LabelDesk(Session &session);
    void add(const PrinterConfig &config, std::unique_ptr<Printer> printer);
    void print(const LabelWish &wish);

    Session &m_session;
    std::vector<std::unique_ptr<Printer>> m_printers;
};

} // namespace unitrail
