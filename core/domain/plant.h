// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/decimal.h"
#include "core/domain/names.h"

#include <QByteArray>
#include <QDate>
#include <QRegularExpression>
#include <QStringList>

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace unitrail {

/** What must be captured for a part, in the words of ISA-95. */
enum class TrackingMode { None, Lot, Serial };

/** IPC-1782 traceability level: 1 Basic, 2 Standard, 3 Advanced, 4 Comprehensive. */
enum class TraceabilityLevel { Basic = 1, Standard = 2, Advanced = 3, Comprehensive = 4 };

/** A name people read, in the languages the plant gave; "en" is always there. */
struct Words {
    std::map<QString, QString> byLanguage{}; ///< ISO 639-1 code -> text

    [[nodiscard]] QString in(const QString &language) const; ///< falls back to "en", then to any
    bool operator==(const Words &) const = default;
};

struct Part {
    PartNumber number;
    QString revision{}; ///< the released one: "D"
    Words name{};
    TrackingMode tracking = TrackingMode::Serial;
    TraceabilityLevel level = TraceabilityLevel::Standard;
    QString levelReason{}; ///< why this level; demanded from 3 upwards
    QString gtin{}; ///< 14 digits with check digit, or empty
    QString serialPattern{}; ///< regular expression a whole serial must match; empty: any. Named groups are
                             ///< the code book's business
    QString serialCheck{}; ///< "", "iso7064-mod37-36", "mod34": the check character its serials end with
    QString
        serialExample{}; ///< one that fits, check character included; for people and for the practice line
    QString serialBlock{}; ///< how serials are minted: "LA40-26-######", # a digit of the running number; the
                           ///< check character follows
    QString lotPattern{}; ///< the same for lot numbers
    QString lotExample{};
    std::optional<int>
        shelfLifeDays{}; ///< from the lot's making; a lot without an expiry of its own is judged by it
    std::optional<int> openLifeDays{}; ///< from being loaded at a station
    QString unitOfMeasure = QStringLiteral("pcs");
    /** Running numbers of serialBlock that a station alone may mint; first and last included. */
    std::map<StationName, std::pair<qint64, qint64>> serialRanges{};
    bool releaseNeeded = false; ///< it is shipped only once it has been released with a signature
};

/** One line of a bill of material: this part, so many, at these places, captured at that operation. */
struct BomLine {
    int line = 0; ///< find number: 10, 20, ...
    PartNumber part;
    std::vector<QString>
        revisions{}; ///< accepted revisions; empty: the released one only where one is stated on the label
    std::vector<PartNumber> substitutes{}; ///< released alternatives
    Decimal quantity{1, 0}; ///< per unit
    std::vector<PositionName> positions{}; ///< one for each piece, or one for the whole quantity
    TrackingMode tracking = TrackingMode::Serial; ///< overrides the part's, for this product
    TraceabilityLevel level = TraceabilityLevel::Standard;
    std::optional<OperationId> capturedAt{}; ///< none: booked at order level
    bool fromLoadedLot = false; ///< taken from the lot loaded at the station, without a scan for each unit
};

/** A characteristic that is measured at an operation, with the limits of one plan revision. */
struct Characteristic {
    enum class Kind { Numeric, Attribute, Text, Count, Picture };
    /** What the repeated values of one attempt make: each must pass, or the last, the worst, the mean counts.
     * A further attempt takes the place of the one before, but where the worst counts. */
    enum class ResultRule { Each, Last, Worst, Mean };
    /** A unit an instrument may send instead of the plan's: plan = sent * factor + offset, exactly. */
    struct Conversion {
        QString unit;
        Decimal factor{1, 0};
        Decimal offset{};
    };

    CharacteristicId id;
    Words name{};
    Kind kind = Kind::Numeric;
    QString unit{}; ///< "mm", "N·m"; empty for attributes
    std::optional<Decimal> lower{}, nominal{}, upper{}; ///< specification limits; a value on the limit passes
    std::optional<Decimal> plausibleLower{},
        plausibleUpper{}; ///< outside of these it is a typing error, not a bad part
    std::optional<Decimal> guardBand{}; ///< a pass closer to a limit than this is marginal
    int repeats = 1; ///< how many values make the result: four screws, four torques
    QString limitRevision{}; ///< "C": the revision of the test plan these limits stand in
    std::optional<QDate> effectiveFrom{}; ///< the plan revision counts from the start of this day, plant time
    QString gaugeClass{}; ///< the kind of instrument it may be measured with; empty: any
    bool required = true; ///< the operation cannot be completed without it
    ResultRule resultRule = ResultRule::Each;
    int attemptsMax = 1; ///< measurements of it in one pass; a further one needs a reason and keeps the first
    bool typed = true; ///< it may be typed; else only an instrument may give it
    std::vector<Conversion> conversions{}; ///< none: no other unit is taken
    QString samplingPlan{}; ///< only the units that this plan draws need it; empty: every unit
    QString textPattern{}; ///< of a Text: regular expression the whole of it must match to pass; empty: any
                           ///< text passes

    // Only for the practice line (unitrail simulate): what the demo factory's process really does.
    std::optional<double> practiceMean{}, practiceSigma{};
    QString practiceText{};
};

/** An operation of a routing (ISA-95 process segment). */
struct Operation {
    enum class Kind { Assembly, Test, Inspection, Serialize, Batch, Pack, Repair };

    OperationId id;
    Words name{};
    Kind kind = Kind::Assembly;
    std::vector<StationName> stations{}; ///< where it may be done
    int standardSeconds = 0;
    std::vector<QString> qualifications{}; ///< all of them are needed
    std::vector<Characteristic> characteristics{}; ///< every revision; the one in force is found by date
    std::vector<OperationId> reworkTo{}; ///< return points after a fail here; empty: only itself
    int attemptsMax = 0; ///< passes through this operation before a review board must decide; 0: no limit
    bool skippable = false; ///< a person with the right may skip it, with a reason
    bool mints = false; ///< creates the unit here: a serial from the pattern's block, or one that is captured
    bool autoComplete = false; ///< completes by itself when all captures are there
    std::optional<double> practiceAttributeYield{}; ///< only for the practice line

    /** The characteristics in force on that day: for each id the one with the latest effectiveFrom not after
     * it. */
    [[nodiscard]] std::vector<Characteristic> characteristicsOn(const QDate &day) const;
};

/** A released routing of one revision. Operations are done in the order they stand in. */
struct Routing {
    QString name{}; ///< "LA-40"
    int revision = 0;
    std::vector<PartNumber> parts{}; ///< the products that are built by it
    std::vector<Operation> operations{};
    std::map<PartNumber, std::vector<BomLine>>
        boms{}; ///< the bill of material of each of the parts, as released with it

    [[nodiscard]] const Operation *find(const OperationId &id) const;
    [[nodiscard]] QString reference() const; ///< "LA-40/7": what a unit remembers
};

struct Qualification {
    QString name{}; ///< "hipot"
    std::optional<QDate> validThrough{}; ///< the last good day, plant time; none: no end
};

/** Which units of a lot are inspected (ISO 2859-1, single sampling). */
struct SamplingPlan {
    QString name{};
    QString level = QStringLiteral("II"); ///< general inspection level I, II or III
    Decimal aql{10, 1}; ///< acceptable quality limit, percent nonconforming: one of the standard's
    bool byOrder = true; ///< the lot is the work order; else the product lot
};

/** A drawing that defects are pointed at: a place is a name and a point, 0 to 1 from the upper left corner.
 */
struct Picture {
    struct Place {
        QString name; ///< "SCREW-3"; "U7" on a board
        Decimal x{}, y{};
    };
    QString id; ///< "actuator/front"
    Words name{};
    std::vector<PartNumber> parts{}; ///< what it shows
    std::vector<OperationId> operations{}; ///< where it is offered; empty: at all
    QByteArray svg{};
    std::vector<Place> places{};
};

/** An instrument of the plant by its own number. Calibration: what a GaugeChecked entry says later goes
 * first. */
struct Gauge {
    GaugeId id;
    Words name{};
    QString gaugeClass{}; ///< "torque", as characteristics ask for it
    QString serial{};
    std::optional<QDate> due{}; ///< the last good day; none: never due
    std::vector<StationName> stations{}; ///< where it is used; empty: everywhere
};

enum class Role { Operator, Inspector, Supervisor, QualityEngineer, ServiceTechnician, Administrator };

struct Person {
    PersonId id;
    QString name{}; ///< as printed on a signature
    QString shortName{}; ///< as shown in the header: "Ana K."
    std::set<Role> roles{};
    QString badge{}; ///< what the badge code says after the plant's badge prefix
    QString language{}; ///< the screen's language while this person is signed in; empty: the station's
    std::vector<Qualification> qualifications{};
    QString pin{}; ///< Argon2id verifier of the PIN that signatures ask for; empty: this person cannot sign
};

struct Station {
    enum class Kind { Work, Repair, Service, Desk };
    StationName name;
    Words title{};
    QString line{};
    Kind kind = Kind::Work;
};

struct Defect {
    DefectCode code;
    Words name{};
    bool processIndicator = false; ///< recorded, but outside yield
    std::vector<OperationId> operations{}; ///< where it is offered first; empty: everywhere
};

struct HoldReason {
    QString code{}; ///< "supplier-notice"
    Words name{};
};

/** Why a station stands. */
struct StopReason {
    QString code{}; ///< "changeover"
    Words name{};
    bool planned = false; ///< outside the time that availability is measured against
};

/** Why a defect came about, and what was done about it: the words a repair is recorded in. */
struct RepairWord {
    QString code{}; ///< "re-torque"
    Words name{};
};

/** What is printed on a label: one template of one revision. Lengths in mm from the upper left corner. */
struct Label {
    enum class Of { Unit, Container };
    /** A datum of what is labelled; a text names it in braces: "Rev {revision}". */
    enum class Field { Gtin, Serial, Part, PartName, Revision, Lot, Order, Date, Container, Sscc, Plant };
    struct Element {
        enum class Kind { Text, DataMatrix, Qr, Code128 };
        Kind kind = Kind::Text;
        Decimal x{}, y{};
        Decimal width{}; ///< of a text: it is made narrower to fit; 0: to the label's edge
        Decimal height{}; ///< of the letters, of the bars
        Decimal module{}; ///< of a symbol; printed as a whole number of the printer's dots
        QString content{}; ///< with fields in braces; empty where gs1 says it
        std::vector<Field> gs1{}; ///< a GS1 element string of these
        QString digitalLink{}; ///< ... as a URI with this stem: "https://id.example.com"
        bool operator==(const Element &) const = default;
    };

    QString name{}; ///< "unit"
    int revision = 1;
    Of of = Of::Unit;
    std::vector<PartNumber> parts{}; ///< whose units or containers get it; empty: all
    Decimal width{}, height{};
    int dpi = 203;
    std::vector<Element> elements{};

    bool operator==(const Label &) const = default;
    [[nodiscard]] QString reference() const { return name + u'/' + QString::number(revision); }
};

/** Containers that stations number and label themselves: cartons, kit totes. */
struct ContainerType {
    QString name{}; ///< "carton": in printed codes, and in entries as the type of the identifier
    Words title{};
    QString block{}; ///< how they are numbered: "34012345#########", # a digit of the running number
    bool gs1Check = false; ///< a GS1 check digit follows: the number is an SSCC
    QString label{}; ///< name of its template
    /** Running numbers that a station alone may give; first and last included. Nobody else numbers them. */
    std::map<StationName, std::pair<qint64, qint64>> ranges{};
};

struct WorkOrder {
    OrderNumber number;
    PartNumber part;
    int quantity = 0;
    QString routing{}; ///< "LA-40/7"
    LotNumber productLot;
};

/** One rule of the plant's code book: which plain text means what. GS1, ISO 15434 and the like need none. */
struct CodeRule {
    enum class Meaning { Unit, Component, Lot, Badge, Container, Station, Order };
    QString name{}; ///< for messages: "motor label"
    QRegularExpression
        pattern{}; ///< of the whole text (anchored by the reader); groups (?<part>), (?<serial>), (?<lot>),
                   ///< (?<id>), (?<expiry>), (?<quantity>), (?<revision>)
    Meaning meaning = Meaning::Unit;
    std::optional<PartNumber> part{}; ///< when the text does not say it
    QString check{}; ///< check character algorithm over the serial group, or empty
    QString example{}; ///< one printed text that fits
};

/** One code that the practice panel offers instead of a label, in the order of the work. */
struct PracticeCode {
    std::optional<OperationId> operation{}; ///< none: badges and commands, wanted everywhere
    std::optional<StationName> station{}; ///< only offered here
    Words title{};
    QByteArray code{}; ///< what a scanner would send, AIM identifier and control characters included
};

/** What a released revision says, so that nobody can change it unnoticed. */
struct Release {
    QByteArray digest{}; ///< SHA-256 of its content; comments, order of keys and practice values do not count
    QString file{}; ///< where it is written ...
    int line = 0; ///< ... for the message when it was changed
};

/**
 * The plant's master data as released: one revision, a value, never changed after loading.
 * It is read from files (core/plant) or taken from central, and handed to whoever judges.
 */
struct Plant {
    QString name{}; ///< "Nordhavn Motion"
    QString revision{}; ///< the plant's own word for it: "2026-06-15"
    QByteArray digest{}; ///< SHA-256 over all its documents: what entries say they were judged by
    int utcOffsetMinutes = 0; ///< plant time, for dates without a time
    QString badgePrefix{}; ///< "BADGE-"
    int idleLockMinutes = 0; ///< without a scan or touch, until a terminal locks itself; 0: never
    bool shipmentsSigned = false; ///< what leaves for a customer leaves with a signature
    std::map<PartNumber, Part> parts{};
    std::vector<Routing> routings{}; ///< every released revision; a unit keeps the one it was started under
    std::map<StationName, Station> stations{};
    std::map<PersonId, Person> people{};
    std::map<DefectCode, Defect> defects{};
    std::vector<HoldReason> holdReasons{};
    std::vector<RepairWord> causes{};
    std::vector<RepairWord> repairs{};
    std::vector<RepairWord> retestReasons{}; ///< why something is measured or tested again
    std::vector<StopReason> stopReasons{};
    std::vector<RepairWord> reprintReasons{}; ///< why a label is printed again, or its number withdrawn
    std::vector<Label> labels{};
    std::vector<ContainerType> containerTypes{};
    std::map<QString, SamplingPlan> samplingPlans{};
    std::vector<Picture> pictures{};
    std::map<GaugeId, Gauge> gauges{};
    std::map<QString, Words> qualifications{}; ///< "hipot" -> its names
    std::map<OrderNumber, WorkOrder> orders{};
    std::vector<CodeRule> codeRules{};
    std::vector<PracticeCode> practiceCodes{};
    /** "LA-40/7": the routing and its bills of material; "LA-40/7 plan D": the limits of one plan revision;
     * "label unit/1": the template of that revision. */
    std::map<QString, Release> releases{};

    [[nodiscard]] const Part *part(const PartNumber &number) const;
    [[nodiscard]] const Routing *routing(const QString &reference) const; ///< "LA-40/7"
    [[nodiscard]] const Routing *routingOf(
        const PartNumber &part) const; ///< the highest released revision for it
    [[nodiscard]] const Label *labelOf(const PartNumber &part, Label::Of of) const; ///< the highest revision
    [[nodiscard]] const Label *labelOf(const ContainerType &type) const; ///< the highest revision
    [[nodiscard]] const Person *personByBadge(const QString &badge) const;
    /** The operations that this station performs on that routing, in order. */
    [[nodiscard]] std::vector<const Operation *> operationsAt(
        const StationName &station, const Routing &routing) const;
};

} // namespace unitrail
