// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/gs1_digital_link.h"

using namespace unitrail;

/** The canonical form of a link is a link, and its own canonical form. */
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const std::string uri = "https://a/" + std::string(reinterpret_cast<const char *>(data), size);
    for (const DigitalLinkOptions &options :
        {DigitalLinkOptions{}, DigitalLinkOptions{.shortGtin = true, .words = true}}) {
        std::string storage;
        const Gs1Reading reading = readDigitalLink(uri, storage, options);
        if (reading.error)
            continue;
        std::vector<Element> elements;
        for (const Gs1Field &field : reading.fields)
            elements.push_back({asciiText(field.identifier), asciiText(field.value)});
        const auto canonical = digitalLink(elements);
        Q_ASSERT(canonical);
        const QByteArray bytes = canonical->toLatin1();
        std::string more;
        const Gs1Reading second = readDigitalLink(bytesOf(bytes), more);
        Q_ASSERT(!second.error);
        std::vector<Element> again;
        for (const Gs1Field &field : second.fields)
            again.push_back({asciiText(field.identifier), asciiText(field.value)});
        Q_ASSERT(digitalLink(again) == canonical);
    }
    return 0;
}
