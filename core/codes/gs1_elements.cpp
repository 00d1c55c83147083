// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/gs1_elements.h"

namespace unitrail {

// No symbol of GS1 holds that many; partners are searched among all, so there is an end to it.
static constexpr int fieldsMax = 64;

static CodeError failed(const char *code, size_t position, const QString &text)
{
    return {QLatin1String(code), static_cast<int>(position), text};
}

static QString inAi(Bytes identifier, const QString &what)
{
    return QStringLiteral("AI (%1): %2").arg(asciiText(identifier), what);
}

const Gs1Field *Gs1Reading::find(Bytes ai) const
{
    for (const Gs1Field &field : fields) {
        if (field.identifier == ai)
            return &field;
    }
    return nullptr;
}

/** One byte for people: what cannot be seen by its name, what is no ASCII by its number. */
static QString shownByte(char byte)
{
    if (byte == ' ')
        return QStringLiteral("a blank");
    if (static_cast<unsigned char>(byte) >= 0x7f)
        return QStringLiteral("byte ") + QString::fromLatin1(QByteArray(1, byte).toHex().toUpper());
    return shownText(asciiText(Bytes(&byte, 1)));
}

static std::optional<CodeError> checkCharacters(
    const AiComponent &component, Bytes identifier, Bytes content, int position)
{
    static constexpr std::array<const char *, 4> sets{
        "a digit", "a character of GS1 set 82", "a character of GS1 set 39", "a character of base64url"};
    for (size_t i = 0; i < content.size(); ++i) {
        if (!isInSet(component.set, content[i])) {
            return failed("gs1.character", static_cast<size_t>(position) + i,
                inAi(identifier,
                    QStringLiteral("%1 is not %2")
                        .arg(
                            shownByte(content[i]), QLatin1String(sets[static_cast<size_t>(component.set)]))));
        }
    }
    if (component.set != CharacterSet::Base64Url)
        return {};
    // Padding: one or two at the end, and only to fill a group of four.
    const size_t padding = content.find('=');
    if (padding == Bytes::npos)
        return {};
    const bool atEnd
        = content.find_first_not_of('=', padding) == Bytes::npos && content.size() - padding <= 2;
    if (!atEnd || content.size() % 3 != 0)
        return failed("gs1.character", static_cast<size_t>(position) + padding,
            inAi(identifier, QStringLiteral("= is padding, and there is nothing to pad here")));
    return {};
}

std::optional<CodeError> checkGs1Value(
    const ApplicationIdentifier &ai, Bytes identifier, Bytes value, int position)
{
    if (value.empty())
        return failed("gs1.empty", static_cast<size_t>(position),
            inAi(identifier, QStringLiteral("there is no value")));
    size_t at = 0;
    for (const AiComponent &component : ai.components) {
        if (component.sizeMax == 0)
            break;
        const Bytes rest = value.substr(at);
        if (rest.empty() && component.optional)
            break;
        const Bytes content = rest.substr(0, component.sizeMax);
        const int contentPosition = position + static_cast<int>(at);
        if (content.size() < component.sizeMin || content.empty())
            return failed("gs1.too-short", static_cast<size_t>(contentPosition) + content.size(),
                inAi(identifier, QStringLiteral("the value is too short")));
        if (auto error = checkCharacters(component, identifier, content, contentPosition))
            return error;
        for (const Rule rule : component.rules) {
            if (rule == Rule::None)
                break;
            if (!satisfies(rule, content)) {
                const size_t broken = rule == Rule::CheckDigit ? content.size() - 1 : 0;
                return failed(codeFor(rule).data(), static_cast<size_t>(contentPosition) + broken,
                    inAi(identifier,
                        QStringLiteral("%1 %2").arg(asciiText(content), asciiText(wordsFor(rule)))));
            }
        }
        at += content.size();
    }
    if (at < value.size())
        return failed("gs1.too-long", static_cast<size_t>(position) + at,
            inAi(identifier, QStringLiteral("the value is too long")));
    return {};
}

/** Takes the next piece of a list off its front. */
static Bytes takeUntil(Bytes &list, char separator)
{
    const size_t end = list.find(separator);
    const Bytes piece = list.substr(0, end);
    list.remove_prefix(end == Bytes::npos ? list.size() : end + 1);
    return piece;
}

static bool matchesPattern(Bytes identifier, Bytes pattern)
{
    if (identifier.size() != pattern.size())
        return false;
    for (size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != 'n' && pattern[i] != identifier[i])
            return false;
    }
    return true;
}

