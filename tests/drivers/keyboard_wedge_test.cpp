// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/wedge/keyboard_wedge.h"

#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>
#include <QtTest>

using namespace unitrail;

/** Types as the platform does: into the window that has the keyboard, through shortcuts, pop-ups and
 * modality. */
static void type(Qt::Key key, const QString &text = {}, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QWindow *window = QGuiApplication::focusWindow();
    Q_ASSERT(window);
    QTest::simulateEvent(window, true, key, modifiers, text, false);
    QTest::simulateEvent(window, false, key, modifiers, text, false);
}

static void type(QChar character)
{
    type(Qt::Key(character.toUpper().unicode()), character);
}

static void typeText(const QString &text)
{
    for (const QChar character : text)
        type(character);
}

static void typeEnter()
{
    type(Qt::Key_Return, QStringLiteral("\r"));
}

static void scanCode(const QString &code)
{
    type(Qt::Key_F24);
    typeText(code);
    typeEnter();
}

static const QString code = QStringLiteral("4711-000123 7");

class KeyboardWedgeTest : public QObject {
    Q_OBJECT

    SystemClock m_clock;
    std::unique_ptr<KeyboardWedge> m_wedge;
    std::unique_ptr<QWidget> m_window;
    QVBoxLayout *m_layout = nullptr;
    std::vector<Scan> m_scans;

    QList<QByteArray> messages() const
    {
        QList<QByteArray> all;
        for (const Scan &scan : m_scans)
            all.append(scan.bytes);
        return all;
    }
    template <typename Widget> Widget *focused(Widget *widget)
    {
        m_layout->addWidget(widget);
        show(m_window.get());
        widget->setFocus();
        [&] { QTRY_VERIFY(widget->hasFocus()); }();
        return widget;
    }
    static void show(QWidget *window)
    {
        window->show();
        window->activateWindow();
        [&] { QTRY_COMPARE(QGuiApplication::focusWindow(), window->windowHandle()); }();
    }

private slots:
    void init()
    {
        m_scans.clear();
        m_wedge = std::make_unique<KeyboardWedge>("wedge", WedgeConfig{}, m_clock);
        connect(
            m_wedge.get(), &Scanner::scanned, this, [this](const Scan &scan) { m_scans.push_back(scan); });
        m_wedge->start();
        m_window = std::make_unique<QWidget>();
        m_layout = new QVBoxLayout(m_window.get());
    }
    void cleanup()
    {
        m_window.reset();
        m_wedge.reset();
    }

    // The situations of a screen in which scans went wrong before.

    void a_line_edit_with_the_focus_stays_empty()
    {
        auto *edit = focused(new QLineEdit);
        scanCode(code);
        QCOMPARE(messages(), QList<QByteArray>{code.toUtf8()});
        QCOMPARE(edit->text(), QString());
    }

    void a_spin_box_with_the_focus_keeps_its_value()
    {
        auto *box = focused(new QDoubleSpinBox);
        box->setValue(5.5);
        scanCode(code);
        QCOMPARE(messages(), QList<QByteArray>{code.toUtf8()});
        QCOMPARE(box->value(), 5.5);
    }

    void a_list_with_the_focus_loses_no_digit_of_the_code_to_its_search()
    {
        auto *list = focused(new QListWidget);
        list->addItems({"4 screws", "7 washers"});
        list->setCurrentRow(1);
        scanCode(code);
        QCOMPARE(messages(), QList<QByteArray>{code.toUtf8()});
        QCOMPARE(list->currentRow(), 1);
    }

    void a_button_is_not_pressed_and_a_shortcut_takes_no_digit()
    {
        auto *button = focused(new QPushButton("Fail"));
        QSignalSpy clicked(button, &QPushButton::clicked);
        QShortcut seven(QKeySequence(Qt::Key_7), m_window.get());
        QSignalSpy activated(&seven, &QShortcut::activated);
        scanCode(code);
        QCOMPARE(messages(), QList<QByteArray>{code.toUtf8()});
        QCOMPARE(clicked.count(), 0);
        QCOMPARE(activated.count(), 0);
        type(QChar('7')); // the shortcut does work
        QCOMPARE(activated.count(), 1);
    }

