// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/device_reader.h"

#include "app/line_words.h"
#include "core/base/match.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

enum class Connection { Serial, Tcp, Wedge, Hid, Evdev };

/** Every vendor's way to be told to beep; the bytes are in drivers/line/feedback_profile. */
static const std::vector<std::pair<QString, FeedbackProfile>> feedbackWords{
    {u"none"_s, FeedbackProfile::None}, {u"honeywell"_s, FeedbackProfile::HoneywellHost},
    {u"honeywell-ack"_s, FeedbackProfile::HoneywellAck}, {u"datalogic"_s, FeedbackProfile::Datalogic},
    {u"datalogic-cordless"_s, FeedbackProfile::DatalogicCordless},
    {u"cipherlab"_s, FeedbackProfile::CipherLab}, {u"keyence"_s, FeedbackProfile::Keyence}};

static const std::vector<std::pair<QString, ReaderLanguage>> protocolWords{{u"text"_s, ReaderLanguage::Text},
    {u"ssi"_s, ReaderLanguage::Ssi}, {u"id12"_s, ReaderLanguage::Id12}, {u"m100"_s, ReaderLanguage::M100},
    {u"r2000"_s, ReaderLanguage::R2000}, {u"uhf18"_s, ReaderLanguage::Uhf18}};

static bool readsTags(ReaderLanguage language)
{
    return language != ReaderLanguage::Text && language != ReaderLanguage::Ssi;
}

static WedgeConfig readWedge(TableReader &reader)
{
    const bool byCharacter
        = reader.choice<bool>(u"prefix"_s, TableReader::may, {{u"F24"_s, false}, {u"STX"_s, true}})
              .value_or(false);
    WedgeConfig wedge;
    if (byCharacter)
        wedge.prefixKey = Qt::Key_unknown;
    return wedge;
}

static EvdevConfig readEvdev(TableReader &reader, Mistakes &mistakes)
{
    EvdevConfig evdev{.path = reader.text(u"port"_s, TableReader::may).value_or(QString()),
        .usb = readUsb(reader, mistakes)};
    if (reader.has(u"port"_s) == reader.has(u"usb"_s))
        mistakes.error(reader.place(),
            u"A scanner that types is named by its event file or by its USB name"_s,
            u"Write one of the two: usb = \"0c2e:0b61\", or port = \"/dev/input/by-id/...-event-kbd\""_s);
    evdev.layout = reader
                       .choice<KeyboardLayout>(u"layout"_s, TableReader::may,
                           {{u"us"_s, KeyboardLayout::Us}, {u"de"_s, KeyboardLayout::German}})
                       .value_or(evdev.layout);
    evdev.fallback = readWedge(reader);
    return evdev;
}

static void readTags(TableReader &reader, const TomlValue &table, DeviceConfig &device, Mistakes &mistakes)
{
    device.tagAbsentAfterMs = reader.integer(u"tag_absent_ms"_s, TableReader::may, 0, 3'600'000)
                                  .value_or(device.tagAbsentAfterMs);
    if (device.language != ReaderLanguage::Id12) // a tag of its kind has no memory
        device.readsTid = reader.truth(u"tid"_s, TableReader::may).value_or(false);
    if (device.language != ReaderLanguage::R2000)
        return;
    for (const int antenna : reader.integers(u"antennas"_s, TableReader::may, 1, 8)) {
        if (std::find(device.antennas.begin(), device.antennas.end(), antenna) == device.antennas.end())
            device.antennas.push_back(antenna);
        else
            mistakes.error(table.find(u"antennas"_s)->place, u"Antenna %1 stands twice"_s.arg(antenna),
                u"Name each once"_s);
    }
}

/** Framing, language and feedback of a reader on a serial line or TCP. */
static void readLanguage(
    TableReader &reader, const TomlValue &table, DeviceConfig &device, Mistakes &mistakes)
{
    device.language
        = reader.choice(u"protocol"_s, TableReader::may, protocolWords).value_or(ReaderLanguage::Text);
    const bool asRfid
        = reader.choice<bool>(u"kind"_s, TableReader::may, {{u"barcode"_s, false}, {u"rfid"_s, true}})
              .value_or(readsTags(device.language));
    device.kind = asRfid ? Scan::Kind::Rfid : Scan::Kind::Barcode;
    if (readsTags(device.language) && !asRfid)
        mistakes.error(reader.placeOf(u"kind"_s), u"A reader of this protocol reads tags and no bar codes"_s,
            u"Remove the line"_s);
    if (device.language == ReaderLanguage::Text) {
        device.framing.terminators = readTerminators(reader, table, mistakes);
        const QByteArray prefix
            = readBytes(reader, u"prefix"_s, TableReader::may, mistakes).value_or(QByteArray());
        device.framing.prefix = prefix == "STX" ? QByteArray("\x02") : prefix;
        device.feedback
            = reader.choice(u"feedback"_s, TableReader::may, feedbackWords).value_or(FeedbackProfile::None);
    }
    if (readsTags(device.language))
        readTags(reader, table, device, mistakes);
}

