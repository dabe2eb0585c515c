"""An image model at work: the request cut to what it can do, its steps, and the picture it made."""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from conversation.errors import BadRequest, ProviderFault, Told
from conversation.events import Event
from conversation.generation.choices import PictureChoices, fitted
from conversation.generation.refinement import Refined
from conversation.generators import closing
from conversation.llm.answer_stream import read_beside
from conversation.llm.estimates import of_picture, times
from conversation.llm.ledger import Ledger, ModelCall
from conversation.ports.areas.vectors import MadeVector
from conversation.ports.models import Attachment, ImageModel, ImageRequest, Made, Preview, Progress
from conversation.ports.pixels import Encoded, Pixels
from conversation.recipe import PaintingValues, Recipe
from conversation.sentences import say

MEGAPIXEL = 1024 * 1024
SQUARE = (1024, 1024)
"""Pixels of a place of which nothing is known yet."""


@dataclass(frozen=True)
class FittedRequest:
    """A request the model can fulfil, and what had to be left out of it."""

    request: ImageRequest
    ignored: tuple[str, ...] = ()
    """A sentence for each thing that was asked for and is not there."""

    @property
    def size(self) -> tuple[int, int]:
        """About how large the picture will be, in pixels, so that its place can be kept."""
        wide, high = shape_of(self.request.aspect)
        width = math.sqrt(MEGAPIXEL * wide / high)
        return round(width / 16) * 16, round(width * high / wide / 16) * 16

    @property
    def asked_size(self) -> str:
        """What of the request makes a picture take longer: see `PaintingTimes`."""
        asked = self.request
        several = f"x{asked.count}" if asked.count > 1 else ""
        return " ".join(filter(None, (asked.aspect, asked.resolution, asked.quality, several)))


def fit_request(
    model: ImageModel,
    prompt: str,
    aspect: str,
    seed: int | None,
    references: Sequence[Attachment] = (),
    choices: PictureChoices = PictureChoices(),  # noqa: B008 - it is frozen
    *,
    asked: bool = True,
) -> FittedRequest:
    """The request in the model's terms. Raises `BadRequest` for an aspect that is none.

    An aspect that nobody `asked` for, such as a photograph's own, is neither refused nor complained about.
    """
    can, ignored = model.abilities, []
    fitting = can.aspects[0]
    if aspect and aspect != "auto":
        lean = _lean(aspect) if asked else _own_lean(aspect)
        fitting = min(can.aspects, key=lambda each: abs(_lean(each) - lean))
        if asked and fitting != aspect and abs(_lean(fitting) - lean) > 0.01:
            ignored.append(
                say(
                    "note_aspect",
                    "{label} can’t paint {aspect}; {nearest} is the closest it has.",
                    label=model.label,
                    aspect=aspect,
                    nearest=fitting,
                )
            )
    if seed is not None and not can.seed:
        ignored.append(say("note_no_seed", "{label} does not take a seed, so it was left out.", label=model.label))
        seed = None
    most = taken(model)
    if len(references) > most:
        numbers: dict[str, str | int] = {"label": model.label, "most": most, "left": len(references) - most}
        none = say("note_no_pictures_taken", "{label} does not take pictures; left out: {left}.", **numbers)
        some = say("note_so_many_pictures", "{label} takes at most {most}; left out: {left}.", **numbers)
        ignored.append(some if most else none)
    chosen, left_out = fitted(model.label, can, choices)
    request = ImageRequest(prompt, fitting, tuple(references[:most]), seed, **vars(chosen))
    return FittedRequest(request, (*ignored, *left_out))


def taken(model: ImageModel) -> int:
    """How many pictures the model looks at in one request."""
    return max(model.abilities.references, 1) if model.abilities.edit else 0


def shape_of(aspect: str) -> tuple[float, float]:
    """Width and height of `3:2`. Raises `BadRequest`."""
    wide, _, high = aspect.partition(":")
    try:
        shape = float(wide), float(high)
    except ValueError:
        shape = 0.0, 0.0
    if not (0 < shape[0] < 1e6 and 0 < shape[1] < 1e6 and 1 / 16 <= shape[0] / shape[1] <= 16):
        raise BadRequest(
            say("bad_aspect", "“{aspect}” is not an aspect ratio", aspect=aspect),
            say("bad_aspect_text", "Write it as width:height, such as 3:2 or 1:1."),
            code="bad_aspect",
        )
    return shape


def _lean(aspect: str) -> float:
    wide, high = shape_of(aspect)
    return math.log(wide / high)


def _own_lean(aspect: str) -> float:
    """Of a shape that simply is: however long it may be."""
    wide, high = aspect.split(":")
    return math.log(float(wide) / float(high))


