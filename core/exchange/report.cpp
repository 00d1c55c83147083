// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/report.h"

#include <QBuffer>
#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>

namespace unitrail {

namespace {

constexpr int dotsPerInch = 300;
constexpr double mm = dotsPerInch / 25.4;
constexpr double width = 210 * mm, height = 297 * mm, edge = 16 * mm, foot = 20 * mm;
constexpr double bodyEm = 3.1 * mm, titleEm = 5.6 * mm, headEm = 3.6 * mm, noteEm = 2.4 * mm;

QFont fontOf(double em, bool bold = false)
{
    QFont font(QStringList{QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
    font.setPixelSize(int(em));
    font.setBold(bold);
    return font;
}

/** One thing to paint; pages are laid out first, because the foot says how many there are. */
struct Mark {
    QRectF room;
    QString text; ///< empty: a line along the room's upper edge
    QFont font;
    Qt::GlobalColor ink = Qt::black;
};

class Pages {
public:
    Pages() { begin(); }

    void begin()
    {
        m_pages.emplace_back();
        m_y = edge;
    }
    [[nodiscard]] bool fits(double high) const { return m_y + high <= height - edge - foot; }
    void need(double high)
    {
        if (!fits(high))
            begin();
    }
    void text(const QString &text, double left, double wide, const QFont &font, double high,
        Qt::GlobalColor ink = Qt::black)
    {
        if (!text.isEmpty())
            m_pages.back().push_back({QRectF(left, m_y, wide, high), text, font, ink});
    }
    void line(Qt::GlobalColor ink = Qt::gray)
    {
        m_pages.back().push_back({QRectF(edge, m_y, width - 2 * edge, 0), {}, {}, ink});
    }
    void down(double high) { m_y += high; }
    [[nodiscard]] const std::vector<std::vector<Mark>> &all() const { return m_pages; }

private:
    std::vector<std::vector<Mark>> m_pages;
    double m_y = edge;
};

double highOf(const QString &text, const QFont &font, double wide)
{
    return QFontMetricsF(font)
        .boundingRect(QRectF(0, 0, wide, 1e6), Qt::TextWordWrap | Qt::TextWrapAnywhere, text)
        .height();
}

void addHeads(Pages &pages, const Report::Section &section, double shares)
{
    const double room = width - 2 * edge;
    double left = edge;
    for (const Report::Column &column : section.columns) {
        const double wide = room * column.share / shares;
        pages.text(column.title, left, wide - 2 * mm, fontOf(bodyEm, true), bodyEm * 1.6, Qt::darkGray);
        left += wide;
    }
    pages.down(bodyEm * 1.6);
    pages.line();
    pages.down(0.8 * mm);
}

void addSection(Pages &pages, const Report::Section &section)
{
    const double room = width - 2 * edge;
    double shares = 0;
    for (const Report::Column &column : section.columns)
        shares += column.share;
    pages.down(4 * mm);
    pages.need(headEm * 2 + bodyEm * 5);
    pages.text(section.title, edge, room, fontOf(headEm, true), headEm * 1.6);
    pages.down(headEm * 1.7);
    if (section.rows.empty()) {
        pages.text(section.whenEmpty, edge, room, fontOf(bodyEm), bodyEm * 1.6, Qt::darkGray);
        return pages.down(bodyEm * 1.8);
    }
    addHeads(pages, section, shares);
    for (const Report::Row &row : section.rows) {
        QFont font = fontOf(bodyEm);
        font.setStrikeOut(row.struck);
        const double indent = row.indent * 4 * mm;
        double high = bodyEm * 1.35;
        for (size_t i = 0; i < section.columns.size() && int(i) < row.cells.size(); ++i) {
            const double wide = room * section.columns[i].share / shares - 2 * mm - (i == 0 ? indent : 0);
            high = std::max(high, highOf(row.cells[int(i)], font, wide));
        }
        if (!pages.fits(high)) {
            pages.begin();
            addHeads(pages, section, shares);
        }
        double left = edge;
        for (size_t i = 0; i < section.columns.size() && int(i) < row.cells.size(); ++i) {
            const double wide = room * section.columns[i].share / shares;
            const double in = i == 0 ? indent : 0;
            pages.text(row.cells[int(i)], left + in, wide - 2 * mm - in, font, high);
            left += wide;
        }
        pages.down(high + 0.7 * mm);
    }
}

Pages layOut(const Report &report)
{
    Pages pages;
    const double room = width - 2 * edge;
    const double title = highOf(report.title, fontOf(titleEm, true), room);
    pages.text(report.title, edge, room, fontOf(titleEm, true), title);
    pages.down(title + 3 * mm);
    for (const Report::Fact &fact : report.facts) {
        const double named = 42 * mm;
        const double high = std::max(bodyEm * 1.4, highOf(fact.value, fontOf(bodyEm), room - named));
        pages.need(high);
        pages.text(fact.name, edge, named - 2 * mm, fontOf(bodyEm, true), high, Qt::darkGray);
        pages.text(fact.value, edge + named, room - named, fontOf(bodyEm), high);
        pages.down(high + 0.6 * mm);
    }
    for (const Report::Section &section : report.sections)
        addSection(pages, section);
    return pages;
}

} // namespace

QByteArray pdfOf(const Report &report)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(dotsPerInch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setTitle(report.title);
        writer.setCreator(QStringLiteral("Unitrail"));
        if (!report.record.isEmpty())
            writer.addFileAttachment(report.recordName, report.record, QStringLiteral("application/json"));
        const Pages pages = layOut(report);
        QPainter painter(&writer);
        const int count = int(pages.all().size());
        for (int i = 0; i < count; ++i) {
            if (i > 0)
                writer.newPage();
            for (const Mark &mark : pages.all()[size_t(i)]) {
                painter.setPen(QPen(mark.ink, 0.2 * mm));
                if (mark.text.isEmpty()) {
                    painter.drawLine(mark.room.topLeft(), mark.room.topRight());
                    continue;
                }
                painter.setFont(mark.font);
                painter.drawText(mark.room, Qt::TextWordWrap | Qt::TextWrapAnywhere, mark.text);
            }
            QString page = report.page;
            page.replace(QStringLiteral("{page}"), QString::number(i + 1))
                .replace(QStringLiteral("{pages}"), QString::number(count));
            const QRectF footer(edge, height - edge - foot + 4 * mm, width - 2 * edge, foot);
            painter.setPen(QPen(Qt::gray, 0.2 * mm));
            painter.drawLine(footer.topLeft(), footer.topRight());
            painter.setPen(Qt::darkGray);
            painter.setFont(fontOf(noteEm));
            painter.drawText(footer.adjusted(0, 1.5 * mm, -32 * mm, 0),
                Qt::TextWordWrap | Qt::TextWrapAnywhere, report.proof);
            painter.drawText(footer.adjusted(0, 1.5 * mm, 0, 0), Qt::AlignRight, page);
        }
    }
    return buffer.data();
}

} // namespace unitrail
