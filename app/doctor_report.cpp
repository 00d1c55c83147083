// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/doctor_report.h"

#include "core/codes/aim.h"
#include "core/codes/bytes.h"
#include "core/codes/code.h"
#include "ui/words/doctor_words.h"

#include <QJsonArray>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

/** The marks that keep a foreign text together on a screen are in the way in a terminal. */
static QString plain(QString sentence)
{
    return sentence.remove(QChar(0x2068)).remove(QChar(0x2069));
}

static QString aimOf(const QByteArray &bytes)
{
    const Bytes view = bytesOf(bytes);
    return leadingAimId(view) != nullptr ? asciiText(view.substr(0, 3)) : QString();
}

static QByteArray terminatorIn(const QByteArray &bytes)
{
    qsizetype from = bytes.size();
    while (from > 0 && static_cast<unsigned char>(bytes[from - 1]) < 0x20 && bytes[from - 1] != gsByte)
        --from;
    return bytes.mid(from);
}

static QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex(' ').toUpper());
}

namespace {

/** A capture in pieces, with nothing in it that did not come. */
struct Pieces {
    QByteArray bytes, text, end;
};

} // namespace

static Pieces piecesOf(const Capture &capture)
{
    if (capture.framed) {
        const QByteArray message = capture.bytes.chopped(capture.bytes.endsWith('\r') ? 1 : 0);
        return {message, message, {}};
    }
    const QByteArray end = terminatorIn(capture.bytes);
    return {capture.bytes, capture.bytes.chopped(end.size()), end};
}

QString captureLine(const Capture &capture, const ReadTestCode &read)
{
    const Pieces pieces = piecesOf(capture);
    QStringList parts{read.number == 0 ? u"not of the sheet"_s : u"code %1"_s.arg(read.number),
        read.number == 0         ? QString()
            : read.right         ? u"right"_s
            : read.rightRepaired ? u"right when repaired"_s
                                 : u"not right"_s,
        DoctorWords::shown(pieces.text),
        capture.framed             ? QString()
            : pieces.end.isEmpty() ? u"no terminator"_s
                                   : u"ends with "_s + DoctorWords::shown(pieces.end)};
    const QString aim = aimOf(capture.bytes);
    parts += aim.isEmpty() ? u"no AIM identifier"_s : u"AIM "_s + aim;
    parts += u"%1 ms, longest pause %2 ms"_s.arg(capture.lastsMs).arg(capture.longestGapMs);
    parts += hex(pieces.bytes);
    parts.removeAll(QString());
    return parts.join(u" | ");
}

QJsonObject captureJson(const Capture &capture, const ReadTestCode &read)
{
    const Pieces pieces = piecesOf(capture);
    return {{u"type"_s, u"capture"_s}, {u"code"_s, read.number}, {u"right"_s, read.right},
        {u"right_repaired"_s, read.rightRepaired}, {u"aim"_s, aimOf(capture.bytes)},
        {u"text"_s, DoctorWords::shown(pieces.text)}, {u"terminator"_s, DoctorWords::shown(pieces.end)},
        {u"lasts_ms"_s, capture.lastsMs}, {u"longest_gap_ms"_s, capture.longestGapMs},
        {u"hex"_s, hex(pieces.bytes)}};
}

DevicePageContent::Came cameOf(const Capture &capture, const ReadTestCode &read)
{
    const Pieces pieces = piecesOf(capture);
    return {.code = read.number,
        .right = read.right || read.rightRepaired,
        .text = DoctorWords::shown(pieces.text),
        .hex = hex(pieces.bytes),
        .ending = DoctorWords::shown(pieces.end),
        .whole = capture.framed,
        .lastsMs = capture.lastsMs};
}

static QString tomlText(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + text + u'"';
}

static QString terminatorName(const QByteArray &bytes)
{
    static const std::map<QByteArray, QString> names{
        {"\r", u"CR"_s}, {"\n", u"LF"_s}, {"\r\n", u"CRLF"_s}, {"\x03", u"ETX"_s}, {"\t", u"TAB"_s}};
    const auto found = names.find(bytes);
    return found == names.end() ? QString() : found->second;
}

QList<std::pair<QString, QString>> proposedSettings(const Diagnosis &diagnosis)
{
    QList<std::pair<QString, QString>> settings;
    if (diagnosis.proposals.size() == 1 && diagnosis.verdict != Diagnosis::Verdict::SeveralRepairs
        && diagnosis.verdict != Diagnosis::Verdict::RightRepaired)
        settings.append({u"repair"_s, tomlText(diagnosis.proposals.front().repair)});
    QString terminator;
    int count = 0;
    for (const Finding &finding : diagnosis.findings) {
        if (finding.kind == Finding::Kind::OtherTerminator) {
            terminator = terminatorName(finding.seen);
            ++count;
        }
    }
    if (count == 1 && !terminator.isEmpty())
        settings.append({u"terminator"_s, tomlText(terminator)});
    return settings;
}

static bool hasProposal(const Diagnosis &diagnosis)
{
    return diagnosis.proposals.size() == 1;
}

