"""A ZIP on its way from the real server to somebody who goes away."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from PIL import Image
from urllib3.exceptions import ProtocolError

from tests.running import Studio, Visitor

PICTURES = 40


def photograph() -> bytes:
    out = BytesIO()
    Image.effect_noise((1200, 900), 90).convert("RGB").save(out, "JPEG", quality=95)
    return out.getvalue()


def open_files(studio: Studio) -> set[str]:
    """What the server has open in its folder of pictures."""
    found = set()
    for link in list(Path(f"/proc/{studio.pid}/fd").iterdir()):
        with suppress(FileNotFoundError):  # closed meanwhile
            found.add(str(link.readlink()))
    return {target for target in found if "/images/" in target}


def eventually(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return False


def test_who_goes_away_in_the_middle_ends_the_reading_and_can_come_again(
    visitor: Callable[[Studio], Visitor], offline: Studio
) -> None:
    somebody = visitor(offline)
    conversation = somebody.conversation()
    files = {"file": ("IMG_1.JPG", photograph(), "image/jpeg")}
    image = somebody.data("POST", "/api/v1/images", files=files, data={"conversation": conversation})["id"]
    order = {"images": [{"id": image}] * PICTURES, "format": "original"}
    url = somebody.data("POST", "/api/v1/downloads", json=order)["url"]
    with somebody.call("GET", url, stream=True) as answer:
        assert answer.ok
        assert len(answer.raw.read(100_000)) == 100_000
        assert eventually(lambda: bool(open_files(offline)))
    assert eventually(lambda: not open_files(offline))
    with ZipFile(BytesIO(somebody.call("GET", url).content)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == PICTURES + 1
        assert archive.namelist()[-1] == "read-me.txt"


def test_a_zip_on_its_way_is_a_job_that_can_be_ended(own: Studio, visitor: Callable[[Studio], Visitor]) -> None:
    somebody = visitor(own)
    conversation = somebody.conversation()
    files = {"file": ("IMG_1.JPG", photograph(), "image/jpeg")}
    image = somebody.data("POST", "/api/v1/images", files=files, data={"conversation": conversation})["id"]
    order = {"images": [{"id": image}] * PICTURES * 10, "format": "original", "name": "Holiday"}
    url = somebody.data("POST", "/api/v1/downloads", json=order)["url"]
    with somebody.call("GET", url, stream=True) as answer:
        assert len(answer.raw.read(100_000)) == 100_000
        (task,) = somebody.data("GET", "/api/v1/tasks?state=running")["tasks"]
        assert (task["kind"], task["title"]) == ("export", "Holiday.zip")
        assert somebody.data("DELETE", f"/api/v1/tasks/{task['id']}")["state"] == "cancelled"
        assert eventually(lambda: not open_files(own))
        with suppress(ProtocolError):  # cut in the middle, so that nobody takes it for whole
            rest = answer.raw.read()
            assert len(rest) < len(photograph()) * PICTURES
    code, said = own.stop()
    assert (code, said) == (0, "")
