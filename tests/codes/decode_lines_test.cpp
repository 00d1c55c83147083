// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/decode_lines.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace unitrail;

static QList<QJsonObject> answersTo(const QByteArray &input, const DecodeOptions &options)
{
    QByteArray given = input;
    QByteArray answer;
    QBuffer in(&given);
    QBuffer out(&answer);
    in.open(QIODevice::ReadOnly);
    out.open(QIODevice::WriteOnly);
    QList<QJsonObject> answers;
    if (decodeLines(in, out, Plant(), options) != 0)
        return answers;
    for (const QByteArray &line : answer.split('\n')) {
        if (!line.isEmpty())
            answers += QJsonDocument::fromJson(line).object();
    }
    return answers;
}

class DecodeLinesTest : public QObject {
    Q_OBJECT

private slots:
    void escapes_become_bytes_and_blanks_at_the_end_stay()
    {
        QCOMPARE(unescapedLine("a{GS}b{RS}{EOT}{x00}{xfF}{x}{xgg} {\r\n"),
            QByteArray("a\x1d"
                       "b\x1e\x04\x00\xff{x}{xgg} {",
                17));
        QCOMPARE(unescapedLine("+A ").size(), 3);
    }

    void each_line_is_answered_by_a_line()
    {
        const auto answers
            = answersTo("]d20109521234123453{GS}21A/1\n]C10109521234123454\nhello\n", {.json = true});
        QCOMPARE(answers.size(), 3);
        QCOMPARE(answers[0]["ok"], QJsonValue(true));
        QCOMPARE(answers[0]["syntax"], QJsonValue("gs1"));
        QCOMPARE(answers[0]["aim"], QJsonValue("]d2"));
        QCOMPARE(answers[0]["elements"].toArray().first().toObject(),
            (QJsonObject{{"identifier", "01"}, {"value", "09521234123453"}}));
        QCOMPARE(answers[0]["keys"].toObject(), (QJsonObject{{"gtin", "09521234123453"}, {"serial", "A/1"}}));
        QCOMPARE(answers[0]["canonical"], QJsonValue("https://id.gs1.org/01/09521234123453/21/A%2F1"));
        QCOMPARE(answers[0]["error"], QJsonValue());
        QCOMPARE(answers[1]["ok"], QJsonValue(false));
        QCOMPARE(answers[1]["error"].toObject()["code"], QJsonValue("gs1.check-digit"));
        QCOMPARE(answers[1]["error"].toObject()["position"], QJsonValue(15));
        QCOMPARE(answers[2]["ok"], QJsonValue(true));
        QCOMPARE(answers[2]["syntax"], QJsonValue("plain"));
    }

    void hexadecimal_epcs_are_read_when_asked_for()
    {
        const auto answers
            = answersTo("3074257BF7194E4000001A85\nE2003412013FFC000F2B5C01\nF73095212341234538566CB0AFC4\n",
                {.json = true, .epc = true});
        QCOMPARE(answers.size(), 3);
        QCOMPARE(
            answers[0]["keys"].toObject()["epc_uri"], QJsonValue("urn:epc:id:sgtin:0614141.812345.6789"));
        QCOMPARE(answers[0]["keys"].toObject()["gtin"], QJsonValue("80614141123458"));
        QCOMPARE(answers[1]["ok"], QJsonValue(false));
        QCOMPARE(
            answers[1]["keys"].toObject()["epc_raw"], QJsonValue("urn:epc:raw:96.xE2003412013FFC000F2B5C01"));
        QCOMPARE(answers[2]["canonical"], QJsonValue("https://id.gs1.org/01/09521234123453/21/32a%2Fb"));
    }

    void digital_links_go_both_ways()
    {
        const auto answers
            = answersTo("https://a.example/01/09521234123453/21/A\n(01)09521234123453(21)A\n(10)A\nhello\n",
                {.json = true, .digitalLink = true});
        QCOMPARE(answers.size(), 4);
        QCOMPARE(answers[0]["canonical"], answers[1]["canonical"]);
        QCOMPARE(answers[2]["ok"], QJsonValue(false));
        QCOMPARE(answers[3]["ok"], QJsonValue(false));
    }

    void a_closed_output_ends_it_with_an_error()
    {
        QByteArray given("hello\n");
        QBuffer in(&given);
        in.open(QIODevice::ReadOnly);
        QFile out; // not open
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QFile, \"\"): device not open");
        QCOMPARE(decodeLines(in, out, Plant(), {}), 1);
    }
};

QTEST_GUILESS_MAIN(DecodeLinesTest)
#include "decode_lines_test.moc"
