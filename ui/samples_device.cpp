// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples_device.h"

#include "core/codes/test_sheet.h"
#include "ui/screens/device_page.h"
#include "ui/words/doctor_words.h"

#include <functional>

namespace unitrail {

/** What a scanner makes of one character; GS too. */
using Habit = std::function<QByteArray(char)>;

static DevicePageContent contentOf(
    const Habit &habit, const std::vector<int> &numbers, const QByteArray &end = "\r")
{
    DevicePageContent content{
        .devices = {{.name = QStringLiteral("hand scanner"),
                        .where = QStringLiteral("/dev/ttyACM0"),
                        .connected = true,
                        .canBeJudged = true},
            {.name = QStringLiteral("gate"),
                .where = QStringLiteral("127.0.0.1:4001"),
                .connected = false,
                .canBeJudged = true},
            {.name = QStringLiteral("tag reader"),
                .where = QStringLiteral("/dev/ttyUSB1"),
                .connected = true},
            {.name = QStringLiteral("wedge"), .where = {}, .connected = true, .canBeJudged = true}},
        .chosen = QStringLiteral("hand scanner"),
        .diagnosis = {},
        .came = {}};
    std::vector<Capture> captures;
    for (const int number : numbers) {
        const TestCode &code = testSheet()[size_t(number - 1)];
        Capture capture{.bytes = {}, .atMs = 3000LL * number, .lastsMs = 12 + number};
        for (const char c : code.aim + code.data)
            capture.bytes += habit(c);
        capture.bytes += end;
        captures.push_back(capture);
    }
    content.diagnosis = diagnose(captures, {});
    for (size_t i = captures.size(); i-- > 0;) {
        content.came.push_back({.code = content.diagnosis.reads[i].number,
            .right = content.diagnosis.reads[i].right,
            .text = DoctorWords::shown(captures[i].bytes.chopped(end.size())),
            .hex = QString::fromLatin1(captures[i].bytes.toHex(' ').toUpper()),
            .ending = DoctorWords::shown(end),
            .lastsMs = captures[i].lastsMs});
    }
    content.canAccept = content.diagnosis.verdict == Diagnosis::Verdict::Repairable;
    return content;
}

static QByteArray asItIs(char c)
{
    return QByteArray(1, c);
}

std::vector<PageSample> deviceSamples()
{
    const auto page = [](DevicePageContent content) {
        return [content](const Theme &theme, QWidget *parent) -> Page * {
            auto *made = new DevicePage(theme, parent);
            made->setContent(content);
            return made;
        };
    };
    const Habit american = [](char c) {
        return shownForKey(c, QStringLiteral("us"), QStringLiteral("fr")).value_or(asItIs(c));
    };
    const Habit tilde = [](char c) { return c == '\x1d' ? QByteArray("~") : asItIs(c); };
    const Habit lost = [](char c) { return c == '\x1d' ? QByteArray() : asItIs(c); };
    const std::vector<int> all{1, 2, 3, 4, 5, 6, 7};

    DevicePageContent none;
    none.diagnosis = diagnose({}, {});
    DevicePageContent kept = contentOf(tilde, all);
    kept.diagnosis.verdict = Diagnosis::Verdict::RightRepaired;
    kept.canAccept = false;
    kept.note = DevicePageContent::Note::RepairKept;
    kept.noteDetail = QStringLiteral("/etc/unitrail/station.toml");
    DevicePageContent tags = contentOf(asItIs, {});
    tags.chosen = QStringLiteral("tag reader");
    DevicePageContent saved = contentOf(asItIs, {1, 3});
    saved.note = DevicePageContent::Note::SheetSaved;
    saved.noteDetail = QStringLiteral("/home/station/Documents/unitrail-test-sheet.pdf");
    return {
        {QStringLiteral("s11-devices-none"), page(none)},
        {QStringLiteral("s11-devices-begin"), page(contentOf(asItIs, {}))},
        {QStringLiteral("s11-devices-half"), page(saved)},
        {QStringLiteral("s11-devices-right"), page(contentOf(asItIs, all))},
        {QStringLiteral("s11-devices-repairable"), page(contentOf(tilde, all))},
        {QStringLiteral("s11-devices-repaired"), page(kept)},
        {QStringLiteral("s11-devices-layout"), page(contentOf(american, {1, 2, 4, 7}))},
        {QStringLiteral("s11-devices-set-up"), page(contentOf(lost, all, "\t"))},
        {QStringLiteral("s11-devices-tags"), page(tags)},
    };
}

} // namespace unitrail
