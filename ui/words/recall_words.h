// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/genealogy.h"
#include "core/trace/recall.h"
#include "ui/words/speech.h"

namespace unitrail {

/** What recalls and genealogies say, in one person's language. */
class RecallWords {
    Q_DECLARE_TR_FUNCTIONS(RecallWords)
public:
    explicit RecallWords(const Speech &speech)
        : m_speech(speech)
    { }

    [[nodiscard]] QString start(const RecallStart &start) const; ///< "lot ENC-12/EN2619-B"
    [[nodiscard]] QString question(const RecallQuestion &question) const;
    [[nodiscard]] static QString reason(RecallReason reason); ///< "another lot is recorded"
    [[nodiscard]] static QString word(Whereabouts::Kind kind); ///< "In process"
    [[nodiscard]] QString where(const Whereabouts &where) const; ///< "step 050, CAL-1"
    [[nodiscard]] QString behind(const std::vector<StationKnowledge> &stations) const;
    [[nodiscard]] static QString outcome(const QString &outcome); ///< of a unit in a case
    [[nodiscard]] static QString word(LinkQuality quality);
    [[nodiscard]] static QString word(GenealogyQuestion::View view);
    [[nodiscard]] QString finding(const BomFinding &finding) const; ///< a whole sentence
    [[nodiscard]] static QString word(BomFinding::Kind kind); ///< "Missing"
    [[nodiscard]] QString subjectOf(const BomFinding &finding) const; ///< "SEAL-9, 2"

private:
    const Speech &m_speech;
};

} // namespace unitrail
