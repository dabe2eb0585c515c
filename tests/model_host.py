"""A place to fetch models from, over real HTTP, that can be slow, cut the line, or send what nobody asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Self

PIECE = 10_000


@dataclass
class ModelHost:
    """Serves one file under every address, but for those that have `files` of their own."""

    data: bytes
    files: dict[str, bytes] = field(default_factory=dict)
    """By the last part of the address."""
    ranges: bool = True
    """It can go on in the middle."""
    status: int = 200
    cut_after: int = 0
    """Bytes after which the line is cut, once; 0 never."""
    always_cut: bool = False
    hold_after: int = 0
    """Bytes after which it waits for `go_on`; 0 never."""
    go_on: Event = field(default_factory=Event)
    asked: list[str] = field(default_factory=list)
    """The `Range` of each request."""
    paths: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Handler,), {"host": self}))
        self.thread = Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.go_on.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    host: ModelHost

    def do_GET(self) -> None:
        host, asked = self.host, self.headers.get("Range", "")
        host.asked.append(asked)
        host.paths.append(self.path)
        data = host.files.get(self.path.rpartition("/")[2], host.data)
        begin = int(asked.removeprefix("bytes=").rstrip("-")) if asked and host.ranges else 0
        if host.status != 200 or (begin and begin >= len(data)):
            self.send_error(host.status if host.status != 200 else 416)
            return
        self.send_response(206 if begin else 200)
        if begin:
            self.send_header("Content-Range", f"bytes {begin}-{len(data) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(data) - begin))
        self.end_headers()
        self.pour(data, begin)

    def pour(self, data: bytes, at: int) -> None:
        host = self.host
        while at < len(data):
            end = min(len(data), at + PIECE)
            if host.cut_after and end > host.cut_after:
                self.wfile.write(data[at : host.cut_after])
                host.cut_after = host.cut_after + PIECE if host.always_cut else 0
                return
            if host.hold_after and end > host.hold_after:
                host.go_on.wait(timeout=60)
            try:
                self.wfile.write(data[at:end])
            except OSError:  # who asked has gone
                return
            at = end

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""
