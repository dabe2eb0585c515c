"""Nothing deletes a file that a version still names, whatever is deleted, restored and cleaned up around it."""

from __future__ import annotations

import ast
import random
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select

from conversation.errors import NotFound
from conversation.ports.pixels import Encoded, Received
from conversation.recipe import OperationValues, Recipe, UploadValues
from storage.opening import Storage
from storage.sql.tables import images, versions

from .conftest import Clock, Person, someone

DAY = 86_400
ROOT = Path(__file__).parent.parent.parent
DATA = [b"red", b"green", b"blue"]
"""Few, so that the same bytes are in many pictures and conversations."""
MAY_DELETE = {
    "storage/disk/folder.py": {"make_folder"},  # its own probe
    "storage/disk/files.py": {
        "remove",
        "remove_all",
        "_put",
        "_put_file",
        "_ended",
    },  # by name, of a conversation that goes, half written, or what nothing names
    "storage/disk/picture_files.py": {"let_go"},  # made for a moment only
    "storage/cleanup/orphans.py": {"_emptied"},  # what no task lives long enough for
    "storage/encryption/sealed_pictures.py": {"_put_file"},  # what it made to hand it on
    "storage/encryption/opened_copies.py": {"_gone"},  # of a picture that was open, outside of the studio's data
    "storage/backup/database_copy.py": {"copy_database"},  # a copy that was stopped half way
    "storage/backup/file_copies.py": {"copy", "_written"},  # what is half written
    "storage/backup/making.py": {"_let_go"},  # in a copy, what the studio deleted for good
    "storage/objects/bucket.py": {"delete"},  # by keys
    "storage/objects/picture_objects.py": {
        "remove",
        "remove_all",
        "removed",
        "let_go_aside",
        "gone",
        "_hidden",
    },  # by name, of a conversation that goes, what was set aside a day ago, and what is set aside
    "storage/objects/local_copies.py": None,  # what can be fetched again
    "storage/objects/upload_objects.py": None,  # its own folder
    "storage/objects/passing_objects.py": {"swept", "work"},  # of its own folders
    "storage/uploads.py": None,  # its own folder
    "storage/downloads.py": None,  # its own folder
    "storage/form_pictures.py": None,  # its own folder
}


def missing(storage: Storage) -> list[str]:
    """Files that a version names and the disk does not have."""
    named = select(
        versions.c.conversation, versions.c.filename, versions.c.preview, versions.c.full, versions.c.thinned
    )
    with storage.database.read() as connection:
        rows = connection.execute(named).all()
    return [
        name
        for row in rows
        for name in ((row.preview,) if row.thinned else (row.filename, row.preview, row.full))
        if name and not storage.files.path(row.conversation, name).is_file()
    ]


