"""An error object came in, this is what it is."""

from __future__ import annotations

from typing import Any

import pytest

from providers.openrouter.faults import OpenRouterFaults

KEY = "hunter2-and-more"
FAULTS = OpenRouterFaults("Model", KEY)


def error(message: str = "", **more: Any) -> dict[str, Any]:
    return {"message": message, **more}


@pytest.mark.parametrize(
    ("status", "found", "code"),
    [
        (402, error("This request requires more credits, or fewer max_tokens."), "no_credits"),
        (402, error("Key limit exceeded"), "key_limit"),
        (
            402,
            error("x", metadata={"limit_source": "openrouter_key_limit", "error_type": "payment_required"}),
            "key_limit",
        ),
        (403, error("x", metadata={"limit_source": "workspace"}), "budget_reached"),
        (429, error("x", metadata={"limit_source": "openrouter_in_flight_budget"}), "too_much_at_once"),
        (404, error("No allowed providers are available for the selected model."), "constraint"),
        (404, error("No endpoints found that support tool use."), "no_endpoint"),
        (404, error("No endpoints found that support image input"), "no_endpoint"),
        (404, error("No endpoints found matching your data policy."), "privacy"),
        (404, error("This model has been deprecated."), "unknown_model"),
        (404, error("The free version of this model has ended."), "free_ended"),
        (400, error("x", availability={"code": "wrong_endpoint"}), "no_endpoint"),
        (404, error("x", metadata={"availability": {"code": "privacy_restricted"}}), "privacy"),
        (404, error("x", metadata={"error_type": "image_not_found"}), "bad_picture"),
        (413, error("Image exceeds the maximum size of 20 MB"), "bad_picture"),
        (422, error("prompt must be at most 1000 characters"), "prompt_too_long"),
        (500, error("x", code="content_policy_violation"), "declined"),
        (502, error("Provider returned error", metadata={"raw": "User location is not supported"}), "region"),
        (403, error("Please verify your organization"), "unverified"),
        (429, error("x", metadata={"raw": {"error": {"code": "insufficient_quota"}}}), "provider_quota"),
        (None, error("x", type="overloaded_error"), "overloaded"),
        (400, error("x", metadata={"error_type": "something_new"}), "bad_request"),
        (404, "plain text", "unknown_model"),
        (404, None, "unknown_model"),
        (418, [], "bad_request"),
        (599, {}, "provider_error"),
        (400, error("x", metadata=[], availability="no", code=True), "bad_request"),
    ],
)
def test_it_is(status: int | None, found: object, code: str) -> None:
    assert FAULTS.of_error(status, found).code == code


@pytest.mark.parametrize("wait", [3_600.0, 18_000.0, 86_400.0])
def test_a_limit_of_hours_is_that_of_the_day(wait: float) -> None:
    fault = FAULTS.of_error(429, error("Rate limit exceeded"), wait)

    assert fault.code == "free_limit" and fault.retry_after == wait and "hour" in fault.text


def test_a_limit_of_hours_at_the_provider_is_the_providers() -> None:
    fault = FAULTS.of_error(429, error("x", metadata={"provider_name": "Test"}), 7_200.0)

    assert fault.code == "rate_limited" and "in about 2 hours" in fault.text


def test_waiting_is_named_only_where_it_helps() -> None:
    available = {"code": "region_restricted", "retry_after": 30}

    assert FAULTS.of_error(403, error("x", availability=available)).retry_after is None
    assert (
        FAULTS.of_error(503, error("x", availability={**available, "code": "temporarily_unavailable"})).retry_after
        == 30
    )
    never = {"code": "capacity_exhausted", "retry_after": 30, "retryable": False}
    assert FAULTS.of_error(429, error("x", availability=never)).retry_after is None


def test_a_key_is_hidden_in_whatever_is_shown() -> None:
    found = error(
        f"Bad {KEY}",
        metadata={"reasons": [f"said {KEY}"], "raw": f"raw {KEY}", "provider_name": "Test"},
    )
    fault = FAULTS.of_error(403, found)

    assert KEY not in f"{fault} {fault.details}"
    assert fault.text.startswith("Its rules do not allow what was asked (said [key]).")


@pytest.mark.parametrize(
    ("found", "details"),
    [
        ({"detail": "Bad things"}, "400 Bad things"),
        ({"detail": [{"msg": "field required"}]}, '400 [{"msg": "field required"}]'),
        ({"message": {"deep": "words"}}, '400 {"deep": "words"}'),
        ({"message": "half \ud83d"}, "400 half �"),
    ],
)
def test_what_it_says_is_found_wherever_it_stands(found: object, details: str) -> None:
    assert FAULTS.of_error(400, found).details == details


def test_words_with_braces_do_no_harm() -> None:
    fault = OpenRouterFaults("Model {x}", KEY).of_error(403, error("{0} {y}", metadata={"reasons": ["{z}"]}))

    assert "({z})" in fault.text and fault.title == "The provider of Model {x} declined this"
