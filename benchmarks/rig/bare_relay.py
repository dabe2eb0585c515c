"""The limit: a gevent relay that parses nothing, stores nothing and knows nobody.

`python benchmarks/rig/bare_relay.py --upstream N`. `/relay/<model>` opens one connection to the upstream and sends each
read's bytes as they are in one text frame, by simple-websocket. `?pause=<seconds>` waits after each frame, so that it
sends as many frames a second as a server that merges tokens.
"""

# ruff: noqa: E402 - gevent patches before anything else is imported
from gevent import monkey

monkey.patch_all()

import argparse
import json
import socket
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import gevent
from gevent.pywsgi import WSGIServer
from simple_websocket import ConnectionClosed, Server

LARGEST_READ = 65536
END = b"0\r\n\r\n"


class Relay:
    """The whole application."""

    def __init__(self, upstream: int) -> None:
        self.upstream = upstream

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if not environ["PATH_INFO"].startswith("/relay/"):
            start_response("200 OK", [("Content-Length", "0")])
            return []
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)  # compression costs 12 µs a frame; a limit does without
        browser = Server(environ)
        pause = float(environ.get("QUERY_STRING", "").removeprefix("pause=") or 0)
        with suppress(ConnectionClosed):
            self.relay(browser, environ["PATH_INFO"].removeprefix("/relay/"), pause)
        return []

    def relay(self, browser: Server, model: str, pause: float) -> None:
        """Until the upstream has said its last."""
        body = json.dumps({"model": model, "stream": True, "messages": []}).encode()
        head = b"POST /chat/completions HTTP/1.1\r\nHost: upstream\r\nContent-Length: %d\r\n\r\n"
        with socket.create_connection(("127.0.0.1", self.upstream)) as upstream:
            upstream.sendall(head % len(body) + body)
            while data := upstream.recv(LARGEST_READ):
                browser.send(data.decode())
                if data.endswith(END):
                    break
                if pause:
                    gevent.sleep(pause)
        browser.receive()  # the browser closes


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upstream", type=int, required=True)
    server = WSGIServer(("127.0.0.1", 0), Relay(parser.parse_args().upstream), log=None)
    server.start()
    sys.stdout.write(f"bare relay on {server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()
