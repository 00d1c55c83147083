// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "core/codes/read_code.h"
#include "core/labels/layout.h"

#include <QDirIterator>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/** A ZPL printer on the network that keeps what it gets, and answers ~HS when it is willing. */
class FakePrinter : public QObject {
public:
    FakePrinter()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port is free");
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                const QByteArray bytes = socket->readAll();
                got += bytes;
                if (willing && bytes.contains("~HS"))
                    socket->write("\x02"
                                  "030,0,0,0420,000,0,0,0,000,0,0,0\x03\r\n\x02"
                                  "000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x02"
                                  "1234,0\x03\r\n");
            });
        });
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] int labels() const { return int(got.count("^XA")); }
    QByteArray got;
    bool willing = true;

private:
    QTcpServer m_server;
};

class LabelStationTest : public QObject {
    Q_OBJECT

    static StationConfig configOf(const FakePrinter &printer, const QString &data)
    {
        StationConfig config;
        config.station = StationName::known(u"KIT-1"_s);
        config.plantDirectory = QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo");
        config.dataDirectory = data;
        config.printers = {{.name = u"zebra"_s,
            .connection = TcpConfig{.role = TcpConfig::Role::Connect, .port = printer.port()}}};
        return config;
    }
    static std::unique_ptr<Assembly> begin(const StationConfig &config)
    {
        auto made = Assembly::make(config);
        if (!made)
            qFatal("%s", qPrintable(made.error().text));
        (*made)->start();
        return *std::move(made);
    }
    static void scan(Assembly &station, const QByteArray &bytes)
    {
        station.session().takeScan({.bytes = bytes, .atMs = station.clock().wallMs(), .device = u"hand"_s});
    }
    static void signIn(Assembly &station)
    {
        scan(station, badgeText(station.plant().badgePrefix, u"1114"_s).toUtf8());
    }

private slots:
    void a_new_units_label_comes_out_of_the_printer_and_is_scanned_back()
    {
        const QTemporaryDir data;
        FakePrinter printer;
        const auto station = begin(configOf(printer, data.path()));
        QTRY_VERIFY(station->devices().back().connected);
        signIn(*station);
        station->session().takeVerb(u"MINT"_s, u"LA-40-100"_s);
        QTRY_COMPARE(station->session().view().prompt.kind, Prompt::Kind::ScanLabel);
        QCOMPARE(printer.labels(), 1);
        const UnitId unit = station->session().view().unit->unit;
        QVERIFY(printer.got.contains("^FD" + unit.serial.text().toLatin1() + "^FS"));
        scan(*station, unit.serial.text().toLatin1());
        QCOMPARE(station->session().view().answer.what, Answer::What::LabelRead);
        station->session().takeVerb(u"COMPLETE"_s);
        QCOMPARE(station->session().view().answer.kind, Answer::Kind::Completed);
    }

    void after_every_cut_between_the_commit_and_the_print_somebody_is_asked_and_nothing_is_printed()
    {
        const QTemporaryDir data;
        for (int cut = 0; cut < 20; ++cut) {
            FakePrinter printer;
            const auto config = configOf(printer, data.path());
            UnitId unit{PartNumber::known(u"LA-40-100"_s), SerialNumber::known(u"none"_s)};
            {
                const auto station = begin(config);
                QTRY_VERIFY(station->devices().back().connected);
                signIn(*station);
                printer.willing = false; // the power goes before it says anything
                station->session().takeVerb(u"MINT"_s, u"LA-40-100"_s);
                unit = station->session().view().unit->unit;
            }
            printer.willing = true;
            const int before = printer.labels();
            const auto station = begin(config);
            QTRY_VERIFY(station->devices().back().connected);
            signIn(*station);
            QVERIFY(station->session().view().question);
            QCOMPARE(station->session().view().question->kind, Question::Kind::PrintAgain);
            QCOMPARE(station->session().view().unit->unit, unit);
            QCOMPARE(printer.labels(), before);
            if (cut % 2) { // it came out: the scan says so
                station->session().takeVerb(u"NO"_s);
            } else {
                station->session().takeVerb(u"YES"_s);
                QTRY_COMPARE(station->session().view().prompt.kind, Prompt::Kind::ScanLabel);
                QCOMPARE(printer.labels(), before + 1);
            }
            scan(*station, unit.serial.text().toLatin1());
            QCOMPARE(station->session().view().answer.what, Answer::What::LabelRead);
            station->session().takeVerb(u"COMPLETE"_s);
            QCOMPARE(station->session().view().answer.kind, Answer::Kind::Completed);
        }
    }

