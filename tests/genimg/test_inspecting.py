"""`genimg inspect`: what was signed here, and what comes of a file that somebody changed."""

from __future__ import annotations

import json

import pytest

from tests.genimg.conftest import Shell

pytestmark = pytest.mark.slow


def test_what_a_run_writes_says_where_it_comes_from_and_is_verified(shell: Shell) -> None:
    shell.picture("a.png")
    done = shell("nobg", "a.png", "--method", "simple", "-o", "cut.png")
    assert done.code == 0, done.err
    said = shell("inspect", "cut.png")
    assert said.code == 0, said.err
    assert "Content Credentials: signed by this studio and unchanged since" in said.out.decode()
    assert "What was done: opened, edited" in said.out.decode()

    path = shell.folder / "cut.png"
    data = path.read_bytes()
    at = data.index(b"IDAT") + 60
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    sheet = json.loads(shell("inspect", "cut.png", "--json").out)
    told = {entry["id"]: entry["value"] for group in sheet["groups"] for entry in group["entries"]}
    assert told["c2pa"] == "signed by Atelier studio, but was changed after signing"
    assert "There is no file none.png" in shell("inspect", "none.png").err
