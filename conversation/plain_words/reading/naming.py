"""The pictures that a clause names, and those that it excludes."""

from __future__ import annotations

from collections.abc import Sequence

from conversation.plain_words.reading.spans import HEADS, PICTURES
from conversation.plain_words.tokenizing.items import SpokenWords
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
        elif _tells_by_content(items, place):
            named.append(PictureReference("content"))
            told_by_content = True
        elif _says_no_more(items, place, told_by_content):
            continue
        elif excluding and excluded and item.kind in ("others", "all"):
            named.append(PictureReference("all"))  # “except the first, all the others …”
            excluding = False
        elif item.kind in PICTURES and not _of_it(items, place):
            excluding = excluding and not (excluded and item.kind in ("all", "group"))  # “except the second they all …”
            (excluded if excluding else named).extend(_references(item))
        elif item.kind != "all":
            excluding = excluding and not item.has(*HEADS)
            rest.append(item)
    if not named and (excluded or any(item.kind == "pics" for item in rest)):
        named = [PictureReference("all")]
    return _told_twice(named, items), tuple(dict.fromkeys(excluded)), rest


def _tells_by_content(items: Sequence[SpokenWords], place: int) -> bool:
    if items[place].kind == "described" or _described(items, place):
        return True
    return items[place].kind == "content" and _tells(items, place)


def _says_no_more(items: Sequence[SpokenWords], place: int, told_by_content: bool) -> bool:
    """Words that belong to a name that was given, or name what is left alone."""
    item = items[place]
    if item.kind == "content" or (told_by_content and item.kind in CONTENT):
        return True
    if item.kind == "unknown" and _calls_them(items, place):
        return True
    return item.kind in PICTURES and _left_alone(items, place)


def _told_twice(named: list[PictureReference], items: Sequence[SpokenWords]) -> tuple[PictureReference, ...]:
    """“of these five only 2”, “the outdoor ones, 3 and 4”: what is told more exactly counts."""
    kinds = {each.kind for each in named}
    if "number" in kinds and any(item.has("only") for item in items):
        named = [each for each in named if each.kind not in ("all", "allof", "both")]
    counted = [each for each in named if each.kind in ("number", "ordinal")]
    if len({*counted}) == PAIR:
        named = [each for each in named if each.kind != "both"]  # “2 and 3 are sideways, turn both”
    if kinds & {"number", "file", "ordinal"}:
        named = [each for each in named if each.kind != "content"]
    return tuple(dict.fromkeys(named))


PAIR = 2


def _described(items: Sequence[SpokenWords], place: int) -> bool:
    """“the sunset one”: told by what it shows or is called, in words that nothing explains."""
    if items[place].text.lower() not in ONES or not place:
        return False
    before = items[:place]
    at = next((at for at in range(place - 1, -1, -1) if before[at].text.lower() in ARTICLES), -1)
    between = before[at + 1 :]
    return (
        at >= 0
        and 0 < len(between) < MOST_BETWEEN
        and any(item.kind in ("unknown", "local", "colour") for item in between)
    )


ONES = ("one", "ones")
ARTICLES = ("the", "that", "this", "my", "our", "those", "these")
MOST_BETWEEN = 4


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
    told = any(item.has("cmp", "act", "up", "down", "adj", "noun") for item in items[:place])
    if not told and items[place].kind not in ("other", "others"):
        return False
    after = [item for item in items[place + 1 : place + 4] if item.kind not in ("n", "is") or item.has("keep")]
    left = bool(after) and (after[0].has("keep") or (items[place].kind == "others" and after[0].has("same")))
    return left or (told and items[place - 1].has("keep")) or _stays(items, place)


def _stays(items: Sequence[SpokenWords], place: int) -> bool:
    """“#2 darker, the others are right”, “la 2, les autres non”: the rest behind pictures that were named, where it is not
    joined to them and nothing is said of it."""
    told = items[place].kind == "others" and any(item.kind in PICTURES for item in items[:place])
    joined = place > 0 and items[place - 1].has("joint")
    return told and not joined and all(item.has("is", "n", "neg", "not", "unknown") for item in items[place + 1 :])


CONTENT = ("unknown", "local", "subj")


def _tells(items: Sequence[SpokenWords], place: int) -> bool:
    """“the one with my grandson” is a picture told by what it shows, which nobody here sees."""
    return any(after.has(*CONTENT, "pic") for after in items[place + 1 : place + 3])


def _of_it(items: Sequence[SpokenWords], place: int) -> bool:
    """“all the colour”, “all that noise”: of something in the picture, not of the pictures."""
    if items[place].kind != "all" or not items[place].text.lower().startswith(("all", "alle", "tou", "tod")):
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
