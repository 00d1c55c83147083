// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QThreadPool>

namespace unitrail {

/**
 * Compares a PIN with a verifier on a thread of its own: that takes a tenth of a second by design, and scans
 * must not wait for it. A badge nobody has costs the same time as one with a PIN (SECURITY S4).
 */
class PinCheck : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PinCheck)
public:
    explicit PinCheck(QObject *parent = nullptr);
    ~PinCheck() override;

    /** No verifier: the answer is no, and takes as long. */
    void begin(const QString &pin, const QString &verifier);

signals:
    void done(bool right);

private:
    QThreadPool m_pool;
};

} // namespace unitrail
