"""A real studio with somebody's ComfyUI: its models, a workflow in the data folder, and a stop that reaches it."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.providers.comfyui.test_workflow import WORDS
from tests.running import Studio, Visitor, until
from tests.upstream.comfyui import ComfyService
from tests.upstream.running import Running

pytestmark = pytest.mark.e2e
SERVICE = ComfyService()


@pytest.fixture(scope="module")
def comfyui() -> Iterator[Running]:
    with Running(SERVICE) as running:
        yield running


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory, comfyui: Running) -> Iterator[Studio]:
    data = tmp_path_factory.mktemp("data")
    folder = data / "providers" / "comfyui"
    folder.mkdir(parents=True)
    (folder / "postcard.json").write_text(json.dumps(WORDS))
    with Studio(data, {"COMFYUI_URL": comfyui.url}) as running:
        yield running


def offered(visitor: Visitor) -> list[str]:
    return [model["id"] for model in visitor.data("GET", "/api/v1/models?pictures=1")["models"]]


def test_its_models_and_workflows_are_offered_and_paint(studio: Studio) -> None:
    with Visitor(studio.url) as ada:
        until(lambda: "comfyui/workflows/postcard" in offered(ada))
        conversation = ada.conversation()
        ada.connect(conversation)

        more = {"options": {"image_model": "comfyui/workflows/postcard"}}
        reply = ada.ended(ada.turn(conversation, "/image a lake at dawn", **more))

        assert reply.state == "done"
        version = ada.page(conversation)["images"][0]["versions"][0]
        assert version["recipe"]["by"] == "model:comfyui/workflows/postcard"
        assert [used["cost"] for used in reply.usage if used["purpose"] == "image"] == [0]


def test_a_stop_ends_it_there(studio: Studio) -> None:
    with Visitor(studio.url) as ada:
        conversation = ada.conversation()
        ada.connect(conversation)
        more = {"options": {"image_model": "comfyui/stuck.safetensors"}}
        turn = ada.turn(conversation, "/image a lake at dawn", **more)
        until(lambda: SERVICE.running is not None)

        assert ada.said("stop", {"turn": turn})["stopped"]

        assert ada.ended(turn).state == "stopped"
        until(lambda: SERVICE.running is None)
        assert len(SERVICE.cancelled) == 1


def test_what_goes_wrong_there_is_told(studio: Studio) -> None:
    with Visitor(studio.url) as ada:
        conversation = ada.conversation()
        ada.connect(conversation)
        more = {"options": {"image_model": "comfyui/oom.safetensors"}}

        reply = ada.ended(ada.turn(conversation, "/image a lake at dawn", **more))

        assert reply.state == "failed" and reply.failure is not None
        assert reply.failure["title"] == "ComfyUI ran out of memory" and "Nothing was charged" in reply.failure["text"]
