// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/page.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/bands.h"
#include "ui/widgets/rows.h"

#include <QImage>

namespace unitrail {

/** One picture, as large as its room; its name and time below. */
class PicturePanel : public Drawn {
    Q_OBJECT
public:
    PicturePanel(const Theme &theme, QWidget *parent);
    void setPicture(const QImage &image, const QString &caption, const QString &whenEmpty);

protected:
    void draw(Canvas &canvas) override;

private:
    QImage m_image;
    QString m_caption, m_whenEmpty;
};

/** Pictures of the station's camera, one of them looked at, and what was kept with the unit already. */
struct PhotoSheet {
    enum class Trouble { None, NoFolder, NotWhole, NotKept, OnItsWay, NotHere };
    std::optional<UnitId> unit;
    QImage image; ///< the one that is looked at; null: there is none, or it is not whole
    QString name;
    qint64 atMs = 0;
    int number = 0, of = 0; ///< from 1, the newest first
    bool kept = false; ///< it is with this unit already
    int photos = 0; ///< that the unit has
    bool ofUnit
        = false; ///< the photos of the unit are looked at, wherever they were taken; else the camera's
    bool camera = true; ///< there is one
    QString place; ///< of a photo of the unit: what it shows
    Trouble trouble = Trouble::None;
    Words asked{}; ///< the characteristic that asks for a picture now
};

/**
 * Photos without a program of its own: a camera leaves its pictures in a folder, the newest is shown, and one
 * touch keeps it with the unit on the table, by the hash of its bytes. What lies with the unit is shown too;
 * a photo that another station took comes from central while one waits. Where a picture is what the plan asks
 * for, it is recorded as that.
 */
class PhotoPage : public Page {
    Q_OBJECT
public:
    PhotoPage(const Theme &theme, QWidget *parent);

    void setSheet(const PhotoSheet &sheet);
    [[nodiscard]] QString title(const Speech &speech) const override;
    [[nodiscard]] bool isOffered(const StationView &view) const override;
    [[nodiscard]] bool stays(const StationView &view) const override;
    void tell(const StationView &view, const Speech &speech) override;
    void begin() override { emit opened(); }

signals:
    void opened();
    void otherWished(int further); ///< an older one, or a newer one
    void keepWished();
    void sourceWished(bool ofUnit); ///< look at those of the unit, or at the camera's

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void retell();
    [[nodiscard]] PromptWords prompt(const Speech &speech) const;
    void arrange();

    PhotoSheet m_sheet;
    std::optional<StationView> m_view;
    std::optional<Language> m_language;
    IdentityRow m_identity;
    PromptBand m_prompt;
    PicturePanel m_picture;
    ActionButton m_back, m_source, m_older, m_newer, m_keep;
};

} // namespace unitrail
