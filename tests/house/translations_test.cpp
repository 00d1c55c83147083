// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

#include <set>

static const QString source = QStringLiteral(UNITRAIL_SOURCE_DIR);

/** Every text of the program is in the file of translations, and that file holds no others. */
class TranslationsTest : public QObject {
    Q_OBJECT

    /** "unitrail::BoardPage: Counted", with a star in front where the translation is still missing. */
    static std::set<QString> textsOf(const QString &path)
    {
        std::set<QString> texts;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return texts;
        QXmlStreamReader xml(&file);
        QString context, text;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            if (xml.name() == u"name")
                context = xml.readElementText();
            else if (xml.name() == u"source")
                text = xml.readElementText();
            else if (xml.name() == u"translation") {
                const bool open = xml.attributes().value(QStringLiteral("type")) == u"unfinished";
                texts.insert(
                    (open ? QStringLiteral("* ") : QString()) + context + QStringLiteral(": ") + text);
            }
        }
        return texts;
    }

private slots:
    void every_text_of_the_program_has_its_german_and_no_other_has_one()
    {
        const QString collector = QLibraryInfo::path(QLibraryInfo::BinariesPath) + QStringLiteral("/lupdate");
        if (!QFile::exists(collector))
            QSKIP("Qt's tools for translations are not here");
        const QString kept = source + QStringLiteral("/translations/unitrail_de.ts");
        QTemporaryDir folder;
        const QString collected = folder.filePath(QStringLiteral("unitrail_de.ts"));
        QVERIFY(QFile::copy(kept, collected));
        QVERIFY(QFile::setPermissions(collected, QFile::ReadOwner | QFile::WriteOwner));
        QProcess process;
        process.setWorkingDirectory(source);
        process.setProcessChannelMode(QProcess::MergedChannels);
        // With the include root, or the texts would go to classes without their namespace.
        process.start(collector,
            {QStringLiteral("-I"), source, QStringLiteral("-no-obsolete"), QStringLiteral("-locations"),
                QStringLiteral("none"), QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("core"),
                QStringLiteral("drivers"), QStringLiteral("-ts"), collected});
        QVERIFY(process.waitForFinished(100'000));
        QVERIFY2(process.exitCode() == 0, process.readAll());

        const std::set<QString> before = textsOf(kept);
        const std::set<QString> after = textsOf(collected);
        QVERIFY(after.size() > 1000);
        QStringList wrong;
        for (const QString &text : after) {
            if (before.count(text) == 0)
                wrong += QStringLiteral("not translated: ") + text;
            else if (text.startsWith(u'*'))
                wrong += QStringLiteral("not finished: ") + text;
        }
        for (const QString &text : before) {
            if (after.count(text) == 0 && after.count(QStringLiteral("* ") + text) == 0)
                wrong += QStringLiteral("no longer in the program: ") + text;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"
