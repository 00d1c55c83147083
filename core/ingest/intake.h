// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/exchange/results/read_results.h"
#include "core/journal/attachments.h"
#include "core/station/recorder.h"

namespace unitrail {

/** What became of one run that a file tells of. */
struct TakenRun {
    enum class Kind {
        Recorded,
        Known, ///< this very file has been recorded for this unit before
        Refused, ///< the rules said no
        Unmatched, ///< no unit, or several, are known by that serial
    };
    QString serial; ///< as written
    Kind kind = Kind::Unmatched;
    std::optional<UnitId> unit{};
    std::optional<OperationId> operation{};
    int pass = 0;
    int values = 0; ///< recorded
    QStringList notInPlan{}; ///< what the operation's plan does not ask for; it stays in the kept file
    OperationStatus status = OperationStatus::Open; ///< Passed, Failed, or Active: something is still missing
    std::optional<Refusal> refusal{};
    qint64 sequence = 0; ///< of the last entry
};

/** What became of a file or message. */
struct TakenFile {
    QString sha256;
    std::vector<TakenRun> runs{};
    QString mistake{}; ///< why it could not be read; then there are no runs
    bool cutOff = false; ///< it ends in the middle

    /** Everything in it is recorded; else it belongs into quarantine. */
    [[nodiscard]] bool done() const;
};

/** One file to be taken. */
struct OfferedFile {
    QByteArray bytes;
    QString device{}; ///< where it came from, as entries name devices
};

/**
 * Takes what test machines found: matches it to its unit and to the operation that is due at this station,
 * and gives it to the rules. The file's bytes are kept beside the journal before an entry names them. The
 * same file is recorded once, however often it comes and whenever this program was cut short.
 */
class ResultIntake {
public:
    ResultIntake(Journal &journal, const Plant &plant, const Clock &clock, StationName station);

    /** On the disk when this returns. A Failure: the disk said no, and nothing of it is recorded. */
    [[nodiscard]] Result<TakenFile> take(const OfferedFile &file);
    /** The same for many in one transaction: all of them on the disk, or none. */
    [[nodiscard]] Result<std::vector<TakenFile>> takeAll(const std::vector<OfferedFile> &files);
    /** Once more for a file that was refused: what is still refused is not recorded a second time. */
    [[nodiscard]] Result<TakenFile> retry(const OfferedFile &file);

    [[nodiscard]] AttachmentStore &store() { return m_store; }

private:
    [[nodiscard]] Result<TakenFile> takeOne(const OfferedFile &file, bool again);
    [[nodiscard]] Result<TakenRun> takeRun(
        const TestResult &result, const QString &sha256, const OfferedFile &file, bool again);
    [[nodiscard]] Result<bool> isKnown(const UnitId &unit, const QString &sha256);
    [[nodiscard]] Result<const Person *> personHere();

    Journal &m_journal;
    const Plant &m_plant;
    Recorder m_recorder;
    AttachmentStore m_store;
};

} // namespace unitrail
