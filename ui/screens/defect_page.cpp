// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/defect_page.h"

#include "ui/screens/panels.h"

#include <algorithm>

namespace unitrail {

DefectPage::DefectPage(const Theme &theme, QWidget *parent)
    : Page(theme, QStringLiteral("defectPage"), parent)
    , m_identity(theme, this)
    , m_prompt(theme, this)
    , m_picture(theme, this)
    , m_marks(theme, QStringLiteral("marks"), this)
    , m_verdict(theme, this)
{
    for (size_t i = 0; i < m_offerButtons.size(); ++i) {
        m_offerButtons[i] = std::make_unique<ActionButton>(theme, QStringLiteral("defect%1").arg(i), this);
        connect(m_offerButtons[i].get(), &ActionButton::fired, this, [this, i] { choose(i); });
    }
    for (size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i] = std::make_unique<ActionButton>(theme, QStringLiteral("failing%1").arg(i), this);
        connect(m_buttons[i].get(), &ActionButton::fired, this, [this, i] { press(Action(i)); });
    }
    connect(&m_picture, &PictureView::pointed, this, [this](double x, double y) {
        if (m_failing.drawing < m_failing.drawings.size())
            emit verbWished(QStringLiteral("POINT"),
                QStringLiteral("%1;%2;%3")
                    .arg(m_failing.drawings[m_failing.drawing].id, Decimal::rounded(x, 4).text(),
                        Decimal::rounded(y, 4).text()));
    });
    connect(&m_picture, &PictureView::placeWished, this,
        [this](const QString &name) { emit verbWished(QStringLiteral("PLACE"), name); });
}

QString DefectPage::title(const Speech &) const
{
    return tr("Fail");
}

void DefectPage::press(Action action)
{
    switch (action) {
    case Cancel:
        return emit verbWished(QStringLiteral("CANCEL"), {});
    case Unmark:
        return emit verbWished(QStringLiteral("UNMARK"), {});
    case Turn: {
        const auto &drawings = m_failing.drawings;
        if (!drawings.empty())
            emit verbWished(
                QStringLiteral("PICTURE"), drawings[(m_failing.drawing + 1) % drawings.size()].id);
        return;
    }
    case Magnify:
        m_picture.setMagnified(m_picture.magnified() >= 4 ? 1 : m_picture.magnified() * 2);
        return tellMagnified();
    case Save:
        return emit verbWished(QStringLiteral("COMPLETE"), {});
    case ActionCount:
        break;
    }
}

void DefectPage::choose(size_t button)
{
    const bool paged = m_offers.size() > offersMax;
    const size_t onPage = paged ? offersMax - 1 : offersMax;
    if (paged && button == onPage) {
        m_page = (m_page + 1) * onPage < m_offers.size() ? m_page + 1 : 0;
        return tellOffers(*m_speech);
    }
    const size_t offer = m_page * onPage + button;
    if (offer < m_offers.size())
        emit verbWished(QStringLiteral("DEFECT"), m_offers[offer].code.text());
}

void DefectPage::setFrequent(const std::map<DefectCode, int> &times)
{
    m_frequent = times;
    if (m_speech)
        tellOffers(*m_speech);
}

void DefectPage::tellMarks(const FailView &failing, const Speech &speech)
{
    PictureView::Content picture{.whenEmpty = tr("There is no picture of this unit. Choose the defect.")};
    const FailView::Drawing *shown
        = failing.drawing < failing.drawings.size() ? &failing.drawings[failing.drawing] : nullptr;
    if (shown) {
        picture.title = speech.name(shown->name);
        picture.svg = shown->svg;
        picture.places = shown->places;
    }
    ListPanel::Content list{.title = tr("Defects on this unit"),
        .count = QString::number(failing.marks.size()),
        .rows = {},
        .whenEmpty = shown ? tr("None yet. Touch the place on the picture, then choose the defect.")
                           : tr("None yet. Choose the defect.")};
    for (size_t i = 0; i < failing.marks.size(); ++i) {
        const FailView::Mark &mark = failing.marks[i];
        const QString number = QString::number(i + 1);
        if (shown && mark.picture == shown->id && mark.x && mark.y)
            picture.marks.push_back(
                {number, mark.x->toDouble(), mark.y->toDouble(), mark.defect.has_value(), mark.current});
        const QString place = !mark.place.isEmpty() ? isolated(mark.place)
            : mark.x                                ? tr("a point")
                                                    : QString();
        list.rows.push_back({.shape = mark.defect ? Shape::Diamond : Shape::Signpost,
            .lead = number,
            .main = mark.defect ? isolated(mark.defect->text()) + u' ' + speech.name(mark.name)
                                : tr("choose the defect"),
            .aside = place,
            .strong = mark.current});
        if (mark.current)
            list.inSight = int(i);
    }
    list.before = 1;
    m_picture.setContent(picture);
    m_marks.setContent(list);
    // A touch on a mark chooses it, by its number in the list and not by its place among those shown.
    disconnect(&m_picture, &PictureView::markTouched, this, nullptr);
    std::vector<QString> numbers;
    for (const PictureView::Mark &mark : picture.marks)
        numbers.push_back(mark.number);
    connect(&m_picture, &PictureView::markTouched, this,
        [this, numbers](int index) { emit verbWished(QStringLiteral("MARK"), numbers[size_t(index)]); });
}

