// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/entry.h"
#include "core/domain/event_fields.h"
#include "core/domain/plain_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

/*
 * The bytes of an entry. Envelope:
 *   id  the entry's UUIDv7, base64url      v    version of this format      t   kind of event
 *   u   subject                            base heads known of it           d   depth
 *   also further subjects, each {u, base, d}
 *   at  station                            by   person                      sess session
 *   how scan, rfid, machine, manual        dev  device                      raw  the scan's bytes, base64
 *   w   wall clock, ms UTC                 tz   minutes east of UTC         cq   clock quality; absent: synced
 * and the event's own fields beside them (event_fields.h). A field that is empty is left out.
 * Texts are made plain on their way in (plain_text.h): no U+0000, no lone surrogate, in no field.
 */
namespace unitrail {

static constexpr int formatVersion = 1;
static constexpr std::array howNames {"scan"_L1, "rfid"_L1, "machine"_L1, "manual"_L1};
static constexpr std::array clockNames {"synced"_L1, "free"_L1, "stepped"_L1};

// ---- writing: what is empty returns Undefined and is left out

template<typename T>
static QJsonValue write(const T &value);

template<typename T>
static void writeFields(QJsonObject &object, const T &value)
{
    std::apply(
        [&](const auto &...field) {
            const auto one = [&](const auto &f) {
                const QJsonValue written = write(value.*(f.member));
                if (!written.isUndefined())
                    object.insert(f.name, written);
            };
            (one(field), ...);
        },
        Fields<T>::list);
}

static QJsonValue writeValue(const QString &text) { return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(plainText(text)); }
static QJsonValue writeValue(bool yes) { return yes ? QJsonValue(true) : QJsonValue(QJsonValue::Undefined); }
static QJsonValue writeValue(int number) { return number; }
static QJsonValue writeValue(qint64 number) { return number; }
template<typename Kind>
static QJsonValue writeValue(const Name<Kind> &name) { return plainText(name.text()); }
static QJsonValue writeValue(const Decimal &number) { return number.text(); }
static QJsonValue writeValue(const QDate &day)
{
    const QString text = day.toString(Qt::ISODate); // nothing for no day, and past the year 9999
    return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
}
static QJsonValue writeValue(const EventId &id) { return id.text(); }
static QJsonValue writeValue(const LotId &lot) { return plainText(lot.text()); }
static QJsonValue writeValue(const Subject &subject) { return plainText(subject.text()); }
static QJsonValue writeValue(Verdict verdict) { return verdictName(verdict); }
static QJsonValue writeValue(Reason reason) { return reasonName(reason); }
static QJsonValue writeValue(const QStringList &texts)
{
    if (texts.isEmpty())
        return QJsonValue::Undefined;
    QJsonArray array;
    for (const QString &text : texts)
        array.append(plainText(text)); // also an empty one: it has its place
    return array;
}
template<typename T>
static QJsonValue writeValue(const std::optional<T> &maybe)
{
    return maybe ? write(*maybe) : QJsonValue(QJsonValue::Undefined);
}
template<typename T>
static QJsonValue writeValue(const std::vector<T> &list)
{
    if (list.empty())
        return QJsonValue::Undefined;
    QJsonArray array;
    for (const T &item : list)
        array.append(write(item));
    return array;
}

template<typename T>
static QJsonValue write(const T &value)
{
    if constexpr (requires { Fields<T>::list; }) {
        QJsonObject object;
        writeFields(object, value);
        return object;
    } else {
        return writeValue(value);
    }
}

static QJsonArray writeIds(const std::vector<EventId> &ids)
{
    QJsonArray array;
    for (const EventId &id : ids)
        array.append(id.text());
    return array;
}

static void writeKnowledge(QJsonObject &object, const Knowledge &knowledge)
{
    object.insert("u"_L1, plainText(knowledge.subject.text()));
    if (!knowledge.base.empty())
        object.insert("base"_L1, writeIds(knowledge.base));
    object.insert("d"_L1, knowledge.depth);
}

QByteArray toBody(const Entry &entry)
{
    Q_ASSERT(!entry.about.empty());
    QJsonObject object;
    object.insert("v"_L1, formatVersion);
    object.insert("id"_L1, entry.id.text());
    writeKnowledge(object, entry.about.front());
    if (entry.about.size() > 1) {
        QJsonArray also;
        for (size_t i = 1; i < entry.about.size(); ++i) {
            QJsonObject further;
            writeKnowledge(further, entry.about[i]);
            also.append(further);
        }
        object.insert("also"_L1, also);
    }

    const Stamp &stamp = entry.stamp;
    object.insert("at"_L1, plainText(stamp.station.text()));
    if (stamp.person)
        object.insert("by"_L1, plainText(stamp.person->text()));
    if (stamp.session)
        object.insert("sess"_L1, *stamp.session);
    object.insert("how"_L1, howNames[size_t(stamp.how)]);
    if (!stamp.device.isEmpty())
        object.insert("dev"_L1, plainText(stamp.device));
    object.insert("w"_L1, stamp.wallMs);
    object.insert("tz"_L1, stamp.offsetMinutes);
    if (stamp.clock != ClockQuality::Synced)
        object.insert("cq"_L1, clockNames[size_t(stamp.clock)]);
    if (!stamp.raw.isEmpty())
        object.insert("raw"_L1, QString::fromLatin1(stamp.raw.toBase64()));

    std::visit(
        [&](const auto &event) {
            using Kind = std::decay_t<decltype(event)>;
            object.insert("t"_L1, Fields<Kind>::kind);
            writeFields(object, event);
        },
        entry.event);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// ---- reading: nothing means "not there or not of this form"; the caller names the field

template<typename T>
struct Read;

template<typename T>
static std::optional<T> readFields(const QJsonObject &object, QString &missing)
{
    return std::apply(
        [&](const auto &...field) -> std::optional<T> {
            bool good = true;
            const auto one = [&](const auto &f) {
                using Member = std::decay_t<decltype(std::declval<T>().*(f.member))>;
                auto value = Read<Member>::from(object.value(f.name), missing);
                if (!value) {
                    good = false;
                    if (missing.isEmpty())
                        missing = f.name;
                }
                return value;
            };
            // Braces evaluate from left to right: the order of the members.
            std::tuple values {one(field)...};
            if (!good)
                return {};
            return std::apply([](auto &&...value) { return T {*std::move(value)...}; }, std::move(values));
        },
        Fields<T>::list);
}

template<typename T>
    requires requires { Fields<T>::list; }
struct Read<T> {
    static std::optional<T> from(const QJsonValue &value, QString &missing)
    {
        return value.isObject() ? readFields<T>(value.toObject(), missing) : std::nullopt;
    }
};
template<>
struct Read<QString> {
    static std::optional<QString> from(const QJsonValue &value, QString &)
    {
        return value.isUndefined() || value.isString() ? std::optional(value.toString()) : std::nullopt;
    }
};
template<>
struct Read<bool> {
    static std::optional<bool> from(const QJsonValue &value, QString &)
    {
        return value.isUndefined() || value.isBool() ? std::optional(value.toBool()) : std::nullopt;
    }
};
template<>
struct Read<qint64> {
    static std::optional<qint64> from(const QJsonValue &value, QString &)
    {
        // Whole numbers below 2^53 only: what JSON carries exactly everywhere.
        constexpr qint64 exactMax = (qint64(1) << 53) - 1;
        const qint64 number = value.toInteger(exactMax + 1); // the default for what is no whole number
        return number >= -exactMax && number <= exactMax ? std::optional(number) : std::nullopt;
    }
};
template<>
struct Read<int> {
    static std::optional<int> from(const QJsonValue &value, QString &missing)
    {
        const auto number = Read<qint64>::from(value, missing);
        return number && *number >= INT_MIN && *number <= INT_MAX ? std::optional(int(*number)) : std::nullopt;
    }
};
template<typename Kind>
struct Read<Name<Kind>> {
    static std::optional<Name<Kind>> from(const QJsonValue &value, QString &) { return Name<Kind>::fromText(value.toString()); }
};
template<>
struct Read<Decimal> {
    static std::optional<Decimal> from(const QJsonValue &value, QString &) { return Decimal::fromText(value.toString()); }
};
template<>
struct Read<QDate> {
    static std::optional<QDate> from(const QJsonValue &value, QString &)
    {
        const QDate day = QDate::fromString(value.toString(), Qt::ISODate);
        return day.isValid() ? std::optional(day) : std::nullopt;
    }
};
template<>
struct Read<EventId> {
    static std::optional<EventId> from(const QJsonValue &value, QString &) { return EventId::fromText(value.toString()); }
};
template<>
struct Read<LotId> {
    static std::optional<LotId> from(const QJsonValue &value, QString &) { return LotId::fromText(value.toString()); }
};
template<>
struct Read<Subject> {
    static std::optional<Subject> from(const QJsonValue &value, QString &) { return Subject::fromText(value.toString()); }
};
template<>
struct Read<Verdict> {
    static std::optional<Verdict> from(const QJsonValue &value, QString &) { return verdictFromName(value.toString()); }
};
template<>
struct Read<Reason> {
    static std::optional<Reason> from(const QJsonValue &value, QString &) { return reasonFromName(value.toString()); }
};
template<>
struct Read<QStringList> {
    static std::optional<QStringList> from(const QJsonValue &value, QString &)
    {
        if (!value.isUndefined() && !value.isArray())
            return {};
        QStringList texts;
        for (const QJsonValue &item : value.toArray()) {
            if (!item.isString())
                return {};
            texts.append(item.toString());
        }
        return texts;
    }
};
template<typename T>
struct Read<std::optional<T>> {
    static std::optional<std::optional<T>> from(const QJsonValue &value, QString &missing)
    {
        if (value.isUndefined())
            return std::optional<T>();
        auto read = Read<T>::from(value, missing);
        if (!read)
            return std::nullopt; // there, but not of this form: never the same as not there
        return std::optional<std::optional<T>>(std::in_place, std::move(read));
    }
};
template<typename T>
struct Read<std::vector<T>> {
    static std::optional<std::vector<T>> from(const QJsonValue &value, QString &missing)
    {
        if (!value.isUndefined() && !value.isArray())
            return {};
        std::vector<T> list;
        for (const QJsonValue &item : value.toArray()) {
            auto read = Read<T>::from(item, missing);
            if (!read)
                return {};
            list.push_back(*std::move(read));
        }
        return list;
    }
};

static Failure bad(const QString &field)
{
    return {Failure::Kind::Input, u"entry: field \"%1\" is missing or malformed; the entry is kept but not understood"_s.arg(field)};
}

template<size_t index = 0>
static std::optional<Event> readEvent(const QString &kind, const QJsonObject &object, QString &missing)
{
    if constexpr (index == std::variant_size_v<Event>) {
        missing = u"t"_s;
        return {};
    } else {
        using Kind = std::variant_alternative_t<index, Event>;
        if (kind != Fields<Kind>::kind)
            return readEvent<index + 1>(kind, object, missing);
        auto event = readFields<Kind>(object, missing);
        return event ? std::optional<Event>(*std::move(event)) : std::nullopt;
    }
}

static std::optional<Knowledge> readKnowledge(const QJsonObject &object)
{
    QString ignored;
    const auto subject = Subject::fromText(object.value("u"_L1).toString());
    const auto base = Read<std::vector<EventId>>::from(object.value("base"_L1), ignored);
    const auto depth = Read<int>::from(object.value("d"_L1), ignored);
    if (!subject || !base || !depth || *depth < 1)
        return {};
    return Knowledge {*subject, *base, *depth};
}

template<typename Names>
static std::optional<size_t> indexOf(const Names &names, const QString &name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(size_t(found - names.begin()));
}

Result<Entry> fromBody(const QByteArray &body)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (!document.isObject())
        return Failure {Failure::Kind::Input, u"entry: not JSON (%1 at byte %2)"_s.arg(problem.errorString()).arg(problem.offset)};
    const QJsonObject object = document.object();
    QString missing;

    const auto version = Read<int>::from(object.value("v"_L1), missing);
    if (!version || *version != formatVersion)
        return bad(u"v"_s);
    const auto id = EventId::fromText(object.value("id"_L1).toString());
    if (!id)
        return bad(u"id"_s);
    const auto first = readKnowledge(object);
    if (!first)
        return bad(u"u, base or d"_s);
    std::vector<Knowledge> about {*first};
    const QJsonValue also = object.value("also"_L1);
    if (!also.isUndefined() && !also.isArray())
        return bad(u"also"_s);
    for (const QJsonValue &further : also.toArray()) {
        const auto knowledge = readKnowledge(further.toObject());
        if (!knowledge)
            return bad(u"also"_s);
        about.push_back(*knowledge);
    }

    const auto station = StationName::fromText(object.value("at"_L1).toString());
    if (!station)
        return bad(u"at"_s);
    const auto person = Read<std::optional<PersonId>>::from(object.value("by"_L1), missing);
    if (!person)
        return bad(u"by"_s);
    const auto device = Read<QString>::from(object.value("dev"_L1), missing);
    if (!device)
        return bad(u"dev"_s);
    const auto session = Read<std::optional<int>>::from(object.value("sess"_L1), missing);
    const auto how = indexOf(howNames, object.value("how"_L1).toString());
    const auto wall = Read<qint64>::from(object.value("w"_L1), missing);
    const auto offset = Read<int>::from(object.value("tz"_L1), missing);
    const QJsonValue quality = object.value("cq"_L1);
    const auto clock = indexOf(clockNames, quality.isUndefined() ? QString(clockNames[0]) : quality.toString());
    const auto base64 = Read<QString>::from(object.value("raw"_L1), missing);
    const auto raw = QByteArray::fromBase64Encoding(base64.value_or(u"?"_s).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!session || !how || !wall || !offset || !clock || !raw)
        return bad(u"sess, how, w, tz, cq or raw"_s);

    auto event = readEvent(object.value("t"_L1).toString(), object, missing);
    if (!event)
        return bad(missing);
    return Entry {.id = *id,
        .about = about,
        .stamp = {.station = *station,
            .person = *person,
            .session = *session,
            .how = CaptureMethod(*how),
            .device = *device,
            .wallMs = *wall,
            .offsetMinutes = *offset,
            .clock = ClockQuality(*clock),
            .raw = *raw},
        .event = *std::move(event)};
}

} // namespace unitrail
