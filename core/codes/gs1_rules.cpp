// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/gs1_ais.h"

#include "core/codes/check_characters.h"
#include "core/codes/gs1_coupon.h"

#include <QDate>

namespace unitrail {

// Accepted codes, each followed by a blank, in ascending order.
static constexpr Bytes countries = // ISO 3166 numeric
    "004 008 010 012 016 020 024 028 031 032 036 040 044 048 050 051 052 056 060 064 068 070 072 074 076 "
    "084 086 090 092 096 100 104 108 112 116 120 124 132 136 140 144 148 152 156 158 162 166 170 174 175 "
    "178 180 184 188 191 192 196 203 204 208 212 214 218 222 226 231 232 233 234 238 239 242 246 248 250 "
    "254 258 260 262 266 268 270 275 276 288 292 296 300 304 308 312 316 320 324 328 332 334 336 340 344 "
    "348 352 356 360 364 368 372 376 380 384 388 392 398 400 404 408 410 414 417 418 422 426 428 430 434 "
    "438 440 442 446 450 454 458 462 466 470 474 478 480 484 492 496 498 499 500 504 508 512 516 520 524 "
    "528 531 533 534 535 540 548 554 558 562 566 570 574 578 580 581 583 584 585 586 591 598 600 604 608 "
    "612 616 620 624 626 630 634 638 642 643 646 652 654 659 660 662 663 666 670 674 678 682 686 688 690 "
    "694 702 703 704 705 706 710 716 724 728 729 732 740 744 748 752 756 760 762 764 768 772 776 780 784 "
    "788 792 795 796 798 800 804 807 818 826 831 832 833 834 840 850 854 858 860 862 876 882 887 894 ";
static constexpr Bytes countryLetters = // ISO 3166 alpha-2
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT "
    "BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH "
    "ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT "
    "HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS "
    "LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI "
    "NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG "
    "SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG "
    "UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW ";
static constexpr Bytes currencies = // ISO 4217 numeric
    "008 012 032 036 044 048 050 051 052 060 064 068 072 084 090 096 104 108 116 124 132 136 144 152 156 "
    "170 174 188 192 203 208 214 222 230 232 238 242 262 270 292 320 324 328 332 340 344 348 352 356 360 "
    "364 368 376 388 392 396 398 400 404 408 410 414 417 418 422 426 430 434 446 454 458 462 480 484 496 "
    "498 504 512 516 524 532 533 548 554 558 566 578 586 590 598 600 604 608 634 643 646 654 682 690 702 "
    "704 706 710 728 748 752 756 760 764 776 780 784 788 800 807 818 826 834 840 858 860 882 886 901 924 "
    "925 926 927 928 929 930 933 934 936 938 940 941 943 944 946 947 948 949 950 951 952 953 955 956 957 "
    "958 959 960 961 962 963 964 965 967 968 969 970 971 972 973 975 976 977 978 979 980 981 984 985 986 "
    "990 994 997 999 ";
static constexpr Bytes mediaTypes = // AIDC media types of GS1
    "01 02 03 04 05 06 07 08 09 10 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99 ";
static constexpr Bytes packageTypes = // UN/ECE Recommendation 21 and GS1 extensions
    "1A 1B 1D 1F 1G 1W 200 201 202 203 204 205 206 210 211 212 2C 3A 3H 43 44 4A 4B 4C 4D 4F 4G 4H 5H 5L "
    "5M 6H 6P 7A 7B 8 8A 8B 8C 9 AA AB AC AD AF AG AH AI AJ AL AM AP APE AT AV B4 BB BC BD BE BF BG BGE "
    "BH BI BJ BK BL BM BME BN BO BP BQ BR BRI BS BT BU BV BW BX BY BZ CA CB CBL CC CCE CD CE CF CG CH CI "
    "CJ CK CL CM CN CO CP CQ CR CS CT CU CV CW CX CY CZ DA DB DC DG DH DI DJ DK DL DM DN DP DPE DR DS DT "
    "DU DV DW DX DY E1 E2 E3 EC ED EE EF EG EH EI EN FB FC FD FE FI FL FO FOB FP FPE FR FT FW FX GB GI "
    "GL GR GU GY GZ HA HB HC HG HN HR IA IB IC ID IE IF IG IH IK IL IN IZ JB JC JG JR JT JY KG KI LAB LE "
    "LG LT LU LV LZ MA MB MC ME MPE MR MS MT MW MX NA NE NF NG NS NT NU NV OA OB OC OD OE OF OK OPE OT "
    "OU P2 PA PAE PB PC PD PE PF PG PH PI PJ PK PL PLP PN PO POP PP PPE PR PT PU PUE PV PX PY PZ QA QB "
    "QC QD QF QG QH QJ QK QL QM QN QP QQ QR QS RB1 RB2 RB3 RCB RD RG RJ RK RL RO RT RZ S1 SA SB SC SD SE "
    "SEC SH SI SK SL SM SO SP SS ST STL SU SV SW SX SY SZ T1 TB TC TD TE TEV TG THE TI TK TL TN TO TR "
    "TRE TS TT TTE TU TV TW TWE TY TZ UC UN UUE VA VG VI VK VL VN VO VP VQ VR VS VY WA WB WC WD WF WG WH "
    "WJ WK WL WM WN WP WQ WR WRP WS WT WU WV WW WX WY WZ X11 X12 X15 X16 X17 X18 X19 X20 X3 XA XB XC XD "
    "XF XG XH XJ XK YA YB YC YD YF YG YH YJ YK YL YM YN YP YQ YR YS YT YV YW YX YY YZ ZA ZB ZC ZD ZF ZG "
    "ZH ZJ ZK ZL ZM ZN ZP ZQ ZR ZS ZT ZU ZV ZW ZX ZY ZZ ";

static bool isListed(Bytes list, Bytes code)
{
    if (code.empty() || code.find(' ') != Bytes::npos)
        return false;
    for (size_t at = list.find(code); at != Bytes::npos; at = list.find(code, at + 1)) {
        const bool starts = at == 0 || list[at - 1] == ' ';
        if (starts && at + code.size() < list.size() && list[at + code.size()] == ' ')
            return true;
    }
    return false;
}

static bool isDay(int year, Bytes month, Bytes day, bool dayOptional)
{
    if (!areDigits(month) || !areDigits(day))
        return false;
    const auto monthNumber = static_cast<int>(numberOf(month));
    const auto dayNumber = static_cast<int>(numberOf(day));
    if (dayOptional && dayNumber == 0)
        return monthNumber >= 1 && monthNumber <= 12;
    return QDate::isValid(year, monthNumber, dayNumber);
}

/** For the leap day alone: every two-digit year divisible by four is a leap year from 1901 to 2099. */
static bool isDate6(Bytes text, bool dayOptional)
{
    return text.size() == 6 && areDigits(text)
        && isDay(2000 + static_cast<int>(numberOf(text.substr(0, 2))), text.substr(2, 2), text.substr(4, 2),
            dayOptional);
}

static bool isDate8(Bytes text)
{
    return text.size() == 8 && areDigits(text) && text.substr(0, 4) != "0000"
        && isDay(static_cast<int>(numberOf(text.substr(0, 4))), text.substr(4, 2), text.substr(6, 2), false);
}

static bool isBelow(Bytes digits, qint64 limit)
{
    return areDigits(digits) && digits.size() <= 18 && numberOf(digits) < limit;
}

static bool isPiece(Bytes text)
{
    if (text.empty() || text.size() % 2 != 0 || text.size() > 36 || !areDigits(text))
        return false;
    const qint64 piece = numberOf(text.substr(0, text.size() / 2));
    return piece > 0 && piece <= numberOf(text.substr(text.size() / 2));
}

static bool isPlaceInSequence(Bytes text)
{
    const size_t slash = text.find('/');
    if (slash == Bytes::npos)
        return false;
    const Bytes place = text.substr(0, slash);
    const Bytes end = text.substr(slash + 1);
    if (!areDigits(place) || !areDigits(end) || place.size() > 9 || end.size() > 9 || place[0] == '0'
        || end[0] == '0')
        return false;
    return numberOf(place) <= numberOf(end);
}

static bool isPercentEncoded(Bytes text)
{
    for (size_t at = text.find('%'); at != Bytes::npos; at = text.find('%', at + 1)) {
        if (at + 2 >= text.size() || hexValue(text[at + 1]) < 0 || hexValue(text[at + 2]) < 0)
            return false;
    }
    return true;
}

/** ISO 13616: the country and check digits go to the end, letters count from 10, the whole mod 97 is 1. */
static bool isIban(Bytes text)
{
    if (text.size() <= 10 || !isListed(countryLetters, text.substr(0, 2)))
        return false;
    int rest = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[(i + 4) % text.size()];
        if (isDigit(c))
            rest = (rest * 10 + (c - '0')) % 97;
        else if (isUpper(c))
            rest = (rest * 100 + (c - 'A' + 10)) % 97;
        else
            return false;
    }
    return rest == 1;
}

