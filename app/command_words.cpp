// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"

#include "app/plant_source.h"
#include "core/codes/code.h"
#include "core/codes/read_code.h"
#include "core/station/workflow.h"

#include <QGuiApplication>
#include <QJsonDocument>

#include <algorithm>
#include <cstdio>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

CLI::Option *text(CLI::App *command, const std::string &name, QString &into, const std::string &help)
{
    return command->add_option_function<std::string>(
        name, [&into](const std::string &value) { into = QString::fromStdString(value); }, help);
}

void whenChosen(CLI::App *command, Chosen &chosen, std::function<int()> run)
{
    command->callback([&chosen, run = std::move(run)] {
        chosen.run = [run](int &argc, char **argv) {
            QCoreApplication core(argc, argv);
            return run();
        };
    });
}

void whenChosen(CLI::App *command, Chosen &chosen, std::function<int()> run, std::function<bool()> prints)
{
    command->callback([&chosen, run = std::move(run), prints = std::move(prints)] {
        chosen.run = [run, prints](int &argc, char **argv) {
            if (!prints()) {
                QCoreApplication core(argc, argv);
                return run();
            }
            if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
                qputenv("QT_QPA_PLATFORM", "offscreen");
            QGuiApplication fonts(argc, argv);
            return run();
        };
    });
}

/**
 * For a terminal: what was scanned or typed somewhere must not steer it. Control characters and what turns a
 * line around are named instead.
 */
static QByteArray forTerminal(const QString &text)
{
    const auto steers = [](QChar c) {
        const bool isControl = c.category() == QChar::Other_Control && c != u'\n' && c != u'\t';
        return isControl || (c >= QChar(0x202a) && c <= QChar(0x202e));
    };
    if (std::none_of(text.begin(), text.end(), steers))
        return text.toUtf8();
    QString harmless;
    for (const QChar c : text)
        harmless += steers(c) ? shownText(c) : QString(c);
    return harmless.toUtf8();
}

int complain(const QString &text, int code)
{
    // What names several mistakes has a line for each; every one says whose it is.
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts))
        std::fprintf(stderr, "unitrail: %s\n", forTerminal(line).constData());
    return code;
}

void print(const QByteArray &line)
{
    const auto isPlain = [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; };
    const bool plain = std::all_of(line.begin(), line.end(), isPlain);
    const QByteArray harmless = plain ? line : forTerminal(QString::fromUtf8(line));
    std::fwrite(harmless.constData(), 1, size_t(harmless.size()), stdout);
    std::fputc('\n', stdout);
}

void print(const QJsonObject &object)
{
    print(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

int failed(const Failure &failure)
{
    return complain(failure.text,
        failure.kind == Failure::Kind::Input || failure.kind == Failure::Kind::Missing ? exitUsage : exitNo);
}

Result<std::unique_ptr<Journal>> look(const QString &data, const Clock &clock)
{
    return Journal::open(data, clock, {.exclusive = false});
}

/** The units that lie in a container of that name; none: there is no such container. */
static Result<std::vector<UnitId>> unitsIn(Journal &journal, const QString &text)
{
    std::vector<UnitId> units;
    const auto container = ContainerId::fromText(text);
    if (!container)
        return units;
    const auto standing = journal.standing(Subject::of(*container));
    if (!standing)
        return standing.error();
    for (const Subject &inside : standing->container().content) {
        if (const auto unit = inside.unit())
            units.push_back(*unit);
    }
    return units;
}

/** The web address of a QR code, or what else a label says: which unit that is follows from the plant. */
static Result<std::vector<UnitId>> unitsLabelled(Journal &journal, const QString &text)
{
    std::vector<UnitId> units;
    const auto source = plantFor(journal, {});
    if (!source)
        return source.error();
    for (const QString &named : textsToResolve(readCode(text.toUtf8(), source->plant))) {
        const auto found = journal.resolve(named);
        if (!found)
            return found.error();
        units.insert(units.end(), found->begin(), found->end());
    }
    return units;
}

Result<UnitId> unitFromText(Journal &journal, const QString &text)
{
    auto units = journal.resolve(text);
    if (units && units->empty())
        units = unitsIn(journal, text);
    if (units && units->empty() && text.contains(u"://"_s))
        units = unitsLabelled(journal, text);
    if (!units)
        return units.error();
    if (units->empty())
        return Failure{Failure::Kind::Missing,
            u"no unit is known as \"%1\"; give PART/SERIAL, a serial or another identifier of it"_s.arg(
                text)};
    if (units->size() > 1) {
        QStringList names;
        for (const UnitId &unit : *units)
            names.append(unit.text());
        return Failure{Failure::Kind::Input,
            u"\"%1\" names several units: give one of %2"_s.arg(text, names.join(u", "))};
    }
    return units->front();
}

int unnamed(const Failure &failure)
{
    return complain(failure.text, failure.kind == Failure::Kind::Input ? exitUsage : exitNo);
}

} // namespace unitrail
