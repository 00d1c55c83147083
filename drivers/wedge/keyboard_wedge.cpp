// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/wedge/keyboard_wedge.h"

#include "drivers/line/framer.h"

#include <QGuiApplication>
#include <QKeyEvent>

namespace unitrail {

static constexpr int lastChanceMs = 20;

/** Where the key is, for with Shift let go between press and release the same key has another meaning. */
static quint64 placeOf(const QKeyEvent &event)
{
    if (event.nativeScanCode() != 0)
        return event.nativeScanCode();
    return quint64(event.key()) << 32;
}

static bool isTerminator(const QKeyEvent &event)
{
    const QString text = event.text();
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter || event.key() == Qt::Key_Tab
        || text == QStringLiteral("\r") || text == QStringLiteral("\n") || text == QStringLiteral("\t");
}

KeyboardWedge::KeyboardWedge(QString device, WedgeConfig config, const Clock &clock, QObject *parent)
    : Scanner(parent)
    , m_config(config)
    , m_clock(clock)
    , m_state{std::move(device), DeviceState::Kind::Off, {}, false}
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &KeyboardWedge::lookWhetherItStopped);
}

KeyboardWedge::~KeyboardWedge() = default;

void KeyboardWedge::start()
{
    if (m_state.kind == DeviceState::Kind::Ready)
        return;
    qApp->installEventFilter(this);
    change(DeviceState::Kind::Ready);
}

void KeyboardWedge::stop()
{
    if (m_state.kind == DeviceState::Kind::Off)
        return;
    qApp->removeEventFilter(this);
    if (m_capturing)
        finish(false);
    m_held.clear();
    change(DeviceState::Kind::Off);
}

bool KeyboardWedge::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride: {
        // Not accepted, a shortcut on a digit would take that digit out of the code.
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (!m_capturing && !isPrefix(key))
            return false;
        event->accept();
        return true;
    }
    case QEvent::KeyPress:
        return takePress(*static_cast<QKeyEvent *>(event));
    case QEvent::KeyRelease:
        return takeRelease(*static_cast<QKeyEvent *>(event));
    default:
        return false;
    }
}

bool KeyboardWedge::isPrefix(const QKeyEvent &event) const
{
    return (m_config.prefixKey != Qt::Key_unknown && event.key() == m_config.prefixKey)
        || (!m_config.prefixCharacter.isNull() && event.text() == m_config.prefixCharacter);
}

bool KeyboardWedge::takePress(const QKeyEvent &event)
{
    const quint64 place = placeOf(event);
    if (isPrefix(event)) {
        if (m_capturing)
            finish(false);
        begin();
        m_held.insert(place);
        return true;
    }
    if (!m_capturing) {
        m_held.remove(place);
        return false;
    }

    m_held.insert(place);
    m_lastChance = false;
    m_patience.start(giveUpAfterMs);
    if (isTerminator(event)) {
        finish(true);
        return true;
    }
    // Auto-repeated keys too: "000" typed fast by a scanner looks like a key held down.
    const QByteArray text = event.text().toUtf8();
    if (m_message.size() + text.size() > Framer::messageSizeMax)
        m_oversized = true;
    else
        m_message += text;
    return true;
}

bool KeyboardWedge::takeRelease(const QKeyEvent &event)
{
    const bool ours = m_held.contains(placeOf(event));
    if (!event.isAutoRepeat())
        m_held.remove(placeOf(event));
    return ours || m_capturing;
}

void KeyboardWedge::begin()
{
    m_capturing = true;
    m_oversized = false;
    m_lastChance = false;
    m_message.clear();
    m_patience.start(giveUpAfterMs);
}

void KeyboardWedge::finish(bool whole)
{
    m_capturing = false;
    m_patience.stop();
    if (m_message.isEmpty())
        return;
    Scan scan;
    scan.bytes = std::exchange(m_message, {});
    scan.atMs = m_clock.wallMs();
    scan.device = m_state.device;
    scan.partial = !whole || m_oversized;
    scan.oversized = m_oversized;
    emit scanned(scan);
}

void KeyboardWedge::lookWhetherItStopped()
{
    if (std::exchange(m_lastChance, true))
        return finish(false);
    m_patience.start(lastChanceMs);
}

void KeyboardWedge::change(DeviceState::Kind kind)
{
    if (m_state.kind == kind)
        return;
    m_state.kind = kind;
    emit stateChanged(m_state);
}

} // namespace unitrail
