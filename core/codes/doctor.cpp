// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/doctor.h"

#include "core/codes/bytes.h"
#include "core/codes/doctor_explain.h"

#include <map>
#include <set>

namespace unitrail {

/** So many captures may be one code that was sent with pauses. */
static constexpr size_t piecesMax = 4;
/** ... and the pause in it is shorter than between two pulls of the trigger. */
static constexpr qint64 pauseMaxMs = 1000;

bool Finding::isFault() const
{
    return kind != Kind::NoAimId && kind != Kind::NotOfTheSheet;
}

namespace {

class Examination {
public:
    Examination(const std::vector<Capture> &captures, const ReaderSetting &setting)
        : m_captures(captures)
        , m_setting(setting)
    { }

    Diagnosis run();

private:
    [[nodiscard]] Account accountOf(const Suspicion &suspicion) const;
    [[nodiscard]] std::vector<Account> bestAccounts() const;
    void judge(const Account &account);
    void judgeFront(const Explanation &explanation, const Suspicion &suspicion);
    void addLost(const TestCode &code, const QByteArray &lost);
    void judgeBack(const Explanation &explanation);
    void judgeCharacters(const Explanation &explanation, const Suspicion &suspicion);
    void judgeUnexplained(const Account &account);
    bool judgeSwaps(const Account &account);
    void tellReads(const Account &account);
    void judgeRepair(const Account &account);
    void conclude(const std::vector<Account> &accounts);
    Finding &find(Finding::Kind kind, const TestCode *code, const QByteArray &seen = {},
        const QByteArray &expected = {}, const QString &layout = {});

    const std::vector<Capture> &m_captures;
    const ReaderSetting &m_setting;
    Diagnosis m_diagnosis;
};

} // namespace

Finding &Examination::find(Finding::Kind kind, const TestCode *code, const QByteArray &seen,
    const QByteArray &expected, const QString &layout)
{
    auto &findings = m_diagnosis.findings;
    auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding &known) {
        return known.kind == kind && known.seen == seen && known.expected == expected
            && known.layout == layout;
    });
    if (found == findings.end())
        found = findings.insert(
            found, Finding{.kind = kind, .seen = seen, .expected = expected, .layout = layout});
    if (code != nullptr
        && std::find(found->codes.begin(), found->codes.end(), code->number) == found->codes.end())
        found->codes.push_back(code->number);
    return *found;
}

Account Examination::accountOf(const Suspicion &suspicion) const
{
    Account account{.suspicion = &suspicion,
        .explained = std::vector<std::optional<Explanation>>(m_captures.size()),
        .joined = std::vector<bool>(m_captures.size())};
    for (size_t i = 0; i < m_captures.size();) {
        QByteArray bytes;
        size_t pieces = 0;
        for (size_t next = i; next < m_captures.size() && next - i < piecesMax; ++next) {
            const bool follows = next == i
                || m_captures[next].atMs - m_captures[next - 1].atMs - m_captures[next - 1].lastsMs
                    < pauseMaxMs;
            if (!follows)
                break;
            bytes += m_captures[next].bytes;
            if ((account.explained[i] = explain(bytes, suspicion))) {
                pieces = next - i + 1;
                break;
            }
        }
        for (size_t piece = 1; piece < pieces; ++piece)
            account.joined[i + piece] = true;
        account.count += pieces;
        if (pieces > 0)
            account.open += openCharacters(*account.explained[i]->code, suspicion);
        i += std::max(pieces, size_t(1));
    }
    return account;
}

/** Those that explain most, and of them those that say most exactly how. */
std::vector<Account> Examination::bestAccounts() const
{
    std::vector<Account> best;
    const auto isBetter = [](const Account &one, const Account &other) {
        return one.count > other.count || (one.count == other.count && one.open < other.open);
    };
    for (const Suspicion &suspicion : suspicions()) {
        Account account = accountOf(suspicion);
        if (account.count == 0 || (!best.empty() && isBetter(best.front(), account)))
            continue;
        if (!best.empty() && isBetter(account, best.front()))
            best.clear();
        // With nothing wrong there is nothing else to suspect.
        if (best.empty() || best.front().suspicion->kind != Suspicion::Kind::Nothing)
            best.push_back(std::move(account));
    }
    return best;
}

/** The letters that Zebra and Honeywell put in front of these symbols when they send no AIM identifier. */
static bool isVendorCodeId(const TestCode &code, const QByteArray &front)
{
    static const std::map<QByteArray, QList<QByteArray>> letters{{"]d1", {"P00", "w"}}, {"]d2", {"P00", "w"}},
        {"]C0", {"D", "j"}}, {"]C1", {"K", "I"}}, {"]Q1", {"P01", "s"}}};
    const auto found = letters.find(code.aim);
    return found != letters.end() && found->second.contains(front);
}

