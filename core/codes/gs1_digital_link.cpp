// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/gs1_digital_link.h"

#include <QSet>

namespace unitrail {

static CodeError failed(const char *code, size_t position, const QString &text)
{
    return {QLatin1String(code), static_cast<int>(position), text};
}

bool looksLikeWebAddress(Bytes text)
{
    return text.starts_with("https://") || text.starts_with("HTTPS://") || text.starts_with("http://")
        || text.starts_with("HTTP://");
}

/** RFC 3986: reserved, unreserved and the percent sign. */
static bool isUriCharacter(char c)
{
    static constexpr Bytes others = "-._~:/?#[]@!$&'()*+,;=%";
    return isDigit(c) || isUpper(c) || isLower(c) || others.find(c) != Bytes::npos;
}

static bool isDomainCharacter(char c)
{
    static constexpr Bytes others = "-._:[]";
    return isDigit(c) || isUpper(c) || isLower(c) || others.find(c) != Bytes::npos;
}

static Bytes identifierOfWord(Bytes word)
{
    struct Pair {
        Bytes word, identifier;
    };
    static constexpr std::array pairs{Pair{"gtin", "01"}, Pair{"ser", "21"}, Pair{"lot", "10"},
        Pair{"cpv", "22"}, Pair{"sscc", "00"}, Pair{"grai", "8003"}, Pair{"giai", "8004"}, Pair{"gln", "414"},
        Pair{"glnx", "254"}, Pair{"itip", "8006"}, Pair{"cpid", "8010"}, Pair{"cpsn", "8011"},
        Pair{"gsrn", "8018"}, Pair{"gsrnp", "8017"}, Pair{"gdti", "253"}, Pair{"gcn", "255"},
        Pair{"ginc", "401"}, Pair{"gsin", "402"}, Pair{"gmn", "8013"}, Pair{"party", "417"},
        Pair{"refno", "8020"}, Pair{"srin", "8019"}};
    for (const Pair &pair : pairs) {
        if (pair.word == word)
            return pair.identifier;
    }
    return word;
}

/** Whether those identifiers may follow the key in this order; each may be left out. */
static bool isQualifierSequence(Bytes qualifiers, const QVarLengthArray<Bytes, 8> &identifiers)
{
    size_t start = 0;
    while (start <= qualifiers.size()) {
        const size_t bar = std::min(qualifiers.find('|', start), qualifiers.size());
        Bytes list = qualifiers.substr(start, bar - start);
        qsizetype matched = 0;
        while (!list.empty() && matched < identifiers.size()) {
            const size_t blank = std::min(list.find(' '), list.size());
            if (list.substr(0, blank) == identifiers[matched])
                ++matched;
            list.remove_prefix(std::min(blank + 1, list.size()));
        }
        if (matched == identifiers.size())
            return true;
        start = bar + 1;
    }
    return false;
}

/** One pass over a URI. A value with escapes is written to the storage; the others are looked at where they
 * stand. */
class LinkReader {
public:
    LinkReader(Bytes uri, std::string &storage, const DigitalLinkOptions &options)
        : m_uri(uri)
        , m_storage(storage)
        , m_options(options)
    {
        // Decoding never makes text longer, and a short GTIN becomes 14 digits; views into it must not move.
        m_storage.clear();
        m_storage.reserve(uri.size() + 32);
    }

    Gs1Reading read()
    {
        if (findParts() && findKey() && readPath() && readQuery() && checkQuery())
            checkGs1Together(m_reading);
        return std::move(m_reading);
    }

private:
    bool fail(const char *code, size_t position, const QString &text)
    {
        m_reading.error = failed(code, position, text);
        return false;
    }

    [[nodiscard]] size_t positionOf(Bytes part) const
    {
        return static_cast<size_t>(part.data() - m_uri.data());
    }

