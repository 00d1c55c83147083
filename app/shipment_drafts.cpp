// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/shipment_drafts.h"

#include "app/written_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

ShipmentDrafts ShipmentDrafts::ofDirectory(const QString &directory)
{
    ShipmentDrafts drafts(QDir(directory).filePath(u"shipments.json"_s));
    if (!QFile::exists(drafts.m_path) || drafts.read())
        return drafts;
    drafts.m_all.clear();
    const QString aside = drafts.m_path + u".unreadable"_s;
    QFile::remove(aside);
    if (QFile::rename(drafts.m_path, aside))
        drafts.m_trouble = aside;
    else
        drafts.m_trouble = drafts.m_path;
    return drafts;
}

/** False: the file is none of ours, or was damaged. */
bool ShipmentDrafts::read()
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document[u"shipments"_s].isArray())
        return false;
    for (const QJsonValue &value : document[u"shipments"_s].toArray()) {
        ShipOrder draft{value[u"customer"_s].toString(), value[u"order"_s].toString(), {}, {}};
        if (draft.order.isEmpty())
            return false;
        for (const QJsonValue &container : value[u"containers"_s].toArray()) {
            const auto id = ContainerId::fromText(container.toString());
            if (!id)
                return false;
            draft.containers.push_back(*id);
        }
        for (const QJsonValue &unit : value[u"units"_s].toArray()) {
            const auto id = UnitId::fromText(unit.toString());
            if (!id)
                return false;
            draft.units.push_back(*id);
        }
        m_all.push_back(draft);
    }
    return true;
}

const ShipOrder *ShipmentDrafts::find(const QString &order) const
{
    const auto found = std::find_if(
        m_all.begin(), m_all.end(), [&](const ShipOrder &draft) { return draft.order == order; });
    return found == m_all.end() ? nullptr : &*found;
}

Outcome ShipmentDrafts::put(const ShipOrder &draft)
{
    const auto known = std::find_if(
        m_all.begin(), m_all.end(), [&](const ShipOrder &one) { return one.order == draft.order; });
    if (known == m_all.end())
        m_all.push_back(draft);
    else
        *known = draft;
    return write();
}

Outcome ShipmentDrafts::drop(const QString &order)
{
    const auto gone = std::erase_if(m_all, [&](const ShipOrder &draft) { return draft.order == order; });
    return gone > 0 ? write() : Outcome(Done{});
}

Outcome ShipmentDrafts::write() const
{
    QJsonArray all;
    for (const ShipOrder &draft : m_all) {
        QJsonArray containers, units;
        for (const ContainerId &container : draft.containers)
            containers.append(container.text());
        for (const UnitId &unit : draft.units)
            units.append(unit.text());
        all.append(QJsonObject{{u"order"_s, draft.order}, {u"customer"_s, draft.customer},
            {u"containers"_s, containers}, {u"units"_s, units}});
    }
    return writeFile(m_path, QJsonDocument(QJsonObject{{u"shipments"_s, all}}).toJson());
}

} // namespace unitrail
