"""What happened to a picture, told from the recipes of its versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversation.edit_context import PictureVersion
from conversation.image import Image, Version
from conversation.recipe import (
    CollageValues,
    CompressionValues,
    CutoutValues,
    EditStep,
    EditValues,
    MaskValues,
    OperationValues,
    OverlayValues,
    PaintingValues,
    Recipe,
    RecipeValues,
    RetouchValues,
    UnknownValues,
    UploadValues,
)
from conversation.versions.provenance import KnownVersions, Telling, history_of, ids_used
from imaging.provenance.history import ProvenanceHistory
from imaging.provenance.manifest import manifest_of
from imaging.provenance.source_types import source_type

PHOTO = {"parent": "digitalCapture"}


def picture(*values: RecipeValues, parents: tuple[str, ...] = (), name: str = "") -> PictureVersion:
    """One that was made step by step; `parents` are further ones of the last step."""
    versions = tuple(
        Version(
            f"{name}{place}",
            f"image{name}",
            f"{name}{place - 1}" if place else None,
            "x.png",
            None,
            "image/png",
            6,
            4,
            9,
            Recipe(each, (*((f"{name}{place - 1}",) if place else ()), *(parents if each is values[-1] else ()))),
            "2026",
        )
        for place, each in enumerate(values)
    )
    return PictureVersion(Image(f"image{name}", "talk", 1, "Fox", versions, versions[-1].id), versions[-1])


def told(*values: RecipeValues, **declared: str) -> tuple[str, list[str]]:
    """Its source type, and C2PA's actions."""
    history = history_of(picture(*values), KnownVersions(), Telling(), "0.1.0")
    manifest = manifest_of(history, declared, "image/png")
    actions = [each["action"].removeprefix("c2pa.") for each in manifest["assertions"][0]["data"]["actions"]]
    return source_type(history, declared), actions


CAME, PAINTED, DRAWN = UploadValues("a.jpg"), PaintingValues("acme/brush", "a fox"), PaintingValues("sketchbook/sketch")


@pytest.mark.parametrize(
    ("values", "source", "actions"),
    [
        ((CAME,), "digitalCapture", ["opened"]),
        ((CAME, OperationValues("crop"), CompressionValues()), "humanEdits", ["opened", "cropped", "converted"]),
        ((CAME, OperationValues("resize")), "digitalCapture", ["opened", "resized"]),
        (
            (CAME, EditValues((EditStep("sharpen"), EditStep("tint"), EditStep("frobnicate")))),
            "humanEdits",
            ["opened", "filtered", "color_adjustments", "edited"],
        ),
        ((CAME, CutoutValues("isnet-general-use")), "algorithmicallyEnhanced", ["opened", "edited"]),
        ((CAME, CutoutValues("simple")), "humanEdits", ["opened", "edited"]),
        ((CAME, RetouchValues("upscale", "local/esrgan")), "algorithmicallyEnhanced", ["opened", "resized"]),
        ((CAME, RetouchValues("upscale")), "digitalCapture", ["opened", "resized"]),
        ((CAME, RetouchValues("nobg", "recraft/nobg")), "algorithmicallyEnhanced", ["opened", "edited"]),
        ((CAME, RetouchValues("expand")), "humanEdits", ["opened", "edited"]),
        ((CAME, RetouchValues("vectorize")), "humanEdits", ["opened", "converted"]),
        ((CAME, RetouchValues("expand", "acme/b")), "compositeWithTrainedAlgorithmicMedia", ["opened", "edited"]),
        ((CAME, MaskValues(model="local/lama")), "compositeWithTrainedAlgorithmicMedia", ["opened", "edited"]),
        ((CAME, MaskValues(steps=(EditStep("blur"),))), "humanEdits", ["opened", "filtered"]),
        ((CAME, PAINTED, MaskValues()), "compositeWithTrainedAlgorithmicMedia", ["opened", "edited", "edited"]),
        ((PAINTED, OperationValues("text")), "trainedAlgorithmicMedia", ["created", "drawing"]),
        ((DRAWN, OperationValues("flip")), "algorithmicMedia", ["created", "orientation"]),
        ((CollageValues("row"),), "composite", ["created", "placed"]),
        ((UnknownValues("command:old"),), "humanEdits", ["created", "edited"]),
    ],
)
def test_each_way_says_what_it_did(values: tuple[RecipeValues, ...], source: str, actions: list[str]) -> None:
    assert told(*values, **PHOTO) == (source, actions)


def test_other_pictures_in_it_count_and_are_named() -> None:
    fox = picture(PAINTED, name="fox")
    laid = picture(CAME, OverlayValues("top", 30, 100, 0), parents=("fox0",))
    known = KnownVersions({"fox0": fox}, {"fox0": Path("/kept/fox.png"), "0": Path("/kept/photo.jpg")})
    assert set(ids_used(laid)) == {"0", "fox0"}
    history = history_of(laid, known, Telling(), "0.1.0")
    assert [(each.label, each.relation, each.file) for each in history.ingredients] == [
        ("parent", "parentOf", "/kept/photo.jpg"),
        ("fox0", "componentOf", "/kept/fox.png"),
    ]
    assert source_type(history, PHOTO) == "compositeWithTrainedAlgorithmicMedia"

    asked = picture(PaintingValues("acme/brush", "like this"), parents=("fox0",))
    history = history_of(asked, known, Telling(), "0.1.0")
    assert [(each.label, each.relation) for each in history.ingredients] == [("fox0", "inputTo")]
    assert history.steps[0].used == ("fox0",)
    assert ProvenanceHistory.from_dict(history.to_dict()) == history


def test_words_are_those_that_were_sent_and_only_where_that_is_wanted() -> None:
    fox = picture(PaintingValues("acme/brush", "fox", "A red fox"), PaintingValues("acme/brush", "in snow"))
    assert history_of(fox, KnownVersions(), Telling(), "").prompt == "A red fox; in snow"
    silent = history_of(fox, KnownVersions(), Telling(prompt=False, writer="Ada", training="notAllowed"), "")
    assert (silent.prompt, silent.alt, silent.writer, silent.training) == ("", "Fox", "Ada", "notAllowed")
