// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/events.h"

#include <QString>
#include <QStringList>

#include <optional>

/*
 * What may be corrected after it was recorded, and what is recorded in its place. The wrong entry stays and
 * no longer counts; a value of a measurement is recorded again in full, judged by the limits it was judged
 * by.
 */
namespace unitrail {

/** What that field says now, "torque/2" being the second value of a characteristic; without a field: the kind
 * of the entry, all of which is taken back. Nothing: it cannot be corrected. */
std::optional<QString> correctable(const Event &event, const QString &field);

/** The event with that field put right; nothing: the new value is none. */
std::optional<Event> corrected(
    const Event &event, const QString &field, const QString &after, const QString &why);

/** The fields of an event that can be put right: "torque/1", "torque/2". */
QStringList correctableFields(const Event &event);

} // namespace unitrail
