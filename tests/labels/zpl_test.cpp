// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/labels/layout.h"
#include "core/labels/zpl_field.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/** A command as a ZPL printer sees it: behind a caret or a tilde, up to the next one. */
struct Zpl {
    QByteArray name; ///< "^FO", "~HS"
    QByteArray rest;
    bool operator==(const Zpl &) const = default;
};

/** Every caret and tilde begins a command, wherever it stands: that is what makes them dangerous. */
static std::vector<Zpl> commandsOf(const QByteArray &bytes)
{
    std::vector<Zpl> commands;
    for (qsizetype at = 0; at < bytes.size();) {
        qsizetype next = at + 1;
        while (next < bytes.size() && bytes[next] != '^' && bytes[next] != '~')
            ++next;
        const QByteArray whole = bytes.mid(at, next - at);
        // ^A is the font with its letter behind it; all others have two letters.
        const qsizetype nameSize = whole.startsWith("^A0") ? 2 : 3;
        commands.push_back({whole.left(nameSize), whole.mid(nameSize)});
        at = next;
    }
    return commands;
}

/** What a printer makes of field data behind ^FH_. */
static QByteArray decodedField(const QByteArray &field)
{
    QByteArray decoded;
    for (qsizetype i = 0; i < field.size(); ++i) {
        if (field[i] == '_') {
            decoded += QByteArray::fromHex(field.mid(i + 1, 2));
            i += 2;
        } else {
            decoded += field[i];
        }
    }
    return decoded;
}

/** Two texts and a symbol, in which every field stands somewhere. */
static Label labelOfTexts()
{
    Label label{.name = u"hostile"_s, .width = Decimal(100, 0), .height = Decimal(60, 0)};
    label.elements
        = {{.x = Decimal(2, 0), .y = Decimal(2, 0), .height = Decimal(4, 0), .content = u"{serial}"_s},
            {.x = Decimal(2, 0),
                .y = Decimal(10, 0),
                .height = Decimal(4, 0),
                .content = u"Rev {revision} of {part_name}"_s},
            {.kind = Label::Element::Kind::DataMatrix,
                .x = Decimal(2, 0),
                .y = Decimal(20, 0),
                .module = Decimal(25, 2),
                .content = u"{serial}"_s}};
    return label;
}

static QByteArray zplWith(const QString &serial, const QString &revision, const QString &name)
{
    const LabelData data{
        {Label::Field::Serial, serial}, {Label::Field::Revision, revision}, {Label::Field::PartName, name}};
    const auto layout = layOut(labelOfTexts(), data);
    return layout ? zplOf(*layout) : QByteArray("not laid out: " + layout.error().text.toUtf8());
}

