// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/station/workflow.h"

/* Shared by the verbs*.cpp of this folder only. */
namespace unitrail {

inline Step stepForNothingOpen()
{
    return Reject{{.reason = Reason::NotStarted}};
}

inline Step giveOnOpen(const Conversation &c, auto make)
{
    if (!c.open)
        return stepForNothingOpen();
    return GiveCommand{make(*c.open)};
}

inline Step stepForUnknown(const QString &text)
{
    return Reject{{.reason = Reason::UnknownCode, .detail = text}};
}

/** Which defect is it? Those of the running operation come first. */
Ask askDefect(const Conversation &conversation);

} // namespace unitrail
