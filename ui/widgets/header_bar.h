// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/action_button.h"
#include "ui/words/speech.h"

namespace unitrail {

/** Station, order, sync state in words, clock, person. The last but one and the last can be touched. */
class HeaderBar : public Drawn {
    Q_OBJECT
public:
    HeaderBar(const Theme &theme, QWidget *parent);
    void setContent(const StationView &view, const Speech &speech);
    void setClock(const QString &time);

    static constexpr double heightMm = 13;

signals:
    void syncTouched();
    void personTouched();

protected:
    void draw(Canvas &canvas) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    [[nodiscard]] int clockWidth() const;

    QString m_station;
    QString m_order;
    QString m_clock;
    ActionButton m_lost; ///< only when a reader is not connected
    ActionButton m_sync;
    ActionButton m_person;
};

} // namespace unitrail
