// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/doctor.h"
#include "core/codes/test_sheet.h"

#include <functional>
#include <map>

/* How the doctor explains one capture; doctor.cpp weighs the explanations. */
namespace unitrail {

/** What a reader may be doing to every character of every code. */
struct Suspicion {
    enum class Kind { Nothing, Layout, CaseSwapped, AllUpper, AllLower, EighthBit };
    Kind kind = Kind::Nothing;
    QString scanner{}, host{}; ///< of Layout

    [[nodiscard]] QString layout() const { return scanner.isEmpty() ? QString() : scanner + u'/' + host; }
    /** What comes for this character: empty if it is a dead key, none if the tables do not say. */
    [[nodiscard]] std::optional<QByteArray> shown(char character) const;
    /** The same for a text; what the tables do not say is left out. */
    [[nodiscard]] QByteArray shown(const QByteArray &text) const;
    /** Whether these bytes may be what comes for the text. */
    [[nodiscard]] bool fits(const QByteArray &bytes, const QByteArray &text) const;
};

/** All of them, the harmless one first. The functions below want one of these. */
const std::vector<Suspicion> &suspicions();

/** How a capture follows from a code of the sheet. */
struct Explanation {
    const TestCode *code = nullptr;
    QByteArray front{}; ///< what came before the data, the station's prefix included
    QByteArray body{}; ///< the data as it came, the first time
    std::optional<QByteArray> separator{}; ///< what came for GS; none: the code has no GS
    QByteArray back{}; ///< what came behind it, the last time
    int times = 1; ///< how often the code came
    QByteArray splitBy{}; ///< the control characters that were in the middle of it and were left out here
};

/** Of several codes the one that begins first. */
std::optional<Explanation> explain(const QByteArray &bytes, const Suspicion &suspicion);

/** All captures under one suspicion. */
struct Account {
    const Suspicion *suspicion = nullptr;
    std::vector<std::optional<Explanation>> explained; ///< one for each capture
    std::vector<bool> joined; ///< it is a further piece of the capture before it
    size_t count = 0; ///< captures that are explained, pieces counted
    int open = 0; ///< characters of theirs of which it does not say what came
};

/** Of how many of its characters the suspicion does not say what comes. */
int openCharacters(const TestCode &code, const Suspicion &suspicion);
/** Whether a scan of this code would look different under the two. */
bool tellsApart(const TestCode &code, const Suspicion &one, const Suspicion &other);

/** Character for character, by no rule that is known: at least half of them right and no contradiction. */
struct Swaps {
    const TestCode *code = nullptr;
    QByteArray front{};
    QByteArray body{};
    std::map<char, QByteArray> shown{}; ///< for each character of the code what came for it
};
std::optional<Swaps> swapsIn(const QByteArray &bytes);

/** The code of which only the beginning or the end came. */
const TestCode *cutCode(const QByteArray &bytes);

/** The map that mends it, if there is one and every capture reads right with it. */
std::optional<MapProposal> proposalFor(const Account &account, const ReaderSetting &setting);
/** The same for swaps that no rule explains, the same in all captures. */
std::optional<MapProposal> proposalFor(
    const std::vector<Swaps> &readings, const std::map<char, QByteArray> &shown);
/** Whether a station can do without these characters. */
bool areBearable(const QByteArray &characters);

/** Whether a message ends with these bytes, for the station's framing. */
bool isTerminator(const QByteArray &bytes, const ReaderSetting &setting);
/** The control characters at the end. */
QByteArray terminatorOf(const QByteArray &bytes);

} // namespace unitrail