void DefectPage::tellOffers(const Speech &speech)
{
    using Face = ActionButton::Face;
    m_offers = m_failing.offers;
    const auto times = [&](const FailView::Offer &offer) {
        const auto known = m_frequent.find(offer.code);
        return known == m_frequent.end() ? 0 : known->second;
    };
    std::stable_sort(m_offers.begin(), m_offers.end(),
        [&](const FailView::Offer &a, const FailView::Offer &b) { return times(a) > times(b); });
    const auto current = std::find_if(m_failing.marks.begin(), m_failing.marks.end(),
        [](const FailView::Mark &mark) { return mark.current; });
    const bool paged = m_offers.size() > offersMax;
    const size_t onPage = paged ? offersMax - 1 : offersMax;
    for (size_t i = 0; i < offersMax; ++i) {
        ActionButton &button = *m_offerButtons[i];
        const size_t offer = m_page * onPage + i;
        const bool more = paged && i == onPage;
        button.setVisible(more || (i < onPage && offer < m_offers.size()));
        if (more) {
            button.setContent({tr("More…"), {}, Shape::None, Face::Plain});
        } else if (offer < m_offers.size()) {
            const FailView::Offer &shown = m_offers[offer];
            const bool chosen = current != m_failing.marks.end() && current->defect == shown.code;
            const int count = times(shown);
            button.setContent({speech.name(shown.name),
                count > 0 ? shown.code.text() + QStringLiteral(" · %1×").arg(count) : shown.code.text(),
                Shape::None, chosen ? Face::Chosen : Face::Plain});
        }
    }
}

void DefectPage::tellActions(const FailView &failing, const Speech &speech)
{
    using Face = ActionButton::Face;
    const auto current = std::find_if(
        failing.marks.begin(), failing.marks.end(), [](const FailView::Mark &mark) { return mark.current; });
    const auto number = current - failing.marks.begin() + 1;
    m_buttons[Cancel]->setContent({tr("Do not fail"), {}, Shape::Undone, Face::Plain});
    m_buttons[Unmark]->setContent({failing.marks.empty()
            ? tr("Remove mark")
            : tr("Remove mark {number}").replace(QStringLiteral("{number}"), QString::number(number)),
        {}, Shape::None, Face::Plain});
    m_buttons[Unmark]->setEnabled(!failing.marks.empty());
    const size_t next = failing.drawings.empty() ? 0 : (failing.drawing + 1) % failing.drawings.size();
    m_buttons[Turn]->setContent({failing.drawings.size() < 2
            ? tr("Other picture")
            : tr("Show: {picture}")
                  .replace(QStringLiteral("{picture}"), speech.name(failing.drawings[next].name)),
        {}, Shape::None, Face::Plain});
    m_buttons[Turn]->setEnabled(failing.drawings.size() > 1);
    tellMagnified();
    m_buttons[Save]->setContent({tr("Save fail"), {}, Shape::Diamond,
        !failing.canSave ? Face::Plain
            : m_refused  ? Face::NextQuiet
                         : Face::Next});
}

/** What the next press makes of the picture. */
void DefectPage::tellMagnified()
{
    const int times = m_picture.magnified();
    m_buttons[Magnify]->setContent(
        {times >= 4 ? tr("Whole picture")
                    : tr("Magnify {times}×").replace(QStringLiteral("{times}"), QString::number(times * 2)),
            {}, Shape::None, ActionButton::Face::Plain});
    m_buttons[Magnify]->setEnabled(!m_failing.drawings.empty());
}

