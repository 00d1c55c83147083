// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/evdev/keystrokes.h"

#include "drivers/line/framer.h"

#include <linux/input-event-codes.h>

namespace unitrail {

namespace {
struct Key {
    quint16 code;
    char16_t plain;
    char16_t shifted;
    char16_t altGr = 0;
};
} // namespace

static constexpr Key sameEverywhere[] = {{KEY_SPACE, u' ', u' '}, {KEY_KP0, u'0', u'0'},
    {KEY_KP1, u'1', u'1'}, {KEY_KP2, u'2', u'2'}, {KEY_KP3, u'3', u'3'}, {KEY_KP4, u'4', u'4'},
    {KEY_KP5, u'5', u'5'}, {KEY_KP6, u'6', u'6'}, {KEY_KP7, u'7', u'7'}, {KEY_KP8, u'8', u'8'},
    {KEY_KP9, u'9', u'9'}, {KEY_KPASTERISK, u'*', u'*'}, {KEY_KPMINUS, u'-', u'-'}, {KEY_KPPLUS, u'+', u'+'},
    {KEY_KPSLASH, u'/', u'/'}, {KEY_Q, u'q', u'Q', u'@'}, {KEY_W, u'w', u'W'}, {KEY_E, u'e', u'E', u'€'},
    {KEY_R, u'r', u'R'}, {KEY_T, u't', u'T'}, {KEY_U, u'u', u'U'}, {KEY_I, u'i', u'I'}, {KEY_O, u'o', u'O'},
    {KEY_P, u'p', u'P'}, {KEY_A, u'a', u'A'}, {KEY_S, u's', u'S'}, {KEY_D, u'd', u'D'}, {KEY_F, u'f', u'F'},
    {KEY_G, u'g', u'G'}, {KEY_H, u'h', u'H'}, {KEY_J, u'j', u'J'}, {KEY_K, u'k', u'K'}, {KEY_L, u'l', u'L'},
    {KEY_X, u'x', u'X'}, {KEY_C, u'c', u'C'}, {KEY_V, u'v', u'V'}, {KEY_B, u'b', u'B'}, {KEY_N, u'n', u'N'},
    {KEY_M, u'm', u'M', u'µ'}};

static constexpr Key us[] = {{KEY_GRAVE, u'`', u'~'}, {KEY_1, u'1', u'!'}, {KEY_2, u'2', u'@'},
    {KEY_3, u'3', u'#'}, {KEY_4, u'4', u'$'}, {KEY_5, u'5', u'%'}, {KEY_6, u'6', u'^'}, {KEY_7, u'7', u'&'},
    {KEY_8, u'8', u'*'}, {KEY_9, u'9', u'('}, {KEY_0, u'0', u')'}, {KEY_MINUS, u'-', u'_'},
    {KEY_EQUAL, u'=', u'+'}, {KEY_Y, u'y', u'Y'}, {KEY_Z, u'z', u'Z'}, {KEY_LEFTBRACE, u'[', u'{'},
    {KEY_RIGHTBRACE, u']', u'}'}, {KEY_BACKSLASH, u'\\', u'|'}, {KEY_SEMICOLON, u';', u':'},
    {KEY_APOSTROPHE, u'\'', u'"'}, {KEY_COMMA, u',', u'<'}, {KEY_DOT, u'.', u'>'}, {KEY_SLASH, u'/', u'?'},
    {KEY_102ND, u'\\', u'|'}, {KEY_KPDOT, u'.', u'.'}};

static constexpr Key german[] = {{KEY_GRAVE, u'^', u'°'}, {KEY_1, u'1', u'!'}, {KEY_2, u'2', u'"', u'²'},
    {KEY_3, u'3', u'§', u'³'}, {KEY_4, u'4', u'$'}, {KEY_5, u'5', u'%'}, {KEY_6, u'6', u'&'},
    {KEY_7, u'7', u'/', u'{'}, {KEY_8, u'8', u'(', u'['}, {KEY_9, u'9', u')', u']'},
    {KEY_0, u'0', u'=', u'}'}, {KEY_MINUS, u'ß', u'?', u'\\'}, {KEY_EQUAL, u'´', u'`'}, {KEY_Y, u'z', u'Z'},
    {KEY_Z, u'y', u'Y'}, {KEY_LEFTBRACE, u'ü', u'Ü'}, {KEY_RIGHTBRACE, u'+', u'*', u'~'},
    {KEY_BACKSLASH, u'#', u'\''}, {KEY_SEMICOLON, u'ö', u'Ö'}, {KEY_APOSTROPHE, u'ä', u'Ä'},
    {KEY_COMMA, u',', u';'}, {KEY_DOT, u'.', u':'}, {KEY_SLASH, u'-', u'_'}, {KEY_102ND, u'<', u'>', u'|'},
    {KEY_KPDOT, u',', u','}};

template <size_t size> static const Key *find(const Key (&keys)[size], quint16 code)
{
    const Key *found = std::ranges::find(keys, code, &Key::code);
    return found == std::end(keys) ? nullptr : found;
}

QByteArray textOfKey(KeyboardLayout layout, quint16 code, Modifiers modifiers)
{
    const Key *key = layout == KeyboardLayout::Us ? find(us, code) : find(german, code);
    if (!key)
        key = find(sameEverywhere, code);
    if (!key)
        return {};
    if (modifiers.control) {
        // 40..5F less 40, as terminals have it; for letters it is the same with and without Shift.
        const char16_t upper = QChar(key->plain).toUpper().unicode();
        if (upper >= 0x40 && upper < 0x60)
            return QByteArray(1, char(upper - 0x40));
        return {};
    }
    if (modifiers.altGr)
        return key->altGr ? QString(QChar(key->altGr)).toUtf8() : QByteArray();
    const bool isLetter = QChar(key->plain).isLetter();
    const bool shifted = modifiers.shift != (modifiers.capsLock && isLetter);
    return QString(QChar(shifted ? key->shifted : key->plain)).toUtf8();
}

static int padDigitOf(quint16 code)
{
    static constexpr quint16 pad[]
        = {KEY_KP0, KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4, KEY_KP5, KEY_KP6, KEY_KP7, KEY_KP8, KEY_KP9};
    const auto found = std::ranges::find(pad, code);
    return found == std::end(pad) ? -1 : int(found - std::begin(pad));
}

std::vector<Scan> KeystrokeReader::take(quint16 type, quint16 code, qint32 value)
{
    std::vector<Scan> scans;
    if (type == EV_SYN && code == SYN_DROPPED) {
        m_torn = true;
        m_held.clear();
        return scans;
    }
    if (type != EV_KEY)
        return scans;
    if (value == 1) {
        m_held.insert(code);
        press(code, scans);
    } else if (value == 0) {
        m_held.remove(code);
        if (code == KEY_LEFTALT && m_altNumber >= 0)
            append(QByteArray(1, char(std::exchange(m_altNumber, -1) & 0xFF)));
    }
    // 2 is a key held down: a scanner never means that.
    return scans;
}

void KeystrokeReader::press(quint16 code, std::vector<Scan> &scans)
{
    if (code == KEY_ENTER || code == KEY_KPENTER || code == KEY_TAB)
        return tell(false, scans);
    if (code == KEY_CAPSLOCK) {
        m_capsLock = !m_capsLock;
        return;
    }
    const int digit = padDigitOf(code);
    if (digit >= 0 && m_held.contains(KEY_LEFTALT)) {
        m_altNumber = (std::max(m_altNumber, 0) * 10 + digit) % 1000;
        return;
    }
    append(textOfKey(m_layout, code,
        {.shift = m_held.contains(KEY_LEFTSHIFT) || m_held.contains(KEY_RIGHTSHIFT),
            .control = m_held.contains(KEY_LEFTCTRL) || m_held.contains(KEY_RIGHTCTRL),
            .altGr = m_held.contains(KEY_RIGHTALT),
            .capsLock = m_capsLock}));
}

void KeystrokeReader::append(const QByteArray &bytes)
{
    if (m_message.size() + bytes.size() > Framer::messageSizeMax)
        m_oversized = true;
    else
        m_message += bytes;
}

std::vector<Scan> KeystrokeReader::end()
{
    std::vector<Scan> scans;
    tell(true, scans);
    m_held.clear();
    m_capsLock = false;
    m_altNumber = -1;
    return scans;
}

void KeystrokeReader::tell(bool partial, std::vector<Scan> &scans)
{
    Scan scan;
    scan.bytes = std::exchange(m_message, {});
    scan.oversized = std::exchange(m_oversized, false);
    scan.partial = std::exchange(m_torn, false) || partial || scan.oversized;
    if (!scan.bytes.isEmpty())
        scans.push_back(scan);
}

} // namespace unitrail
