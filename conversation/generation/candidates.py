"""Several pictures of one prompt, beside each other: each arrives by itself, and one that fails costs only itself."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field

from conversation.command import Turn
from conversation.errors import Told
from conversation.events import (
    CandidatesStarted,
    Event,
    ImageReady,
    ImageStarted,
    NoteAdded,
    StatusChanged,
    TextDelta,
)
from conversation.generation.batch import paint_together
from conversation.generation.image_model import SQUARE
from conversation.generation.pipeline import PaintRequest, paint_and_store, spot_for
from conversation.generation.spot import Spot
from conversation.generators import closing
from conversation.llm.failures import image_failed
from conversation.ports.models import ImageModel
from conversation.sentences import all_of, say

AT_ONCE = 4
"""Requests of one turn that are made at the same time; the others wait for their place."""


@dataclass(frozen=True)
class Candidate:
    """One of them: who paints what."""

    model: ImageModel
    request: PaintRequest


def paint_candidates(
    turn: Turn, wanted: Sequence[Candidate], models: tuple[str, ...] = (), *, blind: bool = False
) -> Generator[Event, None, list[int]]:
    """Paints them, four requests at a time; which of `wanted` are there in the end. `models`: see `CandidatesStarted`.

    Raises `Told`, the first failure, where none is.
    """
    if len(wanted) == 1:
        yield from paint_and_store(turn, wanted[0].model, wanted[0].request)
        return [0]
    yield CandidatesStarted(len(wanted), models, blind)
    yield StatusChanged("paint", say("painting_several", "Painting {count} pictures", count=len(wanted)))
    spots = [spot_for(turn, each.request, place) for place, each in enumerate(wanted, 1)]
    grid = CandidateGrid(turn, wanted, spots)
    requests = _requests(wanted)
    works = [_work(turn, wanted, spots, places) for places in requests]
    with closing(turn.studio.models.at_once(works, AT_ONCE)) as steps:
        for at, step in steps:
            yield from grid.told(requests[at], step)
    painted = [at for at in range(len(wanted)) if at in grid.ready]
    if not painted:
        raise next(iter(grid.failed.values()))
    if grid.notes:
        yield NoteAdded(all_of(tuple(grid.notes)))
    return painted


def _requests(wanted: Sequence[Candidate]) -> list[range]:
    """The places of those that are asked for together: as many as their model takes in one request, where they are
    alike. What has a seed of its own is asked for by itself, since a request has but one."""
    together: list[range] = []
    for at, each in enumerate(wanted):
        last = together[-1] if together else None
        first = wanted[last.start] if last else each
        alike = last and each.model is first.model and each.request == first.request and each.request.seed is None
        if last and alike and len(last) < each.model.abilities.several:
            together[-1] = range(last.start, at + 1)
        else:
            together.append(range(at, at + 1))
    return together


def _work(turn: Turn, wanted: Sequence[Candidate], spots: Sequence[Spot], places: range) -> Iterator[Event]:
    first = wanted[places.start]
    if len(places) == 1:
        return paint_and_store(turn, first.model, first.request, spots[places.start])
    return paint_together(turn, first.model, first.request, [spots[at] for at in places])


@dataclass
class CandidateGrid:
    """What is told of them while they come."""

    turn: Turn
    wanted: Sequence[Candidate]
    spots: Sequence[Spot]
    started: set[int] = field(default_factory=set)
    ready: set[int] = field(default_factory=set)
    failed: dict[int, Told] = field(default_factory=dict)
    """By the place in `wanted`, in the order in which they failed."""
    notes: dict[str, None] = field(default_factory=dict)
    """In their order; what holds for several is said once."""
    words: list[str] = field(default_factory=list)

    def told(self, places: range, step: Event | Told) -> Iterator[Event]:
        """What a person hears of a step of one request: not which step each is at, the picture's own place says it."""
        if isinstance(step, Told):
            for at in places:
                yield from self._fails(at, step)
        elif isinstance(step, NoteAdded):
            self.notes[step.text] = None
        elif isinstance(step, TextDelta):
            yield from self._says(step)
        elif not isinstance(step, StatusChanged):
            if isinstance(step, ImageStarted):
                self.started.add(step.place - 1)
            elif isinstance(step, ImageReady):
                self.ready.add(step.place - 1)
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
