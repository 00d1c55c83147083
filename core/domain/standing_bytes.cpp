// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/standing.h"

#include <QDataStream>
#include <QIODevice>

#include <type_traits>

/*
 * A Standing as bytes, for the cache alone. The layout follows the members; whoever changes them raises
 * foldVersion.
 */
namespace unitrail {

namespace {

// One description of every struct serves writing and reading.
template <typename T> struct Members;
#define UNITRAIL_MEMBERS(Type, ...)                                                                          \
    template <> struct Members<Type> {                                                                       \
        template <typename T> static auto tie(T &it) { return std::tie(__VA_ARGS__); }                       \
    };
UNITRAIL_MEMBERS(
    Component, it.part, it.serial, it.lot, it.revision, it.position, it.quantity, it.fromLoadedLot)
UNITRAIL_MEMBERS(Measurement, it.characteristic, it.index, it.value, it.unit, it.lower, it.upper,
    it.limitRevision, it.verdict, it.gauge, it.raw, it.gaugeDue, it.attempt, it.why)
UNITRAIL_MEMBERS(OperationStanding, it.status, it.pass, it.startedMs, it.endedMs, it.pausedMs, it.station,
    it.person, it.measurements, it.defects, it.fails)
UNITRAIL_MEMBERS(InstalledComponent, it.component, it.operation, it.entry, it.atMs)
UNITRAIL_MEMBERS(Unit, it.created, it.revision, it.routing, it.order, it.productLot, it.life, it.operations,
    it.active, it.components, it.installedIn, it.supplierLot, it.container, it.location, it.customer,
    it.identifiers, it.endedMs, it.reworkDue, it.finished, it.released, it.label, it.printed,
    it.nonconformances, it.serviceOrder, it.cleared)
UNITRAIL_MEMBERS(Nonconformance, it.state, it.disposition, it.operation, it.defects, it.note, it.capa,
    it.concession, it.why, it.openedMs, it.decidedMs, it.entry)
UNITRAIL_MEMBERS(Lot, it.expiry, it.status, it.received, it.uncounted, it.accepted)
UNITRAIL_MEMBERS(LotId, it.part, it.lot)
UNITRAIL_MEMBERS(LoadedLot, it.lot, it.expiry, it.quantity, it.loadedMs)
UNITRAIL_MEMBERS(Workplace, it.loaded, it.person, it.session, it.blocks, it.minted, it.numbered, it.stop,
    it.call, it.wrongSignatures, it.wrongSignatureMs)
UNITRAIL_MEMBERS(SerialBlock, it.part, it.first, it.last, it.source)
UNITRAIL_MEMBERS(Stop, it.reason, it.planned, it.sinceMs)
UNITRAIL_MEMBERS(OpenCall, it.entry, it.atMs)
UNITRAIL_MEMBERS(Container, it.content, it.container, it.location, it.customer, it.sealed, it.sscc, it.loose, it.label,
    it.printed)
UNITRAIL_MEMBERS(GaugeStanding, it.good, it.due, it.checkedMs, it.lastGoodMs)
UNITRAIL_MEMBERS(ConcessionGranted, it.kind, it.part, it.operation, it.characteristic, it.defect, it.countMax,
    it.validThrough, it.why)
UNITRAIL_MEMBERS(Concession, it.granted, it.units, it.person)
UNITRAIL_MEMBERS(ContainmentRule, it.subject, it.contains, it.part, it.operation, it.station, it.person,
    it.gauge, it.fromMs, it.toMs, it.revision, it.serials, it.serialFrom, it.serialTo)
UNITRAIL_MEMBERS(ContainmentIssued, it.version, it.rules, it.reason, it.note, it.key, it.signature, it.action,
    it.divertTo, it.issuedMs, it.issuedAt, it.issuer)
UNITRAIL_MEMBERS(Enforcement, it.version, it.atMs, it.entry)
UNITRAIL_MEMBERS(Containment, it.terms, it.entry, it.enforced)
UNITRAIL_MEMBERS(Conflict, it.kind, it.first, it.second)
UNITRAIL_MEMBERS(CorrectionProposed, it.event, it.field, it.before, it.after, it.why)
UNITRAIL_MEMBERS(Proposal, it.correction, it.person, it.atMs)
UNITRAIL_MEMBERS(RecallCase, it.question, it.snapshot, it.units, it.openedMs, it.closed, it.outcomes)
UNITRAIL_MEMBERS(Hold, it.reason, it.note, it.atMs, it.person, it.entry)
UNITRAIL_MEMBERS(Standing, it.heads, it.depth, it.entries, it.lastMs, it.lastWork, it.holds,
    it.conflicts, it.proposals, it.state)
#undef UNITRAIL_MEMBERS

template <typename T>
concept Described = requires
{
    Members<T>::tie(std::declval<T &>());
};

// The last of each enum: a byte beyond it is damage.
constexpr Verdict lastOf(Verdict)
{
    return Verdict::PassOnConcession;
}
constexpr OperationStatus lastOf(OperationStatus)
{
    return OperationStatus::Invalidated;
}
constexpr NonconformanceState lastOf(NonconformanceState)
{
    return NonconformanceState::Cancelled;
}
constexpr ContainmentAction lastOf(ContainmentAction)
{
    return ContainmentAction::Divert;
}
constexpr ConflictKind lastOf(ConflictKind)
{
    return ConflictKind::AfterEnd;
}
constexpr Disposition lastOf(Disposition)
{
    return Disposition::ReturnToSupplier;
}
constexpr IdentifierState lastOf(IdentifierState)
{
    return IdentifierState::Voided;
}
constexpr LifeCycle lastOf(LifeCycle)
{
    return LifeCycle::Decommissioned;
}

/** A value to read into, for types that have no empty form. */
template <typename T> T vessel()
{
    return T{};
}
template <typename T>
requires requires
{
    T::known(QString());
}
T vessel()
{
    return T::known(QStringLiteral("?"));
}
template <> Subject vessel()
{
    return Subject::plant();
}
template <> LotId vessel()
{
    return {vessel<PartNumber>(), vessel<LotNumber>()};
}
template <> Component vessel()
{
    return {.part = vessel<PartNumber>()};
}
template <> Measurement vessel()
{
    return {.characteristic = vessel<CharacteristicId>()};
}
template <> InstalledComponent vessel()
{
    return {vessel<Component>(), vessel<OperationId>(), {}, 0};
}
template <> SerialBlock vessel()
{
    return {vessel<PartNumber>()};
}
template <> LoadedLot vessel()
{
    return {vessel<LotId>(), {}, {}, 0};
}

class Writer {
public:
    explicit Writer(QByteArray &bytes)
        : m_stream(&bytes, QIODevice::WriteOnly)
    {
        m_stream.setVersion(QDataStream::Qt_6_0);
    }

