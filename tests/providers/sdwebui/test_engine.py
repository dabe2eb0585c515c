"""Which program answers, what it lists, and how a job there is followed and ended."""

from __future__ import annotations

import time

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import ImageRequest, Made, Preview, Progress
from providers.provider import Given, LocalConnection
from providers.sdwebui.access import ADDRESS
from providers.sdwebui.connection import SdWebuiConnection
from providers.sdwebui.engine import WebuiModel
from tests.upstream.connected import FakePixels
from tests.upstream.sdwebui import FORGE, SDNEXT, SDSERVER, SdWebuiUpstream

WISH = ImageRequest("a fox", seed=7)
NOBODY = "http://127.0.0.1:9"


def at(address: str) -> SdWebuiConnection:
    return SdWebuiConnection(Given(FakePixels(), addresses={ADDRESS.name: address}))


def test_the_model_that_is_loaded_comes_first(connection: SdWebuiConnection) -> None:
    connection.look()

    names = [model.id for model in connection.images()]
    assert names[0] == "sdwebui/juggernautXL_v9" and "sdwebui/dreamshaper_8" in names
    assert connection.image("nobody") is None and list(connection.chats()) == []
    able = connection.images()[0].abilities
    assert (able.inpaint, able.negative, able.strength, able.local, able.price.image) == (True, True, True, True, 0)


@pytest.mark.parametrize(
    ("name", "side", "steps"),
    [("dreamshaper_8", 512, 25), ("juggernautXL_v9", 1024, 25), ("z-image-turbo", 1024, 8), ("flux1-schnell", 1024, 8)],
)
def test_what_nobody_says_is_guessed_from_the_name(name: str, side: int, steps: int) -> None:
    model = WebuiModel(name, name)

    assert (model.side, model.steps) == (side, steps)


@pytest.mark.parametrize(("program", "followed"), [(FORGE, True), (SDNEXT, True), (SDSERVER, False)])
def test_how_far_it_is_where_the_program_tells(
    connection: SdWebuiConnection, sdwebui: SdWebuiUpstream, program: str, followed: bool
) -> None:
    sdwebui.service.program = program
    model = connection.image("dreamshaper_8")
    assert model is not None and model.abilities.previews == followed

    steps = list(model.make(WISH))

    assert any(isinstance(step, Progress) and step.fraction for step in steps) == followed
    assert any(isinstance(step, Preview) for step in steps) == followed
    made = steps[-1]
    assert isinstance(made, Made) and made.seed == 7


@pytest.mark.parametrize(
    ("program", "others", "ended"),
    [(FORGE, False, True), (FORGE, True, True), (SDNEXT, False, True), (SDNEXT, True, False), (SDSERVER, False, False)],
)
def test_stop_ends_the_job_there_and_nobody_elses(
    connection: SdWebuiConnection, sdwebui: SdWebuiUpstream, program: str, others: bool, ended: bool
) -> None:
    sdwebui.service.program = program
    if others:
        sdwebui.service.running["somebody else’s"] = time.monotonic()
    model = connection.image("stuck")
    assert model is not None
    making = model.make(WISH)
    next(making), next(making)

    making.close()  # type: ignore[attr-defined]

    sdwebui.wait_until_closed_early()
    assert bool(sdwebui.service.interrupted) == ended


def test_a_name_and_a_password_go_along_and_are_shown_to_nobody(sdwebui: SdWebuiUpstream) -> None:
    sdwebui.service.login = "ada:lovelace"
    locked, opened = at(sdwebui.url), at(sdwebui.url.replace("://", "://ada:lovelace@"))

    opened.look()
    assert opened.answers()
    with pytest.raises(ProviderFault) as failed:
        locked.look()
    assert "wants a name and a password" in failed.value.title
    gone = at(NOBODY.replace("://", "://ada:lovelace@"))
    with pytest.raises(ProviderFault) as failed:
        gone.look()
    assert "lovelace" not in f"{failed.value.title} {failed.value.text} {failed.value.details}"
    for each in (locked, opened, gone):
        each.close()


def test_one_without_its_api_says_what_to_do(sdwebui: SdWebuiUpstream) -> None:
    elsewhere = at(f"{sdwebui.url}/nothing")

    with pytest.raises(ProviderFault) as failed:
        elsewhere.look()

    assert "without its API" in failed.value.title and "--api" in failed.value.text
    elsewhere.close()


def test_nothing_waits_for_one_that_is_not_there() -> None:
    connection = at(NOBODY)
    assert isinstance(connection, LocalConnection)

    begun = time.monotonic()
    assert not connection.answers() and list(connection.images()) == []
    assert time.monotonic() - begun < 0.5
    model = connection.image("dreamshaper_8")
    assert model is not None, "it may be there again in a moment"
    with pytest.raises(ProviderFault) as failed:
        list(model.make(WISH))
    assert failed.value.code == "unreachable"
    connection.close()


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("memory", "no_memory", "more memory than the graphics card has"),
        ("damaged", "unknown_model", "cannot load damaged"),
        ("torn", "bad_answer", "is damaged"),
        ("nothing", "bad_answer", "damaged"),
        ("down", "overloaded", "overloaded"),
    ],
)
def test_refusals(connection: SdWebuiConnection, name: str, code: str, words: str) -> None:
    model = connection.image(name)
    assert model is not None

    with pytest.raises(ProviderFault) as failed:
        list(model.make(WISH))

    assert (failed.value.code, failed.value.may_have_charged) == (code, False)
    assert words in failed.value.title
