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

Event::Event() = default;
Event::Event(const Event &other) = default;
Event::Event(Event &&other) noexcept = default;
Event &Event::operator=(const Event &other) = default;
Event &Event::operator=(Event &&other) noexcept = default;
Event::~Event() = default;

bool Event::operator==(const Event &other) const
{
    return static_cast<const AnyEvent &>(*this) == static_cast<const AnyEvent &>(other);
}

QString eventKind(const Event &event)
{
    return std::visit([](const auto &e) { return QString(Fields<std::decay_t<decltype(e)>>::kind); }, event);
}

// The names are in entries: for ever.
static constexpr std::array verdictNames{
    u"Pass", u"Marginal", u"Fail", u"Error", u"Aborted", u"Skipped", u"NotRun", u"PassOnConcession"};
static constexpr std::array dispositionNames{
    u"UseAsIs", u"Rework", u"Repair", u"Regrade", u"Scrap", u"ReturnToSupplier"};
static constexpr std::array nonconformanceStateNames{
    u"Open", u"UnderReview", u"Dispositioned", u"ActionInProgress", u"Verified", u"Closed", u"Cancelled"};

template <typename Enum, typename Names>
static std::optional<Enum> fromName(const Names &names, const QString &name)
{
    const auto found = std::find_if(
        names.begin(), names.end(), [&](const char16_t *known) { return name == QStringView(known); });
    return found == names.end() ? std::nullopt : std::optional(Enum(found - names.begin()));
}

QString verdictName(Verdict verdict)
{
    return QString::fromUtf16(verdictNames[size_t(verdict)]);
}
std::optional<Verdict> verdictFromName(const QString &name)
{
    return fromName<Verdict>(verdictNames, name);
}
QString dispositionName(Disposition disposition)
{
    return QString::fromUtf16(dispositionNames[size_t(disposition)]);
}
std::optional<Disposition> dispositionFromName(const QString &name)
{
    return fromName<Disposition>(dispositionNames, name);
}
QString nonconformanceStateName(NonconformanceState state)
{
    return QString::fromUtf16(nonconformanceStateNames[size_t(state)]);
}
std::optional<NonconformanceState> nonconformanceStateFromName(const QString &name)
{
    return fromName<NonconformanceState>(nonconformanceStateNames, name);
}

QString containmentActionName(ContainmentAction action)
{
    switch (action) {
    case ContainmentAction::Stop:
        return QStringLiteral("stop");
    case ContainmentAction::Inspect:
        return QStringLiteral("inspect");
    case ContainmentAction::Divert:
        return QStringLiteral("divert");
    }
    Q_UNREACHABLE();
}

std::optional<ContainmentAction> containmentActionFromName(const QString &name)
{
    for (const auto action :
        {ContainmentAction::Stop, ContainmentAction::Inspect, ContainmentAction::Divert}) {
        if (containmentActionName(action) == name)
            return action;
    }
    return {};
}

} // namespace unitrail
