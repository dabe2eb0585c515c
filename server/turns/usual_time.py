"""How long a turn will likely take, before it has begun: known of a picture that is ordered outright."""

from __future__ import annotations

from conversation.errors import BadRequest
from conversation.generation.choices import PictureChoices
from conversation.generation.image_model import fit_request
from conversation.options import Options
from conversation.ports.turns import TurnRequest
from providers.catalogue import AUTOMATIC
from server.turns.personal_models import PersonalModels

ORDER = "/image "


def usual_time(models: PersonalModels, request: TurnRequest) -> float | None:
    """Seconds, by the last pictures of the model that will paint, in the size that is asked for; None where the words
    decide what is done, and for a model that never painted that. Asks no provider."""
    said = Options.from_mapping(request.options)
    if not (said.generate_image or request.text.startswith(ORDER)):
        return None
    wanted = said.image_model or models.settings["image_model"]
    wanted = models.catalogue.automatic()["image"] if wanted in AUTOMATIC else wanted
    model = next((each for each in models.catalogue.images() if each.id == wanted), None)
    if model is None:
        return None
    try:
        order = fit_request(model, "", said.aspect, None, (), PictureChoices.of(said))
    except BadRequest:  # it will be told once it is its turn
        return None
    return models.times.usual(model.id, order.asked_size)
