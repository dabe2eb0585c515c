"""`/image`: words into a picture."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, Turn
from conversation.context import Place
from conversation.errors import BadRequest
from conversation.events import Event, PromptRefined
from conversation.picturing import Wish, pictured
from conversation.prompting import prompted
from conversation.refine import Refined
from conversation.target import attached
from imaging.declaration import option

ANY_SEED = -1


@dataclass(frozen=True)
class Paint(Command):
    """Paint a picture from words."""

    name: ClassVar[str] = "image"
    icon: ClassVar[str] = "image"
    group: ClassVar[str] = "Make"
    local: ClassVar[bool] = False
    tool: ClassVar[str] = "image"
    about: ClassVar[str] = "named"
    free_argument: ClassVar[str] = "prompt"
    examples: ClassVar[tuple[str, ...]] = ("a watercolour mountain", "a fox in the snow aspect=16:9")
    hint: ClassVar[str] = (
        "With `picture` that picture is repainted: the prompt says the change and what must stay as it is. Without "
        "it a new one is painted. Each call paints one; more than were asked for wait for the person's yes."
    )

    prompt: str = option("what is to be seen")
    aspect: str = option("width:height, such as 3:2", default="")
    seed: int = option(
        "a number; with the same one and the same words many models paint much the same",
        default=ANY_SEED,
        low=ANY_SEED,
        high=2**31,
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.prompt.strip():
            raise BadRequest("Say what to paint", "For example: /image a watercolour mountain", code="missing_prompt")

    def run(self, turn: Turn) -> Iterator[Event]:
        options = turn.options
        model = turn.studio.models.image(options.image_model)
        refined = yield from self._refined(turn)
        seed = options.seed if self.seed == ANY_SEED else self.seed
        sources = (turn.aim,) if turn.aim else attached(turn)
        wish = Wish(self.prompt, refined, self.aspect or options.aspect, seed, sources, turn.aim)
        yield from pictured(turn, model, wish)

    def _refined(self, turn: Turn) -> Generator[Event, None, Refined]:
        """The prompt to send. What a chat model wrote is sent as it is: it knows the conversation, and costs once."""
        if turn.by_model:
            yield PromptRefined(turn.message.text, self.prompt, "")
            return Refined(self.prompt)
        place = Place(turn.owner, turn.conversation, turn.message.parent)
        return (yield from prompted(turn.studio, turn.ledger, place, self.prompt, turn.options))
