// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/workflow.h"

#include <algorithm>

/* The RFID tag of a unit: what TAG means now. */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static Refusal notWritten(const Conversation &c, const QString &why, const QStringList &names = {})
{
    return {.reason = Reason::TagNotWritten,
        .subject = Subject::of(*c.open),
        .part = c.open->part,
        .names = names,
        .detail = why};
}

/** Made, and named by a label that nobody doubts: a tag may say the same. */
static bool hasIdentity(const Conversation &c)
{
    return c.open && c.openUnit.created && !c.labelOutstanding() && c.openUnit.life != LifeCycle::Scrapped
        && c.openUnit.life != LifeCycle::Decommissioned;
}

bool canWriteTag(const Conversation &c)
{
    const Part *part = c.open ? c.plant.part(c.open->part) : nullptr;
    return hasIdentity(c) && !c.tagWriters.empty() && part && !part->gtin.isEmpty();
}

Step stepForTag(const Conversation &c)
{
    if (!c.open || !c.openUnit.created)
        return Reject{{.reason = Reason::NotStarted}};
    if (c.labelOutstanding())
        return Reject{{.reason = Reason::LabelNotRead, .subject = Subject::of(*c.open)}};
    if (c.tagWriters.empty())
        return Reject{notWritten(c, u"no-writer"_s)};
    const Part *part = c.plant.part(c.open->part);
    if (!part || part->gtin.isEmpty())
        return Reject{notWritten(c, u"no-gtin"_s)};
    const auto ready = std::find_if(c.tagWriters.begin(), c.tagWriters.end(),
        [](const Conversation::TagWriter &writer) { return writer.ready; });
    if (ready == c.tagWriters.end())
        return Reject{notWritten(c, u"no-reader"_s, {c.tagWriters.front().name})};
    return WriteTag{*c.open, ready->name};
}

} // namespace unitrail
