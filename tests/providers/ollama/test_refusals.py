"""Each refusal in words that say what to do."""

from __future__ import annotations

import pytest

from conversation.errors import ProviderFault
from providers.ollama.access import ADDRESS
from providers.ollama.connection import OllamaConnection
from providers.ollama.refusals import says_no_images
from providers.provider import Given
from providers.wire.errors import ServiceRefused
from tests.upstream.connected import FakePixels, asking


@pytest.mark.parametrize(
    ("name", "code", "title", "words"),
    [
        ("absent:1b", "unknown_model", "Ollama does not have “absent:1b” yet", "ollama pull absent:1b"),
        ("huge:70b", "no_memory", "too large for the machine", "43.2 GiB"),
        ("crash:1b", "provider_error", "stopped in the middle", "smaller model"),
        ("unable:1b", "bad_request", "cannot do that", "does not support tools"),
        ("unsigned:1b", "wrong_api_key", "not signed in", "ollama signin"),
        ("unreached:1b", "unavailable", "cannot reach", "network"),
        ("busy:1b", "overloaded", "overloaded", "Try again"),
        ("wrong:1b", "bad_request", "did not accept", "num_ctx"),
        ("broken:1b", "provider_error", "an error of its own", "Try again"),
    ],
)
def test_refusals(connection: OllamaConnection, name: str, code: str, title: str, words: str) -> None:
    model = connection.chat(name)
    assert model is not None

    with pytest.raises(ProviderFault) as failed:
        list(model.reply(asking("Hello")))

    fault = failed.value
    assert (fault.code, fault.may_have_charged) == (code, False)
    assert title in fault.title and words in fault.text


def test_nobody_there() -> None:
    connection = OllamaConnection(Given(FakePixels(), addresses={ADDRESS.name: "http://127.0.0.1:9"}))
    model = connection.chat("llama3.2")
    assert model is not None, "it may be there again in a moment"

    with pytest.raises(ProviderFault) as failed:
        list(model.reply(asking("Hello")))

    assert failed.value.code == "unreachable" and "Nothing answers at" in failed.value.title
    connection.close()


def test_pictures_that_no_version_like_this_makes() -> None:
    body = b'{"error": "image generation models are not currently supported"}'

    assert says_no_images(ServiceRefused(400, {}, body))
    assert not says_no_images(ServiceRefused(400, {}, b'{"error": "this model does not support image input"}'))
