"""`/again`: a picture that was painted before, once more, as another version of it."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.context.prompt_context import ContextPlace
from conversation.errors import BadRequest
from conversation.events import Choice, Event, PromptRefined, QuestionAsked
from conversation.generation.pipeline import PaintRequest, paint_and_store
from conversation.generation.price_question import CANCEL, PAINT, allowing, cancel, costing, needs_yes
from conversation.generation.refinement import Refined, addressed, prepare_prompt
from conversation.generation.rerun import MOST_IMAGES, Rerun, rerun
from conversation.generation.seeds import seed_of
from conversation.generation.shape import PictureShape
from conversation.generation.style_words import styling
from conversation.sentences import all_of, say
from conversation.target import no_picture
from imaging.declaration import option

NEW, SAME = "new", "same"


@dataclass(frozen=True)
class Again(Command):
    """Paint a picture once more from its own prompt, or from other words, beside the version that is there."""

    name: ClassVar[str] = "again"
    aliases: ClassVar[tuple[str, ...]] = ("rerun",)
    icon: ClassVar[str] = "retry"
    group: ClassVar[str] = "make"
    local: ClassVar[bool] = False
    tool: ClassVar[str] = ""
    free_argument: ClassVar[str] = "prompt"
    examples: ClassVar[tuple[str, ...]] = ("", "seed=same", "a fox in the rain")

    prompt: str = option("other words for it; without any, the same ones", default="")
    seed: str = option("new, same, or a number", default=NEW, choices=(), typed=True)
    sure: bool = option("without being asked about what is different now", default=False, typed=True)

    def run(self, turn: Turn) -> Iterator[Event]:
        if turn.picture is None:
            raise no_picture()
        studio = turn.studio
        order = rerun(studio.models, lambda: studio.images.of(turn.conversation, MOST_IMAGES), turn.picture)
        seed = self._seed(turn, order)
        if not self.sure and (question := self._question(turn, order)):
            yield question
            return
        turn = allowing(turn, self.sure, order.estimate)
        words = self.prompt.strip()
        refined, style = (yield from self._reworded(turn, order)) if words else _as_it_was(order)
        if words:
            refined = yield from addressed(words, words, refined, order.sources)
        else:
            yield PromptRefined(order.values.prompt, refined.text, "")
        shape = PictureShape(order.values.aspect)
        request = PaintRequest(
            words or order.values.prompt, refined, shape, seed, order.sources, order.branch, order.choices, style
        )
        yield from paint_and_store(turn, order.model, request)

    def _reworded(self, turn: Turn, order: Rerun) -> Generator[Event, None, tuple[Refined, str]]:
        """Its new prompt and its style."""
        options = turn.options
        styled = styling(self.prompt.strip(), "", (order.values.style,), options.styles, heard=options.better_context)
        place = ContextPlace(turn.owner, turn.conversation, turn.message.parent, (order.made,))
        refined = yield from prepare_prompt(turn.studio, turn.ledger, place, styled.prompt, options, order.sources)
        return refined, styled.style

    def _seed(self, turn: Turn, order: Rerun) -> int | None:
        """Raises `BadRequest`."""
        if self.seed == SAME:
            return order.values.seed
        if self.seed == NEW:
            return seed_of(turn.reply_id, 0) if order.model.abilities.seed else None
        if self.seed.isdecimal() and int(self.seed) <= 2**31:
            return int(self.seed)
        raise BadRequest(
            say("bad_seed", "“{seed}” is not a seed", seed=self.seed[:50]),
            say("bad_seed_text", "Say new, same, or a number up to 2147483648: /again seed=same."),
            code="bad_seed",
        )

    def _question(self, turn: Turn, order: Rerun) -> QuestionAsked | None:
        """What is different now, and what it costs where that is to be asked; None where nothing is."""
        wallet, estimate = turn.studio.wallet, order.estimate
        asks = needs_yes(wallet, estimate)
        if not order.differences and not asks:
            return None
        price = (costing(wallet, estimate.about, order.model.label),) if asks else ()
        words = [self.prompt.strip(), f"seed={self.seed}", "sure=yes"]
        picture = order.made.image.id, order.made.version.id
        again = Choice(PAINT, " ".join(filter(None, ("/again", *words))), *picture)
        stop = replace(cancel(turn), label=CANCEL)
        return QuestionAsked(all_of((*order.differences, *price)), (again, stop))


def _as_it_was(order: Rerun) -> tuple[Refined, str]:
    return Refined(order.values.refined or order.values.prompt), order.values.style
