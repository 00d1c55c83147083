// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"
#include "ui/words/speech.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace unitrail;

static StationView sampleNamed(QStringView name)
{
    for (const Sample &sample : sampleViews()) {
        if (sample.name == name)
            return sample.view;
    }
    qFatal("no such sample");
}

static constexpr int reasonCount = static_cast<int>(Reason::StorageFailed) + 1;
static constexpr int whatCount = static_cast<int>(Answer::What::AskContainer) + 1;

static const QStringList avoidedEnglish{QStringLiteral("error"), QStringLiteral("invalid"),
    QStringLiteral("illegal"), QStringLiteral("exception"), QStringLiteral("failed to"),
    QStringLiteral("denied")};
static const QStringList avoidedGerman{QStringLiteral("ungültig"), QStringLiteral("unzulässig"),
    QStringLiteral("illegal"), QStringLiteral("ausnahme"), QStringLiteral("fehlgeschlagen"),
    QStringLiteral("verweigert"), QStringLiteral("error")};

static Refusal full(Reason reason)
{
    const UnitId unit{PartNumber::known(QStringLiteral("LA-40-100")),
        SerialNumber::known(QStringLiteral("LA40-26-000123K"))};
    return {.reason = reason,
        .subject = Subject::of(unit),
        .operation = OperationId::known(QStringLiteral("030")),
        .part = PartNumber::known(QStringLiteral("M24-120")),
        .other = Subject::of(UnitId{unit.part, SerialNumber::known(QStringLiteral("LA40-26-000117C"))}),
        .stations = {QStringLiteral("PRS-1")},
        .names = {QStringLiteral("SK-40")},
        .detail = QStringLiteral("supplier notice"),
        .at = sampleNowMs};
}

struct Message {
    QString source;
    QString translation;
    bool unfinished = false;
};

static std::vector<Message> messagesOf(const QString &path)
{
    QFile file(path);
    std::vector<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    Message message;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"source")
            message = {xml.readElementText(), {}, false};
        else if (xml.isStartElement() && xml.name() == u"translation") {
            message.unfinished = xml.attributes().hasAttribute(QStringLiteral("type"));
            message.translation = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            messages.push_back(message);
        }
    }
    return messages;
}

