"""A person who edits a photograph, over HTTP as a script would: uploads it, says what to do, hears the events.

What they wait for is counted from the moment the message is sent: until the address of a preview is there, and until
the version is stored and ready.
"""

from __future__ import annotations

import base64
import http.client
import json
import time
import uuid
from dataclasses import dataclass
from typing import Any

from rig.machine import cpu_seconds
from rig.processes import Program

LINES = "application/x-ndjson"


class Refused(RuntimeError):
    """The studio did not do it."""


@dataclass(frozen=True)
class Waited:
    """Milliseconds from the message until something could be seen, and until it was done."""

    preview: float | None
    """None where there was none."""
    ready: float
    """The version is stored, and everyone was told."""
    cpu: float
    """Processor time of the server and its workers for all of it."""
    size: int
    """Bytes of the version."""


class Person:
    """A guest with one conversation."""

    def __init__(self, program: Program) -> None:
        self.pid = program.pid
        self.connection = http.client.HTTPConnection("127.0.0.1", program.port, timeout=60)
        self.headers = {"Origin": f"http://127.0.0.1:{program.port}"}
        self.conversation = str(uuid.uuid4())
        self._cookie("GET", "/api/v1/session")
        self._asked("POST", "/api/v1/conversations", json.dumps({"id": self.conversation}).encode())

    def uploads(self, data: bytes, filename: str) -> float:
        """Milliseconds until the picture is on the shelf."""
        told = {"filename": filename, "conversation": self.conversation}
        metadata = ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in told.items())
        tus = {"Tus-Resumable": "1.0.0", "Upload-Length": str(len(data)), "Upload-Metadata": metadata}
        began = time.perf_counter()
        answer = self._sent("POST", "/api/v1/uploads", data, {**tus, "Content-Type": "application/offset+octet-stream"})
        place = answer.headers["Location"]
        answer.read()
        while True:
            outcome = json.loads(self._asked("GET", place))["data"]
            if outcome["image"]:
                return (time.perf_counter() - began) * 1e3
            if outcome["refused"]:
                raise Refused(str(outcome["refused"]))
            time.sleep(0.005)

    def says(self, text: str) -> Waited:
        body = json.dumps({"messageText": text}).encode()
        began, used = time.perf_counter(), cpu_seconds(self.pid)
        answer = self._sent("POST", f"/send_message/{self.conversation}", body, {"Accept": LINES})
        preview, ready, size = None, 0.0, 0
        for line in answer:
            event, now = json.loads(line), (time.perf_counter() - began) * 1e3
            if event["type"] == "ImagePreview":
                preview = preview or now
            elif event["type"] == "ImageReady":
                ready, size = now, event["version"]["bytes"]
            elif event["type"] == "TurnFailed":
                raise Refused(line.decode())
        return Waited(preview, ready, (cpu_seconds(self.pid) - used) * 1e3, size)

    def close(self) -> None:
        self.connection.close()

    def _cookie(self, method: str, path: str) -> None:
        answer = self._sent(method, path, None, {})
        answer.read()
        cookies = answer.headers.get_all("Set-Cookie") or []
        self.headers["Cookie"] = "; ".join(one.split(";")[0] for one in cookies)

    def _asked(self, method: str, path: str, body: bytes | None = None) -> Any:
        return self._sent(method, path, body, {}).read()

    def _sent(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> http.client.HTTPResponse:
        kind = {"Content-Type": "application/json"} if body else {}
        self.connection.request(method, path, body, {**self.headers, **kind, **headers})
        answer = self.connection.getresponse()
        if answer.status >= 400:
            raise Refused(f"{method} {path}: {answer.status} {answer.read()[:300]!r}")
        return answer
