// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"
#include "core/station/view.h"
#include "ui/words/language.h"

#include <map>

namespace unitrail {

/** What is wrong, on which unit and step, and what to do next (UX C9). Neither is ever empty. */
struct Sentence {
    QString what;
    QString next;
};

/** A word over a verdict, and the sentence under it. */
struct VerdictWords {
    QString word;
    QString what;
    QString next; ///< empty: nothing to do about it
};

/** One thing to do: a sentence with its verb first, and where one is in it. */
struct PromptWords {
    QString sentence;
    QString detail;
};

/** A question in a strip: what is asked, and the two answers when it has no list of its own. */
struct QuestionWords {
    QString sentence;
    QString yes;
    QString no;
};

/** One line of a unit's history. */
struct EventWords {
    QString what; ///< "Part fitted"
    QString detail; ///< "M24-120 SN 0417"
};

/**
 * Makes every sentence the program shows, in one person's language. Values in, words out: it needs no window,
 * only a QCoreApplication that has the translation installed. What a value leaves empty is spoken around.
 */
class Speech {
    Q_DECLARE_TR_FUNCTIONS(Speech)
public:
    using OperationNames = std::map<OperationId, Words>;

    explicit Speech(Language language, OperationNames names = {})
        : m_language(std::move(language))
        , m_names(std::move(names))
    { }
    /** Knows the operations that the view names. */
    Speech(Language language, const StationView &view);

    [[nodiscard]] const Language &language() const { return m_language; }
    [[nodiscard]] QString name(const Words &words) const { return words.in(m_language.code); }
    /** The name of a part or characteristic that the view mentions; else its id. */
    [[nodiscard]] QString named(const QString &id) const;

    [[nodiscard]] Sentence wordsFor(const Refusal &refusal, const QString &code = {}) const;
    [[nodiscard]] VerdictWords wordsFor(const Answer &answer) const;
    [[nodiscard]] PromptWords wordsFor(const Prompt &prompt) const;
    [[nodiscard]] QuestionWords wordsFor(const Question &question) const;
    [[nodiscard]] EventWords wordsFor(const Event &event) const;
    [[nodiscard]] QString wordsFor(const SyncView &sync) const;
    [[nodiscard]] QString detailOf(
        const SyncView &sync) const; ///< a calm sentence or two, for "This terminal"

    [[nodiscard]] static QString word(OperationStatus status);
    [[nodiscard]] static QString word(LifeCycle life);
    [[nodiscard]] static QString word(Verdict verdict);
    [[nodiscard]] static QString word(NonconformanceState state);
    [[nodiscard]] static QString word(Disposition disposition);
    [[nodiscard]] static QString shortWord(Reason reason); ///< two or three words, for a line of a list

    [[nodiscard]] QString unit(const UnitId &unit) const; ///< "unit LA40-26-000123K"
    [[nodiscard]] QString step(const OperationId &operation) const; ///< "step 030 (Motor and gearbox)"
    [[nodiscard]] QString component(
        const Component &component) const; ///< "M24-120 SN 0417", "GS-17 lot 0526-03"
    [[nodiscard]] QString subject(const Subject &subject) const;
    [[nodiscard]] QString measurement(const Measurement &measurement) const; ///< "5.52 N·m"
    [[nodiscard]] QString limits(
        const std::optional<Decimal> &lower, const std::optional<Decimal> &upper, const QString &unit) const;
    /** "Above the upper limit by 0.12 V", "In limits", "Near the upper limit": what a value is to its limits.
     */
    [[nodiscard]] QString placeInLimits(const Decimal &value, Verdict verdict,
        const std::optional<Decimal> &lower, const std::optional<Decimal> &upper, const QString &unit) const;
    [[nodiscard]] static QString list(const QStringList &names); ///< "A, B or C" is "A, B, C" everywhere

private:
    /** The sentences of a reason before anything is filled in. `rich`: the datum that the better sentence
     * needs is there. */
    [[nodiscard]] static Sentence sentencesOf(Reason reason, bool rich);
    [[nodiscard]] static Sentence sentencesOfTag(const QString &trouble);
    [[nodiscard]] static Sentence sentencesOfQuality(Reason reason, bool rich);
    [[nodiscard]] static Sentence sentencesOfUnit(Reason reason, bool rich);
    [[nodiscard]] static Sentence sentencesOfComponent(Reason reason, bool rich);
    [[nodiscard]] static Sentence sentencesOfContainment(Reason reason, bool rich);
    /** Of a hold or a containment: what to do now depends on more than the reason. */
    [[nodiscard]] static std::optional<Sentence> sentencesOfHeld(const Refusal &refusal);
    [[nodiscard]] static Sentence sentencesOfDelivery(Reason reason);
    [[nodiscard]] QString whatOfDelivery(const Answer &answer) const;
    [[nodiscard]] QString whatHappened(const Answer &answer) const;
    [[nodiscard]] QString nextAfter(const Answer &answer) const;

    Language m_language;
    OperationNames m_names;
    std::map<QString, Words> m_captureNames; ///< part number or characteristic id -> name
};

} // namespace unitrail
