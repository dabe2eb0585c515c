"""What files are called outside."""

from __future__ import annotations

import re

import pytest

from conversation.image import Image, Version
from conversation.recipe import Recipe, UploadValues
from conversation.versions.filenames import Distinct, ending_of, plain, stem, stem_of, uploaded_title

NASTY = (
    "../../etc/passwd",
    "C:\\windows\\system32",
    'a"\r\nX-Evil: 1',
    "a; rm -rf ~",
    "safe\u202egnp.exe",
    "🦊🦊🦊",
    "é" * 300,
    "e\u0301" * 300,
    "con",
    "LPT9",
    "com¹",
    "nul.txt",
    " trailing. ",
    "",
    "\x00",
    "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "山の朝",
    "ﬁne",
    "-rf",
    "%2e%2e%2f",
    "a/b",
    "~root",
)


def image(title: str, sent: str | None = None) -> Image:
    recipe = Recipe(UploadValues(sent or ""))
    first, second = (
        Version(each, "i", None, "f.png", None, "image/png", 1, 1, 1, recipe, "2026-11-20T14:30:05.120+00:00")
        for each in ("v1", "v2")
    )
    return Image("i", "c", 1, title, (first, second), "v2")


@pytest.mark.parametrize("title", NASTY)
def test_a_title_of_any_kind_is_a_name_for_every_file_system(title: str) -> None:
    name = stem_of(image(title)) + ".png"
    assert len(name.encode()) <= 255
    assert not set(name) & set('/\\<>:"|?*%\r\n\t\0\u202e')
    assert name[0] not in ".- ~"
    assert name[-5] not in ". "
    assert ".." not in name
    assert stem(title).split(".")[0].lower() not in ("con", "prn", "aux", "nul", "lpt9", "com¹", "")


@pytest.mark.parametrize("title", NASTY)
def test_its_plain_form_is_in_ascii(title: str) -> None:
    for name in (plain(f"{stem(title)}.png"), plain(f"{title}.zip"), plain(title)):
        assert re.fullmatch(r"[A-Za-z0-9 _().,+-]+", name)
        assert name[0] not in ".- ~"
        assert ".." not in name
        assert name.split(".")[0].lower() not in ("con", "prn", "aux", "nul", "lpt9", "com1")


@pytest.mark.parametrize(
    ("sent", "name", "in_ascii"),
    [
        ("Пляж в Сочи.jpg", "Пляж в Сочи", "Plyazh v Sochi"),
        ("weißer Hund Æ.jpg", "weißer Hund Æ", "weisser Hund Ae"),
        ("IMG_2041.HEIC", "IMG_2041", "IMG_2041"),
        ("C:\\Photos\\Scan  0001 (final).TIF", "Scan  0001 (final)", "Scan  0001 (final)"),
        ("山の朝.png", "山の朝", "ShannoChao"),
        ("عائلتي 2026.png", "عائلتي 2026", "ilty 2026"),
        ("family 👨‍👩‍👧.webp", "family 👨‍👩‍👧", "family manwomangirl"),
        ("e\u0301te\u0301.png", "été", "ete"),
        ("10:30 Uhr?.png", "10_30 Uhr_", "10_30 Uhr_"),
        ("v1.2.3 draft.png", "v1.2.3 draft", "v1.2.3 draft"),
        ("x" * 70 + " the end.png", "x" * 70 + " the end", "x" * 70 + " the end"),
    ],
)
def test_a_name_stays_what_it_was(sent: str, name: str, in_ascii: str) -> None:
    kept = stem_of(image(uploaded_title(sent), sent))
    assert (kept, plain(f"{kept}.png")) == (name, f"{in_ascii}.png")


def test_a_picture_that_was_renamed_has_its_new_name() -> None:
    assert stem_of(image("Grandmother's garden", "IMG_2041.HEIC")) == "Grandmother's garden"


def test_no_name_is_given_twice_whatever_its_case_and_spelling() -> None:
    distinct = Distinct()
    given = [distinct(name, "png") for name in ("cat", "Cat", "cat (2)", "cat", "dog", "é", "E\u0301")]
    assert given == ["cat.png", "Cat (2).png", "cat (2) (2).png", "cat (3).png", "dog.png", "é.png", "E\u0301 (2).png"]


def test_another_version_of_what_is_there_says_which_it_is() -> None:
    distinct = Distinct()
    given = [distinct("cat", ending, version) for ending, version in (("png", 1), ("png", 2), ("jpg", 3), ("png", 2))]
    assert given == ["cat.png", "cat v2.png", "cat.jpg", "cat (2).png"]


def test_a_thousand_equal_names_are_a_thousand_names() -> None:
    distinct = Distinct()
    assert len({distinct("cat", "png").casefold() for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("sent", "media_type", "ending"),
    [
        ("IMG_2041.HEIC", "image/heic", "HEIC"),
        ("IMG_2041.HEIC", "image/jpeg", "jpg"),
        ("DSC0001.JPG", "image/jpeg", "JPG"),
        ("photo.jpeg", "image/jpeg", "jpeg"),
        ("really a jpeg.png", "image/jpeg", "jpg"),
        ("Scan.TIF", "image/tiff", "TIF"),
        ("no ending", "image/webp", "webp"),
        (None, "image/avif", "avif"),
    ],
)
def test_an_ending_stays_where_it_is_true(sent: str | None, media_type: str, ending: str) -> None:
    assert ending_of(image("x", sent), media_type) == ending


def test_names_that_some_file_system_takes_for_one_are_told_apart() -> None:
    distinct = Distinct()
    names = [
        distinct(*each) for each in (("Été", "JPG"), ("e\u0301te\u0301".upper(), "jpg"), ("été", "Jpg"), ("été", "png"))
    ]
    assert names == ["Été.JPG", "E\u0301TE\u0301 (2).jpg", "été (3).Jpg", "été.png"]
