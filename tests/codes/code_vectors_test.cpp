// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/aim.h"
#include "core/codes/decode_lines.h"
#include "core/codes/epc.h"
#include "core/codes/gs1_ais.h"
#include "core/codes/gs1_digital_link.h"
#include "core/codes/gs1_elements.h"
#include "core/codes/iso15434.h"
#include "core/codes/iuid.h"
#include "core/codes/keys.h"
#include "core/codes/mh10.h"
#include "core/codes/read_code.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace unitrail;

/** A table of the reference data: its rows as name -> cell. Empty when the data is not here. */
static QList<QMap<QString, QString>> rowsOf(const QString &name, char separator)
{
    QFile file(QStringLiteral(UNITRAIL_SOURCE_DIR "/../shared/reference/data/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QMap<QString, QString>> rows;
    QStringList names;
    while (!file.atEnd()) {
        QByteArray line = file.readLine();
        line.chop(line.endsWith('\n') ? 1 : 0);
        QStringList cells;
        QString cell;
        bool quoted = false;
        for (const QChar c : QString::fromUtf8(line)) {
            if (separator == ',' && c == u'"')
                quoted = !quoted;
            else if (!quoted && c == QLatin1Char(separator))
                cells += std::exchange(cell, QString());
            else
                cell += c;
        }
        cells += cell;
        if (names.isEmpty()) {
            names = cells;
            continue;
        }
        QMap<QString, QString> row;
        for (qsizetype i = 0; i < names.size(); ++i)
            row[names[i]] = cells.value(i);
        rows += row;
    }
    return rows;
}

#define REFERENCE_ROWS(rows, name, separator)                                                                \
    const auto rows = rowsOf(QStringLiteral(name), separator);                                               \
    if (rows.isEmpty())                                                                                      \
    QSKIP("the reference data is not beside the source tree")

static Code codeOf(const Gs1Reading &reading)
{
    Code code;
    code.syntax = Syntax::Gs1ElementString;
    for (const Gs1Field &field : reading.fields)
        code.elements.push_back({asciiText(field.identifier), textOf(field.value)});
    code.warnings = reading.warnings;
    code.error = reading.error;
    return code;
}

class CodeVectorsTest : public QObject {
    Q_OBJECT

private slots:
    void gs1_strings_and_links_are_judged_as_the_engine_does()
    {
        REFERENCE_ROWS(rows, "gs1/gs1_vectors.tsv", '\t');
        for (const auto &row : rows) {
            const QByteArray input = unescapedLine(row["input"].toUtf8());
            std::string storage;
            Code code = row["mode"] == u"ai" ? codeOf(readBracketed(bytesOf(input), storage))
                : row["mode"] == u"dl"       ? codeOf(readDigitalLink(bytesOf(input), storage))
                                             : readCode(input, Plant());
            const QByteArray what
                = (row["id"] + u' ' + row["input"] + u' ' + (code.error ? code.error->text : QString()))
                      .toUtf8();
            QVERIFY2(!code.error == (row["verdict_norequisite"] == u"OK"), what);
            const bool lacksPartner = std::any_of(code.warnings.begin(), code.warnings.end(),
                [](const CodeError &warning) { return warning.code == u"gs1.missing-partner"; });
            QVERIFY2((!code.error && !lacksPartner) == (row["verdict"] == u"OK"), what);
            if (!row["bracketed"].isEmpty() && !code.error)
                QCOMPARE(bracketedText(code.elements), row["bracketed"]);
            if (!code.error && row["mode"] != u"scan")
                QCOMPARE(digitalLink(code.elements).value_or(QString()), row["dl_uri"]);
            if (!row["dl_uri"].isEmpty() && !code.error)
                QCOMPARE(canonicalOf(code), row["dl_uri"]);
        }
    }

    void the_ai_table_says_the_same_as_the_dictionary()
    {
        QFile file(
            QStringLiteral(UNITRAIL_SOURCE_DIR "/../shared/reference/data/gs1/gs1-syntax-dictionary.txt"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the reference data is not beside the source tree");
        int rows = 0;
        while (!file.atEnd()) {
            QString line = QString::fromUtf8(file.readLine());
            if (line.startsWith(u'#') || line.trimmed().isEmpty())
                continue;
            line = line.section(QStringLiteral(" # "), 0, 0).trimmed();
            QStringList words = line.split(QRegularExpression(QStringLiteral("\\s+")));
            const QStringList run = words.takeFirst().split(u'-');
            const QByteArray first = run.first().toLatin1();
            const QByteArray last = run.last().toLatin1();
            const ApplicationIdentifier *ai = applicationIdentifier(bytesOf(first));
            QVERIFY2(ai != nullptr && ai->first == bytesOf(first) && ai->last == bytesOf(last), first);
            QCOMPARE(applicationIdentifier(bytesOf(last)), ai);
            ++rows;
            const QString flags = words.first().contains(QRegularExpression(QStringLiteral("^[*?]+$")))
                ? words.takeFirst()
                : QString();
            QCOMPARE(ai->isBare(), flags.contains(u'*'));
            QCOMPARE(ai->isAttribute(), flags.contains(u'?'));
            QCOMPARE(predefinedSize(bytesOf(first)) != 0, ai->isBare());
            size_t component = 0;
            QStringList needs;
            for (const QString &word : words) {
                static const QRegularExpression format(
                    QStringLiteral("^(\\[?)([NXYZ])(\\.\\.)?(\\d+)\\]?(.*)$"));
                const auto match = format.match(word);
                if (word.startsWith(u"req=")) {
                    needs += word.mid(4).replace(u',', u'|');
                } else if (word.startsWith(u"ex=")) {
                    QCOMPARE(asciiText(ai->excludes), word.mid(3).replace(u',', u' '));
                } else if (word.startsWith(u"dlpkey")) {
                    QVERIFY(ai->isKey());
                    QCOMPARE(asciiText(ai->qualifiers), word.mid(7).replace(u',', u' '));
                } else {
                    QVERIFY2(match.hasMatch(), qPrintable(word));
                    const AiComponent &own = ai->components[component++];
                    QCOMPARE(static_cast<int>(own.set),
                        static_cast<int>(QStringLiteral("NXYZ").indexOf(match.captured(2))));
                    QCOMPARE(int(own.sizeMax), match.captured(4).toInt());
                    QCOMPARE(int(own.sizeMin), match.captured(3).isEmpty() ? match.captured(4).toInt() : 1);
                    QCOMPARE(own.optional, !match.captured(1).isEmpty());
                    const qsizetype rules = match.captured(5).remove(u']').count(u',');
                    QCOMPARE(std::count_if(own.rules.begin(), own.rules.end(),
                                 [](Rule rule) { return rule != Rule::None; }),
                        rules);
                }
            }
            QCOMPARE(asciiText(ai->needs), needs.join(u' '));
        }
        QCOMPARE(rows, int(applicationIdentifiers().end() - applicationIdentifiers().begin()));
    }

    void aim_identifiers_are_all_known()
    {
        REFERENCE_ROWS(rows, "aim_symbology_ids.csv", ',');
        for (const auto &row : rows) {
            const QByteArray id = row["aim_id"].toLatin1();
            const AimId *aim = leadingAimId(bytesOf(id));
            QVERIFY2(aim != nullptr, id);
            QCOMPARE(aim->eci, row["eci"] == u"yes");
            QCOMPARE(aim->carries == Carries::Gs1, row["gs1_payload"] == u"yes");
            QCOMPARE(aim->carries == Carries::Gtin || aim->carries == Carries::GtinWithAddOn,
                row["gs1_payload"] == u"gtin");
        }
    }

    void data_identifiers_are_all_known()
    {
        REFERENCE_ROWS(rows, "mh10_8_2_dis.csv", ',');
        for (const auto &row : rows)
            QVERIFY2(dataIdentifier(bytesOf(row["di"].toLatin1())) != nullptr, qPrintable(row["di"]));
    }

    void iso_15434_messages_are_taken_apart()
    {
        REFERENCE_ROWS(rows, "iso15434_vectors.tsv", '\t');
        for (const auto &row : rows) {
            const QByteArray input = unescapedLine(row["input"].toLatin1());
            const Iso15434Reading reading = readIso15434(bytesOf(input));
            const QByteArray what
                = (row["id"] + u' ' + (reading.error ? reading.error->text : QString())).toUtf8();
            QVERIFY2(reading.error.has_value() == (row["verdict"] == u"ERR"), what);
            if (reading.error)
                continue;
            const bool faulty = std::any_of(reading.warnings.begin(), reading.warnings.end(),
                [](const CodeError &warning) { return warning.code.startsWith(u"iso15434."); });
            QVERIFY2(faulty == (row["verdict"] == u"TOLERATED"), what);
            QJsonArray envelopes;
            for (const Envelope &envelope : reading.envelopes) {
                QJsonArray fields;
                for (const MessageField &field : envelope.fields)
                    fields += QJsonArray{asciiText(field.identifier), asciiText(field.value)};
                envelopes += QJsonObject{{"format", asciiText(envelope.format)}, {"fields", fields}};
            }
            QCOMPARE(envelopes, QJsonDocument::fromJson(row["parsed"].toUtf8()).array());
            const Code code = readCode(input, Plant());
            QCOMPARE(uniqueItemIdentifier(code.elements).value_or(QString()), row["uii"]);
            // What is canonical has no faults any more.
            const Iso15434Reading again = readIso15434(bytesOf(canonicalOf(code).toLatin1()));
            QVERIFY2(!again.error, what);
            QVERIFY(std::none_of(again.warnings.begin(), again.warnings.end(),
                [](const CodeError &warning) { return warning.code.startsWith(u"iso15434."); }));
        }
    }

    void hibc_labels_are_taken_apart()
    {
        REFERENCE_ROWS(rows, "hibc_vectors.tsv", '\t');
        for (const auto &row : rows) {
            const Code code = readCode(unescapedLine(row["input"].toLatin1()), Plant());
            const QByteArray what = (row["id"] + u' ' + (code.error ? code.error->text : QString())).toUtf8();
            QVERIFY2(code.error.has_value() == (row["verdict"] == u"ERR"), what);
            if (code.error)
                continue;
            QJsonObject keys;
            for (const Element &key : keysOf(code)) {
                const bool isNumber = key.identifier == u"unit_of_measure" || key.identifier == u"quantity";
                keys[key.identifier] = isNumber ? QJsonValue(key.value.toInt()) : QJsonValue(key.value);
            }
            QCOMPARE(keys, QJsonDocument::fromJson(row["parsed"].toUtf8()).object());
        }
    }

    void epcs_are_read_and_written_back()
    {
        REFERENCE_ROWS(rows, "epc/epc_vectors.csv", ',');
        for (const auto &row : rows) {
            const QByteArray hex = row["hex"].toLatin1();
            const QByteArray memory = QByteArray::fromHex(hex.size() % 2 == 0 ? hex : hex + '0');
            const EpcReading reading = readEpcBinary(bytesOf(memory), static_cast<size_t>(hex.size()) * 4);
            const QByteArray what = hex + ' ' + (reading.error ? reading.error->text.toUtf8() : QByteArray());
            QVERIFY2(reading.error.has_value() == (row["verdict"] == u"ERR"), what);
            if (reading.error)
                continue;
            QCOMPARE(reading.epc.scheme, row["scheme"]);
            QCOMPARE(reading.epc.tagUri(), row["tag_uri"]);
            QCOMPARE(reading.epc.idUri(), row["id_uri"]);
            QCOMPARE(bracketedText(reading.epc.elements), row["gs1_ai"]);
            const auto written = epcBinary(reading.epc);
            QVERIFY2(bool(written), what);
            QVERIFY2(written->toHex().toUpper().startsWith(hex.left(hex.size() - 1))
                    || memory.startsWith(*written),
                what);
            if (row["tag_uri"].isEmpty())
                continue;
            const EpcReading fromUri = readEpcUri(row["tag_uri"]);
            QVERIFY2(!fromUri.error, what);
            QCOMPARE(fromUri.epc, reading.epc);
            const EpcReading identity = readEpcUri(row["id_uri"]);
            QVERIFY2(!identity.error, what);
            QCOMPARE(identity.epc.idUri(), row["id_uri"]);
            if (!reading.epc.elements.empty()) {
                const auto made = epcOfElements(reading.epc.elements, reading.epc.scheme, reading.epc.filter,
                    static_cast<int>(reading.epc.parts[0].size()));
                QVERIFY2(bool(made), made ? what : made.error().text.toUtf8());
                QCOMPARE(*made, reading.epc);
            }
        }
    }
};

QTEST_GUILESS_MAIN(CodeVectorsTest)
#include "code_vectors_test.moc"
