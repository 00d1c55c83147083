// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/minted_serial.h"
#include "core/codes/read_code.h"
#include "core/labels/layout.h"
#include "core/plant/read_plant.h"
#include "tests/labels/read_symbol.h"

#include <QtTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/* Every label of the demo factory is drawn, read by ZXing as a scanner would, and understood as what was
 * meant. */

static const Plant &demo()
{
    static const Plant plant = [] {
        PlantReading reading = readPlantDirectory(QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo"));
        if (!reading.plant)
            qFatal("%s", qPrintable(describe(reading)));
        return *std::move(reading.plant);
    }();
    return plant;
}

/** Each symbol as a hand scanner is held to it: with its quiet zone, and nothing else in sight. */
static std::vector<Code> readFrom(const LabelLayout &layout)
{
    const QImage picture = pictureOf(layout);
    std::vector<Code> codes;
    for (const auto &item : layout.items) {
        const auto *symbol = std::get_if<PlacedSymbol>(&item);
        if (!symbol)
            continue;
        QRect sight = symbol->withQuietZone();
        if (symbol->modules.isLinear()) // as the line of a laser sees it; ZXing 1.4 stumbles over many lines
            sight.setHeight(3);
        const QImage seen = picture.copy(sight);
        // Three pixels a dot: ZXing looks for edges as a camera sees them.
        for (const SeenCode &code :
            codesIn(seen.scaled(seen.size() * 3, Qt::IgnoreAspectRatio, Qt::FastTransformation)))
            codes.push_back(readCode(code.aim + code.bytes, demo()));
    }
    return codes;
}

static size_t symbolsOn(const LabelLayout &layout)
{
    return size_t(std::count_if(layout.items.begin(), layout.items.end(),
        [](const auto &item) { return std::holds_alternative<PlacedSymbol>(item); }));
}

static const QDate day(2026, 6, 15);

class DemoLabelsTest : public QObject {
    Q_OBJECT

private slots:
    void a_unit_label_says_its_unit_in_every_symbol_at_every_resolution()
    {
        int looked = 0;
        for (const auto &[number, part] : demo().parts) {
            const Label *label = demo().labelOf(number, Label::Of::Unit);
            if (!label)
                continue;
            for (const qint64 running : {1, 4711, 899'999}) {
                for (const int dpi : {203, 300, 600}) {
                    Label at = *label;
                    at.dpi = dpi;
                    const UnitId unit{number, *mintedSerial(part, running)};
                    Unit standing;
                    standing.productLot = LotNumber::known(u"LA40-26A"_s);
                    standing.order = OrderNumber::known(u"WO-26-0401"_s);
                    const auto layout = layOut(at, labelDataOf(unit, standing, demo(), day));
                    QVERIFY2(layout, layout ? "" : qPrintable(layout.error().text));
                    const auto codes = readFrom(*layout);
                    QCOMPARE(codes.size(), symbolsOn(*layout));
                    for (const Code &code : codes) {
                        QVERIFY2(!code.error, qPrintable(code.shown()));
                        QVERIFY2(code.meanings.size() == 1, qPrintable(code.shown()));
                        const auto &item = std::get<ItemCode>(code.meanings.front());
                        QCOMPARE(item.serial, unit.serial);
                        QVERIFY(!item.part || *item.part == number);
                        QVERIFY(!item.lot || *item.lot == standing.productLot);
                    }
                    ++looked;
                }
            }
        }
        QCOMPARE(looked, 2 * 3 * 3);
    }

    void a_carton_label_says_its_sscc_and_a_totes_its_name()
    {
        int looked = 0;
        for (const Label &label : demo().labels) {
            if (label.of != Label::Of::Container)
                continue;
            for (const QString &name : {u"340123450000000017"_s, u"TOTE-0017"_s, u"RACK-01"_s}) {
                const ContainerId container = ContainerId::known(name);
                const auto layout = layOut(label, labelDataOf(container, Container{}, demo(), day));
                // A tote is no logistic unit: it has no SSCC, and no label that says one.
                QCOMPARE(bool(layout), label.name != u"carton" || name.startsWith(u'3'));
                if (!layout || (label.name == u"tote" && name.startsWith(u'3')))
                    continue;
                const auto codes = readFrom(*layout);
                QCOMPARE(codes.size(), size_t(1));
                QCOMPARE(codes.front().aim, label.name == u"carton" ? u"]C1"_s : u"]C0"_s);
                QCOMPARE(std::get<ContainerCode>(codes.front().meanings.front()).container, container);
                ++looked;
            }
        }
        QCOMPARE(looked, 3);
    }

    void a_label_that_would_give_a_command_or_a_badge_when_it_is_scanned_is_found()
    {
        Label label{.name = u"unit"_s, .width = Decimal(200, 0), .height = Decimal(60, 0)};
        const auto with = [&](Label::Element::Kind kind, const QString &serial) {
            label.elements = {{.kind = kind,
                .x = Decimal(10, 0),
                .y = Decimal(10, 0),
                .height = Decimal(10, 0),
                .module = Decimal(25, 2),
                .content = u"{serial}"_s}};
            const auto layout = layOut(label, {{Label::Field::Serial, serial}});
            if (!layout)
                qFatal("%s", qPrintable(layout.error().text));
            return commandOn(*layout, demo());
        };
        using Element = Label::Element::Kind;
        for (const Element kind : {Element::Code128, Element::DataMatrix, Element::Qr}) {
            QVERIFY(!with(kind, u"LA40-26-000001T"_s));
            QVERIFY(!with(kind, u"ACMD.COMPLETE"_s));
            QCOMPARE(with(kind, commandText(u"VOID"_s, u"LOST"_s)), commandText(u"VOID"_s, u"LOST"_s));
            QVERIFY(with(kind, u"CMD.COMPLETE.0"_s)); // with a wrong check character too: nobody writes that
            QVERIFY(with(kind, badgeText(demo().badgePrefix, u"1114"_s)));
            // A reader that sends no identifiers must not find one in what is printed.
            QVERIFY(with(kind, u"]C0"_s + commandText(u"LOCK"_s, {})));
        }
        for (const Label &each : demo().labels) {
            const LabelData data = each.of == Label::Of::Unit
                ? labelDataOf(
                    UnitId{PartNumber::known(u"LA-40-100"_s), SerialNumber::known(u"LA40-26-000001T"_s)},
                    Unit{}, demo(), day)
                : labelDataOf(ContainerId::known(u"340123450000000017"_s), Container{}, demo(), day);
            const auto layout = layOut(each, data);
            QVERIFY(layout && !commandOn(*layout, demo()));
        }
    }

    void a_minted_serial_is_what_the_plants_own_pattern_and_check_want()
    {
        for (const auto &[number, part] : demo().parts) {
            if (part.serialBlock.isEmpty())
                continue;
            const QRegularExpression pattern(QRegularExpression::anchoredPattern(part.serialPattern));
            for (qint64 running = 1; running < 999'999; running += 7919) {
                const auto serial = mintedSerial(part, running);
                QVERIFY(serial && pattern.match(serial->text()).hasMatch());
                QCOMPARE(runningNumber(part, *serial), running);
                const Code code = readCode(serial->text().toUtf8(), demo());
                QVERIFY2(!code.error, qPrintable(serial->text()));
            }
            QVERIFY(!mintedSerial(part, 1'000'000));
        }
    }
};

QTEST_MAIN(DemoLabelsTest)
#include "demo_labels_test.moc"
