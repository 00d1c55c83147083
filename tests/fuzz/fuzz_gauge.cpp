// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/instruments/line_gauge.h"
#include "drivers/instruments/scpi_instrument.h"
#include "tests/fuzz/fuzz_check.h"

#include <QCoreApplication>

using namespace unitrail;

namespace {

class Cable final : public ByteLine {
public:
    void open() override { change(DeviceState::Kind::Ready, QStringLiteral("cable")); }
    void close() override { change(DeviceState::Kind::Off, QStringLiteral("cable")); }
    void write(const QByteArray &) override { }
};

} // namespace

/** What an instrument told when it was asked and these pieces came. The time is no part of it. */
template <typename I, typename Language>
static std::vector<InstrumentReading> readings(const Language &language, const QList<QByteArray> &pieces)
{
    static const ManualClock clock(1'780'000'000'000, 0);
    auto cable = std::make_unique<Cable>();
    Cable *end = cable.get();
    I instrument({.device = QStringLiteral("gauge")}, language, std::move(cable), clock);
    std::vector<InstrumentReading> all;
    QObject::connect(&instrument, &Instrument::measured, &instrument,
        [&](const InstrumentReading &reading) { all.push_back(reading); });
    instrument.start();
    instrument.ask();
    for (const QByteArray &piece : pieces)
        emit end->received(piece);
    instrument.stop();
    return all;
}

/** Lines of gauges and of SCPI instruments, cut anywhere: the same readings, and a value only where one is.
 */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int count = 0;
    static QCoreApplication application(count, nullptr); // for the timers
    const CutStream stream(data, size);
    const QList<QByteArray> whole{stream.bytes};
    const QList<QByteArray> cut{stream.bytes.first(stream.cut), stream.bytes.sliced(stream.cut)};
    static const LineGaugeConfig scale{.pattern = QRegularExpression(QStringLiteral(
                                           "(?:ST|US),\\s*(?<value>[-+]? *[0-9.,]+|OL) *(?<unit>[a-zA-Z]*)")),
        .unit = QStringLiteral("g")};
    static const ScpiConfig meter{.query = "MEAS:VOLT:DC?", .unit = QStringLiteral("V")};
    const auto lines = readings<LineGauge>(scale, whole);
    FUZZ_CHECK(lines == readings<LineGauge>(scale, cut));
    const auto answers = readings<ScpiInstrument>(meter, whole);
    FUZZ_CHECK(answers == readings<ScpiInstrument>(meter, cut));
    for (const auto &told : {lines, answers}) {
        for (const InstrumentReading &reading : told)
            FUZZ_CHECK(reading.value.has_value() == (reading.trouble == InstrumentReading::Trouble::None));
    }
    return 0;
}
