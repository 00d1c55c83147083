// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/drill_report.h"
#include "app/pages_trace.h"
#include "ui/screens/readiness_page.h"
#include "ui/station_window.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QThread>

namespace unitrail {

namespace {

/** What was asked on a thread of its own: one of them. */
struct Found {
    std::optional<Readiness> readiness;
    std::optional<Drill> drill;
    QString digest; ///< of the drill's signed report
};
constexpr int widthsShown = 12;

/** Beside the running station, on connections of its own. Without a scope: a drill. */
Result<Found> found(const QString &directory, const Plant &plant, const SystemClock &clock,
    const std::optional<ReadinessScope> &scope)
{
    auto journal = Journal::open(directory, clock, {.exclusive = false});
    if (!journal)
        return journal.error();
    const quint64 seed = QRandomGenerator::system()->generate64();
    std::optional<RecallQuestion> question;
    if (!scope) {
        auto drawn = drawDrill(**journal, seed);
        if (!drawn)
            return drawn.error();
        question = *std::move(drawn);
        if (!question)
            return Failure{Failure::Kind::Missing, QStringLiteral("nothing was built in yet")};
    }
    QElapsedTimer timer;
    timer.start();
    auto figures = Figures::open(**journal);
    if (!figures)
        return figures.error();
    if (const auto read = (*figures)->catchUp(); !read)
        return read.error();
    auto trace = Trace::open(**journal);
    if (!trace)
        return trace.error();
    const RecallMeans means{.figures = figures->get(), .plant = &plant, .nowMs = clock.wallMs()};
    Found all;
    if (scope) {
        auto readiness = readinessOf(**journal, **trace, means, *scope, widthsShown);
        if (!readiness)
            return readiness.error();
        all.readiness = *std::move(readiness);
        return all;
    }
    const auto recall = (*trace)->recall(*question, means);
    if (!recall)
        return recall.error();
    auto drill = checkDrill(**journal, *recall, seed, timer.elapsed());
    if (!drill)
        return drill.error();
    const auto report = keepDrillReport(directory, *drill);
    if (!report)
        return report.error();
    all.drill = *std::move(drill);
    all.digest = report->sha256;
    return all;
}

class ReadinessDesk : public QObject {
public:
    ReadinessDesk(Assembly &assembly, ReadinessPage &page)
        : QObject(&page)
        , m_assembly(assembly)
        , m_page(page)
    {
        for (const Routing &routing : assembly.plant().routings) {
            for (const PartNumber &part : routing.parts) {
                if (std::find(m_products.begin(), m_products.end(), part) == m_products.end())
                    m_products.push_back(part);
            }
        }
        connect(&page, &ReadinessPage::wished, this, [this] { look(0); });
        connect(&page, &ReadinessPage::nextProductWished, this, [this] { look(1); });
        connect(&page, &ReadinessPage::drillWished, this, [this] {
            m_shown.drilling = true;
            ask({});
        });
    }
    ~ReadinessDesk() override
    {
        if (m_thread)
            m_thread->wait();
    }

private:
    void look(size_t further)
    {
        if (m_products.empty() || m_thread)
            return;
        m_product = (m_product + further) % m_products.size();
        m_shown.product = m_products[m_product];
        m_shown.products = int(m_products.size());
        if (const Part *part = m_assembly.plant().part(*m_shown.product))
            m_shown.productName = part->name;
        m_shown.readiness.reset();
        m_shown.asking = true;
        ask(ReadinessScope{.unit = {}, .order = {}, .part = m_shown.product});
    }
    void ask(const std::optional<ReadinessScope> &scope)
    {
        if (m_thread)
            return;
        m_shown.trouble.clear();
        m_page.setShown(m_shown);
        const auto answer = std::make_shared<std::optional<Result<Found>>>();
        m_thread = QThread::create(
            [this, answer, scope, directory = m_assembly.journal().directory(), &plant = m_assembly.plant()] {
                answer->emplace(found(directory, plant, m_clock, scope));
            });
        connect(m_thread, &QThread::finished, this, [this, answer] {
            m_thread->deleteLater();
            m_thread = nullptr;
            take(**answer);
        });
        m_thread->start();
    }
    void take(const Result<Found> &answer)
    {
        m_shown.asking = false;
        m_shown.drilling = false;
        if (!answer) {
            m_shown.trouble = answer.error().text;
        } else if (answer->drill) {
            m_shown.drill = answer->drill;
            m_assembly.session().takeCommand(RecordDrill{completedOf(*answer->drill, answer->digest)});
        } else {
            m_shown.readiness = answer->readiness;
        }
        m_page.setShown(m_shown);
    }

    Assembly &m_assembly;
    ReadinessPage &m_page;
    const SystemClock m_clock;
    ReadinessShown m_shown;
    std::vector<PartNumber> m_products;
    size_t m_product = 0;
    QThread *m_thread = nullptr;
};

} // namespace

void addReadinessPage(StationWindow &window, Assembly &assembly)
{
    auto *page = new ReadinessPage(window.theme(), &window);
    new ReadinessDesk(assembly, *page);
    window.addPage(page);
}

} // namespace unitrail
