// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/action_button.h"
#include "ui/words/speech.h"

#include <array>
#include <memory>

namespace unitrail {

/**
 * The one place in the operator's path where something is typed: a measured number. Keys of 20 mm, in the
 * order of a calculator, never mirrored. A characteristic without number is answered with two keys instead.
 * Keys of a keyboard write into it only while it has the focus, and Enter does nothing: it ends scans.
 */
class Keypad : public Drawn {
    Q_OBJECT
public:
    Keypad(const Theme &theme, QWidget *parent);
    /** Shows what belongs to this prompt; a new characteristic or repeat starts with an empty display. */
    void setContent(const Prompt &prompt, const Speech &speech);
    [[nodiscard]] const QString &typed() const { return m_typed; }

    static constexpr double widthMm = 64;
    static constexpr double displayMm = 9;

signals:
    /** A decimal with a point, or "OK" or "NOK". */
    void entered(const QString &value);

protected:
    void draw(Canvas &canvas) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum Key { Digit0 = 0, Digit9 = 9, Sign, Mark, Erase, Save, Good, Bad, KeyCount };
    void press(int key);
    void arrange();
    void retell();
    void place(int key, const QRect &rect);

    std::array<std::unique_ptr<ActionButton>, KeyCount> m_keys;
    QString m_typed; ///< with a point, whatever the key says
    QString m_unit;
    QString m_about; ///< characteristic and repeat the display belongs to
    QChar m_mark = u'.';
    bool m_attribute = false;
};

} // namespace unitrail