    bool findParts()
    {
        if (!looksLikeWebAddress(m_uri))
            return fail(
                "digital-link.scheme", 0, QStringLiteral("a Digital Link begins with http:// or https://"));
        for (size_t i = 0; i < m_uri.size(); ++i) {
            if (!isUriCharacter(m_uri[i]))
                return fail("digital-link.character", i, QStringLiteral("a character that no URI may hold"));
        }
        const size_t domain = m_uri.find("//") + 2;
        size_t slash = domain;
        while (slash < m_uri.size() && m_uri[slash] != '/') {
            if (!isDomainCharacter(m_uri[slash]))
                return fail(
                    "digital-link.domain", slash, QStringLiteral("a character that no domain may hold"));
            ++slash;
        }
        if (slash == domain || slash == m_uri.size())
            return fail("digital-link.no-key", slash, QStringLiteral("there is no domain or no path"));
        const size_t end = std::min(m_uri.find('#', slash), m_uri.size());
        const size_t question = std::min(m_uri.find('?', slash), end);
        m_path = m_uri.substr(slash, question - slash);
        if (question < end)
            m_query = m_uri.substr(question + 1, end - question - 1);
        return true;
    }

    [[nodiscard]] const ApplicationIdentifier *identify(Bytes &word) const
    {
        if (m_options.words)
            word = identifierOfWord(word);
        return applicationIdentifier(word);
    }

    /** From the right, pair by pair, to the last one that is a key. */
    bool findKey()
    {
        size_t end = m_path.size();
        while (end > 0) {
            const size_t valueSlash = m_path.rfind('/', end - 1);
            if (valueSlash == Bytes::npos || valueSlash == 0)
                break;
            const size_t identifierSlash = m_path.rfind('/', valueSlash - 1);
            if (identifierSlash == Bytes::npos)
                break;
            Bytes word = m_path.substr(identifierSlash + 1, valueSlash - identifierSlash - 1);
            const ApplicationIdentifier *ai = identify(word);
            if (ai == nullptr)
                break;
            if (ai->isKey()) {
                m_path.remove_prefix(identifierSlash);
                return true;
            }
            end = identifierSlash;
        }
        return fail("digital-link.no-key", positionOf(m_path), whyNoKey());
    }

    /** What a path without a key looks like: words of a draft, a compressed link, or any web page. */
    [[nodiscard]] QString whyNoKey() const
    {
        Bytes rest = m_path;
        while (!rest.empty()) {
            rest.remove_prefix(1);
            const Bytes segment = rest.substr(0, rest.find('/'));
            rest.remove_prefix(segment.size());
            const Bytes identifier = identifierOfWord(segment);
            if (!m_options.words && identifier != segment)
                return QStringLiteral("%1 is a word of an old draft; the standard writes %2")
                    .arg(asciiText(segment), asciiText(identifier));
        }
        if (m_path.ends_with('/'))
            return QStringLiteral("there is no GS1 key in front of the slash at the end of the path");
        return QStringLiteral("there is no GS1 key in the path; compressed links are not read");
    }

    /** The decoded value, or an error: a NUL, or nothing at all. */
    bool decode(Bytes text, bool isQuery, Bytes &value)
    {
        if (text.find('%') == Bytes::npos && (!isQuery || text.find('+') == Bytes::npos)) {
            value = text;
            return true;
        }
        const size_t from = m_storage.size();
        for (size_t i = 0; i < text.size(); ++i) {
            const bool escape = text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0
                && hexValue(text[i + 2]) >= 0;
            if (escape) {
                const char c = static_cast<char>(hexValue(text[i + 1]) << 4 | hexValue(text[i + 2]));
                if (c == '\0')
                    return fail("digital-link.nul", positionOf(text) + i, QStringLiteral("a NUL in a value"));
                m_storage += c;
                i += 2;
            } else {
                m_storage += isQuery && text[i] == '+' ? ' ' : text[i];
            }
        }
        value = Bytes(m_storage).substr(from);
        return true;
    }

