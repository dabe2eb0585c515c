"""fal.ai's refusals are told in words that say what to do, and what was charged."""

from __future__ import annotations

import pytest

from conversation.errors import ProviderFault
from providers.fal.account import check
from providers.provider_report import ProviderReport
from tests.providers.fal.connected import failed, given
from tests.upstream.fal.service import PAINTING_KEY, WRONG_KEY
from tests.upstream.running import Running


@pytest.mark.parametrize(
    ("name", "code", "title", "charged"),
    [
        ("locked", "no_credits", "The account at fal.ai has no credits left", False),
        ("admin", "not_allowed", "fal.ai has locked this account", False),
        ("gone", "unknown_model", "fal.ai has no model “fault/gone”", False),
        ("busy", "rate_limited", "fal.ai is limiting requests to fault/gone", False),
        ("down", "overloaded", "fault/down is overloaded", False),
        ("policy", "declined", "The provider of fault/policy declined this", None),
        ("small", "bad_picture", "too small for fault/small", None),
        ("odd", "bad_request", "fal.ai did not accept what was asked of fault/odd", None),
        ("crash", "provider_error", "fal.ai reported an error of its own", False),
        ("lost-runner", "provider_error", "fal.ai reported an error of its own", False),
        ("late", "timeout", "fault/late took too long", False),
        ("blacked-out", "declined", "fal.ai blacked out this picture", None),
        ("empty", "empty_response", "fault/empty answered with nothing", None),
        ("no-file", "bad_answer", "The picture from fault/no-file could not be fetched", None),
        ("strange", "bad_answer", "fal.ai’s answer cannot be read", None),
    ],
)
def test_each_refusal_says_what_to_do_and_what_was_charged(
    fal: Running, name: str, code: str, title: str, charged: bool | None
) -> None:
    fault = failed(fal, f"fault/{name}")

    assert fault.code == code and title.replace("fault/gone", f"fault/{name}") in fault.title
    assert fault.may_have_charged is charged
    assert ("Nothing was charged" in fault.text) == (charged is False)


def test_why_it_was_declined_is_told(fal: Running) -> None:
    assert "(self harm)" in failed(fal, "fault/policy").text


def test_a_wrong_key_is_told(fal: Running) -> None:
    fault = failed(fal, "fal-ai/flux-2/klein/9b", key=WRONG_KEY)

    assert fault.code == "wrong_api_key" and "https://fal.ai/dashboard/keys" in fault.text


def test_a_key_says_how_its_account_is_called_and_what_is_left(fal: Running) -> None:
    assert check(given(fal)) == ProviderReport(label="my-team", left=24_500_000)


def test_a_key_that_may_only_paint_is_a_good_one(fal: Running) -> None:
    assert check(given(fal, PAINTING_KEY)) == ProviderReport()


def test_a_key_that_nobody_knows_is_refused(fal: Running) -> None:
    with pytest.raises(ProviderFault) as refused:
        check(given(fal, WRONG_KEY))

    assert refused.value.code == "wrong_api_key"
