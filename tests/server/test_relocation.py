"""A studio moves from a folder to PostgreSQL and a bucket, and back: all of it, once, however often one asks."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from conversation.ports.areas.masks import MadeMask
from server import relocation
from server.assembly.kept_files import opened
from server.backups import NotWhole, look_through, make
from server.relocation import RelocationCounter, command
from server.settings import Settings
from server.startup import CannotStart
from storage.disk.picture_files import here
from storage.opening import Storage, open_storage
from storage.relocation.refused import RelocationRefused
from storage.sql.database import Database
from storage.sql.every_table import metadata
from storage.sql.tables import upkeep, versions
from tests.servers.postgres import fresh
from tests.servers.s3 import S3Endpoint
from tests.servers.s3 import s3 as s3
from tests.storage.conftest import Person, someone

pytestmark = pytest.mark.slow


@pytest.fixture
def settings(tmp_path: Path, s3: S3Endpoint) -> Settings:
    """Of a studio in a folder, with an endpoint for a bucket."""
    return Settings(data=tmp_path / "old", blobs_endpoint=s3.url)


@pytest.fixture
def where(s3: S3Endpoint) -> tuple[str, str]:
    """An empty database, and an empty bucket."""
    return fresh(), s3.address().url


def lived_in(settings: Settings) -> Person:
    """A studio with a bit of everything; somebody in it."""
    storage = open_storage(settings.data)
    ann, bob = someone(storage), someone(storage)
    for number in range(30):
        ann.talk(f"the harbour {number}", "Ja, im Hafen.")
    first = ann.paint(b"first")
    storage.masks.add(ann.id, first.id, first.current, MadeMask(b"a mask", 640, 480, 0.5), "drawn")
    for data in (b"same", b"same", b"third"):
        ann.paint(data)
        bob.paint(data)
    storage.shelf.delete(ann.id, ann.paint(b"deleted").id)
    (settings.data / "secret").write_text("what signs the cookies")
    storage.close()
    return ann


def started(settings: Settings) -> Storage:
    kept = opened(settings, here) if settings.blobs else None
    return open_storage(settings.data, settings.database, kept=kept)


def rows(settings: Settings) -> dict[str, list[dict[str, Any]]]:
    """All of a database, but for what is about its processes."""
    url = settings.database or f"sqlite:///{settings.data / 'atelier.db'}"
    database = Database(url, lambda: 0.0)
    try:
        with database.read() as connection:
            return {
                table.name: sorted((dict(row) for row in connection.execute(select(table)).mappings()), key=str)
                for table in metadata.sorted_tables
                if table.name not in ("runners", "doors", upkeep.name)
            }
    finally:
        database.close()


def test_it_goes_to_a_database_and_a_bucket_and_back(
    settings: Settings, where: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ann = lived_in(settings)
    before = rows(settings)
    command([*where, "--look"])(settings)
    looked = capsys.readouterr().out
    command(where)(settings)
    assert looked.replace("to bring", "brought, each read back and compared").splitlines()[1] in capsys.readouterr().out
    new = replace(settings, database=where[0], blobs=where[1], data=tmp_path / "new")
    assert rows(new) == before

    command(where)(settings)
    said = capsys.readouterr().out
    assert ": 0 brought, 0 that went meanwhile." in said
    assert "files: 0 brought" in said

    look_through(new)
    assert "13 files, 0.0 MB.\nAll of it is whole." in capsys.readouterr().out

    command([str(tmp_path / "back")])(new)
    back = Settings(data=tmp_path / "back")
    assert rows(back) == before
    storage = started(back)
    assert [each.title for each in storage.images.of(ann.conversation)] == ["cat"] * 4
    storage.close()

    storage = started(new)
    assert len(storage.library.page(ann.id, ann.conversation).messages) == 50
    assert storage.library.page(ann.id, ann.conversation).messages[-1].text == "Ja, im Hafen."
    assert len(storage.library.listing(ann.id, q="hafen").conversations) == 1
    for each in storage.images.of(ann.conversation):
        assert storage.images.read(each.shown)
    assert Person(storage, ann.id, ann.conversation, count(100)).talk("one more")
    assert Person(storage, ann.id, ann.conversation).paint(b"new").number == 6
    storage.close()


def test_what_was_stopped_on_the_way_goes_on_and_what_changed_meanwhile_too(
    settings: Settings, where: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = lived_in(settings)

    def stopped(at: str) -> type[RelocationCounter]:
        class Stopped(RelocationCounter):
            def __call__(self, what: str, done: int, of: int) -> None:
                if what == at and done:
                    raise KeyboardInterrupt

        return Stopped

    for at in (versions.name, "files"):
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(relocation, "RelocationCounter", stopped(at))
            command(where)(settings)
    storage = open_storage(settings.data)
    Person(storage, ann.id, ann.conversation, count(100)).talk("meanwhile")
    storage.library.rename(ann.id, ann.conversation, "The harbour")
    storage.close()

    command(where)(settings)

    assert rows(replace(settings, database=where[0])) == rows(settings)


def test_only_an_empty_place_or_its_own_copy_is_taken(
    settings: Settings, where: tuple[str, str], tmp_path: Path
) -> None:
    lived_in(settings)
    other = replace(settings, data=tmp_path / "other", database=where[0])
    storage = started(other)
    storage.accounts.guest()
    storage.close()
    with pytest.raises(RelocationRefused, match="holds a studio already"):
        command(where[:1])(settings)

    place = fresh()
    command([place])(settings)
    third = replace(settings, data=tmp_path / "third")
    lived_in(third)
    with pytest.raises(RelocationRefused, match="copy of another studio"):
        command([place])(third)
    used = replace(settings, database=place)
    started(used).close()
    with pytest.raises(RelocationRefused, match="holds a studio already"):
        command([place])(settings)
    storage = started(used)
    storage.runners.enrol("a process")
    storage.close()
    with pytest.raises(RelocationRefused, match="studio runs"):
        command([str(tmp_path / "back")])(used)


def test_what_is_damaged_or_missing_is_named_and_the_rest_is_brought(
    settings: Settings, where: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    ann = lived_in(settings)
    storage = open_storage(settings.data)
    lost, spoilt = (each.shown.filename for each in storage.images.of(ann.conversation)[:2])
    storage.files.remove(ann.conversation, lost)
    (settings.data / "conversations" / ann.conversation / "images" / spoilt).write_bytes(b"spoilt")
    storage.close()
    with pytest.raises(NotWhole, match="1 files are missing and 1 are damaged"):
        command(where[1:])(settings)
    said = capsys.readouterr().out
    assert f"missing: conversations/{ann.conversation}/images/{lost}" in said
    assert f"damaged: conversations/{ann.conversation}/images/{spoilt}" in said
    moved = replace(settings, blobs=where[1])
    with pytest.raises(NotWhole, match="2 files are missing and 0 are damaged"):
        look_through(moved)
    with pytest.raises(CannotStart, match="in a bucket"):
        make(moved, settings.data.parent / "copy")
    target = opened(moved, here).pictures
    assert target.size_of(ann.conversation, spoilt) is None
    assert target.conversations() and target.size_of(ann.conversation, lost) is None


@pytest.mark.parametrize("words", [[], ["--fast", "x"], ["a", "b"], ["s3://X"], ["s3://one", "s3://two"]])
def test_what_is_no_place_is_refused(settings: Settings, words: list[str]) -> None:
    with pytest.raises(CannotStart):
        command(words)(settings)


def test_where_it_is_already_there_is_nothing_to_do(settings: Settings) -> None:
    with pytest.raises(CannotStart, match="there already"):
        command([str(settings.data)])(settings)
