// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/sections.h"

namespace unitrail {

using Reader = TableReader;
using Kind = Characteristic::Kind;

/** One rule about two numbers: the mistake stands where the second of them is written. */
static void mustNotLieBelow(Reader &reader, const QString &lowKey, const std::optional<Decimal> &low,
    const QString &highKey, const std::optional<Decimal> &high, const QString &mend, Mistakes &mistakes)
{
    if (low && high && *high < *low) {
        mistakes.error(reader.placeOf(highKey),
            QStringLiteral("\"%1\" %2 lies below \"%3\" %4").arg(highKey, high->text(), lowKey, low->text()),
            mend);
    }
}

/** Both bands together reach from limit to limit. */
static bool leavesNothing(const Decimal &guardBand, const Decimal &lower, const Decimal &upper)
{
    const double left = upper.toDouble() - lower.toDouble() - 2 * guardBand.toDouble();
    return left < 1e-9; // 12.05 - 11.95 - 0.1 is not 0 in binary
}

static void checkLimits(Reader &reader, const Characteristic &c, Mistakes &mistakes)
{
    const QString lower = QStringLiteral("lower"), nominal = QStringLiteral("nominal"),
                  upper = QStringLiteral("upper");
    const QString plausibleLower = QStringLiteral("plausible_lower"),
                  plausibleUpper = QStringLiteral("plausible_upper");
    const QString swap = QStringLiteral("Swap the two limits, or put them right");
    const QString inside = QStringLiteral("Put the nominal value between the limits");
    const QString outside
        = QStringLiteral("Widen the plausible band: a bad part must not be taken for a typing error");

    mustNotLieBelow(reader, lower, c.lower, upper, c.upper, swap, mistakes);
    if (!c.lower || !c.upper || *c.lower <= *c.upper) {
        mustNotLieBelow(reader, lower, c.lower, nominal, c.nominal, inside, mistakes);
        if (c.nominal && c.upper && *c.upper < *c.nominal) {
            mistakes.error(reader.placeOf(nominal),
                QStringLiteral("\"nominal\" %1 lies above \"upper\" %2")
                    .arg(c.nominal->text(), c.upper->text()),
                inside);
        }
    }
    mustNotLieBelow(reader, plausibleLower, c.plausibleLower, plausibleUpper, c.plausibleUpper,
        QStringLiteral("Swap the two"), mistakes);
    for (const auto &limit : {c.lower, c.upper}) {
        if (limit && c.plausibleLower && *c.plausibleLower > *limit) {
            mistakes.error(reader.placeOf(plausibleLower),
                QStringLiteral("The plausible band begins at %1, inside the limits")
                    .arg(c.plausibleLower->text()),
                outside);
            break;
        }
    }
    for (const auto &limit : {c.lower, c.upper}) {
        if (limit && c.plausibleUpper && *c.plausibleUpper < *limit) {
            mistakes.error(reader.placeOf(plausibleUpper),
                QStringLiteral("The plausible band ends at %1, inside the limits")
                    .arg(c.plausibleUpper->text()),
                outside);
            break;
        }
    }
    if (c.guardBand && *c.guardBand < Decimal(0, 0)) {
        mistakes.error(reader.placeOf(QStringLiteral("guard_band")),
            QStringLiteral("The guard band is %1").arg(c.guardBand->text()),
            QStringLiteral("Write how far from a limit a pass is marginal: 0 or more"));
    } else if (c.guardBand && c.lower && c.upper && *c.lower <= *c.upper
        && leavesNothing(*c.guardBand, *c.lower, *c.upper)) {
        mistakes.error(reader.placeOf(QStringLiteral("guard_band")),
            QStringLiteral("The guard band %1 leaves nothing between the limits").arg(c.guardBand->text()),
            QStringLiteral("Make it smaller than half of upper less lower"));
    }
}

static void checkKind(Reader &reader, const Characteristic &c, Mistakes &mistakes)
{
    const bool counts = c.kind == Kind::Numeric || c.kind == Kind::Count;
    if (counts && !reader.has(QStringLiteral("lower")) && !reader.has(QStringLiteral("upper"))) {
        mistakes.error(reader.place(),
            QStringLiteral("The characteristic %1 has no limit on any side").arg(c.id.text()),
            QStringLiteral("Add lower, upper or both: without one nothing can be judged"));
    }
    if (c.kind == Kind::Numeric && !reader.has(QStringLiteral("unit"))) {
        mistakes.error(reader.place(), QStringLiteral("The characteristic %1 has no unit").arg(c.id.text()),
            QStringLiteral("Add unit = \"mm\" or what it is"));
    }
    if (!counts) {
        for (const char *key :
            {"lower", "nominal", "upper", "plausible_lower", "plausible_upper", "guard_band"}) {
            if (reader.has(QLatin1String(key))) {
                mistakes.error(reader.placeOf(QLatin1String(key)),
                    QStringLiteral("The characteristic %1 is not a number and has \"%2\"")
                        .arg(c.id.text(), QLatin1String(key)),
                    QStringLiteral("Remove it, or make the kind numeric or count"));
            }
        }
    }
    if (c.kind != Kind::Text && reader.has(QStringLiteral("pattern"))) {
        mistakes.error(reader.placeOf(QStringLiteral("pattern")),
            QStringLiteral("The characteristic %1 is not a text and has a pattern").arg(c.id.text()),
            QStringLiteral("Remove it, or make the kind text"));
    }
}

static void checkEntry(Reader &reader, const Characteristic &c, Mistakes &mistakes)
{
    const bool counts = c.kind == Kind::Numeric || c.kind == Kind::Count;
    if (c.resultRule == Characteristic::ResultRule::Mean && !counts) {
        mistakes.error(reader.placeOf(QStringLiteral("result")),
            QStringLiteral("The characteristic %1 is not a number and has a mean").arg(c.id.text()),
            QStringLiteral("Write result = \"each\", or make the kind numeric or count"));
    }
    if (!c.typed && c.kind != Kind::Numeric && c.kind != Kind::Count) {
        mistakes.error(reader.placeOf(QStringLiteral("typed")),
            QStringLiteral("The characteristic %1 is not a number, and no instrument sends it")
                .arg(c.id.text()),
            QStringLiteral("Remove the line, or make the kind numeric or count"));
    }
    if (!c.required && !c.samplingPlan.isEmpty()) {
        mistakes.error(reader.placeOf(QStringLiteral("sampling")),
            QStringLiteral("The characteristic %1 is required of no unit, and a plan draws some")
                .arg(c.id.text()),
            QStringLiteral("Remove the plan, or required = false"));
    }
}

static void readConversions(Reader &reader, Characteristic &c, Mistakes &mistakes)
{
    for (const TomlValue *table : reader.tables(QStringLiteral("conversions"), Reader::may)) {
        Reader conversion(*table, QStringLiteral("This conversion"), mistakes);
        const auto unit = conversion.text(QStringLiteral("unit"), Reader::must);
        const auto factor = conversion.decimal(QStringLiteral("factor"), Reader::must);
        const auto offset = conversion.decimal(QStringLiteral("offset"), Reader::may);
        if (c.kind != Kind::Numeric) {
            mistakes.error(conversion.place(),
                QStringLiteral("The characteristic %1 is not measured and converts a unit").arg(c.id.text()),
                QStringLiteral("Remove it, or make the kind numeric"));
        }
        if (factor && *factor == Decimal(0, 0)) {
            mistakes.error(conversion.placeOf(QStringLiteral("factor")),
                QStringLiteral("A conversion by 0 makes every value the same"),
                QStringLiteral("Write how many %1 one of the other unit is").arg(c.unit));
        }
        const bool again = unit
            && (*unit == c.unit
                || std::any_of(c.conversions.begin(), c.conversions.end(),
                    [&](const Characteristic::Conversion &known) { return known.unit == *unit; }));
        if (again) {
            mistakes.error(conversion.placeOf(QStringLiteral("unit")),
                QStringLiteral("The unit %1 is taken already").arg(*unit),
                QStringLiteral("Keep one conversion for each other unit"));
        } else if (unit && factor) {
            c.conversions.push_back({*unit, *factor, offset.value_or(Decimal())});
        }
    }
}

static void readPractice(
    Reader &reader, Characteristic &c, const std::optional<QRegularExpression> &pattern, Mistakes &mistakes)
{
    c.practiceMean = reader.real(QStringLiteral("practice_mean"), Reader::may);
    c.practiceSigma = reader.real(QStringLiteral("practice_sigma"), Reader::may);
    c.practiceText = reader.text(QStringLiteral("practice_text"), Reader::may).value_or(QString());
    if (c.practiceSigma && *c.practiceSigma < 0) {
        mistakes.error(reader.placeOf(QStringLiteral("practice_sigma")),
            QStringLiteral("A standard deviation is not negative"), QStringLiteral("Write it as 0 or more"));
    }
    if (pattern && !c.practiceText.isEmpty() && !pattern->match(c.practiceText).hasMatch()) {
        mistakes.error(reader.placeOf(QStringLiteral("practice_text")),
            QStringLiteral("The practice text %1 does not fit the pattern").arg(c.practiceText),
            QStringLiteral("Put the pattern or the practice text right"));
    }
}

std::optional<Characteristic> readCharacteristic(const TomlValue &table, PlantDraft &draft)
{
    Reader reader(table, QStringLiteral("This characteristic"), draft.mistakes);
    const auto id = reader.name<CharacteristicKind>(QStringLiteral("id"), Reader::must);
    Characteristic c{.id = id.value_or(CharacteristicId::known(QStringLiteral("?")))};
    c.name = reader.words(QStringLiteral("name"), Reader::must).value_or(Words{});
    const auto kind = reader.choice<Kind>(QStringLiteral("kind"), Reader::must,
        {{QStringLiteral("numeric"), Kind::Numeric}, {QStringLiteral("attribute"), Kind::Attribute},
            {QStringLiteral("text"), Kind::Text}, {QStringLiteral("count"), Kind::Count},
            {QStringLiteral("picture"), Kind::Picture}});
    c.kind = kind.value_or(Kind::Numeric);
    c.unit = reader.text(QStringLiteral("unit"), Reader::may).value_or(QString());
    c.lower = reader.decimal(QStringLiteral("lower"), Reader::may);
    c.nominal = reader.decimal(QStringLiteral("nominal"), Reader::may);
    c.upper = reader.decimal(QStringLiteral("upper"), Reader::may);
    c.plausibleLower = reader.decimal(QStringLiteral("plausible_lower"), Reader::may);
    c.plausibleUpper = reader.decimal(QStringLiteral("plausible_upper"), Reader::may);
    c.guardBand = reader.decimal(QStringLiteral("guard_band"), Reader::may);
    c.repeats = reader.integer(QStringLiteral("repeats"), Reader::may, 1, 1000).value_or(1);
    c.limitRevision = reader.text(QStringLiteral("plan"), Reader::must).value_or(QString());
    c.effectiveFrom = reader.date(QStringLiteral("from"), Reader::may);
    c.gaugeClass = reader.text(QStringLiteral("gauge_class"), Reader::may).value_or(QString());
    if (!c.gaugeClass.isEmpty() && !draft.gaugeClasses.contains(c.gaugeClass)) {
        draft.mistakes.warn(reader.placeOf(QStringLiteral("gauge_class")),
            QStringLiteral("No gauge is of the class %1").arg(c.gaugeClass),
            QStringLiteral("Define one as [[gauge]], or put the class right"));
    }
    c.required = reader.truth(QStringLiteral("required"), Reader::may).value_or(true);
    c.resultRule = reader
                       .choice<Characteristic::ResultRule>(QStringLiteral("result"), Reader::may,
                           {{QStringLiteral("each"), Characteristic::ResultRule::Each},
                               {QStringLiteral("last"), Characteristic::ResultRule::Last},
                               {QStringLiteral("worst"), Characteristic::ResultRule::Worst},
                               {QStringLiteral("mean"), Characteristic::ResultRule::Mean}})
                       .value_or(c.resultRule);
    c.attemptsMax = reader.integer(QStringLiteral("attempts"), Reader::may, 1, 100).value_or(1);
    c.typed = reader.truth(QStringLiteral("typed"), Reader::may).value_or(true);
    c.samplingPlan = reader.text(QStringLiteral("sampling"), Reader::may).value_or(QString());
    if (!c.samplingPlan.isEmpty())
        draft.mustKnow(
            QStringLiteral("sampling plan"), c.samplingPlan, reader.placeOf(QStringLiteral("sampling")));
    readConversions(reader, c, draft.mistakes);
    const auto pattern = reader.pattern(QStringLiteral("pattern"), Reader::may);
    if (pattern)
        c.textPattern = *reader.text(QStringLiteral("pattern"), Reader::may);
    if (kind)
        checkKind(reader, c, draft.mistakes);
    if (kind)
        checkEntry(reader, c, draft.mistakes);
    checkLimits(reader, c, draft.mistakes);
    readPractice(reader, c, pattern, draft.mistakes);
    return id ? std::optional<Characteristic>(c) : std::nullopt;
}

void checkRevisions(const std::vector<Placed<Characteristic>> &characteristics, Mistakes &mistakes)
{
    for (auto later = characteristics.begin(); later != characteristics.end(); ++later) {
        for (auto earlier = characteristics.begin(); earlier != later; ++earlier) {
            const Characteristic &a = earlier->value, &b = later->value;
            if (a.id != b.id)
                continue;
            if (a.limitRevision == b.limitRevision) {
                mistakes.error(later->place,
                    QStringLiteral("The characteristic %1 stands twice in plan revision %2")
                        .arg(b.id.text(), b.limitRevision),
                    QStringLiteral(
                        "Remove one of them, or give it the next plan revision and the day it counts from"));
            } else if (a.effectiveFrom == b.effectiveFrom) {
                mistakes.error(later->place,
                    QStringLiteral("The plan revisions %1 and %2 of %3 count from the same day")
                        .arg(a.limitRevision, b.limitRevision, b.id.text()),
                    QStringLiteral("Give the later one its day: from = 2026-06-15"));
            }
            if (a.limitRevision != b.limitRevision
                && (a.unit != b.unit || a.kind != b.kind || a.repeats != b.repeats)) {
                mistakes.error(later->place,
                    QStringLiteral(
                        "The characteristic %1 changes its unit, kind or repeats between plan revisions")
                        .arg(b.id.text()),
                    QStringLiteral("Give what is measured differently an id of its own"));
            }
        }
    }
}

} // namespace unitrail
