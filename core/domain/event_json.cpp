// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/entry.h"
#include "core/domain/event_fields.h"
#include "core/domain/json_text.h"
#include "core/domain/plain_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <span>

/*
 * The bytes of an entry. Envelope:
 *   id  the entry's UUIDv7, base64url      v    version of this format      t   kind of event
 *   u   subject                            base heads known of it           d   depth
 *   also further subjects, each {u, base, d}
 *   at  station                            by   person                      sess session
 *   how scan, rfid, machine, manual        dev  device                      raw  the scan's bytes, base64
 *   w   wall clock, ms UTC                 tz   minutes east of UTC         cq   clock quality; absent:
 * synced and the event's own fields beside them (event_fields.h). A field that is empty is left out. Texts
 * are made plain on their way in (plain_text.h): no U+0000, no lone surrogate, in no field.
 */
namespace unitrail {

static constexpr int formatVersion = 1;
static constexpr std::array howNames{"scan"_L1, "rfid"_L1, "machine"_L1, "manual"_L1};
static constexpr std::array clockNames{"synced"_L1, "free"_L1, "stepped"_L1};

// ---- writing: what is empty appends nothing, says so and is left out

template <typename T> static bool write(QByteArray &out, const T &value);

template <typename T> static void writeFields(JsonObjectWriter &object, const T &value)
{
    std::apply(
        [&](const auto &...field) {
            (object.add(field.name, [&](QByteArray &out) { return write(out, value.*(field.member)); }), ...);
        },
        Fields<T>::list);
}

static bool writeText(QByteArray &out, const QString &text)
{
    appendJsonText(out, text);
    return true;
}

static bool writeValue(QByteArray &out, const QString &text)
{
    return !text.isEmpty() && writeText(out, plainText(text));
}
static bool writeValue(QByteArray &out, bool yes)
{
    if (yes)
        out += "true";
    return yes;
}
static bool writeValue(QByteArray &out, qint64 number)
{
    out += QByteArray::number(number);
    return true;
}
static bool writeValue(QByteArray &out, int number)
{
    return writeValue(out, qint64(number));
}
template <typename Kind> static bool writeValue(QByteArray &out, const Name<Kind> &name)
{
    return writeText(out, plainText(name.text()));
}
static bool writeValue(QByteArray &out, const Decimal &number)
{
    return writeText(out, number.text());
}
static bool writeValue(QByteArray &out, const QDate &day)
{
    const QString text = day.toString(Qt::ISODate); // nothing for no day, and past the year 9999
    return !text.isEmpty() && writeText(out, text);
}
static bool writeValue(QByteArray &out, const EventId &id)
{
    out += '"';
    out += id.toBytes().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    out += '"';
    return true;
}
static bool writeValue(QByteArray &out, const LotId &lot)
{
    return writeText(out, plainText(lot.text()));
}
static bool writeValue(QByteArray &out, const Subject &subject)
{
    return writeText(out, plainText(subject.text()));
}
static bool writeValue(QByteArray &out, Verdict verdict)
{
    return writeText(out, verdictName(verdict));
}
static bool writeValue(QByteArray &out, Disposition disposition)
{
    return writeText(out, dispositionName(disposition));
}
static bool writeValue(QByteArray &out, NonconformanceState state)
{
    return writeText(out, nonconformanceStateName(state));
}
static bool writeValue(QByteArray &out, ContainmentAction action)
{
    return writeText(out, containmentActionName(action));
}
static bool writeValue(QByteArray &out, Reason reason)
{
    return writeText(out, reasonName(reason));
}

template <typename List, typename Append>
static bool writeList(QByteArray &out, const List &list, const Append &append)
{
    if (list.empty())
        return false;
    out += '[';
    bool first = true;
    for (const auto &item : list) {
        if (!first)
            out += ',';
        first = false;
        append(item);
    }
    out += ']';
    return true;
}
static bool writeValue(QByteArray &out, const QStringList &texts)
{
    return writeList(out, texts,
        [&](const QString &text) { writeText(out, plainText(text)); }); // also an empty one: it has its place
}
template <typename T> static bool writeValue(QByteArray &out, const std::optional<T> &maybe)
{
    return maybe && write(out, *maybe);
}
template <typename T> static bool writeValue(QByteArray &out, const std::vector<T> &list)
{
    return writeList(out, list, [&](const T &item) {
        if (!write(out, item))
            out += "null"; // it has its place
    });
}

template <typename T> static bool write(QByteArray &out, const T &value)
{
    if constexpr (requires { Fields<T>::list; }) {
        JsonObjectWriter object;
        writeFields(object, value);
        object.appendTo(out);
        return true;
    } else {
        return writeValue(out, value);
    }
}

static void writeKnowledge(JsonObjectWriter &object, const Knowledge &knowledge)
{
    object.add("u"_L1, [&](QByteArray &out) { return writeValue(out, knowledge.subject); });
    object.add("base"_L1, [&](QByteArray &out) { return writeValue(out, knowledge.base); });
    object.add("d"_L1, [&](QByteArray &out) { return writeValue(out, knowledge.depth); });
}

static void writeStamp(JsonObjectWriter &object, const Stamp &stamp)
{
    const auto add = [&](QLatin1StringView key, const auto &value) {
        object.add(key, [&](QByteArray &out) { return writeValue(out, value); });
    };
    const auto addName = [&](QLatin1StringView key, QLatin1StringView name) {
        object.add(key, [&](QByteArray &out) { return writeText(out, name); });
    };
    add("at"_L1, stamp.station);
    add("by"_L1, stamp.person);
    add("sess"_L1, stamp.session);
    addName("how"_L1, howNames[size_t(stamp.how)]);
    add("dev"_L1, stamp.device);
    add("w"_L1, stamp.wallMs);
    add("tz"_L1, stamp.offsetMinutes);
    if (stamp.clock != ClockQuality::Synced)
        addName("cq"_L1, clockNames[size_t(stamp.clock)]);
    add("raw"_L1, QString::fromLatin1(stamp.raw.toBase64()));
    if (stamp.tag.antenna != 0)
        add("ant"_L1, stamp.tag.antenna);
    add("rssi"_L1, stamp.tag.rssi);
    add("tid"_L1, stamp.tag.tid);
}

static void writeEvent(JsonObjectWriter &object, const Event &wanted)
{
    std::visit(
        [&](const auto &event) {
            using Kind = std::decay_t<decltype(event)>;
            object.add("t"_L1, [](QByteArray &out) { return writeText(out, Fields<Kind>::kind); });
            writeFields(object, event);
        },
        wanted);
}

QByteArray toBytes(const Event &event)
{
    JsonObjectWriter object;
    writeEvent(object, event);
    QByteArray bytes;
    object.appendTo(bytes);
    return bytes;
}

QByteArray toBody(const Entry &entry)
{
    Q_ASSERT(!entry.about.empty());
    JsonObjectWriter object;
    object.add("v"_L1, [](QByteArray &out) { return writeValue(out, formatVersion); });
    object.add("id"_L1, [&](QByteArray &out) { return writeValue(out, entry.id); });
    writeKnowledge(object, entry.about.front());
    object.add("also"_L1, [&](QByteArray &out) {
        return writeList(out, std::span(entry.about).subspan(1), [&](const Knowledge &knowledge) {
            JsonObjectWriter further;
            writeKnowledge(further, knowledge);
            further.appendTo(out);
        });
    });
    writeStamp(object, entry.stamp);
    writeEvent(object, entry.event);
    QByteArray body;
    object.appendTo(body);
    return body;
}

// ---- reading: nothing means "not there or not of this form"; the caller names the field

template <typename T> struct Read;

template <typename T> static std::optional<T> readFields(const QJsonObject &object, QString &missing)
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
            std::tuple values{one(field)...};
            if (!good)
                return {};
            return std::apply([](auto &&...value) { return T{*std::move(value)...}; }, std::move(values));
        },
        Fields<T>::list);
}

