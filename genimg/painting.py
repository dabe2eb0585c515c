"""From words to a picture: the prompt is refined, the model paints, the picture is coded as it is wanted.

`library.py` gives it to programs, `generating.py` to the command line.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from io import BytesIO
from math import gcd
from pathlib import Path

from PIL import Image

from conversation.context.prompt_context import Context
from conversation.errors import BadRequest
from conversation.events import Event, QuestionAsked
from conversation.generation.choices import PictureChoices
from conversation.generation.image_model import taken
from conversation.generation.price_question import painting_estimate
from conversation.generation.refinement import Refined, SecondWish, refine_prompt
from conversation.generation.style_words import styling
from conversation.generators import closing, run_to_end
from conversation.image import Image as StudioImage
from conversation.llm.answer_cache import answer_key
from conversation.llm.estimates import Estimate, together
from conversation.llm.ledger import Ledger
from conversation.ports.models import ImageModel
from conversation.recipe import PaintingValues
from genimg.conversing import OwnConversation
from genimg.editing import coded
from genimg.model_choice import chosen
from genimg.replies import cost_of, failure_of, note_of, question_of
from imaging.file import whole

LEAST_PIXELS = 2_500
"""Of a reference picture: smaller ones tell a model nothing. `GENIMG_MIN_IMAGE_PIXELS` says another number."""


class GenerationCancelled(Exception):
    """Whoever asked for the picture does not want it any more."""


class Unanswered(Exception):
    """The studio has to know something before it paints."""

    def __init__(self, question: QuestionAsked) -> None:
        super().__init__(question.text)
        self.question = question


@dataclass(frozen=True)
class PaintingOrder:
    """What is to be painted, and how."""

    prompt: str
    model: str = ""
    """As it was typed; empty for the best that is connected."""
    provider: str = ""
    references: tuple[Path, ...] = ()
    """In the order in which the prompt speaks of them."""
    optimize: bool = True
    """The prompt is refined by the cheap model first."""
    seed: int | None = None
    aspect: str = ""
    """`width:height`; empty for the model's own."""
    style: str = ""
    """How it is to look: the name of a style, or words that say it."""
    draft: bool = False
    """A cheap model paints, for a first look."""
    choices: Mapping[str, str] = field(default_factory=dict)
    """Words of `PictureChoices` by their names, as the model has them; what it lacks is said and left out."""
    least_pixels: int = LEAST_PIXELS

    @property
    def words(self) -> str:
        """The prompt with the phrase of its style behind it."""
        return styling(self.prompt, self.style, (), {}, heard=self.optimize).prompt


@dataclass(frozen=True)
class GenerationResult:
    """A picture that was painted, and how."""

    image: Image.Image
    """Decoded."""
    format: str
    """`PNG`, `JPEG` …"""
    image_data: bytes
    """The file."""
    generation_time: float
    """Seconds, the refinement of the prompt included."""
    model_used: str
    """The model's id."""
    prompt_used: str
    """As it was sent."""
    had_reference: bool
    seed: int | None = None
    cost: int | None = None
    """Micro-dollars; None is unknown, 0 is free."""
    notes: tuple[str, ...] = ()
    """What was done otherwise than asked, and why."""
    picture: StudioImage | None = None
    """As the conversation has it in which it was painted."""


def model_of(talk: OwnConversation, order: PaintingOrder) -> ImageModel:
    """Who paints. Raises `Told`."""
    return talk.models.image(chosen(order.model, order.provider, talk.models.catalogue.images()))


def checked(talk: OwnConversation, order: PaintingOrder) -> ImageModel:
    """Who paints, once it is known that the order can be carried out. Raises `Told`, before anything is spent."""
    if not order.prompt.strip():
        raise BadRequest("There is no prompt", "Say what to paint.", code="missing_prompt")
    model = model_of(talk, order)
    if order.references and not model.abilities.edit:
        others = [each for each in talk.models.catalogue.images() if each.abilities.edit]
        text = f"Choose one that does, such as {others[0].id}." if others else "None that is connected does."
        raise BadRequest(f"{model.label} takes no reference pictures", text, code="cannot_edit")
    if len(order.references) > (most := taken(model)):
        raise BadRequest(
            f"{model.label} takes {most} reference pictures at most",
            f"Leave {len(order.references) - most} out, or choose another model.",
            code="too_many_references",
        )
    for reference in order.references:
        if not reference.is_file():
            raise BadRequest(f"There is no file {reference}", "Look at its name and folder.", code="no_such_file")
    return model


def estimate_of(talk: OwnConversation, order: PaintingOrder, model: ImageModel, count: int) -> Estimate:
    """Of so many pictures, and of the refining before."""
    cheap = talk.models.cheap() if order.optimize else None
    return painting_estimate(model, cheap, PictureChoices.among(order.choices), len(order.references), count)


