// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/accessibility.h"

#include "ui/widgets/bands.h"
#include "ui/widgets/items.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QLineEdit>
#include <QPointer>

#include <algorithm>
#include <map>

namespace unitrail {

void nameField(QLineEdit &field, const QString &words)
{
    field.setPlaceholderText(words);
    field.setAccessibleName(words);
}

namespace {

/** One row or node. It lives as long as its widget's interface, which made it. */
class ItemReader : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    ItemReader(QWidget *widget, int item)
        : m_widget(widget)
        , m_item(item)
    { }
    bool isValid() const override
    {
        const Itemed *all = items(); // none: the widget is on its way out
        return all && m_item < all->itemCount();
    }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_widget); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Name && isValid() ? items()->itemText(m_item) : QString();
    }
    void setText(QAccessible::Text, const QString &) override { }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect there = items()->itemRect(m_item);
        return {m_widget->mapToGlobal(there.topLeft()), there.size()};
    }
    QAccessible::Role role() const override
    {
        return isValid() && items()->isTree() ? QAccessible::TreeItem : QAccessible::ListItem;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = state.selectable = true;
        state.invalid = !isValid();
        state.selected = isValid() && items()->currentItem() == m_item;
        state.focused = state.selected && m_widget->hasFocus();
        state.offscreen = !isValid() || !m_widget->rect().intersects(items()->itemRect(m_item));
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                    : nullptr;
    }
    QStringList actionNames() const override { return {setFocusAction(), pressAction()}; }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        m_widget->setFocus(Qt::OtherFocusReason);
        items()->goToItem(m_item);
        if (name == pressAction())
            items()->chooseItem(m_item);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    [[nodiscard]] Itemed *items() const { return dynamic_cast<Itemed *>(m_widget.data()); }

    QPointer<QWidget> m_widget;
    int m_item;
};

/** The widget as a list or a tree of what it paints. */
class ItemsReader : public QAccessibleWidget {
public:
    explicit ItemsReader(QWidget *widget)
        : QAccessibleWidget(widget)
        , m_items(dynamic_cast<Itemed *>(widget))
    { }
    ~ItemsReader() override
    {
        for (const auto &[item, id] : m_readers)
            QAccessible::deleteAccessibleInterface(id);
    }
    QAccessible::Role role() const override
    {
        return m_items->isTree() ? QAccessible::Tree : QAccessible::List;
    }
    int childCount() const override { return m_items->itemCount(); }
    QAccessibleInterface *child(int item) const override
    {
        if (item < 0 || item >= m_items->itemCount())
            return nullptr;
        const auto known = m_readers.find(item);
        if (known != m_readers.end())
            return QAccessible::accessibleInterface(known->second);
        auto *reader = new ItemReader(widget(), item);
        m_readers.emplace(item, QAccessible::registerAccessibleInterface(reader));
        return reader;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        for (int i = 0; i < m_items->itemCount(); ++i) {
            if (m_items->itemRect(i).contains(widget()->mapFromGlobal(QPoint(x, y))))
                return child(i);
        }
        return nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto found = std::find_if(m_readers.begin(), m_readers.end(),
            [&](const auto &known) { return QAccessible::accessibleInterface(known.second) == child; });
        return found == m_readers.end() ? -1 : found->first;
    }
    QAccessibleInterface *focusChild() const override
    {
        return widget()->hasFocus() ? child(m_items->currentItem()) : nullptr;
    }

private:
    Itemed *m_items;
    mutable std::map<int, QAccessible::Id> m_readers; ///< those somebody asked for
};

} // namespace

void tellCurrentItem(QWidget *widget, int item)
{
    if (!widget->hasFocus() || !QAccessible::isActive())
        return;
    QAccessibleEvent event(widget, QAccessible::Focus);
    event.setChild(item);
    QAccessible::updateAccessibility(&event);
}

static QAccessibleInterface *interfaceFor(const QString &, QObject *object)
{
    if (auto *widget = qobject_cast<QWidget *>(object); widget && dynamic_cast<Itemed *>(widget))
        return new ItemsReader(widget);
    auto *drawn = qobject_cast<Drawn *>(object);
    if (!drawn || drawn->accessibleName().isEmpty())
        return nullptr;
    const bool alert = qobject_cast<VerdictBand *>(object);
    return new QAccessibleWidget(drawn, alert ? QAccessible::AlertMessage : QAccessible::StaticText);
}

void installAccessibility()
{
    QAccessible::installFactory(interfaceFor);
}

} // namespace unitrail
