// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/iso15434.h"

#include "core/codes/gs1_elements.h"
#include "core/codes/mh10.h"

namespace unitrail {

static constexpr Bytes compliance = "[)>";
// Every message of a symbol is far shorter; a longer one is not a label.
static constexpr size_t fieldsMax = 200;
static constexpr size_t envelopesMax = 32;

static CodeError failed(const char *code, size_t position, const QString &text)
{
    return {QLatin1String(code), static_cast<int>(position), text};
}

const MessageField *Iso15434Reading::find(Bytes identifier) const
{
    for (const Envelope &envelope : envelopes) {
        for (const MessageField &field : envelope.fields) {
            if (field.identifier == identifier)
                return &field;
        }
    }
    return nullptr;
}

bool looksLikeIso15434(Bytes message)
{
    return message.starts_with(compliance);
}

bool hidesIso15434(Bytes message)
{
    const size_t at = message.find("[)>\x1e");
    return at != Bytes::npos && at > 0;
}

/** A data identifier: up to three digits and one upper-case letter (ANSI MH10.8.2). 0: there is none. */
static size_t dataIdentifierSize(Bytes field)
{
    size_t digits = 0;
    while (digits < field.size() && isDigit(field[digits]))
        ++digits;
    return digits <= 3 && digits < field.size() && isUpper(field[digits]) ? digits + 1 : 0;
}

/** A text element identifier: three letters and a blank (ATA Spec 2000). */
static size_t textIdentifierSize(Bytes field)
{
    return field.size() >= 4 && isUpper(field[0]) && isUpper(field[1]) && isUpper(field[2]) && field[3] == ' '
        ? 3
        : 0;
}

/** Text or another character that a printer or a reader put where a separator belongs; empty: none is known.
 */
static Bytes substituteAt(Bytes rest)
{
    static constexpr std::array<Bytes, 30> known{"<GS>", "<RS>", "<EOT>", "[GS]", "[RS]", "[EOT]", "{GS}",
        "{RS}", "{EOT}", "(GS)", "(RS)", "\\x1d", "\\x1D", "\\x1e", "\\x1E", "\\u001d", "\\u001D", "\\u001e",
        "\\u001E", "_1D", "_1E", "_1d", "_1e", "~d029", "~d030", "~029", "~030", "~1", "^", "|"};
    for (const Bytes substitute : known) {
        if (rest.starts_with(substitute))
            return substitute;
    }
    // The pictures of the control characters, U+2404, U+241D and U+241E.
    for (const Bytes picture : {Bytes("\xe2\x90\x84"), Bytes("\xe2\x90\x9d"), Bytes("\xe2\x90\x9e")}) {
        if (rest.starts_with(picture))
            return picture;
    }
    return {};
}

static QString whereBelongs(Bytes substitute, const char *separator)
{
    return QStringLiteral("%1 stands where a %2 belongs: the label or the reader replaced the separators")
        .arg(textOf(substitute), QLatin1String(separator));
}

/** Reads the fields of one envelope after another; the positions are those in the whole message. */
class EnvelopeReader {
public:
    EnvelopeReader(Bytes message, Iso15434Reading &reading)
        : m_message(message)
        , m_reading(reading)
    { }

    /** The body of an envelope from `at` to `end`, which holds the RS, the EOT or nothing. */
    bool read(Bytes format, size_t at, size_t end)
    {
        m_reading.envelopes.push_back({format, {}});
        if (format == "05" || format == "06" || format == "12" || format == "DD")
            return readFields(format, at, end);
        if (at == end)
            return fail("iso15434.empty", at, QStringLiteral("format %1 has no data").arg(asciiText(format)));
        keep(format, m_message.substr(at, end - at), at);
        return true;
    }

private:
    bool fail(const char *code, size_t position, const QString &text)
    {
        m_reading.error = failed(code, position, text);
        return false;
    }
    void keep(Bytes identifier, Bytes value, size_t position)
    {
        m_reading.envelopes.back().fields.push_back({identifier, value, static_cast<int>(position)});
    }

