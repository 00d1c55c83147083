// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDirIterator>
#include <QFile>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QtTest>

#include <map>
#include <set>

/*
 * The house as it is written, held against ARCHITECTURE.md. CMake alone does not keep the layers apart: with
 * one include root every header can be included everywhere, and Qt's headers lie in one folder too.
 */

struct Layer {
    QStringList includes; ///< folders of ours, beside itself and core/base
    QStringList qt; ///< modules, beside Core
};

// The folder table of ARCHITECTURE.md, "Folders, targets, arrows". Change it there first.
static const std::map<QString, Layer> layers{
    {"core/base", {{}, {}}},
    {"core/domain", {{"core/statistics"}, {}}},
    {"core/codes", {{"core/domain"}, {}}},
    {"core/plant", {{"core/domain", "core/codes", "core/labels", "core/statistics"}, {}}},
    {"core/devices", {{}, {}}},
    {"core/journal", {{"core/domain"}, {"QtSql"}}},
    {"core/trace", {{"core/domain", "core/journal", "core/statistics"}, {"QtSql"}}},
    {"core/station",
        {{"core/domain", "core/codes", "core/labels", "core/plant", "core/devices", "core/journal"}, {}}},
    {"core/sync", {{"core/domain", "core/journal"}, {"QtSql"}}},
    {"core/statistics", {{}, {}}},
    {"core/labels", {{"core/domain", "core/codes"}, {"QtGui"}}},
    {"core/exchange", {{"core/domain", "core/journal", "core/trace", "core/statistics"}, {"QtGui"}}},
    {"core/ingest", {{"core/domain", "core/journal", "core/exchange", "core/station"}, {"QtNetwork"}}},
    // The practice line gives commands as a station does (`unitrail simulate`).
    {"core/practice", {{"core/domain", "core/codes", "core/plant", "core/journal", "core/station"}, {}}},
    {"drivers", {{"core/devices"}, {"QtGui", "QtNetwork", "QtSerialPort", "QtSerialBus", "QtPrintSupport"}}},
    {"ui",
        {{"core/station", "core/trace", "core/domain", "core/codes", "core/statistics", "core/labels"},
            {"QtGui", "QtWidgets", "QtSvg", "QtMultimedia", "QtCharts"}}},
    {"app",
        {{"core/domain", "core/codes", "core/plant", "core/devices", "core/journal", "core/trace",
             "core/station", "core/statistics", "core/labels", "core/sync", "core/exchange", "core/ingest",
             "core/practice", "drivers", "ui"},
            {"QtGui", "QtWidgets", "QtSql", "QtNetwork", "QtSerialPort", "QtSvg", "QtMultimedia", "QtCharts",
                "QtPrintSupport"}}},
};

// A library behind a layer stays behind it.
static const std::map<QString, QStringList> foreignHeaders{
    {"sqlite3.h", {"core/journal"}},
    {"libpq-fe.h", {"core/sync"}},
    {"toml++/toml.h", {"core/plant", "app"}},
    {"libudev.h", {"drivers"}},
    {"hidapi/hidapi.h", {"drivers"}},
    {"zint.h", {"core/labels"}},
    {"sodium.h", {"core/base"}},
};

// core/domain and codes never ask for the time, a random number, a file or a setting.
static const QStringList pureFolders{"core/domain", "core/codes", "core/statistics", "core/labels"};
static const QStringList impureHeaders{"QFile", "QDir", "QDirIterator", "QSaveFile", "QTemporaryFile",
    "QFileInfo", "QSettings", "QRandomGenerator", "QTimer", "QElapsedTimer", "QDeadlineTimer", "QProcess",
    "QThread", "QStandardPaths", "fstream", "filesystem", "random", "chrono", "ctime", "thread", "unistd.h"};

// Longer than 700 lines: why it is not split.
static const std::map<QString, QString> longFiles{};
static constexpr int linesMax = 700;

static QString root()
{
    return QStringLiteral(UNITRAIL_SOURCE_DIR "/");
}

