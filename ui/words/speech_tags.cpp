// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/speech.h"

namespace unitrail {

/** By the names in core/domain/refusal.h, tagTroubles(). */
Sentence Speech::sentencesOfTag(const QString &trouble)
{
    if (trouble == u"no-writer")
        return {tr("No reader of this station writes tags."), tr("Go on without a tag, or call IT.")};
    if (trouble == u"no-gtin")
        return {tr("{unit} has no number that a tag can hold."), tr("Call the supervisor.")};
    if (trouble == u"no-reader")
        return {tr("The tag reader {list} is not connected."), tr("Look at its cable, then try again.")};
    if (trouble == u"no-tag")
        return {tr("No tag came to the reader {list}."), tr("Lay one on it and try again.")};
    if (trouble == u"several-tags")
        return {tr("More than one tag lies on {list}, so none is written."),
            tr("Take the others away and try again.")};
    if (trouble == u"names-another")
        return {tr("This tag belongs to another unit and stays as it is."), tr("Take a fresh tag.")};
    if (trouble == u"refused")
        return {tr("The tag cannot be written: it is locked or too small."), tr("Take another tag.")};
    if (trouble == u"no-answer")
        return {tr("The reader {list} did not answer. What the tag says is not known."),
            tr("Put the tag aside and take a fresh one.")};
    if (trouble == u"different")
        return {tr("The tag reads otherwise than it was written."), tr("Destroy it and take a fresh one.")};
    return {tr("This reader cannot write this tag."), tr("Go on without a tag, or call IT.")};
}

} // namespace unitrail