    bool readFields(Bytes format, size_t at, size_t end)
    {
        if (at < end && m_message[at] != gsByte) {
            const Bytes substitute = substituteAt(m_message.substr(at));
            return fail("iso15434.separator", at,
                substitute.empty() ? QStringLiteral("a GS should stand behind the format")
                                   : whereBelongs(substitute, "GS"));
        }
        while (at < end) {
            ++at; // the GS
            const size_t stop = std::min(m_message.find(gsByte, at), end);
            if (stop == at) {
                m_reading.warnings.push_back(failed(
                    "iso15434.empty-field", at, QStringLiteral("a field is empty: doubled or trailing GS")));
                continue;
            }
            if (!readField(format, at, stop))
                return false;
            at = stop;
        }
        if (m_reading.envelopes.back().fields.empty())
            return fail(
                "iso15434.empty", end, QStringLiteral("format %1 has no data").arg(asciiText(format)));
        return true;
    }

    bool readField(Bytes format, size_t at, size_t stop)
    {
        const Bytes field = m_message.substr(at, stop - at);
        if (++m_count > fieldsMax)
            return fail("iso15434.too-many", at, QStringLiteral("more than %1 fields").arg(fieldsMax));
        if (format == "05")
            return readElement(field, at);
        const bool isDi = format == "06";
        const size_t size = isDi ? dataIdentifierSize(field) : textIdentifierSize(field);
        if (size == 0)
            return fail("iso15434.identifier", at,
                isDi ? QStringLiteral("a data identifier has up to three digits and a letter")
                     : QStringLiteral("a text element identifier has three letters and a blank"));
        const size_t valueAt = isDi ? size : size + 1;
        const Bytes value = field.substr(valueAt);
        if (value.empty())
            return fail("iso15434.empty", at + valueAt,
                QStringLiteral("%1 has no value").arg(asciiText(field.substr(0, size))));
        for (size_t i = 0; i < value.size(); ++i) {
            if (value[i] < ' ' || value[i] > '~')
                return fail("iso15434.character", at + valueAt + i,
                    QStringLiteral("a character that is not printable ISO 646"));
        }
        keep(field.substr(0, size), value, at + valueAt);
        if (!isDi)
            return true;
        if (auto wrong = checkDataIdentifier(field.substr(0, size), value, static_cast<int>(at + valueAt))) {
            m_reading.error = std::move(wrong);
            return false;
        }
        return true;
    }

    /** Format 05 has a GS between all fields, also behind values of predefined length. */
    bool readElement(Bytes field, size_t at)
    {
        const ApplicationIdentifier *ai = leadingApplicationIdentifier(field);
        if (ai == nullptr)
            return fail("gs1.unknown-ai", at,
                QStringLiteral("no application identifier begins with %1")
                    .arg(shownText(textOf(field.substr(0, 4)))));
        const Bytes identifier = field.substr(0, ai->first.size());
        const Bytes value = field.substr(identifier.size());
        const auto position = static_cast<int>(at + identifier.size());
        if (auto error = checkGs1Value(*ai, identifier, value, position)) {
            m_reading.error = std::move(error);
            return false;
        }
        keep(identifier, value, at + identifier.size());
        return true;
    }

