// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/shipping_page.h"

#include "ui/widgets/accessibility.h"

#include <algorithm>

namespace unitrail {

using Face = ActionButton::Face;

int ShippingShown::forbidden() const
{
    return int(
        std::count_if(lines.begin(), lines.end(), [](const Line &line) { return line.refusal.has_value(); }));
}

ShippingPage::ShippingPage(const Theme &theme, QWidget *parent)
    : Page(theme, QStringLiteral("shippingPage"), parent)
    , m_view{.screen = StationView::Screen::SignIn, .station = StationName::known(QStringLiteral("-"))}
    , m_heading(theme, this)
    , m_tabs{ActionButton(theme, QStringLiteral("shippingShip"), this),
          ActionButton(theme, QStringLiteral("shippingAway"), this)}
    , m_list(theme, QStringLiteral("shippingList"), this)
    , m_sides{ListPanel(theme, QStringLiteral("shippingThing"), this),
          ListPanel(theme, QStringLiteral("shippingSummary"), this)}
    , m_number(this)
    , m_words(this)
    , m_offers{ActionButton(theme, QStringLiteral("shippingOffer1"), this),
          ActionButton(theme, QStringLiteral("shippingOffer2"), this),
          ActionButton(theme, QStringLiteral("shippingOffer3"), this),
          ActionButton(theme, QStringLiteral("shippingOffer4"), this),
          ActionButton(theme, QStringLiteral("shippingOffer5"), this),
          ActionButton(theme, QStringLiteral("shippingOffer6"), this)}
    , m_note(theme, QStringLiteral("shippingNote"), this)
    , m_actions{ActionButton(theme, QStringLiteral("shippingBack"), this),
          ActionButton(theme, QStringLiteral("shippingAction1"), this),
          ActionButton(theme, QStringLiteral("shippingAction2"), this),
          ActionButton(theme, QStringLiteral("shippingAction3"), this),
          ActionButton(theme, QStringLiteral("shippingAction4"), this)}
{
    m_heading.setObjectName(QStringLiteral("shippingHeading"));
    m_number.setObjectName(QStringLiteral("shippingNumber"));
    m_words.setObjectName(QStringLiteral("shippingWords"));
    for (size_t i = 0; i < m_tabs.size(); ++i)
        connect(&m_tabs[i], &ActionButton::fired, this, [this, i] { choose(Tab(int(i))); });
    connect(&m_list, &Table::currentChanged, this, &ShippingPage::chooseRow);
    connect(&m_list, &Table::chosen, this, &ShippingPage::pick);
    for (QLineEdit *field : {&m_number, &m_words}) {
        connect(field, &QLineEdit::textChanged, this, [this] { retell(); });
        connect(field, &QLineEdit::returnPressed, this, &ShippingPage::goOn);
        field->setMaxLength(120);
    }
    for (size_t i = 0; i < m_offers.size(); ++i)
        connect(&m_offers[i], &ActionButton::fired, this, [this, i] { chooseOffer(i); });
    connect(&m_actions[0], &ActionButton::fired, this, &ShippingPage::goBack);
    for (size_t i = 1; i < m_actions.size(); ++i)
        connect(&m_actions[i], &ActionButton::fired, this, [this, i] { act(i); });
}

QString ShippingPage::title(const Speech &) const
{
    return tr("Ship and take back");
}

bool ShippingPage::isOffered(const StationView &view) const
{
    return m_offered && !view.person.isEmpty();
}

/** Whatever is answered stands on it; a question needs the operator's screen, and so does a locked one. */
bool ShippingPage::stays(const StationView &view) const
{
    return !view.question && !view.person.isEmpty();
}

void ShippingPage::forget()
{
    m_asked = Asked::Nothing;
    retell();
}

void ShippingPage::setShown(const ShippingShown &shown)
{
    const bool another = shown.order != m_shown.order
        || (shown.unit ? std::optional(shown.unit->unit) : std::nullopt)
            != (m_shown.unit ? std::optional(m_shown.unit->unit) : std::nullopt);
    const bool focused = shown.focus && shown.focus != m_shown.focus;
    m_shown = shown;
    if (another || !shown.told.isEmpty() || !shown.attention.isEmpty() || shown.refused)
        m_asked = Asked::Nothing;
    if (another)
        m_row = 0;
    if (focused && m_tab == Tab::Ship) {
        const auto found = std::find_if(m_shown.lines.begin(), m_shown.lines.end(),
            [&](const ShippingShown::Line &one) { return one.what.subject == *m_shown.focus; });
        if (found != m_shown.lines.end())
            m_row = int(found - m_shown.lines.begin());
    }
    if (m_tab == Tab::Away) {
        m_row = unitRow();
    } else {
        m_row = std::clamp(m_row, 0, std::max(0, int(rows()) - 1));
    }
    retell();
}

/** Where the unit that is looked after stands in the list; -1: none is, or it is no more away. */
int ShippingPage::unitRow() const
{
    const auto found = std::find_if(m_shown.away.begin(), m_shown.away.end(),
        [&](const ShippingShown::AwayUnit &one) { return m_shown.unit && one.unit == m_shown.unit->unit; });
    return found == m_shown.away.end() ? -1 : int(found - m_shown.away.begin());
}

void ShippingPage::tell(const StationView &view, const Speech &speech)
{
    m_view = view;
    m_language = speech.language();
    retell();
}

void ShippingPage::choose(Tab tab)
{
    m_tab = tab;
    m_row = tab == Tab::Away ? unitRow() : 0;
    m_asked = Asked::Nothing;
    retell();
}

/** The frame is there now. While something is asked it stays where it was: the question is about that. */
void ShippingPage::chooseRow(int row)
{
    if (m_asked != Asked::Nothing)
        return retell();
    if (row < 0 || size_t(row) >= rows() || row == m_row)
        return;
    m_row = row;
    m_shown.refused.reset(); // what was said of another thing
    m_shown.told.clear();
    m_shown.attention.clear();
    retell();
}

/** Touched, or Enter: only that changes which unit is looked after, and not walking by. */
void ShippingPage::pick(int row)
{
    chooseRow(row);
    if (m_asked == Asked::Nothing && m_tab == Tab::Away && row >= 0 && size_t(row) < rows())
        emit awayWished(UnitId(m_shown.away[size_t(row)].unit));
}

size_t ShippingPage::rows() const
{
    if (m_tab == Tab::Away)
        return m_shown.away.size();
    return m_shown.order.isEmpty() ? m_shown.orders.size() : m_shown.lines.size();
}

const ShippingShown::Line *ShippingPage::line() const
{
    const bool there = m_tab == Tab::Ship && !m_shown.order.isEmpty() && m_row >= 0
        && size_t(m_row) < m_shown.lines.size();
    return there ? &m_shown.lines[size_t(m_row)] : nullptr;
}

void ShippingPage::retell()
{
    if (!m_language)
        return;
    const Speech speech(*m_language, m_view);
    tellHeading(speech);
    const QString names[] = {tr("To the customer"), tr("Back from the customer")};
    for (size_t i = 0; i < m_tabs.size(); ++i)
        m_tabs[i].setContent({names[i], {}, Shape::None, m_tab == Tab(int(i)) ? Face::Chosen : Face::Plain});
    tellList(speech);
    tellSides(speech);
    tellFields();
    tellActions(speech);
    tellNote(speech);
    arrange();
}

void ShippingPage::tellHeading(const Speech &speech)
{
    IdentityRow::Content heading{
        .serial = {}, .title = tr("Ship and take back"), .shape = Shape::None, .state = {}, .duration = {}};
    if (m_tab == Tab::Away && m_shown.unit) {
        heading.serial = m_shown.unit->unit.serial.text();
        heading.title = speech.name(m_shown.unit->partName);
        heading.shape = m_shown.unit->holds > 0 ? Shape::Hold : Shape::Info;
        heading.state = Speech::word(m_shown.unit->life);
    } else if (m_tab == Tab::Ship && !m_shown.order.isEmpty()) {
        heading.title = isolated(m_shown.order)
            + (m_shown.customer.isEmpty() ? QString() : QStringLiteral(" · ") + isolated(m_shown.customer));
        const int forbidden = m_shown.forbidden();
        if (m_shown.sentMs > 0) {
            heading.shape = Shape::Tick;
            heading.state = tr("Left {when}")
                                .replace(QStringLiteral("{when}"), speech.language().moment(m_shown.sentMs));
        } else if (forbidden > 0) {
            heading.shape = Shape::Octagon;
            heading.state
                = tr("May not leave: {count}").replace(QStringLiteral("{count}"), QString::number(forbidden));
        } else if (!m_shown.lines.empty()) {
            heading.shape = Shape::Tick;
            heading.state = tr("All may leave");
        } else {
            heading.shape = Shape::Ring;
            heading.state = tr("Nothing laid out yet");
        }
    }
    m_heading.setContent(heading);
}

void ShippingPage::tellFields()
{
    const bool number = m_asked == Asked::NewOrder || m_asked == Asked::ServiceOrder;
    const bool words = m_asked != Asked::Nothing && m_asked != Asked::Destination;
    nameField(m_number,
        m_asked == Asked::ServiceOrder ? tr("Number of the service order") : tr("Number of the order"));
    const QString name = m_asked == Asked::NewOrder ? tr("Name of the customer") : tr("Or in your own words");
    nameField(m_words, name);
    for (QLineEdit *field : {&m_number, &m_words}) {
        field->setFont(theme().font(Type::Body));
        field->setTextMargins(theme().mm(2), 0, theme().mm(2), 0);
    }
    m_number.setVisible(number);
    m_words.setVisible(words);
}

void ShippingPage::arrange()
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(2.5);
    const double room = width() - 2 * side;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto place = [&](QWidget &widget, double left, double top, double wide, double high) {
        const double x = mirrored ? width() - left - wide : left;
        widget.setGeometry(QRectF(x, top, wide, high).toRect());
    };
    double y = metrics.exact(1.4);
    place(m_heading, side, y, room, metrics.exact(8));
    y += metrics.exact(9.2);
    const double tab = (room - gap) / 2;
    for (size_t i = 0; i < m_tabs.size(); ++i)
        place(m_tabs[i], side + double(i) * (tab + gap), y, tab, metrics.exact(13.4));
    y += metrics.exact(15.4);
    const double actionTop = height() - metrics.exact(22);
    const double noteHigh = metrics.exact(ListPanel::titleMm + ListPanel::rowMm + 2 * ListPanel::edgeMm);
    const double noteTop = actionTop - metrics.exact(1.6) - noteHigh;
    const double high = noteTop - metrics.exact(1.6) - y;
    const double right = room * 0.38;
    const double listWide = room - right - gap;
    const double rightX = side + listWide + gap;
    place(m_list, side, y, listWide, high);
    const bool both = m_tab == Tab::Ship && !m_shown.order.isEmpty();
    const double upper = both ? (high - metrics.exact(1.6)) * 0.54 : high;
    place(m_sides[0], rightX, y, right, upper);
    place(m_sides[1], rightX, y + upper + metrics.exact(1.6), right,
        std::max(0.0, high - metrics.exact(1.6) - upper));
    double top = y;
    for (QLineEdit *field : {&m_number, &m_words}) {
        if (field->isHidden())
            continue;
        place(*field, rightX, top, right, metrics.exact(13));
        top += metrics.exact(15);
    }
    const double offerWide = (right - gap) / 2;
    const auto offered = std::count_if(
        m_offers.begin(), m_offers.end(), [](const ActionButton &offer) { return !offer.isHidden(); });
    const double between = metrics.exact(2.2);
    const double offerHigh
        = std::min(metrics.exact(20), (y + high - top + between) / (offered <= 4 ? 2 : 3) - between);
    for (size_t i = 0; i < m_offers.size(); ++i)
        place(m_offers[i], rightX + double(i % 2) * (offerWide + gap),
            top + double(i / 2) * (offerHigh + between), offerWide, offerHigh);
    place(m_note, side, noteTop, room, noteHigh);
    const double cell = (room - double(actionsMax - 1) * gap) / double(actionsMax);
    for (size_t i = 0; i < m_actions.size(); ++i)
        place(m_actions[i], side + double(i) * (cell + gap), actionTop, cell, metrics.exact(20));
}

void ShippingPage::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
