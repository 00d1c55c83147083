// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/recall_words.h"

namespace unitrail {

static QString startSentence(RecallStart::Kind kind)
{
    using Kind = RecallStart::Kind;
    switch (kind) {
    case Kind::Serial:
        return RecallWords::tr("serial {name}");
    case Kind::Lot:
        return RecallWords::tr("lot {name}");
    case Kind::SupplierLot:
        return RecallWords::tr("supplier lot {name}");
    case Kind::ProductLot:
        return RecallWords::tr("own lot {name}");
    case Kind::Order:
        return RecallWords::tr("order {name}");
    case Kind::Station:
        return RecallWords::tr("station {name}");
    case Kind::Person:
        return RecallWords::tr("person {name}");
    case Kind::Gauge:
        return RecallWords::tr("gauge {name}");
    case Kind::Fixture:
        return RecallWords::tr("fixture {name}");
    case Kind::Tool:
        return RecallWords::tr("tool {name}");
    case Kind::Program:
        return RecallWords::tr("program {name}");
    }
    Q_UNREACHABLE();
}

/** The sentence as it is written: a name's small letter stays small. */
static QString named(QString sentence, const QString &name)
{
    return sentence.replace(QStringLiteral("{name}"), isolated(name));
}

QString RecallWords::start(const RecallStart &start) const
{
    QString text = named(startSentence(start.kind), start.name);
    if (start.fromMs)
        text += u' ' + named(tr("from {name}"), m_speech.language().moment(*start.fromMs));
    if (start.toMs)
        text += u' ' + named(tr("until {name}"), m_speech.language().moment(*start.toMs));
    return text;
}

QString RecallWords::question(const RecallQuestion &question) const
{
    QStringList texts;
    for (const RecallStart &one : question.starts)
        texts << start(one);
    return texts.join(QStringLiteral(", "));
}

QString RecallWords::reason(RecallReason reason)
{
    switch (reason) {
    case RecallReason::Itself:
        return tr("it is this unit");
    case RecallReason::Fitted:
        return tr("fitted");
    case RecallReason::BuiltIn:
        return tr("through what is built in");
    case RecallReason::OfLot:
        return tr("made in this lot");
    case RecallReason::OfOrder:
        return tr("made for this order");
    case RecallReason::WorkedOn:
        return tr("worked on there");
    case RecallReason::LotWasLoaded:
        return tr("lot was loaded, nothing recorded");
    case RecallReason::NothingRecorded:
        return tr("nothing of the part recorded");
    case RecallReason::CapturePermitted:
        return tr("a missing part was permitted");
    case RecallReason::Removed:
        return tr("taken out again");
    case RecallReason::OtherRecorded:
        return tr("another one is recorded");
    }
    Q_UNREACHABLE();
}

QString RecallWords::word(Whereabouts::Kind kind)
{
    switch (kind) {
    case Whereabouts::Kind::InProcess:
        return tr("In process");
    case Whereabouts::Kind::Stock:
        return tr("In stock");
    case Whereabouts::Kind::BuiltIn:
        return tr("Built in");
    case Whereabouts::Kind::Shipped:
        return tr("Shipped");
    case Whereabouts::Kind::InService:
        return tr("In service");
    case Whereabouts::Kind::Returned:
        return tr("Returned");
    case Whereabouts::Kind::Scrapped:
        return tr("Scrapped");
    case Whereabouts::Kind::Decommissioned:
        return tr("Decommissioned");
    case Whereabouts::Kind::Unknown:
        return tr("Not known");
    }
    Q_UNREACHABLE();
}

QString RecallWords::where(const Whereabouts &where) const
{
    const auto joined = [](QStringList parts) {
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    };
    switch (where.kind) {
    case Whereabouts::Kind::InProcess:
        return joined(
            {where.operation.isEmpty() && !where.after.isEmpty() ? named(tr("after {name}"), where.after)
                                                                 : where.operation,
                where.station, where.location});
    case Whereabouts::Kind::Stock:
        return joined({where.location, where.container});
    case Whereabouts::Kind::BuiltIn:
        return where.parent ? where.parent->serial.text() : QString();
    case Whereabouts::Kind::Shipped:
    case Whereabouts::Kind::InService:
        return joined({where.customer, where.customerOrder});
    case Whereabouts::Kind::Returned:
        return where.customer;
    case Whereabouts::Kind::Scrapped:
    case Whereabouts::Kind::Decommissioned:
    case Whereabouts::Kind::Unknown:
        return {};
    }
    Q_UNREACHABLE();
}

QString RecallWords::behind(const std::vector<StationKnowledge> &stations) const
{
    QStringList late, never;
    for (const StationKnowledge &station : stations) {
        if (station.untilMs)
            late << named(tr("{name} until "), station.station.text())
                    + m_speech.language().moment(*station.untilMs);
        else
            never << station.station.text();
    }
    QStringList sentences;
    if (!late.isEmpty())
        sentences << named(tr("Known of {name}. What was done there later is not in this list."),
            late.join(QStringLiteral(", ")));
    if (!never.isEmpty())
        sentences << named(tr("Nothing is known here of {name}."), never.join(QStringLiteral(", ")));
    return sentences.join(u' ');
}

QString RecallWords::outcome(const QString &outcome)
{
    if (outcome == u"reworked")
        return tr("Reworked");
    if (outcome == u"scrapped")
        return tr("Scrapped");
    if (outcome == u"returned")
        return tr("Returned");
    if (outcome == u"customer-notified")
        return tr("Customer told");
    if (outcome == u"not-affected")
        return tr("Not affected");
    return outcome;
}

QString RecallWords::word(LinkQuality quality)
{
    switch (quality) {
    case LinkQuality::Start:
        return {};
    case LinkQuality::ExactSerial:
        return tr("exact serial");
    case LinkQuality::ExactLot:
        return tr("exact lot");
    case LinkQuality::TimeWindow:
        return tr("time window");
    case LinkQuality::ByLabel:
        return tr("from its label");
    }
    Q_UNREACHABLE();
}

QString RecallWords::word(GenealogyQuestion::View view)
{
    switch (view) {
    case GenealogyQuestion::View::AsBuilt:
        return tr("As built");
    case GenealogyQuestion::View::AsMaintained:
        return tr("As it is now");
    case GenealogyQuestion::View::Ever:
        return tr("Ever contained");
    }
    Q_UNREACHABLE();
}

QString RecallWords::finding(const BomFinding &finding) const
{
    const auto sentence = [&] {
        switch (finding.kind) {
        case BomFinding::Kind::Missing:
            return tr("Missing: {part}, {quantity}");
        case BomFinding::Kind::ToCome:
            return tr("Still to come: {part}, {quantity}");
        case BomFinding::Kind::NotTraced:
            return tr("Not traced: {part}, {quantity}");
        case BomFinding::Kind::Substitute:
            return tr("Substitute for {part}: {found}");
        case BomFinding::Kind::WrongRevision:
            return tr("Other revision of {part}: {found}");
        case BomFinding::Kind::Extra:
            return tr("Not on the bill: {found}");
        }
        Q_UNREACHABLE();
    };
    return filled(sentence(),
        {{"part", isolated(finding.part.text())}, {"quantity", m_speech.language().number(finding.quantity)},
            {"found", isolated(finding.found)}});
}

QString RecallWords::word(BomFinding::Kind kind)
{
    switch (kind) {
    case BomFinding::Kind::Missing:
        return tr("Missing");
    case BomFinding::Kind::ToCome:
        return tr("Still to come");
    case BomFinding::Kind::NotTraced:
        return tr("Not traced");
    case BomFinding::Kind::Substitute:
        return tr("Substitute");
    case BomFinding::Kind::WrongRevision:
        return tr("Other revision");
    case BomFinding::Kind::Extra:
        return tr("Not on the bill");
    }
    Q_UNREACHABLE();
}

QString RecallWords::subjectOf(const BomFinding &finding) const
{
    switch (finding.kind) {
    case BomFinding::Kind::Missing:
    case BomFinding::Kind::ToCome:
    case BomFinding::Kind::NotTraced:
        return isolated(finding.part.text()) + QStringLiteral(", ")
            + m_speech.language().number(finding.quantity);
    case BomFinding::Kind::Substitute:
    case BomFinding::Kind::WrongRevision:
    case BomFinding::Kind::Extra:
        return isolated(finding.found);
    }
    Q_UNREACHABLE();
}

} // namespace unitrail
