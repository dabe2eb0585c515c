"""Whoever hangs up, at whatever moment, or asks for what is not there, leaves not a line in the log."""

from __future__ import annotations

import json
import os
import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PIL import Image

from tests.matrix import matrix
from tests.running import Studio, Visitor, until

Make = Callable[[Studio], Visitor]


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    with Studio(tmp_path / "data", {"ATELIER_LOG_LEVEL": "INFO"}) as running:
        yield running


def noise(side: int = 1500) -> bytes:
    out = BytesIO()
    Image.frombytes("RGB", (side, side), os.urandom(3 * side * side)).save(out, "PNG", compress_level=0)
    return out.getvalue()


def call(studio: Studio, sent: bytes, *, read: int = 0, reset: bool = False) -> bytes:
    """Sends bytes, reads as many, and hangs up; with `reset` as a line does that breaks."""
    with socket.create_connection(("127.0.0.1", studio.port), timeout=10) as line:
        if read:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        if reset:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        line.sendall(sent)
        return line.recv(read) if read else b""


def request(line: str, cookie: str, *headers: str, body: bytes = b"") -> bytes:
    head = [f"{line} HTTP/1.1", "Host: 127.0.0.1", f"Cookie: atelier={cookie}", *headers]
    return "\r\n".join([*head, "", ""]).encode() + body


def quiet(studio: Studio) -> None:
    """Everything was answered or let go of, the studio is well, and nothing of it stands in the log."""
    with Visitor(studio.url) as somebody:
        assert somebody.call("GET", "/health").status_code == 200
    code, said = studio.stop()
    assert code == 0
    lines = [line for line in said.splitlines() if " INFO " not in line]
    assert not lines, said[-3000:]


def replies(ada: Visitor, conversation: str) -> list[dict[str, Any]]:
    return [each["reply"] for each in ada.page(conversation)["messages"] if each["reply"]]


@pytest.mark.parametrize("reset", [False, True])
def test_hanging_up_while_a_request_is_sent(studio: Studio, visitor: Make, reset: bool) -> None:
    ada = visitor(studio)
    conversation = ada.conversation()
    cookie = ada.http.cookies["atelier"]
    begun = ada.call("POST", "/api/v1/uploads", headers={"Upload-Length": "1000000", "Tus-Resumable": "1.0.0"})
    upload = begun.headers["Location"]
    json_type, tus_type = "Content-Type: application/json", "Content-Type: application/offset+octet-stream"
    form = "Content-Type: multipart/form-data; boundary=x"
    part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n\x89PNG'
    for sent in (
        b"",
        b"G",
        b"GET /api/v1/conv",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nCook",
        request("POST /api/v1/conversations", cookie, json_type, "Content-Length: 500", body=b'{"title": "half'),
        request("POST /api/v1/conversations", cookie, json_type, "Transfer-Encoding: chunked", body=b"5\r\n{}"),
        request(f"POST /send_message/{conversation}", cookie, json_type, "Content-Length: 90000", body=b'{"messag'),
        request("POST /api/v1/images", cookie, form, "Content-Length: 90000", body=part),
        request(f"POST /api/v1/conversations/{conversation}/images", cookie, form, "Content-Length: 90000", body=part),
        request(f"PATCH {upload}", cookie, tus_type, "Upload-Offset: 0", "Content-Length: 1000000", body=b"x" * 70_000),
        request("PATCH /api/v1/settings", cookie, json_type, "Content-Length: 9", "Expect: 100-continue"),
    ):
        call(studio, sent, reset=reset)
    quiet(studio)


@matrix("reset", [True, False])
def test_hanging_up_while_an_answer_is_read(studio: Studio, visitor: Make, reset: bool) -> None:
    ada = visitor(studio)
    image = ada.call("POST", "/api/v1/images", files={"file": ("noise.png", noise())}).json()["data"]
    order = ada.data("POST", "/api/v1/downloads", json={"images": [{"id": image["id"]}]})
    cookie = ada.http.cookies["atelier"]
    conversation, filename = image["conversation"], image["versions"][0]["filename"]
    message = json.dumps({"messageText": "/image a hill at night"}).encode()
    zipped = json.dumps({"images": [{"id": image["id"]}], "format": "png"}).encode()
    wish = json.dumps({"prompt": "a hill at night"}).encode()
    json_type, lines = "Content-Type: application/json", "Accept: application/x-ndjson"
    for sent in (
        request("POST /api/generate-image", cookie, json_type, lines, f"Content-Length: {len(wish)}", body=wish),
        request(f"GET /api/v1/images/{image['id']}/file?format=original", cookie),
        request(f"GET /api/v1/images/{image['id']}/download?format=png", cookie),
        request(f"GET /api/conversation-image/{conversation}/{filename}", cookie),
        request(f"GET {order['url']}", cookie),
        request("POST /api/v1/images/download-zip", cookie, json_type, f"Content-Length: {len(zipped)}", body=zipped),
        request("GET /api/v1/openapi.json", cookie),
        request(
            f"POST /send_message/{conversation}",
            cookie,
            json_type,
            lines,
            f"Content-Length: {len(message)}",
            body=message,
        ),
    ):
        assert call(studio, sent, read=64, reset=reset)
        call(studio, sent, reset=reset)
    until(lambda: not any(each["state"] == "running" for each in replies(ada, conversation)))
    quiet(studio)


def test_asking_for_what_is_not_there(studio: Studio, visitor: Make) -> None:
    ada = visitor(studio)
    conversation = ada.conversation()
    for name in (str(uuid4()), "x", "%00", "%ff", "..%2f..%2fetc%2fpasswd", "x" * 3_000):
        for method, path in (
            ("GET", f"/api/v1/conversations/{name}"),
            ("DELETE", f"/api/v1/conversations/{name}"),
            ("GET", f"/api/v1/images/{name}"),
            ("GET", f"/api/v1/images/{name}/file"),
            ("POST", f"/api/v1/images/{name}/undo"),
            ("POST", f"/api/v1/turns/{name}/stop"),
            ("POST", f"/send_message/{name}"),
            ("HEAD", f"/api/v1/uploads/{name}"),
            ("PATCH", f"/api/v1/uploads/{name}"),
            ("GET", f"/api/v1/previews/{name}/{name}/1"),
            ("GET", f"/api/v1/downloads/{name}"),
            ("GET", f"/api/conversation-image/{conversation}/{name}"),
            ("GET", f"/api/{name}"),
            ("GET", f"/assets/{name}"),
            ("GET", f"/{name}"),
        ):
            assert 400 <= ada.call(method, path, json={"messageText": "hello"}).status_code < 500, (method, path)
    quiet(studio)


def test_what_is_no_http(studio: Studio) -> None:
    for sent in (
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + os.urandom(500),
        b"\x00" * 300,
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"BREW / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET http://[::1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET /%zz%e2%28 HTTP/1.1\r\nHost: \xff\xfe\r\n\r\n",
        b"GET / HTTP/1.1\r\nno colon\r\n\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: nine\r\n\r\n",
        b"POST /api/v1/conversations HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n{}",
        b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"A: " + b"x" * 200_000 + b"\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ):
        with suppress(ConnectionError, TimeoutError):
            call(studio, sent, read=64)
    quiet(studio)
