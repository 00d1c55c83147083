// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/domain/standing.h"

#include <map>
#include <optional>

namespace unitrail {

/** What is known of the thing that is labelled; what is not known is not there. */
using LabelData = std::map<Label::Field, QString>;

/** The name of a field in a plant definition: "part_name". */
QString labelFieldName(Label::Field field);
std::optional<Label::Field> labelFieldFromName(QStringView name);

/** Of a unit, as it stands; the date is the day in plant time. */
LabelData labelDataOf(const UnitId &id, const Unit &unit, const Plant &plant, const QDate &day);
/** Of a carton or pallet with an SSCC, a tote, a rack. */
LabelData labelDataOf(
    const ContainerId &id, const Container &container, const Plant &plant, const QDate &day);

} // namespace unitrail
