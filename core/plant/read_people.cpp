// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/sections.h"

namespace unitrail {

using Reader = TableReader;

static std::set<Role> readRoles(Reader &reader, Mistakes &mistakes)
{
    static const std::vector<std::pair<QString, Role>> words{
        {QStringLiteral("operator"), Role::Operator},
        {QStringLiteral("inspector"), Role::Inspector},
        {QStringLiteral("supervisor"), Role::Supervisor},
        {QStringLiteral("quality-engineer"), Role::QualityEngineer},
        {QStringLiteral("service-technician"), Role::ServiceTechnician},
        {QStringLiteral("administrator"), Role::Administrator},
    };
    std::set<Role> roles;
    const auto read = reader.texts(QStringLiteral("roles"), Reader::must);
    for (const Placed<QString> &word : read) {
        if (const auto role = reader.asChoice<Role>(word, words))
            roles.insert(*role);
    }
    if (read.empty() && reader.has(QStringLiteral("roles"))) {
        mistakes.error(reader.placeOf(QStringLiteral("roles")), QStringLiteral("This person has no role"),
            QStringLiteral("Write at least one: roles = [\"operator\"]"));
    }
    return roles;
}

static std::vector<Qualification> readQualifications(Reader &reader, PlantDraft &draft)
{
    std::vector<Qualification> qualifications;
    const auto hold = [&](const QString &name, const std::optional<QDate> &through, const Place &place) {
        draft.heldQualifications.insert(name);
        if (!draft.mustKnow(QStringLiteral("qualification"), name, place))
            return;
        for (const Qualification &other : qualifications) {
            if (other.name == name) {
                draft.mistakes.error(place,
                    QStringLiteral("The qualification %1 stands twice, with and without an end").arg(name),
                    QStringLiteral("Keep it in qualifications or in qualifications_until"));
                return;
            }
        }
        qualifications.push_back({.name = name, .validThrough = through});
    };
    for (const Placed<QString> &name : reader.texts(QStringLiteral("qualifications"), Reader::may))
        hold(name.value, {}, name.place);
    if (const TomlValue *ends = reader.table(QStringLiteral("qualifications_until"), Reader::may)) {
        Reader dates(*ends, QStringLiteral("qualifications_until"), draft.mistakes);
        for (const TomlValue &end : ends->items) {
            hold(end.key, dates.date(end.key, Reader::must), end.place);
        }
    }
    return qualifications;
}

void readPerson(const TomlValue &table, PlantDraft &draft)
{
    Reader reader(table, QStringLiteral("This person"), draft.mistakes);
    const auto id = reader.name<PersonKind>(QStringLiteral("id"), Reader::must);
    const auto name = reader.text(QStringLiteral("name"), Reader::must);
    const auto shortName = reader.text(QStringLiteral("short_name"), Reader::must);
    const auto badge = reader.text(QStringLiteral("badge"), Reader::must);
    const auto language = reader.text(QStringLiteral("language"), Reader::may);
    const std::set<Role> roles = readRoles(reader, draft.mistakes);
    const std::vector<Qualification> qualifications = readQualifications(reader, draft);
    const auto pin = reader.text(QStringLiteral("pin"), Reader::may);
    if (pin && !pin->startsWith(u"$argon2id$")) { // a PIN in plain text would be worth nothing
        draft.mistakes.error(reader.placeOf(QStringLiteral("pin")),
            QStringLiteral("This is not the verifier of a PIN"),
            QStringLiteral("Write what \"unitrail pin\" prints; it begins with $argon2id$"));
    }

    static const QRegularExpression twoLetters(QStringLiteral("^[a-z]{2}$"));
    if (language && !twoLetters.match(*language).hasMatch()) {
        draft.mistakes.error(reader.placeOf(QStringLiteral("language")),
            QStringLiteral("\"%1\" is not a language").arg(*language),
            QStringLiteral("Write its two small letters of ISO 639-1: en, de, ar ..."));
    }
    if (badge)
        draft.isFirst(QStringLiteral("badge"), *badge, reader.placeOf(QStringLiteral("badge")));
    if (!id || !draft.isFirst(QStringLiteral("person"), id->text(), reader.placeOf(QStringLiteral("id"))))
        return;
    draft.plant.people.insert_or_assign(*id,
        Person{.id = *id,
            .name = name.value_or(QString()),
            .shortName = shortName.value_or(QString()),
            .roles = roles,
            .badge = badge.value_or(QString()),
            .language = language.value_or(QString()),
            .qualifications = qualifications,
            .pin = pin.value_or(QString())});
}

} // namespace unitrail
