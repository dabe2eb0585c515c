"""What services say when they refuse, wherever they put their sentence."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from providers.wire.errors import ServiceRefused
from providers.wire.failures.faults import Faults
from providers.wire.failures.refusals import explain_inside, explain_status, sentence_of

KEY = "sk-acme-0123456789abcdef"
FAULTS = Faults("Brush", KEY, "https://api.acme.example/v1", "Acme", "ACME_API_URL", "ACME_API_KEY", painting=True)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"error": {"message": "Too odd", "code": "odd"}}, "Too odd"),
        ({"error": "Too odd"}, "Too odd"),
        ({"error": {"error": {"message": "Too odd"}}}, "Too odd"),
        ({"message": "Too odd", "error": True}, "Too odd"),
        ({"detail": "Too odd"}, "Too odd"),
        ({"detail": [{"loc": ["body", "size"], "msg": "Too odd", "type": "value_error"}]}, "Too odd"),
        ({"id": "1", "name": "bad_request", "errors": ["Too odd", "and more"]}, "Too odd"),
        ({"title": "Bad Request", "detail": "Too odd"}, "Too odd"),
        ({"error_description": "Too  odd\n"}, "Too odd"),
        ("Too odd", "Too odd"),
        ("<html><body>Bad gateway</body></html>", ""),
        ({}, ""),
        ({"error": {"message": ""}}, ""),
        ({"error": {"message": "half \ud83d"}}, "half �"),
        ([], ""),
    ],
)
def test_the_sentence_is_found(body: object, said: str) -> None:
    assert sentence_of(body) == said


def test_a_tree_without_end_has_no_sentence() -> None:
    body: dict[str, object] = {"message": "deep"}
    for _ in range(1_000):
        body = {"error": body}

    assert sentence_of(body) == ""


def test_a_long_sentence_is_cut_at_a_word_and_the_key_is_hidden() -> None:
    body = json.dumps({"message": f"The key {KEY} " + "is odd " * 100}).encode()

    text = explain_status(FAULTS, ServiceRefused(422, {}, body)).text

    assert "The key [key] is odd" in text and " …”. " in text and len(text) < 450


def test_who_gave_no_key_is_told_that_one_is_wanted() -> None:
    fault = explain_status(replace(FAULTS, key=""), ServiceRefused(401, {}, b'{"error": {"message": "No key"}}'))

    assert (fault.code, fault.title) == ("wrong_api_key", "Acme wants a key")


@pytest.mark.parametrize("status", [300, 400, 401, 402, 403, 404, 409, 410, 418, 429, 451, 499, 500, 503, 529, 599])
@pytest.mark.parametrize("body", [b"", b"{}", b'{"error": {"message": "odd"}}', b"\xff\xfe", b"<html>x</html>"])
def test_whatever_comes_is_a_sentence(status: int, body: bytes) -> None:
    fault = explain_status(FAULTS, ServiceRefused(status, {}, body))

    assert fault.title and fault.text and fault.code
    assert "{" not in fault.title + fault.text


@pytest.mark.parametrize(
    ("error", "code"),
    [
        ({"message": "The model crashed", "code": "server_error"}, "provider_error"),
        ({"message": "Slow down", "code": 429}, "rate_limited"),
        ({"message": "It was flagged by our safety system"}, "declined"),
        ("odd", "provider_error"),
        (7, "provider_error"),
    ],
)
def test_what_is_wrong_inside_of_an_answer_may_have_cost_money(error: object, code: str) -> None:
    fault = explain_inside(FAULTS, error)

    assert (fault.code, fault.may_have_charged) == (code, None)
