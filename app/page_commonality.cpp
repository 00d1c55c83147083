// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/pages_trace.h"
#include "core/trace/commonality.h"
#include "ui/screens/commonality_page.h"
#include "ui/station_window.h"

#include <QThread>

namespace unitrail {

namespace {

struct Found {
    std::vector<FailuresAt> failures;
    std::optional<CommonalityAnswer> answer;
};

/** Beside the running station, on connections of its own. */
Result<Found> found(const Journal::Files &files, const QString &directory, const Plant &plant,
    const std::optional<CommonalityQuestion> &question)
{
    auto figures = Figures::open(files, directory);
    if (!figures)
        return figures.error();
    if (const auto read = (*figures)->catchUp(); !read)
        return read.error();
    auto failures = failuresByOperation(**figures);
    if (!failures)
        return failures.error();
    Found all{.failures = *std::move(failures)};
    if (!question)
        return all;
    auto answer = commonalityOf(**figures, plant, *question);
    if (!answer)
        return answer.error();
    all.answer = *std::move(answer);
    return all;
}

/** The page's questions, one after the other; the last one that is asked meanwhile is not lost. */
class CommonalityDesk : public QObject {
public:
    CommonalityDesk(Assembly &assembly, CommonalityPage &page)
        : QObject(&page)
        , m_assembly(assembly)
        , m_page(page)
    {
        for (const Routing &routing : assembly.plant().routings) {
            for (const Operation &operation : routing.operations)
                m_shown.operations.insert_or_assign(operation.id, operation.name);
        }
        connect(&page, &CommonalityPage::failuresWished, this, [this] {
            if (!m_shown.answer)
                ask({});
        });
        connect(&page, &CommonalityPage::stepWished, this, [this](const OperationId &operation) {
            m_shown.failedAt = operation;
            ask(CommonalityQuestion{.failing = {}, .failedAt = operation});
        });
    }
    ~CommonalityDesk() override
    {
        if (m_thread)
            m_thread->wait();
    }

    void compare(const QStringList &units)
    {
        CommonalityQuestion question;
        for (const QString &text : units) {
            if (const auto unit = UnitId::fromText(text))
                question.failing.push_back(*unit);
        }
        m_shown.failedAt.reset();
        ask(question);
    }

private:
    void ask(const std::optional<CommonalityQuestion> &question)
    {
        m_shown.answer.reset();
        m_shown.asking = true;
        m_shown.trouble.clear();
        m_page.setShown(m_shown);
        if (m_thread) {
            m_next = question;
            m_waits = true;
            return;
        }
        const auto files = m_assembly.journal().filesForReading();
        if (!files)
            return take(files.error());
        const auto answer = std::make_shared<std::optional<Result<Found>>>();
        m_thread = QThread::create(
            [answer, question, files = *files, directory = m_assembly.journal().directory(),
                &plant = m_assembly.plant()] { answer->emplace(found(files, directory, plant, question)); });
        connect(m_thread, &QThread::finished, this, [this, answer] {
            m_thread->deleteLater();
            m_thread = nullptr;
            if (std::exchange(m_waits, false))
                return ask(std::exchange(m_next, {}));
            take(**answer);
        });
        m_thread->start();
    }
    void take(const Result<Found> &answer)
    {
        m_shown.asking = false;
        if (!answer) {
            m_shown.trouble = answer.error().text;
        } else {
            m_shown.failures = answer->failures;
            m_shown.answer = answer->answer;
        }
        m_page.setShown(m_shown);
    }

    Assembly &m_assembly;
    CommonalityPage &m_page;
    CommonalityShown m_shown;
    QThread *m_thread = nullptr;
    std::optional<CommonalityQuestion> m_next;
    bool m_waits = false;
};

} // namespace

std::function<void(const QStringList &)> addCommonalityPage(
    StationWindow &window, Assembly &assembly, const std::function<void(const RecallQuestion &)> &recall)
{
    auto *page = new CommonalityPage(window.theme(), &window);
    auto *desk = new CommonalityDesk(assembly, *page);
    QObject::connect(page, &CommonalityPage::recallWished, page,
        [recall](const RecallQuestion &question) { recall(question); });
    QObject::connect(page, &CommonalityPage::unitWished, &window,
        [&window](const UnitId &unit) { emit window.historyWished(unit); });
    window.addPage(page);
    return [desk, page, &window](const QStringList &units) {
        window.openPage(page);
        desk->compare(units);
    };
}

} // namespace unitrail
