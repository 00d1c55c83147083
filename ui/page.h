// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/station/view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/shapes.h"
#include "ui/words/speech.h"

#include <QWidget>

namespace unitrail {

/**
 * A screen beside the operator's own: for inspectors, supervisors, service. The menu opens it. It shows what
 * it was told, emits wishes and decides nothing; app/pages.cpp says which there are and who fills them.
 */
class Page : public QWidget {
    Q_OBJECT
public:
    Page(const Theme &theme, const QString &name, QWidget *parent);

    [[nodiscard]] virtual QString title(const Speech &speech) const = 0; ///< on its button in the menu
    [[nodiscard]] virtual Shape shape() const { return Shape::Info; }
    /** Whether the menu offers it now, to this person. */
    [[nodiscard]] virtual bool isOffered(const StationView &view) const;
    /** Whether it is the work screen for this view, in place of the operator's: a measuring step, a repair
     * bench. */
    [[nodiscard]] virtual bool takesOver(const StationView &view) const;
    /** Whether it stays when something was scanned; else the operator's screen comes forward with the answer.
     */
    [[nodiscard]] virtual bool stays(const StationView &view) const;
    /** Draws all of it anew: it was opened, or the view, the language, the theme or the sizes changed. */
    virtual void tell(const StationView &view, const Speech &speech) = 0;
    /** It was opened from the menu: ask for what it shows. */
    virtual void begin() { }

signals:
    void backWished();
    /** A verb, as a printed code has it: the session takes it like a scan. */
    void verbWished(const QString &verb, const QString &argument);

protected:
    [[nodiscard]] const Theme &theme() const { return m_theme; }

private:
    const Theme &m_theme;
};

} // namespace unitrail
