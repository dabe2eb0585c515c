"""remove.bg on its published wire: what it is sent, what that took, and how a refusal is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from conversation.errors import ProviderFault
from conversation.ports.models import REMOVE_BACKGROUND, Attachment, ImageRequest, Made
from imaging.files.encode import to_jpeg
from providers.provider import Given, Specialised
from providers.removebg.access import ADDRESS, KEY
from providers.removebg.connection import check, connect
from tests.imaging.pictures import picture
from tests.upstream.connected import FakePixels
from tests.upstream.removebg import FREE_KEY, REFUSED_KEY, RemovebgService
from tests.upstream.running import Running

PICTURE = Attachment("image/jpeg", to_jpeg(picture("RGB", 48, 32), 1))


@pytest.fixture(scope="module")
def upstream() -> Iterator[Running]:
    with Running(RemovebgService(), "/v1.0") as running:
        yield running


def given(upstream: Running, key: str) -> Given:
    return Given(FakePixels(), {KEY.name: key}, {ADDRESS.name: upstream.url})


def cut(upstream: Running, key: str = "a key of adas") -> Made:
    connection = connect(given(upstream, key))
    assert isinstance(connection, Specialised)
    with closing(connection):
        (cutter,) = connection.specialists()
        assert (cutter.abilities.speciality, connection.images()) == (REMOVE_BACKGROUND, ())
        steps = list(cutter.make(ImageRequest("", "48:32", (PICTURE,))))
    assert isinstance(steps[-1], Made)
    return steps[-1]


def test_it_is_sent_one_picture_and_what_it_took_is_not_made_up(upstream: Running) -> None:
    upstream.forget()
    made = cut(upstream)
    assert (made.media_type, made.cost, len(upstream.seen()["requests"])) == ("image/png", None, 1)
    assert cut(upstream, FREE_KEY).cost == 0


@pytest.mark.parametrize(
    ("key", "code"), [(REFUSED_KEY, "wrong_api_key"), ("broke", "no_credits"), ("busy", "rate_limited")]
)
def test_a_refusal_is_told_for_what_it_is_and_nothing_is_asked_twice(upstream: Running, key: str, code: str) -> None:
    upstream.forget()
    with pytest.raises(ProviderFault) as told:
        cut(upstream, key)
    assert (told.value.code, told.value.may_have_charged) == (code, False)
    assert len(upstream.seen()["requests"]) == (0 if key == REFUSED_KEY else 1)


def test_what_it_cannot_see_is_said_in_its_words(upstream: Running) -> None:
    with pytest.raises(ProviderFault) as told:
        cut(upstream, "nothing")
    assert "Could not identify foreground in image" in told.value.text


def test_a_key_can_be_tried(upstream: Running) -> None:
    assert check(given(upstream, "a key of adas")).left is None
    with pytest.raises(ProviderFault):
        check(given(upstream, REFUSED_KEY))