    void as_a_picture_the_same_label_comes_out_in_dots()
    {
        const QTemporaryDir data;
        FakePrinter printer;
        auto config = configOf(printer, data.path());
        config.printers.front().asPicture = true;
        const auto station = begin(config);
        QTRY_VERIFY(station->devices().back().connected);
        signIn(*station);
        station->session().takeVerb(u"MINT"_s, u"LA-40-100"_s);
        QTRY_COMPARE(station->session().view().prompt.kind, Prompt::Kind::ScanLabel);
        QCOMPARE(printer.labels(), 1);
        QVERIFY(!printer.got.contains("^FD"));
        const auto layout
            = layOut(station->session().view().label->form, station->session().view().label->data);
        QVERIFY(layout);
        QVERIFY(printer.got.contains(zplPictureOf(*layout)));
    }

    void a_printer_with_a_driver_gets_the_page_that_the_preview_shows()
    {
        const QString program = QStandardPaths::findExecutable(u"pdftoppm"_s);
        if (program.isEmpty())
            QSKIP("pdftoppm is not installed (poppler-utils)");
        const QTemporaryDir data, pages;
        FakePrinter none;
        auto config = configOf(none, data.path());
        config.printers.front().connection = PagePrinterConfig{.folder = pages.path()};
        const auto station = begin(config);
        signIn(*station);
        station->session().takeVerb(u"MINT"_s, u"LA-40-100"_s);
        QTRY_COMPARE(station->session().view().prompt.kind, Prompt::Kind::ScanLabel);
        const auto layout
            = layOut(station->session().view().label->form, station->session().view().label->data);
        QVERIFY(layout);
        const QImage preview = pictureOf(*layout);
        QCOMPARE(QProcess::execute(program,
                     {u"-r"_s, QString::number(layout->dpi), u"-gray"_s, u"-png"_s, u"-singlefile"_s,
                         pages.filePath(u"label-1.pdf"_s), pages.filePath(u"page"_s)}),
            0);
        const QImage page(pages.filePath(u"page.png"_s));
        QVERIFY2(qAbs(page.width() - preview.width()) <= 2 && qAbs(page.height() - preview.height()) <= 2,
            qPrintable(u"%1 x %2"_s.arg(page.width()).arg(page.height())));
        const auto isDark
            = [](const QImage &image, QPoint at) { return image.valid(at) && qGray(image.pixel(at)) < 128; };
        for (const auto &item : layout->items) {
            if (const auto *symbol = std::get_if<PlacedSymbol>(&item)) {
                // Of a module two dots wide the middle is dark or light on both.
                for (int row = 0; row < symbol->modules.size.height(); ++row) {
                    for (int column = 0; column < symbol->modules.size.width(); ++column) {
                        const int half = symbol->module / 2;
                        const QPoint middle = symbol->area.topLeft()
                            + QPoint(column * symbol->module + half,
                                symbol->modules.isLinear() ? symbol->area.height() / 2
                                                           : row * symbol->module + half);
                        QCOMPARE(isDark(preview, middle), symbol->modules.isDark(column, row));
                        if (symbol->module >= 3)
                            QCOMPARE(isDark(page, middle), symbol->modules.isDark(column, row));
                    }
                }
                continue;
            }
            // Letters: the same ink within their box, to the width of a dot.
            const QRect box = std::get<PlacedText>(item).box;
            const auto inkOf = [&](const QImage &image) {
                QRect ink;
                for (int y = box.top(); y <= box.bottom(); ++y) {
                    for (int x = box.left(); x <= box.right(); ++x) {
                        if (isDark(image, {x, y}))
                            ink |= QRect(x, y, 1, 1);
                    }
                }
                return ink;
            };
            const QRect seen = inkOf(preview), printed = inkOf(page);
            QVERIFY(!seen.isEmpty());
            QVERIFY2(qAbs(seen.left() - printed.left()) <= 2 && qAbs(seen.right() - printed.right()) <= 2
                    && qAbs(seen.top() - printed.top()) <= 2 && qAbs(seen.bottom() - printed.bottom()) <= 2,
                qPrintable(std::get<PlacedText>(item).text));
        }
    }

    void a_tote_is_labelled_at_the_station_and_scanned_back()
    {
        const QTemporaryDir data;
        FakePrinter printer;
        const auto station = begin(configOf(printer, data.path()));
        QTRY_VERIFY(station->devices().back().connected);
        signIn(*station);
        station->session().takeVerb(u"MINT"_s, u"tote"_s);
        QTRY_COMPARE(station->session().view().prompt.kind, Prompt::Kind::ScanLabel);
        QVERIFY(printer.got.contains("^FDTOTE-5001^FS"));
        scan(*station, "TOTE-5001");
        QCOMPARE(station->session().view().answer.what, Answer::What::LabelRead);
    }

