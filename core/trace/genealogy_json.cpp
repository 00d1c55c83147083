// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/genealogy.h"
#include "core/trace/trace.h"

#include <QJsonArray>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static QString kindOf(const Subject &subject)
{
    return subject.kind() == Subject::Kind::Lot ? u"lot"_s : u"unit"_s;
}

static QJsonObject nodeJson(const Genealogy &genealogy, int index)
{
    const GenealogyNode &node = genealogy.nodes[size_t(index)];
    QJsonObject json{{u"kind"_s, kindOf(node.subject)}, {u"name"_s, node.subject.name()}};
    const auto put = [&](const QString &key, const QString &value) {
        if (!value.isEmpty())
            json.insert(key, value);
    };
    if (node.subject.kind() == Subject::Kind::Unit)
        json.insert(u"name"_s, node.subject.text());
    if (index > 0) {
        json.insert(u"link"_s, linkQualityName(node.quality));
        json.insert(u"installed_ms"_s, node.installedMs);
    }
    put(u"revision"_s, node.revision);
    put(u"quantity"_s, node.quantity);
    put(u"position"_s, node.position);
    put(u"operation"_s, node.operation);
    put(u"station"_s, node.station);
    if (node.installed)
        json.insert(u"evidence"_s, node.installed->text());
    if (node.removed) {
        json.insert(u"removed_by"_s, node.removed->text());
        json.insert(u"removed_ms"_s, node.removedMs);
    }
    if (node.life)
        json.insert(u"life"_s, lifeCycleName(*node.life));
    if (node.holds > 0)
        json.insert(u"holds"_s, node.holds);
    if (node.leftOut > 0)
        json.insert(u"left_out"_s, node.leftOut);
    if (node.shownAbove)
        json.insert(u"shown_above"_s, true);
    QJsonArray children;
    for (const int child : genealogy.childrenOf(index))
        children.append(nodeJson(genealogy, child));
    if (!children.isEmpty())
        json.insert(u"children"_s, children);
    return json;
}

QJsonObject genealogyJson(const Genealogy &genealogy, const std::optional<std::vector<BomFinding>> &findings)
{
    QJsonObject json{{u"direction"_s, genealogy.question.up ? u"up"_s : u"down"_s},
        {u"as"_s, genealogyViewName(genealogy.question.view)}, {u"nodes"_s, qint64(genealogy.nodes.size())},
        {u"left_out"_s, genealogy.leftOut}, {u"tree"_s, nodeJson(genealogy, 0)}};
    if (genealogy.builtMs)
        json.insert(u"built_ms"_s, *genealogy.builtMs);
    if (!findings)
        return json;
    QJsonArray bom;
    for (const BomFinding &finding : *findings) {
        QJsonObject line{{u"finding"_s, bomFindingName(finding.kind)}, {u"part"_s, finding.part.text()},
            {u"quantity"_s, finding.quantity}};
        if (finding.line > 0)
            line.insert(u"line"_s, finding.line);
        if (!finding.found.isEmpty())
            line.insert(u"found"_s, finding.found);
        if (finding.operation)
            line.insert(u"operation"_s, finding.operation->text());
        bom.append(line);
    }
    json.insert(u"bom"_s, bom);
    return json;
}

QString genealogyText(const Genealogy &genealogy)
{
    QString text;
    for (const GenealogyNode &node : genealogy.nodes) {
        const QString name = node.subject.kind() == Subject::Kind::Unit ? node.subject.text()
                                                                        : u"lot "_s + node.subject.name();
        text += QString(node.level * 2, u' ') + name;
        if (!node.revision.isEmpty())
            text += u" rev "_s + node.revision;
        if (!node.position.isEmpty())
            text += u"  at "_s + node.position;
        if (node.quality != LinkQuality::Start)
            text += u"  "_s + linkQualityName(node.quality);
        if (node.removed)
            text += u"  (removed)"_s;
        if (node.holds > 0)
            text += u"  on hold"_s;
        if (node.shownAbove)
            text += u"  (shown above)"_s;
        if (node.leftOut > 0)
            text += u"  and %1 more that are not shown"_s.arg(node.leftOut);
        text += u'\n';
    }
    return text;
}

} // namespace unitrail
