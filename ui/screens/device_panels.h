// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/labels/test_sheet.h"
#include "ui/widgets/canvas.h"

namespace unitrail {

/** The judgement on a scanner: its sign, one sentence, and what it means. */
class JudgementPanel : public Drawn {
    Q_OBJECT
public:
    JudgementPanel(const Theme &theme, QWidget *parent);
    void setContent(const QString &title, const QString &text, Shape shape);

    static constexpr double heightMm = 27;

protected:
    void draw(Canvas &canvas) override;

private:
    QString m_title;
    QString m_text;
    Shape m_shape = Shape::Info;
};

/** What was found, each with what to do about it; as many as there is room for, the rest is counted. */
class FindingsPanel : public Drawn {
    Q_OBJECT
public:
    struct Item {
        Shape shape = Shape::None;
        QString what;
        QString mend; ///< up to two lines
        QString settings; ///< what makers call it; only where there is room
        bool operator==(const Item &) const = default;
    };
    FindingsPanel(const Theme &theme, QWidget *parent);
    void setContent(const QString &title, const std::vector<Item> &items, const QString &whenEmpty);

protected:
    void draw(Canvas &canvas) override;

private:
    [[nodiscard]] double drawItem(Canvas &canvas, const Item &item, double top, bool isLast);

    QString m_title;
    std::vector<Item> m_items;
    QString m_whenEmpty;
};

/** One code of the test sheet, to be scanned off the glass. */
class TestCodePanel : public Drawn {
    Q_OBJECT
public:
    TestCodePanel(const Theme &theme, QWidget *parent);
    void setCode(const PlacedTestCode *code, const QString &title);

protected:
    void draw(Canvas &canvas) override;

private:
    const PlacedTestCode *m_code = nullptr;
    QString m_title;
};

} // namespace unitrail
