"""Libraries that generators write from the API's document, and the programs of the guide that use them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import requests
from PIL import Image

from tests.running import ROOT, Studio, Visitor

GUIDE = ROOT / "docs/client-libraries.md"
PACKAGES = ROOT / "interface/web/node_modules"
ADDRESS = "http://127.0.0.1:8000"
STREAMS = {"application/x-ndjson", "*/*"}
"""What the generator for Python leaves out: streams, and files of the page."""


def written(kind: str) -> str:
    """What stands in the guide in that language."""
    return GUIDE.read_text("utf-8").partition(f"```{kind}\n")[2].partition("```")[0]


def done(command: list[str], folder: Path, environ: Mapping[str, str] | None = None) -> str:
    """What a program prints that must succeed."""
    ended = subprocess.run(
        command, cwd=folder, env={**os.environ, **(environ or {})}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, f"{ended.stdout}\n{ended.stderr}"
    return ended.stdout


def paints(said: str, folder: Path) -> None:
    """A program told that its picture was made and what that cost, and saved it."""
    *states, spent = said.split("\n")[:-1]
    assert states[-1] == "done"
    assert set(states[:-1]) <= {"queued", "running"}
    assert spent.endswith(": 0.00 $")
    with Image.open(folder / "fox.png") as fox:
        assert fox.format == "PNG"
        fox.load()


@pytest.fixture
def token(offline: Studio) -> str:
    with Visitor(offline.url) as person:
        return str(person.data("POST", "/api/v1/tokens", json={"name": "a program"})["token"])


@pytest.fixture
def document(offline: Studio, tmp_path: Path) -> Path:
    """The API's document as a file, as generators read it without a network."""
    path = tmp_path / "openapi.json"
    path.write_text(requests.get(f"{offline.url}/api/v1/openapi.json", timeout=90).text, "utf-8")
    return path


def test_a_library_for_python_is_written_and_paints(
    offline: Studio, token: str, document: Path, tmp_path: Path
) -> None:
    config = tmp_path / "client.yaml"
    config.write_text(f"post_hooks: []\n{written('yaml')}")  # those make it beautiful, and take a second
    library = tmp_path / "atelier_client"
    said = done(
        [
            *(sys.executable, "-c", "from openapi_python_client.cli import app; app()", "generate"),
            *("--path", str(document), "--meta", "none", "--output-path", str(library), "--config", str(config)),
        ],
        tmp_path,
    )
    lines = said.splitlines()
    assert "Endpoint will not be generated" not in said
    assert all(any(kind in line for kind in STREAMS) for line in lines if "Cannot parse" in line), said
    calls = [call for path in json.loads(document.read_text())["paths"].values() for call in path.values()]
    assert len(list(library.glob("api/*/[a-z]*.py"))) == len(calls)
    program = tmp_path / "paint.py"
    program.write_text(written("python").replace(ADDRESS, offline.url))
    paints(done([sys.executable, str(program)], tmp_path, {"TOKEN": token}), tmp_path)


def test_a_library_for_typescript_is_written_and_paints(
    offline: Studio, token: str, document: Path, tmp_path: Path
) -> None:
    (tmp_path / "node_modules").symlink_to(PACKAGES)
    (tmp_path / "package.json").write_text('{"type": "module"}')
    program = tmp_path / "paint.ts"
    program.write_text(written("ts").replace(ADDRESS, offline.url))
    tools = PACKAGES / ".bin"
    done([str(tools / "openapi-typescript"), str(document), "--output", str(tmp_path / "atelier.d.ts")], tmp_path)
    wanted = "--strict --skipLibCheck --target es2022 --module esnext --moduleResolution bundler --types node"
    done([str(tools / "tsc"), *wanted.split(), str(program)], tmp_path)
    paints(done(["node", "paint.js"], tmp_path, {"TOKEN": token}), tmp_path)
