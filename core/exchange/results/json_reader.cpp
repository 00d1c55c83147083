// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/results/json_reader.h"

#include <QSet>
#include <QStringDecoder>

#include <algorithm>

namespace unitrail {

static constexpr int depthMax = 64;
static constexpr int nodesMax = 1'000'000;

const JsonNode *JsonNode::find(QStringView name) const
{
    const auto found = std::find_if(
        members.begin(), members.end(), [&](const auto &member) { return member.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

QString JsonNode::textOf(QStringView name) const
{
    const JsonNode *node = find(name);
    return node && (node->is(Kind::Text) || node->is(Kind::Number)) ? node->text : QString();
}

namespace {

class Reader {
public:
    explicit Reader(const QByteArray &bytes)
        : m_at(bytes.constData())
        , m_end(bytes.constData() + bytes.size())
    { }

    std::variant<JsonNode, JsonMistake> read()
    {
        JsonNode root;
        if (!readValue(root, 0))
            return m_mistake;
        skipBlanks();
        if (m_at != m_end) {
            complain(QStringLiteral("something follows the end of the document"));
            return m_mistake;
        }
        return root;
    }

private:
    bool complain(const QString &what, bool cutOff = false)
    {
        if (m_mistake.what.isEmpty())
            m_mistake = {what, m_line, cutOff};
        return false;
    }
    bool ended() { return complain(QStringLiteral("the document ends in the middle"), true); }

    void skipBlanks()
    {
        for (; m_at != m_end && (*m_at == ' ' || *m_at == '\t' || *m_at == '\n' || *m_at == '\r'); ++m_at)
            m_line += *m_at == '\n' ? 1 : 0;
    }
    bool take(char wanted)
    {
        skipBlanks();
        if (m_at == m_end || *m_at != wanted)
            return false;
        ++m_at;
        return true;
    }

    bool readValue(JsonNode &into, int depth)
    {
        skipBlanks();
        if (m_at == m_end)
            return ended();
        if (depth > depthMax)
            return complain(QStringLiteral("it is nested more than %1 levels deep").arg(depthMax));
        if (++m_nodes > nodesMax)
            return complain(QStringLiteral("it holds more than %1 values").arg(nodesMax));
        into.line = m_line;
        switch (*m_at) {
        case '{':
            return readObject(into, depth);
        case '[':
            return readArray(into, depth);
        case '"':
            into.kind = JsonNode::Kind::Text;
            return readText(into.text);
        default:
            return readWord(into);
        }
    }

    bool readObject(JsonNode &into, int depth)
    {
        into.kind = JsonNode::Kind::Object;
        ++m_at;
        if (take('}'))
            return true;
        QSet<QString> names;
        do {
            skipBlanks();
            if (m_at == m_end)
                return ended();
            if (*m_at != '"')
                return complain(QStringLiteral("a name in quotes is expected"));
            QString name;
            if (!readText(name))
                return false;
            if (names.contains(name))
                return complain(QStringLiteral("\"%1\" is given twice in one object").arg(name.left(64)));
            names.insert(name);
            if (!take(':'))
                return m_at == m_end ? ended() : complain(QStringLiteral("a colon is expected"));
            JsonNode value;
            if (!readValue(value, depth + 1))
                return false;
            into.members.push_back({std::move(name), std::move(value)});
        } while (take(','));
        if (!take('}'))
            return m_at == m_end ? ended() : complain(QStringLiteral("a comma or } is expected"));
        return true;
    }

    bool readArray(JsonNode &into, int depth)
    {
        into.kind = JsonNode::Kind::Array;
        ++m_at;
        if (take(']'))
            return true;
        do {
            JsonNode item;
            if (!readValue(item, depth + 1))
                return false;
            into.items.push_back(std::move(item));
        } while (take(','));
        if (!take(']'))
            return m_at == m_end ? ended() : complain(QStringLiteral("a comma or ] is expected"));
        return true;
    }

    bool readEscape(QString &into)
    {
        if (m_at == m_end)
            return ended();
        const char sign = *m_at++;
        switch (sign) {
        case '"':
        case '\\':
        case '/':
            into += QLatin1Char(sign);
            return true;
        case 'b':
            into += u'\b';
            return true;
        case 'f':
            into += u'\f';
            return true;
        case 'n':
            into += u'\n';
            return true;
        case 'r':
            into += u'\r';
            return true;
        case 't':
            into += u'\t';
            return true;
        case 'u':
            break;
        default:
            return complain(QStringLiteral("\\%1 is no escape").arg(QLatin1Char(sign)));
        }
        if (m_end - m_at < 4)
            return ended();
        bool good = false;
        const ushort unit = QByteArray(m_at, 4).toUShort(&good, 16);
        if (!good || m_at[0] == '+' || m_at[0] == '-')
            return complain(QStringLiteral("\\u needs four hexadecimal digits"));
        into += QChar(unit);
        m_at += 4;
        return true;
    }

    bool readText(QString &into)
    {
        ++m_at;
        for (;;) {
            const char *begin = m_at;
            while (m_at != m_end && *m_at != '"' && *m_at != '\\' && quint8(*m_at) >= 0x20)
                ++m_at;
            into += QString::fromUtf8(begin, m_at - begin);
            if (m_at == m_end)
                return ended();
            const char sign = *m_at;
            if (quint8(sign) < 0x20)
                return complain(QStringLiteral("a control character stands in a text; escape it"));
            ++m_at;
            if (sign == '"')
                return true;
            if (!readEscape(into))
                return false;
        }
    }

    static bool isNumber(const QByteArray &word)
    {
        const char *c = word.constData();
        const auto digits = [&c] {
            const char *begin = c;
            while (*c >= '0' && *c <= '9')
                ++c;
            return c - begin;
        };
        if (*c == '-')
            ++c;
        if (*c == '0')
            ++c;
        else if (digits() == 0)
            return false;
        if (*c == '.' && (++c, digits() == 0))
            return false;
        if (*c == 'e' || *c == 'E') {
            ++c;
            if (*c == '+' || *c == '-')
                ++c;
            if (digits() == 0)
                return false;
        }
        return c == word.constData() + word.size();
    }

    bool readWord(JsonNode &into)
    {
        const char *begin = m_at;
        const auto isPart = [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+'
                || c == '-' || c == '.';
        };
        while (m_at != m_end && isPart(*m_at))
            ++m_at;
        const QByteArray word(begin, m_at - begin);
        into.text = QString::fromLatin1(word);
        using Kind = JsonNode::Kind;
        if (word == "null")
            into.kind = Kind::Null;
        else if (word == "true" || word == "false")
            into.kind = Kind::Bool;
        else if (word == "NaN" || word == "Infinity" || word == "-Infinity")
            into.kind = Kind::NotANumber;
        else if (isNumber(word))
            into.kind = Kind::Number;
        else if (m_at == m_end)
            return ended();
        else
            return complain(word.isEmpty() ? QStringLiteral("a value is expected")
                                           : QStringLiteral("%1 is no value").arg(into.text.left(40)));
        return true;
    }

    const char *m_at;
    const char *m_end;
    int m_line = 1;
    int m_nodes = 0;
    JsonMistake m_mistake;
};

} // namespace

std::variant<JsonNode, JsonMistake> readJson(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString all = decoder(bytes);
    if (decoder.hasError() || all.contains(QChar(QChar::ReplacementCharacter))) {
        // Half a character at the very end is what a writer leaves that has not finished.
        QStringDecoder begun(QStringDecoder::Utf8);
        const QString most = begun(bytes);
        const bool cutOff = !begun.hasError() && !most.contains(QChar(QChar::ReplacementCharacter));
        return JsonMistake{QStringLiteral("it is not UTF-8"), 0, cutOff};
    }
    return Reader(bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes).read();
}

} // namespace unitrail
