// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/make_printer.h"

#include "core/base/match.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

Result<std::unique_ptr<Printer>> makePrinter(const PrinterConfig &config)
{
    using Made = Result<std::unique_ptr<Printer>>;
    const auto wrong = [&](const QString &mend) -> Made {
        return Failure{Failure::Kind::Input, u"printer \"%1\": %2"_s.arg(config.name, mend)};
    };
    const auto speaksZpl = [&](std::unique_ptr<ByteLine> line) -> Made {
        return std::unique_ptr<Printer>(
            std::make_unique<ZplPrinter>(config.name, std::move(line), config.patience));
    };
    if (config.name.isEmpty())
        return wrong(u"give it a name; it stands in every print that is recorded"_s);
    return match(
        config.connection,
        [&](const TcpConfig &tcp) -> Made {
            if (tcp.host.isEmpty() || tcp.port == 0)
                return wrong(u"give it a host and a port; printers listen on 9100"_s);
            return speaksZpl(std::make_unique<TcpLine>(
                TcpConfig{.role = TcpConfig::Role::Connect, .host = tcp.host, .port = tcp.port}));
        },
        [&](const SerialConfig &serial) -> Made {
            if (serial.path.isEmpty() && !serial.usb)
                return wrong(u"give it its port, such as \"/dev/ttyUSB0\""_s);
            return speaksZpl(std::make_unique<SerialLine>(serial));
        },
        [&](const PagePrinterConfig &page) -> Made {
            if (page.queue.isEmpty() == page.folder.isEmpty())
                return wrong(u"give it the name of a print queue, or a folder"_s);
            return std::unique_ptr<Printer>(std::make_unique<PagePrinter>(config.name, page));
        });
}

} // namespace unitrail
