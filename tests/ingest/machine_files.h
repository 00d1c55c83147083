// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/station/demo_station.h"

#include <QFile>

namespace unitrail {

/** What the end-of-line tester of the demo factory writes about a unit at 080, all of it within the plan. */
inline QByteArray goodResult(const QString &serial, const QByteArray &loadCurrent = "4.31")
{
    return R"({"dut_id": ")" + serial.toUtf8() + R"(", "outcome": "PASS", "station_id": "eol-2",
  "metadata": {"test_name": "EOL", "test_version": "1.4"}, "phases": [{"name": "load", "measurements": {
    "speed": {"measured_value": 12.10, "units": {"suffix": "mm/s"}},
    "load_current": {"measured_value": )"
        + loadCurrent + R"(},
    "clutch": {"measured_value": 2980}, "noise": {"measured_value": 50.0}, "mood": {"measured_value": "blue"}}}]})";
}

inline QString writtenTo(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

/** How often this very file is recorded for the unit. */
inline int timesRecorded(Factory &factory, const UnitId &unit, const QByteArray &bytes)
{
    const QString sha256
        = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    int times = 0;
    for (const Recorded &recorded : factory.entriesOf(unit)) {
        const auto *test = std::get_if<TestRecorded>(&recorded.entry.event);
        times += test && test->source == sha256 ? 1 : 0;
    }
    return times;
}

} // namespace unitrail
