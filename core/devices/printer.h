// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QObject>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <functional>

class QPainter;

namespace unitrail {

/** One label to print, in the forms that printers take. */
struct PrintJob {
    qint64 number = 0; ///< given by whoever wants it; every answer names it
    QString name; ///< for people and print queues: "LA40-26-000001T"
    QByteArray zpl;
    QSizeF sizeMm;
    /** Draws it into the rectangle, on whatever thread. */
    std::function<void(QPainter &painter, const QRectF &target)> paint;
};

struct PrinterState {
    enum class Kind {
        Off, ///< not started
        NotConnected,
        Ready,
        PaperOut,
        RibbonOut,
        HeadOpen,
        Paused,
        Fault, ///< it says that something is wrong with itself
    };
    Kind kind = Kind::Off;
    QString printer; ///< its name in the station's configuration
    QString detail; ///< for people who mend it

    [[nodiscard]] bool isReady() const { return kind == Kind::Ready; }
    bool operator==(const PrinterState &) const = default;
};

/**
 * A label printer. Implementations live in drivers/. It never blocks and never shows a dialog; it takes one
 * job after the other and answers each once, with printed() or failed().
 */
class Printer : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Printer)

public:
    explicit Printer(QObject *parent = nullptr)
        : QObject(parent)
    { }

    virtual void start() = 0;
    virtual void stop() = 0;
    virtual void print(const PrintJob &job) = 0;
    [[nodiscard]] virtual PrinterState state() const = 0;

signals:
    /** As far as the printer tells it, the label is there. */
    void printed(qint64 job);
    /** It was not confirmed. Where nothing left this computer, no label came out; else one may have. */
    void failed(qint64 job, const QString &why, bool mayHaveComeOut);
    void stateChanged(const unitrail::PrinterState &state);
};

} // namespace unitrail

Q_DECLARE_METATYPE(unitrail::PrinterState)
