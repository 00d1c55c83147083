// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/hibc.h"

#include "core/codes/check_characters.h"
#include "core/codes/mh10.h"

namespace unitrail {

QString HibcReading::value(const char *identifier) const
{
    for (const Element &element : elements) {
        if (element.identifier == QLatin1String(identifier))
            return element.value;
    }
    return {};
}

static bool isAlphanumeric(Bytes text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return isDigit(c) || isUpper(c); });
}

static std::optional<QString> dateText(const QDate &date)
{
    return date.isValid() ? std::optional(date.toString(Qt::ISODate)) : std::nullopt;
}

static int fullYear(Bytes yy)
{
    const auto date = dateFromYymmdd(std::string(yy) + "0101");
    return date ? date->year() : 0;
}

/** YYJJJ: the year and the day in it. */
static std::optional<QString> ordinalDate(Bytes text)
{
    const int year = fullYear(text.substr(0, 2));
    const auto day = static_cast<int>(numberOf(text.substr(2, 3)));
    const QDate newYear(year, 1, 1);
    return day >= 1 && day <= newYear.daysInYear() ? dateText(newYear.addDays(day - 1)) : std::nullopt;
}

static std::optional<QString> calendarDate(Bytes yy, Bytes mm, Bytes dd)
{
    return dateText(QDate(fullYear(yy), static_cast<int>(numberOf(mm)), static_cast<int>(numberOf(dd))));
}

/** The parts of a label from left to right; the first that does not fit ends it. */
class HibcReader {
public:
    explicit HibcReader(Bytes message)
        : m_message(message)
    { }

    HibcReading read()
    {
        if (checkWhole()) {
            m_at = 1;
            if (isUpper(m_message[1]))
                readPrimary();
            else
                readSecondaryAlone();
        }
        return std::move(m_reading);
    }

private:
    bool fail(const char *code, size_t position, const QString &text)
    {
        if (!m_reading.error)
            m_reading.error = CodeError{QLatin1String(code), static_cast<int>(position), text};
        return false;
    }
    void add(const char *identifier, const QString &value)
    {
        m_reading.elements.push_back({QLatin1String(identifier), value});
    }
    /** What a label says once. A date may come a second time if it only says more: the month, then the day.
     */
    void addOnce(const char *identifier, const QString &value, size_t position)
    {
        const auto known = std::find_if(m_reading.elements.begin(), m_reading.elements.end(),
            [identifier](const Element &element) { return element.identifier == QLatin1String(identifier); });
        if (known == m_reading.elements.end()) {
            add(identifier, value);
            return;
        }
        const bool isDate = qstrcmp(identifier, "expiry") == 0;
        if (isDate && value.startsWith(known->value))
            known->value = value;
        else if (known->value != value && !(isDate && known->value.startsWith(value)))
            fail("hibc.repeated", position,
                QStringLiteral("%1 comes twice with different values").arg(QLatin1String(identifier)));
    }

    bool checkWhole()
    {
        if (m_message.size() < 4 || m_message[0] != '+')
            return fail(
                "hibc.shape", 0, QStringLiteral("a HIBC label begins with + and has a check character"));
        for (size_t i = 0; i < m_message.size(); ++i) {
            if (hibcCheckCharacter(m_message.substr(i, 1)) == 0)
                return fail("hibc.character", i, QStringLiteral("a character that Code 39 does not have"));
        }
        const size_t last = m_message.size() - 1;
        if (hibcCheckCharacter(m_message.substr(0, last)) != m_message[last])
            return fail("hibc.check-character", last, QStringLiteral("the check character does not fit"));
        m_end = last;
        return true;
    }

    [[nodiscard]] Bytes rest() const { return m_message.substr(m_at, m_end - m_at); }
    Bytes take(size_t size)
    {
        const Bytes taken = rest().substr(0, size);
        m_at += taken.size();
        return taken;
    }