    void an_open_combo_box_stays_open()
    {
        auto *combo = focused(new QComboBox);
        combo->addItems({"1", "4", "7"});
        combo->showPopup();
        QTRY_VERIFY(QApplication::activePopupWidget());
        scanCode(code);
        QCOMPARE(messages(), QList<QByteArray>{code.toUtf8()});
        QVERIFY(QApplication::activePopupWidget());
        QCOMPARE(combo->currentText(), QString("1"));
        combo->hidePopup();
    }

    void a_modal_question_is_not_answered_by_a_scan()
    {
        show(m_window.get());
        QMessageBox question(QMessageBox::Question, "Scrap", "Scrap this unit?",
            QMessageBox::Yes | QMessageBox::No, m_window.get());
        question.setDefaultButton(QMessageBox::Yes);
        question.setModal(true);
        show(&question);
        QSignalSpy finished(&question, &QDialog::finished);
        scanCode(code);
        QCOMPARE(messages(), QList<QByteArray>{code.toUtf8()});
        QVERIFY(question.isVisible());
        QCOMPARE(finished.count(), 0);
        typeEnter(); // a person's Enter does answer
        QTRY_COMPARE(finished.count(), 1);
    }

    void the_terminator_presses_no_button_of_a_dialog()
    {
        QDialog dialog;
        auto *layout = new QVBoxLayout(&dialog);
        auto *edit = new QLineEdit;
        auto *button = new QPushButton("Delete");
        layout->addWidget(edit);
        layout->addWidget(button);
        show(&dialog);
        edit->setFocus();
        QSignalSpy clicked(button, &QPushButton::clicked);
        scanCode(code);
        QCOMPARE(messages(), QList<QByteArray>{code.toUtf8()});
        QCOMPARE(clicked.count(), 0);
        typeEnter();
        QCOMPARE(clicked.count(), 1);
    }

    void a_slow_scanner_is_read_to_the_end()
    {
        auto *edit = focused(new QLineEdit);
        QTimer pace;
        qsizetype next = 0;
        connect(&pace, &QTimer::timeout, this, [&] {
            if (next < code.size())
                return type(code[next++]);
            pace.stop();
            typeEnter();
        });
        type(Qt::Key_F24);
        pace.start(60);
        QTRY_COMPARE(messages(), QList<QByteArray>{code.toUtf8()});
        QVERIFY(!m_scans.front().partial);
        QCOMPARE(edit->text(), QString());
    }

    void a_caliper_that_types_its_value_fills_the_field()
    {
        auto *edit = focused(new QLineEdit);
        QSignalSpy entered(edit, &QLineEdit::returnPressed);
        typeText("47.5");
        typeEnter();
        QVERIFY(m_scans.empty());
        QCOMPARE(edit->text(), QString("47.5"));
        QCOMPARE(entered.count(), 1);
    }

    void a_person_types_as_ever_before_and_after_a_scan()
    {
        auto *edit = focused(new QLineEdit);
        typeText("hello ");
        scanCode(code);
        typeText("again");
        QCOMPARE(edit->text(), QString("hello again"));
        QCOMPARE(messages(), QList<QByteArray>{code.toUtf8()});
    }

    // The rule itself.

    void a_code_that_stops_is_told_as_partial_and_the_keyboard_is_free_again()
    {
        auto *edit = focused(new QLineEdit);
        type(Qt::Key_F24);
        typeText("4711");
        QTRY_COMPARE(m_scans.size(), size_t(1));
        QVERIFY(m_scans.front().partial);
        QCOMPARE(m_scans.front().bytes, QByteArray("4711"));
        typeText("free");
        QCOMPARE(edit->text(), QString("free"));
    }

