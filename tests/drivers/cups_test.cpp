// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/make_printer.h"

#include <QDir>
#include <QPainter>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>

#include <unistd.h>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/** A print server of our own, in a directory of its own, with queues that write to files. */
class CupsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    QProcess m_server;

    [[nodiscard]] QString at(const QString &name) const { return m_root.filePath(name); }
    void write(const QString &name, const QByteArray &text)
    {
        QFile file(at(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    static bool run(const QString &program, const QStringList &words)
    {
        QProcess process;
        process.start(program, words);
        return process.waitForFinished(60'000) && process.exitCode() == 0;
    }
    [[nodiscard]] QByteArray written(const QString &name) const
    {
        QFile file(at(u"out/"_s + name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void addQueue(const QString &name, const QString &device, const QString &model)
    {
        QVERIFY(run(u"lpadmin"_s, {u"-p"_s, name, u"-E"_s, u"-v"_s, device, u"-m"_s, model}));
    }
    /** The page as the queue with a driver made it, drawn again: 100 dots an inch. */
    [[nodiscard]] QImage page(const QString &name)
    {
        const QString picture = at(u"page.png"_s);
        const bool drawn = run(u"gs"_s,
            {u"-q"_s, u"-dBATCH"_s, u"-dNOPAUSE"_s, u"-sDEVICE=pnggray"_s, u"-r100"_s,
                u"-sOutputFile="_s + picture, at(u"out/"_s + name)});
        return drawn ? QImage(picture) : QImage();
    }
    static PrintJob square(qint64 number, const QSizeF &sizeMm)
    {
        return {.number = number,
            .name = u"a label"_s,
            .zpl = {},
            .sizeMm = sizeMm,
            .paint = [](QPainter &painter, const QRectF &page) { painter.fillRect(page, Qt::black); }};
    }

    void printOn(const QString &queue, const QSizeF &sizeMm)
    {
        auto printer = makePrinter({.name = u"p"_s, .connection = PagePrinterConfig{.queue = queue}});
        QVERIFY(printer);
        QSignalSpy printed(printer->get(), &Printer::printed);
        QSignalSpy failed(printer->get(), &Printer::failed);
        (*printer)->start();
        (*printer)->print(square(1, sizeMm));
        QTRY_VERIFY_WITH_TIMEOUT(!printed.isEmpty() || !failed.isEmpty(), 60'000);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed[0][1].toString()));
    }

private slots:
    void initTestCase()
    {
        const QString server = QStandardPaths::findExecutable(u"cupsd"_s, {u"/usr/sbin"_s, u"/sbin"_s});
        if (server.isEmpty())
            QSKIP("there is no CUPS on this computer");
        qputenv("PATH", qgetenv("PATH") + ":/usr/sbin:/sbin");
        const QString root = m_root.path();
        for (const QString &folder : {u"spool"_s, u"spool/tmp"_s, u"cache"_s, u"run"_s, u"log"_s, u"out"_s})
            QVERIFY(QDir().mkpath(at(folder)));
        const bool asRoot = ::geteuid() == 0;
        write(u"cups-files.conf"_s,
            u"FileDevice Yes\nServerRoot %1\nRequestRoot %1/spool\nTempDir %1/spool/tmp\nCacheDir %1/cache\n"
            "StateDir %1/run\nAccessLog %1/log/access\nErrorLog %1/log/error\nPageLog %1/log/page\n"
            "Sandboxing relaxed\nSystemGroup root\n%2"_s
                .arg(root, asRoot ? u"User lp\nGroup lp\n"_s : QString())
                .toUtf8());
        write(u"cupsd.conf"_s,
            u"LogLevel warn\nListen %1/run/cups.sock\nBrowsing Off\nDefaultAuthType None\nWebInterface No\n"
            "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
            "<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n"_s.arg(root)
                .toUtf8());
        if (asRoot) {
            QVERIFY(run(u"chmod"_s, {u"755"_s, root}));
            QVERIFY(run(u"chown"_s, {u"-R"_s, u"lp:lp"_s, root}));
        }
        qputenv("CUPS_SERVER", at(u"run/cups.sock"_s).toLocal8Bit());
        m_server.setProcessChannelMode(QProcess::ForwardedChannels);
        m_server.start(server, {u"-f"_s, u"-c"_s, at(u"cupsd.conf"_s), u"-s"_s, at(u"cups-files.conf"_s)});
        QVERIFY(m_server.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(at(u"run/cups.sock"_s)), 60'000);
    }
    void cleanupTestCase()
    {
        m_server.terminate();
        m_server.waitForFinished(30'000);
    }

    void a_queue_without_a_driver_gets_a_page_of_the_labels_size()
    {
        QByteArray sent;
        QTcpServer device;
        connect(&device, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = device.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [socket, &sent] { sent += socket->readAll(); });
        });
        QVERIFY(device.listen(QHostAddress::LocalHost));
        addQueue(u"labels"_s, u"socket://127.0.0.1:%1"_s.arg(device.serverPort()), u"raw"_s);
        printOn(u"labels"_s, QSizeF(62, 30));
        QTRY_VERIFY_WITH_TIMEOUT(sent.contains("%%EOF"), 60'000);
        QVERIFY(sent.startsWith("%PDF"));
        QVERIFY2(sent.contains("/MediaBox [0 0 176"), sent.mid(sent.indexOf("/MediaBox"), 40).constData());
    }

    void on_larger_paper_a_label_keeps_its_size()
    {
        if (!QFile::exists(u"/usr/lib/cups/filter/pdftopdf"_s)
            || QStandardPaths::findExecutable(u"gs"_s).isEmpty())
            QSKIP("there are no print filters on this computer");
        addQueue(u"pages"_s, u"file://"_s + at(u"out/pages"_s), u"drv:///sample.drv/generic.ppd"_s);
        printOn(u"pages"_s, QSizeF(62, 30));
        QTRY_VERIFY_WITH_TIMEOUT(written(u"pages"_s).contains("%%EOF"), 60'000);
        const QImage drawn = page(u"pages"_s);
        QVERIFY(!drawn.isNull());
        QRect ink;
        for (int y = 0; y < drawn.height(); ++y) {
            for (int x = 0; x < drawn.width(); ++x) {
                if (qGray(drawn.pixel(x, y)) < 128)
                    ink |= QRect(x, y, 1, 1);
            }
        }
        // 62 by 30 mm; the driver may turn it.
        const int most = std::max(ink.width(), ink.height());
        const int least = std::min(ink.width(), ink.height());
        QVERIFY2(qAbs(most - 244) <= 3 && qAbs(least - 118) <= 3,
            qPrintable(u"%1 by %2 dots"_s.arg(ink.width()).arg(ink.height())));
    }
};

QTEST_MAIN(CupsTest)
#include "cups_test.moc"
