// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/station/session.h"
#include "drivers/make_printer.h"

#include <memory>
#include <vector>

namespace unitrail {

/** A label with its data as a job for any printer, or why it cannot be printed. */
Result<PrintJob> printJobOf(qint64 number, const QString &name, const Label &form, const LabelData &data,
    const Plant &plant, bool asPicture = false);

/** The station's label printers and the session: wishes become jobs, answers go back. */
class LabelDesk : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LabelDesk)

public:
    static Result<std::unique_ptr<LabelDesk>> make(
        const std::vector<PrinterConfig> &configs, Session &session, const Plant &plant);

    void start();
    [[nodiscard]] std::vector<PrinterState> states() const;

signals:
    void statesChanged();

private:
    LabelDesk(Session &session, const Plant &plant);
    void add(const PrinterConfig &config, std::unique_ptr<Printer> printer);
    void print(const LabelWish &wish);

    /** What the station's configuration says of it. */
    struct Place {
        std::unique_ptr<Printer> printer;
        bool asPicture = false;
    };
    Session &m_session;
    const Plant &m_plant;
    std::vector<Place> m_printers;
};

} // namespace unitrail
