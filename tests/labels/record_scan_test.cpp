// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/labels/layout.h"
#include "tests/labels/read_symbol.h"
#include "tests/station/demo_station.h"

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/** The web address on a label, as a scanner at the desk reads it: it leads to the unit's record. */
class RecordScanTest : public QObject {
    Q_OBJECT

    /** Of the unit as it stands; by ZXing, from the picture of the label as it is printed. */
    static QByteArray qrOf(const UnitId &unit, const Standing &standing)
    {
        const Label *label = demoPlant().labelOf(unit.part, Label::Of::Unit);
        if (!label)
            qFatal("the plant has no label for it");
        const auto layout
            = layOut(*label, labelDataOf(unit, standing.unit(), demoPlant(), QDate(2026, 6, 16)));
        if (!layout)
            qFatal("%s", qPrintable(layout.error().text));
        const QImage picture = pictureOf(*layout);
        for (const auto &item : layout->items) {
            const auto *symbol = std::get_if<PlacedSymbol>(&item);
            if (!symbol)
                continue;
            const QImage seen = picture.copy(symbol->withQuietZone());
            for (const SeenCode &code :
                codesIn(seen.scaled(seen.size() * 3, Qt::IgnoreAspectRatio, Qt::FastTransformation))) {
                if (code.aim.startsWith("]Q"))
                    return code.aim + code.bytes;
            }
        }
        qFatal("no QR code was read");
    }

private slots:
    void the_qr_code_of_a_printed_label_opens_its_record_at_the_desk()
    {
        Factory f;
        f.bring(unitA, "010");
        const QByteArray scanned = qrOf(unitA, f.standing(Subject::of(unitA)));
        QVERIFY2(scanned.contains("https://id.nordhavn.example/01/04012345000412/21/"), scanned);
        f.at("SUP-1");
        f.badge(1301);
        std::vector<UnitId> wished;
        QObject::connect(f.session.get(), &Session::unitWished, f.session.get(),
            [&](const UnitId &unit) { wished.push_back(unit); });
        QVERIFY(f.scan(scanned).kind != Answer::Kind::Refused);
        QCOMPARE(wished, std::vector<UnitId>{unitA});
        QCOMPARE(f.view().unit->unit, unitA);
    }
    void an_address_of_another_maker_opens_nothing()
    {
        Factory f;
        f.bring(unitA, "010");
        f.at("SUP-1");
        f.badge(1301);
        std::vector<UnitId> wished;
        QObject::connect(f.session.get(), &Session::unitWished, f.session.get(),
            [&](const UnitId &unit) { wished.push_back(unit); });
        f.scan("]Q1https://id.other.example/01/09521234123453/21/LA40-26-000001T");
        QVERIFY(wished.empty());
        f.scan("]Q1https://id.nordhavn.example/01/04012345000412/21/LA40-26-000002S"); // never made
        QVERIFY(wished.empty());
    }
    void the_same_address_names_the_unit_to_the_commands_of_the_line()
    {
        Factory f;
        f.bring(unitA, "010");
        const QByteArray scanned = qrOf(unitA, f.standing(Subject::of(unitA)));
        const Code code = readCode(scanned, demoPlant());
        QCOMPARE(textsToResolve(code), std::vector<QString>{unitA.text()});
    }
};

QTEST_MAIN(RecordScanTest)
#include "record_scan_test.moc"
