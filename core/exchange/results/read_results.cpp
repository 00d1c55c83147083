// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/results/read_results.h"

namespace unitrail {

std::optional<Verdict> runOutcome(const QString &text)
{
    const QString word = text.trimmed().toLower();
    if (word == u"pass" || word == u"passed" || word == u"ok")
        return Verdict::Pass;
    if (word == u"fail" || word == u"failed" || word == u"nok" || word == u"inconclusive")
        return Verdict::Fail;
    if (word == u"error" || word == u"timeout")
        return Verdict::Error;
    if (word == u"aborted" || word == u"abort")
        return Verdict::Aborted;
    return {};
}

ResultReading readResults(const QByteArray &bytes)
{
    if (bytes.size() > resultBytesMax)
        return {.mistake = QStringLiteral("it is bigger than %1 MB").arg(resultBytesMax / 1024 / 1024)};
    const QByteArray begin = bytes.left(64).trimmed();
    if (begin.isEmpty())
        return {.mistake = QStringLiteral("it is empty"), .cutOff = true};
    const QByteArray visible = begin.startsWith("\xEF\xBB\xBF") ? begin.mid(3).trimmed() : begin;
    if (!visible.startsWith('{') && !visible.startsWith('['))
        return readResultCsv(bytes);
    const auto read = readJson(bytes);
    if (const auto *mistake = std::get_if<JsonMistake>(&read))
        return {.mistake = mistake->line > 0
                ? QStringLiteral("line %1: %2").arg(mistake->line).arg(mistake->what)
                : mistake->what,
            .cutOff = mistake->cutOff};
    const auto &document = std::get<JsonNode>(read);
    if (document.find(u"phases"))
        return readOpenHtf(document);
    if (document.find(u"Steps") || document.find(u"TestStepRuns"))
        return readOpenTap(document);
    return {.mistake = QStringLiteral("it is JSON, but neither of OpenHTF (it has no \"phases\") nor of "
                                      "OpenTAP (it has no \"Steps\")")};
}

} // namespace unitrail
