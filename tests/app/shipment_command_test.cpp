// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/station_process.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/**
 * From the end of the line to the end of life: two cartons are packed, sealed and sent, one unit comes back,
 * is served and ends; and after every step a recall, the board and the shipment say where it is.
 */
class ShipmentCommandTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    QString m_data;
    QStringList m_stock; ///< finished units that nobody has sent yet
    QString m_order; ///< of the plant, that the first of them was made for

    ProgramResult program(
        const QStringList &words, const QString &by = u"P111"_s, const QByteArray &input = {})
    {
        QStringList all = words + QStringList{u"--data"_s, m_data, u"--json"_s};
        if (!by.isEmpty())
            all += QStringList{u"--station"_s, u"PCK-1"_s, u"--by"_s, by};
        return runProgram(all, input);
    }
    void done(const QStringList &words, const QString &by = u"P111"_s, const QByteArray &input = {})
    {
        const ProgramResult result = program(words, by, input);
        QVERIFY2(result.code == 0, words.join(u' ').toUtf8() + ": " + result.out + result.err);
    }
    /** Where a recall says that it is now. */
    QJsonObject whereIs(const QString &unit)
    {
        const QJsonObject recall = program({u"recall"_s, u"--order"_s, m_order}, {}).json();
        for (const QJsonValue &one : recall[u"units"_s].toArray()) {
            if (one[u"unit"_s].toString() == unit)
                return one[u"where"_s].toObject();
        }
        return {};
    }
    QString kindOf(const QString &unit) { return whereIs(unit)[u"kind"_s].toString(); }
    /** The units behind a figure of the board. */
    QStringList onBoard(const QString &figure)
    {
        const QJsonObject board = program({u"board"_s, u"--lists"_s}, {}).json();
        QStringList units;
        for (const QJsonValue &one : board[u"figures"_s].toArray()) {
            if (one[u"figure"_s].toString() != figure)
                continue;
            for (const QJsonValue &hit : one[u"list"_s].toArray())
                units.append(hit.isObject() ? hit[u"unit"_s].toString() : hit.toString());
        }
        return units;
    }
    /** The line of the shipment about it. */
    QJsonObject inShipment(const QString &order, const QString &unit)
    {
        const QJsonObject list = program({u"shipment"_s, order}, {}).json();
        for (const QJsonValue &line : list[u"lines"_s].toArray()) {
            if (line[u"unit"_s].toString() == unit)
                return line.toObject();
        }
        return {};
    }

