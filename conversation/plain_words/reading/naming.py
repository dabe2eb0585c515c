"""The pictures that a clause names, and those that it excludes."""

from __future__ import annotations

from collections.abc import Sequence

from conversation.plain_words.reading.items import SpokenWords
from conversation.plain_words.reading.spans import HEADS, PICTURES
from conversation.target import PictureReference

MOST_IN_A_RANGE = 200


def pictures_named(
    items: Sequence[SpokenWords],
) -> tuple[tuple[PictureReference, ...], tuple[PictureReference, ...], list[SpokenWords]]:
    """The pictures that are named, those that are excluded, and the items that are left."""
    named: list[PictureReference] = []
    excluded: list[PictureReference] = []
    rest: list[SpokenWords] = []
    excluding = told_by_content = False
    for place, item in enumerate(items):
        if item.kind in ("except", "notthis"):
            excluding = True
        elif item.kind == "content" and _tells(items, place):
            named.append(PictureReference("content"))
            told_by_content = True
        elif (
            item.kind == "content"
            or (told_by_content and item.kind in CONTENT)
            or item.kind in PICTURES
            and _left_alone(items, place)
        ):
            continue
        elif item.kind in PICTURES and not _of_it(items, place):
            (excluded if excluding else named).extend(_references(item))
        elif item.kind == "unknown" and _calls_them(items, place):
            continue
        elif item.kind != "all":
            excluding = excluding and not item.has(*HEADS)
            rest.append(item)
    if not named and not excluded and any(item.kind == "pics" for item in rest):
        named = [PictureReference("all")]
    if excluded and not named:
        named = [PictureReference("all")]
    return tuple(dict.fromkeys(named)), tuple(dict.fromkeys(excluded)), rest


def _calls_them(items: Sequence[SpokenWords], place: int) -> bool:
    """“the exterior shots, 1 and 2”: what those are that are named by number."""
    after = items[place + 1] if place + 1 < len(items) else None
    if after is None or not place or not items[place - 1].has("n", "unknown", "of"):
        return False
    return after.kind in ("number", "range") or (
        after.kind == "pics" and any(item.kind in ("number", "range") for item in items[place + 2 :])
    )


def _left_alone(items: Sequence[SpokenWords], place: int) -> bool:
    """“the other ones are fine”, “leave the others”: named, and not to be touched."""
    if not any(item.has("cmp", "act", "up", "down", "adj") for item in items[:place]):
        return False
    after = [item for item in items[place + 1 : place + 4] if item.kind not in ("n", "is") or item.has("keep")]
    return bool(after) and after[0].has("keep") or items[place - 1].kind == "keep"


CONTENT = ("unknown", "local", "subj")


def _tells(items: Sequence[SpokenWords], place: int) -> bool:
    """“the one with my grandson” is a picture told by what it shows, which nobody here sees."""
    return any(after.has(*CONTENT, "pic") for after in items[place + 1 : place + 3])


def _of_it(items: Sequence[SpokenWords], place: int) -> bool:
    """“all the colour”, “all that noise”: of something in the picture, not of the pictures."""
    if items[place].kind != "all":
        return False
    after = next((item for item in items[place + 1 :] if item.kind not in ("n", "of", "it")), None)
    return " " not in items[place].text and after is not None and after.has("noun", "thing", "unknown", "local", "adj")


def _references(item: SpokenWords) -> list[PictureReference]:
    if item.kind == "number":
        return [PictureReference("number", int(item.value))]
    if item.kind == "nth":
        return [PictureReference("ordinal", int(item.value))]
    if item.kind == "range":
        low, high = (int(float(each)) for each in item.value.split())
        return [PictureReference("number", number) for number in range(low, min(high, low + MOST_IN_A_RANGE) + 1)]
    if item.kind == "file":
        return [PictureReference("file", 0, item.value)]
    return [PictureReference(item.kind, int(float(item.value or 0)))]
