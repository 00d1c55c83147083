// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/code.h"
#include "core/codes/gs1_ais.h"

#include <QVarLengthArray>

#include <string>

namespace unitrail {

/** One AI and its value, as views into the bytes that were read. */
struct Gs1Field {
    const ApplicationIdentifier *ai = nullptr;
    Bytes identifier;
    Bytes value;
    int position = 0; ///< of the value, from the start of the message
};

/** What an element string says. Fields up to an error are kept; with an error nothing of it may be relied
 * upon. */
struct Gs1Reading {
    QVarLengthArray<Gs1Field, 12> fields;
    std::vector<CodeError> warnings;
    std::optional<CodeError> error;

    [[nodiscard]] const Gs1Field *find(Bytes ai) const;
};

/**
 * AI and value, AI and value, with a GS where a value has no predefined length (General Specifications 7.8).
 * The message is what comes behind the AIM identifier, without the FNC1 in front that makes it GS1.
 */
Gs1Reading readElementString(Bytes message);

/**
 * The form for people: "(01)09521234123453(10)AB\(C". An opening bracket in a value is written \( . Blanks
 * are accepted as labels print them, "(01) 09521234123453 (10) ABC": when every closing bracket is followed
 * by one. The values are views into `storage`, which must outlive the reading.
 */
Gs1Reading readBracketed(Bytes message, std::string &storage);

/** The value against its components and their rules. */
std::optional<CodeError> checkGs1Value(
    const ApplicationIdentifier &ai, Bytes identifier, Bytes value, int position);

/** Repeated and excluded AIs are errors; a missing partner is a warning: it may be in another symbol of the
 * item. */
void checkGs1Together(Gs1Reading &reading);

/** The elements as a reader would send them: GS behind each value that needs one, predefined lengths as they
 * come. */
QByteArray elementString(const std::vector<Element> &elements);
/** "(01)09521234123453(10)AB\(C" */
QString bracketedText(const std::vector<Element> &elements);

} // namespace unitrail
