"""The disk fills up while a reply is written: readers are told the truth, and all is stored once there is room."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from storage.disk.reserve import SIZE
from tests.e2e.conftest import ENVIRON
from tests.running import PATIENCE, Studio, Visitor
from tests.upstream.running import Upstream

pytestmark = pytest.mark.timeout(180)
Make = Callable[[Studio], Visitor]


@pytest.fixture
def small(tmp_path: Path, upstream: Upstream) -> Iterator[Studio]:
    """A studio whose data lies on a real file system of 24 megabytes."""
    yield from on_a_disk(tmp_path / "small", 24, upstream)


@pytest.fixture
def roomy(tmp_path: Path, upstream: Upstream) -> Iterator[Studio]:
    """The same with room for a reserve."""
    yield from on_a_disk(tmp_path / "roomy", 200, upstream)


def on_a_disk(mounted: Path, megabytes: int, upstream: Upstream) -> Iterator[Studio]:
    mounted.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(mounted)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode != 0:
        pytest.skip("mounting a small file system needs root and the right to mount")
    with Studio(mounted / "data", {**ENVIRON, "OPENROUTER_API_URL": upstream.url}) as studio:
        yield studio
    subprocess.run(["umount", "--lazy", str(mounted)], check=True)


def fill(studio: Studio) -> Path:
    """Takes all the space there is, also what the database's log had. Returns the file that has it."""
    ballast = studio.data.parent / "ballast"
    with closing(sqlite3.connect(studio.data / "atelier.db", timeout=PATIENCE)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with ballast.open("wb", buffering=0) as stream:
        for size in (1 << 20, 1 << 12):
            try:
                while True:
                    stream.write(bytes(size))
            except OSError as error:
                assert error.errno == errno.ENOSPC
    return ballast


def until(true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.05)


def test_a_reply_that_ends_on_a_full_disk_is_over_at_once_and_stored_when_there_is_room(
    small: Studio, visitor: Make
) -> None:
    ada = visitor(small)
    conversation = ada.conversation()
    ada.connect(conversation)
    turn = ada.turn(conversation, "Tell me", options={"chat_model": "paced/50x500"})
    ada.wait(lambda heard: turn in heard.replies and len(heard.replies[turn].text) > 60)
    ballast = fill(small)
    ended = ada.ended(turn, 60)
    assert ended.state == "done"

    def row() -> dict[str, object]:
        return next(each for each in ada.page(conversation)["messages"] if each["id"] == turn)

    until(lambda: bool(row()["unsaved"]), "the page is told that it is not saved")
    assert row()["text"] == ended.text
    assert ada.reply(conversation, turn).state == "done", "and that it is over, though what is stored says it runs"
    ada.wait(lambda heard: bool(heard.messages and heard.messages[-1]["unsaved"]))
    refused = ada.call("POST", f"/send_message/{conversation}", json={"messageText": "long " * 20_000})
    assert refused.status_code == 507

    ballast.unlink()
    until(lambda: not row()["unsaved"], "it is stored by itself once there is room")
    ada.wait(lambda heard: not heard.messages[-1]["unsaved"])
    until(lambda: bool(ada.page(conversation)["conversation"]["title"]), "and so is the title that it was given")
    spent = ada.page(conversation)
    small.kill()
    ada.cut()
    small.start()
    assert ada.reply(conversation, turn) == ended
    assert ada.page(conversation)["conversation"]["title"] == spent["conversation"]["title"]


def test_a_picture_painted_on_a_full_disk_is_kept_until_there_is_room(small: Studio, visitor: Make) -> None:
    ada = visitor(small)
    conversation = ada.conversation()
    ada.connect(conversation)
    turn = ada.turn(conversation, "/image a stormy sea", options={"image_model": "sketchbook/sketch"})
    ada.wait(lambda heard: any(event["type"] == "ImageStarted" for _, event in heard.events))
    ballast = fill(small)
    ada.wait(lambda heard: any("disk is full" in str(event.get("note")) for _, event in heard.events))
    assert ada.page(conversation)["images"] == []
    ballast.unlink()
    reply = ada.ended(turn)
    assert reply.state == "done"
    version = reply.pictures[0].version
    assert version is not None
    assert ada.call("GET", f"/api/conversation-image/{conversation}/{version['filename']}").status_code == 200


def test_deleting_by_a_call_works_on_a_full_disk_and_so_does_looking(roomy: Studio, visitor: Make) -> None:
    ada = visitor(roomy)
    conversation = ada.conversation()
    form = {"file": ("dot.png", png())}
    images = [ada.call("POST", "/api/v1/images", files=form).json()["data"] for _ in range(3)]
    token = ada.data("POST", "/api/v1/tokens", json={"name": "laptop"})["id"]
    until(lambda: (roomy.data / "reserve").is_file(), "the reserve is taken")
    until(lambda: (roomy.data / "reserve").stat().st_size == SIZE, "all of it")
    fill(roomy)

    assert ada.call("POST", "/api/v1/images", files=form).status_code == 507
    for method, path, body in (
        ("GET", "/api/v1/session", None),
        ("GET", f"/api/v1/images/{images[0]['id']}/file", None),
        ("DELETE", f"/api/v1/images/{images[0]['id']}", None),
        ("POST", "/api/v1/images/delete", {"images": [images[1]["id"]]}),
        ("DELETE", f"/api/v1/conversations/{images[2]['conversation']}", None),
        ("DELETE", f"/api/v1/conversations/{conversation}", None),
        ("DELETE", f"/api/v1/tokens/{token}", None),
    ):
        answer = ada.call(method, path, json=body)
        assert answer.status_code == 200, (method, path, answer.text)
    assert ada.data("GET", "/api/v1/gallery")["pictures"] == []


def png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "PNG")
    return out.getvalue()
