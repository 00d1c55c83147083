// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/decode_lines.h"

#include "core/codes/bytes.h"
#include "core/codes/decode_json.h"
#include "core/codes/gs1_digital_link.h"
#include "core/codes/keys.h"
#include "core/codes/read_code.h"

namespace unitrail {

// No symbol holds that much; what is longer is cut there and told by its own errors.
static constexpr qint64 lineSizeMax = 1 << 20;

QByteArray unescapedLine(QByteArray line)
{
    if (line.endsWith('\n'))
        line.chop(1);
    if (line.endsWith('\r'))
        line.chop(1);
    struct Escape {
        const char *name;
        char byte;
    };
    static constexpr std::array escapes{Escape{"{GS}", gsByte}, Escape{"{RS}", rsByte},
        Escape{"{EOT}", eotByte}, Escape{"{FS}", '\x1c'}, Escape{"{US}", '\x1f'}};
    QByteArray result;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QByteArrayView rest = QByteArrayView(line).sliced(i);
        const auto *found = std::find_if(escapes.begin(), escapes.end(),
            [rest](const Escape &escape) { return rest.startsWith(escape.name); });
        const bool isHex = rest.size() >= 5 && rest.startsWith("{x") && rest[4] == '}'
            && hexValue(rest[2]) >= 0 && hexValue(rest[3]) >= 0;
        if (found != escapes.end()) {
            result += found->byte;
            i += static_cast<qsizetype>(qstrlen(found->name)) - 1;
        } else if (isHex) {
            result += static_cast<char>(hexValue(rest[2]) << 4 | hexValue(rest[3]));
            i += 4;
        } else {
            result += line[i];
        }
    }
    return result;
}

Code decodeLine(const QByteArray &line, const Plant &plant, const DecodeOptions &options)
{
    const QByteArray bytes = unescapedLine(line);
    if (options.epc)
        return readEpc(bytes, plant);
    Code code = readCode(bytes, plant);
    const bool isGs1 = code.syntax == Syntax::Gs1ElementString || code.syntax == Syntax::Gs1DigitalLink;
    if (options.digitalLink && !code.error) {
        if (!isGs1)
            code.error = CodeError{QStringLiteral("digital-link.scheme"), 0,
                QStringLiteral("this is neither a Digital Link nor GS1 elements")};
        else if (!digitalLink(gs1ElementsOf(code)))
            code.error = CodeError{QStringLiteral("digital-link.no-key"), 0,
                QStringLiteral("these elements cannot be written as a Digital Link")};
    }
    return code;
}

static QByteArray lineForPeople(const Code &code)
{
    QString line = syntaxName(code.syntax);
    for (const Element &element : code.elements)
        line += QStringLiteral("  %1=%2").arg(element.identifier, shownText(element.value));
    if (code.elements.empty())
        line += QStringLiteral("  ") + code.shown();
    for (const CodeError &warning : code.warnings)
        line += QStringLiteral("  warning at %1: %2").arg(warning.position).arg(shownText(warning.text));
    if (code.error)
        line
            += QStringLiteral("  ERROR at %1: %2").arg(code.error->position).arg(shownText(code.error->text));
    return line.toUtf8();
}

int decodeLines(QIODevice &in, QIODevice &out, const Plant &plant, const DecodeOptions &options)
{
    // One buffer for all lines: QIODevice would make one of the largest size for each.
    QByteArray buffer(lineSizeMax + 1, Qt::Uninitialized);
    while (true) {
        const qint64 size = in.readLine(buffer.data(), buffer.size());
        if (size <= 0)
            return 0;
        const QByteArray line = buffer.left(static_cast<qsizetype>(size));
        const Code code = decodeLine(line, plant, options);
        const QByteArray answer = (options.json ? decodeJson(code) : lineForPeople(code)) + '\n';
        if (out.write(answer) != answer.size())
            return 1;
    }
}

} // namespace unitrail
