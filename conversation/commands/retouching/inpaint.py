"""`/inpaint`: an area of a picture painted anew by a model, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.editing.masked import fitting
from conversation.errors import BadRequest
from conversation.events import Choice, Event, QuestionAsked
from conversation.generation.price_question import (
    CANCEL,
    PAINT,
    agreed,
    allowing,
    cancel,
    costing,
    is_asked,
    painting_estimate,
)
from conversation.generation.references import large_enough
from conversation.generation.retouching.inpainting import Inpainting, inpaint, mask_of, painter_behind
from conversation.llm.estimates import Estimate
from conversation.sentences import say
from conversation.slash import said_in, to_slash
from conversation.target import no_picture
from imaging.declaration import option


@dataclass(frozen=True)
class Inpaint(Command):
    """Have a model repaint the marked area of a picture; not a pixel of the rest changes."""

    name: ClassVar[str] = "inpaint"
    icon: ClassVar[str] = "mask"
    group: ClassVar[str] = "retouch"
    local: ClassVar[bool] = False
    asks: ClassVar[bool] = True
    hint: ClassVar[str] = "Paints what the newest mask covers"
    free_argument: ClassVar[str] = "prompt"
    examples: ClassVar[tuple[str, ...]] = ("a red hat", "an empty bench")

    prompt: str = option("what the area should show")
    mask: str = option("id of a mask of the picture; the newest if you leave it out", default="", typed=True)
    model: str = option("which model paints it; the best one that can, if you leave it out", default="", typed=True)
    sure: bool = option("without being asked about its price", default=False, typed=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.prompt.strip():
            raise BadRequest(
                say("missing_inpaint_words", "Say what the area should show"),
                say("missing_inpaint_words_text", "For example: /inpaint a red hat"),
                code="missing_prompt",
            )

    def run(self, turn: Turn) -> Iterator[Event]:
        picture = turn.picture
        if picture is None:
            raise no_picture()
        kept = mask_of(turn, picture, self.mask)
        fitting(kept.mask, picture)
        large_enough((picture,), turn.options.least_pixels)
        prompt = self.prompt.strip()
        wanted = Inpainting(picture, kept, painter_behind(turn, self.model), prompt)
        estimate = painting_estimate(wanted.model, None, references=1)
        sure = agreed(turn, self.sure)
        if is_asked(turn, sure, estimate):
            yield self._question(turn, wanted, estimate)
            return
        yield from inpaint(allowing(turn, sure, estimate), wanted)

    def priced(self, turn: Turn) -> tuple[Estimate, str]:
        model = painter_behind(turn, self.model)
        return painting_estimate(model, None, references=1), model.label

    def heading(self) -> str:
        return say("heading_inpaint", "Paint there: {prompt}", prompt=self.prompt.strip())

    def _question(self, turn: Turn, wanted: Inpainting, estimate: Estimate) -> QuestionAsked:
        """What it costs; a yes paints with the very mask and model that were meant."""
        named = Inpaint(said_in(self.prompt), wanted.kept.mask.mask_id, wanted.model.id, sure=True)
        picture = wanted.picture.image.id, wanted.picture.version.id
        paint = Choice(PAINT, to_slash(named), *picture)
        price = costing(turn.studio.wallet, estimate.about, wanted.model.label)
        return QuestionAsked(price, (paint, replace(cancel(turn), label=CANCEL)))
