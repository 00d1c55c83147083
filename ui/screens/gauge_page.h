// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/bands.h"
#include "ui/widgets/question_strip.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/table.h"

#include <QLineEdit>

namespace unitrail {

/** An instrument of this station, and what its last check said. */
struct GaugeRow {
    GaugeId id;
    Words name;
    QString gaugeClass;
    std::optional<QDate> due; ///< the last good day of its calibration
    bool overdue = false;
    bool good = true;
    qint64 checkedMs = 0; ///< 0: never
};

/**
 * The instruments of the station: a check against a reference is recorded as good or bad with one touch, and
 * for the unit on the table a concession is granted, with its limit and reason, and signed.
 */
class GaugePage : public Page {
    Q_OBJECT
public:
    GaugePage(const Theme &theme, QWidget *parent);

    void setGauges(const std::vector<GaugeRow> &gauges);
    /** As if somebody had pressed its button: "bad", "concession". */
    void showAsked(const QString &what);
    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] Shape shape() const override { return Shape::Gauge; }
    [[nodiscard]] bool isOffered(const StationView &view) const override;
    [[nodiscard]] bool stays(const StationView &view) const override;
    void tell(const StationView &view, const Speech &speech) override;
    void begin() override { emit opened(); }

signals:
    void opened();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Asked { Nothing, Bad, Concession };
    void check(bool good, const QString &found);
    void takeReason(const QString &reason);
    void grant();
    void retell();
    void tellFields();
    void arrange();
    [[nodiscard]] const GaugeRow *current() const;
    [[nodiscard]] std::vector<Question::Choice> findings() const;

    std::vector<GaugeRow> m_gauges;
    std::optional<StationView> m_view;
    std::optional<Language> m_language;
    Asked m_asked = Asked::Nothing;

    IdentityRow m_heading;
    PromptBand m_prompt;
    Table m_table;
    QuestionStrip m_question;
    QLineEdit m_number, m_limit, m_why;
    ActionButton m_back, m_good, m_bad, m_concession;
};

} // namespace unitrail