    void a_prefix_alone_makes_no_scan()
    {
        auto *edit = focused(new QLineEdit);
        type(Qt::Key_F24);
        typeEnter();
        QVERIFY(m_scans.empty());
        typeText("free");
        QCOMPARE(edit->text(), QString("free"));
    }

    void a_new_prefix_ends_the_code_before_it()
    {
        focused(new QLineEdit);
        type(Qt::Key_F24);
        typeText("47");
        scanCode(code);
        QCOMPARE(messages(), (QList<QByteArray>{"47", code.toUtf8()}));
        QVERIFY(m_scans[0].partial);
        QVERIFY(!m_scans[1].partial);
    }

    void group_separators_and_aim_identifiers_arrive()
    {
        focused(new QLineEdit);
        type(Qt::Key_B, "\x02", Qt::ControlModifier);
        typeText("]d2010401234567890121A");
        type(Qt::Key_BracketRight, "\x1d", Qt::ControlModifier);
        typeText("10L");
        type(Qt::Key_Tab, "\t");
        QCOMPARE(messages(),
            QList<QByteArray>{"]d2010401234567890121A\x1d"
                              "10L"});
    }

    void auto_repeated_keys_count()
    {
        focused(new QLineEdit);
        type(Qt::Key_F24);
        QWindow *window = QGuiApplication::focusWindow();
        QTest::simulateEvent(window, true, Qt::Key_0, Qt::NoModifier, "0", false);
        QTest::simulateEvent(window, true, Qt::Key_0, Qt::NoModifier, "0", true);
        QTest::simulateEvent(window, true, Qt::Key_0, Qt::NoModifier, "0", true);
        QTest::simulateEvent(window, false, Qt::Key_0, Qt::NoModifier, "0", false);
        typeEnter();
        QCOMPARE(messages(), QList<QByteArray>{"000"});
    }

    void a_command_key_in_a_code_does_nothing_else()
    {
        focused(new QLineEdit);
        QShortcut quit(QKeySequence(Qt::CTRL | Qt::Key_Q), m_window.get());
        QSignalSpy activated(&quit, &QShortcut::activated);
        type(Qt::Key_F24);
        type(Qt::Key_Q, "\x11", Qt::ControlModifier);
        type(Qt::Key_Escape, "\x1b");
        typeText("7");
        typeEnter();
        QCOMPARE(activated.count(), 0);
        QCOMPARE(messages(),
            QList<QByteArray>{"\x11\x1b"
                              "7"});
    }

    void the_release_of_the_terminator_reaches_nobody()
    {
        struct Listener : QWidget {
            QList<int> released;
            void keyReleaseEvent(QKeyEvent *event) override { released.append(event->key()); }
        };
        auto *listener = new Listener;
        listener->setFocusPolicy(Qt::StrongFocus);
        focused(listener);
        scanCode(code);
        QVERIFY(listener->released.isEmpty());
        type(QChar('a'));
        QCOMPARE(listener->released, QList<int>{Qt::Key_A});
    }

    void a_code_without_end_is_oversized_and_bounded()
    {
        focused(new QLineEdit);
        type(Qt::Key_F24);
        typeText(QString(5000, QChar('x')));
        typeEnter();
        QCOMPARE(m_scans.size(), size_t(1));
        QVERIFY(m_scans.front().oversized && m_scans.front().partial);
        QCOMPARE(m_scans.front().bytes.size(), 4096);
    }

    void a_stopped_wedge_touches_nothing()
    {
        auto *edit = focused(new QLineEdit);
        m_wedge->stop();
        QCOMPARE(m_wedge->state().kind, DeviceState::Kind::Off);
        scanCode("47");
        QCOMPARE(edit->text(), QString("47"));
        QVERIFY(m_scans.empty());
    }
};

QTEST_MAIN(KeyboardWedgeTest)
#include "keyboard_wedge_test.moc"
