// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace unitrail {

/** QR codes on A4 pages, six on each, with their numbers: what is scanned at a station without a network.
 * Under the title stands whose key it is signed with, to be compared by eye. Needs a QGuiApplication, for the
 * letters. Empty: one of the texts is no code. */
QByteArray carriedSheetPdf(const QString &title, const QString &key, const QStringList &codes);

} // namespace unitrail
