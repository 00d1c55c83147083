// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/recall_page.h"

#include "core/domain/commands.h"
#include "ui/words/recall_words.h"

#include <algorithm>

namespace unitrail {

using Face = ActionButton::Face;

RecallPage::RecallPage(const Theme &theme, const QString &name, QWidget *parent)
    : Page(theme, name, parent)
    , m_view{.screen = StationView::Screen::SignIn, .station = StationName::known(QStringLiteral("-"))}
    , m_title(theme, this)
    , m_scopes{ActionButton(theme, QStringLiteral("recallExact"), this),
          ActionButton(theme, QStringLiteral("recallPossible"), this),
          ActionButton(theme, QStringLiteral("recallOrders"), this)}
    , m_list(theme, QStringLiteral("recallUnits"), this)
    , m_places(theme, QStringLiteral("recallPlaces"), this)
    , m_note(theme, QStringLiteral("recallNote"), this)
    , m_offers{ActionButton(theme, QStringLiteral("recallOffer1"), this),
          ActionButton(theme, QStringLiteral("recallOffer2"), this),
          ActionButton(theme, QStringLiteral("recallOffer3"), this),
          ActionButton(theme, QStringLiteral("recallOffer4"), this),
          ActionButton(theme, QStringLiteral("recallOffer5"), this),
          ActionButton(theme, QStringLiteral("recallOffer6"), this)}
    , m_actions{ActionButton(theme, QStringLiteral("recallBack"), this),
          ActionButton(theme, QStringLiteral("recallAgain"), this),
          ActionButton(theme, QStringLiteral("recallFiles"), this),
          ActionButton(theme, QStringLiteral("recallCase"), this),
          ActionButton(theme, QStringLiteral("recallHold"), this),
          ActionButton(theme, QStringLiteral("recallContain"), this)}
{
    for (size_t i = 0; i < m_scopes.size(); ++i)
        connect(&m_scopes[i], &ActionButton::fired, this, [this, i] { choose(Scope(int(i))); });
    for (size_t i = 0; i < m_offers.size(); ++i)
        connect(&m_offers[i], &ActionButton::fired, this, [this, i] { chooseOffer(i); });
    connect(&m_list, &Table::chosen, this, &RecallPage::chooseRow);
    connect(&m_actions[0], &ActionButton::fired, this, [this] {
        if (m_choosing == Choosing::Nothing)
            return emit backWished();
        m_choosing = Choosing::Nothing;
        retell();
    });
    connect(&m_actions[1], &ActionButton::fired, this, &RecallPage::againWished);
    connect(&m_actions[2], &ActionButton::fired, this, &RecallPage::filesWished);
    connect(&m_actions[3], &ActionButton::fired, this, &RecallPage::caseWished);
    connect(&m_actions[4], &ActionButton::fired, this, [this] {
        if (holdable().empty())
            return;
        m_choosing = Choosing::Reason;
        retell();
    });
    connect(&m_actions[5], &ActionButton::fired, this, [this] {
        m_choosing = Choosing::WhyContained;
        retell();
    });
}

QString RecallPage::title(const Speech &) const
{
    return tr("Recall");
}

void RecallPage::setShown(const RecallShown &shown)
{
    m_shown = shown;
    m_choosing = Choosing::Nothing;
    retell();
}

void RecallPage::tell(const StationView &view, const Speech &speech)
{
    m_view = view;
    m_language = speech.language();
    retell();
}

void RecallPage::retell()
{
    if (!m_language)
        return;
    const Speech speech(*m_language, m_view);
    const RecallWords words(speech);
    IdentityRow::Content title{
        .serial = {}, .title = tr("Recall"), .shape = Shape::None, .state = {}, .duration = {}};
    if (m_shown.question)
        title.title
            = tr("Recall: {what}").replace(QStringLiteral("{what}"), words.question(*m_shown.question));
    if (m_shown.openCase)
        title.title = tr("Recall {case}: {what}")
                          .replace(QStringLiteral("{case}"), isolated(m_shown.openCase->text()))
                          .replace(QStringLiteral("{what}"),
                              m_shown.question ? words.question(*m_shown.question) : QString());
    m_title.setContent(title);
    tellScopes(speech);
    tellList(speech);
    tellPlaces(speech);
    tellNote(speech);
    tellActions(speech);
    arrange();
}

void RecallPage::tellScopes(const Speech &speech)
{
    const QLocale &locale = speech.language().locale;
    const qint64 now = m_shown.recall ? m_shown.recall->now() : 0;
    const qint64 possible = m_shown.recall ? qint64(m_shown.recall->possible.size()) : 0;
    const qint64 orders = m_shown.recall ? m_shown.recall->workOrders : 0;
    const auto units = [&](qint64 count) {
        return tr("{count} units").replace(QStringLiteral("{count}"), locale.toString(count));
    };
    const QString names[] = {tr("Exact: recorded for the unit"), tr("And possible: nothing recorded"),
        !m_shown.recall
            ? tr("All of the work orders")
            : tr("Work orders; {count} in the lots")
                  .replace(QStringLiteral("{count}"), locale.toString(m_shown.recall->productLot))};
    const QString counts[]
        = {units(now), m_shown.whole ? units(now + possible) : QStringLiteral("…"), units(orders)};
    const bool answered = m_shown.recall.has_value();
    for (size_t i = 0; i < m_scopes.size(); ++i)
        m_scopes[i].setContent({answered ? counts[i] : QStringLiteral("–"), names[i], Shape::None,
            m_scope == Scope(int(i)) && answered ? Face::Chosen : Face::Plain});
}

std::vector<const RecalledUnit *> RecallPage::listed() const
{
    std::vector<const RecalledUnit *> found;
    if (!m_shown.recall)
        return found;
    if (m_scope == Scope::Orders) {
        for (const RecalledUnit &unit : m_shown.ofOrders)
            found.push_back(&unit);
        return found;
    }
    for (const RecalledUnit &unit : m_shown.recall->units) {
        if (unit.now)
            found.push_back(&unit);
    }
    if (m_scope == Scope::Possible) {
        for (const RecalledUnit &unit : m_shown.recall->possible)
            found.push_back(&unit);
    }
    return found;
}

std::vector<UnitId> RecallPage::holdable() const
{
    std::vector<UnitId> units;
    for (const RecalledUnit *unit : listed()) {
        const Whereabouts::Kind kind = unit->where.kind;
        const bool here = kind == Whereabouts::Kind::InProcess || kind == Whereabouts::Kind::Stock
            || kind == Whereabouts::Kind::Returned;
        if (here && unit->where.holds == 0)
            units.push_back(unit->unit);
    }
    return units;
}

static Shape shapeOf(const RecalledUnit &unit)
{
    if (unit.where.holds > 0)
        return Shape::Hold;
    switch (unit.where.kind) {
    case Whereabouts::Kind::InProcess:
        return Shape::Play;
    case Whereabouts::Kind::Scrapped:
    case Whereabouts::Kind::Decommissioned:
        return Shape::Scrapped;
    case Whereabouts::Kind::Shipped:
    case Whereabouts::Kind::InService:
        return Shape::Signpost;
    case Whereabouts::Kind::Returned:
        return Shape::Rework;
    case Whereabouts::Kind::Stock:
    case Whereabouts::Kind::BuiltIn:
    case Whereabouts::Kind::Unknown:
        return Shape::Ring;
    }
    return Shape::Ring;
}

void RecallPage::tellList(const Speech &speech)
{
    const RecallWords words(speech);
    Table::Content content{.name = tr("Units of the recall"),
        .columns = {{tr("Unit"), 1.6}, {tr("Where"), 1.1}, {tr("There"), 1.7}, {tr("Why"), 1.7}},
        .rows = {},
        .whenEmpty = m_shown.question
            ? tr("No unit is concerned.")
            : tr("Scan the label of a lot, or choose a part in Parts and parents and touch Recall this.")};
    if (m_shown.asking)
        content.whenEmpty = tr("The journal is being searched ...");
    else if (!m_shown.trouble.isEmpty())
        content.whenEmpty = m_shown.trouble;
    else if (m_shown.recall && !m_shown.recall->unknown.empty())
        content.whenEmpty
            = tr("That no unit is concerned is not known: nothing is recorded of what was asked for.");
    m_rows.clear();
    for (const RecalledUnit *unit : listed()) {
        const auto closed = m_shown.outcomes.find(Subject::of(unit->unit));
        QString why = RecallWords::reason(unit->reason);
        if (closed != m_shown.outcomes.end())
            why = RecallWords::outcome(closed->second);
        else if (unit->via)
            why += u' ' + unit->via->serial.text();
        const bool placed = m_shown.whole;
        QStringList there{
            placed ? words.where(unit->where) : QString(), unit->where.holds > 0 ? tr("on hold") : QString()};
        there.removeAll(QString());
        content.rows.push_back({.shape = shapeOf(*unit),
            .cells
            = {unit->unit.serial.text(), placed ? RecallWords::word(unit->where.kind) : QStringLiteral("…"),
                there.join(QStringLiteral(", ")), why},
            .strong = true});
        m_rows.push_back(unit->unit);
    }
    m_list.setContent(content);
}

void RecallPage::tellPlaces(const Speech &speech)
{
    using Kind = Whereabouts::Kind;
    std::map<Kind, int> counts;
    std::map<QString, int> customers;
    const std::vector<const RecalledUnit *> units = listed();
    for (const RecalledUnit *unit : m_shown.whole ? units : std::vector<const RecalledUnit *>()) {
        ++counts[unit->where.kind];
        if (unit->where.kind == Kind::Shipped || unit->where.kind == Kind::InService)
            ++customers[unit->where.customer];
    }
    const QLocale &locale = speech.language().locale;
    ListPanel::Content places{.title = tr("Where they are"),
        .count = locale.toString(qint64(units.size())),
        .rows = {},
        .whenEmpty = !m_shown.recall          ? tr("Nothing was asked yet.")
            : m_shown.recall->unknown.empty() ? tr("No unit is concerned.")
                                              : tr("Not known.")};
    if (!m_shown.recall)
        places.count.clear();
    for (const auto &[kind, count] : counts) {
        QString aside;
        if (kind == Kind::Shipped)
            aside = tr("{count} customers")
                        .replace(QStringLiteral("{count}"), locale.toString(int(customers.size())));
        places.rows.push_back({.lead = locale.toString(count),
            .main = RecallWords::word(kind),
            .aside = aside,
            .strong = true,
            .asideIsExtra = true});
    }
    if (m_shown.recall) {
        const Recall &recall = *m_shown.recall;
        const auto row = [&](qint64 count, const QString &what) {
            if (count > 0)
                places.rows.push_back({.lead = locale.toString(count), .main = what, .aside = {}});
        };
        row(recall.ever() - recall.now(), tr("had it once, taken out"));
        if (m_shown.whole)
            row(qint64(recall.cleared.size()), tr("cleared: another is recorded"));
    }
    m_places.setContent(places);
}

void RecallPage::tellNote(const Speech &speech)
{
    const RecallWords words(speech);
    ListPanel::Content note{.title = {}, .count = {}, .rows = {}, .whenEmpty = {}};
    if (m_shown.recall) {
        QString moment = m_shown.changed
            ? tr("As of {when}: {added} added, {removed} removed since {since}; digest {digest}")
            : m_shown.whole ? tr("As of {when}, units by digest {digest}")
                            : tr("As of {when}");
        moment.replace(QStringLiteral("{when}"), speech.language().moment(m_shown.recall->askedMs))
            .replace(QStringLiteral("{since}"), speech.language().time(m_shown.changedSinceMs))
            .replace(
                QStringLiteral("{digest}"), QString::fromLatin1(m_shown.recall->snapshot().toHex().left(12)));
        if (m_shown.changed)
            moment.replace(QStringLiteral("{added}"), QString::number(m_shown.changed->added.size()))
                .replace(QStringLiteral("{removed}"), QString::number(m_shown.changed->removed.size()));
        note.title = moment;
        const QString behind = words.behind(m_shown.recall->behind);
        if (m_shown.refused)
            note.rows.push_back({.shape = Shape::Octagon,
                .lead = {},
                .main = speech.wordsFor(*m_shown.refused).what,
                .aside = {}});
        if (!m_shown.trouble
                 .isEmpty()) // of the answer before: it was asked again, and this is not that answer
            note.rows.push_back({.shape = Shape::Octagon, .lead = {}, .main = m_shown.trouble, .aside = {}});
        if (!m_shown.failed.isEmpty())
            note.rows.push_back({.shape = Shape::Octagon, .lead = {}, .main = m_shown.failed, .aside = {}});
        if (!m_shown.told.isEmpty())
            note.rows.push_back({.shape = Shape::Tick, .lead = {}, .main = m_shown.told, .aside = {}});
        if (!m_shown.recall->unknown.empty())
            note.rows.push_back({.shape = Shape::Triangle,
                .lead = {},
                .main = tr("Nothing at all is recorded here of {what}. Mistyped, or not received yet?")
                            .replace(QStringLiteral("{what}"), words.question({m_shown.recall->unknown})),
                .aside = {}});
        if (!behind.isEmpty())
            note.rows.push_back({.shape = Shape::Triangle, .lead = {}, .main = behind, .aside = {}});
        if (!m_shown.whole)
            note.rows.push_back({.shape = Shape::Ring,
                .lead = {},
                .main = tr("Still being looked for: possible units, and where each unit is."),
                .aside = {}});
        else if (note.rows.empty())
            note.rows.push_back({.shape = Shape::Tick,
                .lead = {},
                .main = tr("Nothing is missing: all stations' entries are here."),
                .aside = {}});
    }
    m_note.setContent(note);
}

void RecallPage::tellActions(const Speech &speech)
{
    const size_t held = holdable().size();
    const bool answered = m_shown.recall.has_value();
    m_actions[0].setContent({m_choosing == Choosing::Nothing ? tr("Back to work") : tr("Choose nothing"), {},
        Shape::Undone, Face::Plain});
    m_actions[1].setContent({tr("Ask again"), {}, Shape::None, Face::Plain});
    m_actions[2].setContent({tr("Save table and report"), {}, Shape::None, Face::Plain});
    QString kept;
    if (m_shown.openCase)
        kept = QStringLiteral("{closed} / {units}")
                   .replace(QStringLiteral("{closed}"), QString::number(m_shown.outcomes.size()))
                   .replace(QStringLiteral("{units}"), QString::number(m_shown.caseUnits));
    m_actions[3].setContent(
        {m_shown.openCase ? tr("Close case") : tr("Keep as a case"), kept, Shape::None, Face::Plain});
    m_actions[4].setContent({tr("Hold all ..."),
        m_shown.whole
            ? tr("{count} here")
                  .replace(QStringLiteral("{count}"), speech.language().locale.toString(qint64(held)))
            : QString(),
        Shape::None,
        m_choosing == Choosing::Reason ? Face::Chosen
            : held > 0                 ? Face::Next
                                       : Face::Plain});
    m_actions[5].setContent({tr("Contain these"), {}, Shape::None,
        m_choosing == Choosing::WhyContained ? Face::Chosen : Face::Plain});
    for (size_t i = 1; i < m_actions.size(); ++i)
        m_actions[i].setEnabled(answered && !m_shown.asking);
    m_actions[4].setEnabled(m_actions[4].isEnabled() && held > 0);
    const QStringList words = offers(speech);
    for (size_t i = 0; i < m_offers.size(); ++i) {
        const bool offered = qsizetype(i) < words.size();
        if (offered && m_offers[i].isHidden())
            m_offers[i].beDeaf(400);
        m_offers[i].setVisible(offered);
        if (offered)
            m_offers[i].setContent({words[qsizetype(i)], {}, Shape::None, Face::Plain});
    }
    m_places.setVisible(m_choosing == Choosing::Nothing);
}

void RecallPage::choose(Scope scope)
{
    m_scope = scope;
    m_choosing = Choosing::Nothing;
    retell();
}

/** In a case a row asks what became of its unit; else it opens the unit's record. */
void RecallPage::chooseRow(int row)
{
    if (row < 0 || size_t(row) >= m_rows.size())
        return;
    if (!m_shown.openCase)
        return emit unitWished(m_rows[size_t(row)]);
    m_unit = m_rows[size_t(row)];
    m_choosing = Choosing::WhatBecame;
    retell();
}

QStringList RecallPage::offers(const Speech &speech) const
{
    QStringList words;
    if (m_choosing == Choosing::Reason || m_choosing == Choosing::WhyContained) {
        for (const HoldReason &reason : m_shown.holdReasons)
            words << speech.name(reason.name);
    } else if (m_choosing == Choosing::WhatBecame) {
        for (const QString &outcome : recallOutcomes())
            words << RecallWords::outcome(outcome);
        words << tr("Show its record");
    }
    return words.mid(0, int(offersMax));
}

void RecallPage::chooseOffer(size_t index)
{
    const Choosing chosen = std::exchange(m_choosing, Choosing::Nothing);
    if (chosen == Choosing::Reason && index < m_shown.holdReasons.size())
        emit holdWished(holdable(), m_shown.holdReasons[index].code);
    if (chosen == Choosing::WhyContained && index < m_shown.holdReasons.size())
        emit containWished(m_shown.holdReasons[index].code);
    if (chosen == Choosing::WhatBecame && m_unit) {
        const QStringList &outcomes = recallOutcomes();
        if (qsizetype(index) < outcomes.size())
            emit outcomeWished(*m_unit, outcomes[qsizetype(index)]);
        else
            emit unitWished(*m_unit);
    }
    retell();
}

void RecallPage::arrange()
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5);
    const double room = width() - 2 * side;
    const double gap = metrics.exact(2.5);
    double y = metrics.exact(1.4);
    m_title.setGeometry(QRectF(side, y, room, metrics.exact(8)).toRect());
    y += metrics.exact(9.2);
    const double scope = (room - 2 * gap) / 3;
    for (size_t i = 0; i < m_scopes.size(); ++i)
        m_scopes[i].setGeometry(
            QRectF(side + double(i) * (scope + gap), y, scope, metrics.exact(19.6)).toRect());
    y += metrics.exact(21.6);
    const double actionTop = height() - metrics.exact(22);
    const double noteHigh = metrics.exact(ListPanel::titleMm + 2 * ListPanel::rowMm + 2 * ListPanel::edgeMm);
    const double noteTop = actionTop - metrics.exact(2) - noteHigh;
    const double right = room * 0.29;
    const double listWide = room - right - gap;
    const double listHigh = noteTop - metrics.exact(1.6) - y;
    m_list.setGeometry(QRectF(side, y, listWide, listHigh).toRect());
    m_places.setGeometry(QRectF(side + listWide + gap, y, right, listHigh).toRect());
    // Reasons take the place of the panel and of the note's right half.
    const double reasonWide = (right - gap) / 2;
    for (size_t i = 0; i < m_offers.size(); ++i) {
        const double column = double(i % 2);
        const double row = double(i / 2);
        m_offers[i].setGeometry(QRectF(side + listWide + gap + column * (reasonWide + gap),
            y + row * metrics.exact(22), reasonWide, metrics.exact(19.6))
                                    .toRect());
    }
    const bool tall = m_choosing != Choosing::Nothing;
    m_note.setGeometry(QRectF(side, noteTop, tall ? listWide : room, noteHigh).toRect());
    const double cell = (room - 5 * gap) / 6;
    for (size_t i = 0; i < m_actions.size(); ++i)
        m_actions[i].setGeometry(
            QRectF(side + double(i) * (cell + gap), actionTop, cell, metrics.exact(20)).toRect());
}

void RecallPage::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
