"""Which models somebody's ComfyUI offers, whether it answers or not."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import ImageRequest
from providers.catalogue import is_given
from providers.comfyui import COMFYUI
from providers.comfyui.access import ADDRESS
from providers.comfyui.connection import connected
from providers.comfyui.installed import choices
from providers.provider import Given
from tests.providers.comfyui.at_work import at_work
from tests.upstream.comfyui import ComfyService
from tests.upstream.connected import FakePixels
from tests.upstream.running import Running
from tests.upstream.service import Request, Service
from tests.upstream.wire import Wire

NOBODY = "http://127.0.0.1:9"


class Stranger(Service):
    """Answers everything, and is no ComfyUI."""

    async def respond(self, path: str, request: Request, wire: Wire) -> None:
        await wire.json({"hello": "there"})


def test_it_offers_what_paints_the_largest_families_first() -> None:
    with at_work(ComfyService()) as (connection, _):
        connection.look()
        listed = [model.id for model in connection.images()]

    assert listed[:2] == ["comfyui/z_image_turbo_bf16.safetensors", "comfyui/sd_xl_base_1.0.safetensors"]
    assert "comfyui/svd_xt.safetensors" not in listed and "comfyui/flux1-dev.safetensors" not in listed


def test_a_model_that_it_does_not_have_is_none() -> None:
    with at_work(ComfyService()) as (connection, _):
        assert connection.image("gone.safetensors") is None


def test_without_an_address_it_is_not_connected() -> None:
    assert not is_given(COMFYUI, Given(FakePixels()))


def test_where_nobody_answers_nothing_is_offered_and_nobody_waits(tmp_path: Path) -> None:
    (tmp_path / "comfyui").mkdir()
    (tmp_path / "comfyui" / "mine.json").write_text("{}")
    connection = connected(Given(FakePixels(), addresses={ADDRESS.name: NOBODY}, folder=tmp_path))
    begun = time.monotonic()
    assert list(connection.images()) == [] and not connection.answers() and time.monotonic() - begun < 0.2
    model = connection.image("sd_xl_base_1.0.safetensors")
    assert model is not None
    with pytest.raises(ProviderFault) as told:
        list(model.make(ImageRequest("a lake")))
    connection.close()

    assert told.value.code == "unreachable" and "Nothing was charged" in told.value.text


def test_files_of_the_studio_go_to_addresses_of_who_runs_it_only(tmp_path: Path) -> None:
    (tmp_path / "comfyui").mkdir()
    (tmp_path / "comfyui" / "mine.json").write_text("{}")
    for guarded, found in ((False, True), (True, False)):
        given = Given(FakePixels(), addresses={ADDRESS.name: NOBODY}, folder=tmp_path, guarded=guarded)
        connection = connected(given)
        assert (connection.image("workflows/mine") is not None) is found
        connection.close()


def test_something_else_at_its_address_is_told() -> None:
    with Running(Stranger()) as running:
        connection = connected(Given(FakePixels(), addresses={ADDRESS.name: running.url}))
        with pytest.raises(ProviderFault) as told:
            connection.look()
        answers = connection.answers()
        connection.close()

    assert told.value.code == "wrong_address" and not answers


@pytest.mark.parametrize(
    ("declared", "found"),
    [
        ([["a", "b", 1], {}], ["a", "b"]),
        (["COMBO", {"options": ["a"]}], ["a"]),
        (["COMBO"], []),
        ([], []),
        ("odd", []),
    ],
)
def test_files_are_found_as_older_and_newer_nodes_list_them(declared: object, found: list[str]) -> None:
    assert choices({"Loader": {"input": {"required": {"name": declared}}}}, "Loader", "name") == found
