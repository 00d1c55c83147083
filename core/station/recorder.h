// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/domain/decide.h"
#include "core/journal/journal.h"

namespace unitrail {

/** Who gives a command, and by what. */
struct Given {
    const Person *person = nullptr;
    const Person *secondPerson = nullptr; ///< permits what the rules refuse; with overrideReason
    QString overrideReason;
    const Person *signer
        = nullptr; ///< has proved badge and PIN for this command; it is bound to what it signs
    CaptureMethod how = CaptureMethod::Manual;
    QString device;
    QByteArray raw; ///< the scan's bytes
    TagSighting tag{}; ///< of an RFID scan
    QString code; ///< the scan as text, for a recorded refusal
};

/** What came of a command: the decision, and the entries that are on the disk now. */
struct Judged {
    Decision decision;
    std::vector<Recorded>
        entries; ///< of the facts, or the one of the refusal; empty when nothing new happened

    /** Everything is ready, and only the signature is missing: nothing was recorded. */
    [[nodiscard]] bool wantsSignature() const
    {
        return refusal() && refusal()->reason == Reason::SignatureNeeded;
    }
    [[nodiscard]] const Refusal *refusal() const { return std::get_if<Refusal>(&decision); }
};

/**
 * Collects what the rules must see, asks them, and records the answer: facts or refusal, in one append.
 * Holds no state of its own: a station, the practice line and an import all work through it.
 */
class Recorder {
public:
    Recorder(Journal &journal, const Plant &plant, const Clock &clock, StationName station);

    [[nodiscard]] Result<Judged> give(const Command &command, const Given &given);
    /** What the rules would say now; nothing is recorded. */
    [[nodiscard]] Result<Decision> ask(const Command &command, const Given &given);
    /** For what no command was made of: an unknown code, a question answered with no. */
    [[nodiscard]] Result<Judged> refuse(const Refusal &refusal, const Given &given);
    /** A fact about the station itself that no rule judges: it started, its clock stepped. */
    [[nodiscard]] Result<Judged> note(const Fact &fact, const Given &given);

    /** The next serials of the part that this station may mint and nobody has yet; fewer than `count` when
     * they run out. */
    [[nodiscard]] Result<std::vector<SerialNumber>> nextSerials(const PartNumber &part, int count);

    /** The next number of a new container that nobody has yet; none: this station has none left. */
    [[nodiscard]] Result<std::optional<ContainerId>> nextContainer(const ContainerType &type);

    [[nodiscard]] const StationName &station() const { return m_station; }

private:
    [[nodiscard]] Result<Snapshot> look(const Command &command, const Given &given);
    [[nodiscard]] Outcome lookAtContainments(Snapshot &snapshot, const Subject &main);
    [[nodiscard]] Outcome lookInside(Snapshot &snapshot, const Subject &subject);
    [[nodiscard]] Outcome lookAtLoadedLots(Snapshot &snapshot);
    [[nodiscard]] Outcome add(Snapshot &snapshot, const Subject &subject);
    [[nodiscard]] Outcome linkRepairs(Facts &facts);
    [[nodiscard]] Result<std::vector<Recorded>> record(
        const Facts &facts, const Given &given, std::map<Subject, Standing> standings);

    Journal &m_journal;
    const Plant &m_plant;
    const Clock &m_clock;
    StationName m_station;
    std::shared_ptr<const ContainmentIndex> m_containments; ///< that the last snapshot points to
};

} // namespace unitrail
