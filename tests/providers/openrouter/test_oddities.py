"""Answers that are well but unusual are read as if they were not."""

from __future__ import annotations

import pytest

from conversation.ports.models import Ended, ImageRequest, Made, TokenUse
from tests.matrix import sampled
from tests.upstream import Upstream
from tests.upstream.connected import asking, chat_model, connected, text_of
from tests.upstream.oddities import KEPT, ODDITIES, WORDS
from tests.upstream.pictures import png

COSTS = sorted(name for name in ODDITIES if name.startswith("cost-"))
SPOKEN = sorted(set(ODDITIES) - set(COSTS) - set(KEPT) - {"slow"})
PAINTED = sorted(set(SPOKEN) - {"split", "words-only", "parts"})


@sampled("name", SPOKEN)
def test_it_is_read_like_any_other_answer(upstream: Upstream, name: str) -> None:
    with connected(upstream, silence=2.0) as connection:
        chunks = list(chat_model(connection, f"odd/{name}").reply(asking("hello")))

    assert text_of(chunks) == WORDS
    assert chunks[-1] == TokenUse(15, 9, 5) or name.startswith(("document", "wide"))


@sampled("name", PAINTED)
def test_its_picture_is_found_once(upstream: Upstream, name: str) -> None:
    with connected(upstream, silence=2.0) as connection:
        model = connection.image(f"odd/{name}")
        assert model is not None
        made = list(model.make(ImageRequest("odd")))[-1]

    assert isinstance(made, Made)
    assert made.data == png("odd") and made.media_type == "image/png"
    assert made.text == WORDS


@sampled("name", sorted(KEPT))
def test_a_picture_that_came_is_kept_however_its_answer_ends(upstream: Upstream, name: str) -> None:
    with connected(upstream, silence=2.0) as connection:
        model = connection.image(f"odd/{name}")
        assert model is not None
        made = list(model.make(ImageRequest("odd")))[-1]

    assert isinstance(made, Made)
    assert (made.data, made.text) == (png("odd"), WORDS)
    assert made.cost == (None if name in ("kept-cut-off", "kept-no-cost") else 15)


def test_pictures_among_the_words_of_a_chat_are_told_once(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        chunks = list(chat_model(connection, "odd/twice").reply(asking("hello")))

    assert [chunk.data for chunk in chunks if isinstance(chunk, Made)] == [png("odd")]


def test_words_instead_of_a_picture_are_told(upstream: Upstream) -> None:
    with connected(upstream) as connection:
        model = connection.image("odd/words-only")
        assert model is not None
        made = list(model.make(ImageRequest("odd")))[-1]

    assert isinstance(made, Made) and (made.data, made.text) == (b"", WORDS)


@pytest.mark.parametrize("name", COSTS)
def test_a_cost_that_is_none_is_unknown(upstream: Upstream, name: str) -> None:
    with connected(upstream) as connection:
        used = list(chat_model(connection, f"odd/{name}").reply(asking("hello")))[-1]

    assert isinstance(used, TokenUse) and used.cost == (38_700 if name == "cost-text" else None)


@pytest.mark.parametrize(("name", "reason"), [("length", "length"), ("content-filter", "filtered")])
def test_an_answer_that_was_ended_says_why(upstream: Upstream, name: str, reason: str) -> None:
    with connected(upstream) as connection:
        chunks = list(chat_model(connection, f"odd/ended-{name}").reply(asking("hello")))

    assert text_of(chunks) == WORDS
    assert chunks[-2:] == [Ended(reason), TokenUse(15, 9, 5)]
