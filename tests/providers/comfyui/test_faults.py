"""What ComfyUI says when something is wrong, for a person."""

from __future__ import annotations

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import ImageRequest
from tests.providers.comfyui.at_work import SDXL, at_work, fault_of
from tests.upstream import comfyui
from tests.upstream.comfyui import ComfyService

REQUEST = ImageRequest("a lake at dawn")


@pytest.mark.parametrize(
    ("name", "title", "text"),
    [
        ("oom", "ComfyUI ran out of memory", "too large for its graphics card"),
        ("broken", "A step of ComfyUI failed", "It was “KSampler”. It says: “mat1 and mat2 shapes"),
        ("stopped", "ComfyUI was told to stop", "Somebody stopped this picture"),
        ("empty", "ComfyUI made no picture", "@result"),
        ("down", "ComfyUI reported an error of its own", "Try again"),
    ],
)
def test_a_failure_is_told_in_words_and_cost_nothing(name: str, title: str, text: str) -> None:
    with at_work(ComfyService()) as (connection, _):
        fault = fault_of(connection, f"{name}.safetensors", REQUEST)

    assert fault.title == title and text in fault.text
    assert fault.text.endswith("Nothing was charged.") and fault.may_have_charged is False


def test_a_model_whose_file_is_gone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with at_work(ComfyService()) as (connection, _):
        model = connection.image(SDXL)
        assert model is not None
        monkeypatch.setitem(comfyui.FILES, "CheckpointLoaderSimple", {"ckpt_name": ("other.safetensors",)})  # type: ignore[arg-type]
        with pytest.raises(ProviderFault, match="does not have a file that sd_xl_base_1.0 needs"):
            list(model.make(REQUEST))


def test_a_node_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(comfyui.REQUIRED, "KSampler")  # type: ignore[arg-type]
    with at_work(ComfyService()) as (connection, _):
        fault = fault_of(connection, SDXL, REQUEST)

    assert fault.title == "ComfyUI lacks a node that sd_xl_base_1.0 needs"
    assert "Node 'KSampler' not found" in fault.text
