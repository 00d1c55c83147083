// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/action_button.h"
#include "ui/widgets/rows.h"

#include <memory>

namespace unitrail {

/** A reader, printer or instrument as "This terminal" lists it. */
struct DeviceInfo {
    QString name;
    QString kind; ///< as the configuration has it: "serial", "hid"
    QString where; ///< "/dev/ttyACM0"
    bool connected = false;
    bool degraded = false; ///< it works, but worse than it is configured to
    int repaired = 0; ///< so many characters are put right in its codes
    bool operator==(const DeviceInfo &) const = default;
};

/** What is true of this terminal whatever is on its table. */
struct TerminalInfo {
    QString version;
    QString plant; ///< name and revision of the plant definition
    QString dataFolder;
    std::vector<DeviceInfo> devices;
    bool operator==(const TerminalInfo &) const = default;
};

/** S11 in its first form: what is saved and sent, the devices, language and theme. */
class TerminalScreen : public QWidget {
    Q_OBJECT
public:
    TerminalScreen(const Theme &theme, QWidget *parent);
    void show(const StationView &view, const TerminalInfo &info, const Speech &speech);

signals:
    void backWished();
    void signOutWished();
    void themeWished();
    void languageWished(const QString &code);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] static QString wordsFor(const DeviceInfo &device);
    /** A titled paragraph. */
    class SyncPanel : public Drawn {
    public:
        SyncPanel(const Theme &theme, QWidget *parent)
            : Drawn(theme, parent)
        {
            setObjectName(QStringLiteral("syncPanel"));
        }
        void setContent(const QString &title, const QString &text, Shape shape);

    protected:
        void draw(Canvas &canvas) override;

    private:
        QString m_title;
        QString m_text;
        Shape m_shape = Shape::Info;
    };
    void arrange();

    const Theme &m_theme;
    IdentityRow m_title;
    SyncPanel m_sync;
    ListPanel m_devices;
    ListPanel m_about;
    ActionButton m_back;
    ActionButton m_themeButton;
    ActionButton m_signOut;
    std::vector<std::unique_ptr<ActionButton>> m_languages;
};

} // namespace unitrail
