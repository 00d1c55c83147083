// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/sections.h"

namespace unitrail {

using Reader = TableReader;

static bool isWhole(const Decimal &number)
{
    qint64 mantissa = number.mantissa();
    for (int place = 0; place < number.places(); ++place) {
        if (mantissa % 10 != 0)
            return false;
        mantissa /= 10;
    }
    return true;
}

static void checkPositions(Reader &reader, const BomLine &line, Mistakes &mistakes)
{
    const Decimal places(static_cast<qint64>(line.positions.size()), 0);
    const bool onePerPiece = line.tracking == TrackingMode::Serial;
    if (line.quantity <= Decimal(0, 0)) {
        mistakes.error(reader.placeOf(QStringLiteral("quantity")),
            QStringLiteral("The quantity of line %1 is %2").arg(line.line).arg(line.quantity.text()),
            QStringLiteral("Write how much goes into one unit: more than 0"));
    } else if (onePerPiece && !isWhole(line.quantity)) {
        mistakes.error(reader.placeOf(QStringLiteral("quantity")),
            QStringLiteral("%1 pieces with a serial each cannot be").arg(line.quantity.text()),
            QStringLiteral("Write a whole quantity, or track the part by lot"));
    } else if (line.capturedAt && line.positions.empty()) {
        mistakes.error(reader.place(),
            QStringLiteral("Line %1 is captured and has no position").arg(line.line),
            QStringLiteral("Add positions = [\"...\"]: the place in the assembly"));
    } else if (places != line.quantity && (onePerPiece || line.positions.size() > 1)) {
        mistakes.error(reader.placeOf(QStringLiteral("positions")),
            QStringLiteral("The positions of line %1 do not fit its quantity: %2 for %3 pieces")
                .arg(line.line)
                .arg(line.positions.size())
                .arg(line.quantity.text()),
            onePerPiece ? QStringLiteral("Name one position for each piece")
                        : QStringLiteral("Name one position for each piece, or one for all"));
    }
}

static void checkCapture(Reader &reader, const BomLine &line, const Part *part, Mistakes &mistakes)
{
    const QString capturedAt = QStringLiteral("captured_at"), loaded = QStringLiteral("from_loaded_lot");
    if (line.tracking == TrackingMode::None && line.capturedAt) {
        mistakes.error(reader.placeOf(capturedAt),
            QStringLiteral("Line %1 is captured at %2 and not tracked")
                .arg(line.line)
                .arg(line.capturedAt->text()),
            QStringLiteral("Remove captured_at, or track the part by lot or serial"));
    }
    if (line.tracking != TrackingMode::None && !reader.has(capturedAt)) {
        mistakes.error(reader.place(), QStringLiteral("Line %1 is tracked and never captured").arg(line.line),
            QStringLiteral("Add captured_at = \"...\", the operation it goes in at"));
    }
    if (line.fromLoadedLot && line.tracking != TrackingMode::Lot) {
        mistakes.error(reader.placeOf(loaded),
            QStringLiteral("Line %1 is taken from a loaded lot and not tracked by lot").arg(line.line),
            QStringLiteral("Remove from_loaded_lot, or track the part by lot"));
    }
    if (line.level >= TraceabilityLevel::Advanced && line.tracking != TrackingMode::Serial) {
        mistakes.warn(reader.place(),
            QStringLiteral("Line %1 has traceability level %2 and no serial")
                .arg(line.line)
                .arg(static_cast<int>(line.level)),
            QStringLiteral("Track it by serial, or lower the level"));
    }
    if (part && line.level >= TraceabilityLevel::Advanced && part->level < TraceabilityLevel::Advanced
        && part->levelReason.isEmpty()) {
        mistakes.error(reader.placeOf(QStringLiteral("level")),
            QStringLiteral("Line %1 raises %2 to traceability level %3 without a reason")
                .arg(line.line)
                .arg(part->number.text())
                .arg(static_cast<int>(line.level)),
            QStringLiteral("Add level_reason = \"...\" to the part"));
    }
}

static BomLine readLine(const TomlValue &table, const Routing &routing, PlantDraft &draft)
{
    Mistakes &mistakes = draft.mistakes;
    Reader reader(table, QStringLiteral("This line"), mistakes);
    const auto number = reader.integer(QStringLiteral("line"), Reader::must, 1);
    const auto partNumber = reader.name<PartKind>(QStringLiteral("part"), Reader::must);
    BomLine line{
        .line = number.value_or(0), .part = partNumber.value_or(PartNumber::known(QStringLiteral("?")))};
    const Part *part = nullptr;
    if (partNumber
        && draft.mustKnow(QStringLiteral("part"), partNumber->text(), reader.placeOf(QStringLiteral("part"))))
        part = draft.plant.part(*partNumber);

    for (const Placed<QString> &revision : reader.texts(QStringLiteral("revisions"), Reader::may))
        line.revisions.push_back(revision.value);
    for (const auto &substitute : reader.names<PartKind>(QStringLiteral("substitutes"), Reader::may)) {
        if (draft.mustKnow(QStringLiteral("part"), substitute.value.text(), substitute.place))
            line.substitutes.push_back(substitute.value);
    }
    line.quantity = reader.decimal(QStringLiteral("quantity"), Reader::must).value_or(Decimal(1, 0));
    for (const auto &position : reader.names<PositionKind>(QStringLiteral("positions"), Reader::may))
        line.positions.push_back(position.value);
    const auto tracking
        = reader.choice<TrackingMode>(QStringLiteral("tracking"), Reader::may, trackingWords());
    line.tracking = tracking.value_or(part ? part->tracking : TrackingMode::None);
    const auto level = reader.integer(QStringLiteral("level"), Reader::may, 1, 4);
    line.level = level ? static_cast<TraceabilityLevel>(*level)
        : part         ? part->level
                       : TraceabilityLevel::Basic;
    line.capturedAt = reader.name<OperationKind>(QStringLiteral("captured_at"), Reader::may);
    line.fromLoadedLot = reader.truth(QStringLiteral("from_loaded_lot"), Reader::may).value_or(false);
    if (line.capturedAt && !routing.find(*line.capturedAt)) {
        mistakes.missingReference(reader.placeOf(QStringLiteral("captured_at")),
            QStringLiteral("Line %1 is captured at %2, which is not an operation of this routing")
                .arg(line.line)
                .arg(line.capturedAt->text()),
            QStringLiteral("Name an operation of this routing"));
    }
    // Without its part the line's tracking is not known, and nothing more can be said about it.
    if (part) {
        checkCapture(reader, line, part, mistakes);
        checkPositions(reader, line, mistakes);
    }
    return line;
}

std::vector<BomLine> readBomLines(
    const std::vector<const TomlValue *> &tables, const Routing &routing, PlantDraft &draft)
{
    std::vector<BomLine> lines;
    std::map<PositionName, int> filled;
    for (const TomlValue *table : tables) {
        const BomLine line = readLine(*table, routing, draft);
        const bool isDouble = std::any_of(
            lines.begin(), lines.end(), [&](const BomLine &other) { return other.line == line.line; });
        if (isDouble) {
            draft.mistakes.error(table->place,
                QStringLiteral("Two lines of this bill of material have the number %1").arg(line.line),
                QStringLiteral("Give each a number of its own"));
        }
        for (const PositionName &position : line.positions) {
            const auto [other, isFree] = filled.try_emplace(position, line.line);
            if (!isFree) {
                draft.mistakes.error(table->place,
                    QStringLiteral("Line %1 and line %2 both fill the position %3")
                        .arg(line.line)
                        .arg(other->second)
                        .arg(position.text()),
                    QStringLiteral("Give each place in the assembly one name"));
            }
        }
        lines.push_back(line);
    }
    return lines;
}

} // namespace unitrail
