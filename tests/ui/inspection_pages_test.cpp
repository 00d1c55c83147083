// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/idle_lock.h"
#include "ui/screens/photo_page.h"
#include "ui/screens/sample_page.h"

#include <QSignalSpy>
#include <QtTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

static Characteristic number(const char *id, const char *lower)
{
    return {.id = CharacteristicId::known(QString::fromLatin1(id)),
        .name = {{{u"en"_s, QString::fromLatin1(id)}}},
        .lower = Decimal::fromText(QString::fromLatin1(lower)),
        .plausibleLower = Decimal(0, 0),
        .plausibleUpper = Decimal(100, 0)};
}

static SampleSheet sheetOf(int units)
{
    SampleSheet sheet{.lot = u"WO-1"_s,
        .operation = OperationId::known(u"090"_s),
        .samplingPlan = u"s"_s,
        .size = 150,
        .plan = {u'F', 20, 1, 2},
        .characteristics = {number("grade", "2.0"), number("gap", "1.0")},
        .rows = {}};
    for (int i = 0; i < units; ++i) {
        sheet.rows.push_back({.unit = {PartNumber::known(u"P"_s), SerialNumber::known(u"S-%1"_s.arg(i))},
            .mayEnter = true,
            .cells = {{}, {}}});
    }
    return sheet;
}

class InspectionPagesTest : public QObject {
    Q_OBJECT

    const Theme m_theme{Theme::Kind::Light, Metrics::forPanel({1280, 800})};

    std::unique_ptr<SamplePage> page(const SampleSheet &sheet)
    {
        auto made = std::make_unique<SamplePage>(m_theme, nullptr);
        made->resize(1280, 724);
        made->tell({.station = StationName::known(u"INS-1"_s), .person = u"Ivo"_s},
            Speech(Language::of(u"de"_s, 120)));
        made->setSheet(sheet);
        return made;
    }
    static void type(SamplePage &page, const QString &keys)
    {
        auto *grid = page.findChild<SampleGrid *>();
        for (const QChar key : keys) {
            const int code = key == u'⏎' ? int(Qt::Key_Enter)
                : key == u','            ? int(Qt::Key_Comma)
                                         : key.unicode();
            QTest::keyClick(grid, Qt::Key(code), Qt::KeypadModifier);
        }
    }

private slots:
    void a_value_is_recorded_and_the_frame_goes_on()
    {
        auto shown = page(sheetOf(3));
        QSignalSpy wished(shown.get(), &SamplePage::valueWished);
        QString taken;
        connect(shown.get(), &SamplePage::valueWished, this,
            [&](const UnitId &, const QString &, const QString &value) { taken = value; });
        type(*shown, u"3,2⏎"_s);
        QCOMPARE(wished.size(), 1);
        QCOMPARE(wished.front().at(1).toString(), u"grade"_s);
        QCOMPARE(taken, u"3.2"_s);
    }

    void what_is_outside_is_saved_by_a_second_press_only()
    {
        auto shown = page(sheetOf(3));
        QSignalSpy wished(shown.get(), &SamplePage::valueWished);
        type(*shown, u"1,4⏎"_s);
        QCOMPARE(wished.size(), 0);
        type(*shown, u"⏎"_s);
        QCOMPARE(wished.size(), 1);
        // Another digit in between makes it another value, which is asked about anew.
        type(*shown, u"0,4⏎5⏎"_s);
        QCOMPARE(wished.size(), 1);
    }

    void what_is_no_value_is_never_recorded()
    {
        auto shown = page(sheetOf(1));
        QSignalSpy wished(shown.get(), &SamplePage::valueWished);
        type(*shown, u"-⏎⏎"_s);
        type(*shown, u"999⏎⏎"_s); // beyond what is plausible
        QCOMPARE(wished.size(), 0);
    }

