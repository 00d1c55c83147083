// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/results/read_results.h"

#include <algorithm>

/*
 * A run of an OpenTAP test plan. OpenTAP has no JSON listener of its own; listeners that people write follow
 * its objects, and so does this (result-csv.md): TestPlanRun, TestStepRun, ResultTable.
 */
namespace unitrail {

using Kind = JsonNode::Kind;

/** By reference: what is found in them is pointed at. */
static const std::vector<JsonNode> &itemsOf(const JsonNode *node)
{
    static const std::vector<JsonNode> none;
    return node ? node->items : none;
}

static constexpr size_t valuesMax = 10'000;

static const JsonNode *either(const JsonNode &node, QStringView one, QStringView other)
{
    const JsonNode *found = node.find(one);
    return found ? found : node.find(other);
}

static QString textOf(const JsonNode &node, QStringView one, QStringView other)
{
    const QString text = node.textOf(one);
    return text.isEmpty() ? node.textOf(other) : text;
}

/** OpenTAP's parameters: an object, or a list of { Name, Value }. */
static QString serialIn(const JsonNode &run)
{
    static const QStringList names{QStringLiteral("serialnumber"), QStringLiteral("serial"),
        QStringLiteral("dutid"), QStringLiteral("dut")};
    const auto isSerial = [](const QString &name) {
        QString plain = name.toLower();
        plain.remove(u' ').remove(u'_').remove(u'.');
        return names.contains(plain);
    };
    for (const JsonNode *holder : {&run, run.find(u"Parameters")}) {
        if (!holder)
            continue;
        for (const auto &[name, value] : holder->members) {
            if (isSerial(name) && (value.is(Kind::Text) || value.is(Kind::Number)))
                return value.text.trimmed();
        }
        for (const JsonNode &item : holder->items) {
            if (isSerial(item.textOf(u"Name")))
                return item.textOf(u"Value").trimmed();
        }
    }
    return {};
}

namespace {

struct Column {
    QString name;
    std::vector<const JsonNode *> cells;
};

} // namespace

/** Columns with their Data, or names of Columns and Rows of cells. */
static std::vector<Column> columnsOf(const JsonNode &table)
{
    std::vector<Column> columns;
    const JsonNode *heads = table.find(u"Columns");
    for (const JsonNode &head : itemsOf(heads)) {
        Column column{head.is(Kind::Text) ? head.text : head.textOf(u"Name"), {}};
        if (const JsonNode *data = head.find(u"Data")) {
            for (const JsonNode &cell : data->items)
                column.cells.push_back(&cell);
        }
        columns.push_back(std::move(column));
    }
    const JsonNode *rows = table.find(u"Rows");
    for (const JsonNode &row : itemsOf(rows)) {
        for (size_t i = 0; i < row.items.size() && i < columns.size(); ++i)
            columns[i].cells.push_back(&row.items[i]);
    }
    return columns;
}

static const Column *named(const std::vector<Column> &columns, const QString &name)
{
    const auto found = std::find_if(columns.begin(), columns.end(),
        [&](const Column &column) { return column.name.compare(name, Qt::CaseInsensitive) == 0; });
    return found == columns.end() ? nullptr : &*found;
}

static QString cellText(const Column *column, size_t row)
{
    const JsonNode *cell = column && row < column->cells.size() ? column->cells[row] : nullptr;
    return cell && cell->is(Kind::Text) ? cell->text : QString();
}

static QString add(TestResult &result, const QString &name, const JsonNode &value, const QString &unit)
{
    if (value.is(Kind::Null))
        return {};
    if (value.is(Kind::NotANumber) || value.is(Kind::Array) || value.is(Kind::Object))
        return QStringLiteral("line %1: result \"%2\": %3")
            .arg(value.line)
            .arg(name.left(80),
                value.is(Kind::NotANumber) ? value.text + QStringLiteral(" is no number")
                                           : QStringLiteral("its value is neither a number nor a text"));
    if (result.values.size() >= valuesMax)
        return QStringLiteral("it holds more than %1 values").arg(valuesMax);
    result.values.push_back({.name = name, .value = value.text, .unitOfMeasure = unit});
    return {};
}

/** With a column Value each row is one measurement, named by its column Name or by the table; without one
 * every column is a measurement with a value a row. */
static QString addTable(TestResult &result, const JsonNode &table)
{
    const QString name = table.textOf(u"Name");
    if (const JsonNode *value = table.find(u"Value"))
        return add(result, name, *value, table.textOf(u"Unit"));
    const std::vector<Column> columns = columnsOf(table);
    const Column *values = named(columns, QStringLiteral("Value"));
    if (values) {
        for (size_t row = 0; row < values->cells.size(); ++row) {
            const QString its = cellText(named(columns, QStringLiteral("Name")), row);
            if (const QString mistake = add(result, its.isEmpty() ? name : its, *values->cells[row],
                    cellText(named(columns, QStringLiteral("Unit")), row));
                !mistake.isEmpty())
                return mistake;
        }
        return {};
    }
    for (const Column &column : columns) {
        for (const JsonNode *cell : column.cells) {
            if (const QString mistake = add(result, column.name, *cell, {}); !mistake.isEmpty())
                return mistake;
        }
    }
    return {};
}

static QString addSteps(TestResult &result, const JsonNode &steps)
{
    if (!steps.is(Kind::Array))
        return QStringLiteral("line %1: the steps are no list").arg(steps.line);
    for (const JsonNode &step : steps.items) {
        const JsonNode *results = step.find(u"Results");
        for (const JsonNode &table : itemsOf(results)) {
            if (const QString mistake = addTable(result, table); !mistake.isEmpty())
                return mistake;
        }
        if (const JsonNode *within = either(step, u"Steps", u"TestStepRuns")) {
            if (const QString mistake = addSteps(result, *within); !mistake.isEmpty())
                return mistake;
        }
    }
    return {};
}

ResultReading readOpenTap(const JsonNode &run)
{
    TestResult result{.serial = serialIn(run)};
    if (result.serial.isEmpty())
        return {.mistake
            = QStringLiteral("it names no unit: give \"SerialNumber\", or a parameter of that name")};
    const auto outcome = runOutcome(run.textOf(u"Verdict"));
    if (!outcome)
        return {.mistake
            = QStringLiteral("\"Verdict\" is \"%1\"; it must be Pass, Fail, Inconclusive, Aborted or Error")
                  .arg(run.textOf(u"Verdict").left(40))};
    result.outcome = *outcome;
    result.program = (textOf(run, u"TestPlanName", u"TestPlan") + u' ' + run.textOf(u"Version")).trimmed();
    if (const QString mistake = addSteps(result, *either(run, u"Steps", u"TestStepRuns")); !mistake.isEmpty())
        return {.mistake = mistake};
    return {.results = {std::move(result)}};
}

} // namespace unitrail
