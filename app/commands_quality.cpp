// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/plant_source.h"
#include "core/base/pin.h"
#include "core/domain/signature.h"
#include "core/trace/gauge_fallout.h"
#include "core/trace/rejudge.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>

#include <algorithm>
#include <map>
#include <tuple>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct QualityWords {
    QString data, gauge, from, to, plan, plant, characteristic;
    bool json = false;
};

} // namespace

/** "2026-06-03T07:10:00Z", or a day: its begin or its end, in UTC. */
static std::optional<qint64> momentFrom(const QString &text, const QTime &ofDay)
{
    if (const QDate day = QDate::fromString(text, Qt::ISODate); text.size() == 10 && day.isValid())
        return QDateTime(day, ofDay, Qt::UTC).toMSecsSinceEpoch();
    const QDateTime moment = QDateTime::fromString(text, Qt::ISODate);
    return moment.isValid() ? std::optional(moment.toMSecsSinceEpoch()) : std::nullopt;
}

static QByteArray unitLine(const QJsonObject &unit)
{
    QStringList line{unit.value(u"unit"_s).toString(), unit.value(u"life"_s).toString()};
    for (const QString &key : {u"container"_s, u"location"_s, u"customer"_s}) {
        if (const QString place = unit.value(key).toString(); !place.isEmpty())
            line.append(place);
    }
    for (const QJsonValue &item : unit.value(u"values"_s).toArray()) {
        const QJsonObject value = item.toObject();
        const QString would = value.value(u"would"_s).toString();
        line.append(u"%1 %2 %3%4"_s.arg(value.value(u"characteristic"_s).toString(),
            value.value(u"value"_s).toString(), value.value(u"unit_of_measure"_s).toString(),
            would.isEmpty() ? u" (%1 %)"_s.arg(value.value(u"margin_percent"_s).toString())
                            : u": %1, would be %2"_s.arg(value.value(u"was"_s).toString(), would)));
    }
    return line.join(u"  "_s).toUtf8();
}

static int printFallout(const QualityWords &words)
{
    const auto gauge = GaugeId::fromText(words.gauge);
    if (!gauge)
        return complain(
            u"%1 cannot be the number of a gauge: give the one that is on it"_s.arg(words.gauge), exitUsage);
    FalloutWindow window;
    for (const auto &[given, into, ofDay] : {std::tuple(words.from, &window.fromMs, QTime(0, 0)),
             std::tuple(words.to, &window.toMs, QTime(23, 59, 59, 999))}) {
        if (given.isEmpty())
            continue;
        *into = momentFrom(given, ofDay);
        if (!*into)
            return complain(
                u"%1 is no moment: give 2026-06-03 or 2026-06-03T07:10:00Z"_s.arg(given), exitUsage);
    }
    SystemClock clock;
    auto journal = look(words.data, clock);
    if (!journal)
        return failed(journal.error());
    const auto fallout = gaugeFallout(**journal, *gauge, window, clock.wallMs());
    if (!fallout)
        return failed(fallout.error());
    const auto json = gaugeFalloutJson(**journal, *fallout);
    if (!json)
        return failed(json.error());
    if (words.json) {
        print(*json);
        return exitDone;
    }
    print(u"%1 judged %2 units (%3 values) from %4 to %5%6"_s.arg(words.gauge)
              .arg(json->value(u"units"_s).toInt())
              .arg(json->value(u"values"_s).toInt())
              .arg(json->value(u"from"_s).toString(), json->value(u"to"_s).toString(),
                  fallout->foundBad ? u", when it was found bad"_s : QString())
              .toUtf8());
    const QJsonObject margins = json->value(u"units_by_margin"_s).toObject();
    for (auto band = margins.begin(); band != margins.end(); ++band)
        print(u"  %1: %2"_s.arg(band.key()).arg(band.value().toInt()).toUtf8());
    for (const QJsonValue &unit : json->value(u"list"_s).toArray())
        print(unitLine(unit.toObject()));
    return exitDone;
}

static int printRejudgement(const QualityWords &words)
{
    const auto source = loadPlant(words.plant);
    if (!source)
        return failed(source.error());
    std::optional<CharacteristicId> characteristic;
    if (!words.characteristic.isEmpty()) {
        characteristic = CharacteristicId::fromText(words.characteristic);
        if (!characteristic)
            return complain(
                u"%1 cannot be the name of a characteristic"_s.arg(words.characteristic), exitUsage);
    }
    SystemClock clock;
    auto journal = look(words.data, clock);
    if (!journal)
        return failed(journal.error());
    const auto result = rejudge(**journal, source->plant, words.plan, characteristic);
    if (!result)
        return failed(result.error());
    const auto json = rejudgeJson(**journal, *result);
    if (!json)
        return failed(json.error());
    if (words.json) {
        print(*json);
        return exitDone;
    }
    print(u"Under plan %1, of %2 units %3 would fail and %4 would pass; what was recorded stays"_s
              .arg(words.plan)
              .arg(json->value(u"units_judged"_s).toInt())
              .arg(json->value(u"units_to_fail"_s).toInt())
              .arg(json->value(u"units_to_pass"_s).toInt())
              .toUtf8());
    for (const QJsonValue &unit : json->value(u"list"_s).toArray())
        print(unitLine(unit.toObject()));
    return exitDone;
}

static QString momentText(qint64 atMs)
{
    return QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(Qt::ISODate);
}

/** Somebody tried to sign and could not: what 21 CFR 11.300(d) wants to be seen. Whose badge it was is
 * nowhere. */
