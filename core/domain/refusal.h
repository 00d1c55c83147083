// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/names.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace unitrail {

/** Why a command was not granted. The names are part of the entry format: they are for ever. */
enum class Reason {
    UnknownCode, ///< nothing here knows what the code means
    AmbiguousCode, ///< it means two things; say which
    UnknownUnit, ///< well formed, but no such unit has been created
    UnitExists, ///< this identity was given before
    BadSerial, ///< does not match the part's pattern or its check character
    NotSignedIn,
    UnknownBadge,
    NotQualified, ///< missing or expired
    NotAllowed, ///< the person's role does not permit it
    WrongStation, ///< the operation that is due is done elsewhere
    NotOnRoute,
    EarlierOperationMissing,
    AlreadyPassed,
    AttemptsUsedUp,
    OnHold,
    Scrapped,
    Gone, ///< shipped, packed or otherwise past this kind of work
    ActiveElsewhere, ///< the operation runs at another station
    OtherUnitOpen, ///< this station has another unit open
    NotStarted,
    NotPaused,
    CaptureMissing, ///< a component or measurement is still to come
    MeasurementsFailed, ///< a recorded value is out of its limits: fail or rework
    WrongPart,
    WrongRevision,
    PositionFilled,
    ComponentOnHold,
    ComponentScrapped,
    ComponentInstalledElsewhere,
    ComponentNotReleased,
    ComponentUnknownPosition,
    LotExpired,
    LotOnHold,
    LotMissing, ///< the operation takes it from a loaded lot, and none is loaded
    LotEmpty,
    LotNotLoaded,
    LotAlreadyLoaded,
    ImplausibleValue,
    BadValue, ///< not a number, or in another unit
    UnknownCharacteristic,
    InstrumentNeeded, ///< this value must not be typed
    NotInstalled,
    ReworkNotAllowed,
    NotOnHold,
    AlreadyOnHold,
    AlreadyPacked,
    NotPacked,
    ContainerSealed,
    NotComplete, ///< the routing is not finished
    NothingToUndo,
    UndoTooLate,
    UndoBuiltUpon, ///< later work stands on it
    SecondPersonNeeded,
    ReasonNeeded,
    LabelNotRead, ///< the unit's new label was not scanned back yet
    LabelMismatch, ///< the label says another serial than the one that was printed
    SerialsUsedUp, ///< no number is left that this station may mint
    NoLabel, ///< no template or no printer for it here
    PrinterNotReady,
    CaseExists, ///< a recall case of this name was opened before
    CaseNotOpen, ///< no such recall case, or it is closed
    CaseUnfinished, ///< units of the recall are still to be closed
    ReadTwice, ///< the same code again at once: counted once
    PartialRead, ///< half a code arrived
    NoReading, ///< the instrument is not there, did not answer, or none of that kind is connected
    WrongUnit, ///< of the instrument: the plan does not take it
    UnsteadyReading, ///< the instrument would not come to rest
    WrongGauge, ///< this instrument does not measure what is missing
    CalibrationOverdue, ///< of the instrument
    StorageFailed, ///< not a rule: the disk said no
    SignatureNeeded, ///< by somebody who may; it is asked for, and not recorded as a refusal
    SignatureWrong, ///< badge or PIN; which of them is not said
    SignatureLocked, ///< too many wrong ones; until `at`
    NothingToSign,
    NotDispositioned, ///< nobody has decided yet what becomes of what does not conform
    UnknownNonconformance,
    WrongNonconformanceState, ///< it stands at `detail`, from where this is no step
    NonconformanceNeeded, ///< it did not pass: that is decided upon, not waived
    ConcessionUnknown,
    ConcessionExists,
    ConcessionUnlimited, ///< neither a count nor a last day
    ConcessionExpired,
    ConcessionUsedUp,
    ConcessionMismatch, ///< it permits something else
    GaugeUnknown,
    GaugeWrongClass,
    GaugeOverdue,
    GaugeBad, ///< by its last check
    ContainerExists, ///< this number was given before
    ContainerVoid, ///< its number was withdrawn
    TagNotWritten, ///< an RFID tag; detail is why: one of tagTroubles()
    NotReleased, ///< this product leaves only with its signed release
    SampleUnfinished, ///< drawn units of the lot are not inspected yet
    Contained, ///< by a containment; names: its hold and who issued it; operation: where it goes first
    ContainmentForged, ///< the signature does not fit what is signed
    IssuerUnknown, ///< signed with a key that this station does not trust
    ContainmentOutdated, ///< a newer version is enforced here
    ContainmentTooLarge, ///< it would not fit into an entry
    ContainmentEmpty, ///< nothing is contained that could be lifted
    WorkedOnApart, ///< two stations worked on it, and nobody has decided yet
    NoConflict, ///< nothing to decide
    NotCorrectable, ///< this kind of entry, or this field of it
    ProposalUnknown, ///< no such proposal, or it was decided
    OtherPersonNeeded, ///< who proposed it does not approve it
    ContainerInItself, ///< that one lies in this one already
    NotEnough, ///< there is less of it than that: detail
    ServiceOpen, ///< its repair order is still open
    ServiceNotOpen,
    NotDelivered, ///< it never left for a customer
    ContainerEmpty,
    ContainerOpen, ///< it leaves sealed, so that what is in it stays in it
};

/**
 * A reason and its data; no words. What does not apply is empty. ui/words makes the sentences.
 */
struct Refusal {
    Reason reason;
    std::optional<Subject> subject; ///< what was judged: the unit, lot or container
    std::optional<OperationId> operation; ///< the operation it is about: the missing one, the due one
    std::optional<PartNumber> part;
    std::optional<Subject> other; ///< the other thing: where it is installed, the open unit
    QStringList stations{}; ///< where to take it
    QStringList names{}; ///< people, positions, missing captures, needed parts: what the sentence lists
    QString detail{}; ///< the reason's own datum: hold text, the qualification, the limit
    qint64 at = 0; ///< when the fact it speaks of happened or ended, ms UTC; 0: does not apply

    bool operator==(const Refusal &) const = default;
};

/**
 * Why a tag is not written, or not known to be: names in entries, and for ever. "no-writer" (no reader of the
 * station writes), "no-gtin" (of the part, so there is nothing to write), "no-reader" (not connected),
 * "no-tag", "several-tags", "names-another" (unit), "refused" (by the tag), "no-answer", "different" (it
 * reads otherwise), "unsupported" (by the reader).
 */
const QStringList &tagTroubles();

/** The stable name of a reason, "EarlierOperationMissing": in entries, in JSON output, in translations' ids.
 */
QString reasonName(Reason reason);
std::optional<Reason> reasonFromName(const QString &name);

/** Whether a second authorised person may permit it all the same. Identity and physics cannot be overridden.
 */
bool canBeOverridden(Reason reason);

} // namespace unitrail
