"""Pictures that lie encrypted: whose keys they are, what is left of who goes, and what is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command as alembic_command
from sqlalchemy import delete, func, select

from conversation.errors import NotFound, Told
from conversation.ports.pixels import Encoded
from storage.disk.errors import DiskRefused
from storage.disk.files import Files
from storage.disk.picture_files import part_of
from storage.encryption.key_ring import KeyRing
from storage.encryption.opened_copies import OpenedCopies
from storage.encryption.sealed_pictures import SealedPictures
from storage.migrations.upgrade import config
from storage.opening import Storage, open_storage
from storage.seal import Seal
from storage.sql.key_tables import person_keys, picture_keys
from storage.sql.tables import users
from tests.storage.conftest import Clock, Person, someone

MASTER, OTHER = "A" * 43 + "=", "_" * 42 + "8="
LONG = b"canary of a picture " * 20_000


def opened(data: Path, clock: Clock, *keys: str, encrypts: bool = True) -> Storage:
    return open_storage(data, clock=clock, seal=Seal(keys or (MASTER,)), encrypts=encrypts)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def storage(tmp_path: Path, clock: Clock) -> Iterator[Storage]:
    with closing(opened(tmp_path, clock)) as storage:
        yield storage


@pytest.fixture
def ann(storage: Storage) -> Person:
    return someone(storage)


def lying(data: Path) -> list[Path]:
    return sorted(path for path in (data / "conversations").rglob("*") if path.is_file())


def count(storage: Storage, table: object) -> int:
    with storage.database.read() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def test_what_lies_there_says_nothing_and_what_is_read_is_all_of_it(ann: Person, tmp_path: Path) -> None:
    image = ann.paint(LONG)
    shown = image.shown
    kept = ann.storage.shelf.file_of(ann.id, image.id, None, "original").kept
    with kept.open() as stream:
        assert stream.seek(100_003) and stream.read(20) == LONG[100_003:100_023]
    assert (kept.name, kept.size, kept.path.read_bytes()) == (shown.filename, len(LONG), LONG)
    assert ann.storage.images.read(shown) == LONG
    assert ann.storage.images.read_preview(shown) == b"preview of " + LONG
    there = lying(tmp_path)
    assert len(there) == 2 and len({len(path.name) for path in there}) == 1
    for path in there:
        assert b"canary" not in path.read_bytes() and shown.filename[4:20] not in path.name


def test_the_same_picture_again_is_one_file(ann: Person, tmp_path: Path) -> None:
    for _ in range(2):
        ann.paint(b"a picture")
    before = lying(tmp_path)
    ann.paint(b"a picture")
    assert lying(tmp_path) == before and len(before) == 2


def test_each_image_set_has_its_key_and_each_person_theirs(ann: Person) -> None:
    bob = someone(ann.storage)
    for person in (ann, bob):
        person.paint(b"a picture")
        person.paint(b"another")
    assert count(ann.storage, person_keys) == 2
    assert count(ann.storage, picture_keys) == 6, "two sets and the names, of both"
    with ann.storage.database.read() as connection:
        sealed = connection.execute(select(picture_keys.c.sealed)).scalars().all()
    assert len(set(sealed)) == 6


def test_who_leaves_takes_the_keys_along(ann: Person, tmp_path: Path, clock: Clock) -> None:
    bob = someone(ann.storage)
    theirs, others = ann.paint(LONG), bob.paint(LONG)
    copies = {path: path.read_bytes() for path in lying(tmp_path)}

    ann.storage.departures.leave(ann.id)

    assert count(ann.storage, person_keys) == 1
    ann.storage.close()
    for path, data in copies.items():  # as from an old copy of the disk
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    with closing(opened(tmp_path, clock)) as again:
        assert again.images.read(others.shown) == LONG
        with pytest.raises(NotFound):
            again.files.read(ann.conversation, theirs.shown.filename)


def test_a_guest_who_becomes_a_member_keeps_all_pictures(storage: Storage, ann: Person) -> None:
    guest = someone(storage)
    image = guest.paint(LONG)
    ann.paint(b"mine")
    storage.accounts.adopt(ann.id, guest.id)
    assert storage.images.read(image.shown) == LONG
    assert Person(storage, ann.id, guest.conversation).paint(b"one more")
    assert storage.images.read(image.shown) == LONG


def test_a_guest_who_joins_while_a_picture_is_kept_keeps_it(
    storage: Storage, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = KeyRing._made
    guest = someone(storage)

    def joined(*given: object) -> object:
        monkeypatch.setattr(KeyRing, "_made", made)
        storage.accounts.adopt(ann.id, guest.id)
        return made(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(KeyRing, "_made", joined)
    assert storage.images.read(guest.paint(LONG).shown) == LONG


@pytest.mark.parametrize("keys", [(MASTER,), (OTHER, MASTER)], ids=["the same", "a new one before it"])
def test_it_is_read_after_a_start_with_the_master_key(
    ann: Person, tmp_path: Path, clock: Clock, keys: tuple[str, ...]
) -> None:
    image = ann.paint(LONG)
    ann.storage.close()
    with closing(opened(tmp_path, clock, *keys, encrypts=False)) as again:
        assert again.images.read(image.shown) == LONG
        plain = Person(again, ann.id, ann.conversation).paint(b"as it is")
        assert again.images.read(plain.shown) == b"as it is"
        assert [path.name for path in lying(tmp_path) if path.name.startswith("img_")] == sorted(
            (plain.shown.filename, plain.shown.preview or "")
        )


def test_without_the_master_key_nothing_starts_and_nothing_is_lost(ann: Person, tmp_path: Path, clock: Clock) -> None:
    image = ann.paint(LONG)
    ann.storage.close()
    with pytest.raises(Told, match="another master key"):
        opened(tmp_path, clock, OTHER)
    with closing(opened(tmp_path, clock)) as again:
        assert again.images.read(image.shown) == LONG


def test_the_tables_of_the_keys_are_not_taken_down_while_there_are_any(ann: Person) -> None:
    image, made = ann.paint(LONG), config()
    with pytest.raises(RuntimeError, match="decrypt"), ann.storage.database.write() as connection:
        made.attributes["connection"] = connection
        alembic_command.downgrade(made, "0038")
    assert ann.storage.images.read(image.shown) == LONG


def test_the_master_key_and_peoples_are_changed_without_touching_a_file(
    ann: Person, tmp_path: Path, clock: Clock
) -> None:
    first, second = ann.paint(LONG), ann.paint(b"another")
    before = {path: path.read_bytes() for path in lying(tmp_path)}
    both = KeyRing(ann.storage.database, Seal([OTHER, MASTER]))
    assert both.reseal() == 1
    assert both.renew(lambda done, of: None) == 1
    assert (count(ann.storage, person_keys), count(ann.storage, picture_keys)) == (1, 3)
    assert ann.storage.images.read(first.shown) == LONG, "a studio that runs goes on"
    ann.storage.close()
    assert {path: path.read_bytes() for path in lying(tmp_path)} == before
    with closing(opened(tmp_path, clock, OTHER)) as again:
        assert again.images.read(first.shown) == LONG
        assert again.images.read(second.shown) == b"another"
        assert Person(again, ann.id, ann.conversation).paint(b"with the new key")


def test_the_key_of_what_is_gone_goes_and_comes_anew(ann: Person, clock: Clock) -> None:
    image, files = ann.paint(LONG), ann.storage.files
    for name in (image.shown.filename, image.shown.preview or ""):
        files.remove(ann.conversation, name)
    files.forget_unused(ann.conversation)
    assert count(ann.storage, picture_keys) == 2, "its files may still be on their way"
    clock.seconds += 7200
    files.forget_unused(ann.conversation)
    assert count(ann.storage, picture_keys) == 0
    again = ann.paint(LONG)
    assert ann.storage.images.read(again.shown) == LONG


def test_a_key_that_another_process_made_anew_is_learned(ann: Person, tmp_path: Path, clock: Clock) -> None:
    with closing(opened(tmp_path, clock)) as other:
        image = ann.paint(LONG)
        assert other.images.read(image.shown) == LONG
        for name in (image.shown.filename, image.shown.preview or ""):
            ann.storage.files.remove(ann.conversation, name)
        clock.seconds += 7200
        ann.storage.files.forget_unused(ann.conversation)
        again = ann.paint(LONG)
        other.files.standing(ann.conversation, again.shown.preview or "")
        assert other.images.read(again.shown) == LONG


def test_a_key_that_takes_the_number_of_one_that_is_gone_is_another(ann: Person) -> None:
    def painted(person: Person) -> None:
        image = person.paint(LONG)
        keys.key(person.conversation, part_of(image.shown.filename), anew=True)
        assert ann.storage.images.read(image.shown) == LONG

    keys = ann.storage.files.keys  # type: ignore[attr-defined]
    painted(ann)
    with ann.storage.database.write(freeing=True) as connection:
        connection.execute(delete(users).where(users.c.id == ann.id))
    painted(someone(ann.storage))


def test_a_sweep_that_knows_former_names_takes_nothing(ann: Person, tmp_path: Path, clock: Clock) -> None:
    with closing(opened(tmp_path, clock)) as other:
        image = ann.paint(LONG)
        assert other.images.read(image.shown) == LONG
        ann.storage.files.remove_all(ann.conversation)
        again = ann.paint(b"another")
        clock.seconds += 7200
        assert other.orphans.sweep(-1).files == 0
        assert count(ann.storage, picture_keys) == 2
        assert ann.storage.images.read(again.shown) == other.images.read(again.shown) == b"another"


def test_a_file_that_was_changed_or_put_in_anothers_place_is_refused(ann: Person, tmp_path: Path) -> None:
    image = ann.paint(LONG)
    one, other = lying(tmp_path)
    data = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(data)
    for read in (ann.storage.images.read, ann.storage.images.read_preview):
        with pytest.raises(DiskRefused):
            read(image.shown)


def test_a_path_is_good_for_as_long_as_somebody_has_it(ann: Person) -> None:
    image = ann.paint(LONG)
    files = ann.storage.files
    assert isinstance(files, SealedPictures)
    files._copies = OpenedCopies(most=0)
    path = files.standing(ann.conversation, image.shown.filename)
    text = str(path)
    assert files.standing(ann.conversation, image.shown.filename) != path, "nothing is kept for others"
    assert path.read_bytes() == LONG
    del path
    assert not Path(text).exists()


def test_files_that_lie_as_they_are_are_read_until_they_are_encrypted(tmp_path: Path, clock: Clock) -> None:
    with closing(open_storage(tmp_path, clock=clock)) as plain:
        ann = someone(plain)
        image = ann.paint(LONG)
    with closing(opened(tmp_path, clock)) as storage:
        assert storage.images.read(image.shown) == LONG
        Person(storage, ann.id, ann.conversation).paint(b"new")
        assert storage.images.read(image.shown) == LONG
        kept = Files(tmp_path / "conversations").older(ann.conversation, float("inf"))
        assert len(kept) == 4 and len([name for name in kept if name.startswith("img_")]) == 2
        assert storage.files.remove(ann.conversation, image.shown.filename) == len(LONG)
        with pytest.raises(NotFound):
            storage.images.read(image.shown)


def test_a_picture_of_nobody_is_refused(storage: Storage) -> None:
    with pytest.raises(NotFound):
        storage.files.keep("9b2f0f5e-0000-4000-8000-00000000000f", Encoded(b"a", "image/png", 1, 1, b"b"))
