"""`/image`: words into a picture."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from conversation.command import Command, PictureVersion, Turn
from conversation.context.prompt_context import ContextPlace
from conversation.errors import BadRequest
from conversation.events import Event, NoteAdded, QuestionAsked
from conversation.generation.candidates import Candidate, paint_candidates
from conversation.generation.choices import NO_NUMBER, PictureChoices
from conversation.generation.draft import in_full, painter
from conversation.generation.foreseen import only_in_part
from conversation.generation.image_model import taken
from conversation.generation.model_comparison import ModelComparison, models_behind, models_called, paint_compared
from conversation.generation.no_vision import unseen
from conversation.generation.own_style import in_own_style
from conversation.generation.pipeline import PaintRequest
from conversation.generation.price_question import painting_estimate
from conversation.generation.prompt_gate import gate
from conversation.generation.references import describable, large_enough, referenced, referenced_by_model, spoken_of
from conversation.generation.refinement import Refined, SecondWish, addressed, prepare_prompt
from conversation.generation.seeds import seed_of
from conversation.generation.shape import first_painted, shaped
from conversation.generation.style_words import Styling, styling
from conversation.llm.estimates import Estimate
from conversation.phrases.copies import copies_in
from conversation.ports.models import ImageModel
from conversation.sentences import say
from imaging.declaration import option

ANY_SEED = -1
AS_SET = 0
MOST = 10
"""Pictures of one prompt."""


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
    examples: ClassVar[tuple[str, ...]] = (
        "a watercolour mountain",
        "a fox in the snow aspect=16:9",
        "a paper boat x4 quality=high",
    )
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
        brief="same number and words, nearly the same picture",
    )
    count: int = option(
        "how many pictures; 0 is what is set below the box", default=AS_SET, low=AS_SET, high=MOST, typed=True
    )
    resolution: str = option("such as 1K or 2K, where the model has several", default="", typed=True)
    quality: str = option("such as low or high, where the model has several", default="", typed=True)
    format: str = option("png, jpeg or webp, where the model has several", default="", typed=True)
    background: str = option("transparent or opaque, where the model has both", default="", typed=True)
    moderation: str = option("auto or low, where the model can be told", default="", typed=True)
    compression: int = option(
        "0 to 100 for a jpeg or webp; less makes a smaller file", default=NO_NUMBER, low=NO_NUMBER, high=100, typed=True
    )
    negative: str = option("what must not be in the picture, where the model hears it", default="", typed=True)
    style: str = option("how it should look, such as watercolour or comic", default="", typed=True)
    draft: bool = option("a cheap model first, the better one by a click", default=False, typed=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.prompt.strip():
            raise BadRequest(
                say("missing_words", "Say what to paint"),
                say("missing_words_text", "For example: /image a watercolour mountain"),
                code="missing_prompt",
            )

    def run(self, turn: Turn) -> Iterator[Event]:
        if turn.by_model:
            yield from self._alone(turn)
            return
        prompt, rivals = self._rivals(turn)
        prompt, copies = copies_in(prompt)
        said = replace(self, prompt=prompt, count=self.count or min(copies, MOST))
        if rivals:
            seed = turn.options.seed if self.seed == ANY_SEED else self.seed
            compared = ModelComparison(prompt, rivals, turn.options.blind, self.aspect, seed)
            yield from paint_compared(turn, compared)
        else:
            yield from said._alone(turn)

    def priced(self, turn: Turn) -> tuple[Estimate, str]:
        """Of one picture, by the model that the composer shows: as a chat model paints."""
        model = turn.studio.models.image(turn.options.image_model)
        return painting_estimate(model, None, PictureChoices.of(turn.options)), model.label

    def _rivals(self, turn: Turn) -> tuple[str, tuple[ImageModel, ...]]:
        """The prompt, and the models that paint it side by side: those behind it, or else the composer's; none where
        one paints."""
        prompt, models = models_behind(turn, self.prompt)
        return prompt, models or models_called(turn, turn.options.compare_models)

    def _alone(self, turn: Turn) -> Iterator[Event]:
        """Painted by one model."""
        turn = turn if turn.by_model else replace(turn, options=in_own_style(turn.options, self.style))
        draft = self.draft or (turn.options.draft and not turn.by_model)
        model, undrafted = painter(turn, draft=draft)
        about = referenced_by_model(turn, self.prompt) if turn.by_model else referenced(turn, self.prompt)
        if isinstance(about, QuestionAsked):
            yield about
            return
        sources = about[: taken(model)]
        if about and not sources and not self._words_suffice(turn, about):
            yield from unseen(turn, model, self.prompt, about)
            return
        large_enough(sources, turn.options.least_pixels)
        if question := only_in_part(turn, model, self.prompt):
            yield question
            return
        styled, chosen = self._styling(turn, about), self._choices(turn)
        refined = yield from self._refined(turn, styled.prompt, about, sources)
        shape = shaped(turn, self.aspect, about)
        estimate = painting_estimate(model, None, chosen, len(sources), self._count(turn))
        if asking := gate(turn, model, self, refined, shape, sources, self._count(turn), estimate):
            yield asking
            return
        own = turn.message.text if turn.by_model else self.prompt
        refined = yield from addressed(own, self.prompt, refined, sources)
        painted = yield from self._painted(turn, model, refined, about, style=styled.style, draft=draft)
        if undrafted:
            yield NoteAdded(undrafted)
        elif draft and not about:  # pictures that were sent along cannot be named in words alone
            question = in_full(turn, model, painted)
            if question:
                yield question

    def _painted(
        self,
        turn: Turn,
        model: ImageModel,
        refined: Refined,
        about: tuple[PictureVersion, ...],
        *,
        style: str,
        draft: bool,
    ) -> Generator[Event, None, list[Mapping[str, Any]]]:
        """All of them beside each other; the values that paint each of them again. A seed that somebody chose counts
        up; without one the others, and drafts, get seeds of their own, so that no two are the same."""
        chosen = turn.options.seed if self.seed == ANY_SEED else self.seed
        shape, choices = shaped(turn, self.aspect, about), self._choices(turn)
        wanted: list[Candidate] = []
        again: list[Mapping[str, Any]] = []
        for place in range(self._count(turn)):
            own = seed_of(turn.reply_id, place) if place or draft else None
            seed = own if chosen is None else chosen + place
            if seed is not None and chosen is None and not model.abilities.seed:
                seed = None  # nobody asked for one, so nobody is told that it was left out
            request = PaintRequest(self.prompt, refined, shape, seed, about, turn.picture, choices, style)
            wanted.append(Candidate(model, request))
            named = {"prompt": refined.text, "aspect": shape.aspect, "seed": ANY_SEED if seed is None else seed}
            again.append({**named, **choices.said})
        painted = yield from paint_candidates(turn, wanted)
        return [again[place] for place in painted]

    def _count(self, turn: Turn) -> int:
        """How many pictures."""
        return 1 if turn.by_model else self.count or min(max(turn.options.count, 1), MOST)

    def _choices(self, turn: Turn) -> PictureChoices:
        """What stands beside the prompt, else what the first answer to the same message was painted with, else what the
        composer says."""
        before = first_painted(turn)
        return PictureChoices.of(self, *([before] if before else []), turn.options)

    def _styling(self, turn: Turn, about: tuple[PictureVersion, ...]) -> Styling:
        """The prompt in its style. What was set below the box is for new pictures: a change touches what was asked."""
        before = first_painted(turn)
        standing = () if about else (before.style if before else "", turn.options.style)
        heard = turn.options.better_context and not turn.by_model
        return styling(self.prompt, self.style, standing, turn.options.styles, heard=heard)

    def _words_suffice(self, turn: Turn, about: tuple[PictureVersion, ...]) -> bool:
        """Whether a model that looks at no picture can paint it: a new one, from the words of those it is about."""
        return not turn.by_model and not turn.message.attachments and describable(about)

    def _refined(
        self, turn: Turn, prompt: str, about: tuple[PictureVersion, ...], sent: tuple[PictureVersion, ...]
    ) -> Generator[Event, None, Refined]:
        """The prompt to send. What a chat model wrote is sent as it is: it knows the conversation, and costs once. What
        a person saw and let go is, too."""
        if turn.by_model:
            return Refined(prompt)
        if isinstance(turn.reviewed, Refined):
            return turn.reviewed
        again = turn.reviewed if isinstance(turn.reviewed, SecondWish) else None
        place = ContextPlace(turn.owner, turn.conversation, turn.message.parent, spoken_of(turn, about))
        return (yield from prepare_prompt(turn.studio, turn.ledger, place, prompt, turn.options, sent, again))
