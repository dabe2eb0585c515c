"""What the studio makes of a labelled line: what it does to which pictures, what it answers, if it asks or passes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conversation.commands.info import Info
from conversation.plain_words.certainty.alternatives import alternatives
from conversation.plain_words.meaning import Unsure
from conversation.plain_words.reading.joining import Wish
from conversation.plain_words.reading.scene import Scene, Unclear, pictured
from conversation.plain_words.understanding import wishes_of
from imaging.declaration import Declaration, Impossible
from tests.conversation.phrases.acts import Act, acts_of, answered, declared, laid
from tests.conversation.phrases.phrase import Phrase


@dataclass(frozen=True)
class Heard:
    """`kind` is `do`, `answer`, `ask` or `pass`."""

    kind: str
    acts: tuple[Act, ...] = ()
    answer: str = ""
    pictures: frozenset[int] = frozenset()
    """Of an answer."""
    offered: tuple[Heard, ...] = ()
    """Where it passes: what it offers to be clicked."""


KINDS = ("size", "format", "changes", "count", "colours")
"""Of answers that the labels know; what else stands in the file is told, which touches nothing."""
ASKS, PASSES = Heard("ask"), Heard("pass")


def heard(phrase: Phrase) -> Heard:
    scene = scene_of(phrase)
    wishes = wishes_of(phrase.text, scene)
    if not wishes or not phrase.pictures:
        return Heard("pass", offered=_offered(phrase, scene))
    return done_by(phrase, scene, wishes)


def scene_of(phrase: Phrase) -> Scene:
    pictures = tuple(range(1, phrase.pictures + 1))
    names: dict[str, int] = {}
    for number, name in enumerate(phrase.names, 1):
        names |= {name.lower(): number, name.lower().rpartition(".")[0]: number}
    undone = bool(phrase.last and phrase.last["op"] == "undo")
    return Scene(pictures, phrase.active or None, names, (), declared(phrase.last), undone)


def done_by(phrase: Phrase, scene: Scene, wishes: Sequence[Wish]) -> Heard:
    """What comes of these wishes."""
    acts: list[Act] = []
    mentioned: list[int] = []
    for wish in wishes:
        numbers = pictured(wish.references, wish.excluded, scene, mentioned)
        try:
            meant = wish.means(1200)
        except Impossible:
            return ASKS  # “That goes too far”, with what would do
        if isinstance(numbers, Unclear) or isinstance(meant, Unsure) or not isinstance(meant, Declaration):
            return ASKS
        if wish.references:
            mentioned += numbers
        if isinstance(meant, Info) and answered(meant) not in KINDS:
            return PASSES
        if answer := answered(meant):
            return Heard("answer", answer=answer, pictures=frozenset(numbers))
        together = laid(meant, numbers)
        acts += [together] if together else acts_of(meant, frozenset(numbers), phrase.last)
    return Heard("do", tuple(acts))


def _offered(phrase: Phrase, scene: Scene) -> tuple[Heard, ...]:
    """What comes of each click that is offered where not all of it was understood."""
    clicks = [done_by(phrase, scene, wishes) for wishes in alternatives(phrase.text, scene)]
    return tuple(click for click in clicks if click.kind in ("do", "answer"))
