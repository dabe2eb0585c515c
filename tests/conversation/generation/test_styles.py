"""Styles have a name and a phrase; a prompt may name one in its own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from conversation.generation.style_words import styled
from conversation.generation.styles import LONGEST_PHRASE, STYLES, Style, in_style, named, phrase_of
from imaging.sketch.reading import read

PAGE = Path(__file__).parents[3] / "interface" / "web" / "src"
MEDIA = {"watercolour": "watercolour", "oil": "oil", "ink": "ink", "pixel": "pixel", "low_poly": "low_poly"}


def test_there_are_enough_and_each_is_there_once() -> None:
    names = [style.name for style in STYLES]
    assert len(names) >= 24 and len(set(names)) == len(names)
    assert all(
        named(name) == name and len(style.phrase) <= LONGEST_PHRASE for name, style in zip(names, STYLES, strict=True)
    )
    phrases = [style.phrase for style in STYLES]
    assert len(set(phrases)) == len(phrases)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_a_phrase_changes_how_the_sketchbook_paints_and_not_what(style: Style) -> None:
    plain, with_style = read("a lake in the mountains"), read(in_style("a lake in the mountains", style.phrase))
    assert (with_style.scene, with_style.elements, with_style.time) == (plain.scene, plain.elements, plain.time)


@pytest.mark.parametrize("name", [*MEDIA, "poster"])
def test_what_the_sketchbook_can_paint_with_it_does(name: str) -> None:
    assert read(in_style("a lake", phrase_of(name, {}))).style == MEDIA.get(name, "flat")


@pytest.mark.parametrize("name", [*MEDIA, "poster"])
def test_of_what_it_can_paint_with_it_misses_no_word(name: str) -> None:
    assert read(in_style("a mountain", phrase_of(name, {}))).unpainted == ()


def test_a_thumbnail_is_small_and_of_a_style_that_is_there() -> None:
    files = sorted((PAGE / "assets" / "styles").iterdir())
    assert {file.stem for file in files} <= {style.name for style in STYLES}
    for file in files:
        assert file.stat().st_size <= 4096
        with Image.open(file) as picture:
            assert picture.size == (160, 128)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("a fox as a watercolour", "watercolour"),
        ("a fox in watercolor", "watercolour"),
        ("a fox, watercolour", "watercolour"),
        ("a fox in the style of an oil painting", "oil"),
        ("a fox in oils.", "oil"),
        ("a fox as pixel art", "pixel"),
        ("a fox in comic book style", "comic"),
        ("a fox as a black and white photo", "black_and_white"),
        ("a fox as a vintage travel poster", "travel_poster"),
        ("ein Fuchs als Aquarell", "watercolour"),
        ("ein Fuchs im Comic-Stil", "comic"),
        ("ein Fuchs als Ölgemälde", "oil"),
        ("ein Fuchs als Schwarz-Weiß-Foto", "black_and_white"),
        ("un renard à l’aquarelle", "watercolour"),
        ("un renard à l'huile", "oil"),
        ("un renard en bande dessinée", "comic"),
        ("un renard, style vitrail", "stained_glass"),
        ("un zorro en acuarela", "watercolour"),
        ("un zorro al óleo", "oil"),
        ("un zorro, estilo manga", "anime"),
        ("一只狐狸，水彩画", "watercolour"),
        ("一只狐狸，油画风格", "oil"),
        ("一只狐狸像素风格", "pixel"),
    ],
)
def test_a_prompt_names_its_style_at_its_end(said: str, name: str) -> None:
    found = styled(said)
    assert found is not None and found.style.name == name
    assert found.prompt in ("a fox", "ein Fuchs", "un renard", "un zorro", "一只狐狸")


@pytest.mark.parametrize(
    "said",
    [
        "a watercolour mountain",
        "a fox with an oil lamp",
        "a bottle of ink",
        "a fox on a poster",
        "a box of pastels",
        "a girl reading a comic",
        "a paper boat",
        "watercolour",
        "as a watercolour",
        "ein Fuchs mit einem Foto",
        "una foto",
        "a clay pot",
        "拿着照片的人",
    ],
)
def test_words_that_are_part_of_the_picture_name_no_style(said: str) -> None:
    assert styled(said) is None


def test_a_name_is_known_however_it_is_written_and_anything_else_is_a_phrase() -> None:
    oil = phrase_of("oil", {})
    assert {phrase_of(said, {}) for said in ("Oil", "oil painting", "Ölgemälde", "油画")} == {oil}
    assert phrase_of("Pixel Art", {}) == phrase_of("pixel", {})
    assert phrase_of("in the manner of a child", {}) == "in the manner of a child"
    assert phrase_of("Low-Poly", {"low_poly": "my own facets"}) == "my own facets"
    assert in_style("a fox.", "oil painting") == "a fox, oil painting"
    assert in_style("a fox", "") == "a fox" and in_style("", "oil") == ""