def call_image_model(
    ledger: Ledger,
    model: ImageModel,
    request: ImageRequest,
    told: Callable[[Progress | Preview], Sequence[Event]],
    begins: Callable[[], object] = lambda: None,
) -> Generator[Event, None, list[Made]]:
    """What the model made, at least one; its `data` may be empty. `told` makes events of the steps; `begins` is called
    once its provider has room. Raises `ProviderFault`."""
    able, estimate = model.abilities, times(of_picture(model, request), request.count)
    said = request.prompt, request.negative
    call = ModelCall(model.id, model.label, "image", able.local, said, estimate, able.price, pictures=request.count)
    made = yield from ledger.calling(call, _steps(model.make(replace(request, begun=call.begun)), call, told, begins))
    if not made:
        raise no_picture_sent(model.label)
    return [read_beside(each) for each in made]


def no_picture_sent(label: str) -> ProviderFault:
    """It answered, and a picture was not among what came."""
    return ProviderFault(
        say("sent_no_picture", "{label} sent no picture", label=label),
        say("sent_no_picture_text", "Try again, or choose another model."),
        code="empty_response",
    )


def _steps(
    stream: Iterator[Progress | Preview | Made],
    call: ModelCall,
    told: Callable[[Progress | Preview], Sequence[Event]],
    begins: Callable[[], object],
) -> Generator[Event, None, list[Made]]:
    begins()
    made: list[Made] = []
    with closing(stream) as steps:
        for step in steps:
            if isinstance(step, Made):
                made.append(step)
                call.used(_together(made))
            else:
                yield from told(step)
    return made


def _together(made: Sequence[Made]) -> Made:
    """What they cost, as one; unknown as soon as one is."""
    costs = [each.cost for each in made]
    cost = None if None in costs else sum(each or 0 for each in costs)
    read, written = sum(each.tokens_in for each in made), sum(each.tokens_out for each in made)
    return replace(made[-1], cost=cost, tokens_in=read, tokens_out=written)


def words_only(model: ImageModel, made: Made) -> Told:
    """The model answered, but painted nothing."""
    text = made.text.strip()
    said = say("model_said", "It said: “{text}”", text=text) if text else say("no_reason", "It gave no reason.")
    return ProviderFault(
        say("painted_nothing", "{label} painted nothing", label=model.label),
        say(
            "painted_nothing_text",
            "{said} Change the words and try again, or choose another model. {cost}",
            said=said,
            cost=_charged(made.cost),
        ),
        code="empty_response",
        may_have_charged=None if made.cost is None else made.cost > 0,
    )


def accepted(pixels: Pixels, label: str, made: Made) -> Encoded:
    """The picture, ready to be kept. `label`: the model's name.

    Raises `ProviderFault` for one that cannot be used, which may have been paid for all the same.
    """
    with _of_use(label, made):
        return pixels.accept(made.data)


def accepted_drawing(pixels: Pixels, label: str, made: Made, longest: int) -> MadeVector:
    """As `accepted`, of a drawing (SVG), which is shown with a longer side of about that many pixels."""
    with _of_use(label, made):
        return pixels.read_vector(made.data, longest)


@contextmanager
def _of_use(label: str, made: Made) -> Iterator[None]:
    try:
        yield
    except Told as refused:
        raise ProviderFault(
            say("bad_answer", "The picture from {label} cannot be used", label=label),
            say(
                "bad_answer_text",
                "{title} Try again, or choose another model. {cost}",
                title=refused.text or refused.title,
                cost=_charged(made.cost),
            ),
            code="bad_answer",
            details=refused.code,
            may_have_charged=None if made.cost is None else made.cost > 0,
        ) from refused


def _charged(cost: int | None) -> str:
    if cost is None:
        return say("answer_charged_perhaps", "The answer may have been charged.")
    return say("answer_charged", "The answer was charged.") if cost else say("charged_nothing", "Nothing was charged.")


def painted_recipe(
    model: ImageModel,
    prompt: str,
    refined: Refined,
    order: FittedRequest,
    made: Made,
    parents: tuple[str, ...] = (),
    style: str = "",
) -> Recipe:
    """Both prompts, the model, and what it was asked for; `parents` are the versions that were sent along."""
    values = PaintingValues(
        model.id,
        prompt,
        refined.text,
        refined.note,
        seed=made.seed if made.seed is not None else order.request.seed,
        aspect=order.request.aspect,
        text=made.text,
        style=style,
        **vars(PictureChoices.of(order.request)),
    )
    return Recipe(values, parents)
