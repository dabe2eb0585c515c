"""One stream as a browser sees it: prepared, begun, heard to its end; through the studio and through the bare relay."""

from __future__ import annotations

import asyncio
import http.client
import json
import re
import time
import uuid
from typing import Any, Protocol

from rig.browser import Socket, connect
from rig.delays import Piece
from rig.processes import Program

SAID = "What do clouds weigh?"
CONTENT = re.compile(r'"content":"([^"]*)"')


class Refused(RuntimeError):
    """The server did not take the message."""


class Stream(Protocol):
    """What the load begins and listens to."""

    async def prepare(self) -> None:
        """Everything a browser has done before its person presses Enter."""

    async def begin(self) -> float:
        """Presses Enter; when that was, in monotonic seconds. Raises `Refused`."""

    async def ended(self) -> None:
        """Returns when the last words were heard."""

    def pieces(self) -> list[Piece]:
        """What was heard, in order."""

    def close(self) -> None: ...


class ThroughStudio:
    """A guest of their own with a conversation of their own."""

    def __init__(self, program: Program, model: str) -> None:
        self.port = program.port
        self.options = {"chat_model": f"openrouter/{model}"}
        self.conversation = str(uuid.uuid4())
        self.socket: Socket

    async def prepare(self) -> None:
        cookie = await asyncio.to_thread(self._arrive)
        self.socket = await connect("127.0.0.1", self.port, "/socket.io/?EIO=4&transport=websocket", cookie)
        await self.socket.join()
        answer = await self.socket.call("open", {"conversation": self.conversation})
        if not answer["ok"]:
            raise Refused(json.dumps(answer))

    async def begin(self) -> float:
        self.socket.listen_for(b'"TurnFinished"')
        turn = {"conversation": self.conversation, "client_id": str(uuid.uuid4()), "text": SAID}
        sent = time.monotonic()
        answer = await self.socket.call("turn", {**turn, "options": self.options})
        if not answer["ok"]:
            raise Refused(json.dumps(answer))
        return sent

    async def ended(self) -> None:
        await self.socket.over

    def pieces(self) -> list[Piece]:
        found: list[Piece] = []
        following = None
        for arrived, text in self.socket.heard:
            if not text.startswith(b'42["events"'):
                continue
            batch = json.loads(text[2:])[1]
            if following is not None and batch["seq"] != following:
                raise AssertionError(f"event {following} is missing: {batch}")
            following = batch["seq"] + len(batch["events"])
            words = "".join(event["text"] for event in batch["events"] if event["type"] == "TextDelta")
            if words:
                found.append((arrived, words))
        return found

    def close(self) -> None:
        self.socket.transport.close()

    def _arrive(self) -> str:
        """The cookie of a new guest, who has made a conversation."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            cookie = self._call(connection, "GET", "/api/v1/session", {}, "")
            self._call(connection, "POST", "/api/v1/conversations", {"id": self.conversation}, cookie)
            # the paced upstream lists no prices
            self._call(connection, "PATCH", "/api/v1/settings", {"unknown_prices": True}, cookie)
        finally:
            connection.close()
        return cookie

    def _call(self, connection: http.client.HTTPConnection, method: str, path: str, body: Any, cookie: str) -> str:
        headers = {"Content-Type": "application/json", "Origin": f"http://127.0.0.1:{self.port}", "Cookie": cookie}
        connection.request(method, path, None if method == "GET" else json.dumps(body), headers)
        answer = connection.getresponse()
        said = answer.read()
        if answer.status >= 400:
            raise Refused(f"{method} {path}: {answer.status} {said[:300]!r}")
        cookies = answer.headers.get_all("Set-Cookie") or []
        return "; ".join(one.split(";")[0] for one in cookies)


class ThroughBareRelay:
    """A socket that asks for a model's stream and gets its bytes."""

    def __init__(self, program: Program, model: str, pause: float) -> None:
        self.port = program.port
        self.path = f"/relay/{model}?pause={pause}"
        self.socket: Socket

    async def prepare(self) -> None:
        """Nothing: the request itself asks."""

    async def begin(self) -> float:
        sent = time.monotonic()
        self.socket = await connect("127.0.0.1", self.port, self.path)
        self.socket.listen_for(b"data: [DONE]")
        return sent

    async def ended(self) -> None:
        await self.socket.over

    def pieces(self) -> list[Piece]:
        """A read may end in the middle of an event: what is whole is taken, the rest waits for the next one."""
        found: list[Piece] = []
        rest = ""
        for arrived, data in self.socket.heard:
            *whole, rest = (rest + data.decode()).split("\n\n")
            words = "".join(word for event in whole for word in CONTENT.findall(event))
            if words:
                found.append((arrived, words))
        return found

    def close(self) -> None:
        self.socket.transport.close()
