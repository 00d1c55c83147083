// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"
#include "ui/samples_pages.h"
#include "ui/screens/gauge_page.h"
#include "ui/screens/photo_page.h"
#include "ui/screens/sample_page.h"

#include <QPainter>

#include <array>

namespace unitrail {

static Characteristic attribute(const char *id, const char *english, const char *german)
{
    return {.id = CharacteristicId::known(QString::fromLatin1(id)),
        .name = {{{QStringLiteral("en"), QString::fromUtf8(english)},
            {QStringLiteral("de"), QString::fromUtf8(german)}}},
        .kind = Characteristic::Kind::Attribute,
        .limitRevision = QStringLiteral("C")};
}

static SampleSheet sampleSheet(int inspected, int bad)
{
    Characteristic grade
        = attribute("label-grade", "Label grade (ISO/IEC 15415)", "Etikettgüte (ISO/IEC 15415)");
    grade.kind = Characteristic::Kind::Numeric;
    grade.lower = Decimal(20, 1);
    grade.guardBand = Decimal(5, 1);
    grade.plausibleLower = Decimal(0, 1);
    grade.plausibleUpper = Decimal(40, 1);
    SampleSheet sheet{.lot = QStringLiteral("WO-26-0401"),
        .operation = OperationId::known(QStringLiteral("090")),
        .operationName = {{{QStringLiteral("en"), QStringLiteral("Final inspection")},
            {QStringLiteral("de"), QStringLiteral("Endprüfung")}}},
        .samplingPlan = QStringLiteral("label-grade"),
        .size = 200,
        .plan = {u'G', 32, 2, 3},
        .characteristics = {attribute("visual-01", "Housing surface", "Gehäuseoberfläche"),
            attribute("visual-02", "Paint and coating", "Lack und Beschichtung"),
            attribute("visual-03", "Seal lip", "Dichtlippe"),
            attribute("visual-04", "Cable and strain relief", "Kabel und Zugentlastung"),
            attribute("torque-mark", "Torque mark on every screw", "Drehmomentmarke auf jeder Schraube"),
            grade},
        .rows = {}};
    static constexpr std::array grades{"3.4", "3.1", "2.3", "3.6", "1.8", "2.9"};
    for (int i = 0; i < 32; ++i) {
        SampleSheet::Row row{
            .unit = {PartNumber::known(QStringLiteral("LA-40-100")),
                SerialNumber::known(QStringLiteral("LA40-26-%1").arg(7 + i * 6, 6, 10, QChar(u'0')))},
            .cells = {}};
        const bool fails = i < inspected && i >= inspected - bad;
        row.state = fails   ? SampledUnit::Nonconforming
            : i < inspected ? SampledUnit::Conforming
                            : SampledUnit::Open;
        row.mayEnter = i >= inspected && i < inspected + 4;
        row.finished = i < inspected;
        for (size_t c = 0; c < sheet.characteristics.size(); ++c) {
            const bool there = i < inspected || (i == inspected && c < 5);
            if (!there) {
                row.cells.push_back({});
            } else if (c + 1 == sheet.characteristics.size()) {
                const QString value = QString::fromLatin1(grades[size_t(fails ? 4 : i % 4)]);
                row.cells.push_back({value,
                    fails            ? Verdict::Fail
                        : i % 4 == 2 ? Verdict::Marginal
                                     : Verdict::Pass,
                    true});
            } else {
                row.cells.push_back({QStringLiteral("OK"), Verdict::Pass, true});
            }
        }
        sheet.rows.push_back(row);
    }
    return sheet;
}

static PageSample sample(
    const char *name, const std::optional<SampleSheet> &sheet, int row, const char *typed = "")
{
    return {QString::fromUtf8(name),
        [sheet, row, text = QString::fromLatin1(typed)](const Theme &theme, QWidget *parent) -> Page * {
            auto *page = new SamplePage(theme, parent);
            page->setSheet(sheet);
            if (sheet)
                page->showTyped(row, 5, text);
            return page;
        }};
}

/** What a camera over the bench would see. */
static QImage benchPicture()
{
    QImage image(960, 640, QImage::Format_RGB32);
    image.fill(QColor(196, 202, 206));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(58, 66, 74), 4));
    painter.setBrush(QColor(120, 130, 140));
    painter.drawRoundedRect(QRectF(140, 220, 560, 200), 24, 24);
    painter.setBrush(QColor(176, 184, 190));
    painter.drawRect(QRectF(700, 280, 180, 80));
    painter.setPen(QPen(QColor(150, 40, 30), 6));
    painter.drawLine(QPointF(380, 260), QPointF(430, 330));
    painter.drawLine(QPointF(430, 330), QPointF(410, 380));
    return image;
}

