// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/check_characters.h"
#include "core/plant/sections.h"

namespace unitrail {

using Reader = TableReader;

const std::vector<std::pair<QString, TrackingMode>> &trackingWords()
{
    static const std::vector<std::pair<QString, TrackingMode>> words{
        {QStringLiteral("serial"), TrackingMode::Serial},
        {QStringLiteral("lot"), TrackingMode::Lot},
        {QStringLiteral("none"), TrackingMode::None},
    };
    return words;
}

void readHead(const TomlValue &table, PlantDraft &draft)
{
    Reader reader(table, QStringLiteral("[plant]"), draft.mistakes);
    Plant &plant = draft.plant;
    plant.name = reader.text(QStringLiteral("name"), Reader::must).value_or(QString());
    plant.revision = reader.text(QStringLiteral("revision"), Reader::must).value_or(QString());
    plant.badgePrefix = reader.text(QStringLiteral("badge_prefix"), Reader::must).value_or(QString());
    plant.idleLockMinutes
        = reader.integer(QStringLiteral("idle_lock_minutes"), Reader::may, 1, 1440).value_or(0);
    plant.shipmentsSigned = reader.truth(QStringLiteral("shipments_signed"), Reader::may).value_or(false);
    const auto offset = reader.text(QStringLiteral("utc_offset"), Reader::must);
    if (!offset)
        return;
    static const QRegularExpression form(QStringLiteral("^([+-])(0\\d|1[0-4]):([0-5]\\d)$"));
    const QRegularExpressionMatch match = form.match(*offset);
    if (!match.hasMatch()) {
        draft.mistakes.error(reader.placeOf(QStringLiteral("utc_offset")),
            QStringLiteral("\"%1\" is not an offset from UTC").arg(*offset),
            QStringLiteral("Write hours and minutes with a sign: \"+02:00\""));
        return;
    }
    const int minutes = match.captured(2).toInt() * 60 + match.captured(3).toInt();
    plant.utcOffsetMinutes = match.captured(1) == u"-" ? -minutes : minutes;
}

void readQualification(const TomlValue &table, PlantDraft &draft)
{
    Reader reader(table, QStringLiteral("This qualification"), draft.mistakes);
    const auto id = reader.text(QStringLiteral("id"), Reader::must);
    const auto name = reader.words(QStringLiteral("name"), Reader::must);
    if (id && draft.isFirst(QStringLiteral("qualification"), *id, reader.placeOf(QStringLiteral("id"))))
        draft.plant.qualifications[*id] = name.value_or(Words{});
}

void readStation(const TomlValue &table, PlantDraft &draft)
{
    Reader reader(table, QStringLiteral("This station"), draft.mistakes);
    const auto name = reader.name<StationKind>(QStringLiteral("name"), Reader::must);
    const auto title = reader.words(QStringLiteral("title"), Reader::must);
    const auto line = reader.text(QStringLiteral("line"), Reader::may);
    const auto kind = reader.choice<Station::Kind>(QStringLiteral("kind"), Reader::must,
        {{QStringLiteral("work"), Station::Kind::Work}, {QStringLiteral("repair"), Station::Kind::Repair},
            {QStringLiteral("service"), Station::Kind::Service},
            {QStringLiteral("desk"), Station::Kind::Desk}});
    if (!name
        || !draft.isFirst(QStringLiteral("station"), name->text(), reader.placeOf(QStringLiteral("name"))))
        return;
    draft.plant.stations.insert_or_assign(*name,
        Station{.name = *name,
            .title = title.value_or(Words{}),
            .line = line.value_or(QString()),
            .kind = kind.value_or(Station::Kind::Work)});
}

void readGauge(const TomlValue &table, PlantDraft &draft)
{
    Reader reader(table, QStringLiteral("This gauge"), draft.mistakes);
    const auto id = reader.name<GaugeKind>(QStringLiteral("id"), Reader::must);
    const auto name = reader.words(QStringLiteral("name"), Reader::must);
    const auto gaugeClass = reader.text(QStringLiteral("class"), Reader::must);
    const auto serial = reader.text(QStringLiteral("serial"), Reader::may);
    const auto due = reader.date(QStringLiteral("due"), Reader::may);
    std::vector<StationName> stations;
    for (const auto &station : reader.names<StationKind>(QStringLiteral("stations"), Reader::may)) {
        if (draft.mustKnow(QStringLiteral("station"), station.value.text(), station.place))
            stations.push_back(station.value);
    }
    if (!id || !draft.isFirst(QStringLiteral("gauge"), id->text(), reader.placeOf(QStringLiteral("id"))))
        return;
    if (gaugeClass)
        draft.gaugeClasses.insert(*gaugeClass);
    draft.plant.gauges.insert_or_assign(*id,
        Gauge{.id = *id,
            .name = name.value_or(Words{}),
            .gaugeClass = gaugeClass.value_or(QString()),
            .serial = serial.value_or(QString()),
            .due = due,
            .stations = stations});
}

/** GS1 General Specifications 7.9: weights 3 and 1 from the right, the check digit fills up to ten. */
static bool isGtin14(const QString &text)
{
    static const QRegularExpression digits(QStringLiteral("^[0-9]{14}$"));
    if (!digits.match(text).hasMatch())
        return false;
    int sum = 0;
    for (int i = 0; i < 13; ++i)
        sum += text[i].digitValue() * (i % 2 == 0 ? 3 : 1);
    return (10 - sum % 10) % 10 == text[13].digitValue();
}

/** A pattern and an example of it: each proves the other. */
static void readPattern(
    Reader &reader, const QString &kind, bool wanted, QString &pattern, QString &example, Mistakes &mistakes)
{
    const QString patternKey = kind + QStringLiteral("_pattern"),
                  exampleKey = kind + QStringLiteral("_example");
    const auto expression = reader.pattern(patternKey, Reader::may);
    const auto shown = reader.text(exampleKey, Reader::may);
    if (reader.has(patternKey) && !reader.has(exampleKey)) {
        mistakes.error(reader.placeOf(patternKey), QStringLiteral("\"%1\" has no example").arg(patternKey),
            QStringLiteral("Add %1 = \"...\" with one that is really printed").arg(exampleKey));
    }
    if (!wanted && (reader.has(patternKey) || reader.has(exampleKey))) {
        mistakes.error(reader.placeOf(reader.has(patternKey) ? patternKey : exampleKey),
            QStringLiteral("A part that is tracked without %1 numbers has a pattern for them").arg(kind),
            QStringLiteral("Remove the pattern, or put the tracking right"));
    }
    if (expression && shown && !expression->match(*shown).hasMatch()) {
        mistakes.error(reader.placeOf(exampleKey),
            QStringLiteral("The example %1 does not fit its own pattern").arg(*shown),
            QStringLiteral("Put the pattern or the example right"));
    }
    if (expression)
        pattern = *reader.text(patternKey, Reader::may);
    example = shown.value_or(QString());
}

static void checkLevel(Reader &reader, const Part &part, Mistakes &mistakes)
{
    if (part.level >= TraceabilityLevel::Advanced && !reader.has(QStringLiteral("level_reason"))) {
        mistakes.error(reader.placeOf(QStringLiteral("level")),
            QStringLiteral("The part %1 has traceability level %2 without a reason")
                .arg(part.number.text())
                .arg(static_cast<int>(part.level)),
            QStringLiteral("Add level_reason = \"...\": why each piece must be known"));
    }
    if (part.level >= TraceabilityLevel::Advanced && part.tracking != TrackingMode::Serial) {
        mistakes.warn(reader.placeOf(QStringLiteral("tracking")),
            QStringLiteral("The part %1 has level %2 and no serial of its own")
                .arg(part.number.text())
                .arg(static_cast<int>(part.level)),
            QStringLiteral("Track it by serial, or lower the level"));
    }
}

void readPart(const TomlValue &table, PlantDraft &draft)
{
    Mistakes &mistakes = draft.mistakes;
    Reader reader(table, QStringLiteral("This part"), mistakes);
    const auto number = reader.name<PartKind>(QStringLiteral("number"), Reader::must);
    // A part without a number is still read to its end: its other mistakes are reported in the same run.
    Part part{.number = number.value_or(PartNumber::known(QStringLiteral("?")))};
    part.revision = reader.text(QStringLiteral("revision"), Reader::may).value_or(QString());
    part.name = reader.words(QStringLiteral("name"), Reader::must).value_or(Words{});
    const auto tracking
        = reader.choice<TrackingMode>(QStringLiteral("tracking"), Reader::must, trackingWords());
    part.tracking = tracking.value_or(TrackingMode::Serial);
    const auto level = reader.integer(QStringLiteral("level"), Reader::must, 1, 4);
    part.level = static_cast<TraceabilityLevel>(level.value_or(2));
    part.levelReason = reader.text(QStringLiteral("level_reason"), Reader::may).value_or(QString());
    part.unitOfMeasure = reader.text(QStringLiteral("unit"), Reader::may).value_or(part.unitOfMeasure);
    part.shelfLifeDays = reader.integer(QStringLiteral("shelf_life_days"), Reader::may, 1, 36500);
    part.openLifeDays = reader.integer(QStringLiteral("open_life_days"), Reader::may, 1, 36500);
    part.releaseNeeded = reader.truth(QStringLiteral("release_needed"), Reader::may).value_or(false);
    part.serialBlock = reader.text(QStringLiteral("serial_block"), Reader::may).value_or(QString());
    part.serialCheck = reader
                           .choice<QString>(QStringLiteral("serial_check"), Reader::may,
                               {{QStringLiteral("mod34"), QStringLiteral("mod34")},
                                   {QStringLiteral("iso7064-mod37-36"), QStringLiteral("iso7064-mod37-36")}})
                           .value_or(QString());
    if (const TomlValue *ranges = reader.table(QStringLiteral("serial_ranges"), Reader::may))
        readSerialRanges(*ranges, part, draft);
    readPattern(reader, QStringLiteral("serial"), !tracking || part.tracking == TrackingMode::Serial,
        part.serialPattern, part.serialExample, mistakes);
    readPattern(reader, QStringLiteral("lot"), !tracking || part.tracking != TrackingMode::None,
        part.lotPattern, part.lotExample, mistakes);
    checkLevel(reader, part, mistakes);
    if (!part.serialCheck.isEmpty() && !part.serialExample.isEmpty()
        && !checkCharacterFits(part.serialCheck, part.serialExample)) {
        mistakes.error(reader.placeOf(QStringLiteral("serial_example")),
            QStringLiteral("The example %1 does not end with its check character (%2)")
                .arg(part.serialExample, part.serialCheck),
            QStringLiteral("Copy the example from a label that was really printed"));
    }

    part.gtin = reader.text(QStringLiteral("gtin"), Reader::may).value_or(QString());
    if (!part.gtin.isEmpty() && !isGtin14(part.gtin)) {
        mistakes.error(reader.placeOf(QStringLiteral("gtin")),
            QStringLiteral("%1 is not a GTIN: its check digit is wrong, or it has not 14 digits")
                .arg(part.gtin),
            QStringLiteral("Write all 14 digits as registered; a GTIN-13 gets a 0 in front"));
    } else if (!part.gtin.isEmpty()) {
        draft.isFirst(QStringLiteral("GTIN"), part.gtin, reader.placeOf(QStringLiteral("gtin")));
    }
    if (number
        && draft.isFirst(QStringLiteral("part"), number->text(), reader.placeOf(QStringLiteral("number"))))
        draft.plant.parts.insert_or_assign(*number, part);
}

void readDefect(const TomlValue &table, PlantDraft &draft)
{
    Reader reader(table, QStringLiteral("This defect"), draft.mistakes);
    const auto code = reader.name<DefectKind>(QStringLiteral("code"), Reader::must);
    const auto name = reader.words(QStringLiteral("name"), Reader::must);
    const bool processIndicator
        = reader.truth(QStringLiteral("process_indicator"), Reader::may).value_or(false);
    std::vector<OperationId> operations;
    for (const auto &operation : reader.names<OperationKind>(QStringLiteral("operations"), Reader::may)) {
        if (draft.mustKnow(QStringLiteral("operation"), operation.value.text(), operation.place))
            operations.push_back(operation.value);
    }
    if (!code
        || !draft.isFirst(QStringLiteral("defect"), code->text(), reader.placeOf(QStringLiteral("code"))))
        return;
    draft.plant.defects.insert_or_assign(*code,
        Defect{.code = *code,
            .name = name.value_or(Words{}),
            .processIndicator = processIndicator,
            .operations = operations});
}

/** Hold reasons, causes and repairs are all a code and its words. */
template <typename Word>
static void readWord(const TomlValue &table, const QString &kind, std::vector<Word> &into, PlantDraft &draft)
{
    Reader reader(table, QStringLiteral("This %1").arg(kind), draft.mistakes);
    const auto code = reader.text(QStringLiteral("code"), Reader::must);
    const auto name = reader.words(QStringLiteral("name"), Reader::must);
    if (code && draft.isFirst(kind, *code, reader.placeOf(QStringLiteral("code"))))
        into.push_back({.code = *code, .name = name.value_or(Words{})});
}

void readHoldReason(const TomlValue &table, PlantDraft &draft)
{
    readWord(table, QStringLiteral("hold reason"), draft.plant.holdReasons, draft);
}

void readStopReason(const TomlValue &table, PlantDraft &draft)
{
    Reader reader(table, QStringLiteral("This stop reason"), draft.mistakes);
    const auto code = reader.text(QStringLiteral("code"), Reader::must);
    const auto name = reader.words(QStringLiteral("name"), Reader::must);
    const bool planned = reader.truth(QStringLiteral("planned"), Reader::may).value_or(false);
    if (code && draft.isFirst(QStringLiteral("stop reason"), *code, reader.placeOf(QStringLiteral("code"))))
        draft.plant.stopReasons.push_back(
            {.code = *code, .name = name.value_or(Words{}), .planned = planned});
}

void readCause(const TomlValue &table, PlantDraft &draft)
{
    readWord(table, QStringLiteral("cause"), draft.plant.causes, draft);
}

void readRepair(const TomlValue &table, PlantDraft &draft)
{
    readWord(table, QStringLiteral("repair"), draft.plant.repairs, draft);
}

void readReprintReason(const TomlValue &table, PlantDraft &draft)
{
    readWord(table, QStringLiteral("reprint reason"), draft.plant.reprintReasons, draft);
}

void readRetestReason(const TomlValue &table, PlantDraft &draft)
{
    readWord(table, QStringLiteral("retest reason"), draft.plant.retestReasons, draft);
}

} // namespace unitrail
