// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/station_config.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QKeySequence>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

class ConfigReader {
public:
    ConfigReader(QString file, const toml::table &table)
        : m_file(std::move(file))
        , m_table(table)
    { }

    StationConfig read()
    {
        allow(m_table, {"station", "device", "central", "screen"});
        for (const char *name : {"station", "central", "screen"}) {
            if (const toml::node *node = m_table.get(name); node && !node->is_table())
                mistake(*node, u"\"%1\" is a section: write [%1]"_s.arg(QLatin1String(name)));
        }
        if (const toml::node *node = m_table.get("device"); node && !node->is_array_of_tables())
            mistake(*node, u"\"device\" is a list of sections: write [[device]]"_s);
        if (const toml::table *station = m_table["station"].as_table())
            readStation(*station);
        if (const toml::table *screen = m_table["screen"].as_table()) {
            allow(*screen, {"pixels_per_mm"});
            m_config.pixelsPerMm = (*screen)["pixels_per_mm"].value<double>()
                ? std::optional((*screen)["pixels_per_mm"].value<double>().value())
                : std::nullopt;
        }
        if (const toml::array *devices = m_table["device"].as_array()) {
            for (const toml::node &node : *devices) {
                if (const toml::table *device = node.as_table())
                    readDevice(*device);
            }
        }
        if (const toml::table *central = m_table["central"].as_table()) {
            allow(*central, {"connection"});
            m_config.central.connection = text(*central, "connection");
        }
        return m_config;
    }
    [[nodiscard]] const QStringList &mistakes() const { return m_mistakes; }

private:
    void mistake(const toml::node &node, const QString &what)
    {
        m_mistakes.append(u"%1:%2: %3"_s.arg(m_file).arg(node.source().begin.line).arg(what));
    }
    void allow(const toml::table &table, std::initializer_list<std::string_view> keys)
    {
        for (const auto &[key, value] : table) {
            if (std::find(keys.begin(), keys.end(), key.str()) == keys.end())
                mistake(value,
                    u"\"%1\" is not known here; remove it or correct its spelling"_s.arg(
                        QString::fromStdString(std::string(key.str()))));
        }
    }
    QString text(const toml::table &table, std::string_view key)
    {
        const toml::node *node = table.get(key);
        if (!node)
            return {};
        const auto value = node->value_exact<std::string>();
        if (!value)
            mistake(*node,
                u"\"%1\" must be a text in quotes"_s.arg(
                    QString::fromUtf8(key.data(), qsizetype(key.size()))));
        return value ? QString::fromStdString(*value) : QString();
    }
    qint64 number(const toml::table &table, std::string_view key, qint64 fallback)
    {
        const toml::node *node = table.get(key);
        if (!node)
            return fallback;
        const auto value = node->value_exact<int64_t>();
        if (!value)
            mistake(*node,
                u"\"%1\" must be a whole number"_s.arg(QString::fromUtf8(key.data(), qsizetype(key.size()))));
        return value ? *value : fallback;
    }
    QString path(const toml::table &table, std::string_view key)
    {
        const QString written = text(table, key);
        return written.isEmpty() ? QString()
                                 : QDir(QFileInfo(m_file).absolutePath()).absoluteFilePath(written);
    }

    void readStation(const toml::table &table)
    {
        allow(table, {"name", "plant", "data", "language", "theme"});
        const QString name = text(table, "name");
        m_config.station = StationName::fromText(name);
        if (!name.isEmpty() && !m_config.station)
            mistake(table, u"\"%1\" is no station name; take one from the plant's stations"_s.arg(name));
        m_config.plantDirectory = path(table, "plant");
        m_config.dataDirectory = path(table, "data");
        m_config.language = text(table, "language");
        m_config.theme = text(table, "theme");
        if (!m_config.theme.isEmpty() && m_config.theme != u"light" && m_config.theme != u"dark")
            mistake(table, u"theme is \"light\" or \"dark\", not \"%1\""_s.arg(m_config.theme));
    }

