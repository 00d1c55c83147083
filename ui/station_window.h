// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "ui/screens/operator_screen.h"
#include "ui/screens/stopped_screen.h"
#include "ui/sound/sounds.h"
#include "ui/theme/theme.h"
#include "ui/widgets/header_bar.h"
#include "ui/words/language.h"

#include <QPointer>
#include <QStackedWidget>
#include <QTimer>
#include <QWidget>

#include <memory>

namespace unitrail {

class HistoryScreen;
class TerminalScreen;
class MenuScreen;
class Page;
class PracticePanel;
struct UnitHistory;
struct TerminalInfo;

/**
 * The terminal's window. A function of the StationView: show() sets every widget from it, every time, and the
 * window keeps nothing else. What a person touches comes out as a wish; what it means is decided elsewhere.
 *
 * It opens no dialog and takes no focus from anybody. Screens of its own are only those that show and change
 * nothing: the menu, the unit history and "This terminal"; all others are pages.
 */
class StationWindow : public QWidget {
    Q_OBJECT
public:
    explicit StationWindow(const Clock &clock, QWidget *parent = nullptr);
    ~StationWindow() override;

    /** Draws it. A new answer makes its sound and its punch. */
    void show(const StationView &view);
    using QWidget::show;

    /** Opens the unit history with it; nothing else changes. */
    void showHistory(const UnitHistory &history);
    /** Opens "This terminal". */
    void showTerminal();
    /** A further screen; the window owns it from now on. */
    void addPage(Page *page);
    void openPage(Page *page);
    /** All screens to choose from. */
    void showMenu();
    /** Back from those to the work: the operator's screen, or the page that takes its place. */
    void backToWork();
    /** What "This terminal" says besides the view. */
    void setTerminalInfo(const TerminalInfo &info);
    /** Practice: these codes can be clicked. None: there is no panel. */
    void setPracticeCodes(const std::vector<PracticeCode> &codes);

    void setTheme(Theme::Kind kind);
    /** Millimetres on this panel, measured; without it Metrics::forPanel() is assumed. */
    void setPixelsPerMm(double pixelsPerMm);
    /** The language while nobody is signed in, and of those who have none of their own. */
    void setStationLanguage(const QString &code);

    /** By a scanned command: until the person changes. */
    void setPersonLanguage(const QString &code);

    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] const QString &language() const { return m_translations.code(); }

signals:
    void completeWished();
    void undoWished();
    void failWished(); ///< the session asks which defect, by a Question
    void reworkWished(); ///< the session asks to which step, by a Question
    void holdWished(); ///< the session asks why, by a Question
    void helpWished();
    void signOutWished();
    void answerGiven(const QString &choice); ///< answerYes, answerNo, or the id of a choice
    void pinTyped(const QString &pin); ///< of a signature; it is kept nowhere
    void historyWished(const std::optional<UnitId> &unit); ///< none: the last one that was here
    void languageWished(const QString &code); ///< already shown; to be kept for this person
    void themeWished(Theme::Kind kind); ///< already shown; to be kept for this station
    void verbWished(const QString &verb, const QString &argument); ///< from a key or a page
    void practiceCodeWished(const QByteArray &bytes);
    void sounded(Sound sound);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void draw();
    void tick();
    void fulfil(Wish wish);
    void useLanguage(const QString &code);
    void useMetrics();
    void makeShortcuts();
    [[nodiscard]] Speech speech() const;
    [[nodiscard]] QWidget *workScreen() const;
    [[nodiscard]] std::vector<Page *> offeredPages() const;
    void chooseFromMenu(int item);
    [[nodiscard]] QRect workArea() const;

    const Clock &m_clock;
    Theme m_theme;
    std::optional<double> m_pixelsPerMm;
    Translations m_translations;
    QString m_stationLanguage = QStringLiteral("en");
    QString m_chosenLanguage; ///< by touch, until the person changes
    StationView m_view;
    bool m_shown = false;
    QTimer m_second;

    HeaderBar m_header;
    QStackedWidget m_stack;
    OperatorScreen *m_operator;
    StoppedScreen *m_stopped;
    HistoryScreen *m_history;
    TerminalScreen *m_terminal;
    MenuScreen *m_menu;
    std::vector<Page *> m_pages;
    QPointer<Page> m_readFrom; ///< where the unit history was opened from
    PracticePanel *m_practice = nullptr;
    std::unique_ptr<TerminalInfo> m_info;
};

} // namespace unitrail
