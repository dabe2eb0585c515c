"""Which image model a person means by a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from conversation.ports.models import ImageModel


def model_called(name: str, models: Sequence[ImageModel]) -> ImageModel | None:
    """By its id, its label, or the only one whose label has all these words; None where nothing or several do."""
    wanted = _plain(name)
    exact = [model for model in models if name.strip() == model.id or wanted == _plain(model.label)]
    if exact or not wanted:
        return exact[0] if exact else None
    words = set(wanted.split())
    near = {model.id: model for model in models if words <= set(_plain(model.label).split())}
    return next(iter(near.values())) if len(near) == 1 else None


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))
