"""Wishes that are one although they were said apart: a cut-out and its ground, a width and a height, a shape and what fills it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from conversation.commands.adjust import Adjust
from conversation.commands.collage import Collage
from conversation.commands.nobg import Nobg
from conversation.commands.overlay import Overlay
from conversation.plain_words.grammar import Clause as OldClause
from conversation.plain_words.meaning import Result, Unsure
from conversation.plain_words.reading.wishes import NOMINAL, meaning
from conversation.plain_words.tokenizing.lexicon import Sense
from conversation.target import PictureReference
from imaging.declaration import Declaration
from imaging.operations.border import Border
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.grain import Grain
from imaging.operations.pad import Pad
from imaging.operations.pixelate import Pixelate
from imaging.operations.resize import Resize
from imaging.operations.text import Text
from imaging.operations.trim import Trim

LARGER_BLOCKS = 1.5


@dataclass(frozen=True)
class Wish:
    """One thing that is wanted, of the pictures that are named."""

    senses: tuple[Sense, ...]
    meant: Result | OldClause
    references: tuple[PictureReference, ...] = ()
    excluded: tuple[PictureReference, ...] = ()
    complains: bool = False

    def means(self, long_side: int) -> Result:
        """For a picture whose long side has that many pixels."""
        if isinstance(self.meant, OldClause):
            return self.meant.means(long_side)
        if isinstance(self.meant, Declaration) and not self.senses:
            return self.meant
        return meaning(self.senses, long_side, bool(self.references)) or self.meant


def joined(wishes: Sequence[Wish]) -> list[Wish]:
    """The wishes, those that are one together as one."""
    found: list[Wish] = []
    for wish in wishes:
        if isinstance(wish.meant, Collage) and not wish.references:
            wish = replace(wish, references=(PictureReference("all"),))
        before = found[-1] if found else None
        told = _told_more(before, wish) if before is not None else None
        if told is not None:
            found[-1] = told
            continue
        if before is not None and isinstance(before.meant, Convert) and isinstance(wish.meant, Nobg):
            found.insert(len(found) - 1, wish)  # “as a PNG with a transparent background”
            continue
        one = _one(before, wish) if before is not None and before.references in ((), wish.references) else None
        if one is not None and before is not None:
            found[-1] = replace(wish, senses=(), meant=one, references=wish.references or before.references)
        else:
            found.append(wish)
    return _of_what_was_made(found)


def _told_more(before: Wish, wish: Wish) -> Wish | None:
    """“a white frame, 3 % wide”, “add the caption Hello, a bit smaller”: how, of what was wished just before."""
    kinds = {kind for kind, _ in wish.senses}
    if wish.references or not before.senses or "act" in kinds:
        return None
    if isinstance(before.meant, Border) and isinstance(wish.meant, Resize) and kinds <= THICK:
        more = [sense for sense in wish.senses if sense[0] in ("px", "pct")]
    elif isinstance(before.meant, Text) and isinstance(wish.meant, Adjust) and kinds <= SIZED:
        more = [("textsize", "small" if wish.meant.by < 1 else "large")]
    else:
        return None
    senses = (*(sense for sense in before.senses if sense[0] not in ("px", "pct", "deg")), *more)
    meant = meaning(senses, NOMINAL, bool(before.references))
    return replace(before, senses=senses, meant=meant) if isinstance(meant, Declaration) and more else None


THICK = {"px", "pct", "dim", "deg", "cmp", "adj"}
SIZED = {"cmp", "adj", "deg", "up", "down", "textsize", "corr"}


def _one(before: Wish, wish: Wish) -> Declaration | None:
    """What both want together; None where they are two."""
    for join in JOINS:
        found = join(before.meant, wish)
        if found is not None:
            return found
    return None


def _grounds(before: Result | OldClause, wish: Wish) -> Declaration | None:
    """“cut it out, then make the background white”; “fill it up to a square, black ground”."""
    if isinstance(wish.meant, Nobg) and before == Nobg():
        return wish.meant
    if isinstance(before, Pad) and isinstance(wish.meant, Nobg) and ("act", "ground") in wish.senses:
        return replace(before, colour=wish.meant.background)
    return None


def _filled(before: Result | OldClause, wish: Wish) -> Declaration | None:
    """“16:9, and fill the sides with white” cuts nothing off."""
    if isinstance(before, Crop) and before.ratio and isinstance(wish.meant, Unsure) and ("act", "pad") in wish.senses:
        colours = [value for kind, value in wish.senses if kind == "colour"]
        return Pad(ratio=before.ratio, colour=colours[0] if len(colours) == 1 else "white")
    return None


def _both_sides(before: Result | OldClause, wish: Wish) -> Declaration | None:
    """“800 pixels wide, 600 high”."""
    now = wish.meant
    if not isinstance(before, Resize) or not isinstance(now, Resize) or before.percent or now.percent:
        return None
    if before.width and not before.height and now.height and not now.width:
        return replace(before, height=now.height, mode=now.mode)
    return None


def _filling(before: Result | OldClause, wish: Wish) -> Declaration | None:
    """“800 x 800, cut off what is left over” fills that size."""
    if isinstance(before, Resize) and before.width and before.height and wish.meant == Trim():
        return replace(before, mode="fill")
    return None


def _blocks(before: Result | OldClause, wish: Wish) -> Declaration | None:
    """“a mosaic, with the grain a bit larger” is about its blocks."""
    if isinstance(before, Pixelate) and isinstance(wish.meant, Grain):
        return Pixelate(size=round(before.size * LARGER_BLOCKS))
    return None


JOINS: tuple[Callable[[Result | OldClause, Wish], Declaration | None], ...] = (
    _grounds,
    _filled,
    _filling,
    _both_sides,
    _blocks,
)


def _of_what_was_made(wishes: Sequence[Wish]) -> list[Wish]:
    """What follows a collage is done to it, and what follows an overlay to the picture below, unless others are named."""
    found: list[Wish] = []
    made: Wish | None = None
    for wish in wishes:
        if made is not None and (wish.references == made.references or not wish.references):
            below = isinstance(made.meant, Overlay)
            wish = replace(wish, references=made.references[1:] if below else (MADE,), excluded=())
        elif isinstance(wish.meant, (Collage, Overlay)):
            made = wish
        found.append(wish)
    return found


MADE = PictureReference("made")
"""What the message itself lets become."""
