// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

#include <functional>

namespace unitrail {

class Assembly;
class StationWindow;

/** Every page of the window, and who fills it. One function a page, in app/page_*.cpp. */
void addPages(StationWindow &window, Assembly &assembly);
void addRepairPage(StationWindow &window, Assembly &assembly);
void addReleasePage(StationWindow &window, Assembly &assembly);
void addPhotoPage(StationWindow &window, Assembly &assembly);
void addGaugePage(StationWindow &window, Assembly &assembly);
/** What leaves for customers and what comes back. */
void addShippingPage(StationWindow &window, Assembly &assembly);
void addSamplePage(StationWindow &window, Assembly &assembly);

void addResultsPage(StationWindow &window, Assembly &assembly);
void addSpcPage(StationWindow &window, Assembly &assembly);

void addMeasuringPages(StationWindow &window, Assembly &assembly);

/** `compare` says what units that failed have in common. */
void addBoardPage(
    StationWindow &window, Assembly &assembly, const std::function<void(const QStringList &)> &compare);

} // namespace unitrail