static bool isPresent(const Gs1Reading &reading, Bytes pattern)
{
    return std::any_of(reading.fields.begin(), reading.fields.end(),
        [pattern](const Gs1Field &field) { return matchesPattern(field.identifier, pattern); });
}

static bool groupHolds(const Gs1Reading &reading, Bytes group)
{
    while (!group.empty()) {
        Bytes alternative = takeUntil(group, '|');
        bool holds = true;
        while (!alternative.empty() && holds)
            holds = isPresent(reading, takeUntil(alternative, '+'));
        if (holds)
            return true;
    }
    return false;
}

static std::optional<CodeError> excluded(const Gs1Reading &reading, const Gs1Field &field)
{
    Bytes excludes = field.ai->excludes;
    while (!excludes.empty()) {
        const Bytes pattern = takeUntil(excludes, ' ');
        for (const Gs1Field &other : reading.fields) {
            // 310n excludes the other weights, not itself.
            if (other.identifier != field.identifier && matchesPattern(other.identifier, pattern))
                return failed("gs1.exclusive", static_cast<size_t>(field.position),
                    inAi(field.identifier,
                        QStringLiteral("must not stand together with (%1)")
                            .arg(asciiText(other.identifier))));
        }
    }
    return {};
}

void checkGs1Together(Gs1Reading &reading)
{
    for (const Gs1Field &field : reading.fields) {
        if (!field.ai->excludes.empty()) {
            if (auto error = excluded(reading, field)) {
                reading.error = std::move(error);
                return;
            }
        }
    }
    for (const Gs1Field *field = reading.fields.begin(); field != reading.fields.end(); ++field) {
        const Gs1Field *first = reading.find(field->identifier);
        if (first != field && first->value != field->value) {
            reading.error = failed("gs1.repeated", static_cast<size_t>(field->position),
                inAi(field->identifier, QStringLiteral("comes twice with different values")));
            return;
        }
    }
    if (reading.find("8030") != nullptr) {
        for (const Bytes key : {Bytes("253"), Bytes("255"), Bytes("8003")}) {
            const Gs1Field *field = reading.find(key);
            if (field != nullptr && field->value.size() <= (key == "8003" ? 14U : 13U)) {
                reading.error = failed("gs1.serial-missing", static_cast<size_t>(field->position),
                    inAi(key, QStringLiteral("needs its serial part under a digital signature (8030)")));
                return;
            }
        }
    }
    for (const Gs1Field &field : reading.fields) {
        Bytes needs = field.ai->needs;
        while (!needs.empty()) {
            const Bytes group = takeUntil(needs, ' ');
            if (!groupHolds(reading, group))
                reading.warnings.push_back(failed("gs1.missing-partner", static_cast<size_t>(field.position),
                    inAi(field.identifier,
                        QStringLiteral("needs %1 on the same item").arg(asciiText(group)))));
        }
    }
}

/** The value behind an identifier: so many characters, or up to the next GS. */
static Bytes takeValue(Bytes message, size_t from, Bytes identifier)
{
    const size_t separator = message.find(gsByte, from);
    const size_t available = (separator == Bytes::npos ? message.size() : separator) - from;
    const size_t size = predefinedSize(identifier);
    return message.substr(from, size == 0 ? available : std::min(size, available));
}

