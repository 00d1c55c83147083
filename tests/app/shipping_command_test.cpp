// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/station_process.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/** Containers, delivery, service, readiness and drills on the command line, on what the practice line made.
 */
class ShippingCommandTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    QString m_data;
    QStringList m_packed; ///< units in the first carton
    QString m_carton;

    ProgramResult program(
        const QStringList &words, const QString &by = u"P111"_s, const QByteArray &input = {})
    {
        QStringList all = words + QStringList{u"--data"_s, m_data, u"--json"_s};
        if (!by.isEmpty())
            all += QStringList{u"--station"_s, u"PCK-1"_s, u"--by"_s, by};
        return runProgram(all, input);
    }
    QString lifeOf(const QString &unit)
    {
        return program({u"history"_s, unit}, {}).json()[u"life"].toString();
    }

private slots:
    void initTestCase();
    void a_unit_is_taken_out_and_packed_again();
    void a_carton_goes_onto_a_pallet_with_loose_pieces_and_leaves_whole();
    void what_comes_back_gets_a_repair_order();
    void a_drill_is_right_recorded_and_signed();
    void a_printed_record_is_checked_by_what_is_attached_to_it();
    void a_drill_of_the_same_seed_asks_the_same();
    void readiness_says_what_lacks();
    void wrong_use_is_named();
};

void ShippingCommandTest::initTestCase()
{
    m_data = m_root.filePath(u"data"_s);
    const ProgramResult made
        = runProgram({u"simulate"_s, u"--units"_s, u"200"_s, u"--seed"_s, u"3"_s, u"--data"_s, m_data});
    QVERIFY2(made.code == 0, made.err);
    // Finished units that stand packed and were not shipped yet; the practice line ships the others.
    const ProgramResult events = runProgram({u"events"_s, u"--data"_s, m_data});
    QHash<QString, QString> in;
    for (const QJsonObject &line : events.jsonLines()) {
        const QJsonObject entry = line[u"entry"].toObject();
        const QString kind = entry[u"t"].toString(), unit = entry[u"u"].toString();
        if (kind == u"UnitPacked")
            in.insert(unit, entry[u"in"].toString());
        if (kind == u"UnitShipped" || kind == u"UnitScrapped")
            in.remove(unit);
    }
    for (auto one = in.cbegin(); one != in.cend(); ++one) {
        if (m_carton.isEmpty())
            m_carton = one.value();
        if (one.value() == m_carton)
            m_packed.append(one.key());
    }
    QVERIFY2(m_packed.size() >= 2, "this campaign left nothing in stock");
    m_packed.sort();
}

void ShippingCommandTest::a_unit_is_taken_out_and_packed_again()
{
    const QString unit = m_packed.front();
    const ProgramResult out = program({u"unpack"_s, u"--unit"_s, unit, u"--why"_s, u"audit"_s});
    QVERIFY2(out.code == 0, out.err);
    QCOMPARE(out.json()[u"recorded"].toBool(), true);
    const ProgramResult again = program({u"pack"_s, u"--unit"_s, unit, u"--into"_s, m_carton});
    QVERIFY2(again.code == 0, again.out + again.err);
    const ProgramResult twice = program({u"pack"_s, u"--unit"_s, unit, u"--into"_s, u"CRT-9"_s});
    QCOMPARE(twice.code, 1);
    QCOMPARE(twice.json()[u"reason"].toString(), u"AlreadyPacked"_s);
}

