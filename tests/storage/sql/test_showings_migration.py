"""What was kept before branches knew their pictures: versions count where they were made, what was undone stays so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import text

from conversation.image import Image
from conversation.ports.pixels import Encoded
from conversation.ports.turns import TurnRequest
from storage.migrations.upgrade import config
from storage.opening import Storage, open_storage
from storage.sql.database import Database
from tests.storage.conftest import PAINTED, Clock, Person, someone

BEFORE = "0004"
OLD = {"cost": 0, "seconds": 0.1}


def painted(person: Person, message: str | None) -> Image:
    images = person.storage.images
    image, number = images.reserve(person.conversation, "cat")
    picture = Encoded(b"x", "image/png", 640, 480, b"")
    return images.add(person.conversation, image, number, "cat", picture, PAINTED, message=message, **OLD)


def edited(person: Person, image: Image, message: str) -> Image:
    picture = Encoded(b"y", "image/png", 640, 480, b"")
    return person.storage.images.add_version(image.id, image.current, picture, PAINTED, message=message, **OLD)


def branched(person: Person, parent: str) -> str:
    request = TurnRequest(person.id, person.conversation, "branch", "hello", parent=parent)
    return person.storage.replies.begin(request).reply.id


def taken_down_and_up_again(folder: Path) -> None:
    database = Database(f"sqlite:///{folder / 'atelier.db'}", Clock())
    made = config()
    with database.write() as connection:
        made.attributes["connection"] = connection
        command.downgrade(made, BEFORE)
        assert connection.execute(text("SELECT COUNT(touched) FROM images")).scalar() == 2
        command.upgrade(made, "head")
    database.close()


def state(storage: Storage, person: Person, turn: str) -> dict[int, Any]:
    """By number, the picture on the branch of that turn."""
    storage.library.show(person.id, person.conversation, turn)
    return {image.number: image.current for image in storage.images.of(person.conversation)}


def test_old_pictures_are_on_the_branches_that_made_them(tmp_path: Path) -> None:
    storage = open_storage(tmp_path, clock=Clock())
    person = someone(storage)
    photo = painted(person, None)
    first = person.talk("a lake")
    lake = painted(person, first)
    second = person.talk("darker")
    edited(person, lake, second)
    storage.images.choose(lake.id, lake.current, message=None)
    other = branched(person, first)
    dark = edited(person, lake, other)
    storage.close()

    taken_down_and_up_again(tmp_path)

    storage = open_storage(tmp_path, clock=Clock())
    assert state(storage, person, other) == {1: photo.current, 2: dark.current}
    assert state(storage, person, second)[1] == photo.current
    versions = storage.images.get(person.conversation, lake.id).versions
    assert [version.here for version in versions] == [True, True, False]
    storage.close()