class Household:
    """A few people who do what people do, by chance."""

    def __init__(self, storage: Storage, clock: Clock, folder: Path, seed: int) -> None:
        self.storage = storage
        self.clock = clock
        self.folder = folder
        self.chance = random.Random(seed)
        self.people: list[Person] = [someone(storage) for _ in range(3)]

    def act(self) -> None:
        acts = (self.paint, self.paint, self.upload, self.edit, self.delete, self.delete_conversation, self.restore)
        self.chance.choice((*acts, self.days_pass, self.tidy))()

    def anyone(self) -> Person:
        """With a conversation that is there: one they have, or now and then a new one."""
        at = self.chance.randrange(len(self.people))
        person = self.people[at]
        if self.storage.accounts.get(person.id) is None:  # they stayed away too long
            person = self.people[at] = someone(self.storage)
        with suppress(NotFound):
            self.storage.library.get(person.id, person.conversation)
            if self.chance.random() > 0.3:
                return person
        self.people[at] = Person(self.storage, person.id, self.storage.library.create(person.id).id)
        return self.people[at]

    def paint(self) -> None:
        self.anyone().paint(self.chance.choice(DATA))

    def upload(self) -> None:
        person, data = self.anyone(), self.chance.choice(DATA)
        sent = self.folder / uuid4().hex
        sent.write_bytes(data)
        _, number = self.storage.images.reserve(person.conversation, "sent")
        received = Received("image/png", 640, 480, b"preview of " + data, b"full of " + data)
        about = person.conversation, str(uuid4()), number, "sent", sent, received, Recipe(UploadValues())
        self.storage.images.take_in(*about)

    def some(self) -> list[tuple[str, str, str]]:
        """Owner, image and current version of a few pictures."""
        with self.storage.database.read() as connection:
            rows = connection.execute(select(images.c.owner, images.c.id, images.c.current, images.c.deleted)).all()
        living = [(row.owner, row.id, row.current) for row in rows if row.deleted is None]
        return self.chance.sample(living, min(len(living), 3))

    def edit(self) -> None:
        for _, image, version in self.some()[:1]:
            data = self.chance.choice(DATA)
            encoded = Encoded(data, "image/png", 1, 1, b"preview of " + data)
            recipe = Recipe(OperationValues("blur"), (version,))
            self.storage.images.add_version(image, version, encoded, recipe, message=None, cost=0, seconds=0.0)

    def delete(self) -> None:
        for owner, image, _ in self.some():
            with suppress(NotFound):  # its conversation was deleted
                self.storage.shelf.delete(owner, image)

    def delete_conversation(self) -> None:
        person = self.anyone()
        with suppress(NotFound):  # it was deleted before
            self.storage.library.delete(person.id, person.conversation)

    def restore(self) -> None:
        with self.storage.database.read() as connection:
            gone = connection.execute(select(images.c.owner, images.c.id).where(images.c.deleted.is_not(None))).all()
        for row in gone[:2]:
            self.storage.gallery.restore(row.owner, [row.id])

    def days_pass(self) -> None:
        self.clock.seconds += self.chance.choice((1, 5, 20, 40)) * DAY
        for person in self.people[: self.chance.randrange(4)]:
            self.storage.accounts.touch(person.id)

    def tidy(self) -> None:
        self.storage.retention.purge()
        self.storage.orphans.sweep(self.chance.choice((-60, 3600)))  # as if everything were old


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_every_named_file_is_there_after_whatever_people_do(
    storage: Storage, clock: Clock, tmp_path: Path, seed: int
) -> None:
    household = Household(storage, clock, tmp_path, seed)
    taken = 0
    for _ in range(200):
        before = len(list((tmp_path / "data" / "conversations").rglob("*.*")))
        household.act()
        taken += len(list((tmp_path / "data" / "conversations").rglob("*.*"))) < before
        assert missing(storage) == []
    assert taken, "nothing was ever taken away: this proves nothing"


def test_the_same_bytes_in_two_conversations_are_two_files(storage: Storage, clock: Clock) -> None:
    ann, bob = someone(storage), someone(storage)
    mine, theirs = ann.paint(b"same"), bob.paint(b"same")
    storage.library.delete(ann.id, ann.conversation)
    clock.seconds += 31 * DAY
    storage.accounts.touch(bob.id)

    storage.retention.purge()

    assert storage.images.read(theirs.shown) == b"same"
    assert not storage.files.path(ann.conversation, mine.shown.filename).exists()
    assert missing(storage) == []


def test_only_these_places_delete_files_at_all() -> None:
    found: dict[str, set[str]] = {}
    for path in sorted((ROOT / "storage").rglob("*.py")):
        name = str(path.relative_to(ROOT))
        for function in ast.walk(ast.parse(path.read_text())):
            if isinstance(function, ast.FunctionDef) and deletes(function, "objects" in path.parts):
                found.setdefault(name, set()).add(function.name)
    allowed = {name: found[name] if who is None else who for name, who in MAY_DELETE.items() if name in found}
    assert {name: who - allowed.get(name, set()) for name, who in found.items()} == dict.fromkeys(found, set())


def deletes(function: ast.FunctionDef, in_a_bucket: bool) -> bool:
    calls = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    ways = {"unlink", "rmtree", "rmdir", "removedirs", *(["delete", "delete_async"] if in_a_bucket else [])}
    return any(isinstance(call, ast.Attribute) and call.attr in ways for call in calls)