template <typename T>
requires requires
{
    Fields<T>::list;
}
struct Read<T> {
    static std::optional<T> from(const QJsonValue &value, QString &missing)
    {
        return value.isObject() ? readFields<T>(value.toObject(), missing) : std::nullopt;
    }
};
template <> struct Read<QString> {
    static std::optional<QString> from(const QJsonValue &value, QString &)
    {
        return value.isUndefined() || value.isString() ? std::optional(value.toString()) : std::nullopt;
    }
};
template <> struct Read<bool> {
    static std::optional<bool> from(const QJsonValue &value, QString &)
    {
        return value.isUndefined() || value.isBool() ? std::optional(value.toBool()) : std::nullopt;
    }
};
template <> struct Read<qint64> {
    static std::optional<qint64> from(const QJsonValue &value, QString &)
    {
        // Whole numbers below 2^53 only: what JSON carries exactly everywhere.
        constexpr qint64 exactMax = (qint64(1) << 53) - 1;
        const qint64 number = value.toInteger(exactMax + 1); // the default for what is no whole number
        return number >= -exactMax && number <= exactMax ? std::optional(number) : std::nullopt;
    }
};
template <> struct Read<int> {
    static std::optional<int> from(const QJsonValue &value, QString &missing)
    {
        const auto number = Read<qint64>::from(value, missing);
        return number && *number >= INT_MIN && *number <= INT_MAX ? std::optional(int(*number))
                                                                  : std::nullopt;
    }
};
template <typename Kind> struct Read<Name<Kind>> {
    static std::optional<Name<Kind>> from(const QJsonValue &value, QString &)
    {
        return Name<Kind>::fromText(value.toString());
    }
};
template <> struct Read<Decimal> {
    static std::optional<Decimal> from(const QJsonValue &value, QString &)
    {
        return Decimal::fromText(value.toString());
    }
};
template <> struct Read<QDate> {
    static std::optional<QDate> from(const QJsonValue &value, QString &)
    {
        const QDate day = QDate::fromString(value.toString(), Qt::ISODate);
        return day.isValid() ? std::optional(day) : std::nullopt;
    }
};
template <> struct Read<EventId> {
    static std::optional<EventId> from(const QJsonValue &value, QString &)
    {
        return EventId::fromText(value.toString());
    }
};
template <> struct Read<LotId> {
    static std::optional<LotId> from(const QJsonValue &value, QString &)
    {
        return LotId::fromText(value.toString());
    }
};
template <> struct Read<Subject> {
    static std::optional<Subject> from(const QJsonValue &value, QString &)
    {
        return Subject::fromText(value.toString());
    }
};
template <> struct Read<Verdict> {
    static std::optional<Verdict> from(const QJsonValue &value, QString &)
    {
        return verdictFromName(value.toString());
    }
};
template <> struct Read<ContainmentAction> {
    static std::optional<ContainmentAction> from(const QJsonValue &value, QString &)
    {
        return containmentActionFromName(value.toString());
    }
};
template <> struct Read<Disposition> {
    static std::optional<Disposition> from(const QJsonValue &value, QString &)
    {
        return dispositionFromName(value.toString());
    }
};
template <> struct Read<NonconformanceState> {
    static std::optional<NonconformanceState> from(const QJsonValue &value, QString &)
    {
        return nonconformanceStateFromName(value.toString());
    }
};
template <> struct Read<Reason> {
    static std::optional<Reason> from(const QJsonValue &value, QString &)
    {
        return reasonFromName(value.toString());
    }
};
template <> struct Read<QStringList> {
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
template <typename T> struct Read<std::optional<T>> {
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
template <typename T> struct Read<std::vector<T>> {
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
    return {Failure::Kind::Input,
        u"entry: field \"%1\" is missing or malformed; the entry is kept but not understood"_s.arg(field)};
}

template <size_t index = 0>
static std::optional<Event> readEvent(const QString &kind, const QJsonObject &object, QString &missing)
{
    if constexpr (index == std::variant_size_v<AnyEvent>) {
        missing = u"t"_s;
        return {};
    } else {
        using Kind = std::variant_alternative_t<index, AnyEvent>;
        if (kind != Fields<Kind>::kind)
            return readEvent<index + 1>(kind, object, missing);
        auto event = readFields<Kind>(object, missing);
        return event ? std::optional<Event>(*std::move(event)) : std::nullopt;
    }
}

Result<Event> eventFromBytes(const QByteArray &bytes)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return Failure{Failure::Kind::Input, u"event: not JSON"_s};
    QString missing;
    auto event = readEvent(document.object().value("t"_L1).toString(), document.object(), missing);
    if (!event)
        return bad(missing);
    return *std::move(event);
}

static std::optional<Knowledge> readKnowledge(const QJsonObject &object)
{
    QString ignored;
    const auto subject = Subject::fromText(object.value("u"_L1).toString());
    const auto base = Read<std::vector<EventId>>::from(object.value("base"_L1), ignored);
    const auto depth = Read<int>::from(object.value("d"_L1), ignored);
    if (!subject || !base || !depth || *depth < 1)
        return {};
    return Knowledge{*subject, *base, *depth};
}

template <typename Names> static std::optional<size_t> indexOf(const Names &names, const QString &name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(size_t(found - names.begin()));
}

static std::optional<TagSighting> readSighting(const QJsonObject &object)
{
    QString ignored;
    const auto antenna = Read<std::optional<int>>::from(object.value("ant"_L1), ignored);
    const auto rssi = Read<std::optional<int>>::from(object.value("rssi"_L1), ignored);
    const auto tid = Read<QString>::from(object.value("tid"_L1), ignored);
    if (!antenna || !rssi || !tid)
        return {};
    return TagSighting{antenna->value_or(0), *rssi, *tid};
}

Result<Entry> fromBody(const QByteArray &body)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(body, &problem);
    if (!document.isObject())
        return Failure{Failure::Kind::Input,
            u"entry: not JSON (%1 at byte %2)"_s.arg(problem.errorString()).arg(problem.offset)};
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
    std::vector<Knowledge> about{*first};
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
    const auto clock
        = indexOf(clockNames, quality.isUndefined() ? QString(clockNames[0]) : quality.toString());
    const auto base64 = Read<QString>::from(object.value("raw"_L1), missing);
    const auto raw = QByteArray::fromBase64Encoding(
        base64.value_or(u"?"_s).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!session || !how || !wall || !offset || !clock || !raw)
        return bad(u"sess, how, w, tz, cq or raw"_s);
    const auto tag = readSighting(object);
    if (!tag)
        return bad(u"ant, rssi or tid"_s);

    auto event = readEvent(object.value("t"_L1).toString(), object, missing);
    if (!event)
        return bad(missing);
    return Entry{.id = *id,
        .about = about,
        .stamp = {.station = *station,
            .person = *person,
            .session = *session,
            .how = CaptureMethod(*how),
            .device = *device,
            .wallMs = *wall,
            .offsetMinutes = *offset,
            .clock = ClockQuality(*clock),
            .raw = *raw,
            .tag = *tag},
        .event = *std::move(event)};
}

} // namespace unitrail
