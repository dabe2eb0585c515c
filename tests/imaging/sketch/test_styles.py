"""The styles that the page offers: each has its thumbnail, and its words mean the medium in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from imaging.sketch.reading import read
from imaging.sketch.vocabulary import STYLES

PAGE = Path(__file__).parents[3] / "interface" / "web" / "src"


@pytest.mark.parametrize(
    ("language", "prompt"),
    [
        ("en", "a mountain"),
        ("de", "ein Berg"),
        ("fr", "une montagne"),
        ("es", "una montaña"),
        ("zh", "山"),
    ],
)
def test_its_words_at_the_end_of_a_prompt_are_understood(language: str, prompt: str) -> None:
    text = (PAGE / "locales" / language / "imageform.ts").read_text()
    block = re.search(r"styleWords: \{(.+?)\}", text, re.DOTALL)
    joined = re.search(r"inStyle: '(.+)'", text)
    assert block and joined
    words = dict(re.findall(r"(\w+): '(.+)'", block[1]))
    assert set(words) == set(STYLES)
    for style, said in words.items():
        reading = read(joined[1].format(prompt=prompt, style=said))
        assert (reading.style, reading.unpainted, reading.scene) == (style, (), "mountains"), said


def test_each_has_a_small_thumbnail() -> None:
    files = sorted((PAGE / "assets" / "styles").iterdir())
    assert [file.name for file in files] == sorted(f"{style}.webp" for style in STYLES)
    for file in files:
        assert file.stat().st_size <= 4096
        with Image.open(file) as picture:
            assert picture.size == (160, 128)