    bool take(const ApplicationIdentifier *ai, Bytes identifier, Bytes text, bool isQuery)
    {
        Bytes value;
        if (m_reading.fields.size() == 64)
            return fail("gs1.too-many", positionOf(text), QStringLiteral("more than 64 elements"));
        if (!decode(text, isQuery, value))
            return false;
        const bool isShort = value.size() == 8 || value.size() == 12 || value.size() == 13;
        if (identifier == "01" && isShort && (isQuery || m_options.shortGtin)) {
            if (m_storage.capacity() - m_storage.size() < 14)
                return fail("gs1.repeated", positionOf(text), QStringLiteral("more than one GTIN"));
            const size_t from = m_storage.size();
            m_storage.append(14 - value.size(), '0').append(value);
            value = Bytes(m_storage).substr(from);
        }
        const auto position = static_cast<int>(positionOf(text));
        if (auto error = checkGs1Value(*ai, identifier, value, position)) {
            m_reading.error = std::move(error);
            return false;
        }
        m_reading.fields.append({ai, identifier, value, position});
        return true;
    }

    bool readPath()
    {
        QVarLengthArray<Bytes, 8> qualifiers;
        Bytes rest = m_path;
        while (!rest.empty()) {
            rest.remove_prefix(1);
            const size_t slash = rest.find('/');
            Q_ASSERT(slash != Bytes::npos); // findKey() went over all pairs
            Bytes identifier = rest.substr(0, slash);
            rest.remove_prefix(slash + 1);
            const size_t end = std::min(rest.find('/'), rest.size());
            const Bytes text = rest.substr(0, end);
            rest.remove_prefix(end);
            const ApplicationIdentifier *ai = identify(identifier);
            Q_ASSERT(ai != nullptr);
            if (!take(ai, identifier, text, false))
                return false;
            if (m_reading.fields.size() > 1)
                qualifiers.append(identifier);
        }
        m_pathFields = m_reading.fields.size();
        if (!isQualifierSequence(m_reading.fields.front().ai->qualifiers, qualifiers))
            return fail("digital-link.sequence", positionOf(m_path),
                QStringLiteral("these qualifiers, in this order, do not belong to the key"));
        return true;
    }

    bool readQuery()
    {
        while (!m_query.empty()) {
            const size_t end = std::min(m_query.find('&'), m_query.size());
            const Bytes pair = m_query.substr(0, end);
            m_query.remove_prefix(std::min(end + 1, m_query.size()));
            const size_t equals = pair.find('=');
            if (equals == Bytes::npos || !areDigits(pair.substr(0, equals)))
                continue; // not ours: linkType and the like
            const Bytes identifier = pair.substr(0, equals);
            const ApplicationIdentifier *ai = applicationIdentifier(identifier);
            if (ai == nullptr)
                return fail("gs1.unknown-ai", positionOf(pair),
                    QStringLiteral("there is no application identifier %1").arg(asciiText(identifier)));
            if (!take(ai, identifier, pair.substr(equals + 1), true))
                return false;
        }
        return true;
    }

    bool checkQuery()
    {
        for (qsizetype i = m_pathFields; i < m_reading.fields.size(); ++i) {
            const Gs1Field &field = m_reading.fields[i];
            const auto position = static_cast<size_t>(field.position);
            if (m_reading.find(field.identifier) != &field)
                return fail("digital-link.repeated", position,
                    QStringLiteral("AI (%1) comes twice").arg(asciiText(field.identifier)));
            if (!field.ai->isAttribute())
                return fail("digital-link.attribute", position,
                    QStringLiteral("AI (%1) must not stand in the query").arg(asciiText(field.identifier)));
            if (belongsInPath(field))
                return fail("digital-link.attribute", position,
                    QStringLiteral("AI (%1) belongs in the path").arg(asciiText(field.identifier)));
        }
        return true;
    }

    /** Whether the path would still be right with this element among its qualifiers. */
    [[nodiscard]] bool belongsInPath(const Gs1Field &field) const
    {
        for (qsizetype place = 1; place <= m_pathFields; ++place) {
            QVarLengthArray<Bytes, 8> qualifiers;
            for (qsizetype i = 1; i < m_pathFields; ++i) {
                if (i == place)
                    qualifiers.append(field.identifier);
                qualifiers.append(m_reading.fields[i].identifier);
            }
            if (place == m_pathFields)
                qualifiers.append(field.identifier);
            if (isQualifierSequence(m_reading.fields.front().ai->qualifiers, qualifiers))
                return true;
        }
        return false;
    }

