// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/terminal_screen.h"

namespace unitrail {

void TerminalScreen::SyncPanel::setContent(const QString &title, const QString &text, Shape shape)
{
    m_title = title;
    m_text = text;
    m_shape = shape;
    setAccessibleName(title);
    setAccessibleDescription(text);
    update();
}

void TerminalScreen::SyncPanel::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF all(rect());
    canvas.box(all, tokens.surface, tokens.divider, canvas.mm(0.2));
    const double side = canvas.mm(10);
    const QRectF sign(canvas.mm(3), canvas.mm(3), side, side);
    canvas.shape(m_shape, sign, tokens.surface);
    const double left = sign.right() + canvas.mm(3);
    const double wide = all.width() - left - canvas.mm(2.5);
    canvas.text(QRectF(left, canvas.mm(3), wide, canvas.mm(10)), m_title,
        {.type = Type::Title, .ink = tokens.text, .ground = tokens.surface});
    canvas.text(QRectF(left, canvas.mm(14), wide, all.height() - canvas.mm(15)), m_text,
        {.type = Type::Verdict,
            .ink = tokens.text2,
            .ground = tokens.surface,
            .alignment = Qt::AlignLeading | Qt::AlignTop,
            .lines = 7});
}

TerminalScreen::TerminalScreen(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(theme, this)
    , m_sync(theme, this)
    , m_devices(theme, QStringLiteral("devices"), this)
    , m_about(theme, QStringLiteral("about"), this)
    , m_back(theme, QStringLiteral("terminalBack"), this)
    , m_themeButton(theme, QStringLiteral("theme"), this)
    , m_signOut(theme, QStringLiteral("signOut"), this)
{
    setObjectName(QStringLiteral("terminalScreen"));
    for (const LanguageChoice &choice : languageChoices()) {
        m_languages.push_back(
            std::make_unique<ActionButton>(theme, QStringLiteral("language_") + choice.code, this));
        connect(m_languages.back().get(), &ActionButton::fired, this,
            [this, code = choice.code] { emit languageWished(code); });
    }
    connect(&m_back, &ActionButton::fired, this, &TerminalScreen::backWished);
    connect(&m_themeButton, &ActionButton::fired, this, &TerminalScreen::themeWished);
    connect(&m_signOut, &ActionButton::fired, this, &TerminalScreen::signOutWished);
}

QString TerminalScreen::wordsFor(const DeviceInfo &device)
{
    if (!device.connected)
        return tr("not connected");
    // Without its own key strokes a scanner is told from a keyboard by the prefix alone.
    if (device.degraded)
        return device.kind == QStringLiteral("evdev") ? tr("read as a keyboard") : tr("not as it was set up");
    if (device.repaired > 0)
        return tr("{count} characters repaired")
            .replace(QStringLiteral("{count}"), QString::number(device.repaired));
    return isolated(device.where);
}

void TerminalScreen::show(const StationView &view, const TerminalInfo &info, const Speech &speech)
{
    using Face = ActionButton::Face;
    m_title.setContent({.serial = {},
        .title = tr("This terminal: station {name}")
                     .replace(QStringLiteral("{name}"), isolated(view.station.text())),
        .shape = Shape::None,
        .state = {},
        .duration = {}});
    const bool saved
        = view.sync.kind == SyncView::Kind::Saved || view.sync.kind == SyncView::Kind::NotConfigured;
    m_sync.setContent(speech.wordsFor(view.sync), speech.detailOf(view.sync),
        saved                                           ? Shape::Tick
            : view.sync.kind == SyncView::Kind::Offline ? Shape::Cloud
                                                        : Shape::Clock);

    ListPanel::Content devices{.title = tr("Devices"),
        .count = {},
        .rows = {},
        .whenEmpty = tr("No devices are set up. Scans come from the keyboard wedge.")};
    for (const DeviceInfo &device : info.devices)
        devices.rows.push_back({.shape = device.connected && !device.degraded ? Shape::Tick : Shape::Triangle,
            .lead = {},
            .main = isolated(device.name),
            .aside = wordsFor(device)});
    m_devices.setContent(devices);

    ListPanel::Content about{.title = tr("About"), .count = {}, .rows = {}, .whenEmpty = {}};
    const auto row = [&](const QString &main, const QString &aside) {
        about.rows.push_back({.shape = Shape::None, .lead = {}, .main = main, .aside = isolated(aside)});
    };
    row(tr("Program"), QStringLiteral("Unitrail ") + info.version);
    row(tr("Plant data"), info.plant);
    row(tr("Records are in"), info.dataFolder);
    m_about.setContent(about);

    m_back.setContent({tr("Back to work"), {}, Shape::Undone, Face::Plain});
    m_themeButton.setContent({m_theme.kind() == Theme::Kind::Light ? tr("Dark screen") : tr("Light screen"),
        {}, Shape::None, Face::Plain});
    m_signOut.setContent({tr("Sign out"), {}, Shape::None, Face::Plain});
    m_signOut.setVisible(!view.person.isEmpty());
    for (size_t i = 0; i < m_languages.size(); ++i) {
        const LanguageChoice &choice = languageChoices()[i];
        m_languages[i]->setContent({choice.ownName, {}, Shape::None,
            choice.code == speech.language().code ? Face::Chosen : Face::Plain});
    }
    arrange();
}

void TerminalScreen::arrange()
{
    const Metrics &metrics = m_theme.metrics();
    const double side = metrics.exact(2.5);
    const double room = width() - 2 * side;
    const double gap = metrics.exact(3);
    double y = metrics.exact(1.6);
    m_title.setGeometry(QRectF(side, y, room, metrics.exact(11)).toRect());
    y += metrics.exact(13);
    const double actionTop = height() - metrics.exact(22);
    const double panelGap = metrics.exact(2);
    const double high = actionTop - metrics.exact(2) - y;
    const double half = (room - panelGap) / 2;
    m_sync.setGeometry(QRectF(side, y, half, high).toRect());
    const double devices = (high - panelGap) * 0.55;
    m_devices.setGeometry(QRectF(side + half + panelGap, y, half, devices).toRect());
    m_about.setGeometry(
        QRectF(side + half + panelGap, y + devices + panelGap, half, high - devices - panelGap).toRect());

    std::vector<ActionButton *> buttons{&m_back};
    for (const auto &language : m_languages)
        buttons.push_back(language.get());
    buttons.push_back(&m_themeButton);
    buttons.push_back(&m_signOut);
    const auto count = static_cast<double>(buttons.size());
    const double cell = (room - gap * (count - 1)) / count;
    for (size_t i = 0; i < buttons.size(); ++i)
        buttons[i]->setGeometry(
            QRectF(side + static_cast<double>(i) * (cell + gap), actionTop, cell, metrics.exact(20))
                .toRect());
}

void TerminalScreen::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
