// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/gs1_elements.h"

using namespace unitrail;

/** What was read without an error is written and read again as the same. */
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const Bytes bytes(reinterpret_cast<const char *>(data), size);
    std::string storage;
    for (const Gs1Reading &reading : {readElementString(bytes), readBracketed(bytes, storage)}) {
        if (reading.error)
            continue;
        std::vector<Element> elements;
        for (const Gs1Field &field : reading.fields)
            elements.push_back({asciiText(field.identifier), asciiText(field.value)});
        const QByteArray again = elementString(elements);
        const Gs1Reading second = readElementString(bytesOf(again));
        Q_ASSERT(!second.error);
        Q_ASSERT(second.fields.size() == reading.fields.size());
        const QByteArray people = bracketedText(elements).toLatin1();
        std::string more;
        Q_ASSERT(!readBracketed(bytesOf(people), more).error);
    }
    return 0;
}