    void a_template_that_a_station_has_started_with_is_fixed_and_the_next_revision_is_printed()
    {
        const QTemporaryDir data, plant;
        const QString demo = QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo");
        for (QDirIterator files(demo, {u"*.toml"_s}, QDir::Files, QDirIterator::Subdirectories);
             files.hasNext();) {
            const QString from = files.next(), to = plant.path() + from.mid(demo.size());
            QDir().mkpath(QFileInfo(to).path());
            QVERIFY(QFile::copy(from, to));
            QFile(to).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        }
        const auto write = [&](const QByteArray &bytes) {
            QFile file(plant.filePath(u"labels.toml"_s));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QFile original(demo + u"/labels.toml"_s);
        QVERIFY(original.open(QIODevice::ReadOnly));
        const QByteArray labels = original.readAll();
        FakePrinter printer;
        auto config = configOf(printer, data.path());
        config.plantDirectory = plant.path();
        begin(config).reset();

        const qsizetype tote = labels.lastIndexOf("[[label]]");
        QByteArray changed = labels;
        QVERIFY(write(changed.replace(changed.indexOf("height = 9.0", tote), 12, "height = 8.0")));
        const auto refused = Assembly::make(config);
        QVERIFY(!refused);
        const int line = int(labels.left(tote).count('\n')) + 1;
        QVERIFY2(refused.error().text.contains(
                     u"labels.toml:%1: error: label tote/1 is not what was released"_s.arg(line)),
            qPrintable(refused.error().text));

        // Beside it, as the next revision.
        const QByteArray rest = changed.mid(changed.lastIndexOf("[[label]]"));
        const QByteArray next
            = rest.left(rest.indexOf("# -- Containers")).replace("revision = 1", "revision = 2");
        QVERIFY(write(labels + '\n' + next));
        const auto station = begin(config);
        QTRY_VERIFY(station->devices().back().connected);
        signIn(*station);
        station->session().takeVerb(u"MINT"_s, u"tote"_s);
        QCOMPARE(station->session().view().label->form.reference(), u"tote/2"_s);
    }

    void a_configuration_names_every_kind_and_every_mistake()
    {
        const QTemporaryDir directory;
        const auto read = [&](const QByteArray &text) {
            QFile file(directory.filePath(u"station.toml"_s));
            if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
                qFatal("%s", qPrintable(file.errorString()));
            file.close();
            return readStationConfig(file.fileName());
        };
        const auto good
            = read("[[printer]]\nname = \"a\"\ntype = \"tcp\"\nhost = \"10.0.0.7\"\n"
                   "[[printer]]\nname = \"b\"\ntype = \"serial\"\nport = \"/dev/ttyUSB1\"\nbaud = "
                   "115200\nsend = \"picture\"\n"
                   "[[printer]]\nname = \"c\"\ntype = \"system\"\nqueue = \"ZT230\"\nlabels = [\"unit\"]\n"
                   "[[printer]]\nname = \"d\"\ntype = \"pdf\"\nfolder = \"out\"\n");
        QVERIFY2(good, good ? "" : qPrintable(good.error().text));
        QCOMPARE(good->printers.size(), size_t(4));
        QCOMPARE(std::get<TcpConfig>(good->printers[0].connection).port, 9100);
        QCOMPARE(std::get<SerialConfig>(good->printers[1].connection).baud, 115200);
        QVERIFY(good->printers[1].asPicture && !good->printers[0].asPicture);
        QCOMPARE(good->printers[2].labels, QStringList{u"unit"_s});
        QCOMPARE(
            std::get<PagePrinterConfig>(good->printers[3].connection).folder, directory.filePath(u"out"_s));

        const auto bad = read("[[printer]]\nname = \"a\"\ntype = \"tcp\"\n"
                              "[[printer]]\nname = \"a\"\ntype = \"usb\"\n"
                              "[[printer]]\nname = \"b\"\ntype = \"system\"\nqueue = \"x\"\ncolour = 1\n");
        QVERIFY(!bad);
        for (const QString &part :
            {u":1:"_s, u"host"_s, u":4:"_s, u"already"_s, u":6:"_s, u":11:"_s, u"colour"_s})
            QVERIFY2(bad.error().text.contains(part), qPrintable(bad.error().text));
    }
};

QTEST_MAIN(LabelStationTest)
#include "label_station_test.moc"
