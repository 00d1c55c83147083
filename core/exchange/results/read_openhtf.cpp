// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/results/read_results.h"

#include <algorithm>

/* The test record as openhtf.output.callbacks.json_factory.OutputToJSON writes it. */
namespace unitrail {

using Kind = JsonNode::Kind;

static constexpr size_t valuesMax = 10'000;

static bool isScalar(const JsonNode &node)
{
    return node.is(Kind::Number) || node.is(Kind::Bool) || node.is(Kind::Text);
}

/** The unit as it is written, "mm"; OpenHTF's "no units" is none. */
static QString unitOf(const JsonNode &measurement)
{
    const JsonNode *units = measurement.find(u"units");
    if (!units)
        return {};
    return units->is(Kind::Text) ? units->text : units->textOf(u"suffix");
}

static QString mistakeIn(const QString &place, const JsonNode &node)
{
    return QStringLiteral("line %1: %2: %3")
        .arg(node.line)
        .arg(place,
            node.is(Kind::NotANumber) ? node.text + QStringLiteral(" is no number")
                                      : QStringLiteral("its value is neither a number nor a text"));
}

/** One value, or several: a list, or a table whose last column is the value. */
static QString addValues(
    TestResult &result, const QString &place, const QString &name, const JsonNode &measurement)
{
    const JsonNode *value = measurement.find(u"measured_value");
    if (!value || value->is(Kind::Null))
        return {}; // not set: not run
    // Of one that has dimensions each item is a row; some versions leave the dimensions themselves out.
    const bool table = value->is(Kind::Array)
        && std::all_of(value->items.begin(), value->items.end(),
            [](const JsonNode &item) { return item.is(Kind::Array) && !item.items.empty(); });
    std::vector<const JsonNode *> found;
    if (!value->is(Kind::Array)) {
        found.push_back(value);
    } else {
        for (const JsonNode &item : value->items)
            found.push_back(table ? &item.items.back() : &item);
    }
    for (const JsonNode *one : found) {
        if (!isScalar(*one))
            return mistakeIn(place, *one);
        if (result.values.size() >= valuesMax)
            return QStringLiteral("it holds more than %1 values").arg(valuesMax);
        result.values.push_back({.name = name, .value = one->text, .unitOfMeasure = unitOf(measurement)});
    }
    return {};
}

static QString addPhase(TestResult &result, const JsonNode &phase)
{
    const JsonNode *measurements = phase.find(u"measurements");
    if (!measurements || measurements->is(Kind::Null))
        return {};
    if (!measurements->is(Kind::Object))
        return QStringLiteral("line %1: \"measurements\" is no object").arg(measurements->line);
    // A phase that asked to be repeated stands there again; what it had measured does not count.
    if (const JsonNode *end = phase.find(u"result"); end && end->textOf(u"phase_result") == u"REPEAT")
        return {};
    for (const auto &[name, measurement] : measurements->members) {
        const QString place = QStringLiteral("phase \"%1\", measurement \"%2\"")
                                  .arg(phase.textOf(u"name").left(80), name.left(80));
        if (!measurement.is(Kind::Object))
            return QStringLiteral("line %1: %2 is no object").arg(measurement.line).arg(place);
        if (const QString mistake = addValues(result, place, name, measurement); !mistake.isEmpty())
            return mistake;
    }
    return {};
}

ResultReading readOpenHtf(const JsonNode &record)
{
    TestResult result{.serial = record.textOf(u"dut_id").trimmed()};
    if (result.serial.isEmpty() || result.serial == u"UNKNOWN_DUT")
        return {.mistake = QStringLiteral("\"dut_id\" names no unit")};
    const auto outcome = runOutcome(record.textOf(u"outcome"));
    if (!outcome)
        return {.mistake
            = QStringLiteral("\"outcome\" is \"%1\"; it must be PASS, FAIL, ERROR, TIMEOUT or ABORTED")
                  .arg(record.textOf(u"outcome").left(40))};
    result.outcome = *outcome;
    if (const JsonNode *metadata = record.find(u"metadata")) {
        result.program
            = (metadata->textOf(u"test_name") + u' ' + metadata->textOf(u"test_version")).trimmed();
        result.why = metadata->textOf(u"retest_reason");
    }
    const JsonNode *phases = record.find(u"phases");
    if (!phases->is(Kind::Array))
        return {.mistake = QStringLiteral("line %1: \"phases\" is no list").arg(phases->line)};
    for (const JsonNode &phase : phases->items) {
        if (const QString mistake = addPhase(result, phase); !mistake.isEmpty())
            return {.mistake = mistake};
    }
    return {.results = {std::move(result)}};
}

} // namespace unitrail
