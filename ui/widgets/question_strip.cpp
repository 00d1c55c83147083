// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/question_strip.h"

#include <algorithm>

namespace unitrail {

QuestionStrip::QuestionStrip(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("question"));
    setAutoFillBackground(true);
}

/** "@lot/GS-17/0526" says its kind for the machine; people read the rest. */
static QString withoutKind(const QString &id)
{
    return id.startsWith(u'@') ? id.section(u'/', 1) : id;
}

/** What a choice says: the plant's words, or ours where the program itself offers it. */
static QString choiceWords(const Question &question, const Question::Choice &choice, const Speech &speech)
{
    if (question.kind == Question::Kind::WhatWithContainer)
        return choice.id == u"SEAL"   ? QuestionStrip::tr("Seal it")
            : choice.id == u"HOLD"    ? QuestionStrip::tr("Put on hold…")
            : choice.id == u"REPRINT" ? QuestionStrip::tr("Print its label again…")
                                      : QuestionStrip::tr("Take it out…");
    if (question.kind == Question::Kind::WhyUnpacked)
        return choice.id == u"repack"       ? QuestionStrip::tr("Repacking")
            : choice.id == u"damaged"       ? QuestionStrip::tr("Damaged")
            : choice.id == u"wrong-content" ? QuestionStrip::tr("Wrong content")
                                            : QuestionStrip::tr("Audit");
    if (question.kind != Question::Kind::WhyDeclined)
        return speech.name(choice.words);
    if (choice.id == u"not-convinced")
        return QuestionStrip::tr("I am not convinced");
    if (choice.id == u"record-incomplete")
        return QuestionStrip::tr("The record is incomplete");
    return QuestionStrip::tr("Not mine to decide");
}

void QuestionStrip::setQuestion(const Question &question, const Speech &speech)
{
    setQuestion(question, speech, speech.wordsFor(question).no);
}

void QuestionStrip::setQuestion(const Question &question, const Speech &speech, const QString &no)
{
    const QuestionWords words = speech.wordsFor(question);
    std::vector<Offer> answers;
    if (question.choices.empty() && !words.yes.isEmpty())
        answers.push_back({answerYes, {words.yes, {}, Shape::None, ActionButton::Face::Plain}});
    for (const Question::Choice &choice : question.choices) {
        const QString name = choiceWords(question, choice, speech);
        // The codes that people know by heart stand under their words.
        const bool coded = question.kind != Question::Kind::WhichHoldReason
            && question.kind != Question::Kind::WhichRetestReason
            && question.kind != Question::Kind::WhichStopReason
            && question.kind != Question::Kind::WhyDeclined
            && question.kind != Question::Kind::WhatWithContainer
            && question.kind != Question::Kind::WhyUnpacked
            && question.kind != Question::Kind::OverrideRefusal && name != choice.id;
        answers.push_back({choice.id,
            {name.isEmpty() ? choice.id : name, coded && !name.isEmpty() ? withoutKind(choice.id) : QString(),
                Shape::None, ActionButton::Face::Plain}});
    }
    if (question.kind == Question::Kind::Signature)
        answers.push_back({answerDecline, {tr("Decline…"), {}, Shape::None, ActionButton::Face::Plain}});
    answers.push_back({answerNo, {no, {}, Shape::Undone, ActionButton::Face::NextQuiet}});
    setAccessibleName(words.sentence);
    const bool another = answers.size() != m_answers.size()
        || !std::equal(answers.begin(), answers.end(), m_answers.begin(),
            [](const Offer &a, const Offer &b) { return a.id == b.id; });
    m_answers = std::move(answers);
    if (another || !isVisible()) {
        m_page = 0;
        for (const auto &button : m_buttons)
            button->beDeaf(deafMs);
    }
    arrange();
    update();
}

std::vector<ActionButton *> QuestionStrip::buttons() const
{
    std::vector<ActionButton *> visible;
    for (const auto &button : m_buttons) {
        if (!button->isHidden())
            visible.push_back(button.get());
    }
    return visible;
}

void QuestionStrip::choose(size_t index)
{
    const size_t offers = m_answers.size() - 1;
    if (index < m_offersOnPage)
        return emit answerGiven(m_answers[m_page * m_offersOnPage + index].id);
    if (m_paged && index == m_offersOnPage) {
        m_page = (m_page + 1) * m_offersOnPage < offers ? m_page + 1 : 0;
        return arrange();
    }
    emit answerGiven(answerNo);
}

void QuestionStrip::arrange()
{
    if (m_answers.empty() || width() <= 0)
        return;
    const double gap = m_theme.metrics().exact(3);
    const double minHeight = m_theme.metrics().exact(20);
    const double minWidth = m_theme.metrics().exact(38);
    const double top = m_theme.metrics().exact(1);
    const double bottom = m_theme.metrics().exact(1);
    const auto rowsMax
        = std::max<size_t>(1, static_cast<size_t>((height() - top - bottom + gap) / (minHeight + gap)));
    const auto columnsMax = std::max<size_t>(2, static_cast<size_t>((width() + gap) / (minWidth + gap)));
    const size_t offers = m_answers.size() - 1;
    m_paged = m_answers.size() > rowsMax * columnsMax;
    m_offersOnPage = m_paged ? rowsMax * columnsMax - 2 : offers;
    const size_t shown = m_paged ? m_offersOnPage + 2 : m_answers.size();
    // As many rows as there is height for, so that the buttons grow wide enough for long words.
    const size_t rows = std::min(rowsMax, (shown + 1) / 2);
    const size_t columns = (shown + rows - 1) / rows;

    while (m_buttons.size() < shown) {
        const size_t index = m_buttons.size();
        m_buttons.push_back(
            std::make_unique<ActionButton>(m_theme, QStringLiteral("answer%1").arg(index), this));
        m_buttons.back()->beDeaf(deafMs);
        connect(m_buttons.back().get(), &ActionButton::fired, this, [this, index] { choose(index); });
    }
    const double cellWidth
        = (width() - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
    const double cellHeight
        = (height() - top - bottom - gap * static_cast<double>(rows - 1)) / static_cast<double>(rows);
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        ActionButton &button = *m_buttons[i];
        const bool more = m_paged && i == m_offersOnPage;
        const bool no = i + 1 == shown;
        const size_t offer = m_page * m_offersOnPage + i;
        const bool there = i < shown && (more || no || offer < offers);
        button.setVisible(there);
        if (!there)
            continue;
        button.setContent(more
                ? ActionButton::Content{tr("More …"), {}, Shape::None, ActionButton::Face::Plain}
                : no ? m_answers.back().content
                     : m_answers[offer].content);
        // "No" stands in the last place of the grid, whatever the number of the others.
        const size_t place = no ? rows * columns - 1 : i;
        button.setGeometry(qRound(static_cast<double>(place % columns) * (cellWidth + gap)),
            qRound(top + static_cast<double>(place / columns) * (cellHeight + gap)), qRound(cellWidth),
            qRound(cellHeight));
    }
}

void QuestionStrip::resizeEvent(QResizeEvent *)
{
    arrange();
}

void QuestionStrip::draw(Canvas &canvas)
{
    canvas.painter().fillRect(rect(), m_theme.tokens().window);
}

} // namespace unitrail
