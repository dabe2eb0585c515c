"""Google's refusals are told in words that say what to do, and what was charged."""

from __future__ import annotations

import pytest

from conversation.errors import ProviderFault
from providers.gemini.account import check
from providers.provider_report import ProviderReport
from tests.providers.gemini.connected import A_KEY, failed, given
from tests.upstream.gemini.service import WRONG_KEY
from tests.upstream.running import Running


@pytest.mark.parametrize(
    ("name", "code", "title", "part"),
    [
        ("expired", "wrong_api_key", "Google AI Studio refused the key", "aistudio.google.com/apikey"),
        ("leaked", "wrong_api_key", "Google has switched this key off", "public place"),
        ("blocked", "not_allowed", "This Google key is not for the Gemini API", "limited to other services"),
        ("disabled", "not_allowed", "This Google key is not for the Gemini API", "has not switched the Gemini API on"),
        ("permission", "not_allowed", "Google AI Studio refused the key for", "may lack a permission"),
        ("place", "region", "Google wants billing for this key first", "Switch billing on"),
        ("long", "too_long", "This conversation is too long for", "Start a new conversation"),
        ("picture", "bad_picture", "cannot read the picture", "PNG or JPEG"),
        ("missing", "unknown_model", "Google AI Studio has no model", "Choose another one"),
        ("minute", "rate_limited", "Google AI Studio is limiting requests", "Wait a little"),
        ("busy", "rate_limited", "Google AI Studio is limiting requests", "Wait a little"),
        ("day", "free_limit", "Today’s requests to", "midnight in California"),
        ("unfree", "free_limit", "is not part of Google’s free use", "Switch billing on"),
        ("prepaid", "no_credits", "The credit of the Google project is used up", "Add some"),
        ("cap", "provider_quota", "has used up its quota", "billing"),
    ],
)
def test_each_refusal_says_what_to_do_and_that_nothing_was_charged(
    google: Running, name: str, code: str, title: str, part: str
) -> None:
    fault = failed(google, f"fault-{name}")

    assert fault.code == code
    assert title in fault.title and part in fault.text and "Nothing was charged" in fault.text
    assert google.seen()["counts"][f"fault-{name}"] == 1


def test_only_a_limit_that_ends_soon_is_waited_for(google: Running) -> None:
    assert failed(google, "fault-minute").retry_after == 37
    assert failed(google, "fault-day").retry_after is None


def test_a_model_that_was_shut_down_names_its_successor(google: Running) -> None:
    fault = failed(google, "gemini-3.1-flash-image")

    assert fault.title == "gemini-3.1-flash-image was retired" and fault.code == "unknown_model"
    assert "for example gemini-nano-banana-2.1" in fault.text


@pytest.mark.parametrize(
    ("name", "code", "title"),
    [
        ("safety-image", "declined", "declined this"),
        ("refused-prompt-image", "declined", "declined this"),
        ("recited-image", "declined", "so as not to copy somebody’s work"),
        ("no-picture-image", "empty_response", "made no picture"),
        ("garbled", "bad_answer", "asked for something that cannot be understood"),
        ("nothing", "empty_response", "answered with nothing"),
        ("stranger", "not_the_api", ""),
    ],
)
def test_an_answer_without_anything_says_why(google: Running, name: str, code: str, title: str) -> None:
    fault = failed(google, f"fault-{name}")

    assert title in fault.title
    if code != "not_the_api":
        assert fault.code == code and "charged" in fault.text


def test_what_a_declined_picture_cost_is_told(google: Running) -> None:
    """Nine tokens of a prompt: less than a millionth of a dollar is told as what can be written down."""
    fault = failed(google, "fault-safety-image")

    assert fault.may_have_charged is None and fault.spent == (None, 9, 0)


def test_a_key_is_asked_about_for_nothing(google: Running) -> None:
    assert check(given(google)) == ProviderReport()

    with pytest.raises(ProviderFault) as refused:
        check(given(google, WRONG_KEY))
    assert refused.value.code == "wrong_api_key" and WRONG_KEY not in str(refused.value.details)
    assert google.seen()["counts"] == {} and A_KEY != WRONG_KEY
