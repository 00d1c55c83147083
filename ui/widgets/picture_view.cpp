// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/picture_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

namespace unitrail {

static constexpr double titleMm = 5.4;
static constexpr double markMm = 8; ///< as it is drawn; it is hit within 13 mm
static constexpr double hitMm = 13;
static constexpr double slipMm = 3;

PictureView::PictureView(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("picture"));
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents, false);
}

void PictureView::setContent(const Content &content)
{
    setAccessibleName(content.title.isEmpty() ? content.whenEmpty : content.title);
    if (m_content == content)
        return;
    if (m_content.svg != content.svg) {
        m_picture = QPixmap();
        m_place = 0;
        if (!m_content.svg.isEmpty())
            m_times = 1;
        m_proportion = QSvgRenderer(content.svg).defaultSize();
    }
    m_content = content;
    update();
}

void PictureView::setMagnified(int times)
{
    if (times == m_times)
        return;
    if (m_times == 1) {
        m_middle = {0.5, 0.5};
        for (const Mark &mark : m_content.marks) {
            if (mark.current)
                m_middle = {mark.x, mark.y};
        }
    }
    m_times = times;
    update();
}

QRectF PictureView::room() const
{
    const double title = m_theme.metrics().exact(titleMm);
    return {2, title, width() - 4.0, height() - title - 2};
}

QRectF PictureView::drawing() const
{
    const QRectF room = this->room();
    if (m_proportion.isEmpty())
        return room;
    const QSizeF size = m_proportion.scaled(room.size(), Qt::KeepAspectRatio) * m_times;
    // No edge of it is pulled further in than it must be.
    const auto begin = [](double from, double across, double whole, double middle) {
        return whole <= across ? from + (across - whole) / 2
                               : std::clamp(from + across / 2 - middle * whole, from + across - whole, from);
    };
    return {QPointF(begin(room.left(), room.width(), size.width(), m_middle.x()),
                begin(room.top(), room.height(), size.height(), m_middle.y())),
        size};
}

QPointF PictureView::pointAt(double x, double y) const
{
    const QRectF area = drawing();
    return {area.left() + x * area.width(), area.top() + y * area.height()};
}

void PictureView::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    canvas.box(rect(), tokens.surface, hasFocus() ? tokens.focus : tokens.divider,
        canvas.mm(hasFocus() ? 0.6 : 0.2));
    const double side = canvas.mm(2.5);
    if (m_content.svg.isEmpty()) {
        canvas.text(QRectF(side, 0, width() - 2 * side, height()), m_content.whenEmpty,
            {.type = Type::Body,
                .ink = tokens.text2,
                .ground = tokens.surface,
                .alignment = Qt::AlignCenter,
                .lines = 3});
        return;
    }
    const bool byKeys = hasFocus() && !m_content.places.empty();
    const QString title
        = byKeys ? m_content.title + QStringLiteral(" · ") + m_content.places[m_place] : m_content.title;
    canvas.text(QRectF(side, canvas.mm(0.3), width() - 2 * side, canvas.mm(titleMm - 0.4)), title,
        {.type = Type::Strong, .ink = tokens.text, .ground = tokens.surface});
    QPainter &painter = canvas.painter();
    const QRectF area = drawing();
    const qreal ratio = devicePixelRatioF();
    const QRectF room = this->room(), seen = area.intersected(room);
    if (m_painted != area || m_picture.size() != (seen.size() * ratio).toSize()) {
        m_painted = area;
        m_picture = QPixmap((seen.size() * ratio).toSize());
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::white);
        QPainter onto(&m_picture);
        QSvgRenderer(m_content.svg).render(&onto, area.translated(-seen.topLeft()));
        if (m_theme.kind() == Theme::Kind::Dark) // paper at night
            onto.fillRect(QRectF(QPointF(0, 0), seen.size()), QColor(0, 0, 0, 40));
    }
    painter.drawPixmap(seen.topLeft(), m_picture);
    painter.save();
    painter.setClipRect(room);
    for (const Mark &mark : m_content.marks) {
        const Accent &accent = tokens[mark.current ? Tone::Act : Tone::Stop];
        const double r = canvas.mm(markMm) / 2;
        const QPointF at = pointAt(mark.x, mark.y);
        painter.setPen(QPen(Qt::white, canvas.mm(0.8)));
        painter.setBrush(accent.solid);
        painter.drawEllipse(at, r + canvas.mm(0.4), r + canvas.mm(0.4));
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(at, r, r);
        // The number lies on the picture, which is never mirrored.
        const double x = layoutDirection() == Qt::RightToLeft ? width() - at.x() : at.x();
        canvas.text(QRectF(x - r, at.y() - r, 2 * r, 2 * r), mark.whole ? mark.number : mark.number + u'?',
            {.type = Type::Button,
                .ink = accent.onSolid,
                .ground = accent.solid,
                .alignment = Qt::AlignCenter});
    }
    painter.restore();
}

void PictureView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position();
    m_pulledFrom = m_middle;
}

void PictureView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressed || m_times == 1)
        return;
    const QRectF area = drawing();
    const QPointF pulled = event->position() - *m_pressed;
    m_middle = {std::clamp(m_pulledFrom->x() - pulled.x() / area.width(), 0.0, 1.0),
        std::clamp(m_pulledFrom->y() - pulled.y() / area.height(), 0.0, 1.0)};
    update();
}

void PictureView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_pressed || m_content.svg.isEmpty())
        return;
    const QPointF at = event->position(), slip = at - *m_pressed;
    m_pressed.reset();
    const Metrics &metrics = m_theme.metrics();
    if (std::hypot(slip.x(), slip.y()) > metrics.exact(slipMm))
        return; // a sleeve that wiped along, or a pull
    m_middle = m_pulledFrom.value_or(m_middle); // a finger that trembled has pulled nothing
    if (!room().contains(at))
        return;
    for (size_t i = m_content.marks.size(); i-- > 0;) {
        const QPointF far = pointAt(m_content.marks[i].x, m_content.marks[i].y) - at;
        if (std::hypot(far.x(), far.y()) <= metrics.exact(hitMm) / 2)
            return emit markTouched(int(i));
    }
    const QRectF area = drawing();
    if (area.contains(at))
        emit pointed((at.x() - area.left()) / area.width(), (at.y() - area.top()) / area.height());
}

void PictureView::keyPressEvent(QKeyEvent *event)
{
    const size_t count = m_content.places.size();
    if (count == 0 || event->modifiers() != Qt::NoModifier)
        return event->ignore();
    if (event->key() == Qt::Key_Right || event->key() == Qt::Key_Down)
        m_place = (m_place + 1) % count;
    else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Up)
        m_place = (m_place + count - 1) % count;
    else if (event->key() == Qt::Key_Space)
        return emit placeWished(m_content.places[m_place]);
    else
        return event->ignore();
    setAccessibleDescription(m_content.places[m_place]);
    update();
}

} // namespace unitrail
