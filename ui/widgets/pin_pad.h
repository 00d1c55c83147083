// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/action_button.h"

#include <array>
#include <memory>

namespace unitrail {

/**
 * The PIN of a signature, in the place of the number keys: shown as dots, told to nobody but who listens to
 * entered(), and forgotten at once. Its digits are no verbs: no record of what was touched holds them.
 */
class PinPad : public Drawn {
    Q_OBJECT
public:
    PinPad(const Theme &theme, QWidget *parent);
    /** Words anew. Shown after it was hidden, it is empty, and deaf for the finger that was on its way. */
    void begin();

signals:
    void entered(const QString &pin);

protected:
    void draw(Canvas &canvas) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum Key { Digit0 = 0, Digit9 = 9, Erase, Sign, KeyCount };
    void press(int key);
    void arrange();
    void retell();

    static constexpr int deafMs = 400;
    static constexpr int typedMax = 12;
    std::array<std::unique_ptr<ActionButton>, KeyCount> m_keys;
    QString m_typed;
    bool m_begun = false;
};

} // namespace unitrail