    void readDevice(const toml::table &table)
    {
        allow(table, {"name", "type", "kind", "port", "baud", "terminator", "prefix", "role", "host"});
        DeviceConfig device{.name = text(table, "name"), .connection = SerialConfig{}};
        if (device.name.isEmpty())
            mistake(table, u"a device needs a name; it stands in every scan it makes"_s);
        const QString kind = text(table, "kind");
        if (kind == u"rfid")
            device.kind = Scan::Kind::Rfid;
        else if (!kind.isEmpty() && kind != u"barcode")
            mistake(table, u"kind is \"barcode\" or \"rfid\", not \"%1\""_s.arg(kind));

        const QString type = text(table, "type");
        if (type == u"serial") {
            device.connection
                = SerialConfig{.path = text(table, "port"), .baud = qint32(number(table, "baud", 9600))};
            if (text(table, "port").isEmpty())
                mistake(table, u"a serial device needs its port, such as \"/dev/serial/by-id/...\""_s);
        } else if (type == u"tcp") {
            const QString role = text(table, "role");
            const QString host = text(table, "host");
            const qint64 port = number(table, "port", 0);
            if (!role.isEmpty() && role != u"listen" && role != u"connect")
                mistake(table, u"role is \"listen\" or \"connect\", not \"%1\""_s.arg(role));
            if (port < 0 || port > 65535)
                mistake(table, u"a TCP port lies between 0 and 65535"_s);
            device.connection
                = TcpConfig{.role = role == u"connect" ? TcpConfig::Role::Connect : TcpConfig::Role::Listen,
                    .host = host.isEmpty() ? u"127.0.0.1"_s : host,
                    .port = quint16(port)};
        } else if (type == u"wedge") {
            WedgeConfig wedge;
            const QString prefix = text(table, "prefix");
            if (!prefix.isEmpty() && prefix != u"F24" && prefix != u"STX")
                mistake(table, u"a wedge's prefix is \"F24\" or \"STX\", not \"%1\""_s.arg(prefix));
            if (prefix == u"STX")
                wedge.prefixKey = Qt::Key_unknown;
            device.connection = wedge;
        } else {
            mistake(table, u"type is \"serial\", \"tcp\" or \"wedge\", not \"%1\""_s.arg(type));
        }
        if (table.contains("terminator"))
            device.framing.terminators = terminators(table);
        if (type != u"wedge" && !text(table, "prefix").isEmpty())
            device.framing.prefix
                = text(table, "prefix") == u"STX" ? QByteArray("\x02") : text(table, "prefix").toUtf8();
        m_config.devices.push_back(device);
    }

    QList<QByteArray> terminators(const toml::table &table)
    {
        static const std::map<QString, QByteArray> named{
            {u"CR"_s, "\r"}, {u"LF"_s, "\n"}, {u"CRLF"_s, "\r\n"}, {u"ETX"_s, "\x03"}, {u"TAB"_s, "\t"}};
        const QString name = text(table, "terminator");
        const auto found = named.find(name);
        if (found == named.end()) {
            mistake(table, u"terminator is CR, LF, CRLF, ETX or TAB, not \"%1\""_s.arg(name));
            return Framing{}.terminators;
        }
        return {found->second};
    }

    QString m_file;
    const toml::table &m_table;
    StationConfig m_config;
    QStringList m_mistakes;
};

} // namespace

Result<StationConfig> readStationConfig(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Failure::Kind::Missing,
            u"%1 cannot be read (%2); name another file with --config"_s.arg(path, file.errorString())};
    const QByteArray bytes = file.readAll();
    const toml::parse_result parsed = toml::parse(std::string_view(bytes.constData(), size_t(bytes.size())));
    if (!parsed) {
        const toml::parse_error &error = parsed.error();
        return Failure{Failure::Kind::Input,
            u"%1:%2: %3; correct the line"_s.arg(path)
                .arg(error.source().begin.line)
                .arg(QString::fromStdString(std::string(error.description())))};
    }
    ConfigReader reader(path, parsed.table());
    const StationConfig config = reader.read();
    if (!reader.mistakes().isEmpty())
        return Failure{Failure::Kind::Input, reader.mistakes().join(u'\n')};
    return config;
}

Result<DeviceConfig> serialScannerFromText(const QString &text, int ordinal)
{
    const qsizetype equals = text.indexOf(u'=');
    const QString name = equals > 0 ? text.left(equals) : u"scanner-%1"_s.arg(ordinal);
    const QString path = equals > 0 ? text.mid(equals + 1) : text;
    if (!path.startsWith(u'/'))
        return Failure{Failure::Kind::Input,
            u"--scanner %1: give the device file's full path, such as hand=/dev/ttyACM0"_s.arg(text)};
    return DeviceConfig{.name = name, .connection = SerialConfig{.path = path}};
}

} // namespace unitrail