def estimate_of_all(talk: OwnConversation, orders: Sequence[PaintingOrder], count: int) -> Estimate:
    """Of so many pictures of each, which differ in their models alone: the prompt is refined once for all of them."""
    once = [orders[0], *(replace(each, optimize=False) for each in orders[1:])]
    return together([estimate_of(talk, each, model_of(talk, each), count) for each in once])


def refined(talk: OwnConversation, order: PaintingOrder, *, again: SecondWish | None = None) -> Refined:
    """The prompt to send. What was asked before is not asked again, unless another one is wanted."""
    if not order.optimize:
        return Refined(order.words)
    place = talk.studio, Ledger(talk.wallet, ""), order.words, Context()
    result = run_to_end(refine_prompt(*place, better=True, seen=_references_key(order), again=again))
    talk.wallet.answers.keep(_order_key(talk, order), result.text)
    return result


def known(talk: OwnConversation, order: PaintingOrder) -> str | None:
    """The prompt that `refined` gave for it last; None where it was not asked."""
    return talk.wallet.answers.get(_order_key(talk, order))


def _order_key(talk: OwnConversation, order: PaintingOrder) -> str:
    """What a refinement depends on."""
    cheap = talk.models.cheap()
    return answer_key("order", order.words, cheap.id if cheap else "", _references_key(order))


def _references_key(order: PaintingOrder) -> str:
    """By what the files hold; empty without any."""
    return answer_key(*(sha256(each.read_bytes()).hexdigest() for each in order.references)) if order.references else ""


def painted(
    talk: OwnConversation,
    order: PaintingOrder,
    prompt: Refined,
    hear: Callable[[Event], None] = lambda event: None,
    cancel: Callable[[], bool] = lambda: False,
) -> GenerationResult:
    """The picture as the model gave it, as PNG. `cancel` is asked at each sign of life, at least once a second.

    Raises `Told`, `GenerationCancelled`, `Unanswered`.
    """
    began, model = time.monotonic(), checked(talk, order)
    sent = [_reference(talk, reference, order.least_pixels) for reference in order.references]
    options = {
        "generate_image": True,
        "image_model": model.id,
        "aspect": order.aspect,
        "seed": order.seed,
        "draft": order.draft,
        **order.choices,
        "better_context": False,
        "no_picture": not sent,
    }
    with closing(talk.turn(prompt.text, sent, None, options)) as events:
        for event in events:
            hear(event)
            if cancel():
                raise GenerationCancelled("It was cancelled; what was sent to a provider may have been charged")
    made, question, failure = talk.results(), question_of(talk.reply), failure_of(talk.reply)
    if question is not None and not made:
        raise Unanswered(question)
    if failure is not None:
        raise failure
    return _result(talk, made[-1], prompt, time.monotonic() - began)


def as_format(talk: OwnConversation, result: GenerationResult, media_type: str) -> GenerationResult:
    """The same in another format."""
    coded_anew = coded(talk, result.image_data, media_type)
    data = whole(talk.marked(result.picture, coded_anew) if result.picture else coded_anew)
    return replace(result, image=_opened(data), format=media_type.removeprefix("image/").upper(), image_data=data)


def aspect_of(size: str) -> str:
    """`1536x1024` as `3:2`. Raises `BadRequest`."""
    wide, _, high = size.lower().replace("×", "x").partition("x")
    if not (wide.isdecimal() and high.isdecimal() and int(wide) and int(high)):
        raise BadRequest(f"“{size}” is no size", "Write it as 1536x1024, or use --aspect 3:2.", code="bad_aspect")
    common = gcd(int(wide), int(high))
    return f"{int(wide) // common}:{int(high) // common}"


def _reference(talk: OwnConversation, path: Path, least: int) -> StudioImage:
    image = talk.take_in(path.absolute(), path.name)
    pixels = image.shown.width * image.shown.height
    if pixels < least:
        raise BadRequest(
            f"{path} is too small to paint from",
            f"It has {pixels} pixels, and {least} are needed (GENIMG_MIN_IMAGE_PIXELS).",
            code="reference_too_small",
        )
    return image


def _result(talk: OwnConversation, image: StudioImage, prompt: Refined, seconds: float) -> GenerationResult:
    data, made = whole(talk.marked(image, talk.content(image))), image.shown.recipe.values
    assert isinstance(made, PaintingValues)
    notes = tuple(filter(None, (prompt.note, talk.reply.text.strip(), note_of(talk.reply))))
    return GenerationResult(
        image=_opened(data),
        format="PNG",
        image_data=data,
        generation_time=round(seconds, 3),
        model_used=made.model,
        prompt_used=made.refined,
        had_reference=bool(image.shown.recipe.parents),
        seed=made.seed,
        cost=cost_of(talk.reply),
        notes=notes,
        picture=image,
    )


def _opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def paths(named: Sequence[str]) -> tuple[Path, ...]:
    """As they were typed."""
    return tuple(Path(each) for each in named)