void Examination::judgeFront(const Explanation &explanation, const Suspicion &suspicion)
{
    const TestCode &code = *explanation.code;
    QByteArray front = explanation.front;
    if (!m_setting.prefix.isEmpty()) {
        if (!front.startsWith(m_setting.prefix))
            find(Finding::Kind::PrefixMissing, &code, {}, m_setting.prefix);
        else
            front.remove(0, m_setting.prefix.size());
    }
    const QByteArray separator = explanation.separator.value_or(QByteArray());
    const bool isGs1 = code.aim == "]d2" || code.aim == "]C1";
    if (front.isEmpty() || (isGs1 && front == separator))
        find(Finding::Kind::NoAimId, &code);
    else if (suspicion.fits(front, code.aim))
        return;
    else if (isGs1 && !separator.isEmpty() && suspicion.fits(front, code.aim + QByteArray(1, gsByte)))
        find(Finding::Kind::GsInFront, &code, separator);
    else if (front.size() == code.aim.size() && front.startsWith(']'))
        find(Finding::Kind::OtherAimId, &code, front, code.aim);
    else if (isVendorCodeId(code, front))
        find(Finding::Kind::VendorCodeId, &code, front);
    else
        find(Finding::Kind::TextAdded, &code, front);
}

void Examination::judgeBack(const Explanation &explanation)
{
    const QByteArray end = terminatorOf(explanation.back);
    const QByteArray text = explanation.back.chopped(end.size());
    if (!text.isEmpty())
        find(Finding::Kind::TextAdded, explanation.code, text);
    if (m_setting.framed)
        return;
    if (end.isEmpty())
        find(Finding::Kind::NoTerminator, explanation.code);
    else if (!isTerminator(end, m_setting))
        find(Finding::Kind::OtherTerminator, explanation.code, end, m_setting.terminators.value(0));
}

/** Dead keys of all codes are one finding. */
void Examination::addLost(const TestCode &code, const QByteArray &lost)
{
    auto &findings = m_diagnosis.findings;
    const auto known = std::find_if(findings.begin(), findings.end(),
        [](const Finding &finding) { return finding.kind == Finding::Kind::CharactersLost; });
    if (known == findings.end()) {
        find(Finding::Kind::CharactersLost, &code, {}, lost);
        return;
    }
    for (const char c : lost) {
        if (!known->expected.contains(c))
            known->expected += c;
    }
    known->codes.push_back(code.number);
}

void Examination::judgeCharacters(const Explanation &explanation, const Suspicion &suspicion)
{
    const TestCode &code = *explanation.code;
    if (explanation.separator && explanation.separator->isEmpty())
        find(Finding::Kind::GsLost, &code);
    else if (explanation.separator && *explanation.separator != QByteArray(1, gsByte))
        find(Finding::Kind::GsReplaced, &code, *explanation.separator);
    QByteArray lost;
    bool changed = false;
    for (const char c : code.data) {
        if (c == gsByte)
            continue;
        const auto shown = suspicion.shown(c);
        if (shown && shown->isEmpty())
            lost += c;
        changed = changed || shown != QByteArray(1, c);
    }
    if (!lost.isEmpty())
        addLost(code, lost);
    switch (suspicion.kind) {
    case Suspicion::Kind::Nothing:
        break;
    case Suspicion::Kind::Layout:
        find(Finding::Kind::WrongLayout, changed ? &code : nullptr, {}, {}, suspicion.layout());
        break;
    case Suspicion::Kind::CaseSwapped:
    case Suspicion::Kind::AllUpper:
    case Suspicion::Kind::AllLower:
        find(Finding::Kind::CaseChanged, &code);
        break;
    case Suspicion::Kind::EighthBit:
        find(Finding::Kind::EighthBit, &code);
        break;
    }
}

void Examination::judge(const Account &account)
{
    std::set<QByteArray> rightCharacters;
    for (const auto &explanation : account.explained) {
        if (!explanation)
            continue;
        judgeCharacters(*explanation, *account.suspicion);
        judgeFront(*explanation, *account.suspicion);
        judgeBack(*explanation);
        if (explanation->times > 1)
            find(Finding::Kind::Doubled, explanation->code);
        if (!explanation->splitBy.isEmpty())
            find(Finding::Kind::Split, explanation->code, explanation->splitBy);
        for (const char c : explanation->code->data) {
            const QByteArray one(1, c);
            const bool right
                = c == gsByte ? explanation->separator == one : account.suspicion->shown(c) == one;
            if (right && account.suspicion->kind != Suspicion::Kind::EighthBit)
                rightCharacters.insert(one);
        }
    }
    // A separator that one symbol carries and another does not is not right.
    if (std::any_of(account.explained.begin(), account.explained.end(), [](const auto &explanation) {
            return explanation && explanation->separator && *explanation->separator != QByteArray(1, gsByte);
        }))
        rightCharacters.erase(QByteArray(1, gsByte));
    m_diagnosis.rightCharacters = 0;
    for (const char c : testCharacters())
        m_diagnosis.rightCharacters += rightCharacters.contains(QByteArray(1, c));
}

