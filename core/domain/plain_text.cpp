// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/plain_text.h"

#include "core/domain/event_fields.h"

#include <optional>
#include <type_traits>
#include <vector>

namespace unitrail {

static bool isPlain(const QString &text, qsizetype i)
{
    const QChar c = text[i];
    if (c.isHighSurrogate())
        return i + 1 < text.size() && text[i + 1].isLowSurrogate();
    if (c.isLowSurrogate())
        return i > 0 && text[i - 1].isHighSurrogate();
    return !c.isNull() && c != QChar::ByteOrderMark;
}

QString plainText(const QString &text)
{
    QString plain = text;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isPlain(text, i))
            plain[i] = QChar::ReplacementCharacter;
    }
    return plain;
}

static void makePlain(QString &text)
{
    text = plainText(text);
}
static void makePlain(QStringList &texts)
{
    for (QString &text : texts)
        text = plainText(text);
}
template <typename T> static void makePlain(T &value);
template <typename T> static void makePlain(std::optional<T> &maybe)
{
    if (maybe)
        makePlain(*maybe);
}
template <typename T> static void makePlain(std::vector<T> &list)
{
    for (T &item : list)
        makePlain(item);
}
template <typename T> static void makePlain(T &value)
{
    // Numbers, dates and names that were checked when they came in have no fields.
    if constexpr (requires { Fields<T>::list; })
        std::apply([&](const auto &...field) { (makePlain(value.*(field.member)), ...); }, Fields<T>::list);
}

Event withPlainTexts(Event event)
{
    std::visit([](auto &e) { makePlain(e); }, event);
    return event;
}

} // namespace unitrail
