// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/code.h"
#include "core/domain/measuring.h"
#include "core/domain/plant.h"
#include "core/domain/refusal.h"
#include "core/domain/standing.h"
#include "core/labels/label_data.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/*
 * All that the operator's screens need, as one value. Plain data and no sentences: ui/words makes those, in
 * the person's language. Names of parts and operations come as Words, because the plant wrote them in
 * several.
 */
namespace unitrail {

/** Where and how strongly an RFID tag was read, and its chip's own number: it tells tags apart and names
 * nothing.
 */
struct TagRead {
    int antenna = 0; ///< 1..n; 0: not told
    int rssiDbm = 0; ///< 0: not told
    QString tid; ///< hexadecimal; empty: not read
    bool operator==(const TagRead &) const = default;
};

/** One answer of the terminal: what the band shows, the sound says and the list keeps. Made only after the
 * commit. */
struct Answer {
    enum class Kind {
        None, ///< nothing has been scanned yet
        Accepted, ///< recorded
        Completed, ///< recorded, and the operation or the unit is done
        Refused, ///< recorded as a refusal
        Attention, ///< read twice, half a code, a question
        Held, ///< a hold was placed or met
        Undone,
        NotRecorded, ///< the disk said no: work stops here
    };
    enum class What {
        Nothing,
        SignedIn,
        SignedOut,
        UnitOpened,
        UnitCreated,
        OperationStarted,
        OperationCompleted,
        OperationFailed,
        OperationPaused,
        OperationResumed,
        OperationSkipped,
        ComponentInstalled,
        ComponentRemoved,
        LotLoaded,
        LotUnloaded,
        MeasurementRecorded,
        HoldPlaced,
        HoldReleased,
        ReworkReturned,
        UnitScrapped,
        UnitMoved,
        UnitPacked,
        ContainerSealed,
        UnitReleased,
        UnitShipped,
        Undone,
        IdentifierBound,
        LabelSent, ///< a further copy, counted
        LabelPrinted,
        LabelRead, ///< the unit's own label was scanned back and says its serial
        LabelNotPrinted, ///< the printer said no; text is why
        IdentifierVoided,
        AskConfirmLeave,
        AskUndo,
        AskOverride,
        AskPrintAgain, ///< whether the label came out before the power went is not known
        AskPart,
        AskChoice,
        Kept,
        LanguageChanged,
        ThemeChanged,
        HelpCalled,
        AskRecordFail,
        Entered, ///< a digit, a mark: shown, and not recorded yet
        StationStopped,
        StationResumed,
        CallAnswered,
        FigureFrozen,
        UnitShown,
        ContainerNumbered, ///< a new container has its number
        ContainerShown,
        RepairRecorded,
        NonconformanceOpened,
        NonconformanceAdvanced,
        NonconformanceDecided,
        NonconformanceClosed,
        ConcessionGranted,
        OperationWaived,
        GaugeChecked,
        RecordSigned,
        SignatureDeclined,
        AskSignature,
        AskTag, ///< the unit's tag is to be laid on the reader
        TagWritten, ///< and read back; bound to the unit
        LotAccepted,
        LotRejected,
        LimitsFrozen,
        FileKept,
        ContainmentTaken, ///< enforced here from now on; text: "C-0007 2"
        ContainmentLifted,
        ContainmentKnown, ///< it was enforced before
        ContainmentPart, ///< one of several codes; text: "2/3"
        ConflictResolved,
        CorrectionProposed,
        CorrectionDecided,
        UnitUnpacked,
        UnitReturned,
        ContainerPacked, ///< into text
        ContainerUnpacked,
        LoosePacked,
        LooseUnpacked,
        ContainerMoved,
        ContainerShipped,
        ServiceOpened,
        ServiceClosed,
        UnitDecommissioned,
        AskContainer, ///< what is done with the container that was scanned
        OrderShipped, ///< text: the customer's order
        IssuerTrusted, ///< text: the station whose key it is
    };
    Kind kind = Kind::None;
    What what = What::Nothing;
    std::optional<Refusal> refusal; ///< with Refused, Attention and Held
    qint64 atMs = 0; ///< UTC, of the scan or touch
    QString code; ///< what was read, as shown
    bool repaired = false; ///< the reader's repair map changed what it sent; code is what came of it
    std::optional<TagRead> tag; ///< of an RFID tag
    std::optional<UnitId> unit;
    std::optional<ContainerId> container; ///< where it is about one, or about its label
    std::optional<OperationId> operation;
    Words operationName;
    std::optional<Component> component; ///< what was installed, removed or loaded
    std::optional<Measurement> measurement;
    QString text; ///< a person's name, a hold's number, a failure's one line
    std::optional<Disposition> disposition; ///< of a nonconformance
    std::optional<NonconformanceState> state; ///< where a nonconformance stands now
    QString signedBy; ///< as printed on the signature
    QStringList nextStations; ///< with Completed: where the unit goes now
    std::optional<OperationId> nextOperation;
    qint64 sequence = 0; ///< of the last entry it speaks of; 0: nothing was recorded

