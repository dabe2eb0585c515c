"""Letters for pictures: of the font that comes with Pillow (Aileron), or of one on the machine for other scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from PIL import ImageFont

from imaging.declaration import Impossible
from imaging.sentences import say

Font = ImageFont.FreeTypeFont

NOWHERE = "\uffff"
"""A character that no font has: what a font draws for it, it draws for every one it lacks."""
SMALLEST = 6
"""Pixels."""
ELSEWHERE = (
    "DejaVuSans.ttf",
    "NotoSans-Regular.ttf",
    "LiberationSans-Regular.ttf",
    "Arial.ttf",
    "NotoSansCJK-Regular.ttc",
    "NotoSansSC-Regular.otf",
    "wqy-microhei.ttc",
    "PingFang.ttc",
    "msyh.ttc",
)
"""Fonts that machines have: Aileron has no more letters than English needs."""


def fitting(words: str, size: int, width: int, exact: bool) -> Font:
    """A font in that size in pixels, or smaller so that the words are at most `width` pixels wide.

    Raises `Impossible` for letters that no font here has, and for words that do not fit.
    """
    font = _able(words, size)
    wide = max(font.getlength(line) for line in words.splitlines())
    if wide <= width:
        return font
    shrunk = int(size * width / wide)
    if exact or shrunk < SMALLEST:
        hint = say("letters_would_fit", "{size} px would fit", size=shrunk)
        if shrunk < SMALLEST:
            hint = say("fewer_words_would_fit", "fewer words would fit")
        raise Impossible(
            say(
                "words_too_wide",
                "At {size} px the words are {wide} px wide, but there is room for {width}: {hint}.",
                size=size,
                wide=f"{wide:.0f}",
                width=width,
                hint=hint,
            )
        )
    return font.font_variant(size=shrunk)


def _able(words: str, size: int) -> Font:
    """The first font that has all the letters."""
    missing = ""
    for font in _fonts(size):
        lacking = _lacking(words, font)
        if not lacking:
            return font
        missing = missing or lacking
    raise Impossible(
        say(
            "no_font_for_letter",
            "No font here has the letter “{missing}”. English letters, digits and © always work.",
            missing=missing,
        )
    )


def _fonts(size: int) -> Iterator[Font]:
    built_in = ImageFont.load_default(size)
    if isinstance(built_in, Font):  # without FreeType it is a bitmap font of one size
        yield built_in
    for name in ELSEWHERE:
        with suppress(OSError):
            yield ImageFont.truetype(name, size)


def _lacking(words: str, font: Font) -> str:
    """The first letter that the font lacks."""
    blank = bytes(font.getmask(NOWHERE))
    return next((letter for letter in words if not letter.isspace() and bytes(font.getmask(letter)) == blank), "")
