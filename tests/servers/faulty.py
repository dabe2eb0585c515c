"""Stands before an HTTP server and passes everything on, until it is told to be unwell."""

from __future__ import annotations

from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Self

LEFT_OUT = {"connection", "transfer-encoding", "content-length", "date", "server"}


@dataclass
class FaultyServer:
    """`broken`: how many of the next requests get 503, -1 for all."""

    behind: int
    """The port of the server that answers."""
    broken: int = 0
    refused: list[str] = field(default_factory=list)
    """What got 503: method and path."""
    passed: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        handler = type("Handler", (_Passes,), {"faulty": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.thread = Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def unwell(self) -> bool:
        """Whether the next request is refused."""
        if self.broken > 0:
            self.broken -= 1
            return True
        return self.broken < 0


class _Passes(BaseHTTPRequestHandler):
    faulty: FaultyServer
    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        body = self._body()
        if self.faulty.unwell():
            self.faulty.refused.append(f"{self.command} {self.path}")
            self._send(503, [], b"<Error><Code>SlowDown</Code></Error>")
            return
        self.faulty.passed.append(f"{self.command} {self.path}")
        connection = HTTPConnection("127.0.0.1", self.faulty.behind, timeout=60)
        try:
            kept = {name: value for name, value in self.headers.items() if name.lower() not in LEFT_OUT}
            connection.request(self.command, self.path, body, kept)
            got = connection.getresponse()
            headers = [(name, value) for name, value in got.getheaders() if name.lower() not in LEFT_OUT]
            length = int(got.getheader("Content-Length") or 0) if self.command == "HEAD" else None
            self._send(got.status, headers, got.read(), length)
        finally:
            connection.close()

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = answer

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def _send(self, status: int, headers: list[tuple[str, str]], body: bytes, length: int | None = None) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the test asks `passed` and `refused`."""
