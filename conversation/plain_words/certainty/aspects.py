"""What is said of an edit beside which one it is: turned which way, cut to a shape or off an edge, how many edits, of which
pictures. Readings and labelled lines are compared by these too, since most of what is read wrongly is the right edit,
done in another way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from conversation.commands.collage import Collage
from conversation.commands.compress import Compress
from conversation.commands.info import Info
from conversation.commands.nobg import Nobg
from conversation.commands.overlay import Overlay
from conversation.commands.palette import Swatches
from conversation.commands.undo import Undo
from conversation.plain_words.reading.joining import Wish
from imaging.declaration import Declaration
from imaging.operations.auto import Auto
from imaging.operations.balance import Balance
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.flip import Flip
from imaging.operations.pad import Pad
from imaging.operations.resize import Resize
from imaging.operations.rotate import Rotate
from imaging.operations.rounded import Rounded
from imaging.operations.strip import Strip
from imaging.operations.text import Text

MARK = "~"
"""Begins each, so that no edit is called so."""
TURNS: Mapping[float, str] = {90: "right", 180: "over", 270: "left"}
EVERY = frozenset(("all", "both"))
"""Kinds of references that mean all pictures."""


def turned(degrees: float) -> str:
    """Clockwise."""
    return f"{MARK}turned {TURNS.get(round(degrees % 360, 2), 'by degrees')}"


def counted(edits: int) -> Iterator[str]:
    if edits > 1:
        yield f"{MARK}two"
    if edits > 2:
        yield f"{MARK}three"


def aspects_of(wishes: Sequence[Wish]) -> frozenset[str]:
    """Of all that is wanted."""
    found = {f"{MARK}{each}" for wish in wishes for each in _of_pictures(wish)}
    meant = [wish.meant for wish in wishes if isinstance(wish.meant, Declaration)]
    for said in meant:
        found |= {turned(said.angle)} if isinstance(said, Rotate) else {f"{MARK}{each}" for each in _of_edit(said)}
    return frozenset((*found, *counted(len(meant))))


def _of_pictures(wish: Wish) -> Iterator[str]:
    if wish.references:
        every = all(each.kind in EVERY for each in wish.references) and not wish.excluded
        yield "all pictures" if every else "some pictures"


def _of_edit(said: Declaration) -> Iterator[str]:
    tell = TOLD.get(type(said))
    if tell:
        yield from tell(said)


def _crop(said: Crop) -> Iterator[str]:
    yield "cut to a shape" if said.ratio else "cut off"
    if said.ratio and said.focus != "centre":
        yield "kept side"


def _resize(said: Resize) -> Iterator[str]:
    yield "resized by per cent" if said.percent else "resized to a length"
    if said.mode == "fill":
        yield "filled"


def _text(said: Text) -> Iterator[str]:
    if said.size:
        yield "size of letters"
    if said.colour != "white":
        yield "colour of letters"
    yield f"letters {said.place.split('-')[0]}"


def _pad(said: Pad) -> Iterator[str]:
    yield "padded to a shape" if said.ratio else "padded at an edge" if said.edges else "padded"


def _where(told: str, is_so: Callable[[Any], bool]) -> Callable[[Any], Iterator[str]]:
    return lambda said: iter((told,) if is_so(said) else ())


TOLD: Mapping[type[Declaration], Callable[[Any], Iterator[str]]] = {
    Crop: _crop,
    Resize: _resize,
    Text: _text,
    Pad: _pad,
    Flip: lambda said: iter((f"flipped {said.direction}",)),
    Collage: lambda said: iter((f"laid in a {said.layout}",)),
    Auto: lambda said: iter((f"automatic {said.what}".replace("-", "_"),)),
    Strip: lambda said: iter((f"stripped of {said.what or 'all'}",)),
    Nobg: lambda said: iter(("coloured ground" if said.background != "none" else "no ground",)),
    Info: lambda said: iter((f"asked for {'size' if said.what == 'bytes' else said.what}",)),
    Swatches: lambda said: iter(("asked for colours",)),
    Overlay: _where("seen through", lambda said: said.opacity != 100),
    Undo: _where("several steps", lambda said: said.steps > 1),
    Convert: _where("quality", lambda said: bool(said.quality)),
    Compress: _where("limit", lambda said: bool(said.target)),
    Balance: _where("range", lambda said: said.range != "all"),
    Rounded: _where("circle", lambda said: said.radius >= CIRCLE),
}
CIRCLE = 1000
"""Pixels: corners that are rounded further make a circle of a picture."""
