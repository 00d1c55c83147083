// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/result_source.h"

#include "app/result_json.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLoggingCategory>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

Q_LOGGING_CATEGORY(logResults, "unitrail.results")

ResultSources::ResultSources(
    Journal &journal, const Plant &plant, const Clock &clock, const StationName &station, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_desk(journal, plant, clock, station)
{ }

Outcome ResultSources::start(const std::vector<ResultSourceConfig> &configs)
{
    for (const ResultSourceConfig &config : configs) {
        if (!config.folder.isEmpty()) {
            auto folder = std::make_unique<DropFolder>(config.folder, m_clock, DropFolder::Patience{},
                [this](const QString &path, bool last) { return takePath(path, last); });
            connect(folder.get(), &DropFolder::troubled, this, [this](const QString &text) {
                qCWarning(logResults).noquote() << text;
                emit changed();
            });
            if (const Outcome started = folder->start(); !started)
                return started;
            m_names.append(folder->directory());
            m_folders.push_back(std::move(folder));
            continue;
        }
        auto listener
            = std::make_unique<ResultListener>([this](const QByteArray &message, const QString &from) {
                  const auto receipt = take({u"message from "_s + from, {message, u"tcp "_s + from}});
                  const QJsonObject answer
                      = receipt ? resultJson(*receipt) : QJsonObject{{u"status"_s, u"not_recorded"_s}};
                  return QJsonDocument(answer).toJson(QJsonDocument::Compact);
              });
        if (const Outcome listening = listener->listen(QHostAddress(config.host), config.port); !listening)
            return listening;
        m_names.append(u"%1:%2"_s.arg(config.host).arg(listener->port()));
        qCInfo(logResults).noquote() << "Results are taken at" << m_names.last();
        m_listeners.push_back(std::move(listener));
    }
    emit changed();
    return Done{};
}

DropFolder::Taken ResultSources::takePath(const QString &path, bool last)
{
    using Taken = DropFolder::Taken;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Taken::NotYet;
    const QByteArray bytes = file.read(resultBytesMax + 1);
    if (!last && readResults(bytes).cutOff)
        return Taken::NotYet;
    const auto receipt = take({QFileInfo(path).fileName(), {bytes, u"folder"_s}});
    if (!receipt)
        return Taken::NotYet;
    return receipt->quarantined ? Taken::Aside : Taken::Recorded;
}

std::optional<ResultReceipt> ResultSources::take(const NamedFile &file)
{
    auto receipt = m_desk.accept(file);
    if (!receipt) {
        qCWarning(logResults).noquote() << file.name << "is not recorded:" << receipt.error().text;
        emit failed(receipt.error());
        return {};
    }
    note(*receipt);
    return *std::move(receipt);
}

void ResultSources::note(const ResultReceipt &receipt)
{
    qCInfo(logResults).noquote() << resultText(receipt);
    m_recorded += receipt.quarantined ? 0 : 1;
    emit recordedOne();
    emit changed();
}

void ResultSources::rest()
{
    const auto receipts = m_desk.retryWaiting();
    if (!receipts)
        return;
    for (const ResultReceipt &receipt : *receipts) {
        if (!receipt.quarantined)
            note(receipt);
    }
}

Outcome ResultSources::discard(const QString &sha256, const QString &why, const Person *person)
{
    const Outcome gone = m_desk.discard(sha256, why, person);
    emit changed();
    return gone;
}

QStringList ResultSources::troubles() const
{
    QStringList all;
    for (const auto &folder : m_folders)
        all += folder->troubles();
    return all;
}

void ResultSources::retryAll()
{
    for (const QuarantinedFile &file : m_desk.quarantine().list()) {
        const auto receipt = m_desk.retry(file.sha256);
        if (receipt && !receipt->quarantined)
            note(*receipt);
    }
    emit changed();
}

} // namespace unitrail
