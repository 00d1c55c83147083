// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/code_book.h"

#include "core/codes/check_characters.h"
#include "core/codes/mh10.h"

#include <QRegularExpressionMatch>

namespace unitrail {

std::optional<CodeError> checkSerial(QStringView algorithm, const QString &serial, qsizetype position)
{
    if (algorithm.isEmpty() || checkCharacterFits(algorithm, serial))
        return {};
    return CodeError{QStringLiteral("serial.check-character"), static_cast<int>(position + serial.size() - 1),
        QStringLiteral("the check character of serial %1 does not fit (%2)").arg(serial, algorithm)};
}

/** Of the whole text, also when a shorter alternative of the pattern matches first. */
static QRegularExpressionMatch wholeMatch(const QRegularExpression &pattern, const QString &text)
{
    const auto match = pattern.match(
        text, 0, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
    if (!match.hasMatch() || match.capturedLength() == text.size())
        return match;
    const QRegularExpression anchored(
        QRegularExpression::anchoredPattern(pattern.pattern()), pattern.patternOptions());
    return anchored.match(text);
}

static std::optional<QDate> dateOf(const QString &text)
{
    const QByteArray bytes = text.toLatin1();
    if (bytes.size() == 10 && bytes[4] == '-' && bytes[7] == '-')
        return dateFromYyyymmdd(bytesOf(QByteArray(bytes).replace('-', "")));
    return bytes.size() == 6 ? dateFromYymmdd(bytesOf(bytes)) : dateFromYyyymmdd(bytesOf(bytes));
}

/** One rule that matches, turned into what it means. */
class RuleReading {
public:
    RuleReading(
        const CodeRule &rule, const Plant &plant, const QRegularExpressionMatch &match, const QString &text)
        : m_rule(rule)
        , m_plant(plant)
        , m_match(match)
        , m_text(text)
    { }

    std::optional<Meaning> meaning()
    {
        switch (m_rule.meaning) {
        case CodeRule::Meaning::Unit:
        case CodeRule::Meaning::Component:
        case CodeRule::Meaning::Lot:
            return item();
        case CodeRule::Meaning::Badge:
            if (!checked(identifier(), m_rule.check))
                return {};
            return BadgeCode{identifier()};
        case CodeRule::Meaning::Container:
            return named<ContainerCode>(ContainerId::fromText(identifier()));
        case CodeRule::Meaning::Station:
            return named<StationCode>(StationName::fromText(identifier()));
        case CodeRule::Meaning::Order:
            return named<OrderCode>(OrderNumber::fromText(identifier()));
        }
        return {};
    }

    std::optional<CodeError> error;
    bool wasChecked = false; ///< by a check character, and it fitted

private:
    [[nodiscard]] QString group(const char *name) const { return m_match.captured(QLatin1String(name)); }
    /** The group "id", or the serial, or the whole text when the rule has no groups for it. */
    [[nodiscard]] QString identifier() const
    {
        for (const char *name : {"id", "serial"}) {
            if (const QString text = group(name); !text.isEmpty())
                return text;
        }
        return m_text;
    }

    void refuse(const char *code, const QString &what)
    {
        error = CodeError{QLatin1String(code), 0, QStringLiteral("rule %1: %2").arg(m_rule.name, what)};
    }

    bool checked(const QString &text, QStringView algorithm)
    {
        const qsizetype position = std::max<qsizetype>(m_text.indexOf(text), 0);
        error = checkSerial(algorithm, text, position);
        wasChecked = !algorithm.isEmpty() && !error;
        return !error;
    }

    template <typename Meant, typename Named> std::optional<Meaning> named(const std::optional<Named> &name)
    {
        if (!checked(identifier(), m_rule.check))
            return {};
        if (!name) {
            refuse("code-book.name", QStringLiteral("%1 cannot be a name").arg(identifier()));
            return {};
        }
        return Meant{*name};
    }

    std::optional<Meaning> item()
    {
        ItemCode item;
        item.part = m_rule.part;
        if (const QString part = group("part"); !part.isEmpty())
            item.part = PartNumber::fromText(part);
        const bool isLot = m_rule.meaning == CodeRule::Meaning::Lot;
        QString serial = group("serial");
        QString lot = group("lot");
        if (isLot && lot.isEmpty())
            lot = identifier();
        else if (!isLot && serial.isEmpty() && lot.isEmpty())
            serial = identifier();
        item.serial = SerialNumber::fromText(serial);
        item.lot = LotNumber::fromText(lot);
        item.revision = group("revision");
        if ((!serial.isEmpty() && !item.serial) || (!lot.isEmpty() && !item.lot)
            || (!group("part").isEmpty() && !item.part)) {
            refuse("code-book.name",
                QStringLiteral("a part, serial or lot is too long or holds control characters"));
            return {};
        }
        if (const QString expiry = group("expiry"); !expiry.isEmpty() && !(item.expiry = dateOf(expiry))) {
            refuse("code-book.date", QStringLiteral("%1 is not a date").arg(expiry));
            return {};
        }
        if (const QString quantity = group("quantity");
            !quantity.isEmpty() && !(item.quantity = Decimal::fromText(quantity))) {
            refuse("code-book.quantity", QStringLiteral("%1 is not a quantity").arg(quantity));
            return {};
        }
        const Part *part = item.part ? m_plant.part(*item.part) : nullptr;
        const QString algorithm = !m_rule.check.isEmpty() ? m_rule.check
            : part != nullptr                             ? part->serialCheck
                                                          : QString();
        if (!serial.isEmpty() && !checked(serial, algorithm))
            return {};
        return item;
    }

    const CodeRule &m_rule;
    const Plant &m_plant;
    const QRegularExpressionMatch &m_match;
    const QString &m_text;
};

bool readByCodeBook(Code &code, const Plant &plant)
{
    struct Found {
        Meaning meaning;
        bool wasChecked;
    };
    std::vector<Found> found;
    std::optional<CodeError> error;
    bool matched = false;
    for (const CodeRule &rule : plant.codeRules) {
        const QRegularExpressionMatch match = wholeMatch(rule.pattern, code.text);
        if (!match.hasMatch())
            continue;
        matched = true;
        RuleReading reading(rule, plant, match, code.text);
        if (auto meaning = reading.meaning())
            found.push_back({std::move(*meaning), reading.wasChecked});
        else if (!error)
            error = reading.error;
    }
    for (Found &candidate : found) {
        if (error && !candidate.wasChecked)
            continue;
        if (std::find(code.meanings.begin(), code.meanings.end(), candidate.meaning) == code.meanings.end())
            code.meanings.push_back(std::move(candidate.meaning));
    }
    if (code.meanings.empty())
        code.error = std::move(error);
    return matched;
}

} // namespace unitrail
