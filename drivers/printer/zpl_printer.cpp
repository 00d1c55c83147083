// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/zpl_printer.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

using Kind = PrinterState::Kind;

/** More than these wait for nobody: a printer that takes nothing is not sent the labels of a whole shift. */
static constexpr size_t jobsMax = 1000;

ZplPrinter::ZplPrinter(QString name, std::unique_ptr<ByteLine> line, Patience patience, QObject *parent)
    : Printer(parent)
    , m_line(std::move(line))
    , m_patience(patience)
    , m_state{.printer = std::move(name)}
{
    for (QTimer *timer : {&m_answer, &m_askAgain, &m_label})
        timer->setSingleShot(true);
    connect(m_line.get(), &ByteLine::changed, this, &ZplPrinter::lineChanged);
    connect(m_line.get(), &ByteLine::received, this, &ZplPrinter::takeBytes);
    connect(&m_answer, &QTimer::timeout, this, &ZplPrinter::noAnswer);
    connect(&m_askAgain, &QTimer::timeout, this, &ZplPrinter::ask);
    connect(&m_label, &QTimer::timeout, this, [this] {
        fail(m_state.isReady() ? u"the printer did not confirm the label"_s : m_state.detail, true);
    });
}

ZplPrinter::~ZplPrinter()
{
    m_line->disconnect(this);
}

void ZplPrinter::start()
{
    if (m_state.kind == Kind::Off)
        change(Kind::NotConnected, m_line->detail());
    m_line->open();
}

void ZplPrinter::stop()
{
    failAll(u"the printer was switched off"_s);
    m_line->close();
    m_answer.stop();
    m_askAgain.stop();
    change(Kind::Off, {});
}

void ZplPrinter::print(const PrintJob &job)
{
    // A label that waits for a printer nobody looks at would come out when nobody expects it.
    if (!m_state.isReady() || m_jobs.size() >= jobsMax) {
        emit failed(job.number, m_state.detail, false);
        return;
    }
    m_jobs.push_back(job);
    if (!m_sent)
        begin();
}

void ZplPrinter::begin()
{
    if (m_jobs.empty())
        return;
    m_sent = true;
    m_line->write(m_jobs.front().zpl);
    m_label.start(m_patience.labelMs);
    ask();
}

void ZplPrinter::ask()
{
    m_askAgain.stop();
    m_reader.clear();
    m_line->write("~HS\r\n");
    m_answer.start(m_patience.answerMs);
}

void ZplPrinter::takeBytes(const QByteArray &bytes)
{
    m_reader.add(bytes);
    if (const auto status = m_reader.take()) {
        m_answer.stop();
        m_answers = true;
        judge(*status);
    }
}

void ZplPrinter::judge(const HostStatus &status)
{
    if (status.paperOut)
        change(Kind::PaperOut, u"no paper"_s);
    else if (status.ribbonOut)
        change(Kind::RibbonOut, u"no ribbon"_s);
    else if (status.headOpen)
        change(Kind::HeadOpen, u"the print head is open"_s);
    else if (status.corruptMemory)
        change(Kind::Fault, u"its memory is damaged"_s);
    else if (status.tooHot || status.tooCold)
        change(Kind::Fault, status.tooHot ? u"its print head is too hot"_s : u"its print head is too cold"_s);
    else if (status.paused)
        change(Kind::Paused, u"it is paused"_s);
    else
        change(Kind::Ready, m_line->detail());

    // What it was sent is in its memory: when paper is put in, it comes out. So it is waited for.
    if (m_sent && m_state.isReady() && status.isIdle())
        confirm();
    else if (m_sent || !m_state.isReady())
        m_askAgain.start(m_patience.askAgainMs);
}

void ZplPrinter::noAnswer()
{
    if (m_answers) { // it could answer before: something is wrong with it now
        change(Kind::NotConnected, u"it does not answer"_s);
        m_askAgain.start(m_patience.askAgainMs);
        return;
    }
    change(Kind::Ready, m_line->detail());
    if (m_sent)
        confirm();
}

void ZplPrinter::confirm()
{
    m_label.stop();
    m_askAgain.stop();
    m_sent = false;
    const qint64 job = m_jobs.front().number;
    m_jobs.pop_front();
    emit printed(job);
    if (!m_sent)
        begin();
}

void ZplPrinter::fail(const QString &why, bool mayHaveComeOut)
{
    if (m_jobs.empty())
        return;
    m_label.stop();
    m_sent = false;
    const qint64 job = m_jobs.front().number;
    m_jobs.pop_front();
    emit failed(job, why, mayHaveComeOut);
    // Those behind it were to follow at once; by now nobody expects them.
    failAll(why);
}

void ZplPrinter::failAll(const QString &why)
{
    m_label.stop();
    bool sent = std::exchange(m_sent, false);
    while (!m_jobs.empty()) {
        const qint64 job = m_jobs.front().number;
        m_jobs.pop_front();
        emit failed(job, why, std::exchange(sent, false));
    }
}

void ZplPrinter::lineChanged(DeviceState::Kind kind, const QString &detail)
{
    if (kind == DeviceState::Kind::Ready) {
        m_answers = false;
        ask(); // it is ready when it says so, or says nothing
        return;
    }
    m_answer.stop();
    m_askAgain.stop();
    m_reader.clear();
    change(kind == DeviceState::Kind::Off ? Kind::Off : Kind::NotConnected, detail);
    failAll(detail);
}

void ZplPrinter::change(Kind kind, const QString &detail)
{
    const PrinterState now{kind, m_state.printer, detail};
    if (m_state == now)
        return;
    m_state = now;
    emit stateChanged(m_state);
}

} // namespace unitrail
