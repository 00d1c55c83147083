// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/question_strip.h"
#include "ui/widgets/rows.h"

#include <optional>

namespace unitrail {

/** A file of a test machine that could not be recorded. */
struct WaitingResult {
    QString sha256; ///< of its bytes: what it is known by
    QString name; ///< of the file, or "message"
    QString from; ///< where it came from
    QString serial; ///< as written; empty when it could not be read
    std::optional<Reason> reason; ///< none: nobody can read it
    QString text; ///< what is wrong, as recorded
    qint64 sinceMs = 0;
    qint64 triedMs = 0;
    int tries = 1;
    bool operator==(const WaitingResult &) const = default;
};

struct ResultsContent {
    std::vector<WaitingResult> waiting; ///< the oldest first
    QStringList sources; ///< folders and sockets that are listened to
    QStringList troubles{}; ///< files that lie there and cannot be taken, as the program says it
    int recorded = 0; ///< files since the program began
    bool operator==(const ResultsContent &) const = default;
};

/** Results of test machines that wait: for their unit, for the step before, or for somebody to mend the file.
 */
class ResultsPage : public Page {
    Q_OBJECT
public:
    ResultsPage(const Theme &theme, QWidget *parent);

    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] bool isOffered(const StationView &view) const override;
    void tell(const StationView &view, const Speech &speech) override;
    void begin() override;

    void setContent(const ResultsContent &content);

signals:
    void wished(); ///< show what waits now
    void retryWished();
    void discardWished(const QString &sha256, const QString &why);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void retell();
    void choose(int by);
    void takeReason(const QString &reason);
    [[nodiscard]] std::vector<Question::Choice> reasons() const;
    [[nodiscard]] ListPanel::Content detailsOf(const WaitingResult &result, const Speech &speech) const;
    void arrange();

    ResultsContent m_content;
    std::optional<Speech> m_speech;
    int m_chosen = 0;
    IdentityRow m_heading;
    ListPanel m_waiting, m_details;
    QuestionStrip m_question; ///< why it is discarded
    bool m_asks = false;
    ActionButton m_back, m_previous, m_next, m_retry, m_discard;
};

} // namespace unitrail
