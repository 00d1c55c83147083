// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/canvas.h"
#include "ui/words/speech.h"

namespace unitrail {

/** E16, the only full-screen red: this terminal cannot save, so nobody may go on working at it. */
class StoppedScreen : public Drawn {
    Q_OBJECT
public:
    StoppedScreen(const Theme &theme, QWidget *parent);
    void show(const Answer &answer, const Speech &speech);
    [[nodiscard]] bool solid() const override { return true; }

protected:
    void draw(Canvas &canvas) override;

private:
    VerdictWords m_words;
    QString m_detail;
};

} // namespace unitrail
