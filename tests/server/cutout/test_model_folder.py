"""Models come over the network whole or not at all, go on where they were left, and can be sent away again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import gevent
import pytest

from conversation.errors import NotFound, Told
from conversation.ports.cutout import LocalModelRow
from imaging.cutout.models import BY_NAME, weights
from server.cutout.model_folder import ModelFolder
from server.cutout.model_part import part_of
from tests.model_host import ModelHost

DATA = bytes(range(256)) * 400
MODEL = replace(BY_NAME["u2net"], files=weights("u2net", len(DATA), hashlib.md5(DATA).hexdigest()))


@pytest.fixture
def host() -> Iterator[ModelHost]:
    with ModelHost(DATA) as host:
        yield host


@pytest.fixture
def models(host: ModelHost, tmp_path: Path) -> Iterator[ModelFolder]:
    made = ModelFolder(tmp_path / "models", host.url, (MODEL,))
    yield made
    host.go_on.set()
    made.close()


def until(models: ModelFolder, there: Callable[[LocalModelRow], bool]) -> LocalModelRow:
    """The row once it is like that."""
    with gevent.Timeout(10):
        while not there(models.row("u2net")):
            gevent.sleep(0.01)
    return models.row("u2net")


def settled(models: ModelFolder) -> LocalModelRow:
    models.fetch("u2net")
    return until(models, lambda row: row.state != "fetching")


def test_at_first_nothing_is_there_but_the_built_in_way(models: ModelFolder) -> None:
    assert [(row.name, row.state, row.received) for row in models.rows()] == [
        ("u2net", "absent", 0),
        ("simple", "present", 0),
    ]
    with pytest.raises(NotFound):
        models.row("../../etc/passwd")


def test_a_model_is_fetched_whole(models: ModelFolder) -> None:
    row = settled(models)
    assert (row.state, row.received, row.bytes, row.error) == ("present", len(DATA), len(DATA), None)
    assert (models.folder / "u2net.onnx").read_bytes() == DATA
    assert [path.name for path in models.folder.iterdir()] == ["u2net.onnx"]


def test_what_is_there_is_not_fetched_again(models: ModelFolder, host: ModelHost) -> None:
    models.folder.mkdir()
    (models.folder / "u2net.onnx").write_bytes(b"put there by hand")
    assert models.fetch("u2net").state == "present"
    assert not host.asked


def test_how_much_came_is_told_while_it_comes(models: ModelFolder, host: ModelHost) -> None:
    host.hold_after = 50_000
    models.fetch("u2net")
    row = until(models, lambda row: row.received > 0)
    assert row.state == "fetching"
    assert 0 < row.received <= 50_000
    assert row.bytes == len(DATA)


def test_a_line_that_is_cut_is_taken_up_where_it_was(models: ModelFolder, host: ModelHost) -> None:
    host.cut_after = 30_000
    assert settled(models).state == "present"
    assert host.asked == ["", "bytes=30000-"]


def test_who_cannot_go_on_in_the_middle_is_asked_for_all_of_it(models: ModelFolder, host: ModelHost) -> None:
    host.cut_after, host.ranges = 30_000, False
    assert settled(models).state == "present"
    assert (models.folder / "u2net.onnx").read_bytes() == DATA


def test_after_a_restart_it_goes_on(models: ModelFolder, host: ModelHost) -> None:
    models.folder.mkdir()
    part_of(models.folder / "u2net.onnx").write_bytes(DATA[:70_000])
    assert models.row("u2net").received == 70_000
    assert settled(models).state == "present"
    assert host.asked == ["bytes=70000-"]


def test_a_fetch_that_is_cancelled_keeps_what_came(models: ModelFolder, host: ModelHost) -> None:
    host.hold_after = 50_000
    models.fetch("u2net")
    until(models, lambda row: row.received >= 40_000)
    assert models.remove("u2net").state == "absent"
    host.hold_after = 0
    host.go_on.set()
    assert settled(models).state == "present"
    assert host.asked[1].startswith("bytes=")


def test_removing_a_model_removes_its_file(models: ModelFolder) -> None:
    settled(models)
    assert models.remove("u2net").state == "absent"
    assert not list(models.folder.iterdir())
    assert models.remove("simple").state == "present"


def test_a_file_that_is_there_goes_even_while_its_fetch_still_comes_back(models: ModelFolder) -> None:
    models.fetch("u2net")
    fetch = models.fetches["u2net"]
    path = models.folder / "u2net.onnx"
    with gevent.Timeout(10):
        while not path.is_file():
            gevent.sleep(0)
    held = fetch.greenlet
    fetch.greenlet = gevent.spawn(gevent.sleep, 60)  # it has everything, and nobody has heard of it yet
    assert fetch.runs

    assert models.remove("u2net").state == "absent"

    fetch.greenlet.kill()
    gevent.joinall([held])
    assert not list(models.folder.iterdir())


def test_a_fetch_that_was_not_wanted_any_more_and_ended_all_the_same_leaves_nothing(
    models: ModelFolder, host: ModelHost
) -> None:
    host.hold_after = 50_000
    models.fetch("u2net")
    until(models, lambda row: row.received >= 40_000)
    fetch = models.fetches["u2net"]
    assert models.remove("u2net").state == "absent"
    fetch.cancelled = False  # as if the last bytes had been heard just before
    host.go_on.set()
    gevent.joinall([fetch.greenlet])
    assert not (models.folder / "u2net.onnx").exists()


def test_a_wrong_checksum_is_said_and_nothing_of_it_stays(models: ModelFolder, host: ModelHost) -> None:
    host.data = DATA[::-1]
    row = settled(models)
    assert row.state == "failed"
    assert row.error and "checksum" in row.error["text"]
    assert not list(models.folder.iterdir())
    host.data = DATA
    assert settled(models).state == "present"


def test_too_much_beside_it_is_thrown_away_and_fetched_anew(models: ModelFolder) -> None:
    models.folder.mkdir()
    part_of(models.folder / "u2net.onnx").write_bytes(DATA + b"more")
    assert settled(models).state == "failed"
    assert settled(models).state == "present"


@pytest.mark.parametrize("status", [404, 503])
def test_a_refusal_is_said_with_who_refused(models: ModelFolder, host: ModelHost, status: int) -> None:
    host.status = status
    row = settled(models)
    assert row.error is not None
    assert row.error["title"] == f"{host.url.removeprefix('http://')} answered {status}"


def test_nobody_there_is_said(tmp_path: Path) -> None:
    with ModelHost(DATA) as host:
        gone = host.url
    models = ModelFolder(tmp_path, gone, (MODEL,))
    row = settled(models)
    models.close()
    assert row.error and row.error["title"].endswith("cannot be reached")


def test_a_full_disk_is_said(models: ModelFolder) -> None:
    models.folder.mkdir()
    part_of(models.folder / "u2net.onnx").symlink_to("/dev/full")
    row = settled(models)
    assert row.error and row.error["title"] == "The disk is full"


def test_who_follows_hears_of_it_and_of_its_end(models: ModelFolder, host: ModelHost) -> None:
    host.hold_after = 50_000
    rows = models.followed("u2net")
    assert next(rows).state == "fetching"
    host.go_on.set()
    assert list(rows)[-1].state == "present"


def test_who_stops_following_ends_what_began_for_them(models: ModelFolder, host: ModelHost) -> None:
    host.hold_after = 50_000
    rows = models.followed("u2net")
    next(rows)
    rows.close()  # type: ignore[attr-defined]
    assert models.row("u2net").state == "absent"


def test_who_is_killed_while_following_ends_it_too(models: ModelFolder, host: ModelHost) -> None:
    host.hold_after = 50_000
    follower = gevent.spawn(list, models.followed("u2net"))
    until(models, lambda row: row.received > 0)
    follower.kill()
    assert models.row("u2net").state == "absent"


def test_who_stops_following_leaves_what_others_began(models: ModelFolder, host: ModelHost) -> None:
    host.hold_after = 50_000
    models.fetch("u2net")
    rows = models.followed("u2net")
    next(rows)
    rows.close()  # type: ignore[attr-defined]
    assert models.row("u2net").state == "fetching"


def test_who_follows_one_that_was_ended_and_begun_anew_is_told_that_it_ended(
    models: ModelFolder, host: ModelHost
) -> None:
    host.hold_after = 50_000
    rows = models.followed("u2net")
    assert next(rows).state == "fetching"
    models.remove("u2net")
    models.fetch("u2net")
    host.go_on.set()
    with pytest.raises(Told) as caught:
        list(rows)
    assert caught.value.code == "fetch_stopped"


def test_who_follows_in_vain_is_told_why(models: ModelFolder, host: ModelHost) -> None:
    host.status = 404
    with pytest.raises(Told) as caught:
        list(models.followed("u2net"))
    assert caught.value.code == "cannot_fetch"
