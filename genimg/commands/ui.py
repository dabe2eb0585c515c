"""`genimg ui`: the studio itself."""

from __future__ import annotations

import os
import sys

import click


@click.command()
@click.option("--host", default="", help="The address to listen on; 0.0.0.0 lets other machines in.")
@click.option("--port", type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--data", default="", metavar="FOLDER", help="The folder that keeps everything.")
def ui(host: str, port: int | None, data: str) -> int:
    """Start the studio, for the browser. Ctrl-C ends it."""
    said = {"ATELIER_HOST": host, "ATELIER_PORT": str(port or ""), "ATELIER_DATA": data}
    environ = os.environ | {name: value for name, value in said.items() if value}
    # in place of this program: signals reach it, and gevent takes over before anything else is imported
    os.execve(sys.executable, [sys.executable, "-m", "server"], environ)


COMMAND = ui
