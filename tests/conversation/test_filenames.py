"""What files are called outside."""

from __future__ import annotations

import pytest

from conversation.filenames import Distinct, name_of, plain, stem
from conversation.image import Image, Recipe, Version

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


def image(title: str) -> Image:
    first, second = (
        Version(each, "i", None, "f.png", None, "image/png", 1, 1, 1, Recipe("upload"), "2026-11-20T14:30:05.120+00:00")
        for each in ("v1", "v2")
    )
    return Image("i", "c", 1, title, (first, second), "v2")


def test_a_name_says_what_it_is_and_when_it_was_made() -> None:
    lake = image("Mountain lake, at dawn")
    assert name_of(lake, lake.shown, "png") == "mountain-lake-at-dawn-v2-20261120-143005.png"
    assert name_of(lake, lake.versions[0], "jpg", offset=600) == "mountain-lake-at-dawn-v1-20261121-003005.jpg"


@pytest.mark.parametrize("title", NASTY)
def test_a_title_of_any_kind_is_a_name_for_every_file_system(title: str) -> None:
    name = name_of(image(title), image(title).shown, "png")
    assert len(name.encode()) <= 255
    assert not set(name) & set('/\\<>:"|?*;\r\n\t\0~%\u202e')
    assert name[0] not in ".- "
    assert ".." not in name
    assert stem(title).split(".")[0].lower() not in ("con", "prn", "aux", "nul", "lpt9", "com¹", "")


@pytest.mark.parametrize("title", NASTY)
def test_its_plain_form_is_letters_digits_and_hyphens(title: str) -> None:
    for name in (plain(name_of(image(title), image(title).shown, "png")), plain(f"{title}.zip"), plain(title)):
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")
        assert name.count(".") <= 1
        assert name[0] not in ".-"
        assert name.split(".")[0].lower() not in ("con", "prn", "aux", "nul", "lpt9", "com1")


def test_another_script_stays_in_the_name_and_has_a_plain_one() -> None:
    name = name_of(image("山の朝"), image("山の朝").shown, "png")
    assert name == "山の朝-v2-20261120-143005.png"
    assert plain(name) == "picture-v2-20261120-143005.png"
    assert plain("été.zip") == "ete.zip"


def test_no_name_is_given_twice_whatever_its_case() -> None:
    distinct = Distinct()
    given = [distinct(name) for name in ("cat.png", "Cat.png", "cat-2.png", "cat.png", "dog.png")]
    assert given == ["cat.png", "Cat-2.png", "cat-2-2.png", "cat-3.png", "dog.png"]


def test_a_thousand_equal_names_are_a_thousand_names() -> None:
    distinct = Distinct()
    assert len({distinct("cat.png").casefold() for _ in range(1000)}) == 1000
