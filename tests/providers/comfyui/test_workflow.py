"""Somebody's own workflow: what its titles say, what is offered by it, and what goes where."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import Attachment, ImageRequest
from providers.comfyui.graph_plan import GraphWish
from providers.comfyui.workflow import UnusableWorkflow, read_workflow
from tests.providers.comfyui.at_work import at_work, fault_of, painted
from tests.upstream.comfyui import ComfyService
from tests.upstream.pictures import png

PICTURE = Attachment("image/png", png("before", "3:2"))


def node(kind: str, title: str = "", **inputs: Any) -> dict[str, Any]:
    return {"class_type": kind, "inputs": inputs, "_meta": {"title": title}}


WORDS = {
    "4": node("CheckpointLoaderSimple", ckpt_name="sd_xl_base_1.0.safetensors"),
    "5": node("EmptyLatentImage", "Size @width @height", width=1216, height=832, batch_size=1),
    "6": node("CLIPTextEncode", "@prompt", text="the file's own words", clip=["4", 1]),
    "7": node("CLIPTextEncode", "What not: @Negative", text="watermark", clip=["4", 1]),
    "3": node(
        "KSampler",
        "KSampler @seed",
        model=["4", 0],
        seed=1,
        steps=30,
        cfg=5.0,
        sampler_name="euler",
        scheduler="normal",
        positive=["6", 0],
        negative=["7", 0],
        latent_image=["5", 0],
        denoise=1.0,
    ),
    "8": node("VAEDecode", samples=["3", 0], vae=["4", 2]),
    "9": node("PreviewImage", "@result", images=["8", 0]),
}
PART = {
    **WORDS,
    "3": {
        **WORDS["3"],
        "inputs": {**WORDS["3"]["inputs"], "latent_image": ["12", 0]},
        "_meta": {"title": "@seed @strength"},
    },
    "10": node("LoadImage", "@picture", image="mine.png"),
    "11": node("LoadImageMask", "@mask", image="mine.png", channel="alpha"),
    "13": node("VAEEncode", pixels=["10", 0], vae=["4", 2]),
    "12": node("SetLatentNoiseMask", samples=["13", 0], mask=["11", 0]),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "comfyui").mkdir()
    return tmp_path


def lay(folder: Path, name: str, graph: object) -> str:
    (folder / "comfyui" / f"{name}.json").write_text(graph if isinstance(graph, str) else json.dumps(graph))
    return f"workflows/{name}"


def sent(folder: Path, name: str, request: ImageRequest) -> dict[str, Any]:
    with at_work(ComfyService(), folder) as (connection, running):
        painted(connection, name, request)
        body: dict[str, Any] = running.calls("sd_xl_base_1.0.safetensors")[0]
    return {identifier: node["inputs"] for identifier, node in body["prompt"].items()}


def test_what_it_has_marks_for_is_offered_and_nothing_else() -> None:
    words = read_workflow("words", json.dumps(WORDS)).abilities
    part = read_workflow("part", json.dumps(PART)).abilities

    assert words.negative and words.seed and len(words.aspects) > 1
    assert not (words.edit or words.inpaint or words.strength or words.references)
    assert part.edit and part.inpaint and part.strength and part.references == 1


def test_marks_are_filled_and_the_rest_stays_as_in_the_file(folder: Path) -> None:
    name = lay(folder, "words", WORDS)

    nodes = sent(folder, name, ImageRequest("a lake", aspect="1:1", seed=7))

    assert nodes["6"]["text"] == "a lake" and nodes["7"]["text"] == "watermark"
    assert (nodes["3"]["seed"], nodes["3"]["steps"], nodes["3"]["denoise"]) == (7, 30, 1.0)
    assert nodes["5"]["width"] == nodes["5"]["height"] == 1008  # as many pixels as its own


def test_a_picture_and_a_mask_go_to_their_places(folder: Path) -> None:
    name = lay(folder, "part", PART)
    mask = Attachment("image/png", png("mask", "3:2"))

    nodes = sent(folder, name, ImageRequest("a boat", references=(PICTURE,), mask=mask, strength=0.4))

    assert nodes["10"]["image"].endswith("[temp]") and nodes["11"]["image"].endswith("[temp]")
    assert nodes["10"]["image"] != nodes["11"]["image"]
    assert nodes["11"]["channel"] == "red" and nodes["3"]["denoise"] == 0.4


def test_without_a_mask_everything_may_change(folder: Path) -> None:
    service = ComfyService()
    name = lay(folder, "part", PART)
    with at_work(service, folder) as (connection, _):
        painted(connection, name, ImageRequest("a boat", references=(PICTURE,)))

    picture, mask = service.files.values() if len(service.files) == 2 else list(service.files.values())[:2]
    assert picture == PICTURE.data and mask.startswith(b"\x89PNG") and mask[16:24] == picture[16:24]


def test_one_that_changes_a_picture_says_so_where_there_is_none(folder: Path) -> None:
    name = lay(folder, "part", PART)
    with at_work(ComfyService(), folder) as (connection, _):
        fault = fault_of(connection, name, ImageRequest("a boat"))

    assert fault.title == "“part” changes a picture" and "Nothing was charged." in fault.text


def test_an_input_can_be_named_and_what_comes_from_another_node_is_not_filled() -> None:
    graph = {
        "1": node("CLIPTextEncodeSDXL", "@prompt.text_g", text_g="", text_l="", clip=["4", 1]),
        "2": node("CLIPTextEncodeSDXL", "@negative", text_g="", text_l=["9", 0], clip=["4", 1]),
    }

    filled = read_workflow("two", json.dumps(graph)).graph(GraphWish("a lake", 1, negative="people"))

    assert (filled["1"]["inputs"]["text_g"], filled["1"]["inputs"]["text_l"]) == ("a lake", "")
    assert (filled["2"]["inputs"]["text_g"], filled["2"]["inputs"]["text_l"]) == ("people", ["9", 0])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "not JSON"),
        ('{"nodes": [], "links": []}', "ComfyUI’s own page keeps it"),
        ("[]", "holds no workflow"),
        ("{}", "holds no workflow"),
        ('{"1": {"class_type": "KSampler"}}', "holds no workflow"),
        (json.dumps({"1": node("VAEDecode", samples=["3", 0])}), "No node says where the prompt goes"),
        (json.dumps({"1": node("VAEDecode", "@prompt", samples=["3", 0])}), "“VAEDecode” has nothing that @prompt"),
        (json.dumps({"1": node("KSampler", "@seed", seed=["2", 0])}), "“KSampler” has nothing that @seed"),
    ],
)
def test_why_one_cannot_be_used(text: str, told: str) -> None:
    with pytest.raises(UnusableWorkflow, match=told):
        read_workflow("mine", text)


def test_one_that_cannot_be_used_is_listed_last_and_says_why(folder: Path) -> None:
    name = lay(folder, "a-saved-one", {"nodes": [], "links": []})
    lay(folder, "words", WORDS)
    with at_work(ComfyService(), folder) as (connection, _):
        connection.look()
        listed = [model.id for model in connection.images()]
        fault = fault_of(connection, name, ImageRequest("a boat"))

    assert listed[-2:] == ["comfyui/workflows/words", "comfyui/workflows/a-saved-one"]
    assert fault.title == "The workflow “a-saved-one” cannot be used" and "Export (API)" in fault.text


def test_a_workflow_that_is_gone_is_no_model(folder: Path) -> None:
    with at_work(ComfyService(), folder) as (connection, _):
        assert connection.image("workflows/gone") is None
        assert connection.image("workflows/../../secret") is None
        with pytest.raises(ProviderFault):
            raise fault_of(connection, lay(folder, "bad", "\0"), ImageRequest("x"))
