// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/genealogy_page.h"

#include "ui/words/recall_words.h"

namespace unitrail {

using Face = ActionButton::Face;
using View = GenealogyQuestion::View;

GenealogyPage::GenealogyPage(const Theme &theme, const QString &name, QWidget *parent)
    : Page(theme, name, parent)
    , m_view{.screen = StationView::Screen::SignIn, .station = StationName::known(QStringLiteral("-"))}
    , m_title(theme, this)
    , m_tree(theme, QStringLiteral("genealogyTree"), this)
    , m_graph(theme, this)
    , m_details(theme, QStringLiteral("genealogySelected"), this)
    , m_bill(theme, QStringLiteral("genealogyBill"), this)
    , m_actions{ActionButton(theme, QStringLiteral("genealogyBack"), this),
          ActionButton(theme, QStringLiteral("genealogyDirection"), this),
          ActionButton(theme, QStringLiteral("genealogyView"), this),
          ActionButton(theme, QStringLiteral("genealogyForm"), this),
          ActionButton(theme, QStringLiteral("genealogyFiles"), this),
          ActionButton(theme, QStringLiteral("genealogyRecall"), this)}
{
    connect(&m_tree, &Table::currentChanged, this, &GenealogyPage::select);
    connect(&m_graph, &GenealogyGraph::currentChanged, this, &GenealogyPage::select);
    connect(&m_actions[0], &ActionButton::fired, this, &GenealogyPage::backWished);
    connect(&m_actions[1], &ActionButton::fired, this, [this] {
        if (!m_shown.tree)
            return;
        GenealogyQuestion question = m_shown.tree->question;
        question.up = !question.up;
        emit wished(question);
    });
    connect(&m_actions[2], &ActionButton::fired, this, [this] {
        if (!m_shown.tree)
            return;
        GenealogyQuestion question = m_shown.tree->question;
        question.view = question.view == View::AsMaintained ? View::AsBuilt
            : question.view == View::AsBuilt                ? View::Ever
                                                            : View::AsMaintained;
        emit wished(question);
    });
    connect(&m_actions[3], &ActionButton::fired, this, [this] { showGraph(!m_graphShown); });
    connect(&m_actions[4], &ActionButton::fired, this, &GenealogyPage::filesWished);
    connect(&m_actions[5], &ActionButton::fired, this, [this] {
        const GenealogyNode *node = selected();
        if (!node)
            return;
        const bool lot = node->subject.kind() == Subject::Kind::Lot;
        emit recallWished({.kind = lot ? RecallStart::Kind::Lot : RecallStart::Kind::Serial,
            .name = lot ? node->subject.name() : node->subject.text()});
    });
}

QString GenealogyPage::title(const Speech &) const
{
    return tr("Parts and parents");
}

void GenealogyPage::setShown(const GenealogyShown &shown)
{
    m_shown = shown;
    m_selected = 0;
    retell();
    m_tree.setCurrent(0);
}

void GenealogyPage::tellSaved(const QString &saved, const QString &notSaved)
{
    m_shown.saved = saved;
    m_shown.notSaved = notSaved;
    retell();
}

void GenealogyPage::showGraph(bool graph)
{
    m_graphShown = graph;
    retell();
    graph ? m_graph.setCurrent(m_selected) : m_tree.setCurrent(m_selected);
}

void GenealogyPage::tell(const StationView &view, const Speech &speech)
{
    m_view = view;
    m_language = speech.language();
    retell();
}

const GenealogyNode *GenealogyPage::selected() const
{
    const bool there = m_shown.tree && m_selected >= 0 && size_t(m_selected) < m_shown.tree->nodes.size();
    return there ? &m_shown.tree->nodes[size_t(m_selected)] : nullptr;
}

void GenealogyPage::select(int node)
{
    if (node == m_selected || node < 0)
        return;
    m_selected = node;
    if (!m_language)
        return;
    tellSelected(Speech(*m_language, m_view));
    tellActions();
}

static QString nameOf(const GenealogyNode &node)
{
    const auto unit = node.subject.unit();
    const auto lot = node.subject.lot();
    return unit ? unit->serial.text() : lot ? lot->lot.text() : node.subject.name();
}

static QString partOf(const GenealogyNode &node)
{
    const auto unit = node.subject.unit();
    const auto lot = node.subject.lot();
    return unit ? unit->part.text() : lot ? lot->part.text() : QString();
}

void GenealogyPage::retell()
{
    if (!m_language)
        return;
    const Speech speech(*m_language, m_view);
    IdentityRow::Content title{
        .serial = {}, .title = tr("Parts and parents"), .shape = Shape::None, .state = {}, .duration = {}};
    if (m_shown.tree) {
        title.serial = nameOf(m_shown.tree->nodes.front());
        title.title = partOf(m_shown.tree->nodes.front());
        title.state = m_shown.tree->question.up ? tr("Used in") : tr("Built from");
        title.state += QStringLiteral(" · ") + RecallWords::word(m_shown.tree->question.view);
    }
    m_title.setContent(title);
    tellTree(speech);
    tellSelected(speech);
    tellBill(speech);
    tellActions();
    arrange();
}

QString GenealogyPage::linkOf(const GenealogyNode &node) const
{
    QString link = RecallWords::word(node.quality);
    if (node.removed)
        link = tr("removed");
    if (node.shownAbove)
        link = tr("shown above");
    if (node.leftOut > 0)
        link += (link.isEmpty() ? QString() : QStringLiteral(", "))
            + tr("{count} more not shown").replace(QStringLiteral("{count}"), QString::number(node.leftOut));
    return link;
}

/** What wants a look is signed; what was captured as it should be is not. */
static Shape shapeOf(const GenealogyNode &node)
{
    return node.holds > 0                         ? Shape::Hold
        : node.removed                            ? Shape::Undone
        : node.quality == LinkQuality::TimeWindow ? Shape::Clock
        : node.quality == LinkQuality::Start      ? Shape::None
                                                  : Shape::Tick;
}

void GenealogyPage::tellTree(const Speech &)
{
    Table::Content content{.name = tr("Tree of parts and parents"),
        .columns = {{tr("Part"), 2.1}, {tr("Serial or lot"), 1.8}, {tr("Link"), 1.45}},
        .rows = {},
        .whenEmpty
        = m_shown.trouble.isEmpty() ? tr("Open a unit's record first, then come here.") : m_shown.trouble};
    std::vector<QString> spoken;
    for (const GenealogyNode &node : m_shown.tree ? m_shown.tree->nodes : std::vector<GenealogyNode>()) {
        QString part = partOf(node);
        if (!node.position.isEmpty())
            part += QStringLiteral(" · ") + node.position;
        QStringList said{part, nameOf(node), linkOf(node), node.holds > 0 ? tr("on hold") : QString()};
        said.removeAll(QString());
        spoken.push_back(said.join(QStringLiteral(", ")));
        content.rows.push_back({.shape = shapeOf(node),
            .cells = {part, nameOf(node), linkOf(node)},
            .indent = node.level,
            .strong = node.level == 0,
            .struck = node.removed.has_value()});
    }
    m_tree.setContent(content);
    m_tree.setVisible(!m_graphShown);
    m_graph.setVisible(m_graphShown);
    if (m_shown.tree) {
        m_graph.setGenealogy(*m_shown.tree, tr("Graph of parts and parents"));
        m_graph.setSpoken(std::move(spoken));
    }
}

void GenealogyPage::tellSelected(const Speech &speech)
{
    ListPanel::Content details{
        .title = tr("Selected"), .count = {}, .rows = {}, .whenEmpty = tr("Nothing is selected.")};
    if (!m_shown.notSaved.isEmpty())
        details.rows.push_back({.shape = Shape::Octagon, .lead = {}, .main = m_shown.notSaved, .aside = {}});
    if (!m_shown.saved.isEmpty())
        details.rows.push_back(
            {.shape = Shape::Tick, .lead = {}, .main = tr("Saved"), .aside = m_shown.saved});
    if (const GenealogyNode *node = selected()) {
        const auto row = [&](const QString &name, const QString &value) {
            if (!value.isEmpty())
                details.rows.push_back({.lead = {}, .main = name, .aside = value});
        };
        row(tr("Part"), partOf(*node));
        row(node->subject.kind() == Subject::Kind::Lot ? tr("Lot") : tr("Serial"), nameOf(*node));
        row(tr("Revision"), node->revision);
        row(tr("Quantity"), speech.language().number(node->quantity));
        row(tr("Place"), node->position);
        if (!node->station.isEmpty())
            row(tr("Fitted at"), node->station + QStringLiteral(", ") + node->operation);
        if (node->installedMs > 0)
            row(tr("Fitted"), speech.language().moment(node->installedMs));
        if (node->removed)
            row(tr("Taken out"), speech.language().moment(node->removedMs));
        row(tr("Link"), RecallWords::word(node->quality));
        if (node->quality == LinkQuality::TimeWindow)
            details.rows.push_back({.shape = Shape::Clock,
                .lead = {},
                .main = tr("Possible: this lot was loaded then."),
                .aside = {}});
        if (node->life)
            row(tr("State"), Speech::word(*node->life));
        if (node->holds > 0)
            row(tr("Hold"), tr("on hold"));
    }
    m_details.setContent(details);
}

void GenealogyPage::tellBill(const Speech &speech)
{
    const RecallWords words(speech);
    const bool up = m_shown.tree && m_shown.tree->question.up;
    ListPanel::Content bill{.title = tr("Against the released bill"),
        .count = {},
        .rows = {},
        .whenEmpty = up        ? tr("What a thing is used in has no bill.")
            : m_shown.findings ? tr("All as released: nothing missing, other or too much.")
                               : tr("No released bill is known for it.")};
    if (m_shown.findings && !up) {
        bill.count = QString::number(m_shown.findings->size());
        for (const BomFinding &finding : *m_shown.findings) {
            const bool calm
                = finding.kind == BomFinding::Kind::ToCome || finding.kind == BomFinding::Kind::NotTraced;
            bill.rows.push_back({.shape = calm ? Shape::Ring : Shape::Triangle,
                .lead = {},
                .main = RecallWords::word(finding.kind),
                .aside = words.subjectOf(finding)});
        }
    }
    m_bill.setContent(bill);
}

void GenealogyPage::tellActions()
{
    const bool up = m_shown.tree && m_shown.tree->question.up;
    const View view = m_shown.tree ? m_shown.tree->question.view : View::AsMaintained;
    m_actions[0].setContent({tr("Back to work"), {}, Shape::Undone, Face::Plain});
    m_actions[1].setContent({up ? tr("Show what it is built from") : tr("Show what it is used in"), {},
        Shape::None, Face::Plain});
    m_actions[2].setContent({RecallWords::word(view), QString(), Shape::None, Face::Plain});
    m_actions[3].setContent(
        {m_graphShown ? tr("Show the tree") : tr("Show the graph"), {}, Shape::None, Face::Plain});
    const GenealogyNode *node = selected();
    m_actions[4].setContent({tr("Save as files"), {}, Shape::None, Face::Plain});
    m_actions[5].setContent({tr("Recall this"), node ? nameOf(*node) : QString(), Shape::None, Face::Plain});
    for (size_t i = 1; i < m_actions.size(); ++i)
        m_actions[i].setEnabled(m_shown.tree.has_value());
}

void GenealogyPage::arrange()
{
    const Metrics &metrics = theme().metrics();
    const double side = metrics.exact(2.5);
    const double room = width() - 2 * side;
    const double gap = metrics.exact(2.5);
    double y = metrics.exact(1.4);
    m_title.setGeometry(QRectF(side, y, room, metrics.exact(9)).toRect());
    y += metrics.exact(11);
    const double actionTop = height() - metrics.exact(22);
    const double high = actionTop - metrics.exact(2) - y;
    const double right = room * 0.35;
    const double left = room - right - gap;
    m_tree.setGeometry(QRectF(side, y, left, high).toRect());
    m_graph.setGeometry(QRectF(side, y, left, high).toRect());
    const double upper = (high - gap) * 0.6;
    m_details.setGeometry(QRectF(side + left + gap, y, right, upper).toRect());
    m_bill.setGeometry(QRectF(side + left + gap, y + upper + gap, right, high - upper - gap).toRect());
    const double cell = (room - 5 * gap) / 6;
    for (size_t i = 0; i < m_actions.size(); ++i)
        m_actions[i].setGeometry(
            QRectF(side + double(i) * (cell + gap), actionTop, cell, metrics.exact(20)).toRect());
}

void GenealogyPage::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace unitrail
