"""Cutting out through the real server: a model that runs in its own process, and fetching one over HTTP."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import psutil
import pytest
from PIL import Image, ImageDraw

from tests.model_host import ModelHost
from tests.running import PATIENCE, Studio, Visitor
from tests.tiny_onnx import tiny_model

FIRST = 240
"""Seconds for the first cut-out with a model."""
HELD = 100_000
PLANTED = "sk-or-v1-planted"
Make = Callable[[Studio], Visitor]


@pytest.fixture(scope="module")
def host() -> Iterator[ModelHost]:
    with ModelHost(bytes(300_000)) as host:
        yield host


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory, host: ModelHost) -> Iterator[Studio]:
    """A studio in which somebody put U²-Net's file where it belongs."""
    data: Path = tmp_path_factory.mktemp("studio") / "data"
    (data / "models").mkdir(parents=True)
    (data / "models" / "u2net.onnx").write_bytes(tiny_model())
    planted = {"ATELIER_SECRET": f"{PLANTED}-secret", "OPENROUTER_API_KEY": f"{PLANTED}-key", "DB_PASSWORD": PLANTED}
    with Studio(data, {"ATELIER_MODELS_URL": host.url, **planted}) as studio:
        yield studio


def sent(somebody: Visitor, conversation: str) -> dict[str, Any]:
    """A red disc on a blue wall, as an upload."""
    image = Image.new("RGB", (600, 400), (136, 170, 204))
    ImageDraw.Draw(image).ellipse((180, 80, 420, 320), fill=(192, 48, 16))
    out = BytesIO()
    image.save(out, "JPEG", quality=95)
    files = {"file": ("disc.jpg", out.getvalue(), "image/jpeg")}
    return dict(somebody.data("POST", "/api/v1/images", files=files, data={"conversation": conversation}))


def row(somebody: Visitor, name: str) -> dict[str, Any]:
    rows = somebody.data("GET", "/api/v1/cutout/models")["models"]
    return next(dict(each) for each in rows if each["name"] == name)


def until(somebody: Visitor, name: str, state: str, least: int = 0) -> dict[str, Any]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = row(somebody, name)
        if found["state"] == state and found["received"] >= least:
            return found
        time.sleep(0.05)
    raise AssertionError(row(somebody, name))


def test_a_model_cuts_out_in_a_turn_and_by_http(studio: Studio, visitor: Make) -> None:
    ada = visitor(studio).connect()
    conversation = ada.conversation()
    ada.open(conversation)
    image = sent(ada, conversation)
    reply = ada.ended(ada.turn(conversation, "remove the background"), FIRST)
    assert reply.state == "done", reply
    assert reply.text.startswith("Cut out #1 with U²-Net in ")
    version = reply.pictures[0].version
    assert version is not None
    file = Image.open(BytesIO(ada.call("GET", f"/api/v1/images/{image['id']}/file").content))
    assert (file.mode, file.size) == ("RGBA", (600, 400))
    assert (file.getpixel((300, 200))[3], file.getpixel((5, 5))[3]) == (255, 0)  # type: ignore[index]

    children = psutil.Process(studio.pid).children(recursive=True)
    assert {child.cmdline()[2] for child in children} == {"server.workers.process", "server.workers.cutout_process"}
    for child in children:  # they have read a foreign file
        assert PLANTED not in str(child.environ()) + str(child.cmdline())
        assert not [file.path for file in child.open_files() if "atelier.db" in file.path]
        assert not child.net_connections()

    stroke = {"keep": False, "radius": 20, "points": [[300, 200], [320, 200]]}
    draft = ada.call(
        "POST", f"/api/v1/images/{image['id']}/cutout/draft", json={"method": "u2net", "strokes": [stroke]}
    )
    assert 0 < float(draft.headers["X-Atelier-Sure"]) <= 1
    assert Image.open(BytesIO(draft.content)).getpixel((310, 200))[3] == 0  # type: ignore[index]

    made = ada.data("POST", f"/api/v1/images/{image['id']}/cutout", json={"method": "simple", "strokes": [stroke]})
    assert made["versions"][-1]["recipe"]["values"]["simple"] is True
    ada.wait(lambda heard: any(each["current"] == made["current"] for each in heard.images))
    assert ada.ended(ada.turn(conversation, "undo")).state == "done"


def test_a_fetch_tells_how_far_it_is_stops_goes_on_and_is_checked(
    studio: Studio, host: ModelHost, visitor: Make
) -> None:
    ada = visitor(studio)
    ada.data("GET", "/api/v1/session")
    host.hold_after = HELD
    assert ada.call("POST", "/api/v1/cutout/models/silueta").status_code == 202
    assert until(ada, "silueta", "fetching", 1)["bytes"] == 300_000
    assert ada.data("DELETE", "/api/v1/cutout/models/silueta")["state"] == "absent"
    host.hold_after = 0
    host.go_on.set()
    ada.data("POST", "/api/v1/cutout/models/silueta")
    failed = until(ada, "silueta", "failed")
    assert "checksum" in failed["error"]["text"]
    assert host.asked[-1].startswith("bytes=")
    host.go_on.clear()


def test_stopping_a_turn_ends_the_fetch_it_began(studio: Studio, host: ModelHost, visitor: Make) -> None:
    ada = visitor(studio).connect()
    conversation = ada.conversation()
    ada.open(conversation)
    sent(ada, conversation)
    host.hold_after = HELD
    turn = ada.turn(conversation, "/nobg isnet-anime fetch")
    ada.wait(lambda heard: any(event.get("step") == "fetch" for _, event in heard.events))
    assert ada.said("stop", {"turn": turn})["stopped"]
    assert ada.ended(turn).state == "stopped"
    host.go_on.set()
    assert until(ada, "isnet-anime", "absent")["state"] == "absent"


def test_what_the_settings_say_is_used(studio: Studio, visitor: Make) -> None:
    ada = visitor(studio)
    conversation = ada.conversation()
    image = sent(ada, conversation)
    assert ada.data("PATCH", "/api/v1/settings", json={"cutout_model": "simple"})["cutout_model"] == "simple"
    made = ada.data("POST", f"/api/v1/images/{image['id']}/remove-background", json={})
    assert made["versions"][-1]["recipe"]["values"]["method"] == "simple"
    assert ada.call("PATCH", "/api/v1/settings", json={"cutout_model": "bria-rmbg"}).status_code == 400
