// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/station/view.h"
#include "ui/widgets/action_button.h"
#include "ui/words/speech.h"

#include <array>
#include <memory>

namespace unitrail {

/**
 * The one place in the operator's path where something is typed: a measured number. Keys of 20 mm, in the
 * order of a calculator, never mirrored. A characteristic without number is answered with two equal keys
 * instead, and neither is the usual one. It keeps nothing: each key is a verb, as a printed code has it, and
 * what was typed comes back with the view.
 *
 * Keys of a keyboard write into it only while it has the focus. Return does nothing there: it ends scans. The
 * Enter key of a number block saves.
 */
class Keypad : public Drawn {
    Q_OBJECT
public:
    struct Content {
        enum class Kind { Number, TwoAnswers, Text };
        Kind kind = Kind::Number;
        QString typed{}; ///< with a point
        QString unit{};
        bool saves = false; ///< what is typed is a value
        bool dead = false; ///< only an instrument may give it
        QString why{}; ///< nothing can be typed now, and this is why
        bool operator==(const Content &) const = default;
    };
    Keypad(const Theme &theme, QWidget *parent);
    void setContent(const Content &content, const Speech &speech);
    /** What a prompt asks for, as far as it says so. */
    static Content contentFor(const Prompt &prompt, const QString &typed);
    [[nodiscard]] const QString &typed() const { return m_content.typed; }

    static constexpr double widthMm = 64;
    static constexpr double displayMm = 9;

signals:
    void verbWished(const QString &verb, const QString &argument);

protected:
    void draw(Canvas &canvas) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum Key { Digit0 = 0, Digit9 = 9, Sign, Mark, Erase, Save, Good, Bad, KeyCount };
    void press(int key);
    void arrange();
    void retell();
    [[nodiscard]] QString invitation() const;
    void place(int key, const QRect &rect);

    std::array<std::unique_ptr<ActionButton>, KeyCount> m_keys;
    Content m_content;
    QChar m_mark = u'.';
};

} // namespace unitrail
