// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/gs1_elements.h"

namespace unitrail {

struct DigitalLinkOptions {
    bool shortGtin = false; ///< a GTIN of 8, 12 or 13 digits in the path is filled up; the standard writes 14
    bool words = false; ///< the words of early versions, /gtin/.../ser/..., are taken for their AIs
};

/** Whether the text begins as a web address does: http or https, all lower or all upper case. */
bool looksLikeWebAddress(Bytes text);

/**
 * A GS1 Digital Link URI (Digital Link Standard: URI Syntax 1.4): its elements, the path first. The last key
 * in the path counts, what is left of it is stem; other query parameters and the fragment do not. The error
 * "digital-link.no-key" says that it may be any web address; all others say that it wants to be a Digital
 * Link. The values are views into `storage`, which must outlive the reading.
 */
Gs1Reading readDigitalLink(Bytes uri, std::string &storage, const DigitalLinkOptions &options = {});

/**
 * The URI of these elements: the first key among them, its qualifiers in order, the others as query, those of
 * predefined length first. With the default stem it is the canonical one. Nothing when there is no key or
 * when an element must not stand in a URI.
 */
std::optional<QString> digitalLink(
    const std::vector<Element> &elements, const QString &stem = QStringLiteral("https://id.gs1.org"));

} // namespace unitrail
