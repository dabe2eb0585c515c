"""What a picture shows, in words for who does not see it: somebody's own, those it was made from, or what is known.

`interface/web/src/conversation/alt.ts` is the twin; both are held to `tests/fixtures/alt_texts.json`.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Mapping
from datetime import date

from conversation.image import Image, Version
from conversation.recipe import (
    CutoutValues,
    EditStep,
    EditValues,
    MaskValues,
    OperationValues,
    OverlayValues,
    PaintingValues,
    RetouchValues,
    UploadValues,
)
from conversation.sentences import listed, say

LONGEST, LONGEST_WISH, LONGEST_OWN = 140, 60, 500
"""Characters of the words that it was made from; of what was wished when it was changed; of what somebody writes."""
SHORTEST = 40
"""Characters from which on words may end with a sentence or at a comma, instead of in the middle."""
MOST_CHANGES = 4
CHANGES: Mapping[str, str] = {
    **dict.fromkeys(("crop", "trim"), say("alt_cropped", "cropped")),
    "greyscale": say("alt_greyscale", "in black and white"),
    "sepia": say("alt_sepia", "in sepia"),
    "invert": say("alt_inverted", "in inverted colours"),
    "blur": say("alt_blurred", "blurred"),
    "pixelate": say("alt_pixelated", "pixelated"),
    "layer": say("alt_drawn_on", "drawn on"),
}
"""What operations change about what is seen; all others leave it as it is."""
CUT_OUT = say("alt_cut_out", "cut out of its background")
OVERLAID = say("alt_overlaid", "with another picture on it")
NEW_BACKGROUND = say("alt_new_background", "on another background")
CHANGED, IN_PART = say("alt_changed_otherwise", "changed"), say("alt_changed_in_part", "changed in part")
RETOUCHED: Mapping[str, str] = {
    "replace-bg": NEW_BACKGROUND,
    "nobg": CUT_OUT,
    **dict.fromkeys(("erase", "inpaint"), IN_PART),
    **dict.fromkeys(("restyle", "variations"), CHANGED),
}
NO_WORDS = re.compile(
    r"imag(e|es|en)?|imgs?|dsc|dsc[fn]|pxl|mvi|gopr|pano|pic(ture)?s?|photos?|fotos?|bild|scan|screenshot|screen|shot|"
    r"bildschirmfoto|capture?|captura|pantalla|écran|whatsapp|telegram|signal|unnamed|untitled|(down|up)load|file|datei|"
    r"cop(y|ie)|kopie|original|edited|final|new|jpe?g|png|hei[cf]|webp|gif|tiff?|avif|bmp|图片|照片|截图|图像"
)
"""What cameras and programs call files: it says nothing of what is seen."""
WORD = re.compile(r"[^\W\d_]+")
HEX = re.compile(r"[0-9a-f]{8,}")
JOINED = re.compile(r"_+")
"""Of the words of a file's name. A hyphen stays: it stands in words, and in names that somebody gave."""
SENTENCE_END, COMMA = re.compile(r"[.!?。！？](?=\s|$)"), re.compile(r"[,;:，；：](?=\s|$)")


def alt_of(image: Image, version: Version | None = None, *, prompt: bool = True, taken: bool = False) -> str:
    """What that version (or the current one) shows; never empty. `prompt`: whether the words that it was made from may
    be told; `taken`: whether the day on which it was photographed may be."""
    way = _way(image, version or image.shown)
    if image.alt:
        at = next((place for place, each in enumerate(way) if each.id == image.alt_at), len(way))
        return _with_changes(image.alt, way[at + 1 :], prompt)
    words = shortened(way[0].recipe.prompt) if prompt else ""
    if not words and worded(image.title):
        words = shortened(JOINED.sub(" ", image.title) if " " not in image.title else image.title)
    return _with_changes(words or _neutral(way, taken), way[1:], prompt)


def shortened(words: str, longest: int = LONGEST) -> str:
    """At most so many characters, ended with a sentence or at a comma where one is near enough, else with a word."""
    words = " ".join(words.split())
    if len(words) <= longest:
        return words
    for end in (SENTENCE_END, COMMA):
        places = [found.start() for found in end.finditer(words, 0, longest)]
        if places and places[-1] >= min(SHORTEST, longest // 2):
            return words[: places[-1]]
    cut = words[: longest - 1]
    if not words[longest - 1].isspace():
        cut = cut[: cut.rfind(" ")] if " " in cut else cut
    return cut.rstrip() + "…"


def worded(title: str) -> bool:
    """Whether a title says anything, and is not only what a camera or a program called a file."""
    said = WORD.findall(HEX.sub(" ", title.lower()))
    return any(len(word) > 2 or not word.isascii() for word in said if not NO_WORDS.fullmatch(word))


def _way(image: Image, version: Version) -> list[Version]:
    """From the first version to that one."""
    known = {each.id: each for each in image.versions if each.id != version.id}
    way = [version]
    while (before := way[-1].parent) and before in known:
        way.append(known.pop(before))
    return way[::-1]


def _neutral(way: list[Version], taken: bool) -> str:
    """What can be said of a picture without words: what it is, how large, and when it was taken."""
    size = {"width": way[-1].width, "height": way[-1].height}
    came = way[0].recipe.values
    if not isinstance(came, UploadValues):
        return say("alt_picture", "Picture, {width} × {height}", **size)
    if not came.taken:
        return say("alt_uploaded", "Uploaded picture, {width} × {height}", **size)
    said = say("alt_photograph", "Photograph, {width} × {height}", **size)
    return listed((said, say("alt_taken", "taken {day}", day=_day(came.taken)))) if taken else said


def _day(iso: str) -> str:
    """`12 May 2024`; as it came where it is none."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {month_name[day.month]} {day.year}"


def _with_changes(words: str, later: list[Version], prompt: bool) -> str:
    changes = dict.fromkeys(change for version in later for change in _changes(version, prompt))
    return listed((words, *list(changes)[-MOST_CHANGES:])) if changes else words


def _changes(version: Version, prompt: bool) -> Iterator[str]:
    values = version.recipe.values
    match values:
        case OperationValues():
            yield from _step(EditStep(values.name, values.options))
        case EditValues():
            for step in values.steps:
                yield from _step(step)
        case MaskValues() if values.steps or values.model:
            yield IN_PART
        case CutoutValues():
            yield CUT_OUT
        case OverlayValues():
            yield OVERLAID
        case PaintingValues() if prompt and (wish := shortened(values.prompt, LONGEST_WISH)):
            yield say("alt_changed", "changed: {wish}", wish=wish)
        case RetouchValues(name=name) if name in RETOUCHED:
            yield RETOUCHED[name]


def _step(step: EditStep) -> Iterator[str]:
    if step.name == "text" and (words := shortened(str(step.options.get("text", "")), LONGEST_WISH)):
        yield say("alt_lettered", "with the words “{words}”", words=words)
    elif step.name in CHANGES:
        yield CHANGES[step.name]
