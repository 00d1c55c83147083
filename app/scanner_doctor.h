// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/codes/doctor.h"
#include "core/devices/scanner.h"
#include "drivers/device_config.h"

#include <QObject>
#include <QTimer>

namespace unitrail {

/** Whether the doctor can judge this reader; if not, why not, in one line. */
std::optional<QString> doctorRefuses(const DeviceConfig &config);

/**
 * Listens to a scanner beside whoever else does, and judges what came. It cuts the stream by silence and not
 * by terminator, because the terminator may be what is wrong. Of each code of the test sheet the last scan
 * counts: a scanner that was set up better since is judged anew.
 */
class ScannerDoctor : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScannerDoctor)

public:
    static constexpr int silenceMs = 150; ///< ends a capture; nobody pulls a trigger twice in so short a time
    static constexpr size_t capturesMax = 64; ///< what is older is forgotten

    ScannerDoctor(Scanner &scanner, const DeviceConfig &config, const RepairMap &repair, const Clock &clock,
        QObject *parent = nullptr);

    [[nodiscard]] const std::vector<Capture> &captures() const { return m_captures; }
    [[nodiscard]] const ReaderSetting &setting() const { return m_setting; }
    [[nodiscard]] Diagnosis diagnosis() const { return diagnose(m_captures, m_setting); }
    void setRepair(const RepairMap &repair) { m_setting.repair = repair; }
    /** Begins again. */
    void forget();

signals:
    /** A capture came to its end; it is the last of captures(). */
    void captured();

private:
    void take(const QByteArray &bytes);
    void finish();

    const Clock &m_clock;
    ReaderSetting m_setting;
    std::vector<Capture> m_captures;
    Capture m_current;
    qint64 m_lastMs = 0;
    QTimer m_silence;
};

} // namespace unitrail
