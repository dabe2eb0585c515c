"""All ways out of a studio, through its HTTP doors: what arrives there of a file that was uploaded."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

from werkzeug.test import TestResponse

from server.app import Atelier
from tests.endpoints.conftest import Person, person, settle
from tests.files.odd_file import OddFile

LIMITED = ("same", "zip", "compressed")
"""Ways out in the format that came in: what leaves is no larger, unless the file's row says otherwise."""
ORIGIN = 1_500
"""Bytes that every file takes at most to say where it comes from."""
LABEL = 128
"""Bytes that it may have more for its print size, or for an end that it lacked."""
LARGER = "larger than before"
"""How `/compress` says that a format cannot do better."""
LOSSY = {"jpeg": 1.0, "webp": 1.5, "avif": 1.5, "compressed": 2.0}
"""ΔE that the codec may add."""


@dataclass(frozen=True)
class Left:
    """What arrived outside."""

    name: str
    data: bytes
    notes: str = ""
    """What was said about it."""


@dataclass(frozen=True)
class NotLeft:
    """Why it did not: in words that a person reads."""

    status: int
    text: str


@dataclass
class Sent:
    """A file in a studio of its own, or why it is not there."""

    person: Person
    conversation: str
    image: dict[str, Any] | None
    refusal: NotLeft | None

    @property
    def address(self) -> str:
        assert self.image is not None, self.refusal
        return f"/api/v1/images/{self.image['id']}"

    @property
    def said(self) -> str:
        """What the person was told when it came in."""
        assert self.image is not None, self.refusal
        return "; ".join(self.image["versions"][0]["recipe"]["values"]["noticed"])


def send(atelier: Atelier, file: OddFile, somebody: Person | None = None) -> Sent:
    """Uploads it as a page does; by somebody new unless it is said by whom."""
    somebody = somebody or person(atelier)
    conversation = somebody.conversation()
    about = {"filename": file.name, "conversation": conversation}
    headers = {
        "Tus-Resumable": "1.0.0",
        "Upload-Length": str(len(file.data)),
        "Upload-Metadata": ",".join(f"{key} {b64encode(value.encode()).decode()}" for key, value in about.items()),
        "Content-Type": "application/offset+octet-stream",
    }
    made = somebody.post("/api/v1/uploads", headers=headers, data=file.data)
    settle()
    if made.status_code != 201:
        return Sent(somebody, conversation, None, refusal_of(made))
    return Sent(somebody, conversation, dict(somebody.data("GET", made.headers["Location"])["image"]), None)


def same(sent: Sent) -> Left | NotLeft:
    """As it is kept, without what it says about its maker."""
    return downloaded(sent, "same")


def original(sent: Sent) -> Left | NotLeft:
    """Byte for byte."""
    return downloaded(sent, "original")


def jpeg(sent: Sent) -> Left | NotLeft:
    return downloaded(sent, "jpeg")


def png(sent: Sent) -> Left | NotLeft:
    return downloaded(sent, "png")


def webp(sent: Sent) -> Left | NotLeft:
    return downloaded(sent, "webp")


def avif(sent: Sent) -> Left | NotLeft:
    """Converted here, then downloaded as it is kept."""
    asked = {"operations": [{"type": "convert", "format": "avif"}]}
    made = sent.person.post(f"{sent.address}/operations", json=asked)
    return downloaded(sent, "same") if made.status_code < 300 else refusal_of(made)


def zip(sent: Sent) -> Left | NotLeft:
    """In a ZIP of the conversation, where a picture that cannot leave is named in a text instead."""
    assert sent.image is not None
    asked = {"images": [{"id": sent.image["id"]}], "format": "same"}
    response = sent.person.post("/api/v1/images/download-zip", json=asked)
    if response.status_code != 200:
        return refusal_of(response)
    with ZipFile(BytesIO(response.data)) as archive:
        names = [name for name in archive.namelist() if name != "read-me.txt"]
        text = archive.read("read-me.txt").decode() if "read-me.txt" in archive.namelist() else ""
        return Left(names[0], archive.read(names[0]), text) if names else NotLeft(200, text)


def compressed(sent: Sent) -> Left | NotLeft:
    """Made as small as is good, and what the report says of it."""
    answer = sent.person.post(f"{sent.address}/compress", json={})
    if answer.status_code >= 300:
        return refusal_of(answer)
    outcome = (answer.json or {})["data"]["outcome"]
    left = downloaded(sent, "same" if outcome["state"] == "done" else "original")
    if isinstance(left, NotLeft):
        return left
    kept = sent.person.get(f"{sent.address}/file?format=original").data  # without what is said as it leaves
    assert outcome["bytes"] == len(kept), "the report says another size than the file has"
    return replace(left, notes="; ".join(outcome["notes"]))


WAYS: dict[str, Callable[[Sent], Left | NotLeft]] = {
    way.__name__: way for way in (same, original, jpeg, png, webp, avif, zip, compressed)
}


def downloaded(sent: Sent, kind: str) -> Left | NotLeft:
    response = sent.person.get(f"{sent.address}/download?format={kind}")
    if response.status_code != 200:
        return refusal_of(response)
    name = unquote(response.headers["Content-Disposition"].rpartition("filename*=UTF-8''")[2])
    return Left(name, response.data, response.headers.get("Atelier-Notes", ""))


def refusal_of(response: TestResponse) -> NotLeft:
    error = (response.json or {}).get("error") or {}
    return NotLeft(response.status_code, f"{error.get('title', '')}. {error.get('message', '')}")
