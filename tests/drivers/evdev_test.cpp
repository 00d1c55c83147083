// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/evdev/evdev_scanner.h"
#include "drivers/line/framer.h"

#include <QLineEdit>
#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <linux/input.h>
#include <unistd.h>

using namespace unitrail;

struct Stroke {
    quint16 code;
    QList<quint16> with = {};
};

/** The key strokes in which a scanner with that keyboard types a text. */
static QList<Stroke> strokesFor(KeyboardLayout layout, const QByteArray &text)
{
    QList<Stroke> strokes;
    for (const char c : text) {
        const QByteArray wanted(1, c);
        bool found = false;
        for (quint16 code = 1; code < 128 && !found; ++code) {
            const QList<std::pair<Modifiers, QList<quint16>>> ways
                = {{{}, {}}, {{.shift = true}, {KEY_LEFTSHIFT}}, {{.altGr = true}, {KEY_RIGHTALT}},
                    {{.control = true}, {KEY_LEFTCTRL}}};
            for (const auto &[modifiers, keys] : ways) {
                if (!found && textOfKey(layout, code, modifiers) == wanted) {
                    strokes.append({code, keys});
                    found = true;
                }
            }
        }
        Q_ASSERT(found);
    }
    return strokes;
}

static QList<input_event> eventsFor(const QList<Stroke> &strokes)
{
    QList<input_event> events;
    const auto add = [&](quint16 code, int value) {
        events.append({.time = {}, .type = EV_MSC, .code = MSC_SCAN, .value = code});
        events.append({.time = {}, .type = EV_KEY, .code = code, .value = value});
        events.append({.time = {}, .type = EV_SYN, .code = SYN_REPORT, .value = 0});
    };
    for (const Stroke &stroke : strokes) {
        for (const quint16 key : stroke.with)
            add(key, 1);
        add(stroke.code, 1);
        add(stroke.code, 0);
        for (const quint16 key : stroke.with)
            add(key, 0);
    }
    return events;
}

static QList<QByteArray> messagesOf(KeystrokeReader &reader, const QList<input_event> &events)
{
    QList<QByteArray> messages;
    for (const input_event &event : events) {
        for (const Scan &scan : reader.take(event.type, event.code, event.value))
            messages.append(scan.bytes);
    }
    return messages;
}

/** A scanner's event file made of a pipe. */
struct FakeDevice {
    FakeDevice()
    {
        int ends[2];
        Q_ASSERT(::pipe(ends) == 0);
        readEnd = ends[0];
        writeEnd = ends[1];
    }
    ~FakeDevice() { unplug(); }
    void type(const QList<Stroke> &strokes) const
    {
        const auto events = eventsFor(strokes);
        const auto size = size_t(events.size()) * sizeof(input_event);
        Q_ASSERT(::write(writeEnd, events.constData(), size) == ssize_t(size));
    }
    void unplug()
    {
        if (writeEnd >= 0)
            ::close(writeEnd);
        writeEnd = -1;
    }
    EvdevAccess access()
    {
        return {.open =
                    [this](const QString &) {
                        ++opened;
                        if (openError == 0)
                            return ::dup(readEnd);
                        errno = openError;
                        return -1;
                    },
            .grab =
                [this](int) {
                    grabbed = mayGrab;
                    return mayGrab;
                }};
    }
    int readEnd = -1;
    int writeEnd = -1;
    int openError = 0;
    bool mayGrab = true;
    bool grabbed = false;
    int opened = 0;
};

static const Stroke enter{KEY_ENTER};

class EvdevTest : public QObject {
    Q_OBJECT

    SystemClock m_clock;

private slots:
    void every_printable_character_is_on_every_keyboard_data()
    {
        QTest::addColumn<KeyboardLayout>("layout");
        QTest::newRow("US") << KeyboardLayout::Us;
        QTest::newRow("German") << KeyboardLayout::German;
    }
    void every_printable_character_is_on_every_keyboard()
    {
        QFETCH(KeyboardLayout, layout);
        QByteArray all;
        for (char c = ' '; c < 0x7F; ++c)
            all.append(c);
        KeystrokeReader reader(layout);
        QCOMPARE(messagesOf(reader, eventsFor(strokesFor(layout, all) << enter)), QList<QByteArray>{all});
    }

    void the_layouts_differ_where_keyboards_do()
    {
        QCOMPARE(textOfKey(KeyboardLayout::Us, KEY_Y, {}), QByteArray("y"));
        QCOMPARE(textOfKey(KeyboardLayout::German, KEY_Y, {}), QByteArray("z"));
        QCOMPARE(textOfKey(KeyboardLayout::German, KEY_SLASH, {}), QByteArray("-"));
        QCOMPARE(textOfKey(KeyboardLayout::German, KEY_SEMICOLON, {.shift = true}), QByteArray("Ö"));
    }