    template <Described T> void put(const T &value)
    {
        std::apply([this](const auto &...member) { (put(member), ...); }, Members<T>::tie(value));
    }
    void put(bool value) { m_stream << value; }
    void put(int value) { m_stream << qint32(value); }
    void put(qint64 value) { m_stream << value; }
    // UTF-8 is half the size of what QDataStream makes of a QString, and the cache is read at every scan.
    void put(const QString &value) { m_stream << value.toUtf8(); }
    void put(const QDate &value) { m_stream << value; }
    void put(const EventId &value)
    {
        m_stream.writeRawData(reinterpret_cast<const char *>(value.bytes.data()), 16);
    }
    void put(const Decimal &value) { m_stream << value.mantissa() << qint8(value.places()); }
    void put(const Subject &value) { put(value.text()); }
    template <typename Kind> void put(const Name<Kind> &value) { put(value.text()); }
    template <typename Enum>
    requires std::is_enum_v<Enum>
    void put(Enum value) { m_stream << qint8(value); }
    template <typename T> void put(const std::optional<T> &value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template <typename T> void put(const std::vector<T> &values)
    {
        put(int(values.size()));
        for (const T &value : values)
            put(value);
    }
    template <typename K, typename V> void put(const std::map<K, V> &values)
    {
        put(int(values.size()));
        for (const auto &[key, value] : values) {
            put(key);
            put(value);
        }
    }
    void put(const decltype(Standing::state) &state)
    {
        put(int(state.index()));
        std::visit(
            [this](const auto &value) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(value)>, std::monostate>)
                    put(value);
            },
            state);
    }

private:
    QDataStream m_stream;
};

class Reader {
public:
    explicit Reader(const QByteArray &bytes)
        : m_stream(bytes)
    {
        m_stream.setVersion(QDataStream::Qt_6_0);
    }
    [[nodiscard]] bool wholeAndGood() const
    {
        return m_good && m_stream.status() == QDataStream::Ok && m_stream.atEnd();
    }