void ShippingCommandTest::a_carton_goes_onto_a_pallet_with_loose_pieces_and_leaves_whole()
{
    const QString pallet = u"PLT-77"_s;
    const ProgramResult loose = program(
        {u"pack"_s, u"--lot"_s, u"SK-40/SK26-001"_s, u"--quantity"_s, u"12.5"_s, u"--into"_s, pallet});
    QVERIFY2(loose.code == 0, loose.out + loose.err);
    const ProgramResult packed = program({u"pack"_s, u"--container"_s, m_carton, u"--into"_s, pallet});
    QVERIFY2(packed.code == 0, packed.out + packed.err);
    const QJsonObject content = program({u"container"_s, pallet}, {}).json();
    QCOMPARE(content[u"loose"].toArray().at(0).toObject()[u"quantity"].toString(), u"12.5"_s);
    const QJsonArray units = content[u"containers"].toArray().at(0).toObject()[u"units"].toArray();
    QCOMPARE(units.size(), m_packed.size());

    const ProgramResult inside = program(
        {u"ship"_s, u"--container"_s, m_carton, u"--customer"_s, u"Fjordbed"_s, u"--order"_s, u"SO-9"_s});
    QCOMPARE(inside.json()[u"reason"].toString(), u"AlreadyPacked"_s);
    const QStringList leave{
        u"ship"_s, u"--container"_s, pallet, u"--customer"_s, u"Fjordbed"_s, u"--order"_s, u"SO-9"_s};
    QCOMPARE(program(leave).json()[u"reason"].toString(), u"ContainerOpen"_s);
    QCOMPARE(program({u"seal"_s, pallet}).code, 0);
    const ProgramResult shipped = program(leave);
    QVERIFY2(shipped.code == 0, shipped.out + shipped.err);
    for (const QString &unit : m_packed)
        QCOMPARE(lifeOf(unit), u"Shipped"_s);
    const ProgramResult gone = program({u"move"_s, u"--container"_s, pallet, u"--to"_s, u"FG-1"_s});
    QCOMPARE(gone.json()[u"reason"].toString(), u"Gone"_s);
}

void ShippingCommandTest::what_comes_back_gets_a_repair_order()
{
    const QString unit = m_packed.front();
    QCOMPARE(program({u"take-back"_s, u"--unit"_s, unit, u"--symptom"_s, u"noisy"_s}).code, 0);
    QCOMPARE(program({u"service"_s, u"--unit"_s, unit, u"--open"_s, u"RMA-1"_s}).code, 0);
    const ProgramResult twice = program({u"service"_s, u"--unit"_s, unit, u"--open"_s, u"RMA-2"_s});
    QCOMPARE(twice.json()[u"reason"].toString(), u"ServiceOpen"_s);
    QCOMPARE(program({u"service"_s, u"--unit"_s, unit, u"--close"_s, u"bearing changed"_s}).code, 0);
    const ProgramResult refused = program({u"decommission"_s, u"--unit"_s, unit, u"--why"_s, u"recycled"_s});
    QCOMPARE(refused.json()[u"reason"].toString(), u"NotAllowed"_s);
    const QStringList end{u"decommission"_s, u"--unit"_s, unit, u"--why"_s, u"recycled"_s};
    QCOMPARE(program(end, u"P301"_s).json()[u"reason"].toString(), u"SignatureNeeded"_s);
    QCOMPARE(program(end + QStringList{u"--sign"_s}, u"P301"_s, "111111\n").code, 2);
    QCOMPARE(program(end + QStringList{u"--sign"_s}, u"P301"_s, "246810\n").code, 0);
    QCOMPARE(lifeOf(unit), u"Decommissioned"_s);
}

void ShippingCommandTest::a_drill_is_right_recorded_and_signed()
{
    const ProgramResult refused = program({u"drill"_s, u"--seed"_s, u"7"_s});
    QCOMPARE(refused.code, 1);
    for (const QString &seed : {u"7"_s, u"8"_s, u"9"_s, u"10"_s}) {
        const ProgramResult drill = program({u"drill"_s, u"--seed"_s, seed}, u"P301"_s);
        QVERIFY2(drill.code == 0, drill.out + drill.err);
        const QJsonObject told = drill.json();
        QVERIFY(told[u"right"].toBool());
        QVERIFY(told[u"expected"].toInt() > 0 || told[u"ever"].toInt() > 0);
        QVERIFY(!told[u"entry"].toString().isEmpty());
        const QString report = told[u"report"].toString();
        const ProgramResult good = runProgram({u"verify-record"_s, report});
        QVERIFY2(good.code == 0, good.out + good.err);
        QFile file(report);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        bytes.replace("\"right\":true", "\"right\":null");
        QFile forged(m_root.filePath(u"forged.json"_s));
        QVERIFY(forged.open(QIODevice::WriteOnly));
        forged.write(bytes);
        forged.close();
        QCOMPARE(runProgram({u"verify-record"_s, forged.fileName()}).code, 1);
    }
}

