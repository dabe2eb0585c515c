"""Which model is meant by what was typed."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from conversation.errors import BadRequest
from conversation.ports.models import ImageAbilities
from genimg.model_choice import chosen, keys_for


@dataclass(frozen=True)
class Listed:
    """A model that is only listed."""

    id: str
    label: str
    abilities: ImageAbilities = field(default_factory=ImageAbilities)


MODELS = [
    Listed("openrouter/google/gemini-3.1-flash-image", "Nano Banana 2"),
    Listed("openrouter/google/gemini-3-pro-image", "Nano Banana Pro"),
    Listed("sketchbook/sketch", "Sketchbook"),
]


@pytest.mark.parametrize(
    ("typed", "provider", "means"),
    [
        ("", "", ""),
        ("auto", "", ""),
        ("google/gemini-3-pro-image", "", "openrouter/google/gemini-3-pro-image"),
        ("openrouter/google/gemini-3-pro-image", "", "openrouter/google/gemini-3-pro-image"),
        ("pro", "", "openrouter/google/gemini-3-pro-image"),
        ("banana 2", "", "openrouter/google/gemini-3.1-flash-image"),
        ("", "sketchbook", "sketchbook/sketch"),
        ("acme/brush", "", "acme/brush"),
        ("new/model", "openrouter", "openrouter/new/model"),
    ],
)
def test_words_mean_a_model(typed: str, provider: str, means: str) -> None:
    assert chosen(typed, provider, MODELS) == means  # type: ignore[arg-type]  # nobody asks them to paint


def test_several_are_asked_about() -> None:
    with pytest.raises(BadRequest, match="several models"):
        chosen("banana", "", MODELS)  # type: ignore[arg-type]


def test_a_provider_that_there_is_not_is_told() -> None:
    with pytest.raises(BadRequest, match="no provider acme"):
        chosen("", "acme", MODELS)  # type: ignore[arg-type]


def test_a_key_is_for_the_provider_of_the_model() -> None:
    assert keys_for("sk-1", "openrouter/x") == {"OPENROUTER_API_KEY": "sk-1"}
    assert keys_for("", "openrouter/x") == {}
    with pytest.raises(BadRequest, match="needs no key"):
        keys_for("sk-1", "sketchbook/sketch")
