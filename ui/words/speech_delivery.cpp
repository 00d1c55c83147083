// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/speech.h"

/* Containers, delivery and service: what was done, and why it was not. */
namespace unitrail {

Sentence Speech::sentencesOfDelivery(Reason reason)
{
    switch (reason) {
    case Reason::ContainerInItself:
        return {tr("{other} lies in {unit} already."), tr("Scan the larger container last.")};
    case Reason::ContainerEmpty:
        return {tr("{unit} is empty."), tr("Pack something into it first.")};
    case Reason::ContainerOpen:
        return {tr("{unit} is not sealed."), tr("Seal it first, then ship it.")};
    case Reason::NotEnough:
        return {tr("Of {lot} there are only {detail} in it."), tr("Count again.")};
    case Reason::ServiceOpen:
        return {tr("Service order {detail} of {unit} is still open."), tr("Close it first.")};
    case Reason::ServiceNotOpen:
        return {tr("{unit} has no open service order."), tr("Open one, or scan another unit.")};
    case Reason::NotDelivered:
        return {tr("{unit} was never delivered to a customer."), tr("Check the serial.")};
    default:
        return {};
    }
}

QString Speech::whatOfDelivery(const Answer &answer) const
{
    const auto fill = [&](const QString &sentence) {
        return filled(sentence,
            {{"unit", answer.unit ? unit(*answer.unit) : tr("this unit")},
                {"component", answer.component ? component(*answer.component) : tr("the part")},
                {"quantity",
                    answer.component ? isolated(m_language.number(answer.component->quantity.text()))
                                     : QString()},
                {"container",
                    answer.container ? subject(Subject::of(*answer.container)) : tr("the container")},
                {"text", isolated(answer.text)}});
    };
    switch (answer.what) {
    case Answer::What::UnitUnpacked:
        return fill(tr("{unit} is taken out of {text}."));
    case Answer::What::UnitReturned:
        return fill(tr("{unit} came back."));
    case Answer::What::ContainerPacked:
        return fill(tr("{container} is packed into {text}."));
    case Answer::What::ContainerUnpacked:
        return fill(tr("{container} is taken out of {text}."));
    case Answer::What::LoosePacked:
        return fill(tr("{quantity} of {component} are packed into {container}."));
    case Answer::What::LooseUnpacked:
        return fill(tr("{quantity} of {component} are taken out of {container}."));
    case Answer::What::ContainerMoved:
        return fill(tr("{container} and all that is in it is moved to {text}."));
    case Answer::What::ContainerShipped:
        return fill(tr("{container} and all that is in it is shipped: {text}."));
    case Answer::What::ServiceOpened:
        return fill(tr("Service order {text} of {unit} is open."));
    case Answer::What::ServiceClosed:
        return fill(tr("Service order {text} of {unit} is closed."));
    case Answer::What::UnitDecommissioned:
        return fill(tr("{unit} is out of use for good."));
    case Answer::What::OrderShipped:
        return fill(tr("Order {text} is on its way, all of it."));
    case Answer::What::IssuerTrusted:
        return fill(tr("Containments that {text} signs can be carried here from now on."));
    case Answer::What::AskContainer:
        return fill(tr("{container} is on the table; nothing was recorded."));
    default:
        return {};
    }
}

} // namespace unitrail
