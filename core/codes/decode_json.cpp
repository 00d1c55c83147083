// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/decode_json.h"

#include "core/codes/keys.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace unitrail {

static QJsonObject toJson(const CodeError &error)
{
    return {{QStringLiteral("code"), error.code}, {QStringLiteral("position"), error.position},
        {QStringLiteral("text"), error.text}};
}

QByteArray decodeJson(const Code &code)
{
    QJsonArray elements;
    for (const Element &element : code.elements)
        elements += QJsonObject{
            {QStringLiteral("identifier"), element.identifier}, {QStringLiteral("value"), element.value}};
    QJsonObject keys;
    for (const Element &key : keysOf(code))
        keys.insert(key.identifier, key.value);
    QJsonArray warnings;
    for (const CodeError &warning : code.warnings)
        warnings += toJson(warning);
    const QJsonObject line{
        {QStringLiteral("ok"), !code.error.has_value()},
        {QStringLiteral("syntax"), syntaxName(code.syntax)},
        {QStringLiteral("aim"), code.aim},
        {QStringLiteral("elements"), elements},
        {QStringLiteral("keys"), keys},
        {QStringLiteral("warnings"), warnings},
        {QStringLiteral("error"), code.error ? QJsonValue(toJson(*code.error)) : QJsonValue()},
        {QStringLiteral("canonical"), canonicalOf(code)},
        {QStringLiteral("shown"), code.shown()},
    };
    return QJsonDocument(line).toJson(QJsonDocument::Compact);
}

} // namespace unitrail