Gs1Reading readElementString(Bytes message)
{
    Gs1Reading reading;
    size_t at = 0;
    if (message.empty()) {
        reading.error = failed("gs1.empty", at, QStringLiteral("there is no data"));
        return reading;
    }
    while (at < message.size()) {
        const ApplicationIdentifier *ai = leadingApplicationIdentifier(message.substr(at));
        if (ai == nullptr) {
            reading.error = failed("gs1.unknown-ai", at,
                message[at] == gsByte
                    ? QStringLiteral("a GS stands where an application identifier should begin: it comes "
                                     "once, between two elements")
                    : QStringLiteral("no application identifier begins with %1")
                          .arg(shownText(textOf(message.substr(at, 4)))));
            return reading;
        }
        if (reading.fields.size() == fieldsMax) {
            reading.error
                = failed("gs1.too-many", at, QStringLiteral("more than %1 elements").arg(fieldsMax));
            return reading;
        }
        const Bytes identifier = message.substr(at, ai->first.size());
        at += identifier.size();
        const Bytes value = takeValue(message, at, identifier);
        if ((reading.error = checkGs1Value(*ai, identifier, value, static_cast<int>(at))))
            return reading;
        reading.fields.append({ai, identifier, value, static_cast<int>(at)});
        at += value.size();
        if (at < message.size() && message[at] == gsByte)
            ++at;
    }
    checkGs1Together(reading);
    return reading;
}

/** Where a bracketed element begins: a bracket, digits, a bracket. */
static size_t identifierEnd(Bytes message, size_t at)
{
    if (at >= message.size() || message[at] != '(')
        return Bytes::npos;
    const size_t end = message.find(')', at);
    return end == Bytes::npos || !areDigits(message.substr(at + 1, end - at - 1)) ? Bytes::npos : end;
}

/** Whether a blank stands behind every closing bracket, as labels print it. */
static bool isSpaced(Bytes message)
{
    for (size_t at = message.find(')'); at != Bytes::npos; at = message.find(')', at + 1)) {
        if (at + 1 >= message.size() || message[at + 1] != ' ')
            return false;
    }
    return true;
}

Gs1Reading readBracketed(Bytes message, std::string &storage)
{
    Gs1Reading reading;
    const bool spaced = isSpaced(message);
    // The views below must not move when a value is added.
    storage.clear();
    storage.reserve(message.size());
    size_t at = 0;
    if (message.empty())
        reading.error = failed("gs1.empty", 0, QStringLiteral("there is no data"));
    while (at < message.size()) {
        const size_t end = identifierEnd(message, at);
        if (end == Bytes::npos) {
            reading.error = failed("gs1.brackets", at,
                QStringLiteral("an application identifier in brackets should stand here"));
            return reading;
        }
        const Bytes identifier = message.substr(at + 1, end - at - 1);
        const ApplicationIdentifier *ai = applicationIdentifier(identifier);
        if (ai == nullptr) {
            reading.error = failed("gs1.unknown-ai", at + 1,
                QStringLiteral("there is no application identifier (%1)").arg(asciiText(identifier)));
            return reading;
        }
        if (reading.fields.size() == fieldsMax) {
            reading.error
                = failed("gs1.too-many", at, QStringLiteral("more than %1 elements").arg(fieldsMax));
            return reading;
        }
        at = end + (spaced ? 2 : 1);
        const size_t valuePosition = at;
        const size_t from = storage.size();
        for (; at < message.size() && message[at] != '('; ++at) {
            if (message[at] == '\\' && at + 1 < message.size() && message[at + 1] == '(')
                ++at;
            storage += message[at];
        }
        size_t size = storage.size() - from;
        while (spaced && size > 0 && storage[from + size - 1] == ' ')
            --size;
        const Bytes value = Bytes(storage).substr(from, size);
        if ((reading.error = checkGs1Value(*ai, identifier, value, static_cast<int>(valuePosition))))
            return reading;
        reading.fields.append({ai, identifier, value, static_cast<int>(valuePosition)});
    }
    if (!reading.error)
        checkGs1Together(reading);
    return reading;
}

QByteArray elementString(const std::vector<Element> &elements)
{
    QByteArray result;
    for (size_t i = 0; i < elements.size(); ++i) {
        const QByteArray identifier = elements[i].identifier.toLatin1();
        result += identifier + elements[i].value.toLatin1();
        if (predefinedSize(bytesOf(identifier)) == 0 && i + 1 < elements.size())
            result += gsByte;
    }
    return result;
}

QString bracketedText(const std::vector<Element> &elements)
{
    QString result;
    for (const Element &element : elements)
        result
            += u'(' + element.identifier + u')' + QString(element.value).replace(u'(', QLatin1String("\\("));
    return result;
}

} // namespace unitrail
