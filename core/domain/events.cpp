// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/events.h"

#include "core/domain/event_fields.h"

#include <algorithm>
#include <array>

namespace unitrail {

std::optional<UnitId> Component::unit() const
{
    return serial ? std::optional(UnitId{part, *serial}) : std::nullopt;
}

std::optional<LotId> Component::lotId() const
{
    return lot ? std::optional(LotId{part, *lot}) : std::nullopt;
}

QString eventKind(const Event &event)
{
    return std::visit([](const auto &e) { return QString(Fields<std::decay_t<decltype(e)>>::kind); }, event);
}

struct NamedVerdict {
    Verdict verdict;
    QStringView name;
};
static constexpr std::array verdictNames{
    NamedVerdict{Verdict::Pass, u"Pass"},
    NamedVerdict{Verdict::Marginal, u"Marginal"},
    NamedVerdict{Verdict::Fail, u"Fail"},
    NamedVerdict{Verdict::Error, u"Error"},
    NamedVerdict{Verdict::Aborted, u"Aborted"},
    NamedVerdict{Verdict::Skipped, u"Skipped"},
    NamedVerdict{Verdict::NotRun, u"NotRun"},
    NamedVerdict{Verdict::PassOnConcession, u"PassOnConcession"},
};

QString verdictName(Verdict verdict)
{
    return verdictNames[size_t(verdict)].name.toString();
}

std::optional<Verdict> verdictFromName(const QString &name)
{
    const auto found = std::find_if(verdictNames.begin(), verdictNames.end(),
        [&](const NamedVerdict &named) { return named.name == name; });
    return found == verdictNames.end() ? std::nullopt : std::optional(found->verdict);
}

} // namespace unitrail
