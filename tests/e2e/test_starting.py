"""Starting: fast, light, and where it cannot, a sentence that says what to do."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
import requests

from tests.running import KEY, PATIENCE, ROOT, Studio, Visitor
from tests.upstream import Upstream

HEAVY = (
    "numpy",
    "onnxruntime",
    "cv2",
    "scipy",
    "pyvips",
    "server.workers.process",
    "server.workers.tasks",
    "mcp",
    "starlette",
    "uvicorn",
)

MODULES = 1_800
"""More to load makes a start slower on every machine: 1,641 take a second of a core."""


def refused(studio: Studio) -> str:
    """What a server that cannot start says; it ends with 1 and without a traceback."""
    process = studio.spawn()
    said, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 1, errors
    assert "Traceback" not in errors
    assert said == ""
    assert len(errors.strip().splitlines()) == 1
    return errors


def test_it_says_where_it_is_and_answers(tmp_path: Path) -> None:
    """How soon is measured by `benchmarks/startup.py`."""
    with Studio(tmp_path / "data", prepared=False) as studio:
        assert studio.process is not None
        assert studio.process.stdout is not None
        assert studio.process.stdout.readline() == f"Atelier is at {studio.url}\n"
        assert requests.get(f"{studio.url}/", timeout=60).status_code == 200


def test_the_web_process_loads_nothing_heavy_and_stays_small(tmp_path: Path) -> None:
    code = f"import server.app, sys; print([name for name in {HEAVY!r} if name in sys.modules], len(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    heavy, count = loaded.stdout.rsplit(maxsplit=1)
    assert heavy == "[]"
    assert int(count) < MODULES
    with Studio(tmp_path / "data", prepared=False) as studio:
        requests.get(f"{studio.url}/api/v1/session", timeout=60)
        assert psutil.Process(studio.pid).children() == []
        assert psutil.Process(studio.pid).memory_info().rss < 120e6


def test_a_port_that_is_taken_is_a_sentence(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        studio = Studio(tmp_path / "data", {"ATELIER_PORT": str(other.getsockname()[1])}, prepared=False)
        assert "ATELIER_PORT" in refused(studio)


def test_a_second_server_on_the_same_folder_is_refused_and_the_first_one_works_on(tmp_path: Path) -> None:
    with Studio(tmp_path / "data") as first:
        said = refused(Studio(tmp_path / "data"))
        assert f"process {first.pid}" in said
        assert "ATELIER_DATA" in said
        assert requests.get(f"{first.url}/api/v1/session", timeout=60).status_code == 200
        first.kill()
        with Studio(tmp_path / "data") as next_one:
            assert requests.get(f"{next_one.url}/health", timeout=60).status_code == 200


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("ATELIER_PORT", "eighty", "from 1 to 65535"),
        ("ATELIER_ACCESS", "closed", "open, password"),
        ("ATELIER_HOST", "no.such.host.invalid", "ATELIER_HOST"),
        ("ATELIER_PAGE", "/nowhere", "make build"),
        ("ATELIER_DATA", "/dev/null/data", "ATELIER_DATA"),
        ("OPENROUTER_API_KEY", "sk–or–v1–0123", "OPENROUTER_API_KEY"),
        ("OPENROUTER_API_KEY", "sk-or-v1 0123", "in the middle of it"),
        ("OPENROUTER_API_URL", "openrouter.ai/api/v1", "OPENROUTER_API_URL"),
    ],
)
def test_a_setting_that_cannot_be_is_a_sentence(tmp_path: Path, name: str, value: str, hint: str) -> None:
    assert hint in refused(Studio(tmp_path / "data", {name: value}))


def test_a_key_works_as_it_was_pasted(tmp_path: Path) -> None:
    with Upstream() as upstream:
        environ = {"OPENROUTER_API_KEY": f"“Bearer {KEY}”\u00a0", "OPENROUTER_API_URL": f" {upstream.url}/ "}
        with Studio(tmp_path / "data", environ) as studio, Visitor(studio.url) as ada:
            ada.connect()
            conversation = ada.conversation()
            ada.open(conversation)
            assert ada.ended(ada.turn(conversation, "Tell me")).state == "done"
        assert upstream.seen()["requests"][-1]["headers"]["authorization"] == f"Bearer {KEY}"


def test_a_broken_env_file_is_a_sentence_with_its_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ATELIER_HOST=127.0.0.1\nthis is no setting\n")
    process = subprocess.run(
        [sys.executable, "-m", "server"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert process.returncode == 1
    assert "Line 2" in process.stderr
    assert "Traceback" not in process.stderr


def test_a_small_answer_on_a_kept_connection_does_not_wait_for_the_line(tmp_path: Path) -> None:
    """Half of an answer that waits for the other half's acknowledgement takes 40 ms, on every machine."""
    with Studio(tmp_path / "data") as studio, requests.Session() as kept:
        kept.get(f"{studio.url}/api/v1/session", timeout=PATIENCE)
        waits = [kept.get(f"{studio.url}/api/v1/settings", timeout=PATIENCE).elapsed.total_seconds() for _ in range(20)]
    assert min(waits) < 0.03
