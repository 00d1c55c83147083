// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/pages_trace.h"
#include "core/base/signing.h"
#include "core/codes/carried.h"
#include "core/station/recorder.h"
#include "core/station/trust.h"
#include "tests/station/demo_station.h"
#include "ui/screens/holds_page.h"
#include "ui/station_window.h"

#include <QtTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

static const ContainmentId c7 = ContainmentId::known(u"C-0007"_s);

/** The supervisor's desk, with a key of its own and no way to the line but what somebody carries. */
class Desk : public Factory {
public:
    QByteArray issue(const std::vector<ContainmentRule> &rules)
    {
        const Person &supervisor = plant.people.at(PersonId::known(u"P301"_s));
        ContainmentIssued terms{.version = standing(Subject::of(c7)).containment().terms.version + 1,
            .rules = rules,
            .reason = u"supplier-notice"_s};
        terms.issuedMs = clock.wallMs();
        terms.issuedAt = StationName::known(u"SUP-1"_s);
        terms.issuer = supervisor.id;
        if (!signContainment(*journal, c7, terms))
            qFatal("no key");
        Recorder recorder(*journal, plant, clock, *terms.issuedAt);
        const auto judged = recorder.give(IssueContainment{c7, terms}, {.person = &supervisor});
        if (!judged || judged->refusal())
            qFatal("not issued");
        return containmentFile(c7, terms);
    }
    QString fingerprint() { return keyFingerprint(QByteArray::fromBase64(key().toLatin1())); }
    QString key()
    {
        return QString::fromLatin1(SigningKey::ofDirectory(directory.path())->publicKey().toBase64());
    }
};

/** PRS-1 without a network, and its page of holds open. */
struct Terminal {
    explicit Terminal(const char *badge = "1302")
    {
        const QString file = data.filePath(u"station.toml"_s);
        put(u"station.toml"_s,
            "[station]\nname = \"PRS-1\"\nplant = \"" + QByteArray(UNITRAIL_SOURCE_DIR "/resources/demo")
                + "\"\ndata = \"" + data.path().toUtf8() + "\"\n");
        auto config = readStationConfig(file);
        if (!config)
            qFatal("%s", qPrintable(config.error().text));
        auto made = Assembly::make(*config);
        if (!made)
            qFatal("%s", qPrintable(made.error().text));
        assembly = *std::move(made);
        window = std::make_unique<StationWindow>(assembly->clock());
        addHoldsPage(*window, *assembly);
        page = window->findChild<HoldsPage *>();
        QObject::connect(&assembly->session(), &Session::viewChanged, window.get(),
            [this](const StationView &view) { window->show(view); });
        window->resize(1280, 800);
        window->show(assembly->session().view());
        window->show();
        assembly->start();
        scan(badgeText(assembly->plant().badgePrefix, QString::fromLatin1(badge)));
        window->openPage(page);
        page->choose(HoldsPage::Tab::Containments);
    }
    void put(const QString &name, const QByteArray &bytes)
    {
        QFile written(data.filePath(name));
        if (!QDir().mkpath(QFileInfo(written).path()) || !written.open(QIODevice::WriteOnly)
            || written.write(bytes) != bytes.size())
            qFatal("no room for %s", qPrintable(name));
    }
    void scan(const QString &code)
    {
        assembly->session().takeScan({.bytes = code.toUtf8(), .atMs = now += 5000, .device = u"hand"_s});
    }
    void touch(const char *button)
    {
        auto *found = page->findChild<QWidget *>(QLatin1StringView(button));
        QVERIFY2(found && found->isVisible(), button);
        QTRY_VERIFY2(found->isEnabled(), button);
        QTest::mouseClick(found, Qt::LeftButton);
    }
    /** All texts of the page, as a reader of screens hears them. */
    [[nodiscard]] QString heard() const
    {
        QString all;
        for (const QWidget *widget : page->findChildren<QWidget *>())
            all += widget->accessibleName() + u'\n' + widget->accessibleDescription() + u'\n';
        return all.remove(QChar(0x2068)).remove(QChar(0x2069)); // the isolates around what is filled in
    }
    [[nodiscard]] int enforced() const
    {
        const auto standing = assembly->journal().standing(Subject::of(c7));
        return standing ? standing->containment().terms.version : -1;
    }

    QTemporaryDir data;
    qint64 now = QDateTime::currentMSecsSinceEpoch();
    std::unique_ptr<Assembly> assembly;
    std::unique_ptr<StationWindow> window;
    HoldsPage *page = nullptr;
};

static std::vector<ContainmentRule> rulesOf(const UnitId &unit)
{
    return {{.subject = Subject::of(unit)}};
}

