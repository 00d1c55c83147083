// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/board_feed.h"

#include <QLoggingCategory>

namespace unitrail {

Q_LOGGING_CATEGORY(logBoard, "unitrail.board")

BoardFeed::BoardFeed(const Plant &plant, Journal &journal, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_plant(plant)
    , m_journal(journal)
    , m_clock(clock)
    , m_worker(new QObject)
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(QStringLiteral("board"));
    m_thread.start(QThread::LowPriority);
}

BoardFeed::~BoardFeed()
{
    m_ending = true;
    m_thread.quit();
    m_thread.wait();
}

static Result<Board> look(const Journal::Files &files, const QString &directory, const Plant &plant,
    qint64 nowMs, const std::function<bool()> &goOn)
{
    auto figures = Figures::open(files, directory);
    if (!figures)
        return figures.error();
    if (const auto read = (*figures)->catchUp(goOn); !read)
        return read.error();
    if (!(*figures)->inStep())
        return Failure{Failure::Kind::Busy, QStringLiteral("the figures are still being made")};
    return boardOf(**figures, plant, nowMs);
}

static Result<FigureFrozen> keep(const Journal::Files &files, const QString &directory, const Plant &plant,
    const FigureRequest &request, const std::function<bool()> &goOn)
{
    auto figures = Figures::open(files, directory);
    if (!figures)
        return figures.error();
    if (const auto read = (*figures)->catchUp(goOn); !read)
        return read.error();
    if (!(*figures)->inStep())
        return Failure{Failure::Kind::Busy, QStringLiteral("the figures are still being made")};
    const auto figure = figureOf(**figures, plant, request);
    if (!figure)
        return figure.error();
    return receiptOf(**figures, *figure, request);
}

void BoardFeed::freeze(const FigureRequest &request)
{
    const auto files = m_journal.filesForReading();
    if (!files) {
        qCWarning(logBoard).noquote() << "No receipt:" << files.error().text;
        return;
    }
    const auto work = [this, files = *files, directory = m_journal.directory(), request] {
        auto kept = keep(files, directory, m_plant, request, [this] { return !m_ending; });
        QMetaObject::invokeMethod(this, [this, kept = std::move(kept)] {
            if (kept)
                emit frozen(*kept);
            else
                qCWarning(logBoard).noquote() << "No receipt:" << kept.error().text;
        });
    };
    QMetaObject::invokeMethod(m_worker, work);
}

void BoardFeed::ask()
{
    if (m_busy)
        return;
    const auto files = m_journal.filesForReading();
    if (!files) {
        qCWarning(logBoard).noquote() << "No board:" << files.error().text;
        return;
    }
    m_busy = true;
    const auto work = [this, files = *files, directory = m_journal.directory(), nowMs = m_clock.wallMs()] {
        auto board = look(files, directory, m_plant, nowMs, [this] { return !m_ending; });
        QMetaObject::invokeMethod(this, [this, board = std::move(board)] {
            m_busy = false;
            if (board)
                emit answered(*board);
            else
                qCWarning(logBoard).noquote() << "No board:" << board.error().text;
        });
    };
    QMetaObject::invokeMethod(m_worker, work);
}

} // namespace unitrail
