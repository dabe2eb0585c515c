"""When to try again: said only where trying again is meant, and with one number in the body and the header."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from conversation.errors import Told
from endpoints.envelope import as_data, refusal, retry_header
from server.app import Atelier
from tests.endpoints.conftest import Person, ended, person, studio
from tests.matrix import sampled


@pytest.fixture
def hasty(tmp_path: Path) -> Iterator[Atelier]:
    """A studio where three calls a minute are enough."""
    made = studio(tmp_path, requests_per_minute=3)
    yield made
    ended(made)


def waits(response: TestResponse) -> tuple[Any, Any]:
    """What the body and what the header says."""
    assert response.json is not None
    header = response.headers.get("Retry-After")
    return response.json.get("error", {}).get("retry_after"), header and int(header)


def test_an_answer_that_went_well_says_nothing_of_trying_again(ada: Person) -> None:
    for path in ("/api/v1/session", "/api/v1/conversations", "/health"):
        assert "Retry-After" not in ada.get(path).headers


@sampled(
    ("method", "path", "sent"),
    [
        ("GET", "/api/v1/conversations/nothing", {}),
        ("GET", "/no/such/page", {}),
        ("POST", "/api/v1/tokens", {"json": {"name": 7}}),
        ("DELETE", "/api/v1/palette", {}),
    ],
)
def test_a_refusal_that_no_waiting_mends_says_nothing_of_it(
    ada: Person, method: str, path: str, sent: dict[str, Any]
) -> None:
    assert waits(ada.call(method, path, **sent)) == (None, None)


def test_a_limit_says_when_its_minute_is_over(hasty: Atelier) -> None:
    ada = person(hasty)
    answers = [ada.get("/api/v1/palette") for _ in range(5)]
    body, header = waits(answers[-1])
    assert body == header
    assert 1 <= body <= 60
    assert f"Go on in {body} s." in answers[-1].text
    elsewhere = {"REMOTE_ADDR": "198.51.100.7"}
    assert waits(person(hasty).get("/api/v1/conversations/nothing", environ_base=elsewhere))[0] is None


@pytest.mark.parametrize(("seconds", "said"), [(0.0, 1), (0.4, 1), (1.0, 1), (7.2, 8), (899.6, 900)])
def test_seconds_are_whole_and_never_too_few(seconds: float, said: int) -> None:
    told = Told("Busy", code="busy", retry_after=seconds, status=503)
    with Flask("waiting").test_request_context():
        response = retry_header(refusal(told))
    assert (as_data(told)["retry_after"], response.headers["Retry-After"]) == (said, str(said))
    assert response.get_json()["error"]["retry_after"] == said
