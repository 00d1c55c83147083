// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/make_printer.h"
#include "tests/drivers/pty.h"

#include <QPainter>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;
using Kind = PrinterState::Kind;

/** A ZPL printer's answer to ~HS. */
static QByteArray status(int formats = 0, int left = 0, bool paper = false, bool pause = false,
    bool head = false, bool ribbon = false)
{
    const auto flag = [](bool is) { return QByteArray::number(int(is)); };
    return "\x02"
           "030,"
        + flag(paper) + ',' + flag(pause) + ",0420," + QByteArray::number(formats).rightJustified(3, '0')
        + ",0,0,0,000,0,0,0\x03\r\n\x02"
          "000,0,"
        + flag(head) + ',' + flag(ribbon) + ",0,2,4,0," + QByteArray::number(left).rightJustified(8, '0')
        + ",1,000\x03\r\n\x02"
          "1234,0\x03\r\n";
}

static PrintJob job(qint64 number)
{
    return {.number = number,
        .name = u"LA40-26-000001T"_s,
        .zpl = "^XA^FDlabel " + QByteArray::number(number) + "^FS^XZ\n",
        .sizeMm = QSizeF(62, 30),
        .paint = [](QPainter &painter, const QRectF &target) {
            painter.fillRect(target.adjusted(9, 9, -9, -9), Qt::black);
        }};
}

struct Told {
    explicit Told(Printer &printer)
    {
        QObject::connect(&printer, &Printer::printed, [this](qint64 number) { printed.push_back(number); });
        QObject::connect(&printer, &Printer::failed, [this](qint64 number, const QString &why, bool may) {
            failed.push_back(number);
            whys.append(why);
            mayHave.push_back(may);
        });
    }
    std::vector<qint64> printed, failed;
    QStringList whys;
    std::vector<bool> mayHave;
};

/** The other end of a line to a printer. */
class FakeLine final : public ByteLine {
public:
    void open() override { change(DeviceState::Kind::Ready, u"fake"_s); }
    void close() override { change(DeviceState::Kind::Off, u"fake"_s); }
    void break_(const QString &why) { change(DeviceState::Kind::Lost, why); }
    void write(const QByteArray &bytes) override { written += bytes; }
    void say(const QByteArray &bytes) { emit received(bytes); }
    QByteArray take() { return std::exchange(written, {}); }
    QByteArray written;
};

