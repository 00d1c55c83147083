// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/camera_folder.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

static QByteArray picture(const char *format)
{
    QImage image(64, 48, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QBuffer buffer;
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format))
        qFatal("no %s can be made", format);
    return buffer.data();
}

static void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

class CameraFolderTest : public QObject {
    Q_OBJECT
private slots:
    void a_picture_is_whole_from_its_first_byte_to_its_last_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("type");
        QTest::newRow("JPEG") << picture("JPG") << u"image/jpeg"_s;
        QTest::newRow("PNG") << picture("PNG") << u"image/png"_s;
    }
    void a_picture_is_whole_from_its_first_byte_to_its_last()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, type);
        QVERIFY(isWholePicture(bytes));
        QCOMPARE(pictureType(bytes), type);
        for (qsizetype size = 0; size < bytes.size(); ++size)
            QVERIFY2(!isWholePicture(bytes.left(size)), qPrintable(QString::number(size)));
    }

    void a_half_written_picture_is_not_taken()
    {
        const QTemporaryDir folder;
        const QByteArray bytes = picture("JPG");
        write(folder.filePath(u"a.jpg"_s), bytes.left(bytes.size() / 2));
        const auto found = picturesIn(folder.path());
        QCOMPARE(found.size(), size_t(1));
        QVERIFY(!wholePicture(found.front()));
        write(folder.filePath(u"a.jpg"_s), bytes);
        QCOMPARE(*wholePicture(picturesIn(folder.path()).front()), bytes);
    }

    void only_pictures_of_the_folder_itself_are_offered()
    {
        const QTemporaryDir folder;
        write(folder.filePath(u"notes.txt"_s), "no picture");
        write(folder.filePath(u".hidden.jpg"_s), picture("JPG"));
        QVERIFY(QDir(folder.path()).mkdir(u"old"_s));
        write(folder.filePath(u"old/b.jpg"_s), picture("JPG"));
        QVERIFY(QFile::link(u"/etc/hostname"_s, folder.filePath(u"link.jpg"_s)));
        QVERIFY(picturesIn(folder.path()).empty());
        QVERIFY(picturesIn(folder.filePath(u"nowhere"_s)).empty());
        write(folder.filePath(u"c.PNG"_s), picture("PNG"));
        QCOMPARE(picturesIn(folder.path()).size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(CameraFolderTest)
#include "camera_folder_test.moc"
