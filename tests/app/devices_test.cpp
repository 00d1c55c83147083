// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/rfid/m100_protocol.h"
#include "tests/app/line_codes.h"
#include "tests/app/station_process.h"

#include <QtTest>

using namespace unitrail;

/** A reader of UHF tags at the far end of a cable, with one tag in its field. */
struct PosingM100 {
    explicit PosingM100(Pty &wire)
        : cable(wire)
    { }
    /** Answers what it was asked since the last call. */
    void serve()
    {
        for (const QByteArray &frame : framer.feed(cable.take())) {
            const quint8 asked = quint8(frame[2]);
            QByteArray answer;
            if (asked == 0x22) {
                answer = m100Frame(M100Type::Notice, 0x22, "\xC9" + content() + QByteArray(2, '\0'));
            } else if (asked == 0x0C) {
                answer = m100Frame(M100Type::Answer, 0x0C, QByteArray(1, '\0'));
            } else if (asked == 0x49) {
                const QByteArray before = content();
                memory = frame.sliced(5 + 9 + 2).chopped(2);
                answer = m100Frame(M100Type::Answer, 0x49, char(before.size()) + before + '\0');
            } else if (asked == 0x39) {
                const bool wantsTid = frame[5 + 4] == 0x02;
                answer = m100Frame(M100Type::Answer, 0x39,
                    char(content().size()) + content() + (wantsTid ? tid : content()));
            }
            QVERIFY(cable.send(answer));
        }
    }
    [[nodiscard]] QByteArray content() const
    {
        const quint16 pc = protocolControlFor(memory.size());
        return QByteArray(1, char(pc >> 8)) + char(pc & 0xFF) + memory;
    }
    Pty &cable;
    BinaryFramer framer{judgeM100};
    QByteArray memory = QByteArray::fromHex("30751FEB705C5904E3D50D70");
    QByteArray tid = QByteArray::fromHex("E2801160600002041234ABCD");
};

