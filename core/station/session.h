// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/scan.h"
#include "core/station/make_view.h"
#include "core/station/recorder.h"
#include "core/station/workflow.h"

#include <QHash>
#include <QObject>

namespace unitrail {

/**
 * The station's running conversation with one person: the one shell around reading, judging, recording and showing.
 *
 * Every call works in one go: no other scan, touch or answer can come between judging and recording, and answered()
 * is emitted only when what it speaks of is on the disk. Scans come in order and none is dropped.
 */
class Session : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    Session(Journal &journal, const Plant &plant, const Clock &clock, const StationName &station, QObject *parent = nullptr);

    /** Writes that the program has begun, and with which plant. Nothing may be scanned before. */
    [[nodiscard]] Outcome start(const QString &version);
    [[nodiscard]] const StationView &view() const { return m_view; }

public slots:
    void takeScan(const unitrail::Scan &scan);
    /** A touch button or key: the same verbs as printed command codes, "COMPLETE", "FAIL", "UNDO" ... */
    void takeVerb(const QString &verb, const QString &argument = {});
    /** A value from the keypad, as typed. */
    void takeValue(const QString &text);
    void setSync(const unitrail::SyncView &sync);
    void setDevice(const unitrail::DeviceState &device);
    /** Entries of other stations came in: what is on the table may stand differently now. */
    void refresh();
    /** Looks again for units that wait here; cheap, but not for the scan's way. */
    void updateWaiting();

signals:
    void viewChanged(const unitrail::StationView &view);
    void answered(const unitrail::Answer &answer, const QString &device);
    void languageWished(const QString &language);
    void themeWished(const QString &theme);
    void helpCalled(const unitrail::StationView &view);
    void unitWished(const unitrail::UnitId &unit); ///< somebody wants to see this unit's record

private:
    void carry(const Step &step, Given given, const QString &code, qint64 atMs);
    void give(const Command &command, const Given &given, const QString &code, qint64 atMs);
    void ask(const Ask &ask, const Given &given, const QString &code, qint64 atMs);
    void act(const LocalAction &action, const Given &given, const QString &code, qint64 atMs);
    void answerTo(const Command &command, const Judged &judged, const Given &given, const QString &code, qint64 atMs);
    void answer(Answer answer, const QString &device);
    void refuse(const Refusal &refusal, const Given &given, const QString &code, qint64 atMs);
    void stop(const Failure &failure, const Given &given, const QString &code, qint64 atMs);
    [[nodiscard]] bool readTwice(const Scan &scan, const Code &code);
    [[nodiscard]] Outcome reload();
    void open(const UnitId &unit, qint64 atMs);
    void count(const Command &command, const Judged &judged);
    void show();

    Journal &m_journal;
    const Plant &m_plant;
    const Clock &m_clock;
    Recorder m_recorder;
    Conversation m_conversation;
    Surroundings m_surroundings;
    struct LastRead {
        QString code;
        qint64 atMs = 0;
    };
    QHash<QString, LastRead> m_lastRead; ///< device -> its last code: for codes that are read twice
    QString m_readNow; ///< the text of the scan at hand
    QHash<QString, DeviceState> m_devices;
    StationView m_view;
};

} // namespace unitrail
