// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/practice_panel.h"

#include <QScrollBar>

namespace unitrail {

static constexpr int rowPixels = 52;
static constexpr int headingPixels = 48;
static constexpr int gapPixels = 4;
static constexpr int edgePixels = 10;

/** The long page inside the scroll area: headings are painted, codes are buttons. */
class PracticePanel::Sheet : public Drawn {
public:
    Sheet(const Theme &theme, PracticePanel &panel)
        : Drawn(theme, nullptr)
        , m_panel(panel)
    {
        setObjectName(QStringLiteral("practiceSheet"));
    }

    struct Item {
        QString heading; ///< codes under the same one stand together
        QString label;
        QByteArray bytes;
    };
    void build(const std::vector<Item> &items)
    {
        m_buttons.clear();
        m_headings.clear();
        int y = edgePixels;
        QString heading;
        for (const Item &item : items) {
            if (item.heading != heading) {
                heading = item.heading;
                m_headings.push_back({y, heading});
                y += headingPixels;
            }
            auto button = std::make_unique<ActionButton>(
                m_theme, QStringLiteral("practice%1").arg(m_buttons.size()), this);
            button->setContent(
                {.text = isolated(item.label), .second = {}, .shape = Shape::Barcode, .small = true});
            button->setGeometry(edgePixels, y, std::max(10, width() - 2 * edgePixels), rowPixels);
            QObject::connect(button.get(), &ActionButton::fired, &m_panel,
                [panel = &m_panel, bytes = item.bytes] { emit panel->codeWished(bytes); });
            button->show();
            m_buttons.push_back(std::move(button));
            y += rowPixels + gapPixels;
        }
        setFixedHeight(y + edgePixels);
        update();
    }
    void widen()
    {
        for (const auto &button : m_buttons)
            button->setGeometry(edgePixels, button->y(), std::max(10, width() - 2 * edgePixels), rowPixels);
    }

protected:
    void draw(Canvas &canvas) override
    {
        const Tokens &tokens = m_theme.tokens();
        canvas.painter().fillRect(rect(), tokens.sunken);
        for (const auto &[y, text] : m_headings)
            canvas.text(QRectF(edgePixels, y, width() - 2 * edgePixels, headingPixels), text,
                {.type = Type::Strong, .ink = tokens.text, .ground = tokens.sunken, .lines = 2, .em = 2.8});
    }
    void resizeEvent(QResizeEvent *) override { widen(); }

private:
    PracticePanel &m_panel;
    std::vector<std::unique_ptr<ActionButton>> m_buttons;
    std::vector<std::pair<int, QString>> m_headings;
};

PracticePanel::PracticePanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_scroll(this)
    , m_sheet(new Sheet(theme, *this))
{
    setObjectName(QStringLiteral("practicePanel"));
    m_scroll.setObjectName(QStringLiteral("practiceScroll"));
    m_scroll.setFrameShape(QFrame::NoFrame);
    m_scroll.setFocusPolicy(Qt::NoFocus);
    m_scroll.setWidgetResizable(true);
    m_scroll.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll.setWidget(m_sheet);
}

void PracticePanel::setCodes(const std::vector<PracticeCode> &codes)
{
    m_codes = codes;
    m_shownFor.clear();
}

void PracticePanel::show(const StationView &view, const Speech &speech)
{
    const QString shownFor = view.station.text() + u'/' + speech.language().code + u'/'
        + QString::number(view.stationOperations.size());
    if (shownFor == m_shownFor)
        return;
    m_shownFor = shownFor;
    setAccessibleName(tr("Practice codes"));
    std::vector<Sheet::Item> items;
    const auto offer = [&](const PracticeCode &code, const QString &heading) {
        if (!code.station || *code.station == view.station)
            items.push_back({heading, speech.name(code.title), code.code});
    };
    for (const StepView &step : view.stationOperations) {
        for (const PracticeCode &code : m_codes) {
            if (code.operation == step.operation)
                offer(code, filled(QStringLiteral("{step}"), {{"step", speech.step(step.operation)}}));
        }
    }
    for (const PracticeCode &code : m_codes) {
        if (!code.operation)
            offer(code, tr("Badges and commands"));
    }
    m_sheet->build(items);
    update();
}

void PracticePanel::resizeEvent(QResizeEvent *)
{
    m_scroll.setGeometry(0, headingPixels + edgePixels, width(), height() - headingPixels - edgePixels);
}

void PracticePanel::paintEvent(QPaintEvent *)
{
    std::vector<DrawnText> drawn;
    Canvas canvas(*this, m_theme, drawn);
    const Tokens &tokens = m_theme.tokens();
    canvas.painter().fillRect(rect(), tokens.bar);
    canvas.text(QRectF(edgePixels, 0, width() - 2 * edgePixels, headingPixels + edgePixels),
        tr("Practice: click a code to scan it"),
        {.type = Type::Body, .ink = tokens.onBar, .ground = tokens.bar, .em = 2.8});
}

} // namespace unitrail
