"""From a prompt to a stored picture, step by step: a new image, or a new version of the one that was sent along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conversation.command import PictureVersion, Turn
from conversation.events import Event, ImageStarted, NoteAdded, StatusChanged, TextDelta, ready
from conversation.generation.choices import PictureChoices
from conversation.generation.image_model import FittedRequest, accepted, fit_request, painted_recipe, words_only
from conversation.generation.refinement import Refined
from conversation.generation.shape import PictureShape
from conversation.generation.spot import Spot, paint_at
from conversation.image import Image
from conversation.ports.models import Attachment, ChatModel, ImageModel, Made
from conversation.ports.pixels import Encoded
from conversation.recipe import PaintingValues, Recipe
from conversation.sentences import all_of, say

REFERENCE_MEGAPIXELS = 2.0
"""More of a picture tells a model nothing that it paints from, and takes longer to send."""

TITLE_WORDS = 6

ARTICLE = re.compile(r"^(?:(?:paint|draw|make|create|generate|show)\s+)?(?:me\s+)?(?:(?:a|an|the)\s+)?", re.IGNORECASE)

HANGING = re.compile(
    r"(?:an?|and|as|at|by|for|from|in|into|of|on|or|the|to|with"
    r"|als|am|an|auf|aus|bei|das|de[rm]|die|eine?[mnr]?|für|im|mit|nach|oder|und|unter|von|vor|zu[mr]?"
    r"|à|aux?|avec|dans|des?|du|en|et|las?|les?|ou|par|pour|sous|sur|une?"
    r"|al|bajo|con|del|desde|el|los|o|para|por|según|sobre|y)",
    re.IGNORECASE,
)
"""Words that lead to what a title has no room for: none ends with one."""


@dataclass(frozen=True)
class PaintRequest:
    """What is to be painted."""

    prompt: str
    """The person's own words."""
    refined: Refined
    shape: PictureShape = PictureShape()
    seed: int | None = None
    sources: tuple[PictureVersion, ...] = ()
    """Pictures that are sent along, as many as the model takes."""
    change: PictureVersion | None = None
    """The picture that becomes another version. It is the first of `sources`."""
    choices: PictureChoices = PictureChoices()
    style: str = ""
    """As the recipe keeps it; the refined prompt has its phrase."""


def paint_and_store(turn: Turn, model: ImageModel, request: PaintRequest, spot: Spot | None = None) -> Iterator[Event]:
    """Paints, stores and shows, at a `spot` that was kept for it, or at one of its own. Raises `Told`."""
    started = turn.studio.clock()
    order = ordered(turn, model, request)
    spot = spot or spot_for(turn, request)
    made = yield from paint_at(spot, turn.studio, turn.ledger, turn.reply_id, model, order)
    yield from store_made(turn, model, request, order, made, spot, started)


def ordered(turn: Turn, model: ImageModel, request: PaintRequest) -> FittedRequest:
    """What the model is asked."""
    shape, sent = request.shape, _references(turn, model, request)
    return fit_request(
        model, request.refined.text, shape.aspect, request.seed, sent, request.choices, asked=shape.asked
    )


def store_made(
    turn: Turn,
    model: ImageModel,
    request: PaintRequest,
    order: FittedRequest,
    made: Made,
    spot: Spot,
    started: float,
) -> Iterator[Event]:
    """Stores and shows what came. Raises `Told`."""
    if not made.data:
        raise words_only(model, made)
    yield StatusChanged("store", say("storing", "Storing the picture"))
    encoded = accepted(turn.studio.pixels, model.label, made)
    parents = tuple(picture.version.id for picture in request.sources[: len(order.request.references)])
    recipe = painted_recipe(model, request.prompt, request.refined, order, made, parents, request.style)
    image = _stored(turn, spot, encoded, recipe, request.change, made.cost, started)
    yield ready(image, spot.place)
    if words := made.text.strip():
        yield TextDelta(made.text if made.text == words else words)
    notes = all_of((*_substitutions(turn, request), *order.ignored))
    if notes:
        yield NoteAdded(notes)


def _substitutions(turn: Turn, request: PaintRequest) -> tuple[str, ...]:
    """What was done by models that nobody chose."""
    models = turn.studio.models
    refining = models.substitution("cheap")
    painting = models.substitution("image", turn.options.image_model)
    return (painting, refining) if request.refined.note == refining else (painting,)


def title_of(prompt: str) -> str:
    """A few words that name a picture: `watercolour mountain` of `a watercolour mountain at dawn, with …`."""
    first = re.split(r"[.,;:!?\n]", prompt.strip(), maxsplit=1)[0]
    said = ARTICLE.sub("", first).split()
    words = said[:TITLE_WORDS]
    while len(said) > TITLE_WORDS and len(words) > 1 and HANGING.fullmatch(words[-1]):
        words.pop()
    title = " ".join(words)[:60].strip() or "Picture"
    return title[0].upper() + title[1:]


def _references(turn: Turn, model: ImageModel, request: PaintRequest) -> list[Attachment]:
    """The pictures that are sent along; none to a model that could not use them."""
    if not model.abilities.edit:
        return []
    studio = turn.studio
    return [
        studio.pixels.shrink(studio.images.content(picture.version), REFERENCE_MEGAPIXELS)
        for picture in request.sources
    ]


def spot_for(turn: Turn, request: PaintRequest, place: int = 0) -> Spot:
    """A place for what is to be painted: its image's own, or one with a new number."""
    change = request.change
    if change:
        return Spot(change.image.id, change.image.number, change.image.title, place)
    return _new_spot(turn, request.refined.text if request.refined.rewritten else request.prompt, place)


def _new_spot(turn: Turn, prompt: str, place: int = 0) -> Spot:
    title = title_of(prompt)
    image, number = turn.studio.images.reserve(turn.conversation, title)
    return Spot(image, number, title, place)


def _stored(
    turn: Turn,
    spot: Spot,
    encoded: Encoded,
    recipe: Recipe,
    change: PictureVersion | None,
    cost: int | None,
    started: float,
) -> Image:
    images, seconds = turn.studio.images, round(turn.studio.clock() - started, 3)
    if change:
        return images.add_version(
            spot.image, change.version.id, encoded, recipe, message=turn.reply_id, cost=cost, seconds=seconds
        )
    return images.add(
        turn.conversation,
        spot.image,
        spot.number,
        spot.title,
        encoded,
        recipe,
        message=turn.reply_id,
        cost=cost,
        seconds=seconds,
    )


def kept_from_chat(turn: Turn, model: ChatModel, made: Made) -> Iterator[Event]:
    """Stores a picture that came in the middle of a chat model's reply as an image of its own."""
    if not made.data:
        return
    started = turn.studio.clock()
    yield StatusChanged("store", say("storing", "Storing the picture"))
    encoded = accepted(turn.studio.pixels, model.label, made)
    spot = _new_spot(turn, turn.message.text)
    yield ImageStarted(spot.image, spot.number, spot.title, encoded.width, encoded.height, model.label)
    parents = (turn.picture.version.id,) if turn.picture and model.abilities.vision else ()
    recipe = Recipe(PaintingValues(model.id, turn.message.text, seed=made.seed, text=made.text), parents)
    yield ready(_stored(turn, spot, encoded, recipe, None, made.cost, started))