    template <Described T> void get(T &value)
    {
        std::apply([this](auto &...member) { (get(member), ...); }, Members<T>::tie(value));
    }
    void get(bool &value) { m_stream >> value; }
    void get(int &value)
    {
        qint32 read = 0;
        m_stream >> read;
        value = read;
    }
    void get(qint64 &value) { m_stream >> value; }
    void get(QString &value)
    {
        QByteArray utf8;
        m_stream >> utf8;
        value = QString::fromUtf8(utf8);
    }
    void get(QDate &value) { m_stream >> value; }
    void get(EventId &value)
    {
        m_good = m_stream.readRawData(reinterpret_cast<char *>(value.bytes.data()), 16) == 16 && m_good;
    }
    void get(Decimal &value)
    {
        qint64 mantissa = 0;
        qint8 places = 0;
        m_stream >> mantissa >> places;
        m_good = m_good && Decimal::isInRange(mantissa, places);
        if (m_good)
            value = Decimal(mantissa, places);
    }
    void get(Subject &value)
    {
        QString text;
        get(text);
        const auto subject = Subject::fromText(text);
        m_good = m_good && subject;
        if (subject)
            value = *subject;
    }
    template <typename Kind> void get(Name<Kind> &value)
    {
        QString text;
        get(text);
        m_good = m_good && !text.isEmpty();
        if (!text.isEmpty())
            value = Name<Kind>::known(text);
    }
    template <typename Enum>
    requires std::is_enum_v<Enum>
    void get(Enum &value)
    {
        qint8 read = 0;
        m_stream >> read;
        m_good = m_good && read >= 0 && read <= qint8(lastOf(value));
        if (m_good)
            value = Enum(read);
    }
    template <typename T> void get(std::optional<T> &value)
    {
        bool there = false;
        get(there);
        if (!there)
            return;
        value = vessel<T>();
        get(*value);
    }
    template <typename T> void get(std::vector<T> &values)
    {
        const int count = size();
        values.reserve(size_t(count));
        for (int i = 0; i < count && m_good; ++i) {
            values.push_back(vessel<T>());
            get(values.back());
        }
    }
    template <typename K, typename V> void get(std::map<K, V> &values)
    {
        const int count = size();
        for (int i = 0; i < count && m_good; ++i) {
            K key = vessel<K>();
            V value = vessel<V>();
            get(key);
            get(value);
            values.insert_or_assign(values.end(), std::move(key), std::move(value));
        }
    }
    void get(decltype(Standing::state) &state)
    {
        int index = 0;
        get(index);
        switch (index) {
        case 0:
            return;
        case 1:
            return get(state.emplace<Unit>());
        case 2:
            return get(state.emplace<Lot>());
        case 3:
            return get(state.emplace<Workplace>());
        case 4:
            return get(state.emplace<Container>());
        case 5:
            return get(state.emplace<GaugeStanding>());
        case 6:
            return get(state.emplace<Concession>());
        case 7:
            return get(state.emplace<Containment>());
        case 8:
            return get(state.emplace<RecallCase>());
        default:
            m_good = false;
        }
    }

private:
    int size()
    {
        int count = 0;
        get(count);
        // A damaged count must not make us reserve the machine's memory.
        m_good = m_good && count >= 0 && count <= 100'000 && m_stream.status() == QDataStream::Ok;
        return m_good ? count : 0;
    }

    QDataStream m_stream;
    bool m_good = true;
};

} // namespace

QByteArray toBytes(const Standing &standing)
{
    QByteArray bytes;
    Writer(bytes).put(standing);
    return bytes;
}

std::optional<Standing> standingFromBytes(const QByteArray &bytes)
{
    Standing standing;
    Reader reader(bytes);
    reader.get(standing);
    const auto *unit = std::get_if<Unit>(&standing.state);
    if (unit && unit->active && !unit->operations.contains(*unit->active))
        return {}; // the rules rely on it
    return reader.wholeAndGood() ? std::optional(std::move(standing)) : std::nullopt;
}

} // namespace unitrail
