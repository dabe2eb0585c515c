"""A moderation endpoint in dialogue, as OpenAI and whoever speaks the same have it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import validate

from conversation.errors import ProviderFault
from providers import PROVIDERS
from providers.provider import Given, Moderating
from providers.wire.moderations import PIECE
from tests.upstream.compatible_service import compatible_upstream
from tests.upstream.connected import KEY, FakePixels
from tests.upstream.openai_service import openai_upstream
from tests.upstream.running import Running

PUBLISHED: dict[str, Any] = {
    "type": "object",
    "properties": {"input": {"type": "array", "items": {"type": "string"}, "minItems": 1}, "model": {"type": "string"}},
    "required": ["input"],
    "additionalProperties": False,
}
"""Of OpenAI's reference, as far as words go."""


@pytest.fixture(scope="module", params=["openai", "compatible"])
def service(request: pytest.FixtureRequest) -> Iterator[tuple[str, Running]]:
    with openai_upstream() if request.param == "openai" else compatible_upstream() as running:
        yield request.param, running


@pytest.fixture
def judge(service: tuple[str, Running]) -> Iterator[Moderating]:
    name, running = service
    provider = next(each for each in PROVIDERS if each.name == name)
    keys, addresses = {"OPENAI_API_KEY": KEY}, {f"{name.upper()}_API_URL": running.url}
    made = provider.connect(Given(FakePixels(), keys, addresses, silence=0.5))
    assert provider.moderates and isinstance(made, Moderating)
    yield made
    made.close()  # type: ignore[attr-defined]  # a connection is one, too


def kinds(judge: Moderating, *texts: str) -> tuple[str, ...]:
    asking = judge.kinds_of_harm(texts)
    while True:
        try:
            next(asking)
        except StopIteration as end:
            found: tuple[str, ...] = end.value
            return found


def test_it_says_the_surest_kind_first_of_all_texts(judge: Moderating, service: tuple[str, Running]) -> None:
    service[1].forget()
    assert kinds(judge, "a fox", "harm:violence. and harm:sexual.", "x" * PIECE + "harm:hate.") == (
        "hate",
        "sexual",
        "violence",
    )
    assert kinds(judge, "a fox") == ()
    bodies = [each["body"] for each in service[1].seen()["requests"]]
    for body in bodies:
        validate(body, PUBLISHED)
    assert bodies[-1] == {"input": ["a fox"], **({"model": "omni-moderation-latest"} if service[0] == "openai" else {})}


@pytest.mark.parametrize(
    ("text", "code", "wait"),
    [
        ("moderation:busy", "rate_limited", 7),
        ("moderation:hang", "timeout", None),
        ("moderation:odd", "bad_answer", None),
        ("moderation:short", "bad_answer", None),
    ],
)
def test_what_is_no_answer_lets_nothing_through(judge: Moderating, text: str, code: str, wait: float | None) -> None:
    with pytest.raises(ProviderFault) as told:
        kinds(judge, text)
    assert (told.value.code, told.value.retry_after) == (code, wait)


def test_who_declares_it_can_do_it() -> None:
    """And nobody else."""
    declared = {provider.name for provider in PROVIDERS if provider.moderates}
    assert declared == {"openai", "compatible"}
