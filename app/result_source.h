// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/result_source_config.h"
#include "core/ingest/drop_folder.h"
#include "core/ingest/result_desk.h"
#include "core/ingest/result_listener.h"

#include <memory>
#include <vector>

namespace unitrail {

/** Where a running station takes the results of its test machines from. On the station's thread. */
class ResultSources : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultSources)

public:
    ResultSources(Journal &journal, const Plant &plant, const Clock &clock, const StationName &station,
        QObject *parent = nullptr);

    [[nodiscard]] Outcome start(const std::vector<ResultSourceConfig> &configs);
    /** Between scans: what waits for a unit that stands differently now is tried again, a few at a time. */
    void rest();
    /** Everything that waits, because somebody asked for it. */
    void retryAll();
    /** That one is no result of ours: somebody says so, and why. */
    [[nodiscard]] Outcome discard(const QString &sha256, const QString &why, const Person *person);

    [[nodiscard]] const ResultDesk &desk() const { return m_desk; }
    [[nodiscard]] QStringList names() const { return m_names; }
    /** Files that lie in a folder and cannot be taken, each with its mend. */
    [[nodiscard]] QStringList troubles() const;
    [[nodiscard]] int recorded() const { return m_recorded; }

signals:
    /** Something was recorded: what is on the table may stand differently now. */
    void recordedOne();
    void changed();
    void failed(const unitrail::Failure &failure); ///< the disk said no

private:
    [[nodiscard]] std::optional<ResultReceipt> take(const NamedFile &file);
    [[nodiscard]] DropFolder::Taken takePath(const QString &path, bool last);
    void note(const ResultReceipt &receipt);

    const Clock &m_clock;
    ResultDesk m_desk;
    std::vector<std::unique_ptr<DropFolder>> m_folders;
    std::vector<std::unique_ptr<ResultListener>> m_listeners;
    QStringList m_names;
    int m_recorded = 0;
};

} // namespace unitrail
