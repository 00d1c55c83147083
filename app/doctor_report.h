// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/doctor.h"
#include "ui/screens/device_page.h"

#include <QJsonObject>
#include <QStringList>

namespace unitrail {

/** One capture in one line, for people: what came, with which identifier and ending, how fast. */
QString captureLine(const Capture &capture, const ReadTestCode &read);
QJsonObject captureJson(const Capture &capture, const ReadTestCode &read);

/** The same for the page. */
DevicePageContent::Came cameOf(const Capture &capture, const ReadTestCode &read);

/** The judgement in lines, for people; the last ones are to be pasted into the configuration. */
QStringList judgementLines(const Diagnosis &diagnosis);
QJsonObject judgementJson(const Diagnosis &diagnosis);

/** What belongs into the device's section of the configuration: `repair = "~={GS}"`. Keys and TOML values. */
QList<std::pair<QString, QString>> proposedSettings(const Diagnosis &diagnosis);

} // namespace unitrail
