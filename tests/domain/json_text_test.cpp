// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/json_text.h"
#include "core/domain/plain_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace unitrail;

class JsonTextTest : public QObject {
    Q_OBJECT

private slots:
    void a_text_has_the_bytes_that_qt_writes()
    {
        // Every character of the first two planes' beginnings, alone and between others; then random texts.
        std::vector<QString> texts;
        for (char32_t c = 1; c < 0x3000; ++c)
            texts.push_back(QStringLiteral("a%1\"").arg(QString::fromUcs4(&c, 1)));
        QRandomGenerator random(20260413);
        for (int i = 0; i < 5000; ++i) {
            QString text;
            for (int k = int(random.bounded(40)); k > 0; --k)
                text += QChar(random.bounded(4) == 0 ? random.bounded(0x10000) : random.bounded(0x80));
            texts.push_back(text);
        }
        for (const QString &text : texts) {
            QByteArray ours;
            appendJsonText(ours, plainText(text));
            const QByteArray qts = QJsonDocument(QJsonArray{plainText(text)}).toJson(QJsonDocument::Compact);
            QCOMPARE('[' + ours + ']', qts);
        }
    }

    void an_object_has_its_keys_in_the_order_of_qt()
    {
        const QList<QLatin1StringView> keys{QLatin1StringView("v"), QLatin1StringView("id"),
            QLatin1StringView("u"), QLatin1StringView("base"), QLatin1StringView("by"),
            QLatin1StringView("bt"), QLatin1StringView("b"), QLatin1StringView("w")};
        JsonObjectWriter writer;
        QJsonObject object;
        int number = 0;
        for (const QLatin1StringView key : keys) {
            writer.add(key, [&](QByteArray &out) {
                out += QByteArray::number(number);
                return true;
            });
            object.insert(key, number++);
        }
        writer.add(QLatin1StringView("empty"), [](QByteArray &) { return false; });
        QByteArray bytes;
        writer.appendTo(bytes);
        QCOMPARE(bytes, QJsonDocument(object).toJson(QJsonDocument::Compact));
    }

    void an_object_of_nothing_is_empty()
    {
        QByteArray bytes;
        JsonObjectWriter().appendTo(bytes);
        QCOMPARE(bytes, QByteArray("{}"));
    }
};

QTEST_APPLESS_MAIN(JsonTextTest)
#include "json_text_test.moc"
