"""What is typed into the gallery's search."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from conversation.ports.gallery import GalleryFilter
from conversation.versions.gallery_search import searched


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("made with flux", GalleryFilter(made_with=("flux",))),
        ("fox made with flux-2-pro", GalleryFilter(text="fox", made_with=("flux-2-pro",))),
        ("painted by sketchbook/sketch lake", GalleryFilter(text="lake", made_with=("sketchbook/sketch",))),
        ("over $0.05", GalleryFilter(over=50_000)),
        ("fox over 5 cents", GalleryFilter(text="fox", over=50_000)),
        ("made with flux over $0.01 under $0.05", GalleryFilter(made_with=("flux",), over=10_000, under=50_000)),
        ("free", GalleryFilter(under=1)),
        ("mit flux gemalt", GalleryFilter(made_with=("flux",))),
        ("gemalt mit flux", GalleryFilter(made_with=("flux",))),
        ("Fuchs über 0,05 $", GalleryFilter(text="Fuchs", over=50_000)),
        ("unter 5 ct", GalleryFilter(under=50_000)),
        ("fait avec flux", GalleryFilter(made_with=("flux",))),
        ("plus de 0,05 $", GalleryFilter(over=50_000)),
        ("hecho con flux", GalleryFilter(made_with=("flux",))),
        ("más de 5 céntimos", GalleryFilter(over=50_000)),
        ("用flux画的", GalleryFilter(made_with=("flux",))),
        ("超过 0.05 美元", GalleryFilter(over=50_000)),
        ("免费", GalleryFilter(under=1)),
        ('fox made with "Nano Banana"', GalleryFilter(text="fox", made_with=("Nano Banana",))),
        ("mit „Nano Banana“ gemalt", GalleryFilter(made_with=("Nano Banana",))),
        ("model:flux cost>$1", GalleryFilter(made_with=("flux",), over=1_000_000)),
    ],
)
def test_models_and_costs_are_understood(typed: str, meant: GalleryFilter) -> None:
    assert searched(GalleryFilter(text=typed)) == meant


@pytest.mark.parametrize(
    "typed", ["a fox", "over 9000", "free bird", "made in heaven", "the bridge over 3 rivers", "under water", "mit Hut"]
)
def test_other_words_stay_words(typed: str) -> None:
    assert searched(GalleryFilter(text=typed)) == GalleryFilter(text=typed)


@dataclass(frozen=True)
class Model:
    id: str
    label: str


MODELS = [Model("openrouter/google/gemini-image", "Nano Banana 2"), Model("bfl/flux-2-pro", "FLUX.2 [pro]")]


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        ("made with banana", {"banana": ("openrouter/google/gemini-image",)}),
        ('made with "nano banana"', {"nano banana": ("openrouter/google/gemini-image",)}),
        ("made with flux.2", {"flux.2": ("bfl/flux-2-pro",)}),
        ("made with gemini-image", {}),
    ],
)
def test_models_are_found_by_their_names_too(typed: str, called: dict[str, tuple[str, ...]]) -> None:
    assert searched(GalleryFilter(text=typed), lambda: MODELS).called == called


def test_models_are_only_looked_up_where_one_is_named() -> None:
    def nobody() -> list[Model]:
        raise AssertionError("nobody asked for one")

    assert searched(GalleryFilter(text="a fox over $1"), nobody).over == 1_000_000
