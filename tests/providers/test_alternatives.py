"""Which model is offered in the place of another one."""

from __future__ import annotations

import pytest

from conversation.ports.models import ImageAbilities, ImageModel
from providers.alternatives import backup, likeness, nearest
from tests.conversation.stage import Painter


def painter(id: str, **abilities: bool) -> ImageModel:
    return Painter(id, id.rpartition("/")[2], ImageAbilities(**abilities))  # type: ignore[arg-type]


MODELS = [
    painter("openrouter/google/gemini-nano-banana-2"),
    painter("openrouter/openai/gpt-image-2"),
    painter("openai/gpt-image-2"),
    painter("bfl/flux-2-pro"),
    painter("sdwebui/juggernautXL_v9", local=True),
    painter("comfyui/z_image_turbo", local=True),
]


@pytest.mark.parametrize(
    ("wanted", "named", "found"),
    [
        ("openai/gpt-image-1", (), "openai/gpt-image-2"),
        ("openrouter/openai/gpt-image-1", (), "openrouter/openai/gpt-image-2"),
        ("openrouter/openai/gpt-image-2:free", (), "openrouter/openai/gpt-image-2"),
        ("bfl/flux-2-max", (), "bfl/flux-2-pro"),
        ("openai/gpt-image-1", ("gone", "gpt-image-2"), "openai/gpt-image-2"),
        ("openrouter/acme/wonder", ("openai/gpt-image-2",), "openrouter/openai/gpt-image-2"),
        ("bfl/kontext", (), "bfl/flux-2-pro"),
        ("acme/wonder", (), "openrouter/google/gemini-nano-banana-2"),
    ],
)
def test_a_model_that_is_not_there_has_a_nearest_one(wanted: str, named: tuple[str, ...], found: str) -> None:
    model = nearest(wanted, MODELS, named)
    assert model and model.id == found


@pytest.mark.parametrize(
    ("failed", "found"),
    [
        ("openai/gpt-image-2", "openrouter/openai/gpt-image-2"),
        ("openrouter/openai/gpt-image-2", "openai/gpt-image-2"),
        ("bfl/flux-2-pro", "openrouter/google/gemini-nano-banana-2"),
        ("sdwebui/juggernautXL_v9", "comfyui/z_image_turbo"),
    ],
)
def test_one_that_cannot_be_reached_is_had_from_somebody_else(failed: str, found: str) -> None:
    model = backup(failed, MODELS, elsewhere=False)
    assert model and model.id == found


def test_where_there_is_one_provider_another_model_of_it_does_unless_nothing_of_it_would() -> None:
    own = [painter("bfl/flux-2-pro"), painter("bfl/flux-2-max")]
    model = backup("bfl/flux-2-pro", own, elsewhere=False)
    assert model and model.id == "bfl/flux-2-max"
    assert backup("bfl/flux-2-pro", own, elsewhere=True) is None


def test_nothing_is_offered_where_nothing_is() -> None:
    assert nearest("acme/wonder", [painter("acme/wonder")]) is None
    assert backup("acme/wonder", [painter("acme/wonder")], elsewhere=False) is None


def test_names_are_alike_whatever_stands_between_their_parts() -> None:
    assert likeness("openrouter/bfl/flux.2-pro", "bfl/flux-2-pro") == 1
    assert likeness("openai/gpt-image-2", "openai/gpt-5") < 0.7
