// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/correction.h"

#include "core/domain/decide.h"

#include <algorithm>

namespace unitrail {

static bool canBeTakenBack(const Event &event)
{
    return std::visit(
        [](const auto &e) {
            using E = std::decay_t<decltype(e)>;
            constexpr auto is
                = []<typename... Of>(std::variant<Of...> *) { return (std::is_same_v<E, Of> || ...); };
            using TakenBack = std::variant<OperationStarted, OperationCompleted, OperationFailed,
                OperationSkipped, OperationWaived, ComponentInstalled, ComponentRemoved, LotReceived,
                LotLoaded, LotUnloaded, TestRecorded, DefectRecorded, RepairRecorded, ReworkReturned,
                UnitScrapped, UnitMoved, UnitPacked, UnitUnpacked, ContainerSealed, UnitShipped, UnitReturned,
                IdentifierBound, ParameterRecorded, ToolUsed, AttachmentAdded, GaugeChecked, ServiceOpened,
                LoosePacked, LooseUnpacked>;
            return is(static_cast<TakenBack *>(nullptr));
        },
        static_cast<const AnyEvent &>(event));
}

static QString fieldOf(const Measurement &measurement)
{
    return measurement.characteristic.text() + u'/' + QString::number(measurement.index);
}

/** The last attempt is the one that counts. */
template <typename Test> static auto *measurementOf(Test &test, const QString &field)
{
    const auto found = std::find_if(test.measurements.rbegin(), test.measurements.rend(),
        [&](const Measurement &measurement) { return fieldOf(measurement) == field; });
    return found == test.measurements.rend() ? nullptr : &*found;
}

std::optional<QString> correctable(const Event &event, const QString &field)
{
    if (field.isEmpty())
        return canBeTakenBack(event) ? std::optional(eventKind(event)) : std::nullopt;
    const auto *test = std::get_if<TestRecorded>(&event);
    const Measurement *measurement = test ? measurementOf(*test, field) : nullptr;
    return measurement ? std::optional(measurement->value) : std::nullopt;
}

std::optional<Event> corrected(
    const Event &event, const QString &field, const QString &after, const QString &why)
{
    const auto *recorded = std::get_if<TestRecorded>(&event);
    if (!recorded)
        return {};
    TestRecorded test = *recorded;
    Measurement *measurement = measurementOf(test, field);
    const QString text = after.trimmed();
    if (!measurement || text.isEmpty())
        return {};
    const bool attribute = measurement->value == u"OK" || measurement->value == u"NOK";
    if (attribute) {
        if (text != u"OK" && text != u"NOK")
            return {};
        measurement->verdict = text == u"OK" ? Verdict::Pass : Verdict::Fail;
        measurement->value = text;
    } else if (Decimal::fromText(measurement->value)) {
        const auto number = Decimal::fromText(QString(text).replace(u',', u'.'));
        if (!number)
            return {};
        Characteristic limits{.id = measurement->characteristic};
        limits.lower = measurement->lower;
        limits.upper = measurement->upper;
        measurement->verdict = judge(*number, limits);
        measurement->value = number->text();
    } else {
        return {}; // a text is judged by its pattern, which the entry does not hold
    }
    measurement->raw.clear(); // no instrument sent it
    measurement->why = why;
    return test;
}

QStringList correctableFields(const Event &event)
{
    QStringList fields;
    if (const auto *test = std::get_if<TestRecorded>(&event)) {
        for (const Measurement &measurement : test->measurements) {
            const QString field = fieldOf(measurement);
            if (!fields.contains(field) && corrected(event, field, measurement.value, QString()))
                fields.append(field);
        }
    }
    return fields;
}

} // namespace unitrail
