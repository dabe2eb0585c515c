"""A picture outside any conversation, as the image form and programs want it: the same steps, nothing stored."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field, replace

from conversation.context.prompt_context import ContextPlace
from conversation.errors import BadRequest, CallNotMade, ProviderFault
from conversation.events import Event, PromptReview
from conversation.generation.choices import PictureChoices
from conversation.generation.image_model import accepted, fit_request, painted_recipe
from conversation.generation.own_style import in_own_style
from conversation.generation.pipeline import title_of
from conversation.generation.price_question import costing, needs_yes, painting_estimate
from conversation.generation.prompt_gate import review_of, wants_review
from conversation.generation.refinement import Refined, SecondWish, addressed, prepare_prompt
from conversation.generation.shape import PictureShape
from conversation.generation.spot import Spot, paint_at
from conversation.generation.style_words import styling
from conversation.llm.ledger import Ledger
from conversation.options import Options
from conversation.ports.models import ImageModel
from conversation.ports.pixels import Encoded
from conversation.recipe import Recipe
from conversation.sentences import say
from conversation.studio import Studio

PICTURE = "picture"
"""Stands for the image's id, which it gets in a conversation only."""


@dataclass(frozen=True)
class StandaloneRequest:
    """What the form says. `conversation` is empty without an active one; it must be the owner's."""

    owner: str
    prompt: str
    conversation: str = ""
    options: Options = field(default_factory=Options)
    asks: bool = False
    """Whether somebody is there to look at the prompt before: then it may come back instead of a picture."""
    reviewed: Refined | SecondWish | None = None
    """What they said to the prompt that came back."""
    confirmed: bool = False
    """The person said yes to what it costs, or that nobody knows it."""


@dataclass(frozen=True)
class Generated:
    """What came of it: one picture, or none and only the model's words. Where another model painted than the chosen
    one, they begin with that."""

    picture: Encoded | None
    text: str
    model: str
    """The model's id."""
    refined_prompt: str
    recipe: Recipe
    cost: int | None
    """Micro-dollars; None is unknown."""


class CostUnconfirmed(CallNotMade):
    """It costs more than the person is to be surprised with, or nobody knows what: they are asked first."""

    def __init__(self, question: str, cost: int | None) -> None:
        super().__init__(
            question,
            say("confirm_cost_text", "Nothing was done or charged yet. Say yes to have it painted."),
            code="confirm_cost",
        )
        self.cost = cost
        """About how many micro-dollars; None is unknown."""


def agreed(ledger: Ledger, studio: Studio, model: ImageModel, wanted: StandaloneRequest) -> Ledger:
    """The ledger, once the person knows what it costs. Raises `CostUnconfirmed`; where a prompt is looked at first, its
    price is seen there."""
    options, wallet, seen = wanted.options, ledger.wallet, isinstance(wanted.reviewed, Refined)
    if wanted.asks and not seen:
        return ledger
    cheap = studio.models.cheap() if options.better_context and not seen else None
    estimate = painting_estimate(model, cheap, PictureChoices.of(options))
    if not needs_yes(wallet, estimate):
        return ledger
    if not (wanted.confirmed or seen):
        raise CostUnconfirmed(costing(wallet, estimate.about, model.label), estimate.about)
    if estimate.most is None:
        wallet.allow()
    return replace(ledger, wallet=wallet.allowing())


def generated(
    studio: Studio, ledger: Ledger, wanted: StandaloneRequest
) -> Generator[Event, None, Generated | PromptReview]:
    """Goes through the steps, which tell what a turn tells; the caller may show them or not. The prompt alone where a
    person is to look at it first: nothing is painted then.

    Raises `Told`: `missing_prompt`; `confirm_cost` (see `CostUnconfirmed`) before anything is done; `empty_response`
    when neither a picture nor words came; and what the model raises.
    """
    prompt, options = wanted.prompt.strip(), in_own_style(wanted.options)
    if not prompt:
        raise BadRequest(
            say("missing_prompt", "There is no prompt"),
            say("missing_prompt_text", "Say what to paint."),
            code="missing_prompt",
        )
    model = studio.models.image(options.image_model)
    ledger = agreed(ledger, studio, model, wanted)
    styled = styling(prompt, options.style, (), options.styles, heard=options.better_context)
    refined = yield from _refined(studio, ledger, wanted, styled.prompt)
    if review := _review(studio, model, wanted, prompt, refined):
        return review
    refined = yield from addressed(prompt, prompt, refined)
    order = fit_request(model, refined.text, options.aspect, options.seed, (), PictureChoices.of(options))
    made = yield from paint_at(Spot(PICTURE, 0, title_of(prompt)), studio, ledger, "", model, order)
    text = made.text.strip()
    if not made.data and not text:
        raise ProviderFault(
            say("sent_nothing", "{label} sent nothing", label=model.label),
            say("sent_nothing_text", "Try again, or choose another model."),
            code="empty_response",
        )
    picture = accepted(studio.pixels, model.label, made) if made.data else None
    recipe = painted_recipe(model, prompt, refined, order, made, style=styled.style)
    other = studio.models.substitution("image", options.image_model)
    return Generated(picture, " ".join(filter(None, (other, text))), model.id, refined.text, recipe, made.cost)


def _refined(studio: Studio, ledger: Ledger, wanted: StandaloneRequest, prompt: str) -> Generator[Event, None, Refined]:
    if isinstance(wanted.reviewed, Refined):
        return wanted.reviewed
    place = ContextPlace(wanted.owner, wanted.conversation, "" if wanted.conversation else None)
    return (yield from prepare_prompt(studio, ledger, place, prompt, wanted.options, (), wanted.reviewed))


def _review(
    studio: Studio, model: ImageModel, wanted: StandaloneRequest, prompt: str, refined: Refined
) -> PromptReview | None:
    """What a person is to look at first. None where nobody is there, where they did already, or need not."""
    if not wanted.asks or isinstance(wanted.reviewed, Refined):
        return None
    again = isinstance(wanted.reviewed, SecondWish)
    estimate = painting_estimate(model, None, PictureChoices.of(wanted.options))
    if not again and not wants_review(studio.wallet, wanted.options, estimate):
        return None
    shape = PictureShape(wanted.options.aspect, asked=bool(wanted.options.aspect))
    refines = wanted.options.better_context and studio.models.cheap() is not None
    return replace(review_of(model, prompt, refined, shape, 1, estimate), refines=refines)
