// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/carried.h"
#include "core/codes/repair_map.h"
#include "core/devices/printer.h"
#include "core/devices/scan.h"
#include "core/station/last_work.h"
#include "core/station/make_view.h"
#include "core/station/pin_check.h"
#include "core/station/read_filter.h"
#include "core/station/reading_step.h"
#include "core/station/recorder.h"
#include "core/station/waiting_list.h"
#include "core/station/workflow.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace unitrail {

/** What an entry keeps of how a tag was read; empty for anything but a tag. */
[[nodiscard]] TagSighting sightingOf(const Scan &scan);

/** A label that shall be printed now. */
struct LabelWish {
    qint64 job = 0; ///< the answer names it: labelPrinted() or labelFailed()
    QString printer;
    Subject subject; ///< a unit or a container
    Label form;
    LabelData data;
};

/** A tag that shall be written now: whichever lies alone on the reader. */
struct TagWish {
    qint64 job = 0; ///< the answers name it: tagFound(), then tagWritten() or tagFailed()
    QString reader;
    UnitId unit;
    QByteArray epc; ///< upper-case hexadecimal
};

/**
 * The station's running conversation with one person: the one shell around reading, judging, recording and
 * showing.
 *
 * Every call works in one go: no other scan, touch or answer can come between judging and recording, and
 * answered() is emitted only when what it speaks of is on the disk. Scans come in order, none is dropped, and
 * each is answered once; a scan that completes an operation by itself is answered twice.
 */
class Session : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    Session(Journal &journal, const Plant &plant, const Clock &clock, const StationName &station,
        QObject *parent = nullptr);

    /** Writes that the program has begun, and with which plant. Nothing may be scanned before. */
    [[nodiscard]] Outcome start(const QString &version);
    [[nodiscard]] const StationView &view() const { return m_view; }
    /** What this device is known to do to codes: undone before they are read. The record keeps what came. */
    void setRepair(const QString &device, const RepairMap &map);
    /**
     * One tag lies alone on the reader. True: write it. A tag that names another unit sticks on that one and
     * is left alone; so is any tag when the wish is no more.
     */
    [[nodiscard]] bool tagFound(qint64 job, const Scan &tag);
    /** The last good day of an instrument's calibration, as far as anybody here knows. */
    [[nodiscard]] std::optional<QDate> calibrationOf(const InstrumentPlace &place);

public slots:
    void takeScan(const unitrail::Scan &scan);
    /** A touch button or key: the same verbs as printed command codes, "COMPLETE", "FAIL", "UNDO" ... */
    void takeVerb(const QString &verb, const QString &argument = {});
    /** A value from the keypad, as typed. */
    void takeValue(const QString &text);
    /** The second component of the signature that is asked for. It is kept nowhere and stands in no record.
     */
    void takePin(const QString &pin);
    /** A value that an instrument gives: of its own accord, or because readingWished() asked for it. */
    void takeReading(const unitrail::InstrumentReading &reading, const unitrail::InstrumentPlace &place);
    /** The instrument that was asked gave none. */
    void missReading(const unitrail::InstrumentPlace &place);
    /** What the instrument shows that the next value may come from; nothing: there is none. */
    void setInstrument(const std::optional<unitrail::InstrumentView> &instrument);
    /** What a page wishes that has asked for all it needs. */
    void takeCommand(const unitrail::Command &command);
    void setSync(const unitrail::SyncView &sync);
    void setDevice(const unitrail::DeviceState &device);
    /** A label printer of this station, and which labels it prints; none: all. */
    void setPrinter(const unitrail::PrinterState &printer, const QStringList &labels);
    void labelPrinted(qint64 job);
    void labelFailed(qint64 job, const QString &why, bool mayHaveComeOut);
    /** A reader of this station that writes tags. */
    void setTagWriter(const QString &reader);
    /** It was written and read back; as the tag was before. */
    void tagWritten(qint64 job, const unitrail::Scan &before);
    /** One of tagTroubles(). `seen`: the tag that was tried, where there was one. */
    void tagFailed(qint64 job, const QString &why, const std::optional<unitrail::Scan> &seen);
    /** Entries of other stations came in: what is on the table and what waits may stand differently now. */
    void refresh();
    /** Looks again for units that wait here: a few at a time, and never on a scan's way. */
    void updateWaiting();

signals:
    void viewChanged(const unitrail::StationView &view);
    /** Once for every scan, also where the band keeps what it said: whoever has no screen counts these. */
    void answered(const unitrail::Answer &answer, const QString &device);
    void languageWished(const QString &language);
    void themeWished(const QString &theme);
    void helpCalled(const unitrail::StationView &view);
    /** What it speaks of is on the disk. */
    void labelWished(const unitrail::LabelWish &wish);
    /** The instrument of the view shall measure; takeReading() or missReading() answers. */
    void readingWished();
    void tagWished(const unitrail::TagWish &wish);
    /** The tag of this wish shall not be written any more. */
    void tagLeft(qint64 job);
    /** A verb that a page answers: "PHOTO", "FREEZE". */
    void pageWished(const QString &verb, const QString &argument);
    /** Scanned whole from printed codes, and refused: nobody here trusts the key that it is signed with. */
    void untrustedCarried(const unitrail::CarriedContainment &carried);
    void unitWished(const unitrail::UnitId &unit); ///< somebody wants to see this unit's record

