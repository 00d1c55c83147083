// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/station_window.h"

#include "ui/page.h"
#include "ui/screens/history_screen.h"
#include "ui/screens/menu_screen.h"
#include "ui/screens/practice_panel.h"
#include "ui/screens/terminal_screen.h"
#include "ui/widgets/accessibility.h"

#include <QPainter>
#include <QShortcut>

namespace unitrail {

StationWindow::StationWindow(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_theme(Theme::Kind::Light, Metrics::forPanel({1280, 800}))
    , m_view{.screen = StationView::Screen::SignIn, .station = StationName::known(QStringLiteral("-"))}
    , m_header(m_theme, this)
    , m_stack(this)
    , m_operator(new OperatorScreen(m_theme, &m_stack))
    , m_stopped(new StoppedScreen(m_theme, &m_stack))
    , m_history(new HistoryScreen(m_theme, &m_stack))
    , m_terminal(new TerminalScreen(m_theme, &m_stack))
    , m_menu(new MenuScreen(m_theme, &m_stack))
{
    setObjectName(QStringLiteral("stationWindow"));
    setWindowTitle(QStringLiteral("Unitrail"));
    installAccessibility();
    setPalette(m_theme.palette());
    for (QWidget *screen :
        std::initializer_list<QWidget *>{m_operator, m_stopped, m_history, m_terminal, m_menu})
        m_stack.addWidget(screen);
    resize(1280, 800);

    connect(&m_header, &HeaderBar::syncTouched, this, &StationWindow::showTerminal);
    connect(&m_header, &HeaderBar::personTouched, this, &StationWindow::showMenu);
    connect(m_operator, &OperatorScreen::wished, this, &StationWindow::fulfil);
    connect(m_operator, &OperatorScreen::answerGiven, this, &StationWindow::answerGiven);
    connect(m_operator, &OperatorScreen::pinTyped, this, &StationWindow::pinTyped);
    connect(m_operator, &OperatorScreen::verbWished, this, &StationWindow::verbWished);
    connect(m_history, &HistoryScreen::backWished, this, [this] {
        if (!m_readFrom)
            return backToWork();
        m_stack.setCurrentWidget(m_readFrom); // as it was left
        draw();
    });
    connect(m_terminal, &TerminalScreen::backWished, this, &StationWindow::backToWork);
    connect(m_menu, &MenuScreen::backWished, this, &StationWindow::backToWork);
    connect(m_menu, &MenuScreen::chosen, this, &StationWindow::chooseFromMenu);
    connect(m_terminal, &TerminalScreen::signOutWished, this, [this] { fulfil(Wish::SignOut); });
    connect(m_terminal, &TerminalScreen::themeWished, this, [this] { fulfil(Wish::Theme); });
    const auto chooseLanguage = [this](const QString &code) {
        m_chosenLanguage = code;
        useLanguage(code);
        emit languageWished(code);
    };
    connect(m_operator, &OperatorScreen::languageWished, this, chooseLanguage);
    connect(m_terminal, &TerminalScreen::languageWished, this, chooseLanguage);
    connect(&m_second, &QTimer::timeout, this, &StationWindow::tick);
    m_second.start(1000);
    makeShortcuts();
}

StationWindow::~StationWindow() = default;

void StationWindow::makeShortcuts()
{
    const auto on = [this](int key, auto act) {
        auto *shortcut = new QShortcut(QKeySequence(key), this);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    // UX C10. Never a bare letter or digit: those are what scanners type.
    on(Qt::Key_F1, [this] { fulfil(Wish::Help); });
    on(Qt::Key_F2, [this] { fulfil(Wish::History); });
    on(Qt::Key_F4, [this] { fulfil(Wish::Fail); });
    on(Qt::Key_F5, [this] {
        m_operator->punch();
        if (const auto sound = soundOf(m_view.answer.kind))
            emit sounded(*sound);
    });
    on(Qt::Key_F6, [this] { fulfil(Wish::Hold); });
    on(Qt::Key_F7, [this] { fulfil(Wish::PrintLabel); });
    on(Qt::Key_F8, [this] { fulfil(Wish::Complete); });
    on(Qt::Key_F9, [this] { fulfil(Wish::Undo); });
    on(Qt::Key_F10, [this] { showMenu(); });
    on(Qt::Key_F11, [this] { fulfil(Wish::Language); });
    on(Qt::Key_F12, [this] { fulfil(Wish::SignOut); });
    on(Qt::Key_Escape, [this] {
        if (m_view.question)
            emit answerGiven(answerNo);
        else if (m_view.failing)
            emit verbWished(QStringLiteral("CANCEL"), {});
        backToWork();
    });
}

void StationWindow::fulfil(Wish wish)
{
    const bool atStep = m_view.screen == StationView::Screen::UnitAtStep;
    switch (wish) {
    case Wish::Complete:
        if (atStep)
            emit completeWished();
        return;
    case Wish::Fail:
        if (atStep)
            emit failWished();
        return;
    case Wish::Rework:
        return emit reworkWished();
    case Wish::Hold:
        if (atStep)
            emit holdWished();
        return;
    case Wish::Undo:
        return emit undoWished();
    case Wish::Help:
        return emit helpWished();
    case Wish::SignOut:
        backToWork();
        return emit signOutWished();
    case Wish::History:
        return emit historyWished(m_view.unit ? std::optional(m_view.unit->unit) : std::nullopt);
    case Wish::Terminal:
        return showTerminal();
    case Wish::Theme:
        setTheme(m_theme.kind() == Theme::Kind::Light ? Theme::Kind::Dark : Theme::Kind::Light);
        return emit themeWished(m_theme.kind());
    case Wish::Language: {
        const auto &choices = languageChoices();
        size_t next = 0;
        for (size_t i = 0; i < choices.size(); ++i) {
            if (choices[i].code == m_translations.code())
                next = (i + 1) % choices.size();
        }
        m_chosenLanguage = choices[next].code;
        useLanguage(m_chosenLanguage);
        return emit languageWished(m_chosenLanguage);
    }
    case Wish::NewUnit:
        return emit verbWished(QStringLiteral("MINT"), {});
    case Wish::PrintLabel:
        return emit verbWished(QStringLiteral("REPRINT"), {});
    case Wish::WithdrawSerial:
        return emit verbWished(QStringLiteral("VOID"), {});
    case Wish::WriteTag:
        return emit verbWished(QStringLiteral("TAG"), {});
    case Wish::Nothing:
        return;
    }
}

Speech StationWindow::speech() const
{
    return Speech(Language::of(m_translations.code(), m_clock.offsetMinutes()), m_view);
}

void StationWindow::show(const StationView &view)
{
    const bool newAnswer = m_shown && view.answer != m_view.answer && view.answer.kind != Answer::Kind::None;
    const bool another = view.person != m_view.person || view.language != m_view.language;
    const bool atWork = m_stack.currentWidget() == workScreen();
    m_view = view;
    m_shown = true;
    if (another)
        m_chosenLanguage.clear();
    const QString wanted = !m_chosenLanguage.isEmpty() ? m_chosenLanguage
        : !view.language.isEmpty()                     ? view.language
                                                       : m_stationLanguage;
    if (wanted != m_translations.code())
        useLanguage(wanted);
    // Whoever scans wants the answer: the screens that only show give way to it.
    const auto *page = qobject_cast<Page *>(m_stack.currentWidget());
    const bool givesWay = newAnswer && !(page && page->stays(view));
    if ((atWork || givesWay) && m_stack.currentWidget() != m_stopped)
        m_stack.setCurrentWidget(workScreen());
    draw();
    if (!newAnswer)
        return;
    m_operator->punch();
    if (const auto sound = soundOf(view.answer.kind))
        emit sounded(*sound);
}

void StationWindow::draw()
{
    const Speech words = speech();
    m_header.setContent(m_view, words);
    m_header.setClock(words.language().time(m_clock.wallMs()));
    const bool stopped
        = m_view.screen == StationView::Screen::Stopped || m_view.answer.kind == Answer::Kind::NotRecorded;
    if (stopped)
        m_stopped->show(m_view.answer, words);
    else
        m_operator->show(m_view, words, m_clock.wallMs());
    if (stopped || m_stack.currentWidget() == m_stopped)
        m_stack.setCurrentWidget(stopped ? static_cast<QWidget *>(m_stopped) : workScreen());
    if (auto *page = qobject_cast<Page *>(m_stack.currentWidget()))
        page->tell(m_view, words);
    if (m_stack.currentWidget() == m_menu)
        showMenu();
    if (m_stack.currentWidget() == m_terminal)
        m_terminal->show(m_view, m_info ? *m_info : TerminalInfo(), words);
    if (m_practice)
        m_practice->show(m_view, words);
}

void StationWindow::tick()
{
    m_header.setClock(speech().language().time(m_clock.wallMs()));
    if (m_view.screen == StationView::Screen::UnitAtStep)
        m_operator->tick(m_view, m_clock.wallMs());
}

void StationWindow::showHistory(const UnitHistory &history)
{
    m_history->show(history, speech());
    if (m_stack.currentWidget() != m_history)
        m_readFrom = qobject_cast<Page *>(m_stack.currentWidget());
    m_stack.setCurrentWidget(m_history);
}

void StationWindow::showTerminal()
{
    if (m_stack.currentWidget() == m_stopped)
        return;
    m_stack.setCurrentWidget(m_terminal);
    draw();
}

void StationWindow::backToWork()
{
    if (m_stack.currentWidget() == m_stopped)
        return;
    m_stack.setCurrentWidget(workScreen());
    draw();
}

void StationWindow::addPage(Page *page)
{
    m_stack.addWidget(page);
    m_pages.push_back(page);
    connect(page, &Page::backWished, this, &StationWindow::backToWork);
    connect(page, &Page::verbWished, this, &StationWindow::verbWished);
}

void StationWindow::openPage(Page *page)
{
    if (m_stack.currentWidget() == m_stopped)
        return;
    m_stack.setCurrentWidget(page);
    page->begin();
    draw();
}

QWidget *StationWindow::workScreen() const
{
    const auto page = std::find_if(
        m_pages.begin(), m_pages.end(), [this](const Page *p) { return p->takesOver(m_view); });
    return page == m_pages.end() ? static_cast<QWidget *>(m_operator) : *page;
}

std::vector<Page *> StationWindow::offeredPages() const
{
    std::vector<Page *> offered;
    std::copy_if(m_pages.begin(), m_pages.end(), std::back_inserter(offered),
        [this](const Page *page) { return page->isOffered(m_view); });
    return offered;
}

void StationWindow::showMenu()
{
    if (m_stack.currentWidget() == m_stopped)
        return;
    const Speech words = speech();
    std::vector<MenuScreen::Item> items{{tr("Unit history"), Shape::Clock}};
    for (const Page *page : offeredPages())
        items.push_back({page->title(words), page->shape()});
    items.push_back({tr("This terminal"), Shape::Info});
    if (m_view.canWriteTag)
        items.push_back({tr("Write tag"), Shape::None});
    m_menu->show(items, words);
    m_stack.setCurrentWidget(m_menu);
}

void StationWindow::chooseFromMenu(int item)
{
    const auto pages = offeredPages();
    if (item == 0)
        fulfil(Wish::History);
    else if (item <= int(pages.size()))
        openPage(pages[size_t(item - 1)]);
    else if (item == int(pages.size()) + 1)
        showTerminal();
    else {
        backToWork();
        fulfil(Wish::WriteTag);
    }
}

void StationWindow::setTerminalInfo(const TerminalInfo &info)
{
    m_info = std::make_unique<TerminalInfo>(info);
    draw();
}

void StationWindow::setPracticeCodes(const std::vector<PracticeCode> &codes)
{
    delete m_practice;
    m_practice = nullptr;
    if (!codes.empty()) {
        m_practice = new PracticePanel(m_theme, this);
        m_practice->setCodes(codes);
        connect(m_practice, &PracticePanel::codeWished, this, &StationWindow::practiceCodeWished);
        m_practice->show();
    }
    useMetrics();
}

void StationWindow::setTheme(Theme::Kind kind)
{
    m_theme = Theme(kind, m_theme.metrics());
    setPalette(m_theme.palette());
    draw();
    for (QWidget *widget : findChildren<QWidget *>())
        widget->update();
    update();
}

void StationWindow::setPixelsPerMm(double pixelsPerMm)
{
    m_pixelsPerMm = pixelsPerMm;
    useMetrics();
}

void StationWindow::setStationLanguage(const QString &code)
{
    m_stationLanguage = code;
    if (m_chosenLanguage.isEmpty() && m_view.language.isEmpty())
        useLanguage(code);
}

void StationWindow::setPersonLanguage(const QString &code)
{
    m_chosenLanguage = code;
    useLanguage(code);
}

void StationWindow::useLanguage(const QString &code)
{
    if (!m_translations.use(code))
        qWarning() << "There is no translation" << code << "; the screen stays English.";
    setLayoutDirection(QLocale(code).textDirection());
    draw();
    if (m_history->has())
        m_history->retell(speech());
}

QRect StationWindow::workArea() const
{
    const int practice = m_practice ? PracticePanel::widthAt(size()) : 0;
    return rect().adjusted(0, 0, -practice, 0);
}

void StationWindow::useMetrics()
{
    const QRect work = workArea();
    m_theme = Theme(m_theme.kind(), m_pixelsPerMm ? Metrics(*m_pixelsPerMm) : Metrics::forPanel(work.size()));
    const int header = m_theme.mm(HeaderBar::heightMm);
    m_header.setGeometry(0, 0, work.width(), header);
    m_stack.setGeometry(0, header, work.width(), work.height() - header);
    if (m_practice)
        m_practice->setGeometry(work.width(), 0, width() - work.width(), height());
    draw();
}

void StationWindow::resizeEvent(QResizeEvent *)
{
    useMetrics();
}

void StationWindow::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_theme.tokens().window);
}

} // namespace unitrail
