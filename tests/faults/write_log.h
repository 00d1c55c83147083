// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QString>

#include <cstring>
#include <map>
#include <vector>

namespace unitrail {

/** One record of tests/faults/power_cut_shim.c. */
struct DiskChange {
    char kind = 0; ///< as the shim names them
    QString name;
    QString other; ///< of a rename or link: the new name
    qint64 offset = 0; ///< of a write; the new length of a truncation
    QByteArray data;
};

inline std::vector<DiskChange> readWriteLog(const QString &path)
{
    struct Head {
        quint8 kind;
        quint8 padding[3];
        quint32 name;
        quint64 offset;
        quint64 size;
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is not there", qUtf8Printable(path));
    const QByteArray all = file.readAll();
    std::vector<DiskChange> operations;
    for (qsizetype at = 0; at + qsizetype(sizeof(Head)) <= all.size();) {
        Head head;
        std::memcpy(&head, all.constData() + at, sizeof head);
        at += qsizetype(sizeof head);
        DiskChange operation{.kind = char(head.kind),
            .name = QString::fromUtf8(all.mid(at, head.name)),
            .other = {},
            .offset = qint64(head.offset),
            .data = {}};
        at += head.name;
        operation.data = all.mid(at, qsizetype(head.size));
        at += qsizetype(head.size);
        if (operation.kind == 'R' || operation.kind == 'L') {
            operation.other = operation.name.mid(qsizetype(head.offset));
            operation.name.truncate(qsizetype(head.offset));
        }
        operations.push_back(std::move(operation));
    }
    return operations;
}

/** What a power cut leaves of what was written and not synced. */
enum class Cut {
    Dropped, ///< nothing of it
    Kept, ///< all of it
    Torn, ///< a beginning, and the write at its end cut at 512 bytes
    Reordered, ///< any of the writes, and of each any of its sectors of 512 bytes
};

/**
 * A disk that keeps what was synced and may lose the rest. A file's bytes are safe behind a sync of the file,
 * its name behind a sync of the directory; names that are not safe yet are kept in their order up to some
 * point.
 */
class LossyDisk {
public:
    void apply(const DiskChange &operation)
    {
        switch (operation.kind) {
        case 'C':
            m_names[operation.name] = int(m_files.size());
            m_files.emplace_back();
            m_nameChanges.push_back(m_names);
            break;
        case 'W':
        case 'T':
            if (m_names.contains(operation.name))
                m_files[size_t(m_names[operation.name])].pending.push_back(&operation);
            break;
        case 'S':
            if (m_names.contains(operation.name)) {
                File &file = m_files[size_t(m_names[operation.name])];
                for (const DiskChange *change : file.pending)
                    carryOut(*change, file.safe);
                file.pending.clear();
            }
            break;
        case 'D':
            m_safeNames = m_names;
            m_nameChanges.clear();
            break;
        case 'U':
            m_names.erase(operation.name);
            m_nameChanges.push_back(m_names);
            break;
        case 'R':
        case 'L':
            if (const auto found = m_names.find(operation.name); found != m_names.end()) {
                m_names[operation.other] = found->second;
                if (operation.kind == 'R')
                    m_names.erase(operation.name);
                m_nameChanges.push_back(m_names);
            }
            break;
        case 'A':
            for (const QByteArray &line : operation.data.split('\n')) {
                const qint64 sequence = QJsonDocument::fromJson(line).object()[u"seq"].toInteger();
                if (sequence > 0)
                    m_told.push_back(sequence);
            }
            break;
        default:
            qFatal("the log holds a record of kind %d", operation.kind);
        }
    }

    /** The files as they are found when the power is back. */
    void write(const QString &directory, Cut cut, QRandomGenerator &random) const
    {
        std::map<QString, int> names = m_safeNames;
        const size_t changes = cut == Cut::Kept ? m_nameChanges.size()
            : cut == Cut::Dropped               ? 0
                                                : random.bounded(quint32(m_nameChanges.size() + 1));
        if (changes > 0)
            names = m_nameChanges[changes - 1];
        for (const auto &[name, number] : names) {
            if (name.startsWith(u'#'))
                continue; // never had a name
            QFile file(directory + u'/' + name);
            if (!file.open(QIODevice::WriteOnly))
                qFatal("%s cannot be written", qUtf8Printable(file.fileName()));
            file.write(contentsOf(m_files[size_t(number)], cut, random));
        }
    }
    [[nodiscard]] const std::vector<qint64> &told() const { return m_told; }

private:
    struct File {
        QByteArray safe;
        std::vector<const DiskChange *> pending;
    };

    static void put(QByteArray &bytes, qint64 offset, const QByteArray &data)
    {
        if (bytes.size() < offset + data.size())
            bytes.append(QByteArray(offset + data.size() - bytes.size(), '\0'));
        std::memcpy(bytes.data() + offset, data.constData(), size_t(data.size()));
    }
    static void carryOut(const DiskChange &change, QByteArray &bytes)
    {
        if (change.kind == 'W')
            put(bytes, change.offset, change.data);
        else if (bytes.size() > change.offset)
            bytes.truncate(change.offset);
        else
            bytes.append(QByteArray(change.offset - bytes.size(), '\0'));
    }
    static QByteArray contentsOf(const File &file, Cut cut, QRandomGenerator &random)
    {
        constexpr qint64 sector = 512;
        QByteArray bytes = file.safe;
        switch (cut) {
        case Cut::Dropped:
            break;
        case Cut::Kept:
            for (const DiskChange *change : file.pending)
                carryOut(*change, bytes);
            break;
        case Cut::Torn: {
            const size_t whole = random.bounded(quint32(file.pending.size() + 1));
            for (size_t i = 0; i < whole; ++i)
                carryOut(*file.pending[i], bytes);
            if (whole < file.pending.size() && file.pending[whole]->kind == 'W') {
                const DiskChange &torn = *file.pending[whole];
                const qint64 sectors = random.bounded(qint64(torn.data.size() / sector + 1));
                put(bytes, torn.offset, torn.data.left(sectors * sector));
            }
            break;
        }
        case Cut::Reordered:
            for (const DiskChange *change : file.pending) {
                const quint32 fate = random.bounded(3u);
                if (fate == 0)
                    carryOut(*change, bytes);
                for (qint64 at = 0; fate == 1 && change->kind == 'W' && at < change->data.size();
                     at += sector) {
                    if (random.bounded(2u) == 0)
                        put(bytes, change->offset + at, change->data.mid(at, sector));
                }
            }
            break;
        }
        return bytes;
    }

    std::vector<File> m_files;
    std::map<QString, int> m_names; ///< as the program sees them
    std::map<QString, int> m_safeNames;
    std::vector<std::map<QString, int>> m_nameChanges; ///< since the directory was synced
    std::vector<qint64> m_told;
};

} // namespace unitrail