private:
    /** What is being answered: who said it by what, how it is shown, and when. */
    struct Heard {
        Given given;
        QString code; ///< as shown; empty for a touch
        qint64 atMs = 0;
        QString text; ///< of the scanned code, to know it again; empty for a touch
        bool repaired = false; ///< the device's repair map changed what it sent
        std::optional<TagRead> tag{};
        QString asker{}; ///< the device that hears the answer, where it is another than the one that measured
    };
    /** TAKE was said: by whom, and what was missing then. */
    struct WishedReading {
        Heard heard;
        WantedValue wanted;
    };

    /** What the typed digits and the marks of a fail belong to. */
    struct EnteredFor {
        std::optional<UnitId> unit{};
        std::optional<OperationId> operation{};
        int pass = 0;
        bool operator==(const EnteredFor &) const = default;
    };

    [[nodiscard]] Heard heardByTouch(const QString &verb) const;
    void carry(const Step &step, Heard heard);
    void give(const Command &command, bool putsAside, const Heard &heard);
    void granted(const Command &command, const Judged &judged, const Heard &heard);
    void ask(const Ask &ask, const Heard &heard);
    void takeBadge(const QString &badge, const Heard &heard);
    void signLastWork(const Heard &heard);
    void pinChecked(bool right);
    void refuseSignature(const Refusal &refusal);
    void act(const LocalAction &action, const Heard &heard);
    void wishReading(const Heard &heard);
    void carryIn(const QString &part, const Heard &heard);
    [[nodiscard]] Outcome acknowledgeContainments();
    void amend(const Amend &amend, const Heard &heard);
    [[nodiscard]] std::optional<Ask> whyAgain(const Command &command);
    void forgetTyped(const RecordMeasurement &measured);
    void forgetOtherWork();
    void refuse(const Refusal &refusal, const Heard &heard);
    void stop(const Failure &failure, const Heard &heard);
    void answer(Answer answer, const Heard &heard);
    void tell(const Answer &answer, const Heard &heard);
    [[nodiscard]] Outcome reload(const std::vector<Recorded> &fresh = {});
    void open(const UnitId &unit, qint64 atMs);
    void count(const std::vector<Recorded> &entries, const UndoEntry *undo);
    void walkOn();
    void show();

    // Labels (session_labels.cpp).
    /** A label on its way. */
    struct Printing {
        qint64 job = 0;
        Subject subject;
        QString printer;
        QString form; ///< name and revision
        bool recorded = false; ///< a further copy was, before it was sent
        Heard heard; ///< who wished it
    };
    void mint(const MintUnit &wish, const Heard &heard);
    void number(const NumberNewContainer &wish, const Heard &heard);
    /** Refused, and why, when no printer can print it now. */
    [[nodiscard]] std::optional<Refusal> refusePrinting(const Subject &subject) const;
    void send(
        const Subject &subject, bool recorded, const Heard &heard, const std::optional<Answer> &said = {});
    [[nodiscard]] bool isAtHand(const Subject &subject) const; ///< on the table, or the container at hand
    [[nodiscard]] bool isOutstanding(const Subject &subject) const;
    void askAboutUnknownPrint(const Heard &heard);
    void askWhetherPrinted(const Subject &subject, const QString &why, const Heard &heard);
    void takeUp(const ContainerId &container);
    [[nodiscard]] Outcome leaveOutUnmade(std::vector<UnitId> &known);

    // Tags (session_tags.cpp).
    /** A tag that is to be written. */
    struct Tagging {
        qint64 job = 0;
        UnitId unit;
        QString reader;
        QByteArray epc;
        bool writing = false; ///< it cannot be called back any more
        Heard heard; ///< who wished it
    };
    void writeTag(const WriteTag &wish, const Heard &heard);
    void leaveTag();
    [[nodiscard]] Result<bool> namesAnother(const UnitId &unit, const Scan &tag);
    [[nodiscard]] Heard heardByTag(const Tagging &tagging, const QByteArray &raw, const Scan *tag) const;

    Journal &m_journal;
    const Plant &m_plant;
    const Clock &m_clock;
    Recorder m_recorder;
    Conversation m_conversation;
    Surroundings m_surroundings;
    WaitingList m_waiting;
    QTimer m_walk;
    Heard m_asked; ///< the scan or touch that raised the question
    PinCheck m_pinCheck;
    QString m_signer; ///< the badge whose PIN is being checked
    EnteredFor m_enteredFor;
    LastWork m_lastWork;
    std::optional<Printing> m_printing;
    std::optional<Tagging> m_tagging;
    qint64 m_lastJob = 0;
    std::vector<Subject> m_askedAboutPrint; ///< since the start: each once
    ReadFilter m_reads;
    QHash<QString, DeviceState> m_devices;
    QHash<QString, RepairMap> m_repairs;
    std::optional<WishedReading> m_wishedReading;
    CarriedParts m_carried;
    std::shared_ptr<const ContainmentIndex>
        m_acknowledged; ///< up to these the station has said what it enforces
    StationView m_view;
};

} // namespace unitrail