    bool operator==(const Answer &) const = default;
};

/** The one thing to do now. */
struct Prompt {
    enum class Kind {
        SignIn,
        ScanUnit,
        WaitForLabel, ///< the printer has it
        PrintLabel, ///< the unit's number is minted and its label not printed
        ScanLabel, ///< the printed label is to be scanned back
        ScanComponent,
        ScanLotToLoad,
        Measure,
        Complete,
        Fail, ///< everything is there, but a value is outside its limits
        ChooseRework,
        TakeTo, ///< no station named: put it aside
        Stopped,
    };
    Kind kind = Kind::SignIn;
    std::optional<OperationId> operation;
    Words operationName;
    std::optional<PartNumber> part; ///< ScanComponent, ScanLotToLoad
    Words partName;
    TrackingMode tracking = TrackingMode::Serial; ///< which label of it
    std::optional<PositionName> position;
    std::optional<CharacteristicId> characteristic; ///< Measure
    Words characteristicName;
    QString gaugeClass; ///< Measure: the kind of instrument that is wanted; empty: any
    bool typed = true; ///< Measure: the value may be typed; else only an instrument may give it
    int index = 1; ///< Measure: which repeat
    int repeats = 1;
    QString unitOfMeasure;
    std::optional<Decimal> lower, upper;
    QStringList stations; ///< TakeTo
    std::optional<ContainerId> container{}; ///< whose label is to be printed or scanned; none: the unit's
    int done = 0; ///< captures done of this operation ...
    int total = 0; ///< ... out of so many
    bool operator==(const Prompt &) const = default;
};

/** The instrument whose value the next measurement takes, as far as one of this station fits. */
struct InstrumentView {
    enum class State {
        NotConnected,
        Waiting, ///< nothing has come from it for this measurement
        Live, ///< value is on its display now; it is not taken
        Taken, ///< value is the one that was recorded last
    };
    QString name; ///< in the station's configuration
    QString gauge; ///< the plant's number of it: "DIN-07"; empty: the plant does not list it
    QString serial;
    std::optional<QDate> due; ///< the last good day of its calibration
    bool overdue = false;
    bool asked = false; ///< it measures when it is told to (the verb TAKE); else it has a button of its own
    State state = State::NotConnected;
    std::optional<Decimal> value; ///< as it shows it
    QString unit; ///< of value
    bool stable = false; ///< value has come to rest
    std::optional<Refusal> trouble; ///< why what it sent last is no value
    bool operator==(const InstrumentView &) const = default;
};

struct StepView {
    OperationId operation;
    Words name;
    OperationStatus status = OperationStatus::Open;
    bool current = false; ///< the one this station is at, framed
    int pass = 0;
    bool operator==(const StepView &) const = default;
};

/** One line of "Parts of this step": a component or a measurement, done or to do. */
struct CaptureView {
    enum class State { Todo, Next, Done, Failed };
    State state = State::Todo;
    Words name; ///< of the part or characteristic
    QString part; ///< part number, or characteristic id
    QString value; ///< the serial, lot or measured value with unit
    bool operator==(const CaptureView &) const = default;
};

/** One line of "Last scans", newest first. */
struct ScanLine {
    qint64 atMs = 0;
    QString code;
    Answer::Kind kind = Answer::Kind::None;
    std::optional<Refusal> refusal;
    bool repaired = false; ///< see Answer
    bool operator==(const ScanLine &) const = default;
};

struct UnitView {
    UnitId unit;
    Words partName;
    QString revision;
    std::optional<OrderNumber> order;
    OperationStatus status = OperationStatus::Open; ///< of the current operation
    LifeCycle life = LifeCycle::Created;
    std::optional<Hold> hold; ///< the first open one
    QString holdId;
    qint64 openedMs = 0; ///< since when it is open here; 0: it is not
    bool operator==(const UnitView &) const = default;
};

/** A unit that is due at this station: the waiting screen's list. */
struct WaitingUnit {
    UnitId unit;
    OperationId operation;
    qint64 sinceMs = 0;
    bool onHold = false;
    bool operator==(const WaitingUnit &) const = default;
};

/** What was done here since that moment: the start of the plant's day, or of the program if that was later.
 */
struct TodayView {
    qint64 sinceMs = 0;
    int done = 0;
    int firstPass = 0; ///< of those, at pass 1
    int fails = 0;
    bool operator==(const TodayView &) const = default;
};

/** Why nothing is made here at the moment. */
struct StopView {
    Words reason;
    bool planned = false;
    qint64 sinceMs = 0;
    bool operator==(const StopView &) const = default;
};

struct SyncView {
    enum class Kind { NotConfigured, Offline, Sending, Saved };
    Kind kind = Kind::NotConfigured;
    int waiting = 0; ///< entries that central has not confirmed
    qint64 lastContactMs = 0;
    QString detail{};
    int files = 0; ///< photos and files that central does not hold yet
    QString fileTrouble{}; ///< why one of them does not get there; empty: they are on their way
    bool operator==(const SyncView &) const = default;
};

/** A question in a strip; any other scan answers it with the safe "no". */
struct Question {
    enum class Kind {
        UndoLast,
        LeaveOpenUnit,
        OverrideRefusal,
        PrintAgain,
        WhichReprintReason,
        WhichVoidReason,
        WhichPart,
        WhichRework,
        WhichHoldReason,
        RecordFail, ///< about.measurement: what would be recorded
        WhichRetestReason,
        WhichDefect,
        WhichStopReason,
        WhichNonconformance, ///< what is wrong, for a nonconformance
        Signature, ///< badge, then PIN
        WhyDeclined,
        WriteTag, ///< about.text: the reader; the tag itself is the answer
        WhatWithContainer, ///< about.container
        WhyUnpacked,
    };
    Kind kind;
    struct Choice {
        QString id;
        Words words;
        bool operator==(const Choice &) const = default;
    };
    std::vector<Choice> choices; ///< for the Which... kinds
    Answer about; ///< what would be undone, overridden
    /** How far a signature has come. Nothing tells whether the badge is a known one (SECURITY S4). */
    struct Signing {
        QString meaning; ///< "released"
        bool badgeRead = false; ///< the PIN is awaited
        bool checking = false;
        bool operator==(const Signing &) const = default;
    };
    std::optional<Signing> signing{};
    bool writing = false; ///< WriteTag: the tag is there and is being written
    bool operator==(const Question &) const = default;
};

/** The label of the open unit or of the container at hand as it is printed, until it was scanned back. */
struct LabelView {
    Label form;
    LabelData data;
    IdentifierState state = IdentifierState::None;
    bool printing = false;
    int copies = 0;
    bool operator==(const LabelView &) const = default;
};

/** A test or inspection that measures: what is there, and what is measured now. */
struct MeasuringView {
    struct Line {
        enum class State {
            Todo,
            Begun, ///< some of its values are there
            Passed,
            Marginal,
            Failed,
            NotAsked, ///< not required of this unit
        };
        CharacteristicId id;
        Words name;
        State state = State::Todo;
        QString value; ///< what counts, with its unit
        int attempt = 1;
        bool current = false;
        bool operator==(const Line &) const = default;
    };
    std::vector<Line> lines;

