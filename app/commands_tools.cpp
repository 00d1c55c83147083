// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/plant_source.h"
#include "core/codes/decode_lines.h"
#include "ui/screenshots.h"

#include <QApplication>
#include <QFile>

#include <cerrno>
#include <cstdio>

#include <unistd.h>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct DecodeWords {
    QString plant;
    DecodeOptions options;
};

struct ScreenshotOptions {
    QString out;
    QString language;
    QString theme;
    QString size; ///< "1280x800"
};

/** stdin byte for byte, as it comes: QFile would end a line at its first NUL, or wait for a full buffer. */
class StandardInput final : public QIODevice {
public:
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 sizeMax) override
    {
        ssize_t size = 0;
        do {
            size = ::read(STDIN_FILENO, data, static_cast<size_t>(sizeMax));
        } while (size < 0 && errno == EINTR);
        return size > 0 ? size : -1;
    }
    qint64 writeData(const char *, qint64) override { return -1; }
};

} // namespace

/** Reads scans from stdin; `plant` names whose code book, the demo factory's when it is empty. */
static int decodeStdin(const QString &plant, const DecodeOptions &options)
{
    const auto source = loadPlant(plant);
    if (!source)
        return complain(source.error().text, exitUsage);
    StandardInput in;
    QFile out;
    // Each answer leaves at once: whoever writes scan by scan into a pipe waits for it.
    std::setvbuf(stdout, nullptr, _IOLBF, 1 << 16);
    if (!in.open(QIODevice::ReadOnly) || !out.open(stdout, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return complain(u"stdin or stdout is closed"_s, exitUsage);
    return decodeLines(in, out, source->plant, options);
}

static int renderScreenshots(const ScreenshotOptions &options, int &argc, char **argv)
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

void describeTools(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<DecodeWords>();
    CLI::App *decode
        = app.add_subcommand("decode", "Read one scan a line from stdin; {GS} {RS} {EOT} {xHH} are escapes");
    text(decode, "--plant", words->plant, "Whose code book; without it the demo factory's");
    decode->add_flag("--json", words->options.json, "One JSON line for each scan");
    decode->add_flag("--epc", words->options.epc, "The lines are EPC memory in hex, or EPC URIs");
    decode->add_flag("--digital-link", words->options.digitalLink,
        "The lines are GS1 Digital Links, or element strings to be made one");
    whenChosen(decode, chosen, [words] { return decodeStdin(words->plant, words->options); });

    const auto options = std::make_shared<ScreenshotOptions>();
    CLI::App *screenshots = app.add_subcommand("screenshots", "Render every screen to PNG files");
    text(screenshots, "--out", options->out, "The directory to write to")->required();
    text(screenshots, "--lang", options->language, "en or de; without it both");
    text(screenshots, "--theme", options->theme, "light or dark; without it both");
    text(screenshots, "--size", options->size, "Such as 1280x800");
    screenshots->callback([&chosen, options] {
        chosen.run = [options](int &argc, char **argv) { return renderScreenshots(*options, argc, argv); };
    });
}

} // namespace unitrail