static bool looksLikeNoise(const QByteArray &bytes)
{
    const auto odd = std::count_if(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x7f || (byte < 0x20 && !QByteArrayView("\r\n\t\x1d\x1e\x04\x02\x03").contains(c));
    });
    return odd * 4 > bytes.size() && QString::fromUtf8(bytes).contains(QChar::ReplacementCharacter);
}

static bool isExplained(const Account &account, size_t capture)
{
    return capture < account.explained.size() && (account.explained[capture] || account.joined[capture]);
}

void Examination::judgeUnexplained(const Account &account)
{
    for (size_t i = 0; i < m_captures.size(); ++i) {
        if (isExplained(account, i) || m_diagnosis.reads[i].number > 0)
            continue;
        const QByteArray &bytes = m_captures[i].bytes;
        if (const TestCode *code = cutCode(bytes)) {
            find(Finding::Kind::Cut, code, bytes.chopped(terminatorOf(bytes).size()));
            m_diagnosis.reads[i].number = code->number;
        } else {
            find(looksLikeNoise(bytes) ? Finding::Kind::Noise : Finding::Kind::NotOfTheSheet, nullptr,
                m_setting.framed && bytes.endsWith('\r') ? bytes.chopped(1) : bytes);
        }
    }
}

/** No rule explains it: is it at least the same swap everywhere? What is explained came right. */
bool Examination::judgeSwaps(const Account &account)
{
    std::map<char, QByteArray> shown;
    for (const auto &explanation : account.explained) {
        for (const char c : explanation ? explanation->code->data : QByteArray())
            shown[c] = QByteArray(1, c);
    }
    std::vector<Swaps> readings;
    std::map<char, QByteArray> swapped;
    bool contradicts = false;
    for (size_t i = 0; i < m_captures.size(); ++i) {
        auto swaps = isExplained(account, i) ? std::nullopt : swapsIn(m_captures[i].bytes);
        if (!swaps)
            continue;
        for (const auto &[meant, came] : swaps->shown) {
            contradicts = contradicts || shown.try_emplace(meant, came).first->second != came;
            if (came != QByteArray(1, meant))
                swapped[meant] = came;
        }
        m_diagnosis.reads[i].number = swaps->code->number;
        readings.push_back(*std::move(swaps));
    }
    if (readings.empty())
        return false;
    QByteArray seen;
    QByteArray expected;
    for (const auto &[meant, came] : swapped) {
        seen += came;
        expected += meant;
    }
    Finding &finding = find(Finding::Kind::CharactersSwapped, nullptr, seen, expected);
    for (const Swaps &reading : readings)
        finding.codes.push_back(reading.code->number);
    m_diagnosis.rightCharacters = 0;
    for (const char c : testCharacters())
        m_diagnosis.rightCharacters
            += !swapped.contains(c) && shown.contains(c) && shown[c] == QByteArray(1, c);
    if (contradicts)
        return true;
    if (const auto proposal = proposalFor(readings, shown))
        m_diagnosis.proposals.push_back(*proposal);
    return true;
}

/** What a repair map cannot mend. */
static bool needsSetUp(const Finding &finding, bool hasProposal)
{
    using Kind = Finding::Kind;
    if (finding.kind == Kind::WrongLayout || finding.kind == Kind::GsReplaced
        || finding.kind == Kind::CharactersSwapped || finding.kind == Kind::RepairSpoils)
        return !hasProposal;
    if (finding.kind == Kind::CharactersLost)
        return !areBearable(finding.expected);
    return finding.isFault();
}

