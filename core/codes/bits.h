// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/bytes.h"

namespace unitrail {

/** Reads fields of bits, most significant first. Behind the end it gives zeros and is no longer good. */
class BitReader {
public:
    /** The bits of these bytes, or fewer when the last byte is half one. */
    BitReader(Bytes bytes, size_t size)
        : m_bytes(bytes)
        , m_size(std::min(size, bytes.size() * 8))
    { }

    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] size_t position() const { return m_at; }
    [[nodiscard]] size_t left() const { return m_size - m_at; }

    /** Up to 64 bits. */
    quint64 take(size_t count)
    {
        if (count > left()) {
            m_good = false;
            m_at = m_size;
            return 0;
        }
        quint64 value = 0;
        for (size_t i = 0; i < count; ++i, ++m_at)
            value = value << 1 | (static_cast<unsigned char>(m_bytes[m_at / 8]) >> (7 - m_at % 8) & 1U);
        return value;
    }
    /** Whether nothing but zeros is left. */
    [[nodiscard]] bool restIsZero() const
    {
        BitReader rest = *this;
        while (rest.left() > 0) {
            if (rest.take(std::min<size_t>(rest.left(), 64)) != 0)
                return false;
        }
        return true;
    }

private:
    Bytes m_bytes;
    size_t m_size;
    size_t m_at = 0;
    bool m_good = true;
};

/** Writes them. */
class BitWriter {
public:
    void put(quint64 value, size_t count)
    {
        for (size_t i = count; i-- > 0;) {
            if (m_count % 8 == 0)
                m_bytes += '\0';
            if ((value >> i & 1U) != 0)
                m_bytes.back()
                    = static_cast<char>(static_cast<unsigned char>(m_bytes.back()) | 1U << (7 - m_count % 8));
            ++m_count;
        }
    }
    [[nodiscard]] size_t count() const { return m_count; }
    /** Filled up with zeros to whole 16-bit words, as tag memory is. */
    [[nodiscard]] QByteArray words() const
    {
        QByteArray result(m_bytes);
        while (result.size() % 2 != 0)
            result += '\0';
        return result;
    }

private:
    QByteArray m_bytes;
    size_t m_count = 0;
};

} // namespace unitrail
