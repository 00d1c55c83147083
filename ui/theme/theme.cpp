// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/theme.h"

#include <QStringList>

#include <algorithm>

namespace unitrail {

Metrics Metrics::forPanel(const QSize &pixels)
{
    // Panels of UX C6: 10.1" is 217.6 x 136.0 mm, 15.6" is 345.4 x 194.3 mm.
    const double small = std::min(pixels.width() / 217.6, pixels.height() / 136.0);
    const double large = std::min(pixels.width() / 345.4, pixels.height() / 194.3) * 1.2;
    return Metrics(pixels.width() >= 1600 && pixels.height() >= 900 ? large : small);
}

double Theme::em(Type type)
{
    switch (type) {
    case Type::Note:
        return 3.4;
    case Type::Stepper:
        return 3.8;
    case Type::Body:
    case Type::Strong:
        return 4.2;
    case Type::Button:
    case Type::Verdict:
        return 4.8;
    case Type::Title:
        return 6.0;
    case Type::Prompt:
    case Type::Serial:
    case Type::Figure:
        return 8.0;
    }
    return 4.2;
}

double Theme::emMin(Type type)
{
    switch (type) {
    case Type::Prompt:
    case Type::Serial:
        return 5.4;
    case Type::Title:
        return 4.8;
    case Type::Button:
    case Type::Verdict:
        return 4.0;
    case Type::Figure:
        return 6.0;
    case Type::Body:
        return 3.8;
    case Type::Strong:
    case Type::Stepper:
    case Type::Note:
        return 3.4;
    }
    return 3.4;
}

QFont Theme::font(Type type, double emMm) const
{
    const bool mono = type == Type::Serial;
    const bool bold
        = type != Type::Note && type != Type::Stepper && type != Type::Body && type != Type::Verdict;
    QFont font(QStringList{mono ? QStringLiteral("Noto Sans Mono") : QStringLiteral("Noto Sans"),
        mono ? QStringLiteral("DejaVu Sans Mono") : QStringLiteral("DejaVu Sans")});
    font.setPixelSize(std::max(1, m_metrics.mm(emMm)));
    font.setWeight(bold ? QFont::Bold : QFont::Normal);
    font.setStyleHint(mono ? QFont::Monospace : QFont::SansSerif);
    return font;
}

QPalette Theme::palette() const
{
    const Tokens &t = tokens();
    QPalette palette;
    palette.setColor(QPalette::Window, t.window);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.raised);
    palette.setColor(QPalette::AlternateBase, t.surface);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::PlaceholderText, t.text2);
    palette.setColor(QPalette::Button, t.raised);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t[Tone::Stop].edge);
    palette.setColor(QPalette::Highlight, t[Tone::Act].solid);
    palette.setColor(QPalette::HighlightedText, t[Tone::Act].onSolid);
    palette.setColor(QPalette::Link, t[Tone::Act].edge);
    palette.setColor(QPalette::Mid, t.border);
    palette.setColor(QPalette::Dark, t.border);
    palette.setColor(QPalette::Light, t.surface);
    palette.setColor(QPalette::Disabled, QPalette::Text, t.disabled);
    palette.setColor(QPalette::Disabled, QPalette::WindowText, t.disabled);
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, t.disabled);
    return palette;
}

} // namespace unitrail
