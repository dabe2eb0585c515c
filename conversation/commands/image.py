"""`/image`: words into a picture."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import ClassVar

from conversation.command import Command, PictureVersion, Turn
from conversation.context.prompt_context import ContextPlace
from conversation.errors import BadRequest
from conversation.events import Event, PromptRefined, QuestionAsked
from conversation.generation.foreseen import only_in_part
from conversation.generation.image_model import taken
from conversation.generation.no_vision import unseen
from conversation.generation.picture_numbers import in_order, numbers_in
from conversation.generation.pipeline import PaintRequest, paint_and_store
from conversation.generation.references import describable, referenced, referenced_by_model, spoken_of
from conversation.generation.refinement import Refined, prepare_prompt
from conversation.generation.shape import shaped
from conversation.sentences import say
from imaging.declaration import option

ANY_SEED = -1


@dataclass(frozen=True)
class Paint(Command):
    """Paint a picture from words."""

    name: ClassVar[str] = "image"
    icon: ClassVar[str] = "image"
    group: ClassVar[str] = "make"
    local: ClassVar[bool] = False
    tool: ClassVar[str] = "image"
    about: ClassVar[str] = "named"
    free_argument: ClassVar[str] = "prompt"
    examples: ClassVar[tuple[str, ...]] = ("a watercolour mountain", "a fox in the snow aspect=16:9")
    hint: ClassVar[str] = (
        "With `picture` that picture is repainted: the prompt says the change and what must stay as it is. Without "
        "it a new one is painted. Each call paints one; more than were asked for wait for the person's yes."
    )

    prompt: str = option("what the picture should show")
    aspect: str = option("width:height, such as 3:2", default="")
    seed: int = option(
        "a number; with the same number and words, many models paint nearly the same picture",
        default=ANY_SEED,
        low=ANY_SEED,
        high=2**31,
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.prompt.strip():
            raise BadRequest(
                say("missing_words", "Say what to paint"),
                say("missing_words_text", "For example: /image a watercolour mountain"),
                code="missing_prompt",
            )

    def run(self, turn: Turn) -> Iterator[Event]:
        model = turn.studio.models.image(turn.options.image_model)
        about = referenced_by_model(turn, self.prompt) if turn.by_model else referenced(turn, self.prompt)
        if isinstance(about, QuestionAsked):
            yield about
            return
        sources = about[: taken(model)]
        if about and not sources and not self._words_suffice(turn, about):
            yield from unseen(turn, model, self.prompt, about)
            return
        if question := only_in_part(turn, model, self.prompt):
            yield question
            return
        refined = yield from self._refined(turn, about, sources)
        seed = turn.options.seed if self.seed == ANY_SEED else self.seed
        shape = shaped(turn, self.aspect, about)
        yield from paint_and_store(turn, model, PaintRequest(self.prompt, refined, shape, seed, about, turn.picture))

    def _words_suffice(self, turn: Turn, about: tuple[PictureVersion, ...]) -> bool:
        """Whether a model that looks at no picture can paint it: a new one, from the words of those it is about."""
        return not turn.by_model and not turn.message.attachments and describable(about)

    def _refined(
        self, turn: Turn, about: tuple[PictureVersion, ...], sent: tuple[PictureVersion, ...]
    ) -> Generator[Event, None, Refined]:
        """The prompt to send. What a chat model wrote is sent as it is: it knows the conversation, and costs once."""
        if turn.by_model:
            named = bool(numbers_in(self.prompt)) or len(sent) > 1
            refined = Refined(f"{self.prompt}\n\n{in_order(sent)}" if sent and named else self.prompt)
            yield PromptRefined(turn.message.text, refined.text, "")
            return refined
        place = ContextPlace(turn.owner, turn.conversation, turn.message.parent, spoken_of(turn, about))
        return (yield from prepare_prompt(turn.studio, turn.ledger, place, self.prompt, turn.options, sent))
