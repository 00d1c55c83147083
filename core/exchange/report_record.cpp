// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/report.h"

#include <QRegularExpression>
#include <QtEndian>

#include <array>
#include <optional>

/* Reads back what pdfOf() attached: one deflated stream, as QPdfWriter writes it. It is no reader of PDF. */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

/** Behind the line that opens the object of that number; -1: there is none. */
static qsizetype bodyOf(const QByteArray &pdf, const QByteArray &number)
{
    const QByteArray opening = '\n' + number + " 0 obj\n";
    const qsizetype found = pdf.indexOf(opening);
    return found < 0 ? -1 : found + opening.size();
}

/** The number between these two, where the text goes on so. */
static std::optional<QByteArray> numberBetween(
    const QByteArray &pdf, qsizetype from, const QByteArray &before, const QByteArray &after)
{
    if (from < 0 || pdf.mid(from, before.size()) != before)
        return {};
    qsizetype end = from + before.size();
    while (end < pdf.size() && pdf[end] >= '0' && pdf[end] <= '9' && end - from < before.size() + 10)
        ++end;
    const QByteArray number = pdf.mid(from + before.size(), end - from - before.size());
    return !number.isEmpty() && pdf.mid(end, after.size()) == after ? std::optional(number) : std::nullopt;
}

/** Inflated; empty: it is not what was deflated. */
static QByteArray inflated(const QByteArray &deflated, qsizetype sizeMax)
{
    // qUncompress wants to be told a size in front; a wrong one only costs it another go.
    std::array<char, 4> hint{};
    qToBigEndian(quint32(std::min<qsizetype>(deflated.size() * 8, sizeMax)), hint.data());
    const QByteArray bytes = qUncompress(QByteArray(hint.data(), hint.size()) + deflated);
    return bytes.size() > sizeMax ? QByteArray() : bytes;
}

Result<QByteArray> recordIn(const QByteArray &pdf)
{
    const QByteArray name = "/EF <</F ";
    const qsizetype attached = pdf.indexOf(name);
    if (attached < 0)
        return Failure{Failure::Kind::Input, u"no record is attached to this PDF"_s};
    if (pdf.indexOf(name, attached + 1) >= 0)
        return Failure{
            Failure::Kind::Input, u"more than one file is attached to this PDF: which is meant?"_s};
    const auto broken = [] {
        return Failure{Failure::Kind::Input, u"the record attached to this PDF cannot be read"_s};
    };
    const auto object = numberBetween(pdf, attached, name, " 0 R>>");
    const qsizetype body = object ? bodyOf(pdf, *object) : -1;
    const auto lengthAt
        = numberBetween(pdf, body, "<<\n/Filter /FlateDecode\n/Length ", " 0 R\n>>\nstream\n");
    const qsizetype lengthBody = lengthAt ? bodyOf(pdf, *lengthAt) : -1;
    const auto length = numberBetween(pdf, lengthBody, "", "\nendobj");
    if (!length)
        return broken();
    const qsizetype from = pdf.indexOf("stream\n", body) + 7;
    const QByteArray deflated = pdf.mid(from, length->toLongLong());
    constexpr qsizetype sizeMax = 256 * 1024 * 1024;
    const QByteArray record = inflated(deflated, sizeMax);
    return record.isEmpty() ? Result<QByteArray>(broken()) : Result<QByteArray>(record);
}

} // namespace unitrail
