// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/board.h"

namespace unitrail {

/** One figure by its name, with what it is about and over what. */
struct FigureRequest {
    QString id; ///< one of figureIds()
    QString about; ///< operation, station or cause; empty: all
    FigureFilter filter;
    bool operator==(const FigureRequest &) const = default;
};

/** Input: no such figure, or none of that. The figures must be in step. */
Result<Figure> figureOf(Figures &figures, const Plant &plant, const FigureRequest &request);

/** What is recorded when a figure is frozen. Input: it depends on the clock and cannot be computed again. */
Result<FigureFrozen> receiptOf(Figures &figures, const Figure &figure, const FigureRequest &request);
/** SHA-256 over all that was counted, in an order of its own, hex. */
QString digestOf(const Figure &figure);

/** A frozen figure, computed again. */
struct ReceiptCheck {
    FigureFrozen frozen;
    Figure then; ///< from what was known when it was frozen
    Figure now;
    bool proven = false; ///< `then` is what was frozen
    bool same = false; ///< `now` still is
    std::vector<FigureItem> left, came; ///< of the numerator, between then and now
    std::vector<FigureItem> baseLeft, baseCame; ///< of the denominator
    /** Why: what was recorded since of the units that differ, and takes something back. */
    struct Cause {
        QString unit;
        EventId entry;
        QString kind; ///< "EventVoided"
        EventId of;
        QString why;
    };
    std::vector<Cause> causes;
};
/** Reads all entries known then once more, in memory. Input: it is no receipt of this station's. */
Result<ReceiptCheck> checkReceipt(Journal &journal, const Plant &plant, const FigureFrozen &frozen);
QJsonObject receiptJson(const ReceiptCheck &check);
QString receiptText(const ReceiptCheck &check);

} // namespace unitrail
