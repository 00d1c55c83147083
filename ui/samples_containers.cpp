// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static const QString sscc = u"340123455000000418"_s;

static Words words(const char *english, const char *german)
{
    return {{{u"en"_s, QString::fromUtf8(english)}, {u"de"_s, QString::fromUtf8(german)}}};
}

/** The demo factory's carton label. */
static LabelView cartonLabel()
{
    const auto mm = [](int tenths) { return Decimal(tenths, 1); };
    Label form{.name = u"carton"_s, .of = Label::Of::Container, .width = mm(1000), .height = mm(700)};
    form.elements = {{.x = mm(60), .y = mm(50), .width = mm(880), .height = mm(70), .content = u"{plant}"_s},
        {.x = mm(60), .y = mm(150), .width = mm(600), .height = mm(50), .content = u"SSCC  {date}"_s},
        {.kind = Label::Element::Kind::Code128,
            .x = mm(110),
            .y = mm(240),
            .height = mm(320),
            .module = mm(5),
            .gs1 = {Label::Field::Sscc}},
        {.x = mm(110), .y = mm(585), .width = mm(800), .height = mm(60), .content = u"(00) {sscc}"_s}};
    return {.form = form,
        .data = {{Label::Field::Sscc, sscc}, {Label::Field::Container, sscc},
            {Label::Field::Plant, u"Nordhavn Motion"_s}, {Label::Field::Date, u"2026-06-15"_s}},
        .state = IdentifierState::Reserved};
}

static StationView labelling(StationView view, Prompt::Kind kind)
{
    const ContainerId carton = ContainerId::known(sscc);
    view.container = carton;
    view.canReprint = true;
    view.prompt.kind = kind;
    view.prompt.container = carton;
    view.label = cartonLabel();
    view.label->printing = kind == Prompt::Kind::WaitForLabel;
    if (kind == Prompt::Kind::ScanLabel)
        view.label->state = IdentifierState::Printed;
    view.answer = {.kind = Answer::Kind::Accepted,
        .what
        = kind == Prompt::Kind::ScanLabel ? Answer::What::LabelPrinted : Answer::What::ContainerNumbered,
        .atMs = sampleNowMs - 1000,
        .container = carton};
    return view;
}

std::vector<Sample> containerSamples(const StationView &ready, const StationView &packing)
{
    std::vector<Sample> samples;
    const auto add = [&](const char *name, const StationView &view) {
        samples.push_back({QString::fromLatin1(name), view});
    };
    const ContainerId carton = ContainerId::known(sscc);
    StationView free = ready;
    free.stationTitle = words("Packing 1", "Verpackung 1");
    free.prompt = {.kind = Prompt::Kind::ScanUnit};
    free.containerTypes = {words("carton", "Karton")};
    StationView full = packing;
    full.containerTypes = free.containerTypes;
    add("s2-new-carton", free);
    add("s2-carton-printing", labelling(free, Prompt::Kind::WaitForLabel));
    add("s2-carton-to-scan", labelling(free, Prompt::Kind::ScanLabel));
    add("s3-carton-full", full);
    add("s3-carton-to-scan", labelling(full, Prompt::Kind::ScanLabel));

    StationView wrong = labelling(free, Prompt::Kind::ScanLabel);
    Refusal mismatch{.reason = Reason::LabelMismatch, .subject = Subject::of(carton)};
    mismatch.other = mismatch.subject;
    mismatch.detail = u"340123455000000400"_s;
    wrong.answer = {.kind = Answer::Kind::Refused,
        .refusal = mismatch,
        .atMs = sampleNowMs - 1000,
        .code = mismatch.detail};
    add("s2-carton-mismatch", wrong);

    StationView asked = labelling(free, Prompt::Kind::PrintLabel);
    asked.answer = {.kind = Answer::Kind::Attention,
        .what = Answer::What::AskPrintAgain,
        .atMs = sampleNowMs - 1000,
        .container = carton};
    asked.question = Question{Question::Kind::PrintAgain, {}, asked.answer};
    add("s2-ask-carton-again", asked);

    StationView shown = free;
    shown.container = carton;
    shown.canReprint = true;
    shown.answer = {.kind = Answer::Kind::Attention,
        .what = Answer::What::ContainerShown,
        .atMs = sampleNowMs - 1000,
        .container = carton,
        .text = u"4"_s};
    add("s2-carton-at-hand", shown);
    return samples;
}

} // namespace unitrail