static QStringList filesIn(const QString &folder, const QStringList &patterns)
{
    QStringList files;
    QDirIterator walk(root() + folder, patterns, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        files.append(walk.next().mid(root().size()));
    files.sort();
    return files;
}

static QStringList sourcesIn(const QStringList &folders)
{
    QStringList files;
    for (const QString &folder : folders)
        files += filesIn(folder, {"*.cpp", "*.h"});
    return files;
}

static QString readText(const QString &path)
{
    QFile file(root() + path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

/** Without comments, and with strings emptied unless they are asked for; lines keep their numbers. */
static QString codeOf(const QString &text, bool keepStrings = false)
{
    static const QRegularExpression piece(
        // No raw string here: moc takes the comment signs in it for comments.
        "R\"([a-zA-Z]*)\\((.*?)\\)\\1\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|(?<![0-9a-fA-F])'(?:[^'\\\\\\n]|\\\\.)*'|"
        "/"
        "/[^\\n]*|/"
        "\\*.*?\\*/",
        QRegularExpression::DotMatchesEverythingOption);
    QString code;
    qsizetype end = 0;
    for (auto match = piece.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        code += text.mid(end, found.capturedStart() - end);
        const bool comment = found.captured().startsWith(u'/');
        if (keepStrings && !comment)
            code += found.captured();
        else
            code += (comment ? QString() : QStringLiteral("\"\""))
                + QString(found.captured().count(u'\n'), u'\n');
        end = found.capturedEnd();
    }
    return code + text.mid(end);
}

/** "path:line: code" of every line that matches. */
static QStringList matches(const QStringList &files, const QRegularExpression &pattern)
{
    QStringList found;
    for (const QString &path : files) {
        const QStringList lines = codeOf(readText(path)).split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (pattern.match(lines[i]).hasMatch())
                found.append(QStringLiteral("%1:%2: %3").arg(path).arg(i + 1).arg(lines[i].trimmed()));
        }
    }
    return found;
}

/** "core/domain" for a file anywhere in it; empty for what is in no layer. */
static QString layerOf(const QString &path)
{
    for (const auto &[folder, layer] : layers) {
        if (path.startsWith(folder + u'/'))
            return folder;
    }
    return {};
}

struct Include {
    QString header;
    bool ours;
};

static std::vector<Include> includesOf(const QString &text)
{
    static const QRegularExpression line(
        "^[ \\t]*#[ \\t]*include[ \\t]*([<\"])([^>\"]+)[>\"]", QRegularExpression::MultilineOption);
    std::vector<Include> includes;
    for (auto match = line.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        includes.push_back({found.captured(2), found.captured(1) == u"\""});
    }
    return includes;
}

/** "QtSql" for <QSqlQuery>; empty for what is not Qt's. */
static QString qtModuleOf(const QString &header)
{
    static const QDir qt(QLibraryInfo::path(QLibraryInfo::HeadersPath));
    if (!header.startsWith(u'Q'))
        return {};
    for (const QString &module : qt.entryList({"Qt*"}, QDir::Dirs)) {
        if (header.startsWith(module + u'/') || QFile::exists(qt.filePath(module + u'/' + header)))
            return module;
    }
    return QStringLiteral("an unknown module");
}

/** What is wrong with this file's includes, one line each. */
static QStringList wrongIncludes(const QString &path, const QString &text)
{
    const QString folder = layerOf(path);
    const Layer &layer = layers.at(folder);
    QStringList wrong;
    for (const Include &include : includesOf(text)) {
        const QString &header = include.header;
        if (include.ours) {
            const QString target = layerOf(header);
            if (header.endsWith(QLatin1String(".moc")))
                continue;
            if (target.isEmpty())
                wrong.append(
                    QStringLiteral("%1 includes \"%2\", which is no path from the root").arg(path, header));
            else if (target != folder && target != u"core/base" && !layer.includes.contains(target))
                wrong.append(QStringLiteral("%1 includes \"%2\": %3 may not know %4")
                                 .arg(path, header, folder, target));
            continue;
        }
        const QString module = qtModuleOf(header);
        if (!module.isEmpty() && module != u"QtCore" && !layer.qt.contains(module))
            wrong.append(
                QStringLiteral("%1 includes <%2>: %3 may not use %4").arg(path, header, folder, module));
        if (!module.isEmpty() && header == module)
            wrong.append(QStringLiteral("%1 includes all of <%2>").arg(path, header));
        if (const auto library = foreignHeaders.find(header);
            library != foreignHeaders.end() && !library->second.contains(folder))
            wrong.append(QStringLiteral("%1 includes <%2>, which stays behind %3")
                             .arg(path, header, library->second.join(u", ")));
        if (pureFolders.contains(folder) && impureHeaders.contains(header))
            wrong.append(QStringLiteral("%1 includes <%2>: %3 asks nobody").arg(path, header, folder));
    }
    return wrong;
}

class LayersTest : public QObject {
    Q_OBJECT

private slots:
    void no_arrow_runs_the_wrong_way()
    {
        QStringList wrong;
        const QStringList files = sourcesIn({"core", "drivers", "ui", "app"});
        for (const QString &path : files)
            wrong += wrongIncludes(path, readText(path));
        QVERIFY(files.size() > 50); // else it looked in the wrong place
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void every_source_lies_in_a_layer()
    {
        for (const QString &path : sourcesIn({"core", "drivers", "ui", "app"}))
            QVERIFY2(!layerOf(path).isEmpty(), qPrintable(path));
    }

    void the_table_itself_has_no_circle()
    {
        // Each layer stands on layers that are placed already.
        std::set<QString> placed{"core/base"};
        for (size_t before = 0; before != placed.size();) {
            before = placed.size();
            for (const auto &[folder, layer] : layers) {
                if (std::all_of(layer.includes.begin(), layer.includes.end(),
                        [&](const QString &below) { return placed.contains(below); }))
                    placed.insert(folder);
            }
        }
        QCOMPARE(placed.size(), layers.size());
    }

    void a_wrong_include_is_found_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("wrong");
        const auto row = [](const char *path, const char *include, bool wrong) {
            QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(path, include)))
                << QString::fromUtf8(path) << QString::fromUtf8(include) << wrong;
        };
        row("ui/screens/x.cpp", "\"drivers/line/x.h\"", true);
        row("ui/screens/x.cpp", "\"core/journal/journal.h\"", true);
        row("ui/screens/x.cpp", "\"core/station/view.h\"", false);
        row("ui/screens/x.cpp", "<QWidget>", false);
        row("ui/screens/x.cpp", "<QSqlQuery>", true);
        row("core/domain/x.cpp", "\"core/journal/journal.h\"", true);
        row("core/domain/x.cpp", "\"core/base/result.h\"", false);
        row("core/domain/x.cpp", "<QSqlQuery>", true);
        row("core/domain/x.cpp", "<QtSql/QSqlQuery>", true);
        row("core/domain/x.cpp", "<QWidget>", true);
        row("core/domain/x.cpp", "<QColor>", true);
        row("core/domain/x.cpp", "<QtCore>", true);
        row("core/domain/x.cpp", "<QFile>", true);
        row("core/domain/x.cpp", "<chrono>", true);
        row("core/domain/x.cpp", "\"refusal.h\"", true);
        row("core/journal/x.cpp", "<QSqlQuery>", false);
        row("core/journal/x.cpp", "<sqlite3.h>", false);
        row("core/trace/x.cpp", "<sqlite3.h>", true);
        row("core/station/x.cpp", "<QSerialPort>", true);
        row("drivers/line/x.cpp", "<QSerialPort>", false);
        row("drivers/line/x.cpp", "\"core/domain/names.h\"", true);
        row("core/codes/x.cpp", "\"core/plant/load.h\"", true);
        row("app/main.cpp", "\"ui/words/words.h\"", false);
    }
    void a_wrong_include_is_found()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(bool, wrong);
        QCOMPARE(!wrongIncludes(path, "#include " + include + "\n").isEmpty(), wrong);
    }

    void every_source_names_its_authors_and_licence()
    {
        const QStringList folders{"core", "drivers", "ui", "app", "tests", "bench", "resources"};
        for (const QString &folder : folders) {
            for (const QString &path : filesIn(folder, {"*.cpp", "*.h", "*.sql"})) {
                const QStringList lines = readText(path).split(u'\n');
                const QString sign
                    = path.endsWith(QLatin1String(".sql")) ? QStringLiteral("-- ") : QStringLiteral("// ");
                QVERIFY2(lines.value(0) == sign + "SPDX-FileCopyrightText: 2026 The Unitrail authors",
                    qPrintable(path));
                QVERIFY2(
                    lines.value(1) == sign + "SPDX-License-Identifier: GPL-3.0-or-later", qPrintable(path));
            }
        }
    }

    void nothing_waits_on_the_station_thread()
    {
        static const QRegularExpression waiting(
            R"re(\b(QMessageBox|QInputDialog|QEventLoop|processEvents|u?sleep|msleep|nanosleep|sleep_for|sleep_until)\b)re");
        const QStringList found = matches(sourcesIn({"core", "drivers", "ui"}), waiting);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void nothing_runs_a_loop_of_its_own()
    {
        static const QRegularExpression running(R"re(\bexec\s*\()re");
        // A database's statements are run too; they are called queries there.
        static const QRegularExpression query(
            R"re(\b(m_)?(query|statement)\.exec\s*\()re", QRegularExpression::CaseInsensitiveOption);
        QStringList found = matches(sourcesIn({"core", "drivers", "ui"}), running);
        erase_if(found, [](const QString &line) {
            return layers.at(layerOf(line)).qt.contains("QtSql") && query.match(line).hasMatch();
        });
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void the_pure_folders_ask_for_no_time()
    {
        static const QRegularExpression asking(
            R"re(\b(currentDateTime\w*|currentDate|currentTime|currentMSecsSinceEpoch|currentSecsSinceEpoch)\b)re");
        const QStringList found = matches(sourcesIn(pureFolders), asking);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void sql_is_bound_and_never_glued()
    {
        // One C++ statement that holds both an SQL text and .arg(. PRAGMA takes no bound values.
        static const QRegularExpression sql("\"[a-zA-Z]*\\(?\\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|"
                                            "DROP|ALTER|WITH|VACUUM|ATTACH)\\s");
        static const QRegularExpression end(R"re(;\s*\n)re");
        QStringList glued;
        for (const QString &path : sourcesIn({"core/journal", "core/sync", "core/trace"})) {
            for (const QString &statement : codeOf(readText(path), true).split(end)) {
                if (statement.contains(QLatin1String(".arg(")) && sql.match(statement).hasMatch())
                    glued.append(path + ": " + statement.trimmed().right(200));
            }
        }
        QVERIFY2(glued.isEmpty(), qPrintable(glued.join(u'\n')));
    }

    void no_file_grows_past_reading()
    {
        for (const QString &path : sourcesIn({"core", "drivers", "ui", "app", "tests", "bench"})) {
            const qsizetype lines = readText(path).count(u'\n');
            QVERIFY2(lines <= linesMax || longFiles.contains(path),
                qPrintable(QStringLiteral("%1: %2 lines").arg(path).arg(lines)));
        }
    }
};

QTEST_GUILESS_MAIN(LayersTest)
#include "layers_test.moc"
