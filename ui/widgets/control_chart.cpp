// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/control_chart.h"

#include <QChart>
#include <QGraphicsScene>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace unitrail {

static constexpr double titleMm = 6.2;
static constexpr double noteMm = 6.4;
static constexpr double labelMm = 4.2; ///< the height of a label's line
static constexpr double labelsWideMm = 27; ///< right of the plot
static constexpr double edgeMm = 2.2;

/** A line across, with its label beside the plot. */
struct ControlChart::Label {
    enum class Kind { Specification, Control, Centre };
    double value = 0;
    Kind kind = Kind::Control;
    double y = 0;
    QString text{};
};

/** One of the two charts, ready to be drawn. */
struct ControlChart::Plot {
    QRectF room;
    std::vector<std::optional<double>> points;
    std::vector<Label> lines;
    std::vector<bool> unusual, failed;
    double least = 0, greatest = 1;

    [[nodiscard]] double yOf(double value) const
    {
        return room.bottom() - (value - least) / (greatest - least) * room.height();
    }
    void fitScale()
    {
        std::optional<double> low, high;
        const auto see = [&](double value) {
            low = std::min(low.value_or(value), value);
            high = std::max(high.value_or(value), value);
        };
        for (const auto &point : points) {
            if (point)
                see(*point);
        }
        for (const Label &line : lines)
            see(line.value);
        least = low.value_or(0);
        greatest = high.value_or(1);
        const double air
            = greatest > least ? (greatest - least) * 0.07 : std::max(std::abs(least) * 0.05, 0.5);
        least -= air;
        greatest += air;
    }
};

ControlChart::ControlChart(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("controlChart"));
}

void ControlChart::setContent(const Content &content, const Language &language)
{
    m_content = content;
    m_language = language;
    m_note = noteText();
    setAccessibleName(content.title);
    setAccessibleDescription(table());
    update();
}

QString ControlChart::number(double value) const
{
    return m_language.number(QString::number(value, 'f', m_content.places));
}

bool ControlChart::conforms(double value) const
{
    const SpecificationLimits &limits = m_content.specification;
    return (!limits.lower || value >= *limits.lower) && (!limits.upper || value <= *limits.upper);
}

bool ControlChart::unusualNow() const
{
    const ControlChartData &chart = m_content.data;
    return !chart.unusual.empty() && chart.unusual.back().point + 1 == chart.points.size();
}

// ---- words

static QString wordsFor(const ControlSignal &signal, bool means)
{
    switch (signal.kind) {
    case ControlSignal::Kind::BeyondLimits:
        if (signal.ofRange)
            return ControlChart::tr("the spread is above its control limit");
        if (means)
            return signal.upwards ? ControlChart::tr("the mean is above its control limit")
                                  : ControlChart::tr("the mean is below its control limit");
        return signal.upwards ? ControlChart::tr("the value is above its control limit")
                              : ControlChart::tr("the value is below its control limit");
    case ControlSignal::Kind::OneSide:
        return signal.upwards ? ControlChart::tr("9 in a row above the mean")
                              : ControlChart::tr("9 in a row below the mean");
    case ControlSignal::Kind::Trend:
        return signal.upwards ? ControlChart::tr("6 in a row rising")
                              : ControlChart::tr("6 in a row falling");
    }
    Q_UNREACHABLE();
}

/** The last one; where a point has several, its value speaks before its spread. */
static const ControlSignal &latest(const std::vector<ControlSignal> &signalsSeen)
{
    const ControlSignal &last = signalsSeen.back();
    const auto ofValue = std::find_if(signalsSeen.rbegin(), signalsSeen.rend(),
        [&](const ControlSignal &signal) { return signal.point == last.point && !signal.ofRange; });
    return ofValue == signalsSeen.rend() ? last : *ofValue;
}

