"""What lies before the person who speaks: the pictures, the active one, and what was done last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from conversation.target import PictureReference
from imaging.declaration import Declaration

Numbers = tuple[int, ...]


@dataclass(frozen=True)
class Scene:
    """Pictures by their numbers, oldest first."""

    pictures: tuple[int, ...] = (1,)
    active: int | None = 1
    names: Mapping[str, int] = field(default_factory=dict)
    """From a file's name in lower case, with and without its ending, to its number."""
    group: tuple[int, ...] = ()
    """The pictures that were last named, shown or sent together."""
    last: Declaration | None = None
    """What was done to the active picture last."""
    undone: bool = False
    """Whether the last thing done was to take a step back."""


@dataclass(frozen=True)
class Unclear:
    """Which pictures are meant is open: none is called so, or several may be."""

    reference: PictureReference


def pictured(
    references: Sequence[PictureReference],
    excluded: Sequence[PictureReference],
    scene: Scene,
    mentioned: Sequence[int] = (),
) -> tuple[int, ...] | Unclear:
    """The numbers that are named, oldest first; the active one where none is. `mentioned`: named before in the message."""
    if not references:
        return (scene.active,) if scene.active is not None else ()
    left_out: set[int] = set()
    for reference in excluded:
        found = _numbers(reference, scene, mentioned)
        if isinstance(found, Unclear):
            return found
        left_out.update(found)
    named = [reference for reference in references if reference.kind != "group"]
    numbers: list[int] = []
    for reference in named or references:  # “the first two are dull, make them brighter”
        found = _numbers(reference, scene, mentioned)
        if isinstance(found, Unclear):
            return found
        numbers += [number for number in found if number not in left_out]
    return tuple(dict.fromkeys(numbers)) or Unclear(references[0])


def _numbers(reference: PictureReference, scene: Scene, mentioned: Sequence[int]) -> tuple[int, ...] | Unclear:
    if reference.kind in ("other", "others"):
        found = _others(reference, scene, mentioned)
    elif reference.kind in BY_PLACE:
        found = BY_PLACE[reference.kind](scene.pictures, reference.n)
    elif mentioned and reference.kind in COUNTED and len({*mentioned}) == (reference.n or COUNTED[reference.kind]):
        found = tuple(dict.fromkeys(mentioned))  # “2 and 5: flip them, then … on both”
    else:
        found = BY_SCENE[reference.kind](scene, reference)
    return found or Unclear(reference)


def _ordinal(there: Numbers, n: int) -> Numbers:
    place = n - 1 if n > 0 else len(there) + n
    return there[place : place + 1] if 0 <= place < len(there) else ()


BY_PLACE: dict[str, Callable[[Numbers, int], Numbers]] = {
    "number": lambda there, n: (n,) if n in there else (),
    "ordinal": _ordinal,
    "middle": lambda there, n: there[len(there) // 2 :][:1] if len(there) % 2 else (),
    "all": lambda there, n: there,
    "last": lambda there, n: there[-(n or 1) :] if n <= len(there) else (),
    "first": lambda there, n: there[:n] if n <= len(there) else (),
}
"""From the pictures that are there and a number to those that are meant."""


def _so_many(scene: Scene, wanted: int) -> Numbers:
    """All where there are so many, or the last group of so many."""
    if len(scene.pictures) == wanted:
        return scene.pictures
    return scene.group if len(scene.group) == wanted else ()


COUNTED = {"both": 2, "allof": 0}
"""What names so many pictures without saying which."""
BY_SCENE: dict[str, Callable[[Scene, PictureReference], Numbers]] = {
    "made": lambda scene, _: (scene.active,) if scene.active else (),
    "content": lambda scene, _: scene.pictures if len(scene.pictures) == 1 else (),
    "before": lambda scene, _: tuple(n for n in scene.pictures if scene.active and n < scene.active)[-1:],
    "both": lambda scene, _: _so_many(scene, 2),
    "allof": lambda scene, reference: _so_many(scene, reference.n),
    "group": lambda scene, _: (
        scene.group if len(scene.group) > 1 else scene.pictures if len(scene.pictures) > 1 else ()
    ),
    "odd": lambda scene, _: scene.pictures[::2] if len(scene.pictures) > 2 else (),
    "even": lambda scene, _: scene.pictures[1::2] if len(scene.pictures) > 2 else (),
    "file": lambda scene, reference: (scene.names[reference.name],) if reference.name in scene.names else (),
}


def _others(reference: PictureReference, scene: Scene, mentioned: Sequence[int]) -> tuple[int, ...]:
    """All but those that were spoken of; “the other one” has to be one."""
    spoken: set[int | None] = {*mentioned} or {scene.active}
    found = tuple(number for number in scene.pictures if number not in spoken)
    wanted = reference.n or (1 if reference.kind == "other" else len(found))
    return found if len(found) == wanted else ()
