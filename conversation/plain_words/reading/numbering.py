"""Bare figures that are pictures, where there are several: “4 rotate right”, “the top of 2”, “everybody but 2 and 5”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conversation.plain_words.reading.scene import Scene
from conversation.plain_words.tokenizing.items import SpokenWords

OPENS = ("start", "comma", "stop", "joint", "colon")
"""Before a figure that may be whom a clause is about."""
WISHED = ("act", "cmp", "flaw", "bad", "wants", "is", "turns", "side", "keep", "too", "repair", "up", "down")
"""What a clause says of the picture that it begins with."""
POINTING = frozenset(
    ("of", "on", "in", "for", "from", "to", "auf", "von", "aus", "bei", "de", "sur", "dans", "en", "del")
)
EXCLUDING = ("except", "keep", "notthis", "without")
LISTED = ("joint", "comma")
SHOWN = ("select",)


def numbered(items: Sequence[SpokenWords], scene: Scene) -> list[SpokenWords]:
    """The items, figures that name one of several pictures as numbers of pictures."""
    said = list(items)
    if len(scene.pictures) < 2:
        return said
    said = [_all_of_them(item, len(scene.pictures)) for item in said]
    named = False
    for place, item in enumerate(said):
        there = item.kind == "num" and item.text.isdigit() and int(item.text) in scene.pictures
        if there and _is_named(said, place, named):
            said[place] = replace(item, senses=(("number", item.text),))
            named = True
        elif _is_a_range(said, place, scene):
            said[place] = replace(item, senses=(("range", item.value),))
        else:
            named = named and item.kind in ("joint", "comma", "n", "number")
    return _listed(said, scene)


THROUGH = frozenset(("bis", "à", "到", "至"))


def _is_a_range(items: Sequence[SpokenWords], at: int, scene: Scene) -> bool:
    """“3 bis 5 schwarzweiß”: at the beginning of a clause, with what is to be done behind it."""
    item = items[at]
    if item.kind != "sides" or (at and items[at - 1].kind not in OPENS) or at + 1 == len(items):
        return False
    low, high = (float(each) for each in item.value.split())
    through = any(word in item.text.lower() for word in THROUGH)
    return through and low < high and {low, high} <= {*scene.pictures} and items[at + 1].has(*WISHED)


def _all_of_them(item: SpokenWords, there: int) -> SpokenWords:
    """“les 2” of two are both, of three the second."""
    every = ("allof", str(there))
    if item.kind != "number" or every not in item.senses:
        return item
    return replace(item, senses=(every, *(sense for sense in item.senses if sense != every)))


def _listed(items: list[SpokenWords], scene: Scene) -> list[SpokenWords]:
    """“only 2 and #4”, “the outdoor ones, 26 27 28”: what stands in a row with a picture is one, and so is a row of figures
    behind a comma or “ones”."""
    for place in range(len(items) - 2, -1, -1):
        item, after = items[place], items[place + 1 :]
        following = next((each for each in after if each.kind not in LISTED), None)
        if item.kind == "num" and following is not None and following.kind == "number" and _there(item, scene):
            items[place] = replace(item, senses=(("number", item.text),))
    for place in range(len(items)):
        row = place
        while row < len(items) and items[row].kind == "num" and _there(items[row], scene):
            row += 1
        if row - place > 1 and (not place or items[place - 1].has("comma", "pics", "colon")):
            for at in range(place, row):
                items[at] = replace(items[at], senses=(("number", items[at].text),))
    return items


def _there(item: SpokenWords, scene: Scene) -> bool:
    return item.text.isdigit() and int(item.text) in scene.pictures


def _is_named(items: Sequence[SpokenWords], at: int, listing: bool) -> bool:
    before = items[at - 1] if at else None
    after = items[at + 1] if at + 1 < len(items) else None
    if listing and before is not None and before.kind in LISTED:
        return True
    if before is not None and (before.has(*EXCLUDING) or before.sense("act") in SHOWN):
        return True
    ends = after is None or after.kind in ("comma", "stop", "joint") or after.has("except", "only", "keep")
    if before is not None and before.text.lower() in POINTING and ends:
        return not any(item.sense("act") in COUNTED for item in items[:at])
    if before is not None and any(kind == "act" and value in UNMEASURED for kind, value in before.senses) and ends:
        return True
    opens = before is None or before.kind in OPENS
    return opens and after is not None and after.has(*WISHED) and (after.has("wants", "keep") or not after.has("n"))


UNMEASURED = (
    "mirror",
    "flip",
    "greyscale",
    "sepia",
    "invert",
    "auto",
    "trim",
    "nobg",
    "download",
    "compare",
    "straighten",
)
"""Acts that take no figure."""
COUNTED = ("border", "rounded", "blur", "posterise", "pixelate", "palette", "pad", "compress")
"""Acts of which a figure behind “of” or “to” may be the measure."""