    Bytes m_message;
    Iso15434Reading &m_reading;
    size_t m_count = 0;
};

/**
 * Format 09 says how many bytes it has, and they may hold any separator:
 * GS type GS compression GS count GS bytes. Where it ends, or npos when it does not say so.
 */
static size_t binaryEnd(Bytes message, size_t at)
{
    size_t field = at;
    std::array<Bytes, 3> head;
    for (Bytes &part : head) {
        if (field >= message.size() || message[field] != gsByte)
            return Bytes::npos;
        const size_t next = message.find(gsByte, field + 1);
        if (next == Bytes::npos)
            return Bytes::npos;
        part = message.substr(field + 1, next - field - 1);
        field = next;
    }
    if (!areDigits(head[2]) || head[2].size() > 5)
        return Bytes::npos;
    const size_t end = field + 1 + static_cast<size_t>(numberOf(head[2]));
    return end <= message.size() ? end : Bytes::npos;
}

static bool isFormat(Bytes format)
{
    static constexpr std::array<Bytes, 12> known{
        "01", "02", "03", "04", "05", "06", "07", "08", "09", "12", "DD", "00"};
    // 00 is reserved; it is told apart to say so.
    return format != "00" && std::find(known.begin(), known.end(), format) != known.end();
}

/** The elements of all envelopes of format 05 must go together as on one label. */
static void checkElementsTogether(Iso15434Reading &reading)
{
    Gs1Reading together;
    for (const Envelope &envelope : reading.envelopes) {
        if (envelope.format != "05")
            continue;
        for (const MessageField &field : envelope.fields) {
            if (together.fields.size() < 64)
                together.fields.append(
                    {applicationIdentifier(field.identifier), field.identifier, field.value, field.position});
        }
    }
    checkGs1Together(together);
    reading.error = std::move(together.error);
    std::move(together.warnings.begin(), together.warnings.end(), std::back_inserter(reading.warnings));
}

Iso15434Reading readIso15434(Bytes message)
{
    Iso15434Reading reading;
    if (!looksLikeIso15434(message)) {
        reading.error = failed("iso15434.start", 0,
            hidesIso15434(message)
                ? QStringLiteral("there is data in front of the [)> that begins the message")
                : QStringLiteral("a message begins with [)>"));
        return reading;
    }
    size_t at = compliance.size();
    if (const Bytes substitute = substituteAt(message.substr(at)); !substitute.empty()) {
        reading.error = failed("iso15434.separator", at, whereBelongs(substitute, "RS"));
        return reading;
    }
    if (at < message.size() && message[at] == rsByte)
        ++at;
    else
        reading.warnings.push_back(
            failed("iso15434.missing-rs", at, QStringLiteral("the RS behind [)> is missing")));

    EnvelopeReader envelopes(message, reading);
    bool closed = false; // by an RS
    bool ended = false; // by the EOT
    while (at < message.size()) {
        if (message[at] == eotByte) {
            ended = true;
            ++at;
            break;
        }
        const Bytes format = message.substr(at, 2);
        if (!isFormat(format)) {
            reading.error = failed("iso15434.format", at,
                QStringLiteral("there is no format %1").arg(shownText(textOf(format))));
            return reading;
        }
        at += 2;
        if (reading.envelopes.size() == envelopesMax) {
            reading.error
                = failed("iso15434.too-many", at, QStringLiteral("more than %1 envelopes").arg(envelopesMax));
            return reading;
        }
        size_t end = format == "09" ? binaryEnd(message, at)
                                    : std::min(message.find_first_of(Bytes("\x1e\x04"), at), message.size());
        if (end == Bytes::npos && format == "09") {
            reading.error = failed("iso15434.binary", at,
                QStringLiteral("format 09 does not say how many bytes it has, or has fewer"));
            return reading;
        }
        if (!envelopes.read(format, at, end))
            return reading;
        closed = end < message.size() && message[end] == rsByte;
        at = closed ? end + 1 : end;
    }
    if (reading.envelopes.empty()) {
        reading.error = failed("iso15434.empty", at, QStringLiteral("there is no envelope"));
        return reading;
    }
    if (at < message.size()) {
        reading.error
            = failed("iso15434.rest", at, QStringLiteral("there is data behind the end of the message"));
        return reading;
    }
    if (!closed)
        reading.warnings.push_back(failed(
            "iso15434.missing-rs", at, QStringLiteral("the RS at the end of the last envelope is missing")));
    if (!ended)
        reading.warnings.push_back(
            failed("iso15434.missing-eot", at, QStringLiteral("the EOT at the end is missing")));
    checkElementsTogether(reading);
    return reading;
}

} // namespace unitrail
