"""The graphs of ours, as an upstream took them that checks them as ComfyUI does."""

from __future__ import annotations

from typing import Any

import pytest

from conversation.ports.models import Attachment, ImageRequest
from providers.comfyui.default_graphs import DefaultGraphs
from providers.comfyui.families import FLUX, Checkpoint, SplitModel
from providers.comfyui.graph_plan import GraphWish
from tests.providers.comfyui.at_work import SDXL, at_work, painted
from tests.upstream.comfyui import ComfyService
from tests.upstream.pictures import png

PICTURE = Attachment("image/png", png("before", "3:2"))
MASK = Attachment("image/png", png("mask", "3:2"))
Z_IMAGE = "z_image_turbo_bf16.safetensors"


def sent(name: str, request: ImageRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    """The body of `POST /prompt`, and the graph in it by kinds of nodes."""
    with at_work(ComfyService()) as (connection, running):
        painted(connection, name, request)
        body = running.calls(name)[0]
    return body, {node["class_type"]: node["inputs"] for node in body["prompt"].values()}


def test_words_become_a_picture_of_the_shape_and_seed_that_were_asked_for() -> None:
    body, nodes = sent(SDXL, ImageRequest("a lake", aspect="16:9", seed=7, negative="people"))

    assert nodes["EmptyLatentImage"] == {"width": 1344, "height": 768, "batch_size": 1}
    assert (nodes["KSampler"]["seed"], nodes["KSampler"]["denoise"], nodes["KSampler"]["cfg"]) == (7, 1.0, 6.0)
    texts = {name: node["inputs"]["text"] for name, node in body["prompt"].items() if "text" in node["inputs"]}
    assert texts == {"positive": "a lake", "negative": "people"}
    assert body["extra_data"] == {"preview_method": "auto"} and body["client_id"]


def test_an_older_family_paints_as_small_as_it_learnt() -> None:
    _, nodes = sent("v1-5-pruned.safetensors", ImageRequest("a lake"))

    assert (nodes["EmptyLatentImage"]["width"], nodes["EmptyLatentImage"]["height"]) == (512, 512)


def test_a_picture_is_changed_as_far_as_was_asked_for() -> None:
    _, nodes = sent(SDXL, ImageRequest("in winter", references=(PICTURE,), strength=0.3))

    assert nodes["LoadImage"]["image"].startswith("atelier/") and nodes["LoadImage"]["image"].endswith(".png [temp]")
    assert nodes["KSampler"]["denoise"] == 0.3 and nodes["KSampler"]["latent_image"] == ["latent", 0]
    assert (nodes["ImageScale"]["width"], nodes["ImageScale"]["height"]) == (1280, 832)
    assert "EmptyLatentImage" not in nodes


@pytest.mark.parametrize(("strength", "denoise"), [(None, 0.65), (0.0, 0.01), (1.0, 1.0)])
def test_how_far_where_nobody_says_and_at_both_ends(strength: float | None, denoise: float) -> None:
    graph = DefaultGraphs(Checkpoint(SDXL)).graph(
        GraphWish("x", 1, pictures=("a.png",), sides=(100, 100), strength=strength)
    )

    assert graph["sampler"]["inputs"]["denoise"] == denoise


def test_a_mask_says_where_and_the_rest_stays_as_it_was() -> None:
    _, nodes = sent(SDXL, ImageRequest("a boat", references=(PICTURE,), mask=MASK))

    assert nodes["LoadImageMask"]["channel"] == "red" and nodes["LoadImageMask"]["image"] != nodes["LoadImage"]["image"]
    assert nodes["SetLatentNoiseMask"]["mask"] == ["mask", 0]
    assert nodes["ImageCompositeMasked"]["destination"] == ["picture", 0]
    assert nodes["PreviewImage"]["images"] == ["composite", 0] and nodes["KSampler"]["denoise"] == 1.0


def test_a_model_in_several_files_has_its_own_loaders() -> None:
    _, nodes = sent(Z_IMAGE, ImageRequest("a lake", negative="people"))

    assert nodes["CLIPLoader"] == {"clip_name": "qwen_3_4b.safetensors", "type": "lumina2"}
    assert nodes["KSampler"]["model"] == ["shifted", 0] and nodes["ConditioningZeroOut"]
    assert not DefaultGraphs(SplitModel(Z_IMAGE, FLUX, ("q",), "lumina2", "ae")).abilities.negative


def test_flux_is_read_by_two() -> None:
    graph = DefaultGraphs(SplitModel("flux1-dev.safetensors", FLUX, ("l", "t5"), "flux", "ae")).graph(GraphWish("x", 1))

    assert graph["reader"] == {
        "class_type": "DualCLIPLoader",
        "inputs": {"clip_name1": "l", "clip_name2": "t5", "type": "flux"},
    }
