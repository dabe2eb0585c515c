"""How a painted picture was made, complete enough to paint it again."""

from __future__ import annotations

from conversation.image import Recipe
from conversation.painting import Order
from conversation.ports.models import ImageModel, Made
from conversation.refine import Refined


def painted_recipe(
    model: ImageModel, prompt: str, refined: Refined, order: Order, made: Made, parents: tuple[str, ...] = ()
) -> Recipe:
    """Both prompts, the model, and what it was asked for; `parents` are the versions that were sent along."""
    values = {
        "prompt": prompt,
        "refined": refined.text,
        "note": refined.note,
        "model": model.id,
        "seed": made.seed if made.seed is not None else order.request.seed,
        "aspect": order.request.aspect,
        "text": made.text,
    }
    return Recipe(f"model:{model.id}", values, parents)