static bool beginsWithPrefix(Bytes text, size_t from)
{
    return text.size() >= from + 4 && areDigits(text.substr(from, 4));
}

bool satisfies(Rule rule, Bytes content)
{
    switch (rule) {
    case Rule::None:
        return true;
    case Rule::CheckDigit:
        return gs1CheckDigitFits(content);
    case Rule::CheckPair:
        return content.size() > 2 && content.size() <= 32
            && bytesOf(gs1CheckPair(content.substr(0, content.size() - 2)))
            == content.substr(content.size() - 2);
    case Rule::PrefixFirst:
        return beginsWithPrefix(content, 0);
    case Rule::PrefixSecond:
        return beginsWithPrefix(content, 1);
    case Rule::Date6:
        return isDate6(content, false);
    case Rule::Date6DayOptional:
        return isDate6(content, true);
    case Rule::Date8:
        return isDate8(content);
    case Rule::Hour:
        return isBelow(content, 24);
    case Rule::Minute:
    case Rule::Second:
        return isBelow(content, 60);
    case Rule::HourMinute:
        return content.size() == 4 && isBelow(content.substr(0, 2), 24) && isBelow(content.substr(2), 60);
    case Rule::Country:
        return isListed(countries, content);
    case Rule::CountryOr999:
        return content == "999" || isListed(countries, content);
    case Rule::CountryLetters:
        return isListed(countryLetters, content);
    case Rule::Currency:
        return isListed(currencies, content);
    case Rule::MediaType:
        return isListed(mediaTypes, content);
    case Rule::PackageType:
        return isListed(packageTypes, content);
    case Rule::PieceOfTotal:
        return isPiece(content);
    case Rule::PlaceInSequence:
        return isPlaceInSequence(content);
    case Rule::NotZero:
        return content.find_first_not_of('0') != Bytes::npos;
    case Rule::Zero:
        return content.find_first_not_of('0') == Bytes::npos;
    case Rule::NoLeadingZero:
        return content.size() == 1 || content.front() != '0';
    case Rule::YesNo:
        return content == "0" || content == "1";
    case Rule::Winding:
        return content == "0" || content == "1" || content == "9";
    case Rule::Sex:
        return content == "0" || content == "1" || content == "2" || content == "9";
    case Rule::HasNonDigit:
        return !areDigits(content);
    case Rule::Hyphen:
        return content.find_first_not_of('-') == Bytes::npos;
    case Rule::PercentEncoded:
        return isPercentEncoded(content);
    case Rule::Latitude:
        return isBelow(content, 1'800'000'001);
    case Rule::Longitude:
        return isBelow(content, 3'600'000'001);
    case Rule::Iban:
        return isIban(content);
    case Rule::ImporterIndex:
        return content.size() == 1 && content != "=" && isInSet(CharacterSet::Base64Url, content.front());
    case Rule::Coupon:
        return isCoupon(content);
    case Rule::CouponOffer:
        return isCouponOffer(content);
    }
    return false;
}

struct RuleWords {
    Rule rule;
    Bytes code;
    Bytes words;
};
static constexpr std::array ruleWords{
    RuleWords{Rule::None, "", ""},
    RuleWords{Rule::CheckDigit, "gs1.check-digit", "should end in the check digit of the digits before it"},
    RuleWords{
        Rule::CheckPair, "gs1.check-pair", "should end in the two check characters of the text before them"},
    RuleWords{Rule::PrefixFirst, "gs1.company-prefix",
        "should begin with a company prefix of at least four digits"},
    RuleWords{Rule::PrefixSecond, "gs1.company-prefix",
        "should have a company prefix of at least four digits behind its first digit"},
    RuleWords{Rule::Date6, "gs1.date", "should be a real date YYMMDD"},
    RuleWords{Rule::Date6DayOptional, "gs1.date",
        "should be a real date YYMMDD, or day 00 for the end of the month"},
    RuleWords{Rule::Date8, "gs1.date", "should be a real date YYYYMMDD"},
    RuleWords{Rule::Hour, "gs1.time", "should be an hour from 00 to 23"},
    RuleWords{Rule::Minute, "gs1.time", "should be minutes from 00 to 59"},
    RuleWords{Rule::Second, "gs1.time", "should be seconds from 00 to 59"},
    RuleWords{Rule::HourMinute, "gs1.time", "should be a time HHMM"},
    RuleWords{Rule::Country, "gs1.code-list", "should be a country number of ISO 3166"},
    RuleWords{Rule::CountryOr999, "gs1.code-list", "should be a country number of ISO 3166, or 999"},
    RuleWords{Rule::CountryLetters, "gs1.code-list", "should be a two-letter country code of ISO 3166"},
    RuleWords{Rule::Currency, "gs1.code-list", "should be a currency number of ISO 4217"},
    RuleWords{Rule::MediaType, "gs1.code-list", "should be an AIDC media type"},
    RuleWords{Rule::PackageType, "gs1.code-list", "should be a package type of UN/ECE Recommendation 21"},
    RuleWords{Rule::PieceOfTotal, "gs1.piece", "should be a piece number from 1 to the total behind it"},
    RuleWords{Rule::PlaceInSequence, "gs1.piece", "should be a place from 1 to the total behind the slash"},
    RuleWords{Rule::NotZero, "gs1.zero", "should be more than zero"},
    RuleWords{Rule::Zero, "gs1.zero", "should be zero"},
    RuleWords{Rule::NoLeadingZero, "gs1.zero", "should have no zero in front"},
    RuleWords{Rule::YesNo, "gs1.code-list", "should be 0 or 1"},
    RuleWords{Rule::Winding, "gs1.code-list", "should be 0, 1 or 9"},
    RuleWords{Rule::Sex, "gs1.code-list", "should be 0, 1, 2 or 9"},
    RuleWords{Rule::HasNonDigit, "gs1.character", "should have at least one character that is not a digit"},
    RuleWords{Rule::Hyphen, "gs1.character", "should be a hyphen or nothing"},
    RuleWords{
        Rule::PercentEncoded, "gs1.percent", "should have two hexadecimal digits behind each percent sign"},
    RuleWords{Rule::Latitude, "gs1.position", "should be a latitude up to 1800000000"},
    RuleWords{Rule::Longitude, "gs1.position", "should be a longitude up to 3600000000"},
    RuleWords{Rule::Iban, "gs1.iban", "should be an IBAN whose check digits fit"},
    RuleWords{Rule::ImporterIndex, "gs1.character", "should be a letter, a digit, - or _"},
    RuleWords{Rule::Coupon, "gs1.coupon", "should have the fields of a coupon code"},
    RuleWords{Rule::CouponOffer, "gs1.coupon", "should have the fields of a positive offer file code"},
};

static const RuleWords &find(Rule rule)
{
    const auto *row = std::find_if(
        ruleWords.begin(), ruleWords.end(), [rule](const RuleWords &words) { return words.rule == rule; });
    Q_ASSERT(row != ruleWords.end());
    return *row;
}

Bytes wordsFor(Rule rule)
{
    return find(rule).words;
}

Bytes codeFor(Rule rule)
{
    return find(rule).code;
}

} // namespace unitrail
