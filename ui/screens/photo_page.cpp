// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/photo_page.h"

namespace unitrail {

using Face = ActionButton::Face;

PicturePanel::PicturePanel(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("photoPicture"));
}

void PicturePanel::setPicture(const QImage &image, const QString &caption, const QString &whenEmpty)
{
    m_image = image;
    m_caption = caption;
    m_whenEmpty = whenEmpty;
    setAccessibleName(image.isNull() ? whenEmpty : caption);
    update();
}

void PicturePanel::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    canvas.box(QRectF(rect()), tokens.surface, tokens.divider, canvas.mm(0.2));
    const QRectF inside = QRectF(rect()).adjusted(canvas.mm(2), canvas.mm(2), -canvas.mm(2), -canvas.mm(9));
    if (m_image.isNull()) {
        canvas.text(inside, m_whenEmpty,
            {.type = Type::Body,
                .ink = tokens.text2,
                .ground = tokens.surface,
                .alignment = Qt::AlignCenter,
                .lines = 4});
        return;
    }
    const QSizeF size = QSizeF(m_image.size()).scaled(inside.size(), Qt::KeepAspectRatio);
    const QRectF place(inside.center() - QPointF(size.width() / 2, size.height() / 2), size);
    canvas.painter().setRenderHint(QPainter::SmoothPixmapTransform);
    canvas.painter().drawImage(place, m_image);
    canvas.text(QRectF(inside.left(), height() - canvas.mm(8), inside.width(), canvas.mm(7)), m_caption,
        {.type = Type::Body,
            .ink = tokens.text2,
            .ground = tokens.surface,
            .alignment = Qt::AlignCenter,
            .mayElide = true});
}

PhotoPage::PhotoPage(const Theme &theme, QWidget *parent)
    : Page(theme, QStringLiteral("photoPage"), parent)
    , m_identity(theme, this)
    , m_prompt(theme, this)
    , m_picture(theme, this)
    , m_back(theme, QStringLiteral("photoBack"), this)
    , m_source(theme, QStringLiteral("photoSource"), this)
    , m_older(theme, QStringLiteral("photoOlder"), this)
    , m_newer(theme, QStringLiteral("photoNewer"), this)
    , m_keep(theme, QStringLiteral("photoKeep"), this)
{
    connect(&m_back, &ActionButton::fired, this, &Page::backWished);
    connect(&m_source, &ActionButton::fired, this, [this] { emit sourceWished(!m_sheet.ofUnit); });
    connect(&m_older, &ActionButton::fired, this, [this] { emit otherWished(1); });
    connect(&m_newer, &ActionButton::fired, this, [this] { emit otherWished(-1); });
    connect(&m_keep, &ActionButton::fired, this, &PhotoPage::keepWished);
}

QString PhotoPage::title(const Speech &) const
{
    return tr("Photos of the unit");
}

bool PhotoPage::isOffered(const StationView &view) const
{
    return !view.person.isEmpty() && view.unit;
}

bool PhotoPage::stays(const StationView &view) const
{
    return view.answer.what == Answer::What::FileKept || view.answer.what == Answer::What::Entered;
}

void PhotoPage::setSheet(const PhotoSheet &sheet)
{
    m_sheet = sheet;
    retell();
}

void PhotoPage::tell(const StationView &view, const Speech &speech)
{
    m_view = view;
    m_language = speech.language();
    retell();
}

