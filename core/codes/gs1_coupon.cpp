// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/gs1_coupon.h"

#include "core/codes/gs1_ais.h"

namespace unitrail {

/** Takes fields from the front of a coupon code; once one does not fit, nothing fits any more. */
class CouponFields {
public:
    explicit CouponFields(Bytes text)
        : m_rest(text)
    { }

    [[nodiscard]] bool good() const { return m_good; }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] char next() const { return m_rest.empty() ? '\0' : m_rest.front(); }

    Bytes take(size_t size)
    {
        if (!m_good || m_rest.size() < size) {
            m_good = false;
            return {};
        }
        const Bytes field = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return field;
    }
    /** One digit out of those. */
    void takeOneOf(Bytes allowed)
    {
        const Bytes digit = take(1);
        m_good = m_good && allowed.find(digit.front()) != Bytes::npos;
    }
    /** A digit that says the length, from the allowed ones, and so many more than it digits behind it. */
    void takeSized(Bytes allowed, size_t more)
    {
        const Bytes digit = take(1);
        m_good = m_good && allowed.find(digit.front()) != Bytes::npos;
        if (m_good)
            take(static_cast<size_t>(digit.front() - '0') + more);
    }
    Bytes takeDate()
    {
        const Bytes date = take(6);
        m_good = m_good && satisfies(Rule::Date6, date);
        return date;
    }
    void takePurchase()
    {
        takeSized("12345", 0);
        takeOneOf("012349");
        take(3);
    }
    void takeSecondCompany()
    {
        if (next() == '9')
            take(1);
        else
            takeSized("0123456", 6);
    }

private:
    Bytes m_rest;
    bool m_good = true;
};

bool isCoupon(Bytes text)
{
    if (!areDigits(text))
        return false;
    CouponFields fields(text);
    fields.takeSized("0123456", 6); // company prefix of the funder
    fields.take(6); // offer code
    fields.takeSized("12345", 0); // save value
    fields.takePurchase();
    Bytes expiry;
    char last = '0';
    while (fields.good() && !fields.atEnd()) {
        const char kind = fields.next();
        if (kind <= last)
            return false;
        last = kind;
        fields.take(1);
        if (kind == '1') {
            fields.takeOneOf("0123");
            fields.takePurchase();
            fields.takeSecondCompany();
        } else if (kind == '2') {
            fields.takePurchase();
            fields.takeSecondCompany();
        } else if (kind == '3') {
            expiry = fields.takeDate();
        } else if (kind == '4') {
            const Bytes start = fields.takeDate();
            if (fields.good() && !expiry.empty() && expiry < start)
                return false;
        } else if (kind == '5') {
            fields.takeSized("0123456789", 6);
        } else if (kind == '6') {
            fields.takeSized("1234567", 6);
        } else if (kind == '9') {
            fields.takeOneOf("01256");
            fields.takeOneOf("012");
            fields.take(1);
            fields.takeOneOf("01");
        } else {
            return false;
        }
    }
    return fields.good();
}

bool isCouponOffer(Bytes text)
{
    if (!areDigits(text))
        return false;
    CouponFields fields(text);
    fields.takeOneOf("01");
    fields.takeSized("0123456", 6);
    fields.take(6);
    fields.takeSized("0123456789", 6);
    return fields.good() && fields.atEnd();
}

} // namespace unitrail
