// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/results/read_results.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

/* result-csv.md says what is read here. */
namespace unitrail {

static constexpr size_t resultsMax = 10'000;
static constexpr size_t valuesMax = 10'000;
static constexpr qsizetype cellMax = 4096;

namespace {

struct Record {
    std::vector<QString> cells;
    int line = 0;
};

/** RFC 4180, with the separator that the header uses. */
class Splitter {
public:
    explicit Splitter(QString text)
        : m_text(std::move(text))
    {
        const QStringView head = QStringView(m_text).left(m_text.indexOf(u'\n'));
        m_separator = head.contains(u';') ? u';' : head.contains(u'\t') ? u'\t' : u',';
    }

    [[nodiscard]] QChar separator() const { return m_separator; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    /** Empty: nothing is wrong. */
    QString next(Record &record, bool &cutOff)
    {
        record = {{}, m_line};
        for (;;) {
            QString cell;
            if (m_at < m_text.size() && m_text[m_at] == u'"') {
                if (!quoted(cell)) {
                    cutOff = true;
                    return QStringLiteral("a quoted cell has no end");
                }
            } else {
                while (m_at < m_text.size() && m_text[m_at] != m_separator && !atLineEnd())
                    cell += m_text[m_at++];
                cell = cell.trimmed();
            }
            if (cell.size() > cellMax)
                return QStringLiteral("a cell is longer than %1 characters").arg(cellMax);
            record.cells.push_back(cell);
            if (m_at >= m_text.size()) {
                cutOff = true; // 12.0 may be the beginning of 12.05
                return QStringLiteral("the last line has no end; the file may be cut off");
            }
            if (atLineEnd()) {
                m_at
                    += m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n' ? 2 : 1;
                ++m_line;
                return {};
            }
            if (m_text[m_at] != m_separator)
                return QStringLiteral("something follows the quotes of a cell");
            ++m_at;
        }
    }

private:
    [[nodiscard]] bool atLineEnd() const { return m_text[m_at] == u'\n' || m_text[m_at] == u'\r'; }
    bool quoted(QString &cell)
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == u'"') {
                if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != u'"') {
                    ++m_at;
                    return true;
                }
                ++m_at;
            }
            m_line += m_text[m_at] == u'\n' ? 1 : 0;
            cell += m_text[m_at];
        }
        return false;
    }

    QString m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
};

/** The columns, each by any of its names. */
enum class Field { Serial, Name, Value, Unit, Outcome, Program, Gauge, Why };
static constexpr size_t fieldCount = size_t(Field::Why) + 1;

/** Where each stands in a row. */
struct Columns {
    std::array<std::optional<size_t>, fieldCount> places{};
    std::optional<size_t> &operator[](Field field) { return places[size_t(field)]; }
    const std::optional<size_t> &operator[](Field field) const { return places[size_t(field)]; }
};

} // namespace

static std::optional<Field> fieldNamed(const QString &head)
{
    QString plain = head.toLower();
    plain.remove(u' ').remove(u'_').remove(u'-');
    static const std::array<QStringList, fieldCount> names{{
        {QStringLiteral("serial"), QStringLiteral("serialnumber"), QStringLiteral("dutid"),
            QStringLiteral("dut"), QStringLiteral("unit")},
        {QStringLiteral("characteristic"), QStringLiteral("measurement"), QStringLiteral("name"),
            QStringLiteral("resultname")},
        {QStringLiteral("value"), QStringLiteral("measuredvalue")},
        {QStringLiteral("unitofmeasure"), QStringLiteral("uom"), QStringLiteral("units")},
        {QStringLiteral("outcome"), QStringLiteral("verdict")},
        {QStringLiteral("program"), QStringLiteral("testplan"), QStringLiteral("testplanname")},
        {QStringLiteral("gauge"), QStringLiteral("instrument")},
        {QStringLiteral("retestreason"), QStringLiteral("reason")},
    }};
    for (size_t field = 0; field < fieldCount; ++field) {
        if (names[field].contains(plain))
            return Field(field);
    }
    return {};
}

