"""Every way in which OpenRouter fails is a sentence that helps, with a code, and the truth about money."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from conversation.errors import ProviderFault
from conversation.ports import ImageRequest
from tests.upstream import Upstream
from tests.upstream.connected import KEY, asking, chat_model, connected
from tests.upstream.faults import CHAT_FAULTS, REFUSALS
from tests.upstream.images import IMAGE_FAULTS

pytestmark = pytest.mark.slow

NOTHING, UNSURE = False, None
REFUSED = {
    "400": ("bad_request", NOTHING),
    "400-context": ("too_long", NOTHING),
    "400-policy": ("declined", NOTHING),
    "400-picture": ("bad_picture", NOTHING),
    "401": ("wrong_api_key", NOTHING),
    "402-credits": ("no_credits", NOTHING),
    "402": ("no_credits", NOTHING),
    "402-key-limit": ("key_limit", NOTHING),
    "402-in-flight": ("too_much_at_once", NOTHING),
    "403": ("not_allowed", NOTHING),
    "403-moderation": ("declined", NOTHING),
    "403-budget": ("budget_reached", NOTHING),
    "404": ("unknown_model", NOTHING),
    "404-endpoint": ("no_endpoint", NOTHING),
    "408": ("timeout", UNSURE),
    "413": ("too_large", NOTHING),
    "422": ("bad_request", NOTHING),
    "429": ("rate_limited", NOTHING),
    "429-retry-2": ("rate_limited", NOTHING),
    "429-date-20": ("rate_limited", NOTHING),
    "500": ("provider_error", NOTHING),
    "502": ("provider_down", NOTHING),
    "503": ("overloaded", NOTHING),
    "503-retry-30": ("overloaded", NOTHING),
    "524": ("timeout", UNSURE),
    "529": ("overloaded", NOTHING),
    "418-unheard-of": ("bad_request", NOTHING),
}
INSIDE = {
    "mid-stream-error": ("provider_down", UNSURE),
    "mid-stream-error-text": ("provider_down", UNSURE),
    "error-in-200": ("provider_down", UNSURE),
    "error-in-200-top": ("rate_limited", UNSURE),
    "comments-only": ("timeout", UNSURE),
    "stall": ("timeout", UNSURE),
    "stall-midway": ("timeout", UNSURE),
    "endless": ("too_large", UNSURE),
    "drip": ("timeout", UNSURE),
    "html": ("bad_answer", UNSURE),
    "html-502": ("provider_down", NOTHING),
    "html-403": ("bad_answer", NOTHING),
    "redirect": ("bad_answer", NOTHING),
    "cut-base64": ("bad_answer", UNSURE),
    "cut-base64-at-four": ("bad_answer", UNSURE),
    "no-comma": ("bad_answer", UNSURE),
    "no-picture-bytes": ("bad_answer", UNSURE),
    "empty-picture": ("bad_answer", UNSURE),
    "url-image": ("bad_answer", UNSURE),
    "50mb": ("too_large", UNSURE),
    "80mb": ("too_large", UNSURE),
    "empty": ("empty_response", UNSURE),
    "empty-choices": ("empty_response", UNSURE),
    "content-filter": ("declined", UNSURE),
    "truncated-json": ("bad_answer", UNSURE),
    "no-end": ("cut_off", UNSURE),
    "hangs-up": ("cut_off", UNSURE),
    "hangs-up-first": ("cut_off", UNSURE),
    "reset": ("cut_off", UNSURE),
    "garbled-tool": ("bad_answer", UNSURE),
}
IMAGES = {
    "cut-base64": ("bad_answer", UNSURE),
    "no-image": ("empty_response", UNSURE),
    "url-image": ("bad_answer", UNSURE),
    "html": ("bad_answer", UNSURE),
    "stall": ("timeout", UNSURE),
    "mid-stream-error": ("provider_error", UNSURE),
    "50mb": ("too_large", UNSURE),
    "truncated-json": ("bad_answer", UNSURE),
}
SHORT = {"silence": 0.4, "total": 0.9, "text": 100_000}
LARGE = ("50mb", "80mb")
"""The upstream needs a while to write these."""
MONEY = {True: "You were charged", False: "Nothing was charged.", None: "You may have been charged."}


def test_no_fault_of_the_upstream_is_left_out() -> None:
    assert set(REFUSED) == set(REFUSALS)
    assert set(INSIDE) == set(CHAT_FAULTS)
    assert set(IMAGES) == set(IMAGE_FAULTS)


def limits(name: str) -> dict[str, Any]:
    return {} if name.endswith(LARGE) else SHORT


def chat_fault(upstream: Upstream, name: str, key: str = KEY) -> ProviderFault:
    with (
        connected(upstream, key=key, **limits(name)) as connection,
        pytest.raises(ProviderFault) as failed,
    ):
        list(chat_model(connection, name).reply(asking("hello")))
    return failed.value


def image_fault(upstream: Upstream, name: str) -> ProviderFault:
    with connected(upstream, **limits(name)) as connection:
        model = connection.image(name)
        assert model is not None
        with pytest.raises(ProviderFault) as failed:
            list(model.make(ImageRequest("a cat")))
    return failed.value


def assert_helps(fault: ProviderFault, code: str, charged: bool | None) -> None:
    assert fault.code == code
    assert fault.may_have_charged is charged
    assert fault.title and not fault.title.endswith(".")
    assert fault.text.endswith(MONEY[charged]) and len(fault.text) > len(MONEY[charged]) + 20
    assert "{" not in fault.title + fault.text
    assert KEY not in f"{fault} {fault.details}"


QUICK = sorted(set(REFUSED) - {"408", "500", "502", "503"})  # these are repeated first; the others show the same


@pytest.mark.parametrize("name", QUICK)
def test_a_refusal(upstream: Upstream, name: str) -> None:
    assert_helps(chat_fault(upstream, f"fault/{name}"), *REFUSED[name])


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_refusal_to_paint(upstream: Upstream, name: str) -> None:
    assert_helps(image_fault(upstream, f"fault-images/{name}"), *REFUSED[name])


@pytest.mark.parametrize("name", sorted(set(INSIDE) - {"html-502"}))
def test_a_failure_inside_an_answer(upstream: Upstream, name: str) -> None:
    assert_helps(chat_fault(upstream, f"fault/{name}"), *INSIDE[name])


def test_a_page_instead_of_an_error(upstream: Upstream) -> None:
    assert_helps(image_fault(upstream, "fault/html-502"), *INSIDE["html-502"])


@pytest.mark.parametrize("name", sorted(IMAGES))
def test_a_failure_while_painting(upstream: Upstream, name: str) -> None:
    assert_helps(image_fault(upstream, f"fault-images/{name}"), *IMAGES[name])


@pytest.mark.parametrize(
    ("name", "low", "high"), [("429-retry-2", 2, 2), ("429-date-20", 17, 20), ("402-in-flight", 7, 7), ("429", None, 0)]
)
def test_how_long_to_wait_is_passed_on(upstream: Upstream, name: str, low: float | None, high: float) -> None:
    wait = chat_fault(upstream, f"fault/{name}").retry_after

    assert wait is None if low is None else wait is not None and low <= wait <= high


def test_the_reasons_of_a_refusal_are_named(upstream: Upstream) -> None:
    assert "(violence)" in chat_fault(upstream, "fault/403-moderation").text


def test_what_openrouter_said_is_under_details(upstream: Upstream) -> None:
    assert chat_fault(upstream, "fault/400").details == "400 Unknown parameter: frobnicate"


def test_a_key_that_is_echoed_is_hidden(upstream: Upstream) -> None:
    fault = chat_fault(upstream, "fault/key-echo")

    assert fault.code == "wrong_api_key" and fault.details == "401 Invalid key: Bearer [key]"
    assert fault.__cause__ is None and fault.__suppress_context__


def test_a_wrong_key_says_which_key_and_where_to_get_another(upstream: Upstream) -> None:
    fault = chat_fault(upstream, "google/gemini-3-flash-preview", key="sk-or-v1-wrong")

    assert fault.code == "wrong_api_key"
    assert "OPENROUTER_API_KEY" in fault.text and "https://openrouter.ai/settings/keys" in fault.text
    assert "sk-or-v1-wrong" not in fault.details


def test_an_address_where_nobody_listens(upstream: Upstream) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = Upstream()
        nobody.port = free.getsockname()[1]
        nobody.discard()
        assert_helps(chat_fault(nobody, "google/gemini-3-flash-preview"), "unreachable", NOTHING)


def test_the_words_about_silence_name_the_model_and_the_time(upstream: Upstream) -> None:
    fault = chat_fault(upstream, "fault/comments-only")

    assert fault.title == "fault/comments-only fell silent"
    assert "0.4 seconds" in fault.text
