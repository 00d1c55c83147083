// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/devices/tower.h"
#include "drivers/line/byte_line.h"
#include "drivers/line/serial_line.h"
#include "drivers/line/tcp_line.h"

#include <QTimer>

#include <map>
#include <memory>
#include <set>
#include <variant>

namespace unitrail {

enum class Light { Red, Yellow, Green, Blue, White, Buzzer };

/** A stack light as the station's configuration names it: the bytes that switch each of its lights. */
struct TowerConfig {
    struct Switch {
        QByteArray on;
        QByteArray off;
        bool operator==(const Switch &) const = default;
    };
    QString name;
    std::variant<SerialConfig, TcpConfig> connection; ///< TCP: always Role::Connect
    std::map<Light, Switch> switches{}; ///< of those it has
    int showForMs = 2000; ///< then it is dark again
    bool operator==(const TowerConfig &) const = default;
};

/**
 * The lights for a signal, among those the tower has. IEC 60073: red danger, yellow caution, green normal,
 * blue somebody must act; white has no meaning of its own. A tower without blue says it in yellow.
 */
[[nodiscard]] std::set<Light> lightsFor(Signal signal, const std::map<Light, TowerConfig::Switch> &has);

/** A stack light that is switched by short texts on a serial line or TCP. */
class TextTower final : public Tower {
    Q_OBJECT

public:
    TextTower(TowerConfig config, std::unique_ptr<ByteLine> line, QObject *parent = nullptr);
    ~TextTower() override;

    void start() override { m_line->open(); }
    void stop() override;
    void show(Signal signal) override;
    [[nodiscard]] DeviceState state() const override;

private:
    void switchTo(const std::set<Light> &lights);
    void beginDark();

    TowerConfig m_config;
    std::unique_ptr<ByteLine> m_line;
    Signal m_signal = Signal::Idle;
    std::set<Light> m_lit; ///< as far as we have switched them
    QTimer m_passes;
};

[[nodiscard]] std::unique_ptr<Tower> makeTower(const TowerConfig &config);

} // namespace unitrail
