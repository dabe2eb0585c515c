"""Every way in which OpenRouter fails is a sentence that helps, with a code, and the truth about money."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import ImageRequest
from tests.upstream import Upstream
from tests.upstream.connected import KEY, asking, chat_model, connected
from tests.upstream.faults import CHAT_FAULTS
from tests.upstream.images import IMAGE_FAULTS
from tests.upstream.refusals import REFUSALS

pytestmark = pytest.mark.slow

NOTHING, UNSURE, CHARGED = False, None, True
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
    "402-typed-key-limit": ("key_limit", NOTHING),
    "402-typed-in-flight": ("too_much_at_once", NOTHING),
    "402-workspace": ("budget_reached", NOTHING),
    "402-at-provider": ("provider_quota", NOTHING),
    "403-key-limit": ("key_limit", NOTHING),
    "403-guardrail": ("declined", NOTHING),
    "403-region": ("region", NOTHING),
    "403-country": ("region", NOTHING),
    "403-unverified": ("unverified", NOTHING),
    "401-expired": ("wrong_api_key", NOTHING),
    "401-off": ("wrong_api_key", NOTHING),
    "401-lost": ("wrong_api_key", NOTHING),
    "401-management": ("wrong_api_key", NOTHING),
    "401-at-provider": ("wrong_api_key", NOTHING),
    "404-image": ("bad_picture", NOTHING),
    "404-policy": ("privacy", NOTHING),
    "404-nobody": ("no_endpoint", NOTHING),
    "400-no-model": ("unknown_model", NOTHING),
    "400-string": ("prompt_too_long", NOTHING),
    "400-answer": ("too_long", NOTHING),
    "400-large-picture": ("bad_picture", NOTHING),
    "400-small-picture": ("bad_picture", NOTHING),
    "400-picture-format": ("bad_picture", NOTHING),
    "400-picture-gone": ("bad_picture", NOTHING),
    "400-said-picture": ("bad_picture", NOTHING),
    "400-said-safety": ("declined", NOTHING),
    "409": ("conflict", NOTHING),
    "410": ("unknown_model", NOTHING),
    "412": ("precondition", NOTHING),
    "451": ("region", NOTHING),
    "499": ("cut_off", UNSURE),
    "429-day": ("free_limit", NOTHING),
    "429-hour": ("free_limit", NOTHING),
    "429-reset": ("free_limit", NOTHING),
    "429-reset-inside": ("free_limit", NOTHING),
    "429-upstream": ("rate_limited", NOTHING),
    "429-quota": ("provider_quota", NOTHING),
    "401-retry-60": ("wrong_api_key", NOTHING),
    "400-error-is-text": ("bad_request", NOTHING),
    "522": ("timeout", UNSURE),
    "availability-model_not_found": ("unknown_model", NOTHING),
    "availability-wrong_endpoint": ("no_endpoint", NOTHING),
    "availability-no_endpoints": ("no_endpoint", NOTHING),
    "availability-model_deprecated": ("unknown_model", NOTHING),
    "availability-model_unavailable_upstream": ("unavailable", NOTHING),
    "availability-capacity_exhausted": ("overloaded", NOTHING),
    "availability-temporarily_unavailable": ("unavailable", NOTHING),
    "availability-region_restricted": ("region", NOTHING),
    "availability-privacy_restricted": ("privacy", NOTHING),
    "availability-constraint_filtered": ("constraint", NOTHING),
    "availability-free_variant_ended": ("free_ended", NOTHING),
    "availability-something_new": ("no_endpoint", NOTHING),
}
PAINTING = {"400-context": ("prompt_too_long", NOTHING)}
"""Where a picture was asked for there is no conversation that could be too long."""
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
    "html": ("bad_answer", NOTHING),
    "html-502": ("provider_down", NOTHING),
    "html-403": ("bad_answer", NOTHING),
    "redirect": ("bad_answer", NOTHING),
    "cut-base64": ("bad_answer", CHARGED),
    "cut-base64-at-four": ("bad_answer", CHARGED),
    "no-comma": ("bad_answer", CHARGED),
    "no-picture-bytes": ("bad_answer", CHARGED),
    "empty-picture": ("bad_answer", CHARGED),
    "url-image": ("bad_answer", CHARGED),
    "50mb": ("too_large", CHARGED),
    "80mb": ("too_large", UNSURE),
    "empty": ("empty_response", CHARGED),
    "empty-choices": ("empty_response", NOTHING),
    "content-filter": ("declined", CHARGED),
    "truncated-json": ("bad_answer", UNSURE),
    "no-end": ("cut_off", UNSURE),
    "hangs-up": ("cut_off", UNSURE),
    "hangs-up-first": ("cut_off", UNSURE),
    "reset": ("cut_off", UNSURE),
    "garbled-tool": ("bad_answer", CHARGED),
    "error-and-cost": ("provider_down", CHARGED),
    "error-then-cost": ("provider_down", CHARGED),
    "error-then-silence": ("provider_down", UNSURE),
    "error-code-in-words": ("rate_limited", UNSURE),
    "svg": ("bad_answer", CHARGED),
    "svg-in-words": ("bad_answer", CHARGED),
    "pdf": ("bad_answer", CHARGED),
    "page": ("bad_answer", UNSURE),
    "page-login": ("bad_answer", NOTHING),
    "page-robots": ("bad_answer", NOTHING),
    "page-404": ("wrong_address", NOTHING),
    "page-502": ("provider_down", NOTHING),
    "page-511": ("bad_answer", NOTHING),
    "page-407": ("unreachable", NOTHING),
    "page-plain-http": ("wrong_address", NOTHING),
    "json-404": ("wrong_address", NOTHING),
    "json-405": ("wrong_address", NOTHING),
    "json-other": ("wrong_address", NOTHING),
    "json-list": ("bad_answer", UNSURE),
    "text-404": ("wrong_address", NOTHING),
    "text": ("bad_answer", UNSURE),
    "xml": ("wrong_address", NOTHING),
    "binary": ("bad_answer", UNSURE),
    "nothing": ("empty_response", UNSURE),
    "redirect-login": ("bad_answer", NOTHING),
    "redirect-https": ("wrong_address", NOTHING),
    "packed-br": ("bad_answer", UNSURE),
    "packed-damaged": ("bad_answer", UNSURE),
    "packed-error-damaged": ("bad_answer", UNSURE),
}
IMAGES = {
    "cut-base64": ("bad_answer", CHARGED),
    "no-image": ("empty_response", CHARGED),
    "url-image": ("bad_answer", UNSURE),
    "html": ("bad_answer", NOTHING),
    "stall": ("timeout", UNSURE),
    "stall-midway": ("timeout", UNSURE),
    "mid-stream-error": ("provider_error", UNSURE),
    "50mb": ("too_large", CHARGED),
    "truncated-json": ("bad_answer", UNSURE),
}
SHORT = {"silence": 0.4, "total": 0.9, "text": 100_000}
LARGE = ("50mb", "80mb")
"""The upstream needs a while to write these."""
MONEY = {True: ".", False: "Nothing was charged.", None: "You may have been charged."}


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
    assert ("You were charged $" in fault.text) is (charged is True)
    assert fault.text.endswith(MONEY[charged]) and len(fault.text) > len(MONEY[charged]) + 20
    assert "{" not in fault.title + fault.text
    assert KEY not in f"{fault} {fault.details}"


REPEATED = {"html-502", "page-502", "page-robots"}
QUICK = sorted(set(REFUSED) - {"408", "500", "502", "503"})  # these are repeated first; the others show the same


@pytest.mark.parametrize("name", QUICK)
def test_a_refusal(upstream: Upstream, name: str) -> None:
    assert_helps(chat_fault(upstream, f"fault/{name}"), *REFUSED[name])


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_refusal_to_paint(upstream: Upstream, name: str) -> None:
    assert_helps(image_fault(upstream, f"fault-images/{name}"), *PAINTING.get(name, REFUSED[name]))


@pytest.mark.parametrize("name", sorted(set(INSIDE) - REPEATED))
def test_a_failure_inside_an_answer(upstream: Upstream, name: str) -> None:
    assert_helps(chat_fault(upstream, f"fault/{name}"), *INSIDE[name])


@pytest.mark.parametrize("name", sorted(REPEATED))
def test_a_page_instead_of_an_error(upstream: Upstream, name: str) -> None:
    assert_helps(image_fault(upstream, f"fault/{name}"), *INSIDE[name])


@pytest.mark.parametrize("name", sorted(IMAGES))
def test_a_failure_while_painting(upstream: Upstream, name: str) -> None:
    assert_helps(image_fault(upstream, f"fault-images/{name}"), *IMAGES[name])


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("429-retry-2", 2, 2), ("429-date-20", 17, 20), ("402-in-flight", 7, 7), ("429", None, 0)]
    + [("402-typed-in-flight", 7, 7), ("402-credits", None, 0), ("401-retry-60", None, 0), ("404", None, 0)]
    + [("429-hour", 18_000, 18_000), ("429-reset", 7_000, 7_200), ("429-reset-inside", 7_000, 7_200)]
    + [("409", None, 0), ("529", None, 0), ("availability-capacity_exhausted", 20, 20)]
    + [("availability-privacy_restricted", None, 0)],
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

    assert fault.title == "fault/comments-only stopped answering"
    assert "0.4 seconds" in fault.text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("402-typed-key-limit", "Raise the limit of the key"),
        ("402-typed-in-flight", "Try again when they are done"),
        ("402-credits", "Add credits"),
        ("403-budget", "$5.00 of $5.00 is spent"),
        ("403-guardrail", "(codename)"),
        ("429-hour", "in about 5 hours"),
        ("429-day", "at midnight UTC"),
        ("429-reset", "in about 2 hours"),
        ("availability-constraint_filtered", "(provider.max_price: all offers cost more)"),
        ("availability-free_variant_ended", "for example plain/no-eyes"),
        ("availability-privacy_restricted", "settings/privacy"),
        ("page", "“Welcome to nginx!”"),
        ("page-login", "sign in"),
        ("page-404", "Check OPENROUTER_API_URL"),
        ("page-plain-http", "https://"),
        ("redirect-https", "https://"),
        ("packed-br", "“br”"),
        ("svg", "SVG"),
        ("pdf", "a PDF"),
        ("error-and-cost", "You were charged $0.01."),
    ],
)
def test_it_says_what_it_is_and_what_to_do(upstream: Upstream, name: str, said: str) -> None:
    fault = chat_fault(upstream, f"fault/{name}")

    assert said in f"{fault.title}. {fault.text}"


@pytest.mark.parametrize(
    ("name", "cost"),
    [("error-and-cost", 12_300), ("error-then-cost", 12_300), ("content-filter", 38_700), ("cut-base64", 38_700)],
)
def test_a_cost_that_was_stated_is_kept(upstream: Upstream, name: str, cost: int) -> None:
    fault = chat_fault(upstream, f"fault/{name}")

    assert fault.spent is not None and fault.spent[0] == cost


def test_what_the_provider_behind_it_said_is_under_details(upstream: Upstream) -> None:
    details = chat_fault(upstream, "fault/403-unverified").details

    assert details.startswith("403 Provider returned error · OpenAI: Your organization must be verified")
