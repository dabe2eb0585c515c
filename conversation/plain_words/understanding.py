"""What a message wants done, with what lies before the person: the pictures of the conversation and the last step."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from conversation.command import PictureVersion, Turn
from conversation.commands.adjust import Adjust
from conversation.errors import BadRequest, NotFound, Told
from conversation.events import QuestionAsked
from conversation.image import Image
from conversation.plain_words.certainty.acceptance import believable
from conversation.plain_words.certainty.alternatives import read_of
from conversation.plain_words.certainty.salvage import salvaged
from conversation.plain_words.edits import Edit, UnclearEdit, parse_edit
from conversation.plain_words.meaning import Result, Unsure
from conversation.plain_words.reading.corrections import adjustable
from conversation.plain_words.reading.joining import Wish
from conversation.plain_words.reading.reader import Reading, read
from conversation.plain_words.reading.scene import Scene, Unclear, pictured
from conversation.recipe import OperationValues
from conversation.target import asking, certain, group_before, no_such, numbered, resolve_all
from conversation.versions.lineage import later
from imaging.declaration import Declaration, Impossible

MOST = 500
"""Pictures of a conversation that words can name."""
OLD_KINDS = frozenset(("number", "ordinal", "before", "last", "all", "both"))
"""What is resolved picture by picture, with the versions that the chip shows."""


def understood(turn: Turn) -> tuple[Wish, ...]:
    """All that is wanted, one after the other; empty where the words are for the model."""
    return wishes_of(turn.message.text, scene_of(turn))


def wishes_of(text: str, scene: Scene) -> tuple[Wish, ...]:
    """As `understood`, with this before the person's eyes."""
    reading = read(text, scene)
    if reading.whole and any(isinstance(wish.meant, Unsure) for wish in reading.wishes):
        return _once(text, reading)
    found = salvaged(reading, scene)
    believed = bool(found.reading.wishes) and believable(text, found, scene)
    if believed and reading.whole:
        return _once(text, reading)
    named = [each for clause in reading.clauses for each in (*clause.references, *clause.excluded)]
    items = [item for clause in reading.clauses if clause.excluded for item in clause.items]
    spared = any(item.has("notthis") for item in items)  # “#3 instead of #2”, which phrases take for both
    phrased = () if spared or {each.kind for each in named} - OLD_KINDS else _plain(parse_edit(text))
    names = _names(phrased)
    mixed = Adjust.name in names and len(names) > 1  # where nothing else is said, it is told that there is nothing
    if mixed and (scene.last is None or not adjustable(scene.last)):
        phrased = ()  # more of what?
    if names and reading.whole and names != _names(reading.wishes):
        phrased = ()  # two ways to read it that do not agree
    return phrased or (found.reading.wishes if believed else ())


def _names(wishes: Sequence[Wish]) -> list[str]:
    return [meant.name for wish in wishes if isinstance(meant := _meant(wish), Declaration)]


def _meant(wish: Wish) -> Result:
    try:
        return wish.means(USUAL_SIDE)
    except Impossible:
        return None


USUAL_SIDE = 1200
"""Pixels of a long side; what is meant is the same for any."""


def offers_of(text: str, scene: Scene) -> tuple[Wish, ...]:
    """What the words that are understood want, to be offered where they are not certain enough to be followed."""
    return read_of(salvaged(read(text, scene), scene).reading, scene)


def _once(text: str, reading: Reading) -> tuple[Wish, ...]:
    """The wishes; where one thing was read as two (“exposure down half a stop”, “in Schwarzweiß umwandeln”), as phrases
    say it."""
    meant = [wish.meant for wish in reading.wishes]
    names = [each.name for each in meant if isinstance(each, Declaration)]
    asks = len(meant) > 1 and any(isinstance(each, Unsure) for each in meant)
    if len(names) == len(set(names)) and not asks:
        return reading.wishes
    found = parse_edit(text)
    fewer = isinstance(found, Edit) and len(found.clauses) < len(reading.wishes) + asks
    return _plain(found) if fewer else reading.wishes


def _plain(found: Edit | UnclearEdit | None) -> tuple[Wish, ...]:
    if found is None:
        return ()
    if isinstance(found, UnclearEdit):
        return (Wish((), found.unsure, found.references),)
    return tuple(Wish((), clause, found.references) for clause in found.clauses)


def scene_of(turn: Turn) -> Scene:
    """The pictures that the shown branch has seen, and what was done to the one that is meant."""
    images = turn.studio.images.of(turn.conversation, MOST)
    picture = certain(turn)
    group = [_number(turn, image) for image in turn.message.attachments] or group_before(turn)
    names: dict[str, int] = {}
    for image in images:
        title = image.title.lower()
        names |= {title: image.number, title.rpartition(".")[0] or title: image.number}
    return Scene(
        tuple(image.number for image in images),
        picture.image.number if picture else None,
        names,
        tuple(number for number in group if number),
        _last(turn, picture) if picture else None,
        picture is not None and later(picture.image, picture.version).id != picture.version.id,
    )


def _number(turn: Turn, image: str) -> int:
    try:
        return turn.studio.images.get(turn.conversation, image).number
    except NotFound:
        return 0


def _last(turn: Turn, picture: PictureVersion) -> Declaration | None:
    """The operation that made the version, where one did."""
    done = picture.version.recipe.values
    if not isinstance(done, OperationValues):
        return None
    try:
        return turn.studio.palette.operation(done.name, done.options)
    except (Impossible, Told, KeyError):
        return None


def groups_of(wishes: Sequence[Wish]) -> list[list[Wish]]:
    """Wishes that follow one another and are about the same pictures."""
    return [list(group) for _, group in groupby(wishes, key=lambda wish: (wish.references, wish.excluded))]


def pictures_of(turn: Turn, wish: Wish, mentioned: list[int]) -> list[PictureVersion] | QuestionAsked:
    """The pictures that a wish is about, or a question which. Raises `Told`."""
    if not wish.references:
        return resolve_all(turn, ())
    if not wish.excluded and {reference.kind for reference in wish.references} <= OLD_KINDS:
        found = resolve_all(turn, wish.references)
        if not isinstance(found, QuestionAsked):
            mentioned += [picture.image.number for picture in found]
        return found
    numbers = pictured(wish.references, wish.excluded, scene_of(turn), mentioned)
    if isinstance(numbers, Unclear):
        return _asked(turn)
    mentioned += numbers
    return list(numbered(turn, numbers))


def _asked(turn: Turn) -> QuestionAsked:
    """Which picture, or that there are none. Raises `Told`."""
    images: Sequence[Image] = turn.studio.images.of(turn.conversation, MOST)
    if not images:
        raise no_such(turn)
    return asking(turn, images)


def as_read(turn: Turn) -> tuple[Wish, ...]:
    """What those of the words that are understood want, whether it is certain or not."""
    try:
        return offers_of(turn.message.text, scene_of(turn))
    except BadRequest:
        return ()


__all__ = ["as_read", "groups_of", "offers_of", "pictures_of", "scene_of", "understood", "wishes_of"]