static RepairMap readRepair(TableReader &reader, Mistakes &mistakes)
{
    const auto written = reader.text(u"repair"_s, TableReader::may);
    if (!written)
        return {};
    const auto map = repairMapFromText(*written);
    if (!map) {
        mistakes.error(reader.placeOf(u"repair"_s), map.error().text,
            u"Write what the doctor proposes, such as repair = \"~={GS} layout=us/de\""_s);
        return {};
    }
    return *map;
}

DeviceSetup readDevice(const TomlValue &table, Mistakes &mistakes)
{
    const QString subject = u"This device"_s;
    TableReader reader(table, subject, mistakes);
    DeviceSetup setup{.driver = {.name = reader.text(u"name"_s, TableReader::must).value_or(QString()),
                          .connection = SerialConfig{}}};
    DeviceConfig &device = setup.driver;
    const auto type = reader.choice<Connection>(u"type"_s, TableReader::must,
        {{u"serial"_s, Connection::Serial}, {u"tcp"_s, Connection::Tcp}, {u"wedge"_s, Connection::Wedge},
            {u"hid"_s, Connection::Hid}, {u"evdev"_s, Connection::Evdev}});
    if (!type) {
        reader.leaveRest();
        return setup;
    }
    switch (*type) {
    case Connection::Serial:
        device.connection = readSerial(reader, mistakes);
        readLanguage(reader, table, device, mistakes);
        break;
    case Connection::Tcp:
        device.connection = readTcp(reader, mistakes, true);
        readLanguage(reader, table, device, mistakes);
        break;
    case Connection::Wedge:
        device.connection = readWedge(reader);
        break;
    case Connection::Hid:
        device.connection = HidConfig{.usb = readUsb(reader, mistakes)};
        device.feedback
            = reader
                  .choice<FeedbackProfile>(u"feedback"_s, TableReader::may,
                      {{u"none"_s, FeedbackProfile::None}, {u"honeywell"_s, FeedbackProfile::HoneywellHost},
                          {u"honeywell-ack"_s, FeedbackProfile::HoneywellAck}})
                  .value_or(FeedbackProfile::None);
        break;
    case Connection::Evdev:
        device.connection = readEvdev(reader, mistakes);
        break;
    }
    if (device.kind == Scan::Kind::Barcode)
        setup.repair = readRepair(reader, mistakes);
    return setup;
}

/** What a device would open: "" where that cannot clash. */
static QString whatItOpens(const DeviceConfig &device)
{
    return match(
        device.connection,
        [](const SerialConfig &serial) { return serial.usb ? serial.usb->text() : serial.path; },
        [](const TcpConfig &tcp) {
            return tcp.port == 0 ? QString() : u"tcp %1:%2"_s.arg(tcp.host).arg(tcp.port);
        },
        [](const WedgeConfig &) { return u"the keyboard"_s; },
        [](const HidConfig &hid) { return hid.usb ? hid.usb->text() : u"any bar code scanner"_s; },
        [](const EvdevConfig &evdev) { return evdev.usb ? evdev.usb->text() : evdev.path; });
}

static std::optional<UsbIdentity> usbOf(const DeviceConfig &device)
{
    return match(
        device.connection, [](const SerialConfig &serial) { return serial.usb; },
        [](const HidConfig &hid) { return hid.usb; }, [](const EvdevConfig &evdev) { return evdev.usb; },
        [](const auto &) { return std::optional<UsbIdentity>(); });
}

static bool isHid(const DeviceConfig &device)
{
    return std::holds_alternative<HidConfig>(device.connection);
}

/** One may stand for the other: the same, or of one kind and not told apart by a serial number. */
static bool mayBeTheSame(const DeviceConfig &a, const DeviceConfig &b)
{
    const auto usbA = usbOf(a);
    const auto usbB = usbOf(b);
    if (usbA && usbB)
        return usbA->isMetBy(*usbB) || usbB->isMetBy(*usbA);
    if (isHid(a) && isHid(b)) // one of them takes any scanner
        return true;
    return !whatItOpens(a).isEmpty() && whatItOpens(a) == whatItOpens(b);
}

void checkDevicesApart(
    const std::vector<DeviceConfig> &devices, const std::vector<Place> &places, Mistakes &mistakes)
{
    Q_ASSERT(devices.size() == places.size());
    for (size_t i = 0; i < devices.size(); ++i) {
        for (size_t j = 0; j < i; ++j) {
            if (devices[i].connection.index() != devices[j].connection.index()
                || !mayBeTheSame(devices[i], devices[j]))
                continue;
            mistakes.error(places[i],
                u"\"%1\" and \"%2\" may be the same device"_s.arg(devices[j].name, devices[i].name),
                usbOf(devices[i]) || isHid(devices[i])
                    ? u"Add the serial number to both: usb = \"0403:6001/A50285BI\""_s
                    : u"Give each a port of its own"_s);
        }
    }
}

} // namespace unitrail
