// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"

#include <QJsonArray>

#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ContainerWords {
    QString data, container;
    bool json = false;
};

} // namespace

static Result<QJsonObject> contentOf(Journal &journal, const Subject &subject, std::set<Subject> &seen)
{
    const auto standing = journal.standing(subject);
    if (!standing)
        return standing.error();
    const Container &container = standing->container();
    QJsonArray units, containers, loose;
    for (const Subject &inside : container.content) {
        if (inside.kind() != Subject::Kind::Container) {
            units.append(inside.text());
            continue;
        }
        if (!seen.insert(inside).second)
            continue;
        const auto deeper = contentOf(journal, inside, seen);
        if (!deeper)
            return deeper.error();
        containers.append(*deeper);
    }
    for (const auto &[lot, quantity] : container.loose)
        loose.append(QJsonObject{{u"lot"_s, lot.text()}, {u"quantity"_s, quantity.text()}});
    QJsonObject json{{u"container"_s, subject.name()}, {u"sealed"_s, container.sealed}, {u"units"_s, units},
        {u"containers"_s, containers}, {u"loose"_s, loose}, {u"holds"_s, int(standing->holds.size())}};
    for (const auto &[key, text] : {std::pair(u"sscc"_s, container.sscc),
             std::pair(u"location"_s, container.location), std::pair(u"customer"_s, container.customer),
             std::pair(u"in"_s, container.container ? container.container->text() : QString())}) {
        if (!text.isEmpty())
            json.insert(key, text);
    }
    return json;
}

static QByteArray contentText(const QJsonObject &json, int level)
{
    const QString indent(level * 2, u' ');
    QString text
        = indent + json[u"container"_s].toString() + (json[u"sealed"_s].toBool() ? u", sealed\n"_s : u"\n"_s);
    for (const QJsonValue &unit : json[u"units"_s].toArray())
        text += indent + u"  "_s + unit.toString() + u'\n';
    for (const QJsonValue &loose : json[u"loose"_s].toArray())
        text += indent
            + u"  %1 of %2\n"_s.arg(
                loose.toObject()[u"quantity"_s].toString(), loose.toObject()[u"lot"_s].toString());
    QByteArray all = text.toUtf8();
    for (const QJsonValue &inner : json[u"containers"_s].toArray())
        all += contentText(inner.toObject(), level + 1);
    return all;
}

static int printContainer(const ContainerWords &words)
{
    const auto id = ContainerId::fromText(words.container);
    if (!id)
        return complain(u"\"%1\" cannot be a container"_s.arg(words.container), exitUsage);
    SystemClock clock;
    auto journal = look(words.data, clock);
    if (!journal)
        return failed(journal.error());
    const Subject subject = Subject::of(*id);
    const auto known = (*journal)->standing(subject);
    if (!known)
        return failed(known.error());
    if (!known->known())
        return complain(u"there is no container %1"_s.arg(words.container), exitNo);
    std::set<Subject> seen{subject};
    const auto content = contentOf(**journal, subject, seen);
    if (!content)
        return failed(content.error());
    if (words.json)
        print(*content);
    else
        print(contentText(*content, 0).trimmed());
    return exitDone;
}

void describeContainer(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<ContainerWords>();
    CLI::App *container = app.add_subcommand("container", "What lies in a container, at any depth");
    text(container, "CONTAINER", words->container, "The container")->required();
    text(container, "--data", words->data, "The journal's directory")->required();
    container->add_flag("--json", words->json, "As one JSON object");
    whenChosen(container, chosen, [words] { return printContainer(*words); });
}

} // namespace unitrail
