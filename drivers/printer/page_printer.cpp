// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/page_printer.h"

#include <QDir>
#include <QFileInfo>
#include <QPageLayout>
#include <QPainter>
#include <QPrinter>
#include <QPrinterInfo>
#include <QThread>

#include <memory>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

using Kind = PrinterState::Kind;

static constexpr size_t jobsMax = 1000;

PagePrinter::PagePrinter(QString name, PagePrinterConfig config, QObject *parent)
    : Printer(parent)
    , m_config(std::move(config))
    , m_state{.printer = std::move(name)}
{ }

PagePrinter::~PagePrinter()
{
    if (m_thread) {
        m_thread->disconnect(this);
        m_thread->wait();
        delete m_thread;
    }
}

static QString placeOf(const PagePrinterConfig &config)
{
    const QString place = config.folder.isEmpty() ? config.queue : config.folder;
    return place.isEmpty() ? u"the computer's own printer"_s : place;
}

void PagePrinter::start()
{
    change(Kind::Ready, placeOf(m_config));
}

void PagePrinter::stop()
{
    while (m_jobs.size() > (m_thread ? 1U : 0U)) {
        const qint64 job = m_jobs.back().number;
        m_jobs.pop_back();
        emit failed(job, u"the printer was switched off"_s, false);
    }
    change(Kind::Off, {});
}

void PagePrinter::print(const PrintJob &job)
{
    if (m_state.kind == Kind::Off || m_jobs.size() >= jobsMax || !job.paint) {
        emit failed(job.number, m_state.detail, false);
        return;
    }
    m_jobs.push_back(job);
    if (!m_thread)
        begin();
}

/** On the thread: what went wrong, or nothing. */
static QString draw(const PagePrinterConfig &config, const PrintJob &job)
{
    QPrinter printer(QPrinter::HighResolution);
    if (config.folder.isEmpty()) {
        const QString queue = config.queue.isEmpty() ? QPrinterInfo::defaultPrinterName() : config.queue;
        if (queue.isEmpty())
            return u"this computer has no printer"_s;
        if (!QPrinterInfo::availablePrinterNames().contains(queue))
            return u"there is no printer %1"_s.arg(queue);
        printer.setPrinterName(queue);
    } else {
        if (!QFileInfo(config.folder).isDir())
            return u"there is no folder %1"_s.arg(config.folder);
        printer.setOutputFormat(QPrinter::PdfFormat);
        // Named by its number: no serial is ever part of a path.
        printer.setOutputFileName(QDir(config.folder).filePath(u"label-%1.pdf"_s.arg(job.number)));
    }
    printer.setDocName(job.name);
    printer.setFullPage(true);
    printer.setPageSize(QPageSize(job.sizeMm, QPageSize::Millimeter, job.name, QPageSize::ExactMatch));
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout::Millimeter);
    QPainter painter;
    if (!painter.begin(&printer))
        return u"%1 takes no job"_s.arg(placeOf(config));
    job.paint(painter, QRectF(QPointF(0, 0), printer.paperRect(QPrinter::DevicePixel).size()));
    painter.end();
    return printer.printerState() == QPrinter::Error ? u"%1 did not print it"_s.arg(placeOf(config))
                                                     : QString();
}

void PagePrinter::begin()
{
    if (m_jobs.empty())
        return;
    const auto trouble = std::make_shared<QString>();
    m_thread = QThread::create(
        [config = m_config, job = m_jobs.front(), trouble] { *trouble = draw(config, job); });
    connect(m_thread, &QThread::finished, this, [this, trouble] { done(m_jobs.front().number, *trouble); });
    m_thread->start();
}

void PagePrinter::done(qint64 job, const QString &trouble)
{
    m_thread->deleteLater();
    m_thread = nullptr;
    m_jobs.pop_front();
    if (m_state.kind != Kind::Off) // there may be one again when it is wanted next
        change(
            trouble.isEmpty() ? Kind::Ready : Kind::Fault, trouble.isEmpty() ? placeOf(m_config) : trouble);
    if (trouble.isEmpty())
        emit printed(job);
    else
        emit failed(job, trouble, false);
    if (!m_thread)
        begin();
}

void PagePrinter::change(Kind kind, const QString &detail)
{
    const PrinterState now{kind, m_state.printer, detail};
    if (m_state == now)
        return;
    m_state = now;
    emit stateChanged(m_state);
}

} // namespace unitrail
