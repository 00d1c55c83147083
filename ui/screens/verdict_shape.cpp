// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/verdict_shape.h"

namespace unitrail {

Shape shapeOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
    case Verdict::PassOnConcession:
        return Shape::Tick;
    case Verdict::Marginal:
        return Shape::Triangle;
    case Verdict::Fail:
    case Verdict::Error:
    case Verdict::Aborted:
        return Shape::Diamond;
    case Verdict::Skipped:
    case Verdict::NotRun:
        return Shape::Dash;
    }
    return Shape::Dash;
}

} // namespace unitrail
