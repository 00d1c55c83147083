// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/label_desk.h"

#include "core/labels/layout.h"

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

Result<PrintJob> printJobOf(qint64 number, const QString &name, const Label &form, const LabelData &data,
    const Plant &plant, bool asPicture)
{
    auto layout = layOut(form, data);
    if (!layout)
        return layout.error();
    if (const auto command = commandOn(*layout, plant))
        return Failure{Failure::Kind::Input,
            u"label %1: whoever scanned it would give the command %2"_s.arg(layout->name, *command)};
    return PrintJob{.number = number,
        .name = name,
        .zpl = asPicture ? zplPictureOf(*layout) : zplOf(*layout),
        .sizeMm = QSizeF(form.width.toDouble(), form.height.toDouble()),
        .paint = [layout = *layout](
                     QPainter &painter, const QRectF &target) { paintLabel(painter, layout, target); }};
}

LabelDesk::LabelDesk(Session &session, const Plant &plant)
    : m_session(session)
    , m_plant(plant)
{
    connect(&session, &Session::labelWished, this, &LabelDesk::print);
}

Result<std::unique_ptr<LabelDesk>> LabelDesk::make(
    const std::vector<PrinterConfig> &configs, Session &session, const Plant &plant)
{
    auto desk = std::unique_ptr<LabelDesk>(new LabelDesk(session, plant));
    for (const PrinterConfig &config : configs) {
        auto printer = makePrinter(config);
        if (!printer)
            return printer.error();
        desk->add(config, *std::move(printer));
    }
    return desk;
}

void LabelDesk::add(const PrinterConfig &config, std::unique_ptr<Printer> printer)
{
    connect(printer.get(), &Printer::stateChanged, this,
        [this, labels = config.labels](const PrinterState &state) {
            m_session.setPrinter(state, labels);
            emit statesChanged();
        });
    connect(printer.get(), &Printer::printed, &m_session, &Session::labelPrinted);
    connect(printer.get(), &Printer::failed, &m_session, &Session::labelFailed);
    m_session.setPrinter(printer->state(), config.labels);
    m_printers.push_back({std::move(printer), config.asPicture});
}

void LabelDesk::start()
{
    for (const Place &place : m_printers)
        place.printer->start();
}

std::vector<PrinterState> LabelDesk::states() const
{
    std::vector<PrinterState> states;
    for (const Place &place : m_printers)
        states.push_back(place.printer->state());
    return states;
}

void LabelDesk::print(const LabelWish &wish)
{
    const auto place = std::find_if(m_printers.begin(), m_printers.end(),
        [&](const Place &candidate) { return candidate.printer->state().printer == wish.printer; });
    const auto unit = wish.subject.unit();
    const auto job = printJobOf(wish.job, unit ? unit->serial.text() : wish.subject.name(), wish.form,
        wish.data, m_plant, place != m_printers.end() && place->asPicture);
    if (place != m_printers.end() && job)
        return place->printer->print(*job);
    // Told behind the wish, as a printer would.
    const QString why = job ? u"there is no printer %1"_s.arg(wish.printer) : job.error().text;
    QMetaObject::invokeMethod(
        &m_session, [this, job = wish.job, why] { m_session.labelFailed(job, why, false); },
        Qt::QueuedConnection);
}

} // namespace unitrail
