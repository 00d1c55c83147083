// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

std::vector<Sample> tagSamples(const StationView &atStep, const StationView &finished)
{
    const std::optional<UnitId> unit = atStep.unit ? std::optional(atStep.unit->unit) : std::nullopt;
    StationView offered = finished;
    offered.canWriteTag = true;
    StationView awaited = atStep;
    awaited.answer = {.kind = Answer::Kind::Attention,
        .what = Answer::What::AskTag,
        .atMs = sampleNowMs - 2000,
        .unit = unit,
        .text = u"gate-1"_s};
    awaited.question = Question{
        .kind = Question::Kind::WriteTag, .choices = {}, .about = awaited.answer, .writing = false};
    StationView writing = awaited;
    writing.question->writing = true;
    StationView written = atStep;
    written.answer = {.kind = Answer::Kind::Accepted,
        .what = Answer::What::TagWritten,
        .atMs = sampleNowMs - 1000,
        .unit = unit,
        .sequence = 8125};
    StationView refused = atStep;
    refused.answer = {.kind = Answer::Kind::Refused,
        .refusal = Refusal{.reason = Reason::TagNotWritten,
            .subject = unit ? std::optional(Subject::of(*unit)) : std::nullopt,
            .names = {u"gate-1"_s},
            .detail = u"no-answer"_s},
        .atMs = sampleNowMs - 1000,
        .sequence = 8126};
    return {{u"s3-can-write-tag"_s, offered}, {u"s3-ask-tag"_s, awaited}, {u"s3-tag-writing"_s, writing},
        {u"s3-tag-written"_s, written}, {u"s3-tag-refused"_s, refused}};
}

} // namespace unitrail
