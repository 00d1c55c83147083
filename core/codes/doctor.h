// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/repair_map.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace unitrail {

/** What one pull of the trigger made: all bytes from one silence to the next, as they came. */
struct Capture {
    QByteArray bytes; ///< AIM identifier, data and terminator
    qint64 atMs = 0; ///< steady, of the first byte
    int lastsMs = 0; ///< from the first byte to the last
    int longestGapMs = 0; ///< between two reads in it
    bool framed = false; ///< whole messages came; a CR behind each stands for its end and was not sent
    bool operator==(const Capture &) const = default;
};

/** What the station expects of the reader. */
struct ReaderSetting {
    QList<QByteArray> terminators{"\r", "\n"};
    QByteArray prefix{}; ///< of the framing, not the AIM identifier
    RepairMap repair{}; ///< what is repaired already
    /** It tells messages and not bytes, as keyboards and HID readers do: there is no terminator to judge. */
    bool framed = false;
};

/** One thing that is wrong with what a reader sends, or could be better. */
struct Finding {
    enum class Kind {
        GsLost, ///< the separator does not come at all: no repair can know where it was
        GsReplaced, ///< by `seen`
        WrongLayout, ///< `layout`: the scanner types for one keyboard, the host shows another
        CharactersSwapped, ///< `seen` for `expected`, in no layout known here
        CharactersLost, ///< `expected` never come: dead keys
        CaseChanged, ///< Caps Lock, or a conversion in the scanner
        EighthBit, ///< parity where none should be
        Doubled, ///< the code comes twice for one trigger
        Split, ///< by `seen`, a line end in the middle
        Cut, ///< the beginning or the end is missing; `seen` is what came
        NoAimId, ///< nothing says which symbol it was
        OtherAimId, ///< `seen` where `expected` belongs
        VendorCodeId, ///< `seen`: the vendor's letters and not the AIM identifier
        PrefixMissing, ///< the station waits for `expected` in front
        TextAdded, ///< `seen` before or behind the data
        GsInFront, ///< the FNC1 in front is sent as GS
        NoTerminator,
        OtherTerminator, ///< `seen` where the station waits for `expected`
        RepairSpoils, ///< the repair map that is set changes what comes right already
        Noise, ///< bytes that are no text: the baud rate
        NotOfTheSheet, ///< something else was scanned, or too much is wrong with it
    };
    Kind kind;
    std::vector<int> codes{}; ///< the numbers of the sheet's codes that show it
    QByteArray seen{};
    QByteArray expected{};
    QString layout{}; ///< "us/de": scanner/host

    /** Whether codes are misread because of it; else it only could be better. */
    [[nodiscard]] bool isFault() const;
    bool operator==(const Finding &) const = default;
};

/** A repair map that makes the captures read right; that was tried out. */
struct MapProposal {
    QString repair{}; ///< as the configuration has it: "layout=us/de ~={GS}"; empty: take out what is set
    QByteArray costs{}; ///< printable characters that cannot be told apart from others any more
    bool operator==(const MapProposal &) const = default;
};

/** What became of one capture. */
struct ReadTestCode {
    int number = 0; ///< of the sheet; 0: it could not be told
    bool right = false; ///< as it came
    bool rightRepaired = false; ///< with the repair that is set already
    bool operator==(const ReadTestCode &) const = default;
};

struct Diagnosis {
    enum class Verdict {
        NothingYet, ///< no code came
        Right,
        RightRepaired, ///< thanks to the repair map that is set already
        Repairable, ///< by `proposals`, which is one
        SeveralRepairs, ///< `proposals` explain it all: scan `decisive` before choosing
        SetUpScanner, ///< only the scanner's own settings, or the station's, help
        NotUnderstood,
    };
    Verdict verdict = Verdict::NothingYet;
    std::vector<ReadTestCode> reads{}; ///< one for each capture, in their order
    std::vector<Finding> findings{};
    std::vector<MapProposal> proposals{};
    std::vector<int> missing{}; ///< codes of the sheet that were not seen
    std::vector<int> decisive{};
    int rightCharacters = 0; ///< of testCharacters(), as they came
    bool operator==(const Diagnosis &) const = default;
};

/**
 * Judges what a reader made of the test sheet. It knows what is printed and explains every capture by what
 * scanners are known to do to it; what explains most counts, and where several explanations are as good it
 * says so.
 */
Diagnosis diagnose(const std::vector<Capture> &captures, const ReaderSetting &setting);

/** The code of the sheet that a scan comes from, whatever was done to it; 0: it is another. */
int testCodeIn(const QByteArray &scan);

} // namespace unitrail
