// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/dossier.h"
#include "tests/journal/journal_fixture.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <functional>

using namespace unitrail;

static SigningKey key()
{
    return SigningKey::fromSeed(QByteArray(32, 'k'));
}

static QJsonObject recordOf(Bench &bench, const std::vector<UnitId> &units)
{
    const auto record = dossierOf(*bench.journal, units,
        {.madeMs = monday, .program = QStringLiteral("test"), .station = QStringLiteral("DSK-1")});
    if (!record)
        qFatal("%s", qUtf8Printable(record.error().text));
    return *record;
}

/** One unit with a photo and a signature upon an entry. */
static void fill(Bench &bench)
{
    const std::vector<Subject> unit{unitSubject(QStringLiteral("A"))};
    bench.create(QStringLiteral("A"));
    const Recorded started = bench.record(unit, OperationStarted{operation(), 1});
    bench.record(unit,
        AttachmentAdded{
            QString(64, u'b'), QStringLiteral("weld \"seam\" ü.jpg"), QStringLiteral("image/jpeg"), 12, {}});
    bench.record(unit,
        SignatureApplied{QStringLiteral("verified"), PersonId::known(QStringLiteral("sue")),
            QStringLiteral("Sue Q."), QStringLiteral("badge+pin"),
            {{started.entry.id,
                QString::fromLatin1(
                    QCryptographicHash::hash(toBody(started.entry), QCryptographicHash::Sha256).toHex())}},
            {}});
}

class DossierTest : public QObject {
    Q_OBJECT

private slots:
    void a_dossier_proves_itself_without_a_database()
    {
        QTemporaryDir directory;
        Bench bench(directory.path());
        fill(bench);
        const RecordCheck check
            = checkRecord(signedRecord(recordOf(bench, {unitId(QStringLiteral("A"))}), key()));
        QCOMPARE(check.faults, QStringList());
        QCOMPARE(check.entries, 4);
        QCOMPARE(check.links, 3);
        QCOMPARE(check.key, QString::fromLatin1(key().publicKey().toBase64()));
    }

    void a_selection_holds_each_units_record()
    {
        QTemporaryDir directory;
        Bench bench(directory.path());
        fill(bench);
        bench.create(QStringLiteral("B"));
        const QJsonObject record
            = recordOf(bench, {unitId(QStringLiteral("A")), unitId(QStringLiteral("B"))});
        QCOMPARE(record[u"units"].toArray().size(), 2);
        QVERIFY(checkRecord(signedRecord(record, key())).good());
        QVERIFY(!dossierOf(*bench.journal, {unitId(QStringLiteral("C"))}, {}));
    }

    void a_changed_byte_is_found_wherever_it_is()
    {
        QTemporaryDir directory;
        Bench bench(directory.path());
        fill(bench);
        const QByteArray sound = signedRecord(recordOf(bench, {unitId(QStringLiteral("A"))}), key());
        QVERIFY(checkRecord(sound).good());
        for (qsizetype i = 0; i < sound.size(); ++i) {
            for (const int mask : {1, 32}) {
                QByteArray changed = sound;
                changed[i] = static_cast<char>(changed.at(i) ^ mask);
                QVERIFY2(!checkRecord(changed).good(), qPrintable(QString::number(i)));
            }
        }
        QVERIFY(!checkRecord(sound.chopped(1)).good());
        QVERIFY(!checkRecord(sound + '\n').good());
    }

    void whoever_signs_a_forged_record_again_is_told_apart_by_hash_and_key()
    {
        QTemporaryDir directory;
        Bench bench(directory.path());
        fill(bench);
        const QByteArray sound = signedRecord(recordOf(bench, {unitId(QStringLiteral("A"))}), key());
        const SigningKey other = SigningKey::fromSeed(QByteArray(32, 'o'));
        const auto forged = [&](const QByteArray &before, const QByteArray &after) {
            const QByteArray bytes = QByteArray(sound).replace(before, after);
            return signedRecord(QJsonDocument::fromJson(bytes).object()[u"record"].toObject(), other);
        };
        const RecordCheck changed = checkRecord(forged("Sue Q.", "Tom Q."));
        QVERIFY(changed.faults.join(u' ').contains(QStringLiteral("do not make its hash")));
        const RecordCheck resigned
            = checkRecord(forged("", ""), QString::fromLatin1(key().publicKey().toBase64()));
        QCOMPARE(resigned.faults.size(), 1);
        QVERIFY(resigned.faults.front().contains(QStringLiteral("another station")));
        QJsonObject record = QJsonDocument::fromJson(sound).object()[u"record"].toObject();
        QJsonArray units = record[u"units"].toArray();
        QJsonObject unit = units[0].toObject();
        unit.insert(QStringLiteral("attachments"), QJsonArray());
        units[0] = unit;
        record.insert(QStringLiteral("units"), units);
        QVERIFY(checkRecord(signedRecord(record, other))
                    .faults.join(u' ')
                    .contains(QStringLiteral("list of attachments")));
    }

    void an_entry_left_out_is_missed_by_the_one_made_upon_it()
    {
        QTemporaryDir directory;
        Bench bench(directory.path());
        fill(bench);
        QJsonObject record = recordOf(bench, {unitId(QStringLiteral("A"))});
        const auto faultsWith = [&](const std::function<void(QJsonArray &)> &change) {
            QJsonObject changed = record, unit = record[u"units"].toArray()[0].toObject();
            QJsonArray entries = unit[u"entries"].toArray();
            change(entries);
            unit.insert(QStringLiteral("entries"), entries);
            changed.insert(QStringLiteral("units"), QJsonArray{unit});
            return checkRecord(signedRecord(changed, key())).faults.join(u'\n');
        };
        QVERIFY(faultsWith([](QJsonArray &entries) {
            entries.removeAt(0);
        }).contains(QStringLiteral("which is left out")));
        const QString swapped = faultsWith([](QJsonArray &entries) {
            const QJsonValue first = entries.takeAt(0);
            entries.insert(1, first);
        });
        QVERIFY2(swapped.contains(QStringLiteral("not in its order")), qPrintable(swapped));
    }

    void what_is_no_record_is_called_that()
    {
        for (const char *bytes : {"", "x", "[]", "{}", "{\"record\":{}}", "{\"record\":{\"kind\":\"zoo\"}}"})
            QVERIFY(!checkRecord(bytes).good());
    }
};

QTEST_GUILESS_MAIN(DossierTest)
#include "dossier_test.moc"
