"""Pictures, where a version of Ollama makes them; one that does not is asked once."""

from __future__ import annotations

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import Attachment, ImageRequest, Made, Progress
from providers.ollama.connection import OllamaConnection
from tests.upstream.ollama import OllamaUpstream
from tests.upstream.pictures import png

PAINTER = "x/z-image-turbo:latest"


def test_a_version_that_refuses_offers_none_and_is_asked_once(
    connection: OllamaConnection, ollama: OllamaUpstream
) -> None:
    connection.look()
    connection.look()

    assert list(connection.images()) == [] and connection.image("x/z-image-turbo") is None
    assert ollama.seen()["counts"] == {PAINTER: 1}
    ollama.service.version, ollama.service.paints = "0.99.0", True
    connection.look()
    assert [model.id for model in connection.images()] == [f"ollama/{PAINTER}"]


def test_one_that_paints_tells_its_steps(connection: OllamaConnection, ollama: OllamaUpstream) -> None:
    ollama.service.paints = True
    model = connection.image("x/z-image-turbo")
    assert model is not None

    steps = list(model.make(ImageRequest("a fox", aspect="3:2", seed=7)))

    made = steps[-1]
    assert isinstance(made, Made) and made.data.startswith(b"\x89PNG") and (made.seed, made.cost) == (7, 0)
    assert [step.fraction for step in steps if isinstance(step, Progress) and step.fraction] == [0.25, 0.5, 0.75]
    body = ollama.calls(PAINTER)[-1]
    assert (body["width"], body["height"], body["options"]) == (1248, 832, {"seed": 7})


def test_a_picture_that_is_changed_goes_along_as_it_is(connection: OllamaConnection, ollama: OllamaUpstream) -> None:
    ollama.service.paints = True
    model = connection.image(PAINTER)
    assert model is not None

    list(model.make(ImageRequest("darker", references=(Attachment("image/png", png("a cat")),))))

    body = ollama.calls(PAINTER)[-1]
    assert body["images"][0].startswith("iVBOR") and "width" not in body


def test_one_that_refuses_only_when_it_is_really_asked_is_remembered(
    connection: OllamaConnection, ollama: OllamaUpstream
) -> None:
    ollama.service.paints = True
    model = connection.image(PAINTER)
    assert model is not None
    ollama.service.paints = False

    with pytest.raises(ProviderFault) as failed:
        list(model.make(ImageRequest("a fox")))

    assert "paints no pictures" in failed.value.title and "Nothing was charged" in failed.value.text
    assert connection.image(PAINTER) is None
