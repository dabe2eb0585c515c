"""Each of OpenAI's refusals in words of its own, with the truth about money."""

from __future__ import annotations

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import ChatModel, ImageModel, ImageRequest
from providers.openai.connection import OpenAIConnection, check, connect
from providers.provider import Given
from tests.upstream.connected import KEY, FakePixels, asking
from tests.upstream.openai_service import REFUSED_KEY
from tests.upstream.running import Running


def refusal_of(model: ImageModel | ChatModel | None) -> ProviderFault:
    assert model is not None
    with pytest.raises(ProviderFault) as failed:
        list(model.reply(asking("hi")) if hasattr(model, "reply") else model.make(ImageRequest("a fox")))
    return failed.value


@pytest.mark.parametrize(
    ("name", "code", "told", "charged"),
    [
        ("fault/moderation", "declined", "(sexual, violence)", False),
        ("fault/error-event", "declined", "(sexual, violence)", None),
        ("fault/value", "bad_request", "Unknown parameter", False),
        ("fault/picture", "bad_picture", "convert it to PNG", False),
        ("fault/hard-limit", "provider_quota", "billing", False),
        ("fault/quota", "provider_quota", "billing", False),
        ("fault/gone", "unknown_model", "misspelt, or the model was retired", False),
        ("fault/unknown", "unknown_model", "misspelt, or the model was retired", False),
        ("fault/organisation", "wrong_api_key", "was closed", False),
        ("fault/unverified", "unverified", "verify it", False),
        ("fault/no-access", "not_allowed", "does not have access", False),
        ("fault/region", "region", "country", False),
        ("fault/too-large", "too_large", "too big together", False),
        ("fault/type", "bad_picture", "Convert the picture", False),
        ("fault/rate", "rate_limited", "Wait a little", False),
        ("fault/server", "provider_error", "not about what you asked", None),
        ("fault/slow-down", "overloaded", "no room", False),
        ("gpt-image-1", "unknown_model", "for example gpt-image-2", False),
        ("dall-e-3", "unknown_model", "for example gpt-image-2", False),
        ("fault/torn", "bad_answer", "cut off", None),
        ("fault/no-image", "empty_response", "neither words nor a picture", None),
        ("fault/reset", "cut_off", "incomplete", None),
    ],
)
def test_it_is_said(connection: OpenAIConnection, name: str, code: str, told: str, charged: bool | None) -> None:
    fault = refusal_of(connection.image(name))

    assert (fault.code, fault.may_have_charged) == (code, charged)
    assert told in fault.text and "charged" in fault.text and "{" not in fault.text


def test_a_limit_says_how_long_it_lasts_and_an_empty_account_does_not(connection: OpenAIConnection) -> None:
    assert refusal_of(connection.image("fault/rate")).retry_after == 7
    assert refusal_of(connection.image("fault/quota")).retry_after is None


def test_a_retired_model_is_named_with_its_successor(connection: OpenAIConnection) -> None:
    assert refusal_of(connection.image("gpt-image-1")).title == "GPT Image 1 was retired"


def test_a_chat_that_is_refused_says_so_too(connection: OpenAIConnection) -> None:
    assert refusal_of(connection.chat("fault/moderation")).code == "declined"
    assert refusal_of(connection.chat("fault/quota")).code == "provider_quota"


def test_a_key_that_is_refused_is_never_shown(openai: Running) -> None:
    given = Given(FakePixels(), {"OPENAI_API_KEY": REFUSED_KEY}, {"OPENAI_API_URL": openai.url}, personal=True)
    made = connect(given)

    fault = refusal_of(made.image("gpt-image-2"))

    made.close()
    assert (fault.code, fault.title) == ("wrong_api_key", "OpenAI refused the key")
    assert "https://platform.openai.com/api-keys" in fault.text
    assert REFUSED_KEY not in f"{fault.title}{fault.text}{fault.details}"
    with pytest.raises(ProviderFault) as failed:
        check(given)
    assert failed.value.code == "wrong_api_key"


def test_a_key_that_is_accepted_says_how_many_models_it_has_and_nothing_of_money(openai: Running) -> None:
    report = check(Given(FakePixels(), {"OPENAI_API_KEY": KEY}, {"OPENAI_API_URL": openai.url}))

    assert report.models == 14 and (report.left, report.unlimited) == (None, False)
