"""Several pictures of one prompt, beside each other: each arrives by itself, and one that fails costs only itself."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field

from conversation.command import Turn
from conversation.errors import Told
from conversation.events import (
    CandidatesStarted,
    Event,
    ImageStarted,
    NoteAdded,
    StatusChanged,
    TextDelta,
)
from conversation.generation.image_model import SQUARE
from conversation.generation.pipeline import PaintRequest, paint_and_store, spot_for
from conversation.generation.spot import Spot
from conversation.generators import closing
from conversation.llm.failures import image_failed
from conversation.ports.models import ImageModel
from conversation.sentences import all_of, say

AT_ONCE = 4
"""Pictures of one turn that are painted at the same time; the others wait for their place."""


@dataclass(frozen=True)
class Candidate:
    """One of them: who paints what."""

    model: ImageModel
    request: PaintRequest


def paint_candidates(
    turn: Turn, wanted: Sequence[Candidate], models: tuple[str, ...] = (), *, blind: bool = False
) -> Generator[Event, None, list[int]]:
    """Paints them, four at a time; which of `wanted` are there in the end. `models`: as in `CandidatesStarted`.

    Raises `Told`, the first failure, where none is.
    """
    if len(wanted) == 1:
        yield from paint_and_store(turn, wanted[0].model, wanted[0].request)
        return [0]
    yield CandidatesStarted(len(wanted), models, blind)
    yield StatusChanged("paint", say("painting_several", "Painting {count} pictures", count=len(wanted)))
    spots = [spot_for(turn, each.request, place) for place, each in enumerate(wanted, 1)]
    grid = CandidateGrid(turn, wanted, spots)
    works = [paint_and_store(turn, each.model, each.request, spot) for each, spot in zip(wanted, spots, strict=True)]
    with closing(turn.studio.models.at_once(works, AT_ONCE)) as steps:
        for at, step in steps:
            yield from grid.told(at, step)
    painted = [at for at in range(len(wanted)) if at not in grid.failed]
    if not painted:
        raise next(iter(grid.failed.values()))
    if grid.notes:
        yield NoteAdded(all_of(tuple(grid.notes)))
    return painted


@dataclass
class CandidateGrid:
    """What is told of them while they come."""

    turn: Turn
    wanted: Sequence[Candidate]
    spots: Sequence[Spot]
    started: set[int] = field(default_factory=set)
    failed: dict[int, Told] = field(default_factory=dict)
    """By the place in `wanted`, in the order in which they failed."""
    notes: dict[str, None] = field(default_factory=dict)
    """In their order; what holds for several is said once."""
    words: list[str] = field(default_factory=list)

    def told(self, at: int, step: Event | Told) -> Iterator[Event]:
        """What a person hears of a step of one of them: not which step each is at, the picture's own place says it."""
        if isinstance(step, Told):
            yield from self._fails(at, step)
        elif isinstance(step, NoteAdded):
            self.notes[step.text] = None
        elif isinstance(step, TextDelta):
            yield from self._says(step)
        elif not isinstance(step, StatusChanged):
            if isinstance(step, ImageStarted):
                self.started.add(at)
            yield step

    def _fails(self, at: int, why: Told) -> Iterator[Event]:
        self.failed[at] = why
        spot = self.spots[at]
        if at not in self.started:
            label = self.wanted[at].model.label
            yield ImageStarted(spot.image, spot.number, spot.title, *SQUARE, label, place=spot.place)
        yield image_failed(why, self.turn, spot.image, spot.place)

    def _says(self, step: TextDelta) -> Iterator[Event]:
        """What a model says beside each of its pictures, the same words once."""
        if step.text in self.words:
            return
        if self.words:
            yield TextDelta("\n\n")
        self.words.append(step.text)
        yield step