    void readPrimary()
    {
        const size_t slash = std::min(rest().find('/'), rest().size());
        const Bytes primary = take(slash);
        // LIC of four, product of 1 to 18, unit of measure of one.
        if (primary.size() < 6 || primary.size() > 23 || !isAlphanumeric(primary)) {
            fail("hibc.primary", 1,
                QStringLiteral("the primary part is a LIC of 4, a product of 1 to 18 and a unit of measure "
                               "of 1 character"));
            return;
        }
        if (!isDigit(primary.back())) {
            fail("hibc.primary", primary.size(), QStringLiteral("the unit of measure is a digit"));
            return;
        }
        add("LIC", asciiText(primary.substr(0, 4)));
        add("PCN", asciiText(primary.substr(4, primary.size() - 5)));
        add("UM", asciiText(primary.substr(primary.size() - 1)));
        while (m_at < m_end && !m_reading.error) {
            ++m_at; // the slash
            const size_t end = std::min(m_message.find('/', m_at), m_end);
            readSegment(end);
        }
    }

    /** It ends in the check character of the primary label, which links the two. */
    void readSecondaryAlone()
    {
        --m_end;
        add("link", asciiText(m_message.substr(m_end, 1)));
        while (m_at < m_end && !m_reading.error) {
            const size_t end = std::min(m_message.find('/', m_at), m_end);
            readSegment(end);
            m_at = std::min(end + 1, m_end);
        }
    }

    void readSegment(size_t end)
    {
        const Bytes segment = m_message.substr(m_at, end - m_at);
        const size_t start = m_at;
        m_at = end;
        if (segment.starts_with("$$+")) {
            readDated(segment.substr(3), start + 3, "serial", false);
        } else if (segment.starts_with("$$")) {
            readDated(segment.substr(2), start + 2, "lot", true);
        } else if (segment.starts_with("$+")) {
            readText("serial", segment.substr(2), start + 2);
        } else if (segment.starts_with('$')) {
            readText("lot", segment.substr(1), start + 1);
        } else if (segment.starts_with("14D")) {
            readDay("expiry", segment.substr(3), start + 3);
        } else if (segment.starts_with("16D")) {
            readDay("made", segment.substr(3), start + 3);
        } else if (segment.starts_with('S')) {
            readText("serial", segment.substr(1), start + 1);
        } else if (segment.starts_with('Q') && areDigits(segment.substr(1))) {
            readQuantity(segment.substr(1), start + 1);
        } else if (segment.size() >= 5 && areDigits(segment.substr(0, 5))) {
            const auto date = ordinalDate(segment);
            if (!date) {
                fail("hibc.date", start, QStringLiteral("there is no such day of the year"));
                return;
            }
            addOnce("expiry", *date, start);
            if (segment.size() > 5)
                readText("lot", segment.substr(5), start + 5);
        } else {
            fail("hibc.segment", start, QStringLiteral("this is no part of a HIBC label"));
        }
    }

    void readText(const char *identifier, Bytes text, size_t position)
    {
        if (text.empty())
            fail("hibc.empty", position, QStringLiteral("there is no %1").arg(QLatin1String(identifier)));
        else if (text.size() > textSizeMax)
            fail("hibc.too-long", position + textSizeMax,
                QStringLiteral("a %1 has %2 characters at most")
                    .arg(QLatin1String(identifier))
                    .arg(textSizeMax));
        else
            addOnce(identifier, asciiText(text), position);
    }

    void readQuantity(Bytes digits, size_t position)
    {
        if (digits.size() > 5)
            fail("hibc.quantity", position, QStringLiteral("the quantity has 5 digits at most"));
        else
            addOnce("quantity", QString::number(numberOf(digits)), position);
    }

    void readDay(const char *identifier, Bytes text, size_t position)
    {
        const auto date = dateFromYyyymmdd(text);
        if (date)
            addOnce(identifier, date->toString(Qt::ISODate), position);
        else
            fail("hibc.date", position, QStringLiteral("a date YYYYMMDD should stand here"));
    }