static void addAttempt(QJsonArray &refused, const Entry &entry, Reason reason)
{
    if (reason != Reason::SignatureWrong && reason != Reason::SignatureLocked)
        return;
    refused.append(
        QJsonObject{{u"at"_s, momentText(entry.stamp.wallMs)}, {u"station"_s, entry.stamp.station.text()},
            {u"about"_s, entry.subject().text()}, {u"reason"_s, reasonName(reason)}});
}

/** Every signature of the journal against the bytes of what it signs. */
static int printSignatures(const QualityWords &words)
{
    SystemClock clock;
    auto journal = look(words.data, clock);
    if (!journal)
        return failed(journal.error());
    struct Signed {
        SignatureApplied signature;
        Subject about;
        qint64 atMs;
    };
    std::vector<Signed> all;
    QJsonArray refused;
    std::map<EventId, QByteArray> bodies;
    Outcome walked = (*journal)->forEach([&](const Recorded &recorded, const QByteArray &) {
        if (const auto *attempt = std::get_if<ScanRefused>(&recorded.entry.event))
            addAttempt(refused, recorded.entry, attempt->refusal.reason);
        if (const auto *signature = std::get_if<SignatureApplied>(&recorded.entry.event)) {
            all.push_back({*signature, recorded.entry.subject(), recorded.entry.stamp.wallMs});
            for (const SignedEntry &entry : signature->entries)
                bodies.emplace(entry.entry, QByteArray());
        }
        return true;
    });
    if (walked) {
        walked = (*journal)->forEach([&](const Recorded &recorded, const QByteArray &body) {
            if (const auto wanted = bodies.find(recorded.entry.id); wanted != bodies.end())
                wanted->second = body;
            return true;
        });
    }
    if (!walked)
        return failed(walked.error());
    int broken = 0;
    QJsonArray list;
    for (const Signed &item : all) {
        const SignatureCheck check = checkSignature(item.signature, [&](const EventId &id) {
            const QByteArray &body = bodies.at(id);
            return body.isEmpty() ? std::nullopt : std::optional(body);
        });
        broken += check.holds() ? 0 : 1;
        const QString at = momentText(item.atMs);
        list.append(QJsonObject{{u"about"_s, item.about.text()}, {u"signer"_s, item.signature.signer.text()},
            {u"printed_name"_s, item.signature.printedName}, {u"meaning"_s, item.signature.meaning},
            {u"method"_s, item.signature.method}, {u"at"_s, at}, {u"entries"_s, check.entries},
            {u"altered"_s, int(check.altered.size())}, {u"missing"_s, int(check.missing.size())},
            {u"holds"_s, check.holds()}});
        if (!words.json)
            print(u"%1  %2  %3  %4  %5"_s
                      .arg(at, item.about.text(), item.signature.meaning, item.signature.printedName,
                          check.holds() ? u"holds"_s : u"DOES NOT HOLD"_s)
                      .toUtf8());
    }
    if (words.json)
        print(QJsonObject{{u"signatures"_s, list.size()}, {u"broken"_s, broken}, {u"list"_s, list},
            {u"refused"_s, refused}});
    else if (!refused.isEmpty())
        print(u"%1 attempts to sign were refused; --json lists them"_s.arg(refused.size()).toUtf8());
    return broken == 0 ? exitDone : exitNo;
}

/** The PIN comes by standard input: on the command line everybody could read it. */
static int printVerifier()
{
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly))
        return complain(u"cannot read standard input"_s, exitUsage);
    const QString pin = QString::fromUtf8(in.readLine()).trimmed();
    constexpr int digitsMin = 6;
    const bool digits = std::all_of(pin.begin(), pin.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (pin.size() < digitsMin || !digits)
        return complain(
            u"a PIN is made of at least 6 digits: type it as one line of standard input"_s, exitUsage);
    const QString verifier = pinVerifier(pin);
    if (verifier.isEmpty())
        return complain(u"there is no memory for the verifier: it takes 64 MiB"_s, exitNo);
    print(verifier.toUtf8());
    return exitDone;
}

void describeQuality(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<QualityWords>();
    CLI::App *fallout
        = app.add_subcommand("gauge-fallout", "What an instrument judged since its last good check");
    text(fallout, "gauge", words->gauge, "The number on it, such as CAL-2-G1")->required();
    text(fallout, "--data", words->data, "The journal's directory")->required();
    text(fallout, "--from", words->from, "A day or a moment in UTC instead of its last good check");
    text(fallout, "--to", words->to, "A day or a moment in UTC instead of when it was found bad");
    fallout->add_flag("--json", words->json, "As one JSON object");
    whenChosen(fallout, chosen, [words] { return printFallout(*words); });

    CLI::App *again
        = app.add_subcommand("rejudge", "Which units would be judged otherwise under other limits");
    text(again, "--plan", words->plan, "The revision of the test plan, such as D")->required();
    text(again, "--characteristic", words->characteristic, "Only this one");
    text(again, "--data", words->data, "The journal's directory")->required();
    text(again, "--plant", words->plant, "The plant definition's directory; without it the demo factory");
    again->add_flag("--json", words->json, "As one JSON object");
    whenChosen(again, chosen, [words] { return printRejudgement(*words); });

    CLI::App *signatures = app.add_subcommand("signatures", "Every signature, and whether it still holds");
    text(signatures, "--data", words->data, "The journal's directory")->required();
    signatures->add_flag("--json", words->json, "As one JSON object");
    whenChosen(signatures, chosen, [words] { return printSignatures(*words); });

    CLI::App *pin
        = app.add_subcommand("pin", "Make the verifier of a PIN, for a person's entry in the plant");
    whenChosen(pin, chosen, [] { return printVerifier(); });
}

} // namespace unitrail