QString ControlChart::noteText() const
{
    const ControlChartData &chart = m_content.data;
    if (chart.points.empty())
        return tr("Nothing measured yet. The chart begins with the first value.");
    if (!chart.limits) {
        const QString sentence = chart.subgroup == 1
            ? tr("Control limits after {min} values ({n} so far).")
            : tr("Control limits after {min} subgroups ({n} so far).");
        return filled(
            sentence, {{"min", QString::number(controlValuesMin)}, {"n", QString::number(chart.known)}});
    }
    if (unusualNow()) {
        const QString what = wordsFor(latest(chart.unusual), chart.subgroup > 1);
        // A signal is about the process; what it says about the part must be true of the part.
        const bool good = chart.subgroup == 1 && conforms(chart.points.back());
        return filled(good ? tr("Unusual: {what}. The part is good. Tell the supervisor.")
                           : tr("Unusual: {what}. Tell the supervisor."),
            {{"what", what}});
    }
    if (!chart.unusual.empty())
        return filled(tr("Usual now. Before: {what}."),
            {{"what", wordsFor(latest(chart.unusual), chart.subgroup > 1)}});
    return m_content.frozen.isEmpty()
        ? filled(tr("Nothing unusual. Control limits from {n} values, not frozen."),
            {{"n", QString::number(chart.known)}})
        : filled(tr("Nothing unusual. Control limits frozen {date}."), {{"date", m_content.frozen}});
}

/** Line by line what the chart shows, for whoever hears it. */
QString ControlChart::table() const
{
    const ControlChartData &chart = m_content.data;
    QStringList lines{m_note};
    const auto line = [&](const QString &what, double value) { lines.append(what + u' ' + number(value)); };
    if (m_content.specification.upper)
        line(tr("upper limit"), *m_content.specification.upper);
    if (m_content.specification.lower)
        line(tr("lower limit"), *m_content.specification.lower);
    if (chart.limits) {
        line(tr("upper control"), chart.limits->upper);
        line(tr("mean"), chart.limits->centre);
        line(tr("lower control"), chart.limits->lower);
        line(tr("range control"), chart.limits->rangeUpper);
    }
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        QString row = QString::number(qsizetype(i) + 1) + QStringLiteral(": ") + number(chart.points[i]);
        if (chart.ranges[i])
            row += QStringLiteral(", ") + tr("range") + u' ' + number(*chart.ranges[i]);
        for (const ControlSignal &signal : chart.unusual) {
            if (signal.point == i)
                row += QStringLiteral(", ") + wordsFor(signal, chart.subgroup > 1);
        }
        lines.append(row);
    }
    return lines.join(u'\n');
}

// ---- drawing

/** The series by Qt Charts; labels and limits are drawn around it, in the type and colours of the house. */
static void drawSeries(QPainter &painter, const QRectF &room, double least, double greatest,
    const std::vector<std::optional<double>> &points, const std::vector<bool> &unusual,
    const std::vector<bool> &failed, const Theme &theme)
{
    const Tokens &tokens = theme.tokens();
    QGraphicsScene scene;
    auto *chart = new QChart;
    scene.addItem(chart);
    chart->setBackgroundVisible(false);
    chart->setMargins({});
    chart->legend()->hide();
    chart->setAnimationOptions(QChart::NoAnimation);
    auto *x = new QValueAxis(chart);
    auto *y = new QValueAxis(chart);
    x->setRange(-0.5, std::max(double(points.size()) - 0.5, 1.0));
    y->setRange(least, greatest);
    for (QValueAxis *axis : {x, y}) {
        axis->setLabelsVisible(false);
        axis->setGridLineVisible(false);
        axis->setLineVisible(false);
    }
    chart->addAxis(x, Qt::AlignBottom);
    chart->addAxis(y, Qt::AlignLeft);
    const auto add = [&](QXYSeries *series) {
        chart->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    };
    const double size = theme.metrics().exact(2.2);
    const auto scatter = [&](QScatterSeries::MarkerShape shape, const QColor &colour, double times) {
        auto *series = new QScatterSeries(chart);
        series->setMarkerShape(shape);
        series->setMarkerSize(size * times);
        series->setColor(colour);
        series->setBorderColor(tokens.surface);
        return series;
    };
    auto *line = new QLineSeries(chart);
    line->setPen(QPen(tokens.border, theme.metrics().exact(0.3)));
    auto *usual = scatter(QScatterSeries::MarkerShapeCircle, tokens.text, 1);
    auto *signal = scatter(QScatterSeries::MarkerShapeTriangle, tokens[Tone::Attention].edge, 1.6);
    auto *fail = scatter(QScatterSeries::MarkerShapeRotatedRectangle, tokens[Tone::Stop].edge, 1.7);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (!points[i])
            continue;
        const QPointF at(double(i), *points[i]);
        line->append(at);
        (failed[i] ? fail : unusual[i] ? signal : usual)->append(at);
    }
    add(line);
    add(usual);
    add(signal);
    add(fail);
    chart->resize(room.size());
    chart->setPlotArea(QRectF(QPointF(0, 0), room.size()));
    scene.setSceneRect(QRectF(QPointF(0, 0), room.size()));
    scene.render(&painter, room, scene.sceneRect());
}

