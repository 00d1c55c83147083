// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/header_bar.h"

namespace unitrail {

HeaderBar::HeaderBar(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
    , m_lost(theme, QStringLiteral("lostDevice"), this)
    , m_sync(theme, QStringLiteral("sync"), this)
    , m_person(theme, QStringLiteral("person"), this)
{
    setObjectName(QStringLiteral("header"));
    connect(&m_lost, &ActionButton::fired, this, &HeaderBar::syncTouched);
    connect(&m_sync, &ActionButton::fired, this, &HeaderBar::syncTouched);
    connect(&m_person, &ActionButton::fired, this, &HeaderBar::personTouched);
}

static Shape shapeOf(SyncView::Kind kind)
{
    switch (kind) {
    case SyncView::Kind::NotConfigured:
    case SyncView::Kind::Saved:
        return Shape::Tick;
    case SyncView::Kind::Sending:
        return Shape::Clock;
    case SyncView::Kind::Offline:
        return Shape::Cloud;
    }
    return Shape::Info;
}

void HeaderBar::setContent(const StationView &view, const Speech &speech)
{
    m_station = tr("Station {name}").replace(QStringLiteral("{name}"), isolated(view.station.text()));
    m_order.clear();
    if (view.unit) {
        const QString revision = view.unit->revision.isEmpty()
            ? QString()
            : u' ' + tr("rev {revision}").replace(QStringLiteral("{revision}"), view.unit->revision);
        m_order = isolated((view.unit->order ? view.unit->order->text() + QStringLiteral(" · ") : QString())
            + view.unit->unit.part.text() + revision);
    }
    m_sync.setContent({speech.wordsFor(view.sync), {}, shapeOf(view.sync.kind), ActionButton::Face::Bar});
    const bool lost = !view.lostDevices.empty();
    const bool worse = !view.degradedDevices.empty();
    const QString device = lost ? view.lostDevices.front() : worse ? view.degradedDevices.front() : QString();
    const QString state = lost ? tr("{device} not connected") : tr("{device} not as it was set up");
    m_lost.setContent({QString(state).replace(QStringLiteral("{device}"), isolated(device)), {},
        Shape::Triangle, ActionButton::Face::Bar});
    m_lost.setVisible(lost || worse);
    m_person.setContent({view.person.isEmpty() ? tr("Nobody") : isolated(view.person), {}, Shape::None,
        ActionButton::Face::Bar});
    arrange();
    update();
}

void HeaderBar::setClock(const QString &time)
{
    if (m_clock == time)
        return;
    m_clock = time;
    update();
}

int HeaderBar::clockWidth() const
{
    return qRound(QFontMetricsF(m_theme.font(Type::Body)).horizontalAdvance(QStringLiteral("00:00")))
        + m_theme.mm(5);
}

void HeaderBar::arrange()
{
    const int personWidth = std::max(m_theme.mm(20), m_person.widthOnBar());
    const int syncWidth = m_sync.widthOnBar();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto place = [&](QWidget &widget, int left, int wide) {
        widget.setGeometry(mirrored ? width() - left - wide : left, 0, wide, height());
    };
    place(m_person, width() - personWidth, personWidth);
    place(m_sync, width() - personWidth - clockWidth() - syncWidth, syncWidth);
    const int lostWidth = m_lost.widthOnBar();
    place(m_lost, width() - personWidth - clockWidth() - syncWidth - lostWidth, lostWidth);
}

void HeaderBar::resizeEvent(QResizeEvent *)
{
    arrange();
}

void HeaderBar::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF all(rect());
    canvas.painter().fillRect(rect(), tokens.bar);
    const double personWidth = m_person.width();
    const double syncWidth = m_sync.width();
    const double side = canvas.mm(2.5);
    const double end = canvas.text(QRectF(side, 0, all.width() / 3, all.height()), m_station,
        {.type = Type::Button, .ink = tokens.onBar, .ground = tokens.bar});
    const double orderLeft = end + canvas.mm(4.5);
    const double lostWidth = m_lost.isHidden() ? 0 : m_lost.width();
    const double orderRoom
        = all.width() - personWidth - clockWidth() - syncWidth - lostWidth - orderLeft - canvas.mm(1);
    // The order is an extra: left out whole rather than cut when the sync words need its place.
    if (canvas.width(m_order, Type::Body, Theme::emMin(Type::Body)) < orderRoom)
        canvas.text(QRectF(orderLeft, 0, orderRoom, all.height()), m_order,
            {.type = Type::Body, .ink = tokens.onBar2, .ground = tokens.bar});
    canvas.text(QRectF(all.width() - personWidth - clockWidth(), 0, clockWidth(), all.height()), m_clock,
        {.type = Type::Body, .ink = tokens.onBar2, .ground = tokens.bar, .alignment = Qt::AlignCenter});
}

} // namespace unitrail
