// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pseudo_translator.h"

#include "core/base/clock.h"
#include "ui/samples.h"
#include "ui/samples_pages.h"
#include "ui/station_window.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <cmath>
#include <functional>

using namespace unitrail;

static StationView sampleNamed(QStringView name)
{
    for (const Sample &sample : sampleViews()) {
        if (sample.name == name)
            return sample.view;
    }
    qFatal("no such sample");
}

/** What is looked at in every state, language, theme and size. */
struct Seen {
    StationWindow &window;
    QString where; ///< for the message
    QString language;
    QString screen;
};

class LooksTest : public QObject {
    Q_OBJECT

    const ManualClock m_clock{sampleNowMs, sampleOffsetMinutes};

    void look(StationWindow &window, const QString &language, Theme::Kind theme, const QSize &size,
        const std::function<void(const Seen &)> &at)
    {
        const auto see = [&](const QString &name) {
            window.grab();
            at({window,
                QStringLiteral("%1 %2 %3 %4x%5")
                    .arg(name, language,
                        theme == Theme::Kind::Light ? QStringLiteral("light") : QStringLiteral("dark"))
                    .arg(size.width())
                    .arg(size.height()),
                language, name});
        };
        window.setTheme(theme);
        for (const Sample &sample : sampleViews()) {
            window.show(sample.view);
            window.backToWork();
            QTest::qWait(0);
            see(sample.name);
        }
        StationView view = sampleViews().front().view;
        window.show(view);
        window.showHistory(sampleHistory());
        see(QStringLiteral("s6-history"));
        window.showHistory(sampleShippedHistory());
        see(QStringLiteral("s6-shipped"));
        window.showHistory(sampleHistory());
        window.findChild<HistoryScreen *>()->compareWithNext();
        window.showHistory(sampleOtherHistory());
        see(QStringLiteral("s6-compare"));
        window.showTerminal();
        see(QStringLiteral("s11-terminal"));
        window.showMenu();
        see(QStringLiteral("menu"));
        for (const PageSample &sample : pageSamples()) {
            auto *page = window.findChild<Page *>(sample.name);
            if (!page) {
                page = sample.make(window.theme(), &window);
                page->setObjectName(sample.name);
                window.addPage(page);
            }
            window.openPage(page);
            see(sample.name);
        }
    }

