// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/ingest/intake.h"
#include "core/ingest/quarantine.h"
#include "core/station/recorder.h"

#include <QHash>
#include <QObject>

namespace unitrail {

/** A file with what became of it. */
struct ResultReceipt {
    QString name;
    TakenFile taken;
    bool quarantined = false;
};

/** A file as it came in. */
struct NamedFile {
    QString name;
    OfferedFile file;
};

/**
 * Where results of machines come in at one station, by folder, by socket or by hand: each file is recorded,
 * known already, or put into quarantine; when a call returns it is one of these on the disk.
 */
class ResultDesk : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultDesk)

public:
    ResultDesk(Journal &journal, const Plant &plant, const Clock &clock, const StationName &station,
        QObject *parent = nullptr);

    [[nodiscard]] Result<ResultReceipt> accept(const NamedFile &file);
    /** Many in one transaction of the journal. */
    [[nodiscard]] Result<std::vector<ResultReceipt>> acceptAll(const std::vector<NamedFile> &files);
    /** One from quarantine, once more. */
    [[nodiscard]] Result<ResultReceipt> retry(const QString &sha256);
    /**
     * Those from quarantine whose units stand differently than at the last try, and not more than `most` of
     * them at a time. What nobody can read is not tried: it would not read better.
     */
    [[nodiscard]] Result<std::vector<ResultReceipt>> retryWaiting(int most = 20);
    /** Somebody has decided that it is no result of ours. The bytes stay with the attachments, and who it was
     * and why stands in the journal, about the station. */
    [[nodiscard]] Outcome discard(const QString &sha256, const QString &why, const Person *person);

    [[nodiscard]] const Quarantine &quarantine() const { return m_quarantine; }

signals:
    void received(const unitrail::ResultReceipt &receipt);

private:
    [[nodiscard]] Result<ResultReceipt> settle(const NamedFile &file, TakenFile taken);
    [[nodiscard]] Result<QByteArray> fingerprint(const QStringList &serials);

    Journal &m_journal;
    const Clock &m_clock;
    Recorder m_recorder;
    ResultIntake m_intake;
    Quarantine m_quarantine;
    QHash<QString, QByteArray> m_tried; ///< by hash: how its units stood at the last try
};

} // namespace unitrail
