// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/release_page.h"

namespace unitrail {

using Face = ActionButton::Face;

ReleasePage::ReleasePage(const Theme &theme, QWidget *parent)
    : Page(theme, QStringLiteral("releasePage"), parent)
    , m_identity(theme, this)
    , m_prompt(theme, this)
    , m_list(theme, QStringLiteral("releaseList"), this)
    , m_back(theme, QStringLiteral("releaseBack"), this)
    , m_release(theme, QStringLiteral("releaseSign"), this)
{
    connect(&m_back, &ActionButton::fired, this, &Page::backWished);
    connect(&m_release, &ActionButton::fired, this, [this] {
        if (!m_sheet || m_sheet->released)
            return;
        emit backWished(); // badge and PIN are asked for on the work screen
        emit verbWished(QStringLiteral("RELEASE"), {});
    });
}

QString ReleasePage::title(const Speech &) const
{
    return tr("Release checklist");
}

bool ReleasePage::isOffered(const StationView &view) const
{
    return !view.person.isEmpty() && view.unit;
}

void ReleasePage::setSheet(const std::optional<ReleaseSheet> &sheet)
{
    m_sheet = sheet;
    retell();
}

void ReleasePage::tell(const StationView &, const Speech &speech)
{
    m_language = speech.language();
    retell();
}

QString ReleasePage::words(ReleaseItem::Kind kind)
{
    switch (kind) {
    case ReleaseItem::Kind::Operations:
        return tr("Every step is done");
    case ReleaseItem::Kind::Measurements:
        return tr("Every value of the plan is there");
    case ReleaseItem::Kind::Nonconformances:
        return tr("No nonconformance is open");
    case ReleaseItem::Kind::Genealogy:
        return tr("Every part of the bill is built in");
    case ReleaseItem::Kind::Traceability:
        return tr("Every part is traced as its level asks");
    case ReleaseItem::Kind::Holds:
        return tr("Nothing is on hold");
    }
    return {};
}

ListPanel::Row ReleasePage::row(const ReleaseItem &item, const Speech &) const
{
    QStringList missing;
    for (const QString &name : item.missing)
        missing << isolated(name);
    const QString count = item.total > 0 && item.kind != ReleaseItem::Kind::Holds
        ? QStringLiteral("%1 / %2").arg(item.done).arg(item.total)
        : QString();
    return {.shape = item.good() ? Shape::Tick : Shape::Diamond,
        .lead = {},
        .main = words(item.kind),
        .aside = item.good() ? isolated(count) : tr("missing: ") + Speech::list(missing),
        .strong = !item.good()};
}

void ReleasePage::retell()
{
    if (!m_language)
        return;
    m_back.setContent({tr("Back to work"), {}, Shape::Undone, Face::Plain});
    if (!m_sheet) {
        m_identity.setContent({});
        m_prompt.setContent({tr("Scan a unit first"), {}}, Prompt::Kind::ScanUnit, false, false);
        m_list.setContent({.title = tr("Before delivery"),
            .count = {},
            .rows = {},
            .whenEmpty = tr("No unit lies on this table.")});
        m_release.hide();
        return;
    }
    const Speech speech(*m_language, m_sheet->operations);
    const ReleaseChecklist &checklist = m_sheet->checklist;
    const bool green = checklist.green();
    m_identity.setContent({.serial = m_sheet->unit.serial.text(),
        .title = isolated(speech.name(m_sheet->partName)),
        .shape = m_sheet->released || green ? Shape::Tick : Shape::Diamond,
        .state = m_sheet->released ? tr("Released")
            : green                ? tr("Ready to release")
                                   : tr("Not ready"),
        .duration = {}});
    ListPanel::Content content{.title = tr("Before delivery"), .count = {}, .rows = {}, .whenEmpty = {}};
    int good = 0;
    QString first;
    for (const ReleaseItem &item : checklist.items) {
        content.rows.push_back(row(item, speech));
        good += item.good() ? 1 : 0;
        if (!item.good() && first.isEmpty())
            first = item.operation ? speech.step(*item.operation) : words(item.kind);
    }
    content.count = isolated(QStringLiteral("%1 / %2").arg(good).arg(checklist.items.size()));
    m_list.setContent(content);
    const PromptWords prompt = m_sheet->released
        ? PromptWords{tr("Released for delivery"), tr("The signature stands in the unit's record.")}
        : green ? PromptWords{tr("Sign to release the unit"), tr("Badge and PIN are asked for.")}
                : PromptWords{tr("Not yet: look at what is missing"), first};
    m_prompt.setContent(prompt, Prompt::Kind::ChooseRework, green && !m_sheet->released, false);
    m_release.setContent({tr("Release and sign"), {}, Shape::None, green ? Face::NextQuiet : Face::Plain});
    m_release.setVisible(!m_sheet->released);
    arrange();
}

void ReleasePage::arrange()
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5), gap = metrics.exact(3);
    const double room = width() - 2 * side;
    double y = metrics.exact(1.6);
    m_identity.setGeometry(QRectF(side, y, room, metrics.exact(9)).toRect());
    y += metrics.exact(10.8);
    m_prompt.setGeometry(QRectF(side, y, room, metrics.exact(22)).toRect());
    y += metrics.exact(24);
    const double actionTop = height() - metrics.exact(22);
    m_list.setGeometry(QRectF(side, y, room, actionTop - metrics.exact(2) - y).toRect());
    const double cell = (room - gap) / 2;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    ActionButton *buttons[] = {mirrored ? &m_release : &m_back, mirrored ? &m_back : &m_release};
    for (int i = 0; i < 2; ++i)
        buttons[i]->setGeometry(QRectF(side + i * (cell + gap), actionTop, cell, metrics.exact(20)).toRect());
}

void ReleasePage::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
