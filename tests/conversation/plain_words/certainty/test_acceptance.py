"""A part of a message is acted upon only where what is left may be talk; else it is offered."""

from __future__ import annotations

import pytest

from conversation.plain_words.certainty.acceptance import ACT, FILE, TELL, believable, certainty, weights
from conversation.plain_words.certainty.kernel import kernel_of
from conversation.plain_words.certainty.salvage import salvaged
from conversation.plain_words.reading.reader import read
from conversation.plain_words.reading.scene import Scene
from conversation.plain_words.understanding import offers_of, wishes_of
from imaging.declaration import Declaration

ONE = Scene()


def names(text: str, offered: bool = False) -> list[str]:
    wishes = offers_of(text, ONE) if offered else wishes_of(text, ONE)
    return [wish.meant.name for wish in wishes if isinstance(wish.meant, Declaration)]


def sure(text: str) -> float:
    return certainty(text, salvaged(read(text, ONE), ONE), ONE)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("auntie zorgled my phone again, convert it to png", "convert"),
        ("needs to be under 300 KB for the gropple portal, bus in a mo", "compress"),
        ("zorgly zorgly, rotate it to the left", "rotate"),
    ],
)
def test_talk_around_a_wish_is_no_hindrance(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("brighten the gloopers", "brightness"),
        ("make the gloopers brighter", "brightness"),
        ("brighter but never the gloopers", "brightness"),
        ("zorgle it 40 and sharpen it", "sharpen"),
    ],
)
def test_a_thing_a_figure_or_a_ban_that_is_left_over_makes_it_an_offer(text: str, name: str) -> None:
    assert names(text) == []
    assert name in names(text, offered=True)
    assert sure(text) < 0.7


def test_talk_alone_is_neither() -> None:
    assert names("my auntie zorgles every wednesday", offered=True) == []


def test_the_kernel_is_the_longest_run_that_means_something() -> None:
    clause = read("zorgle convert it to png for gropple", ONE).clauses[0]
    kernel = kernel_of(clause.items)
    assert kernel is not None
    assert [item.text for item in kernel.before] == ["zorgle"]
    assert {"convert", "fmt"} <= {value if kind == "act" else kind for kind, value in kernel.senses}


def test_its_file_is_small() -> None:
    assert FILE.stat().st_size < 10_000
    assert "bias" in weights()


@pytest.mark.parametrize("text", ["¿Qué proporción tiene, 3:2 o 4:3?", "download the lot for my aunt, she is waiting"])
def test_what_changes_nothing_need_not_be_as_certain(text: str) -> None:
    assert TELL <= ACT
    reading = salvaged(read(text, ONE), ONE)
    assert believable(text, reading, ONE) is (sure(text) >= TELL)
