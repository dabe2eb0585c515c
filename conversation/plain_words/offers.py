"""What words may want that are not certain enough to be followed, each in one click, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from conversation.command import Command, PictureVersion, Turn
from conversation.commands.adjust import Adjust
from conversation.commands.undo import Undo
from conversation.errors import BadRequest, Told
from conversation.events import Choice, QuestionAsked
from conversation.plain_words.certainty.acceptance import certainty
from conversation.plain_words.certainty.alternatives import MOST, Wishes, likely_ones, understood_ones
from conversation.plain_words.certainty.salvage import salvaged
from conversation.plain_words.reading.joining import Wish
from conversation.plain_words.reading.reader import read
from conversation.plain_words.reading.scene import Scene
from conversation.plain_words.understanding import as_read, groups_of, pictures_of, scene_of
from conversation.sentences import listed, named_all, say, within
from conversation.slash import in_turn, to_slash
from imaging.declaration import Impossible
from imaging.operations.operation import Operation

AS_READ = {"as_read": True}
SAID = (Operation, Command)


def as_understood(turn: Turn) -> list[Choice]:
    """All that was read of the words, for all the pictures that they name; then each part of it by itself. Raises `Told`
    where they name a picture that is not there."""
    whole = _whole(turn)
    return _once([*whole, *_each(turn, understood_ones)])


def as_is_likely(turn: Turn) -> list[Choice]:
    """What such words are like, where nothing or little of them was read."""
    return _once([*_each(turn, likely_ones)])


def beside_a_model(turn: Turn) -> list[Choice]:
    """The likeliest reading of words that a model answers, where it is likelier right than wrong; at most one."""
    text = turn.message.text
    try:
        scene = scene_of(turn)
        found = salvaged(read(text, scene), scene)
        sure = bool(found.reading.wishes) and certainty(text, found, scene) >= HALF
        return _whole(turn) if sure else []
    except Told:
        return []


HALF = 0.5


def _once(choices: Sequence[Choice]) -> list[Choice]:
    """Each once, by what its button says."""
    return [*{choice.label: choice for choice in reversed(choices)}.values()][::-1][:MOST]


def _each(turn: Turn, found: Callable[[str, Scene], tuple[Wishes, ...]]) -> Iterator[Choice]:
    """As commands to the one picture that each is about."""
    try:
        readings = found(turn.message.text, scene_of(turn))
    except BadRequest:
        return
    for wishes in readings:
        picture = _one_picture(turn, wishes)
        if picture is None:
            continue
        said = _meant(wishes, picture)
        if said:
            label = _then([_step(each) for each in said])
            yield Choice(label, in_turn([to_slash(each) for each in said]), picture.image.id, picture.version.id)


def _one_picture(turn: Turn, wishes: Wishes) -> PictureVersion | None:
    groups = groups_of(wishes)
    try:
        pictures = pictures_of(turn, wishes[0], [])
    except Told:
        return None
    alone = len(groups) == 1 and not isinstance(pictures, QuestionAsked) and len(pictures) == 1
    return pictures[0] if alone and not isinstance(pictures, QuestionAsked) else None


def _whole(turn: Turn) -> list[Choice]:
    """All that those of the words that are understood want, of the pictures that they name, in one click."""
    mentioned: list[int] = []
    found: list[tuple[list[Wish], list[PictureVersion]]] = []
    for group in groups_of(as_read(turn)):
        pictures = pictures_of(turn, group[0], mentioned)
        if isinstance(pictures, QuestionAsked) or not pictures or not _steps(group, pictures[0]):
            return []
        found.append((group, pictures))
    if not found:
        return []
    meant = {picture.image.id: picture for _, pictures in found for picture in pictures}
    first = next(iter(meant.values()))
    if len(meant) == 1:
        label = _then([_steps(group, first) for group, _ in found])
        return [Choice(label, turn.message.text, first.image.id, first.version.id, AS_READ)]
    label = _then([_of_several(group, pictures) for group, pictures in found])
    return [Choice(label, turn.message.text, options=AS_READ)]


def _of_several(wishes: Sequence[Wish], pictures: Sequence[PictureVersion]) -> str:
    named = named_all([f"#{picture.image.number}" for picture in pictures])
    return say("choice_to_pictures", "{pictures}: {steps}", pictures=named, steps=_steps(wishes, pictures[0]))


def _steps(wishes: Sequence[Wish], picture: PictureVersion) -> str:
    return _then([_step(said) for said in _meant(wishes, picture)])


def _meant(wishes: Sequence[Wish], picture: PictureVersion) -> list[Operation | Command]:
    """What to do to that picture; empty where its values are impossible there."""
    long_side = max(picture.version.width, picture.version.height)
    try:
        meant = [wish.means(long_side) for wish in wishes]
    except Impossible:
        return []
    return [said for said in meant if isinstance(said, SAID)]


def _step(said: Operation | Command) -> str:
    """What its button says."""
    if isinstance(said, Adjust) and said.by > 0:
        return say("choice_less", "Less of that") if said.by < 1 else say("choice_more", "More of that")
    if isinstance(said, Undo):
        return say("choice_undo", "Undo")
    return said.done() if isinstance(said, Operation) else said.heading()


def _then(steps: Sequence[str]) -> str:
    return listed([steps[0], *map(within, steps[1:])]) if steps else ""
