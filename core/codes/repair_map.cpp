// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/repair_map.h"

#include "core/codes/bytes.h"

#include <array>

namespace unitrail {

QByteArray repaired(const QByteArray &bytes, const RepairMap &map)
{
    if (map.replacements.empty())
        return bytes;
    QByteArray result;
    result.reserve(bytes.size());
    for (qsizetype i = 0; i < bytes.size();) {
        const RepairMap::Replacement *best = nullptr;
        for (const RepairMap::Replacement &candidate : map.replacements) {
            const bool matches = QByteArrayView(bytes).sliced(i).startsWith(candidate.from);
            if (matches && (best == nullptr || candidate.from.size() > best->from.size()))
                best = &candidate;
        }
        if (best == nullptr) {
            result += bytes[i++];
        } else {
            result += best->to;
            i += best->from.size();
        }
    }
    return result;
}

/**
 * The keys where the layouts differ, in the order of the US ones: what each key types, plain and with shift.
 * A dead key, which types nothing by itself, is a blank: it cannot be undone.
 */
struct Layout {
    QLatin1String name;
    const char16_t *keys;
};
static constexpr std::array layouts{
    Layout{QLatin1String("us"), u"`1234567890-=qwyazm[]\\;',./~!@#$%^&*()_+QWYAZM{}|:\"<>?"},
    Layout{QLatin1String("de"), u" 1234567890ß qwzaymü+#öä,.-°!\"§$%&/()=? QWZAYMÜ*'ÖÄ;:_"},
    Layout{QLatin1String("de-nodeadkeys"), u"^1234567890ß´qwzaymü+#öä,.-°!\"§$%&/()=?`QWZAYMÜ*'ÖÄ;:_"},
    Layout{QLatin1String("fr"), u"²&é\"'(-è_çà)=azyqw, $*mù;:! 1234567890°+AZYQW? £µM%./§"},
};

static std::u16string_view keysOf(const QString &layout)
{
    for (const Layout &candidate : layouts) {
        if (layout == candidate.name)
            return candidate.keys;
    }
    return {};
}

static bool isGiven(const RepairMap &map, const QByteArray &from)
{
    return std::any_of(map.replacements.begin(), map.replacements.end(),
        [&from](const RepairMap::Replacement &known) { return known.from == from; });
}

/** The scanner presses the keys of its own layout, the host shows what is on them in the host's. */
static bool addLayouts(RepairMap &map, const QString &scanner, const QString &host)
{
    const std::u16string_view meant = keysOf(scanner);
    const std::u16string_view shown = keysOf(host);
    if (meant.empty() || shown.empty())
        return false;
    Q_ASSERT(meant.size() == shown.size());
    for (size_t i = 0; i < meant.size(); ++i) {
        const QByteArray from = QString(QChar(shown[i])).toUtf8();
        if (meant[i] != shown[i] && meant[i] != u' ' && shown[i] != u' ' && !isGiven(map, from))
            map.replacements.push_back({from, QString(QChar(meant[i])).toUtf8()});
    }
    return true;
}

struct Escape {
    QLatin1String name;
    char byte;
};
static constexpr std::array escapes{Escape{QLatin1String("{GS}"), gsByte},
    Escape{QLatin1String("{RS}"), rsByte}, Escape{QLatin1String("{EOT}"), eotByte},
    Escape{QLatin1String("{SP}"), ' '}, Escape{QLatin1String("{EQ}"), '='}};

static QByteArray unescaped(QStringView text)
{
    QByteArray result;
    for (qsizetype i = 0; i < text.size();) {
        const QStringView rest = text.mid(i);
        const auto *escape = std::find_if(escapes.begin(), escapes.end(),
            [rest](const Escape &candidate) { return rest.startsWith(candidate.name); });
        const bool isHex = rest.size() >= 5 && rest.startsWith(u"{x") && rest[4] == u'}'
            && hexValue(rest[2].toLatin1()) >= 0 && hexValue(rest[3].toLatin1()) >= 0;
        if (escape != escapes.end()) {
            result += escape->byte;
            i += escape->name.size();
        } else if (isHex) {
            result += static_cast<char>(hexValue(rest[2].toLatin1()) << 4 | hexValue(rest[3].toLatin1()));
            i += 5;
        } else {
            const qsizetype size = rest[0].isHighSurrogate() && rest.size() > 1 ? 2 : 1;
            result += rest.left(size).toUtf8();
            i += size;
        }
    }
    return result;
}

static QString escaped(const QByteArray &bytes)
{
    const bool isText = QString::fromUtf8(bytes).toUtf8() == bytes;
    QString result;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const auto *escape = std::find_if(
            escapes.begin(), escapes.end(), [c](const Escape &candidate) { return candidate.byte == c; });
        if (escape != escapes.end())
            result += escape->name;
        else if (byte < 0x20 || c == '{' || byte == 0x7f || (byte >= 0x80 && !isText))
            result += QStringLiteral("{x%1}").arg(static_cast<uint>(byte), 2, 16, QLatin1Char('0'));
        else
            result += QLatin1Char(c);
    }
    return isText ? QString::fromUtf8(result.toLatin1()) : result;
}

QString repairText(const QByteArray &bytes)
{
    return escaped(bytes);
}

QStringList keyboardLayouts()
{
    QStringList names;
    for (const Layout &layout : layouts)
        names += layout.name;
    return names;
}

std::optional<QByteArray> shownForKey(char character, const QString &scanner, const QString &host)
{
    const std::u16string_view meant = keysOf(scanner);
    const std::u16string_view shown = keysOf(host);
    Q_ASSERT(meant.size() == shown.size());
    const size_t key = character == ' ' ? meant.npos : meant.find(QChar::fromLatin1(character).unicode());
    if (key != meant.npos)
        return shown[key] == u' ' ? QByteArray() : QString(QChar(shown[key])).toUtf8();
    const bool plainKey = character == ' ' || (character >= 'A' && character <= 'Z')
        || (character >= 'a' && character <= 'z') || isDigit(character);
    return plainKey || scanner == host ? std::optional(QByteArray(1, character)) : std::nullopt;
}

Result<RepairMap> repairMapFromText(const QString &text)
{
    RepairMap map;
    QStringList layoutNames;
    for (const QString &part : text.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(u'=');
        const QString left = part.left(equals);
        const QString right = part.mid(equals + 1);
        const QByteArray from = unescaped(left);
        if (equals < 1 || from.isEmpty())
            return Failure{
                Failure::Kind::Input, QStringLiteral("repair map: '%1' should be wrong=right").arg(part)};
        if (left == u"layout") {
            layoutNames += right;
            continue;
        }
        if (isGiven(map, from))
            return Failure{
                Failure::Kind::Input, QStringLiteral("repair map: '%1' stands for two things").arg(left)};
        map.replacements.push_back({from, unescaped(right)});
    }
    // What is said of one character counts more than what follows from a layout.
    for (const QString &names : layoutNames) {
        if (!addLayouts(map, names.section(u'/', 0, 0), names.section(u'/', 1)))
            return Failure{Failure::Kind::Input,
                QStringLiteral("repair map: 'layout=%1' should be layout=SCANNER/HOST with us, de, "
                               "de-nodeadkeys or fr")
                    .arg(names)};
    }
    return map;
}

QString repairMapText(const RepairMap &map)
{
    QStringList parts;
    for (const RepairMap::Replacement &replacement : map.replacements)
        parts += escaped(replacement.from) + u'=' + escaped(replacement.to);
    return parts.join(u' ');
}

} // namespace unitrail
