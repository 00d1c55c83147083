// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/iso15434.h"
#include "core/codes/iuid.h"

using namespace unitrail;

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const std::string message = "[)>" + std::string(reinterpret_cast<const char *>(data), size);
    const Iso15434Reading reading = readIso15434(message);
    std::vector<Element> elements;
    for (const Envelope &envelope : reading.envelopes) {
        for (const MessageField &field : envelope.fields) {
            Q_ASSERT(field.position >= 0 && static_cast<size_t>(field.position) <= message.size());
            elements.push_back({textOf(field.identifier), textOf(field.value)});
        }
    }
    uniqueItemIdentifier(elements);
    return 0;
}