class WordsTest : public QObject {
    Q_OBJECT
private slots:
    void every_reason_says_what_is_wrong_and_what_to_do_next_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("German") << QStringLiteral("de");
    }
    void every_reason_says_what_is_wrong_and_what_to_do_next()
    {
        QFETCH(QString, language);
        Translations translations;
        QVERIFY(translations.use(language));
        const Speech speech(Language::of(language, 120));
        const QStringList &avoided = language == QStringLiteral("en") ? avoidedEnglish : avoidedGerman;
        for (int i = 0; i < reasonCount; ++i) {
            const auto reason = static_cast<Reason>(i);
            for (const Refusal &refusal : {full(reason),
                     Refusal{.reason = reason, .subject = {}, .operation = {}, .part = {}, .other = {}}}) {
                const Sentence words = speech.wordsFor(refusal, QStringLiteral("4711"));
                for (const QString &sentence : {words.what, words.next}) {
                    const QByteArray told = (reasonName(reason) + QStringLiteral(": ") + sentence).toUtf8();
                    QVERIFY2(sentence.size() > 4 && sentence.endsWith(u'.'), told.constData());
                    QVERIFY2(!sentence.contains(u'{') && !sentence.contains(QStringLiteral("  "))
                            && !sentence.contains(QStringLiteral(" .")),
                        told.constData());
                    QVERIFY2(sentence.size() <= 150, told.constData());
                    for (const QString &word : avoided)
                        QVERIFY2(!sentence.contains(word, Qt::CaseInsensitive), told.constData());
                    const qsizetype opened = sentence.count(QChar(0x2068));
                    QVERIFY2(opened == sentence.count(QChar(0x2069)), told.constData());
                }
                QVERIFY(!Speech::shortWord(reason).isEmpty());
            }
        }
    }

    void every_trouble_with_a_tag_has_its_own_words_data()
    {
        every_reason_says_what_is_wrong_and_what_to_do_next_data();
    }
    void every_trouble_with_a_tag_has_its_own_words()
    {
        QFETCH(QString, language);
        Translations translations;
        QVERIFY(translations.use(language));
        const Speech speech(Language::of(language, 120));
        QSet<QString> told;
        for (const QString &trouble : tagTroubles()) {
            const Sentence words = speech.wordsFor({.reason = Reason::TagNotWritten,
                                                       .subject = full(Reason::TagNotWritten).subject,
                                                       .names = {QStringLiteral("gate-1")},
                                                       .detail = trouble},
                {});
            for (const QString &sentence : {words.what, words.next})
                QVERIFY2(sentence.endsWith(u'.') && sentence.size() <= 120 && !sentence.contains(u'{'),
                    qPrintable(trouble + u' ' + sentence));
            told += words.what;
        }
        QCOMPARE(told.size(), tagTroubles().size());
    }

    void what_a_refusal_knows_is_in_its_sentence()
    {
        const Speech speech(Language::of(QStringLiteral("en"), 120), sampleNamed(u"s3-accepted"));
        Refusal refusal = full(Reason::EarlierOperationMissing);
        refusal.operation = OperationId::known(QStringLiteral("020"));
        const Sentence words = speech.wordsFor(refusal, QStringLiteral("4711"));
        QString plain = words.what + u' ' + words.next;
        plain.remove(QChar(0x2068)).remove(QChar(0x2069));
        QCOMPARE(plain,
            QStringLiteral("Step 020 (Press bearings, fit screw) is not done for unit LA40-26-000123K. Take "
                           "it to PRS-1, or call the supervisor."));
    }

    void every_answer_prompt_question_event_and_state_has_words()
    {
        const Speech speech(Language::of(QStringLiteral("en"), 120));
        for (int kind = 0; kind <= static_cast<int>(Answer::Kind::NotRecorded); ++kind) {
            for (int what = 0; what < whatCount; ++what) {
                Answer answer{
                    .kind = static_cast<Answer::Kind>(kind), .what = static_cast<Answer::What>(what)};
                const VerdictWords words = speech.wordsFor(answer);
                QVERIFY2(!words.word.isEmpty() && !words.what.isEmpty() && !words.what.contains(u'{'),
                    qPrintable(words.what));
            }
        }
        for (int kind = 0; kind <= static_cast<int>(Prompt::Kind::Stopped); ++kind)
            QVERIFY(!speech.wordsFor(Prompt{.kind = static_cast<Prompt::Kind>(kind)}).sentence.isEmpty());
        for (int kind = 0; kind <= static_cast<int>(Question::Kind::WhichDefect); ++kind) {
            const QuestionWords words = speech.wordsFor(
                Question{.kind = static_cast<Question::Kind>(kind), .choices = {}, .about = {}});
            QVERIFY(!words.sentence.isEmpty() && !words.no.isEmpty());
        }
        for (int kind = 0; kind <= static_cast<int>(SyncView::Kind::Saved); ++kind) {
            const SyncView sync{static_cast<SyncView::Kind>(kind), 14, sampleNowMs, {}};
            QVERIFY(!speech.wordsFor(sync).isEmpty() && !speech.detailOf(sync).isEmpty());
        }
        for (int life = 0; life <= static_cast<int>(LifeCycle::Decommissioned); ++life)
            QVERIFY(!Speech::word(static_cast<LifeCycle>(life)).isEmpty());
        for (int status = 0; status <= static_cast<int>(OperationStatus::Invalidated); ++status)
            QVERIFY(!Speech::word(static_cast<OperationStatus>(status)).isEmpty());
        for (int verdict = 0; verdict <= static_cast<int>(Verdict::PassOnConcession); ++verdict)
            QVERIFY(!Speech::word(static_cast<Verdict>(verdict)).isEmpty());
        for (const Recorded &recorded : sampleHistory().entries)
            QVERIFY(!speech.wordsFor(recorded.entry.event).what.isEmpty());
    }

    void numbers_and_dates_are_written_as_the_language_does()
    {
        const Language german = Language::of(QStringLiteral("de"), 120);
        QCOMPARE(german.number(QStringLiteral("12.050")), QStringLiteral("12,050"));
        QCOMPARE(german.number(QStringLiteral("L-2.291")), QStringLiteral("L-2.291"));
        QCOMPARE(german.time(sampleNowMs), QStringLiteral("14:07"));
        Translations translations;
        QVERIFY(translations.use(QStringLiteral("de")));
        QCOMPARE(german.date(sampleNowMs), QStringLiteral("12.05.2026"));
    }

    void the_german_translation_is_complete_and_keeps_every_name_in_braces()
    {
        const std::vector<Message> messages
            = messagesOf(QStringLiteral(UNITRAIL_SOURCE_DIR "/translations/unitrail_de.ts"));
        QVERIFY(messages.size() > 300);
        static const QRegularExpression inBraces(QStringLiteral("\\{[a-z]+\\}|%[0-9n]"));
        const auto namesOf = [](const QString &text) {
            QStringList found;
            auto matches = inBraces.globalMatch(text);
            while (matches.hasNext())
                found << matches.next().captured();
            found.sort();
            found.removeDuplicates();
            return found;
        };
        for (const Message &message : messages) {
            QVERIFY2(!message.unfinished && !message.translation.isEmpty(), qPrintable(message.source));
            QVERIFY2(namesOf(message.source) == namesOf(message.translation), qPrintable(message.source));
            for (const QString &word : avoidedEnglish)
                QVERIFY2(!message.source.contains(word, Qt::CaseInsensitive), qPrintable(message.source));
            for (const QString &word : avoidedGerman)
                QVERIFY2(!message.translation.contains(word, Qt::CaseInsensitive),
                    qPrintable(message.translation));
        }
    }

    void an_unknown_language_leaves_the_text_english()
    {
        Translations translations;
        QVERIFY(!translations.use(QStringLiteral("xx")));
        QCOMPARE(translations.code(), QStringLiteral("en"));
    }
};

QTEST_MAIN(WordsTest)
#include "words_test.moc"
