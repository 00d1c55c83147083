// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"
#include "ui/samples_pages.h"
#include "ui/screens/results_page.h"
#include "ui/screens/spc_page.h"

#include <cmath>

namespace unitrail {

/** Values that look measured and are the same every time. */
static std::vector<double> sampleValues(int count, double mean, double sigma)
{
    std::vector<double> values;
    for (int i = 0; i < count; ++i) {
        const double wave = std::sin(i * 12.9898) * 43758.5453;
        const double more = std::sin(i * 78.233) * 12543.123;
        values.push_back(
            std::round(
                (mean + sigma * ((wave - std::floor(wave)) + (more - std::floor(more)) - 1) * 2.2) * 100)
            / 100);
    }
    return values;
}

static SpcContent process(const std::vector<double> &values, const SpecificationLimits &limits)
{
    return {.characteristic = QStringLiteral("load-current"),
        .name = {{{QStringLiteral("en"), QStringLiteral("Current at 2,000 N")},
            {QStringLiteral("de"), QStringLiteral("Strom bei 2.000 N")}}},
        .unit = QStringLiteral("A"),
        .operation = QStringLiteral("080"),
        .station = QStringLiteral("FNC-1"),
        .number = 11,
        .of = 17,
        .chart = controlChart(values, 1, {}),
        .specification = limits,
        .revision = QStringLiteral("C"),
        .places = 2,
        .capability = capabilityOf(values, limits),
        .firstMs = sampleNowMs - qint64(9) * 86'400'000,
        .lastMs = sampleNowMs - 240'000};
}

static SpcContent usual()
{
    SpcContent content = process(sampleValues(120, 4.31, 0.33), {std::nullopt, 5.2});
    content.chart.frozen = true;
    content.frozenMs = sampleNowMs - qint64(3) * 86'400'000;
    content.frozenFrom = 96;
    content.mayFreeze = true;
    return content;
}

static SpcContent unusual()
{
    std::vector<double> values = sampleValues(60, 12.0, 0.35);
    values[48] = 13.4; // one was out of its limits
    for (int i = 0; i < 9; ++i)
        values.push_back(12.25 + 0.03 * ((i * 5) % 7));
    SpcContent content = process(values, {10.8, 13.2});
    content.name = {{{QStringLiteral("en"), QStringLiteral("Speed at 2,000 N")},
        {QStringLiteral("de"), QStringLiteral("Geschwindigkeit bei 2.000 N")}}};
    content.characteristic = QStringLiteral("speed");
    content.unit = QStringLiteral("mm/s");
    content.station.clear();
    return content;
}

static ResultsContent waitingResults()
{
    const auto waiting = [](const char *name, const char *serial, std::optional<Reason> reason,
                             const char *text, int minutesAgo, int tries) {
        return WaitingResult{.name = QString::fromUtf8(name),
            .from = QStringLiteral("folder"),
            .serial = QString::fromUtf8(serial),
            .reason = reason,
            .text = QString::fromUtf8(text),
            .sinceMs = sampleNowMs - qint64(minutesAgo) * 60'000,
            .triedMs = sampleNowMs - 60'000,
            .tries = tries};
    };
    return {.waiting = {waiting("eol-0412.json", "LA40-26-000412B", Reason::EarlierOperationMissing,
                            "LA40-26-000412B · 070 · BRN-1", 47, 3),
                waiting("eol-0388.json", "LA40-26-000388H", Reason::UnknownUnit, "LA40-26-000388H", 31, 2),
                waiting("eol-0415.json", "", {},
                    "line 112: phase \"load\", measurement \"noise\": NaN is no number", 6, 1)},
        .sources = {QStringLiteral("/srv/eol/results"), QStringLiteral("127.0.0.1:4010")},
        .recorded = 86};
}

static PageSample spc(const char *name, const SpcContent &content)
{
    return {QString::fromUtf8(name), [content](const Theme &theme, QWidget *parent) -> Page * {
                auto *page = new SpcPage(theme, parent);
                page->setContent(content);
                return page;
            }};
}

static PageSample results(const char *name, const ResultsContent &content)
{
    return {QString::fromUtf8(name), [content](const Theme &theme, QWidget *parent) -> Page * {
                auto *page = new ResultsPage(theme, parent);
                page->setContent(content);
                return page;
            }};
}

std::vector<PageSample> processSamples()
{
    return {spc("spc", usual()), spc("spc-unusual", unusual()),
        spc("spc-few", process(sampleValues(12, 4.31, 0.33), {std::nullopt, 5.2})), spc("spc-none", {}),
        results("results", waitingResults()),
        results("results-trouble",
            {.sources = {QStringLiteral("/srv/eol/results")},
                .troubles = {QStringLiteral("last.json is a link: drop the file itself")},
                .recorded = 86}),
        results("results-none", {.sources = {QStringLiteral("/srv/eol/results")}, .recorded = 86})};
}

} // namespace unitrail
