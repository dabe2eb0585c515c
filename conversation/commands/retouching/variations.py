"""`/variations [n]`: the picture again, a little different, each as a version of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.errors import Told
from conversation.events import Event
from conversation.generation.retouching.specialist import Retouching, price_by, retouch
from conversation.generation.retouching.who import who_varies
from conversation.llm.estimates import Estimate
from conversation.sentences import say
from conversation.target import no_picture
from imaging.declaration import option

ALIKE = "Paint a variation of this picture: the same subject, style and mood, with other details and composition."
"""What a model is told that edits pictures, in the language that all of them read best."""
MOST = 4


@dataclass(frozen=True)
class Variations(Command):
    """Have a model paint a picture again, a little different; each is a version beside the others."""

    name: ClassVar[str] = "variations"
    aliases: ClassVar[tuple[str, ...]] = ("vary",)
    icon: ClassVar[str] = "layers"
    group: ClassVar[str] = "make"
    local: ClassVar[bool] = False
    asks: ClassVar[bool] = True
    free_argument: ClassVar[str] = "count"
    examples: ClassVar[tuple[str, ...]] = ("", "3")

    count: int = option("how many", default=1, low=1, high=MOST)
    sure: bool = option("without being asked about its price", default=False, typed=True)

    def run(self, turn: Turn) -> Iterator[Event]:
        picture = turn.picture
        if picture is None:
            raise no_picture()
        model = who_varies(turn.studio.models)
        if model is None:
            raise Told(
                say("no_variations", "No connected model can vary a picture"),
                say("no_variations_text", "Connect Recraft or OpenAI in Settings → Providers."),
                code="no_variations",
                status=409,
            )
        done = say("done_variation", "A variation by {model}", model=model.label)
        wanted = Retouching(picture, model, self.name, done, sent=ALIKE, count=self.count)
        yield from retouch(turn, wanted, replace(self, sure=True), self.sure)

    def priced(self, turn: Turn) -> tuple[Estimate, str]:
        return price_by(who_varies(turn.studio.models), self.count)
