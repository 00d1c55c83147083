// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/tower/text_tower.h"

#include "core/base/match.h"

namespace unitrail {

static std::set<Light> wishedFor(Signal signal, bool hasBlue)
{
    switch (signal) {
    case Signal::Idle:
        return {};
    case Signal::Accepted:
        return {Light::Green};
    case Signal::Attention:
        return {Light::Yellow};
    case Signal::Refused:
        return {Light::Red, Light::Buzzer};
    case Signal::Held:
        return {hasBlue ? Light::Blue : Light::Yellow, Light::Buzzer};
    case Signal::Stopped:
        return {Light::Red, Light::Yellow, Light::Buzzer};
    }
    Q_UNREACHABLE();
}

std::set<Light> lightsFor(Signal signal, const std::map<Light, TowerConfig::Switch> &has)
{
    std::set<Light> lights = wishedFor(signal, has.contains(Light::Blue));
    std::erase_if(lights, [&](Light light) { return !has.contains(light); });
    return lights;
}

TextTower::TextTower(TowerConfig config, std::unique_ptr<ByteLine> line, QObject *parent)
    : Tower(parent)
    , m_config(std::move(config))
    , m_line(std::move(line))
{
    m_passes.setSingleShot(true);
    m_passes.setInterval(m_config.showForMs);
    connect(&m_passes, &QTimer::timeout, this, [this] { show(Signal::Idle); });
    connect(m_line.get(), &ByteLine::changed, this, [this](DeviceState::Kind kind) {
        if (kind == DeviceState::Kind::Ready)
            beginDark();
        emit stateChanged(state());
    });
}

TextTower::~TextTower()
{
    m_line->disconnect(this);
}

void TextTower::stop()
{
    m_passes.stop();
    switchTo({});
    m_line->close();
}

DeviceState TextTower::state() const
{
    return {m_config.name, m_line->kind(), m_line->detail(), false};
}

/** What it showed while we were not connected is not known: all off, then what holds. */
void TextTower::beginDark()
{
    for (const auto &[light, bytes] : m_config.switches)
        m_line->write(bytes.off);
    m_lit.clear();
    switchTo(lightsFor(m_signal, m_config.switches));
}

void TextTower::show(Signal signal)
{
    m_signal = signal;
    if (signal == Signal::Idle || signal == Signal::Stopped)
        m_passes.stop();
    else
        m_passes.start();
    switchTo(lightsFor(signal, m_config.switches));
}

void TextTower::switchTo(const std::set<Light> &lights)
{
    if (m_line->kind() != DeviceState::Kind::Ready)
        return;
    for (const auto &[light, bytes] : m_config.switches) {
        if (lights.contains(light) != m_lit.contains(light))
            m_line->write(lights.contains(light) ? bytes.on : bytes.off);
    }
    m_lit = lights;
}

std::unique_ptr<Tower> makeTower(const TowerConfig &config)
{
    auto line = match(
        config.connection,
        [](const SerialConfig &serial) -> std::unique_ptr<ByteLine> {
            return std::make_unique<SerialLine>(serial);
        },
        [](const TcpConfig &tcp) -> std::unique_ptr<ByteLine> { return std::make_unique<TcpLine>(tcp); });
    return std::make_unique<TextTower>(config, std::move(line));
}

} // namespace unitrail
