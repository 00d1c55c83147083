// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screenshots.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace unitrail;

class ScreensTest : public QObject {
    Q_OBJECT
private slots:
    void every_screen_state_can_be_rendered_to_a_picture()
    {
        const QTemporaryDir folder;
        // Set UNITRAIL_PICTURES to keep and look at them.
        const QString out = qEnvironmentVariable("UNITRAIL_PICTURES", folder.path());
        for (const QString &language : {QStringLiteral("en"), QStringLiteral("de")}) {
            for (const Theme::Kind theme : {Theme::Kind::Light, Theme::Kind::Dark}) {
                for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
                    const Result<QStringList> files = renderScreens(out, language, theme, size);
                    QVERIFY2(files, files ? "" : qPrintable(files.error().text));
                    QVERIFY(files->size() > 20);
                    QCOMPARE(QImage(files->front()).size(), size);
                }
            }
        }
    }
};

QTEST_MAIN(ScreensTest)
#include "screens_test.moc"
