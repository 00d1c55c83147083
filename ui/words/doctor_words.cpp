// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/doctor_words.h"

#include "core/codes/bytes.h"
#include "core/codes/code.h"
#include "ui/words/language.h"

namespace unitrail {

using Kind = Finding::Kind;
using Judgement = Diagnosis::Verdict;

QString DoctorWords::shown(const QByteArray &bytes)
{
    return shownText(textOf(bytesOf(bytes)));
}

static QString numbers(const std::vector<int> &codes)
{
    QStringList texts;
    for (const int code : codes)
        texts += QString::number(code);
    return texts.join(QStringLiteral(", "));
}

QString DoctorWords::verdict(const Diagnosis &diagnosis)
{
    switch (diagnosis.verdict) {
    case Judgement::NothingYet:
        return tr("Scan every code of the test sheet once.");
    case Judgement::Right:
        if (diagnosis.missing.empty())
            return tr("The scanner is set up right: it reads the whole sheet.");
        return filled(
            tr("Right so far. Still to be scanned: {codes}."), {{"codes", numbers(diagnosis.missing)}});
    case Judgement::RightRepaired:
        return tr("Right, thanks to the repair that is set for this scanner.");
    case Judgement::Repairable:
        return tr("This terminal can put it right by itself.");
    case Judgement::SeveralRepairs:
        return diagnosis.decisive.empty()
            ? tr("More than one explanation fits. Set the scanner up by its manual.")
            : filled(tr("More than one explanation fits. Scan code {code} to tell them apart."),
                {{"code", QString::number(diagnosis.decisive.front())}});
    case Judgement::SetUpScanner:
        return tr("A setting must be changed; no repair can make up for it.");
    case Judgement::NotUnderstood:
        return tr("What comes is not understood. Scan the codes of the test sheet.");
    }
    Q_UNREACHABLE();
}

static QString layoutName(const QString &layout)
{
    if (layout == u"us")
        return DoctorWords::tr("American");
    if (layout == u"de")
        return DoctorWords::tr("German");
    if (layout == u"de-nodeadkeys")
        return DoctorWords::tr("German, without dead keys");
    return layout == u"fr" ? DoctorWords::tr("French") : layout;
}

QString DoctorWords::finding(const Finding &finding)
{
    const auto fill = [&finding](const QString &sentence) {
        return filled(sentence,
            {{"codes", numbers(finding.codes)}, {"seen", isolated(shown(finding.seen))},
                {"expected", isolated(shown(finding.expected))},
                {"scanner", layoutName(finding.layout.section(u'/', 0, 0))},
                {"host", layoutName(finding.layout.section(u'/', 1))}});
    };
    switch (finding.kind) {
    case Kind::GsLost:
        return fill(tr("The separator GS is lost (codes {codes})."));
    case Kind::GsReplaced:
        return fill(tr("{seen} comes in place of the separator GS (codes {codes})."));
    case Kind::WrongLayout:
        return fill(tr("Keyboards differ. Scanner: {scanner}. Terminal: {host}."));
    case Kind::CharactersSwapped:
        return fill(tr("{expected} comes as {seen} (codes {codes})."));
    case Kind::CharactersLost:
        return fill(tr("These characters do not come at all: {expected}"));
    case Kind::CaseChanged:
        return fill(tr("Capital and small letters are changed (codes {codes})."));
    case Kind::EighthBit:
        return fill(tr("Every character carries a parity bit."));
    case Kind::Doubled:
        return fill(tr("One pull of the trigger sends the code twice (codes {codes})."));
    case Kind::Split:
        return fill(tr("{seen} comes in the middle and cuts the code (codes {codes})."));
    case Kind::Cut:
        return fill(tr("Only a part of code {codes} comes: {seen}"));
    case Kind::NoAimId:
        return fill(tr("No AIM identifier comes in front (codes {codes})."));
    case Kind::OtherAimId:
        return fill(tr("{seen} comes in front where {expected} belongs (codes {codes})."));
    case Kind::VendorCodeId:
        return fill(tr("{seen}, a maker's own code letter, comes in front (codes {codes})."));
    case Kind::PrefixMissing:
        return fill(tr("The station waits for {expected} in front of a scan, and it does not come."));
    case Kind::TextAdded:
        return fill(tr("{seen} is added to the code (codes {codes})."));
    case Kind::GsInFront:
        return fill(tr("The FNC1 in front is sent as {seen} (codes {codes})."));
    case Kind::NoTerminator:
        return fill(tr("Nothing ends a scan (codes {codes})."));
    case Kind::OtherTerminator:
        return fill(tr("A scan ends with {seen}; the station waits for {expected}."));
    case Kind::RepairSpoils:
        return fill(tr("The repair that is set spoils what comes right by itself (codes {codes})."));
    case Kind::Noise:
        return fill(tr("What comes is no text."));
    case Kind::NotOfTheSheet:
        return fill(tr("{seen} is no code of the test sheet."));
    }
    Q_UNREACHABLE();
}

QString DoctorWords::mend(const Finding &finding, bool isProposed)
{
    switch (finding.kind) {
    case Kind::GsLost:
        return tr("Switch on control characters in the scanner, or use a serial port.");
    case Kind::GsReplaced:
        return isProposed ? QString() : tr("Let the scanner send GS as it is.");
    case Kind::WrongLayout:
        return isProposed ? QString() : tr("Set the scanner to the keyboard of this terminal.");
    case Kind::CharactersSwapped:
        return isProposed ? QString()
                          : tr("Set the scanner's country and its data formatting by its manual.");
    case Kind::CharactersLost:
        return tr("They are dead keys: set the scanner to the keyboard of this terminal.");
    case Kind::CaseChanged:
        return tr("Switch off Caps Lock and the scanner's case conversion.");
    case Kind::EighthBit:
        return tr("Set the scanner to 8 data bits and no parity.");
    case Kind::Doubled:
        return tr("Switch off repeated reading in the scanner, and connect it once only.");
    case Kind::Split:
        return tr("Take the line end out of the scanner's data formatting.");
    case Kind::Cut:
        return tr("Check the scanner's length limits, its data formatting and the cable.");
    case Kind::NoAimId:
        return tr("Not needed, but safer: switch on AIM identifiers in the scanner.");
    case Kind::OtherAimId:
        return tr("Set the scanner to tell GS1 symbols from others.");
    case Kind::VendorCodeId:
        return tr("Switch the code letters off and AIM identifiers on.");
    case Kind::PrefixMissing:
        return tr("Set the prefix in the scanner, or take it out of the configuration.");
    case Kind::TextAdded:
        return tr("Take the prefix or suffix out of the scanner's data formatting.");
    case Kind::GsInFront:
        return tr("Switch off the sending of the leading FNC1.");
    case Kind::NoTerminator:
        return tr("Set the suffix CR in the scanner.");
    case Kind::OtherTerminator:
        return tr("Set the suffix in the scanner, or the terminator in the configuration.");
    case Kind::RepairSpoils:
        return isProposed ? QString() : tr("Take the repair out of the configuration.");
    case Kind::Noise:
        return tr("Check baud rate, data bits and parity.");
    case Kind::NotOfTheSheet:
        return tr("Scan the codes of the test sheet only.");
    }
    Q_UNREACHABLE();
}

QString DoctorWords::costs(const MapProposal &proposal)
{
    if (proposal.costs.isEmpty())
        return {};
    return filled(tr("A code with one of these characters is misread from then on: {characters}"),
        {{"characters", isolated(shown(proposal.costs))}});
}

// The settings' names stand so in the makers' guides: Zebra and Motorola (DS4308, LS4208), Honeywell (Xenon
// 1900, HH490), Datalogic (PowerScan D8330). What is not found there is not told.
QString DoctorWords::vendorSettings(Finding::Kind kind)
{
    if (kind == Kind::NoAimId || kind == Kind::VendorCodeId)
        return QStringLiteral("Zebra: Transmit Code ID Character = AIM Code ID Character. "
                              "Honeywell: Add Prefix, All Symbologies (99), AIM ID. "
                              "Datalogic: Code Identifier = AIM standard.");
    if (kind == Kind::NoTerminator || kind == Kind::OtherTerminator)
        return QStringLiteral("Zebra: Scan Data Transmission Format = Data Suffix. "
                              "Honeywell: Add Suffix, All Symbologies (99), 0D. "
                              "Datalogic: Terminators = one character, 0D.");
    if (kind == Kind::GsReplaced)
        return QStringLiteral("Zebra: FN1 Substitution Values.");
    return {};
}

TestSheetWords DoctorWords::sheet()
{
    return {.title = tr("Test sheet for scanners"),
        .how
        = tr("Open Scanners and devices in the menu, choose the scanner, and scan every code once, in any "
             "order. The codes mean nothing in the plant; no unit is touched."),
        .captions = {tr("The 44 characters that every label needs"), tr("The same as bars"),
            tr("GS1, with separators and what keyboards swap"), tr("GS1-128, with a separator"),
            tr("Small letters and all other signs"), tr("A web address with a GS1 key"),
            tr("A short code: does it come once, and whole?")}};
}

} // namespace unitrail
