// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/labels/test_sheet.h"

#include "tests/labels/read_symbol.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace unitrail;

static constexpr int dpi = 300; // what an office printer does at least

static TestSheetWords words()
{
    TestSheetWords words{
        .title = "Scanner test sheet", .how = "Scan every code once, from 1 to 7.", .captions = {}};
    for (int i = 0; i < 7; ++i)
        words.captions += "What this code tries out, in as many words as it takes to say so";
    return words;
}

/** What a scanner sees that is held over one code. */
static void readEach(const QImage &page)
{
    const qreal pixelsPerMm = page.width() / testSheetSizeMm.width();
    for (const PlacedTestCode &placed : placedTestCodes()) {
        const qreal quiet = placed.modules.quietZone * placed.symbol.width() / placed.modules.size.width();
        const qreal above = placed.modules.isLinear() ? 0 : quiet;
        const QRectF area = placed.symbol.adjusted(-quiet, -above, quiet, above);
        QVERIFY2(!area.intersects(placed.caption), placed.code->data);
        const QRectF pixels(area.topLeft() * pixelsPerMm, area.size() * pixelsPerMm);
        QImage seen(pixels.size().toSize() + QSize(40, 40), QImage::Format_Grayscale8);
        seen.fill(Qt::white);
        QPainter(&seen).drawImage(QPoint(20, 20), page, pixels.toRect());
        const std::vector<SeenCode> codes = codesIn(seen);
        QCOMPARE(codes.size(), size_t(1));
        QCOMPARE(codes[0].bytes, placed.code->data);
        QCOMPARE(codes[0].aim, placed.code->aim);
    }
}

class TestSheetTest : public QObject {
    Q_OBJECT

private slots:
    void every_code_of_the_sheet_reads_back()
    {
        const QSizeF inches = testSheetSizeMm / 25.4;
        QImage page((inches * dpi).toSize(), QImage::Format_Grayscale8);
        page.fill(Qt::white);
        QPainter painter(&page);
        painter.scale(dpi / 25.4, dpi / 25.4);
        drawTestSheet(painter, words());
        painter.end();
        readEach(page);
    }

    void the_printed_page_reads_back_as_well()
    {
        const QString program = QStandardPaths::findExecutable("pdftoppm");
        if (program.isEmpty())
            QSKIP("pdftoppm is not installed (poppler-utils)");
        QTemporaryDir folder;
        QFile file(folder.filePath("sheet.pdf"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(testSheetPdf(words()));
        file.close();
        QCOMPARE(QProcess::execute(program,
                     {"-r", QString::number(dpi), "-png", "-singlefile", file.fileName(),
                         folder.filePath("page")}),
            0);
        const QImage page(folder.filePath("page.png"));
        QVERIFY(!page.isNull());
        QVERIFY(qAbs(page.width() - testSheetSizeMm.width() / 25.4 * dpi) < 4);
        readEach(page);
        if (QTest::currentTestFailed())
            return;
        QCOMPARE(testSheetPdf(words()).count("/Type /Page\n"), 1);
    }

    void codes_keep_clear_of_each_other()
    {
        const auto &codes = placedTestCodes();
        QCOMPARE(codes.size(), testSheet().size());
        for (size_t i = 0; i < codes.size(); ++i) {
            QVERIFY(codes[i].symbol.right() < testSheetSizeMm.width() - 10);
            QVERIFY(codes[i].symbol.bottom() < testSheetSizeMm.height() - 10);
            for (size_t j = i + 1; j < codes.size(); ++j)
                QVERIFY(!codes[i].symbol.adjusted(-6, -6, 6, 6).intersects(codes[j].symbol));
        }
    }
};

QTEST_MAIN(TestSheetTest)
#include "test_sheet_test.moc"