    /** What is measured now; without one all is measured. */
    struct Wanted {
        CharacteristicId id;
        Words name;
        Characteristic::Kind kind = Characteristic::Kind::Numeric;
        QString unit;
        std::optional<Decimal> lower, nominal, upper, guardBand;
        QString plan; ///< revision of its limits
        int repeats = 1;
        Characteristic::ResultRule rule = Characteristic::ResultRule::Each;
        int attempt = 1; ///< that the next value belongs to ...
        int index = 1; ///< ... as its first, second ...
        int attemptsMax = 1;
        bool complete = false; ///< every value of the attempt is there
        bool mayType = true;
        bool mayRepeat = false; ///< there is something to measure again, and an attempt left
        QString why; ///< it is measured again
        std::vector<Measurement> recorded; ///< of this pass, all attempts
        std::optional<Verdict> outturn; ///< what they come to so far
        std::optional<Draw> draw; ///< where a plan samples it
        bool operator==(const Wanted &) const = default;
    };
    std::optional<Wanted> wanted;

    QString typed; ///< with a point
    std::optional<Decimal> value; ///< what is typed, once it is a number ...
    std::optional<Verdict> live; ///< ... and how it would be judged
    bool implausible = false; ///< it is a slip: not recordable
    bool operator==(const MeasuringView &) const = default;
};

/** A fail that is being described. */
struct FailView {
    struct Mark {
        std::optional<DefectCode> defect;
        Words name; ///< of the defect
        QString place;
        QString picture;
        std::optional<Decimal> x, y;
        bool current = false;
        bool operator==(const Mark &) const = default;
    };
    struct Drawing {
        QString id;
        Words name;
        QByteArray svg;
        std::vector<QString> places;
        bool operator==(const Drawing &) const = default;
    };
    struct Offer {
        DefectCode code;
        Words name;
        bool here = false; ///< of this step
        bool processIndicator = false; ///< recorded, and outside yield
        bool operator==(const Offer &) const = default;
    };
    std::vector<Mark> marks;
    std::vector<Drawing> drawings;
    size_t drawing = 0; ///< that is looked at
    std::vector<Offer> offers; ///< those of this step first
    std::optional<Measurement> measured; ///< the value out of its limits that it is about
    Words measuredName;
    bool canSave = false;
    bool operator==(const FailView &) const = default;
};

struct StationView {
    enum class Screen { SignIn, Ready, UnitAtStep, Stopped };
    Screen screen = Screen::SignIn;
    StationName station;
    Words stationTitle;
    Station::Kind kind = Station::Kind::Work;
    std::vector<StepView>
        stationOperations; ///< what this station does; for the sub-line of the waiting screen
    QString person; ///< short name; empty: nobody
    QString language; ///< wanted by the person; empty: the station's
    std::optional<UnitView> unit;
    std::vector<StepView> steps;
    Prompt prompt;
    Answer answer;
    std::optional<Question> question;
    std::vector<CaptureView> captures;
    std::vector<LoadedLot> loaded;
    std::vector<ScanLine> scans; ///< the last 50
    std::vector<WaitingUnit> waiting;
    TodayView today;
    std::optional<StopView> stop; ///< why the station stands
    qint64 helpCalledMs = 0; ///< since when somebody waits for help; 0: nobody
    SyncView sync;
    std::vector<QString> lostDevices; ///< names of readers that are not connected
    std::vector<QString> degradedDevices; ///< of those that work, but worse than they are set up to
    std::optional<InstrumentView> instrument; ///< there while a measurement is wanted that one can give
    std::optional<LabelView> label;
    bool canMint = false; ///< units begin here, and this station prints their labels
    std::vector<Words> containerTypes; ///< that MINT would number and label now
    std::optional<ContainerId> container; ///< at hand: numbered or scanned last
    bool canReprint = false; ///< of the open unit, or of the container at hand
    bool canWriteTag = false; ///< of the open unit
    QString typed; ///< digits of a value that is not recorded yet, with a point
    std::optional<MeasuringView> measuring; ///< while a test or inspection runs here
    std::optional<FailView> failing; ///< while a fail is described
    bool canComplete = false;
    bool canUndo = false;
    bool operator==(const StationView &) const = default;
};

} // namespace unitrail
