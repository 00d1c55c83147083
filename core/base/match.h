// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <utility>
#include <variant>

namespace unitrail {

template <typename... Cases> struct Overloaded : Cases... {
    using Cases::operator()...;
};

/**
 * Takes a variant apart, one lambda a case; a case left out does not compile.
 *
 *     match(event, [](const OperationStarted &e) { ... }, [](const auto &) { ... });
 */
template <typename Variant, typename... Cases> decltype(auto) match(Variant &&variant, Cases &&...cases)
{
    return std::visit(
        Overloaded<std::decay_t<Cases>...>{std::forward<Cases>(cases)...}, std::forward<Variant>(variant));
}

} // namespace unitrail
