"""The real server as a process and people with browsers in front of it: for end-to-end and browser tests."""

from __future__ import annotations

import atexit
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit
from uuid import uuid4

import requests
import socketio
import websocket
from engineio import client as engineio_client

from conversation.events import event_from_dict
from conversation.fold import fold
from conversation.reply import Reply
from server.settings import declarations
from tests.prepared_process import POSSIBLE, ForkedProcess, PreparedProcess

engineio_client.requests, engineio_client.websocket = requests, websocket
"""A server hides them while it loads Socket.IO, of which it is no client: `endpoints/conversations/socket_io.py`."""
ROOT = Path(__file__).parent.parent
PATIENCE = 90.0
"""Seconds anything may take before a test gives up: as long as it takes on a machine that has other things to do."""
KEY = "sk-or-v1-0123456789abcdef"
"""What the upstream takes for a key."""


def until(holds: Callable[[], object]) -> None:
    """Waits for what comes without being told of."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.05)


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def built_page() -> Path:
    """The page as `make build` makes it."""
    return ROOT / "interface" / "web" / "dist"


@cache
def prepared_server() -> PreparedProcess:
    """Has read what a server reads when it starts, and the lexicons that it reads at the first visit."""
    prepared = PreparedProcess("server.start:main", "server.start", "server.workers.warm_up:learn_words")
    atexit.register(prepared.close)
    return prepared


class Studio:
    """`python -m server` with a data folder that outlives it."""

    def __init__(self, data: Path, environ: Mapping[str, str] | None = None, *, prepared: bool = True) -> None:
        """Where it is not `prepared`, Python starts anew: for what is told of the start itself."""
        self.data = data
        self.prepared = prepared and POSSIBLE
        self.port = free_port()
        self.environ = {
            "ATELIER_DATA": str(data),
            "ATELIER_PORT": str(self.port),
            "ATELIER_PAGE": str(self._page()),
            "ATELIER_WORKERS": "1",  # each loads for most of a second
            "ATELIER_SKETCH_SIDE": "512",  # a square of 1024 takes two seconds of a processor
            **(environ or {}),
        }
        self.process: subprocess.Popen[str] | ForkedProcess | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def start(self) -> Self:
        """Comes back once `/health` answers."""
        self.process = self.spawn()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the server ended: {self.process.communicate()}"
            with socket.socket() as probe:  # asks a hundred times; a whole request each time costs as much as the start
                if probe.connect_ex(("127.0.0.1", self.port)) != 0:
                    time.sleep(0.01)
                    continue
            if requests.get(f"{self.url}/health", timeout=PATIENCE).status_code == 200:
                return self
        raise AssertionError("the server did not come up")

    def spawn(self) -> subprocess.Popen[str] | ForkedProcess:
        """The process, not waited for."""
        ours = {declared.name for declared in declarations()}
        kept = {name: value for name, value in os.environ.items() if name not in ours}
        if self.prepared:
            return prepared_server().start((), cwd=ROOT, environ={**kept, **self.environ}, text=True)
        return subprocess.Popen(
            [sys.executable, "-m", "server"],
            cwd=ROOT,
            env={**kept, **self.environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def kill(self) -> None:
        """As a power cut would: the whole group, at once."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self._gone()

    def ask_to_end(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)

    def stop(self) -> tuple[int, str]:
        """The exit code and what was written to stderr."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.terminate()
        return self._gone()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process is not None and self.process.returncode is None:
            self.stop()

    def _gone(self) -> tuple[int, str]:
        assert self.process is not None
        try:
            _, said = self.process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            _, said = self.process.communicate()
            raise AssertionError(f"the server did not end: {said}") from None
        return self.process.returncode, said

    def _page(self) -> Path:
        """The built page, or one line in its place where only the server is tested."""
        if (built_page() / "index.html").is_file():
            return built_page()
        page = self.data.parent / "page"
        (page / "assets").mkdir(parents=True, exist_ok=True)
        (page / "index.html").write_text("<!doctype html><title>Atelier</title>")
        return page


@dataclass
class Heard:
    """What a socket was told, folded as a browser folds it."""

    replies: dict[str, Reply] = field(default_factory=dict)
    events: list[tuple[float, dict[str, Any]]] = field(default_factory=list)
    messages: list[dict[str, Any]] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    images: list[dict[str, Any]] = field(default_factory=list)
    early: list[Mapping[str, Any]] = field(default_factory=list)
    """Events of which those before them are not known: each message of the socket is heard in a thread of its own, so
    that one may overtake another, and a room tells new ones before it was read what is there."""

    @property
    def gaps(self) -> int:
        """How often something is missing."""
        return len(self.early)

    def take(self, batch: Mapping[str, Any]) -> None:
        self.early.append(batch)
        self._catch_up()

    def take_over(self, reply: Reply) -> None:
        """As it was read, with what came too early for that."""
        if reply.state != "running" or reply.seq > self._known(reply.turn).seq:  # an end counts, also one before those
            self.replies[reply.turn] = reply
        self._catch_up()

    def _catch_up(self) -> None:
        while due := next((each for each in self.early if each["seq"] <= self._known(each["turn"]).seq + 1), None):
            self.early.remove(due)
            self._fold(due)

    def _fold(self, batch: Mapping[str, Any]) -> None:
        reply = self._known(batch["turn"])
        for offset, event in enumerate(batch["events"]):
            if batch["seq"] + offset > reply.seq:
                reply = fold(reply, event_from_dict(event))
                self.events.append((time.monotonic(), event))
        self.replies[reply.turn] = reply

    def _known(self, turn: str) -> Reply:
        return self.replies.get(turn, Reply(turn))


class Visitor:
    """Somebody with a browser: a cookie, calls by HTTP, and a socket once it was opened."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = requests.Session()
        self.heard = Heard()
        self.changed = threading.Condition()
        self.socket: socketio.Client | None = None

    def call(self, method: str, path: str, **kwargs: Any) -> requests.Response:
        return self.http.request(method, f"{self.url}{path}", timeout=kwargs.pop("timeout", PATIENCE), **kwargs)

    def data(self, method: str, path: str, **kwargs: Any) -> Any:
        """What a call that must succeed answers."""
        response = self.call(method, path, **kwargs)
        assert response.ok, response.text
        return response.json()["data"]

    def conversation(self) -> str:
        return str(self.data("POST", "/api/v1/conversations", json={})["id"])

    def page(self, conversation: str) -> dict[str, Any]:
        return dict(self.data("GET", f"/api/v1/conversations/{conversation}?limit=200"))

    def reply(self, conversation: str, turn: str) -> Reply:
        """A turn as the server tells it by HTTP."""
        message = next(each for each in self.page(conversation)["messages"] if each["id"] == turn)
        return Reply.from_dict(message["reply"])

    def connect(self, conversation: str = "") -> Self:
        """Opens the socket, and the conversation's room."""
        self.data("GET", "/api/v1/session")
        self.socket = socketio.Client(reconnection=False)
        self.socket.on("events", self._events)
        self.socket.on("message", self._message)
        self.socket.on("conversation", self._row)
        self.socket.on("image", self._image)
        cookie = "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        path = f"{urlsplit(self.url).path}/socket.io"
        headers, only = {"Cookie": cookie}, ["websocket"]
        self.socket.connect(self.url, headers, transports=only, socketio_path=path, wait_timeout=PATIENCE)
        if conversation:
            self.open(conversation)
        return self

    def open(self, conversation: str) -> None:
        """Joins the room, takes over what is running and reads how the rest ended, as the page does."""
        running = self.said("open", {"conversation": conversation})["running"]
        self._take_over([Reply.from_dict(message["reply"]) for message in running])
        known = [reply.turn for reply in self.heard.replies.values() if reply.state == "running"]
        ended = set(known) - {message["id"] for message in running}
        self._take_over([self.reply(conversation, turn) for turn in ended])

    def emit(self, event: str, payload: object) -> dict[str, Any]:
        """The acknowledgement."""
        assert self.socket is not None
        return dict(self.socket.call(event, payload, timeout=int(PATIENCE)))

    def said(self, event: str, payload: object) -> dict[str, Any]:
        """The data of an acknowledgement that must be a good one."""
        answer = self.emit(event, payload)
        assert answer["ok"], answer
        return dict(answer["data"])

    def turn(self, conversation: str, text: str, **more: Any) -> str:
        """Sends a message over the socket; its turn."""
        payload = {"conversation": conversation, "client_id": str(uuid4()), "text": text, **more}
        return str(self.said("turn", payload)["turn"])

    def wait(self, true: Callable[[Heard], bool], seconds: float = PATIENCE) -> None:
        """Until what was heard is so."""
        with self.changed:
            assert self.changed.wait_for(lambda: true(self.heard), seconds), self.heard.replies

    def ended(self, turn: str, seconds: float = PATIENCE) -> Reply:
        """The reply once its turn is over."""
        self.wait(lambda heard: turn in heard.replies and heard.replies[turn].state != "running", seconds)
        return self.heard.replies[turn]

    def cut(self) -> None:
        """Loses the socket as a bad line does."""
        client, self.socket = self.socket, None
        if client is None:
            return
        line = client.eio.ws
        if line.sock is not None:
            with suppress(OSError):
                line.sock.shutdown(socket.SHUT_RDWR)  # a polite goodbye would wait for three seconds
        client.wait()
        line.shutdown()

    def close(self) -> None:
        self.cut()
        self.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _take_over(self, replies: list[Reply]) -> None:
        with self.changed:
            for reply in replies:
                self.heard.take_over(reply)
            self.changed.notify_all()

    def _events(self, batch: dict[str, Any]) -> None:
        with self.changed:
            self.heard.take(batch)
            self.changed.notify_all()

    def _message(self, arrived: dict[str, Any]) -> None:
        with self.changed:
            self.heard.messages.append(arrived["message"])
            self.changed.notify_all()

    def _row(self, row: dict[str, Any]) -> None:
        with self.changed:
            self.heard.rows.append(row)
            self.changed.notify_all()

    def _image(self, arrived: dict[str, Any]) -> None:
        with self.changed:
            self.heard.images.append(arrived["image"])
            self.changed.notify_all()