/** The program with instruments, a stack light and a tag reader on its cables. */
class DevicesTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;

    QString data() const { return m_directory.filePath(QStringLiteral("data")); }
    QString written(const QByteArray &toml) const
    {
        QFile file(m_directory.filePath(QStringLiteral("station.toml")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no configuration");
        file.write(toml);
        return file.fileName();
    }

private slots:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(data()));
        StationProcess kit({.data = data()});
        QVERIFY2(kit.start(), kit.errors());
        (void)kit.scan(badge::ana);
        QCOMPARE(kit.scan(unitCode(1))[u"what"].toString(), QStringLiteral("UnitCreated"));
        QCOMPARE(kit.scan(command(QStringLiteral("COMPLETE")))[u"what"].toString(),
            QStringLiteral("OperationCompleted"));
        QCOMPARE(kit.stop(), 0);
    }

    void values_of_instruments_come_in_as_scans_do()
    {
        Pty force;
        Pty depth;
        Pty light;
        const QString config
            = written("[[instrument]]\nname = \"press\"\ntype = \"serial\"\nport = \"" + force.path().toUtf8()
                + "\"\nprotocol = \"line\"\ncharacteristic = \"press-force\"\n"
                  "pattern = 'F (?<value>[-+0-9.,a-zA-Z]+) (?<unit>\\w+)'\nunit = \"kN\"\n"
                  "[[instrument]]\nname = \"depth\"\ntype = \"serial\"\nport = \""
                + depth.path().toUtf8()
                + "\"\nprotocol = \"scpi\"\ncharacteristic = \"press-depth\"\ngauge = \"DIN-08\"\n"
                  "query = \"READ?\"\nunit = \"mm\"\nstable_count = 2\n"
                  "[tower]\ntype = \"serial\"\nport = \""
                + light.path().toUtf8() + "\"\nred = [\"R1\", \"R0\"]\ngreen = [\"G1\", \"G0\"]\n");
        StationProcess press({.data = data(),
            .station = QStringLiteral("PRS-1"),
            .more = {QStringLiteral("--config"), config}});
        QVERIFY2(press.start(), press.errors());
        QVERIFY(press.waitForLog("Device press is ready"));
        QVERIFY(press.waitForLog("Device tower is ready"));
        (void)press.scan(badge::carla);
        QCOMPARE(press.scan(unitCode(1))[u"what"].toString(), QStringLiteral("OperationStarted"));
        for (const char *part : {"BRG-6001:1TB6001-261904", "BRG-6001:1TB6001-261905",
                 "BS-12x4:SBS4-471137-0001", "HSG-40:1TH47113-02"})
            QCOMPARE(press.scan(part)[u"what"].toString(), QStringLiteral("ComponentInstalled"));
        QVERIFY(light.take().contains("G1"));

        for (const auto &[sent, reason] : {std::pair("F NaN kN", "BadValue"),
                 std::pair("F 1e309 kN", "BadValue"), std::pair("F 4,52 kN", "BadValue"),
                 std::pair("F inf kN", "BadValue"), std::pair("overload", "BadValue"),
                 std::pair("F 4.52 lbf", "WrongUnit"), std::pair("F 45.2 kN", "ImplausibleValue")}) {
            QVERIFY(force.send(QByteArray(sent) + "\r\n"));
            const QJsonObject told = press.nextVerdict();
            QCOMPARE(told[u"reason"].toString(), QString::fromLatin1(reason));
            QCOMPARE(told[u"device"].toString(), QStringLiteral("press"));
        }
        QVERIFY(light.take().contains("R1"));
        QVERIFY(force.send("F 4.52 kN\r\n"));
        const QJsonObject taken = press.nextVerdict();
        QCOMPARE(taken[u"what"].toString(), QStringLiteral("MeasurementRecorded"));
        QCOMPARE(taken[u"characteristic"].toString(), QStringLiteral("press-force"));
        QCOMPARE(taken[u"value"].toString(), QStringLiteral("4.52"));
        QCOMPARE(taken[u"result"].toString(), QStringLiteral("Pass"));

        // The meter is looked at, and measures when it is told to.
        QByteArray asked;
        const auto serve = [&] {
            asked += depth.take();
            for (qsizetype end; (end = asked.indexOf('\n')) >= 0; asked.remove(0, end + 1))
                QVERIFY(depth.send(asked.startsWith("*IDN?") ? "Maker,Model,MT-3317,1.0\n" : "12.011\n"));
        };
        QVERIFY(press.cable().send(command(QStringLiteral("TAKE")) + '\r'));
        std::vector<QJsonObject> told;
        for (const QDeadlineTimer deadline(patienceMs); told.empty() && !deadline.hasExpired();) {
            serve();
            told = press.verdicts();
        }
        QCOMPARE(told.size(), size_t(1));
        QVERIFY2(told.front()[u"value"].toString() == u"12.011",
            QJsonDocument(told.front()).toJson(QJsonDocument::Compact));
        QCOMPARE(told.front()[u"device"].toString(), QStringLiteral("hand")); // who asked hears it
        QCOMPARE(press.stop(), 0);
        QVERIFY(light.take().endsWith("0")); // nobody is here any more
    }

    void a_tag_is_commissioned_and_bound()
    {
        Pty field;
        const QString config
            = written("[station]\nname = \"KIT-1\"\nplant = \"" UNITRAIL_SOURCE_DIR
                      "/resources/demo\"\ndata = \"data\"\n"
                      "[[device]]\nname = \"gate\"\ntype = \"serial\"\nprotocol = \"m100\"\nport = \""
                + field.path().toUtf8() + "\"\n");
        PosingM100 reader(field);
        const QByteArray wished = QByteArray::fromHex("3034257BF7194E4000001A85");
        const QStringList words{QStringLiteral("tag"), QStringLiteral("write"), QStringLiteral("--config"),
            config, QStringLiteral("--device"), QStringLiteral("gate"), QStringLiteral("--unit"), unitName(1),
            QStringLiteral("--person"), QStringLiteral("P101"), QStringLiteral("--epc"),
            QString::fromLatin1(wished.toHex())};
        QProcess program;
        program.start(QStringLiteral(UNITRAIL_PROGRAM), words);
        for (const QDeadlineTimer deadline(patienceMs);
             program.state() != QProcess::NotRunning && !deadline.hasExpired();) {
            reader.serve();
            program.waitForFinished(20);
        }
        const QByteArray complaint = program.readAllStandardError();
        QVERIFY2(program.exitCode() == 0, complaint);
        const QJsonObject told = QJsonDocument::fromJson(program.readAllStandardOutput()).object();
        QCOMPARE(told[u"unit"].toString(), unitName(1));
        QCOMPARE(told[u"epc"].toString(), QString::fromLatin1(wished.toHex().toUpper()));
        QCOMPARE(told[u"previous_epc"].toString(), QStringLiteral("30751FEB705C5904E3D50D70"));
        QCOMPARE(told[u"rssi_dbm"].toInt(), -55);
        QVERIFY(told[u"seq"].toInt() > 0);
        QCOMPARE(reader.memory, wished);

        // The tag names the unit from now on.
        const ProgramResult history
            = runProgram({QStringLiteral("history"), QString::fromLatin1(wished.toHex().toUpper()),
                QStringLiteral("--data"), data(), QStringLiteral("--json")});
        QCOMPARE(history.code, 0);
        QVERIFY(history.out.contains(unitName(1).toUtf8()));
    }

    void a_running_station_writes_the_tag_of_its_unit()
    {
        Pty field;
        PosingM100 reader(field);
        StationProcess kit({.data = data(),
            .more = {QStringLiteral("--config"),
                written("[[device]]\nname = \"gate\"\ntype = \"serial\"\nprotocol = \"m100\"\ntid = "
                        "true\nport = \""
                    + field.path().toUtf8() + "\"\n")}});
        const auto next = [&] {
            QJsonObject told;
            for (const QDeadlineTimer deadline(patienceMs); told.isEmpty() && !deadline.hasExpired();) {
                reader.serve();
                told = kit.nextVerdict(20);
            }
            return told;
        };
        QVERIFY2(kit.start(), kit.errors());
        QVERIFY(kit.waitForLog("Device gate is ready"));
        QCOMPARE(next()[u"device"].toString(), QStringLiteral("gate")); // the blank tag lies there already
        (void)kit.scan(badge::ana);
        QCOMPARE(kit.scan(unitCode(2))[u"what"].toString(), QStringLiteral("UnitCreated"));
        QCOMPARE(kit.scan(command(QStringLiteral("TAG")))[u"what"].toString(), QStringLiteral("AskTag"));
        const QJsonObject told = next();
        QVERIFY2(
            told[u"what"].toString() == u"TagWritten", QJsonDocument(told).toJson(QJsonDocument::Compact));
        QCOMPARE(told[u"unit"].toString(), unitName(2));
        QCOMPARE(told[u"tid"].toString(), QStringLiteral("E2801160600002041234ABCD"));
        QCOMPARE(told[u"rssi_dbm"].toInt(), -55);
        QCOMPARE(kit.stop(), 0);
        QVERIFY(reader.memory.startsWith('\xF7')); // SGTIN+

        const ProgramResult history = runProgram({QStringLiteral("history"), unitName(2),
            QStringLiteral("--data"), data(), QStringLiteral("--json")});
        QCOMPARE(history.code, 0);
        QVERIFY2(
            history.out.contains("\"rssi\":-550") || history.out.contains("\"rssi\": -550"), history.out);
        QVERIFY(history.out.contains("E2801160600002041234ABCD"));
    }

    void what_cannot_be_commissioned_is_said_before_anything_is_written()
    {
        const QString config = written("[station]\nname = \"KIT-1\"\nplant = \"" UNITRAIL_SOURCE_DIR
                                       "/resources/demo\"\ndata = \"data\"\n"
                                       "[[device]]\nname = \"hand\"\ntype = \"wedge\"\n"
                                       "[[device]]\nname = \"gate\"\ntype = \"serial\"\nprotocol = \"m100\"\n"
                                       "port = \"/dev/no-such-port\"\n");
        const auto said = [&](const char *device, const QString &unit, const char *person, const char *epc) {
            return runProgram({QStringLiteral("tag"), QStringLiteral("write"), QStringLiteral("--config"),
                config, QStringLiteral("--device"), QString::fromLatin1(device), QStringLiteral("--unit"),
                unit, QStringLiteral("--person"), QString::fromLatin1(person), QStringLiteral("--epc"),
                QString::fromLatin1(epc), QStringLiteral("--wait"), QStringLiteral("1")});
        };
        QCOMPARE(said("nobody", unitName(1), "P101", "3000").code, 2);
        QCOMPARE(said("hand", unitName(1), "P101", "3000").code, 2);
        QCOMPARE(said("gate", unitName(1), "P999", "3000").code, 2);
        QCOMPARE(said("gate", unitName(1), "P101", "30").code, 2);
        QCOMPARE(said("gate", unitName(77), "P101", "3000").code, 1);
        const ProgramResult away = said("gate", unitName(1), "P101", "3000");
        QCOMPARE(away.code, 1);
        QVERIFY2(away.complaints().value(0).contains("reader"), away.err);
    }
};

QTEST_GUILESS_MAIN(DevicesTest)
#include "devices_test.moc"