    void a_unit_that_is_not_due_takes_nothing()
    {
        SampleSheet sheet = sheetOf(1);
        sheet.rows.front().mayEnter = false;
        auto shown = page(sheet);
        QSignalSpy wished(shown.get(), &SamplePage::valueWished);
        type(*shown, u"3⏎"_s);
        QCOMPARE(wished.size(), 0);
    }

    void the_lot_can_be_judged_once_the_sample_is_through_or_too_many_are_bad()
    {
        SampleSheet sheet = sheetOf(20);
        auto shown = page(sheet);
        auto *judge = shown->findChild<ActionButton *>(u"sampleJudge"_s);
        QVERIFY(judge->isHidden());
        sheet.rows[0].state = sheet.rows[1].state = SampledUnit::Nonconforming;
        shown->setSheet(sheet);
        QVERIFY(!judge->isHidden());
        for (SampleSheet::Row &row : sheet.rows)
            row.state = SampledUnit::Conforming;
        shown->setSheet(sheet);
        QVERIFY(!judge->isHidden());
        sheet.accepted = true;
        shown->setSheet(sheet);
        QVERIFY(judge->isHidden());
    }

    void arrow_keys_walk_the_grid_and_a_reader_hears_where()
    {
        auto shown = page(sheetOf(30));
        auto *grid = shown->findChild<SampleGrid *>();
        QTest::keyClick(grid, Qt::Key_Down);
        QTest::keyClick(grid, Qt::Key_Right);
        QCOMPARE(grid->row(), 1);
        QCOMPARE(grid->column(), 1);
        QVERIFY(grid->accessibleDescription().contains(u"S-1, gap"_s));
        QTest::keyClick(grid, Qt::Key_End);
        QCOMPARE(grid->row(), 29);
    }

    void a_terminal_nobody_stirs_is_idle_once()
    {
        ManualClock clock(0);
        QWidget window;
        IdleLock lock(clock, 10, nullptr);
        lock.watch(&window);
        QSignalSpy idle(&lock, &IdleLock::idle);
        clock.advance(9 * 60'000);
        QTest::mouseClick(&window, Qt::LeftButton);
        clock.advance(9 * 60'000);
        lock.look();
        QCOMPARE(idle.size(), 0);
        clock.advance(60'000);
        lock.look();
        lock.look();
        QCOMPARE(idle.size(), 1);
        lock.stir(); // a scan
        clock.advance(10 * 60'000);
        lock.look();
        QCOMPARE(idle.size(), 2);
    }
    void a_photo_of_the_unit_is_looked_at_and_never_kept_twice()
    {
        PhotoPage shown(m_theme, nullptr);
        shown.resize(1280, 724);
        shown.tell({.station = StationName::known(u"REP-1"_s), .person = u"Ivo"_s},
            Speech(Language::of(u"en"_s, 120)));
        const auto button
            = [&](const char *name) { return shown.findChild<ActionButton *>(QLatin1String(name)); };
        PhotoSheet sheet{.unit = UnitId{PartNumber::known(u"P"_s), SerialNumber::known(u"S-1"_s)},
            .image = QImage(10, 10, QImage::Format_RGB32),
            .number = 1,
            .of = 2,
            .photos = 1};
        shown.setSheet(sheet); // the camera's
        QVERIFY(!button("photoKeep")->isHidden() && !button("photoSource")->isHidden());
        QSignalSpy wished(&shown, &PhotoPage::sourceWished);
        button("photoSource")->fired();
        QCOMPARE(wished.takeFirst().first().toBool(), true);

        sheet.ofUnit = true;
        sheet.kept = true;
        shown.setSheet(sheet);
        QVERIFY(button("photoKeep")->isHidden());
        button("photoSource")->fired();
        QCOMPARE(wished.takeFirst().first().toBool(), false);
        sheet.camera = false; // there is nothing else to look at
        shown.setSheet(sheet);
        QVERIFY(button("photoSource")->isHidden());
    }
};

QTEST_MAIN(InspectionPagesTest)
#include "inspection_pages_test.moc"