    /** [8nn or 9nnnnn quantity] date lot; or date serial. */
    void readDated(Bytes text, size_t position, const char *identifier, bool withQuantity)
    {
        if (withQuantity && (text.starts_with('8') || text.starts_with('9'))) {
            const size_t size = text[0] == '8' ? 2 : 5;
            const Bytes quantity = text.substr(1, size);
            if (quantity.size() < size || !areDigits(quantity)) {
                fail("hibc.quantity", position + 1, QStringLiteral("the quantity has %1 digits").arg(size));
                return;
            }
            readQuantity(quantity, position + 1);
            text.remove_prefix(1 + size);
            position += 1 + size;
            if (text.empty())
                return;
        }
        struct Form {
            char flag;
            size_t size;
        };
        static constexpr std::array forms{
            Form{'2', 6}, Form{'3', 6}, Form{'4', 8}, Form{'5', 5}, Form{'6', 7}, Form{'7', 0}};
        const char flag = text.empty() ? '\0' : text[0];
        const auto *form = std::find_if(
            forms.begin(), forms.end(), [flag](const Form &candidate) { return candidate.flag == flag; });
        const bool isMonth = flag == '0' || flag == '1';
        if (form == forms.end() && !isMonth) {
            fail("hibc.date", position, QStringLiteral("there is no such form of a date"));
            return;
        }
        const size_t lead = isMonth ? 0 : 1;
        const size_t size = isMonth ? 4 : form->size;
        const Bytes digits = text.substr(lead, size);
        if (digits.size() < size || (size > 0 && !areDigits(digits))) {
            fail("hibc.date", position + lead, QStringLiteral("the date has %1 digits").arg(size));
            return;
        }
        if (size > 0) {
            const auto date = dateOf(isMonth ? '0' : flag, digits);
            if (!date) {
                fail("hibc.date", position + lead, QStringLiteral("there is no such day"));
                return;
            }
            addOnce("expiry", *date, position + lead);
        }
        if (const Bytes left = text.substr(lead + size); !left.empty())
            readText(identifier, left, position + lead + size);
    }

    static std::optional<QString> withHour(const std::optional<QString> &date, Bytes hour)
    {
        return date && numberOf(hour) < 24 ? std::optional(*date + u'T' + asciiText(hour)) : std::nullopt;
    }

    static std::optional<QString> dateOf(char flag, Bytes digits)
    {
        switch (flag) {
        case '0': { // MMYY
            const qint64 month = numberOf(digits.substr(0, 2));
            if (month < 1 || month > 12)
                return {};
            return QString::number(fullYear(digits.substr(2, 2))) + u'-' + asciiText(digits.substr(0, 2));
        }
        case '2': // MMDDYY
            return calendarDate(digits.substr(4, 2), digits.substr(0, 2), digits.substr(2, 2));
        case '3': // YYMMDD
            return calendarDate(digits.substr(0, 2), digits.substr(2, 2), digits.substr(4, 2));
        case '4': // YYMMDDHH
            return withHour(calendarDate(digits.substr(0, 2), digits.substr(2, 2), digits.substr(4, 2)),
                digits.substr(6, 2));
        case '5': // YYJJJ
            return ordinalDate(digits);
        case '6': // YYJJJHH
            return withHour(ordinalDate(digits), digits.substr(5, 2));
        default:
            return {};
        }
    }

    static constexpr size_t textSizeMax = 18; ///< of a lot or serial

    Bytes m_message;
    size_t m_at = 0;
    size_t m_end = 0; ///< in front of the check character, and of the link
    HibcReading m_reading;
};

HibcReading readHibc(Bytes message)
{
    return HibcReader(message).read();
}

std::optional<QDate> dayOfHibcDate(const QString &date)
{
    if (date.size() == 7) {
        const QDate first = QDate::fromString(date + QStringLiteral("-01"), Qt::ISODate);
        return first.isValid() ? std::optional(first.addMonths(1).addDays(-1)) : std::nullopt;
    }
    const QDate day = QDate::fromString(date.left(10), Qt::ISODate);
    return day.isValid() ? std::optional(day) : std::nullopt;
}

} // namespace unitrail