static PageSample photo(const char *name, const PhotoSheet &sheet)
{
    return {QString::fromUtf8(name), [sheet](const Theme &theme, QWidget *parent) -> Page * {
                auto *page = new PhotoPage(theme, parent);
                page->setSheet(sheet);
                return page;
            }};
}

static PhotoSheet photoSheet()
{
    return {.unit = UnitId{PartNumber::known(QStringLiteral("LA-40-100")),
                SerialNumber::known(QStringLiteral("LA40-26-000412B"))},
        .image = benchPicture(),
        .name = QStringLiteral("IMG_0412.jpg"),
        .atMs = sampleNowMs,
        .number = 1,
        .of = 7,
        .photos = 1};
}

/** One that lies with the unit; or another station took it, and it is not here yet. */
static PhotoSheet keptPhoto(bool isComing)
{
    PhotoSheet sheet = photoSheet();
    sheet.ofUnit = true;
    sheet.kept = true;
    sheet.photos = sheet.of = 3;
    sheet.number = 2;
    sheet.place = QStringLiteral("SEAL");
    if (isComing) {
        sheet.image = {};
        sheet.trouble = PhotoSheet::Trouble::OnItsWay;
    }
    return sheet;
}

static PageSample gauges(const char *name, const char *asked)
{
    const auto gauge = [](const char *id, const char *english, const char *german, const QDate &due) {
        return GaugeRow{.id = GaugeId::known(QString::fromLatin1(id)),
            .name = {{{QStringLiteral("en"), QString::fromUtf8(english)},
                {QStringLiteral("de"), QString::fromUtf8(german)}}},
            .due = due,
            .checkedMs = sampleNowMs - Q_INT64_C(7'200'000)};
    };
    std::vector<GaugeRow> rows{gauge("CAL-2-G1", "Travel gauge 2", "Wegmessung 2", {2026, 11, 30}),
        gauge("CAL-2-G2", "Backlash gauge", "Spielmessung", {2026, 9, 15}),
        gauge("DMM-07", "Multimeter", "Multimeter", {2026, 4, 30})};
    rows[1].good = false;
    rows[2].overdue = true;
    return {QString::fromUtf8(name),
        [rows, what = QString::fromLatin1(asked)](const Theme &theme, QWidget *parent) -> Page * {
            auto *page = new GaugePage(theme, parent);
            page->setGauges(rows);
            page->showAsked(what);
            return page;
        }};
}

std::vector<PageSample> inspectionSamples()
{
    SampleSheet judged = sampleSheet(32, 1);
    judged.accepted = true;
    return {sample("sample", sampleSheet(11, 1), 11, "3.2"),
        sample("sample-outside", sampleSheet(11, 1), 11, "1.4"),
        sample("sample-rejected", sampleSheet(14, 3), 14), sample("sample-accepted", judged, 0),
        sample("sample-none", {}, 0), photo("photo", photoSheet()),
        photo("photo-none", {.unit = photoSheet().unit}), photo("photo-of-unit", keptPhoto(false)),
        photo("photo-coming", keptPhoto(true)), gauges("gauges", ""), gauges("gauges-bad", "bad"),
        gauges("gauges-concession", "concession")};
}

} // namespace unitrail
