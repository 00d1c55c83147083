// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/gs1_ais.h"

namespace unitrail {

/*
 * The GS1 application identifiers of the General Specifications, as of January 2026.
 * A row: from, to, flags, components, what it needs, what it excludes, Digital Link qualifiers, title.
 */
static constexpr unsigned bare = ApplicationIdentifier::bare;
static constexpr unsigned attribute = ApplicationIdentifier::attribute;
static constexpr unsigned key = ApplicationIdentifier::key;

static constexpr AiComponent component(CharacterSet set, int sizeMin, int sizeMax, Rule a, Rule b, Rule c)
{
    return {set, static_cast<quint8>(sizeMin), static_cast<quint8>(sizeMax), false, {a, b, c}};
}
static constexpr AiComponent n(int size, Rule a = Rule::None, Rule b = Rule::None)
{
    return component(CharacterSet::Digits, size, size, a, b, Rule::None);
}
static constexpr AiComponent nUpTo(int size, Rule a = Rule::None)
{
    return component(CharacterSet::Digits, 1, size, a, Rule::None, Rule::None);
}
static constexpr AiComponent x(int size, Rule a = Rule::None)
{
    return component(CharacterSet::Set82, size, size, a, Rule::None, Rule::None);
}
static constexpr AiComponent xUpTo(int size, Rule a = Rule::None, Rule b = Rule::None, Rule c = Rule::None)
{
    return component(CharacterSet::Set82, 1, size, a, b, c);
}
static constexpr AiComponent yUpTo(int size, Rule a)
{
    return component(CharacterSet::Set39, 1, size, a, Rule::None, Rule::None);
}
static constexpr AiComponent zUpTo(int size)
{
    return component(CharacterSet::Base64Url, 1, size, Rule::None, Rule::None, Rule::None);
}
static constexpr AiComponent optional(AiComponent given)
{
    given.optional = true;
    return given;
}

// clang-format off
static constexpr ApplicationIdentifier table[] {
    {"00", "00", bare | attribute | key, {n(18, Rule::CheckDigit, Rule::PrefixSecond)}, "", "", "", "SSCC"},
    {"01", "01", bare | attribute | key, {n(14, Rule::CheckDigit, Rule::PrefixSecond)}, "", "255 37", "22 10 21|235", "GTIN"},
    {"02", "02", bare | attribute, {n(14, Rule::CheckDigit, Rule::PrefixSecond)}, "37", "01 03", "", "CONTENT"},
    {"03", "03", bare, {n(14, Rule::CheckDigit, Rule::PrefixSecond)}, "", "01 02 37", "", "MTO GTIN"},
    {"10", "10", attribute, {xUpTo(20)}, "01|02|03|8006|8026", "", "", "BATCH/LOT"},
    {"11", "11", bare | attribute, {n(6, Rule::Date6DayOptional)}, "01|02|03|8006|8026", "", "", "PROD DATE"},
    {"12", "12", bare | attribute, {n(6, Rule::Date6DayOptional)}, "8020", "", "", "DUE DATE"},
    {"13", "13", bare | attribute, {n(6, Rule::Date6DayOptional)}, "01|02|03|8006|8026", "", "", "PACK DATE"},
    {"15", "15", bare | attribute, {n(6, Rule::Date6DayOptional)}, "01|02|03|8006|8026", "", "", "BEST BEFORE or BEST BY"},
    {"16", "16", bare | attribute, {n(6, Rule::Date6DayOptional)}, "01|02|03|8006|8026", "", "", "SELL BY"},
    {"17", "17", bare | attribute, {n(6, Rule::Date6DayOptional)}, "01|02|03|255|8006|8026", "", "", "USE BY or EXPIRY"},
    {"20", "20", bare | attribute, {n(2)}, "01|02|8006|8026", "", "", "VARIANT"},
    {"21", "21", 0, {xUpTo(20)}, "01|03|8006", "235", "", "SERIAL"},
    {"22", "22", 0, {xUpTo(20)}, "01", "", "", "CPV"},
    {"235", "235", 0, {xUpTo(28)}, "01", "", "", "TPX"},
    {"240", "240", attribute, {xUpTo(30)}, "01|02|8006|8026", "", "", "ADDITIONAL ID"},
    {"241", "241", attribute, {xUpTo(30)}, "01|02|8006|8026", "", "", "CUST. PART No."},
    {"242", "242", attribute, {nUpTo(6)}, "01|02|8006|8026", "", "", "MTO VARIANT"},
    {"243", "243", attribute, {xUpTo(20)}, "01", "", "", "PCN"},
    {"250", "250", attribute, {xUpTo(30)}, "01|8006 21", "", "", "SECONDARY SERIAL"},
    {"251", "251", attribute, {xUpTo(30)}, "01|8006", "", "", "REF. TO SOURCE"},
    {"253", "253", attribute | key, {n(13, Rule::CheckDigit, Rule::PrefixFirst), optional(xUpTo(17))}, "", "", "", "GDTI"},
    {"254", "254", 0, {xUpTo(20)}, "414", "", "", "GLN EXTENSION COMPONENT"},
    {"255", "255", attribute | key, {n(13, Rule::CheckDigit, Rule::PrefixFirst), optional(nUpTo(12))}, "", "01 02 415 8006 8020 8026", "", "GCN"},
    {"30", "30", attribute, {nUpTo(8)}, "01|02", "", "", "VAR. COUNT"},
    {"3100", "3105", bare | attribute, {n(6)}, "01|02", "310n", "", "NET WEIGHT (kg)"},
    {"3110", "3115", bare | attribute, {n(6)}, "01|02", "311n", "", "LENGTH (m)"},
    {"3120", "3125", bare | attribute, {n(6)}, "01|02", "312n", "", "WIDTH (m)"},
    {"3130", "3135", bare | attribute, {n(6)}, "01|02", "313n", "", "HEIGHT (m)"},
    {"3140", "3145", bare | attribute, {n(6)}, "01|02", "314n", "", "AREA (m²)"},
    {"3150", "3155", bare | attribute, {n(6)}, "01|02", "315n", "", "NET VOLUME (l)"},
    {"3160", "3165", bare | attribute, {n(6)}, "01|02", "316n", "", "NET VOLUME (m³)"},
    {"3200", "3205", bare | attribute, {n(6)}, "01|02", "320n", "", "NET WEIGHT (lb)"},
    {"3210", "3215", bare | attribute, {n(6)}, "01|02", "321n", "", "LENGTH (in)"},
    {"3220", "3225", bare | attribute, {n(6)}, "01|02", "322n", "", "LENGTH (ft)"},
    {"3230", "3235", bare | attribute, {n(6)}, "01|02", "323n", "", "LENGTH (yd)"},
    {"3240", "3245", bare | attribute, {n(6)}, "01|02", "324n", "", "WIDTH (in)"},
    {"3250", "3255", bare | attribute, {n(6)}, "01|02", "325n", "", "WIDTH (ft)"},
    {"3260", "3265", bare | attribute, {n(6)}, "01|02", "326n", "", "WIDTH (yd)"},
    {"3270", "3275", bare | attribute, {n(6)}, "01|02", "327n", "", "HEIGHT (in)"},
    {"3280", "3285", bare | attribute, {n(6)}, "01|02", "328n", "", "HEIGHT (ft)"},
    {"3290", "3295", bare | attribute, {n(6)}, "01|02", "329n", "", "HEIGHT (yd)"},
    {"3300", "3305", bare | attribute, {n(6)}, "00|01", "330n", "", "GROSS WEIGHT (kg)"},
    {"3310", "3315", bare | attribute, {n(6)}, "00|01", "331n", "", "LENGTH (m), log"},
    {"3320", "3325", bare | attribute, {n(6)}, "00|01", "332n", "", "WIDTH (m), log"},
    {"3330", "3335", bare | attribute, {n(6)}, "00|01", "333n", "", "HEIGHT (m), log"},
    {"3340", "3345", bare | attribute, {n(6)}, "00|01", "334n", "", "AREA (m²), log"},
    {"3350", "3355", bare | attribute, {n(6)}, "00|01", "335n", "", "VOLUME (l), log"},
    {"3360", "3365", bare | attribute, {n(6)}, "00|01", "336n", "", "VOLUME (m³), log"},
    {"3370", "3375", bare | attribute, {n(6)}, "01", "337n", "", "KG PER m²"},
    {"3400", "3405", bare | attribute, {n(6)}, "00|01", "340n", "", "GROSS WEIGHT (lb)"},
    {"3410", "3415", bare | attribute, {n(6)}, "00|01", "341n", "", "LENGTH (in), log"},
    {"3420", "3425", bare | attribute, {n(6)}, "00|01", "342n", "", "LENGTH (ft), log"},
    {"3430", "3435", bare | attribute, {n(6)}, "00|01", "343n", "", "LENGTH (yd), log"},
    {"3440", "3445", bare | attribute, {n(6)}, "00|01", "344n", "", "WIDTH (in), log"},
    {"3450", "3455", bare | attribute, {n(6)}, "00|01", "345n", "", "WIDTH (ft), log"},
    {"3460", "3465", bare | attribute, {n(6)}, "00|01", "346n", "", "WIDTH (yd), log"},
    {"3470", "3475", bare | attribute, {n(6)}, "00|01", "347n", "", "HEIGHT (in), log"},
    {"3480", "3485", bare | attribute, {n(6)}, "00|01", "348n", "", "HEIGHT (ft), log"},
    {"3490", "3495", bare | attribute, {n(6)}, "00|01", "349n", "", "HEIGHT (yd), log"},
    {"3500", "3505", bare | attribute, {n(6)}, "01|02", "350n", "", "AREA (in²)"},
    {"3510", "3515", bare | attribute, {n(6)}, "01|02", "351n", "", "AREA (ft²)"},
    {"3520", "3525", bare | attribute, {n(6)}, "01|02", "352n", "", "AREA (yd²)"},
    {"3530", "3535", bare | attribute, {n(6)}, "00|01", "353n", "", "AREA (in²), log"},
    {"3540", "3545", bare | attribute, {n(6)}, "00|01", "354n", "", "AREA (ft²), log"},
    {"3550", "3555", bare | attribute, {n(6)}, "00|01", "355n", "", "AREA (yd²), log"},
    {"3560", "3565", bare | attribute, {n(6)}, "01|02", "356n", "", "NET WEIGHT (tr oz)"},
    {"3570", "3575", bare | attribute, {n(6)}, "01|02", "357n", "", "NET VOLUME (oz)"},
    {"3600", "3605", bare | attribute, {n(6)}, "01|02", "360n", "", "NET VOLUME (qt (US))"},
    {"3610", "3615", bare | attribute, {n(6)}, "01|02", "361n", "", "NET VOLUME (gal.)"},
    {"3620", "3625", bare | attribute, {n(6)}, "00|01", "362n", "", "VOLUME (qt (US)), log"},
    {"3630", "3635", bare | attribute, {n(6)}, "00|01", "363n", "", "VOLUME (gal (US)), log"},
    {"3640", "3645", bare | attribute, {n(6)}, "01|02", "364n", "", "NET VOLUME (in³)"},
    {"3650", "3655", bare | attribute, {n(6)}, "01|02", "365n", "", "NET VOLUME (ft³)"},
    {"3660", "3665", bare | attribute, {n(6)}, "01|02", "366n", "", "NET VOLUME (yd³)"},
    {"3670", "3675", bare | attribute, {n(6)}, "00|01", "367n", "", "VOLUME (in³), log"},
    {"3680", "3685", bare | attribute, {n(6)}, "00|01", "368n", "", "VOLUME (ft³), log"},
    {"3690", "3695", bare | attribute, {n(6)}, "00|01", "369n", "", "VOLUME (yd³), log"},
    {"37", "37", attribute, {nUpTo(8)}, "00 02|8026", "", "", "COUNT"},
    {"3900", "3909", attribute, {nUpTo(15)}, "255|8020", "390n 391n 394n 8111", "", "AMOUNT"},
    {"3910", "3919", attribute, {n(3, Rule::Currency), nUpTo(15)}, "8020", "391n", "", "AMOUNT"},
    {"3920", "3929", attribute, {nUpTo(15)}, "01 30|31nn|32nn|35nn|36nn", "392n 393n", "", "PRICE"},
    {"3930", "3939", attribute, {n(3, Rule::Currency), nUpTo(15)}, "30|31nn|32nn|35nn|36nn", "393n", "", "PRICE"},
    {"3940", "3943", attribute, {n(4)}, "255", "394n 8111", "", "PRCNT OFF"},
    {"3950", "3955", attribute, {n(6)}, "30|31nn|32nn|35nn|36nn", "392n 393n 395n 8005", "", "PRICE/UoM"},
    {"400", "400", attribute, {xUpTo(30)}, "", "", "", "ORDER NUMBER"},
    {"401", "401", attribute | key, {xUpTo(30, Rule::PrefixFirst)}, "", "", "", "GINC"},
    {"402", "402", attribute | key, {n(17, Rule::CheckDigit, Rule::PrefixFirst)}, "", "", "", "GSIN"},
    {"403", "403", attribute, {xUpTo(30)}, "00", "", "", "ROUTE"},
    {"410", "410", bare | attribute, {n(13, Rule::CheckDigit, Rule::PrefixFirst)}, "", "", "", "SHIP TO LOC"},
    {"411", "411", bare | attribute, {n(13, Rule::CheckDigit, Rule::PrefixFirst)}, "", "", "", "BILL TO"},
    {"412", "412", bare | attribute, {n(13, Rule::CheckDigit, Rule::PrefixFirst)}, "", "", "", "PURCHASE FROM"},
    {"413", "413", bare | attribute, {n(13, Rule::CheckDigit, Rule::PrefixFirst)}, "", "", "", "SHIP FOR LOC"},
    {"414", "414", bare | attribute | key, {n(13, Rule::CheckDigit, Rule::PrefixFirst)}, "", "", "254|7040", "LOC No."},
    {"415", "415", bare | attribute | key, {n(13, Rule::CheckDigit, Rule::PrefixFirst)}, "8020", "", "8020", "PAY TO"},
    {"416", "416", bare | attribute, {n(13, Rule::CheckDigit, Rule::PrefixFirst)}, "", "", "", "PROD/SERV LOC"},
    {"417", "417", bare | attribute | key, {n(13, Rule::CheckDigit, Rule::PrefixFirst)}, "", "", "7040", "PARTY"},
    {"420", "420", attribute, {xUpTo(20)}, "", "421", "", "SHIP TO POST"},
    {"421", "421", attribute, {n(3, Rule::Country), xUpTo(9)}, "", "4307", "", "SHIP TO POST"},
    {"422", "422", attribute, {n(3, Rule::Country)}, "01|02|8006|8026", "426", "", "ORIGIN"},
    {"423", "423", attribute, {n(3, Rule::Country), optional(n(3, Rule::Country)), optional(n(3, Rule::Country)), optional(n(3, Rule::Country)), optional(n(3, Rule::Country))}, "01|02", "426", "", "COUNTRY - INITIAL PROCESS"},
    {"424", "424", attribute, {n(3, Rule::Country)}, "01|02", "426", "", "COUNTRY - PROCESS"},
    {"425", "425", attribute, {n(3, Rule::Country), optional(n(3, Rule::Country)), optional(n(3, Rule::Country)), optional(n(3, Rule::Country)), optional(n(3, Rule::Country))}, "01|02", "426", "", "COUNTRY - DISASSEMBLY"},
    {"426", "426", attribute, {n(3, Rule::Country)}, "01|02", "", "", "COUNTRY - FULL PROCESS"},
    {"427", "427", attribute, {xUpTo(3)}, "01|02 422", "", "", "ORIGIN SUBDIVISION"},
    {"4300", "4300", attribute, {xUpTo(35, Rule::PercentEncoded)}, "00", "", "", "SHIP TO COMP"},
    {"4301", "4301", attribute, {xUpTo(35, Rule::PercentEncoded)}, "00", "", "", "SHIP TO NAME"},
    {"4302", "4302", attribute, {xUpTo(70, Rule::PercentEncoded)}, "00", "", "", "SHIP TO ADD1"},
    {"4303", "4303", attribute, {xUpTo(70, Rule::PercentEncoded)}, "4302", "", "", "SHIP TO ADD2"},
    {"4304", "4304", attribute, {xUpTo(70, Rule::PercentEncoded)}, "00", "", "", "SHIP TO SUB"},
    {"4305", "4305", attribute, {xUpTo(70, Rule::PercentEncoded)}, "00", "", "", "SHIP TO LOC"},
    {"4306", "4306", attribute, {xUpTo(70, Rule::PercentEncoded)}, "00", "", "", "SHIP TO REG"},
    {"4307", "4307", attribute, {x(2, Rule::CountryLetters)}, "00", "", "", "SHIP TO COUNTRY"},
    {"4308", "4308", attribute, {xUpTo(30)}, "00", "", "", "SHIP TO PHONE"},
    {"4309", "4309", attribute, {n(10, Rule::Latitude), n(10, Rule::Longitude)}, "00", "", "", "SHIP TO GEO"},
    {"4310", "4310", attribute, {xUpTo(35, Rule::PercentEncoded)}, "00", "", "", "RTN TO COMP"},
    {"4311", "4311", attribute, {xUpTo(35, Rule::PercentEncoded)}, "00", "", "", "RTN TO NAME"},
    {"4312", "4312", attribute, {xUpTo(70, Rule::PercentEncoded)}, "00", "", "", "RTN TO ADD1"},
    {"4313", "4313", attribute, {xUpTo(70, Rule::PercentEncoded)}, "4312", "", "", "RTN TO ADD2"},
    {"4314", "4314", attribute, {xUpTo(70, Rule::PercentEncoded)}, "00", "", "", "RTN TO SUB"},
    {"4315", "4315", attribute, {xUpTo(70, Rule::PercentEncoded)}, "00", "", "", "RTN TO LOC"},
    {"4316", "4316", attribute, {xUpTo(70, Rule::PercentEncoded)}, "00", "", "", "RTN TO REG"},
    {"4317", "4317", attribute, {x(2, Rule::CountryLetters)}, "00", "", "", "RTN TO COUNTRY"},
    {"4318", "4318", attribute, {xUpTo(20)}, "00", "", "", "RTN TO POST"},
    {"4319", "4319", attribute, {xUpTo(30)}, "00", "", "", "RTN TO PHONE"},
    {"4320", "4320", attribute, {xUpTo(35, Rule::PercentEncoded)}, "00", "", "", "SRV DESCRIPTION"},
    {"4321", "4321", attribute, {n(1, Rule::YesNo)}, "00", "", "", "DANGEROUS GOODS"},
    {"4322", "4322", attribute, {n(1, Rule::YesNo)}, "00", "", "", "AUTH TO LEAVE"},
    {"4323", "4323", attribute, {n(1, Rule::YesNo)}, "00", "", "", "SIG REQUIRED"},
    {"4324", "4324", attribute, {n(6, Rule::Date6DayOptional), n(4, Rule::HourMinute)}, "00", "", "", "NOT BEF DEL DT"},
    {"4325", "4325", attribute, {n(6, Rule::Date6DayOptional), n(4, Rule::HourMinute)}, "00", "", "", "NOT AFT DEL DT"},
    {"4326", "4326", attribute, {n(6, Rule::Date6)}, "00", "", "", "REL DATE"},
    {"4330", "4330", attribute, {n(6), optional(x(1, Rule::Hyphen))}, "00", "4331", "", "MAX TEMP F."},
    {"4331", "4331", attribute, {n(6), optional(x(1, Rule::Hyphen))}, "00", "4330", "", "MAX TEMP C."},
    {"4332", "4332", attribute, {n(6), optional(x(1, Rule::Hyphen))}, "00", "4333", "", "MIN TEMP F."},
    {"4333", "4333", attribute, {n(6), optional(x(1, Rule::Hyphen))}, "00", "4332", "", "MIN TEMP C."},
    {"7001", "7001", attribute, {n(13)}, "01|02|8006|8026", "", "", "NSN"},
    {"7002", "7002", attribute, {xUpTo(30)}, "01|02", "", "", "MEAT CUT"},
    {"7003", "7003", attribute, {n(6, Rule::Date6), n(4, Rule::HourMinute)}, "01|02", "", "", "EXPIRY TIME"},
    {"7004", "7004", attribute, {nUpTo(4)}, "01+10", "", "", "ACTIVE POTENCY"},
    {"7005", "7005", attribute, {xUpTo(12)}, "01|02", "", "", "CATCH AREA"},
    {"7006", "7006", attribute, {n(6, Rule::Date6)}, "01|02", "", "", "FIRST FREEZE DATE"},
    {"7007", "7007", attribute, {n(6, Rule::Date6), optional(n(6, Rule::Date6))}, "01|02", "", "", "HARVEST DATE"},
    {"7008", "7008", attribute, {xUpTo(3)}, "01|02", "", "", "AQUATIC SPECIES"},
    {"7009", "7009", attribute, {xUpTo(10)}, "01|02", "", "", "FISHING GEAR TYPE"},
    {"7010", "7010", attribute, {xUpTo(2)}, "01|02", "", "", "PROD METHOD"},
    {"7011", "7011", attribute, {n(6, Rule::Date6), optional(n(4, Rule::HourMinute))}, "01|02", "", "", "TEST BY DATE"},
    {"7020", "7020", attribute, {xUpTo(20)}, "01|8006 416", "", "", "REFURB LOT"},
    {"7021", "7021", attribute, {xUpTo(20)}, "01|8006", "", "", "FUNC STAT"},
    {"7022", "7022", attribute, {xUpTo(20)}, "7021", "", "", "REV STAT"},
    {"7023", "7023", attribute, {xUpTo(30, Rule::PrefixFirst)}, "", "", "", "GIAI - ASSEMBLY"},
    {"7030", "7030", attribute, {n(3, Rule::CountryOr999), xUpTo(27)}, "01|02", "", "", "PROCESSOR # 0"},
    {"7031", "7031", attribute, {n(3, Rule::CountryOr999), xUpTo(27)}, "01|02", "", "", "PROCESSOR # 1"},
    {"7032", "7032", attribute, {n(3, Rule::CountryOr999), xUpTo(27)}, "01|02", "", "", "PROCESSOR # 2"},
    {"7033", "7033", attribute, {n(3, Rule::CountryOr999), xUpTo(27)}, "01|02", "", "", "PROCESSOR # 3"},
    {"7034", "7034", attribute, {n(3, Rule::CountryOr999), xUpTo(27)}, "01|02", "", "", "PROCESSOR # 4"},
    {"7035", "7035", attribute, {n(3, Rule::CountryOr999), xUpTo(27)}, "01|02", "", "", "PROCESSOR # 5"},
    {"7036", "7036", attribute, {n(3, Rule::CountryOr999), xUpTo(27)}, "01|02", "", "", "PROCESSOR # 6"},
    {"7037", "7037", attribute, {n(3, Rule::CountryOr999), xUpTo(27)}, "01|02", "", "", "PROCESSOR # 7"},
    {"7038", "7038", attribute, {n(3, Rule::CountryOr999), xUpTo(27)}, "01|02", "", "", "PROCESSOR # 8"},
    {"7039", "7039", attribute, {n(3, Rule::CountryOr999), xUpTo(27)}, "01|02", "", "", "PROCESSOR # 9"},
    {"7040", "7040", 0, {n(1), x(1), x(1), x(1, Rule::ImporterIndex)}, "", "", "", "UIC+EXT"},
    {"7041", "7041", 0, {xUpTo(4, Rule::PackageType)}, "00", "", "", "UFRGT UNIT TYPE"},
    {"710", "710", attribute, {xUpTo(20)}, "01", "", "", "NHRN PZN"},
    {"711", "711", attribute, {xUpTo(20)}, "01", "", "", "NHRN CIP"},
    {"712", "712", attribute, {xUpTo(20)}, "01", "", "", "NHRN CN"},
    {"713", "713", attribute, {xUpTo(20)}, "01", "", "", "NHRN DRN"},
    {"714", "714", attribute, {xUpTo(20)}, "01", "", "", "NHRN AIM"},
    {"715", "715", attribute, {xUpTo(20)}, "01", "", "", "NHRN NDC"},
    {"716", "716", attribute, {xUpTo(20)}, "01", "", "", "NHRN AIC"},
    {"717", "717", attribute, {xUpTo(20)}, "01", "", "", "NHRN SRN"},
    {"7230", "7230", attribute, {x(2), xUpTo(28)}, "01|8004", "", "", "CERT # 1"},
    {"7231", "7231", attribute, {x(2), xUpTo(28)}, "01|8004", "", "", "CERT # 2"},
    {"7232", "7232", attribute, {x(2), xUpTo(28)}, "01|8004", "", "", "CERT # 3"},
    {"7233", "7233", attribute, {x(2), xUpTo(28)}, "01|8004", "", "", "CERT # 4"},
    {"7234", "7234", attribute, {x(2), xUpTo(28)}, "01|8004", "", "", "CERT # 5"},
    {"7235", "7235", attribute, {x(2), xUpTo(28)}, "01|8004", "", "", "CERT # 6"},
    {"7236", "7236", attribute, {x(2), xUpTo(28)}, "01|8004", "", "", "CERT # 7"},
    {"7237", "7237", attribute, {x(2), xUpTo(28)}, "01|8004", "", "", "CERT # 8"},
    {"7238", "7238", attribute, {x(2), xUpTo(28)}, "01|8004", "", "", "CERT # 9"},
    {"7239", "7239", attribute, {x(2), xUpTo(28)}, "01|8004", "", "", "CERT # 10"},
    {"7240", "7240", attribute, {xUpTo(20)}, "01|8006", "", "", "PROTOCOL"},
    {"7241", "7241", attribute, {n(2, Rule::MediaType)}, "8017|8018", "", "", "AIDC MEDIA TYPE"},
    {"7242", "7242", attribute, {xUpTo(25)}, "8017|8018", "", "", "VCN"},
    {"7250", "7250", attribute, {n(8, Rule::Date8)}, "8018", "7251", "", "DOB"},
    {"7251", "7251", attribute, {n(8, Rule::Date8), n(4, Rule::HourMinute)}, "8018", "7250", "", "DOB TIME"},
    {"7252", "7252", attribute, {n(1, Rule::Sex)}, "8018", "", "", "BIO SEX"},
    {"7253", "7253", attribute, {xUpTo(40, Rule::PercentEncoded)}, "8017|8018", "7256 7259", "", "FAMILY NAME"},
    {"7254", "7254", attribute, {xUpTo(40, Rule::PercentEncoded)}, "8017|8018", "7256 7259", "", "GIVEN NAME"},
    {"7255", "7255", attribute, {xUpTo(10)}, "8017|8018", "7256 7259", "", "SUFFIX"},
    {"7256", "7256", attribute, {xUpTo(90, Rule::PercentEncoded)}, "8017|8018", "", "", "FULL NAME"},
    {"7257", "7257", attribute, {xUpTo(70, Rule::PercentEncoded)}, "8018", "", "", "PERSON ADDR"},
    {"7258", "7258", attribute, {x(3, Rule::PlaceInSequence)}, "8018+7259", "", "", "BIRTH SEQUENCE"},
    {"7259", "7259", attribute, {xUpTo(40, Rule::PercentEncoded)}, "8018", "7256", "", "BABY"},
    {"8001", "8001", attribute, {n(4, Rule::NotZero), n(5, Rule::NotZero), n(3, Rule::NotZero), n(1, Rule::Winding), n(1)}, "01", "", "", "DIMENSIONS"},
    {"8002", "8002", attribute, {xUpTo(20)}, "", "", "", "CMT No."},
    {"8003", "8003", attribute | key, {n(1, Rule::Zero), n(13, Rule::CheckDigit, Rule::PrefixFirst), optional(xUpTo(16))}, "", "", "", "GRAI"},
    {"8004", "8004", attribute | key, {xUpTo(30, Rule::PrefixFirst)}, "", "", "7040", "GIAI"},
    {"8005", "8005", attribute, {n(6)}, "01|02", "", "", "PRICE PER UNIT"},
    {"8006", "8006", attribute | key, {n(14, Rule::CheckDigit, Rule::PrefixSecond), n(4, Rule::PieceOfTotal)}, "", "01 37", "22 10 21", "ITIP"},
    {"8007", "8007", attribute, {xUpTo(34, Rule::Iban)}, "415", "", "", "IBAN"},
    {"8008", "8008", attribute, {n(6, Rule::Date6), n(2, Rule::Hour), optional(n(2, Rule::Minute)), optional(n(2, Rule::Second))}, "01|02", "", "", "PROD TIME"},
    {"8009", "8009", attribute, {xUpTo(50)}, "00|01", "", "", "OPTSEN"},
    {"8010", "8010", attribute | key, {yUpTo(30, Rule::PrefixFirst)}, "", "", "8011", "CPID"},
    {"8011", "8011", 0, {nUpTo(12, Rule::NoLeadingZero)}, "8010", "", "", "CPID SERIAL"},
    {"8012", "8012", attribute, {xUpTo(20)}, "01|8006", "", "", "VERSION"},
    {"8013", "8013", attribute | key, {xUpTo(25, Rule::CheckPair, Rule::PrefixFirst)}, "", "", "", "GMN"},
    {"8014", "8014", 0, {xUpTo(25, Rule::CheckPair, Rule::PrefixFirst, Rule::HasNonDigit)}, "01", "", "", "MUDI"},
    {"8017", "8017", attribute | key, {n(18, Rule::CheckDigit, Rule::PrefixFirst)}, "", "8018", "8019", "GSRN - PROVIDER"},
    {"8018", "8018", attribute | key, {n(18, Rule::CheckDigit, Rule::PrefixFirst)}, "", "8017", "8019", "GSRN - RECIPIENT"},
    {"8019", "8019", 0, {nUpTo(10)}, "8017|8018", "", "", "SRIN"},
    {"8020", "8020", 0, {xUpTo(25)}, "415", "", "", "REF No."},
    {"8026", "8026", attribute, {n(14, Rule::CheckDigit, Rule::PrefixSecond), n(4, Rule::PieceOfTotal)}, "37", "02 8006", "", "ITIP CONTENT"},
    {"8030", "8030", attribute, {zUpTo(90)}, "00|01+21|253|255|8003|8004|8006+21|8010+8011|8017|8018", "", "", "DIGSIG"},
    {"8040", "8040", 0, {n(15)}, "01+21", "", "", "IMEI"},
    {"8041", "8041", 0, {n(15)}, "01+21+8040", "", "", "IMEI2"},
    {"8042", "8042", 0, {n(32)}, "01+21+8040", "", "", "ESIM"},
    {"8043", "8043", 0, {n(18), optional(nUpTo(2))}, "01+21+8040", "", "", "PSIM"},
    {"8110", "8110", attribute, {xUpTo(70, Rule::Coupon)}, "", "", "", ""},
    {"8111", "8111", attribute, {n(4)}, "255", "", "", "POINTS"},
    {"8112", "8112", attribute, {xUpTo(70, Rule::CouponOffer)}, "", "", "", ""},
    {"8200", "8200", 0, {xUpTo(70)}, "01", "", "", "PRODUCT URL"},
    {"90", "90", attribute, {xUpTo(30)}, "", "", "", "INTERNAL"},
    {"91", "99", attribute, {xUpTo(90)}, "", "", "", "INTERNAL"},
};
// clang-format on

ApplicationIdentifiers applicationIdentifiers()
{
    return {std::begin(table), std::end(table)};
}

} // namespace unitrail
