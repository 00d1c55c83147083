// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <utility>
#include <variant>

namespace unitrail {

/**
 * Why the world said no: a full disk, a missing file, a server that does not answer.
 *
 * The text is one line for a log or a command line; it names what, where and what to do next.
 * What an operator reads is made in ui/words from the kind.
 */
struct Failure {
    enum class Kind {
        Storage, ///< the disk or the file on it: full, read-only, damaged
        Busy, ///< somebody else has it open
        Newer, ///< written by a newer program; nothing was touched
        Input, ///< what was handed in is malformed
        Missing, ///< it is not there
        Network, ///< no connection, no answer, or the answer is not to be trusted
        Device, ///< a reader, printer or instrument
    };
    Kind kind;
    QString text;

    bool operator==(const Failure &) const = default;
};

/** A value, or the Failure that stands in its place. Look before you take. */
template <typename T> class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    { }
    Result(Failure failure)
        : m_state(std::in_place_index<1>, std::move(failure))
    { }

    explicit operator bool() const { return m_state.index() == 0; }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] T &operator*() & { return value(); }
    [[nodiscard]] T &&operator*() && { return std::move(value()); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

    [[nodiscard]] const T &value() const
    {
        Q_ASSERT(m_state.index() == 0);
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T &value()
    {
        Q_ASSERT(m_state.index() == 0);
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] const Failure &error() const
    {
        Q_ASSERT(m_state.index() == 1);
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, Failure> m_state;
};

/** Done, or not and why. */
struct Done {
    bool operator==(const Done &) const = default;
};
using Outcome = Result<Done>;

} // namespace unitrail
