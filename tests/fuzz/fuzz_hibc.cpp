// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/check_characters.h"
#include "core/codes/hibc.h"

using namespace unitrail;

/** As it comes, and with a check character that fits: so that what is behind it is reached. */
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    std::string message = "+" + std::string(reinterpret_cast<const char *>(data), size);
    readHibc(message);
    const char check = hibcCheckCharacter(message);
    if (check != 0)
        message += check;
    const HibcReading reading = readHibc(message);
    dayOfHibcDate(reading.value("expiry"));
    return 0;
}