static QString readHeader(const Record &header, Columns &columns)
{
    for (size_t i = 0; i < header.cells.size(); ++i) {
        const auto field = fieldNamed(header.cells[i]);
        if (!field)
            continue; // columns nobody knows are left alone
        if (columns[*field])
            return QStringLiteral("the header names column \"%1\" twice").arg(header.cells[i].left(40));
        columns[*field] = i;
    }
    if (!columns[Field::Serial] || !columns[Field::Name] || !columns[Field::Value])
        return QStringLiteral("the header must name the columns serial, characteristic and value");
    return {};
}

/** Of several outcomes of one run the gravest counts. */
static Verdict graver(Verdict a, Verdict b)
{
    const auto gravity = [](Verdict verdict) {
        return verdict == Verdict::Pass   ? 0
            : verdict == Verdict::Fail    ? 1
            : verdict == Verdict::Aborted ? 2
                                          : 3;
    };
    return gravity(a) >= gravity(b) ? a : b;
}

static QString addRecord(
    std::vector<TestResult> &results, const Record &record, const Columns &columns, QChar separator)
{
    const auto cell = [&](Field field) { return columns[field] ? record.cells[*columns[field]] : QString(); };
    if (cell(Field::Serial).isEmpty())
        return QStringLiteral("the serial is missing");
    auto result = std::find_if(results.begin(), results.end(),
        [&](const TestResult &known) { return known.serial == cell(Field::Serial); });
    if (result == results.end()) {
        if (results.size() >= resultsMax)
            return QStringLiteral("it holds more than %1 units").arg(resultsMax);
        results.push_back(
            {.serial = cell(Field::Serial), .program = cell(Field::Program), .why = cell(Field::Why)});
        result = results.end() - 1;
    }
    if (!cell(Field::Outcome).isEmpty()) {
        const auto outcome = runOutcome(cell(Field::Outcome));
        if (!outcome)
            return QStringLiteral("\"%1\" is no outcome; write PASS, FAIL, ERROR or ABORTED")
                .arg(cell(Field::Outcome).left(40));
        result->outcome = graver(result->outcome, *outcome);
    }
    if (cell(Field::Name).isEmpty())
        return cell(Field::Value).isEmpty() ? QString() : QStringLiteral("a value has no characteristic");
    if (cell(Field::Value).isEmpty())
        return {}; // not measured
    if (result->values.size() >= valuesMax)
        return QStringLiteral("a unit has more than %1 values").arg(valuesMax);
    result->values.push_back({.name = cell(Field::Name),
        .value = cell(Field::Value),
        .unitOfMeasure = cell(Field::Unit),
        .gauge = cell(Field::Gauge),
        .decimalComma = separator != u','});
    return {};
}

ResultReading readResultCsv(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes);
    if (decoder.hasError() || text.contains(QChar(QChar::ReplacementCharacter)) || text.contains(QChar(0)))
        return {.mistake = QStringLiteral("it is neither JSON nor CSV in UTF-8")};
    Splitter splitter(text);
    ResultReading reading;
    Record record;
    Columns columns;
    size_t width = 0;
    const auto fail = [&](const QString &what) {
        return ResultReading{
            .mistake = QStringLiteral("line %1: %2").arg(record.line).arg(what), .cutOff = reading.cutOff};
    };
    while (!splitter.atEnd()) {
        if (const QString mistake = splitter.next(record, reading.cutOff); !mistake.isEmpty())
            return fail(mistake);
        if (record.cells.size() == 1 && record.cells.front().isEmpty())
            continue; // an empty line
        if (width == 0) {
            width = record.cells.size();
            if (const QString mistake = readHeader(record, columns); !mistake.isEmpty())
                return fail(mistake);
            continue;
        }
        if (record.cells.size() != width)
            return fail(
                QStringLiteral("it has %1 cells, the header has %2").arg(record.cells.size()).arg(width));
        if (const QString mistake = addRecord(reading.results, record, columns, splitter.separator());
            !mistake.isEmpty())
            return fail(mistake);
    }
    if (reading.results.empty())
        return {.mistake = QStringLiteral("it has no row of results"), .cutOff = true};
    return reading;
}

} // namespace unitrail