void ControlChart::drawPlot(Canvas &canvas, const Plot &plot) const
{
    const Tokens &tokens = m_theme.tokens();
    QPainter &painter = canvas.painter();
    painter.setPen(QPen(tokens.divider, canvas.mm(0.2)));
    painter.setBrush(tokens.raised);
    painter.drawRect(plot.room);
    for (const Label &line : plot.lines) {
        const double y = plot.yOf(line.value);
        const double left = plot.room.left();
        const double right = plot.room.right();
        switch (line.kind) {
        case Label::Kind::Specification: {
            // A bracket at each end: it opens towards the values that are good.
            const bool upper = m_content.specification.upper == line.value;
            const double foot = canvas.mm(1.6) * (upper ? 1 : -1);
            painter.setPen(QPen(tokens.text, canvas.mm(0.6), Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
            painter.setBrush(Qt::NoBrush);
            painter.drawPolyline(QPolygonF({{left, y + foot}, {left, y}, {right, y}, {right, y + foot}}));
            break;
        }
        case Label::Kind::Control:
            painter.setPen(QPen(tokens.text2, canvas.mm(0.25), Qt::DashLine));
            painter.drawLine(QPointF(left, y), QPointF(right, y));
            break;
        case Label::Kind::Centre:
            painter.setPen(QPen(tokens.divider, canvas.mm(0.25)));
            painter.drawLine(QPointF(left, y), QPointF(right, y));
            break;
        }
    }
    drawSeries(
        painter, plot.room, plot.least, plot.greatest, plot.points, plot.unusual, plot.failed, m_theme);
    std::vector<Label> labels = plot.lines;
    for (Label &label : labels)
        label.y = plot.yOf(label.value);
    drawLabels(canvas, plot.room, std::move(labels));
}

/** Beside the plot, none over another: what matters least gives way. */
void ControlChart::drawLabels(Canvas &canvas, const QRectF &room, std::vector<Label> labels) const
{
    const Tokens &tokens = m_theme.tokens();
    const double high = canvas.mm(labelMm);
    const auto fits = std::size_t(std::max(1.0, std::floor(room.height() / high)));
    std::sort(labels.begin(), labels.end(), [](const Label &a, const Label &b) { return a.kind < b.kind; });
    if (labels.size() > fits)
        labels.resize(fits);
    std::sort(labels.begin(), labels.end(), [](const Label &a, const Label &b) { return a.y < b.y; });
    double floor = room.top() + high / 2;
    for (Label &label : labels) {
        label.y = std::max(label.y, floor);
        floor = label.y + high;
    }
    double ceiling = room.bottom() - high / 2;
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        label->y = std::min(label->y, ceiling);
        ceiling = label->y - high;
    }
    for (const Label &label : labels) {
        const bool strong = label.kind == Label::Kind::Specification;
        canvas.text(
            QRectF(room.right() + canvas.mm(1.5), label.y - high / 2, canvas.mm(labelsWideMm - 1.5), high),
            label.text,
            {.type = strong ? Type::Strong : Type::Note,
                .ink = strong ? tokens.text : tokens.text2,
                .ground = tokens.surface,
                .em = strong ? 3.8 : 0,
                .mayElide = true});
    }
}

void ControlChart::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const ControlChartData &chart = m_content.data;
    const double edge = canvas.mm(edgeMm);
    canvas.box(QRectF(rect()), tokens.surface, tokens.divider, 1);
    const QString title = m_content.unit.isEmpty() ? m_content.title
                                                   : m_content.title + QStringLiteral(" · ") + m_content.unit;
    canvas.text(QRectF(edge, canvas.mm(0.6), width() - 2 * edge, canvas.mm(titleMm)), title,
        {.type = Type::Strong, .ink = tokens.text, .ground = tokens.surface, .mayElide = true});
    const Type noteType = unusualNow() ? Type::Strong : Type::Body;
    const double noteLeft = edge + (unusualNow() ? canvas.mm(6) : 0);
    const double noteWide = width() - edge - noteLeft;
    const bool twoLines = canvas.width(m_note, noteType) > noteWide;
    const double noteTop = height() - canvas.mm(twoLines ? noteMm + 4.6 : noteMm);
    if (unusualNow())
        canvas.shape(Shape::Triangle,
            QRectF(edge, noteTop + canvas.mm(twoLines ? 2.6 : 0.7), canvas.mm(4.6), canvas.mm(4.6)),
            tokens.surface);
    canvas.text(QRectF(noteLeft, noteTop, noteWide, height() - noteTop - canvas.mm(0.6)), m_note,
        {.type = noteType,
            .ink = unusualNow() ? tokens.text : tokens.text2,
            .ground = tokens.surface,
            .lines = 2,
            .wrapFirst = true});
    const double top = canvas.mm(titleMm + 1.2);
    const double gap = canvas.mm(2);
    QRectF room(edge, top, width() - edge - canvas.mm(labelsWideMm), noteTop - canvas.mm(1.2) - top);
    if (room.height() < canvas.mm(8) || room.width() < canvas.mm(12))
        return;

    Plot upper{.room = room, .points = {chart.points.begin(), chart.points.end()}, .lines = {}};
    Plot lower = upper;
    upper.unusual.resize(chart.points.size());
    lower.unusual.resize(chart.points.size());
    lower.failed.resize(chart.points.size());
    for (const double value : chart.points)
        upper.failed.push_back(chart.subgroup == 1 && !conforms(value));
    for (const ControlSignal &signal : chart.unusual)
        (signal.ofRange ? lower : upper).unusual[signal.point] = true;
    using Kind = Label::Kind;
    for (const auto &limit : {m_content.specification.upper, m_content.specification.lower}) {
        if (limit)
            upper.lines.push_back({*limit, Kind::Specification, 0, number(*limit)});
    }
    if (chart.limits) {
        for (const double limit : {chart.limits->upper, chart.limits->lower})
            upper.lines.push_back({limit, Kind::Control, 0, tr("control") + u' ' + number(limit)});
        upper.lines.push_back(
            {chart.limits->centre, Kind::Centre, 0, tr("mean") + u' ' + number(chart.limits->centre)});
        lower.lines.push_back({chart.limits->rangeUpper, Kind::Control, 0,
            tr("control") + u' ' + number(chart.limits->rangeUpper)});
        lower.lines.push_back({chart.limits->rangeCentre, Kind::Centre, 0,
            tr("range") + u' ' + number(chart.limits->rangeCentre)});
    }
    const bool ranges = m_content.withRanges && room.height() > canvas.mm(24);
    if (ranges) {
        upper.room.setHeight((room.height() - gap) * 0.66);
        lower.room.setTop(upper.room.bottom() + gap);
        lower.points = chart.ranges;
        lower.lines.push_back({0, Kind::Centre, 0, QStringLiteral("0")});
        lower.fitScale();
        lower.least = 0;
        drawPlot(canvas, lower);
    }
    upper.fitScale();
    drawPlot(canvas, upper);
}

} // namespace unitrail
