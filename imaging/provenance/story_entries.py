"""Signed Content Credentials as lines of the sheet of a file, as people read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from imaging.metadata.entry import Fate, Sheet, SheetEntry
from imaging.metadata.labels import WORDS, in_words
from imaging.provenance.verifying import SignedAction, SignedStory
from imaging.sentences import Sentence, joined, say

GROUP, ENTRY = "ai", "c2pa"
DONE: Mapping[str, Sentence] = {
    "created": say("c2pa_created", "created"),
    "opened": say("c2pa_opened", "opened"),
    "placed": say("c2pa_placed", "put together"),
    "removed": say("c2pa_removed", "a part taken away"),
    "edited": say("c2pa_edited", "edited"),
    "edited.metadata": say("c2pa_edited_metadata", "metadata changed"),
    "cropped": say("c2pa_cropped", "cropped"),
    "resized": say("c2pa_resized", "resized"),
    "orientation": say("c2pa_orientation", "turned"),
    "color_adjustments": say("c2pa_color_adjustments", "colours changed"),
    "filtered": say("c2pa_filtered", "filtered"),
    "drawing": say("c2pa_drawing", "drawn on"),
    "converted": say("c2pa_converted", "format changed"),
    "transcoded": say("c2pa_transcoded", "coded again"),
    "watermarked": say("c2pa_watermarked", "watermarked"),
    "published": say("c2pa_published", "published"),
}


def verified(sheet: Sheet, story: SignedStory) -> Sheet:
    """The sheet with what the credentials say, and whether they hold, in place of that there are some."""
    groups = tuple(
        replace(group, entries=tuple(_entries(group.entries, story))) if group.id == GROUP else group
        for group in sheet.groups
    )
    return replace(sheet, groups=groups)


def _entries(entries: tuple[SheetEntry, ...], story: SignedStory) -> Iterator[SheetEntry]:
    for entry in entries:
        if entry.id != ENTRY:
            yield entry
            continue
        fate: Fate = "credit" if story.private else "kept"
        yield replace(entry, value=_state(story), fate=fate)
        programs = list(dict.fromkeys(filter(None, (step.program for step in story.steps))))
        if programs:
            yield in_words(SheetEntry("made_with", "Made with", " → ".join(programs), fate, "C2PA"))
        done = [joined([_action(each) for each in step.actions], ", ") for step in story.steps if step.actions]
        if done:
            yield in_words(SheetEntry("done", "What was done", joined(done, " → "), fate, "C2PA"))


def _state(story: SignedStory) -> Sentence:
    match story.state:
        case "own":
            return say("c2pa_own", "signed by this studio and unchanged since; no public trust list knows it")
        case "listed":
            return say("c2pa_listed", "signed by {signer}, whom a public trust list knows", signer=story.signer)
        case "stranger":
            return say(
                "c2pa_stranger", "signed by {signer} and unchanged since; not on a trust list here", signer=story.signer
            )
        case "changed":
            return say("c2pa_changed", "signed by {signer}, but was changed after signing", signer=story.signer)
    return say("c2pa_unreadable", "present, but cannot be read")


def _action(action: SignedAction) -> str:
    told = DONE.get(action.name, action.name)
    source = WORDS.get(action.source, action.source)
    about = joined([each for each in (source, action.agent) if each], ": ")
    return joined([told, " (", about, ")"]) if about else told