    void group_separators_arrive_as_control_keys_and_as_numbers()
    {
        KeystrokeReader reader(KeyboardLayout::Us);
        auto strokes = strokesFor(KeyboardLayout::Us,
            QByteArray("]d201\x1d"
                       "10L"));
        QCOMPARE(messagesOf(reader, eventsFor(strokes << enter)),
            QList<QByteArray>{"]d201\x1d"
                              "10L"});

        QList<input_event> events;
        const auto add = [&](quint16 code, int value) {
            events.append({.time = {}, .type = EV_KEY, .code = code, .value = value});
        };
        add(KEY_A, 1);
        add(KEY_A, 0);
        add(KEY_LEFTALT, 1);
        for (const quint16 digit : std::initializer_list<quint16>{KEY_KP0, KEY_KP2, KEY_KP9}) {
            add(digit, 1);
            add(digit, 0);
        }
        add(KEY_LEFTALT, 0);
        add(KEY_KP5, 1);
        add(KEY_ENTER, 1);
        QCOMPARE(messagesOf(reader, events),
            QList<QByteArray>{"a\x1d"
                              "5"});
    }

    void caps_lock_turns_letters_and_nothing_else()
    {
        QCOMPARE(textOfKey(KeyboardLayout::Us, KEY_A, {.capsLock = true}), QByteArray("A"));
        QCOMPARE(textOfKey(KeyboardLayout::Us, KEY_A, {.shift = true, .capsLock = true}), QByteArray("a"));
        QCOMPARE(textOfKey(KeyboardLayout::Us, KEY_1, {.capsLock = true}), QByteArray("1"));
    }

    void strokes_the_kernel_dropped_make_the_code_partial()
    {
        KeystrokeReader reader(KeyboardLayout::Us);
        (void)messagesOf(reader, eventsFor(strokesFor(KeyboardLayout::Us, "47")));
        (void)reader.take(EV_SYN, SYN_DROPPED, 0);
        const auto torn = reader.take(EV_KEY, KEY_ENTER, 1);
        QVERIFY(torn.front().partial);
        (void)messagesOf(reader, eventsFor(strokesFor(KeyboardLayout::Us, "48")));
        QVERIFY(!reader.take(EV_KEY, KEY_ENTER, 1).front().partial);
    }

    void a_code_without_end_is_oversized_and_bounded()
    {
        KeystrokeReader reader(KeyboardLayout::Us);
        for (int i = 0; i < 100'000; ++i) {
            QVERIFY(reader.take(EV_KEY, KEY_X, 1).empty());
            QVERIFY(reader.take(EV_KEY, KEY_X, 0).empty());
        }
        const auto scans = reader.take(EV_KEY, KEY_ENTER, 1);
        QVERIFY(scans.front().oversized);
        QCOMPARE(scans.front().bytes.size(), Framer::messageSizeMax);
    }

    void a_scanner_is_grabbed_read_and_missed()
    {
        FakeDevice device;
        EvdevScanner scanner("wedge", {.path = "/dev/input/event7"}, m_clock, device.access());
        std::vector<Scan> scans;
        connect(&scanner, &Scanner::scanned, this, [&](const Scan &scan) { scans.push_back(scan); });
        scanner.start();
        QCOMPARE(scanner.state().kind, DeviceState::Kind::Ready);
        QVERIFY(device.grabbed && !scanner.state().degraded);
        device.type(strokesFor(KeyboardLayout::Us, "4711-000123") << enter);
        QTRY_COMPARE(scans.size(), size_t(1));
        QCOMPARE(scans.front().bytes, QByteArray("4711-000123"));
        QCOMPARE(scans.front().device, QString("wedge"));

        device.type(strokesFor(KeyboardLayout::Us, "47"));
        device.openError = ENOENT;
        device.unplug();
        QTRY_COMPARE(scanner.state().kind, DeviceState::Kind::Lost);
        QCOMPARE(scans.size(), size_t(2));
        QVERIFY(scans.back().partial);
        const int opened = device.opened;
        QTRY_VERIFY(device.opened > opened); // it goes on trying
    }

    void without_the_right_to_grab_the_prefix_is_read_and_people_are_told_data()
    {
        QTest::addColumn<int>("openError");
        QTest::addColumn<bool>("mayGrab");
        QTest::newRow("no permission") << EACCES << true;
        QTest::newRow("taken") << 0 << false;
    }
    void without_the_right_to_grab_the_prefix_is_read_and_people_are_told()
    {
        QFETCH(int, openError);
        QFETCH(bool, mayGrab);
        FakeDevice device;
        device.openError = openError;
        device.mayGrab = mayGrab;
        EvdevScanner scanner("wedge", {.path = "/dev/input/event7"}, m_clock, device.access());
        QList<QByteArray> messages;
        connect(&scanner, &Scanner::scanned, this, [&](const Scan &scan) { messages.append(scan.bytes); });
        scanner.start();
        QCOMPARE(scanner.state().kind, DeviceState::Kind::Ready);
        QVERIFY(scanner.state().degraded);
        QVERIFY(scanner.state().detail.contains("event7"));

        QLineEdit edit;
        QTest::keyClick(&edit, Qt::Key_F24);
        QTest::keyClicks(&edit, "4711");
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(messages, QList<QByteArray>{"4711"});
        QCOMPARE(edit.text(), QString());

        device.openError = 0; // the udev rule came
        device.mayGrab = true;
        QTRY_VERIFY(!scanner.state().degraded);
        QTest::keyClick(&edit, Qt::Key_F24);
        QTest::keyClicks(&edit, "typed");
        QCOMPARE(edit.text(), QString("typed"));
    }
};

QTEST_MAIN(EvdevTest)
#include "evdev_test.moc"
