"""Files on their way into the real server, over lines that break."""

from __future__ import annotations

import socket
import threading
import time
from base64 import b64encode
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import psutil
import requests
from PIL import Image

from tests.running import Studio, Visitor

UPLOADS = "/api/v1/uploads"
TUS = {"Tus-Resumable": "1.0.0"}
BYTES = {**TUS, "Content-Type": "application/offset+octet-stream"}
Make = Callable[[Studio], Visitor]


def photograph(megabytes: float = 0.5) -> bytes:
    """As large as it is said, and quick to look at."""
    side = int((megabytes * 1e6 / 3) ** 0.5)
    out = BytesIO()
    Image.radial_gradient("L").convert("RGB").resize((side, side)).save(out, "BMP")
    return out.getvalue()


def begun(somebody: Visitor, data: bytes, conversation: str) -> str:
    said = f"filename {b64encode(b'IMG_1.bmp').decode()},conversation {b64encode(conversation.encode()).decode()}"
    headers = {**TUS, "Upload-Length": str(len(data)), "Upload-Metadata": said}
    response = somebody.call("POST", UPLOADS, headers=headers)
    assert response.status_code == 201, response.text
    return str(response.headers["Location"])


def patch(somebody: Visitor, address: str, data: bytes, offset: int = 0) -> requests.Response:
    return somebody.call("PATCH", address, headers={**BYTES, "Upload-Offset": str(offset)}, data=data)


def offset_of(somebody: Visitor, address: str) -> int:
    return int(somebody.call("HEAD", address, headers=TUS).headers["Upload-Offset"])


def half_sent(somebody: Visitor, studio: Studio, address: str, data: bytes) -> socket.socket:
    """A request that has sent half of its bytes and goes no further."""
    cookie = "; ".join(f"{name}={value}" for name, value in somebody.http.cookies.items())
    head = [f"PATCH {address} HTTP/1.1", f"Host: 127.0.0.1:{studio.port}", f"Cookie: {cookie}"]
    head += [f"{name}: {value}" for name, value in BYTES.items()]
    head += ["Upload-Offset: 0", f"Content-Length: {len(data)}", "", ""]
    line = socket.create_connection(("127.0.0.1", studio.port), timeout=60)
    line.sendall("\r\n".join(head).encode() + data[: len(data) // 2])
    return line


def part_of(studio: Studio, address: str) -> Path:
    """What of a file is on the disk."""
    return next((studio.data / "uploads").glob(f"*/{address.rsplit('/', 1)[1]}.part"))


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_after_a_cut_it_goes_on_at_the_last_byte(offline: Studio, visitor: Make) -> None:
    ada = visitor(offline)
    conversation, data = ada.conversation(), photograph()
    address = begun(ada, data, conversation)
    line = half_sent(ada, offline, address, data)
    until(lambda: part_of(offline, address).stat().st_size > 0)
    line.close()

    until(lambda: ada.call("HEAD", address, headers=TUS).status_code == 200)
    offset = offset_of(ada, address)
    assert len(data) // 2 - 65_536 <= offset <= len(data) // 2
    assert patch(ada, address, data[offset:], offset).status_code == 204
    image = ada.data("GET", address)["image"]
    original = ada.call("GET", f"/api/v1/images/{image['id']}/file?format=original")
    assert original.content == data


def test_a_line_that_fell_silent_makes_room_for_the_next(offline: Studio, visitor: Make) -> None:
    """A telephone that changed its network: the old connection is neither closed nor ever heard of again."""
    ada = visitor(offline)
    conversation, data = ada.conversation(), photograph()
    address = begun(ada, data, conversation)
    silent = half_sent(ada, offline, address, data)
    try:
        until(lambda: part_of(offline, address).stat().st_size > 0)
        assert ada.call("HEAD", address, headers=TUS).status_code == 423
        until(lambda: ada.call("HEAD", address, headers=TUS).status_code == 200)
        offset = offset_of(ada, address)
        assert offset > 0
        assert patch(ada, address, data[offset:], offset).status_code == 204
    finally:
        silent.close()
    assert ada.data("GET", address)["image"]


def test_a_killed_server_goes_on_where_it_was(own: Studio, visitor: Make) -> None:
    ada = visitor(own)
    conversation, data = ada.conversation(), photograph()
    address = begun(ada, data, conversation)
    line = half_sent(ada, own, address, data)
    until(lambda: part_of(own, address).stat().st_size > 100_000)
    own.kill()
    line.close()
    own.start()

    offset = offset_of(ada, address)
    assert offset > 100_000
    assert patch(ada, address, data[offset:], offset).status_code == 204
    assert ada.data("GET", address)["image"]["number"] == 1


def test_many_at_once_are_all_there_and_the_server_stays_small(offline: Studio, visitor: Make) -> None:
    """Six of 25 MB, three at a time: were their bytes held, it would show."""
    ada = visitor(offline)
    conversation, data = ada.conversation(), photograph(25)
    addresses = [begun(ada, data, conversation) for _ in range(6)]
    process, most, done = psutil.Process(offline.pid), [0], threading.Event()
    before = process.memory_info().rss

    def watch() -> None:
        while not done.wait(0.01):
            most[0] = max(most[0], process.memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        with ThreadPoolExecutor(3) as pool:
            answers = list(pool.map(lambda address: patch(ada, address, data).status_code, addresses))
    finally:
        done.set()
        watcher.join()
    assert answers == [204] * 6
    assert sorted(image["number"] for image in ada.page(conversation)["images"]) == list(range(1, 7))
    assert most[0] - before < 30_000_000


def test_a_bomb_costs_nobody_anything(offline: Studio, visitor: Make) -> None:
    """While it is refused, other people's words go on."""
    ada, bea = visitor(offline), visitor(offline)
    conversation, hers = ada.conversation(), bea.conversation()
    out = BytesIO()
    Image.new("1", (31_000, 31_000)).save(out, "PNG", compress_level=9)
    answers: list[Any] = []

    def send() -> None:
        address = begun(ada, out.getvalue(), conversation)
        answers.append(patch(ada, address, out.getvalue()))

    sending = threading.Thread(target=send)
    sending.start()
    read = 0
    while sending.is_alive():
        bea.page(hers)
        read += 1
    assert answers[0].status_code == 422
    assert answers[0].json()["error"]["code"] == "picture_too_large"
    assert read > 1, "she waited for it"
    assert ada.page(conversation)["images"] == []


def test_an_open_page_hears_of_it(offline: Studio, visitor: Make) -> None:
    ada = visitor(offline)
    conversation, data = ada.conversation(), photograph(0.1)
    ada.connect(conversation)
    heard: list[Any] = []
    assert ada.socket is not None
    ada.socket.on("image", heard.append)
    patch(ada, begun(ada, data, conversation), data)
    until(lambda: bool(heard))
    assert heard[0]["image"]["number"] == 1
