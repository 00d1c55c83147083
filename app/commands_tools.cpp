// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands.h"
#include "app/plant_source.h"
#include "ui/screenshots.h"

#include <QApplication>
#include <QFile>

#include <cstdio>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

int decodeStdin(const QString &plant, const DecodeOptions &options)
{
    const auto source = loadPlant(plant);
    if (!source)
        return complain(source.error().text, exitUsage);
    QFile in;
    QFile out;
    if (!in.open(stdin, QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly))
        return complain(u"stdin or stdout is closed"_s, exitUsage);
    return decodeLines(in, out, source->plant, options);
}

int renderScreenshots(const ScreenshotOptions &options, int &argc, char **argv)
{
    const QStringList extent = (options.size.isEmpty() ? u"1280x800"_s : options.size).split(u'x');
    const QSize size = extent.size() == 2 ? QSize(extent[0].toInt(), extent[1].toInt()) : QSize();
    if (size.width() < 640 || size.height() < 400)
        return complain(u"--size %1: give WIDTHxHEIGHT, such as 1280x800"_s.arg(options.size), exitUsage);
    const QStringList languages
        = options.language.isEmpty() ? QStringList{u"en"_s, u"de"_s} : QStringList{options.language};
    const QStringList themes
        = options.theme.isEmpty() ? QStringList{u"light"_s, u"dark"_s} : QStringList{options.theme};
    for (const QString &theme : themes) {
        if (theme != u"light" && theme != u"dark")
            return complain(u"--theme %1: give light or dark"_s.arg(theme), exitUsage);
    }
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    for (const QString &language : languages) {
        for (const QString &theme : themes) {
            const auto files = renderScreens(
                options.out, language, theme == u"dark" ? Theme::Kind::Dark : Theme::Kind::Light, size);
            if (!files)
                return complain(files.error().text, exitNo);
            for (const QString &file : *files)
                std::printf("%s\n", file.toUtf8().constData());
        }
    }
    return exitDone;
}

} // namespace unitrail