    void everywhere(const std::function<void(const Seen &)> &at)
    {
        for (const QString &language :
            {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("pseudo")}) {
            PseudoTranslator pseudo;
            if (language == QStringLiteral("pseudo"))
                QCoreApplication::installTranslator(&pseudo);
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
                StationWindow window(m_clock);
                window.resize(size);
                window.setStationLanguage(language == QStringLiteral("de") ? language : QStringLiteral("en"));
                window.setTerminalInfo(sampleTerminal());
                window.show();
                for (const Theme::Kind theme : {Theme::Kind::Light, Theme::Kind::Dark})
                    look(window, language, theme, size, at);
            }
            QCoreApplication::removeTranslator(&pseudo);
        }
    }

    static std::vector<const Lettered *> letteredIn(const StationWindow &window)
    {
        std::vector<const Lettered *> found;
        for (QWidget *widget : window.findChildren<QWidget *>()) {
            if (const auto *lettered = dynamic_cast<const Lettered *>(widget);
                lettered && widget->isVisible())
                found.push_back(lettered);
        }
        return found;
    }
    static std::vector<ActionButton *> buttonsIn(const StationWindow &window)
    {
        std::vector<ActionButton *> found;
        for (ActionButton *button : window.findChildren<ActionButton *>()) {
            if (button->isVisible())
                found.push_back(button);
        }
        return found;
    }
    static QRect onWindow(const StationWindow &window, const QWidget &widget)
    {
        return {widget.mapTo(&window, QPoint(0, 0)), widget.size()};
    }

    static bool isForSupervisors(const QString &screen)
    {
        static const QRegularExpression name(QStringLiteral("^(s(6|7|8|9|10|11)-|ship-|spc|results)"));
        return name.match(screen).hasMatch();
    }

    static const char *told(const QStringList &complaints)
    {
        static QByteArray text;
        text = QStringLiteral("%1 complaints:\n").arg(complaints.size()).toUtf8()
            + complaints.mid(0, 40).join(u'\n').toUtf8();
        return text.constData();
    }
    void lookAtTexts(const Seen &seen, QStringList &complaints) const
    {
        for (const Lettered *lettered : letteredIn(seen.window)) {
            const bool dead = dynamic_cast<const ActionButton *>(lettered)
                && !dynamic_cast<const ActionButton *>(lettered)->isEnabled();
            const QColor deadInk = seen.window.theme().tokens().disabled;
            for (const DrawnText &text : lettered->drawnTexts()) {
                if (!text.fits)
                    complaints << seen.where + QStringLiteral(": cut: ") + text.text;
                // Long raw codes are shortened on purpose; words never are in the languages people read.
                const bool code = text.text.size() > 20 && !text.text.contains(u' ');
                if (text.elided && !code && seen.language != QStringLiteral("pseudo")
                    && seen.screen.startsWith(QStringLiteral("s3")))
                    complaints << seen.where + QStringLiteral(": shortened: ") + text.text;
                // What cannot be touched must look it, and may be quieter for that (UX, colours).
                if (dead != (text.ink == deadInk))
                    complaints << seen.where + QStringLiteral(": looks as if it could be touched, or not: ")
                            + text.text;
                if (contrast(text.ink, text.ground) < (dead ? 3 : 7))
                    complaints << seen.where + QStringLiteral(": weak: ") + text.text;
            }
        }
    }
    void lookAtTargets(const Seen &seen, QStringList &complaints) const
    {
        const Metrics &metrics = seen.window.theme().metrics();
        const auto mm = [&](int pixels) { return metrics.toMm(pixels); };
        const std::vector<ActionButton *> buttons = buttonsIn(seen.window);
        for (const ActionButton *button : buttons) {
            const bool header = button->content().face == ActionButton::Face::Bar;
            // The keypad's column is a hair under 20 mm wide; supervisors' screens need 10 mm (UX C6).
            const double least = header ? 12.9 : isForSupervisors(seen.screen) ? 10 : 19.4;
            if (mm(button->width()) < least || mm(button->height()) < least)
                complaints << QStringLiteral("%1: %2 is %3 x %4 mm")
                                  .arg(seen.where, button->objectName())
                                  .arg(mm(button->width()))
                                  .arg(mm(button->height()));
        }
        for (size_t i = 0; i < buttons.size(); ++i) {
            for (size_t j = i + 1; j < buttons.size(); ++j) {
                const QRect a = onWindow(seen.window, *buttons[i]);
                const QRect b = onWindow(seen.window, *buttons[j]);
                const bool bar = buttons[i]->content().face == ActionButton::Face::Bar
                    || buttons[j]->content().face == ActionButton::Face::Bar;
                const bool keys = buttons[i]->objectName().startsWith(QStringLiteral("key"))
                    && buttons[j]->objectName().startsWith(QStringLiteral("key"));
                const int gapX = std::max(a.left(), b.left()) - std::min(a.right(), b.right()) - 1;
                const int gapY = std::max(a.top(), b.top()) - std::min(a.bottom(), b.bottom()) - 1;
                const double gap = mm(std::max(gapX, gapY));
                const double least = bar ? 0 : keys ? 1.8 : 1.9;
                if (gap < least)
                    complaints << QStringLiteral("%1: %2 and %3 are %4 mm apart")
                                      .arg(seen.where, buttons[i]->objectName(), buttons[j]->objectName())
                                      .arg(gap);
            }
        }
    }
    void lookAtPlaces(const Seen &seen, QStringList &complaints) const
    {
        std::vector<QWidget *> shown;
        for (QWidget *widget : seen.window.findChildren<QWidget *>()) {
            if (!widget->isVisible() || !dynamic_cast<Lettered *>(widget))
                continue;
            if (!seen.window.rect().contains(onWindow(seen.window, *widget)))
                complaints << seen.where + QStringLiteral(": off the panel: ") + widget->objectName();
            if (widget->findChildren<QWidget *>().isEmpty())
                shown.push_back(widget);
        }
        for (size_t i = 0; i < shown.size(); ++i) {
            for (size_t j = i + 1; j < shown.size(); ++j) {
                if (onWindow(seen.window, *shown[i]).intersects(onWindow(seen.window, *shown[j])))
                    complaints << seen.where
                            + QStringLiteral(": %1 covers %2")
                                  .arg(shown[i]->objectName(), shown[j]->objectName());
            }
        }
    }
    void lookAtLoudness(const Seen &seen, QStringList &complaints) const
    {
        int loud = 0;
        for (const Drawn *drawn : seen.window.findChildren<Drawn *>())
            loud += drawn->isVisible() && drawn->solid() ? 1 : 0;
        for (const ActionButton *button : seen.window.findChildren<ActionButton *>())
            loud += button->isVisible() && button->solid() ? 1 : 0;
        if (loud > 1)
            complaints << seen.where;
    }
    void lookAtNames(const Seen &seen, QStringList &complaints) const
    {
        QSet<QString> names;
        for (const ActionButton *button : buttonsIn(seen.window)) {
            QAccessibleInterface *accessible
                = QAccessible::queryAccessibleInterface(const_cast<ActionButton *>(button));
            const QString name = accessible ? accessible->text(QAccessible::Name) : QString();
            if (name.isEmpty() || accessible->role() != QAccessible::Button || names.contains(name))
                complaints << seen.where + u' ' + button->objectName() + u' ' + name;
            names << name;
        }
        for (const char *band : {"prompt", "verdict"}) {
            QWidget *widget = seen.window.findChild<QWidget *>(QLatin1String(band));
            if (widget->isVisible() && widget->accessibleName().isEmpty())
                complaints << seen.where + u' ' + QLatin1String(band);
        }
    }

    QStringList m_texts, m_targets, m_places, m_loud, m_names;