PromptWords PhotoPage::prompt(const Speech &speech) const
{
    using Trouble = PhotoSheet::Trouble;
    if (!m_sheet.unit)
        return {tr("Scan a unit first"), {}};
    if (m_sheet.ofUnit && m_sheet.of == 0)
        return {tr("This unit has no photo"), {}};
    switch (m_sheet.trouble) {
    case Trouble::NoFolder:
        return {tr("The camera's folder is not there"), tr("Check the camera, or call help.")};
    case Trouble::NotWhole:
        return {tr("This picture is not whole yet"), tr("Wait a moment and look again.")};
    case Trouble::NotKept:
        return {tr("The picture could not be kept"), tr("Nothing is recorded. Call help.")};
    case Trouble::OnItsWay:
        return {
            tr("This photo is not here yet"), tr("It is fetched from the central server and shown then.")};
    case Trouble::NotHere:
        return {tr("This photo cannot be shown here"), tr("There is no central server to fetch it from.")};
    case Trouble::None:
        break;
    }
    if (m_sheet.ofUnit)
        return {tr("What lies with this unit"), m_sheet.place};
    if (m_sheet.of == 0)
        return {tr("Take a picture with the camera"), tr("It is shown here as soon as it is written.")};
    if (m_sheet.kept)
        return {tr("The picture is kept with the unit"), tr("Take another one, or go back to work.")};
    return {tr("Keep this picture with the unit"), speech.name(m_sheet.asked)};
}

void PhotoPage::retell()
{
    if (!m_language || !m_view)
        return;
    const Speech speech(*m_language, *m_view);
    const QString photos = m_sheet.photos == 1
        ? tr("1 photo")
        : tr("{count} photos").replace(QStringLiteral("{count}"), QString::number(m_sheet.photos));
    m_identity.setContent({.serial = m_sheet.unit ? m_sheet.unit->serial.text() : QString(),
        .title = m_sheet.unit ? photos : tr("Scan a unit first"),
        .shape = m_sheet.kept ? Shape::Tick : Shape::None,
        .state = m_sheet.kept ? tr("Kept") : QString(),
        .duration = {}});
    const PromptWords words = prompt(speech);
    m_prompt.setContent(words, Prompt::Kind::ChooseRework, false, false);
    const QString caption = m_sheet.of > 0 ? QStringLiteral("%1 · %2 · %3 / %4")
                                                 .arg(m_sheet.name, m_language->moment(m_sheet.atMs))
                                                 .arg(m_sheet.number)
                                                 .arg(m_sheet.of)
                                           : QString();
    m_picture.setPicture(m_sheet.image, caption, tr("No picture to show"));
    const bool keeps = m_sheet.unit && !m_sheet.ofUnit && !m_sheet.image.isNull() && !m_sheet.kept;
    m_back.setContent({tr("Back to work"), {}, Shape::Undone, Face::Plain});
    m_older.setContent({tr("Older picture"), {}, Shape::None, Face::Plain});
    m_newer.setContent(
        {m_sheet.number > 1 ? tr("Newer picture") : tr("Look again"), {}, Shape::None, Face::Plain});
    m_keep.setContent({tr("Keep with the unit"), {}, Shape::None, Face::NextQuiet});
    m_source.setContent(
        {m_sheet.ofUnit ? tr("From the camera") : tr("Photos of the unit"), {}, Shape::None, Face::Plain});
    m_source.setVisible(m_sheet.ofUnit ? m_sheet.camera : m_sheet.photos > 0);
    m_older.setVisible(m_sheet.number < m_sheet.of);
    m_keep.setVisible(keeps);
    arrange();
}

void PhotoPage::arrange()
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(3);
    const double room = width() - 2 * side;
    double y = metrics.exact(1.6);
    m_identity.setGeometry(QRectF(side, y, room, metrics.exact(9)).toRect());
    y += metrics.exact(10.8);
    m_prompt.setGeometry(QRectF(side, y, room, metrics.exact(18)).toRect());
    y += metrics.exact(20);
    const double actionTop = height() - metrics.exact(22);
    m_picture.setGeometry(QRectF(side, y, room, actionTop - metrics.exact(2) - y).toRect());
    const double cell = (room - 4 * gap) / 5;
    ActionButton *buttons[] = {&m_back, &m_source, &m_older, &m_newer, &m_keep};
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    for (int i = 0; i < 5; ++i) {
        const int at = mirrored ? 4 - i : i;
        buttons[i]->setGeometry(
            QRectF(side + at * (cell + gap), actionTop, cell, metrics.exact(20)).toRect());
    }
}

void PhotoPage::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
