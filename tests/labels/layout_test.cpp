// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/labels/layout.h"

#include <QtTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;
using Kind = Label::Element::Kind;
using Field = Label::Field;

static Decimal mm(int tenths)
{
    return Decimal(tenths, 1);
}

static Label label(std::vector<Label::Element> elements)
{
    return {.name = u"test"_s, .width = mm(400), .height = mm(200), .elements = std::move(elements)};
}

static QString troubleOf(const Label &of, const LabelData &data)
{
    const auto layout = layOut(of, data);
    return layout ? QString() : layout.error().text;
}

class LayoutTest : public QObject {
    Q_OBJECT

private slots:
    void a_place_in_millimetres_is_a_whole_dot_of_the_printer()
    {
        Label of = label({{.x = mm(20), .y = mm(30), .width = mm(100), .height = mm(30), .content = u"A"_s}});
        for (const auto &[dpi, x] : {std::pair(203, 16), std::pair(300, 24), std::pair(600, 47)}) {
            of.dpi = dpi;
            const auto layout = layOut(of, {});
            QVERIFY(layout);
            QCOMPARE(std::get<PlacedText>(layout->items.front()).box.x(), x);
        }
    }

    void a_text_that_names_what_nobody_knows_is_left_out_whole()
    {
        const Label of = label({{.x = mm(20), .y = mm(20), .height = mm(30), .content = u"Order {order}"_s},
            {.x = mm(20), .y = mm(60), .height = mm(30), .content = u"{serial}"_s}});
        const auto layout = layOut(of, {{Field::Serial, u"7"_s}});
        QVERIFY(layout);
        QCOMPARE(layout->items.size(), size_t(1));
        QCOMPARE(std::get<PlacedText>(layout->items.front()).text, u"7"_s);
    }

    void a_symbol_without_its_key_is_no_label()
    {
        const Label of = label({{.kind = Kind::DataMatrix,
            .x = mm(20),
            .y = mm(20),
            .module = mm(5),
            .gs1 = {Field::Gtin, Field::Serial, Field::Lot}}});
        QVERIFY(troubleOf(of, {{Field::Gtin, u"04012345000412"_s}}).contains(u"serial"));
        QVERIFY(troubleOf(of, {{Field::Gtin, u"04012345000412"_s}, {Field::Serial, u"A1"_s}}).isEmpty());
        // A wrong check digit is no GTIN.
        QVERIFY(!troubleOf(of, {{Field::Gtin, u"04012345000413"_s}, {Field::Serial, u"A1"_s}}).isEmpty());
    }

    void what_leaves_the_paper_or_enters_a_quiet_zone_is_told()
    {
        const LabelData data{{Field::Serial, u"LA40-26-000001T"_s}};
        const Label::Element bars{.kind = Kind::Code128,
            .x = mm(20),
            .y = mm(20),
            .height = mm(50),
            .module = mm(3),
            .content = u"{serial}"_s};
        QVERIFY(troubleOf(label({bars}), data).contains(u"does not fit"));
        const Label::Element matrix{
            .kind = Kind::DataMatrix, .x = mm(20), .y = mm(20), .module = mm(5), .content = u"{serial}"_s};
        const Label::Element near{
            .x = mm(40), .y = mm(20), .width = mm(100), .height = mm(30), .content = u"A"_s};
        QVERIFY(troubleOf(label({matrix, near}), data).contains(u"quiet zone"));
        QVERIFY(troubleOf(label({near, matrix}), data).contains(u"quiet zone"));
        const Label::Element apart{
            .x = mm(200), .y = mm(20), .width = mm(100), .height = mm(30), .content = u"A"_s};
        QVERIFY(troubleOf(label({matrix, apart}), data).isEmpty());
    }

    void a_long_text_is_made_narrow_and_never_leaves_its_box()
    {
        const Label of = label(
            {{.x = mm(20), .y = mm(20), .width = mm(100), .height = mm(30), .content = u"{part_name}"_s}});
        const auto layout = layOut(of, {{Field::PartName, QString(60, u'W')}});
        QVERIFY(layout);
        const QImage picture = pictureOf(*layout);
        const QRect box = std::get<PlacedText>(layout->items.front()).box;
        bool inked = false;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x) {
                const bool dark = qGray(picture.pixel(x, y)) < 128;
                inked = inked || dark;
                QVERIFY(!dark || (x >= box.left() - 1 && x <= box.right() + 1));
            }
        }
        QVERIFY(inked);
    }

    void an_empty_label_is_none() { QVERIFY(troubleOf(label({}), {}).contains(u"nothing to print")); }

    void every_field_has_a_name_that_names_it()
    {
        for (int field = 0; field <= int(Field::Plant); ++field)
            QCOMPARE(labelFieldFromName(labelFieldName(Field(field))), Field(field));
        QVERIFY(!labelFieldFromName(u"colour"));
    }
};

QTEST_MAIN(LayoutTest)
#include "layout_test.moc"