void DefectPage::tell(const StationView &view, const Speech &speech)
{
    if (!view.failing)
        return;
    m_failing = *view.failing;
    m_speech = speech;
    m_refused = view.answer.kind == Answer::Kind::Refused || view.answer.kind == Answer::Kind::Held
        || view.answer.kind == Answer::Kind::NotRecorded || view.answer.kind == Answer::Kind::Attention;
    m_identity.setContent(identityOf(view, speech));
    const bool open = !m_failing.canSave && !m_failing.marks.empty();
    const QString about = m_failing.measured
        ? tr("{name}: {value}")
              .replace(QStringLiteral("{name}"), speech.name(m_failing.measuredName))
              .replace(QStringLiteral("{value}"), speech.measurement(*m_failing.measured))
        : QString();
    const QString sentence = m_failing.canSave ? tr("Save the fail, or mark one more")
        : open                                 ? tr("Choose what is wrong there")
        : m_failing.drawings.empty()           ? tr("Choose what is wrong")
                                               : tr("Touch the place, or scan its code");
    m_prompt.setContent({about.isEmpty() ? sentence : sentence + QStringLiteral(" · ") + about, {}},
        m_failing.canSave ? Prompt::Kind::Fail : Prompt::Kind::ChooseRework,
        !m_refused && !m_failing.canSave && theme().kind() == Theme::Kind::Light, true);
    m_verdict.setContent(speech.wordsFor(view.answer), view.answer.kind, m_refused);
    tellMarks(m_failing, speech);
    tellOffers(speech);
    tellActions(m_failing, speech);
    arrange();
    if (m_lastAnswer && view.answer != *m_lastAnswer && view.answer.kind != Answer::Kind::None)
        m_verdict.punch();
    m_lastAnswer = view.answer;
}

void DefectPage::arrange()
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(1.2), wide = metrics.exact(2);
    const double room = width() - 2 * side;
    const auto place = [&](QWidget &widget, double left, double top, double across, double high) {
        const double x = layoutDirection() == Qt::RightToLeft ? width() - left - across : left;
        widget.setGeometry(QRectF(x, top, across, high).toRect());
    };
    double y = metrics.exact(1.6);
    place(m_identity, side, y, room, metrics.exact(9));
    y += metrics.exact(9) + gap;
    place(m_prompt, side, y, room, metrics.exact(13));
    y += metrics.exact(13) + gap;
    const double actionTop = height() - metrics.exact(22);
    const double high = actionTop - metrics.exact(2) - y;
    const double column = std::max(metrics.exact(98), room * 0.42);
    const double picture = room - column - wide;
    // A refusal stands above the picture and in the place of the marks; the codes stay where they are.
    const double refusal = m_refused ? metrics.exact(26) : 0;
    place(m_verdict, side, y, room, refusal);
    const double below = m_refused ? refusal + gap : 0;
    place(m_picture, side, y + below, picture, high - below);

    constexpr int columns = 3;
    const double cellGap = metrics.exact(2.2), cellHigh = metrics.exact(20);
    const double grid = 2 * cellHigh + cellGap;
    const double cell = (column - cellGap * (columns - 1)) / columns;
    const double left = side + picture + wide;
    const double gridTop = y + high - grid;
    place(m_marks, left, y, column, gridTop - wide - y);
    for (size_t i = 0; i < m_offerButtons.size(); ++i)
        place(*m_offerButtons[i], left + double(i % columns) * (cell + cellGap),
            gridTop + double(i / columns) * (cellHigh + cellGap), cell, cellHigh);
    m_marks.setVisible(!m_refused);
    m_verdict.setVisible(m_refused);

    // Save stands where the fail is described, and apart from what takes back.
    const double actionGap = metrics.exact(3);
    const double others = (room - column - wide - actionGap * 2) / 3;
    for (const Action action : {Cancel, Unmark, Turn})
        place(*m_buttons[action], side + double(action) * (others + actionGap), actionTop, others,
            metrics.exact(20));
    place(*m_buttons[Magnify], left, actionTop, cell, metrics.exact(20));
    place(*m_buttons[Save], left + cell + actionGap, actionTop, column - cell - actionGap, metrics.exact(20));
}

void DefectPage::resizeEvent(QResizeEvent *)
{
    arrange();
}

void DefectPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_page = 0;
    emit frequentWished();
}

} // namespace unitrail
