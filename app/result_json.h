// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ingest/result_desk.h"

#include <QJsonObject>

namespace unitrail {

/** What became of one file of results: a line of `unitrail ingest --json`, and the answer over the socket. */
QJsonObject resultJson(const ResultReceipt &receipt);
QJsonObject quarantineJson(const QuarantinedFile &file);

/** The same for people, one line. */
QString resultText(const ResultReceipt &receipt);

} // namespace unitrail