private slots:
    void every_pair_of_text_and_ground_has_contrast_enough_in_the_glare()
    {
        for (const Tokens *tokens : {&Tokens::light(), &Tokens::dark()}) {
            for (const QColor &ground : {tokens->window, tokens->surface, tokens->raised}) {
                QVERIFY(contrast(tokens->text, ground) >= 7);
                QVERIFY(contrast(tokens->text2, ground) >= 7);
                QVERIFY(contrast(tokens->disabled, ground) >= 3);
                QVERIFY(contrast(tokens->border, ground) >= 3);
                QVERIFY(contrast(tokens->focus, ground) >= 3);
            }
            QVERIFY(contrast(tokens->onBar, tokens->bar) >= 7);
            QVERIFY(contrast(tokens->onBar2, tokens->bar) >= 7);
            for (const Accent &accent : tokens->accents) {
                QVERIFY(contrast(accent.onSolid, accent.solid) >= 7);
                QVERIFY(contrast(accent.onTint, accent.tint) >= 7);
                QVERIFY(contrast(accent.edge, accent.tint) >= 3);
                QVERIFY(contrast(accent.edge, tokens->surface) >= 3);
            }
        }
    }

    void accepted_and_refused_differ_in_grey_too()
    {
        const auto grey = [](const QColor &colour) {
            const int value = qGray(colour.rgb());
            return QColor(value, value, value);
        };
        for (const Tokens *tokens : {&Tokens::light(), &Tokens::dark()})
            QVERIFY(contrast(grey((*tokens)[Tone::Ok].tint), grey((*tokens)[Tone::Stop].solid)) >= 4.5);
    }

    void initTestCase()
    {
        everywhere([&](const Seen &seen) {
            lookAtTexts(seen, m_texts);
            lookAtTargets(seen, m_targets);
            lookAtPlaces(seen, m_places);
            lookAtLoudness(seen, m_loud);
            lookAtNames(seen, m_names);
        });
        for (QStringList *complaints : {&m_texts, &m_targets, &m_places, &m_loud, &m_names})
            complaints->removeDuplicates();
    }
    void no_text_is_cut_or_weak_on_any_screen() { QVERIFY2(m_texts.isEmpty(), told(m_texts)); }
    void every_target_is_big_enough_and_apart_from_the_next()
    {
        QVERIFY2(m_targets.isEmpty(), told(m_targets));
    }
    void everything_lies_on_the_panel_and_nothing_covers_anything()
    {
        QVERIFY2(m_places.isEmpty(), told(m_places));
    }
    void at_most_one_rectangle_is_loud() { QVERIFY2(m_loud.isEmpty(), told(m_loud)); }
    void everything_that_can_be_touched_or_read_has_a_name_of_its_own()
    {
        QVERIFY2(m_names.isEmpty(), told(m_names));
    }

    void the_verdict_is_an_alert_to_a_screen_reader()
    {
        StationWindow window(m_clock);
        window.show(sampleNamed(u"s3-accepted"));
        QAccessibleInterface *verdict
            = QAccessible::queryAccessibleInterface(window.findChild<QWidget *>(QStringLiteral("verdict")));
        QVERIFY(verdict);
        QCOMPARE(verdict->role(), QAccessible::AlertMessage);
    }
    void every_text_of_the_program_can_be_translated()
    {
        // Names and codes of the plant are not ours to translate; all other letters come in brackets.
        PseudoTranslator pseudo;
        QCoreApplication::installTranslator(&pseudo);
        StationWindow window(m_clock);
        window.show();
        StationView view = sampleViews().front().view;
        view.stationTitle = {};
        view.loaded.clear();
        window.show(view);
        window.grab();
        QStringList bare;
        for (const Lettered *lettered : letteredIn(window)) {
            for (const DrawnText &text : lettered->drawnTexts()) {
                const bool letters
                    = std::any_of(text.text.begin(), text.text.end(), [](QChar c) { return c.isLetter(); });
                const bool ownName
                    = text.text == QStringLiteral("English") || text.text == QStringLiteral("Deutsch");
                if (letters && !ownName && !text.text.contains(u'['))
                    bare << text.text;
            }
        }
        QCoreApplication::removeTranslator(&pseudo);
        QCOMPARE(bare, QStringList());
    }
};

QTEST_MAIN(LooksTest)
#include "looks_test.moc"
