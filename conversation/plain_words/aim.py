"""Which picture a message surely names, and which ones it surely does not mean.

The words know better than a model: it is told the picture that they name as the active one, and may change no other one
that is there (`conversation/chat/untouched.py`). What it makes anew it may go on with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conversation.command import PictureVersion, Turn
from conversation.plain_words.reading.reader import LONGEST
from conversation.plain_words.reading.scene import Scene, Unclear, pictured
from conversation.plain_words.tokenizing.items import SpokenWords, items_of
from conversation.plain_words.tokenizing.lexicon import lexicon
from conversation.plain_words.understanding import scene_of
from conversation.target import PictureReference, certain, resolve

SEVERAL = ("other", "others", "all", "both", "last", "first", "allof", "range", "except", "notthis", "not", "rather")
"""Where one of these stands, which pictures are meant is the model's to understand."""
COMPARED = ("like", "than", "as")
SOURCES = frozenset(
    ("from", "with", "of", "von", "aus", "mit", "de", "du", "avec", "depuis", "con", "desde", "和", "用", "跟", "从")
)
"""Behind these a picture may lend something to the one that is changed; what is “in #2” or “on #2” is changed there."""


def aimed(turn: Turn) -> Turn:
    """The turn with the picture that its words name, or that is certain without a name, and those to be left alone."""
    scene = scene_of(turn)
    named, lent = _named(turn.message.text[:LONGEST], scene)
    if not named:
        return replace(turn, picture=certain(turn))
    meant = {*named, *(number for number in scene.group if turn.message.attachments)}
    only = resolve(turn, PictureReference("number", named[0])) if len(named) == 1 and not lent else None
    picture = only if isinstance(only, PictureVersion) else certain(turn)
    if lent:
        meant |= {picture.image.number} if picture else {*scene.pictures}
    return replace(turn, picture=picture, untouched=frozenset(scene.pictures) - meant)


def _named(text: str, scene: Scene) -> tuple[tuple[int, ...], bool]:
    """The numbers that the words name, and whether one of them may only lend something; none where that is open."""
    items = items_of(lexicon(), text, frozenset(scene.names))
    found: list[int] = []
    lent = False
    if any(item.kind in SEVERAL for item in items):
        return (), False
    for place in range(len(items)):
        reference = _reference(items, place)
        if reference is None:
            continue
        numbers = pictured((reference,), (), scene)
        if isinstance(numbers, Unclear):
            return (), False
        found += numbers
        lent = lent or _lends(items, place)
    return tuple(dict.fromkeys(found)), lent


def _reference(items: Sequence[SpokenWords], place: int) -> PictureReference | None:
    """“#2”, “the second picture”, “the previous one”, “IMG_0412.jpg”; a title of plain words is none."""
    item = items[place]
    if item.kind == "number":
        return PictureReference("number", int(item.value))
    if item.kind == "file" and any(letter in "._" or letter.isdigit() for letter in item.value):
        return PictureReference("file", 0, item.value)
    if item.kind == "before":
        return PictureReference("before")
    after = items[place + 1] if place + 1 < len(items) else None
    called = item.has("number") or len(item.text.split()) > 2 or (after is not None and after.has("pic", "it"))
    return PictureReference("ordinal", int(item.value)) if item.kind == "nth" and called else None


def _lends(items: Sequence[SpokenWords], place: int) -> bool:
    """“like #2”, “in the style of #2”, “the dog from #2”."""
    if not place:
        return False
    before = items[place - 1]
    return before.kind in COMPARED or before.text.lower() in SOURCES
