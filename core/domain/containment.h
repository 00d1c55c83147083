// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/standing.h"

#include <QHash>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

/*
 * Containments: signed, versioned rule sets that every station enforces by itself (SECURITY S21, S22). What
 * concerns a unit is found by what the unit is and holds, never by walking all rules.
 */
namespace unitrail {

/** What is signed: the same bytes on every station, from the terms without their signature. */
QByteArray containmentMessage(const ContainmentId &containment, const ContainmentIssued &terms);
/** The terms say by whose key they are signed, and that is so. */
bool isSignedByItsKey(const ContainmentId &containment, const ContainmentIssued &terms);

/** As it is carried in a file or in codes: the signed terms, whole. */
QByteArray containmentFile(const ContainmentId &containment, const ContainmentIssued &terms);
struct CarriedContainment {
    ContainmentId containment;
    ContainmentIssued terms;
};
/** The form alone is judged here; the signature is the rule's business. */
Result<CarriedContainment> containmentFromFile(const QByteArray &bytes);

/** The name by which a unit is released from one version of a containment: "C-0007:2". */
HoldId containmentHold(const ContainmentId &containment, int version);

/** Looks another unit up: what is in a component is in the unit too. */
using LookUp = std::function<const Standing *(const Subject &)>;

/** Whether the rule is true of the unit as it stands. */
bool concerns(const ContainmentRule &rule, const UnitId &id, const Unit &unit, const LookUp &lookUp);

/** One line of English about a rule, for the command line and exports: "contains @lot/ENC-12/EN2619-B". */
QString ruleText(const ContainmentRule &rule);

class ContainmentIndex {
public:
    explicit ContainmentIndex(const std::map<ContainmentId, Containment> &all);

    struct Hit {
        ContainmentId id;
        const Containment *containment;
    };
    /** Of those that concern the unit and that it was not released from, the strictest: what stops goes
     * before what is inspected and what is diverted. */
    [[nodiscard]] std::optional<Hit> concerning(
        const UnitId &id, const Unit &unit, const LookUp &lookUp) const;
    /** By the thing itself: a lot or a component before it is in anything. */
    [[nodiscard]] std::optional<Hit> concerning(const Subject &subject) const;

    [[nodiscard]] bool empty() const { return m_rules.isEmpty(); }
    /** Some rule asks what a unit contains: the standings of its components must be at hand. */
    [[nodiscard]] bool looksInside() const { return m_looksInside; }
    [[nodiscard]] const std::map<ContainmentId, Containment> &all() const { return m_all; }

private:
    struct Filed {
        const std::pair<const ContainmentId, Containment> *of;
        const ContainmentRule *rule;
    };
    std::map<ContainmentId, Containment> m_all;
    QHash<QString, std::vector<Filed>> m_rules; ///< by the most telling thing that the rule asks for
    bool m_looksInside = false;
};

} // namespace unitrail