static constexpr ZplPrinter::Patience patient{.answerMs = 100'000, .askAgainMs = 100'000, .labelMs = 100'000};
static constexpr ZplPrinter::Patience hasty{.answerMs = 1, .askAgainMs = 1, .labelMs = 30};

struct Bench {
    explicit Bench(ZplPrinter::Patience patience = patient)
    {
        auto made = std::make_unique<FakeLine>();
        line = made.get();
        printer = std::make_unique<ZplPrinter>(u"zebra"_s, std::move(made), patience);
        told = std::make_unique<Told>(*printer);
        printer->start();
    }
    FakeLine *line;
    std::unique_ptr<ZplPrinter> printer;
    std::unique_ptr<Told> told;
};

class PrinterTest : public QObject {
    Q_OBJECT

private slots:
    void an_answer_is_read_whole_however_it_is_cut()
    {
        const QByteArray bytes = status(2, 5, true, false, true);
        for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
            HostStatusReader reader;
            reader.add("garbage,1,2");
            reader.add(bytes.left(cut));
            reader.add(bytes.mid(cut));
            const auto read = reader.take();
            QVERIFY(read);
            QVERIFY(read->paperOut && read->headOpen && !read->paused && !read->ribbonOut);
            QCOMPARE(read->formatsWaiting, 2);
            QCOMPARE(read->labelsLeft, 5);
            QVERIFY(!reader.take());
        }
    }

    void what_is_no_answer_is_none_and_nothing_is_kept_of_it()
    {
        HostStatusReader reader;
        for (const QByteArray &bytes : {QByteArray("\x02"
                                                   "030,x,0,0420,000,0,0,0,000,0,0,0\x03"),
                 QByteArray("\x02\x03"), QByteArray("\x02") + QByteArray(200'000, '1') + '\x03',
                 QByteArray("\x02,,,,,,,,,,,\x03"),
                 QByteArray("\x02"
                            "000,0,0,0,0,2,4,0,00000000,1,000\x03"),
                 QByteArray(1000, '\x02')})
            reader.add(bytes);
        QVERIFY(!reader.take());
        reader.add(status());
        QVERIFY(reader.take());
    }

    void a_label_is_printed_when_the_printer_says_so()
    {
        Bench b;
        QCOMPARE(b.line->take(), QByteArray("~HS\r\n"));
        QVERIFY(!b.printer->state().isReady());
        b.line->say(status());
        QVERIFY(b.printer->state().isReady());
        b.printer->print(job(1));
        b.printer->print(job(2));
        QCOMPARE(b.line->take(), job(1).zpl + "~HS\r\n");
        b.line->say(status(1, 1));
        QVERIFY(b.told->printed.empty());
        b.line->say(status());
        QCOMPARE(b.told->printed, std::vector<qint64>{1});
        QVERIFY(b.line->take().startsWith(job(2).zpl));
    }

    void one_that_runs_out_of_paper_is_waited_for_and_sent_nothing_twice()
    {
        Bench b;
        b.line->say(status());
        b.printer->print(job(1));
        b.line->say(status(1, 0, true));
        QCOMPARE(b.printer->state().kind, Kind::PaperOut);
        QVERIFY(b.told->failed.empty());
        QCOMPARE(b.line->take().count("^XA"), 1);
        b.line->say(status());
        QCOMPARE(b.told->printed, std::vector<qint64>{1});
        QCOMPARE(b.line->take().count("^XA"), 0);
    }

    void each_trouble_has_its_state_and_a_job_is_refused_meanwhile()
    {
        Bench b;
        int number = 0;
        for (const auto &[bytes, kind] : {std::pair(status(0, 0, true), Kind::PaperOut),
                 std::pair(status(0, 0, false, true), Kind::Paused),
                 std::pair(status(0, 0, false, false, true), Kind::HeadOpen),
                 std::pair(status(0, 0, false, false, false, true), Kind::RibbonOut)}) {
            b.line->say(bytes);
            QCOMPARE(b.printer->state().kind, kind);
            b.printer->print(job(++number));
            QCOMPARE(int(b.told->failed.size()), number);
            QVERIFY(!b.told->mayHave.back() && !b.told->whys.back().isEmpty());
        }
        QVERIFY(!b.line->take().contains("^XA"));
    }

    void a_line_that_breaks_says_which_label_may_have_come_out()
    {
        Bench b;
        b.line->say(status());
        b.printer->print(job(1));
        b.printer->print(job(2));
        b.line->break_(u"cable"_s);
        QCOMPARE(b.told->failed, (std::vector<qint64>{1, 2}));
        QCOMPARE(b.told->mayHave, (std::vector<bool>{true, false}));
        QCOMPARE(b.printer->state().kind, Kind::NotConnected);
        b.printer->print(job(3));
        QCOMPARE(b.told->failed.back(), 3);
    }

    void one_that_never_answers_is_believed()
    {
        Bench b(hasty);
        QTRY_VERIFY(b.printer->state().isReady());
        b.printer->print(job(1));
        QTRY_COMPARE(b.told->printed, std::vector<qint64>{1});
    }

    void one_that_stops_answering_gives_up_in_time_and_says_so()
    {
        Bench b(hasty);
        b.line->say(status());
        b.printer->print(job(1));
        QTRY_COMPARE(b.told->failed, std::vector<qint64>{1});
        QVERIFY(b.told->mayHave.front());
        QVERIFY(b.told->printed.empty());
    }

    void on_a_network_the_bytes_arrive_as_they_are()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray seen;
        connect(&server, &QTcpServer::newConnection, &server, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [&seen, socket] {
                seen += socket->readAll();
                if (seen.endsWith("~HS\r\n"))
                    socket->write(status());
            });
        });
        auto printer = makePrinter({.name = u"zebra"_s,
            .connection = TcpConfig{.role = TcpConfig::Role::Connect, .port = server.serverPort()},
            .patience = patient});
        QVERIFY(printer);
        Told told(**printer);
        (*printer)->start();
        QTRY_VERIFY((*printer)->state().isReady());
        (*printer)->print(job(7));
        QTRY_COMPARE(told.printed, std::vector<qint64>{7});
        QVERIFY(seen.contains(job(7).zpl));
    }

    void on_a_serial_port_too()
    {
        Pty cable;
        auto printer = makePrinter(
            {.name = u"zebra"_s, .connection = SerialConfig{.path = cable.path()}, .patience = patient});
        QVERIFY(printer);
        Told told(**printer);
        (*printer)->start();
        QByteArray seen;
        const auto hasSeen = [&](const QByteArray &bytes) {
            seen += cable.take();
            return seen.endsWith(bytes);
        };
        QTRY_VERIFY(hasSeen("~HS\r\n"));
        QVERIFY(cable.send(status()));
        QTRY_VERIFY((*printer)->state().isReady());
        (*printer)->print(job(8));
        seen.clear();
        QTRY_VERIFY(hasSeen("~HS\r\n"));
        QVERIFY(seen.startsWith(job(8).zpl));
        QVERIFY(cable.send(status()));
        QTRY_COMPARE(told.printed, std::vector<qint64>{8});
    }

    void a_folder_gets_one_page_of_the_labels_size_for_each()
    {
        const QTemporaryDir folder;
        auto printer
            = makePrinter({.name = u"pdf"_s, .connection = PagePrinterConfig{.folder = folder.path()}});
        QVERIFY(printer);
        Told told(**printer);
        (*printer)->start();
        (*printer)->print(job(1));
        (*printer)->print(job(2));
        QTRY_COMPARE(told.printed, (std::vector<qint64>{1, 2}));
        QFile page(folder.filePath(u"label-2.pdf"_s));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QByteArray bytes = page.readAll();
        QVERIFY(bytes.startsWith("%PDF"));
        // 62 by 30 mm in points of a 72nd of an inch.
        QVERIFY2(bytes.contains("/MediaBox [0 0 176"),
            bytes.mid(bytes.indexOf("/MediaBox"), 40).constData());
    }

    void a_queue_that_is_not_there_is_told()
    {
        auto printer
            = makePrinter({.name = u"office"_s, .connection = PagePrinterConfig{.queue = u"no such"_s}});
        QVERIFY(printer);
        Told told(**printer);
        (*printer)->start();
        (*printer)->print(job(1));
        QTRY_COMPARE(told.failed, std::vector<qint64>{1});
        QVERIFY(told.whys.front().contains(u"no such"));
        QVERIFY(!told.mayHave.front());
    }

    void a_configuration_that_cannot_work_says_what_to_mend()
    {
        for (const PrinterConfig &config : {PrinterConfig{.name = {}, .connection = TcpConfig{}},
                 PrinterConfig{.name = u"z"_s, .connection = TcpConfig{.host = {}}},
                 PrinterConfig{.name = u"z"_s, .connection = SerialConfig{}},
                 PrinterConfig{.name = u"z"_s, .connection = PagePrinterConfig{}}}) {
            const auto printer = makePrinter(config);
            QVERIFY(!printer);
            QVERIFY(!printer.error().text.isEmpty());
        }
    }
};

QTEST_MAIN(PrinterTest)
#include "printer_test.moc"
