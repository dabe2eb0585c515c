"""Which model could do what another one could not. It is offered by name, and never taken unasked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from conversation.ports.models import ChatModel, ImageModel

Model = TypeVar("Model", ImageModel, ChatModel)
ALIKE = 0.6
"""From here on two names are of one kind: `gpt-image-1` and `gpt-image-2`, not `gpt-image-2` and `gpt-5`."""
SAME = 0.95
_BESIDE = re.compile(r"[^a-z0-9]+")


def nearest(wanted: str, models: Sequence[Model], named: Sequence[str] = ()) -> Model | None:
    """In the place of a model that is not there (any more): one that its provider names (by the provider's own ids),
    else the one of the nearest name, else the first one of the same provider. `models`: the best first."""
    provider = _provider_of(wanted)
    own = [model for model in models if _provider_of(model.id) == provider]
    for name in named:
        for model in own:
            if model.id.partition("/")[2] == name:
                return model
    others = [model for model in models if model.id != wanted]
    alike = [(likeness(wanted, model.id), model) for model in others]
    best = max(alike, key=lambda each: (each[0], _provider_of(each[1].id) == provider), default=None)
    if best is not None and best[0] >= ALIKE:
        return best[1]
    first = [model for model in own if model.id != wanted] or others
    return first[0] if first else None


def backup(failed: str, models: Sequence[Model], *, elsewhere: bool) -> Model | None:
    """In the place of a model that cannot be reached: the same one at another provider, else another provider's best,
    else the next one of its own. `elsewhere`: at another provider or not at all. `models`: the best first."""
    provider = _provider_of(failed)
    others = [model for model in models if model.id != failed and _provider_of(model.id) != provider]
    known = next((model for model in models if model.id == failed), None)
    if known is not None and known.abilities.local:
        others.sort(key=lambda model: not model.abilities.local)  # what stays on this machine goes on staying there
    same = next((model for model in others if likeness(failed, model.id) >= SAME), None)
    if same is not None or others or elsewhere:
        return same or next(iter(others), None)
    return next((model for model in models if model.id != failed), None)


def likeness(one: str, other: str) -> float:
    """Of two ids, by their last parts: 0 nothing in common, 1 the same."""
    return SequenceMatcher(None, _last(one), _last(other)).ratio()


def _last(model: str) -> str:
    return _BESIDE.sub(" ", model.rpartition("/")[2].lower().partition(":")[0]).strip()


def _provider_of(model: str) -> str:
    return model.partition("/")[0]
