// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/epc.h"

using namespace unitrail;

/** A tag that is read is written back bit by bit, by its parts and by its URI. */
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const Bytes bytes(reinterpret_cast<const char *>(data), size);
    const EpcReading reading = readEpcBinary(bytes, size * 8);
    if (!reading.error && reading.warnings.empty()) {
        const auto written = epcBinary(reading.epc);
        if (written)
            Q_ASSERT(readEpcBinary(bytesOf(*written), static_cast<size_t>(written->size()) * 8).epc
                == reading.epc);
        const QString uri = reading.epc.tagUri();
        if (written && !uri.isEmpty())
            Q_ASSERT(readEpcUri(uri).epc == reading.epc);
    }
    const EpcReading fromUri = readEpcUri(QStringLiteral("urn:epc:tag:") + textOf(bytes));
    Q_ASSERT(fromUri.error || epcBinary(fromUri.epc));
    readEpcUri(QStringLiteral("urn:epc:id:") + textOf(bytes));
    return 0;
}
