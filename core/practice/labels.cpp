// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/practice/labels.h"

#include "core/codes/check_characters.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static constexpr char groupSeparator = '\x1d';
/** The GS1 company prefix of the demo factory; SSCC extension digit 3. */
static constexpr auto companyPrefix = "4012345"_L1;

QString numbered(const QString &example, qint64 number, int digits)
{
    QString text = example;
    for (qsizetype i = text.size(); i-- > 0 && digits > 0;) {
        if (text[i] < u'0' || text[i] > u'9')
            continue;
        text[i] = QChar(u'0' + ushort(number % 10));
        number /= 10;
        --digits;
    }
    return text;
}

QByteArray unitLabel(const UnitId &unit, const Part &part, const std::optional<LotNumber> &productLot)
{
    if (part.gtin.isEmpty())
        return unit.part.text().toUtf8() + ":S" + unit.serial.text().toUtf8();
    QByteArray label = "]d201" + part.gtin.toLatin1() + "21" + unit.serial.text().toLatin1();
    if (productLot)
        label += groupSeparator + QByteArray("10") + productLot->text().toLatin1();
    return label;
}

QByteArray lotLabel(
    const LotId &lot, const std::optional<QDate> &expiry, const std::optional<Decimal> &quantity)
{
    QByteArray label = lot.part.text().toUtf8() + ":1T" + lot.lot.text().toUtf8();
    if (expiry)
        label += ":14D" + expiry->toString(u"yyyyMMdd"_s).toLatin1();
    if (quantity)
        label += ":Q" + quantity->text().toLatin1();
    return label;
}

QByteArray componentLabel(const Component &component, const std::optional<QDate> &expiry)
{
    if (!component.serial)
        return lotLabel({component.part, *component.lot}, expiry, {});
    const QByteArray part = component.part.text().toUtf8();
    const QByteArray serial = component.serial->text().toUtf8();
    // The motor comes with the supplier's DataMatrix; the other pieces are labelled in the goods-in.
    if (component.part.text() == "M24-120"_L1) {
        return QByteArray("]d1[)>\x1e") + "06" + groupSeparator + "1P" + part + groupSeparator + "S" + serial
            + QByteArray("\x1e\x04");
    }
    QByteArray label = part + ":S" + serial;
    if (component.lot)
        label += ":1T" + component.lot->text().toUtf8();
    return label;
}

QByteArray ssccLabel(const QString &sscc)
{
    return "]C100" + sscc.toLatin1();
}

QString ssccOf(qint64 number)
{
    const QByteArray digits = "3" + QByteArray(companyPrefix.data(), companyPrefix.size())
        + QByteArray::number(number).rightJustified(9, '0');
    return QString::fromLatin1(digits + gs1CheckDigit(Bytes(digits.constData(), size_t(digits.size()))));
}

QString sgtin96(const QString &gtin, qint64 serial)
{
    // Header 0x30, filter 1 (point of sale item), partition 5: 24 bits of company prefix, 20 of item
    // reference.
    const quint64 company = gtin.mid(1, 7).toULongLong();
    const quint64 item = (gtin.left(1) + gtin.mid(8, 5)).toULongLong();
    const quint64 high = quint64(0x30) << 56 | quint64(1) << 53 | quint64(5) << 50 | company << 26 | item << 6
        | quint64(serial) >> 32;
    const quint64 low = quint64(serial) & 0xffffffff;
    return (
        QString::number(high, 16).rightJustified(16, u'0') + QString::number(low, 16).rightJustified(8, u'0'))
        .toUpper();
}

} // namespace unitrail
