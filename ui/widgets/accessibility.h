// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QLineEdit;
class QString;

namespace unitrail {

/** What belongs into the field: shown while it is empty, and told to a screen reader. */
void nameField(QLineEdit &field, const QString &words);

/** Lets screen readers know what our painted widgets are: the verdict an alert, the rest text. May be called
 * again. */
void installAccessibility();

} // namespace unitrail