class CarriedPageTest : public QObject {
    Q_OBJECT

private slots:
    void a_file_is_found_and_enforced_by_two_touches()
    {
        Desk desk;
        Terminal station;
        station.put(u"containments/C-0007-1.json"_s, desk.issue(rulesOf(unitA)));
        station.put(u"containments/other.json"_s, "{\"no\": \"containment\"}");
        QVERIFY(trustKey(station.data.path(), {desk.key(), u"SUP-1"_s}));
        station.touch("holdsAction3");
        QTRY_VERIFY2(station.heard().contains(u"C-0007"_s), qPrintable(station.heard()));
        station.touch("holdsAction1");
        QTRY_COMPARE(station.enforced(), 1);
        QTRY_VERIFY(station.heard().contains(u"From the next scan on it is enforced here."_s));
        // It says now that it is enforced, and taking it once more records nothing.
        const auto before = station.assembly->journal().entriesOf(Subject::of(c7))->size();
        station.page->act(1);
        QCOMPARE(station.assembly->journal().entriesOf(Subject::of(c7))->size(), before);
    }
    void an_unknown_key_a_wrong_signature_and_an_older_version_are_refused_with_words()
    {
        Desk desk;
        Terminal station;
        const QByteArray first = desk.issue(rulesOf(unitA));
        station.put(u"C-0007-1.json"_s, first);
        station.touch("holdsAction3");
        QTRY_VERIFY(station.heard().contains(u"C-0007"_s));
        station.touch("holdsAction1"); // shows the fingerprint
        QVERIFY(station.heard().contains(u"Fingerprint of its key"_s));
        station.page->act(2); // it is another one
        QVERIFY(!station.assembly->session().view().question);
        QCOMPARE(station.enforced(), 0);

        QVERIFY(trustKey(station.data.path(), {desk.key(), u"SUP-1"_s}));
        QByteArray bent = first;
        station.put(u"C-0007-1.json"_s, bent.replace("supplier-notice", "engineering"));
        station.page->act(2);
        QTRY_VERIFY(station.page->findChild<QWidget *>(u"holdsAction2"_s)->isEnabled());
        station.page->act(1);
        QTRY_VERIFY2(station.heard().contains(u"The signature of"_s), qPrintable(station.heard()));
        QCOMPARE(station.enforced(), 0);

        station.put(u"C-0007-1.json"_s, desk.issue({}));
        station.page->act(2);
        QTRY_VERIFY(station.page->findChild<QWidget *>(u"holdsAction2"_s)->isEnabled());
        station.page->act(1);
        QTRY_COMPARE(station.enforced(), 2);
        station.put(u"C-0007-1.json"_s, first);
        station.page->act(2);
        QTRY_VERIFY(station.page->findChild<QWidget *>(u"holdsAction2"_s)->isEnabled());
        station.page->act(1); // a button is deaf for a moment after it was pressed
        QTRY_VERIFY(station.heard().contains(u"is older than version 2"_s));
        QCOMPARE(station.enforced(), 2);
    }
    void an_unknown_key_is_compared_and_signed_for_before_it_counts()
    {
        Desk desk;
        Terminal station;
        station.put(u"C-0007-1.json"_s, desk.issue(rulesOf(unitA)));
        station.touch("holdsAction3");
        QTRY_VERIFY(station.heard().contains(u"key not trusted"_s));
        station.touch("holdsAction1");
        const QString fingerprint = desk.fingerprint();
        QCOMPARE(fingerprint.size(), 39);
        QVERIFY2(station.heard().contains(fingerprint.left(19)), qPrintable(station.heard()));
        QVERIFY(station.heard().contains(fingerprint.right(19)));
        QVERIFY(station.heard().contains(u"SUP-1"_s));
        station.page->act(1);
        QVERIFY(!station.page->isVisible()); // badge and PIN are asked for where they always are
        QVERIFY(station.assembly->session().view().question);
        QCOMPARE(*trusts(station.assembly->journal(), desk.key()), false);
        station.scan(badgeText(station.assembly->plant().badgePrefix, u"1301"_s));
        station.assembly->session().takePin(u"246810"_s);
        QTRY_VERIFY(!station.assembly->session().view().question);
        QCOMPARE(station.assembly->session().view().answer.what, Answer::What::IssuerTrusted);
        QCOMPARE(*trusts(station.assembly->journal(), desk.key()), true);
        const auto entries
            = station.assembly->journal().entriesOf(Subject::of(StationName::known(u"PRS-1"_s)));
        const auto &signature = std::get<SignatureApplied>(entries->back().entry.event);
        QCOMPARE(signature.meaning, u"trusted"_s);
        QCOMPARE(signature.entries.size(), 1u);
        QCOMPARE(std::get<IdentifierBound>((*entries)[entries->size() - 2].entry.event).value, desk.key());

        station.window->openPage(station.page);
        station.page->choose(HoldsPage::Tab::Containments);
        station.page->act(3);
        QTRY_VERIFY2(station.heard().contains(u"new here"_s), qPrintable(station.heard()));
        station.page->act(1);
        QTRY_COMPARE(station.enforced(), 1);
    }
    void who_is_not_in_charge_trusts_no_key()
    {
        Desk desk;
        Terminal station("1103");
        station.put(u"C-0007-1.json"_s, desk.issue(rulesOf(unitA)));
        station.touch("holdsAction3");
        QTRY_VERIFY(station.heard().contains(u"key not trusted"_s));
        station.touch("holdsAction1");
        station.page->act(1);
        QVERIFY(!station.assembly->session().view().question);
        QVERIFY(station.page->isVisible());
        QCOMPARE(station.assembly->session().view().answer.refusal->reason, Reason::NotAllowed);
        QCOMPARE(*trusts(station.assembly->journal(), desk.key()), false);
    }
    void printed_codes_of_an_unknown_key_wait_in_the_list_to_be_compared()
    {
        Desk desk;
        const QStringList codes = carriedCodes(desk.issue(rulesOf(unitA)));
        Terminal station;
        for (const QString &code : codes)
            station.scan(code);
        QCOMPARE(station.assembly->session().view().answer.refusal->reason, Reason::IssuerUnknown);
        station.touch("holdsAction3");
        QTRY_VERIFY2(station.heard().contains(u"printed codes"_s), qPrintable(station.heard()));
        station.touch("holdsAction1");
        QVERIFY(station.heard().contains(desk.fingerprint().left(19)));
        station.page->act(1);
        station.scan(badgeText(station.assembly->plant().badgePrefix, u"1301"_s));
        station.assembly->session().takePin(u"246810"_s);
        QTRY_COMPARE(*trusts(station.assembly->journal(), desk.key()), true);
        station.window->openPage(station.page);
        station.page->choose(HoldsPage::Tab::Containments);
        station.page->act(3);
        QTRY_VERIFY(station.heard().contains(u"new here"_s));
        station.page->act(1);
        QTRY_COMPARE(station.enforced(), 1);
    }
    void printed_codes_tell_how_far_they_are_while_the_page_is_open()
    {
        Desk desk;
        std::vector<ContainmentRule> rules = rulesOf(unitA);
        for (int i = 100; i < 190; ++i)
            rules.push_back({.part = unitA.part,
                .revision = QString::number(i * 7919),
                .serials = {unitOf(i * 37).serial}});
        const QStringList codes = carriedCodes(desk.issue(rules));
        QVERIFY(codes.size() > 1);
        Terminal station;
        QVERIFY(trustKey(station.data.path(), {desk.key(), u"SUP-1"_s}));
        for (qsizetype i = 0; i + 1 < codes.size(); ++i) {
            station.scan(codes[i]);
            QVERIFY2(station.heard().contains(u"Part %1/%2 of a containment"_s.arg(i + 1).arg(codes.size())),
                qPrintable(station.heard()));
        }
        station.scan(codes.back());
        QCOMPARE(station.enforced(), 1);
        QTRY_VERIFY(station.heard().contains(u"C-0007"_s)); // in the list, without being opened again
    }
    void what_is_saved_on_the_page_is_what_the_other_station_takes()
    {
        Terminal desk;
        auto &journal = desk.assembly->journal();
        ContainmentIssued terms{.version = 1, .rules = rulesOf(unitA), .reason = u"audit"_s};
        terms.issuedMs = desk.assembly->clock().wallMs();
        terms.issuedAt = StationName::known(u"PRS-1"_s);
        terms.issuer = PersonId::known(u"P301"_s);
        QVERIFY(signContainment(journal, c7, terms));
        Recorder recorder(journal, desk.assembly->plant(), desk.assembly->clock(), *terms.issuedAt);
        QVERIFY(recorder.give(IssueContainment{c7, terms},
            {.person = &desk.assembly->plant().people.at(PersonId::known(u"P301"_s))}));
        desk.window->backToWork();
        desk.window->openPage(desk.page);
        QTRY_VERIFY2(desk.heard().contains(u"C-0007"_s), qPrintable(desk.heard()));
        desk.touch("holdsAction1");
        if (desk.page->findChild<QWidget *>(u"holdsOffer1"_s)->isVisible()) // a stick is plugged in here
            emit desk.page->findChild<ActionButton *>(u"holdsOffer1"_s)->fired();
        QFile saved(desk.data.filePath(u"containments/C-0007-1.json"_s));
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QVERIFY(QFile::exists(desk.data.filePath(u"containments/C-0007-1.pdf"_s)));
        const auto carried = containmentFromFile(saved.readAll());
        QVERIFY(carried && isSignedByItsKey(carried->containment, carried->terms));
    }
};

QTEST_MAIN(CarriedPageTest)
#include "carried_page_test.moc"
