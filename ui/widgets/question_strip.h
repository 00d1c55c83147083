// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/action_button.h"
#include "ui/words/speech.h"

#include <memory>
#include <vector>

namespace unitrail {

/** Ids of the two plain answers; those of a list are the ids of its choices. */
inline const QString answerYes = QStringLiteral("yes");
inline const QString answerNo = QStringLiteral("no");
/** Not to sign, on the record. */
inline const QString answerDecline = QStringLiteral("decline");

/**
 * The answers to the question that the prompt asks, big, over the work area. It never blocks: any other scan
 * answers it with the safe "no", which is always the last button. Its buttons are deaf for a moment, for the
 * finger that was on its way elsewhere.
 */
class QuestionStrip : public Drawn {
    Q_OBJECT
public:
    QuestionStrip(const Theme &theme, QWidget *parent);
    void setQuestion(const Question &question, const Speech &speech);
    /** ... with another word for "no": of a page that asks something of its own. */
    void setQuestion(const Question &question, const Speech &speech, const QString &no);
    /** Whether it needs the place of the action row too. */
    [[nodiscard]] bool needsActionRow() const { return m_answers.size() > 4; }
    [[nodiscard]] std::vector<ActionButton *> buttons() const;

signals:
    void answerGiven(const QString &id);

protected:
    void draw(Canvas &canvas) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Offer {
        QString id;
        ActionButton::Content content;
        bool operator==(const Offer &) const = default;
    };
    void arrange();
    void choose(size_t index);

    static constexpr int deafMs = 400;
    std::vector<Offer> m_answers; ///< the last one is "no"
    size_t m_page = 0;
    size_t m_offersOnPage = 0; ///< of m_answers, without "more" and "no"
    bool m_paged = false;
    std::vector<std::unique_ptr<ActionButton>> m_buttons;
};

} // namespace unitrail