void Examination::conclude(const std::vector<Account> &accounts)
{
    std::set<int> seen;
    for (const ReadTestCode &read : m_diagnosis.reads)
        seen.insert(read.number);
    for (const TestCode &code : testSheet()) {
        if (!seen.contains(code.number))
            m_diagnosis.missing.push_back(code.number);
    }
    const bool anyKnown = seen.upper_bound(0) != seen.end();
    const auto &findings = m_diagnosis.findings;
    const bool anyFault = std::any_of(
        findings.begin(), findings.end(), [](const Finding &finding) { return finding.isFault(); });
    const bool allRepaired = anyKnown
        && std::all_of(m_diagnosis.reads.begin(), m_diagnosis.reads.end(),
            [](const ReadTestCode &read) { return read.number == 0 || read.rightRepaired; });
    const bool hasProposal = !m_diagnosis.proposals.empty();
    if (!anyKnown) {
        m_diagnosis.verdict
            = m_captures.empty() ? Diagnosis::Verdict::NothingYet : Diagnosis::Verdict::NotUnderstood;
    } else if (accounts.size() > 1) {
        m_diagnosis.verdict = Diagnosis::Verdict::SeveralRepairs;
        for (const TestCode &code : testSheet()) {
            if (!seen.contains(code.number)
                && tellsApart(code, *accounts[0].suspicion, *accounts[1].suspicion))
                m_diagnosis.decisive.push_back(code.number);
        }
    } else if (!anyFault) {
        m_diagnosis.verdict = Diagnosis::Verdict::Right;
    } else if (allRepaired) {
        m_diagnosis.verdict = Diagnosis::Verdict::RightRepaired;
    } else if (std::any_of(findings.begin(), findings.end(),
                   [&](const Finding &finding) { return needsSetUp(finding, hasProposal); })) {
        m_diagnosis.verdict = Diagnosis::Verdict::SetUpScanner;
    } else {
        Q_ASSERT(hasProposal);
        const auto map = repairMapFromText(m_diagnosis.proposals.front().repair);
        const bool isSet = map && *map == m_setting.repair;
        m_diagnosis.verdict = isSet ? Diagnosis::Verdict::RightRepaired : Diagnosis::Verdict::Repairable;
    }
}

/** What came of each capture, now that the findings are there. */
void Examination::tellReads(const Account &account)
{
    for (size_t i = 0; i < m_captures.size(); ++i) {
        const auto &explanation = account.explained[i];
        if (!explanation) {
            if (account.joined[i])
                m_diagnosis.reads[i] = m_diagnosis.reads[i - 1];
            continue;
        }
        const int number = explanation->code->number;
        const auto &findings = m_diagnosis.findings;
        const bool right = std::none_of(findings.begin(), findings.end(), [&](const Finding &finding) {
            return finding.isFault()
                && std::find(finding.codes.begin(), finding.codes.end(), number) != finding.codes.end();
        });
        QByteArray came = explanation->front + explanation->body;
        const bool begins = came.startsWith(m_setting.prefix);
        came.remove(0, begins ? m_setting.prefix.size() : 0);
        const bool whole = explanation->times == 1 && explanation->splitBy.isEmpty() && begins
            && account.suspicion->kind != Suspicion::Kind::EighthBit
            && (m_setting.framed || isTerminator(explanation->back, m_setting));
        m_diagnosis.reads[i] = {.number = number,
            .right = right,
            .rightRepaired = whole && !m_setting.repair.replacements.empty()
                && testCodeOf(repaired(came, m_setting.repair)) == number};
    }
}

/** A map that was right once, and the scanner was set up since. */
void Examination::judgeRepair(const Account &account)
{
    if (m_setting.repair.replacements.empty() || account.suspicion->kind != Suspicion::Kind::Nothing)
        return;
    for (size_t i = 0; i < m_captures.size(); ++i) {
        const auto &explanation = account.explained[i];
        if (explanation && m_diagnosis.reads[i].right && !m_diagnosis.reads[i].rightRepaired)
            find(Finding::Kind::RepairSpoils, explanation->code);
    }
    if (!m_diagnosis.findings.empty() && m_diagnosis.findings.back().kind == Finding::Kind::RepairSpoils)
        m_diagnosis.proposals.assign(1, MapProposal{});
}

Diagnosis Examination::run()
{
    m_diagnosis.reads.resize(m_captures.size());
    const std::vector<Account> accounts = bestAccounts();
    for (const Account &account : accounts) {
        judge(account);
        if (const auto proposal = proposalFor(account, m_setting))
            m_diagnosis.proposals.push_back(*proposal);
    }
    if (accounts.empty()) {
        judgeSwaps({});
        judgeUnexplained({});
    } else {
        const Account &account = accounts.front();
        tellReads(account);
        if (account.suspicion->kind == Suspicion::Kind::Nothing && m_diagnosis.proposals.empty()
            && !judgeSwaps(account))
            judgeRepair(account);
        judgeUnexplained(account);
    }
    conclude(accounts);
    return m_diagnosis;
}

Diagnosis diagnose(const std::vector<Capture> &captures, const ReaderSetting &setting)
{
    return Examination(captures, setting).run();
}

int testCodeIn(const QByteArray &scan)
{
    for (const Suspicion &suspicion : suspicions()) {
        if (const auto explanation = explain(scan, suspicion))
            return explanation->code->number;
    }
    if (const auto swaps = swapsIn(scan))
        return swaps->code->number;
    const TestCode *cut = cutCode(scan);
    return cut == nullptr ? 0 : cut->number;
}

} // namespace unitrail