/** What a printer makes of one ^GFA at 0,0: the language's own rules, and none of the code that wrote it. */
static QImage dotsOf(const QByteArray &zpl, const QSize &paper)
{
    QImage image(paper, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    for (const Zpl &command : commandsOf(zpl)) {
        if (command.name != "^GF")
            continue;
        const QList<QByteArray> head = command.rest.split(',').mid(0, 4);
        const int perRow = head[3].toInt();
        const QByteArray data = command.rest.mid(head.join(',').size() + 1).trimmed();
        QByteArray row, rows;
        int times = 0;
        for (const char c : data) {
            if (c >= 'G' && c <= 'Y') {
                times += c - 'G' + 1;
            } else if (c >= 'g' && c <= 'z') {
                times += (c - 'g' + 1) * 20;
            } else if (c == ':') {
                rows += rows.right(perRow * 2);
            } else if (c == ',' || c == '!') {
                row = row.leftJustified(perRow * 2, c == ',' ? '0' : 'F');
            } else {
                row += QByteArray(std::max(times, 1), c);
                times = 0;
            }
            if (row.size() == perRow * 2) {
                rows += row;
                row.clear();
            }
            if (row.size() > perRow * 2)
                return {}; // it runs over
        }
        const QByteArray bits = QByteArray::fromHex(rows);
        if (bits.size() != head[1].toInt() || bits.size() != perRow * paper.height())
            return {};
        for (int y = 0; y < paper.height(); ++y) {
            for (int x = 0; x < paper.width(); ++x) {
                if ((uchar(bits[y * perRow + x / 8]) >> (7 - x % 8)) & 1)
                    image.setPixel(x, y, qRgb(0, 0, 0));
            }
        }
    }
    return image;
}

class ZplTest : public QObject {
    Q_OBJECT

private slots:
    void whatever_the_bytes_a_field_holds_no_command_and_says_them_again()
    {
        QRandomGenerator random(20260615);
        const QByteArray nasty = "^~_>\"\\,;:{}XAZJFDSH0123\x01\x02\x03\x04\x1b\x1d\x1e\x7f\r\n\t";
        for (int round = 0; round < 1'000'000; ++round) {
            QByteArray bytes(random.bounded(1, 24), '\0');
            for (char &byte : bytes)
                byte = random.bounded(3) == 0 ? char(random.bounded(256))
                                              : nasty[random.bounded(int(nasty.size()))];
            const QByteArray field = zplField(bytes);
            if (field.contains('^') || field.contains('~') || decodedField(field) != bytes)
                QFAIL(bytes.toHex().constData());
        }
    }

    void a_label_has_the_commands_of_its_template_and_no_others()
    {
        QRandomGenerator random(4711);
        const QString nasty = u"^~_>\"\\,;:{}XAZJFDSH0123^XZ^XA~JA^CC~DY^JUS\u00fc\u202e\u0107\U0001f525"_s
            + QChar(u'\x1d') + QChar(u'\x02') + QChar(u'\x00') + u'\n';
        const auto text = [&](int most) {
            QString made;
            for (int i = random.bounded(1, most); i > 0; --i)
                made += nasty[random.bounded(int(nasty.size()))];
            return made;
        };
        const std::vector<Zpl> expected = commandsOf(zplWith(u"A1"_s, u"B"_s, u"Pump"_s));
        for (int round = 0; round < 3000; ++round) {
            const QString serial = text(30), revision = text(12), name = text(60);
            const QByteArray zpl = zplWith(serial, revision, name);
            const std::vector<Zpl> commands = commandsOf(zpl);
            if (serial.trimmed().isEmpty())
                continue; // nothing to print is printed nowhere
            QVERIFY2(commands.size() == expected.size(), zpl.constData());
            std::vector<QByteArray> fields;
            for (size_t i = 0; i < commands.size(); ++i) {
                QCOMPARE(commands[i].name, expected[i].name);
                if (commands[i].name == "^FD")
                    fields.push_back(decodedField(commands[i].rest));
            }
            QCOMPARE(fields.size(), size_t(2));
            QCOMPARE(fields[0], serial.toUtf8());
            QCOMPARE(fields[1], u"Rev %1 of %2"_s.arg(revision, name).toUtf8());
        }
    }

    void the_attacks_that_are_known_are_printed_as_text()
    {
        for (const char *attack : {"^XZ^XA^FO0,0^GB800,800,800^FS", "~JA", "^CC+", "~DYR:A,B,C,1,,", "^JUS",
                 "_5EXZ", ">:>0", "^FDx^FS", "A\r\n~HS"}) {
            const QByteArray zpl = zplWith(QString::fromLatin1(attack), u"B"_s, u"Pump"_s);
            QCOMPARE(zpl.count('^'), zplWith(u"A"_s, u"B"_s, u"Pump"_s).count('^'));
            QCOMPARE(zpl.count('~'), 0);
            QCOMPARE(
                decodedField(commandsOf(zpl)[7].rest.isEmpty() ? QByteArray() : zplField(attack)), attack);
        }
    }

    void in_every_field_of_a_label_every_attack_is_printed_as_text()
    {
        // Everything that a name, a reason, a lot number or an order may hold, whoever wrote it.
        QStringList attacks{u"^XZ^XA^FO0,0^GB800,800,800^FS"_s, u"~JA"_s, u"~JR"_s, u"~HS"_s, u"^CC+"_s,
            u"^CT+"_s, u"^CD+"_s, u"^FH\\^FD\\5EXZ"_s, u"_5EXZ"_s, u"_7EJA"_s, u"^FN1^FS^DFR:A.ZPL"_s,
            u"^XFR:A.ZPL"_s, u"~DYR:A,B,C,1,,41"_s, u"^JUS"_s, u"^FX"_s, u">:>0>5"_s, u"^CI0"_s,
            u"A\r\n^XA"_s, u"\u0010\u0002^A"_s, u"\u001b%-12345X@PJL"_s, u"\u0000^XZ"_s,
            u"\U0001f525^XZ\U00010348"_s, u"\ufe3f\uff3e\u02c6\u0302"_s, u"\uff5e\u223c\u02dc"_s,
            u"\u202e^XZ"_s, u"\u2028~JA\u2029"_s};
        attacks += QString(255, u'A') + u"\U0001f525^XZ"_s; // cut within a surrogate pair
        for (int field = 0; field <= int(Label::Field::Plant); ++field) {
            const QString content = u'{' + labelFieldName(Label::Field(field)) + u'}';
            Label label{.name = u"hostile"_s, .width = Decimal(100, 0), .height = Decimal(20, 0)};
            label.elements = {{.x = Decimal(2, 0),
                .y = Decimal(2, 0),
                .height = Decimal(4, 0),
                .content = u"A "_s + content + u" Z"_s}};
            for (const QString &attack : attacks) {
                const auto layout = layOut(label, {{Label::Field(field), attack}});
                QVERIFY(layout);
                const QByteArray zpl = zplOf(*layout);
                // ^XA ^CI ^LH ^PW ^LL, the text's ^FO ^A0 ^FH ^FD ^FS, ^PQ ^XZ: nothing more, and no tilde.
                QVERIFY2(zpl.count('^') == 12 && zpl.count('~') == 0, zpl.constData());
                for (const char c : zpl)
                    QVERIFY2((c >= ' ' && c <= '~') || c == '\n', zpl.toHex(' ').constData());
                const QByteArray field8 = commandsOf(zpl)[8].rest;
                const QString whole = (u"A "_s + attack + u" Z"_s).left(256);
                QCOMPARE(QString::fromUtf8(decodedField(field8)), QString::fromUtf8(whole.toUtf8()));
                QCOMPARE(zplPictureOf(*layout).count('^'), 10);
            }
        }
    }

    void as_a_picture_the_printer_gets_every_dot_of_the_preview()
    {
        for (const int dpi : {203, 300}) {
            Label label = labelOfTexts();
            label.dpi = dpi;
            const auto layout = layOut(label,
                {{Label::Field::Serial, u"LA40-26-000001T"_s}, {Label::Field::Revision, u"D"_s},
                    {Label::Field::PartName, u"Größenmaß \u0141\u00f3d\u017a"_s}});
            QVERIFY2(layout, layout ? "" : qPrintable(layout.error().text));
            const QImage preview = pictureOf(*layout);
            const QImage printed = dotsOf(zplPictureOf(*layout), preview.size());
            QCOMPARE(printed.size(), preview.size());
            int black = 0;
            for (int y = 0; y < preview.height(); ++y) {
                for (int x = 0; x < preview.width(); ++x) {
                    const int dot = qGray(preview.pixel(x, y));
                    QVERIFY(dot == 0 || dot == 255);
                    black += dot == 0;
                    QCOMPARE(qGray(printed.pixel(x, y)), dot);
                }
            }
            QVERIFY(black > 1000); // there is something on it
        }
    }

    void as_a_picture_long_runs_are_shortened_as_the_language_says()
    {
        Label label{.name = u"bar"_s, .width = Decimal(100, 0), .height = Decimal(40, 0)};
        label.elements = {{.kind = Label::Element::Kind::Code128,
            .x = Decimal(20, 0),
            .y = Decimal(2, 0),
            .height = Decimal(30, 0),
            .module = Decimal(25, 2),
            .content = u"A"_s}};
        const auto layout = layOut(label, {});
        QVERIFY(layout);
        const QByteArray zpl = zplPictureOf(*layout);
        QVERIFY2(zpl.size() < 1000, QByteArray::number(zpl.size()).constData()); // of 64 kB of digits
        QCOMPARE(dotsOf(zpl, layout->size), pictureOf(*layout).convertToFormat(QImage::Format_Grayscale8));
    }

    void the_printer_gets_the_dots_that_the_picture_shows()
    {
        Label label{.name = u"dots"_s, .width = Decimal(30, 0), .height = Decimal(30, 0)};
        label.elements = {{.kind = Label::Element::Kind::DataMatrix,
            .x = Decimal(5, 0),
            .y = Decimal(5, 0),
            .module = Decimal(5, 1),
            .content = u"{serial}"_s}};
        const auto layout = layOut(label, {{Label::Field::Serial, u"LA40-26-000001T"_s}});
        QVERIFY2(layout, layout ? "" : qPrintable(layout.error().text));
        const QImage picture = pictureOf(*layout);
        const auto &symbol = std::get<PlacedSymbol>(layout->items.front());
        for (const Zpl &command : commandsOf(zplOf(*layout))) {
            if (command.name != "^GF")
                continue;
            const QList<QByteArray> fields = command.rest.trimmed().split(',');
            QCOMPARE(fields.size(), 5); // A, bytes, bytes, bytes a row, data
            const int perRow = fields[3].toInt();
            const QByteArray bits = QByteArray::fromHex(fields[4]);
            QCOMPARE(bits.size(), fields[1].toInt());
            for (int y = 0; y < symbol.area.height(); ++y) {
                for (int x = 0; x < symbol.area.width(); ++x) {
                    const bool dark = (uchar(bits[y * perRow + x / 8]) >> (7 - x % 8)) & 1;
                    QCOMPARE(qGray(picture.pixel(symbol.area.topLeft() + QPoint(x, y))) < 128, dark);
                }
            }
            return;
        }
        QFAIL("no graphic was sent");
    }
};

QTEST_MAIN(ZplTest)
#include "zpl_test.moc"
