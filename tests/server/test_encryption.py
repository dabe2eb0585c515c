"""A studio's pictures are encrypted and opened again beside it, by commands that can be ended anywhere."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import delete

from conversation.errors import Told
from server import encryption, master_key
from server.assembly.kept_files import opened
from server.backups import NotWhole, look_through, make, put_back
from server.relocation import relocate, target_of
from server.settings import Settings
from server.startup import CannotStart
from storage.disk.claim import claimed
from storage.disk.opaque_names import is_opaque
from storage.disk.picture_files import here
from storage.opening import Storage, open_storage
from storage.sql.key_tables import picture_keys
from tests.servers.s3 import S3Endpoint
from tests.servers.s3 import s3 as s3
from tests.storage.conftest import Person, someone

CANARY = b"canary of a picture " * 5000


@pytest.fixture
def plain(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "studio")


@pytest.fixture
def settings(plain: Settings) -> Settings:
    return replace(plain, encrypt="1")


def started(settings: Settings) -> Storage:
    """As a server does it."""
    kept = opened(settings, here) if settings.blobs else None
    seal, encrypts = master_key.seal(settings), settings.encrypt == "1"
    storage = open_storage(settings.data, settings.database, seal=seal, kept=kept, encrypts=encrypts)
    encryption.announce(settings, storage.database)
    return storage


def lived_in(settings: Settings, pictures: int = 3) -> Person:
    settings.data.mkdir(exist_ok=True)
    storage = started(settings)
    ann = someone(storage)
    for number in range(pictures):
        ann.paint(CANARY + str(number).encode())
    storage.close()
    return ann


def names(settings: Settings) -> list[str]:
    """Without what is half written when something is killed, which is swept within an hour."""
    return [path.name for path in (settings.data / "conversations").rglob("[!.]*") if path.is_file()]


def must_all_be_there(settings: Settings, ann: Person, pictures: int = 3) -> None:
    with closing(started(settings)) as storage:
        found = storage.images.of(ann.conversation)
        assert {storage.images.read(each.shown) for each in found} == {
            CANARY + str(number).encode() for number in range(pictures)
        }
        assert all(storage.images.read_preview(each.shown).startswith(b"preview of canary") for each in found)


def test_it_is_encrypted_and_opened_again_beside_a_studio_that_runs(
    plain: Settings, settings: Settings, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    ann = lived_in(plain)
    with closing(started(settings)) as running:
        assert "A lost master key is final" in caplog.text, "before the first picture is encrypted"
        encryption.command(["encrypt", "--yes"])(settings)
        assert "6 files: 6 encrypted now" in (said := capsys.readouterr().out)
        assert "A lost master key is final" in said and str(plain.data / master_key.NAME) in said
        assert len(names(plain)) == 6 and all(map(is_opaque, names(plain)))
        for each in running.images.of(ann.conversation):
            assert running.images.read(each.shown).startswith(CANARY)
    look_through(settings)
    assert "All of it is whole." in capsys.readouterr().out
    with closing(started(plain)) as running:
        encryption.command(["decrypt"])(plain)
        assert "6 files: 6 are as they were" in capsys.readouterr().out
        assert len(names(plain)) == 6 and not any(map(is_opaque, names(plain)))
        for each in running.images.of(ann.conversation):
            assert running.images.read(each.shown).startswith(CANARY)
    encryption.command(["decrypt"])(plain)
    assert capsys.readouterr().out == "Nothing is encrypted.\n"
    must_all_be_there(plain, ann)


@pytest.mark.slow
@pytest.mark.parametrize("word", ["encrypt", "decrypt"])
def test_what_was_killed_goes_on_where_it_was(word: str, plain: Settings, settings: Settings) -> None:
    """Killed again and again, until it is through."""
    ann = lived_in(plain if word == "encrypt" else settings, 40)
    environ = {**os.environ, "ATELIER_DATA": str(plain.data), "ATELIER_ENCRYPT": "1" if word == "encrypt" else "0"}
    command = [sys.executable, "-m", "server", word, *(["--yes"] if word == "encrypt" else [])]
    done, killed = (lambda: sum(is_opaque(name) == (word == "encrypt") for name in names(plain))), 0
    while done() < len(names(plain)):
        before = done()
        running = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while killed < 3 and running.poll() is None and done() < before + 10:
            time.sleep(0.001)
        if killed < 3 and running.poll() is None:
            running.send_signal(signal.SIGKILL)
            killed += 1
        running.wait(60)
        now = plain if word == "decrypt" else settings
        must_all_be_there(now, ann, 40)
    assert killed == 3
    assert len(names(plain)) == 80


def test_nothing_is_done_before_it_was_said_what_a_lost_key_means(plain: Settings, settings: Settings) -> None:
    lived_in(plain)
    with pytest.raises(CannotStart, match="Nothing was done yet") as said:
        encryption.command(["encrypt"])(settings)
    assert "A lost master key is final" in str(said.value)
    assert not any(map(is_opaque, names(plain)))


def test_it_is_refused_beside_a_studio_that_knows_nothing_of_it(plain: Settings, settings: Settings) -> None:
    lived_in(plain)
    other = pytest.raises(CannotStart, match="with another ATELIER_ENCRYPT")
    with claimed(plain.data), closing(started(plain)), other:
        encryption.encrypt(settings)
    with pytest.raises(CannotStart, match="does not encrypt yet"):
        encryption.encrypt(plain)
    with pytest.raises(CannotStart, match="still encrypts"):
        encryption.decrypt(settings)
    assert not any(map(is_opaque, names(plain)))
    encryption.encrypt(settings)
    assert all(map(is_opaque, names(plain))), "while it rests nobody need know"


def test_a_file_that_is_damaged_stays_as_it_is_and_is_named(
    plain: Settings, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    lived_in(plain)
    path = next(path for path in (plain.data / "conversations").rglob("*.png"))
    path.write_bytes(b"damaged")
    with pytest.raises(NotWhole):
        encryption.encrypt(settings)
    assert f"damaged: {path.relative_to(plain.data)}" in capsys.readouterr().out
    assert path.read_bytes() == b"damaged" and len(list(filter(is_opaque, names(plain)))) == 5


def test_an_encrypted_file_that_is_damaged_is_named_and_holds_up_no_other(
    plain: Settings, settings: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ann = lived_in(settings)
    with closing(started(settings)) as storage:
        hidden = {
            shown: storage.files.hidden(ann.conversation, shown)  # type: ignore[attr-defined]
            for shown in (each.shown.filename for each in storage.images.of(ann.conversation))
        }
    shown, name = next(iter(hidden.items()))
    path = plain.data / "conversations" / ann.conversation / "images" / (name or "")
    path.write_bytes(damaged := bytes([*path.read_bytes()[:-1], 255 ^ path.read_bytes()[-1]]))
    said = f"damaged: conversations/{ann.conversation}/images/{shown}"
    with pytest.raises(NotWhole):
        look_through(settings)
    assert said in capsys.readouterr().out
    started(plain).close()
    with pytest.raises(NotWhole):
        relocate(plain, target_of(plain, [str(tmp_path / "other")]))
    assert said in capsys.readouterr().out
    with pytest.raises(NotWhole):
        encryption.decrypt(plain)
    assert said in capsys.readouterr().out
    assert path.read_bytes() == damaged and len(list(filter(is_opaque, names(plain)))) == 1


def test_another_master_key_and_other_keys_of_people_open_it_all(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    ann = lived_in(settings)
    before = sorted(names(settings))
    encryption.command(["rekey"])(settings)
    assert "1 people have another key." in capsys.readouterr().out
    master_key.rotate(settings)
    must_all_be_there(settings, ann)
    assert sorted(names(settings)) == before


def test_a_lost_master_key_is_final_and_the_studio_can_go_on_without(settings: Settings, plain: Settings) -> None:
    ann = lived_in(settings)
    (settings.data / master_key.NAME).unlink()
    with pytest.raises(Told, match="another master key"):
        started(settings)
    encryption.command(["rekey", "--forget-lost"])(settings)
    with closing(started(settings)) as storage:
        with pytest.raises(Told):
            storage.images.read(storage.images.of(ann.conversation)[0].shown)
        assert Person(storage, ann.id, ann.conversation, count(9)).paint(b"a new one")


def test_a_copy_stays_encrypted_and_comes_back(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ann, copy = lived_in(settings), tmp_path / "copy"
    make(settings, copy)
    make(settings, copy)
    assert "6 of them are encrypted" in capsys.readouterr().out
    assert sorted(names(replace(settings, data=copy))) == sorted(names(settings))
    look_through(replace(settings, data=copy))
    back = replace(settings, data=tmp_path / "back")
    put_back(back, copy)
    must_all_be_there(back, ann)
    with closing(started(settings)) as storage:
        storage.departures.leave(ann.id)
    make(settings, copy)
    assert names(replace(settings, data=copy)) == [], "what was deleted for good goes from the copy, too"


@pytest.mark.slow
def test_it_moves_to_a_bucket_and_stays_encrypted(settings: Settings, s3: S3Endpoint, tmp_path: Path) -> None:
    ann = lived_in(settings)
    settings = replace(settings, blobs_endpoint=s3.url)
    relocate(settings, target_of(settings, [s3.address().url]))
    there = replace(settings, blobs=s3.address().url)
    assert all(is_opaque(each.key.rpartition("/")[2]) for each in s3.bucket().under("conversations"))
    must_all_be_there(there, ann)
    with pytest.raises(CannotStart, match="cannot be given away"):
        encryption.refuse_presigned(replace(there, blobs_presigned="1"))


@pytest.mark.slow
def test_a_picture_that_came_anew_is_read_where_a_copy_of_the_former_one_lies(
    settings: Settings, s3: S3Endpoint, tmp_path: Path
) -> None:
    settings.data.mkdir()
    seal = master_key.seal(settings)
    settings = replace(settings, blobs=s3.address().url, blobs_endpoint=s3.url)

    def other() -> closing[Storage]:
        kept = opened(replace(settings, data=tmp_path / "another machine"), here)
        return closing(open_storage(settings.data, seal=seal, kept=kept, encrypts=True))

    with closing(started(settings)) as storage:
        ann = someone(storage)
        shown = ann.paint(CANARY).shown
        with other() as before:
            assert before.images.read(shown) == CANARY
        storage.files.remove(ann.conversation, shown.filename)
        with storage.database.write() as connection:
            connection.execute(delete(picture_keys).where(picture_keys.c.part != ""))
        again = ann.paint(CANARY).shown
        with other() as after:
            assert after.images.read(again) == CANARY
