// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"
#include "core/domain/plant.h"
#include "core/domain/standing.h"
#include "core/journal/journal.h"

#include <QJsonObject>

#include <memory>
#include <optional>
#include <vector>

/* What a unit is made of, and what it became part of. */
namespace unitrail {

struct GenealogyQuestion {
    enum class View {
        AsBuilt, ///< as it was when the unit in question was first finished; before that: now
        AsMaintained, ///< as it is now
        Ever ///< whatever was in it at any time
    };
    Subject start; ///< a unit or a lot
    bool up = false; ///< what it was built into; else what it is built from
    View view = View::AsMaintained;
    int depthMax = 0; ///< levels below the start; 0: all
    int nodesMax = 0; ///< 0: all
    int childrenMax = 0; ///< of one node; 0: all
};
QString genealogyViewName(GenealogyQuestion::View view); ///< "built", "maintained", "ever"
std::optional<GenealogyQuestion::View> genealogyViewFromName(const QString &name);

/** How well a link is known. */
enum class LinkQuality {
    Start, ///< none: the start itself
    ExactSerial, ///< its serial was captured for this unit
    ExactLot, ///< its lot was captured for this unit
    TimeWindow, ///< taken from the lot that was loaded at the station then
    ByLabel ///< a serialized component's label says it comes from this lot
};
QString linkQualityName(LinkQuality quality); ///< "exact-serial"

/** One place in the tree. The same thing may have several. */
struct GenealogyNode {
    Subject subject;
    int parent = -1; ///< index of the node it hangs on; -1: the start
    int level = 0;
    LinkQuality quality = LinkQuality::Start;
    QString revision; ///< as captured, or as created
    QString quantity;
    QString position;
    QString operation;
    QString station;
    qint64 installedMs = 0;
    std::optional<EventId> installed; ///< the entry of the link
    std::optional<EventId> removed;
    qint64 removedMs = 0;
    std::optional<LifeCycle> life; ///< of a unit that was made here
    int holds = 0; ///< open ones, on itself
    int leftOut = 0; ///< children that are not shown because of a limit
    bool shownAbove = false; ///< the same unit is its own ancestor: not followed again
};

struct Genealogy {
    GenealogyQuestion question;
    std::vector<GenealogyNode> nodes; ///< the start first, each before what hangs on it, depth first
    std::optional<qint64> builtMs; ///< of AsBuilt: that moment
    int leftOut = 0; ///< links that are not shown because of a limit

    [[nodiscard]] std::vector<int> childrenOf(int node) const;
};

/** Opened once for many questions, in step with what the journal held then. */
class Genealogist {
public:
    static Result<std::unique_ptr<Genealogist>> open(Journal &journal);
    ~Genealogist();
    Q_DISABLE_COPY_MOVE(Genealogist)

    Result<Genealogy> ask(const GenealogyQuestion &question);
    /** EXPLAIN QUERY PLAN of every query here, one line a step: a test pins them. */
    Result<QStringList> plans();

private:
    struct Impl;
    explicit Genealogist(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

/** How what is in a unit departs from the released bill of material of its routing. */
struct BomFinding {
    enum class Kind {
        Missing, ///< the operation is behind it, and it is not there
        ToCome, ///< its operation is still to be done
        NotTraced, ///< the bill does not ask for a record of it
        Substitute, ///< a released alternative
        WrongRevision, ///< another one than the bill accepts
        Extra ///< the bill does not know it
    };
    Kind kind = Kind::Missing;
    int line = 0; ///< find number; 0: none
    PartNumber part; ///< that the bill asks for; of Extra: that is there
    QString found; ///< what is there in its place: "MOT-X/4711", "rev B"
    QString quantity; ///< that is missing, or that is there
    std::optional<OperationId> operation;
    bool operator==(const BomFinding &) const = default;
};
QString bomFindingName(BomFinding::Kind kind); ///< "wrong-revision"

/** None: the plant knows no released bill for it. */
std::optional<std::vector<BomFinding>> compareWithBom(
    const Plant &plant, const UnitId &id, const Unit &unit, const std::vector<Component> &fitted);
/** What the first level of a tree says is in its start. */
std::vector<Component> fittedIn(const Genealogy &genealogy);

QJsonObject genealogyJson(const Genealogy &genealogy, const std::optional<std::vector<BomFinding>> &findings);
QString genealogyText(const Genealogy &genealogy);

} // namespace unitrail
