"""Which pictures a chat model may change: where the words surely name some, those and no others.

The words know better than the model: it is told the picture that they name as the active one, and a call that would
change one that is there and was not named goes back to it. What it makes anew it may go on with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from conversation.command import PictureVersion, Turn
from conversation.commands.collage import Collage
from conversation.commands.info import Info
from conversation.commands.overlay import Overlay
from conversation.commands.palette import Swatches
from conversation.editing.picture_list import ALL, numbers_of
from conversation.errors import BadRequest
from conversation.plain_words.reading.items import SpokenWords, items_of
from conversation.plain_words.reading.lexicon import lexicon
from conversation.plain_words.reading.scene import Scene, Unclear, pictured
from conversation.plain_words.understanding import scene_of
from conversation.sentences import say
from conversation.target import PictureReference, certain, resolve
from imaging.declaration import Declaration
from imaging.operations.operation import Operation

LONGEST = 2000
"""Characters: names behind these are not looked for."""
SEVERAL = ("other", "others", "all", "both", "last", "first", "allof", "range", "except", "notthis", "not", "rather")
"""Where one of these stands, which pictures are meant is the model's to understand."""
COMPARED = ("like", "than", "as")
SOURCES = frozenset(
    ("from", "with", "of", "von", "aus", "mit", "de", "du", "avec", "depuis", "con", "desde", "和", "用", "跟", "从")
)
"""Behind these a picture may lend something to the one that is changed; what is “in #2” or “on #2” is changed there."""
READING = (Info, Swatches, Collage)
"""What changes none of the pictures that it is about."""


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


def kept_from(turn: Turn, picture: PictureVersion | None, part: Sequence[Operation] | Declaration) -> None:
    """Raises `BadRequest` where it would change a picture that the words surely do not mean."""
    wrong = sorted(_changed(turn, picture, part) & turn.untouched)
    if not wrong:
        return
    raise BadRequest(
        say("another_picture", "The message is about another picture than #{number}", number=wrong[0]),
        say("another_picture_text", "Name the picture that is meant, or ask which one; nothing was changed."),
        code="another_picture",
    )


def _changed(turn: Turn, picture: PictureVersion | None, part: Sequence[Operation] | Declaration) -> frozenset[int]:
    """The numbers of the pictures that it would change."""
    if isinstance(part, READING):
        return frozenset()
    named = str(getattr(part, "pictures", ""))
    if ALL in (named, getattr(part, "onto", "")):
        return turn.untouched
    numbers = numbers_of(named)[1:] if isinstance(part, Overlay) else numbers_of(named)
    return frozenset(numbers or ([picture.image.number] if picture else []))