void ShippingCommandTest::a_printed_record_is_checked_by_what_is_attached_to_it()
{
    const QString printed = m_root.filePath(u"record.pdf"_s);
    const ProgramResult made = runProgram(
        QStringList{u"dossier"_s} + m_packed + QStringList{u"--pdf"_s, printed, u"--data"_s, m_data});
    QVERIFY2(made.code == 0, made.err);
    const ProgramResult good = runProgram({u"verify-record"_s, printed, u"--json"_s});
    QVERIFY2(good.code == 0, good.out + good.err);
    QVERIFY(good.json()[u"attached"].toBool());
    QCOMPARE(good.json()[u"kind"].toString(), u"dossier"_s);
    QFile file(printed);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray bytes = file.readAll();
    const auto code = [&](const QByteArray &changed) {
        if (!file.seek(0) || file.write(changed) != changed.size() || !file.resize(changed.size())
            || !file.flush())
            return -1;
        return runProgram({u"verify-record"_s, printed}).code;
    };
    const qsizetype attached
        = bytes.indexOf("stream\n", bytes.lastIndexOf("/Filter /FlateDecode", bytes.indexOf("/EF <<")));
    for (const qsizetype at : {attached + 20, attached + 200, bytes.indexOf("/EF <<") + 3}) {
        QByteArray changed = bytes;
        changed[at] = char(changed[at] ^ 1);
        QCOMPARE(code(changed), 1);
    }
    QCOMPARE(code(bytes.left(bytes.size() / 2)), 1);
    QCOMPARE(code("%PDF-1.7\n"), 1);
}

void ShippingCommandTest::a_drill_of_the_same_seed_asks_the_same()
{
    const auto question = [&](const QString &seed) {
        return program({u"drill"_s, u"--seed"_s, seed}, {}).json().value(u"question"_s);
    };
    QCOMPARE(question(u"41"_s), question(u"41"_s));
    QVERIFY(question(u"41"_s) != question(u"42"_s) || question(u"41"_s) != question(u"43"_s));
}

void ShippingCommandTest::readiness_says_what_lacks()
{
    const ProgramResult product = program({u"readiness"_s, u"--part"_s, u"LA-40-100"_s}, {});
    QVERIFY2(product.code == 0, product.err);
    const QJsonObject told = product.json();
    QCOMPARE(told[u"units"].toInt(), 200);
    QVERIFY(told[u"demanded"].toInt() >= told[u"captured"].toInt());
    QVERIFY(told[u"captured"].toInt() > 0);
    const double score = told[u"score"].toDouble();
    QVERIFY(score > 0 && score <= 100);
    const auto share = [&](const QString &bad, const QString &of) {
        return told[of].toInt() == 0 ? 1.0 : 1.0 - told[bad].toDouble() / told[of].toDouble();
    };
    const double mine = 100 * told[u"captured"].toDouble() / told[u"demanded"].toDouble()
        * share(u"manual"_s, u"captures"_s) * share(u"overridden"_s, u"runs"_s)
        * (1.0 - double(told[u"orphans"].toArray().size()) / told[u"identifiers"].toDouble());
    QVERIFY(std::abs(mine - score) < 1e-9);
    const QJsonObject widest = told[u"widest"].toArray().at(0).toObject();
    const ProgramResult recall = program({u"recall"_s, u"--lot"_s, widest[u"name"].toString()}, {});
    QCOMPARE(recall.json()[u"now"].toInt(), widest[u"now"].toInt());
    QCOMPARE(recall.json()[u"possible"].toArray().size(), widest[u"possible"].toInt());
    QCOMPARE(program({u"readiness"_s, u"--order"_s, u"WO-26-0401"_s}, {}).code, 0);
    QCOMPARE(program({u"readiness"_s, u"--part"_s, u"XX-1"_s}, {}).code, 1);
}

void ShippingCommandTest::wrong_use_is_named()
{
    const std::pair<QStringList, QByteArray> wrong[]{{{u"pack"_s, u"--into"_s, u"C"_s}, "--unit"},
        {{u"pack"_s, u"--lot"_s, u"SK-40/X"_s, u"--quantity"_s, u"1e309"_s, u"--into"_s, u"C"_s},
            "--quantity"},
        {{u"pack"_s, u"--lot"_s, u"SK-40/X"_s, u"--quantity"_s, u"NaN"_s, u"--into"_s, u"C"_s}, "--quantity"},
        {{u"service"_s, u"--unit"_s, u"X"_s}, "--open"}};
    for (const auto &[words, named] : wrong) {
        const ProgramResult result = program(words);
        QCOMPARE(result.code, 2);
        QVERIFY2(result.err.contains(named), result.err);
    }
    QCOMPARE(program({u"readiness"_s}, {}).code, 2);
    QCOMPARE(program({u"drill"_s, u"--seed"_s, u"x"_s}, {}).code, 2);
}

QTEST_GUILESS_MAIN(ShippingCommandTest)
#include "shipping_command_test.moc"
