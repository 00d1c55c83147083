// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/picture_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QSvgRenderer>

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
        m_proportion = QSvgRenderer(content.svg).defaultSize();
    }
    m_content = content;
    update();
}

QRectF PictureView::drawing() const
{
    const double title = m_theme.metrics().exact(titleMm);
    const QRectF room(2, title, width() - 4, height() - title - 2);
    if (m_proportion.isEmpty())
        return room;
    const QSizeF size = m_proportion.scaled(room.size(), Qt::KeepAspectRatio);
    return QRectF(room.center() - QPointF(size.width() / 2, size.height() / 2), size);
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
    if (m_picture.size() != (area.size() * ratio).toSize()) {
        m_picture = QPixmap((area.size() * ratio).toSize());
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::white);
        QPainter onto(&m_picture);
        QSvgRenderer(m_content.svg).render(&onto, QRectF(QPointF(0, 0), area.size()));
        if (m_theme.kind() == Theme::Kind::Dark) // paper at night
            onto.fillRect(QRectF(QPointF(0, 0), area.size()), QColor(0, 0, 0, 40));
    }
    painter.drawPixmap(area.topLeft(), m_picture);
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
}

void PictureView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position();
}

void PictureView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_pressed || m_content.svg.isEmpty())
        return;
    const QPointF at = event->position(), slip = at - *m_pressed;
    m_pressed.reset();
    const Metrics &metrics = m_theme.metrics();
    if (std::hypot(slip.x(), slip.y()) > metrics.exact(slipMm))
        return; // a sleeve that wiped along
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
