// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/signing.h"
#include "core/codes/carried.h"
#include "core/station/trust.h"
#include "tests/station/demo_station.h"

#include <QFile>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;
using Kind = Answer::Kind;
using What = Answer::What;

static const ContainmentId c7 = ContainmentId::known(u"C-0007"_s);

/** The supervisor's desk: a journal and a key of its own, and no way to the stations but paper. */
class Desk : public Factory {
public:
    ContainmentIssued issue(const std::vector<ContainmentRule> &rules)
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
            qFatal("%s", judged ? qPrintable(reasonName(judged->refusal()->reason)) : "not recorded");
        return terms;
    }
    QString key()
    {
        return QString::fromLatin1(SigningKey::ofDirectory(directory.path())->publicKey().toBase64());
    }
};

static std::vector<ContainmentRule> unitRules(const UnitId &unit)
{
    return {{.subject = Subject::of(unit)}};
}

class StationContainmentTest : public QObject {
    Q_OBJECT
private slots:
    void printed_codes_bring_it_to_a_station_without_a_network_in_any_order()
    {
        Desk desk;
        std::vector<ContainmentRule> rules = unitRules(unitA);
        for (int i = 100; i < 190; ++i) // long enough for several codes
            rules.push_back({.part = unitA.part,
                .revision = QString::number(i * 7919),
                .serials = {unitOf(i * 37).serial}});
        const QStringList codes = carriedCodes(containmentFile(c7, desk.issue(rules)));
        QVERIFY(codes.size() > 1);

        Factory f;
        f.bring(unitA, "010");
        QVERIFY(trustKey(f.directory.path(), {desk.key(), u"SUP-1"_s}));
        f.at("PRS-1"); // nobody is signed in, and nobody need be
        for (qsizetype i = codes.size() - 1; i > 0; --i) {
            const Answer part = f.scan(codes[i]);
            QCOMPARE(part.what, What::ContainmentPart);
            QCOMPARE(part.kind, Kind::Accepted);
        }
        const Answer whole = f.scan(codes[0]);
        QCOMPARE(whole.what, What::ContainmentTaken);
        QCOMPARE(whole.text, u"C-0007"_s);

        f.badge(1103);
        const Answer refused = f.scan(unitA);
        QCOMPARE(refused.kind, Kind::Held);
        QCOMPARE(refused.refusal->reason, Reason::Contained);
        QVERIFY(refused.refusal->names.contains(u"C-0007:1"_s));

        // Everything else goes on, and a restart forgets nothing, also without the cache.
        f.bring(unitOf(2), "010");
        f.at("PRS-1");
        f.badge(1103);
        QCOMPARE(f.scan(unitOf(2)).what, What::OperationStarted);
        f.session.reset();
        f.journal.reset();
        QVERIFY(QFile::remove(f.directory.filePath(u"cache.db"_s)));
        f.openJournal();
        f.at("PRS-1");
        f.badge(1103);
        QCOMPARE(f.scan(unitA).refusal->reason, Reason::Contained);
        QCOMPARE(
            f.standing(Subject::of(c7)).containment().enforced.at(StationName::known(u"PRS-1"_s)).version, 1);
    }
    void a_key_that_nobody_entered_a_bent_code_and_a_forged_one_change_nothing()
    {
        Desk desk;
        const ContainmentIssued terms = desk.issue(unitRules(unitA));
        const QStringList codes = carriedCodes(containmentFile(c7, terms));
        QCOMPARE(codes.size(), 1);
        Factory f;
        f.bring(unitA, "010");
        f.at("PRS-1");
        QCOMPARE(f.scan(codes[0]).refusal->reason, Reason::IssuerUnknown);
        QVERIFY(trustKey(f.directory.path(), {desk.key(), {}}));

        ContainmentIssued forged = terms;
        forged.rules.push_back({.part = unitA.part});
        QCOMPARE(
            f.scan(carriedCodes(containmentFile(c7, forged))[0]).refusal->reason, Reason::ContainmentForged);
        const QString argument = codes[0].section(u'.', 2, 2);
        QString bent = argument;
        bent[bent.size() - 5] = bent[bent.size() - 5] == u'A' ? u'B' : u'A';
        QCOMPARE(f.scan(commandText(u"CARRY"_s, bent)).refusal->reason, Reason::BadValue);
        QCOMPARE(f.scan(commandText(u"CARRY"_s, u"1-1-ZZ"_s)).refusal->reason, Reason::BadValue);
        f.badge(1103);
        QCOMPARE(f.scan(unitA).what, What::OperationStarted);
    }
    void the_newest_version_stays_and_a_lifted_one_lets_the_unit_go_on()
    {
        Desk desk;
        const QString first = carriedCodes(containmentFile(c7, desk.issue(unitRules(unitA))))[0];
        const QString lifted = carriedCodes(containmentFile(c7, desk.issue({})))[0];
        Factory f;
        f.bring(unitA, "010");
        QVERIFY(trustKey(f.directory.path(), {desk.key(), {}}));
        f.at("PRS-1");
        QCOMPARE(f.scan(first).what, What::ContainmentTaken);
        QCOMPARE(f.scan(lifted).what, What::ContainmentLifted);
        QCOMPARE(f.scan(first).refusal->reason, Reason::ContainmentOutdated);
        QCOMPARE(f.scan(lifted, 30'000).what, What::ContainmentKnown);
        f.badge(1103);
        QCOMPARE(f.scan(unitA).what, What::OperationStarted);
    }
    void the_supervisor_releases_one_unit_at_the_station_that_met_it()
    {
        Desk desk;
        const QString code = carriedCodes(containmentFile(c7, desk.issue(unitRules(unitA))))[0];
        Factory f;
        f.bring(unitA, "010");
        QVERIFY(trustKey(f.directory.path(), {desk.key(), {}}));
        f.at("PRS-1");
        f.scan(code);
        f.badge(1301);
        QCOMPARE(f.scan(unitA).refusal->reason, Reason::Contained);
        QCOMPARE(f.command("RELEASE").what, What::HoldReleased);
        f.badge(1103);
        QCOMPARE(f.scan(unitA).what, What::OperationStarted);
    }
    void a_container_that_leaves_is_looked_into_down_to_the_parts_of_parts()
    {
        Factory f;
        f.bring(unitA, "100");
        std::optional<UnitId> motor;
        for (const InstalledComponent &installed : f.unit().components) {
            if (installed.component.part.text() == u"M24-120")
                motor = installed.component.unit();
        }
        QVERIFY(motor);
        Recorder recorder(*f.journal, f.plant, f.clock, StationName::known(u"PCK-1"_s));
        const LotId magnets{PartNumber::known(u"MAG-7"_s), LotNumber::known(u"X1"_s)};
        QVERIFY(
            recorder.note({{Subject::of(*motor)},
                              ComponentInstalled{op("030"), {{.part = magnets.part, .lot = magnets.lot}}}},
                {}));
        const Given given{.person = &f.plant.people.at(PersonId::known(u"P301"_s))};
        const ContainerId carton = ContainerId::known(u"CRT-1"_s);
        const auto granted = [&](const Command &command) {
            const auto judged = recorder.give(command, given);
            return judged && !judged->refusal();
        };
        QVERIFY(granted(PackUnit{unitA, carton}));
        QVERIFY(granted(SealContainer{carton, carton.text()}));
        ContainmentIssued terms{
            .version = 1, .rules = {{.contains = Subject::of(magnets)}}, .reason = u"audit"_s};
        QVERIFY(signContainment(*f.journal, c7, terms));
        QVERIFY(granted(IssueContainment{c7, terms}));
        for (const Command &leaves :
            {Command(ShipUnit{unitA, u"C"_s, u"SO-1"_s}), Command(ShipContainer{carton, u"C"_s, u"SO-1"_s}),
                Command(ShipOrder{u"C"_s, u"SO-1"_s, {carton}, {}})}) {
            const auto judged = recorder.give(leaves, given);
            QVERIFY(judged && judged->refusal());
            QCOMPARE(judged->refusal()->reason, Reason::Contained);
        }
        QCOMPARE(f.unit().life, LifeCycle::Packed);
    }
    void a_hold_in_advance_stops_a_unit_at_its_birth_and_says_who_placed_it()
    {
        Factory f;
        Recorder desk(*f.journal, f.plant, f.clock, StationName::known(u"SUP-1"_s));
        const Given given{.person = &f.plant.people.at(PersonId::known(u"P301"_s))};
        const auto hold = [&](const Subject &subject) {
            return !desk.give(PlaceHold{subject, HoldId::known(u"H-1"_s), u"engineering"_s, {}}, given)
                        ->refusal();
        };
        QVERIFY(hold(Subject::of(unitA)));
        f.at("KIT-1");
        f.badge(1101);
        const Answer refused = f.scan(unitA);
        QCOMPARE(refused.refusal->reason, Reason::OnHold);
        QVERIFY(!refused.refusal->names.value(1).isEmpty()); // who placed it
    }
};

QTEST_GUILESS_MAIN(StationContainmentTest)
#include "station_containment_test.moc"