    Bytes m_uri;
    std::string &m_storage;
    const DigitalLinkOptions &m_options;
    Bytes m_path, m_query;
    qsizetype m_pathFields = 0;
    Gs1Reading m_reading;
};

Gs1Reading readDigitalLink(Bytes uri, std::string &storage, const DigitalLinkOptions &options)
{
    return LinkReader(uri, storage, options).read();
}

static QString escaped(const QString &value)
{
    static constexpr Bytes unreserved = "-._~";
    QString result;
    for (const char c : value.toLatin1()) {
        if (isDigit(c) || isUpper(c) || isLower(c) || unreserved.find(c) != Bytes::npos)
            result += QLatin1Char(c);
        else
            result += QStringLiteral("%%1")
                          .arg(static_cast<uint>(static_cast<unsigned char>(c)), 2, 16, QLatin1Char('0'))
                          .toUpper();
    }
    return result;
}

using Qualifiers = std::vector<const Element *>;

/** What is there of each alternative of a key: the fullest first; with as many, as the standard lists them.
 */
static std::vector<Qualifiers> qualifiersOf(
    const ApplicationIdentifier &key, const std::vector<Element> &elements)
{
    std::vector<Qualifiers> alternatives;
    for (const QString &list : asciiText(key.qualifiers).split(u'|')) {
        Qualifiers present;
        for (const QString &identifier : list.split(u' ', Qt::SkipEmptyParts)) {
            const auto found = std::find_if(elements.begin(), elements.end(),
                [&](const Element &element) { return element.identifier == identifier; });
            if (found != elements.end())
                present.push_back(&*found);
        }
        alternatives.push_back(std::move(present));
    }
    std::stable_sort(alternatives.begin(), alternatives.end(),
        [](const Qualifiers &one, const Qualifiers &other) { return one.size() > other.size(); });
    return alternatives;
}

static const ApplicationIdentifier *rowOf(const Element &element)
{
    return applicationIdentifier(bytesOf(element.identifier.toLatin1()));
}

/** None when an element would have to stand in the query that must not. */
static std::optional<QString> linkWith(const Element &key, const Qualifiers &qualifiers,
    const std::vector<Element> &elements, const QString &stem)
{
    QSet<QString> written{key.identifier};
    QString uri = stem.endsWith(u'/') ? stem.chopped(1) : stem;
    uri += u'/' + key.identifier + u'/' + escaped(key.value);
    for (const Element *qualifier : qualifiers) {
        uri += u'/' + qualifier->identifier + u'/' + escaped(qualifier->value);
        written.insert(qualifier->identifier);
    }
    QChar separator = u'?';
    for (const bool bare : {true, false}) {
        for (const Element &element : elements) {
            const ApplicationIdentifier *ai = rowOf(element);
            if (ai == nullptr)
                return {};
            if (ai->isBare() != bare || written.contains(element.identifier))
                continue;
            if (!ai->isAttribute())
                return {};
            uri += separator + element.identifier + u'=' + escaped(element.value);
            written.insert(element.identifier);
            separator = u'&';
        }
    }
    return uri;
}

std::optional<QString> digitalLink(const std::vector<Element> &elements, const QString &stem)
{
    const auto key = std::find_if(elements.begin(), elements.end(), [](const Element &element) {
        const ApplicationIdentifier *ai = rowOf(element);
        return ai != nullptr && ai->isKey();
    });
    if (key == elements.end())
        return {};
    // 235 with 10 can be read, with one of them in the query; only one way round it may be written.
    for (const Qualifiers &qualifiers : qualifiersOf(*rowOf(*key), elements)) {
        if (auto uri = linkWith(*key, qualifiers, elements, stem))
            return uri;
    }
    return {};
}

} // namespace unitrail
