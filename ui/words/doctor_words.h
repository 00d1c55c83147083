// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/doctor.h"
#include "core/labels/test_sheet.h"

#include <QCoreApplication>

namespace unitrail {

/** What the scanner doctor says, on the screen and on the command line; there it is English. */
class DoctorWords {
    Q_DECLARE_TR_FUNCTIONS(DoctorWords)
public:
    /** The judgement in one sentence. */
    [[nodiscard]] static QString verdict(const Diagnosis &diagnosis);
    /** What is wrong or could be better. */
    [[nodiscard]] static QString finding(const Finding &finding);
    /** What to do about it; empty where the proposal does it. */
    [[nodiscard]] static QString mend(const Finding &finding, bool isProposed);
    /** What a repair map gives up: empty if nothing. */
    [[nodiscard]] static QString costs(const MapProposal &proposal);
    /** What vendors call the setting that mends it, in their own manuals' words; empty where none is known.
     */
    [[nodiscard]] static QString vendorSettings(Finding::Kind kind);
    [[nodiscard]] static TestSheetWords sheet();

    /** Bytes for people: "[GS]", "~". */
    [[nodiscard]] static QString shown(const QByteArray &bytes);
};

} // namespace unitrail