private slots:
    void initTestCase()
    {
        m_data = m_root.filePath(u"data"_s);
        const ProgramResult made
            = runProgram({u"simulate"_s, u"--units"_s, u"200"_s, u"--seed"_s, u"3"_s, u"--data"_s, m_data});
        QVERIFY2(made.code == 0, made.err);
        QHash<QString, QString> in, orderOf;
        for (const QJsonObject &line : runProgram({u"events"_s, u"--data"_s, m_data}).jsonLines()) {
            const QJsonObject entry = line[u"entry"].toObject();
            const QString kind = entry[u"t"].toString(), unit = entry[u"u"].toString();
            if (kind == u"UnitCreated")
                orderOf.insert(unit, entry[u"wo"].toString());
            if (kind == u"UnitPacked" && unit.contains(u"LA-40"_s))
                in.insert(unit, entry[u"in"].toString());
            if (kind == u"UnitShipped" || kind == u"UnitScrapped")
                in.remove(unit);
        }
        m_stock = in.keys();
        m_stock.sort();
        QVERIFY2(m_stock.size() >= 5, "this campaign left too little in stock");
        m_order = orderOf.value(m_stock.front());
        m_stock.erase(std::remove_if(m_stock.begin(), m_stock.end(),
                          [&](const QString &unit) { return orderOf.value(unit) != m_order; }),
            m_stock.end());
        QVERIFY2(m_stock.size() >= 4, qPrintable(m_stock.join(u' ')));
    }

    void two_cartons_leave_for_an_order_whole()
    {
        for (const QString &unit : std::as_const(m_stock))
            done({u"unpack"_s, u"--unit"_s, unit, u"--why"_s, u"repack"_s});
        for (qsizetype i = 0; i < 4; ++i)
            done({u"pack"_s, u"--unit"_s, m_stock[i], u"--into"_s, i < 2 ? u"CRT-A"_s : u"CRT-B"_s});
        done({u"seal"_s, u"CRT-A"_s, u"--sscc"_s, u"340123450000900017"_s});
        QCOMPARE(kindOf(m_stock[0]), u"stock"_s);
        QCOMPARE(whereIs(m_stock[0])[u"container"_s].toString(), u"CRT-A"_s);

        const QStringList ship{u"ship"_s, u"--container"_s, u"CRT-A"_s, u"--container"_s, u"CRT-B"_s,
            u"--customer"_s, u"=Fjordbed"_s, u"--order"_s, u"SO-9"_s};
        const ProgramResult open = program(ship);
        QCOMPARE(open.code, 1);
        QCOMPARE(open.json()[u"reason"_s].toString(), u"ContainerOpen"_s);
        QCOMPARE(open.json()[u"about"_s].toString(), u"@container/CRT-B"_s);
        QCOMPARE(kindOf(m_stock[0]), u"stock"_s); // and nothing of it has left
        QCOMPARE(program({u"shipment"_s, u"SO-9"_s}, {}).code, 1);

        done({u"seal"_s, u"CRT-B"_s});
        done(ship);
        for (qsizetype i = 0; i < 4; ++i) {
            const QJsonObject where = whereIs(m_stock[i]);
            QCOMPARE(where[u"kind"_s].toString(), u"shipped"_s);
            QCOMPARE(where[u"customer"_s].toString(), u"=Fjordbed"_s);
            QCOMPARE(where[u"customer_order"_s].toString(), u"SO-9"_s);
        }
        const QStringList shipped = onBoard(u"shipped"_s);
        for (qsizetype i = 0; i < 4; ++i)
            QVERIFY2(shipped.contains(m_stock[i]), qPrintable(shipped.join(u' ')));
    }

    void a_shipment_is_told_as_it_was_sent()
    {
        const QJsonObject list = program({u"shipment"_s, u"SO-9"_s}, {}).json();
        QCOMPARE(list[u"customer"_s].toString(), u"=Fjordbed"_s);
        QCOMPARE(list[u"units"_s].toInt(), 4);
        QCOMPARE(list[u"containers"_s].toInt(), 2);
        QCOMPARE(list[u"person"_s].toString(), u"P111"_s);
        const QJsonObject carton = list[u"lines"_s].toArray().at(0).toObject();
        QCOMPARE(carton[u"container"_s].toString(), u"CRT-A"_s);
        QCOMPARE(carton[u"sscc"_s].toString(), u"340123450000900017"_s);
        const QJsonObject unit = inShipment(u"SO-9"_s, m_stock[0]);
        QCOMPARE(unit[u"level"_s].toInt(), 1);
        QCOMPARE(unit[u"in"_s].toString(), u"CRT-A"_s);
        QVERIFY(!unit[u"evidence"_s].toString().isEmpty());
        const QJsonArray orders = program({u"shipment"_s}, {}).json()[u"orders"_s].toArray();
        QCOMPARE(orders.at(0)[u"order"_s].toString(), u"SO-9"_s);
        QCOMPARE(orders.at(0)[u"units"_s].toInt(), 4);
        QVERIFY(orders.size() > 1);
    }

    void its_pack_list_is_a_table_without_formulas_and_a_document()
    {
        const QString csv = m_root.filePath(u"list.csv"_s), pdf = m_root.filePath(u"list.pdf"_s);
        const ProgramResult written
            = program({u"shipment"_s, u"SO-9"_s, u"--csv"_s, csv, u"--pdf"_s, pdf}, {});
        QVERIFY2(written.code == 0, written.err);
        QFile table(csv), document(pdf);
        QVERIFY(table.open(QIODevice::ReadOnly) && document.open(QIODevice::ReadOnly));
        const QByteArray rows = table.readAll();
        QCOMPARE(rows.count("\r\n"), 7); // a head, two cartons, four units
        QVERIFY2(rows.contains("SO-9,'=Fjordbed,container,0,,CRT-A,340123450000900017"), rows);
        QVERIFY(document.read(5) == "%PDF-");
        QCOMPARE(program({u"shipment"_s, u"--csv"_s, csv}, {}).code, 2);
    }

    void what_comes_back_is_in_quarantine_at_the_station_that_took_it()
    {
        const QString unit = m_stock[0];
        const ProgramResult unknown = program({u"take-back"_s, u"--unit"_s, unit, u"--symptom"_s, u"noisy"_s,
            u"--quarantine"_s, u"whatever"_s});
        QCOMPARE(unknown.json()[u"reason"_s].toString(), u"ReasonNeeded"_s);
        QCOMPARE(kindOf(unit), u"shipped"_s);
        done({u"take-back"_s, u"--unit"_s, unit, u"--symptom"_s, u"noisy"_s, u"--quarantine"_s, u"audit"_s});
        const QJsonObject where = whereIs(unit);
        QCOMPARE(where[u"kind"_s].toString(), u"returned"_s);
        QCOMPARE(where[u"location"_s].toString(), u"PCK-1"_s);
        QVERIFY(!where.contains(u"container"_s));
        QVERIFY(onBoard(u"on_hold"_s).contains(unit));
        QCOMPARE(kindOf(m_stock[1]), u"shipped"_s); // its neighbour is still with the customer
        QCOMPARE(inShipment(u"SO-9"_s, unit)[u"life"_s].toString(), u"Returned"_s);
        QCOMPARE(program({u"shipment"_s, u"SO-9"_s}, {}).json()[u"units"_s].toInt(), 4);
    }

    void a_service_order_is_opened_and_closed_where_it_lies()
    {
        const QString unit = m_stock[0];
        done({u"service"_s, u"--unit"_s, unit, u"--open"_s, u"RMA-1"_s, u"--symptom"_s, u"noisy"_s});
        QCOMPARE(kindOf(unit), u"returned"_s);
        done({u"service"_s, u"--unit"_s, unit, u"--close"_s, u"bearing changed"_s});
        QCOMPARE(kindOf(unit), u"returned"_s);
        // One that is mended where it is in use stays with its customer.
        done({u"service"_s, u"--unit"_s, m_stock[1], u"--open"_s, u"RMA-2"_s});
        QCOMPARE(kindOf(m_stock[1]), u"in-service"_s);
        QCOMPARE(whereIs(m_stock[1])[u"customer_order"_s].toString(), u"SO-9"_s);
    }

    void the_end_of_its_life_is_signed()
    {
        const QString unit = m_stock[0];
        const QStringList end{u"decommission"_s, u"--unit"_s, unit, u"--why"_s, u"worn out"_s};
        QCOMPARE(program(end, u"P301"_s).json()[u"reason"_s].toString(), u"SignatureNeeded"_s);
        QCOMPARE(kindOf(unit), u"returned"_s);
        done(end + QStringList{u"--sign"_s}, u"P301"_s, "246810\n");
        QCOMPARE(kindOf(unit), u"decommissioned"_s);
        QCOMPARE(inShipment(u"SO-9"_s, unit)[u"life"_s].toString(), u"Decommissioned"_s);
        const ProgramResult signatures = runProgram({u"signatures"_s, u"--data"_s, m_data, u"--json"_s});
        QVERIFY2(signatures.out.contains("\"decommissioned\""), signatures.out.left(2000));
        QCOMPARE(runProgram({u"verify"_s, u"--data"_s, m_data}).code, 0);
    }

    void an_order_of_which_nothing_left_is_named()
    {
        const ProgramResult none = program({u"shipment"_s, u"SO-99"_s}, {});
        QCOMPARE(none.code, 1);
        QVERIFY2(none.err.contains("SO-99"), none.err);
    }
};

QTEST_GUILESS_MAIN(ShipmentCommandTest)
#include "shipment_command_test.moc"