QStringList judgementLines(const Diagnosis &diagnosis)
{
    QStringList lines{plain(DoctorWords::verdict(diagnosis))};
    if (diagnosis.verdict != Diagnosis::Verdict::NothingYet)
        lines += u"%1 of 44 characters come right"_s.arg(diagnosis.rightCharacters);
    for (const Finding &finding : diagnosis.findings) {
        const QString mend = DoctorWords::mend(finding, hasProposal(diagnosis));
        lines += u"- "_s + plain(DoctorWords::finding(finding)) + (mend.isEmpty() ? QString() : u' ' + mend);
        if (const QString settings = DoctorWords::vendorSettings(finding.kind); !settings.isEmpty())
            lines += u"  "_s + settings;
    }
    if (diagnosis.proposals.size() > 1) {
        lines += u"Each of these explains it; choose none before you know which:"_s;
        for (const MapProposal &proposal : diagnosis.proposals)
            lines += u"  repair = "_s + tomlText(proposal.repair);
    }
    const auto settings = proposedSettings(diagnosis);
    if (!settings.isEmpty()) {
        lines += u"Into the section of this device in the configuration:"_s;
        for (const auto &[key, value] : settings)
            lines += u"%1 = %2"_s.arg(key, value);
    }
    if (hasProposal(diagnosis)) {
        if (const QString costs = plain(DoctorWords::costs(diagnosis.proposals.front())); !costs.isEmpty())
            lines += costs;
    }
    return lines;
}

static QString verdictName(Diagnosis::Verdict verdict)
{
    switch (verdict) {
    case Diagnosis::Verdict::NothingYet:
        return u"nothing-yet"_s;
    case Diagnosis::Verdict::Right:
        return u"right"_s;
    case Diagnosis::Verdict::RightRepaired:
        return u"right-repaired"_s;
    case Diagnosis::Verdict::Repairable:
        return u"repairable"_s;
    case Diagnosis::Verdict::SeveralRepairs:
        return u"several-repairs"_s;
    case Diagnosis::Verdict::SetUpScanner:
        return u"set-up-scanner"_s;
    case Diagnosis::Verdict::NotUnderstood:
        return u"not-understood"_s;
    }
    Q_UNREACHABLE();
}

static QString kindName(Finding::Kind kind)
{
    static const std::array names{u"gs-lost"_s, u"gs-replaced"_s, u"wrong-layout"_s, u"characters-swapped"_s,
        u"characters-lost"_s, u"case-changed"_s, u"eighth-bit"_s, u"doubled"_s, u"split"_s, u"cut"_s,
        u"no-aim-id"_s, u"other-aim-id"_s, u"vendor-code-id"_s, u"prefix-missing"_s, u"text-added"_s,
        u"gs-in-front"_s, u"no-terminator"_s, u"other-terminator"_s, u"repair-spoils"_s, u"noise"_s,
        u"not-of-the-sheet"_s};
    static_assert(names.size() == static_cast<size_t>(Finding::Kind::NotOfTheSheet) + 1);
    return names[static_cast<size_t>(kind)];
}

static QJsonArray toJson(const std::vector<int> &numbers)
{
    QJsonArray array;
    for (const int number : numbers)
        array += number;
    return array;
}

QJsonObject judgementJson(const Diagnosis &diagnosis)
{
    QJsonArray findings;
    for (const Finding &finding : diagnosis.findings)
        findings += QJsonObject{{u"kind"_s, kindName(finding.kind)}, {u"fault"_s, finding.isFault()},
            {u"codes"_s, toJson(finding.codes)}, {u"seen"_s, DoctorWords::shown(finding.seen)},
            {u"seen_hex"_s, hex(finding.seen)}, {u"expected"_s, DoctorWords::shown(finding.expected)},
            {u"layout"_s, finding.layout}, {u"what"_s, plain(DoctorWords::finding(finding))},
            {u"mend"_s, DoctorWords::mend(finding, hasProposal(diagnosis))},
            {u"vendor_settings"_s, DoctorWords::vendorSettings(finding.kind)}};
    QJsonArray proposals;
    for (const MapProposal &proposal : diagnosis.proposals)
        proposals
            += QJsonObject{{u"repair"_s, proposal.repair}, {u"costs"_s, QString::fromLatin1(proposal.costs)}};
    QJsonArray toml;
    for (const auto &[key, value] : proposedSettings(diagnosis))
        toml += u"%1 = %2"_s.arg(key, value);
    return {{u"type"_s, u"judgement"_s}, {u"verdict"_s, verdictName(diagnosis.verdict)},
        {u"sentence"_s, plain(DoctorWords::verdict(diagnosis))},
        {u"right_characters"_s, diagnosis.rightCharacters}, {u"findings"_s, findings},
        {u"proposals"_s, proposals}, {u"missing"_s, toJson(diagnosis.missing)},
        {u"decisive"_s, toJson(diagnosis.decisive)}, {u"toml"_s, toml}};
}

} // namespace unitrail
