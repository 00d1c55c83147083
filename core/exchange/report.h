// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace unitrail {

/** A document to be printed or kept, in words that somebody else has chosen. */
struct Report {
    struct Fact {
        QString name;
        QString value;
    };
    struct Column {
        QString title;
        double share = 1; ///< of the width
        bool operator==(const Column &) const = default;
    };
    struct Row {
        QStringList cells;
        int indent = 0; ///< of the first cell
        bool struck = false;
    };
    struct Section {
        QString title;
        std::vector<Column> columns;
        std::vector<Row> rows;
        QString whenEmpty;
    };
    QString title;
    std::vector<Fact> facts;
    std::vector<Section> sections;
    QString page; ///< at the foot, with {page} and {pages}
    QString proof; ///< at the foot of every page: what binds it to the record
    QString recordName; ///< a file that is attached to the document ...
    QByteArray record; ///< ... with its bytes; empty: none
};

/** A4, upright, page by page. Needs a QGuiApplication, for the fonts. */
QByteArray pdfOf(const Report &report);

/** The record that such a document has with it, to be checked. Input: it has none, or more than one. */
Result<QByteArray> recordIn(const QByteArray &pdf);

} // namespace unitrail
