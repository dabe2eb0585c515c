"""What a screen shows is made once, when somebody looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import gevent
import pytest
from gevent.event import Event

from conversation.errors import Told
from conversation.image import HEAVY, Image
from conversation.ports.pixels import Encoded, Pixels
from conversation.ports.shelf import PictureFile
from conversation.recipe import Recipe, UploadValues
from conversation.services.concurrency import InProgress
from conversation.services.full_size import FullSizePictures
from storage.memory import MemoryStorage, open_memory


@dataclass
class Eyes:
    """Makes a small picture of each file, when it may."""

    may: Event = field(default_factory=Event)
    asked: int = 0
    fault: Told | None = None

    def screen(self, file: Path) -> bytes:
        self.asked += 1
        self.may.wait()
        if self.fault:
            raise self.fault
        return b"small " + file.read_bytes()[:4]

    card = screen


@dataclass
class Someone:
    kept: MemoryStorage
    eyes: Eyes
    owner: str
    conversation: str

    @property
    def screens(self) -> FullSizePictures:
        return self._screens

    def __post_init__(self) -> None:
        self._screens = FullSizePictures(self.kept.shelf, self.kept.images, cast(Pixels, self.eyes), InProgress(Event))

    def picture(self, size: int = HEAVY + 1, kind: str = "image/png") -> Image:
        image, number = self.kept.images.reserve(self.conversation, "cat")
        encoded = Encoded(b"data".ljust(size, b"."), kind, 9, 9, b"preview")
        return self.kept.images.add(
            self.conversation, image, number, "cat", encoded, Recipe(UploadValues()), message=None, cost=0, seconds=0.0
        )

    def look(self, image: Image) -> tuple[str, bytes]:
        found = self.screens.full(self.owner, image.id, None)
        return found.media_type, found.path.read_bytes()[:10]


@pytest.fixture
def ada(tmp_path: Path) -> Someone:
    kept = open_memory(tmp_path)
    owner = kept.accounts.guest().id
    return Someone(kept, Eyes(), owner, kept.library.create(owner).id)


def test_whoever_looks_first_has_it_made_and_everybody_gets_it(ada: Someone) -> None:
    image = ada.picture()
    looking = [gevent.spawn(ada.look, image) for _ in range(3)]
    gevent.idle()
    ada.eyes.may.set()
    gevent.joinall(looking, raise_error=True)
    assert [each.value for each in looking] == [("image/webp", b"small data")] * 3
    assert ada.look(image) == ("image/webp", b"small data")
    assert ada.eyes.asked == 1
    assert not ada.screens.in_progress


@pytest.mark.parametrize(("size", "kind"), [(HEAVY, "image/png"), (HEAVY * 9, "image/jpeg"), (HEAVY * 9, "image/webp")])
def test_what_a_screen_shows_well_is_shown_as_it_is(ada: Someone, size: int, kind: str) -> None:
    assert ada.look(ada.picture(size, kind)) == (kind, b"data......")
    assert ada.eyes.asked == 0


def test_when_it_cannot_be_made_the_file_itself_is_shown(ada: Someone) -> None:
    ada.eyes.may.set()
    ada.eyes.fault = Told("This picture took too long", code="too_slow")
    assert ada.look(ada.picture()) == ("image/png", b"data......")
    assert not ada.screens.in_progress


def test_a_picture_that_goes_meanwhile_leaves_nothing(ada: Someone) -> None:
    image = ada.picture()
    looking = gevent.spawn(ada.look, image)
    gevent.idle()
    ada.kept.shelf.delete(ada.owner, image.id)
    ada.eyes.may.set()
    with pytest.raises(Told, match="not found"):
        looking.get()


def test_a_bug_lets_go_of_those_who_wait(ada: Someone) -> None:
    image = ada.picture()
    ada.eyes.fault = cast(Any, ZeroDivisionError())
    looking = [gevent.spawn(ada.look, image) for _ in range(2)]
    gevent.idle()
    ada.eyes.may.set()
    gevent.joinall(looking)
    assert [type(each.exception) for each in looking] == [ZeroDivisionError, type(None)]


def test_a_card_that_cannot_be_made_is_the_larger_file(ada: Someone) -> None:
    image = ada.picture()
    ada.eyes.may.set()
    assert ada.screens.card(ada.owner, image.id, None) == b"small data"
    ada.eyes.fault = Told("Too slow", "It takes too long.", code="too_slow")
    larger = ada.screens.card(ada.owner, image.id, None)
    assert isinstance(larger, PictureFile) and larger.path.read_bytes()[:4] == b"data"
