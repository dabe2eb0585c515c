"""A picture outside any conversation, as the image form and programs want it: the same steps, nothing stored."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field

from conversation.context.prompt_context import ContextPlace
from conversation.errors import BadRequest, ProviderFault
from conversation.events import Event
from conversation.generation.choices import PictureChoices
from conversation.generation.image_model import accepted, fit_request, painted_recipe
from conversation.generation.pipeline import title_of
from conversation.generation.refinement import prepare_prompt
from conversation.generation.spot import Spot, paint_at
from conversation.generation.style_words import styling
from conversation.llm.ledger import Ledger
from conversation.options import Options
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


def generated(studio: Studio, ledger: Ledger, wanted: StandaloneRequest) -> Generator[Event, None, Generated]:
    """Goes through the steps, which tell what a turn tells; the caller may show them or not.

    Raises `Told`: `missing_prompt`, `empty_response` when neither a picture nor words came, and what the model raises.
    """
    prompt, options = wanted.prompt.strip(), wanted.options
    if not prompt:
        raise BadRequest(
            say("missing_prompt", "There is no prompt"),
            say("missing_prompt_text", "Say what to paint."),
            code="missing_prompt",
        )
    model = studio.models.image(options.image_model)
    place = ContextPlace(wanted.owner, wanted.conversation, "" if wanted.conversation else None)
    styled = styling(prompt, options.style, (), options.styles, heard=options.better_context)
    refined = yield from prepare_prompt(studio, ledger, place, styled.prompt, options)
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
